//! What may be stated, by whom: every field of the schema, and every member that somebody might try.

use super::{app_and_key, mistakes, one, revision, send, send_with};
use matou_core::declaration::is_for_hosters;
use matou_core::field::About;
use matou_core::sample;
use matou_core::schema::SchemaField;
use matou_tests::{TestApp, data};
use serde_json::{Value as Json, json};

/// The values of synthetic hosters, by field: what the API gives of them.
fn values() -> Vec<(About, String, Json)> {
    let schema = data::schema();
    let app = TestApp::of(data::schema(), &sample::statements(&schema, 60, 11));
    let mut found: Vec<(About, String, Json)> = Vec::new();
    for number in 1..=60 {
        let answer = app.get(&format!("/api/v1/hosters/synthetique-{number}"));
        if answer.status != 200 {
            continue;
        }
        let sheet = answer.json();
        let own = ["identity", "answers"].iter().flat_map(|part| sheet[part].as_object().unwrap());
        let own = own.map(|(field, answer)| (About::Hoster, field, answer));
        let services = sheet["services"].as_array().unwrap();
        let services = services.iter().flat_map(|service| service["answers"].as_object().unwrap());
        let services = services.map(|(field, answer)| (About::Service, field, answer));
        for (about, field, answer) in own.chain(services) {
            if answer["answer"] == "stated" {
                found.push((about, field.clone(), answer["value"].clone()));
            }
        }
    }
    found
}

fn statement(about: About, field: &str, value: &Json) -> Json {
    let service = if about == About::Service { json!("un-service") } else { Json::Null };
    json!({"service": service, "field": field, "answer": "stated", "value": value})
}

/// Whether a hoster states a field by this way.
fn is_own(known: &SchemaField) -> bool {
    is_for_hosters(known.field) || known.field.id == "listing"
}

#[test]
fn every_field_is_taken_from_those_who_may_state_it_and_refused_otherwise() {
    let (app, key) = app_and_key();
    let (schema, values) = (data::schema(), values());
    let (mut taken, mut refused, mut counted) = (0, 0, 0);
    for known in schema.fields() {
        let (about, id) = (known.field.about, known.field.id);
        let of_field = values.iter().filter(|(of, field, _)| *of == about && field == id);
        let tried: Vec<&Json> = of_field.map(|(_, _, value)| value).take(12).collect();
        let before = revision(&app);
        for (at, value) in tried.iter().enumerate() {
            let answer = send(&app, &key, &format!("{about:?}-{id}-{at}"), &one(statement(about, id, value)));
            if is_own(known) {
                assert!([201, 422].contains(&answer.status.as_u16()), "{id}: {}", answer.text());
                // What synthetic sources say of promises may lack the means, which a declaration has to give.
                taken += u32::from(answer.status == 201);
            } else {
                assert_eq!(
                    mistakes(&answer),
                    [("/statements/0/field".to_owned(), "not_yours_to_state".to_owned())]
                );
                refused += 1;
            }
        }
        let is_stated = revision(&app) > before;
        assert!(!is_stated || is_own(known), "{id}");
        counted += u32::from(is_stated);
        for answer in ["none", "removed", "confirmed"] {
            let service = if about == About::Service { json!("un-service") } else { Json::Null };
            let body = one(json!({"service": service, "field": id, "answer": answer}));
            let status = send(&app, &key, &format!("{about:?}-{id}-{answer}"), &body).status.as_u16();
            let is_listing = id == "listing" && about == About::Hoster;
            assert!(
                status == 422 || status == 201 && is_own(known) && !is_listing,
                "{id} {answer}: {status}"
            );
            assert!(answer != "none" || known.field.may_be_none || status == 422, "{id}");
        }
    }
    assert!(taken > 100 && refused >= 3 && counted > 30, "{taken} {refused} {counted}");
}

#[test]
fn nothing_but_the_documented_members_is_taken_at_any_depth() {
    let (app, key) = app_and_key();
    let before = revision(&app);
    let good = || json!({"field": "work", "answer": "stated", "value": {"administration": "paid"}});
    for name in [
        "status",
        "moderated_by",
        "hoster_id",
        "published_at",
        "hoster",
        "provenance",
        "author",
        "account",
        "role",
        "recorded_at",
        "reviewed_on",
        "confirmed_on",
        "stated_on",
        "contested",
        "sequence",
        "act",
        "__proto__",
        "Field",
        "source",
        "documents",
    ] {
        let mut whole = one(good());
        whole[name] = json!("x");
        assert_eq!(
            mistakes(&send(&app, &key, "1", &whole)),
            [(format!("/{name}"), "unknown_member".to_owned())]
        );
        let mut item = good();
        item[name] = json!("x");
        let place = (format!("/statements/0/{name}"), "unknown_member".to_owned());
        assert_eq!(mistakes(&send(&app, &key, "1", &one(item))), [place]);
        let mut item = good();
        item["value"][name] = json!("x");
        let place = (format!("/statements/0/value/{name}"), "invalid_value".to_owned());
        assert_eq!(mistakes(&send(&app, &key, "1", &one(item))), [place]);
    }
    // The last of two would have won.
    let twice = r#"{"statements":[{"field":"work","field":"website","answer":"removed"}]}"#;
    assert_eq!(
        mistakes(&send_with(&app, &key, "1", twice, &[])),
        [(String::new(), "invalid_json".to_owned())]
    );
    assert_eq!(revision(&app), before);
}

