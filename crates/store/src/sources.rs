//! The property files that are fetched: what is known of each from one crawl to the next. What a crawl brought and what it
//! learnt of its files are kept together or not at all: a file that counts as known was taken in.

use crate::command::{Argument, Command, Line, arguments};
use crate::{Appended, NewRun, Store, StoreError};
use matou_core::statement::Entry;

const ALL: &str =
    "select url, class, etag, last_modified, links, asked_at, seen_at, failures, fault, not_before, paused
from source_file order by url";
const KEEP: &str = "insert into source_file
(url, class, etag, last_modified, links, asked_at, seen_at, failures, fault, not_before, paused)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
on conflict (url) do update set class = excluded.class, etag = excluded.etag,
last_modified = excluded.last_modified, links = excluded.links, asked_at = excluded.asked_at,
seen_at = excluded.seen_at, failures = excluded.failures, fault = excluded.fault,
not_before = excluded.not_before,
-- Whom somebody paused while the crawl went on stays paused.
paused = case when source_file.paused = 1 and source_file.failures = 0 then 1 else excluded.paused end";
/// What nobody names any more goes; what a person paused stays so.
const FORGET: &str = "delete from source_file where asked_at < $1 and (paused = 0 or failures > 0)";
const PAUSE: &str = "update source_file set paused = 1, failures = 0 where url = $1";
const RESUME: &str = "update source_file set paused = 0, failures = 0, not_before = '' where url = $1";

const MARK: &str = "select count(*), cast(coalesce(sum(failures), 0) as bigint),
cast(coalesce(sum(paused), 0) as bigint), coalesce(max(asked_at), ''), coalesce(max(seen_at), '') from source_file";

/// What is known of a property file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SourceFile {
    /// Its address: it is its identity.
    pub url: String,
    /// What it describes: `federation`, `organization`, `service`, `other`; `None` as long as it never came.
    pub class: Option<String>,
    /// The `ETag` header with which it came.
    pub etag: Option<String>,
    /// The `Last-Modified` header with which it came.
    pub last_modified: Option<String>,
    /// The addresses of the files that it names.
    pub links: Vec<String>,
    /// When it was last asked for; RFC 3339, UTC, as all moments here.
    pub asked_at: Option<String>,
    /// When it last came, changed or not.
    pub seen_at: Option<String>,
    /// How often in a row it did not come.
    pub failures: u64,
    /// The code of the last fault.
    pub fault: Option<String>,
    /// It is not asked for before.
    pub not_before: Option<String>,
    /// Whether it is left alone until a person resumes it.
    pub paused: bool,
}

/// How it is with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileState {
    /// It came when it was last asked for.
    Read,
    /// It did not come; it is asked for again.
    Failing,
    /// It did not come so often in a row that it is left alone until somebody resumes it.
    Failed,
    /// Somebody paused it.
    Paused,
}

impl FileState {
    /// Its name in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Failing => "failing",
            Self::Failed => "failed",
            Self::Paused => "paused",
        }
    }
}

impl SourceFile {
    /// How it is with it.
    pub const fn state(&self) -> FileState {
        match (self.paused, self.failures, &self.fault) {
            (true, 0, _) => FileState::Paused,
            (true, ..) => FileState::Failed,
            (false, 0, None) => FileState::Read,
            (false, ..) => FileState::Failing,
        }
    }

    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            url: line.text(0)?,
            class: line.optional(1)?,
            etag: line.optional(2)?,
            last_modified: line.optional(3)?,
            links: line.text(4)?.lines().map(str::to_owned).collect(),
            asked_at: line.optional(5)?,
            seen_at: line.optional(6)?,
            failures: line.number(7)?,
            fault: line.optional(8)?,
            not_before: line.optional(9)?,
            paused: line.number(10)? == 1,
        })
    }
}

/// A file with its links as they are kept.
struct Kept<'f>(&'f SourceFile, String);

impl<'f> Kept<'f> {
    fn new(file: &'f SourceFile) -> Self {
        Self(file, file.links.join("\n"))
    }

    fn command(&self) -> Command<'_> {
        let Self(file, links) = self;
        let optional = |text: &'f Option<String>| Argument::Text(text.as_deref().unwrap_or_default());
        let line = [
            Argument::from(&file.url),
            optional(&file.class),
            optional(&file.etag),
            optional(&file.last_modified),
            Argument::from(links),
            optional(&file.asked_at),
            optional(&file.seen_at),
            Argument::from(file.failures),
            optional(&file.fault),
            optional(&file.not_before),
            Argument::from(u64::from(file.paused)),
        ];
        Command::new(KEEP, line)
    }
}

impl Store {
    /// What is known of all files, in the order of their addresses.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn source_files(&self) -> Result<Vec<SourceFile>, StoreError> {
        self.lines(ALL, []).await?.iter().map(SourceFile::read).collect()
    }

    /// A text that changes with what is known of files.
    ///
    /// # Errors
    /// As [`Store::source_files`].
    pub async fn source_mark(&self) -> Result<String, StoreError> {
        let lines = self.lines(MARK, []).await?;
        Ok(lines.first().map(|line| format!("{line:?}")).unwrap_or_default())
    }

    /// Keeps what was learnt of files; what was not asked for since `forget_before` is let go.
    ///
    /// # Errors
    /// As [`Store::source_files`].
    pub async fn keep_source_files(
        &self,
        files: &[SourceFile],
        forget_before: &str,
    ) -> Result<(), StoreError> {
        let kept: Vec<Kept<'_>> = files.iter().map(Kept::new).collect();
        self.change(&keeping(&kept, forget_before)).await.map(|_| ())
    }

    /// Adds entries to the ledger as [`Store::append`] does, and keeps what was learnt of the files that they came from: all
    /// or nothing.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub async fn append_crawl(
        &self,
        expected: u64,
        entries: &[Entry],
        runs: &[NewRun],
        files: &[SourceFile],
        forget_before: &str,
    ) -> Result<Appended, StoreError> {
        let kept: Vec<Kept<'_>> = files.iter().map(Kept::new).collect();
        self.append_with(expected, entries, runs, &keeping(&kept, forget_before)).await
    }

    /// Leaves a file alone until somebody resumes it; `false` when none of this address is known.
    ///
    /// # Errors
    /// As [`Store::source_files`].
    pub async fn pause_source(&self, url: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(PAUSE, arguments![url])]).await
    }

    /// Asks for a file again that was paused, or that failed lately; `false` when none of this address is known.
    ///
    /// # Errors
    /// As [`Store::source_files`].
    pub async fn resume_source(&self, url: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(RESUME, arguments![url])]).await
    }
}

fn keeping<'k>(kept: &'k [Kept<'k>], forget_before: &'k str) -> Vec<Command<'k>> {
    let forget = Command::new(FORGET, arguments![forget_before]);
    kept.iter().map(Kept::command).chain([forget]).collect()
}
