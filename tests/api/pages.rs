//! The people behind a commitment wherever it is explained.

use matou_tests::TestApp;
use serde_json::json;

#[test]
fn a_commitment_is_explained_with_the_people_behind_it() {
    let app = TestApp::real();
    let explained = app.get("/api/v1/hosters/cliss-xxi/explain?intervention=stated").ok();
    assert_eq!(explained["lines"][0]["human_cost"]["work"], json!({"administration": "paid"}));
    assert_eq!(explained["lines"][0]["human_cost"]["on_call"], "not_stated");
    let excluded = app.get("/api/v1/hosters?intervention=stated&include=excluded").ok();
    let hosters = excluded["excluded"][0]["hosters"].as_array().unwrap();
    assert!(
        !hosters.is_empty() && hosters.iter().all(|hoster| hoster["human_cost"].is_object()),
        "{excluded}"
    );
}
