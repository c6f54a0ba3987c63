//! Keys: who has one that serves, for this hoster, in the header. Everything else is refused alike.

use super::{ADDRESS, EMAIL, SLUG, app_and_key, one, revision, send, send_with};
use matou_tests::person::{hoster, key};
use matou_tests::{Answer, TestApp, block_on};
use serde_json::{Value as Json, json};

const MADE_AT: &str = "2026-11-01T00:00:00Z";

/// A way in which a key comes to its end, by name.
type End<'a> = (&'static str, &'a dyn Fn(&TestApp, u64));

fn work() -> Json {
    one(json!({"field": "work", "answer": "stated", "value": {"administration": "paid"}}))
}

fn with_authorization(app: &TestApp, authorization: &str) -> Answer {
    send_with(app, "", "1", &work().to_string(), &[("authorization", authorization)])
}

/// What somebody reads of a refusal, but for where it was asked.
fn read(answer: &Answer) -> (u16, Json) {
    let mut json = answer.json();
    json["instance"] = Json::Null;
    (answer.status.as_u16(), json)
}

#[test]
fn a_key_has_a_prefix_and_160_bits_and_only_its_digest_is_kept() {
    let (app, key) = app_and_key();
    let secret = key.strip_prefix("chd_").unwrap();
    assert!(secret.len() >= 40 && secret.bytes().all(|byte| byte.is_ascii_hexdigit()), "{key}");
    let account = block_on(app.state().store().account_of_email(EMAIL)).unwrap().unwrap();
    let tokens = block_on(app.state().store().tokens_of(account.number, SLUG)).unwrap();
    assert_eq!(tokens.len(), 1);
    assert!(!format!("{tokens:?}").contains(secret));
    assert!(tokens[0].expires_on.as_str() <= "2027-11-21" && tokens[0].hoster == SLUG);
    assert_eq!(tokens[0].used_on, None);
    assert_eq!(send(&app, &key, "1", &work()).status, 201);
    // The day, and no more than the day.
    let tokens = block_on(app.state().store().tokens_of(account.number, SLUG)).unwrap();
    assert_eq!(tokens[0].used_on.as_deref(), Some("2026-11-21"));
}

#[test]
fn without_a_key_that_serves_all_refusals_are_the_same() {
    let (app, key) = app_and_key();
    let before = revision(&app);
    let unknown = format!("Bearer chd_{}", "0".repeat(64));
    let refusal = with_authorization(&app, &unknown);
    assert_eq!(refusal.status, 401, "{}", refusal.text());
    assert_eq!(refusal.header("www-authenticate"), "Bearer realm=\"matou\"");
    let secret = key.strip_prefix("chd_").unwrap();
    for authorization in [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        format!("Bearer {secret}"),
        format!("Basic {key}"),
        format!("bearer {}", key.to_uppercase()),
        key.clone(),
        format!("Bearer {key}x"),
    ] {
        let other = with_authorization(&app, &authorization);
        assert_eq!(read(&other), read(&refusal), "{authorization}");
        assert_eq!(other.header("www-authenticate"), refusal.header("www-authenticate"));
    }
    assert_eq!(revision(&app), before);
    assert_eq!(with_authorization(&app, &format!("bearer  {key}")).status, 201);
}

#[test]
fn keys_end_with_their_day_their_revocation_their_owner_and_its_right_to_speak() {
    let work = work();
    let ends: [End<'_>; 4] = [
        ("revoked", &|app, account| {
            let store = app.state().store();
            let tokens = block_on(store.tokens_of(account, SLUG)).unwrap();
            assert!(block_on(store.revoke_token(tokens[0].number, account, MADE_AT)).unwrap());
        }),
        ("suspended", &|app, account| {
            assert!(block_on(app.state().store().suspend(account, MADE_AT)).unwrap());
        }),
        ("no more an editor", &|app, account| {
            assert!(block_on(app.state().store().remove_editor(account, SLUG)).unwrap());
        }),
        ("erased", &|app, account| block_on(app.state().store().erase_account(account)).unwrap()),
    ];
    for (name, end) in ends {
        let (app, key) = app_and_key();
        assert_eq!(send(&app, &key, "1", &work).status, 201);
        let account = block_on(app.state().store().account_of_email(EMAIL)).unwrap().unwrap();
        end(&app, account.number);
        let refused = send(&app, &key, "1", &work);
        assert_eq!(refused.status, 401, "{name}: {}", refused.text());
    }
}

