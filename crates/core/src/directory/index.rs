//! The search index: one row of bits per option of every filter, over all hosters. Kept in step hoster by hoster.

use super::hoster::{Hoster, Listing};
use super::places::{Point, points};
use super::words::Words;
use crate::field::Reading;
use crate::reading::{Delay, read, read_delay};
use crate::schema::{Schema, SchemaFilter};
use crate::text::fold;
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A set of hosters, one bit each, in words of 64.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Bits(Vec<u64>);

impl Bits {
    /// The set of no hoster, wide enough for `hosters`.
    pub(crate) fn none(hosters: usize) -> Self {
        Self(vec![0; hosters.div_ceil(64)])
    }

    pub(crate) fn set(&mut self, position: usize, on: bool) {
        let word = position / 64;
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        if let Some(word) = self.0.get_mut(word) {
            let bit = 1 << (position % 64);
            *word = if on { *word | bit } else { *word & !bit };
        }
    }

    pub(crate) fn has(&self, position: usize) -> bool {
        self.0.get(position / 64).is_some_and(|word| word >> (position % 64) & 1 == 1)
    }

    pub(crate) fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// How many are in both sets.
    pub(crate) fn count_both(&self, other: &Self) -> usize {
        self.0.iter().zip(&other.0).map(|(a, b)| (a & b).count_ones() as usize).sum()
    }

    pub(crate) fn and(&mut self, other: &Self) {
        // Rows grow when a bit beyond their end is set, so a missing word is a word of zeros.
        let mut others = other.0.iter();
        for word in &mut self.0 {
            *word &= others.next().copied().unwrap_or(0);
        }
    }

    pub(crate) fn or(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word |= other;
        }
    }

    pub(crate) fn and_not(&mut self, other: &Self) {
        for (word, other) in self.0.iter_mut().zip(&other.0) {
            *word &= !other;
        }
    }

    /// The members, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(at * 64 + bit)
            })
        })
    }
}

/// The rows of one filter.
#[derive(Clone, Debug)]
pub(crate) enum FilterIndex {
    /// A row per option.
    Options {
        /// For each option, those for whom it holds.
        holds: Vec<Bits>,
        /// For each option, those who say that it does not, without having said everything.
        not: Vec<Bits>,
        /// Those who have said only part: unknown unless an option holds or does not.
        partly: Bits,
        /// Those who have said nothing.
        silent: Bits,
        /// For free names, the row of each code.
        names: BTreeMap<String, usize>,
    },
    /// The delay of each hoster.
    Delays(Vec<Delay>),
}

/// Everything that a search reads.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    filters: Vec<FilterIndex>,
    listed: Bits,
    points: Vec<Arc<[Point]>>,
    words: Words,
    names: Vec<Arc<str>>,
    ranks: Arc<Vec<u32>>,
    shuffle_keys: Vec<u64>,
    names_changed: bool,
}

impl Index {
    pub(super) fn new(schema: &Schema) -> Self {
        Self {
            filters: schema.filters().iter().map(FilterIndex::new).collect(),
            listed: Bits::default(),
            points: Vec::new(),
            words: Words::default(),
            names: Vec::new(),
            ranks: Arc::default(),
            shuffle_keys: Vec::new(),
            names_changed: false,
        }
    }

    /// Writes the rows of one hoster. Positions come in order, each new one right after the last.
    pub(super) fn set(&mut self, schema: &Schema, position: usize, hoster: &Hoster, today: Date) {
        for (filter, rows) in schema.filters().iter().zip(&mut self.filters) {
            rows.set(schema, filter, position, hoster, today);
        }
        self.listed.set(position, *hoster.listing() == Listing::Shown);
        replace(&mut self.points, position, points(schema, hoster).into());
        replace(&mut self.shuffle_keys, position, crate::order::slug_key(hoster.slug().as_str()));
        self.words.set(schema, position, hoster);
        let name: Arc<str> = fold(hoster.name(schema)).into();
        if self.names.get(position) != Some(&name) {
            self.names_changed = true;
            replace(&mut self.names, position, name);
        }
    }

    /// What depends on all hosters at once: the ranks by name.
    pub(super) fn finish(&mut self, hosters: &[Arc<Hoster>]) {
        if !std::mem::take(&mut self.names_changed) {
            return;
        }
        let mut order: Vec<(&Arc<str>, &str, usize)> = self
            .names
            .iter()
            .zip(hosters)
            .enumerate()
            .map(|(at, (name, hoster))| (name, hoster.slug().as_str(), at))
            .collect();
        order.sort_unstable();
        let mut ranks = vec![0; order.len()];
        for (rank, (_, _, position)) in order.into_iter().enumerate() {
            if let (Some(slot), Ok(rank)) = (ranks.get_mut(position), u32::try_from(rank)) {
                *slot = rank;
            }
        }
        self.ranks = Arc::new(ranks);
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

    pub(crate) fn points(&self) -> &[Arc<[Point]>] {
        &self.points
    }

    pub(crate) const fn words(&self) -> &Words {
        &self.words
    }

    /// The rank of a hoster by folded name, then slug.
    pub(crate) fn rank(&self, position: usize) -> u32 {
        self.ranks.get(position).copied().unwrap_or(u32::MAX)
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
            return Self::Delays(Vec::new());
        }
        let rows = vec![Bits::default(); filter.options.len()];
        Self::Options {
            holds: rows.clone(),
            not: rows,
            partly: Bits::default(),
            silent: Bits::default(),
            names: BTreeMap::new(),
        }
    }

    fn set(&mut self, schema: &Schema, filter: &SchemaFilter, position: usize, hoster: &Hoster, today: Date) {
        match self {
            Self::Delays(delays) => replace(delays, position, read_delay(filter, hoster)),
            Self::Options { holds, not, partly, silent, names } => {
                let reading = read(schema, filter, hoster, today);
                for row in holds.iter_mut().chain(not.iter_mut()) {
                    row.set(position, false);
                }
                silent.set(position, reading == Reading::Silent);
                partly.set(position, matches!(reading, Reading::Partly { .. }));
                let (said, denied) = match reading {
                    Reading::Silent => (Vec::new(), Vec::new()),
                    Reading::Holds(said) => (said, Vec::new()),
                    Reading::Partly { holds, not } => (holds, not),
                };
                mark(filter, holds, names, position, &said);
                mark(filter, not, names, position, &denied);
            }
        }
    }

    /// The row of a code; `None` when no hoster has such a name.
    pub(crate) fn row(&self, filter: &SchemaFilter, code: &str) -> Option<usize> {
        match self {
            Self::Options { names, .. } if filter.is_open() => names.get(code).copied(),
            _ => filter.positions.get(code).copied(),
        }
    }
}

/// Sets the bit of a hoster in the rows of some codes; free names get a row when they are first met.
fn mark(
    filter: &SchemaFilter,
    rows: &mut Vec<Bits>,
    names: &mut BTreeMap<String, usize>,
    position: usize,
    codes: &[Cow<'_, str>],
) {
    for code in codes {
        let row = if filter.is_open() {
            let next = names.len();
            *names.entry(code.to_string()).or_insert(next)
        } else {
            let Some(row) = filter.positions.get(code.as_ref()) else { continue };
            *row
        };
        while rows.len() <= row {
            rows.push(Bits::default());
        }
        if let Some(row) = rows.get_mut(row) {
            row.set(position, true);
        }
    }
}
