//! The way in: three situations, a search, a service at once, and what this directory is and is not.

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::search::{Asked, Choice};
use super::{HTML, html};
use crate::draw::SERVICE;
use crate::extract;
use crate::reply::{Question, Stop};
use crate::state::App;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use matou_core::query::{Ask, Query};
use matou_core::search::{FacetValue, Search};
use matou_core::services::ServiceSearch;

/// How many needs the page names.
const NEEDS_MAX: usize = 8;

/// The way in.
#[derive(Template)]
#[template(path = "start.html")]
struct Start {
    frame: Frame,
    choices: Vec<Choice>,
    needs: Vec<Need>,
    listed: usize,
}

/// A need that one service answers.
struct Need {
    label: String,
    href: String,
}

/// The start page.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_media(&app, asked.in_language(lang), HTML).await?;
    question.finish(&[])?;
    question.settle("")?;
    let live = std::sync::Arc::clone(&question.live);
    let directory = live.directory();
    let query = Query::default();
    let search = Search::new(directory, &query);
    let asked = Asked {
        schema: directory.schema(),
        query: &query,
        lang,
        path: Place::Results.path(lang),
        kept: String::new(),
    };
    let page = Start {
        frame: Frame::new(&app.settings().public_url, lang, None, Place::Start.path(lang)),
        choices: asked.choices(),
        needs: needs(&asked, &search),
        listed: directory.listed(),
    };
    Ok(question.reply(html(&page)?).await)
}

/// The needs that a draw can answer at once and the most hosters do, in the order of the vocabulary.
fn needs(asked: &Asked<'_>, search: &Search<'_>) -> Vec<Need> {
    let Some(filter) = asked.schema.filter(SERVICE) else { return Vec::new() };
    let can_be_drawn = |value: &&FacetValue<'_>| {
        let mut query = Query::default();
        query.asks.insert(filter.id, Ask::Options(vec![value.code.to_owned()]));
        ServiceSearch::new(search.directory(), &query).usable() > 0
    };
    let facets = search.facets();
    let Some(facet) = facets.iter().find(|facet| facet.filter == filter.id) else { return Vec::new() };
    let drawn: Vec<&FacetValue<'_>> = facet.values.iter().filter(can_be_drawn).collect();
    let least = least_common(&drawn);
    let need = |value: &&FacetValue<'_>| Need {
        label: value.label.get(asked.lang).to_owned(),
        href: format!("{}?{SERVICE}={}", Place::Pick.path(asked.lang), value.code),
    };
    drawn.iter().filter(|value| value.count >= least).take(NEEDS_MAX).map(need).collect()
}

/// The count of the least common need that is still named.
fn least_common(values: &[&FacetValue<'_>]) -> usize {
    let mut counts: Vec<usize> = values.iter().map(|value| value.count).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts.get(NEEDS_MAX - 1).or(counts.last()).copied().unwrap_or(0)
}

impl Start {
    const fn results(&self) -> &'static str {
        Place::Results.path(self.frame.lang)
    }
}
