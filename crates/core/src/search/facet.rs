//! Facets: for every option of every filter, how many hosters would match with it.

use super::{On, Search};
use crate::directory::{Bits, FilterIndex};
use crate::query::Ask;
use crate::schema::{FilterId, SchemaFilter};
use crate::text::Text;

/// The counts of one filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    /// The filter.
    pub filter: FilterId,
    /// Its options, in the order of their list, zeros included.
    pub values: Vec<FacetValue>,
    /// How many of the hosters that the other conditions leave have not said.
    pub not_stated: usize,
}

/// The count of one option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    /// The code.
    pub code: String,
    /// The name for people.
    pub label: Text,
    /// How many hosters would match with this option ticked and the filter's other ticks ignored.
    pub count: usize,
    /// Whether it is ticked.
    pub selected: bool,
}

pub(super) fn facets(search: &Search<'_>) -> Vec<Facet> {
    let schema = search.directory.schema();
    schema
        .filters()
        .iter()
        .filter(|filter| filter.filter.facet)
        .filter_map(|filter| facet(search, filter))
        .collect()
}

fn facet(search: &Search<'_>, filter: &SchemaFilter) -> Option<Facet> {
    let rows = search.directory.index().filters().get(filter.id.0)?;
    let FilterIndex::Options { holds, silent, names, .. } = rows else { return None };
    let is_active = search.verdicts.iter().any(|judged| judged.on == On::Filter(filter.id));
    let without = is_active.then(|| base(search, filter.id));
    let base = without.as_ref().unwrap_or(&search.yes);
    let asked: &[String] = search
        .conditions
        .iter()
        .find(|condition| condition.filter == filter.id)
        .map_or(&[], |condition| if let Ask::Options(codes) = &condition.ask { codes } else { &[] });
    let value = |code: &str, label: &Text, row: usize| FacetValue {
        code: code.to_owned(),
        label: label.clone(),
        count: holds.get(row).map_or(0, |row| row.count_both(base)),
        selected: asked.iter().any(|asked| asked == code),
    };
    let values = if filter.is_open() {
        names
            .iter()
            .map(|(code, row)| value(code, &Text::owned(code.as_str(), code.as_str()), *row))
            .collect()
    } else {
        filter
            .options
            .iter()
            .enumerate()
            .map(|(row, option)| value(&option.code, &option.label, row))
            .collect()
    };
    Some(Facet { filter: filter.id, values, not_stated: silent.count_both(base) })
}

/// Those who match all conditions but the one on this filter.
fn base(search: &Search<'_>, filter: FilterId) -> Bits {
    let mut base = search.directory.index().listed().clone();
    for judged in search.verdicts.iter().filter(|judged| judged.on != On::Filter(filter)) {
        base.and(&judged.yes);
    }
    base
}
