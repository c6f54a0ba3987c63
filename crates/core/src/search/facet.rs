//! Facets: for every option of every filter, how many hosters would match with it.

use super::{On, Search};
use crate::directory::{Bits, FilterIndex, Row};
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
    let filters = search.directory.schema().filters().iter();
    filters.filter(|filter| filter.filter.facet).filter_map(|filter| facet(search, filter)).collect()
}

fn facet<'s>(search: &'s Search<'_>, filter: &'s SchemaFilter) -> Option<Facet<'s>> {
    let FilterIndex::Options(rows) = search.directory.index().filters().get(filter.id.0)? else {
        return None;
    };
    let is_active = search.verdicts.iter().any(|judged| judged.on == On::Filter(filter.id));
    let without = is_active.then(|| base(search, filter.id));
    let base = without.as_ref().unwrap_or(&search.yes);
    let asked = asked(search, filter.id);
    let value = |code: &'s str, label: &'s Text, row: &Row| FacetValue {
        code,
        label,
        count: row.count_among(base),
        selected: asked.iter().any(|asked| asked == code),
    };
    let values = if filter.is_open() {
        let names =
            rows.names.iter().filter_map(|(code, name)| Some((code, name, rows.holds.get(name.row)?)));
        let held = names.filter(|(_, _, row)| !row.is_empty());
        held.map(|(code, name, row)| value(code, &name.label, row)).collect()
    } else {
        let options = filter.options.iter().zip(&rows.holds);
        options.map(|(option, row)| value(&option.code, &option.label, row)).collect()
    };
    Some(Facet { filter: filter.id, values, not_stated: rows.silent.count_among(base) })
}

/// The options that are ticked.
fn asked<'s>(search: &'s Search<'_>, filter: FilterId) -> &'s [String] {
    match search.conditions.iter().find(|condition| condition.filter == filter).map(|found| &found.ask) {
        Some(Ask::Options(codes)) => codes,
        _ => &[],
    }
}

/// Those who match all conditions but the one on this filter.
fn base(search: &Search<'_>, filter: FilterId) -> Bits {
    let mut base = search.directory.index().listed().clone();
    for judged in search.verdicts.iter().filter(|judged| judged.on != On::Filter(filter)) {
        base.and(&judged.yes);
    }
    base
}
