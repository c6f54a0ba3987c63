//! The hosters of a search on a map, and beside it the list by place, which says everything that the map says.

mod drawing;
mod places;

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::search::{Applied, Asked, Choice, LeftOut};
use super::searched::Searched;
use super::{HTML, html};
use crate::extract;
use crate::render::text::counts;
use crate::reply::{Question, Stop};
use crate::state::App;
use crate::wire::NOT_ON_A_MAP;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use drawing::Drawing;
use matou_core::date::PartialDate;
use matou_core::directory::Directory;
use matou_core::query::Query;
use matou_core::search::Search;
use matou_core::sentence::sentence;
use places::Places;

/// The map and its list.
#[derive(Template)]
#[template(path = "map.html")]
struct Map {
    frame: Frame,
    choices: Vec<Choice>,
    sentence: String,
    counted: String,
    applied: Vec<Applied>,
    left_out: Vec<LeftOut>,
    drawing: Drawing,
    places: Places,
    /// Whether anybody may match or not have said: without a condition, everybody matches.
    is_asked: bool,
    /// The same search as a list of cards.
    results: String,
    /// The map without any condition.
    all: String,
    /// The query string that links to hosters keep, with its question mark.
    kept: String,
    day: String,
    /// Whether the day was asked for, and is not today.
    is_past: bool,
}

/// The page of the map.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    question.refuse(&NOT_ON_A_MAP);
    let searched = Searched::read(&mut question, &[])?;
    question.settle(&searched.canonical())?;
    let asked = searched.asked(lang, Place::Map.path(lang));
    let page = Map::new(&app, searched.live.directory(), &asked);
    Ok(question.reply(html(&page)?).await)
}

impl Map {
    fn new(app: &App, directory: &Directory, asked: &Asked<'_>) -> Self {
        let (query, lang) = (asked.query, asked.lang);
        let search = Search::new(directory, query);
        let hits = search.all();
        let places = Places::new(asked, &hits);
        let applied = asked.applied(&search);
        Self {
            frame: frame(app, asked),
            choices: asked.choices(),
            sentence: sentence(asked.schema, query, lang),
            counted: counts(search.counts(), lang),
            is_asked: !applied.is_empty(),
            applied,
            left_out: asked.left_out(&search),
            drawing: Drawing::new(asked, &hits, &places),
            places,
            results: asked.address(Place::Results.path(lang), query),
            all: asked.href(&Query::default()),
            kept: asked.address("", query),
            day: PartialDate::day(directory.today()).in_words(lang),
            is_past: !asked.kept.is_empty(),
        }
    }

    /// The page of a hoster, for this search.
    fn hoster(&self, slug: &str) -> String {
        format!("{}/{slug}{}", self.frame.to(Place::Results), self.kept)
    }
}

fn frame(app: &App, asked: &Asked<'_>) -> Frame {
    let frame = Frame::new(&app.settings().public_url, asked.lang, Some(Place::Map), asked.path);
    let title = frame.words.say("map-title");
    let canonical = asked.address("", asked.query);
    frame
        .titled(title)
        .described(sentence(asked.schema, asked.query, asked.lang))
        .asking(canonical.trim_start_matches('?'))
}
