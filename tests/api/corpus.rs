//! Queries that are unknown, repeated, contradictory, hostile or odd, asked of every route that takes parameters: each is
//! refused by the name of the parameter that is wrong, or accepted and shown; none is ignored, none is a fault.

use matou_core::letters::shorten;
use matou_core::query::decode;
use matou_tests::contract::Contract;
use matou_tests::{Answer, TestApp, data};
use serde_json::Value as Json;
use std::collections::BTreeSet;

/// How many cases there are at least.
const LEAST: usize = 200;

/// One line of the corpus.
struct Case {
    status: u16,
    /// The parameters that a refusal names, or the canonical query that an acceptance shows.
    shown: String,
    query: String,
}

/// A route with its parameters.
struct Route {
    address: String,
    /// The pairs that every request must have.
    required: String,
    parameters: Vec<String>,
}

impl Route {
    /// Whether it leads to one of those that it finds.
    fn draws(&self) -> bool {
        self.address.ends_with("/pick")
    }

    /// Whether it reads the whole grammar.
    fn searches(&self) -> bool {
        self.parameters.iter().any(|name| name == "profile")
    }
}

fn cases() -> Vec<Case> {
    let text = data::read("tests/corpus/queries.txt");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let case = |line: &str| {
        let mut pieces = line.splitn(3, ' ');
        let mut next = || pieces.next().unwrap_or_default().to_owned();
        let (status, shown, query) = (next(), next(), next());
        let shown = if shown == "-" { String::new() } else { shown };
        Case { status: status.parse().expect("a status"), shown: grow(&shown), query: grow(&query) }
    };
    lines.map(case).collect()
}

/// Writes `{text*3}` out.
fn grow(text: &str) -> String {
    let pieces = || {
        let (before, rest) = text.split_once('{')?;
        let (inside, after) = rest.split_once('}')?;
        let (piece, times) = inside.rsplit_once('*')?;
        Some(format!("{before}{}{after}", piece.repeat(times.parse().ok()?)))
    };
    pieces().unwrap_or_else(|| text.to_owned())
}

/// Every route of the document that takes parameters, with the examples of its path.
fn routes() -> Vec<Route> {
    let contract = Contract::new(&matou_api::openapi::text(&data::schema()));
    let mut routes = Vec::new();
    for operation in contract.operations().into_iter().filter(|operation| operation.method == "GET") {
        let mut address = operation.path.clone();
        let Some(all) = contract.at(&operation.place())["parameters"].as_array() else { continue };
        for parameter in all.iter().filter(|parameter| parameter["in"] == "path") {
            let (name, example) = (parameter["name"].as_str(), parameter["example"].as_str());
            address = address.replace(&format!("{{{}}}", name.unwrap()), example.unwrap());
        }
        // What must be there is there.
        let required =
            all.iter().filter(|parameter| parameter["in"] == "query" && parameter["required"] == true);
        let pair = |parameter: &Json| {
            let example = &parameter["example"];
            let value = example.as_str().or_else(|| example[0].as_str()).unwrap();
            format!("&{}={value}", parameter["name"].as_str().unwrap())
        };
        let required: String = required.map(pair).collect();
        routes.push(Route { address, required, parameters: contract.parameters(&operation.path) });
    }
    routes
}

#[test]
fn the_corpus_is_large_and_says_nothing_twice() {
    let cases = cases();
    let distinct: BTreeSet<&str> = cases.iter().map(|case| case.query.as_str()).collect();
    assert_eq!(distinct.len(), cases.len());
    assert!(cases.len() >= LEAST, "{}", cases.len());
    for status in [200, 400, 414] {
        assert!(cases.iter().any(|case| case.status == status), "{status}");
    }
}

#[test]
fn every_search_names_what_it_refuses_and_shows_what_it_accepts() {
    let routes: Vec<Route> = routes().into_iter().filter(Route::searches).collect();
    assert!(routes.len() >= 2);
    let check = |case: &Case, route: &Route| {
        let address = format!("{}?{}{}", route.address, case.query, route.required);
        let answer = TestApp::real().get(&address);
        let pairs = decode(&case.query).unwrap_or_default();
        // What only the list includes is unknown elsewhere.
        let is_of_lists =
            |name: &str| ["include", "fields", "page", "per_page", "sort", "match"].contains(&name);
        let foreign = pairs.iter().find(|(name, _)| is_of_lists(name) && !route.parameters.contains(name));
        if route.draws() {
            // What is asked twice then, or means nothing in a draw, is refused; nothing else may be.
            let status = answer.status.as_u16();
            let is_fine = status == case.status
                || (case.status == 200 && [303, 400, 404].contains(&status))
                || (foreign.is_some() && status == 400);
            return (!is_fine).then(|| format!("{address}: {}", start(&answer)));
        }
        match (foreign, case.status) {
            (Some((name, _)), _) => not_refused(&answer, 400, &address, name),
            (None, 200) => {
                let is_shown = answer.status == 200 && answer.json()["query"] == case.shown;
                (!is_shown).then(|| format!("{address}: not “{}”: {}", case.shown, start(&answer)))
            }
            (None, status) => not_refused(&answer, status, &address, &case.shown),
        }
    };
    let faults: Vec<String> =
        cases().iter().flat_map(|case| routes.iter().filter_map(move |route| check(case, route))).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn every_other_route_refuses_the_first_name_that_it_does_not_know() {
    let routes: Vec<Route> = routes().into_iter().filter(|route| !route.searches()).collect();
    assert!(routes.len() >= 6);
    let mut refusals = 0;
    let mut check = |case: &Case, route: &Route| {
        let address = format!("{}?{}{}", route.address, case.query, route.required);
        let answer = TestApp::real().get(&address);
        let Ok(pairs) = decode(&case.query) else {
            return not_refused(&answer, case.status, &address, &case.shown);
        };
        let unknown = pairs.iter().find(|(name, _)| !route.parameters.contains(name));
        let Some((name, _)) = unknown else {
            let is_as_expected = answer.status.as_u16() == case.status;
            return (!is_as_expected).then(|| format!("{address}: {}", start(&answer)));
        };
        refusals += 1;
        not_refused(&answer, 400, &address, &shorten(name).replace(' ', "%20"))
    };
    let mut faults = Vec::new();
    for case in cases() {
        faults.extend(routes.iter().filter_map(|route| check(&case, route)));
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    assert!(refusals > LEAST, "{refusals}");
}

/// What is wrong when an answer is no refusal with a status that names each of some parameters.
fn not_refused(answer: &Answer, status: u16, address: &str, names: &str) -> Option<String> {
    if answer.status.as_u16() != status {
        return Some(format!("{address}: no {status}: {}", start(answer)));
    }
    let json = answer.json();
    let all = json["errors"].as_array().into_iter().flatten();
    let told: Vec<String> =
        all.map(|error| error["parameter"].as_str().unwrap_or_default().replace(' ', "%20")).collect();
    let is_told = |name: &str| told.iter().any(|known| known == name);
    let all_are_told = is_told(names) || names.split(',').all(is_told);
    (!all_are_told).then(|| format!("{address}: “{names}” is not named: {told:?}"))
}

/// The beginning of an answer, for a message.
fn start(answer: &Answer) -> String {
    answer.text().chars().take(200).collect()
}