#[test]
fn a_key_serves_on_its_last_day_and_not_on_the_next() {
    use std::sync::{Arc, Mutex};
    let now = Arc::new(Mutex::new(matou_tests::data::now()));
    let clock = Arc::clone(&now);
    let app = block_on(async {
        let store = matou_store::Store::open("sqlite::memory:").await.unwrap();
        let entries: Vec<_> =
            matou_tests::data::statements().iter().map(matou_core::statement::Statement::to_entry).collect();
        store.append(0, &entries, &[]).await.unwrap();
        let clock: matou_api::Clock = Arc::new(move || *clock.lock().unwrap());
        TestApp::with(matou_tests::data::schema(), store, clock, None).await
    });
    hoster(&app, EMAIL, &[SLUG]);
    let key = key(&app, EMAIL, SLUG);
    *now.lock().unwrap() = "2027-11-21T23:59:59Z".parse().unwrap();
    assert_eq!(send(&app, &key, "1", &work()).status, 201);
    *now.lock().unwrap() = "2027-11-22T00:00:00Z".parse().unwrap();
    assert_eq!(send(&app, &key, "1", &work()).status, 401);
}

#[test]
fn another_hoster_and_one_that_is_not_there_look_alike() {
    let (app, key) = app_and_key();
    let before = revision(&app);
    let headers = [
        ("authorization", format!("Bearer {key}")),
        ("idempotency-key", "1".to_owned()),
        ("content-type", "application/json".to_owned()),
    ];
    let headers: Vec<(&str, &str)> = headers.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let ask =
        |slug: &str| app.post(&format!("/api/v1/hosters/{slug}/statements"), &work().to_string(), &headers);
    let other = ask("framasoft");
    assert_eq!(other.status, 403, "{}", other.text());
    for slug in ["nobody-at-all", "CLUB1", "club1%20", "..%2Fclub1"] {
        assert_eq!(read(&ask(slug)), read(&other), "{slug}");
    }
    assert_eq!(revision(&app), before);
    // One that speaks for both has a key for each.
    hoster(&app, EMAIL, &[SLUG, "framasoft"]);
    assert_eq!(ask("framasoft").status, 403);
}

#[test]
fn a_key_in_an_address_is_refused_and_not_repeated() {
    let (app, key) = app_and_key();
    let authorization = format!("Bearer {key}");
    let headers = [
        ("authorization", authorization.as_str()),
        ("idempotency-key", "1"),
        ("content-type", "application/json"),
    ];
    for query in [
        format!("access_token={key}"),
        format!("token={key}"),
        format!("lang={key}"),
        key.clone(),
        format!("q={}", key.to_uppercase()),
        "access_token=x".to_owned(),
    ] {
        let answer = app.post(&format!("{ADDRESS}?{query}"), &work().to_string(), &headers);
        assert_eq!(answer.status, 400, "{query}: {}", answer.text());
        assert!(
            !answer.text().contains(key.get(..12).unwrap()) && answer.text().contains("Authorization"),
            "{}",
            answer.text()
        );
    }
    let unknown = app.post(&format!("{ADDRESS}?dry_run=1"), &work().to_string(), &headers);
    assert_eq!(
        (unknown.status.as_u16(), unknown.json()["errors"][0]["parameter"].as_str()),
        (400, Some("dry_run"))
    );
    assert_eq!(app.post(&format!("{ADDRESS}?lang=en"), &work().to_string(), &headers).status, 201);
}
