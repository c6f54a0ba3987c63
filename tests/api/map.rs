//! Hosters on a map: the same hosters as the list, each at its positions.

use matou_tests::TestApp;
use serde_json::Value as Json;
use std::collections::BTreeSet;

fn slugs(features: &Json) -> BTreeSet<String> {
    let all = features.as_array().unwrap().iter();
    all.map(|feature| feature["properties"]["slug"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_map_shows_the_hosters_of_the_list_that_have_a_position() {
    let app = TestApp::real();
    for query in
        ["", "profile=large", "department=35&match=yes", "q=framasoft", "near=48.1,-1.6&within_km=100"]
    {
        let list = app.get(&format!("/api/v1/hosters?per_page=500&{query}")).ok();
        let answer = app.get(&format!("/api/v1/hosters.geojson?{query}"));
        let map = answer.ok();
        assert_eq!(answer.header("content-type"), "application/geo+json");
        let items = list["items"].as_array().unwrap();
        let positions = |item: &&Json| item["identity"].get("positions").is_some();
        let placed: BTreeSet<String> =
            items.iter().filter(positions).map(|item| item["slug"].as_str().unwrap().to_owned()).collect();
        assert_eq!(slugs(&map["features"]), placed, "{query}");
        assert_eq!(map["without_position"], items.len() - placed.len(), "{query}");
        assert_eq!(map["sentence"], list["sentence"]);
        assert!(!placed.is_empty(), "{query}");
    }
}

#[test]
fn each_position_is_a_point_of_its_own_rounded_to_a_tenth() {
    let map = TestApp::real().get("/api/v1/hosters.geojson").ok();
    let features = map["features"].as_array().unwrap();
    let ids: BTreeSet<&str> = features.iter().map(|feature| feature["id"].as_str().unwrap()).collect();
    assert_eq!(ids.len(), features.len());
    assert!(ids.len() > slugs(&map["features"]).len(), "some hosters have several places");
    for feature in features {
        let coordinates = feature["geometry"]["coordinates"].as_array().unwrap();
        let [east, north] = [0, 1].map(|at| coordinates[at].as_f64().unwrap());
        assert!((-180.0..=180.0).contains(&east) && (-90.0..=90.0).contains(&north), "{feature}");
        for degrees in [east, north] {
            assert!((degrees * 10.0 - (degrees * 10.0).round()).abs() < 1e-9, "{feature}");
        }
    }
    let club1 = features.iter().find(|feature| feature["id"] == "club1").unwrap();
    assert_eq!(club1["geometry"]["coordinates"], serde_json::json!([2.4, 48.9]));
}

#[test]
fn pages_mean_nothing_on_a_map() {
    let problem = TestApp::real().get("/api/v1/hosters.geojson?page=2&per_page=5").json();
    let named: Vec<&str> = problem["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| error["parameter"].as_str().unwrap())
        .collect();
    assert_eq!(named, ["page", "per_page"]);
}
