//! How results are shown: `fields`, `at`, `dataset_version`, links to other pages; and the limit of requests.

use matou_api::Rate;
use matou_core::statement::Statement;
use matou_store::Store;
use matou_tests::{TestApp, block_on, data};
use serde_json::{Value as Json, json};
use std::num::NonZeroU32;
use std::sync::Arc;

#[test]
fn fields_leave_out_what_was_not_asked_for() {
    let app = TestApp::real();
    let first =
        |query: &str| app.get(&format!("/api/v1/hosters?sort=name&q=club1&{query}")).ok()["items"][0].clone();
    assert_eq!(first("fields=slug"), json!({"slug": "club1", "match": "yes"}));
    assert_eq!(first("fields=slug,name"), json!({"slug": "club1", "name": "Club1", "match": "yes"}));
    let work = first("fields=work,name");
    assert_eq!(work["answers"]["work"]["value"]["administration"], "volunteer");
    assert_eq!(work["answers"].as_object().unwrap().len(), 1);
    assert!(work.get("identity").is_none() && work.get("href").is_none());
    // The people behind a commitment come with it, whatever was asked for.
    let intervention = first("fields=intervention");
    assert_eq!(intervention["answers"]["intervention"]["human_cost"]["work"]["administration"], "volunteer");
    assert_eq!(first("fields=website")["identity"]["website"]["value"], "https://club1.fr");
    let whole = first("fields=slug,name,match,href,identity,answers");
    assert_eq!(whole, first(""));
    assert!(first("fields=slug&include=services")["services"].as_array().is_some_and(|all| !all.is_empty()));
}

#[test]
fn links_keep_the_fields_the_day_and_the_language() {
    let app = TestApp::real();
    let view = "fields=slug&at=2026-11-21&lang=en";
    let body = app.get(&format!("/api/v1/hosters?profile=large&include=facets&{view}")).ok();
    let href = body["applied"][0]["href_without"].as_str().unwrap();
    assert!(href.ends_with("include=facets&fields=slug&at=2026-11-21&lang=en"), "{href}");
    assert_eq!(app.get(href).ok()["applied"].as_array().unwrap().len(), 0);
    let facet = body["facets"][0]["values"][0]["href"].as_str().unwrap();
    assert!(facet.ends_with(view), "{facet}");
}

#[test]
fn a_field_that_is_not_known_is_refused() {
    let problem = TestApp::real().get("/api/v1/hosters?fields=slug,nam").json();
    assert_eq!(problem["errors"][0]["parameter"], "fields");
    assert_eq!(problem["errors"][0]["did_you_mean"], "name");
}

/// The target of a relation in a `Link` header.
fn target(link: &str, rel: &str) -> Option<String> {
    let found = link.split(", <").find(|piece| piece.ends_with(&format!("rel=\"{rel}\"")))?;
    found.trim_start_matches('<').split('>').next().map(str::to_owned)
}

#[test]
fn the_links_lead_through_all_pages() {
    let app = TestApp::real();
    let mut address = "/api/v1/hosters?per_page=20&lang=en".to_owned();
    let version = app.get(&address).ok()["dataset_version"].as_str().unwrap().to_owned();
    address = format!("{address}&dataset_version={version}");
    let (mut slugs, mut pages) = (Vec::new(), 0);
    loop {
        let answer = app.get(&address);
        let body = answer.ok();
        slugs.extend(body["items"].as_array().unwrap().iter().map(|item| item["slug"].to_string()));
        pages += 1;
        let link = answer.header("link");
        assert_eq!(target(link, "prev").is_some(), pages > 1, "{link}");
        assert!(target(link, "first").is_some() && target(link, "last").is_some(), "{link}");
        match target(link, "next") {
            Some(next) => address = next,
            None => break,
        }
        assert!(address.contains(&format!("dataset_version={version}")) && address.contains("lang=en"));
    }
    assert_eq!((pages, slugs.len()), (5, 87));
    slugs.sort();
    slugs.dedup();
    assert_eq!(slugs.len(), 87);
}

