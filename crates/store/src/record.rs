//! What goes into the store beside the ledger's entries, and what comes out.

use crate::error::StoreError;

/// What one reading of a source found and did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRun {
    /// The kind of source: `csv`, `map`…
    pub source: String,
    /// The file or the address that was read.
    pub location: String,
    /// RFC 3339, UTC.
    pub started_at: String,
    /// RFC 3339, UTC.
    pub finished_at: String,
    /// How many statements were added to the ledger.
    pub statements: u64,
    /// How many hosters the source speaks of.
    pub hosters: u64,
    /// How many findings there were.
    pub findings: u64,
    /// How it ended.
    pub outcome: Outcome,
}

/// A run as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number, from 1.
    pub number: u64,
    /// What it found and did.
    pub details: NewRun,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Statements were added.
    Applied,
    /// The source said nothing new.
    Unchanged,
    /// It was held back, by the guard against mass changes for instance.
    Refused,
}

impl Outcome {
    /// Its name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Applied => "applied",
            Self::Unchanged => "unchanged",
            Self::Refused => "refused",
        }
    }

    pub(crate) fn from_code(code: &str) -> Result<Self, StoreError> {
        let all = [Self::Applied, Self::Unchanged, Self::Refused];
        let found = all.into_iter().find(|outcome| outcome.code() == code);
        found.ok_or_else(|| StoreError::damaged(format!("a run has the outcome “{code}”")))
    }
}

/// The numbers that an append gave, both included. When there was nothing to append, `first_seq` is one more than
/// `last_seq`, which is the revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Appended {
    /// The number of the first entry.
    pub first_seq: u64,
    /// The number of the last entry: the new revision.
    pub last_seq: u64,
}

/// One thing that was examined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// What was examined.
    pub name: &'static str,
    /// Whether it is as it must be.
    pub ok: bool,
    /// What was found.
    pub detail: String,
}

/// An error that a visitor reports about a hoster, before it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewReport {
    /// The hoster's slug.
    pub hoster: String,
    /// The code of the kind of error.
    pub kind: String,
    /// The key of the field that it is about; empty for the hoster as a whole.
    pub field: String,
    /// The words of the visitor; may be empty.
    pub message: String,
    /// RFC 3339, UTC.
    pub received_at: String,
}

/// A report as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its number, from 1.
    pub number: u64,
    /// What it says.
    pub details: NewReport,
}

/// What became of a report that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Received {
    /// Its number.
    pub number: u64,
    /// Whether it was kept now; otherwise it was sent before, and kept then.
    pub is_new: bool,
}
