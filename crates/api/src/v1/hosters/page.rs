//! A page of results. [`Page::body`] is its plain definition; [`Page::bytes`] gives the same bytes faster, by copying what
//! was written of each hoster and option before. A test compares them.

use super::fields::Fields;
use super::include::Include;
use crate::live::Live;
use crate::reply::Question;
use crate::wire::{DATA_LICENCE, ExplanationBody, ItemBody, LIST, Links, ListBody, services, to_tenths};
use crate::written::{FacetText, FacetTexts};
use axum::http::HeaderValue;
use matou_core::explain::explain;
use matou_core::order::seed_of;
use matou_core::query::{Query, encode};
use matou_core::schema::{FilterId, Schema};
use matou_core::search::{Hit, Search};
use matou_core::sentence::sentence;
use matou_core::text::Lang;

/// How a visitor wants results shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct View {
    pub(crate) include: Include,
    pub(crate) fields: Option<Fields>,
    pub(crate) lang: Lang,
    /// Whether the visitor asked for the language, so that links keep it.
    pub(crate) lang_is_asked: bool,
    /// The day asked for, which links keep.
    pub(crate) at: Option<String>,
    /// The version demanded, which links to other pages keep.
    pub(crate) dataset_version: Option<String>,
}

/// What a page of results is made from.
pub(crate) struct Page<'a> {
    pub(crate) live: &'a Live,
    pub(crate) query: &'a Query,
    pub(crate) view: View,
}

impl View {
    /// What a question says of it, without what the list of hosters alone can include and choose.
    pub(crate) fn of(question: &Question) -> Self {
        Self {
            lang: question.lang(),
            lang_is_asked: question.parameters.lang_is_asked,
            at: question.at.clone(),
            dataset_version: question.demanded.clone(),
            ..Self::default()
        }
    }

    /// As links write it.
    pub(crate) fn print(&self) -> String {
        let pieces = [
            self.include.print(),
            self.fields.as_ref().map(Fields::print),
            self.at.as_ref().map(|day| format!("at={day}")),
            self.lang_is_asked.then(|| format!("lang={}", self.lang)),
        ];
        pieces.into_iter().flatten().collect::<Vec<_>>().join("&")
    }
}

impl<'a> Page<'a> {
    fn schema(&self) -> &'a Schema {
        self.live.directory().schema()
    }

    fn links(&self) -> Links<'a> {
        Links::new(LIST, self.schema(), self.query, self.view.lang, self.view.print())
    }

    fn has(&self, part: &str) -> bool {
        self.view.include.has(part)
    }

    /// The page, and its links to other pages (RFC 8288).
    pub(crate) fn bytes(&self) -> (Vec<u8>, Option<HeaderValue>) {
        let search = Search::new(self.live.directory(), self.query);
        let links = self.links();
        let link = links.to_pages(search.pages(), self.view.dataset_version.as_deref());
        if self.view.fields.is_some() {
            return (serde_json::to_vec(&self.body()).unwrap_or_default(), link);
        }
        (self.copy(&search, &links), link)
    }

    /// The page, as defined.
    pub(crate) fn body(&self) -> ListBody {
        let search = Search::new(self.live.directory(), self.query);
        let links = self.links();
        let mut body = self.summary(&search, &links);
        body.items = search.page().iter().map(|hit| self.item(hit)).collect();
        if self.has("facets") {
            body.facets = Some(search.facets().iter().filter_map(|facet| links.facet(facet)).collect());
        }
        if self.has("excluded") {
            body.excluded = Some(links.all_excluded(&search));
        }
        body
    }

    /// The page without its hosters, and without what was included.
    fn summary(&self, search: &Search<'_>, links: &Links<'_>) -> ListBody {
        let schema = self.schema();
        ListBody {
            items: Vec::new(),
            counts: search.counts().into(),
            total: search.total(),
            page: self.query.page,
            per_page: self.query.per_page,
            pages: search.pages(),
            dataset_version: self.live.version(),
            seed: self.query.seed.unwrap_or_else(|| seed_of(self.live.directory().today())),
            query: links.canonical(),
            sentence: sentence(schema, self.query, self.view.lang),
            applied: links.applied(search.conditions()),
            facets: None,
            excluded: None,
            licence: DATA_LICENCE,
        }
    }

    fn item(&self, hit: &Hit<'_>) -> ItemBody {
        let (schema, lang, detail) = (self.schema(), self.view.lang, self.view.include.detail());
        let mut item = ItemBody::new(schema, hit.hoster, hit.verdict.code(), lang, detail);
        item.distance_km = hit.kilometres.map(to_tenths);
        if let Some(fields) = &self.view.fields {
            fields.apply(&mut item);
        }
        if self.has("services") {
            item.services = Some(services(schema, hit.hoster, lang, detail));
        }
        if self.has("explanation") {
            item.explanation = Some(self.explanation(hit));
        }
        item
    }

    fn explanation(&self, hit: &Hit<'_>) -> ExplanationBody {
        let explanation = explain(self.live.directory(), self.query, hit.hoster, self.view.lang);
        ExplanationBody::new(self.schema(), &explanation, self.view.lang)
    }
}

