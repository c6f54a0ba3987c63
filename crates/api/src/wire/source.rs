//! The sources of the directory: when each was last read, and what it gave.

use matou_store::{Outcome, Run};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The sources of the directory.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Sources)]
pub(crate) struct SourcesBody {
    /// Each kind of source.
    pub(crate) sources: Vec<SourceBody>,
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
    /// The sources, from their runs, newest first.
    pub(crate) fn new(runs: &[Run]) -> Self {
        let mut by_name: BTreeMap<&str, Vec<&Run>> = BTreeMap::new();
        for run in runs {
            by_name.entry(&run.details.source).or_default().push(run);
        }
        Self { sources: by_name.into_values().filter_map(|runs| SourceBody::new(&runs)).collect() }
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
