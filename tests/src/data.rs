//! The files under `data/`, read from the disk through the importer, as `matou import` does.
#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot read its data stops at once")]

use jiff::Timestamp;
use jiff::civil::{Date, date};
use matou_core::directory::Directory;
use matou_core::field::Field;
use matou_core::schema::Schema;
use matou_core::statement::Statement;
use matou_core::text::Lang;
use matou_importer::{Context, Finding, Limits, Plan, Reading, collective, read_csv_folder, read_map};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

/// The day on which all tests stand: what has aged by then is counted by hand in them.
pub const TODAY: Date = date(2026, 11, 21);
/// The day on which the map dump was saved (`data/README.md`).
pub const MAP_SAVED_ON: &str = "2025-09-15";

static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(|| Arc::new(schema_of(&matou_core::all_fields())));
static STATEMENTS: LazyLock<Vec<Statement>> =
    LazyLock::new(|| plan(&Directory::new(schema(), TODAY)).to_write(true).to_vec());

/// The instant at which all tests stand.
///
/// # Panics
/// Never: it is written well.
pub fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().expect("an instant")
}

/// The root of the repository.
pub fn repository() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The text of a file of the repository.
///
/// # Panics
/// When it cannot be read.
pub fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files under a folder of the repository that end in `.extension`, sorted, with `/`.
///
/// # Panics
/// When the folder cannot be read.
pub fn files(folder: &str, extension: &str) -> Vec<String> {
    let root = repository();
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::from(folder)];
    while let Some(current) = folders.pop() {
        let entries = std::fs::read_dir(root.join(&current)).expect("a folder of the repository");
        for entry in entries {
            let path = current.join(entry.expect("an entry").file_name());
            if root.join(&path).is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known == extension) {
                found.push(path.to_string_lossy().into_owned());
            }
        }
    }
    found.sort();
    found
}

/// The real fields with the collective's settings.
pub fn schema() -> Arc<Schema> {
    Arc::clone(&SCHEMA)
}

/// Some fields with the collective's settings.
///
/// # Panics
/// When `data/collective` does not fit them.
pub fn schema_of(fields: &[&'static Field]) -> Schema {
    let within = |path: String| {
        let text = read(&path);
        (path.trim_start_matches("data/collective/").to_owned(), text)
    };
    let files: Vec<(String, String)> = files("data/collective", "toml").into_iter().map(within).collect();
    let borrowed = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    collective::read_schema(fields, borrowed)
        .unwrap_or_else(|findings| panic!("data/collective:\n{}", in_words(&findings)))
}

/// What a reader is given.
pub fn context(schema: &Schema) -> Context<'_> {
    Context { limits: Limits::LOCAL, ..Context::new(schema, now()) }
}

/// Everything that `data/` says: its tables and its map.
pub fn reading(schema: &Schema) -> Reading {
    let context = context(schema);
    let tables: Vec<(String, String)> =
        files("data", "csv").into_iter().map(|path| (path.clone(), read(&path))).collect();
    let mut all =
        read_csv_folder(&context, tables.iter().map(|(name, text)| (name.as_str(), text.as_bytes())));
    let map = read("data/chatons-map.json");
    let map = read_map(&context, "chatons-map.json", map.as_bytes(), MAP_SAVED_ON.parse().ok());
    all.statements.extend(map.statements);
    all.findings.extend(map.findings);
    all
}

/// What importing `data/` into a directory would write.
///
/// # Panics
/// When the data holds an error.
pub fn plan(directory: &Directory) -> Plan {
    let plan = Plan::make(directory, reading(directory.schema()));
    assert!(!plan.has_errors(), "data/ holds errors:\n{}", in_words(&plan.findings));
    plan
}

/// The statements of `data/`.
pub fn statements() -> Vec<Statement> {
    STATEMENTS.clone()
}

/// The statements of a table written in the test: synthetic, and labelled so.
///
/// # Panics
/// When the table holds an error.
pub fn table(schema: &Schema, name: &str, text: &str) -> Vec<Statement> {
    let reading = matou_importer::read_csv(&context(schema), name, text.as_bytes());
    assert!(!reading.has_errors(), "{}", in_words(&reading.findings));
    reading.statements.into_iter().map(|located| located.statement).collect()
}

/// Findings as people read them.
pub fn in_words(findings: &[Finding]) -> String {
    findings.iter().map(|finding| finding.in_words(Lang::En)).collect::<Vec<_>>().join("\n")
}
