//! Every operation of the OpenAPI document is exercised, and answers what the document promises, errors included.

use matou_tests::contract::{Contract, Operation};
use matou_tests::writing::{PATH as WRITING, Writer};
use matou_tests::{Answer, TestApp, data};
use serde_json::Value as Json;

/// A request per operation and documented status: method and path of the document, then the address.
const REQUESTS: [(&str, u16, &str); 61] = [
    ("/feeds/changes.atom", 200, "/feeds/changes.atom"),
    ("/feeds/{file}", 200, "/feeds/club1.atom"),
    ("/feeds/{file}", 404, "/feeds/nothing.atom"),
    ("/properties/{file}", 200, "/properties/club1.properties"),
    ("/properties/{file}", 400, "/properties/club1.properties?x=1"),
    ("/properties/{file}", 404, "/properties/nothing.properties"),
    ("/properties/{file}", 410, "/properties/synthetic-gone.properties"),
    ("/properties/{slug}/{file}", 200, "/properties/framasoft/framapad.properties"),
    ("/properties/{slug}/{file}", 400, "/properties/framasoft/framapad.properties?x=1"),
    ("/properties/{slug}/{file}", 404, "/properties/framasoft/nothing.properties"),
    ("/properties/{slug}/{file}", 410, "/properties/synthetic-gone/pad.properties"),
    ("/badge/{file}", 200, "/badge/club1.svg"),
    ("/badge/{file}", 400, "/badge/club1.svg?x=1"),
    ("/badge/{file}", 404, "/badge/nothing.svg"),
    ("/badge/{file}", 410, "/badge/synthetic-gone.svg"),
    ("/api/v1/services", 200, "/api/v1/services?service=pad&registration=none&per_page=100"),
    ("/api/v1/services/pick", 303, "/api/v1/services/pick?service=pad&seed=1"),
    ("/api/v1/services/pick", 400, "/api/v1/services/pick?registration=none"),
    ("/api/v1/services/pick", 404, "/api/v1/services/pick?service=pad&q=zzzz"),
    ("/api/v1/changes", 200, "/api/v1/changes?since=1000-2026-11-21"),
    ("/api/v1/changes", 410, "/api/v1/changes?since=999999-2026-11-21"),
    ("/dumps/{day}/{file}", 200, "/dumps/latest/datapackage.json"),
    ("/dumps/{day}/{file}", 200, "/dumps/latest/hosters.json?lang=en"),
    ("/dumps/{day}/{file}", 404, "/dumps/2026-11-21/hosters.csv"),
    ("/dumps/{day}/{file}", 404, "/dumps/latest/hosters.xlsx"),
    ("/api/v1/hosters.geojson", 200, "/api/v1/hosters.geojson?profile=large"),
    ("/api/v1/hosters.geojson", 400, "/api/v1/hosters.geojson?page=2"),
    ("/api/v1/hosters.geojson", 414, "/api/v1/hosters.geojson?q={long}"),
    ("/api/v1/hosters", 200, "/api/v1/hosters"),
    (
        "/api/v1/hosters",
        200,
        "/api/v1/hosters?include=facets,explanation,excluded,services,provenance&per_page=500",
    ),
    (
        "/api/v1/hosters",
        200,
        "/api/v1/hosters?profile=large&include=facets,explanation,excluded&q=a&near=48.1,-1.6",
    ),
    (
        "/api/v1/hosters",
        200,
        "/api/v1/hosters?intervention_max_hours=8&include=explanation,excluded&per_page=500",
    ),
    ("/api/v1/hosters", 400, "/api/v1/hosters?avaliability=99&page=0&sort=availability"),
    ("/api/v1/hosters", 414, "/api/v1/hosters?q={long}"),
    ("/api/v1/hosters/{slug}", 200, "/api/v1/hosters/club1"),
    ("/api/v1/hosters/{slug}", 200, "/api/v1/hosters/framasoft?lang=en"),
    ("/api/v1/hosters/{slug}", 200, "/api/v1/hosters/chalec"),
    ("/api/v1/hosters/{slug}", 400, "/api/v1/hosters/club1?page=1"),
    ("/api/v1/hosters/{slug}", 404, "/api/v1/hosters/nobody-at-all"),
    ("/api/v1/hosters/{slug}", 410, "/api/v1/hosters/synthetic-gone"),
    (
        "/api/v1/hosters/{slug}/explain",
        200,
        "/api/v1/hosters/club1/explain?profile=large&q=club&near=48.1,-1.6&within_km=5",
    ),
    (
        "/api/v1/hosters/{slug}/explain",
        200,
        "/api/v1/hosters/cliss-xxi/explain?intervention=stated&service=email",
    ),
    ("/api/v1/hosters/{slug}/explain", 400, "/api/v1/hosters/club1/explain?near=abc"),
    ("/api/v1/hosters/{slug}/explain", 404, "/api/v1/hosters/nobody-at-all/explain"),
    ("/api/v1/hosters/{slug}/explain", 410, "/api/v1/hosters/synthetic-gone/explain"),
    ("/api/v1/hosters/{slug}/explain", 414, "/api/v1/hosters/club1/explain?q={long}"),
    ("/api/v1/hosters/{slug}/history", 200, "/api/v1/hosters/club1/history"),
    ("/api/v1/hosters/{slug}/history", 400, "/api/v1/hosters/club1/history?page=1"),
    ("/api/v1/hosters/{slug}/history", 404, "/api/v1/hosters/nobody-at-all/history"),
    ("/api/v1/hosters/{slug}/history", 410, "/api/v1/hosters/synthetic-gone/history"),
    ("/api/v1/criteria", 200, "/api/v1/criteria?lang=en"),
    ("/api/v1/criteria", 400, "/api/v1/criteria?q=a"),
    ("/api/v1/vocabularies/{name}", 200, "/api/v1/vocabularies/departments"),
    ("/api/v1/vocabularies/{name}", 400, "/api/v1/vocabularies/departments?lang=xx"),
    ("/api/v1/vocabularies/{name}", 404, "/api/v1/vocabularies/nothing"),
    ("/api/v1/profiles", 200, "/api/v1/profiles"),
    ("/api/v1/profiles", 400, "/api/v1/profiles?q=a"),
    ("/api/v1/sources", 200, "/api/v1/sources"),
    ("/api/v1/sources", 400, "/api/v1/sources?q=a"),
    ("/health/live", 200, "/health/live"),
    ("/health/ready", 200, "/health/ready"),
];

