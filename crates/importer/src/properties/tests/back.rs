//! What is written is read back without a change: the collective's data, synthetic directories, hostile texts.

use crate::plan::Plan;
use crate::properties::{Input, PropertyFile, Trust, read_properties, write_properties};
use crate::reading::{Context, Limits};
use crate::testing;
use matou_core::answer::Provenance;
use matou_core::directory::{Answers, Directory};
use matou_core::sample;
use matou_core::statement::{Act, Entry, Statement, Subject};
use std::sync::Arc;

/// Everything that stands in a directory, as the ledger would say it, but for author and time.
fn said(directory: &Directory) -> Vec<Entry> {
    let mut all = Vec::new();
    for hoster in directory.hosters() {
        all.extend(of_subject(
            directory,
            &Subject { hoster: hoster.slug().clone(), service: None },
            hoster.answers(),
        ));
        for service in hoster.services() {
            let subject = Subject { hoster: hoster.slug().clone(), service: Some(service.key().clone()) };
            all.extend(of_subject(directory, &subject, service.answers()));
        }
    }
    all.sort_by(|one, other| format!("{one:?}").cmp(&format!("{other:?}")));
    all
}

fn of_subject(directory: &Directory, subject: &Subject, answers: &Answers) -> Vec<Entry> {
    let said =
        answers.fields().flat_map(|field| answers.all(field).iter().map(move |stated| (field, stated)));
    let stated = said.filter(|(_, stated)| stated.provenance != Provenance::Derived);
    let entry = |(field, stated): (_, &matou_core::answer::Stated)| {
        let statement = Statement {
            subject: subject.clone(),
            field: directory.schema().field_at(field).unwrap().field,
            act: Act::Stated(stated.answer.clone()),
            provenance: stated.provenance,
            stated_on: stated.stated_on,
            source: stated.source.clone(),
            evidence: stated.evidence.clone(),
            author: String::new(),
            recorded_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        };
        statement.to_entry()
    };
    stated.map(entry).collect()
}

fn read_back(directory: &Directory, files: &[PropertyFile]) -> Directory {
    let schema = directory.schema();
    let recorded_at = "2026-11-21T12:00:00Z".parse().unwrap();
    let context = Context { limits: Limits::LOCAL, ..Context::new(schema, recorded_at) };
    let empty = Directory::new(Arc::clone(schema), directory.today());
    let inputs =
        files.iter().map(|file| Input { name: &file.name, url: None, parent: None, bytes: &file.bytes });
    let gathered = read_properties(&context, &empty, inputs, Trust::OwnExport);
    assert_eq!(gathered.reading.findings, []);
    let plan = Plan::make(&empty, gathered.reading);
    assert!(!plan.has_errors());
    empty.apply(plan.to_write(false).iter().cloned())
}

fn check(directory: &Directory) {
    for base in [None, Some("https://annuaire.example/fichiers/")] {
        let files = write_properties(directory, base);
        let back = read_back(directory, &files);
        let (before, after) = (said(directory), said(&back));
        assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            assert_eq!(one, other);
        }
        assert_eq!(write_properties(&back, base).len(), files.len());
    }
}

#[test]
fn the_collectives_data_comes_back() {
    let empty = testing::empty_directory();
    let data = testing::data();
    let mut tables: Vec<(String, Vec<u8>)> = std::fs::read_dir(&data)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "csv"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap()))
        .collect();
    tables.sort();
    let map = std::fs::read(data.join("chatons-map.json")).unwrap();
    let directory = testing::with_context(|context| {
        let tables = tables.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let facts = crate::read_csv_folder(context, tables).statements;
        let places = crate::read_map(context, "map.json", &map, "2025-09-15".parse().ok()).statements;
        empty.apply(facts.into_iter().chain(places).map(|located| located.statement))
    });
    assert!(directory.hosters().count() > 80);
    check(&directory);
}

#[test]
fn synthetic_directories_come_back() {
    let schema = Arc::new(sample::full_schema().unwrap());
    for seed in 1..=3 {
        check(&sample::directory(Arc::clone(&schema), 60, seed));
    }
    check(&sample::directory(Arc::new(sample::toy_schema().unwrap()), 60, 4));
}
