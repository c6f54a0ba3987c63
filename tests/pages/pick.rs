//! A service at once: one of those that can be used, its hoster named before anybody leaves, and a way on when there is none.

use super::{between, escaped};
use matou_tests::{Answer, TestApp, data};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// Address of each service that fits and says where it is, with the name of its hoster.
fn usable(app: &TestApp, query: &str) -> BTreeMap<String, String> {
    let list = app.get(&format!("/api/v1/services?{query}&match=yes&per_page=500")).ok();
    let items = list["items"].as_array().unwrap().iter();
    let pair = |item: &Json| {
        let url = item["service"]["answers"]["url"]["value"].as_str()?;
        Some((url.to_owned(), item["hoster"]["name"].as_str()?.to_owned()))
    };
    items.filter_map(pair).collect()
}

/// Where the drawn service is, and the words that name its hoster.
fn drawn(page: &Answer) -> (String, String) {
    assert_eq!(page.status, 200, "{}", page.text());
    let block = between(page.text(), "<div class=\"drawn\">", "</div>");
    let block = block.first().unwrap_or_else(|| panic!("nothing drawn: {}", page.text()));
    let host = between(block, "<p class=\"host\">", "</p>")[0].to_owned();
    let href = between(block, "<a class=\"button\" rel=\"noopener external\" href=\"", "\"")[0];
    assert!(block.find("class=\"host\"") < block.find("class=\"button\""), "named before the click");
    (href.replace("&#38;", "&"), host)
}

#[test]
fn what_is_drawn_can_be_used_and_its_hoster_is_named() {
    let app = TestApp::real();
    for (path, need) in [("/service", "pad"), ("/en/service", "video_conference")] {
        let known = usable(app, &format!("service={need}"));
        let mut seen = BTreeSet::new();
        for _ in 0..40 {
            let page = app.get(&format!("{path}?service={need}"));
            let (href, host) = drawn(&page);
            let hoster = known.get(&href).unwrap_or_else(|| panic!("{href} is none of {known:?}"));
            assert!(host.contains(&escaped(hoster)), "{host}");
            assert_eq!(page.header("cache-control"), "no-store");
            assert!(page.header("location").is_empty(), "nobody is sent away");
            let site = href.split('/').nth(2).unwrap();
            assert!(page.text().contains(&format!(" {site}</a>")), "the button names the site");
            seen.insert(href);
        }
        assert!(seen.len() > 1, "another draw is another one: {seen:?}");
    }
}

#[test]
fn a_seed_repeats_a_draw_and_another_draw_leaves_it() {
    let app = TestApp::real();
    let mut all = BTreeSet::new();
    for seed in 0..30 {
        let page = app.get(&format!("/service?service=pad&seed={seed}"));
        assert_eq!(drawn(&page), drawn(&app.get(&format!("/service?seed={seed}&service=pad"))));
        assert!(page.header("cache-control").starts_with("public"), "it can be kept");
        let api = app.get(&format!("/api/v1/services/pick?service=pad&seed={seed}"));
        assert_eq!(drawn(&page).0, api.header("location"), "the API draws the same");
        assert!(page.text().contains("href=\"/service?service=pad\">En tirer un autre</a>"), "without seed");
        all.insert(drawn(&page).0);
    }
    assert!(all.len() > 3, "{all:?}");
    let english = app.get("/en/service?service=pad&seed=1");
    assert!(english.text().contains("href=\"/en/service?service=pad\">Draw another one</a>"));
    assert!(english.text().contains("Drawn among 11 services that fit"), "{}", english.text());
}

#[test]
fn conditions_are_kept_shown_and_can_be_removed() {
    let app = TestApp::real();
    let page = app.get("/service?service=pad&department=35,75&seed=2");
    let another = between(page.text(), "<a class=\"button second\" href=\"", "\"")[0].replace("&#38;", "&");
    assert!(another.contains("department=") && another.contains("service=pad") && !another.contains("seed"));
    assert!(page.text().contains("Retirer<span class=\"unseen\">\u{a0}: Département"), "{}", page.text());
    assert!(usable(app, "service=pad&department=35,75").contains_key(&drawn(&page).0));
}

#[test]
fn needs_that_can_be_answered_are_links_in_the_order_of_the_vocabulary() {
    let app = TestApp::real();
    let schema = data::schema();
    let codes: Vec<&str> = schema
        .vocabularies()
        .get("service_categories")
        .unwrap()
        .terms()
        .iter()
        .map(|term| &*term.code)
        .collect();
    let page = app.get("/service");
    assert_eq!(page.status, 200);
    let needs = between(page.text(), "<ul class=\"needs many\">", "</ul>");
    let offered: Vec<&str> = between(needs[0], "href=\"/service?service=", "\"");
    let expected: Vec<&str> =
        codes.into_iter().filter(|code| !usable(app, &format!("service={code}")).is_empty()).collect();
    assert_eq!(offered, expected);
    for need in offered {
        drawn(&app.get(&format!("/service?service={need}")));
    }
    // What is asked beside the need is kept, and narrows what is offered.
    let narrow = app.get("/service?department=75");
    let needs = between(narrow.text(), "<ul class=\"needs many\">", "</ul>");
    for href in between(needs[0], "href=\"", "\"") {
        assert!(href.contains("department=75"), "{href}");
        drawn(&app.get(&href.replace("&#38;", "&")));
    }
}

