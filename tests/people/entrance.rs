//! Coming in: links serve once, for ten minutes, in the browser that asked; and nobody learns whether an address is known.

use super::{EMAIL, SLUG, app, app_and_clock, own};
use axum::http::StatusCode;
use jiff::SignedDuration;
use matou_tests::person::{Person, letters, link_in};
use matou_tests::{TestApp, block_on};

fn ask(app: &TestApp) -> (Person<'_>, String) {
    let person = Person::new(app);
    assert_eq!(person.send("/espace/entrer", &[("email", " Club1@Example.ORG ")]).status, 303);
    let letter = letters(app.state().store()).pop().unwrap().1;
    (person, letter)
}

#[test]
fn a_link_is_looked_at_by_many_and_used_once() {
    let app = app();
    let (person, letter) = ask(&app);
    let link = link_in(&letter);
    for _ in 0..10 {
        let page = person.get(&link);
        assert_eq!((page.status, page.header("referrer-policy")), (StatusCode::OK, "no-referrer"));
        assert!(page.header("set-cookie").is_empty(), "looking uses nothing");
    }
    let other = Person::new(&app);
    assert_eq!(other.get(&link).status, StatusCode::FORBIDDEN, "another browser");
    assert_eq!(other.send(&link, &[]).status, StatusCode::FORBIDDEN);
    assert_eq!(person.send(&link, &[]).status, 303);
    assert_eq!(person.send(&link, &[]).status, StatusCode::GONE, "used");
    assert_eq!(person.get(&own("")).status, StatusCode::OK);
}

#[test]
fn a_link_is_too_old_after_ten_minutes() {
    for (seconds, status) in [(599, 303), (600, 410)] {
        let (app, clock) = app_and_clock();
        let (person, letter) = ask(&app);
        clock.forward(SignedDuration::from_secs(seconds));
        assert_eq!(person.send(&link_in(&letter), &[]).status, status, "{seconds} s");
    }
}

#[test]
fn a_code_lets_in_and_has_five_tries() {
    let app = app();
    let (person, letter) = ask(&app);
    let code = letter.split("lien : ").nth(1).unwrap_or_else(|| letter.split("lien\u{a0}: ").nth(1).unwrap());
    let code: String = code.chars().take(9).collect();
    assert_eq!(person.send("/espace/code", &[("code", "AAAA-AAAA")]).status, 422);
    let spaced = code.to_lowercase().replace('-', " ");
    assert_eq!(person.send("/espace/code", &[("code", &spaced)]).status, 303);

    let (person, letter) = ask(&app);
    let code: String = letter.split("lien\u{a0}: ").nth(1).unwrap().chars().take(9).collect();
    for _ in 0..5 {
        assert_eq!(person.send("/espace/code", &[("code", "AAAA-AAAA")]).status, 422);
    }
    assert_eq!(person.send("/espace/code", &[("code", &code)]).status, 422, "five tries are over");
    assert_eq!(Person::new(&app).send("/espace/code", &[("code", &code)]).status, 422, "another browser");
}

#[test]
fn known_unknown_and_suspended_addresses_look_alike() {
    let app = app();
    let suspended = matou_tests::person::hoster(&app, "suspended@example.org", &[SLUG]);
    block_on(app.state().store().suspend(suspended, "2026-11-01T00:00:00Z")).unwrap();
    let answers = [EMAIL, "nobody@example.org", "suspended@example.org"].map(|email| {
        let person = Person::new(&app);
        let answer = person.send("/espace/entrer", &[("email", email)]);
        let names: Vec<String> = answer.headers.keys().map(ToString::to_string).collect();
        let cookie = answer.header("set-cookie").split_once('=').map(|(name, rest)| {
            (
                name.to_owned(),
                rest.split_once(';').unwrap().1.to_owned(),
                rest.split(';').next().unwrap().len(),
            )
        });
        (answer.status, names, answer.bytes().clone(), cookie, answer.header("location").to_owned())
    });
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], answers[2]);
    let sent: Vec<String> = letters(app.state().store()).into_iter().map(|(to, _)| to).collect();
    assert_eq!(sent, [EMAIL]);
    // A code typed for nobody is as wrong as any.
    let person = Person::new(&app);
    person.send("/espace/entrer", &[("email", "nobody@example.org")]);
    assert_eq!(person.send("/espace/code", &[("code", "AAAA-AAAA")]).status, 422);
}

#[test]
fn a_thousand_requests_for_one_address_send_three_letters_an_hour() {
    let (app, clock) = app_and_clock();
    for _ in 0..1000 {
        assert_eq!(Person::new(&app).send("/espace/entrer", &[("email", EMAIL)]).status, 303);
    }
    assert_eq!(letters(app.state().store()).len(), 3);
    clock.forward(SignedDuration::from_mins(61));
    Person::signed_in(&app, EMAIL);
}