#[test]
fn all_of_it_is_taken_or_nothing() {
    let (app, key) = app_and_key();
    let before = revision(&app);
    let body = json!({"statements": [
        {"field": "work", "answer": "stated", "value": {"administration": "paid"}},
        {"field": "wrok", "answer": "stated", "value": "paid"},
        {"field": "website", "answer": "stated", "value": "javascript:alert(1)"},
        {"field": "work", "answer": "removed"},
    ]});
    let answer = send(&app, &key, "1", &body);
    assert_eq!(answer.status, 422);
    let expected = [
        ("/statements/1/field", "unknown_field"),
        ("/statements/2/value", "invalid_value"),
        ("/statements/3/field", "repeated"),
    ];
    assert_eq!(mistakes(&answer), expected.map(|(place, code)| (place.to_owned(), code.to_owned())));
    assert_eq!(answer.json()["errors"][0]["did_you_mean"], "work");
    assert_eq!(revision(&app), before);
}

#[test]
fn mistakes_are_told_with_their_place_in_both_languages() {
    let (app, key) = app_and_key();
    let cases = [
        (json!({"field": "work"}), "/answer", "missing"),
        (json!({"answer": "none"}), "/field", "missing"),
        (json!({"field": 1, "answer": "none"}), "/field", "invalid_value"),
        (json!({"field": "work", "answer": "yes"}), "/answer", "invalid_value"),
        (json!({"field": "work", "answer": "stated"}), "/value", "missing"),
        (json!({"field": "work", "answer": "stated", "value": null}), "/value", "missing"),
        (
            json!({"field": "work", "answer": "stated", "value": {"administration": "payd"}}),
            "/value/administration",
            "invalid_value",
        ),
        (
            json!({"field": "work", "answer": "removed", "value": {"administration": "paid"}}),
            "/value",
            "invalid_value",
        ),
        (json!({"field": "name", "answer": "none"}), "/answer", "invalid_value"),
        (json!({"field": "name", "answer": "stated", "value": "a\u{202e}b"}), "/value", "invalid_value"),
        (
            json!({"field": "member_since", "answer": "stated", "value": "2016"}),
            "/field",
            "not_yours_to_state",
        ),
        (json!({"field": "exit_delay_of_nobody", "answer": "none"}), "/field", "unknown_field"),
        (
            json!({"field": "name", "answer": "confirmed", "service": "not-there"}),
            "/answer",
            "nothing_to_confirm",
        ),
        (json!({"field": "name", "answer": "removed", "service": "NOT A KEY"}), "/service", "invalid_value"),
        (json!({"field": "work", "answer": "none", "evidence": "x"}), "/evidence", "invalid_value"),
        (
            json!({"field": "intervention", "answer": "none", "evidence": ["ftp://x"]}),
            "/evidence/0",
            "invalid_value",
        ),
        (
            json!({"field": "website", "answer": "removed", "evidence": ["https://x.example"]}),
            "/evidence",
            "invalid_value",
        ),
    ];
    let before = revision(&app);
    for (item, place, code) in cases {
        let answer = send(&app, &key, "1", &one(item.clone()));
        assert_eq!(
            mistakes(&answer),
            [(format!("/statements/0{place}"), code.to_owned())],
            "{item}: {}",
            answer.text()
        );
        let french = send_with(&app, &key, "1", &one(item).to_string(), &[("accept-language", "fr")]).json();
        assert_ne!(french["errors"][0]["detail"], answer.json()["errors"][0]["detail"]);
    }
    assert_eq!(revision(&app), before);
}

#[test]
fn no_promise_without_its_means() {
    let (app, key) = app_and_key();
    let promise = json!({
        "delay": "PT4H", "clock": "working", "hours": "Mo-Fr 09:00-18:00", "starts": "ticket",
        "begun_when": "qualified_person", "for": "contract",
    });
    let answer =
        send(&app, &key, "1", &one(json!({"field": "intervention", "answer": "stated", "value": promise})));
    assert!(
        mistakes(&answer).iter().any(|(place, _)| place == "/statements/0/value/means"),
        "{}",
        answer.text()
    );
    let mut whole = promise;
    whole["means"] = json!("deux personnes qui se relaient");
    let answer =
        send(&app, &key, "1", &one(json!({"field": "intervention", "answer": "stated", "value": whole})));
    assert_eq!(answer.status, 201, "{}", answer.text());
    let shown = app.get("/api/v1/hosters/club1").ok();
    assert_eq!(shown["answers"]["intervention"]["human_cost"]["means"], "deux personnes qui se relaient");
    // And that there is none is an answer of its own.
    let none = send(&app, &key, "2", &one(json!({"field": "intervention", "answer": "none"})));
    assert_eq!(none.status, 201, "{}", none.text());
    assert_eq!(app.get("/api/v1/hosters/club1").ok()["answers"]["intervention"]["answer"], "none");
}
