//! What the tests share: the schema with the collective's real files, and an empty directory.

pub(crate) mod federation;
pub(crate) mod server;

use crate::collective;
use crate::reading::Context;
use jiff::civil::date;
use matou_core::criteria::CRITERIA;
use matou_core::directory::Directory;
use matou_core::field::Field;
use matou_core::identity::IDENTITY;
use matou_core::schema::Schema;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(|| {
    let files = collective_files();
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    Arc::new(collective::read_schema(&fields(), files).unwrap())
});

/// Every declared field.
pub(crate) fn fields() -> Vec<&'static Field> {
    IDENTITY.iter().chain(CRITERIA).copied().collect()
}

/// The schema with the collective's files.
pub(crate) fn schema() -> Arc<Schema> {
    Arc::clone(&SCHEMA)
}

/// The day on which the tests take place.
pub(crate) fn today() -> jiff::civil::Date {
    date(2026, 11, 21)
}

/// Reads something with the usual context.
pub(crate) fn with_context<T>(read: impl FnOnce(&Context<'_>) -> T) -> T {
    let schema = schema();
    let recorded_at = today().to_zoned(jiff::tz::TimeZone::UTC).unwrap().timestamp();
    read(&Context::new(&schema, recorded_at))
}

/// A directory that knows nothing.
pub(crate) fn empty_directory() -> Directory {
    Directory::new(schema(), today())
}

/// The folder with the data that ships with the program.
pub(crate) fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data")
}

/// The collective's files, by their names in `data/collective`.
pub(crate) fn collective_files() -> Vec<(String, String)> {
    let folder = data().join("collective");
    let mut files: Vec<(String, String)> = ["vocabularies", ""]
        .iter()
        .flat_map(|sub| std::fs::read_dir(folder.join(sub)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap().to_str().unwrap().replace('\\', "/");
            (name, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}
