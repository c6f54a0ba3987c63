//! Facets: for every option of every filter, how many hosters would match with it.

use super::{On, Search};
use crate::directory::FilterIndex;
use crate::query::Ask;
use crate::schema::{FilterId, SchemaFilter};
use crate::text::Text;

/// The counts of one filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet<'s> {
    /// The filter.
    pub filter: FilterId,
    /// Its options, in the order of their list, zeros included; of free names, those that any hoster has.
    pub values: Vec<FacetValue<'s>>,
    /// How many of the hosters that the other conditions leave have not said.
    pub not_stated: usize,
    /// How many of them have said only part of a list: they count under the options that hold, and for the options that
    /// are neither held nor denied they have not said.
    pub partly: usize,
}

/// The count of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue<'s> {
    /// The code.
    pub code: &'s str,
    /// The name for people.
    pub label: &'s Text,
    /// How many hosters would match with this option ticked and the filter's other ticks ignored.
    pub count: usize,
    /// Whether it is ticked.
    pub selected: bool,
}

pub(super) fn facets<'s>(search: &'s Search<'_>) -> Vec<Facet<'s>> {
    let filters = search.directory.schema().filters();
    let index = search.directory.index();
    let matches = index.rows().count(&search.yes, index.listed(), None);
    let mut facets = Vec::with_capacity(filters.len());
    for filter in filters.iter().filter(|filter| filter.filter.facet) {
        let own = search.verdicts.iter().find(|judged| judged.on == On::Filter(filter.id));
        let without =
            own.map(|own| index.rows().count(&search.without(own), index.listed(), Some(filter.id)));
        facets.extend(facet(search, filter, without.as_ref().unwrap_or(&matches)));
    }
    facets
}

/// One facet, from the counts of all rows.
fn facet<'s>(search: &'s Search<'_>, filter: &'s SchemaFilter, counts: &[u32]) -> Option<Facet<'s>> {
    let index = search.directory.index();
    let FilterIndex::Options(options) = index.filters().get(filter.id.0)? else {
        return None;
    };
    let asked = asked(search, filter.id);
    let count = |row: usize| counts.get(row).map_or(0, |count| *count as usize);
    let value = |code: &'s str, label: &'s Text, row: usize| {
        let selected = asked.iter().any(|asked| asked == code);
        FacetValue { code, label, count: count(row), selected }
    };
    let values = if filter.is_open() {
        let is_held = |row: usize| index.rows().get(row).is_some_and(|row| !row.is_empty());
        let names = options.names.iter().filter(|(_, name)| is_held(name.row));
        names.map(|(code, name)| value(code, &name.label, name.row)).collect()
    } else {
        let rows = filter.options.iter().zip(options.first..);
        rows.map(|(option, row)| value(&option.code, &option.label, row)).collect()
    };
    Some(Facet {
        filter: filter.id,
        values,
        not_stated: count(options.silent),
        partly: count(options.partly),
    })
}

/// The options that are ticked.
fn asked<'s>(search: &'s Search<'_>, filter: FilterId) -> &'s [String] {
    match search.conditions.iter().find(|condition| condition.filter == filter).map(|found| &found.ask) {
        Some(Ask::Options(codes)) => codes,
        _ => &[],
    }
}
