//! No input makes the domain panic, and what is read is read the same again.

use super::schemas;
use crate::directory::Directory;
use crate::query::{OWN, Query};
use crate::sample::{self, Random};
use crate::schema::Schema;
use crate::search::Search;
use crate::statement::{Entry, Statement};
use crate::value::Value;
use std::sync::Arc;

/// Pieces that parsers trip over.
const HOSTILE: [&str; 34] = [
    "",
    " ",
    "0",
    "-1",
    "99999999999999999999",
    "1.999",
    "-0.0",
    "NaN",
    "é",
    "ß",
    "İ",
    "\u{202e}",
    "\0",
    "\n",
    "a\\nb\\",
    "P1D",
    "PT",
    "PT99999999999H",
    "9999-99-99",
    "2026-02-30",
    "2026",
    "24/7",
    "Mo-Su 00:00-24:00",
    "Mo",
    "http://",
    "https://a@b",
    "https://é.fr/ ",
    "none",
    "yes",
    "stated",
    "1.kind",
    "201.kind",
    "%",
    "[{|}]",
];

fn hostile(random: &mut Random) -> String {
    let mut text = String::new();
    for _ in 0..=random.small(4) {
        text.push_str(random.pick(&HOSTILE).unwrap());
        if random.once_in(5) {
            text.extend(char::from_u32(u32::try_from(random.below(0x11_0000)).unwrap()));
        }
    }
    text
}

/// Any name that a parameter may have, often a real one.
fn name(random: &mut Random, schema: &Schema) -> String {
    match random.below(4) {
        0 => (*random.pick(&OWN).unwrap()).to_owned(),
        1 => hostile(random),
        _ => random.pick(schema.filters()).unwrap().filter.parameter.to_owned(),
    }
}

/// A value that the parameter may take, or anything.
fn value(random: &mut Random, schema: &Schema) -> String {
    let options = &random.pick(schema.filters()).unwrap().options;
    match (random.below(4), random.pick(options)) {
        (0, _) => hostile(random),
        (1, _) => (*random
            .pick(&["round", "large", "careful", "48.1,-1.6", "8", "distance", "working", "yes"])
            .unwrap())
        .to_owned(),
        (_, Some(option)) => option.code.clone(),
        (_, None) => random.below(900).to_string(),
    }
}

#[test]
fn no_query_panics_and_what_is_understood_prints_as_itself() {
    for schema in schemas() {
        let mut random = Random::new(1);
        let mut understood = 0;
        for _ in 0..8000 {
            let pairs: Vec<(String, String)> = (0..random.small(6))
                .map(|_| (name(&mut random, &schema), value(&mut random, &schema)))
                .collect();
            if let Ok(query) = Query::from_pairs(&schema, &pairs, &["include"]) {
                understood += 1;
                let printed = query.print(&schema);
                let again =
                    Query::parse(&schema, &printed).unwrap_or_else(|errors| panic!("{printed}: {errors:?}"));
                assert_eq!((again.print(&schema), again), (printed, query));
            }
        }
        assert!(understood > 1000, "only {understood} queries were understood");
    }
}

#[test]
fn no_pairs_of_any_field_panic_and_a_value_survives_its_text() {
    for schema in schemas() {
        let mut random = Random::new(2);
        for known in schema.fields() {
            for _ in 0..400 {
                let mut pairs = Vec::new();
                for _ in 0..random.small(5) {
                    let part = random.pick(known.field.parts).unwrap().id;
                    let path = match random.below(4) {
                        0 => hostile(&mut random),
                        1 => part.to_owned(),
                        _ => format!("{}.{part}", random.below(300)),
                    };
                    let text =
                        if random.once_in(2) { hostile(&mut random) } else { value(&mut random, &schema) };
                    pairs.push((path, text));
                }
                let read = |pairs: &[(String, String)]| {
                    let borrowed = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
                    Value::from_pairs(known.field, borrowed, schema.vocabularies())
                };
                match read(&pairs) {
                    Ok(value) => assert_eq!(read(&value.to_pairs(known.field)), Ok(value)),
                    Err(problems) => assert!(problems.iter().all(|problem| !problem.message.is_empty())),
                }
            }
        }
    }
}

fn entry_of(random: &mut Random, schema: &Schema) -> Entry {
    let field = random.pick(schema.fields()).unwrap().field;
    let some =
        |random: &mut Random, good: &str| if random.once_in(8) { hostile(random) } else { good.to_owned() };
    let mut content = some(random, "none");
    if random.once_in(2) {
        let part = random.pick(field.parts).unwrap().id;
        content = format!("{part} = {}\n1.{part} = {}", hostile(random), value(random, schema));
    }
    let act = *random
        .pick(&["stated", "confirmed", "reviewed", "contested", "replied", "settled", "withdrawn"])
        .unwrap();
    Entry {
        hoster: some(random, "some-hoster"),
        service: if random.once_in(2) { String::new() } else { some(random, "some-service") },
        field: some(random, field.id),
        act: some(random, act),
        content,
        provenance: some(random, "declared"),
        stated_on: some(random, "2026"),
        read_on: some(random, ""),
        documents: hostile(random),
        evidence: hostile(random),
        author: hostile(random),
        recorded_at: some(random, "2026-11-02T08:00:00Z"),
    }
}

#[test]
fn no_ledger_entry_panics_and_what_is_read_can_be_shown() {
    for schema in schemas() {
        let mut random = Random::new(3);
        let entries: Vec<Entry> = (0..20_000).map(|_| entry_of(&mut random, &schema)).collect();
        let statements: Vec<Statement> =
            entries.iter().filter_map(|entry| Statement::from_entry(&schema, entry).ok()).collect();
        assert!(statements.len() > 300, "only {} entries were read", statements.len());
        for statement in &statements {
            let entry = statement.to_entry();
            assert_eq!(Statement::from_entry(&schema, &entry).unwrap().to_entry(), entry);
        }
        let directory = Directory::new(Arc::clone(&schema), sample::TODAY).apply(statements);
        for seed in 0..50 {
            let query = sample::query(&schema, seed);
            let search = Search::new(&directory, &query);
            let _ = (search.page(), search.facets().len(), search.excluded());
        }
    }
}

#[test]
fn a_statement_survives_the_ledger() {
    for schema in schemas() {
        for statement in sample::statements(&schema, 60, 8) {
            let entry = statement.to_entry();
            let again =
                Statement::from_entry(&schema, &entry).unwrap_or_else(|error| panic!("{entry:?}: {error}"));
            assert_eq!(again.to_entry(), entry);
            assert_eq!(
                (&again.subject, &again.act, again.field.id),
                (&statement.subject, &statement.act, statement.field.id)
            );
            assert_eq!((again.stated_on, &again.source), (statement.stated_on, &statement.source));
        }
    }
}
