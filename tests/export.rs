//! The way back: the directory as files. Reading them again changes nothing, and the package describes what is in them.

use matou_core::directory::Directory;
use matou_core::schema::Schema;
use matou_importer::{OtherFile, Plan, TableFile, data_package, read_csv_folder, write_csv};
use matou_tests::data::{self, TODAY};
use serde_json::Value as Json;
use std::sync::Arc;

fn real() -> Directory {
    Directory::new(data::schema(), TODAY).apply(data::statements())
}

fn read(schema: &Schema, files: &[TableFile]) -> matou_importer::Reading {
    let files = files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice()));
    read_csv_folder(&data::context(schema), files)
}

fn package(files: &[TableFile]) -> Json {
    let other = OtherFile { name: "abc.ndjson", mediatype: "application/x-ndjson", bytes: b"abc" };
    data_package(&data::schema(), files, &[other], "12-2026-11-21", data::now())
}

#[test]
fn the_files_of_the_real_directory_change_nothing_and_make_the_same_again() {
    let directory = real();
    let files = write_csv(&directory);
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names[..3], ["hosters.csv", "answers.csv", "services.csv"]);
    let again = Plan::make(&directory, read(directory.schema(), &files));
    assert!(again.to_write(true).is_empty() && !again.has_errors(), "{}", data::in_words(&again.findings));
    assert_eq!(again.unchanged, data::statements().len());
    let empty = Directory::new(Arc::clone(directory.schema()), TODAY);
    let copy = Plan::make(&empty, read(directory.schema(), &files));
    assert_eq!(write_csv(&empty.apply(copy.to_write(true).to_vec())), files);
}

#[test]
fn the_files_do_not_depend_on_the_order_of_the_hosters() {
    let directory = real();
    let mut backwards = data::statements();
    backwards.sort_by(|one, other| other.subject.hoster.cmp(&one.subject.hoster));
    let other = Directory::new(data::schema(), TODAY).apply(backwards);
    assert_ne!(directory.hosters().next().unwrap().slug(), other.hosters().next().unwrap().slug());
    assert_eq!(write_csv(&directory), write_csv(&other));
}

#[test]
fn the_files_are_as_spreadsheets_read_them() {
    for file in write_csv(&real()) {
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.starts_with("\u{feff}\"slug\",") && text.ends_with("\r\n"), "{}", file.name);
        let rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes()).into_records();
        let widths: Vec<usize> = rows.map(|row| row.unwrap().len()).collect();
        assert!(widths.windows(2).all(|two| two[0] == two[1]), "{}", file.name);
    }
}

#[test]
fn the_package_describes_every_column_of_every_file() {
    let files = write_csv(&real());
    let package = package(&files);
    assert_eq!(
        (&package["version"], &package["created"]),
        (&"12-2026-11-21".into(), &"2026-11-21T12:00:00Z".into())
    );
    assert_eq!(package["licenses"][0]["name"], "CC-BY-SA-4.0");
    let resources = package["resources"].as_array().unwrap();
    assert_eq!(resources.len(), files.len() + 1);
    for (file, resource) in files.iter().zip(resources) {
        assert_eq!(resource["path"], file.name.as_str());
        assert_eq!(resource["bytes"], file.bytes.len());
        let text = std::str::from_utf8(&file.bytes).unwrap().trim_start_matches('\u{feff}');
        let header = text.lines().next().unwrap().replace('"', "");
        let fields = resource["schema"]["fields"].as_array().unwrap();
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(names.join(","), header);
        for field in fields {
            let has_text = |name: &str| field[name].as_str().is_some_and(|text| !text.is_empty());
            assert!(has_text("title") && has_text("description") && has_text("type"), "{field}");
        }
        let refers = &resource["schema"]["foreignKeys"][0]["reference"]["resource"];
        assert_eq!(refers.as_str(), (file.name != "hosters.csv").then_some("hosters"));
    }
    // The hash that FIPS 180 gives for these three letters.
    let other = resources.last().unwrap();
    assert_eq!(other["hash"], "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(
        (&other["name"], &other["format"], &other["bytes"]),
        (&"abc-ndjson".into(), &"x-ndjson".into(), &3.into())
    );
}

#[test]
fn the_package_gives_the_codes_that_a_cell_may_hold() {
    let package = package(&write_csv(&real()));
    let constraints = |table: usize, name: &str| {
        let fields = package["resources"][table]["schema"]["fields"].as_array().unwrap();
        fields.iter().find(|field| field["name"] == name).unwrap()["constraints"].clone()
    };
    assert_eq!(
        constraints(1, "work.administration")["enum"],
        serde_json::json!(["paid", "volunteer", "mixed"])
    );
    assert_eq!(constraints(1, "intervention")["enum"], serde_json::json!(["none"]));
    assert_eq!(constraints(1, "availability_objective")["pattern"], "(none|-?[0-9]+(\\.[0-9]+)?)");
    assert_eq!(constraints(2, "tenancy")["pattern"], "(shared|dedicated)(;(shared|dedicated))*");
    assert_eq!(constraints(2, "service")["required"], true);
    let stated = serde_json::json!(["collective", "declared", "declared_file", "sheet", "tool", "gathered"]);
    assert_eq!(constraints(0, "provenance")["enum"], stated, "nobody states what follows from other answers");
}
