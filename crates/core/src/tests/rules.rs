//! The collective's rules about words, held over every text that people can read (product rules 6 and 12).

use super::{full, schemas};
use crate::answer::Provenance;
use crate::explain::explain;
use crate::field::{Kind, Options, Takes, Theme};
use crate::human_cost::HumanCost;
use crate::sample;
use crate::say;
use crate::schema::Schema;
use crate::sentence::sentence;
use crate::text::{Lang, Text};
use std::sync::Arc;

/// What sentences about hosters do not say besides: there is no restoration guarantee and no order of merit to speak of.
const NOT_DECLARED: [&str; 4] = ["gtr", "retablissement", "classement*", "score*"];

fn forbidden_in(text: &str) -> Option<&'static str> {
    sample::forbidden_in(text).or_else(|| sample::found_in(text, &NOT_DECLARED))
}

fn check(text: &str, place: &str) {
    assert_eq!(forbidden_in(text), None, "{place}: “{text}”");
}

fn check_text(text: &Text, place: &str) {
    assert_eq!(text.fr.is_empty(), text.en.is_empty(), "{place}: “{text:?}” lacks a language");
    for lang in Lang::ALL {
        check(text.get(lang), place);
    }
}

fn check_options(options: &Options, place: &str) {
    if let Options::Fixed(terms) = options {
        for term in *terms {
            check_text(&term.label, place);
            check_text(&term.phrase, place);
        }
    }
}

#[test]
fn the_check_finds_what_it_looks_for() {
    for bad in ["Une qualité", "du SLA", "les meilleures", "offre pro.", "best-first", "GTR 4 h", "un CHATON"]
    {
        assert!(forbidden_in(bad).is_some(), "{bad}");
    }
    for good in ["un professionnel", "qualification", "les CHATONS", "un chaton", "promet", "propose"] {
        assert_eq!(forbidden_in(good), None, "{good}");
    }
}

#[test]
fn no_declared_text_holds_a_forbidden_word() {
    for field in crate::all_fields() {
        let texts = &field.texts;
        let all = [
            &texts.label,
            &texts.question,
            &texts.help,
            &texts.human_cost,
            &texts.stated,
            &texts.none,
            &texts.not_stated,
        ];
        for text in all {
            check_text(text, field.id);
        }
        for part in field.parts {
            check_text(&part.label, field.id);
            if let Some(options) = part.options() {
                check_options(options, field.id);
            }
            if let Kind::Number { unit, .. } = &part.kind {
                check_text(unit, field.id);
            }
        }
        for filter in field.filters {
            check_text(&filter.label, filter.parameter);
            check_text(&filter.asks, filter.parameter);
            if let Takes::Rule { options, .. } = &filter.takes {
                check_options(options, filter.parameter);
            }
        }
        assert!(!field.id.contains("restoration") && !field.id.contains("gtr"), "no restoration guarantee");
    }
    for theme in Theme::ALL {
        check_text(&theme.label(), theme.code());
    }
    for provenance in Provenance::ALL {
        check_text(&provenance.label(), provenance.code());
    }
}

#[test]
fn no_option_of_a_filter_holds_a_forbidden_word() {
    for option in full().filters().iter().flat_map(|filter| &filter.options) {
        check_text(&option.label, &option.code);
        check_text(&option.phrase, &option.code);
    }
}

fn check_hosters(schema: &Arc<Schema>) {
    let directory = sample::directory(Arc::clone(schema), 40, 17);
    for seed in 0..60 {
        let query = sample::query(schema, seed);
        for lang in Lang::ALL {
            check(&sentence(schema, &query, lang), "sentence of a search");
            for hoster in directory.hosters() {
                for line in explain(&directory, &query, hoster, lang).lines {
                    check(&line.sentence, &line.parameter);
                    check(&line.asked, &line.parameter);
                }
            }
        }
    }
    for hoster in directory.hosters() {
        for known in schema.fields() {
            for lang in Lang::ALL {
                check(&say::sentence(schema, known, hoster.answers().get(known.id), lang), known.field.id);
                let cost = HumanCost::of(schema, hoster, known, lang);
                check(&cost.map(|cost| cost.in_words(lang)).unwrap_or_default(), known.field.id);
            }
        }
    }
}

#[test]
fn no_sentence_about_a_hoster_holds_a_forbidden_word() {
    schemas().iter().for_each(check_hosters);
}

#[test]
fn every_commitment_asks_for_its_means_and_tells_its_human_cost() {
    for field in crate::all_fields().into_iter().filter(|field| field.commitment) {
        assert!(field.parts.iter().any(|part| part.id == "means" && part.required), "{}", field.id);
        assert!(field.may_be_none && !field.texts.human_cost.is_empty(), "{}", field.id);
    }
}

#[test]
fn criteria_are_complete_sentences_and_never_filter_on_size() {
    for field in crate::criteria::CRITERIA {
        for lang in Lang::ALL {
            let texts = &field.texts;
            assert!(texts.question.get(lang).ends_with('?'), "{}", field.id);
            for sentence in [&texts.not_stated, &texts.none, &texts.help, &texts.human_cost] {
                let sentence = sentence.get(lang);
                assert!(
                    sentence.is_empty() || sentence.ends_with(['.', '?', '…']),
                    "{}: “{sentence}”",
                    field.id
                );
            }
            let starts = if lang == Lang::Fr { ["N’a", "Déclare"] } else { ["Has ", "States"] };
            assert!(texts.not_stated.get(lang).starts_with(starts[0]), "{}", field.id);
            assert!(texts.none.is_empty() || texts.none.get(lang).starts_with(starts[1]), "{}", field.id);
        }
        assert!(!matches!(field.id, "people" | "availability_objective") || field.filters.is_empty());
        for filter in field.filters.iter().filter(|filter| !matches!(filter.takes, Takes::Given(_))) {
            assert!(crate::sentence::says_what(&filter.asks.fr), "{}", filter.parameter);
        }
    }
}
