//! What a list says of one hoster, cut where the query has its say: the verdict, the distance, and what was included.

use super::json;
use crate::wire::{Detail, ItemBody, services};
use matou_core::directory::Hoster;
use matou_core::schema::Schema;
use matou_core::text::Lang;
use std::sync::OnceLock;

/// The JSON of an item in pieces. Between them stand the verdict and the distance, after them what was included.
#[derive(Debug)]
pub(crate) struct ItemTexts {
    /// Up to the verdict.
    head: String,
    /// From the verdict to the distance.
    identity: String,
    /// From the distance to what was included.
    answers: String,
    services: OnceLock<String>,
}

impl ItemTexts {
    pub(super) fn new(schema: &Schema, hoster: &Hoster, lang: Lang, detail: Detail) -> Self {
        let body = ItemBody::new(schema, hoster, "", lang, detail);
        let (slug, name) = (json(&body.slug), json(&body.name));
        Self {
            head: format!(r#"{{"slug":{slug},"name":{name},"match":""#),
            identity: format!(r#"","href":{},"identity":{}"#, json(&body.href), json(&body.identity)),
            answers: format!(r#","answers":{}"#, json(&body.answers)),
            services: OnceLock::new(),
        }
    }

    /// Writes the item, but for its closing brace.
    pub(crate) fn write(&self, out: &mut Vec<u8>, verdict: &str, distance_km: Option<f64>) {
        out.extend_from_slice(self.head.as_bytes());
        out.extend_from_slice(verdict.as_bytes());
        out.extend_from_slice(self.identity.as_bytes());
        if let Some(distance) = distance_km {
            out.extend_from_slice(br#","distance_km":"#);
            out.extend_from_slice(json(&distance).as_bytes());
        }
        out.extend_from_slice(self.answers.as_bytes());
    }

    /// The services of the hoster.
    pub(crate) fn services(&self, schema: &Schema, hoster: &Hoster, lang: Lang, detail: Detail) -> &str {
        self.services.get_or_init(|| json(&services(schema, hoster, lang, detail)))
    }
}
