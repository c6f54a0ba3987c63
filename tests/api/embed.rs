//! What other sites show: the page for frames, the custom element, the image. What they look like is for `tests/browser`.

use axum::http::Method;
use matou_tests::{TestApp, data};

#[test]
fn one_page_may_be_framed_and_its_refusals_are_pages_in_both_languages() {
    let app = TestApp::real();
    for (query, status) in [("", 200), ("?profile=large", 200), ("?avaliability=99", 400), ("?lang=xx", 400)]
    {
        for lang in ["fr", "en"] {
            let page = app.get_with(&format!("/embed{query}"), &[("accept-language", lang)]);
            assert_eq!(page.status, status, "{query}");
            assert_eq!(page.header("content-type"), "text/html; charset=utf-8", "{query}");
            assert_eq!(page.header("content-language"), lang, "{query}");
            assert!(page.text().contains(&format!("<html lang=\"{lang}\">")), "{query}");
            let policy = page.header("content-security-policy");
            assert!(
                policy.contains("frame-ancestors *") && policy.contains("default-src 'none'"),
                "{policy}"
            );
            assert!(!policy.contains("unsafe") && !policy.contains("script-src"), "{policy}");
        }
    }
}

#[test]
fn only_what_is_made_for_other_sites_is_open_to_them() {
    let app = TestApp::real();
    for address in ["/embed", "/embed.js", "/embed.css", "/badge/framasoft.svg"] {
        assert_eq!(app.get(address).header("cross-origin-resource-policy"), "cross-origin", "{address}");
    }
    for address in ["/embed/", "/embed.json", "/badge/framasoft", "/badge/nobody-at-all.svg"] {
        let answer = app.get(address);
        assert_eq!((answer.status.as_u16(), answer.header("x-frame-options")), (404, "DENY"), "{address}");
    }
    assert_eq!(
        app.ask(&Method::HEAD, "/embed.js", &[]).header("content-type"),
        "text/javascript; charset=utf-8"
    );
}

#[test]
fn the_page_speaks_of_a_search_as_the_api_does() {
    let app = TestApp::real();
    for query in ["profile=small", "q=nextcloud&sort=name", "intervention=stated,none&match=yes", "page=2"] {
        let (page, json) =
            (app.get(&format!("/embed?{query}")), app.get(&format!("/api/v1/hosters?{query}")).ok());
        let sentence = json["sentence"].as_str().unwrap();
        assert!(
            page.text().contains(&format!("<p class=\"sentence\">{sentence}</p>")),
            "{query}: {sentence}"
        );
        let cards = page.text().matches("<li class=\"card\">").count();
        assert_eq!(cards, json["items"].as_array().unwrap().len(), "{query}");
    }
}

#[test]
fn the_page_says_that_the_order_is_shuffled_daily_only_when_it_is() {
    let app = TestApp::real();
    for (query, is_daily) in [
        ("", true),
        ("sort=shuffle", true),
        ("sort=name", false),
        ("sort=distance&near=45.76,4.84", false),
        ("seed=7", false),
    ] {
        let page = app.get(&format!("/embed?lang=fr&{query}"));
        assert_eq!(page.status, 200, "{query}");
        assert_eq!(page.text().contains("L’ordre est mélangé chaque jour"), is_daily, "{query}");
    }
}

#[test]
fn the_page_shows_every_condition_that_the_api_applies() {
    let app = TestApp::real();
    let query = "lang=en&profile=large&q=pad&near=45.76,4.84&within_km=300";
    let (page, json) =
        (app.get(&format!("/embed?{query}")), app.get(&format!("/api/v1/hosters?{query}")).ok());
    let applied = json["applied"].as_array().unwrap();
    assert_eq!(applied.len(), 3);
    for one in applied {
        let text = one["text"].as_str().unwrap();
        let href =
            one["href_without"].as_str().unwrap().replace("/api/v1/hosters", "/embed").replace('&', "&#38;");
        assert!(
            page.text().contains(text) && page.text().contains(&format!("href=\"{href}\"")),
            "{text} {href}"
        );
    }
}

#[test]
fn the_image_is_refused_for_a_hoster_that_left_and_escapes_what_hosters_call_themselves() {
    let rows = "slug,name,listing.state,listing.reason\nsynthetic-gone,Gone,withdrawn,It asked for it.\n\
                synthetic-odd,</title><script>alert(1)</script>,,\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", rows));
    assert_eq!(app.get("/badge/synthetic-gone.svg").status, 410);
    let image = app.get("/badge/synthetic-odd.svg?lang=en");
    assert_eq!((image.status.as_u16(), image.header("content-language")), (200, "en"));
    assert!(!image.text().contains("<script"), "{}", image.text());
    assert!(!app.get("/embed?q=script").text().contains("<script"));
}
