//! The directory in memory, with the revision of the ledger that it was folded from, and what is kept as long as it stands.

use crate::render::{DumpFile, dump};
use crate::reply::Shelf;
use crate::written::{PerLang, Written};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use matou_core::directory::Directory;
use matou_core::journal::Journal;
use matou_core::schema::Schema;
use matou_core::statement::{Entry, Statement};
use matou_core::text::Lang;
use matou_store::{Run, SourceFile, Store, StoreError};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// How many ledger entries are read at once.
const BATCH: u32 = 5_000;

/// Why the directory cannot be brought up to date.
#[derive(Debug, thiserror::Error)]
#[error("the ledger cannot be read")]
pub struct LiveError(#[from] StoreError);

/// An immutable directory and its version. Swapped whole when the ledger or the day moves on.
#[derive(Debug)]
pub struct Live {
    fold: Fold,
    origin: Arc<Origin>,
    written: Written,
    dumps: PerLang<Vec<DumpFile>>,
    shelf: Shelf,
    /// What every answer says, worked out once.
    version: String,
    edition: u64,
    modified: Timestamp,
}

/// What answers depend on beside the data.
#[derive(Debug, Default)]
pub struct Origin {
    /// The address under which the public sees the service.
    pub site: String,
    /// When the program started: it, and its settings, may be others than before.
    pub started: Timestamp,
}

/// What was folded from the ledger.
#[derive(Clone, Debug)]
struct Fold {
    directory: Directory,
    journal: Journal,
    revision: u64,
    runs: Vec<Run>,
    /// The files that are fetched, without what they name, and the mark under which they were read.
    files: (String, Vec<SourceFile>),
    unread: usize,
    /// The day of the first entry, and that of the last.
    began: Option<Date>,
    reached: Date,
    /// The instant of the newest entry.
    modified: Option<Timestamp>,
}

impl Live {
    /// The directory of a ledger on a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn load(
        schema: Arc<Schema>,
        store: &Store,
        today: Date,
        origin: Origin,
    ) -> Result<Self, LiveError> {
        let mut fold = Fold::of(Directory::new(schema, today));
        fold.catch_up(store).await?;
        Ok(Self::new(fold, Arc::new(origin), None))
    }

    /// A directory that is in no ledger.
    pub fn of(directory: Directory) -> Self {
        Self::new(Fold::of(directory), Arc::default(), None)
    }

    /// The directory as it stood at the end of a day, from what the ledger held by then.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) async fn as_of(&self, store: &Store, day: Date) -> Result<Self, LiveError> {
        let schema = Arc::clone(self.fold.directory.schema());
        let mut fold = Fold::of(Directory::new(schema, day));
        fold.read_until(store, day).await?;
        Ok(Self::new(fold, Arc::clone(&self.origin), None))
    }

    /// The directory on a day after everything that the ledger holds by now.
    pub(crate) async fn next(&self, store: &Store, today: Date) -> Result<Self, LiveError> {
        let mut fold = self.fold.clone();
        if today != fold.directory.today() {
            fold.directory = fold.directory.on(today);
        }
        fold.catch_up(store).await?;
        Ok(Self::new(fold, Arc::clone(&self.origin), Some(self)))
    }

    fn new(fold: Fold, origin: Arc<Origin>, before: Option<&Self>) -> Self {
        let written = Written::new(&fold.directory, before.map(|live| (&live.fold.directory, &live.written)));
        let version = format!("{}-{}", fold.revision, fold.directory.today());
        let edition = edition(&written, &origin);
        let modified = fold.answers_modified(&origin);
        let (dumps, shelf) = (PerLang::default(), Shelf::default());
        Self { fold, origin, written, dumps, shelf, version, edition, modified }
    }

    /// Whether the ledger, or the account of its runs, went on since.
    pub(crate) async fn is_behind(&self, store: &Store) -> Result<bool, LiveError> {
        let newest = |runs: &[Run]| runs.first().map(|run| run.number);
        Ok(store.revision().await? != self.fold.revision
            || newest(&store.runs().await?) != newest(&self.fold.runs)
            || store.source_mark().await? != self.fold.files.0)
    }

    /// The directory.
    pub const fn directory(&self) -> &Directory {
        &self.fold.directory
    }

    /// The last sequence number of the ledger that is in it.
    pub const fn revision(&self) -> u64 {
        self.fold.revision
    }

    /// The runs of the importers, newest first.
    pub fn runs(&self) -> &[Run] {
        &self.fold.runs
    }

    /// The property files that are fetched.
    pub(crate) fn files(&self) -> &[SourceFile] {
        &self.fold.files.1
    }

    /// How many ledger entries this program does not understand.
    pub const fn unread(&self) -> usize {
        self.fold.unread
    }

    /// The version of the whole data set: it changes with every statement and with the day.
    pub fn version(&self) -> String {
        self.version.clone()
    }

    /// What changed since which version.
    pub(crate) const fn journal(&self) -> &Journal {
        &self.fold.journal
    }

    /// The day of the first ledger entry.
    pub(crate) const fn began(&self) -> Option<Date> {
        self.fold.began
    }

    /// When the data set last changed: with its last statement, or at midnight, when answers age.
    pub(crate) fn data_modified(&self) -> Timestamp {
        self.fold.data_modified()
    }

    /// When answers last changed: with the data, the account of a run, or the program and its settings.
    pub(crate) const fn modified(&self) -> Timestamp {
        self.modified
    }

    /// What the texts of answers are made from beside the data, as a number: it changes with the program, its criteria and
    /// their wording, and its public address.
    pub(crate) const fn edition(&self) -> u64 {
        self.edition
    }

    /// All files of the dump, written once.
    pub(crate) fn dump(&self, lang: Lang) -> &[DumpFile] {
        let slot = Lang::ALL.iter().position(|known| *known == lang).and_then(|at| self.dumps.get(at));
        slot.map_or(&[], |slot| slot.get_or_init(|| dump(self, lang)))
    }

    /// What was written of each hoster.
    pub(crate) const fn written(&self) -> &Written {
        &self.written
    }

    /// The answers that are kept.
    pub(crate) const fn shelf(&self) -> &Shelf {
        &self.shelf
    }
}

