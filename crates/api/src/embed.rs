//! The search on another site: `/embed` as a page for a frame, which works without scripts, and `/embed.js` as a custom
//! element. Both take the query string of the API and say what it says.

mod page;

use crate::extract::{Asked, Language, Parameters};
use crate::layers::Open;
use crate::problem::{Kind, Problem};
use crate::state::App;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Extension, Router};
use matou_core::query::Query;
use matou_core::text::Lang;
use page::{Page, Refusal};

/// Where the page is.
const PATH: &str = "/embed";
/// The custom element, as it is served.
pub(crate) const ELEMENT: &str = include_str!("../assets/embed.js");
/// The style of the page.
const STYLE: &str = include_str!("../assets/embed.css");

/// The page may stand in a frame of any site; it loads its own style and nothing else.
const FRAME: Open = Open {
    policy: "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors *",
    framed: true,
};
/// Files that pages of other sites load.
const FILE: Open =
    Open { policy: "default-src 'none'; base-uri 'none'; frame-ancestors 'none'", framed: false };

/// The routes of the page, its style and the element.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route(PATH, get(show))
        .route("/embed.css", get(async || file("text/css; charset=utf-8", STYLE)))
        .route("/embed.js", get(async || file("text/javascript; charset=utf-8", ELEMENT)))
}

fn file(kind: &'static str, content: &'static str) -> Response {
    let headers = [(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")];
    (Extension(FILE), headers, content).into_response()
}

/// The search as a page. A query that is not understood is answered by a page too: its reader is a visitor.
async fn show(State(app): State<App>, Language(lang): Language, asked: Asked) -> Response {
    let parameters = Parameters::read(asked.query(), asked.accepted()).map_err(Problem::from);
    match parameters.and_then(|parameters| searched(&app, &parameters)) {
        Ok(html) => answer(StatusCode::OK, lang, "public, max-age=300", html),
        Err(problem) if problem.kind() == Kind::Internal => problem.into_response(),
        Err(problem) => match Refusal::new(&problem, lang).render() {
            Ok(html) => answer(problem.kind().status(), lang, "no-store", html),
            Err(error) => Problem::fault(&error).into_response(),
        },
    }
}

fn searched(app: &App, parameters: &Parameters) -> Result<String, Problem> {
    let live = app.live();
    let query = Query::from_pairs(live.directory().schema(), &parameters.pairs, &["lang"])?;
    let page = Page::new(&live, &query, parameters.lang, parameters.lang_is_asked);
    page.render().map_err(|error| Problem::fault(&error))
}

fn answer(status: StatusCode, lang: Lang, cache: &'static str, html: String) -> Response {
    let headers: [(HeaderName, &str); 3] = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CACHE_CONTROL, cache),
    ];
    (status, Extension(FRAME), headers, html).into_response()
}
