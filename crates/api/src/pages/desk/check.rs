//! The whole declaration before it is published: each answer as it will be read, a way back to each, what a promise may cost,
//! and the sheet as everybody will see it. Then one button.

use super::drafts::{Drafts, author};
use super::home_of;
use super::section::{At, href};
use crate::account::{Editor, SentByEditor};
use crate::live::Live;
use crate::pages::form::{hidden, place};
use crate::pages::frame::Frame;
use crate::pages::place::{PageLang, Word, about};
use crate::pages::{hoster, own};
use crate::problem::Problem;
use crate::publishing::{Outcome, Publication, last_about, publish};
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::declaration;
use matou_core::say;
use matou_core::schema::Schema;
use matou_core::statement::{Act, Statement};
use matou_core::text::Lang;
use std::sync::Arc;

/// The name of the field that holds what the author saw.
const SEEN: &str = "seen";

/// The check before publishing.
#[derive(Template)]
#[template(path = "check.html")]
struct CheckPage {
    frame: Frame,
    up: String,
    action: String,
    name: String,
    mistakes: Vec<(String, String)>,
    trouble: Option<String>,
    hidden: Vec<(&'static str, String)>,
    sections: Vec<SectionRows>,
    /// What a promise may cost volunteers.
    warning: Option<String>,
    preview: String,
    /// What others stated since the draft was begun, beside what is about to be stated.
    others: Vec<OtherRow>,
    changes: usize,
}

/// A section that was filled in.
struct SectionRows {
    heading: String,
    href: String,
    rows: Vec<Row>,
}

/// One answer.
struct Row {
    label: String,
    /// What will be read; `None` where nothing is answered.
    text: Option<String>,
    /// What is done: stated, confirmed, taken back.
    act: &'static str,
    href: String,
}

/// What somebody else stated meanwhile.
struct OtherRow {
    label: String,
    theirs: String,
    yours: String,
}

/// The check.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    let live = app.live();
    let drafts = Drafts::load(&app, &editor).await?;
    if drafts.is_empty() {
        return Ok(Redirect::to(&home_of(lang, &editor.slug)).into_response());
    }
    let at = At { app: &app, live: &live, editor: &editor, lang };
    respond(&at, &drafts, StatusCode::OK, false).await
}

async fn respond(
    at: &At<'_>,
    drafts: &Drafts,
    status: StatusCode,
    is_conflict: bool,
) -> Result<Response, Problem> {
    let slug = &at.editor.slug;
    let seen = last_about(at.app, slug).await.map_err(|error| Problem::unavailable(&error))?;
    let begun = drafts.seen.unwrap_or(seen);
    let others = if begun < seen { others(at, drafts, begun).await? } else { Vec::new() };
    let page = page(at, drafts, seen, others, is_conflict)?;
    own(at.lang, status, &page)
}

fn page(
    at: &At<'_>,
    drafts: &Drafts,
    seen: u64,
    others: Vec<OtherRow>,
    is_conflict: bool,
) -> Result<CheckPage, Problem> {
    let (words, slug, lang) = (Words::of(at.lang), &at.editor.slug, at.lang);
    let schema = at.live.directory().schema();
    let statements = drafts.statements(at.live, slug, &author(at.app, at.editor));
    let sections: Vec<SectionRows> = drafts
        .parts()
        .iter()
        .map(|(part, typed)| {
            let reading = declaration::read(schema, &part.section, typed);
            let path = href(lang, slug, &part.code());
            let subject = part.subject(at.live, slug, typed);
            let row = |(field, answer): &(_, Option<matou_core::answer::Answer>)| {
                let known = schema.field_at(*field)?;
                let said = statements
                    .iter()
                    .find(|it| it.field.id == known.field.id && Some(&it.subject) == subject.as_ref());
                let text = answer.as_ref().map(|answer| in_words(schema, known, answer, lang));
                let act = match (said.map(|it| &it.act), &text) {
                    (Some(Act::Withdrawn(_)), _) => words.say("check-withdrawn"),
                    (Some(Act::Confirmed), _) => words.say("check-confirmed"),
                    (Some(_), _) => words.say("check-stated"),
                    (None, Some(_)) => words.say("check-same"),
                    (None, None) => return None,
                };
                let label = known.texts.label.get(lang).to_owned();
                Some(Row { label, text, act, href: format!("{path}#about-{}", known.field.id) })
            };
            let rows = reading.answers.iter().filter_map(row).collect();
            SectionRows { heading: part.heading(at.live, slug, typed, lang), href: path, rows }
        })
        .collect();
    let mistakes = drafts.mistakes(at.live);
    let mistakes = mistakes.iter().flat_map(|(part, mistakes)| {
        let path = href(lang, slug, &part.code());
        mistakes.iter().map(move |it| (format!("{path}#{}", place(&it.name)), it.text.get(lang).to_owned()))
    });
    let heading = words.with("check-title", "name", at.name());
    let frame = Frame::new(&at.app.settings().public_url, lang, None, &at.check()).private();
    let mut hidden = hidden(&at.editor.who)?;
    hidden.push((SEEN, seen.to_string()));
    Ok(CheckPage {
        frame: frame.titled(heading),
        up: home_of(lang, slug),
        action: at.check(),
        name: at.name().to_owned(),
        mistakes: mistakes.collect(),
        trouble: is_conflict.then(|| words.say("check-conflict").to_owned()),
        hidden,
        sections,
        warning: warning(at, drafts),
        preview: about(lang, Word::Space, slug, &[Word::Preview]),
        others,
        changes: statements.len(),
    })
}

