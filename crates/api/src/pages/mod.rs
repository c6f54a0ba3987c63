//! The pages that people read: one file per page, French at the root and English under `/en/` (`place`). They take the query
//! string of the API and say what it says; `frame` is what stands around each, `search/` what they show of a search.

mod about;
mod api;
mod criteria;
mod data;
mod failure;
mod frame;
mod place;
mod results;
pub(crate) mod search;
mod start;
mod well_known;

use crate::extract::Asked;
use crate::problem::Problem;
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use askama::Template;
use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use matou_core::query::{decode, encode};
use matou_core::text::Lang;

pub(crate) use failure::{AsPage, failure};
use place::Place;

/// The media type of the pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// The routes of the pages.
pub(crate) fn routes() -> Router<App> {
    let pages = Lang::ALL.into_iter().fold(Router::new(), |router, lang| {
        let hosters = Place::Results.path(lang);
        let router =
            router.route(Place::Start.path(lang), get(start::show)).route(hosters, get(results::show));
        router
            .route(Place::Criteria.path(lang), get(criteria::show))
            .route(Place::About.path(lang), get(about::about))
            .route(Place::Data.path(lang), get(data::show))
            .route(Place::Accessibility.path(lang), get(about::accessibility))
            .route(Place::Legal.path(lang), get(about::legal))
            .route(Place::Api.path(lang), get(api::show))
    });
    let pages = pages
        .route("/en", get(async || Redirect::permanent(Place::Start.path(Lang::En))))
        .route("/problems/{code}", get(failure::explain));
    let pages = pages.layer(middleware::from_fn(in_the_language_asked));
    pages.layer(middleware::map_response(failure::as_page)).merge(well_known::routes())
}

/// `lang=` in the query of a page leads to the page in that language, whose address says it.
async fn in_the_language_asked(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let pairs = decode(uri.query().unwrap_or_default()).unwrap_or_default();
    let asked = pairs.iter().find(|(name, _)| name == "lang").and_then(|(_, code)| Lang::from_code(code));
    let is_page = !uri.path().starts_with("/problems/");
    let Some(lang) = asked.filter(|_| is_page) else { return next.run(request).await };
    let rest = pairs.iter().filter(|(name, _)| name != "lang");
    let rest: Vec<String> = rest.map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
    let path = place::translated(uri.path(), lang);
    Redirect::to(&search::address(&path, &[&rest.join("&")])).into_response()
}

/// Opens the question of a page that takes no parameters, and shows of the data no more than its sources and its schema.
///
/// # Errors
/// As [`Question::of_media`], [`Question::finish`] and [`Question::settle`].
async fn without_parameters(app: &App, lang: Lang, asked: Asked) -> Result<Question, Stop> {
    let mut question = Question::of_media(app, asked.in_language(lang), HTML).await?;
    question.finish(&[])?;
    // A run that found nothing new, and another operator, change no data.
    let run = question.live.runs().first().map(|run| run.number);
    question.settle(&format!("{run:?} {:?}", app.settings().operator))?;
    Ok(question)
}

/// A page as an answer.
///
/// # Errors
/// When the page cannot be made, which is a fault of the program.
fn html(page: &impl Template) -> Result<Reply, Problem> {
    page.render().map(Reply::new).map_err(|error| Problem::fault(&error))
}
