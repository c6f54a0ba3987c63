//! The words of the pages: none that the collective keeps out, short sentences, the same keys in both catalogues, and no key
//! that nobody says.

use super::{TEXTS, page, read};
use matou_core::sample::forbidden_in;
use matou_core::schema::SchemaField;
use matou_core::text::Lang;
use matou_tests::{TestApp, data};
use std::collections::{BTreeMap, BTreeSet};

/// The most words of a sentence, and the most in the mean.
const LONGEST: usize = 25;
const MEAN: usize = 12;

fn catalogue(lang: Lang) -> BTreeMap<String, String> {
    let text = data::read(&format!("crates/api/locales/{lang}.ftl"));
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let mut last = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        match line.split_once(" = ").or_else(|| line.split_once(" =")) {
            Some((key, value)) if !line.starts_with([' ', '}']) => {
                last = key.to_owned();
                messages.insert(last.clone(), value.to_owned());
            }
            _ => {
                let message = messages.get_mut(&last).expect("a key before its text");
                message.push('\n');
                message.push_str(line);
            }
        }
    }
    messages
}

/// What a message says, each of its variants apart, a word in the place of what is filled in.
fn variants(message: &str) -> Vec<String> {
    let mut said = Vec::new();
    let Some((head, rest)) = message.split_once("->\n") else { return vec![filled(message)] };
    let (choices, tail) = rest.split_once("\n}").unwrap_or((rest, ""));
    let head = head.rsplit_once('{').map_or("", |(before, _)| before);
    for line in choices.lines() {
        let (_, words) = line.split_once("] ").unwrap_or(("", line));
        said.push(filled(&format!("{head}{words}{tail}")));
    }
    said
}

fn filled(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut whole = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        whole.push('X');
        whole.push_str(piece.split_once('}').map_or("", |(_, after)| after));
    }
    whole
}

/// The sentences of a text, as numbers of words. A heading is one too.
fn sentences(text: &str) -> Vec<(usize, String)> {
    let ended = text.replace(". ", ".\n").replace("? ", "?\n").replace("! ", "!\n");
    let words = |sentence: &str| {
        sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
    };
    let sentences = ended.lines().map(|sentence| (words(sentence), sentence.to_owned()));
    sentences.filter(|(count, _)| *count > 0).collect()
}

#[test]
fn no_catalogue_holds_a_forbidden_word() {
    for lang in Lang::ALL {
        for (key, message) in catalogue(lang) {
            assert_eq!(forbidden_in(&message), None, "{lang}: {key} = {message}");
        }
    }
}

#[test]
fn no_page_of_text_holds_a_forbidden_word() {
    for address in TEXTS.as_flattened().iter().chain(&["/", "/en/"]) {
        let text = read(&page(TestApp::real(), address));
        assert!(text.len() > 500, "{address}: {text}");
        for sentence in text.split(['.', '?', '!']) {
            assert_eq!(forbidden_in(sentence), None, "{address}: {sentence}");
        }
    }
}

#[test]
fn no_text_of_the_schema_holds_a_forbidden_word() {
    let schema = data::schema();
    let texts = |known: &SchemaField| {
        let texts = known.texts.clone();
        [
            texts.label,
            texts.question,
            texts.help,
            texts.human_cost,
            texts.stated,
            texts.none,
            texts.not_stated,
        ]
    };
    let of_filters = schema.filters().iter().flat_map(|filter| [filter.label.clone(), filter.asks.clone()]);
    for text in schema.fields().iter().flat_map(texts).chain(of_filters) {
        for lang in Lang::ALL {
            assert_eq!(forbidden_in(text.get(lang)), None, "{}", text.get(lang));
        }
    }
}

