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
fn a_dated_answer_that_is_repeated_without_its_date_is_known_already() {
    check(&[PEOPLE], "slug,people.employees,source\na,3,https://a.example\n", (0, 0, 1, 0));
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

/// So many hosters with an intervention guarantee, of which some now state that there is none, and `others` hosters of
/// which only the name is known.
fn guarantees(all: usize, none: usize, others: usize) -> String {
    let row = |at| if at < none { format!("h{at},none,,\n") } else { format!("h{at},,contract,\n") };
    let other = |at| format!("o{at},,,Other {at}\n");
    let rows: String = (0..all).map(row).chain((0..others).map(other)).collect();
    format!("slug,intervention,intervention.for,name\n{rows}")
}

/// What holds a plan: the fields that would be lost, by how many hosters, of how many.
fn losses(plan: &Plan) -> Vec<(Option<&'static str>, usize, usize)> {
    let losses = plan.mass_change.iter().flat_map(|held| &held.losses);
    let field = |loss: &Loss| match loss.what {
        Lost::Answer(field) => Some(field.id),
        Lost::Listing | Lost::Mention => None,
    };
    losses.map(|loss| (field(loss), loss.losing.len(), loss.known)).collect()
}

#[test]
fn losing_an_answer_for_more_than_one_hoster_in_ten_waits_for_a_person() {
    let plan = check(&[&guarantees(30, 0, 0)], &guarantees(30, 3, 0), (0, 3, 27, 0));
    assert_eq!(losses(&plan), [], "one in ten is not more than one in ten");
    assert!(!plan.to_write(false).is_empty());
    let plan = check(&[&guarantees(29, 0, 0)], &guarantees(29, 3, 0), (0, 3, 26, 0));
    assert_eq!(losses(&plan), [(Some("intervention"), 3, 29)]);
    assert!(plan.to_write(false).is_empty());
    assert_eq!(plan.to_write(true).len(), 3);
    let fr = "en attente : 3 des 29 hébergeurs qui ont une réponse à « intervention » la perdraient";
    assert!(plan.in_words(Lang::Fr).contains(fr));
    let en = "held: 3 of the 29 hosters with an answer to “intervention” would lose it";
    assert!(plan.in_words(Lang::En).contains(en));
}

#[test]
fn only_the_hosters_that_have_an_answer_count_for_its_loss() {
    let plan = check(&[&guarantees(4, 0, 100)], &guarantees(4, 3, 100), (0, 3, 101, 0));
    assert_eq!(losses(&plan), [(Some("intervention"), 3, 4)]);
    let again = [guarantees(4, 0, 100), guarantees(4, 3, 100)];
    let plan = check(&again.each_ref().map(String::as_str), &guarantees(4, 4, 100), (0, 1, 103, 0));
    assert_eq!(losses(&plan), [], "those without one do not lose it again");
}

#[test]
fn a_correction_among_few_is_not_held() {
    let plan = check(&[&guarantees(2, 0, 0)], &guarantees(2, 2, 0), (0, 2, 0, 0));
    assert_eq!(losses(&plan), []);
}

#[test]
fn each_field_and_each_kind_of_source_is_counted_by_itself() {
    // The first two hosters of four, then the others.
    let table = |first: &str, rest: &str, provenance: &str| {
        let row = |at| format!("h{at},{},{provenance}\n", if at < 2 { first } else { rest });
        let rows: String = (0..4).map(row).collect();
        format!("slug,intervention,intervention.for,accompaniment,accompaniment.kinds,provenance\n{rows}")
    };
    let before = table(",contract,,training", ",contract,,training", "gathered");
    let two_each = table("none,,,training", ",contract,none,", "gathered");
    assert_eq!(losses(&check(&[&before], &two_each, (0, 4, 4, 0))), [], "two lose the one, two the other");
    let both = table("none,,none,", "none,,none,", "gathered");
    let plan = check(&[&before], &both, (0, 8, 0, 0));
    assert_eq!(losses(&plan), [(Some("intervention"), 4, 4), (Some("accompaniment"), 4, 4)]);
    assert_eq!(plan.in_words(Lang::En).matches("held: 4 of the 4 hosters").count(), 2);
    let declared = both.replace("gathered", "declared");
    assert_eq!(losses(&check(&[&before], &declared, (8, 0, 0, 0))), [], "what others say takes nothing away");
}

#[test]
fn what_is_known_of_a_field_is_read_from_every_service() {
    let known = directory(&["slug,service,name\na,s1,One\na,s2,Two\n"]);
    let field = known.schema().field(About::Service, "name").unwrap().id;
    let hoster = known.hoster("a").unwrap();
    assert_eq!(known_from(&known, hoster, field, Provenance::Gathered).count(), 2);
    assert_eq!(known_from(&known, hoster, field, Provenance::Declared).count(), 0);
}

#[test]
fn withdrawing_more_than_one_hoster_in_ten_waits_for_a_person() {
    let plan = check(&[PEOPLE], "slug,listing.state,listing.reason\na,withdrawn,asked", (1, 0, 0, 0));
    assert_eq!(losses(&plan), [(None, 1, 1)]);
    assert!(plan.in_words(Lang::En).contains("held: 1 of the 1 known hosters would be withdrawn"));
    assert!(plan.in_words(Lang::Fr).contains("en attente : 1 des 1 hébergeurs connus seraient retirés"));
    let plan = check(
        &[&guarantees(10, 0, 0)],
        "slug,listing.state,listing.reason\nh1,withdrawn,asked",
        (1, 0, 0, 0),
    );
    assert_eq!(losses(&plan), [], "one in ten is not more than one in ten");
    let withdrawn = "slug,listing.state,listing.reason\na,withdrawn,asked";
    let plan = check(&[PEOPLE, withdrawn], &withdrawn.replace("asked", "closed"), (0, 1, 0, 0));
    assert_eq!(losses(&plan), [], "withdrawn already");
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
