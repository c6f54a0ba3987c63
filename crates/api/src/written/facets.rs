//! What facets say of each option, cut where the query has its say: the count, whether it is ticked, the address.

use super::json;
use matou_core::directory::Directory;
use matou_core::query::encode;
use matou_core::schema::FilterId;
use matou_core::search::{FacetRows, facet_rows};
use matou_core::text::Lang;

/// The texts of all facets, in the order of a search's facets. They stand one after the other in one piece of memory, in
/// the order in which they are copied: texts apart would each have to be fetched on their own.
#[derive(Debug, Default)]
pub(crate) struct FacetTexts {
    text: Vec<u8>,
    pub(crate) facets: Vec<FacetText>,
}

/// The texts of one facet.
#[derive(Debug)]
pub(crate) struct FacetText {
    pub(crate) filter: FilterId,
    /// Up to its first value.
    head: Piece,
    pub(crate) values: Vec<ValueText>,
    /// The rows of its last two counts.
    pub(crate) not_stated: usize,
    pub(crate) partly: usize,
}

/// The texts of one option.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ValueText {
    /// Up to its count.
    head: Piece,
    /// The pair of an address that ticks this option alone: `work=paid`.
    pair: Piece,
    /// The row of its count.
    pub(crate) row: usize,
}

/// From one place of the text to another.
#[derive(Clone, Copy, Debug)]
struct Piece(u32, u32);

impl FacetTexts {
    /// Which options a facet has does not depend on the query.
    pub(super) fn new(directory: &Directory, lang: Lang) -> Self {
        let mut texts = Self::default();
        for rows in facet_rows(directory) {
            let facet = texts.facet(directory, &rows, lang);
            texts.facets.extend(facet);
        }
        texts.text.shrink_to_fit();
        texts
    }

    fn facet(&mut self, directory: &Directory, rows: &FacetRows<'_>, lang: Lang) -> Option<FacetText> {
        let schema = directory.schema();
        let filter = schema.filter_at(rows.filter)?;
        let criterion = json(&schema.field_at(filter.field)?.field.id);
        let (parameter, label) = (filter.filter.parameter, json(&filter.label.get(lang)));
        let joint = |at: usize| if at == 0 { "" } else { "," };
        let head = self.push(&format!(
            r#"{}{{"criterion":{criterion},"parameter":{},"label":{label},"values":["#,
            joint(self.facets.len()),
            json(&parameter)
        ));
        let mut values = Vec::with_capacity(rows.options.len());
        for (at, option) in rows.options.iter().enumerate() {
            let (value, label) = (json(&option.code), json(&option.label.get(lang)));
            let head = self.push(&format!(r#"{}{{"value":{value},"label":{label},"count":"#, joint(at)));
            let pair = self.push(&format!("{parameter}={}", encode(option.code)));
            values.push(ValueText { head, pair, row: option.row });
        }
        let FacetRows { filter, not_stated, partly, .. } = *rows;
        Some(FacetText { filter, head, values, not_stated, partly })
    }

    fn push(&mut self, text: &str) -> Piece {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let from = place(self.text.len());
        self.text.extend_from_slice(text.as_bytes());
        Piece(from, place(self.text.len()))
    }

    fn piece(&self, Piece(from, to): Piece) -> &[u8] {
        self.text.get(from as usize..to as usize).unwrap_or_default()
    }

    /// From the facet before to its first value.
    pub(crate) fn head(&self, facet: &FacetText) -> &[u8] {
        self.piece(facet.head)
    }

    /// From the value before to its count, and the pair of its address.
    pub(crate) fn value(&self, value: &ValueText) -> (&[u8], &[u8]) {
        (self.piece(value.head), self.piece(value.pair))
    }
}
