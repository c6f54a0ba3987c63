//! Errors as pages: what happened, in the words of the API, and a way on.

use super::frame::Frame;
use super::place::{Place, lang_of};
use crate::extract::Slug;
use crate::problem::{Kind, Problem, not_found};
use crate::state::App;
use askama::Template;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use matou_core::query::decode;
use matou_core::suggest::nearest;

/// Marks the answer of a page: an error becomes a page too, whatever the client says that it takes.
#[derive(Clone, Copy)]
pub(crate) struct AsPage;

/// Marks every answer of the pages.
pub(super) async fn as_page(mut response: Response) -> Response {
    response.extensions_mut().insert(AsPage);
    response
}

/// An error, as a page.
#[derive(Template)]
#[template(path = "failure.html")]
struct Failure {
    frame: Frame,
    /// Each mistake in words.
    messages: Vec<String>,
    /// What to do about it, when the messages do not say.
    remedy: Option<String>,
    /// The hoster that was probably meant: its name, and its page.
    near: Option<(String, String)>,
    /// What was looked for, to look for it again.
    text: String,
}

/// Kinds whose messages say all that a visitor can do; what is left is for programs.
const IS_TOLD: [Kind; 2] = [Kind::InvalidQuery, Kind::WithdrawnHoster];

/// What a kind of error means.
#[derive(Template)]
#[template(path = "problem.html")]
struct Meaning {
    frame: Frame,
    status: u16,
    remedy: String,
}

/// The page of a problem that a request for an address met; `None` when it cannot be made.
pub(crate) fn failure(app: &App, problem: &Problem, uri: &Uri) -> Option<Response> {
    let lang = lang_of(uri.path());
    let kind = problem.kind();
    let frame = Frame::new(&app.settings().public_url, lang, None, uri.path());
    let title = frame.words.with("failure-title", "title", kind.title().get(lang));
    let messages = problem.messages(lang);
    let remedy = kind.remedy().get(lang).to_owned();
    let page = Failure {
        frame: frame.titled(title).of_failure(),
        remedy: (!messages.contains(&remedy) && !IS_TOLD.contains(&kind)).then_some(remedy),
        near: (kind == Kind::UnknownHoster).then(|| near(app, uri.path())).flatten(),
        messages,
        text: looked_for(uri),
    };
    let body = page.render().ok()?;
    let headers = [
        (header::CONTENT_TYPE, super::HTML),
        (header::CONTENT_LANGUAGE, lang.code()),
        (header::CACHE_CONTROL, "no-store"),
    ];
    Some((kind.status(), headers, body).into_response())
}

/// The hoster whose identifier is the nearest to that of a path.
fn near(app: &App, path: &str) -> Option<(String, String)> {
    let hosters = Place::Results.path(lang_of(path));
    let slug = path.strip_prefix(hosters)?.split('/').nth(1)?;
    let live = app.live();
    let directory = live.directory();
    let near = nearest(slug, directory.hosters().map(|hoster| hoster.slug().as_str()))?;
    let name = directory.hoster(near)?.name(directory.schema()).to_owned();
    Some((name, format!("{hosters}/{near}")))
}

fn looked_for(uri: &Uri) -> String {
    let pairs = decode(uri.query().unwrap_or_default()).unwrap_or_default();
    pairs.into_iter().find(|(name, _)| name == "q").map(|(_, text)| text).unwrap_or_default()
}

/// What a kind of error means: the page that a problem's `type` names.
pub(super) async fn explain(
    State(app): State<App>,
    uri: Uri,
    Slug(code): Slug,
    crate::extract::Language(lang): crate::extract::Language,
) -> Result<Response, Problem> {
    let Some(kind) = Kind::from_code(&code) else { return Err(not_found(uri).await) };
    let frame = Frame::new(&app.settings().public_url, lang, None, uri.path());
    let page = Meaning {
        frame: frame.titled(kind.title().get(lang)).of_failure(),
        status: kind.status().as_u16(),
        remedy: kind.remedy().get(lang).to_owned(),
    };
    let body = page.render().map_err(|error| Problem::fault(&error))?;
    let headers = [(header::CONTENT_TYPE, super::HTML), (header::CONTENT_LANGUAGE, lang.code())];
    Ok((StatusCode::OK, headers, body).into_response())
}
