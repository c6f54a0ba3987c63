//! The pages that people read: one file per page, French at the root and English under `/en/` (`place`). They take the query
//! string of the API and say what it says; `frame` is what stands around each, `search/` what they show of a search.

mod compare;
mod failure;
mod frame;
mod history;
mod hoster;
mod linked;
mod place;
mod report;
mod results;
pub(crate) mod search;
mod start;

use crate::problem::{Kind, Problem, method_not_allowed};
use crate::reply::Reply;
use crate::state::App;
use askama::Template;
use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use matou_core::query::{decode, encode};
use matou_core::text::Lang;
use tower_http::csrf::{CsrfLayer, ProtectionError};

pub(crate) use failure::{AsPage, failure};
use place::Place;

/// The media type of the pages.
pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// The routes of the pages.
pub(crate) fn routes(app: &App) -> Router<App> {
    let pages = Lang::ALL.into_iter().fold(Router::new(), |router, lang| {
        let hosters = Place::Results.path(lang);
        let hoster = format!("{hosters}/{{slug}}");
        let history = format!("{hoster}/{}", place::history(lang));
        let report = format!("{hoster}/{}", place::report(lang));
        router
            .route(Place::Start.path(lang), get(start::show))
            .route(hosters, get(results::show))
            .route(&hoster, get(hoster::show))
            .route(&history, get(history::show))
            .route(&report, get(report::show).post(report::send))
            .route(Place::Compare.path(lang), get(compare::show))
    });
    let pages = pages
        .route("/en", get(async || Redirect::permanent(Place::Start.path(Lang::En))))
        .route("/problems/{code}", get(failure::explain))
        .method_not_allowed_fallback(method_not_allowed);
    let pages = pages.layer(middleware::from_fn(in_the_language_asked)).layer(of_this_site(app));
    pages.layer(middleware::map_response(failure::as_page))
}

/// Refuses forms that are sent from other sites. Where a proxy changes `Host`, the public address still counts.
fn of_this_site(app: &App) -> CsrfLayer<fn(ProtectionError) -> Response> {
    let layer = CsrfLayer::new().add_trusted_origin(&app.settings().public_url).unwrap_or_default();
    layer.with_rejection_response(|_| Problem::plain(Kind::CrossSite).into_response())
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

/// A page as an answer.
///
/// # Errors
/// When the page cannot be made, which is a fault of the program.
fn html(page: &impl Template) -> Result<Reply, Problem> {
    page.render().map(Reply::new).map_err(|error| Problem::fault(&error))
}

/// A page for one visitor, which nobody else may keep.
///
/// # Errors
/// When the page cannot be made, which is a fault of the program.
fn own(lang: Lang, status: StatusCode, page: &impl Template) -> Result<Response, Problem> {
    let body = page.render().map_err(|error| Problem::fault(&error))?;
    let caching = if status.is_success() { "private, no-cache" } else { "no-store" };
    let headers = [
        (header::CONTENT_TYPE, HTML),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CACHE_CONTROL, caching),
    ];
    Ok((status, headers, body).into_response())
}
