//! The OpenAPI document and its reader, served from the binary: nothing comes from a third party.

use crate::problem::not_found;
use crate::state::App;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where the document is.
pub(crate) const DOCUMENT: &str = "/api/openapi.json";
/// Where its reader is.
pub(crate) const READER: &str = "/api/docs";

/// The document and its reader. The reader's outside validator is switched off.
pub(crate) fn routes(document: OpenApi) -> Router<App> {
    let config = Config::new([DOCUMENT]).validator_url("none").use_base_layout();
    let reader: Router<App> = SwaggerUi::new(READER).url(DOCUMENT, document).config(config).into();
    reader.layer(middleware::from_fn(never_empty))
}

/// The reader answers nothing at all for a file that it does not have; here it is a problem, as everywhere.
async fn never_empty(request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND {
        return not_found(uri).await.into_response();
    }
    response
}
