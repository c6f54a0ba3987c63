//! The only HTTP, JSON and HTML of Matou. [`app`] is the whole service; everything else serves it.
//!
//! `extract/` reads requests, `v1/` has one file per resource (handler, documentation), `wire/` the JSON types,
//! `problem` every error, `live` the directory in memory, `layers` what every response has, `serve` the accept loop.

mod badge;
mod docs;
mod embed;
mod extract;
mod health;
mod layers;
mod live;
pub mod openapi;
mod pages;
mod problem;
pub mod render;
mod serve;
mod state;
mod v1;
mod wire;

pub use live::{Live, LiveError};
pub use problem::{Kind, Problem};
pub use serve::{Limits, serve};
pub use state::{App, Clock, Settings};

use axum::Router;

/// The service: routes, documentation, errors, and what every response has.
pub fn app(state: App) -> Router {
    let (router, document) = openapi::router(&state).split_for_parts();
    let router = router.merge(docs::routes(document)).merge(pages::routes());
    let router = router.merge(badge::routes()).merge(embed::routes()).fallback(problem::not_found);
    let router = router.method_not_allowed_fallback(problem::method_not_allowed);
    layers::wrap(router.with_state(state.clone()), state)
}
