//! Tables as people write them: what they state, and what is only odd.

mod back;
mod damage;

use super::*;
use crate::finding::Severity;
use crate::plan::Plan;
use crate::testing;
use matou_core::answer::Provenance;

fn read(bytes: &[u8]) -> Reading {
    testing::with_context(|context| read_csv(context, "a.csv", bytes))
}

/// What a sound table states: hoster, service, field, content, for each statement.
fn check(csv: &str, expected: &[&str]) -> Reading {
    let reading = read(csv.as_bytes());
    assert_eq!(reading.findings, [], "{csv}");
    let entries = reading.statements.iter().map(|located| located.statement.to_entry());
    let said: Vec<String> = entries
        .map(|entry| {
            format!(
                "{}/{} {}: {}",
                entry.hoster,
                entry.service,
                entry.field,
                entry.content.replace('\n', " & ")
            )
        })
        .collect();
    assert_eq!(said, expected, "{csv}");
    reading
}

#[test]
fn the_filled_cells_of_a_line_are_one_statement_per_field() {
    check(
        "slug,name,people.volunteers,people.employees\na,Aé,14,1\nb,,2,\n",
        &["a/ name: value = Aé", "a/ people: employees = 1 & volunteers = 14", "b/ people: volunteers = 2"],
    );
}

#[test]
fn a_service_column_makes_the_line_speak_about_a_service() {
    let csv = "slug,service,name,registration.kind\na,pad,Pad,none\n";
    check(csv, &["a/pad name: value = Pad", "a/pad registration: kind = none"]);
}

#[test]
fn none_states_that_there_is_none_where_that_is_an_answer() {
    let csv = "slug,intervention,availability_objective,contact.hours\na,none,none,\nb,,98,24/7\n";
    let said = [
        "a/ intervention: none",
        "a/ availability_objective: none",
        "b/ availability_objective: value = 98",
        "b/ contact: hours = 24/7",
    ];
    check(csv, &said);
}

#[test]
fn a_declared_commitment_needs_its_means_and_a_gathered_one_does_not() {
    let row = "a,PT4H,working";
    let head = "slug,intervention.delay,intervention.clock,provenance";
    check(&format!("{head}\n{row},gathered\n"), &["a/ intervention: delay = PT4H & clock = working"]);
    let reading = read(format!("{head}\n{row},declared\n").as_bytes());
    let [finding] = reading.findings.as_slice() else { panic!("{:#?}", reading.findings) };
    assert_eq!(finding.place.line, Some(2));
    assert!(finding.message.fr.contains("« means » manque"), "{}", finding.message.fr);
    assert!(reading.statements.is_empty());
}

#[test]
fn the_rows_of_a_list_add_up() {
    let csv = "slug,places.country,places.department,source,stated_on\na,FR,35,x,2020\nb,BE,,y,\na,FR,29,z | x,2025\n";
    let places = [
        "a/ places: 1.country = FR & 1.department = 35 & 2.country = FR & 2.department = 29",
        "b/ places: 1.country = BE",
    ];
    let reading = check(csv, &places);
    let first = &reading.statements[0].statement;
    assert_eq!(first.source.documents, ["x", "z"]);
    assert_eq!(
        first.stated_on.unwrap().to_string(),
        "2025",
        "the list as a whole was said on the latest of its days"
    );
}

#[test]
fn a_line_says_when_where_and_from_what_kind_of_source() {
    let csv = "slug,name,stated_on,read_on,source,evidence,provenance\n\
               a,A,2021-10,2026-11-21,https://x | a file,https://y | https://z,sheet\nb,B,,,,,\n";
    let reading = check(csv, &["a/ name: value = A", "b/ name: value = B"]);
    let [a, b] = [0, 1].map(|at| &reading.statements[at].statement);
    assert_eq!((a.provenance, b.provenance), (Provenance::Sheet, Provenance::Gathered));
    assert_eq!(a.source.documents, ["https://x", "a file"]);
    assert_eq!(a.evidence, ["https://y", "https://z"]);
    assert_eq!(a.stated_on.unwrap().to_string(), "2021-10");
    assert_eq!(a.source.read_on.unwrap().to_string(), "2026-11-21");
    assert_eq!((a.author.as_str(), reading.statements[1].place.line), ("import:csv", Some(3)));
}

#[test]
fn every_spreadsheet_is_understood() {
    let said = ["a/ name: value = =1+1, @é"];
    check("slug,name\na,\"=1+1, @é\"\n", &said);
    check("slug;name\r\na;=1+1, @é", &said);
    check("\u{feff}slug\tname\r\na\t=1+1, @é\r\n", &said);
    let utf_16 = |unit: fn(u16) -> [u8; 2]| {
        "\u{feff}slug,name\na,é\n".encode_utf16().flat_map(unit).collect::<Vec<u8>>()
    };
    for bytes in [utf_16(u16::to_le_bytes), utf_16(u16::to_be_bytes)] {
        assert_eq!((read(&bytes).statements.len(), read(&bytes).findings.len()), (1, 0));
    }
}

