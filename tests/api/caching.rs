//! Kept answers: entity tags, dates, conditions, encodings; and that a new statement is seen at once.

use axum::http::{Method, StatusCode};
use matou_core::query::Query;
use matou_core::sample;
use matou_core::text::Lang;
use matou_store::Store;
use matou_tests::{TestApp, block_on, data};
use std::io::Read;

const LIST: &str = "/api/v1/hosters?profile=large&include=facets,excluded";

#[test]
fn the_version_the_query_and_the_language_make_the_tag() {
    let app = TestApp::real();
    let tag = |address: &str| app.get(address).header("etag").to_owned();
    let plain = tag(LIST);
    let version = app.get(LIST).ok()["dataset_version"].as_str().unwrap().to_owned();
    assert!(plain.starts_with(&format!("W/\"{version}.")), "{plain}");
    assert_eq!(plain, tag(LIST));
    // Another spelling of the same query is the same answer.
    assert_eq!(plain, tag("/api/v1/hosters?include=facets,excluded&profile=large&page=1"));
    for other in [
        "/api/v1/hosters?profile=small&include=facets,excluded",
        "/api/v1/hosters?profile=large",
        "/api/v1/hosters?profile=large&include=facets,excluded&lang=en",
        "/api/v1/hosters?profile=large&include=facets,excluded&page=2",
        "/api/v1/hosters/club1",
    ] {
        assert_ne!(plain, tag(other), "{other}");
    }
    assert_ne!(plain, app.get_english(LIST).header("etag"));
}

#[test]
fn every_route_about_data_can_be_asked_on_condition() {
    let app = TestApp::real();
    for address in [
        LIST,
        "/api/v1/hosters/club1",
        "/api/v1/hosters/club1/explain?profile=large",
        "/api/v1/hosters/club1/history",
        "/api/v1/criteria",
        "/api/v1/profiles",
        "/api/v1/vocabularies/availability_tiers",
        "/api/v1/sources",
    ] {
        let first = app.get(address);
        assert_eq!(first.status, 200, "{address}");
        let (tag, date) = (first.header("etag").to_owned(), first.header("last-modified").to_owned());
        assert_eq!(date, "Sat, 21 Nov 2026 12:00:00 GMT", "{address}");
        let cache = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800";
        assert_eq!(first.header("cache-control"), cache, "{address}");
        for condition in [
            ("if-none-match", tag.as_str()),
            ("if-none-match", tag.trim_start_matches("W/")),
            ("if-none-match", &format!("\"other\", {tag}")),
            ("if-none-match", "*"),
            ("if-modified-since", &date),
            ("if-modified-since", "Sun, 22 Nov 2026 00:00:00 GMT"),
        ] {
            let again = app.get_with(address, &[condition]);
            assert_eq!(again.status, StatusCode::NOT_MODIFIED, "{address} {condition:?}");
            assert!(again.bytes().is_empty());
            assert_eq!(again.header("etag"), tag, "{address} {condition:?}");
        }
        for condition in [
            ("if-none-match", "\"other\""),
            ("if-none-match", "nonsense"),
            ("if-modified-since", "Sat, 21 Nov 2026 11:59:59 GMT"),
            ("if-modified-since", "yesterday"),
        ] {
            assert_eq!(app.get_with(address, &[condition]).status, 200, "{address} {condition:?}");
        }
        // A tag that does not fit wins over a date that does (RFC 9110, 13.1.3).
        let both = [("if-none-match", "\"other\""), ("if-modified-since", date.as_str())];
        assert_eq!(app.get_with(address, &both).status, 200, "{address}");
    }
}

#[test]
fn a_condition_never_hides_an_error() {
    let app = TestApp::real();
    for address in [
        "/api/v1/hosters?sort=intervention",
        "/api/v1/hosters/nobody",
        "/api/v1/hosters/nobody/history",
        "/api/v1/criteria?x=1",
        "/api/v1/vocabularies/nothing",
        "/api/v1/changes?since=999999-2026-11-21",
        "/api/v1/changes?since=1-2024-11-21",
        "/dumps/latest/nothing.csv",
        "/dumps/2026-11-21/hosters.csv",
        "/feeds/nobody.atom",
    ] {
        for condition in [("if-none-match", "*"), ("if-modified-since", "Fri, 01 Jan 2027 00:00:00 GMT")] {
            let answer = app.get_with(address, &[condition]);
            assert!(answer.status.is_client_error(), "{address} {condition:?}: {}", answer.status);
        }
    }
}

#[test]
fn head_says_what_get_would() {
    let app = TestApp::real();
    for address in [LIST, "/api/v1/criteria", "/api/v1/hosters/nobody"] {
        let (get, head) = (app.get(address), app.ask(&Method::HEAD, address, &[]));
        assert_eq!(get.status, head.status);
        for name in ["etag", "last-modified", "content-type", "content-language", "link", "cache-control"] {
            assert_eq!(get.header(name), head.header(name), "{address}: {name}");
        }
    }
}

