//! Version 1 of the API: one file per resource.

mod changes;
mod criteria;
mod hoster;
mod hosters;
mod map;
mod profiles;
mod services;
mod sources;
mod statements;
mod vocabularies;

use crate::state::App;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use changes::LIMIT_MAX as CHANGES_MAX;
pub(crate) use hoster::{find as find_hoster, statements, unknown as unknown_hoster};
pub(crate) use hosters::{INCLUDE_PARTS, Include, Page, View, field_names};

/// All routes under `/api/v1`.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(hosters::list))
        .routes(routes!(map::show))
        .routes(routes!(hoster::show))
        .routes(routes!(hoster::explain))
        .routes(routes!(hoster::history))
        .routes(routes!(statements::add))
        .routes(routes!(services::list))
        .routes(routes!(services::pick))
        .routes(routes!(changes::list))
        .routes(routes!(criteria::list))
        .routes(routes!(vocabularies::show))
        .routes(routes!(profiles::list))
        .routes(routes!(sources::list))
}
