//! Pages of changes: the records after a cursor and the days after it, one item per hoster.

use super::record::Record;
use super::touched::{ChangeKind, ChangedField, Touched};
use super::turn::{Turned, turns};
use super::{Cursor, Journal, SinceError};
use crate::directory::{Directory, Hoster};
use crate::statement::Slug;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::iter::from_fn;

/// A page of changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changes {
    /// One item per hoster, in the order of the newest that happened to each.
    pub items: Vec<Change>,
    /// Where to go on; the version of the data set when nothing is left.
    pub next: Cursor,
    /// Whether something is left.
    pub more: bool,
}

/// A hoster to be read again, or to be let go of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where one can go on after having taken this item and all those before it.
    pub cursor: Cursor,
    /// When its newest record was made; midnight, universal time, when only a day passed.
    pub at: Timestamp,
    /// What became of it.
    pub kind: ChangeKind,
    /// The hoster.
    pub slug: Slug,
    /// The fields concerned, without doubles, those of the hoster itself first.
    pub fields: Vec<ChangedField>,
}

/// What is never cut apart: one record, or all that a day does.
enum Unit<'a> {
    Day(Date, Vec<&'a Hoster>),
    Record(&'a Record),
}

impl Unit<'_> {
    const fn size(&self) -> usize {
        match self {
            Self::Day(_, hosters) => hosters.len(),
            Self::Record(_) => 1,
        }
    }
}

impl Journal {
    /// The changes after a cursor, of at most so many records and turns of day (but those of one day stay together, and a
    /// page is never empty when something is left). Reading again each hoster named, and following `next` while there is
    /// more, turns a copy of the cursor's version into one of this version.
    ///
    /// # Errors
    /// When the cursor is too old, or ahead of this data.
    pub fn since(&self, directory: &Directory, cursor: Cursor, limit: usize) -> Result<Changes, SinceError> {
        self.check(directory.today(), cursor)?;
        let mut units = self.units(directory, cursor);
        let mut page =
            Page { journal: self, directory, from: cursor, to: cursor, ranks: 0, touched: BTreeMap::new() };
        let mut taken = 0;
        let more = loop {
            let Some(unit) = units.next() else { break false };
            if taken > 0 && taken + unit.size() > limit {
                break true;
            }
            taken += unit.size();
            page.add(unit);
        };
        if !more {
            page.to = self.now(directory);
        }
        Ok(Changes { next: page.to, more, items: page.items() })
    }

    /// The records and the days after a cursor, in one order: a day comes before the records made on it.
    fn units<'a>(&'a self, directory: &'a Directory, cursor: Cursor) -> impl Iterator<Item = Unit<'a>> {
        let mut days = turns(directory, cursor.day).into_iter().peekable();
        let mut records = self.records.after(cursor.sequence).peekable();
        from_fn(move || {
            let before = records.peek().map(|record| record.day);
            let day = days.next_if(|(day, _)| before.is_none_or(|before| *day <= before));
            match day {
                Some((day, hosters)) => Some(Unit::Day(day, hosters)),
                None => records.next().map(Unit::Record),
            }
        })
    }
}

/// A page in the making.
struct Page<'a> {
    journal: &'a Journal,
    directory: &'a Directory,
    from: Cursor,
    to: Cursor,
    ranks: usize,
    touched: BTreeMap<&'a str, Item>,
}

struct Item {
    /// The number of the newest unit in the page that concerns it, and the cursor after that unit.
    rank: usize,
    cursor: Cursor,
    touched: Touched,
    is_turned: bool,
}

impl<'a> Page<'a> {
    fn add(&mut self, unit: Unit<'a>) {
        self.ranks += 1;
        match unit {
            Unit::Day(day, hosters) => {
                self.to.day = self.to.day.max(day);
                for hoster in hosters {
                    self.touch(hoster.slug().as_str(), midnight(day)).is_turned = true;
                }
            }
            Unit::Record(record) => {
                let journal = self.journal;
                self.to.sequence = record.sequence;
                self.to.day = self.to.day.max(record.day.min(self.directory.today()));
                if let Some(slug) = journal.hosters.get(record.hoster) {
                    self.touch(slug.as_str(), record.at).touched.add(journal, record);
                }
            }
        }
    }

    fn touch(&mut self, slug: &'a str, at: Timestamp) -> &mut Item {
        let (rank, cursor) = (self.ranks, self.to);
        let new = || Item { rank, cursor, touched: Touched::new(at), is_turned: false };
        let item = self.touched.entry(slug).or_insert_with(new);
        (item.rank, item.cursor, item.touched.at) = (rank, cursor, at);
        item
    }

    fn items(self) -> Vec<Change> {
        let (directory, days) = (self.directory, (self.from.day, self.to.day));
        let changes = self.touched.into_iter().filter_map(|(slug, item)| {
            let hoster = directory.hoster(slug)?;
            Some((item.rank, item.change(directory, hoster, days)?))
        });
        let mut ranked: Vec<(usize, Change)> = changes.collect();
        // Slugs were in order already; hosters of the same day stay so.
        ranked.sort_by_key(|(rank, _)| *rank);
        // Whoever goes on from one of several hosters of one day must meet the others again.
        let mut safe = self.from;
        let mut items: Vec<Change> = Vec::with_capacity(ranked.len());
        let mut ranked = ranked.into_iter().peekable();
        while let Some((rank, change)) = ranked.next() {
            let is_last = ranked.peek().is_none_or(|(next, _)| *next != rank);
            if is_last {
                safe = change.cursor;
            }
            items.push(Change { cursor: safe, ..change });
        }
        items
    }
}

impl Item {
    /// The item of a page; `None` when a day passed and nothing is shown otherwise.
    fn change(self, directory: &Directory, hoster: &Hoster, (from, to): (Date, Date)) -> Option<Change> {
        let schema = directory.schema();
        let turned =
            if self.is_turned { Turned::between(schema, hoster, from, to) } else { Turned::default() };
        let Self { cursor, touched, .. } = self;
        if touched.records == 0 && turned.fields.is_empty() {
            return None;
        }
        let kind = touched.kind(hoster, &turned);
        let mut fields = touched.fields;
        fields.extend(turned.fields);
        let fields = fields.into_iter().collect();
        Some(Change { cursor, at: touched.at, kind, slug: hoster.slug().clone(), fields })
    }
}

/// The first instant of a day, universal time.
fn midnight(day: Date) -> Timestamp {
    day.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::MIN, |begun| begun.timestamp())
}