#[test]
fn sentences_are_short() {
    for lang in Lang::ALL {
        let mut counts = Vec::new();
        let mut long = Vec::new();
        for (key, message) in catalogue(lang) {
            for (count, sentence) in variants(&message).iter().flat_map(|text| sentences(text)) {
                counts.push(count);
                if count > LONGEST {
                    long.push(format!("{key} ({count} words): {sentence}"));
                }
            }
        }
        assert!(long.is_empty(), "{lang}:\n{}", long.join("\n"));
        let all: usize = counts.iter().sum();
        assert!(all <= MEAN * counts.len(), "{lang}: {all} words in {} sentences", counts.len());
        // Titles and labels are short by nature: whole sentences alone must keep to the mean too.
        counts.retain(|count| *count > 4);
        let all: usize = counts.iter().sum();
        assert!(all <= MEAN * counts.len(), "{lang}: {all} words in {} long sentences", counts.len());
    }
}

#[test]
fn both_catalogues_have_the_same_keys_and_fill_in_the_same() {
    let [french, english] = [Lang::Fr, Lang::En].map(catalogue);
    let keys = |catalogue: &BTreeMap<String, String>| catalogue.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&french), keys(&english));
    let pieces = |message: &str| -> BTreeSet<String> {
        let names = message.split('$').skip(1);
        names.map(|rest| rest.chars().take_while(char::is_ascii_alphanumeric).collect()).collect()
    };
    for (key, message) in &french {
        assert_eq!(pieces(message), pieces(&english[key]), "{key}");
    }
}

/// Everything that may say a key.
fn sources() -> String {
    let code = data::files("crates/api/src", "rs").into_iter();
    let templates =
        ["html", "xml", "svg"].into_iter().flat_map(|kind| data::files("crates/api/templates", kind));
    code.chain(templates).map(|path| data::read(&path)).collect()
}

/// What stands in quotation marks behind a piece of text.
fn literals<'s>(sources: &'s str, before: &str) -> impl Iterator<Item = &'s str> {
    let pieces: Vec<&str> = sources.split(&format!("{before}\"")).skip(1).collect();
    pieces.into_iter().filter_map(|piece| piece.split('"').next())
}

#[test]
fn every_key_is_said_somewhere_and_every_key_that_is_said_exists() {
    let sources = sources();
    let catalogue = catalogue(Lang::Fr);
    // Keys whose end comes from the data: "term-{id}", or a group of keys with the code behind it.
    let ends = literals(&sources, "format!(").filter_map(|text| text.split_once("-{"));
    let groups = literals(&sources, ".named(").map(|group| (group, ""));
    let made: Vec<String> = ends.chain(groups).map(|(group, _)| format!("{group}-")).collect();
    let said: BTreeSet<&str> = sources.split('"').collect();
    for key in catalogue.keys() {
        let is_made = made.iter().any(|beginning| key.starts_with(beginning.as_str()));
        assert!(is_made || said.contains(key.as_str()), "nobody says {key}");
    }
    let ways = [".say(", ".count(", "words.with(", "words.fill(", ".known("];
    let all: Vec<&str> = ways.iter().flat_map(|way| literals(&sources, way).collect::<Vec<_>>()).collect();
    assert!(all.len() > 200, "{}", all.len());
    for key in all.into_iter().filter(|key| *key != "results-nothing-like-that") {
        assert!(catalogue.contains_key(key), "{key} is said and does not exist");
    }
}

#[test]
fn every_word_that_is_explained_has_its_explanation() {
    let catalogue = catalogue(Lang::Fr);
    let html = page(TestApp::real(), "/criteres");
    for key in catalogue.keys().filter(|key| key.starts_with("term-") && !key.ends_with("-text")) {
        assert!(catalogue.contains_key(&format!("{key}-text")), "{key}");
        assert!(html.contains(&format!("id=\"{key}\"")), "{key} is not shown");
    }
}

#[test]
fn the_checks_find_what_they_look_for() {
    assert_eq!(sentences("Un mot. Deux mots ? « Oui » : trois.").len(), 3);
    assert_eq!(sentences("Un { $n } : deux").first().map(|(count, _)| *count), Some(3));
    let message = "{ $n ->\n    [one] Une requête.\n   *[other] { $n } requêtes.\n} Pour tout lire.";
    assert_eq!(variants(message), ["Une requête. Pour tout lire.", "X requêtes. Pour tout lire."]);
    assert_eq!(read("<p>Un&#38;<b>deux</b></p><script>x</script>"), "Un& deux");
}
