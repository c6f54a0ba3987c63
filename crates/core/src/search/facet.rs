//! Facets: for every option of every filter, how many hosters would match with it.

use super::{On, Search};
use crate::directory::{Base, FilterIndex, Row};
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
    let matches = Base::new(search.yes.clone());
    let mut facets = Vec::with_capacity(filters.len());
    facets.extend(
        filters
            .iter()
            .filter(|filter| filter.filter.facet)
            .filter_map(|filter| facet(search, filter, &matches)),
    );
    facets
}

fn facet<'s>(search: &'s Search<'_>, filter: &'s SchemaFilter, matches: &Base) -> Option<Facet<'s>> {
    let FilterIndex::Options(rows) = search.directory.index().filters().get(filter.id.0)? else {
        return None;
    };
    let is_own = |judged: &super::Judged| judged.on == On::Filter(filter.id);
    // Without any other condition, the counts are known beforehand.
    let is_alone = search.verdicts.iter().all(is_own);
    let without = (!is_alone && search.verdicts.iter().any(is_own)).then(|| base(search, filter.id));
    let base = without.as_ref().unwrap_or(matches);
    let count = |at: usize, row: &Row| match rows.totals.get(at) {
        Some(total) if is_alone => *total,
        _ => row.count_among(base),
    };
    let asked = asked(search, filter.id);
    let value = |code: &'s str, label: &'s Text, count: usize| {
        let selected = asked.iter().any(|asked| asked == code);
        FacetValue { code, label, count, selected }
    };
    let values = if filter.is_open() {
        let names =
            rows.names.iter().filter_map(|(code, name)| Some((code, name, rows.holds.get(name.row)?)));
        let held = names.filter(|(_, _, row)| !row.is_empty());
        held.map(|(code, name, row)| value(code, &name.label, count(name.row, row))).collect()
    } else {
        let options = filter.options.iter().zip(rows.holds.iter().enumerate());
        options.map(|(option, (at, row))| value(&option.code, &option.label, count(at, row))).collect()
    };
    let not_stated = if is_alone { rows.silent_total } else { rows.silent.count_among(base) };
    let partly = if is_alone { rows.partly_total } else { rows.partly.count_among(base) };
    Some(Facet { filter: filter.id, values, not_stated, partly })
}

/// The options that are ticked.
fn asked<'s>(search: &'s Search<'_>, filter: FilterId) -> &'s [String] {
    match search.conditions.iter().find(|condition| condition.filter == filter).map(|found| &found.ask) {
        Some(Ask::Options(codes)) => codes,
        _ => &[],
    }
}

/// Those who match all conditions but the one on this filter.
fn base(search: &Search<'_>, filter: FilterId) -> Base {
    let mut base = search.directory.index().listed().clone();
    for judged in search.verdicts.iter().filter(|judged| judged.on != On::Filter(filter)) {
        base.and(&judged.yes);
    }
    Base::new(base)
}
