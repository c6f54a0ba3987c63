//! Writes the tables of a synthetic directory into a folder, for the check of what other programs make of them:
//! `cargo run -p matou-tests --example hostile_tables -- FOLDER`. Nothing in it describes a real hoster: a hundred of its
//! hosters are drawn by a generator, and the others are named after what they try to do to a spreadsheet.

use matou_core::answer::{Answer, Provenance, Source};
use matou_core::directory::Directory;
use matou_core::field::{About, Kind};
use matou_core::sample;
use matou_core::schema::Schema;
use matou_core::statement::{Act, Statement, Subject};
use matou_core::value::Value;
use matou_importer::{data_package, write_csv};
use matou_tests::data;
use std::error::Error;
use std::path::PathBuf;
use std::sync::Arc;

/// What a cell could begin with to be calculated, and what could break a table or its letters.
const HOSTILE: [&str; 20] = [
    "=1+1",
    "@SUM(A1)",
    "+33 1 23 45 67 89",
    "-2+3",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"https://synthetic.example\",\"a\")",
    "  =1+1",
    "'=1+1",
    "＝1+1",
    "－2+3",
    "a;=1+1;b",
    "a\n=1+1\n- b",
    "\"=1+1\"",
    "a, \"b\" | c",
    "-1.5",
    "'",
    "none",
    "TRUE",
    "L’Œuvre d’été — « naïve », ça où ? Ÿ €",
    "😀 中文 العربية e\u{301}",
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("give a folder")?.into();
    std::fs::create_dir_all(&folder)?;
    let schema = data::schema();
    let mut statements = sample::statements(&schema, 100, 1);
    for (number, text) in HOSTILE.iter().enumerate() {
        statements.extend(hostile(&schema, number, text)?);
    }
    let directory = Directory::new(Arc::clone(&schema), data::TODAY).apply(statements);
    let tables = write_csv(&directory);
    let package = data_package(&schema, &tables, &[], "synthetic", data::now());
    for table in &tables {
        std::fs::write(folder.join(&table.name), &table.bytes)?;
    }
    std::fs::write(folder.join("datapackage.json"), format!("{package:#}\n"))?;
    Ok(())
}

/// A synthetic hoster with a service, all of whose free texts are this one.
fn hostile(schema: &Schema, number: usize, text: &str) -> Result<Vec<Statement>, Box<dyn Error>> {
    let mut all = Vec::new();
    for known in schema.fields().iter().filter(|known| known.field.id != "listing") {
        let field = known.field;
        let path = |id: &str| if field.list { format!("1.{id}") } else { id.to_owned() };
        let is_text =
            |kind: &Kind| matches!(kind, Kind::Text) || (matches!(kind, Kind::Line) && !text.contains('\n'));
        let pairs: Vec<(String, &str)> =
            field.parts.iter().filter(|part| is_text(&part.kind)).map(|part| (path(part.id), text)).collect();
        let pairs = pairs.iter().map(|(path, text)| (path.as_str(), *text));
        let Ok(value) = Value::from_pairs(field, pairs, schema.vocabularies()) else { continue };
        let is_service = field.about == About::Service;
        let service = if is_service { Some(format!("-{number}").parse()?) } else { None };
        all.push(Statement {
            subject: Subject { hoster: format!("-hostile-{number}").parse()?, service },
            field,
            act: Act::Stated(Answer::Value(value)),
            provenance: Provenance::Gathered,
            stated_on: Some("2026-10".parse()?),
            source: Source {
                documents: vec![text.replace('\n', " "), "synthetic".to_owned()],
                read_on: None,
            },
            evidence: Vec::new(),
            author: "synthetic".to_owned(),
            recorded_at: data::now(),
        });
    }
    Ok(all)
}
