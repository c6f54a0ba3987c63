//! An error that a visitor reports is kept once, and nothing that was typed is lost on the way.

use super::{between, escaped};
use axum::http::StatusCode;
use matou_api::Rate;
use matou_core::query::encode;
use matou_core::report::ReportKind;
use matou_core::text::Lang;
use matou_store::{Report, Store};
use matou_tests::{Answer, TestApp, block_on, data};
use std::sync::Arc;

const FRENCH: &str = "/hebergeurs/club1/signaler";
const ENGLISH: &str = "/en/hosters/club1/report";

fn body(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{name}={}", encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn send(app: &TestApp, fields: &[(&str, &str)]) -> Answer {
    app.post(FRENCH, &body(fields), &[])
}

/// A service of its own: what is reported to one is not seen by others.
fn app() -> TestApp {
    TestApp::of(data::schema(), &data::statements())
}

fn kept(app: &TestApp) -> Vec<Report> {
    block_on(app.state().store().reports()).unwrap()
}

fn mark(page: &Answer) -> String {
    between(page.text(), "name=\"mark\" value=\"", "\"")[0].to_owned()
}

#[test]
fn the_form_offers_every_kind_and_every_criterion_and_asks_no_name() {
    let app = TestApp::real();
    for (address, lang) in [(FRENCH, Lang::Fr), (ENGLISH, Lang::En)] {
        let page = app.get(address);
        assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "private, no-cache"));
        let text = page.text();
        for kind in ReportKind::ALL {
            assert!(text.contains(&format!("name=\"kind\" value=\"{}\"", kind.code())));
            assert!(
                text.contains(&escaped(kind.label().get(lang)))
                    && text.contains(&escaped(kind.help().get(lang)))
            );
        }
        let options = between(text, "<select id=\"field\" name=\"field\">", "</select>")[0];
        assert_eq!(options.matches("<option").count(), data::schema().fields().len() + 1);
        for personal in ["type=\"email\"", "name=\"name\"", "type=\"password\"", "type=\"tel\""] {
            assert!(!text.contains(personal), "{personal}");
        }
        assert!(text.contains("noindex") && page.header("set-cookie").is_empty());
    }
    assert!(
        app.get(FRENCH)
            .text()
            .contains("N’écrivez rien de personnel\u{202f}; le collectif ne pourra pas vous répondre ici.")
    );
    assert!(app.get(FRENCH).text().contains(&format!("href=\"{ENGLISH}\"")), "the other language");
    assert_ne!(mark(&app.get(FRENCH)), mark(&app.get(FRENCH)), "each form has a mark of its own");
}

#[test]
fn a_report_is_kept_and_the_thanks_can_be_loaded_again() {
    let app = app();
    let fields = [("mark", "a"), ("kind", "wrong"), ("field", "work"), ("message", "Un\r\ntexte <b> é")];
    let answer = send(&app, &fields);
    let there = "/hebergeurs/club1/signaler?sent=1";
    assert_eq!((answer.status.as_u16(), answer.header("location")), (303, there));
    let kept_one = &kept(&app)[0];
    let details = &kept_one.details;
    assert_eq!((kept_one.number, details.hoster.as_str(), details.kind.as_str()), (1, "club1", "wrong"));
    assert_eq!((details.field.as_str(), details.message.as_str()), ("work", "Un\ntexte <b> é"));
    assert_eq!(details.received_at, "2026-11-21T12:00:00Z");
    for _ in 0..3 {
        let thanks = app.get(there);
        assert!(thanks.text().contains("<h1>Merci, votre signalement est gardé</h1>"), "{}", thanks.text());
        assert!(thanks.text().contains("Il porte le numéro 1."));
    }
    assert_eq!(kept(&app).len(), 1);
    assert_eq!(app.get("/hebergeurs/club1/signaler?sent=x").status, 400);
}

