//! The journal: what changed since a version, for those who keep a copy of the directory, and for feeds.
//!
//! The version of the data set, `<sequence>-<day>`, is the [`Cursor`]. A copy of that version is brought up to date by
//! reading again every hoster that [`Journal::since`] names: those that the ledger speaks of after the sequence, and those
//! whose answers aged, or whose pause ended, after the day. The feed says *who* to read again, not what was said: a
//! consumer therefore never has to repeat the fold, and never keeps a hoster that was withdrawn.
//!
//! # Costs
//! A record takes at most 64 bytes. A clone copies one pointer per 1,024 records; a record added to a clone copies at most the
//! last 1,024. A new hoster in a clone copies the table of slugs, as in the directory. A cursor of the same day costs what
//! its page holds; one of an earlier day goes through all answers of all hosters, to see which aged.

mod cursor;
mod feed;
mod page;
mod record;
mod touched;
mod turn;

use crate::directory::{Hoster, Listing};
use crate::field::About;
use crate::schema::Schema;
use crate::statement::{Act, Statement};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use record::{Names, Record, Records};
use std::collections::BTreeMap;
use std::sync::Arc;

pub use cursor::{Cursor, CursorError, SinceError};
pub use feed::FeedEntry;
pub use page::{Change, Changes};
pub use touched::{ChangeKind, ChangedField};

/// For how many days a cursor can be followed. After that, the answer is: take a dump.
pub const KEPT_DAYS: i32 = 400;

/// What the ledger says of whom, and when: no answers, only that there is something new. Kept beside the directory that is
/// folded from the same ledger; cheap to clone.
#[derive(Clone, Debug)]
pub struct Journal {
    schema: Arc<Schema>,
    records: Records,
    hosters: Names,
    services: Names,
    /// For hosters whose listing was ever stated, nothing but their listing: it tells when one comes back.
    listings: Arc<BTreeMap<u32, Hoster>>,
    reached: u64,
    /// The last sequence that was forgotten.
    floor: u64,
    /// The latest day that a record bears, so that the days of records never go back.
    newest_day: Date,
}

impl Journal {
    /// The journal of an empty ledger.
    pub fn new(schema: Arc<Schema>) -> Self {
        Self {
            schema,
            records: Records::default(),
            hosters: Names::default(),
            services: Names::default(),
            listings: Arc::default(),
            reached: 0,
            floor: 0,
            newest_day: Date::MIN,
        }
    }

    /// Notes an entry of the ledger. Entries come in the order of their sequence; one that is not later than what the
    /// journal has reached is already noted.
    pub fn record(&mut self, sequence: u64, statement: &Statement) {
        if sequence <= self.reached {
            return;
        }
        self.reached = sequence;
        self.newest_day = self.newest_day.max(utc_day(statement.recorded_at));
        let (hoster, is_new) = self.hosters.number(&statement.subject.hoster);
        let comes_back = self.comes_back(hoster, statement);
        let service = statement.subject.service.as_ref().map(|key| self.services.number(key).0);
        self.records.push(Record {
            sequence,
            at: statement.recorded_at,
            day: self.newest_day,
            hoster,
            service,
            field: statement.field,
            is_confirmation: statement.act == Act::Confirmed,
            appears: is_new || comes_back,
        });
    }

    /// Notes that the ledger goes on to this sequence, when its last entries were not understood and are in no record.
    pub fn reach(&mut self, sequence: u64) {
        self.reached = self.reached.max(sequence);
    }

    /// Forgets what is older than [`KEPT_DAYS`] on that day, and remembers up to where.
    pub fn prune(&mut self, today: Date) {
        if let Some(last) = self.records.last_before(first_kept(today)) {
            self.floor = self.floor.max(last);
            self.records.forget(self.floor);
        }
    }

    /// The last sequence of the ledger that is noted.
    pub const fn reached(&self) -> u64 {
        self.reached
    }

    /// How many records are kept in memory.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether nothing is kept.
    pub fn is_empty(&self) -> bool {
        self.records.len() == 0
    }

    /// Whether a statement ends the withdrawal of a hoster. The rules of precedence are those of the directory.
    fn comes_back(&mut self, hoster: u32, statement: &Statement) -> bool {
        if statement.field.id != "listing" || statement.field.about != About::Hoster {
            return false;
        }
        let listings = Arc::make_mut(&mut self.listings);
        let known = listings.entry(hoster).or_insert_with(|| Hoster::new(statement.subject.hoster.clone()));
        let was_withdrawn = is_withdrawn(known);
        known.apply(&self.schema, statement.clone());
        known.settle(&self.schema, self.newest_day);
        was_withdrawn && !is_withdrawn(known)
    }
}

/// The first day whose records are kept.
fn first_kept(today: Date) -> Date {
    today.saturating_sub(KEPT_DAYS.days())
}

fn utc_day(at: Timestamp) -> Date {
    at.to_zoned(jiff::tz::TimeZone::UTC).date()
}

const fn is_withdrawn(hoster: &Hoster) -> bool {
    matches!(hoster.listing(), Listing::Withdrawn { .. })
}
