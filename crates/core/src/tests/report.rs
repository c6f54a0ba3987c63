//! What visitors report as an error is understood, or every mistake is told.

use super::full;
use crate::datum::TEXT_MAX;
use crate::report::{self, Question, Report, ReportKind};
use crate::text::Lang;

fn mistakes(kind: &str, field: &str, message: &str) -> Vec<Question> {
    let mistakes = report::read(&full(), kind, field, message).unwrap_err();
    for mistake in &mistakes {
        for lang in Lang::ALL {
            let text = mistake.text.get(lang);
            assert!(text.ends_with('.') && text.starts_with(char::is_uppercase), "{text}");
        }
    }
    mistakes.into_iter().map(|mistake| mistake.question).collect()
}

#[test]
fn every_kind_is_read_and_only_one_needs_words() {
    let schema = full();
    for kind in ReportKind::ALL {
        assert_eq!(ReportKind::from_code(kind.code()), Some(kind));
        assert!(!kind.label().is_empty() && !kind.help().is_empty());
        let read = report::read(&schema, kind.code(), "", "x").unwrap();
        assert_eq!(read, Report { kind, field: None, message: "x".to_owned() });
        assert_eq!(report::read(&schema, kind.code(), "", " \r\n ").is_err(), kind == ReportKind::Wrong);
    }
}

#[test]
fn every_field_has_a_key_that_finds_it() {
    let schema = full();
    for known in schema.fields() {
        let found = report::field(&schema, &report::key(known)).unwrap();
        assert_eq!(found.id, known.id);
    }
    let read = report::read(&schema, "out_of_date", "service.software", "").unwrap();
    assert_eq!(read.field.as_deref(), Some("service.software"));
}

#[test]
fn every_mistake_is_told_in_the_order_of_the_form() {
    assert_eq!(mistakes("", "", ""), [Question::Kind]);
    assert_eq!(mistakes("worse", "colour", "\0"), [Question::Kind, Question::Field, Question::Message]);
    assert_eq!(mistakes("wrong", "", ""), [Question::Message]);
    assert_eq!(mistakes("wrong", "service.work", "x"), [Question::Field]);
    assert_eq!(mistakes("duplicate", "", &"é".repeat(TEXT_MAX + 1)), [Question::Message]);
    assert_eq!(mistakes("duplicate", "", "a\u{202e}b"), [Question::Message]);
}

#[test]
fn line_ends_of_forms_are_plain_and_do_not_count_twice() {
    let long = "a\r\n".repeat(TEXT_MAX / 2);
    let read = report::read(&full(), "wrong", "", &long).unwrap();
    assert_eq!(read.message, "a\n".repeat(TEXT_MAX / 2).trim());
}
