//! `/properties/`: what the directory shows of a hoster as property files (ChatonsInfos), for programs that read these.

use crate::extract::{Asked, Slug};
use crate::problem::{ProblemBody, bad_path, not_found};
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::v1::find_hoster;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::Uri;
use axum::response::Response;
use matou_importer::properties::write_hoster;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The media type of the files.
const MEDIA: &str = "text/plain; charset=utf-8";
const END: &str = ".properties";

/// The routes of the files.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(of_hoster)).routes(routes!(of_service))
}

/// A hoster as a property file
///
/// In the format of ChatonsInfos, with the keys that this directory adds. It names the files of its services.
#[utoipa::path(
    get,
    path = "/properties/{file}",
    operation_id = "getHosterFile",
    tag = "hosters",
    params(("file" = String, Path, description = "The identifier of the hoster, with `.properties`.", example = "club1.properties")),
    responses(
        (status = 200, description = "The file.", body = String, content_type = "text/plain"),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No hoster has this identifier.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
async fn of_hoster(
    State(app): State<App>,
    Slug(file): Slug,
    uri: Uri,
    asked: Asked,
) -> Result<Response, Stop> {
    let Some(slug) = file.strip_suffix(END) else { return Err(not_found(uri).await.into()) };
    send(&app, (slug, &file), uri, asked).await
}

/// A service as a property file
///
/// In the format of ChatonsInfos.
#[utoipa::path(
    get,
    path = "/properties/{slug}/{file}",
    operation_id = "getServiceFile",
    tag = "hosters",
    params(
        ("slug" = String, Path, description = "The identifier of the hoster.", example = "framasoft"),
        ("file" = String, Path, description = "The key of the service, with `.properties`.", example = "framapad.properties"),
    ),
    responses(
        (status = 200, description = "The file.", body = String, content_type = "text/plain"),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No hoster has this identifier, or it has no such service.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
async fn of_service(
    State(app): State<App>,
    path: Result<Path<(String, String)>, PathRejection>,
    uri: Uri,
    asked: Asked,
) -> Result<Response, Stop> {
    let Path((slug, file)) = path.map_err(bad_path)?;
    send(&app, (&slug, &format!("{slug}/{file}")), uri, asked).await
}

async fn send(app: &App, (slug, name): (&str, &str), uri: Uri, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_media(app, asked, MEDIA).await?;
    question.ignore_accept_language();
    question.finish(&[])?;
    let live = std::sync::Arc::clone(&question.live);
    let hoster = find_hoster(&live, slug)?;
    let base = format!("{}/properties", app.settings().public_url);
    let files = write_hoster(live.directory().schema(), hoster, Some(&base));
    let Some(file) = files.into_iter().find(|file| file.name == name) else {
        return Err(not_found(uri).await.into());
    };
    question.settle("")?;
    Ok(question.reply(Reply::new(file.bytes)).await)
}