#[test]
fn the_form_of_the_choice_leads_to_a_draw() {
    let app = TestApp::real();
    let page = app.get("/service?profile=individual");
    let form = between(page.text(), "<form class=\"wishes\"", "</form>")[0];
    assert!(form.contains("action=\"/service\" method=\"get\""));
    assert!(form.contains("<input type=\"hidden\" name=\"profile\" value=\"individual\">"));
    for name in ["service", "registration", "price", "department"] {
        assert!(form.contains(&format!("<label for=\"{name}\">")), "{name}");
        assert!(form.contains(&format!("<select id=\"{name}\" name=\"{name}\">")), "{name}");
    }
    drawn(&app.get("/service?service=pad&registration=&price=&department="));
}

#[test]
fn full_broken_closed_and_hostile_services_are_never_drawn() {
    let columns = "slug,service,name,category,url,provenance,stated_on,load.state,status.value,ended\n";
    let row = |key: &str, url: &str, said: &str| {
        format!("synthetic-{key},{key},Synthétique {key},bookmarks,{url},declared,2026-11-02,{said}\n")
    };
    let rows = [
        row("full", "https://full.example/", "full,,"),
        row("down", "https://down.example/", ",down,"),
        row("over", "https://over.example/", ",over,"),
        row("ended", "https://ended.example/", ",,2026-01-01"),
        row("silent", "", ",,"),
        row("open", "https://open.example/a?b=1&c=2", "open,,"),
    ];
    let app = TestApp::real_and(data::table(
        &data::schema(),
        "services.csv",
        &format!("{columns}{}", rows.concat()),
    ));
    for seed in 0..40 {
        let page = app.get(&format!("/service?service=bookmarks&seed={seed}"));
        let (href, host) = drawn(&page);
        assert!(usable(&app, "service=bookmarks").contains_key(&href));
        assert!(
            [
                "https://full.example/",
                "https://down.example/",
                "https://over.example/",
                "https://ended.example/"
            ]
            .iter()
            .all(|closed| *closed != href),
            "{href}"
        );
        assert!(!host.is_empty());
    }
    // No address that runs something is taken in, so none can become a link.
    let hostile = format!("{columns}{}", row("hostile", "javascript:alert(1)", "open,,"));
    let reading =
        matou_importer::read_csv(&data::context(&data::schema()), "services.csv", hostile.as_bytes());
    let statements = reading.statements.into_iter().map(|located| located.statement).collect();
    let app = TestApp::real_and(statements);
    for seed in 0..40 {
        let page = app.get(&format!("/service?service=bookmarks&seed={seed}"));
        assert!(!page.text().contains("javascript:"), "{}", page.text());
    }
}

#[test]
fn nothing_to_draw_is_told_with_a_way_on() {
    let app = TestApp::real();
    for (query, path) in [
        ("service=pad&department=2A", "/service"),
        ("service=pad&q=zzzz", "/service"),
        ("service=pad&near=48.1,-1.7&within_km=1&department=67", "/service"),
        ("service=pad&department=2A&seed=4", "/en/service"),
        ("q=zzzz", "/service"),
    ] {
        let page = app.get(&format!("{path}?{query}"));
        assert_eq!(page.status, 404, "{query}");
        assert_eq!(page.header("cache-control"), "no-store");
        let main = between(page.text(), "<main", "</main>")[0];
        assert!(!main.contains("class=\"drawn\"") && !main.contains("rel=\"noopener external\""), "{main}");
        let ways: Vec<&str> = between(main, "href=\"", "\"");
        assert!(ways.contains(&path), "all needs: {ways:?}");
        let leads = ways.iter().filter(|href| href.starts_with(&format!("{path}?")));
        for href in leads.clone() {
            drawn_or_choice(&app.get(&href.replace("&#38;", "&")), href);
        }
    }
    let page = app.get("/service?service=pad&department=2A");
    assert!(
        page.text().contains(
            "Retirer «\u{a0}Département\u{a0}: Corse-du-Sud\u{a0}»</a>\u{a0}: 11 services à tirer."
        )
    );
}

fn drawn_or_choice(page: &Answer, href: &str) {
    assert_eq!(page.status, 200, "{href}");
    assert!(
        page.text().contains("class=\"drawn\"") || page.text().contains("class=\"needs many\""),
        "{href}"
    );
}

#[test]
fn what_is_said_has_its_source_and_what_is_not_said_is_told() {
    let app = TestApp::real();
    let mut facts = 0;
    for seed in 0..30 {
        let page = app.get(&format!("/service?service=pad&seed={seed}"));
        let main = between(page.text(), "<main", "</main>")[0];
        for fact in between(main, "<span class=\"said\">", "</li>") {
            assert!(fact.contains("<small>"), "{fact}");
            facts += 1;
        }
        assert!(main.contains("Non renseigné\u{a0}: "), "{main}");
        assert!(
            main.contains(
                "Le tirage laisse de côté les services qui se disent complets, en panne ou fermés."
            )
        );
    }
    assert!(facts > 30, "{facts}");
}

#[test]
fn mistakes_are_told() {
    let app = TestApp::real();
    for query in [
        "service=nothing",
        "service=pad&page=2",
        "service=pad&sort=name",
        "sort=name",
        "service=pad&match=yes",
    ] {
        assert_eq!(app.get(&format!("/service?{query}")).status, 400, "{query}");
    }
}
