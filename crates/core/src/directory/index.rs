//! The search index: one row per option of every filter, over all hosters. Kept in step hoster by hoster.

use super::bits::{Base, Bits, Row};
use super::hoster::Hoster;
use super::listing::Listing;
use super::places::{Located, Point, points};
use super::words::Words;
use crate::field::Reading;
use crate::order::{seed_of, shuffled, slug_key};
use crate::reading::{Delay, read, read_delay};
use crate::schema::{Schema, SchemaFilter};
use crate::text::{Text, fold};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The rows of one filter.
#[derive(Clone, Debug)]
pub(crate) enum FilterIndex {
    /// A row per option.
    Options(OptionRows),
    /// A row per delay that any hoster states, silence included.
    Delays(BTreeMap<Delay, Row>),
}

/// The rows of a filter with options.
#[derive(Clone, Debug, Default)]
pub(crate) struct OptionRows {
    /// For each option, those for whom it holds.
    pub(crate) holds: Vec<Row>,
    /// For each option, those who say that it does not, without having said everything.
    pub(crate) not: Vec<Row>,
    /// Those who have said only part: unknown unless an option holds or does not.
    pub(crate) partly: Row,
    /// Those who have said nothing.
    pub(crate) silent: Row,
    /// For each option, how many listed hosters it holds for: the counts of a search without conditions.
    pub(crate) totals: Vec<usize>,
    /// How many listed hosters have said nothing.
    pub(crate) silent_total: usize,
    /// How many listed hosters have said only part.
    pub(crate) partly_total: usize,
    /// For free names, by code.
    pub(crate) names: BTreeMap<String, OpenName>,
}

/// A free name that some hoster has, or had.
#[derive(Clone, Debug)]
pub(crate) struct OpenName {
    /// Its row.
    pub(crate) row: usize,
    /// What people read: the code, in both languages.
    pub(crate) label: Text,
}

/// Everything that a search reads.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    filters: Vec<FilterIndex>,
    listed: Bits,
    points: Vec<Arc<[Point]>>,
    located: Arc<Vec<Located>>,
    has_place: Bits,
    points_changed: bool,
    words: Words,
    names: Vec<Arc<str>>,
    names_changed: bool,
    shuffle_keys: Vec<u64>,
    ranks: Arc<Vec<u32>>,
    by_name: Arc<Vec<u32>>,
    of_day: Arc<Vec<u32>>,
}

impl Index {
    pub(super) fn new(schema: &Schema) -> Self {
        Self {
            filters: schema.filters().iter().map(FilterIndex::new).collect(),
            listed: Bits::default(),
            points: Vec::new(),
            located: Arc::default(),
            has_place: Bits::default(),
            points_changed: false,
            words: Words::default(),
            names: Vec::new(),
            names_changed: false,
            shuffle_keys: Vec::new(),
            ranks: Arc::default(),
            by_name: Arc::default(),
            of_day: Arc::default(),
        }
    }

    /// Writes the rows of one hoster. Positions come in order, each new one right after the last.
    pub(super) fn set(&mut self, schema: &Schema, position: usize, hoster: &Hoster, today: Date) {
        let is_known = position < self.names.len();
        for (filter, rows) in schema.filters().iter().zip(&mut self.filters) {
            if is_known {
                rows.clear(position);
            }
            rows.set(schema, filter, position, hoster, today);
        }
        self.listed.set(position, *hoster.listing() == Listing::Shown);
        let points: Arc<[Point]> = points(schema, hoster).into();
        if self.points.get(position) != Some(&points) {
            self.points_changed = true;
            self.has_place.set(position, !points.is_empty());
            replace(&mut self.points, position, points);
        }
        replace(&mut self.shuffle_keys, position, slug_key(hoster.slug().as_str()));
        self.words.set(schema, position, hoster, today);
        let name: Arc<str> = fold(hoster.name(schema)).into();
        if self.names.get(position) != Some(&name) {
            self.names_changed = true;
            replace(&mut self.names, position, name);
        }
    }

    /// What depends on all hosters at once: the form of the rows, the orders, the list of all points.
    pub(super) fn finish(&mut self, hosters: &[Arc<Hoster>], today: Date) {
        let listed = Base::new(self.listed.clone());
        for rows in &mut self.filters {
            rows.finish(hosters.len(), &listed);
        }
        self.words.finish(hosters.len());
        if std::mem::take(&mut self.points_changed) {
            self.located = Arc::new(Located::all(&self.points));
        }
        if std::mem::take(&mut self.names_changed) {
            self.set_orders(hosters, today);
        }
    }

    fn set_orders(&mut self, hosters: &[Arc<Hoster>], today: Date) {
        let mut order: Vec<(&Arc<str>, &str, u32)> = Vec::with_capacity(hosters.len());
        for ((name, hoster), position) in self.names.iter().zip(hosters).zip(0_u32..) {
            order.push((name, hoster.slug().as_str(), position));
        }
        order.sort_unstable();
        let mut ranks = vec![0; order.len()];
        for ((_, _, position), rank) in order.iter().zip(0_u32..) {
            if let Some(slot) = ranks.get_mut(*position as usize) {
                *slot = rank;
            }
        }
        self.by_name = Arc::new(order.into_iter().map(|(_, _, position)| position).collect());
        self.ranks = Arc::new(ranks);
        let seed = seed_of(today);
        let mut shuffle = self.by_name.as_ref().clone();
        shuffle.sort_by_cached_key(|position| shuffled(self.shuffle_key(*position as usize), seed));
        self.of_day = Arc::new(shuffle);
    }

