//! What machines look for at known addresses.

use super::attributes;
use axum::http::Method;
use matou_api::{Operator, Settings};
use matou_store::Store;
use matou_tests::{TestApp, block_on, data};
use std::collections::BTreeSet;

const SITE: &str = "http://annuaire.test";

/// Whether every element of an XML text is closed in its place, and every `&` begins a reference.
fn check_well_formed(xml: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut roots = 0;
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag that ends");
        assert!(text.split('&').skip(1).all(|rest| rest.split_once(';').is_some()), "{text}");
        assert!(open.last().is_some() || text.trim().is_empty(), "text outside the root: {text}");
        let name = tag.trim_start_matches('/').split([' ', '\n', '/']).next().unwrap_or_default();
        if tag.starts_with('?') {
            continue;
        }
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
        } else if !tag.ends_with('/') {
            roots += usize::from(open.is_empty());
            open.push(name);
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
    }
    assert!(open.is_empty() && roots == 1, "{open:?}, {roots} roots");
}

/// The texts of all elements of a name.
fn texts<'x>(xml: &'x str, name: &str) -> Vec<&'x str> {
    let pieces = xml.split(&format!("<{name}>")).skip(1).collect::<Vec<_>>();
    pieces.into_iter().filter_map(|piece| piece.split('<').next()).collect()
}

#[test]
fn robots_may_read_every_page_and_each_endless_one_says_to_leave_it_out() {
    let answer = TestApp::real().get("/robots.txt");
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "text/plain; charset=utf-8"));
    let lines: Vec<&str> = answer.text().lines().filter(|line| !line.is_empty()).collect();
    assert_eq!(
        lines,
        ["User-agent: *", "Allow: /", "Sitemap: http://annuaire.test/sitemap.xml"],
        "what must not be read cannot say that it must not be listed"
    );
    for address in
        ["/hebergeurs?page=2", "/en/hosters?profile=large", "/carte?work=paid", "/hebergeurs/club1?work=paid"]
    {
        let page = TestApp::real().get(address);
        assert!(page.text().contains("<meta name=\"robots\" content=\"noindex, nofollow\">"), "{address}");
    }
    assert!(!TestApp::real().get("/hebergeurs").text().contains("noindex"));
}

#[test]
fn the_site_map_holds_every_page_in_both_languages_and_each_answers() {
    let app = TestApp::real();
    let answer = app.get("/sitemap.xml");
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, "application/xml"));
    let xml = answer.text();
    check_well_formed(xml);
    let addresses = texts(xml, "loc");
    let once: BTreeSet<&str> = addresses.iter().copied().collect();
    assert_eq!(once.len(), addresses.len(), "an address stands twice");
    assert!(addresses.len() <= 50_000 && xml.len() < 50_000_000);
    assert!(texts(xml, "lastmod").iter().all(|day| *day == "2026-11-21T12:00:00Z"), "{xml}");
    assert_eq!(texts(xml, "lastmod").len(), addresses.len());
    let hosters = app.get("/api/v1/hosters?per_page=500").ok();
    for slug in hosters["items"].as_array().unwrap().iter().map(|item| item["slug"].as_str().unwrap()) {
        for path in [format!("/hebergeurs/{slug}"), format!("/en/hosters/{slug}")] {
            assert!(once.contains(format!("{SITE}{path}").as_str()), "{path}");
        }
    }
    // Every address names itself and its counterpart, and both are there.
    for url in xml.split("<url>").skip(1) {
        let links = attributes(url, "href");
        assert_eq!((links.len(), attributes(url, "hreflang")), (2, vec!["fr".to_owned(), "en".to_owned()]));
        assert!(
            links.contains(&texts(url, "loc")[0].to_owned())
                && links.iter().all(|link| once.contains(link.as_str()))
        );
    }
    for address in once {
        let path = address.strip_prefix(SITE).unwrap();
        let answer = app.get(path);
        assert_eq!(answer.status, 200, "{path}");
        assert!(!answer.text().contains("content=\"noindex"), "{path}");
    }
    for addresses in super::TEXTS.as_flattened() {
        assert!(xml.contains(&format!("<loc>{SITE}{addresses}</loc>")), "{addresses}");
    }
}

#[test]
fn a_hoster_that_left_is_not_in_the_site_map() {
    let rows = "slug,name,listing.state,listing.reason\nsynthetic-gone,Gone,withdrawn,It asked for it.\nsynthetic-paused,Paused,paused,Full.\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", rows));
    let answer = app.get("/sitemap.xml");
    assert!(!answer.text().contains("synthetic-gone"));
    assert!(answer.text().contains("/hebergeurs/synthetic-paused<"));
}

