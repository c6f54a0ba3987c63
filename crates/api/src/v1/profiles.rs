//! The recipes behind the first choice: individual, small structure, large structure.

use crate::extract::Asked;
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::wire::ProfilesBody;
use axum::extract::State;
use axum::response::Response;

/// The recipes, with their version and every condition that they set
#[utoipa::path(
    get,
    path = "/api/v1/profiles",
    operation_id = "listProfiles",
    tag = "vocabulary",
    responses(
        (status = 200, description = "The recipes.", body = ProfilesBody),
    )
)]
pub(super) async fn list(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::open(&app, asked).await?;
    question.finish(&[])?;
    question.settle("")?;
    let body = ProfilesBody::new(question.live.directory().schema(), question.lang());
    Ok(question.reply(Reply::json(&body)).await)
}