/// The addresses that need the database, asked when it is gone; none of which was asked before, as answers are kept.
const WITHOUT_DATABASE: [(&str, &str); 2] = [
    ("/api/v1/hosters/{slug}/history", "/api/v1/hosters/framasoft/history"),
    ("/health/ready", "/health/ready"),
];

/// The statuses that every operation of version 1 has. No request provokes a 503 of the time limit at will; what has not
/// changed and what is not accepted is asked in `api/caching.rs`, too often and for another version in `api/views.rs`.
const COMMON: [&str; 7] = ["304", "400", "406", "409", "414", "429", "503"];

fn is_common_path(path: &str) -> bool {
    ["/api/v1/", "/dumps/", "/feeds/"].iter().any(|root| path.starts_with(root))
}

/// Headers that are sent where requests are limited (`api/views.rs`).
const WHERE_LIMITED: [&str; 2] = ["RateLimit", "RateLimit-Policy"];

fn contract() -> Contract {
    Contract::new(&matou_api::openapi::text(&data::schema()))
}

/// The real data with a synthetic hoster that was withdrawn.
fn app() -> TestApp {
    let gone = "slug,name,listing.state,listing.reason\nsynthetic-gone,Gone,withdrawn,It asked for it.\n";
    TestApp::real_and(data::table(&data::schema(), "synthetic.csv", gone))
}

fn check(contract: &Contract, path: &str, status: u16, answer: &Answer) {
    check_of(contract, ("GET", path), status, answer);
}

fn check_of(contract: &Contract, (method, path): (&str, &str), status: u16, answer: &Answer) {
    assert_eq!(answer.status.as_u16(), status, "{path}: {}", answer.text());
    let media = answer.header("content-type").split(';').next().unwrap_or_default();
    let is_json = media == "application/json" || media.ends_with("+json");
    let body = if is_json { answer.json() } else { answer.text().into() };
    let faults = contract.faults_of((method, path), status, media, &body);
    assert!(faults.is_empty(), "{path} {status}:\n{}", faults[..faults.len().min(20)].join("\n"));
    let method = method.to_lowercase();
    let place = format!("/paths/{}/{method}/responses/{status}", path.replace('/', "~1"));
    for name in contract.at(&place)["headers"].as_object().into_iter().flatten().map(|(name, _)| name) {
        let is_there = !answer.header(&name.to_lowercase()).is_empty();
        assert!(is_there || WHERE_LIMITED.contains(&name.as_str()), "{path} {status}: no {name}");
    }
}

