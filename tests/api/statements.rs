//! Writing with a key: what was got can be sent back, once, all of it or nothing, and nobody states what is not theirs.

mod content;
mod keys;
mod resent;

use axum::http::Method;
use matou_store::Store;
use matou_tests::person::{hoster, key};
use matou_tests::{Answer, TestApp, block_on, data};
use serde_json::{Value as Json, json};

/// The hoster of these tests, and the address of an account that speaks for it. What it states here is synthetic.
const SLUG: &str = "club1";
const EMAIL: &str = "club1@example.org";
const ADDRESS: &str = "/api/v1/hosters/club1/statements";

/// The service over the collective's data, and a key of the hoster.
fn app_and_key() -> (TestApp, String) {
    let app = TestApp::real_and(Vec::new());
    hoster(&app, EMAIL, &[SLUG]);
    let key = key(&app, EMAIL, SLUG);
    (app, key)
}

/// Sends statements.
fn send(app: &TestApp, key: &str, name: &str, body: &Json) -> Answer {
    send_with(app, key, name, &body.to_string(), &[])
}

/// Sends bytes, with some headers in place of the usual ones.
fn send_with(app: &TestApp, key: &str, name: &str, body: &str, headers: &[(&str, &str)]) -> Answer {
    let bearer = format!("Bearer {key}");
    let usual = [
        ("authorization", bearer.as_str()),
        ("idempotency-key", name),
        ("content-type", "application/json"),
        ("accept-language", "en"),
    ];
    let is_kept = |(usual, _): &&(&str, &str)| headers.iter().all(|(name, _)| name != usual);
    let all: Vec<(&str, &str)> = usual.iter().filter(is_kept).chain(headers).copied().collect();
    let all: Vec<(&str, &str)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    app.post(ADDRESS, body, &all)
}

/// One statement.
fn one(statement: Json) -> Json {
    Json::Object([("statements".to_owned(), Json::Array(vec![statement]))].into_iter().collect())
}

fn revision(app: &TestApp) -> u64 {
    block_on(app.state().store().revision()).unwrap()
}

/// The mistakes of an answer: where, and of which kind.
fn mistakes(answer: &Answer) -> Vec<(String, String)> {
    let problem = answer.json();
    let text = |error: &Json, name: &str| error[name].as_str().unwrap_or_default().to_owned();
    let errors = problem["errors"].as_array().cloned().unwrap_or_default();
    errors.iter().map(|error| (text(error, "pointer"), text(error, "code"))).collect()
}

#[test]
fn a_program_states_confirms_and_takes_back() {
    let (app, key) = app_and_key();
    let before = revision(&app);
    let work = one(
        json!({"field": "work", "answer": "stated", "value": {"administration": "paid"}, "evidence": ["https://club1.fr/travail"]}),
    );
    let stated = send(&app, &key, "1", &work);
    assert_eq!(stated.status, 201, "{}", stated.text());
    let expected = json!({
        "statements": [{"sequence": before + 1, "service": null, "field": "work", "act": "stated"}],
        "version": before + 1,
    });
    assert_eq!(stated.json(), expected);
    assert_eq!(stated.header("etag"), format!("\"{}\"", before + 1));
    assert_eq!(stated.header("cache-control"), "no-store");
    // It is there at once, with who said it.
    let sheet = app.get("/api/v1/hosters/club1").ok();
    let answer = &sheet["answers"]["work"];
    assert_eq!(answer["value"], json!({"administration": "paid"}));
    assert_eq!((&answer["provenance"], &answer["stated_on"]), (&json!("declared"), &json!("2026-11-21")));
    assert_eq!(answer["evidence"], json!(["https://club1.fr/travail"]));
    let history = app.get("/api/v1/hosters/club1/history").ok();
    assert_eq!(history["statements"].as_array().unwrap().last().unwrap()["sequence"], before + 1);
    // What says nothing new adds nothing; the version stays.
    let same = send(&app, &key, "2", &work);
    assert_eq!(same.json(), json!({"statements": [], "version": before + 1}));
    let confirmed = one(json!({"field": "website", "answer": "confirmed"}));
    let confirmed = send(&app, &key, "3", &confirmed).json();
    assert_eq!(confirmed["statements"][0]["act"], "confirmed", "{confirmed}");
    let removed = send(&app, &key, "4", &one(json!({"field": "work", "answer": "removed"}))).json();
    assert_eq!(removed["statements"][0]["act"], "withdrawn", "{removed}");
    assert_ne!(app.get("/api/v1/hosters/club1").ok()["answers"]["work"]["provenance"], "declared");
    let again = send(&app, &key, "5", &one(json!({"field": "work", "answer": "removed"}))).json();
    assert_eq!(again["statements"], json!([]));
}

