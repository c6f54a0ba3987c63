//! Whatever the order in which sources are read, the strongest and newest answer stands, and the others are kept.

use super::{NAME, Trust, check, gather, said};
use crate::plan::Plan;
use crate::reading::Reading;
use crate::testing;
use matou_core::answer::Provenance;
use matou_core::directory::Directory;
use matou_core::field::About;

/// What the sources of one hoster say of its work and its name, each on its day.
fn reading(source: usize, known: &Directory) -> Reading {
    let table = |provenance: &str, stated_on: &str, work: &str| {
        let csv = format!(
            "slug,name,work.administration,provenance,stated_on\na,A,{work},{provenance},{stated_on}\n"
        );
        testing::with_context(|context| crate::read_csv(context, "a.csv", csv.as_bytes()))
    };
    let file = |day: &str, work: &str| {
        let text = format!(
            "file.class = Organization\nfile.url = https://a.example/f\nfile.datetime = {day}T00:00:00\norganization.id = a\norganization.name = A\norganization.work.administration = {work}\n"
        );
        gather(known, &[(NAME, &text)], Trust::Operator).reading
    };
    match source {
        0 => table("gathered", "2020", "volunteer"),
        1 => table("gathered", "2026-11-01", "paid"),
        2 => table("sheet", "2019-05", "volunteer"),
        3 => file("2026-01-01", "PAID"),
        4 => file("2026-03-01", "MIXED"),
        5 => table("declared", "2026-02-01", "volunteer"),
        _ => table("declared", "2025-12-01", "mixed"),
    }
}

fn take(known: &Directory, source: usize) -> Directory {
    let plan = Plan::make(known, reading(source, known));
    known.apply(plan.to_write(false).iter().cloned())
}

/// The answers on work, strongest first, as they stand.
fn stands(known: &Directory) -> Vec<(Provenance, String)> {
    let field = known.schema().field(About::Hoster, "work").unwrap();
    let all = known.hoster("a").map(|hoster| hoster.answers().all(field.id)).unwrap_or_default();
    all.iter()
        .map(|stated| (stated.provenance, stated.answer.value().unwrap().to_pairs(field.field)[0].1.clone()))
        .collect()
}

proptest::proptest! {
    #[test]
    fn no_import_covers_what_is_stronger_or_newer(mut order in proptest::collection::vec(0..7_usize, 0..10), last in 0..7_usize) {
        order.extend(0..7);
        order.push(last);
        let known = order.iter().fold(testing::empty_directory(), |known, source| take(&known, *source));
        let words = |all: &[(Provenance, &str)]| -> Vec<(Provenance, String)> {
            all.iter().map(|(provenance, text)| (*provenance, (*text).to_owned())).collect()
        };
        let expected = words(&[
            (Provenance::Declared, "volunteer"),
            (Provenance::DeclaredFile, "mixed"),
            (Provenance::Gathered, "paid"),
            (Provenance::Sheet, "volunteer"),
        ]);
        let mut found = stands(&known);
        // What has aged stands behind what has not.
        proptest::prop_assert_eq!(found.first(), expected.first());
        found.sort_by_key(|(provenance, _)| provenance.code());
        let mut all = expected;
        all.sort_by_key(|(provenance, _)| provenance.code());
        proptest::prop_assert_eq!(found, all);
        // And once more changes nothing.
        proptest::prop_assert!(Plan::make(&known, reading(4, &known)).to_write(false).is_empty());
    }
}

#[test]
fn a_file_with_most_kinds_of_dirt_gives_what_it_says() {
    let text = include_str!("dirty.properties");
    let checked = check(text);
    let lines: Vec<Option<usize>> = checked.findings.iter().map(|finding| finding.place.line).collect();
    let expected = [11, 16, 17, 18, 20, 20, 21].map(Some);
    assert_eq!(lines, expected, "{:?}", super::in_words(&checked.findings, matou_core::text::Lang::En));
    assert_eq!(checked.subs.len(), 2);
    let entries = super::entries(&[(NAME, text)]);
    for (field, content) in [
        ("name", "value = Le Chaton d'Essai"),
        ("legal_form", "form = association"),
        ("member_since", "value = 2022-02-01"),
        ("positions", "1.latitude = 48.1\n1.longitude = 2.4"),
        ("links", "1.kind = social\n1.url = https://pixelfed.example/essai\n1.name = pixelfed"),
    ] {
        assert_eq!(said(&entries, field).map(|(content, _)| content), Some(content));
    }
    assert_eq!(entries.len(), 5);
    let all = format!("{entries:?}");
    assert!(
        !all.contains("personne@") && !all.contains("1 rue"),
        "a person's address is nobody else's business"
    );
}
