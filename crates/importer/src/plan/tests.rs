//! Plans over an invented directory, and over the real data that ships with the program.

use super::*;
use crate::csv::read_csv;
use crate::testing;
use matou_core::text::Lang;

fn read(csv: &str) -> Reading {
    testing::with_context(|context| read_csv(context, "a.csv", csv.as_bytes()))
}

/// A directory after these files, each imported in its turn.
fn directory(files: &[&str]) -> Directory {
    files.iter().fold(testing::empty_directory(), |directory, csv| {
        let plan = Plan::make(&directory, read(csv));
        assert!(!plan.has_errors(), "{}", plan.in_words(Lang::En));
        directory.apply(plan.to_write(true).to_vec())
    })
}

/// What a file changes in a directory: additions, changes, unchanged answers, findings.
fn check(before: &[&str], csv: &str, expected: (usize, usize, usize, usize)) -> Plan {
    let before = directory(before);
    let plan = Plan::make(&before, read(csv));
    let added = plan.edits().filter(|edit| edit.before.is_none()).count();
    let counts = (added, plan.edits().count() - added, plan.unchanged, plan.findings.len());
    assert_eq!(counts, expected, "{}", plan.in_words(Lang::En));
    let again = Plan::make(&before.apply(plan.to_write(true).to_vec()), read(csv));
    assert!(again.to_write(true).is_empty(), "importing twice: {}", again.in_words(Lang::En));
    plan
}

const PEOPLE: &str = "slug,people.employees,stated_on,source\na,3,2024,https://a.example\n";

#[test]
fn a_new_hoster_is_added_and_named_new() {
    let plan = check(&[], PEOPLE, (1, 0, 0, 0));
    assert!(plan.in_words(Lang::Fr).contains("+ a (nouveau)\n    + people (gathered) : employees = 3"));
}

#[test]
fn what_is_known_word_for_word_changes_nothing() {
    check(&[PEOPLE], PEOPLE, (0, 0, 1, 0));
}

#[test]
fn a_later_answer_changes_an_older_one() {
    let plan = check(&[PEOPLE], &PEOPLE.replace("3,2024", "4,2025"), (0, 1, 0, 0));
    let words = plan.in_words(Lang::En);
    assert!(words.contains("~ people (gathered), answer : employees = 3 → employees = 4"), "{words}");
    assert!(words.contains("~ people (gathered), date : 2024 → 2025"), "{words}");
}

#[test]
fn another_source_evidence_or_day_of_reading_is_a_change() {
    check(&[PEOPLE], &PEOPLE.replace("a.example", "b.example"), (0, 1, 0, 0));
    check(
        &[PEOPLE],
        "slug,people.employees,stated_on,source,read_on\na,3,2024,https://a.example,2026-01-01",
        (0, 1, 0, 0),
    );
    check(
        &[PEOPLE],
        "slug,people.employees,stated_on,source,evidence\na,3,2024,https://a.example,https://b",
        (0, 1, 0, 0),
    );
}

#[test]
fn an_older_answer_is_left_out_with_a_note() {
    let plan = check(&[PEOPLE], &PEOPLE.replace("3,2024", "2,2007"), (0, 0, 0, 1));
    let finding = plan.findings.first().unwrap();
    assert_eq!((finding.severity, finding.place.line), (Severity::Warning, Some(2)));
    assert!(finding.message.en.contains("left out"));
}

#[test]
fn another_kind_of_source_is_an_addition_and_hides_nothing() {
    check(&[PEOPLE], "slug,people.employees,stated_on,provenance\na,2,2007,declared", (1, 0, 0, 0));
}

