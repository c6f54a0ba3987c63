//! What is written is read back without a change: real data, synthetic directories, and what people could type to do harm.

use crate::csv::write::sheets;
use crate::csv::{TableFile, read_csv_folder, write_csv};
use crate::plan::Plan;
use crate::reading::{Context, Limits, Reading};
use crate::testing;
use matou_core::answer::{Answer, Provenance, Source};
use matou_core::directory::{Answers, Directory, Listing};
use matou_core::field::{About, Kind};
use matou_core::sample;
use matou_core::schema::Schema;
use matou_core::statement::{Act, Statement, Subject};
use matou_core::value::Value;
use std::sync::Arc;

fn read(schema: &Schema, files: &[TableFile]) -> Reading {
    let recorded_at = "2026-11-21T12:00:00Z".parse().unwrap();
    let context = Context { limits: Limits::LOCAL, ..Context::new(schema, recorded_at) };
    read_csv_folder(&context, files.iter().map(|file| (file.name.as_str(), file.bytes.as_slice())))
}

/// What an importer or a visitor could tell apart about the hosters that are not withdrawn, line by line.
fn said(directory: &Directory) -> Vec<String> {
    let schema = directory.schema();
    let mut lines = Vec::new();
    let mut push = |whom: String, answers: &Answers| {
        for stated in
            answers.fields().flat_map(|field| answers.all(field).iter().map(move |said| (field, said)))
        {
            let (field, stated) = (schema.field_at(stated.0).unwrap().field, stated.1);
            let answer = match &stated.answer {
                Answer::None => "none".to_owned(),
                Answer::Value(value) => format!("{:?}", value.to_pairs(field)),
            };
            let (date, source, evidence) = (stated.stated_on, &stated.source, &stated.evidence);
            if stated.provenance != Provenance::Derived {
                lines.push(format!(
                    "{whom} {} {:?} {answer} {date:?} {source:?} {evidence:?}",
                    field.id, stated.provenance
                ));
            }
        }
    };
    for hoster in directory.hosters().filter(|hoster| !matches!(hoster.listing(), Listing::Withdrawn { .. }))
    {
        push(hoster.slug().to_string(), hoster.answers());
        hoster
            .services()
            .for_each(|service| push(format!("{}/{}", hoster.slug(), service.key()), service.answers()));
    }
    lines.sort();
    lines
}

/// Writes a directory, reads it back over itself and into an empty one, and gives the files.
fn check(directory: &Directory) -> Vec<TableFile> {
    let schema = directory.schema();
    let files = write_csv(directory);
    let reading = read(schema, &files);
    let is_odd = |finding: &&crate::Finding| !finding.message.en.contains("header line only");
    assert_eq!(reading.findings.iter().filter(is_odd).collect::<Vec<_>>(), Vec::<&crate::Finding>::new());
    let again = Plan::make(directory, reading.clone());
    assert!(again.to_write(true).is_empty() && again.hosters.is_empty(), "{:#?}", again.hosters.first());
    assert_eq!(again.unchanged, said(directory).len(), "every answer that stands is in the files");
    let empty = Directory::new(Arc::clone(schema), directory.today());
    let copy = empty.apply(Plan::make(&empty, reading).to_write(true).to_vec());
    assert_eq!(said(&copy), said(directory));
    files
}

#[test]
fn the_real_data_is_read_back_without_a_change() {
    let empty = testing::empty_directory();
    let tables: Vec<(String, Vec<u8>)> = ["hosters", "places", "services", "answers", "notes"]
        .map(|name| {
            (format!("{name}.csv"), std::fs::read(testing::data().join(format!("{name}.csv"))).unwrap())
        })
        .into();
    let reading = testing::with_context(|context| {
        read_csv_folder(context, tables.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())))
    });
    let map = std::fs::read(testing::data().join("chatons-map.json")).unwrap();
    let map =
        testing::with_context(|context| crate::read_map(context, "map", &map, "2025-09-15".parse().ok()));
    let directory =
        empty.apply(reading.statements.into_iter().chain(map.statements).map(|located| located.statement));
    assert!(said(&directory).len() > 1000);
    check(&directory);
}

#[test]
fn synthetic_directories_are_read_back_without_a_change() {
    let schemas = [
        Arc::new(sample::full_schema().unwrap()),
        Arc::new(sample::toy_schema().unwrap()),
        testing::schema(),
    ];
    let mut paused = 0;
    for (seed, schema) in (1..=2).flat_map(|seed| schemas.iter().map(move |schema| (seed, schema))) {
        let directory = sample::directory(Arc::clone(schema), 80, seed);
        paused += directory.hosters().filter(|hoster| *hoster.listing() != Listing::Shown).count();
        check(&directory);
    }
    assert!(paused > 0, "some are on pause");
}

/// Texts that a spreadsheet, the format or the reader could take for something else.
const HOSTILE: [&str; 22] = [
    "=1+1",
    "@SUM(A1)",
    "+33 1 23 45",
    "-2+3",
    "-1.5",
    "=cmd|' /C calc'!A0",
    "'",
    "''",
    "'t",
    "'=1",
    "\"a\",\"b\"",
    "a;=1;b",
    "a, b",
    "a | b",
    "|",
    "none",
    "'none",
    "＝1",
    "a\u{a0}b",
    "\\",
    "\\|",
    "C:\\n",
];

