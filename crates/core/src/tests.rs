//! Tests that cross modules: the plain definition of a search against the fast one, the grammar, the wording, the rules.

mod ageing;
mod answers;
mod grammar;
mod journal;
mod journal_copy;
mod oracle;
mod report;
mod rules;
mod schema_errors;
mod search;
mod sentences;
mod services;
mod survival;
mod wording;

use crate::directory::Directory;
use crate::sample;
use crate::schema::Schema;
use crate::statement::{Entry, Statement};
use std::sync::Arc;

/// The toy schema and the full one.
fn schemas() -> [Arc<Schema>; 2] {
    [sample::toy_schema(), sample::full_schema()].map(|schema| Arc::new(schema.unwrap()))
}

fn full() -> Arc<Schema> {
    Arc::new(sample::full_schema().unwrap())
}

/// A ledger line, as short as it can be written: `slug[/service] field act content provenance stated_on`.
fn entry(subject: &str, field: &str, content: &str) -> Entry {
    let (hoster, service) = subject.split_once('/').unwrap_or((subject, ""));
    Entry {
        hoster: hoster.to_owned(),
        service: service.to_owned(),
        field: field.to_owned(),
        act: "stated".to_owned(),
        content: content.to_owned(),
        provenance: "declared".to_owned(),
        stated_on: "2026-11-01".to_owned(),
        read_on: String::new(),
        documents: String::new(),
        evidence: String::new(),
        author: "test".to_owned(),
        recorded_at: "2026-11-02T08:00:00Z".to_owned(),
    }
}

fn read(schema: &Schema, entry: &Entry) -> Statement {
    Statement::from_entry(schema, entry).unwrap_or_else(|error| panic!("{entry:?}: {error}"))
}

/// The directory of some ledger lines, on the day of the samples.
fn directory(schema: &Arc<Schema>, entries: &[Entry]) -> Directory {
    let statements: Vec<Statement> = entries.iter().map(|entry| read(schema, entry)).collect();
    Directory::new(Arc::clone(schema), sample::TODAY).apply(statements)
}