#[test]
fn a_service_is_stated_by_its_key_and_the_hoster_may_pause() {
    let (app, key) = app_and_key();
    let body = json!({"statements": [
        {"service": "bloc-notes", "field": "name", "answer": "stated", "value": "Bloc-notes"},
        {"service": "bloc-notes", "field": "url", "answer": "stated", "value": "https://pad.club1.example/"},
        {"service": null, "field": "listing", "answer": "stated", "value": {"state": "paused", "until": "2027-01-31"}},
    ]});
    let answer = send(&app, &key, "1", &body);
    assert_eq!(answer.status, 201, "{}", answer.text());
    assert_eq!(answer.json()["statements"].as_array().unwrap().len(), 3);
    let sheet = app.get("/api/v1/hosters/club1").ok();
    assert_eq!(sheet["listing"]["state"], "paused");
    let services = sheet["services"].as_array().unwrap();
    assert!(services.iter().any(|service| service["key"] == "bloc-notes" && service["name"] == "Bloc-notes"));
    let back = one(json!({"field": "listing", "answer": "stated", "value": {"state": "shown"}}));
    assert_eq!(send(&app, &key, "2", &back).status, 201);
    assert_eq!(app.get("/api/v1/hosters/club1").ok()["listing"]["state"], "shown");
    for value in [json!({"state": "withdrawn", "reason": "x"}), json!({"state": "gone"})] {
        let refused =
            send(&app, &key, "3", &one(json!({"field": "listing", "answer": "stated", "value": value})));
        assert_eq!(refused.status, 422, "{}", refused.text());
    }
    assert_eq!(send(&app, &key, "4", &one(json!({"field": "listing", "answer": "removed"}))).status, 422);
}

#[test]
fn what_was_got_is_what_is_sent() {
    let (app, key) = app_and_key();
    let mut sent = 0;
    for slug in ["framasoft", "deuxfleurs", "infini", "club1", "cliss-xxi"] {
        let sheet = app.get(&format!("/api/v1/hosters/{slug}")).ok();
        for (field, answer) in
            ["identity", "answers"].iter().flat_map(|part| sheet[part].as_object().unwrap())
        {
            let statement = match answer["answer"].as_str().unwrap() {
                "stated" => json!({"field": field, "answer": "stated", "value": answer["value"]}),
                "none" => json!({"field": field, "answer": "none"}),
                _ => continue,
            };
            let said = send(&app, &key, &format!("{slug}-{field}"), &one(statement));
            let codes: Vec<String> = mistakes(&said).into_iter().map(|(_, code)| code).collect();
            if said.status == 201 {
                let shown = app.get("/api/v1/hosters/club1").ok();
                let part = if shown["answers"].get(field).is_some() { "answers" } else { "identity" };
                assert_eq!(shown[part][field]["value"], answer["value"], "{slug} {field}");
                sent += 1;
            } else {
                // The collective's own facts, and what others gathered without the means of a promise.
                assert_eq!(said.status, 422, "{}", said.text());
                let is_known =
                    |code: &String| ["not_yours_to_state", "invalid_value"].contains(&code.as_str());
                assert!(codes.iter().all(is_known), "{slug} {field}: {}", said.text());
            }
        }
    }
    assert!(sent > 20, "{sent}");
}

#[test]
fn other_sites_may_read_and_not_write() {
    let (app, key) = app_and_key();
    let asks = [
        ("origin", "https://other.example"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "authorization,idempotency-key"),
    ];
    let answer = app.ask(&Method::OPTIONS, ADDRESS, &asks);
    let allowed = answer.header("access-control-allow-methods");
    assert!(allowed.contains("GET") && !allowed.contains("POST"), "{allowed}");
    assert!(!answer.header("access-control-allow-headers").contains("authorization"));
    let get = app.get_with(ADDRESS, &[("authorization", &format!("Bearer {key}"))]);
    assert_eq!((get.status.as_u16(), get.header("allow")), (405, "POST"));
}

#[test]
fn too_many_requests_are_refused_before_anything_is_read() {
    let rate = Some(matou_api::Rate(std::num::NonZeroU32::MIN));
    let app = block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        TestApp::with(data::schema(), store, std::sync::Arc::new(data::now), rate).await
    });
    let statuses: Vec<u16> = (0..11).map(|_| send(&app, "", "1", &json!({})).status.as_u16()).collect();
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
    assert!(statuses.iter().take(10).all(|status| *status == 401), "{statuses:?}");
}
