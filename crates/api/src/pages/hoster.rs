//! One hoster: everything that is stated of it, by theme, with who said it and when; what is not stated, apart; and why it is
//! in the list of a search, or is not.

mod entry;
mod services;
mod why;

use super::frame::Frame;
use super::linked::short;
use super::place::{PageLang, Place, history, report};
use super::said::Said;
use super::search::{Asked, address, is_web, place, website};
use super::searched::Searched;
use super::{HTML, html, unkept};
use crate::extract::{self, Slug};
use crate::live::Live;
use crate::problem::Problem;
use crate::reply::{Question, Stop};
use crate::state::App;
use crate::v1::find_hoster;
use crate::wire::is_criterion;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use entry::{Entry, Maker, Proof, is_shown, only_text};
use matou_core::date::PartialDate;
use matou_core::directory::Hoster;
use matou_core::field::{About, Theme};
use matou_core::query::Query;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use services::{Offer, offers};
use why::Why;

/// How many characters of its presentation stand for a hoster in search engines.
const SUMMARY_MAX: usize = 200;
/// The facts that stand at the top.
const AT_TOP: [&str; 1] = ["description"];

/// One hoster.
#[derive(Template)]
#[template(path = "hoster.html")]
struct Sheet {
    frame: Frame,
    slug: String,
    name: String,
    place: Option<String>,
    /// The site, and its name.
    website: Option<(String, String)>,
    description: Option<Entry>,
    /// Why it is in no list, with the source.
    unlisted: Option<(Said, Option<Proof>)>,
    why: Option<Why>,
    /// The list that it was found in, with its search.
    list: String,
    is_asked: bool,
    themes: Vec<Group>,
    offers: Vec<Offer>,
    /// The source of all that is said of its services.
    offers_proof: Option<Proof>,
    unsaid: Vec<Unsaid>,
    /// The facts of identity that it does not state.
    unsaid_facts: String,
    /// What machines read of it.
    json_ld: Option<String>,
    /// The address of the page without a search.
    path: String,
    /// What is known of it over time, how it is reported, and where it is compared, each within the search.
    history: String,
    report: String,
    compare: String,
    day: String,
    is_past: bool,
    /// Where to go on from what is not published yet.
    unpublished: Option<String>,
}

/// What is stated under a theme.
struct Group {
    code: &'static str,
    label: String,
    entries: Vec<Entry>,
    /// Whether its facts are short: rows instead of headings.
    is_rows: bool,
}

/// A criterion that nothing is stated of.
struct Unsaid {
    label: String,
    question: String,
}

/// The page of a hoster.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(slug): Slug,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    let searched = Searched::read(&mut question, &[])?;
    let hoster = find_hoster(&searched.live, &slug)?;
    question.settle(&searched.canonical())?;
    let path = format!("{}/{slug}", Place::Results.path(lang));
    let page = Sheet::new(&app, &searched.live, hoster, &searched.asked(lang, &path));
    Ok(question.reply(html(&page)?).await)
}

/// The page of a hoster as it will be, for who is about to publish it: shown to nobody else, and kept by nobody.
///
/// # Errors
/// When the directory has no such hoster, or the page cannot be made.
pub(super) fn preview(
    app: &App,
    next: &Live,
    slug: &str,
    (lang, path, check): (Lang, &str, String),
) -> Result<Response, Problem> {
    let hoster = find_hoster(next, slug)?;
    let query = Query::default();
    let schema = next.directory().schema();
    let asked = Asked { schema, query: &query, lang, path, kept: String::new() };
    let mut page = Sheet::new(app, next, hoster, &asked);
    page.unpublished = Some(check);
    page.frame = page.frame.private();
    unkept(lang, StatusCode::OK, &page)
}

impl Sheet {
    fn new(app: &App, live: &Live, hoster: &Hoster, asked: &Asked<'_>) -> Self {
        let (schema, lang) = (asked.schema, asked.lang);
        let maker = Maker { schema, lang };
        let query = asked.query.print(schema);
        let description = schema.field(About::Hoster, "description");
        let (offers, offers_proof) = offers(maker, hoster);
        Self {
            frame: frame(app, hoster, asked),
            slug: hoster.slug().to_string(),
            name: hoster.name(schema).to_owned(),
            place: place(schema, hoster, lang),
            website: website(schema, hoster).map(|url| (short(&url), url)),
            description: description.and_then(|known| maker.of_hoster(hoster, known)),
            unlisted: unlisted(maker, hoster),
            why: Why::new(asked, live.directory(), hoster),
            list: why::list(asked),
            is_asked: !query.is_empty(),
            themes: themes(maker, hoster),
            offers,
            offers_proof,
            unsaid: unsaid(schema, hoster, lang),
            unsaid_facts: unsaid_facts(schema, hoster, lang),
            json_ld: json_ld(schema, hoster),
            path: asked.path.to_owned(),
            history: asked.address(&format!("{}/{}", asked.path, history(lang)), asked.query),
            report: asked.address(&format!("{}/{}", asked.path, report(lang)), asked.query),
            compare: compare(hoster, asked),
            day: PartialDate::day(live.directory().today()).in_words(lang),
            is_past: !asked.kept.is_empty(),
            unpublished: None,
        }
    }

