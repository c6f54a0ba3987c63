//! The directory in memory, with the revision of the ledger that it was folded from.

use jiff::civil::Date;
use matou_core::directory::Directory;
use matou_core::schema::Schema;
use matou_core::statement::Statement;
use matou_store::{Run, Store, StoreError};
use std::sync::Arc;

/// How many ledger entries are read at once.
const BATCH: u32 = 5_000;

/// Why the directory cannot be brought up to date.
#[derive(Debug, thiserror::Error)]
#[error("the ledger cannot be read")]
pub struct LiveError(#[from] StoreError);

/// An immutable directory and its version. Swapped whole when the ledger or the day moves on.
#[derive(Clone, Debug)]
pub struct Live {
    directory: Directory,
    revision: u64,
    runs: Vec<Run>,
    unread: usize,
}

impl Live {
    /// An empty directory on a day.
    fn empty(schema: Arc<Schema>, today: Date) -> Self {
        Self::of(Directory::new(schema, today))
    }

    /// The directory of a ledger on a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(schema: Arc<Schema>, store: &Store, today: Date) -> Result<Self, LiveError> {
        Self::empty(schema, today).catch_up(store).await
    }

    /// A directory that is in no ledger.
    pub fn of(directory: Directory) -> Self {
        Self { directory, revision: 0, runs: Vec::new(), unread: 0 }
    }

    /// The same on another day.
    pub(crate) fn on(&self, today: Date) -> Self {
        if today == self.directory.today() {
            return self.clone();
        }
        Self { directory: self.directory.on(today), ..self.clone() }
    }

    /// The directory after everything that the ledger holds by now.
    pub(crate) async fn catch_up(mut self, store: &Store) -> Result<Self, LiveError> {
        loop {
            let entries = store.since(self.revision, BATCH).await?;
            let Some((last, _)) = entries.last() else { break };
            self.revision = *last;
            let schema = Arc::clone(self.directory.schema());
            let mut statements = Vec::with_capacity(entries.len());
            for (seq, entry) in &entries {
                match Statement::from_entry(&schema, entry) {
                    Ok(statement) => statements.push(statement),
                    Err(problem) => {
                        tracing::warn!(seq, %problem, "a ledger entry is not understood and not shown");
                        self.unread += 1;
                    }
                }
            }
            self.directory = self.directory.apply(statements);
        }
        self.runs = store.runs().await?;
        Ok(self)
    }

    /// Whether the ledger, or the account of its runs, went on since.
    pub(crate) async fn is_behind(&self, store: &Store) -> Result<bool, LiveError> {
        let newest = |runs: &[Run]| runs.first().map(|run| run.number);
        Ok(store.revision().await? != self.revision || newest(&store.runs().await?) != newest(&self.runs))
    }

    /// The directory.
    pub const fn directory(&self) -> &Directory {
        &self.directory
    }

    /// The last sequence number of the ledger that is in it.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The runs of the importers, newest first.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// How many ledger entries this program does not understand.
    pub const fn unread(&self) -> usize {
        self.unread
    }

    /// The version of the whole data set: it changes with every statement and with the day.
    pub fn version(&self) -> String {
        format!("{}-{}", self.revision, self.directory.today())
    }
}
