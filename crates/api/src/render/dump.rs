//! The whole directory as files: for `/dumps/` and for `matou export`.

use crate::live::Live;
use crate::wire::{DATA_LICENCE, HosterBody};
use axum::body::Bytes;
use matou_core::directory::{Hoster, Listing};
use matou_core::schema::Schema;
use matou_core::text::Lang;
use matou_importer::{OtherFile, TableFile, data_package, table_names, write_csv};
use serde::Serialize;

const JSON: (&str, &str) = ("hosters.json", "application/json");
const LINES: (&str, &str) = ("hosters.ndjson", "application/x-ndjson");
const PACKAGE: (&str, &str) = ("datapackage.json", "application/json");
const CSV: &str = "text/csv; charset=utf-8";

/// One file of a dump.
#[derive(Clone, Debug)]
pub struct DumpFile {
    /// Its name, such as `hosters.csv`.
    pub name: String,
    /// Its media type.
    pub media: &'static str,
    /// Its content.
    pub bytes: Bytes,
}

/// The names of the files of a dump.
pub fn dump_names(schema: &Schema) -> Vec<String> {
    let others = [JSON, LINES, PACKAGE].map(|(name, _)| name.to_owned());
    table_names(schema).into_iter().chain(others).collect()
}

/// All files of a dump: every hoster that is listed or paused, as JSON and as tables, and last the description of the files.
/// The same directory gives the same bytes.
pub fn dump(live: &Live, lang: Lang) -> Vec<DumpFile> {
    let bodies = bodies(live, lang);
    let lines: String = bodies.iter().map(|body| json(body) + "\n").collect();
    let whole = Dump { licence: DATA_LICENCE, dataset_version: live.version(), hosters: bodies };
    let mut files = vec![file(JSON, json(&whole) + "\n"), file(LINES, lines)];
    let tables = write_csv(live.directory());
    let others: Vec<OtherFile<'_>> = files
        .iter()
        .map(|file| OtherFile { name: &file.name, mediatype: file.media, bytes: &file.bytes })
        .collect();
    let schema = live.directory().schema();
    let package = data_package(schema, &tables, &others, &live.version(), live.data_modified());
    files.extend(tables.into_iter().map(of_table));
    files.push(file(PACKAGE, format!("{package:#}\n")));
    files
}

fn file((name, media): (&str, &'static str), text: String) -> DumpFile {
    DumpFile { name: name.to_owned(), media, bytes: text.into_bytes().into() }
}

fn of_table(table: TableFile) -> DumpFile {
    DumpFile { name: table.name, media: CSV, bytes: table.bytes.into() }
}

/// Every hoster that is listed or paused, each as `GET /api/v1/hosters/{slug}` gives it, by slug.
fn bodies(live: &Live, lang: Lang) -> Vec<HosterBody> {
    let directory = live.directory();
    let is_given = |hoster: &&Hoster| !matches!(hoster.listing(), Listing::Withdrawn { .. });
    let mut given: Vec<&Hoster> = directory.hosters().filter(is_given).collect();
    given.sort_by_key(|hoster| hoster.slug());
    given
        .into_iter()
        .map(|hoster| HosterBody::new(directory.schema(), hoster, live.version(), lang))
        .collect()
}

/// The bodies hold nothing that JSON cannot: maps have text keys and numbers are finite.
fn json(body: &impl Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}

/// The whole directory in one file.
#[derive(Serialize)]
struct Dump {
    licence: &'static str,
    dataset_version: String,
    hosters: Vec<HosterBody>,
}
