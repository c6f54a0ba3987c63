//! "Who could host a large structure?", whole: the recipe, the reasons, what it excludes, what taking it out brings back.

use super::ALL;
use matou_tests::TestApp;
use serde_json::{Value as Json, json};

const QUERY: &str =
    "/api/v1/hosters?profile=large&include=facets,explanation,excluded&per_page=500&sort=name";

fn ask(lang: &str) -> Json {
    TestApp::real().get(&format!("{QUERY}&lang={lang}")).ok()
}

#[test]
fn the_five_known_to_have_a_paid_member_come_first_and_the_silent_come_apart() {
    let json = ask("fr");
    assert_eq!(json["counts"], json!({"yes": 5, "unknown": 81, "no": 1}));
    assert_eq!(json["total"], 86);
    let items = json["items"].as_array().unwrap();
    let slugs: Vec<&str> = items[..5].iter().map(|item| item["slug"].as_str().unwrap()).collect();
    assert_eq!(slugs, ["cliss-xxi", "framasoft", "infini", "la-contre-voie", "nubo"]);
    assert!(items[..5].iter().all(|item| item["match"] == "yes"));
    assert!(items[5..].iter().all(|item| item["match"] == "unknown"));
    assert_eq!(items.len(), ALL - 1);
}

#[test]
fn applied_shows_the_condition_of_the_recipe_and_how_to_take_it_out() {
    let applied = &ask("fr")["applied"];
    let expected = json!([{
        "criterion": "paid_member",
        "parameter": "paid_member",
        "values": ["yes"],
        "text": "au moins un membre est rémunéré",
        "by": "profile:large@2026-11",
        "href_without": "/api/v1/hosters?profile=large&without=paid_member&sort=name&per_page=500&include=facets,explanation,excluded&lang=fr",
    }]);
    assert_eq!(*applied, expected);
}

#[test]
fn applied_shows_words_and_distances_too_in_both_languages_for_hosters_and_services() {
    let app = TestApp::real();
    let texts = [
        ("fr", "où l’on trouve « pad »", "à 300 km au plus du point 45,76 ; 4,84"),
        ("en", "where “pad” is found", "at most 300 km from the point 45.76; 4.84"),
    ];
    for path in ["/api/v1/hosters", "/api/v1/services"] {
        for (lang, words, distance) in texts {
            let json = app.get(&format!("{path}?q=pad&near=45.76,4.84&within_km=300&lang={lang}")).ok();
            let expected = json!([
                {"parameter": "q", "values": ["pad"], "text": words, "by": "visitor",
                 "href_without": format!("{path}?near=45.76,4.84&within_km=300&lang={lang}")},
                {"parameter": "within_km", "values": ["300"], "text": distance, "by": "visitor",
                 "href_without": format!("{path}?q=pad&near=45.76,4.84&lang={lang}")},
            ]);
            assert_eq!(json["applied"], expected, "{path}");
            // A point alone measures and leaves nobody out.
            let measured = app.get(&format!("{path}?near=45.76,4.84&lang={lang}")).ok();
            assert_eq!(measured["applied"], json!([]), "{path}");
        }
    }
}

#[test]
fn without_takes_the_condition_out_and_brings_everybody_back() {
    let app = TestApp::real();
    let json = app.get("/api/v1/hosters?profile=large&without=paid_member").ok();
    assert_eq!(json["counts"], json!({"yes": ALL, "unknown": 0, "no": 0}));
    assert_eq!(json["applied"], json!([]));
    let own = app.get("/api/v1/hosters?profile=large&paid_member=no").ok();
    assert_eq!(own["applied"][0]["by"], "visitor");
    assert_eq!(own["counts"], json!({"yes": 1, "unknown": 81, "no": 5}));
}