/// A synthetic hoster all of whose texts are this one, from every kind of source.
fn hostile(schema: &Schema, number: usize, text: &str) -> Vec<Statement> {
    let mut all = Vec::new();
    for known in schema.fields().iter().filter(|known| known.field.id != "listing") {
        let field = known.field;
        let texts = field.parts.iter().filter(|part| matches!(part.kind, Kind::Line | Kind::Text));
        let lines = |part: &matou_core::field::Part| {
            let several = matches!(part.kind, Kind::Text);
            if several { format!("{text}\n{text}\n\n{text}") } else { text.to_owned() }
        };
        let path = |id: &str, at: usize| if field.list { format!("{at}.{id}") } else { id.to_owned() };
        let records = if field.list { 1..=3 } else { 1..=1 };
        let pairs: Vec<(String, String)> =
            records.flat_map(|at| texts.clone().map(move |part| (path(part.id, at), lines(part)))).collect();
        let pairs = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        let Ok(value) = Value::from_pairs(field, pairs, schema.vocabularies()) else { continue };
        let service = (field.about == About::Service).then(|| format!("-{number}").parse().unwrap());
        for provenance in Provenance::ALL.into_iter().filter(|known| *known != Provenance::Derived) {
            all.push(Statement {
                subject: Subject {
                    hoster: format!("-synthetic-{number}").parse().unwrap(),
                    service: service.clone(),
                },
                field,
                act: Act::Stated(Answer::Value(value.clone())),
                provenance,
                stated_on: "2026-10".parse().ok(),
                source: Source {
                    documents: vec![text.to_owned(), format!(" {text} "), "b".to_owned()],
                    read_on: None,
                },
                evidence: vec![
                    "https://synthetic.example/=1".to_owned(),
                    "https://synthetic.example/'".to_owned(),
                ],
                author: "test".to_owned(),
                recorded_at: "2026-10-20T12:00:00Z".parse().unwrap(),
            });
        }
    }
    all
}

#[test]
fn what_would_do_harm_is_read_back_without_a_change_and_is_no_formula() {
    for schema in [testing::schema(), Arc::new(sample::toy_schema().unwrap())] {
        let empty = Directory::new(Arc::clone(&schema), testing::today());
        let statements = HOSTILE.iter().enumerate().flat_map(|(at, text)| hostile(&schema, at, text));
        for file in check(&empty.apply(statements)) {
            let text = std::str::from_utf8(&file.bytes).unwrap().strip_prefix('\u{feff}').unwrap();
            let rows =
                ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes()).into_records();
            for cell in rows.flat_map(|row| row.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()) {
                let begins = cell
                    .split([';', '\n'])
                    .any(|piece| piece.trim_start().starts_with(['=', '+', '-', '@', '＝']));
                assert!(!begins || cell.parse::<f64>().is_ok(), "{}: {cell}", file.name);
            }
        }
    }
}

#[test]
fn what_no_file_can_do_is_shown_and_states_nothing() {
    let table = "slug,name,intervention.delay,intervention.clock,intervention.means,provenance,stated_on,source\n\
        a,A,PT4H,working,deux personnes,declared,2026-10-02,x\nb,B,,,,,,\n";
    let reading = testing::with_context(|context| crate::read_csv(context, "a.csv", table.as_bytes()));
    let first: Vec<Statement> = reading.statements.into_iter().map(|located| located.statement).collect();
    let acts = [Act::Confirmed, Act::Reviewed, Act::Contested("=Motif, contesté".to_owned())];
    let later = acts.map(|act| Statement {
        act,
        ..first.iter().find(|one| one.field.id == "intervention").unwrap().clone()
    });
    let withdrawn = Statement { act: Act::Withdrawn("motif".to_owned()), ..first.last().unwrap().clone() };
    let directory = testing::empty_directory().apply(first.into_iter().chain(later).chain([withdrawn]));
    let files = check(&directory);
    let text = |name: &str| {
        let file = files.iter().find(|file| file.name == name).unwrap();
        String::from_utf8(file.bytes.clone()).unwrap()
    };
    let marks = "\"declared\",\"2026-11-21\",\"2026-11-21\",\"2026-11-21\",\"'=Motif, contesté\"\r\n";
    assert!(text("answers.csv").ends_with(marks), "{}", text("answers.csv"));
    // Of b nothing is known any more: it is named, so that other tables may refer to it.
    assert!(text("hosters.csv").lines().any(|line| line.starts_with("\"b\",,")), "{}", text("hosters.csv"));
}

#[test]
fn a_recorded_declaration_is_not_asked_again_for_what_it_must_give() {
    let table = |recorded: &str| {
        let table = format!("slug,intervention.delay,provenance,recorded_on\na,PT4H,declared,{recorded}\n");
        testing::with_context(|context| crate::read_csv(context, "a.csv", table.as_bytes()))
    };
    assert_eq!((table("2026-01-02").findings.len(), table("2026-01-02").statements.len()), (0, 1));
    for (recorded, gist) in [("", "is missing"), ("2026-01", "is not a day"), ("2027-01-01", "in the future")]
    {
        let reading = table(recorded);
        assert!(reading.findings.iter().any(|finding| finding.message.en.contains(gist)), "{recorded}");
        assert!(reading.has_errors());
    }
}

#[test]
fn those_who_were_withdrawn_are_in_no_file() {
    let table = "slug,name,listing.state,listing.reason\na,A,withdrawn,motif\nb,B,paused,motif\n";
    let reading = testing::with_context(|context| crate::read_csv(context, "a.csv", table.as_bytes()));
    let statements = reading.statements.into_iter().map(|located| located.statement);
    let files = check(&testing::empty_directory().apply(statements));
    let all: String = files.iter().map(|file| String::from_utf8_lossy(&file.bytes)).collect();
    assert!(!all.contains("\"a\"") && all.contains("\"b\"") && all.contains("\"paused\""));
}

#[test]
fn no_field_has_the_name_of_a_column_about_the_line() {
    let schema = testing::schema();
    for sheet in sheets(&schema) {
        let mut names: Vec<String> = sheet.columns().iter().map(crate::csv::Column::name).collect();
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count, "{}", sheet.name);
    }
}
