//! The sources of the directory.

use crate::extract::Asked;
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::wire::SourcesBody;
use axum::extract::State;
use axum::response::Response;

/// Each source: when it was last read, and what it gave; and each file that is fetched from a hoster
#[utoipa::path(
    get,
    path = "/api/v1/sources",
    operation_id = "listSources",
    tag = "operation",
    responses(
        (status = 200, description = "The sources.", body = SourcesBody),
    )
)]
pub(super) async fn list(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::open(&app, asked).await?;
    question.finish(&[])?;
    let body = SourcesBody::new(question.live.runs(), question.live.files());
    // A run that found nothing new changes no data: the version of the data set says nothing of it.
    let body = serde_json::to_vec(&body).unwrap_or_default();
    question.settle(&String::from_utf8_lossy(&body))?;
    Ok(question.reply(Reply::new(body)).await)
}
