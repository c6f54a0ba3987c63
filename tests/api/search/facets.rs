//! The counts of facets: each is what the visitor would get with that value ticked.

use super::ALL;
use matou_tests::TestApp;
use serde_json::Value as Json;

fn facets(query: &str) -> Vec<Json> {
    let answer = TestApp::real().get(&format!("/api/v1/hosters?{query}&include=facets&lang=en"));
    answer.ok()["facets"].as_array().unwrap().clone()
}

/// Follows the address of every value of every facet, and counts.
fn check(query: &str) {
    let mut followed = 0;
    for facet in facets(query) {
        for value in facet["values"].as_array().unwrap().iter().filter(|value| value["selected"] == false) {
            // Most departments have nobody: one empty value tells as much as ninety.
            if value["count"] == 0 && facet["values"].as_array().unwrap().len() > 20 {
                continue;
            }
            let there = TestApp::real().get(value["href"].as_str().unwrap()).ok();
            assert_eq!(there["counts"]["yes"], value["count"], "{query}: {value}");
            followed += 1;
        }
    }
    assert!(followed > 50, "{query}: {followed} addresses");
}

#[test]
fn the_count_of_a_value_is_what_its_address_gives() {
    check("");
    check("profile=large");
    check("work=volunteer");
    check("region=53&service=email");
    check("near=48.1,-1.6&within_km=60");
}

#[test]
fn every_filter_with_options_has_a_facet_with_its_zeros_and_its_silence() {
    let facets = facets("");
    let names: Vec<&str> = facets.iter().map(|facet| facet["parameter"].as_str().unwrap()).collect();
    for name in
        ["work", "paid_member", "availability", "qualification", "service", "department", "users_vote"]
    {
        assert!(names.contains(&name), "{name}");
    }
    // A delay in hours is a number that the visitor types.
    assert!(!names.contains(&"intervention_max_hours"));
    let of = |name: &str| facets.iter().find(|facet| facet["parameter"] == name).unwrap();
    let codes = |facet: &Json| -> Vec<String> {
        facet["values"]
            .as_array()
            .unwrap()
            .iter()
            .map(|value| value["value"].as_str().unwrap().to_owned())
            .collect()
    };
    // The order is that of the list in data, and no tier is above another.
    assert_eq!(codes(of("availability")), ["99", "98", "95", "90", "none"]);
    assert_eq!(codes(of("work")), ["paid", "volunteer", "mixed"]);
    assert_eq!(of("availability")["not_stated"], ALL);
    assert_eq!(of("qualification")["not_stated"], ALL);
    assert_eq!(of("work")["not_stated"], ALL - 3);
    assert_eq!(of("users_vote")["not_stated"], ALL);
}

#[test]
fn software_is_offered_as_far_as_somebody_has_it() {
    let facets = facets("");
    let software = facets.iter().find(|facet| facet["parameter"] == "software").unwrap();
    let values = software["values"].as_array().unwrap();
    let etherpad = values.iter().find(|value| value["value"] == "etherpad").unwrap();
    assert_eq!(etherpad["count"], 14);
    assert!(values.iter().all(|value| value["count"].as_u64() > Some(0)));
}
