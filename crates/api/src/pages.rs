//! The few pages that the API itself needs: what each kind of error means, and a way in from the bare address.

use crate::docs::READER;
use crate::extract::{Language, Slug};
use crate::problem::{Kind, Problem, not_found};
use crate::state::App;
use axum::Router;
use axum::http::{Uri, header};
use axum::response::{Html, IntoResponse, Redirect};
use axum::routing::get;
use matou_core::text::{Lang, t};

/// The routes of the pages.
pub(crate) fn routes() -> Router<App> {
    Router::new()
        .route("/", get(to_the_documentation))
        .route("/api", get(to_the_documentation))
        .route("/problems/{code}", get(problem))
}

async fn to_the_documentation() -> Redirect {
    Redirect::temporary(&format!("{READER}/"))
}

/// What a kind of error means. Everything on the page is written in the program, so nothing needs escaping.
async fn problem(uri: Uri, Slug(code): Slug, Language(lang): Language) -> Result<impl IntoResponse, Problem> {
    let Some(kind) = Kind::from_code(&code) else { return Err(not_found(uri).await) };
    let (title, remedy) = (kind.title(), kind.remedy());
    let back = t("Documentation de l’API", "Documentation of the API");
    let (title, remedy, back) = (title.get(lang), remedy.get(lang), back.get(lang));
    let (status, colon) = (kind.status().as_u16(), if lang == Lang::Fr { " :" } else { ":" });
    let page = format!(
        "<!doctype html><html lang=\"{lang}\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{title} – Matou</title><main><h1>{title}</h1><p>HTTP{colon} {status}</p><p>{remedy}</p>\
         <p><a href=\"{READER}/\">{back}</a></p></main></html>"
    );
    Ok(([(header::CONTENT_LANGUAGE, lang.code())], Html(page)))
}
