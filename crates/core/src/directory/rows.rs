//! The rows of all filters, both ways: for each row the hosters that it holds for, and for each hoster its rows. Facets are
//! counted along whichever way is shorter.

use super::bits::{Bits, Row};
use super::index::replace;
use crate::schema::FilterId;
use std::ops::Range;

/// One row per option of every filter, and two more per filter: silence, and having said only part. Rows have numbers;
/// free names get the next number when they are first met.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rows {
    sets: Vec<Row>,
    /// For each row, its filter.
    filters: Vec<FilterId>,
    /// For each row, how many listed hosters it holds for.
    totals: Vec<u32>,
    /// For each row, what it takes to count it among a set: see [`Row::effort`].
    efforts: Vec<usize>,
    held: Held,
}

/// For each hoster, the numbers of its rows, one hoster after the other.
#[derive(Clone, Debug, Default)]
struct Held {
    spans: Vec<Range<usize>>,
    numbers: Vec<u32>,
    /// How many numbers no span holds any more.
    stale: usize,
}

/// What it takes to count the rows of one hoster, in words of 64 hosters: an estimate, which only decides how
/// the same counts are made.
const HOSTER_EFFORT: usize = 140;

impl Rows {
    /// A new row of a filter: its number.
    pub(super) fn add(&mut self, filter: FilterId) -> usize {
        self.sets.push(Row::default());
        self.filters.push(filter);
        self.sets.len() - 1
    }

    /// Replaces the rows of one hoster.
    pub(super) fn set(&mut self, position: usize, mut numbers: Vec<usize>) {
        numbers.sort_unstable();
        numbers.dedup();
        let numbers: Vec<u32> = numbers.into_iter().filter_map(|number| u32::try_from(number).ok()).collect();
        for (numbers, on) in [(self.held.of(position), false), (numbers.as_slice(), true)] {
            for number in numbers {
                if let Some(row) = self.sets.get_mut(*number as usize) {
                    row.set(position, on);
                }
            }
        }
        self.held.set(position, &numbers);
    }

    /// Gives the rows their form, and counts them among the hosters that are listed.
    pub(super) fn finish(&mut self, hosters: usize, listed: &Bits) {
        self.sets.iter_mut().for_each(|row| row.settle(hosters));
        self.held.tidy();
        self.efforts = self.sets.iter().map(Row::effort).collect();
        self.totals = self.along_rows(listed, None);
    }

    /// The row of a number.
    pub(crate) fn get(&self, number: usize) -> Option<&Row> {
        self.sets.get(number)
    }

    /// For each row, how many of its hosters are in `base`, all of whom are listed; of one filter, or of all.
    pub(crate) fn count(&self, base: &Bits, listed: &Bits, only: Option<FilterId>) -> Vec<u32> {
        let mut rest = listed.clone();
        rest.and_not(base);
        let (members, others) = (base.count(), rest.count());
        // Of nearly everybody, the few others are counted and taken off.
        if members <= others {
            return self.count_either_way(base, members, only);
        }
        let others = self.count_either_way(&rest, others, only);
        self.totals.iter().zip(others).map(|(total, others)| total - others).collect()
    }

    fn count_either_way(&self, base: &Bits, members: usize, only: Option<FilterId>) -> Vec<u32> {
        let is_wanted = |(filter, _): &(&FilterId, &usize)| only.is_none_or(|only| only == **filter);
        let rows = self.filters.iter().zip(&self.efforts).filter(is_wanted);
        let effort: usize = rows.map(|(_, effort)| effort).sum();
        if members * HOSTER_EFFORT <= effort {
            self.along_hosters(base, only)
        } else {
            self.along_rows(base, only)
        }
    }

    fn along_hosters(&self, base: &Bits, only: Option<FilterId>) -> Vec<u32> {
        let mut counts = vec![0; self.sets.len()];
        for number in base.iter().flat_map(|position| self.held.of(position)) {
            let number = *number as usize;
            if only.is_none_or(|only| self.filters.get(number) == Some(&only))
                && let Some(count) = counts.get_mut(number)
            {
                *count += 1;
            }
        }
        counts
    }

    fn along_rows(&self, base: &Bits, only: Option<FilterId>) -> Vec<u32> {
        let count = |(row, filter): (&Row, &FilterId)| match only {
            Some(only) if only != *filter => 0,
            _ => row.count_among(base),
        };
        self.sets.iter().zip(&self.filters).map(count).collect()
    }
}

impl Held {
    fn of(&self, position: usize) -> &[u32] {
        self.spans.get(position).and_then(|span| self.numbers.get(span.clone())).unwrap_or_default()
    }

    fn set(&mut self, position: usize, numbers: &[u32]) {
        let old = self.of(position);
        if old == numbers && position < self.spans.len() {
            return;
        }
        self.stale += old.len();
        let start = self.numbers.len();
        self.numbers.extend_from_slice(numbers);
        replace(&mut self.spans, position, start..self.numbers.len());
    }

    /// Moves the numbers together again once most of them are stale.
    fn tidy(&mut self) {
        if self.stale * 2 <= self.numbers.len() {
            return;
        }
        let old = std::mem::take(self);
        for position in 0..old.spans.len() {
            self.set(position, old.of(position));
        }
    }
}
