//! Every sentence that can be made is whole: whatever pieces are given, in both languages.

use super::{full, schemas};
use crate::field::{Field, Kind};
use crate::human_cost::HumanCost;
use crate::query::{Ask, Clock, Query};
use crate::sample;
use crate::say;
use crate::schema::{Schema, SchemaFilter};
use crate::sentence::{clause, sentence};
use crate::text::Lang;
use crate::value::Value;

/// Marks of a hole in a sentence.
const HOLES: [&str; 12] = ["  ", " ,", ",,", "()", "( ", " )", " .", ", .", "{", "}", "[", "]"];

pub(super) fn assert_whole(text: &str, context: &str) {
    assert!(!text.trim().is_empty() && text.trim() == text, "{context}: “{text}”");
    for hole in HOLES {
        assert!(!text.contains(hole), "{context}: “{text}” holds “{hole}”");
    }
    assert!(!text.ends_with([':', ',', ';', '(']), "{context}: “{text}”");
}

/// A value with the parts of a set, by bits.
fn value_of(schema: &Schema, field: &'static Field, parts: u32) -> Option<Value> {
    let given = field.parts.iter().enumerate().filter(|(at, _)| parts >> at & 1 == 1);
    let pairs: Vec<(String, String)> = given
        .map(|(_, part)| {
            let path = if field.list { format!("1.{}", part.id) } else { part.id.to_owned() };
            let text = match &part.kind {
                Kind::Choice(_) | Kind::Choices(_) => schema.terms(&part.kind)[0].code.to_string(),
                Kind::Number { min, .. } => (min + 1).to_string(),
                Kind::Duration { .. } => "PT4H".to_owned(),
                Kind::Date => "2026-04-22".to_owned(),
                Kind::Hours => "Mo-Fr 09:00-18:00".to_owned(),
                Kind::Line | Kind::Text => "un texte".to_owned(),
                Kind::Url => "https://example.org/".to_owned(),
            };
            (path, text)
        })
        .collect();
    let borrowed = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Value::from_pairs(field, borrowed, schema.vocabularies()).ok()
}

#[test]
fn a_sentence_has_no_hole_whatever_is_missing() {
    for schema in schemas() {
        for known in schema.fields() {
            // Parts that only the field's page shows, such as the address of a text, make no sentence by themselves.
            for parts in 1..1_u32 << known.field.parts.len() {
                let Some(value) = value_of(&schema, known.field, parts) else { continue };
                for lang in Lang::ALL {
                    let text = say::value_in_words(&schema, known, &value, lang);
                    assert_whole(&text, &format!("{} {parts:b} {lang}", known.field.id));
                }
            }
        }
    }
}

pub(super) fn asks_of(filter: &SchemaFilter) -> Vec<Ask> {
    if filter.clock_parameter().is_some() {
        return [(1, Clock::Calendar), (1, Clock::Working), (8, Clock::Calendar), (8, Clock::Working)]
            .map(|(hours, clock)| Ask::Within { hours, clock })
            .to_vec();
    }
    let mut codes: Vec<String> = filter.options.iter().map(|option| option.code.clone()).collect();
    if filter.is_open() {
        codes = vec!["nextcloud".to_owned(), "etherpad".to_owned()];
    }
    let mut asks: Vec<Ask> = codes.iter().map(|code| Ask::Options(vec![code.clone()])).collect();
    asks.push(Ask::Options(codes));
    asks
}

#[test]
fn every_condition_has_a_whole_clause_that_names_what_was_asked() {
    let schema = full();
    for filter in schema.filters() {
        for ask in asks_of(filter) {
            for lang in Lang::ALL {
                let text = clause(filter, &ask, lang);
                assert_whole(&text, filter.filter.parameter);
                let options = filter.options.len();
                let names_it = options <= 1 || crate::sentence::says_what(filter.asks.get(lang));
                assert!(names_it, "{}: “{text}” does not say which option", filter.filter.parameter);
            }
        }
    }
}

#[test]
fn every_search_has_its_sentence() {
    for schema in schemas() {
        for seed in 0..1500 {
            let query = sample::query(&schema, seed);
            for lang in Lang::ALL {
                let text = sentence(&schema, &query, lang);
                assert_whole(&text, &query.print(&schema));
                assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "“{text}”");
            }
        }
        assert_eq!(sentence(&schema, &Query::default(), Lang::Fr), "Tous les hébergeurs.");
        assert_eq!(sentence(&schema, &Query::default(), Lang::En), "All hosters.");
    }
}

#[test]
fn the_human_cost_of_a_commitment_is_always_said() {
    let schema = full();
    let directory = sample::directory(std::sync::Arc::clone(&schema), 150, 4);
    for hoster in directory.hosters() {
        for known in schema.fields() {
            for lang in Lang::ALL {
                let Some(cost) = HumanCost::of(&schema, hoster, known, lang) else {
                    assert!(!known.field.commitment);
                    continue;
                };
                assert_eq!(
                    cost.answers.iter().map(|answer| answer.field).collect::<Vec<_>>(),
                    ["work", "on_call"]
                );
                assert!(cost.answers.iter().all(|answer| !answer.text.is_empty()));
                let words = cost.in_words(lang);
                assert!(words.ends_with('.') && !words.contains(" ."), "“{words}”");
            }
        }
    }
}
