//! The OpenAPI document and its reader, served from the binary: nothing comes from a third party.

use crate::state::App;
use axum::Router;
use utoipa::openapi::OpenApi;
use utoipa_swagger_ui::{Config, SwaggerUi};

/// Where the document is.
pub(crate) const DOCUMENT: &str = "/api/openapi.json";
/// Where its reader is.
pub(crate) const READER: &str = "/api/docs";

/// The document and its reader. The reader's outside validator is switched off.
pub(crate) fn routes(document: OpenApi) -> Router<App> {
    let config = Config::new([DOCUMENT]).validator_url("none").use_base_layout();
    SwaggerUi::new(READER).url(DOCUMENT, document).config(config).into()
}
