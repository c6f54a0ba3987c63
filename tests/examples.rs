//! Every example of the OpenAPI document: those of parameters are asked, those of answers are what the service answers
//! over the collective's data, and all of them fit their schema.

use matou_core::statement::{Entry, Statement};
use matou_store::{NewRun, Outcome, Store};
use matou_tests::contract::{Contract, Operation};
use matou_tests::writing::{PATH as WRITING, Writer};
use matou_tests::{Answer, TestApp, block_on, data, generated};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

/// A request per operation and status: from its answer the document takes its example. Errors that no request provokes
/// at will (a database that is gone) are made by the document itself, as are those of the withdrawn: nobody is in the data.
const RECORDED: [(&str, u16, &str); 43] = [
    ("feedChanges", 200, "/feeds/changes.atom?lang=en"),
    ("feedHoster", 200, "/feeds/club1.atom?lang=en"),
    ("feedHoster", 404, "/feeds/clubb1.atom?lang=en"),
    ("showBadge", 200, "/badge/club1.svg?lang=en"),
    ("showBadge", 404, "/badge/clubb1.svg?lang=en"),
    ("getHosterFile", 200, "/properties/club1.properties"),
    ("getHosterFile", 404, "/properties/clubb1.properties?lang=en"),
    ("getServiceFile", 200, "/properties/framasoft/framapad.properties"),
    ("getServiceFile", 404, "/properties/framasoft/nothing.properties?lang=en"),
    ("listServices", 200, "/api/v1/services?service=pad&registration=none&lang=en"),
    ("pickService", 303, "/api/v1/services/pick?service=pad&seed=1&lang=en"),
    ("pickService", 400, "/api/v1/services/pick?registration=none&lang=en"),
    ("getDump", 200, "/dumps/latest/datapackage.json?lang=en"),
    ("getDump", 200, "/dumps/latest/hosters.ndjson?lang=en"),
    ("getDump", 200, "/dumps/latest/hosters.csv?lang=en"),
    ("mapHosters", 200, "/api/v1/hosters.geojson?department=35&lang=en"),
    ("mapHosters", 400, "/api/v1/hosters.geojson?page=2&lang=en"),
    ("listChanges", 200, "/api/v1/changes?since=1000-2026-11-21"),
    ("listChanges", 400, "/api/v1/changes?since=yesterday&lang=en"),
    ("listChanges", 410, "/api/v1/changes?since=999999-2026-11-21&lang=en"),
    ("getDump", 404, "/dumps/latest/hosters.xlsx?lang=en"),
    (
        "listHosters",
        200,
        "/api/v1/hosters?profile=large&include=facets,explanation,excluded,services&per_page=1&sort=name&lang=en",
    ),
    ("listHosters", 400, "/api/v1/hosters?avaliability=99&lang=en"),
    ("showHoster", 200, "/api/v1/hosters/club1?lang=en"),
    ("showHoster", 400, "/api/v1/hosters/club1?langg=en"),
    ("showHoster", 404, "/api/v1/hosters/clubb1?lang=en"),
    ("explainHoster", 200, "/api/v1/hosters/club1/explain?service=email&lang=en"),
    ("explainHoster", 400, "/api/v1/hosters/club1/explain?within_km=60&lang=en"),
    ("explainHoster", 404, "/api/v1/hosters/clubb1/explain?lang=en"),
    ("showHistory", 200, "/api/v1/hosters/club1/history?lang=en"),
    ("showHistory", 400, "/api/v1/hosters/club1/history?page=2&lang=en"),
    ("showHistory", 404, "/api/v1/hosters/clubb1/history?lang=en"),
    ("listCriteria", 200, "/api/v1/criteria?lang=en"),
    ("listCriteria", 400, "/api/v1/criteria?lang=de"),
    ("showVocabulary", 200, "/api/v1/vocabularies/availability_tiers?lang=en"),
    ("showVocabulary", 400, "/api/v1/vocabularies/availability_tiers?lang=fr&lang=en"),
    ("showVocabulary", 404, "/api/v1/vocabularies/tiers?lang=en"),
    ("listProfiles", 200, "/api/v1/profiles?lang=en"),
    ("listProfiles", 400, "/api/v1/profiles?langg=en"),
    ("listSources", 200, "/api/v1/sources"),
    ("listSources", 400, "/api/v1/sources?source=map&lang=en"),
    ("isLive", 200, "/health/live"),
    ("isReady", 200, "/health/ready"),
];

/// Parameters that need others, as their descriptions say.
const NEEDS: [(&str, &str); 3] =
    [("without", "profile"), ("within_km", "near"), ("intervention_clock", "intervention_max_hours")];

/// How many characters of a text are kept.
const TEXT_MAX: usize = 400;
/// How many entries an object of answers keeps in an example, and an array how many items.
const KEPT_ANSWERS: usize = 2;