    pub(crate) fn filters(&self) -> &[FilterIndex] {
        &self.filters
    }

    pub(crate) const fn listed(&self) -> &Bits {
        &self.listed
    }

    pub(crate) fn hosters(&self) -> usize {
        self.names.len()
    }

    /// The points of one hoster.
    pub(crate) fn points_of(&self, position: usize) -> &[Point] {
        self.points.get(position).map_or(&[], AsRef::as_ref)
    }

    /// All points, in the order of their hosters.
    pub(crate) fn located(&self) -> &[Located] {
        &self.located
    }

    /// Those who have a point.
    pub(crate) const fn has_place(&self) -> &Bits {
        &self.has_place
    }

    pub(crate) const fn words(&self) -> &Words {
        &self.words
    }

    /// The rank of a hoster by folded name, then slug.
    pub(crate) fn rank(&self, position: usize) -> u32 {
        self.ranks.get(position).copied().unwrap_or(u32::MAX)
    }

    /// All hosters by folded name, then slug.
    pub(crate) fn by_name(&self) -> &[u32] {
        &self.by_name
    }

    /// All hosters in the shuffle of the day.
    pub(crate) fn of_day(&self) -> &[u32] {
        &self.of_day
    }

    pub(crate) fn shuffle_key(&self, position: usize) -> u64 {
        self.shuffle_keys.get(position).copied().unwrap_or(0)
    }
}

/// Puts an item at a position that exists or is the next one.
pub(super) fn replace<T>(list: &mut Vec<T>, position: usize, item: T) {
    match list.get_mut(position) {
        Some(slot) => *slot = item,
        None => list.push(item),
    }
}

impl FilterIndex {
    fn new(filter: &SchemaFilter) -> Self {
        if filter.clock_parameter().is_some() {
            return Self::Delays(BTreeMap::new());
        }
        let rows = vec![Row::default(); filter.options.len()];
        Self::Options(OptionRows { holds: rows.clone(), not: rows, ..OptionRows::default() })
    }

    fn rows(&mut self) -> Box<dyn Iterator<Item = &mut Row> + '_> {
        match self {
            Self::Delays(delays) => Box::new(delays.values_mut()),
            Self::Options(OptionRows { holds, not, partly, silent, .. }) => {
                Box::new(holds.iter_mut().chain(not).chain([partly, silent]))
            }
        }
    }

    fn clear(&mut self, position: usize) {
        self.rows().for_each(|row| row.set(position, false));
    }

    fn finish(&mut self, hosters: usize, listed: &Base) {
        self.rows().for_each(|row| row.settle(hosters));
        if let Self::Options(rows) = self {
            rows.totals = rows.holds.iter().map(|row| row.count_among(listed)).collect();
            rows.silent_total = rows.silent.count_among(listed);
            rows.partly_total = rows.partly.count_among(listed);
        }
    }

    fn set(&mut self, schema: &Schema, filter: &SchemaFilter, position: usize, hoster: &Hoster, today: Date) {
        match self {
            Self::Delays(delays) => {
                delays.entry(read_delay(filter, hoster)).or_default().set(position, true);
            }
            Self::Options(rows) => match read(schema, filter, hoster, today) {
                Reading::Silent => rows.silent.set(position, true),
                Reading::Holds(holds) => mark(filter, &mut rows.holds, &mut rows.names, position, &holds),
                Reading::Partly { holds, not } => {
                    rows.partly.set(position, true);
                    mark(filter, &mut rows.holds, &mut rows.names, position, &holds);
                    mark(filter, &mut rows.not, &mut rows.names, position, &not);
                }
            },
        }
    }
}

impl OptionRows {
    /// The row of a code; `None` when no hoster has such a name.
    pub(crate) fn row(&self, filter: &SchemaFilter, code: &str) -> Option<usize> {
        if filter.is_open() {
            self.names.get(code).map(|name| name.row)
        } else {
            filter.positions.get(code).copied()
        }
    }
}

/// Adds a hoster to the rows of some codes; free names get a row when they are first met.
fn mark(
    filter: &SchemaFilter,
    rows: &mut Vec<Row>,
    names: &mut BTreeMap<String, OpenName>,
    position: usize,
    codes: &[Cow<'_, str>],
) {
    for code in codes {
        let row = if filter.is_open() {
            open_row(names, code)
        } else {
            let Some(row) = filter.positions.get(code.as_ref()) else { continue };
            *row
        };
        if rows.len() <= row {
            rows.resize_with(row + 1, Row::default);
        }
        if let Some(row) = rows.get_mut(row) {
            row.set(position, true);
        }
    }
}

fn open_row(names: &mut BTreeMap<String, OpenName>, code: &str) -> usize {
    if let Some(known) = names.get(code) {
        return known.row;
    }
    let row = names.len();
    names.insert(code.to_owned(), OpenName { row, label: Text::owned(code, code) });
    row
}
