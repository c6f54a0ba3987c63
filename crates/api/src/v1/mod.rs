//! Version 1 of the API: one file per resource.

mod criteria;
mod hoster;
mod hosters;
mod include;
mod profiles;
mod sources;
mod vocabularies;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use hoster::find as find_hoster;
pub(crate) use hosters::Page;
pub(crate) use include::{Include, PARTS as INCLUDE_PARTS};

/// All routes under `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(hosters::list))
        .routes(routes!(hoster::show))
        .routes(routes!(hoster::explain))
        .routes(routes!(hoster::history))
        .routes(routes!(criteria::list))
        .routes(routes!(vocabularies::show))
        .routes(routes!(profiles::list))
        .routes(routes!(sources::list))
}