fn contract() -> Contract {
    Contract::new(&matou_api::openapi::text(&data::schema()))
}

/// The collective's data, written by one run of the importer.
fn app() -> TestApp {
    let statements = data::statements();
    let entries: Vec<Entry> = statements.iter().map(Statement::to_entry).collect();
    let hosters: BTreeSet<String> =
        statements.iter().map(|statement| statement.subject.hoster.to_string()).collect();
    let run = NewRun {
        source: "csv".to_owned(),
        location: "data".to_owned(),
        started_at: data::now().to_string(),
        finished_at: data::now().to_string(),
        statements: entries.len() as u64,
        hosters: hosters.len() as u64,
        findings: 0,
        outcome: Outcome::Applied,
    };
    block_on(async {
        let store = Store::open("sqlite::memory:").await.expect("a database in memory");
        store.append(0, &entries, &[run]).await.expect("entries that the ledger can hold");
        TestApp::over(data::schema(), store).await
    })
}

/// An answer that a person can read: each list cut to its first item, answers to the first that are stated.
fn cut(json: &Json) -> Json {
    match json {
        Json::Array(items) => items.iter().take(1).map(cut).collect(),
        Json::String(text) if text.chars().count() > TEXT_MAX => {
            text.chars().take(TEXT_MAX).chain(['…']).collect::<String>().into()
        }
        Json::Object(members) => {
            let short = |(name, member): (&String, &Json)| {
                let is_map = ["answers", "identity"].contains(&name.as_str()) && member.is_object();
                (name.clone(), if is_map { first_answers(member) } else { cut(member) })
            };
            members.iter().map(short).collect()
        }
        other => other.clone(),
    }
}

fn first_answers(answers: &Json) -> Json {
    let all = || answers.as_object().into_iter().flatten();
    let stated = all().filter(|(_, answer)| answer["answer"] != "not_stated");
    let not_stated = all().filter(|(_, answer)| answer["answer"] == "not_stated");
    stated.chain(not_stated).take(KEPT_ANSWERS).map(|(id, answer)| (id.clone(), cut(answer))).collect()
}

#[test]
fn the_examples_of_answers_are_what_the_service_answers() {
    let app = app();
    let record = |(operation, status, request): (&str, u16, &str)| {
        let answer = app.get(request);
        assert_eq!(answer.status.as_u16(), status, "{request}: {}", answer.text());
        let text = answer.text().replace("http://annuaire.test", "https://annuaire.example.org");
        let media = answer.header("content-type").split(';').next().unwrap_or_default().to_owned();
        let whole = if media.ends_with("json") && !media.ends_with("ndjson") {
            serde_json::from_str(&text).unwrap()
        } else {
            Json::from(text)
        };
        let value = cut(&whole);
        json!({
            "operation": operation, "status": status.to_string(), "media": media, "request": request,
            "cut": value != whole, "value": value,
        })
    };
    let mut all: Vec<Json> = RECORDED.into_iter().map(record).collect();
    all.extend(Writer::new(&app).answers().iter().map(written_example));
    let fresh = serde_json::to_string_pretty(&all).unwrap() + "\n";
    generated::keep("crates/api/src/openapi/examples.json", &fresh);
}

/// What was answered to a program that writes.
fn written_example((status, request, answer): &(u16, String, Answer)) -> Json {
    assert_eq!(answer.status.as_u16(), *status, "{request}: {}", answer.text());
    let text = answer.text().replace("http://annuaire.test", "https://annuaire.example.org");
    let value: Json = serde_json::from_str(&text).unwrap();
    json!({
        "operation": "addStatements", "status": status.to_string(), "media": answer.header("content-type"),
        "method": "POST", "request": request, "cut": false, "value": value,
    })
}

#[test]
fn every_answer_with_a_body_has_an_example_that_fits_its_schema() {
    let contract = contract();
    for operation in contract.operations() {
        let responses = contract.at(&format!("{}/responses", operation.place()));
        for (status, response) in responses.as_object().unwrap() {
            for (media, content) in response["content"].as_object().into_iter().flatten() {
                let example = &content["examples"]["answer"];
                let (asked, value) = (&example["summary"], &example["value"]);
                assert!(
                    asked.as_str().is_some_and(|asked| asked.starts_with(&format!("{} /", operation.method))),
                    "{operation:?} {status}"
                );
                let status = status.parse().unwrap();
                let of = (operation.method.as_str(), operation.path.as_str());
                let faults = contract.faults_of(of, status, media, value);
                assert!(faults.is_empty(), "{operation:?} {status}: {faults:?}");
                if media == "application/problem+json" {
                    assert_eq!(value["status"], status, "{operation:?}");
                } else if operation.path != WRITING {
                    let recorded = RECORDED.iter().any(|(id, _, request)| {
                        *id == operation.id && asked.as_str() == Some(&format!("GET {request}"))
                    });
                    assert!(recorded, "{operation:?} {status}: add its request to RECORDED");
                }
            }
        }
    }
}

