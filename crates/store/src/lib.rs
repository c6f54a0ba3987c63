//! The store: it keeps the ledger, in SQLite or in PostgreSQL, and loses nothing that it has accepted.
//!
//! It knows nothing of criteria. What it keeps is [`Entry`], plain text; what an entry means is for `matou-core`.
//! Lines are only ever added, under one lock, so that their numbers have no hole and follow the order of commits: who
//! has read up to a number will never see a smaller one appear. What visitors report as an error is kept beside it.

mod columns;
mod command;
mod dialect;
mod error;
mod lines;
mod migration;
mod open;
mod people;
mod record;
mod sources;
mod sql;
#[cfg(test)]
mod trouble;

pub use error::{Cause, StoreError};
pub use people::*;
pub use record::{Appended, Check, NewReport, NewRun, Outcome, Received, Report, Run};
pub use sources::{FileState, SourceFile};

use command::{Argument, Command, Line, arguments};
use matou_core::statement::Entry;
use open::Address;
use sql::Sql;
use sqlx::{Postgres, Sqlite};
use std::sync::Arc;

const BY_PEOPLE: &str = include_str!("sql/by_people.sql");
const LAST_ABOUT: &str = include_str!("sql/last_about.sql");

/// An open database. Clones share it.
#[derive(Clone, Debug)]
pub struct Store(Backend);

#[derive(Clone, Debug)]
enum Backend {
    Sqlite(Arc<Sql<Sqlite>>),
    Postgres(Arc<Sql<Postgres>>),
}

/// Does the same on either database.
macro_rules! on {
    ($store:expr, $sql:ident => $does:expr) => {
        match &$store.0 {
            Backend::Sqlite($sql) => $does,
            Backend::Postgres($sql) => $does,
        }
    };
}

impl Store {
    /// Opens a database, makes it when it is a file that does not exist, and brings its schema up to date.
    ///
    /// The address is `sqlite:PATH`, `sqlite::memory:` (for tests: it is lost at the end) or `postgres://…`.
    ///
    /// # Errors
    /// When the address is of no known kind, when the database does not answer, is damaged, or has a newer schema than
    /// this program, and when its version or its settings could lose what it accepts.
    pub async fn open(url: &str) -> Result<Self, StoreError> {
        Ok(Self(match url.parse()? {
            Address::File(path) => Backend::Sqlite(Arc::new(Sql::open(open::open_file(&path).await?).await?)),
            Address::Memory => Backend::Sqlite(Arc::new(Sql::open(open::open_memory().await?).await?)),
            Address::Server(options) => {
                Backend::Postgres(Arc::new(Sql::open(open::open_server(*options).await?).await?))
            }
        }))
    }

    /// Says whether this is an address that the store understands. Nothing is opened.
    ///
    /// # Errors
    /// When the address is of no known kind.
    pub fn check_address(url: &str) -> Result<(), StoreError> {
        url.parse::<Address>().map(|_| ())
    }

    /// Whether there is a database to open: [`Store::open`] would make a file that is not there, and who only wants to
    /// read must not make one. Servers and databases in memory are not looked for; opening them makes no file.
    ///
    /// # Errors
    /// When the address is of no known kind, or the file system does not answer.
    pub async fn exists(url: &str) -> Result<bool, StoreError> {
        match url.parse()? {
            Address::File(path) => tokio::fs::try_exists(path).await.map_err(StoreError::unavailable),
            Address::Memory | Address::Server(_) => Ok(true),
        }
    }

    /// Adds entries to the ledger, with the accounts of the runs that brought them: all or nothing. When this returns,
    /// they are on disk.
    ///
    /// `expected` is the revision from which the caller worked out what to add. It is compared under the lock, so that
    /// two who worked from the same revision do not both add the same.
    ///
    /// # Errors
    /// [`StoreError::Moved`] when the ledger is no longer at `expected`: read it again and start over. Others when an
    /// entry or a run cannot be kept as it is, or the database does not answer. Nothing was added then, except that a
    /// connection lost at the very moment of the commit leaves it unknown.
    pub async fn append(
        &self,
        expected: u64,
        entries: &[Entry],
        runs: &[NewRun],
    ) -> Result<Appended, StoreError> {
        self.append_with(expected, entries, runs, &[]).await
    }

