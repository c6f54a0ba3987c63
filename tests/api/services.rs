//! Services across hosters: what is asked of services is asked of each alone; and the draw of one.

use matou_tests::TestApp;
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

fn names(list: &Json, verdict: &str) -> BTreeSet<String> {
    let items = list["items"].as_array().unwrap().iter().filter(|item| item["match"] == verdict);
    let name = |item: &Json| {
        format!("{}/{}", item["hoster"]["slug"].as_str().unwrap(), item["service"]["key"].as_str().unwrap())
    };
    items.map(name).collect()
}

/// All services of all hosters that are listed, as the list of hosters gives them.
fn all_services(app: &TestApp) -> Vec<(String, Json)> {
    let list = app.get("/api/v1/hosters?per_page=500&include=services").ok();
    let mut all = Vec::new();
    for item in list["items"].as_array().unwrap() {
        for service in item["services"].as_array().unwrap() {
            let name = format!("{}/{}", item["slug"].as_str().unwrap(), service["key"].as_str().unwrap());
            all.push((name, service["answers"].clone()));
        }
    }
    all
}

#[test]
fn what_is_asked_of_services_is_asked_of_each_alone() {
    let app = TestApp::real();
    let list = app.get("/api/v1/services?service=pad&registration=none&per_page=500").ok();
    let expected = |verdict: &str| -> BTreeSet<String> {
        // What has aged counts as not stated.
        let current =
            |answer: &Json| if answer["expired"] == true { Json::Null } else { answer["value"].clone() };
        let of = |answers: &Json| {
            let (category, registration) = (current(&answers["category"]), current(&answers["registration"]));
            match (category.as_str(), registration["kind"].as_str()) {
                (Some("pad"), Some("none")) => "yes",
                (Some("pad") | None, Some("none") | None) => "unknown",
                _ => "no",
            }
        };
        all_services(app)
            .into_iter()
            .filter(|(_, answers)| of(answers) == verdict)
            .map(|(name, _)| name)
            .collect()
    };
    assert_eq!(names(&list, "yes"), expected("yes"));
    assert_eq!(names(&list, "unknown"), expected("unknown"));
    assert!(names(&list, "yes").len() > 5, "{}", names(&list, "yes").len());
    assert_eq!(list["counts"]["yes"], expected("yes").len());
    assert_eq!(list["total"], expected("yes").len() + expected("unknown").len());
}

#[test]
fn pages_of_services_are_the_whole_without_loss_or_double() {
    let app = TestApp::real();
    let mut address = "/api/v1/services?sort=name&per_page=100".to_owned();
    let mut seen = Vec::new();
    loop {
        let answer = app.get(&address);
        let list = answer.ok();
        seen.extend(names(&list, "yes"));
        assert_eq!(names(&list, "unknown").len(), 0);
        let next = answer
            .header("link")
            .split(", <")
            .find(|piece| piece.ends_with("rel=\"next\""))
            .map(str::to_owned);
        let Some(next) = next else { break };
        address = next.trim_start_matches('<').split('>').next().unwrap().to_owned();
        assert!(address.starts_with("/api/v1/services?"), "{address}");
    }
    let distinct: BTreeSet<&String> = seen.iter().collect();
    let all: BTreeSet<String> = all_services(app).into_iter().map(|(name, _)| name).collect();
    assert_eq!((distinct.len(), seen.len()), (all.len(), all.len()));
}

#[test]
fn links_of_conditions_lead_to_services() {
    let list = TestApp::real().get("/api/v1/services?service=pad&lang=en").ok();
    assert_eq!(list["applied"][0]["href_without"], "/api/v1/services?lang=en");
}

#[test]
fn a_service_is_as_far_as_its_hoster() {
    let app = TestApp::real();
    let search = "near=48.1,-1.6&sort=distance&per_page=500";
    let services = app.get(&format!("/api/v1/services?{search}")).ok();
    let hosters = app.get(&format!("/api/v1/hosters?{search}")).ok();
    let mut known = 0;
    for item in services["items"].as_array().unwrap() {
        let is_its = |one: &&serde_json::Value| one["slug"] == item["hoster"]["slug"];
        let hoster = hosters["items"].as_array().unwrap().iter().find(is_its).unwrap();
        assert_eq!(item.get("distance_km"), hoster.get("distance_km"), "{}", hoster["slug"]);
        known += usize::from(item.get("distance_km").is_some());
    }
    assert!(known > 0);
    let unmeasured = app.get("/api/v1/services").ok();
    assert!(unmeasured["items"][0].get("distance_km").is_none());
}

#[test]
fn a_draw_leads_to_a_service_that_matches_and_can_be_repeated() {
    let app = TestApp::real();
    let list = app.get("/api/v1/services?service=pad&match=yes&per_page=500").ok();
    let urls: BTreeMap<String, String> = list["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|item| {
            Some((
                item["service"]["answers"]["url"]["value"].as_str()?.to_owned(),
                item["hoster"]["name"].to_string(),
            ))
        })
        .collect();
    let mut drawn = BTreeSet::new();
    for seed in 0..60 {
        let answer = app.get(&format!("/api/v1/services/pick?service=pad&seed={seed}"));
        assert_eq!(answer.status, 303, "{}", answer.text());
        let again = app.get(&format!("/api/v1/services/pick?service=pad&seed={seed}"));
        assert_eq!(answer.header("location"), again.header("location"));
        assert_eq!(answer.header("cache-control"), "no-store");
        let body = answer.json();
        assert_eq!(body["url"], answer.header("location"));
        assert_eq!(urls[answer.header("location")], body["hoster"]["name"].to_string());
        drawn.insert(answer.header("location").to_owned());
    }
    assert!(drawn.len() > 3 && urls.len() > 5, "{} of {}", drawn.len(), urls.len());
    // Without a seed, it is another each time.
    let free: BTreeSet<String> =
        (0..40).map(|_| app.get("/api/v1/services/pick?service=pad").header("location").to_owned()).collect();
    assert!(free.len() > 1 && free.iter().all(|url| urls.contains_key(url)), "{free:?}");
}

#[test]
fn a_draw_needs_a_service_and_says_when_there_is_none() {
    let app = TestApp::real();
    let missing = app.get("/api/v1/services/pick?registration=none");
    assert_eq!(
        (missing.status.as_u16(), &missing.json()["errors"][0]["parameter"]),
        (400, &Json::from("service"))
    );
    for (query, parameter) in [("page=2", "page"), ("sort=name", "sort"), ("match=yes", "match")] {
        let answer = app.get(&format!("/api/v1/services/pick?service=pad&{query}"));
        assert_eq!(
            (answer.status.as_u16(), &answer.json()["errors"][0]["parameter"]),
            (400, &Json::from(parameter))
        );
    }
    // What means nothing here is not suggested either.
    let slip = app.get("/api/v1/services/pick?service=pad&pag=1").json();
    assert!(slip["errors"][0]["did_you_mean"] != "page", "{slip}");
    let allowed = slip["errors"][0]["allowed"].as_array().unwrap();
    assert!(allowed.iter().all(|name| name != "page" && name != "sort"), "{slip}");
    let none = app.get("/api/v1/services/pick?service=pad&q=zzzz");
    assert_eq!(none.status, 404);
    assert!(none.json()["type"].as_str().unwrap().ends_with("/problems/nothing-to-pick"));
}
