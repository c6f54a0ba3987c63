//! What a page or a feed says of one hoster: several records put together.

use super::record::Record;
use super::turn::Turned;
use super::{Journal, is_withdrawn};
use crate::directory::{Hoster, Listing};
use crate::statement::Slug;
use jiff::Timestamp;
use std::collections::BTreeSet;

/// What became of a hoster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChangeKind {
    /// It is new, or it came back from a withdrawal.
    Created,
    /// Something about it is different, or may be.
    Updated,
    /// It confirmed answers, and nothing else happened.
    Confirmed,
    /// Answers became too old to count, and nothing else happened.
    Expired,
    /// It paused.
    Paused,
    /// It is withdrawn: a copy lets go of it.
    Withdrawn,
}

impl ChangeKind {
    /// All kinds, as they are documented.
    pub const ALL: [Self; 6] =
        [Self::Created, Self::Updated, Self::Confirmed, Self::Expired, Self::Paused, Self::Withdrawn];

    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Created => "created",
            Self::Updated => "updated",
            Self::Confirmed => "confirmed",
            Self::Expired => "expired",
            Self::Paused => "paused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A field that something happened to. Those of the hoster itself come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ChangedField {
    /// The key of the service, when the field is about one.
    pub service: Option<Slug>,
    /// The identifier of the field.
    pub field: &'static str,
}

/// What records say of one hoster.
#[derive(Debug)]
pub(super) struct Touched {
    pub(super) at: Timestamp,
    pub(super) fields: BTreeSet<ChangedField>,
    /// How many records there are.
    pub(super) records: usize,
    confirmations: usize,
    appears: bool,
    has_listing: bool,
}

impl Touched {
    pub(super) const fn new(at: Timestamp) -> Self {
        Self { at, fields: BTreeSet::new(), records: 0, confirmations: 0, appears: false, has_listing: false }
    }

    /// Adds a record, whichever way one goes through them.
    pub(super) fn add(&mut self, journal: &Journal, record: &Record) {
        let service = record.service.and_then(|number| journal.services.get(number)).cloned();
        self.has_listing |= service.is_none() && record.field.id == "listing";
        self.fields.insert(ChangedField { service, field: record.field.id });
        self.records += 1;
        self.confirmations += usize::from(record.is_confirmation);
        self.appears |= record.appears;
    }

    /// What became of the hoster: decided by what is true now, so that an old page tells no lie.
    pub(super) fn kind(&self, hoster: &Hoster, turned: &Turned) -> ChangeKind {
        let is_paused = matches!(hoster.listing(), Listing::Paused { .. });
        if is_withdrawn(hoster) {
            ChangeKind::Withdrawn
        } else if self.appears {
            ChangeKind::Created
        } else if is_paused && self.has_listing {
            ChangeKind::Paused
        } else if self.records > 0 && self.records == self.confirmations && turned.fields.is_empty() {
            ChangeKind::Confirmed
        } else if self.records == 0 && !turned.is_back {
            ChangeKind::Expired
        } else {
            ChangeKind::Updated
        }
    }
}
