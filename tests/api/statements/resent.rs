//! Once, however often it is sent, and on what its sender has seen.

use super::{ADDRESS, EMAIL, SLUG, app_and_key, mistakes, one, revision, send, send_with};
use matou_tests::person::key;
use serde_json::{Value as Json, json};

fn work(of: &str) -> Json {
    one(json!({"field": "work", "answer": "stated", "value": {"administration": of}}))
}

#[test]
fn a_hundred_resends_at_the_same_moment_state_it_once() {
    let (app, key) = app_and_key();
    let (before, body) = (revision(&app), work("paid"));
    let answers: Vec<(u16, String)> = std::thread::scope(|scope| {
        let send = || {
            let answer = send(&app, &key, "8e03978e-40d5-43dd-bc93-6894a57f9324", &body);
            (answer.status.as_u16(), answer.text().to_owned())
        };
        let all: Vec<_> = (0..100).map(|_| scope.spawn(send)).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(revision(&app), before + 1);
    assert!(answers.iter().all(|answer| *answer == answers[0] && answer.0 == 201), "{answers:?}");
}

#[test]
fn sent_again_it_is_answered_as_it_was_whatever_has_changed_since() {
    let (app, key) = app_and_key();
    let first = send_with(&app, &key, "1", &work("paid").to_string(), &[("if-match", "\"999999\"")]);
    assert_eq!(first.status, 201, "{}", first.text());
    assert_eq!(send(&app, &key, "2", &work("mixed")).status, 201);
    assert_eq!(send(&app, &key, "3", &one(json!({"field": "work", "answer": "removed"}))).status, 201);
    let after = revision(&app);
    // Even with a version that is not the last any more.
    let again = send_with(&app, &key, "1", &work("paid").to_string(), &[("if-match", "\"1\"")]);
    assert_eq!(
        (again.status.as_u16(), again.text(), again.header("etag")),
        (201, first.text(), first.header("etag"))
    );
    assert_eq!(revision(&app), after);
}

#[test]
fn the_same_name_with_other_content_is_refused() {
    let (app, first) = app_and_key();
    assert_eq!(send(&app, &first, "1", &work("paid")).status, 201);
    let before = revision(&app);
    let other = send(&app, &first, "1", &work("volunteer"));
    assert_eq!(other.status, 409, "{}", other.text());
    assert!(other.json()["type"].as_str().unwrap().ends_with("/problems/key-reused"));
    assert_eq!(revision(&app), before);
    // A name is one of the account for the hoster, whichever key it uses; other accounts have their own names.
    let second = key(&app, EMAIL, SLUG);
    assert_eq!(send(&app, &second, "1", &work("volunteer")).status, 409);
    matou_tests::person::hoster(&app, "other@example.org", &[SLUG]);
    let of_other = key(&app, "other@example.org", SLUG);
    assert_eq!(send(&app, &of_other, "1", &work("volunteer")).status, 201);
}

#[test]
fn what_was_refused_does_not_use_its_name_up() {
    let (app, key) = app_and_key();
    assert_eq!(send(&app, &key, "1", &work("payd")).status, 422);
    assert_eq!(send(&app, &key, "1", &work("paid")).status, 201);
}

#[test]
fn a_name_is_needed_and_well_formed() {
    let (app, key) = app_and_key();
    let long = "a".repeat(129);
    for name in ["", " ", "a b", "é", &long] {
        let answer = send(&app, &key, name, &work("paid"));
        assert_eq!(answer.status, 400, "{name}: {}", answer.text());
        assert_eq!(answer.json()["errors"][0]["parameter"], "Idempotency-Key");
    }
    let twice = [("idempotency-key", "1"), ("idempotency-key", "2")];
    assert_eq!(send_with(&app, &key, "", &work("paid").to_string(), &twice).status, 400);
    assert_eq!(send(&app, &key, &"a".repeat(128), &work("paid")).status, 201);
}

#[test]
fn who_has_not_seen_the_last_statement_is_told_so() {
    let (app, key) = app_and_key();
    let sheet = app.get("/api/v1/hosters/club1");
    let seen = sheet.header("etag").to_owned();
    let with = |name: &str, version: &str, of: &str| {
        send_with(&app, &key, name, &work(of).to_string(), &[("if-match", version)])
    };
    let first = with("1", &seen, "paid");
    assert_eq!(first.status, 201, "the entity tag of the sheet: {}", first.text());
    let (now, before) = (first.header("etag").to_owned(), revision(&app));
    for stale in [seen.as_str(), "\"1\"", "\"0\""] {
        let refused = with("2", stale, "mixed");
        assert_eq!(refused.status, 412, "{stale}: {}", refused.text());
        assert!(
            refused.text().contains(&before.to_string()),
            "it says where the hoster stands: {}",
            refused.text()
        );
    }
    for strange in ["1205", "\"\"", "\"abc\"", "W/12", "\"1\", x"] {
        let refused = with("2", strange, "mixed");
        assert_eq!(
            (refused.status.as_u16(), refused.json()["errors"][0]["parameter"].as_str()),
            (400, Some("If-Match")),
            "{strange}"
        );
    }
    assert_eq!(revision(&app), before);
    assert_eq!(with("2", &now, "mixed").status, 201);
    assert_eq!(with("3", "*", "paid").status, 201);
    let fresh = app.get("/api/v1/hosters/club1").header("etag").to_owned();
    assert_eq!(with("4", &format!("\"1\", {fresh}"), "volunteer").status, 201);
}

#[test]
fn what_is_no_json_by_its_name_or_too_large_is_refused() {
    let (app, key) = app_and_key();
    let body = work("paid").to_string();
    for media in [
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonp",
        "application/json-patch+json",
    ] {
        // Without a name of its own, what is sent is a form.
        let answer = if media.is_empty() {
            app.post(ADDRESS, &body, &[("authorization", &format!("Bearer {key}")), ("idempotency-key", "1")])
        } else {
            send_with(&app, &key, "1", &body, &[("content-type", media)])
        };
        assert_eq!(answer.status, 415, "{media}: {}", answer.text());
    }
    let large = format!("{body}{}", " ".repeat(256 * 1024));
    assert_eq!(send_with(&app, &key, "1", &large, &[]).status, 413);
    assert_eq!(send_with(&app, &key, "1", &body, &[("accept", "text/csv")]).status, 406);
    let padded = format!("{body}{}", " ".repeat(200 * 1024));
    let charset = [("content-type", "Application/JSON; charset=utf-8")];
    assert_eq!(send_with(&app, &key, "1", &padded, &charset).status, 201);
    for text in [
        "",
        "{",
        "[]",
        "null",
        "\"x\"",
        "{\"statements\":[]}",
        "{\"statements\":{}}",
        "\u{feff}{}",
        "{\"statements\":[1]}",
    ] {
        let answer = send_with(&app, &key, "2", text, &[]);
        assert_eq!(answer.status, 422, "{text}: {}", answer.text());
        assert!(!mistakes(&answer).is_empty(), "{text}");
    }
}
