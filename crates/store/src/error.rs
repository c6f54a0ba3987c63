//! What can go wrong with the store, sorted by what its operator can do about it.

use sqlx::error::ErrorKind;
use sqlx::sqlite::SqliteError;
use std::error::Error;

/// What the driver or the operating system said.
pub type Cause = Box<dyn Error + Send + Sync>;

/// Why the store did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address names no database that the store knows. The address itself may hold a password: it is not repeated.
    #[error("this is not the address of a database: write sqlite:PATH or postgres://USER@HOST/NAME")]
    UnsupportedUrl(#[source] Option<Cause>),
    /// The database does not answer, or not now: network, rights, disk full, lock held too long.
    #[error("the database is unavailable")]
    Unavailable(#[source] Cause),
    /// The database was written by a newer version of the program.
    #[error(
        "the database has schema {found}, and this program knows none above {known}: use a newer program"
    )]
    Newer {
        /// The schema of the database.
        found: u64,
        /// The newest schema that this program knows.
        known: u64,
    },
    /// The version of the database software is known to lose data, or is not tested.
    #[error("{database} {found} is too old: {oldest} or newer is needed")]
    TooOld {
        /// `SQLite` or `PostgreSQL`.
        database: &'static str,
        /// The version found.
        found: String,
        /// The oldest version that is accepted.
        oldest: String,
    },
    /// Settings on which durability rests are not in force.
    #[error("the database is not set up to keep what it is given: {0}")]
    Unsound(String),
    /// What is stored is not what the store wrote.
    #[error("the database is damaged")]
    Damaged(#[source] Cause),
    /// Somebody else wrote since the ledger was read, so what was worked out from it may be wrong. Nothing was written.
    #[error(
        "the ledger moved on: it was read up to entry {expected}, and it is at entry {found} now; try again"
    )]
    Moved {
        /// The revision from which the caller worked.
        expected: u64,
        /// The revision of the ledger.
        found: u64,
    },
    /// This was sent before, and kept then. Nothing was written.
    #[error("this was sent before, and kept then")]
    Repeated,
    /// The entries or the run cannot be kept as they are. Nothing was written.
    #[error("the ledger cannot hold this: {0}")]
    Refused(String),
}

impl StoreError {
    pub(crate) fn unavailable(cause: impl Into<Cause>) -> Self {
        Self::Unavailable(cause.into())
    }

    pub(crate) fn damaged(cause: impl Into<Cause>) -> Self {
        Self::Damaged(cause.into())
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            _ if is_damage(&error) => Self::damaged(error),
            sqlx::Error::Database(said) if is_refusal(&said.kind()) => {
                Self::Refused(said.message().to_owned())
            }
            _ => Self::unavailable(error),
        }
    }
}

/// Whether two programs are in each other's way, so that trying again is the answer.
pub(crate) fn is_busy(error: &sqlx::Error) -> bool {
    const BUSY: i32 = 5;
    sqlite_code(error) == Some(BUSY)
}

fn is_refusal(kind: &ErrorKind) -> bool {
    matches!(kind, ErrorKind::CheckViolation | ErrorKind::NotNullViolation | ErrorKind::UniqueViolation)
}

fn is_damage(error: &sqlx::Error) -> bool {
    const CORRUPT: i32 = 11;
    const NOT_A_DATABASE: i32 = 26;
    match error {
        sqlx::Error::ColumnDecode { .. } | sqlx::Error::ColumnNotFound(_) | sqlx::Error::Decode(_) => true,
        sqlx::Error::Database(said) if matches!(said.code().as_deref(), Some("XX001" | "XX002")) => true,
        _ => matches!(sqlite_code(error), Some(CORRUPT | NOT_A_DATABASE)),
    }
}

/// The primary code of an error of SQLite: its last byte.
fn sqlite_code(error: &sqlx::Error) -> Option<i32> {
    let said = error.as_database_error()?.try_downcast_ref::<SqliteError>()?;
    let code: i32 = sqlx::error::DatabaseError::code(said)?.parse().ok()?;
    Some(code & 0xff)
}
