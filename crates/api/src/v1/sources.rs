//! The sources of the directory.

use crate::extract::Asked;
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::wire::SourcesBody;
use axum::extract::State;
use axum::response::Response;

/// Each source: when it was last read, and what it gave
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
    let runs = question.live.runs();
    // A run that found nothing new changes no data: the version of the data set says nothing of it.
    let newest = runs.first().map(|run| run.number);
    let body = SourcesBody::new(runs);
    question.settle(&format!("run {newest:?}"))?;
    Ok(question.reply(Reply::json(&body)).await)
}