#[test]
fn nobody_is_thanked_for_a_report_that_does_not_exist() {
    let app = app();
    assert_eq!(send(&app, &[("kind", "duplicate")]).status, 303);
    for (address, said) in [
        ("/hebergeurs/club1/signaler?sent=9999", "Aucun signalement sur Club1 ne porte le numéro 9999."),
        ("/en/hosters/club1/report?sent=18446744073709551615", "No report about Club1 has the number"),
        ("/hebergeurs/framasoft/signaler?sent=1", "Aucun signalement sur Framasoft ne porte le numéro 1."),
    ] {
        let page = app.get(address);
        assert_eq!(page.status, 404, "{address}");
        assert!(page.text().contains(said) && !page.text().contains("<h1>Merci"), "{}", page.text());
    }
    block_on(app.state().store().close());
    assert_eq!(app.get("/hebergeurs/club1/signaler?sent=1").status, 503, "nobody knows");
}

#[test]
fn fields_that_are_unknown_or_repeated_are_refused_by_their_name() {
    let app = app();
    for (fields, said) in [
        (vec![("kind", "duplicate"), ("colour", "red")], "Le formulaire n’a pas de champ « colour »."),
        (vec![("kind", "duplicate"), ("kind", "wrong")], "Le champ « kind » est envoyé plusieurs fois"),
        (vec![("kind", "duplicate"), ("<b>", "")], "pas de champ « &#60;b&#62; »"),
    ] {
        let page = send(&app, &fields);
        assert_eq!((page.status.as_u16(), page.header("content-type")), (400, "text/html; charset=utf-8"));
        assert!(page.text().contains(said) && page.text().contains("Rien n’a été gardé."), "{}", page.text());
    }
    assert!(kept(&app).is_empty());
    let many = vec![("x", "y"); 5000];
    assert_eq!(
        send(&app, &many).text().matches("<li>Le formulaire").count(),
        20,
        "not more than anybody reads"
    );
}

#[test]
fn a_search_is_carried_through_the_form_and_back() {
    let app = app();
    let search = "profile=large&without=paid_member&q=pad";
    let here = format!("{FRENCH}?{search}");
    let written = search.replace('&', "&#38;");
    let form = app.get(&here);
    for link in [
        format!("action=\"{FRENCH}?{written}\""),
        format!("<a href=\"/hebergeurs/club1?{written}\">Revenir à la fiche"),
        format!("href=\"{ENGLISH}?{written}\""),
    ] {
        assert!(form.text().contains(&link), "{link}: {}", form.text());
    }
    let told = app.post(&here, "kind=wrong", &[]);
    assert!(told.status == 422 && told.text().contains(&format!("action=\"{FRENCH}?{written}\"")));
    let sent = app.post(&here, "kind=duplicate", &[]);
    assert_eq!(sent.header("location"), format!("{here}&sent=1"));
    let thanks = app.get(sent.header("location"));
    assert!(
        thanks
            .text()
            .contains(&format!("<a href=\"/hebergeurs/club1?{written}\">Revenir à la fiche de Club1"))
    );
    assert!(thanks.text().contains(&format!("<a href=\"{FRENCH}?{written}\">Signaler autre chose")));
    assert_eq!(app.post(&format!("{FRENCH}?avaliability=99"), "kind=duplicate", &[]).status, 400);
}

