//! What was typed is given back, whole, in the six situations in which it cannot be kept; and forms come from our pages.

use super::{EMAIL, SLUG, app, of_form, own, with};
use axum::http::StatusCode;
use matou_tests::person::{Person, hidden};
use matou_tests::{Answer, TestApp, block_on};

/// What is typed into each form: its address, and its fields. Synthetic.
const FORMS: [(&str, &[(&str, &str)]); 4] = [
    (
        "/declarer/essential",
        &[("work.administration", "volunteer"), ("intervention.means", "Un texte typé & gardé")],
    ),
    ("/pause", &[("what", "pause"), ("until", "le 32 du mois"), ("reason", "Un texte typé & gardé")]),
    ("/incidents", &[("which", "new"), ("what", "Un texte typé & gardé"), ("since", "hier")]),
    ("/cles", &[("label", "Un texte typé & gardé")]),
];
const TEXT: &str = "Un texte typé &#38; gardé";

fn holds_all(answer: &Answer, fields: &[(&str, &str)]) {
    for (_, value) in fields {
        let escaped = value.replace('&', "&#38;");
        assert!(answer.text().contains(&escaped), "{value}: {}", answer.text());
    }
}

#[test]
fn a_session_that_ended() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    for (address, fields) in FORMS {
        let form = of_form(&person.get(&own(address)));
        let cookie = person.cookie("__Host-matou").unwrap();
        person.put_cookie("__Host-matou", "");
        let answer = person.send(&own(address), &with(&form, fields));
        assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
        holds_all(&answer, fields);
        assert!(answer.text().contains("/espace/entrer") && answer.text().contains("Renvoyer"));
        // Back in, the same is sent again by a button.
        person.put_cookie("__Host-matou", &cookie);
        let again = person.send(&own(address), &with(&form, fields));
        assert_ne!(again.status, StatusCode::UNAUTHORIZED);
    }
}

#[test]
fn a_form_from_elsewhere_is_shown_and_not_sent_on() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    for (address, fields) in FORMS {
        let form = of_form(&person.get(&own(address)));
        let all = with(&form, fields);
        for headers in [
            [("sec-fetch-site", "cross-site")].as_slice(),
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.example"), ("host", "annuaire.test")],
            &[("origin", "null"), ("host", "annuaire.test")],
        ] {
            let answer = person.send_with(&own(address), &all, headers);
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
            holds_all(&answer, fields);
            assert!(!answer.text().contains("Renvoyer"), "another site cannot have it sent by one press");
        }
        // A browser that says nothing needs the proof of the form, and with it is let through.
        let without = person.send_with(&own(address), fields, &[]);
        assert_eq!(without.status, StatusCode::FORBIDDEN);
        let with_proof = person.send_with(&own(address), &all, &[]);
        assert_ne!(with_proof.status, StatusCode::FORBIDDEN, "{address}");
        let own_origin = person.send_with(&own(address), &all, &[("origin", "http://annuaire.test")]);
        assert_ne!(own_origin.status, StatusCode::FORBIDDEN, "{address}");
    }
    let text = person.send_with(
        &own("/pause"),
        &[],
        &[("content-type", "text/plain"), ("sec-fetch-site", "same-origin")],
    );
    assert_eq!(text.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[test]
fn a_form_that_is_too_long() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let long = format!("{TEXT}{}", "a".repeat(70_000));
    for (address, fields) in FORMS {
        let form = of_form(&person.get(&own(address)));
        let all: Vec<(&str, &str)> = fields.iter().copied().chain([("extra", long.as_str())]).collect();
        let answer = person.send(&own(address), &with(&form, &all));
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        holds_all(&answer, fields);
    }
}

#[test]
fn a_database_that_does_not_answer() {
    let valid: [(&str, &[(&str, &str)]); 4] = [
        ("/declarer/essential", &[("intervention.means", "Un texte typé & gardé")]),
        ("/pause", &[("what", "pause"), ("until", "30/11/2026"), ("reason", "Un texte typé & gardé")]),
        ("/incidents", &[("which", "new"), ("what", "Un texte typé & gardé"), ("since", "20/11/2026")]),
        ("/toujours-juste", &[]),
    ];
    for (address, fields) in valid {
        let app = app();
        let person = Person::signed_in(&app, EMAIL);
        let form = of_form(&person.get(&own(address)));
        block_on(app.state().store().close());
        let answer = person.send(&own(address), &with(&form, fields));
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(!answer.header("retry-after").is_empty());
        holds_all(&answer, fields);
        assert!(
            answer.text().contains(&format!("<form action=\"{}\"", own(address))),
            "sent again where it belongs"
        );
    }
}

#[test]
fn a_mistake() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    for (address, fields) in
        FORMS.iter().filter(|(address, _)| *address != "/cles" && *address != "/declarer/essential")
    {
        let form = of_form(&person.get(&own(address)));
        let answer = person.send(&own(address), &with(&form, fields));
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        holds_all(
            &answer,
            &fields
                .iter()
                .copied()
                .filter(|(name, _)| *name != "what" || *address == "/incidents")
                .collect::<Vec<_>>(),
        );
        assert!(answer.text().contains("<title>Erreur") && answer.text().contains("class=\"mistakes\""));
    }
}

fn publish(person: &Person<'_>, seen: &str) -> Answer {
    let page = person.get(&own("/verifier"));
    let (mark, proof) = (hidden(&page, "mark"), hidden(&page, "proof"));
    person.send(&own("/verifier"), &[("mark", &mark), ("proof", &proof), ("seen", seen)])
}

#[test]
fn a_conflict_shows_both_versions() {
    let app: TestApp = app();
    matou_tests::person::hoster(&app, "other@example.org", &[SLUG]);
    let (one, two) = (Person::signed_in(&app, EMAIL), Person::signed_in(&app, "other@example.org"));
    for (person, means) in [(&one, "La première version"), (&two, "La seconde version")] {
        let form = of_form(&person.get(&own("/declarer/essential")));
        let fields =
            [("intervention.delay", "4"), ("intervention.clock", "working"), ("intervention.means", means)];
        assert_eq!(person.send(&own("/declarer/essential"), &with(&form, &fields)).status, 303);
    }
    let seen = hidden(&two.get(&own("/verifier")), "seen");
    assert_eq!(publish(&one, &hidden(&one.get(&own("/verifier")), "seen")).status, 303);
    let conflict = publish(&two, &seen);
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    for said in ["La première version", "La seconde version", "L’autre version"] {
        assert!(conflict.text().contains(said), "{said}: {}", conflict.text());
    }
    // Having seen both, the second may publish.
    let again = publish(&two, &hidden(&conflict, "seen"));
    assert_eq!(again.status, 303, "{}", again.text());
    assert!(app.get(&format!("/hebergeurs/{SLUG}")).text().contains("La seconde version"));
}