#[test]
fn browsers_learn_to_search_in_both_languages() {
    for (lang, results, name) in
        [("fr", "/hebergeurs", "Annuaire des CHATONS"), ("en", "/en/hosters", "CHATONS directory")]
    {
        let answer = TestApp::real().get(&format!("/opensearch.xml?lang={lang}"));
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "application/opensearchdescription+xml");
        assert_eq!(answer.header("content-language"), lang);
        let xml = answer.text();
        check_well_formed(xml);
        assert_eq!(texts(xml, "LongName"), [name]);
        // The lengths that OpenSearch 1.1 allows.
        assert!(texts(xml, "ShortName")[0].chars().count() <= 16 && name.chars().count() <= 48);
        assert!(texts(xml, "Description")[0].chars().count() <= 1024);
        let template = format!("{SITE}{results}?q={{searchTerms}}");
        assert!(attributes(xml, "template").contains(&template), "{xml}");
        assert_eq!(TestApp::real().get(&format!("{results}?q=pad")).status, 200);
        let page = super::page(TestApp::real(), if lang == "fr" { "/" } else { "/en/" });
        assert!(page.contains(&format!("href=\"/opensearch.xml?lang={lang}\"")), "{page}");
    }
}

#[test]
fn whom_to_tell_of_a_hole_is_told_when_there_is_somebody() {
    let nobody = TestApp::real().get("/.well-known/security.txt");
    assert_eq!(nobody.status, 404);
    assert!(nobody.text().contains("à qui signaler une faille"), "{}", nobody.text());
    for (contact, line) in [
        ("contact@chatons.example", "Contact: mailto:contact@chatons.example"),
        ("https://chatons.example/contact", "Contact: https://chatons.example/contact"),
    ] {
        let operator = Operator { contact: Some(contact.to_owned()), ..Operator::default() };
        let settings = Settings { operator, ..Settings::default() };
        let app = block_on(async {
            let store = Store::open("sqlite::memory:").await.unwrap();
            TestApp::told(data::schema(), store, settings).await
        });
        let answer = app.get("/.well-known/security.txt");
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (200, "text/plain; charset=utf-8")
        );
        let lines: Vec<&str> = answer.text().lines().collect();
        assert_eq!(lines, [line, "Expires: 2027-05-20T00:00:00Z", "Preferred-Languages: fr, en"]);
    }
}

#[test]
fn entries_of_feeds_lead_to_the_page_in_the_language_of_the_feed_and_to_the_json() {
    for (lang, results) in [("fr", "/hebergeurs"), ("en", "/en/hosters")] {
        let answer = TestApp::real().get(&format!("/feeds/club1.atom?lang={lang}"));
        let xml = answer.text();
        check_well_formed(xml);
        let entries: Vec<&str> = xml.split("<entry>").skip(1).collect();
        assert!(!entries.is_empty(), "{xml}");
        for entry in entries {
            let page = format!("{SITE}{results}/club1");
            assert_eq!(attributes(entry, "href"), [page, format!("{SITE}/api/v1/hosters/club1")]);
            assert_eq!(attributes(entry, "type"), ["text/html", "application/json"]);
            assert_eq!(attributes(entry, "hreflang"), [lang]);
        }
    }
}

#[test]
fn they_are_kept_and_answer_head_and_refuse_what_they_do_not_know() {
    let app = TestApp::real();
    for address in ["/robots.txt", "/sitemap.xml", "/opensearch.xml?lang=en"] {
        let answer = app.get(address);
        assert!(answer.header("cache-control").starts_with("public, max-age="), "{address}");
        let etag = answer.header("etag");
        assert_eq!(app.get_with(address, &[("if-none-match", etag)]).status, 304, "{address}");
        let head = app.ask(&Method::HEAD, address, &[]);
        assert_eq!((head.status.as_u16(), head.header("etag")), (200, etag), "{address}");
        // The same for everybody, whatever language a browser prefers.
        assert_eq!(app.get_english(address).text(), answer.text(), "{address}");
        let name = address.split('?').next().unwrap();
        assert_eq!(app.get(&format!("{name}?x=1")).status, 400, "{address}");
        assert_eq!(app.ask(&Method::POST, name, &[]).status, 405, "{address}");
    }
}
