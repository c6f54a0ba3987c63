//! The criteria: enough for another site to build its own search form.

use crate::extract::Parameters;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use crate::wire::CriteriaBody;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;

/// Every criterion: question, options, labels, help, human cost, validity, filters
#[utoipa::path(
    get,
    path = "/api/v1/criteria",
    operation_id = "listCriteria",
    tag = "vocabulary",
    responses(
        (status = 200, description = "The criteria and the facts of identity.", body = CriteriaBody),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    State(app): State<App>,
    parameters: Parameters,
) -> Result<impl IntoResponse, Problem> {
    parameters.finish(&[])?;
    let lang = parameters.lang;
    let body = CriteriaBody::new(app.live().directory().schema(), lang);
    Ok(([(header::CONTENT_LANGUAGE, lang.code())], Json(body)))
}
