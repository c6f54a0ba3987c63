//! Every kind of damage to a table names its line and column, and leaves nothing to write.

use super::read;
use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::testing;

/// One damaged table: the place of a finding, and what is said there in each language.
fn check(place: &str, fr: &str, en: &str, bytes: &[u8]) {
    let reading = read(bytes);
    let expected = format!("a.csv:{place}");
    let is_told = |finding: &Finding| {
        finding.place.to_string() == expected.trim_end_matches(':')
            && finding.severity == Severity::Error
            && finding.message.fr.contains(fr)
            && finding.message.en.contains(en)
    };
    assert!(reading.findings.iter().any(is_told), "{place} {en}: {:#?}", reading.findings);
    assert!(reading.findings.iter().all(|finding| finding.read.chars().count() <= 60));
    assert!(Plan::make(&testing::empty_directory(), reading).to_write(true).is_empty(), "{place} {en}");
}

/// A text with `\n`, `\r`, `\t`, `\\` and `\u{…}` undone.
fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        if let Some((digits, behind)) = after.strip_prefix("u{").and_then(|code| code.split_once('}')) {
            plain.push(char::from_u32(u32::from_str_radix(digits, 16).unwrap()).unwrap());
            rest = behind;
        } else {
            let (letter, behind) = after.split_at(1);
            plain.push_str(
                ["\n", "\r", "\t", "\\"][["n", "r", "t", "\\"].iter().position(|l| *l == letter).unwrap()],
            );
            rest = behind;
        }
    }
    plain + rest
}

#[test]
fn every_kind_of_damage_is_told_and_nothing_is_written() {
    let lines = include_str!("damage.txt").lines().filter(|line| line.contains(" ::"));
    let cases: Vec<Vec<&str>> =
        lines.filter(|line| !line.starts_with('#')).map(|line| line.splitn(4, "::").collect()).collect();
    assert!(cases.len() >= 50, "{}", cases.len());
    for case in cases {
        let [place, fr, en, table] = case.as_slice() else { panic!("{case:?}") };
        let table = unescape(table.strip_prefix(' ').unwrap_or(table));
        check(place.trim(), fr.trim(), en.trim(), table.as_bytes());
    }
}

#[test]
fn bytes_that_are_no_text_are_told() {
    check("1", "marqué UTF-16", "marked as UTF-16", &[0xff, 0xfe, b's']);
    check("2:2", "U+0081", "U+0081", b"slug,name\na,\x81\n");
}

#[test]
fn too_much_of_anything_is_told() {
    let table = |cell: &str| format!("slug,name\na,{cell}\n").into_bytes();
    check("", "2048 Kio au plus", "at most 2048 KiB", &vec![b'a'; (2 << 20) + 1]);
    check("20001", "20000 au plus", "at most 20000", "slug\n".repeat(20_001).as_bytes());
    check(
        "1:501",
        "plus de 500 cellules",
        "more than 500 cells",
        format!("slug{}", ",".repeat(1_000_000)).as_bytes(),
    );
    check("2:501", "vérifiez le séparateur", "check the separator", &table(&",".repeat(500)));
    check("2:2", "raccourcissez-le à 120", "shorten it to 120", &table(&"A".repeat(121)));
    check("2:2", "1000000 caractères", "1000000 characters", &table(&"é".repeat(1_000_000)));
    let places = format!("slug,places.country\n{}", "a,FR\n".repeat(201));
    check("202:2", "plus de 200 lignes", "more than 200 rows", places.as_bytes());
    let many = format!("slug,people.employees\n{}", "a,x\n".repeat(2000));
    check("1002:1", "plus de 1000 remarques", "more than 1000 findings", many.replace("a,", "A,").as_bytes());
}

#[test]
fn all_findings_are_told_at_once_in_the_order_of_their_places() {
    let reading = read(b"slug,name,nmae,people.employees\na,A,,x\nB,,,\nc,C\nd,D,,y\n");
    let lines: Vec<Option<usize>> = reading.findings.iter().map(|finding| finding.place.line).collect();
    assert_eq!(lines, [1, 2, 3, 4, 5].map(Some));
}