    const fn has_unsaid(&self) -> bool {
        !(self.unsaid.is_empty() && self.unsaid_facts.is_empty())
    }
}

/// The hoster beside others, within the search.
fn compare(hoster: &Hoster, asked: &Asked<'_>) -> String {
    let slug = format!("slug={}", hoster.slug());
    address(Place::Compare.path(asked.lang), &[&slug, &asked.query.print(asked.schema), &asked.kept])
}

fn frame(app: &App, hoster: &Hoster, asked: &Asked<'_>) -> Frame {
    let frame = Frame::new(&app.settings().public_url, asked.lang, Some(Place::Results), asked.path);
    let name = hoster.name(asked.schema);
    let summary = match only_text(asked.schema, hoster, "description") {
        Some(text) => text.replace('\n', " ").chars().take(SUMMARY_MAX).collect(),
        None => frame.words.with("hoster-summary", "name", name),
    };
    let query = address("", &[&asked.query.print(asked.schema), &asked.kept]);
    frame.titled(name).described(summary).asking(query.trim_start_matches('?'))
}

/// The themes under which something is stated. Services have a list of their own.
fn themes(maker: Maker<'_>, hoster: &Hoster) -> Vec<Group> {
    let group = |theme: Theme| {
        let is_rows = theme == Theme::Identity;
        let is_of = |known: &&SchemaField| {
            known.field.theme == theme && is_shown(known) && !AT_TOP.contains(&known.field.id)
        };
        let entry = |known: &SchemaField| {
            let entry = maker.of_hoster(hoster, known)?;
            Some(if is_rows { entry.headed(known, maker.lang) } else { entry })
        };
        let entries: Vec<Entry> = maker.schema.fields().iter().filter(is_of).filter_map(entry).collect();
        Group { code: theme.code(), label: theme.label().get(maker.lang).to_owned(), entries, is_rows }
    };
    let has_something = |group: &Group| !group.entries.is_empty() || group.code == Theme::Services.code();
    Theme::ALL.into_iter().map(group).filter(has_something).collect()
}

fn is_unsaid(hoster: &Hoster, known: &SchemaField) -> bool {
    is_shown(known) && hoster.answers().get(known.id).is_none()
}

fn unsaid(schema: &Schema, hoster: &Hoster, lang: Lang) -> Vec<Unsaid> {
    let criteria = schema.fields().iter().filter(|known| is_criterion(known) && is_unsaid(hoster, known));
    let unsaid = |known: &SchemaField| Unsaid {
        label: known.texts.label.get(lang).to_owned(),
        question: known.texts.question.get(lang).to_owned(),
    };
    criteria.map(unsaid).collect()
}

fn unsaid_facts(schema: &Schema, hoster: &Hoster, lang: Lang) -> String {
    let facts = schema.fields().iter().filter(|known| !is_criterion(known) && is_unsaid(hoster, known));
    let mut labels: Vec<&str> = facts.map(|known| known.texts.label.get(lang)).collect();
    let services = Theme::Services.label();
    if hoster.services().next().is_none() {
        labels.push(services.get(lang));
    }
    labels.join(", ")
}

fn unlisted(maker: Maker<'_>, hoster: &Hoster) -> Option<(Said, Option<Proof>)> {
    let why = super::search::unlisted(maker.schema, hoster, maker.lang)?;
    let known = maker.schema.field(About::Hoster, "listing");
    Some((why, known.and_then(|known| maker.of_hoster(hoster, known)).and_then(|entry| entry.proof)))
}

/// The hoster as schema.org names such things, as far as it is exact: a person is no organisation, and nothing is rated.
/// No text in it can end the element that it stands in.
fn json_ld(schema: &Schema, hoster: &Hoster) -> Option<String> {
    let is_person =
        hoster.value(schema, "legal_form").is_some_and(|form| form.has_code("form", "individual"));
    if is_person {
        return None;
    }
    let url = only_text(schema, hoster, "website").filter(|url| is_web(url));
    let stated = [("url", url), ("foundingDate", only_text(schema, hoster, "founded"))];
    let always =
        [("@context", "https://schema.org"), ("@type", "Organization"), ("name", hoster.name(schema))];
    let mut organisation: serde_json::Map<String, serde_json::Value> =
        always.into_iter().map(|(name, text)| (name.to_owned(), text.into())).collect();
    organisation.extend(stated.into_iter().filter_map(|(name, text)| Some((name.to_owned(), text?.into()))));
    let text = serde_json::to_string(&organisation).ok()?;
    Some(text.replace('<', "\\u003c"))
}
