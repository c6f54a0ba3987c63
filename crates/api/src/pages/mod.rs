//! The pages that people read: one file per page, French at the root and English under `/en/` (`place`). They take the query
//! string of the API and say what it says; `frame` is what stands around each, `search/` what they show of a search.

mod about;
mod api;
mod check_file;
mod compare;
mod criteria;
mod data;
mod desk;
mod failure;
mod form;
mod frame;
mod history;
mod hoster;
mod linked;
mod log;
mod map;
mod pick;
mod place;
mod report;
mod results;
mod review;
pub(crate) mod said;
pub(crate) mod search;
mod searched;
mod start;
mod well_known;

use crate::extract::Asked;
use crate::problem::{Kind, Problem, method_not_allowed, not_found};
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use askama::Template;
use axum::Router;
use axum::extract::Request;
use axum::http::{StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get};
use matou_core::query::{decode, encode};
use matou_core::text::Lang;
use tower_http::csrf::{CsrfLayer, ProtectionError};

pub(crate) use desk::{file_page, yearly_letters};
use desk::{mistake as desk_mistake, stated as desk_stated};
pub(crate) use failure::{AsPage, failure};
pub(crate) use form::{HIDDEN, Kept, PROOF, WhyKept, is_for_half, link, second_proof, sign_in_and_back};
pub(crate) use place::{Place, lang_of};

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
            .route(Place::Map.path(lang), get(map::show))
            .route(Place::Pick.path(lang), get(pick::show))
            .route(&place::path(lang, &[place::Word::Log]), get(log::show))
            .merge(texts(lang))
    });
    let pages = pages
        .route("/en", get(async || Redirect::permanent(Place::Start.path(Lang::En))))
        .route("/problems/{code}", get(failure::explain))
        .method_not_allowed_fallback(method_not_allowed);
    let pages = pages.layer(middleware::from_fn(in_the_language_asked)).layer(of_this_site(app));
    // What those send who are in is looked at more closely, and given back when it is refused (`account::Sent`).
    let of_people = routes_of_people().into_iter();
    let of_people = of_people.fold(Router::new(), |router, (path, methods)| router.route(&path, methods));
    let pages = pages.merge(of_people.method_not_allowed_fallback(method_not_allowed));
    pages.layer(middleware::map_response(failure::as_page)).merge(well_known::routes())
}

/// The routes of those who declare and review.
fn routes_of_people() -> Vec<(String, MethodRouter<App>)> {
    let of = |lang| desk::routes(lang).into_iter().chain(review::routes(lang));
    Lang::ALL.into_iter().flat_map(of).collect()
}

/// The paths of those who declare and review, as the router has them: who may open each is held by a test that knows all.
pub fn paths_of_people() -> Vec<String> {
    routes_of_people().into_iter().map(|(path, _)| path).collect()
}

/// The pages of text.
fn texts(lang: Lang) -> Router<App> {
    Router::new()
        .route(Place::Criteria.path(lang), get(criteria::show))
        .route(Place::About.path(lang), get(about::about))
        .route(Place::Data.path(lang), get(data::show))
        .route(Place::CheckFile.path(lang), get(check_file::show).post(check_file::check))
        .route(Place::Accessibility.path(lang), get(about::accessibility))
        .route(Place::Legal.path(lang), get(about::legal))
        .route(Place::Api.path(lang), get(api::show))
}

/// Answers every address that is not a route: what has a slash too many leads to the page that is meant.
pub(crate) async fn elsewhere(uri: Uri) -> Result<Redirect, Problem> {
    let Some(path) = place::without_slash(uri.path()) else { return Err(not_found(uri).await) };
    Ok(Redirect::permanent(&search::address(path, &[uri.query().unwrap_or_default()])))
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

/// A page for one visitor, which nobody else may keep.
///
/// # Errors
/// When the page cannot be made, which is a fault of the program.
fn own(lang: Lang, status: StatusCode, page: &impl Template) -> Result<Response, Problem> {
    if status.is_success() {
        apart(lang, status, "private, no-cache", page)
    } else {
        unkept(lang, status, page)
    }
}

/// A page that nobody keeps: an error, or what is another one each time.
///
/// # Errors
/// When the page cannot be made, which is a fault of the program.
fn unkept(lang: Lang, status: StatusCode, page: &impl Template) -> Result<Response, Problem> {
    apart(lang, status, "no-store", page)
}

/// A page that is not kept with the answers that all share.
fn apart(
    lang: Lang,
    status: StatusCode,
    caching: &'static str,
    page: &impl Template,
) -> Result<Response, Problem> {
    let body = page.render().map_err(|error| Problem::fault(&error))?;
    let headers = [
        (header::CONTENT_TYPE, HTML),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CACHE_CONTROL, caching),
    ];
    Ok((status, headers, body).into_response())
}