#[test]
fn every_example_of_a_parameter_is_accepted_and_answered_as_documented() {
    let contract = contract();
    let mut asked = 0;
    for operation in contract.operations().into_iter().filter(|operation| operation.path != WRITING) {
        let parameters =
            contract.at(&operation.place())["parameters"].as_array().cloned().unwrap_or_default();
        check(&contract, &operation, &request(&operation, &parameters, &[]));
        for parameter in &parameters {
            let name = parameter["name"].as_str().unwrap();
            let example = &parameter["example"];
            assert!(!example.is_null(), "{operation:?}: {name} has no example");
            assert_eq!(contract.mismatches(&parameter["schema"], example), Vec::<String>::new(), "{name}");
            let needed = NEEDS.iter().find(|(needs, _)| *needs == name).map(|(_, needed)| *needed);
            let names: Vec<&str> = needed.into_iter().chain([name]).collect();
            check(&contract, &operation, &request(&operation, &parameters, &names));
            asked += 1;
        }
    }
    assert!(asked > 80, "{asked}");
}

/// The example of what is sent is taken as it is, under the examples of its headers.
#[test]
fn the_example_of_writing_is_taken_as_it_stands() {
    let (contract, app) = (contract(), app());
    let place = format!("/paths/{}/post", WRITING.replace('/', "~1"));
    let operation = contract.at(&place);
    let body = &operation["requestBody"]["content"]["application/json"];
    let faults = contract.mismatches(&body["schema"], &body["example"]);
    assert_eq!(faults, Vec::<String>::new());
    let mut names = Vec::new();
    for parameter in operation["parameters"].as_array().unwrap() {
        let (name, example) = (parameter["name"].as_str().unwrap(), &parameter["example"]);
        assert!(!example.is_null() && parameter["description"].is_string(), "{name}");
        assert_eq!(contract.mismatches(&parameter["schema"], example), Vec::<String>::new(), "{name}");
        names.push(name);
    }
    assert_eq!(names, ["slug", "Idempotency-Key", "If-Match", "lang"]);
    let writer = Writer::new(&app);
    assert_eq!(writer.send(&body["example"].to_string()).status, 201);
    assert_eq!(operation["security"], json!([{"token": []}]));
    assert_eq!(contract.at("/components/securitySchemes/token")["scheme"], "bearer");
}

/// The address of an operation with the examples of its path, and of some parameters of its query.
fn request(operation: &Operation, parameters: &[Json], names: &[&str]) -> String {
    let mut path = operation.path.clone();
    let mut query: Vec<String> = Vec::new();
    for parameter in parameters {
        let (name, value) = (parameter["name"].as_str().unwrap(), written(&parameter["example"]));
        if parameter["in"] == "path" {
            path = path.replace(&format!("{{{name}}}"), &value);
        } else if names.contains(&name) || parameter["required"] == true {
            query.push(format!("{name}={value}"));
        }
    }
    if query.is_empty() { path } else { format!("{path}?{}", query.join("&")) }
}

/// A value as a query writes it.
fn written(example: &Json) -> String {
    match example {
        Json::String(text) => matou_core::query::encode(text),
        Json::Array(items) => items.iter().map(written).collect::<Vec<_>>().join(","),
        other => other.to_string(),
    }
}

fn check(contract: &Contract, operation: &Operation, address: &str) {
    let answer = TestApp::real().get(address);
    let status = answer.status.as_u16();
    // Whether there is anything to draw depends on everything that is asked.
    let is_fine = (200..400).contains(&status) || (operation.id == "pickService" && status == 404);
    assert!(is_fine, "{address}: {}", answer.text());
    let media = answer.header("content-type").split(';').next().unwrap_or_default().trim();
    if media.ends_with("json") {
        assert_eq!(
            contract.faults(&operation.path, status, media, &answer.json()),
            Vec::<String>::new(),
            "{address}"
        );
    }
}

#[test]
fn every_example_in_a_schema_fits_it() {
    let contract = contract();
    let mut seen = 0;
    for (name, schema) in contract.at("/components/schemas").as_object().unwrap() {
        walk(&contract, name, schema, &mut seen);
    }
    assert!(seen > 25, "{seen}");
}

fn walk(contract: &Contract, place: &str, schema: &Json, seen: &mut usize) {
    if let Some(example) = schema.get("example") {
        assert_eq!(contract.mismatches(schema, example), Vec::<String>::new(), "{place}");
        *seen += 1;
    }
    match schema {
        Json::Array(items) => items.iter().for_each(|item| walk(contract, place, item, seen)),
        Json::Object(members) => {
            members
                .iter()
                .for_each(|(name, member)| walk(contract, &format!("{place}/{name}"), member, seen));
        }
        _ => {}
    }
}