#[test]
fn bodies_come_in_the_encoding_asked_for_and_say_the_same() {
    let app = TestApp::real();
    let plain = app.get(LIST);
    assert_eq!(plain.header("content-encoding"), "");
    let encoded = |accepted: &str| app.get_with(LIST, &[("accept-encoding", accepted)]);
    for (accepted, encoding) in
        [("gzip", "gzip"), ("br", "br"), ("gzip, deflate, br", "br"), ("br;q=0, gzip", "gzip")]
    {
        let answer = encoded(accepted);
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
        assert!(answer.bytes().len() * 3 < plain.bytes().len(), "{accepted}: {}", answer.bytes().len());
        let mut read = Vec::new();
        match encoding {
            "gzip" => flate2::read::GzDecoder::new(&answer.bytes()[..]).read_to_end(&mut read).unwrap(),
            _ => brotli::Decompressor::new(&answer.bytes()[..], 4096).read_to_end(&mut read).unwrap(),
        };
        assert!(read == plain.bytes()[..], "{accepted}");
        assert_eq!(answer.header("etag"), plain.header("etag"));
        assert!(answer.header("vary").contains("accept-encoding"), "{accepted}");
    }
    assert_eq!(encoded("gzip;q=0").header("content-encoding"), "");
}

#[test]
fn what_a_client_does_not_take_is_refused() {
    let app = TestApp::real();
    let status = |accept: &str| app.get_with(LIST, &[("accept", accept)]).status;
    for accept in ["", "*/*", "application/json", "text/html, */*;q=0.1", "application/*"] {
        assert_eq!(status(accept), 200, "{accept}");
    }
    for accept in ["text/html", "application/json;q=0", "application/xml, text/plain"] {
        assert_eq!(status(accept), 406, "{accept}");
    }
}

#[test]
fn another_public_address_is_another_answer() {
    let at = |site: &str| {
        let app = block_on(async {
            let store = Store::open("sqlite::memory:").await.unwrap();
            TestApp::at(data::schema(), store, site).await
        });
        let feed = app.get("/feeds/changes.atom");
        (feed.header("etag").to_owned(), feed.text().to_owned())
    };
    let (one, other) = (at("http://annuaire.test"), at("https://other.example"));
    assert_ne!(one.1, other.1);
    assert_ne!(one.0, other.0);
    assert!(at("http://[::1]:8080").1.contains("<id>tag:localhost,2026:changes</id>"));
}

#[test]
fn a_dump_is_written_once_and_its_compressed_form_is_kept() {
    let app = TestApp::real_and(Vec::new());
    let live = app.state().live();
    let ask = |name: &str, headers: &[(&str, &str)]| app.get_with(&format!("/dumps/latest/{name}"), headers);
    let first = ask("hosters.json", &[]);
    // The very same bytes: nobody wrote them again.
    assert_eq!(first.bytes().as_ptr(), ask("hosters.json", &[]).bytes().as_ptr());
    assert!(first.bytes().len() > 400_000);
    let packed = [("accept-encoding", "br")];
    assert_eq!(ask("hosters.json", &packed).bytes().as_ptr(), ask("hosters.json", &packed).bytes().as_ptr());
    assert_eq!(live.revision(), app.state().live().revision());
}

#[test]
fn the_fast_page_is_the_page_as_defined() {
    let app = TestApp::real();
    let live = app.state().live();
    let schema = live.directory().schema();
    let include = "include=facets,explanation,excluded,services,provenance";
    for seed in 0..120 {
        let query = Query { per_page: 1 + u16::try_from(seed % 40).unwrap(), ..sample::query(schema, seed) };
        let (lang, text) =
            if seed % 2 == 0 { (Lang::Fr, query.print(schema)) } else { (Lang::En, query.print(schema)) };
        let ask = |view: &str| {
            let address = format!("/api/v1/hosters?{}", [text.as_str(), view].join("&"));
            app.get_with(&address, &[("accept-language", lang.code())])
        };
        let whole = ask(include);
        assert_eq!(whole.status, 200, "{text}");
        let defined = matou_api::render::list(&live, &query, lang).to_string();
        assert!(whole.text() == defined, "{text}");
        let defined = matou_api::render::items(&live, &query, lang).to_string();
        assert!(ask("").text() == defined, "{text}");
    }
}

#[test]
fn a_statement_is_seen_by_the_next_question_and_changes_the_tag() {
    let app = TestApp::real_and(Vec::new());
    let before = app.get("/api/v1/hosters?q=synthetic");
    assert_eq!(before.ok()["total"], 0);
    let more = data::table(&data::schema(), "synthetic.csv", "slug,name\nsynthetic,Synthetic\n");
    let entries: Vec<_> = more.iter().map(matou_core::statement::Statement::to_entry).collect();
    block_on(async {
        let revision = app.state().live().revision();
        app.state().store().append(revision, &entries, &[]).await.unwrap();
        app.state().refresh().await.unwrap();
    });
    let after = app.get_with("/api/v1/hosters?q=synthetic", &[("if-none-match", before.header("etag"))]);
    assert_eq!(after.ok()["total"], 1);
    assert_ne!(before.header("etag"), after.header("etag"));
}
