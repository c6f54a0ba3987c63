//! Facets: for every option of every filter, how many hosters would match with it.

use super::{On, Search};
use crate::directory::{Directory, FilterIndex};
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

/// Where the counts of one filter stand among the counts of all rows. The query has no say in it.
#[derive(Clone, Debug)]
pub struct FacetRows<'d> {
    /// The filter.
    pub filter: FilterId,
    /// Its options, as in [`Facet::values`].
    pub options: Vec<OptionRow<'d>>,
    /// The row of those who have not said.
    pub not_stated: usize,
    /// The row of those who have said part.
    pub partly: usize,
}

/// One option and its row.
#[derive(Clone, Copy, Debug)]
pub struct OptionRow<'d> {
    /// The code.
    pub code: &'d str,
    /// The name for people.
    pub label: &'d Text,
    /// The number of its row.
    pub row: usize,
}

/// The counts of all rows under one search: for writers that know the rows already.
#[derive(Clone, Debug)]
pub struct Tally {
    /// Among the matches.
    matches: Vec<u32>,
    /// For each filter that is asked about, among those who match whatever they say of it.
    without: Vec<(FilterId, Vec<u32>)>,
}

impl Tally {
    pub(super) fn new(search: &Search<'_>) -> Self {
        let index = search.directory.index();
        let filters = search.directory.schema().filters();
        let count = |judged: &super::Judged| {
            let On::Filter(id) = judged.on else { return None };
            let is_facet = filters.get(id.0).is_some_and(|filter| filter.filter.facet);
            let count = || index.rows().count(&search.without(judged), index.listed(), Some(id));
            is_facet.then(|| (id, count()))
        };
        Self {
            matches: index.rows().count(&search.yes, index.listed(), None),
            without: search.verdicts.iter().filter_map(count).collect(),
        }
    }

    /// The counts that serve one filter, by number of row.
    pub fn of(&self, filter: FilterId) -> &[u32] {
        let own = self.without.iter().find(|(id, _)| *id == filter);
        own.map_or(&self.matches, |(_, counts)| counts)
    }
}

impl<'d> FacetRows<'d> {
    fn new(directory: &'d Directory, filter: &'d SchemaFilter) -> Option<Self> {
        let index = directory.index();
        let FilterIndex::Options(rows) = index.filters().get(filter.id.0)? else { return None };
        let options = if filter.is_open() {
            let is_held = |row: usize| index.rows().get(row).is_some_and(|row| !row.is_empty());
            let names = rows.names.iter().filter(|(_, name)| is_held(name.row));
            names.map(|(code, name)| OptionRow { code, label: &name.label, row: name.row }).collect()
        } else {
            let options = filter.options.iter().zip(rows.first..);
            options.map(|(option, row)| OptionRow { code: &option.code, label: &option.label, row }).collect()
        };
        Some(Self { filter: filter.id, options, not_stated: rows.silent, partly: rows.partly })
    }
}

/// The rows of all facets of a directory, in the order of [`Search::facets`].
pub fn facet_rows(directory: &Directory) -> Vec<FacetRows<'_>> {
    let filters = directory.schema().filters().iter().filter(|filter| filter.filter.facet);
    filters.filter_map(|filter| FacetRows::new(directory, filter)).collect()
}

pub(super) fn facets<'s>(search: &'s Search<'_>) -> Vec<Facet<'s>> {
    let tally = Tally::new(search);
    facet_rows(search.directory).into_iter().map(|rows| facet(search, rows, &tally)).collect()
}

/// One facet, from the counts of all rows.
fn facet<'s>(search: &'s Search<'_>, rows: FacetRows<'s>, tally: &Tally) -> Facet<'s> {
    let (asked, counts) = (asked(search, rows.filter), tally.of(rows.filter));
    let count = |row: usize| counts.get(row).map_or(0, |count| *count as usize);
    let value = |option: OptionRow<'s>| FacetValue {
        code: option.code,
        label: option.label,
        count: count(option.row),
        selected: asked.iter().any(|asked| asked == option.code),
    };
    Facet {
        filter: rows.filter,
        values: rows.options.into_iter().map(value).collect(),
        not_stated: count(rows.not_stated),
        partly: count(rows.partly),
    }
}

/// The options that are ticked.
pub(super) fn asked<'s>(search: &'s Search<'_>, filter: FilterId) -> &'s [String] {
    match search.conditions.iter().find(|condition| condition.filter == filter).map(|found| &found.ask) {
        Some(Ask::Options(codes)) => codes,
        _ => &[],
    }
}
