//! The sources of the directory: when each was last read, and what it gave; and how it is with each file that is fetched.

use matou_store::{FileState, Outcome, Run, SourceFile};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The sources of the directory.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sources)]
pub(crate) struct SourcesBody {
    /// Each kind of source.
    pub(crate) sources: Vec<SourceBody>,
    /// The property files that are fetched from the hosters themselves.
    files: FilesBody,
}

/// The property files that are fetched.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SourceFiles)]
struct FilesBody {
    /// How many are known.
    #[schema(example = 0)]
    known: usize,
    /// How many came when they were last asked for.
    #[schema(example = 0)]
    read: usize,
    /// How many did not, and are asked for again.
    #[schema(example = 0)]
    failing: usize,
    /// How many are left alone until somebody resumes them.
    #[schema(example = 0)]
    paused: usize,
    /// The files of federations and hosters, and those of services that did not come or are paused.
    items: Vec<FileBody>,
}

/// One property file.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = SourceFile)]
struct FileBody {
    /// Its address.
    url: String,
    /// What it describes: `federation`, `organization`, `service` or `other`; null as long as it never came.
    class: Option<String>,
    /// `read`; `failing`: it did not come and is asked for again; `failed`: it did not come three times in a row and is left
    /// alone; `paused`: somebody paused it.
    state: &'static str,
    /// When it was last asked for.
    last_run: Option<String>,
    /// When it last came, changed or not.
    last_success: Option<String>,
    /// How often in a row it did not come.
    failures: u64,
    /// Why it did not come: `address`, `port`, `private`, `redirect`, `redirects`, `too_large`, `too_slow`, `unreachable`,
    /// `later`, `status` or `no_file`.
    fault: Option<String>,
    /// It is not asked for before.
    next_run: Option<String>,
}

/// One source.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Source)]
pub(crate) struct SourceBody {
    /// Its name: `csv`, `map`.
    #[schema(example = "map")]
    pub(crate) name: String,
    /// The state of the last run: `applied`, `unchanged` or `refused`.
    #[schema(example = "applied")]
    pub(crate) state: &'static str,
    /// When it last ran.
    pub(crate) last_run: String,
    /// When it last ended well.
    last_success: Option<String>,
    /// What was read.
    pub(crate) location: String,
    /// How many hosters it speaks of.
    pub(crate) hosters: u64,
    /// How many statements the last run added.
    statements: u64,
    /// How many remarks the last run made.
    findings: u64,
}

impl SourcesBody {
    /// The sources, from their runs, newest first, and the files that are fetched.
    pub(crate) fn new(runs: &[Run], files: &[SourceFile]) -> Self {
        let mut by_name: BTreeMap<&str, Vec<&Run>> = BTreeMap::new();
        for run in runs {
            by_name.entry(&run.details.source).or_default().push(run);
        }
        let sources = by_name.into_values().filter_map(|runs| SourceBody::new(&runs)).collect();
        Self { sources, files: FilesBody::new(files) }
    }
}

impl FilesBody {
    fn new(files: &[SourceFile]) -> Self {
        let count = |states: &[FileState]| files.iter().filter(|file| states.contains(&file.state())).count();
        let is_shown = |file: &&SourceFile| {
            file.state() != FileState::Read
                || matches!(file.class.as_deref(), Some("federation" | "organization"))
        };
        Self {
            known: files.len(),
            read: count(&[FileState::Read]),
            failing: count(&[FileState::Failing]),
            paused: count(&[FileState::Failed, FileState::Paused]),
            items: files.iter().filter(is_shown).map(FileBody::new).collect(),
        }
    }
}

impl FileBody {
    fn new(file: &SourceFile) -> Self {
        Self {
            url: file.url.clone(),
            class: file.class.clone(),
            state: file.state().code(),
            last_run: file.asked_at.clone(),
            last_success: file.seen_at.clone(),
            failures: file.failures,
            fault: file.fault.clone(),
            next_run: file.not_before.clone().filter(|_| !file.paused),
        }
    }
}

impl SourceBody {
    fn new(runs: &[&Run]) -> Option<Self> {
        let last = &runs.first()?.details;
        let success = runs.iter().find(|run| run.details.outcome != Outcome::Refused);
        Some(Self {
            name: last.source.clone(),
            state: last.outcome.code(),
            last_run: last.finished_at.clone(),
            last_success: success.map(|run| run.details.finished_at.clone()),
            location: last.location.clone(),
            hosters: last.hosters,
            statements: last.statements,
            findings: last.findings,
        })
    }
}