#[test]
fn a_version_that_has_moved_on_is_a_conflict() {
    let app = TestApp::real();
    for address in ["/api/v1/hosters", "/api/v1/hosters/club1", "/api/v1/hosters/club1/explain"] {
        let version = app.get(address).ok()["dataset_version"].as_str().unwrap().to_owned();
        assert_eq!(app.get(&format!("{address}?dataset_version={version}")).status, 200);
        let answer = app.get(&format!("{address}?dataset_version=1-2026-11-20"));
        assert_eq!(answer.status, 409);
        assert!(answer.json()["type"].as_str().unwrap().ends_with("/problems/superseded"));
        assert!(answer.json()["detail"].as_str().unwrap().contains(&version));
    }
}

fn rows(text: &str, at: &str) -> Vec<Statement> {
    let mut rows = data::table(&data::schema(), "synthetic.csv", text);
    for row in &mut rows {
        row.recorded_at = at.parse().unwrap();
    }
    rows
}

/// Two synthetic hosters: the first is withdrawn on the 15th of March, the other comes
/// on the 10th.
fn history() -> TestApp {
    let mut all = rows("slug,name\nsynthetic-one,One\n", "2026-03-01T10:00:00Z");
    all.extend(rows("slug,name\nsynthetic-two,Two\n", "2026-03-10T23:59:59Z"));
    let gone = "slug,listing.state,listing.reason\nsynthetic-one,withdrawn,Closed.\n";
    all.extend(rows(gone, "2026-03-15T08:00:00Z"));
    TestApp::of(data::schema(), &all)
}

fn slugs(body: &Json) -> Vec<&str> {
    body["items"].as_array().unwrap().iter().map(|item| item["slug"].as_str().unwrap()).collect()
}

#[test]
fn the_directory_as_of_a_day_is_what_the_ledger_held_by_its_end() {
    let app = history();
    let on = |day: &str| app.get(&format!("/api/v1/hosters?sort=name&at={day}")).ok();
    assert_eq!(slugs(&on("2026-03-01")), ["synthetic-one"]);
    assert_eq!(slugs(&on("2026-03-09")), ["synthetic-one"]);
    assert_eq!(slugs(&on("2026-03-10")), ["synthetic-one", "synthetic-two"]);
    assert_eq!(slugs(&on("2026-03-15")), ["synthetic-two"]);
    assert_eq!(slugs(&on("2026-11-21")), ["synthetic-two"]);
    assert_eq!(on("2026-03-10")["dataset_version"], "2-2026-03-10");
    assert_eq!(app.get("/api/v1/hosters/synthetic-one").status, 410);
    assert_eq!(app.get("/api/v1/hosters/synthetic-one?at=2026-03-14").status, 200);
    assert_eq!(app.get("/api/v1/hosters/synthetic-two?at=2026-03-09").status, 404);
}

#[test]
fn days_of_which_nothing_is_known_are_refused() {
    let app = history();
    for day in
        ["2026-02-28", "2026-11-22", "tomorrow", "2026-03", "2026-03-10T10:00:00Z", "20260310", "2026-02-30"]
    {
        let answer = app.get(&format!("/api/v1/hosters?at={day}"));
        assert_eq!(answer.status, 400, "{day}");
        let error = answer.json()["errors"][0].clone();
        assert_eq!(error["parameter"], "at", "{day}");
        assert!(error["detail"].as_str().unwrap().contains("2026-03-01"), "{day}: {error}");
    }
}

#[test]
fn one_client_may_ask_so_often_and_is_told_when_to_come_back() {
    let app = block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let rate = NonZeroU32::new(2).map(Rate);
        TestApp::with(data::schema(), store, Arc::new(data::now), rate).await
    });
    let answers: Vec<_> = (0..25).map(|_| app.get("/api/v1/criteria")).collect();
    assert_eq!(answers[0].header("ratelimit-policy"), "\"default\";q=20;w=10");
    assert_eq!(answers[0].header("ratelimit"), "\"default\";r=19;t=0");
    let refused = answers.iter().find(|answer| answer.status == 429).expect("25 requests are too many");
    assert_eq!(refused.header("retry-after"), "1");
    assert!(refused.header("ratelimit").starts_with("\"default\";r=0;t="));
    assert!(refused.json()["type"].as_str().unwrap().ends_with("/problems/too-many-requests"));
    // Dumps and feeds are counted too, pages are not.
    assert_eq!(app.get("/dumps/latest/hosters.json").status, 429);
    assert_eq!(app.get("/feeds/changes.atom").status, 429);
    assert_eq!(app.get("/health/live").header("ratelimit"), "");
    assert_eq!(app.get("/problems/too-many-requests").status, 200);
}
