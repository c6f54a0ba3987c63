//! The only HTTP, JSON and HTML of Matou. [`app`] is the whole service; everything else serves it.
//!
//! `pages/` has one file per page for people, `words` what they say, `assets` their style and script.
//! `extract/` reads requests, `v1/` has one file per resource (handler, documentation), `wire/` the JSON types,
//! `problem` every error, `live` the directory in memory, `layers` what every response has, `serve` the accept loop.

mod account;
mod assets;
mod badge;
mod docs;
mod draw;
mod dumps;
mod embed;
mod extract;
mod feeds;
mod fetched;
mod health;
mod layers;
mod limit;
mod live;
pub mod office;
pub mod openapi;
mod outlines;
mod pages;
mod past;
mod problem;
mod property_files;
mod publishing;
pub mod render;
mod reply;
mod serve;
mod state;
mod v1;
mod wire;
mod words;
mod written;

pub use account::email_address;
pub use limit::{Peer, Rate};
pub use live::{Live, LiveError, Origin};
pub use pages::paths_of_people;
pub use problem::{Kind, Problem};
pub use serve::{Limits, serve};
pub use state::{App, Clock, Operator, Settings};

use axum::Router;

/// The service: routes, documentation, errors, and what every response has.
pub fn app(state: App) -> Router {
    app_with(state, Router::new())
}

/// The same with more routes beside its own, for benchmarks that compare them under the same layers.
pub fn app_with(state: App, more: Router<App>) -> Router {
    let (api, document) = openapi::router(&state).split_for_parts();
    let known = |routes: Router<App>| routes.method_not_allowed_fallback(problem::method_not_allowed);
    let api = layers::open(layers::limited(known(api.merge(more)), &state));
    let elsewhere = layers::open(layers::limited(known(embed::routes()), &state));
    let pages = layers::limited(pages::routes(&state), &state);
    let read = known(docs::routes(document).merge(assets::routes()));
    let pages = layers::compressed(read.merge(pages).merge(elsewhere));
    let router = api.merge(pages).fallback(pages::elsewhere);
    layers::wrap(router.with_state(state.clone()), state)
}
