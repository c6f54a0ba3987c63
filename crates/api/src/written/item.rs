//! What a list says of one hoster, cut where the query has its say: the verdict, the distance, and what was included.

use super::json;
use crate::wire::{Detail, ItemBody, services};
use matou_core::directory::Hoster;
use matou_core::schema::Schema;
use matou_core::text::Lang;
use std::sync::OnceLock;

/// The JSON of an item. Between its pieces stand the verdict and the distance, after them what was included. The pieces lie
/// in one piece of memory: what lies apart is fetched apart, and most hosters were not shown lately.
#[derive(Debug)]
pub(crate) struct ItemTexts {
    text: Box<str>,
    /// Where the verdict stands, and where the distance.
    verdict_at: usize,
    distance_at: usize,
    services: OnceLock<String>,
}

impl ItemTexts {
    pub(super) fn new(schema: &Schema, hoster: &Hoster, lang: Lang, detail: Detail) -> Self {
        let body = ItemBody::new(schema, hoster, "", lang, detail);
        let (slug, name) = (json(&body.slug), json(&body.name));
        let head = format!(r#"{{"slug":{slug},"name":{name},"match":""#);
        let identity = format!(r#"","href":{},"identity":{}"#, json(&body.href), json(&body.identity));
        let answers = format!(r#","answers":{}"#, json(&body.answers));
        Self {
            verdict_at: head.len(),
            distance_at: head.len() + identity.len(),
            text: [head, identity, answers].concat().into(),
            services: OnceLock::new(),
        }
    }

    /// Writes the item, but for its closing brace.
    pub(crate) fn write(&self, out: &mut Vec<u8>, verdict: &str, distance_km: Option<f64>) {
        let text = self.text.as_bytes();
        let (text, answers) = text.split_at_checked(self.distance_at).unwrap_or_default();
        let (head, identity) = text.split_at_checked(self.verdict_at).unwrap_or_default();
        out.extend_from_slice(head);
        out.extend_from_slice(verdict.as_bytes());
        out.extend_from_slice(identity);
        if let Some(distance) = distance_km {
            out.extend_from_slice(br#","distance_km":"#);
            out.extend_from_slice(json(&distance).as_bytes());
        }
        out.extend_from_slice(answers);
    }

    /// The services of the hoster.
    pub(crate) fn services(&self, schema: &Schema, hoster: &Hoster, lang: Lang, detail: Detail) -> &str {
        self.services.get_or_init(|| json(&services(schema, hoster, lang, detail)))
    }
}
