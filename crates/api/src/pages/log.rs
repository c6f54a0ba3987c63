//! The public log: every act of people in the directory, newest first, with its day, the role of who did it, and the reason.

use super::frame::Frame;
use super::own;
use super::place::{PageLang, Place, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::wire::StatementBody;
use crate::words::Words;
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use matou_core::field::About;
use matou_core::query::{ErrorCode, ParameterError, decode};
use matou_core::statement::Entry;
use matou_core::text::{Lang, Text, t};

/// How many acts stand on a page.
const SHOWN: u64 = 100;
/// The parameter that leads to older acts.
const BEFORE: &str = "before";

/// The log.
#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    frame: Frame,
    rows: Vec<Row>,
    /// Where older acts are.
    older: Option<String>,
}

/// One act.
struct Row {
    sequence: u64,
    day: String,
    href: String,
    name: String,
    field: String,
    who: &'static str,
    act: String,
    text: String,
    people: Option<String>,
}

/// The log.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let live = app.live();
    let before = read_before(query.as_deref().unwrap_or_default())?;
    let entries = app.store().by_people(before.unwrap_or(u64::MAX >> 1), SHOWN).await;
    let entries = entries.map_err(|error| Problem::unavailable(&error))?;
    let directory = live.directory();
    let schema = directory.schema();
    let in_words = |(seq, entry): &(u64, Entry)| {
        let hoster = directory.hoster(&entry.hoster)?;
        Some(row(lang, (schema, hoster), &StatementBody::new(schema, hoster, *seq, entry, lang)))
    };
    let at = path(lang, &[Word::Log]);
    let is_full = u64::try_from(entries.len()).is_ok_and(|count| count == SHOWN);
    let last = entries.last().map(|(seq, _)| *seq).filter(|_| is_full);
    let frame = Frame::new(&app.settings().public_url, lang, None, &at);
    let title = frame.words.say("log-title");
    let frame = if before.is_some() { frame.titled(title).private() } else { frame.titled(title) };
    let older = last.map(|seq| format!("{at}?{BEFORE}={seq}"));
    own(lang, StatusCode::OK, &LogPage { frame, rows: entries.iter().filter_map(in_words).collect(), older })
}

/// The number below which acts are shown.
fn read_before(query: &str) -> Result<Option<u64>, Problem> {
    let mut pairs = decode(query)?;
    pairs.retain(|(name, _)| name != "lang");
    let mistake =
        |name: &str, text: Text| Problem::from(vec![ParameterError::new(name, ErrorCode::Value, text)]);
    match pairs.as_slice() {
        [] => Ok(None),
        [(name, value)] if name == BEFORE => value.parse().map(Some).map_err(|_| {
            mistake(BEFORE, t("Ce n’est pas le numéro d’un acte.", "This is not the number of an act."))
        }),
        [(name, _), ..] => Err(mistake(
            name,
            t("Le journal ne prend que « before », une fois.", "The log takes “before” alone, once."),
        )),
    }
}

fn row(
    lang: Lang,
    (schema, hoster): (&matou_core::schema::Schema, &matou_core::directory::Hoster),
    body: &StatementBody,
) -> Row {
    let words = Words::of(lang);
    let about = if body.service.is_some() { About::Service } else { About::Hoster };
    let known = schema.field(about, &body.field);
    let who = if body.author == "reviewer" { "log-reviewer" } else { "log-hoster" };
    Row {
        sequence: body.sequence,
        day: body.recorded_at.get(..10).unwrap_or_default().to_owned(),
        href: format!("{}/{}", Place::Results.path(lang), hoster.slug()),
        name: hoster.name(schema).to_owned(),
        field: known.map_or(body.field.as_str(), |known| known.texts.label.get(lang)).to_owned(),
        who: words.known(who).unwrap_or_default(),
        act: words.known(&format!("history-act-{}", body.act)).unwrap_or_default().to_owned(),
        text: body.text.clone(),
        people: body.human_cost.as_ref().map(|cost| cost.text.clone()),
    }
}