fn edition(written: &Written, origin: &Origin) -> u64 {
    let mut hasher = DefaultHasher::new();
    (written.edition(), &origin.site).hash(&mut hasher);
    hasher.finish()
}

impl Fold {
    fn data_modified(&self) -> Timestamp {
        let midnight = self.directory.today().to_zoned(TimeZone::UTC).as_ref().map(Zoned::timestamp).ok();
        self.modified.max(midnight).unwrap_or_default()
    }

    fn answers_modified(&self, origin: &Origin) -> Timestamp {
        let run = self.runs.first().and_then(|run| run.details.finished_at.parse().ok());
        self.data_modified().max(origin.started).max(run.unwrap_or_default())
    }

    fn of(directory: Directory) -> Self {
        let journal = Journal::new(Arc::clone(directory.schema()));
        Self {
            directory,
            journal,
            revision: 0,
            runs: Vec::new(),
            files: (String::new(), Vec::new()),
            unread: 0,
            began: None,
            reached: Date::MIN,
            modified: None,
        }
    }

    async fn catch_up(&mut self, store: &Store) -> Result<(), LiveError> {
        loop {
            let entries = store.since(self.revision, BATCH).await?;
            if entries.is_empty() {
                break;
            }
            self.take(&entries, Date::MAX);
        }
        self.journal.reach(self.revision);
        self.journal.prune(self.directory.today());
        self.runs = store.runs().await?;
        let mark = store.source_mark().await?;
        if mark != self.files.0 {
            let files = store.source_files().await?.into_iter();
            self.files = (mark, files.map(|file| SourceFile { links: Vec::new(), ..file }).collect());
        }
        Ok(())
    }

    async fn read_until(&mut self, store: &Store, day: Date) -> Result<(), LiveError> {
        let mut read = 0;
        loop {
            let entries = store.since(read, BATCH).await?;
            let Some((last, _)) = entries.last() else { break };
            read = *last;
            self.take(&entries, day);
            if self.revision < read {
                break;
            }
        }
        Ok(())
    }

    /// Takes entries in, until the first that was recorded after a day.
    fn take(&mut self, entries: &[(u64, Entry)], until: Date) {
        let schema = Arc::clone(self.directory.schema());
        let mut statements = Vec::with_capacity(entries.len());
        for (seq, entry) in entries {
            let instant = entry.recorded_at.parse().unwrap_or(Timestamp::MIN);
            // A clock that went back does not change days that are over.
            let recorded = instant.to_zoned(TimeZone::UTC).date().max(self.reached);
            if recorded > until {
                break;
            }
            self.revision = *seq;
            self.reached = recorded;
            match Statement::from_entry(&schema, entry) {
                Ok(statement) => {
                    self.began = self.began.or(Some(recorded));
                    self.modified = self.modified.max(Some(instant));
                    // Nobody follows the changes of a past day.
                    if until == Date::MAX {
                        self.journal.record(*seq, &statement);
                    }
                    statements.push(statement);
                }
                Err(problem) => {
                    tracing::warn!(seq, %problem, "a ledger entry is not understood and not shown");
                    self.unread += 1;
                }
            }
        }
        self.directory = self.directory.apply(statements);
    }
}
