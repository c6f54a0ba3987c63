//! The map dump, sound and damaged.

use super::*;
use crate::plan::Plan;
use crate::testing;

fn read(json: &str) -> Reading {
    testing::with_context(|context| read_map(context, "map.json", json.as_bytes(), "2025-09-15".parse().ok()))
}

fn point(slug: &str, name: &str, lat: &str) -> String {
    format!(
        r#"{{"popup": "<a href=\"https://www.chatons.org/chatons/{slug}\">{name}</a>", "lat": {lat}, "lon": 5.15}}"#
    )
}

fn dump(points: &[String]) -> String {
    format!("{{\"chatons\": [\n{}\n]}}", points.join(",\n"))
}

/// One broken source: the line of its finding and the gist of what is said; nothing is left to write.
fn check(json: &str, line: Option<usize>, gist: &str) {
    let reading = read(json);
    let finding = reading.findings.first().unwrap();
    assert_eq!(finding.place.line, line, "{json}");
    assert!(finding.message.en.contains(gist), "{}", finding.message.en);
    assert!(Plan::make(&testing::empty_directory(), reading).to_write(true).is_empty());
}

#[test]
fn a_member_has_its_name_its_places_once_and_is_active() {
    let points =
        [point("a", "L&#039;A", "44.71"), point("a", "L&#039;A", "44.74"), point("a", "L&#039;A", "-0.01")];
    let reading = read(&dump(&points));
    assert_eq!(reading.findings, []);
    let said: Vec<(String, String)> = reading
        .statements
        .iter()
        .map(|located| located.statement.to_entry())
        .map(|entry| (entry.field, entry.content))
        .collect();
    let find = |field: &str| said.iter().find(|(id, _)| id == field).map(|(_, content)| content.as_str());
    assert_eq!(find("name"), Some("value = L'A"));
    assert_eq!(find("membership"), Some("status = active"));
    let positions = find("positions").unwrap();
    assert!(positions.contains("1.latitude = 44.7") && positions.contains("2.latitude = 0"), "{positions}");
    assert!(!positions.contains("3."), "{positions}");
    let first = &reading.statements.first().unwrap().statement;
    assert_eq!(first.provenance, Provenance::Sheet);
    assert_eq!(first.source.documents, ["https://www.chatons.org/chatons/a"]);
    assert_eq!(first.stated_on.unwrap().to_string(), "2025-09-15");
}

#[test]
fn broken_dumps_name_their_line() {
    check("", Some(1), "not the map");
    check("{\"chatons\": [\n{]}", Some(2), "not the map");
    check("[]", Some(1), "not the map");
    check("<!DOCTYPE html>\n<html>", Some(1), "not the map");
}

#[test]
fn broken_points_name_their_number_and_line() {
    let broken = |damaged: &str| dump(&[point("a", "A", "1"), damaged.to_owned(), point("b", "B", "2")]);
    check(&broken("{}"), Some(3), "point no. 2: a point has");
    check(&broken(r#"{"popup": "A", "lat": "44.7", "lon": 5}"#), Some(3), "invalid type");
    check(&broken(r#"{"popup": "A", "lat": 44.7, "lon": 5}"#), Some(3), "no link");
    check(&broken(&point("É", "A", "1")), Some(3), "identifier");
    check(&broken(&point("c", "A", "1e300")), Some(3), "from -90 to 90");
    check(&broken(&point("c", "A&#8238;", "1")), Some(3), "U+202E");
    check(&broken(&point("c", &"A".repeat(121), "1")), Some(3), "shorten it to 120");
}

#[test]
fn two_names_of_one_member_are_a_warning() {
    let reading = read(&dump(&[point("a", "A", "1"), point("a", "B", "2")]));
    assert!(!reading.has_errors());
    assert!(reading.findings.first().unwrap().message.en.contains("called “A” above"));
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        testing::with_context(|context| read_map(context, "map.json", &bytes, None));
    }

    #[test]
    fn no_popup_panics(popup in "\\PC*|<a href=\"\\PC{0,9}/[a-z&;#]{0,5}\">\\PC*</a>") {
        let json = serde_json::json!({"chatons": [{"popup": popup, "lat": 1.0, "lon": 2.0}]});
        testing::with_context(|context| read_map(context, "map.json", json.to_string().as_bytes(), None));
    }
}
