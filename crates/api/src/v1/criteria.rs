//! The criteria: enough for another site to build its own search form.

use crate::extract::Asked;
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::wire::CriteriaBody;
use axum::extract::State;
use axum::response::Response;

/// Every criterion: question, options, labels, help, human cost, validity, filters
#[utoipa::path(
    get,
    path = "/api/v1/criteria",
    operation_id = "listCriteria",
    tag = "vocabulary",
    responses(
        (status = 200, description = "The criteria and the facts of identity.", body = CriteriaBody),
    )
)]
pub(super) async fn list(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::open(&app, asked).await?;
    question.finish(&[])?;
    question.settle("")?;
    let body = CriteriaBody::new(question.live.directory().schema(), question.lang());
    Ok(question.reply(Reply::json(&body)).await)
}