#[test]
fn club1_is_excluded_with_its_reason_and_alone_by_this_condition() {
    for (lang, label, reason) in [
        ("fr", "Au moins un membre rémunéré", "Aucun membre n’est rémunéré."),
        ("en", "At least one paid member", "No member is paid."),
    ] {
        let json = ask(lang);
        let excluded = json["excluded"].as_array().unwrap();
        assert_eq!(excluded.len(), 1);
        let by = &excluded[0];
        assert_eq!((&by["parameter"], &by["label"]), (&json!("paid_member"), &json!(label)));
        assert_eq!(
            (&by["total"], &by["only_this"], &by["only_this_matches"]),
            (&json!(1), &json!(1), &json!(1))
        );
        let hosters = by["hosters"].as_array().unwrap();
        assert_eq!(hosters.len(), 1);
        assert_eq!(hosters[0]["slug"], "club1");
        let text = hosters[0]["text"].as_str().unwrap();
        assert!(text.starts_with(reason), "{text}");
    }
}

#[test]
fn the_search_is_restated_word_for_word() {
    assert_eq!(
        ask("fr")["sentence"],
        "Hébergeurs où au moins un membre est rémunéré. Conditions de la recette « une grande structure » : « Au moins un membre rémunéré ». Ceux qui ne l’ont pas dit sont listés à part."
    );
    assert_eq!(
        ask("en")["sentence"],
        "Hosters where at least one member is paid. Conditions of the recipe “a large organisation”: “At least one paid member”. Those that have not said are listed apart."
    );
    let hidden = TestApp::real().get("/api/v1/hosters?paid_member=yes&match=yes&lang=en").ok();
    assert_eq!(
        hidden["sentence"],
        "Hosters where at least one member is paid. Those that have not said are hidden."
    );
    assert_eq!(TestApp::real().get("/api/v1/hosters?lang=en").ok()["sentence"], "All hosters.");
    assert_eq!(TestApp::real().get("/api/v1/hosters").ok()["sentence"], "Tous les hébergeurs.");
}

#[test]
fn every_item_says_why_it_is_there() {
    let json = ask("en");
    for item in json["items"].as_array().unwrap() {
        let explanation = &item["explanation"];
        assert_eq!(explanation["match"], item["match"], "{item}");
        let lines = explanation["lines"].as_array().unwrap();
        assert_eq!(lines.len(), 1);
        let line = &lines[0];
        assert_eq!(line["criterion"], "paid_member");
        assert_eq!(line["by"], "profile:large@2026-11");
        assert_eq!(line["asked"], "at least one member is paid");
        assert_eq!(line["match"], item["match"]);
        assert!(line["text"].as_str().unwrap().ends_with('.'), "{line}");
        match (item["slug"].as_str().unwrap(), line["state"].as_str().unwrap()) {
            ("reseau-koumbit", state) => assert_eq!(state, "expired"),
            (_, "stated") => assert_eq!(item["match"], "yes"),
            (slug, state) => assert_eq!(state, "not_stated", "{slug}"),
        }
    }
}

#[test]
fn an_answer_that_has_aged_stays_visible_with_its_date_and_does_not_count() {
    let json = ask("en");
    let items = json["items"].as_array().unwrap();
    let koumbit = items.iter().find(|item| item["slug"] == "reseau-koumbit").unwrap();
    let line = &koumbit["explanation"]["lines"][0];
    assert_eq!(line["stated_on"], "2007");
    assert_eq!(line["valid_until"], "2008-12-31");
    assert_eq!(
        line["text"],
        "At least one member is paid. This answer does not count after 31 December 2008, for want of a confirmation: it is as if nothing was said."
    );
    assert_eq!(koumbit["answers"]["paid_member"]["expired"], true);
}

#[test]
fn the_facet_of_the_condition_ignores_its_own_tick() {
    let json = ask("en");
    let facets = json["facets"].as_array().unwrap();
    let paid = facets.iter().find(|facet| facet["parameter"] == "paid_member").unwrap();
    let expected = json!([
        {"value": "yes", "label": "yes", "count": 5, "selected": true,
         "href": "/api/v1/hosters?profile=large&without=paid_member&sort=name&per_page=500&include=facets,explanation,excluded&lang=en"},
        {"value": "no", "label": "no", "count": 1, "selected": false,
         "href": "/api/v1/hosters?profile=large&paid_member=no&sort=name&per_page=500&include=facets,explanation,excluded&lang=en"},
    ]);
    assert_eq!(paid["values"], expected);
    assert_eq!(paid["not_stated"], 81);
}
