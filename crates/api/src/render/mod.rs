//! The same views outside HTTP: for the terminal and for exported files.

mod dump;
pub mod text;

pub use dump::{DumpFile, dump, dump_names};

use crate::live::Live;
use crate::v1::{Include, Page, View};
use crate::wire::ExplainBody;
use matou_core::directory::Hoster;
use matou_core::query::Query;
use matou_core::text::Lang;
use serde::Serialize;
use serde_json::Value as Json;

/// A page of results with everything that can be included, as `GET /api/v1/hosters` gives it.
pub fn list(live: &Live, query: &Query, lang: Lang) -> Json {
    let view = View { include: Include::everything(), lang, ..View::default() };
    to_json(&Page { live, query, view }.body())
}

/// The same page with nothing included, as `GET /api/v1/hosters` gives it without `include`.
pub fn items(live: &Live, query: &Query, lang: Lang) -> Json {
    to_json(&Page { live, query, view: View { lang, ..View::default() } }.body())
}

/// The bytes of a page with its facets, as `GET /api/v1/hosters?include=facets` sends them.
pub fn page_bytes(live: &Live, query: &Query, lang: Lang) -> Vec<u8> {
    Page { live, query, view: with_facets(lang) }.bytes().0
}

/// The same bytes by their plain definition, written anew by `serde_json`: what benchmarks compare.
pub fn page_as_defined(live: &Live, query: &Query, lang: Lang) -> Vec<u8> {
    serde_json::to_vec(&Page { live, query, view: with_facets(lang) }.body()).unwrap_or_default()
}

fn with_facets(lang: Lang) -> View {
    View { include: Include::facets(), lang, ..View::default() }
}

/// Why a hoster is in a list, or is not, as `GET /api/v1/hosters/{slug}/explain` gives it.
pub fn explain(live: &Live, query: &Query, hoster: &Hoster, lang: Lang) -> Json {
    to_json(&ExplainBody::new(live, query, hoster, lang))
}

/// The bodies hold nothing that JSON cannot: maps have text keys and numbers are finite.
fn to_json(body: &impl Serialize) -> Json {
    serde_json::to_value(body).unwrap_or(Json::Null)
}
