//! The collective's data that ships in the program: `data/`, as it is in the repository.

use crate::edge::Edge;
use crate::exit::Failure;
use matou_core::directory::Directory;
use matou_importer::{Context, Limits, Plan, read_csv_folder, read_map};
use rust_embed::RustEmbed;
use std::path::Path;
use std::sync::Arc;

#[derive(RustEmbed)]
#[folder = "../../data"]
#[include = "*.csv"]
#[include = "*.json"]
#[include = "collective/*.toml"]
#[include = "collective/vocabularies/*.toml"]
struct Data;

/// The map dump, and the day on which chatons.org gave it.
const MAP: (&str, &str) = ("chatons-map.json", "2025-09-15");

/// The embedded files under a folder, by their name within it.
pub(crate) fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let within = |name: &str| name.strip_prefix(folder).map(str::to_owned);
    let read =
        |name: std::borrow::Cow<'static, str>| Some((within(&name)?, Data::get(&name)?.data.into_owned()));
    Data::iter().filter_map(read).collect()
}

/// What the shipped data says, as a plan for an empty directory.
pub(crate) fn plan(edge: &Edge) -> Plan {
    let context =
        Context { limits: Limits::LOCAL, today: edge.today(), ..Context::new(&edge.schema, edge.now()) };
    let tables: Vec<(String, Vec<u8>)> =
        files("").into_iter().filter(|(name, _)| !name.contains('/')).collect();
    let borrowed = tables.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    let mut reading = read_csv_folder(&context, borrowed);
    for (name, bytes) in tables.iter().filter(|(name, _)| name == MAP.0) {
        let map = read_map(&context, name, bytes, MAP.1.parse().ok());
        reading.statements.extend(map.statements);
        reading.findings.extend(map.findings);
    }
    Plan::make(&Directory::new(Arc::clone(&edge.schema), edge.today()), reading)
}

/// The files of a folder and of the folders in it that end in `.extension`, by their name within it.
pub(crate) fn read_folder(folder: &Path, extension: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let wrong = |error: std::io::Error| Failure::usage(format!("{}: {error}", current.display()));
        for entry in std::fs::read_dir(&current).map_err(wrong)? {
            let path = entry.map_err(wrong)?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|known| known.eq_ignore_ascii_case(extension)) {
                let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                found.push((name, std::fs::read(&path).map_err(wrong)?));
            }
        }
    }
    found.sort();
    Ok(found)
}