/// The fast way.
impl Page<'_> {
    fn copy(&self, search: &Search<'_>, links: &Links<'_>) -> Vec<u8> {
        let summary = serde_json::to_string(&self.summary(search, links)).unwrap_or_default();
        // The summary has no hosters and ends with the licence: what stands between is copied, the rest put around it.
        let end = format!(",\"licence\":\"{DATA_LICENCE}\"}}");
        let begin = "{\"items\":[";
        let middle = summary.strip_prefix(begin).and_then(|rest| rest.strip_suffix(&end)).unwrap_or_default();
        let mut out = Vec::with_capacity(self.live.written().room());
        out.extend_from_slice(begin.as_bytes());
        for (at, hit) in search.page().iter().enumerate() {
            if at > 0 {
                out.push(b',');
            }
            self.copy_item(hit, &mut out);
        }
        out.extend_from_slice(middle.as_bytes());
        if self.has("facets") {
            self.copy_facets(search, links, &mut out);
        }
        if self.has("excluded") {
            out.extend_from_slice(b",\"excluded\":");
            let excluded = links.all_excluded(search);
            out.extend_from_slice(&serde_json::to_vec(&excluded).unwrap_or_default());
        }
        out.extend_from_slice(end.as_bytes());
        self.live.written().needed(out.len());
        out
    }

    fn copy_item(&self, hit: &Hit<'_>, out: &mut Vec<u8>) {
        let (schema, lang, detail) = (self.schema(), self.view.lang, self.view.include.detail());
        let Some(texts) = self.live.written().item(schema, hit.position, hit.hoster, lang, detail) else {
            return;
        };
        texts.write(out, hit.verdict.code(), hit.kilometres.map(to_tenths));
        if self.has("services") {
            out.extend_from_slice(b",\"services\":");
            out.extend_from_slice(texts.services(schema, hit.hoster, lang, detail).as_bytes());
        }
        if self.has("explanation") {
            out.extend_from_slice(b",\"explanation\":");
            out.extend_from_slice(&serde_json::to_vec(&self.explanation(hit)).unwrap_or_default());
        }
        out.push(b'}');
    }

    fn copy_facets(&self, search: &Search<'_>, links: &Links<'_>, out: &mut Vec<u8>) {
        let Some(texts) = self.live.written().facets(self.live.directory(), self.view.lang) else { return };
        out.extend_from_slice(b",\"facets\":[");
        let tally = search.tally();
        let (mut place, mut around) = (None, Around::default());
        for facet in &texts.facets {
            let own = links.place_of(facet.filter);
            if own.is_none() || own != place {
                (place, around) = (own, Around::new(links, facet.filter));
            }
            let counts = tally.of(facet.filter);
            out.extend_from_slice(texts.head(facet));
            match search.ticked(facet.filter) {
                [] => around.copy_values(texts, facet, counts, out),
                ticked => around.copy_with_ticks(texts, facet, counts, (links, ticked), out),
            }
            out.extend_from_slice(b"],\"not_stated\":");
            copy_count(counts, facet.not_stated, out);
            out.extend_from_slice(b",\"partly_stated\":");
            copy_count(counts, facet.partly, out);
            out.push(b'}');
        }
        out.push(b']');
    }
}

/// What stands between the count of an option that is not ticked and its pair, and between that and the next option.
#[derive(Default)]
struct Around {
    before: String,
    after: String,
}

impl Around {
    fn new(links: &Links<'_>, filter: FilterId) -> Self {
        let (before, after) = links.around(filter);
        Self {
            before: [",\"selected\":false,\"href\":\"", &before].concat(),
            after: [&after, "\"}"].concat(),
        }
    }

    fn copy_values(&self, texts: &FacetTexts, facet: &FacetText, counts: &[u32], out: &mut Vec<u8>) {
        for value in &facet.values {
            let (head, pair) = texts.value(value);
            out.extend_from_slice(head);
            copy_count(counts, value.row, out);
            self.copy_pair(pair, out);
        }
    }

    /// The pair of an option that is not ticked, with what stands around it.
    fn copy_pair(&self, pair: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(self.before.as_bytes());
        out.extend_from_slice(pair);
        out.extend_from_slice(self.after.as_bytes());
    }

    /// The same for a filter of which options are ticked.
    fn copy_with_ticks(
        &self,
        texts: &FacetTexts,
        facet: &FacetText,
        counts: &[u32],
        (links, ticked): (&Links<'_>, &[String]),
        out: &mut Vec<u8>,
    ) {
        let name = links.schema.filter_at(facet.filter).map_or("", |filter| filter.filter.parameter);
        let ticks: Vec<(String, &str)> =
            ticked.iter().map(|code| (format!("{name}={}", encode(code)), code.as_str())).collect();
        for value in &facet.values {
            let (head, pair) = texts.value(value);
            out.extend_from_slice(head);
            copy_count(counts, value.row, out);
            match ticks.iter().find(|(ticked, _)| ticked.as_bytes() == pair) {
                None => self.copy_pair(pair, out),
                Some((_, code)) => {
                    let href = links.ticked_off(facet.filter, code);
                    out.extend_from_slice(b",\"selected\":true,\"href\":");
                    out.extend_from_slice(&serde_json::to_vec(&href).unwrap_or_default());
                    out.push(b'}');
                }
            }
        }
    }
}

fn copy_count(counts: &[u32], row: usize, out: &mut Vec<u8>) {
    let count = counts.get(row).copied().unwrap_or(0);
    out.extend_from_slice(itoa::Buffer::new().format(count).as_bytes());
}
