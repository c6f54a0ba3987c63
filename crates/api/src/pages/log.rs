//! The public log: every act of people in the directory, newest first, with its day, the role of who did it, and the reason.

use super::frame::Frame;
use super::own;
use super::place::{PageLang, Place, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::wire::StatementBody;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use matou_core::field::About;
use matou_core::text::Lang;

/// How many acts are shown, and how many entries of the ledger are looked at.
const SHOWN: usize = 200;
const LOOKED_AT: u32 = 20_000;

/// The log.
#[derive(Template)]
#[template(path = "log.html")]
struct LogPage {
    frame: Frame,
    rows: Vec<Row>,
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

/// Acts that reviewers alone do; a decision of the collective's own is told by its provenance.
fn is_of_reviewer(act: &str, provenance: &str) -> bool {
    ["reviewed", "contested", "settled"].contains(&act) || provenance == "collective"
}

/// The log.
pub(super) async fn show(State(app): State<App>, PageLang(lang): PageLang) -> Result<Response, Problem> {
    let live = app.live();
    let first = live.revision().saturating_sub(u64::from(LOOKED_AT));
    let entries = app.store().since(first, LOOKED_AT).await;
    let entries = entries.map_err(|error| Problem::unavailable(&error))?;
    let by_people = entries.iter().rev().filter(|(_, entry)| entry.author.starts_with("account:"));
    let rows: Vec<Row> = by_people
        .take(SHOWN)
        .filter_map(|(seq, entry)| {
            let directory = live.directory();
            let schema = directory.schema();
            let hoster = directory.hoster(&entry.hoster)?;
            Some(row(lang, (schema, hoster), &StatementBody::new(schema, hoster, *seq, entry, lang)))
        })
        .collect();
    let frame = Frame::new(&app.settings().public_url, lang, None, &path(lang, &[Word::Log]));
    let title = frame.words.say("log-title");
    own(lang, StatusCode::OK, &LogPage { frame: frame.titled(title), rows })
}

fn row(
    lang: Lang,
    (schema, hoster): (&matou_core::schema::Schema, &matou_core::directory::Hoster),
    body: &StatementBody,
) -> Row {
    let words = Words::of(lang);
    let about = if body.service.is_some() { About::Service } else { About::Hoster };
    let known = schema.field(about, &body.field);
    let who = if is_of_reviewer(&body.act, &body.provenance) { "log-reviewer" } else { "log-hoster" };
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
