//! The language of an answer: `lang` wins over `Accept-Language`; codes are the same in both, texts are not.

use matou_tests::TestApp;
use serde_json::Value as Json;

const LIST: &str = "/api/v1/hosters?profile=large&include=facets,explanation,excluded,services,provenance";

#[test]
fn lang_wins_over_the_header_and_french_is_the_first_language() {
    let app = TestApp::real();
    let check = |query: &str, accepted: &str, lang: &str| {
        let address = format!("/api/v1/hosters{query}");
        let answer = app.get_with(&address, &[("accept-language", accepted)]);
        assert_eq!(answer.header("content-language"), lang, "{query} {accepted}");
        let all = if lang == "fr" { "Tous les hébergeurs." } else { "All hosters." };
        assert_eq!(answer.ok()["sentence"], all, "{query} {accepted}");
    };
    check("", "", "fr");
    check("", "de", "fr");
    check("", "en", "en");
    check("", "EN-gb", "en");
    check("", "en;q=0.5, fr;q=0.9", "fr");
    check("", "de, en;q=0.7, fr;q=0.3", "en");
    check("", "en;q=0", "fr");
    check("", "en;q=nonsense, *", "fr");
    check("?lang=fr", "en", "fr");
    check("?lang=en", "fr", "en");
    check("?lang=EN", "fr", "en");
    check("?lang=", "en", "en");
}

#[test]
fn every_answer_depends_on_the_language_asked_for() {
    for address in ["/api/v1/hosters", "/api/v1/criteria", "/api/v1/hosters/nothing", "/nothing"] {
        let answer = TestApp::real().get(address);
        let varies = answer.headers.get_all("vary").iter();
        let varies: Vec<&str> = varies.map(|value| value.to_str().unwrap()).collect();
        assert!(varies.join(",").to_lowercase().contains("accept-language"), "{address}: {varies:?}");
        assert!(!answer.header("content-language").is_empty(), "{address}");
    }
}

/// The members of a JSON text whose values are for people.
const TEXTS: [&str; 11] = [
    "text",
    "label",
    "sentence",
    "asked",
    "question",
    "help",
    "human_cost",
    "theme_label",
    "provenance_label",
    "situation",
    "means",
];

/// Checks that nothing but texts for people differs.
fn check(address: &str) {
    let app = TestApp::real();
    let (fr, en) = (app.get(address).ok(), app.get_english(address).ok());
    let mut differing = 0;
    compare(address, "", &fr, &en, &mut differing);
    assert!(differing > 0, "{address} says the same in both languages");
}

fn compare(address: &str, name: &str, fr: &Json, en: &Json, differing: &mut usize) {
    match (fr, en) {
        (Json::Object(fr), Json::Object(en)) => {
            assert!(fr.keys().eq(en.keys()), "{address}: {name}");
            fr.iter().for_each(|(key, value)| compare(address, key, value, &en[key], differing));
        }
        (Json::Array(fr), Json::Array(en)) => {
            assert_eq!(fr.len(), en.len(), "{address}: {name}");
            fr.iter().zip(en).for_each(|(fr, en)| compare(address, name, fr, en, differing));
        }
        _ if fr == en => {}
        _ => {
            assert!(TEXTS.contains(&name), "{address}: “{name}” is {fr} and {en}");
            *differing += 1;
        }
    }
}

#[test]
fn codes_are_never_translated_and_nothing_is_missing_in_either_language() {
    check(LIST);
    check("/api/v1/hosters/club1");
    check("/api/v1/hosters/club1/explain?profile=large&work=paid&q=zzz&near=48,2&within_km=3");
    check("/api/v1/hosters/club1/history");
    check("/api/v1/criteria");
    check("/api/v1/profiles");
    check("/api/v1/vocabularies/countries");
}

#[test]
fn no_text_of_the_vocabulary_is_empty_where_it_is_needed() {
    for lang in ["fr", "en"] {
        let json = TestApp::real().get(&format!("/api/v1/criteria?lang={lang}")).ok();
        for criterion in json["criteria"].as_array().unwrap() {
            for text in ["label", "question", "help", "theme_label"] {
                assert!(!criterion[text].as_str().unwrap().is_empty(), "{lang}: {}.{text}", criterion["id"]);
            }
            let cost = criterion["human_cost"].as_str().unwrap();
            assert!(criterion["commitment"] == false || !cost.is_empty(), "{lang}: {}", criterion["id"]);
        }
    }
}
