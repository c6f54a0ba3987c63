//! Whether the program lives, and whether it can serve.

use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// The routes for operators.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(live)).routes(routes!(ready))
}

/// The state of the program.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Health)]
struct HealthBody {
    /// `ok`.
    #[schema(example = "ok")]
    status: &'static str,
}

/// The state of the service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Readiness)]
struct ReadinessBody {
    /// `ok`.
    #[schema(example = "ok")]
    status: &'static str,
    /// The version of the data set that is served.
    dataset_version: String,
    /// How many hosters are listed.
    hosters: usize,
    /// How many ledger entries this version of the program does not understand, and leaves out.
    entries_not_understood: usize,
}

/// The program lives
#[utoipa::path(get, path = "/health/live", operation_id = "isLive", tag = "operation",
    responses((status = 200, description = "It does.", body = HealthBody)))]
async fn live() -> Json<HealthBody> {
    Json(HealthBody { status: "ok" })
}

/// The service is ready: the directory is loaded and the database answers
#[utoipa::path(get, path = "/health/ready", operation_id = "isReady", tag = "operation",
    responses(
        (status = 200, description = "It is.", body = ReadinessBody),
        (status = 503, description = "The database does not answer.", body = ProblemBody, content_type = "application/problem+json"),
    ))]
async fn ready(State(app): State<App>) -> Result<Json<ReadinessBody>, Problem> {
    app.store().revision().await.map_err(|error| Problem::unavailable(&error))?;
    let live = app.live();
    Ok(Json(ReadinessBody {
        status: "ok",
        dataset_version: live.version(),
        hosters: live.directory().listed(),
        entries_not_understood: live.unread(),
    }))
}