#[test]
fn a_hundred_sendings_of_one_form_are_one_report() {
    let app = app();
    let typed = [("kind", "duplicate"), ("message", "Aussi sous un autre nom.")];
    let mark = mark(&app.get(FRENCH));
    let fields: Vec<_> = typed.into_iter().chain([("mark", mark.as_str())]).collect();
    for _ in 0..100 {
        assert_eq!(send(&app, &fields).header("location"), "/hebergeurs/club1/signaler?sent=1");
    }
    assert_eq!(kept(&app).len(), 1);
    let corrected = [("kind", "duplicate"), ("message", "Sous le nom de Club 1."), ("mark", mark.as_str())];
    assert_eq!(
        send(&app, &corrected).header("location"),
        "/hebergeurs/club1/signaler?sent=2",
        "not the same"
    );
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_was_typed_stays() {
    let app = app();
    let long = "é".repeat(2001);
    for (fields, places) in [
        (vec![], &["kind"][..]),
        (vec![("kind", "worse")], &["kind"]),
        (vec![("kind", "wrong")], &["message"]),
        (vec![("kind", "wrong"), ("message", " \r\n\t ")], &["message"]),
        (vec![("kind", "wrong"), ("message", "a\u{202e}b")], &["message"]),
        (vec![("kind", "duplicate"), ("message", long.as_str())], &["message"]),
        (vec![("kind", "wrong"), ("field", "colour"), ("message", "x")], &["field"]),
        (vec![("field", "colour"), ("message", "\0")], &["kind", "field", "message"]),
    ] {
        let mut sent = fields.clone();
        sent.push(("mark", "of-this-form"));
        let page = send(&app, &sent);
        let text = page.text();
        assert_eq!(page.status, 422, "{fields:?}");
        assert!(text.contains("<title>Erreur\u{a0}: Signaler une erreur sur Club1"), "{text}");
        let summary = between(text, "role=\"alert\"", "</div>")[0];
        assert!(summary.contains("autofocus") && summary.contains("tabindex=\"-1\""));
        assert_eq!(between(summary, "href=\"#", "\""), places, "{fields:?}");
        for place in places {
            assert!(text.contains(&format!("id=\"{place}\"")), "the summary leads somewhere");
            assert!(text.contains(&format!("id=\"{place}-mistake\"")));
            assert!(text.contains(&format!("aria-describedby=\"{place}-mistake")), "{place}");
        }
        assert_eq!(text.matches("aria-invalid=\"true\"").count(), places.len());
        assert_eq!(mark(&page), "of-this-form", "a second sending is still known");
        if let Some((_, message)) = fields.iter().find(|(name, _)| *name == "message") {
            assert!(text.contains(&format!("\n{}</textarea>", escaped(message))), "{message}");
        }
        if fields.contains(&("kind", "wrong")) {
            assert!(text.contains("value=\"wrong\" aria-describedby=\"about-wrong\" checked"));
        }
    }
    assert!(kept(&app).is_empty());
}

#[test]
fn an_address_may_fill_the_form_in() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs/club1/signaler?kind=wrong&field=service.software");
    assert!(page.text().contains("value=\"wrong\" aria-describedby=\"about-wrong\" checked"));
    assert!(page.text().contains("<option value=\"service.software\" selected>"));
    for query in ["kind=worse", "field=colour", "colour=red"] {
        assert_eq!(app.get(&format!("{FRENCH}?{query}")).status, 400, "{query}");
    }
}

#[test]
fn hosters_that_are_not_there_have_no_form() {
    let app = TestApp::real();
    assert_eq!(app.get("/hebergeurs/club0/signaler").status, 404);
    let sent = app.post("/hebergeurs/club0/signaler", &body(&[("kind", "duplicate")]), &[]);
    assert_eq!(sent.status, 404);
    assert!(sent.text().contains("Vouliez-vous"));
}

#[test]
fn what_another_site_sends_is_refused() {
    let app = app();
    let fields = body(&[("kind", "duplicate")]);
    for headers in [
        &[
            ("sec-fetch-site", "cross-site"),
            ("host", "annuaire.test"),
            ("origin", "http://annuaire.test.evil.example"),
        ][..],
        &[
            ("sec-fetch-site", "same-site"),
            ("host", "annuaire.test"),
            ("origin", "http://other.annuaire.test"),
        ],
        &[("origin", "http://evil.example"), ("host", "annuaire.test")],
        &[("origin", "null"), ("host", "annuaire.test")],
    ] {
        let refused = app.post(FRENCH, &fields, headers);
        assert_eq!(refused.status, 403, "{headers:?}");
        assert_eq!(refused.header("content-type"), "text/html; charset=utf-8");
        assert!(refused.text().contains("Cet envoi vient d’un autre site"), "{}", refused.text());
    }
    assert!(kept(&app).is_empty());
    for headers in [
        &[("sec-fetch-site", "same-origin"), ("origin", "http://annuaire.test")][..],
        &[("origin", "http://directory.internal"), ("host", "directory.internal")],
        // A proxy has changed the host: the public address still counts.
        &[("origin", "http://annuaire.test"), ("host", "10.0.0.1:8080")],
        &[],
    ] {
        assert_eq!(app.post(FRENCH, &fields, headers).status, 303, "{headers:?}");
    }
}