#[test]
fn every_operation_and_every_documented_status_is_exercised_and_keeps_its_contract() {
    let (app, contract) = (app(), contract());
    let long = "a".repeat(9 * 1024);
    for (path, status, address) in REQUESTS {
        check(&contract, path, status, &app.get(&address.replace("{long}", &long)));
    }
    let broken = app;
    matou_tests::block_on(broken.state().store().close());
    for (path, address) in WITHOUT_DATABASE {
        check(&contract, path, 503, &broken.get(address));
    }
    // What is in memory is served all the same.
    assert_eq!(broken.get("/api/v1/hosters").status, 200);
    for operation in contract.operations() {
        if operation.path == WRITING {
            continue;
        }
        assert_eq!(operation.method, "GET", "{operation:?} is new: exercise it here");
        check_common(&contract, &operation);
        let documented = contract.at(&format!("{}/responses", operation.place()));
        for status in documented.as_object().unwrap().keys() {
            let asked = |(path, known, _): &(&str, u16, &str)| {
                *path == operation.path && known.to_string() == *status
            };
            let is_common = is_common_path(&operation.path) && COMMON.contains(&status.as_str());
            let unavailable =
                status == "503" && WITHOUT_DATABASE.iter().any(|(path, _)| *path == operation.path);
            assert!(
                is_common || unavailable || REQUESTS.iter().any(asked),
                "no request exercises {status} of {operation:?}"
            );
        }
    }
}

#[test]
fn writing_is_exercised_with_every_documented_status_and_keeps_its_contract() {
    let (app, contract) = (app(), contract());
    let mut seen: Vec<String> = vec!["410".to_owned()];
    for (status, _, answer) in Writer::new(&app).answers() {
        check_of(&contract, ("POST", WRITING), status, &answer);
        seen.push(status.to_string());
    }
    let gone = Writer::of(&app, "synthetic-gone");
    check_of(&contract, ("POST", WRITING), 410, &gone.state());
    matou_tests::block_on(app.state().store().close());
    check_of(&contract, ("POST", WRITING), 503, &gone.state());
    let place = format!("/paths/{}/post/responses", WRITING.replace('/', "~1"));
    for status in contract.at(&place).as_object().unwrap().keys() {
        assert!(seen.contains(status) || COMMON.contains(&status.as_str()), "no request exercises {status}");
    }
}

/// What every operation of version 1 refuses in the same way.
fn check_common(contract: &Contract, operation: &Operation) {
    if !is_common_path(&operation.path) {
        return;
    }
    let known = |(path, status, _): &&(&str, u16, &str)| *path == operation.path && *status < 400;
    let (_, _, address) = REQUESTS.iter().find(known).expect("a request that is answered");
    let bare = address.split('?').next().unwrap_or_default();
    let app = TestApp::real();
    check(contract, &operation.path, 400, &app.get(&format!("{bare}?no_such_parameter=1")));
    check(contract, &operation.path, 414, &app.get(&format!("{bare}?{}", "a".repeat(9 * 1024))));
}

#[test]
fn the_document_points_nowhere_but_into_itself_and_says_what_each_thing_is() {
    let contract = contract();
    assert_eq!(contract.dangling(), Vec::<String>::new());
    assert!(contract.at("/openapi").as_str().unwrap().starts_with("3.1"));
    for operation in contract.operations() {
        let json = contract.at(&operation.place());
        assert!(!operation.id.is_empty() && !operation.tag.is_empty(), "{operation:?}");
        assert!(json["summary"].is_string(), "{operation:?} says nothing of itself");
        for parameter in json["parameters"].as_array().into_iter().flatten() {
            assert!(parameter["description"].is_string(), "{operation:?}: {parameter}");
        }
    }
    for (name, schema) in contract.at("/components/schemas").as_object().unwrap() {
        let is_named_for_people = !["BTreeMap", "Vec", "HashMap"].contains(&name.as_str());
        assert!(is_named_for_people && !name.ends_with("Body"), "“{name}” is a name for programmers");
        assert!(schema.is_object(), "{name}");
    }
}

#[test]
fn every_parameter_of_the_search_is_documented_and_every_documented_one_is_read() {
    let contract = contract();
    for path in ["/api/v1/hosters", "/api/v1/hosters/{slug}/explain"] {
        let documented = contract.parameters(path);
        for filter in data::schema().filters() {
            for name in [Some(filter.filter.parameter), filter.clock_parameter()].into_iter().flatten() {
                assert!(documented.iter().any(|known| known == name), "{path}: {name}");
            }
        }
        for name in documented {
            let address = format!("{}?{name}=", path.replace("{slug}", "club1"));
            assert_eq!(
                TestApp::real().get(&address).status,
                200,
                "{address}: an empty value asks for nothing"
            );
        }
    }
}

#[test]
fn the_document_that_is_served_is_the_one_that_is_made_from_the_code() {
    let served: Json = TestApp::real().get("/api/openapi.json").ok();
    let made: Json = serde_json::from_str(&matou_api::openapi::text(&data::schema())).unwrap();
    assert_eq!(served, made);
}