#[test]
fn a_hoster_that_a_source_no_longer_names_is_flagged_and_stays() {
    let plan = check(&[PEOPLE], "slug,people.employees\nb,1", (1, 0, 0, 1));
    assert_eq!(plan.absent, ["a".parse().unwrap()]);
    assert!(plan.findings.first().unwrap().message.fr.contains("rien n’est retiré"));
    let plan = check(&[PEOPLE], "slug,work.support\nb,paid", (1, 0, 0, 0));
    assert!(plan.absent.is_empty(), "a source that does not speak of people says nothing about who has some");
    let services = "slug,service,name\na,pad,Pad";
    assert_eq!(check(&[services], "slug,service,name\nb,pad,Pad", (1, 0, 0, 1)).absent.len(), 1);
}

/// Twenty hosters with an intervention guarantee, of which so many now state that there is none.
fn guarantees(none: usize) -> String {
    let row = |at| if at < none { format!("h{at},none,\n") } else { format!("h{at},,contract\n") };
    format!("slug,intervention,intervention.for\n{}", (0..20).map(row).collect::<String>())
}

#[test]
fn losing_answers_for_more_than_one_hoster_in_ten_waits_for_a_person() {
    let plan = check(&[&guarantees(0)], &guarantees(2), (0, 2, 18, 0));
    assert!(plan.mass_change.is_none(), "one in ten is not more than one in ten");
    let plan = check(&[&guarantees(0)], &guarantees(3), (0, 3, 17, 0));
    assert_eq!(plan.mass_change.as_ref().unwrap().losing.len(), 3);
    assert!(plan.to_write(false).is_empty());
    assert_eq!(plan.to_write(true).len(), 3);
    assert!(plan.in_words(Lang::Fr).contains("en attente : 3 des 20"));
}

#[test]
fn withdrawing_hosters_counts_as_a_loss() {
    let plan = check(&[PEOPLE], "slug,listing.state\na,withdrawn", (1, 0, 0, 0));
    assert_eq!(plan.mass_change.unwrap().losing.len(), 1);
}

#[test]
fn one_error_anywhere_and_nothing_is_written() {
    let plan = Plan::make(&testing::empty_directory(), read("slug,people.employees\na,3\nb,many\n"));
    assert!(plan.has_errors());
    assert!(plan.to_write(true).is_empty());
    assert_eq!(plan.edits().count(), 1, "the rest is still shown");
}

fn real_files() -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(testing::data()).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.filter(|path| path.is_file());
    let mut files: Vec<(String, Vec<u8>)> = files
        .map(|path| (path.file_name().unwrap().to_str().unwrap().to_owned(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn real_tables() -> Reading {
    let files = real_files();
    let files = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    testing::with_context(|context| crate::read_csv_folder(context, files))
}

fn real_map() -> Reading {
    let bytes = std::fs::read(testing::data().join("chatons-map.json")).unwrap();
    testing::with_context(|context| {
        crate::read_map(context, "chatons-map.json", &bytes, "2025-09-15".parse().ok())
    })
}

#[test]
fn the_real_data_is_read_without_a_finding_and_twice_without_a_change() {
    let mut directory = testing::empty_directory();
    for (read, hosters) in [(real_tables as fn() -> Reading, 87), (real_map, 83)] {
        let plan = Plan::make(&directory, read());
        assert_eq!(plan.findings, [], "{}", plan.in_words(Lang::En));
        assert_eq!(plan.hosters.len(), hosters);
        assert!(plan.mass_change.is_none());
        directory = directory.apply(plan.to_write(false).to_vec());
        let again = Plan::make(&directory, read());
        assert_eq!(again.unchanged, plan.to_write(false).len());
        assert!(again.to_write(false).is_empty() && again.findings.is_empty());
    }
    assert_eq!(directory.hosters().count(), 87);
    let services: usize = directory.hosters().map(|hoster| hoster.services().count()).sum();
    assert_eq!(services, 140);
}

#[test]
fn statements_survive_the_ledger() {
    for Located { statement, .. } in real_tables().statements.into_iter().chain(real_map().statements) {
        let entry = statement.to_entry();
        let again = Statement::from_entry(&testing::schema(), &entry).unwrap();
        assert_eq!(again.to_entry(), entry);
    }
}