    /// The same, with other changes that are made together with it or not at all.
    pub(crate) async fn append_with(
        &self,
        expected: u64,
        entries: &[Entry],
        runs: &[NewRun],
        also: &[Command<'_>],
    ) -> Result<Appended, StoreError> {
        on!(self, sql => sql.append(expected, entries, runs, also).await)
    }

    /// The lines that a question finds.
    pub(crate) async fn lines<const N: usize>(
        &self,
        sql: &'static str,
        arguments: [Argument<'_>; N],
    ) -> Result<Vec<Line>, StoreError> {
        on!(self, sql_of => sql_of.lines(sql, &arguments).await)
    }

    /// Makes changes, all or nothing; says whether they were made.
    pub(crate) async fn change(&self, commands: &[Command<'_>]) -> Result<bool, StoreError> {
        on!(self, sql => sql.change(commands).await)
    }

    /// Leaves nothing of what was erased in the files of the database.
    pub(crate) async fn sweep(&self) -> Result<(), StoreError> {
        on!(self, sql => sql.sweep().await)
    }

    /// The entries numbered above `seq`, in order, `limit` at most.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn since(&self, seq: u64, limit: u32) -> Result<Vec<(u64, Entry)>, StoreError> {
        on!(self, sql => sql.since(seq, limit).await)
    }

    /// The entries about a hoster and its services, in order.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn of_hoster(&self, hoster: &str) -> Result<Vec<(u64, Entry)>, StoreError> {
        on!(self, sql => sql.of_hoster(hoster).await)
    }

    /// The number of the last entry; 0 when the ledger is empty.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn revision(&self) -> Result<u64, StoreError> {
        on!(self, sql => sql.revision().await)
    }

    /// The entries that people wrote below a number, newest first, `limit` at most: hosters and reviewers, no import.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn by_people(&self, below: u64, limit: u64) -> Result<Vec<(u64, Entry)>, StoreError> {
        let numbers = self.lines(BY_PEOPLE, arguments![below, limit]).await?;
        let mut entries = Vec::with_capacity(numbers.len());
        for line in numbers {
            let seq = line.number(0)?;
            entries.extend(self.since(seq.saturating_sub(1), 1).await?);
        }
        Ok(entries)
    }

    /// The number of the last entry about a hoster and its services; 0 when there is none.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn last_about(&self, hoster: &str) -> Result<u64, StoreError> {
        let lines = self.lines(LAST_ABOUT, arguments![hoster]).await?;
        lines.first().map_or(Ok(0), |line| line.number(0))
    }

    /// The readings of sources, newest first.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn runs(&self) -> Result<Vec<Run>, StoreError> {
        on!(self, sql => sql.runs().await)
    }

    /// Keeps an error that a visitor reports. `mark` is that of the form: the same report that comes by the same form
    /// again, because somebody pressed the button twice, is not kept twice.
    ///
    /// # Errors
    /// When the report cannot be kept as it is, or the database does not answer.
    pub async fn report(&self, report: &NewReport, mark: &str) -> Result<Received, StoreError> {
        on!(self, sql => sql.report(report, mark).await)
    }

    /// Whether a report of this number was kept, about this hoster.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn has_report(&self, number: u64, hoster: &str) -> Result<bool, StoreError> {
        on!(self, sql => sql.has_report(number, hoster).await)
    }

    /// The errors that visitors reported, oldest first.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn reports(&self) -> Result<Vec<Report>, StoreError> {
        on!(self, sql => sql.reports().await)
    }

    /// A digest (SHA-256, in hexadecimal) of what the ledger says: every entry without its number, its author and its
    /// time. Two ledgers that say the same have the same, whichever database holds them: what is said of one thing counts
    /// in its order, what is said of several things does not.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn hash(&self) -> Result<String, StoreError> {
        on!(self, sql => sql.hash().await)
    }

    /// Examines the database: version, settings, files, numbers. It reads everything.
    ///
    /// # Errors
    /// When the database does not answer. One that answers that it is damaged is a check that is not `ok`.
    pub async fn check(&self) -> Result<Vec<Check>, StoreError> {
        on!(self, sql => sql.check().await)
    }

    /// Waits for what is under way and closes every connection. Other clones are closed with it.
    pub async fn close(&self) {
        on!(self, sql => sql.close().await);
    }
}
