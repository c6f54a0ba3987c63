//! The collective's data that ships in the program: `data/`, as it is in the repository.

use crate::exit::Failure;
use jiff::{Timestamp, civil::Date};
use matou_core::directory::Directory;
use matou_core::schema::Schema;
use matou_importer::{Context, Limits, Plan, Reading, read_csv_folder, read_map};
use rust_embed::RustEmbed;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../../data"]
#[include = "*.csv"]
#[include = "*.json"]
#[exclude = "outlines/*"]
#[include = "collective/*.toml"]
#[include = "collective/vocabularies/*.toml"]
#[include = "mappings/*.toml"]
struct Data;

/// The map dump.
const MAP: &str = "chatons-map.json";
/// The day on which chatons.org gave it (`data/README.md`).
const MAP_DAY: &str = "2025-09-15";

/// The embedded files under a folder, by their name within it.
pub(crate) fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let within = |name: &str| name.strip_prefix(folder).map(str::to_owned);
    let read =
        |name: std::borrow::Cow<'static, str>| Some((within(&name)?, Data::get(&name)?.data.into_owned()));
    Data::iter().filter_map(read).collect()
}

/// The text of an embedded file.
pub(crate) fn file(name: &str) -> Option<String> {
    String::from_utf8(Data::get(name)?.data.into_owned()).ok()
}

/// What one part of the shipped data adds.
pub(crate) struct Part {
    /// The kind of source.
    pub(crate) source: &'static str,
    /// Where it is in the repository.
    pub(crate) location: &'static str,
    /// How many hosters it speaks of.
    pub(crate) hosters: usize,
    /// What it adds to the parts before it.
    pub(crate) plan: Plan,
}

/// The shipped data: what each part adds, and the directory that they make together.
pub(crate) fn read(schema: &Arc<Schema>, now: Timestamp, today: Date) -> (Vec<Part>, Directory) {
    // What ships was checked when it was made: on a machine whose clock is behind, its dates are no mistakes.
    let context = Context { limits: Limits::LOCAL, today: Date::MAX, ..Context::new(schema, now) };
    let files = files("");
    let borrowed = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let facts = read_csv_folder(&context, borrowed);
    let map = files.iter().find(|(name, _)| name == MAP).map(|(_, bytes)| bytes.as_slice());
    let map = read_map(&context, MAP, map.unwrap_or_default(), MAP_DAY.parse().ok());
    let mut directory = Directory::new(Arc::clone(schema), today);
    let mut parts = Vec::new();
    for (source, location, reading) in [("csv", "data/*.csv", facts), ("map", "data/chatons-map.json", map)] {
        let hosters = count_hosters(&reading);
        let plan = Plan::make(&directory, reading);
        directory = directory.apply(plan.to_write(true).iter().cloned());
        parts.push(Part { source, location, hosters, plan });
    }
    (parts, directory)
}

/// How many hosters a reading speaks of, whether it says anything new of them or not.
pub(crate) fn count_hosters(reading: &Reading) -> usize {
    let slugs = reading.statements.iter().map(|located| &located.statement.subject.hoster);
    slugs.collect::<BTreeSet<_>>().len()
}

/// The files of a folder and of the folders in it that end in `.extension`, by their name within it.
pub(crate) fn read_folder(folder: &Path, extension: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let wrong =
            |path: &Path, error: &std::io::Error| Failure::usage(format!("{}: {error}", path.display()));
        for entry in std::fs::read_dir(&current).map_err(|error| wrong(&current, &error))? {
            let path = entry.map_err(|error| wrong(&current, &error))?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known.eq_ignore_ascii_case(extension)) {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read(&path).map_err(|error| wrong(&path, &error))?));
            }
        }
    }
    found.sort();
    Ok(found)
}
