//! The hoster's word: a reply beside an answer that the collective contests, and answers to questions of reviewers.

use super::{home_of, state};
use crate::account::{Editor, SentByEditor, instant};
use crate::live::Live;
use crate::pages::form::{FormPage, Input};
use crate::pages::place::{PageLang, Word, about};
use crate::problem::{Kind, Problem};
use crate::state::App;
use crate::words::Words;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::datum::TEXT_MAX;
use matou_core::declaration::Author;
use matou_core::query::decode;
use matou_core::report;
use matou_core::statement::{Act, Slug, Statement, Subject};
use matou_core::text::Lang;
use matou_store::{Remark, RemarkKind};

const FIELD: &str = "field";
const QUESTION: &str = "question";
const TEXT: &str = "text";

/// What is replied to.
enum To {
    /// An answer that is contested: its key, and why.
    Contest(String, String),
    /// A question of a reviewer.
    Question(Box<Remark>),
}

impl To {
    /// What an address or a form names.
    async fn of(app: &App, slug: &str, field: &str, question: &str) -> Result<Self, Problem> {
        if let Ok(number) = question.parse::<u64>() {
            let remarks = app.store().remarks_of(slug).await.map_err(|error| Problem::unavailable(&error))?;
            let open = remarks.into_iter().find(|it| it.number == number && it.kind == RemarkKind::Question);
            return open.map(|it| Self::Question(Box::new(it))).ok_or_else(|| Problem::plain(Kind::NotFound));
        }
        let live = app.live();
        let reason = contested(&live, slug, field);
        reason.map(|why| Self::Contest(field.to_owned(), why)).ok_or_else(|| Problem::plain(Kind::NotFound))
    }
}

/// Why an answer of a hoster is contested.
fn contested(live: &Live, slug: &str, key: &str) -> Option<String> {
    let directory = live.directory();
    let known = report::field(directory.schema(), key)?;
    directory.hoster(slug)?.answers().get(known.id)?.contested.clone()
}

fn page(
    app: &App,
    editor: &Editor,
    lang: Lang,
    to: &To,
    (typed, mistake): (&str, Option<String>),
) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let path = about(lang, Word::Space, &editor.slug, &[Word::Reply]);
    let (title, lead, why, named) = match to {
        To::Contest(field, why) => {
            ("reply-contest", "reply-contest-lead", why.as_str(), (FIELD, field.clone()))
        }
        To::Question(asked) => (
            "reply-question",
            "reply-question-lead",
            asked.text.as_str(),
            (QUESTION, asked.number.to_string()),
        ),
    };
    let text = Input::text(TEXT, words.say("reply-text"), typed).helped(words.count("reply-help", TEXT_MAX));
    let page = FormPage {
        up: Some((home_of(lang, &editor.slug), super::home::name_of(&app.live(), &editor.slug))),
        lead: vec![words.known(lead).unwrap_or_default().to_owned()],
        notice: Some(why.to_owned()),
        inputs: vec![text.wrong(mistake, words.say("report-mistake"))],
        button: words.say("reply-button").to_owned(),
        ..FormPage::new(app, &path, words.known(title).unwrap_or_default())
    };
    let mut page = page.of(&editor.who)?;
    page.hidden.push(named);
    Ok(page)
}

/// The form.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    RawQuery(query): RawQuery,
    editor: Editor,
) -> Result<Response, Problem> {
    let pairs = decode(query.as_deref().unwrap_or_default())?;
    let named = |name: &str| pairs.iter().find(|(known, _)| known == name).map_or("", |(_, it)| it.as_str());
    let to = To::of(&app, &editor.slug, named(FIELD), named(QUESTION)).await?;
    page(&app, &editor, lang, &to, ("", None))?.respond(StatusCode::OK)
}

/// Keeps the reply.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let form = sent.only(&[FIELD, QUESTION, TEXT])?;
    let to = To::of(&app, &editor.slug, form.get(FIELD), form.get(QUESTION)).await;
    let to = to.map_err(IntoResponse::into_response)?;
    let text = form.get(TEXT).replace("\r\n", "\n");
    let text = text.trim();
    if let Some(mistake) = mistake(text, lang) {
        return FormPage::refused(page(&app, &editor, lang, &to, (text, Some(mistake))));
    }
    let author = super::drafts::author(&app, &editor);
    match &to {
        To::Contest(key, _) => {
            let make = |live: &Live| statement(live, &editor.slug, key, text, &author).into_iter().collect();
            state(&app, (&sent, &editor), (lang, "replied"), make).await
        }
        To::Question(asked) => {
            let answer = Remark {
                number: 0,
                kind: RemarkKind::Answer,
                text: text.to_owned(),
                account: editor.who.account.number,
                written_at: instant(app.now()),
                closed_at: None,
                ..asked.as_ref().clone()
            };
            let home = home_of(lang, &editor.slug);
            let once = sent.submission(&answer.written_at);
            // A question that somebody else has answered meanwhile gets a further answer: no word is lost.
            let closes = asked.closed_at.is_none().then_some(asked.number);
            match app.store().add_remark(&answer, closes, Some(&once)).await {
                Ok(_) => Ok(Redirect::to(&format!("{home}?done=answered")).into_response()),
                Err(error) => Err(sent.unavailable(&app, &error)),
            }
        }
    }
}

/// What is wrong with a text, if anything.
pub(in crate::pages) fn mistake(text: &str, lang: Lang) -> Option<String> {
    let words = Words::of(lang);
    if text.is_empty() {
        return Some(words.say("reply-empty").to_owned());
    }
    let read = matou_core::datum::parse_text(text, TEXT_MAX, true);
    read.err().map(|problem| problem.message.get(lang).to_owned())
}

fn statement(live: &Live, slug: &str, key: &str, text: &str, author: &Author) -> Option<Statement> {
    let directory = live.directory();
    let known = report::field(directory.schema(), key)?;
    let stated = directory.hoster(slug)?.answers().get(known.id)?;
    stated.contested.as_ref()?;
    let subject = Subject { hoster: slug.parse::<Slug>().ok()?, service: None };
    // It stands beside the answer that is contested, whoever gave it.
    let author = Author { provenance: stated.provenance, ..author.clone() };
    Some(author.statement(subject, known, Act::Replied(text.to_owned())))
}
