//! An error of a page is a page: the mistakes in the words of the API, and a way on.

use super::{between, escaped};
use axum::http::Method;
use matou_tests::TestApp;

#[test]
fn mistakes_in_a_query_are_told_as_by_the_api() {
    let app = TestApp::real();
    for query in ["avaliability=99", "sort=availability", "page=0&near=x&work=nothing", "q=%ff"] {
        let page = app.get(&format!("/hebergeurs?{query}"));
        let json = app.get(&format!("/api/v1/hosters?{query}"));
        assert_eq!(page.status, json.status, "{query}");
        assert_eq!(page.header("content-type"), "text/html; charset=utf-8");
        assert!(page.text().contains("<title>Erreur\u{a0}: "), "{query}");
        for error in json.json()["errors"].as_array().unwrap() {
            assert!(page.text().contains(&escaped(error["detail"].as_str().unwrap())), "{query}: {error}");
        }
        let ways = between(page.text(), "<ul class=\"ways\">", "</ul>");
        for href in between(ways.first().unwrap(), "href=\"", "\"") {
            assert!(["/", "/hebergeurs", "/criteres"].contains(&href), "{href}");
        }
    }
}

#[test]
fn a_slash_too_many_leads_to_the_page() {
    let app = TestApp::real();
    for (address, there) in [
        ("/hebergeurs/", "/hebergeurs"),
        ("/hebergeurs/?profile=large&q=%C3%A9", "/hebergeurs?profile=large&q=%C3%A9"),
        ("/en/hosters/club1/", "/en/hosters/club1"),
        ("/hebergeurs/club1/historique/", "/hebergeurs/club1/historique"),
        ("/criteres/", "/criteres"),
        ("/en/api/", "/en/api"),
    ] {
        let moved = app.get(address);
        assert_eq!((moved.status.as_u16(), moved.header("location")), (308, there), "{address}");
    }
    for address in ["//evil.example/", "/hebergeurs//", "/nowhere/"] {
        assert_eq!(app.get(address).status, 404, "{address}");
    }
}

#[test]
fn a_method_that_is_not_taken_is_told_with_those_that_are() {
    let app = TestApp::real();
    for (address, allowed) in [("/hebergeurs", "GET,HEAD"), ("/hebergeurs/club1/signaler", "GET,HEAD,POST")] {
        let refused = app.ask(&Method::DELETE, address, &[]);
        assert_eq!((refused.status.as_u16(), refused.header("allow")), (405, allowed));
        assert!(refused.text().contains("L’en-tête Allow de la réponse dit"), "{}", refused.text());
    }
}

#[test]
fn browsers_read_pages_and_programs_read_json() {
    let app = TestApp::real();
    let browser = [("accept", "text/html,application/xhtml+xml,*/*;q=0.8"), ("accept-language", "en")];
    let page = app.get_with("/nowhere", &browser);
    assert_eq!((page.status.as_u16(), page.header("content-type")), (404, "text/html; charset=utf-8"));
    let program = app.get("/nowhere");
    assert_eq!((program.status.as_u16(), program.header("content-type")), (404, "application/problem+json"));
    let api = app.get_with("/api/v1/hosters?x=1", &browser);
    assert_eq!(api.header("content-type"), "application/problem+json", "an API speaks JSON to everybody");
}

#[test]
fn every_kind_of_error_has_a_page_in_both_languages() {
    let app = TestApp::real();
    for kind in matou_api::Kind::ALL {
        for (lang, title) in [("fr", kind.title().fr), ("en", kind.title().en)] {
            let page = app.get(&format!("/problems/{}?lang={lang}", kind.code()));
            assert_eq!(page.status, 200, "{kind:?}");
            assert!(page.text().contains(&format!("<h1>{}</h1>", escaped(&title))), "{kind:?}");
        }
    }
    assert_eq!(app.get("/problems/none").status, 404);
}