#[test]
fn what_is_no_address_is_told_beside_it() {
    let app = app();
    let person = Person::new(&app);
    for typed in ["", "club1", "a@b\r\nBcc: c@d.example", "a@example.org,b@example.org", "x\u{0}@example.org"]
    {
        let answer = person.send("/espace/entrer", &[("email", typed)]);
        assert!(answer.status.is_client_error(), "{typed:?}");
        if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
            assert!(
                answer.text().contains("href=\"#email\"") && answer.text().contains("autocomplete=\"email\"")
            );
        }
    }
    assert_eq!(letters(app.state().store()), []);
}

#[test]
fn links_never_follow_the_host_of_a_request() {
    let app = app();
    let person = Person::new(&app);
    person.send_with(
        "/espace/entrer",
        &[("email", EMAIL)],
        &[("host", "evil.example"), ("x-forwarded-host", "evil.example")],
    );
    let letter = letters(app.state().store()).pop().unwrap().1;
    assert!(
        letter.contains("http://annuaire.test/espace/lien/") && !letter.contains("evil.example"),
        "{letter}"
    );
}

#[test]
fn a_session_is_new_each_time_idle_after_an_hour_and_over_after_twelve() {
    let (app, clock) = app_and_clock();
    let person = Person::new(&app);
    person.put_cookie("__Host-matou", "0123456789abcdef");
    person.sign_in(EMAIL);
    let first = person.cookie("__Host-matou").unwrap();
    assert_ne!(first, "0123456789abcdef", "a cookie that was planted is not taken");
    person.sign_in(EMAIL);
    assert_ne!(person.cookie("__Host-matou").unwrap(), first);
    let old = Person::new(&app);
    old.put_cookie("__Host-matou", &first);
    assert!(old.get(&own("")).status.is_redirection(), "the session before is over");

    for _ in 0..13 {
        clock.forward(SignedDuration::from_mins(59));
        let is_over = clock.0.lock().unwrap().as_second() - matou_tests::data::now().as_second() >= 12 * 3600;
        assert_eq!(person.get(&own("")).status.is_redirection(), is_over);
    }
    let person = Person::signed_in(&app, EMAIL);
    clock.forward(SignedDuration::from_mins(61));
    let answer = person.get(&own(""));
    assert_eq!(answer.header("location"), format!("/espace/entrer?next=%2Fespace%2Fchaton%2F{SLUG}"));
}

#[test]
fn cookies_are_bound_to_this_host_and_out_of_reach() {
    let app = app();
    let person = Person::new(&app);
    let asked = person.send("/espace/entrer", &[("email", EMAIL)]);
    let letter = letters(app.state().store()).pop().unwrap().1;
    let opened = person.send(&link_in(&letter), &[]);
    for set in asked.headers.get_all("set-cookie").iter().chain(opened.headers.get_all("set-cookie")) {
        let set = set.to_str().unwrap();
        assert!(set.starts_with("__Host-matou"), "{set}");
        for attribute in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(set.contains(attribute), "{set}");
        }
        assert!(!set.contains("Domain"), "{set}");
    }
    let out = person.get("/espace/compte");
    let proof = matou_tests::person::hidden(&out, "proof");
    let kept = person.cookie("__Host-matou").unwrap();
    assert_eq!(person.send("/espace/sortir", &[("proof", &proof)]).header("location"), "/");
    assert_eq!(person.cookie("__Host-matou"), None);
    person.put_cookie("__Host-matou", &kept);
    assert!(person.get("/espace/compte").status.is_redirection(), "out is out, whatever the browser kept");
}

#[test]
fn a_suspension_ends_sessions_at_once() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let account = block_on(app.state().store().account_of_email(EMAIL)).unwrap().unwrap();
    block_on(app.state().store().suspend(account.number, "2026-11-21T12:00:00Z")).unwrap();
    assert!(person.get(&own("")).status.is_redirection());
    let answer = person.send(&own("/pause"), &[("what", "back")]);
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
}

#[test]
fn visitors_get_no_cookie() {
    let app = app();
    for address in ["/", "/hebergeurs", "/hebergeurs/club1", "/journal", "/espace/entrer", "/espace/code"] {
        assert!(app.get(address).header("set-cookie").is_empty(), "{address}");
    }
}

/// Another site must not sign anybody in: who believes to be at home would type for somebody else.
#[test]
fn no_other_site_signs_anybody_in() {
    let app = app();
    let (person, letter) = ask(&app);
    let elsewhere = [("sec-fetch-site", "cross-site")];
    for (address, fields) in [
        ("/espace/entrer", [("email", EMAIL)].as_slice()),
        ("/espace/code", &[("code", "AAAA-AAAA")]),
        (&link_in(&letter), &[]),
        ("/espace/annuel/unknown", &[("what", "pause")]),
    ] {
        let answer = person.send_with(address, fields, &elsewhere);
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{address}");
        assert!(answer.header("set-cookie").is_empty(), "{address}");
    }
    assert_eq!(person.send(&link_in(&letter), &[]).status, 303, "from here it still serves");
}
