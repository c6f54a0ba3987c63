//! Orders and pages: every hoster once, matches before the silent, and the shuffle repeatable by its seed.

use super::{ALL, everybody};
use matou_tests::TestApp;
use std::collections::BTreeSet;

fn page(query: &str, page: usize) -> Vec<String> {
    let answer = TestApp::real().get(&format!("/api/v1/hosters?{query}&page={page}"));
    let mut slugs = answer.slugs("yes");
    slugs.extend(answer.slugs("unknown"));
    slugs
}

fn check(query: &str) {
    let all: Vec<String> = (1..=9).flat_map(|number| page(query, number)).collect();
    assert_eq!(all.len(), ALL, "{query}");
    assert_eq!(all.into_iter().collect::<BTreeSet<_>>(), everybody(), "{query}");
    assert!(page(query, 10).is_empty());
}

#[test]
fn pages_hold_every_hoster_once() {
    check("per_page=10");
    check("per_page=10&seed=42");
    check("per_page=10&sort=name");
    check("per_page=10&near=48.1,-1.6&sort=distance");
    check("per_page=10&profile=individual");
}

#[test]
fn one_page_may_hold_everybody() {
    let json = TestApp::real().get("/api/v1/hosters?per_page=500").ok();
    assert_eq!((json["items"].as_array().unwrap().len(), json["pages"].as_u64()), (ALL, Some(1)));
    let json = TestApp::real().get("/api/v1/hosters").ok();
    assert_eq!((json["items"].as_array().unwrap().len(), json["pages"].as_u64()), (25, Some(4)));
    let far = TestApp::real().get("/api/v1/hosters?page=4294967295").ok();
    assert_eq!(far["items"].as_array().unwrap().len(), 0);
}

#[test]
fn the_shuffle_is_that_of_its_seed_and_the_seed_is_that_of_the_day() {
    let json = TestApp::real().get("/api/v1/hosters").ok();
    assert_eq!(json["seed"], 20_261_121);
    assert_eq!(page("per_page=25", 1), page("per_page=25&seed=20261121", 1));
    assert_eq!(page("seed=7", 1), page("seed=7", 1));
    assert_ne!(page("seed=7", 1), page("seed=8", 1));
}

#[test]
fn the_order_by_name_folds_accents_and_case() {
    let names = |query: &str| -> Vec<String> {
        let json = TestApp::real().get(query).ok();
        json["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|item| item["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let all = names("/api/v1/hosters?sort=name&per_page=500");
    let at = |name: &str| all.iter().position(|known| known == name).unwrap();
    assert!(at("allella") < at("Alolise") && at("Alolise") < at("Altertek"));
    assert!(at("Réseau Koumbit") < at("RésiLien") && at("RésiLien") < at("Retzo.net"));
    assert!(at("Nubo") < at("Numéricloud") && at("Numéricloud") < at("Oisux"));
}

#[test]
fn the_order_by_distance_measures_and_puts_the_placeless_last() {
    let json = TestApp::real().get("/api/v1/hosters?near=48.1,-1.6&sort=distance&per_page=500").ok();
    let items = json["items"].as_array().unwrap();
    let far: Vec<f64> = items.iter().filter_map(|item| item["distance_km"].as_f64()).collect();
    assert_eq!(far.len(), ALL - 4);
    assert!(far.is_sorted(), "{far:?}");
    // 48.1,-1.7 is a tenth of a degree of longitude away: 7.4 km at that latitude.
    assert!(
        (far[0] - 7.4).abs() < 0.06 && (far[6] - 23.4).abs() < 0.06 && (far[7] - 45.1).abs() < 0.06,
        "{far:?}"
    );
    let last: Vec<&str> = items[83..].iter().map(|item| item["slug"].as_str().unwrap()).collect();
    assert_eq!(last, super::NOT_ON_THE_MAP);
}

#[test]
fn hiding_the_silent_is_the_visitors_choice() {
    let json = TestApp::real().get("/api/v1/hosters?profile=large&match=yes").ok();
    assert_eq!(json["items"].as_array().unwrap().len(), 5);
    assert_eq!((json["total"].as_u64(), json["counts"]["unknown"].as_u64()), (Some(5), Some(81)));
}
