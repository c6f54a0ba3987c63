//! The sources of the directory.

use crate::extract::Parameters;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use crate::wire::SourcesBody;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

/// Each source: when it was last read, and what it gave
#[utoipa::path(
    get,
    path = "/api/v1/sources",
    operation_id = "listSources",
    tag = "operation",
    responses(
        (status = 200, description = "The sources.", body = SourcesBody),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    State(app): State<App>,
    parameters: Parameters,
) -> Result<impl IntoResponse, Problem> {
    parameters.finish(&[])?;
    let body = SourcesBody::new(app.live().runs());
    Ok(([(header::CONTENT_LANGUAGE, parameters.lang.code())], Json(body)))
}