fn in_words(
    schema: &Schema,
    known: &matou_core::schema::SchemaField,
    answer: &matou_core::answer::Answer,
    lang: Lang,
) -> String {
    let Some(value) = answer.value() else { return known.texts.none.get(lang).to_owned() };
    let sentence = say::value_in_words(schema, known, value, lang);
    // What the sentence leaves out, the means above all, is read here before anybody else reads it.
    let pieces = value.records().iter().flat_map(matou_core::value::Record::pieces);
    let unsaid = pieces.filter_map(|(id, datum)| {
        let part = known.field.parts.iter().find(|part| part.id == id)?;
        let words = say::datum_in_words(schema, part, datum, lang);
        let is_said = sentence.to_lowercase().contains(&words.to_lowercase());
        let colon = Words::of(lang).say("colon");
        (!is_said).then(|| format!("{}{colon} {words}", part.label.get(lang)))
    });
    std::iter::once(sentence.clone()).chain(unsaid).collect::<Vec<_>>().join("\n")
}

/// What is said, kindly, before volunteers alone promise something.
fn warning(at: &At<'_>, drafts: &Drafts) -> Option<String> {
    let declared = drafts.declared(at.live);
    let schema = at.live.directory().schema();
    let after = declaration::after(at.hoster(), &declared);
    let is_due = declaration::is_promised_by_volunteers(schema, after);
    is_due.then(|| declaration::WHAT_IT_MAY_COST.get(at.lang).to_owned())
}

/// What others stated about the same questions since a draft was begun.
async fn others(at: &At<'_>, drafts: &Drafts, begun: u64) -> Result<Vec<OtherRow>, Problem> {
    let schema = at.live.directory().schema();
    let entries = at.app.store().of_hoster(&at.editor.slug).await;
    let entries = entries.map_err(|error| Problem::unavailable(&error))?;
    let own = drafts.statements(at.live, &at.editor.slug, &author(at.app, at.editor));
    let own_author = at.editor.who.account.author();
    let later = entries.iter().filter(|(seq, entry)| *seq > begun && entry.author != own_author);
    let row = |entry: &matou_core::statement::Entry| {
        let theirs = Statement::from_entry(schema, entry).ok()?;
        let yours = own.iter().find(|it| it.field.id == theirs.field.id && it.subject == theirs.subject)?;
        let known = schema.field(theirs.subject.about(), theirs.field.id)?;
        let text = |act: &Act| match act {
            Act::Stated(answer) => in_words(schema, known, answer, at.lang),
            Act::Contested(text) | Act::Replied(text) | Act::Settled(text) | Act::Withdrawn(text) => {
                text.clone()
            }
            Act::Confirmed => Words::of(at.lang).say("check-confirmed").to_owned(),
            Act::Reviewed => Words::of(at.lang).say("check-reviewed").to_owned(),
        };
        let label = known.texts.label.get(at.lang).to_owned();
        Some(OtherRow { label, theirs: text(&theirs.act), yours: text(&yours.act) })
    };
    Ok(later.filter_map(|(_, entry)| row(entry)).collect())
}

/// The sheet as everybody will see it.
pub(super) async fn preview(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    let live = app.live();
    let drafts = Drafts::load(&app, &editor).await?;
    let statements = drafts.statements(&live, &editor.slug, &author(&app, &editor));
    let next = Live::of(live.directory().apply(statements));
    let check = about(lang, Word::Space, &editor.slug, &[Word::Check]);
    let path = about(lang, Word::Space, &editor.slug, &[Word::Preview]);
    hoster::preview(&app, &next, &editor.slug, (lang, &path, check))
}

/// Publishes everything that was kept, once.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let drafts = Drafts::load(&app, &editor).await.map_err(IntoResponse::into_response)?;
    let live = app.live();
    let at = At { app: &app, live: &live, editor: &editor, lang };
    if !drafts.mistakes(&live).is_empty() {
        let page = respond(&at, &drafts, StatusCode::UNPROCESSABLE_ENTITY, false).await;
        return page.map_err(IntoResponse::into_response);
    }
    let drafts = Arc::new(drafts);
    let mark = sent.mark();
    let publication = Publication {
        slug: &editor.slug,
        seen: Some(sent.form.get(SEEN).parse().unwrap_or_default()),
        account: editor.who.account.number,
        mark: &mark,
        digest: "",
        ends_drafts: true,
    };
    let author = author(&app, &editor);
    let made = publish(&app, &publication, |live| drafts.statements(live, &editor.slug, &author)).await;
    match made {
        Ok(Outcome::Now(_) | Outcome::Before(..)) => {
            let home = home_of(lang, &editor.slug);
            Ok(Redirect::to(&format!("{home}?done=published")).into_response())
        }
        Ok(Outcome::Conflict) => {
            let page = respond(&at, &drafts, StatusCode::CONFLICT, true).await;
            page.map_err(IntoResponse::into_response)
        }
        Err(failure) => Err(sent.unavailable(&app, &failure)),
    }
}

impl CheckPage {
    /// Whether a text is there to be read.
    const fn has_changes(&self) -> bool {
        self.changes > 0
    }
}
