//! What facets say of each option, cut where the query has its say: the count, whether it is ticked, the address.

use super::json;
use matou_core::directory::Directory;
use matou_core::query::{Query, encode};
use matou_core::search::{FacetValue, Search};
use matou_core::text::Lang;

/// The texts of all facets, in the order of a search's facets.
#[derive(Debug)]
pub(crate) struct FacetTexts(pub(crate) Vec<FacetText>);

/// The texts of one facet.
#[derive(Debug)]
pub(crate) struct FacetText {
    /// From the facet before to its first value.
    pub(crate) head: String,
    pub(crate) values: Vec<ValueText>,
}

/// The texts of one option.
#[derive(Debug)]
pub(crate) struct ValueText {
    /// From the value before to its count.
    pub(crate) head: String,
    /// The pair of an address that ticks this option alone: `work=paid`.
    pub(crate) pair: String,
}

impl FacetTexts {
    /// Which options a facet has does not depend on the query, so that those of the empty one serve all.
    pub(super) fn new(directory: &Directory, lang: Lang) -> Self {
        let schema = directory.schema();
        let search = Search::new(directory, &Query::default());
        let facets = search.facets().into_iter().enumerate().filter_map(|(at, facet)| {
            let filter = schema.filter_at(facet.filter)?;
            let criterion = json(&schema.field_at(filter.field)?.field.id);
            let parameter = filter.filter.parameter;
            let label = json(&filter.label.get(lang));
            let joint = |at: usize| if at == 0 { "" } else { "," };
            let value = |(at, value): (usize, &FacetValue<'_>)| ValueText {
                head: format!(
                    r#"{}{{"value":{},"label":{},"count":"#,
                    joint(at),
                    json(&value.code),
                    json(&value.label.get(lang))
                ),
                pair: format!("{parameter}={}", encode(value.code)),
            };
            Some(FacetText {
                head: format!(
                    r#"{}{{"criterion":{criterion},"parameter":{},"label":{label},"values":["#,
                    joint(at),
                    json(&parameter)
                ),
                values: facet.values.iter().enumerate().map(value).collect(),
            })
        });
        Self(facets.collect())
    }
}