#[test]
fn what_no_form_of_ours_sends_is_answered_by_a_page() {
    let app = app();
    let fields = body(&[("kind", "duplicate")]);
    for media in ["", "text/plain", "application/json", "multipart/form-data; boundary=x"] {
        let refused = app.post(FRENCH, &fields, &[("content-type", media)]);
        assert_eq!(
            (refused.status.as_u16(), refused.header("content-type")),
            (415, "text/html; charset=utf-8"),
            "{media}"
        );
    }
    let large = format!("{fields}&message={}", "a".repeat(70_000));
    let refused = app.post(FRENCH, &large, &[]);
    assert_eq!((refused.status.as_u16(), refused.header("content-type")), (413, "text/html; charset=utf-8"));
    let broken = app.post(FRENCH, "kind=duplicate&message=%ff", &[]);
    assert_eq!((broken.status.as_u16(), broken.header("content-type")), (400, "text/html; charset=utf-8"));
    assert!(kept(&app).is_empty());
    // Letters beyond ASCII take twelve bytes each in a form: a text that is far too long still comes back.
    let long = "\u{1F408}".repeat(4000);
    let told = send(&app, &[("kind", "wrong"), ("message", &long)]);
    assert!(told.status == 422 && told.text().contains("4000 caractères"), "{}", told.status);
    assert_eq!(send(&app, &[("kind", "wrong"), ("message", &"\u{1F408}".repeat(2000))]).status, 303);
}

#[test]
fn a_client_that_sends_too_many_waits_and_keeps_its_words() {
    let app = block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let entries: Vec<_> =
            data::statements().iter().map(matou_core::statement::Statement::to_entry).collect();
        store.append(0, &entries, &[]).await.unwrap();
        TestApp::with(data::schema(), store, Arc::new(data::now), Some(Rate::default())).await
    });
    let report = |number: usize| {
        send(&app, &[("kind", "wrong"), ("message", &format!("Message {number}")), ("mark", "m")])
    };
    // Mistakes do not count.
    for _ in 0..10 {
        assert_eq!(send(&app, &[("kind", "wrong")]).status, 422);
    }
    for number in 1..=5 {
        assert_eq!(report(number).status, 303, "{number}");
    }
    let refused = report(6);
    assert_eq!((refused.status.as_u16(), refused.header("content-type")), (429, "text/html; charset=utf-8"));
    let seconds: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=13).contains(&seconds) && refused.text().contains(&format!("Attendez {seconds} seconde")));
    assert!(refused.text().contains("Message 6</textarea>") && mark(&refused) == "m");
    assert_eq!(kept(&app).len(), 5);
    assert_eq!(app.get(FRENCH).status, 200, "reading goes on");
}

#[test]
fn a_database_that_does_not_answer_loses_no_words() {
    let app = app();
    block_on(app.state().store().close());
    let page = send(&app, &[("kind", "wrong"), ("field", "work"), ("message", "À garder."), ("mark", "m")]);
    assert_eq!((page.status.as_u16(), page.header("retry-after")), (503, "5"));
    assert!(page.text().contains("Votre signalement n’est pas encore gardé"), "{}", page.text());
    assert!(!page.text().contains("À corriger"), "nothing is to be put right");
    assert!(page.text().contains("La base de données ne répond pas"), "{}", page.text());
    assert!(page.text().contains("\nÀ garder.</textarea>"));
    assert!(page.text().contains("value=\"wrong\" aria-describedby=\"about-wrong\" checked"));
    assert!(page.text().contains("<option value=\"work\" selected>") && mark(&page) == "m");
    assert_eq!(app.get(FRENCH).status, 200, "the form is still there");
}
