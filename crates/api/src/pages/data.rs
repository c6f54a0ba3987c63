//! The data and its licence: sources with their last run, copies, feeds, and how to cite it.

use super::about::{day, frame};
use super::frame::Frame;
use super::place::{PageLang, Place};
use super::{html, without_parameters};
use crate::extract::Asked;
use crate::live::Live;
use crate::render::dump_names;
use crate::reply::Stop;
use crate::state::App;
use crate::wire::{SourceBody, SourcesBody};
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use matou_core::answer::Provenance;
use matou_core::text::Lang;

/// The data and its licence.
#[derive(Template)]
#[template(path = "data.html")]
struct Data {
    frame: Frame,
    version: String,
    day: String,
    sources: Vec<Source>,
    provenances: Vec<String>,
    /// The names of the files of a copy.
    files: Vec<String>,
    /// The first day of which there is a copy, when there is any but today's.
    began: Option<String>,
}

/// A source, in words.
struct Source {
    name: String,
    location: String,
    /// When it was last read, and what it gave.
    text: String,
}

/// The page about the data.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let live = std::sync::Arc::clone(&question.live);
    let directory = live.directory();
    let frame = frame(&app, lang, Place::Data, ["data-title", "data-description"]);
    let page = Data {
        sources: sources(&live, frame.words, lang),
        frame,
        version: live.version(),
        day: day(directory.today(), lang),
        provenances: Provenance::ALL.map(|known| known.label().get(lang).to_owned()).into(),
        files: dump_names(directory.schema()),
        began: live.began().filter(|began| *began < directory.today()).map(|began| day(began, lang)),
    };
    Ok(question.reply(html(&page)?).await)
}

impl Data {
    /// How to name this data elsewhere.
    fn citation(&self) -> String {
        let site = format!("{}/", self.frame.site);
        let pieces = [("version", &self.version), ("day", &self.day), ("site", &site)];
        self.frame.words.fill("data-cite-text", pieces.map(|(name, text)| (name, text.as_str().into())))
    }
}

/// The sources as the API gives them.
fn sources(live: &Live, words: &Words, lang: Lang) -> Vec<Source> {
    let body = SourcesBody::new(live.runs(), live.files());
    let source = |one: SourceBody| Source {
        name: words.known(&format!("data-source-{}", one.name)).unwrap_or(&one.name).to_owned(),
        text: read(&one, words, lang),
        location: one.location,
    };
    body.sources.into_iter().map(source).collect()
}

fn read(source: &SourceBody, words: &Words, lang: Lang) -> String {
    let state = words.known(&format!("data-state-{}", source.state)).unwrap_or(source.state);
    let last_run = in_words(&source.last_run, lang);
    let pieces = [("day", last_run.as_str().into()), ("state", state.into()), ("n", source.hosters.into())];
    words.fill("data-source-read", pieces)
}

/// The day of an instant, in words; the text itself when it is none.
fn in_words(instant: &str, lang: Lang) -> String {
    let instant_read = instant.parse::<Timestamp>();
    instant_read.map_or_else(|_| instant.to_owned(), |at| day(at.to_zoned(TimeZone::UTC).date(), lang))
}