#[test]
fn lines_and_columns_that_spreadsheets_leave_empty_say_nothing() {
    check("slug,name,,\na,A,,\n,,,\n\n  ,,,\n", &["a/ name: value = A"]);
}

/// A finding that does not hold the import back.
fn warns(bytes: &[u8], line: usize, gist: &str, statements: usize) {
    let reading = read(bytes);
    let [finding] = reading.findings.as_slice() else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.severity, finding.place.line), (Severity::Warning, Some(line)));
    assert!(finding.message.en.contains(gist), "{}", finding.message.en);
    assert_eq!(Plan::make(&testing::empty_directory(), reading).to_write(false).len(), statements);
}

#[test]
fn oddities_are_told_and_the_rest_is_written() {
    warns(b"slug,name\na,A\xe9\n", 2, "Windows-1252", 1);
    warns(b"slug,name\n", 1, "header line only", 0);
    warns(b"slug,name\na,A\na,A\n", 3, "already given (a.csv, line 2): this repetition is left out", 1);
}

#[test]
fn a_date_in_the_future_holds_the_import_and_the_current_year_does_not() {
    let dated = |column: &str, date: &str| read(format!("slug,name,{column}\na,A,{date}\n").as_bytes());
    let future = [
        ("stated_on", ["2027", "2026-12", "2026-11-22"]),
        ("read_on", ["2026-11-22", "2027-01-01", "2199-12-31"]),
    ];
    for (column, dates) in future {
        for date in dates {
            let reading = dated(column, date);
            let [finding] = reading.findings.as_slice() else { panic!("{:#?}", reading.findings) };
            assert_eq!((finding.severity, finding.place.line), (Severity::Error, Some(2)));
            let gist = format!("“{date}” lies in the future (today is 2026-11-21)");
            assert!(finding.message.en.contains(&gist), "{}", finding.message.en);
            assert!(Plan::make(&testing::empty_directory(), reading).to_write(true).is_empty());
        }
    }
    for (column, date) in [
        ("stated_on", "2026"),
        ("stated_on", "2026-11"),
        ("stated_on", "2026-11-21"),
        ("read_on", "2026-11-21"),
    ] {
        assert_eq!(dated(column, date).findings, [], "{column} {date}");
    }
}

#[test]
fn a_fact_may_stand_in_one_file_of_a_folder_only() {
    let files: [(&str, &[u8]); 3] =
        [("a.csv", b"slug,name\na,A\n"), ("b.CSV", b"slug,name\na,B\n"), ("map.json", b"{}")];
    let reading = testing::with_context(|context| read_csv_folder(context, files));
    let [finding] = reading.findings.as_slice() else { panic!("{:#?}", reading.findings) };
    assert_eq!((finding.place.file.as_ref(), finding.place.line), ("b.CSV", Some(2)));
    assert!(finding.message.fr.contains("déjà donnée (a.csv, ligne 2)"));
}

#[test]
fn ten_thousand_hosters_are_read_from_the_command_line() {
    let rows = (0..10_000).map(|at| format!("h{at},Hoster {at},{}\n", at % 7));
    // More lines than an upload may have.
    let padding = "\n".repeat(20_000);
    let csv: String = std::iter::once(format!("slug,name,people.employees\n{padding}")).chain(rows).collect();
    let reading = testing::with_context(|context| {
        let context = Context { limits: Limits::LOCAL, ..*context };
        read_csv(&context, "a.csv", csv.as_bytes())
    });
    let plan = Plan::make(&testing::empty_directory(), reading);
    assert_eq!((plan.hosters.len(), plan.to_write(false).len(), plan.findings.len()), (10_000, 20_000, 0));
}

#[test]
fn hostile_shapes_give_a_bounded_number_of_findings() {
    let size = 1 << 18;
    let shapes = ["\"", ",", "\n", "\\", "=", "a", "\"\"", "\",", "a,\n", "é", "\0", "none,", "a,b\nb,"];
    for shape in shapes {
        for head in ["", "slug,name\n", "slug,places.country\na,"] {
            let bytes = format!("{head}{}", shape.repeat(size / shape.len()));
            let reading = read(bytes.as_bytes());
            // Findings are bounded, whatever the size; a file of blank lines has none and says nothing.
            assert!(reading.findings.len() <= 1_001, "{head:?} {shape:?}: {}", reading.findings.len());
        }
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        read(&bytes);
    }

    #[test]
    fn no_text_panics(text in "(slug|service|name|none|people\\.employees|places|[,;\t\n\r\"]|\\PC|\u{0}){0,60}") {
        read(text.as_bytes());
    }

    #[test]
    fn no_row_panics(row in "([,\"\n]|none|2026|\\PC){0,30}") {
        read(format!("slug,name,people.employees,places.country,stated_on,source\n{row}").as_bytes());
    }
}
