//! Cursors: the version of a data set, as a place from which to go on.

use super::{Journal, first_kept};
use crate::directory::Directory;
use crate::text::{Text, t};
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A version of the data set: everything up to a sequence of the ledger, on a day. Written `1204-2026-11-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// The last sequence of the ledger that is in it.
    pub sequence: u64,
    /// The day, in universal time, on which its answers were looked at.
    pub day: Date,
}

/// Why a text is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a cursor: give a dataset_version or a next, such as 1204-2026-11-21")]
pub struct CursorError;

impl CursorError {
    /// What a person is told.
    pub const fn in_words(self) -> Text {
        t(
            "n’est pas un curseur : donnez un « dataset_version » ou un « next », par exemple 1204-2026-11-21",
            "is not a cursor: give a “dataset_version” or a “next”, for example 1204-2026-11-21",
        )
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.sequence, self.day)
    }
}

impl FromStr for Cursor {
    type Err = CursorError;

    fn from_str(text: &str) -> Result<Self, CursorError> {
        let (sequence, day) = text.split_once('-').ok_or(CursorError)?;
        let cursor = Self {
            sequence: sequence.parse().map_err(|_| CursorError)?,
            day: day.parse().map_err(|_| CursorError)?,
        };
        // One spelling only: numbers and dates can be written in other ways too.
        if cursor.to_string() == text { Ok(cursor) } else { Err(CursorError) }
    }
}

/// Why nobody can be told what changed since a cursor. In both cases the remedy is a dump.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SinceError {
    /// It is older than what is kept.
    #[error("the cursor is too old: take a dump")]
    TooOld,
    /// It is later than this ledger or this day: the copy was taken elsewhere.
    #[error("the cursor is ahead of this data: take a dump")]
    Ahead,
}

impl SinceError {
    /// What a person is told.
    pub const fn in_words(self) -> Text {
        match self {
            Self::TooOld => t(
                "Ce curseur a plus de 400 jours : les changements depuis ne sont plus connus. Reprenez une copie entière dans /dumps/latest/.",
                "This cursor is more than 400 days old: the changes since are not known any more. Take a whole copy from /dumps/latest/.",
            ),
            Self::Ahead => t(
                "Ce curseur est en avance sur ces données : votre copie vient d’ailleurs. Reprenez une copie entière dans /dumps/latest/.",
                "This cursor is ahead of this data: your copy comes from elsewhere. Take a whole copy from /dumps/latest/.",
            ),
        }
    }
}

impl Journal {
    /// The cursor of everything that is known: the version of the data set.
    pub const fn now(&self, directory: &Directory) -> Cursor {
        Cursor { sequence: self.reached(), day: directory.today() }
    }

    /// Whether a cursor can be followed.
    pub(super) fn check(&self, today: Date, cursor: Cursor) -> Result<(), SinceError> {
        if cursor.sequence > self.reached || cursor.day > today {
            return Err(SinceError::Ahead);
        }
        if cursor.sequence < self.floor || cursor.day < first_kept(today) {
            return Err(SinceError::TooOld);
        }
        Ok(())
    }
}
