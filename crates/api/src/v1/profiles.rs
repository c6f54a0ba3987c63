//! The recipes behind the first choice: individual, small structure, large structure.

use crate::extract::Parameters;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use crate::wire::ProfilesBody;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

/// The recipes, with their version and every condition that they set
#[utoipa::path(
    get,
    path = "/api/v1/profiles",
    operation_id = "listProfiles",
    tag = "vocabulary",
    responses(
        (status = 200, description = "The recipes.", body = ProfilesBody),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    State(app): State<App>,
    parameters: Parameters,
) -> Result<impl IntoResponse, Problem> {
    parameters.finish(&[])?;
    let lang = parameters.lang;
    let body = ProfilesBody::new(app.live().directory().schema(), lang);
    Ok(([(header::CONTENT_LANGUAGE, lang.code())], Json(body)))
}
