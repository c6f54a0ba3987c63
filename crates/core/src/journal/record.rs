//! Records in memory: small, shared between clones, forgotten from the oldest.

use crate::field::Field;
use crate::statement::Slug;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// That the ledger says something, without what it says.
#[derive(Clone, Copy, Debug)]
pub(super) struct Record {
    pub(super) sequence: u64,
    /// When it was recorded, as the clock said.
    pub(super) at: Timestamp,
    /// The day of the latest record up to this one, so that a clock that was wrong moves nobody's cursor back.
    pub(super) day: Date,
    pub(super) hoster: u32,
    pub(super) service: Option<u32>,
    pub(super) field: &'static Field,
    pub(super) is_confirmation: bool,
    /// Whether the hoster is new with it, or comes back from a withdrawal.
    pub(super) appears: bool,
}

/// How many records are copied at most when a clone goes on.
const CHUNK: usize = 1024;

/// Records in the order of their sequence.
#[derive(Clone, Debug, Default)]
pub(super) struct Records {
    chunks: VecDeque<Arc<Vec<Record>>>,
}

impl Records {
    pub(super) fn push(&mut self, record: Record) {
        match self.chunks.back_mut() {
            Some(last) if last.len() < CHUNK => Arc::make_mut(last).push(record),
            _ => self.chunks.push_back(Arc::new(vec![record])),
        }
    }

    pub(super) fn len(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.len()).sum()
    }

    /// The records after a sequence, oldest first.
    pub(super) fn after(&self, sequence: u64) -> impl Iterator<Item = &Record> {
        let is_past = |chunk: &Arc<Vec<Record>>| chunk.last().is_none_or(|last| last.sequence <= sequence);
        let first = self.chunks.partition_point(is_past);
        let within =
            self.chunks.get(first).map_or(0, |chunk| chunk.partition_point(|one| one.sequence <= sequence));
        self.chunks.iter().skip(first).flat_map(|chunk| chunk.iter()).skip(within)
    }

    /// The records after a sequence, newest first.
    pub(super) fn back_to(&self, sequence: u64) -> impl Iterator<Item = &Record> {
        let all = self.chunks.iter().rev().flat_map(|chunk| chunk.iter().rev());
        all.take_while(move |record| record.sequence > sequence)
    }

    /// The last sequence whose day lies before that day.
    pub(super) fn last_before(&self, day: Date) -> Option<u64> {
        let is_past = |chunk: &Arc<Vec<Record>>| chunk.last().is_none_or(|last| last.day < day);
        let first = self.chunks.partition_point(is_past);
        let within = self.chunks.get(first).map_or(&[][..], |chunk| chunk.as_slice());
        let last = within.partition_point(|record| record.day < day).checked_sub(1);
        let before = first.checked_sub(1).and_then(|at| self.chunks.get(at)).and_then(|chunk| chunk.last());
        last.and_then(|at| within.get(at)).or(before).map(|record| record.sequence)
    }

    /// Lets go of what is not later than a sequence, in whole chunks.
    pub(super) fn forget(&mut self, sequence: u64) {
        while self.chunks.front().and_then(|chunk| chunk.last()).is_some_and(|last| last.sequence <= sequence)
        {
            self.chunks.pop_front();
        }
    }
}

/// Slugs by a number that is shorter.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    list: Arc<Vec<Slug>>,
    numbers: Arc<BTreeMap<Slug, u32>>,
}

impl Names {
    /// The number of a slug, and whether it is new.
    pub(super) fn number(&mut self, slug: &Slug) -> (u32, bool) {
        if let Some(number) = self.numbers.get(slug) {
            return (*number, false);
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        Arc::make_mut(&mut self.list).push(slug.clone());
        Arc::make_mut(&mut self.numbers).insert(slug.clone(), number);
        (number, true)
    }

    /// The number of a slug that is known.
    pub(super) fn find(&self, slug: &str) -> Option<u32> {
        self.numbers.get(slug).copied()
    }

    /// The slug of a number.
    pub(super) fn get(&self, number: u32) -> Option<&Slug> {
        self.list.get(number as usize)
    }
}
