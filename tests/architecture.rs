//! The shape of the house: who may use what, how files look, and which words and facts never leave it.

use matou_tests::{TestApp, data};
use serde_json::Value as Json;
use std::path::Path;

/// What each crate may depend on, and why. Anything else is a decision: add it here with its reason, or do without.
const MAY_USE: [(&str, &[(&str, &str)]); 6] = [
    ("core", &[("jiff", "dates of the calendar"), ("thiserror", "error types")]),
    (
        "store",
        &[
            ("matou-core", "the entries that it keeps"),
            ("sha2", "the hash of the ledger"),
            ("sqlx", "SQLite and PostgreSQL: the only crate with SQL"),
            ("thiserror", "error types"),
            ("tokio", "the turn of the writers"),
        ],
    ),
    (
        "importer",
        &[
            ("matou-core", "what it makes"),
            ("csv", "tables"),
            ("jiff", "dates of the sources"),
            ("reqwest", "hosters' addresses: the only outgoing HTTP client, in fetch.rs alone"),
            ("rustls", "TLS for it, with ring"),
            ("serde", "the map dump"),
            ("serde_json", "the map dump, the description of the tables"),
            ("sha2", "the hashes of the tables"),
            ("thiserror", "error types"),
            ("tokio", "several hosts at once, pauses, the end of patience"),
            ("toml", "the collective's settings"),
            ("url", "what an address leads to"),
        ],
    ),
    (
        "api",
        &[
            ("matou-core", "what it shows"),
            ("matou-importer", "the tables of dumps: what it writes, it reads"),
            ("matou-store", "history, and the ledger that it follows"),
            ("arc-swap", "the directory is swapped whole"),
            ("askama", "HTML and SVG: templates checked when the program is built, escaped by default"),
            ("axum", "HTTP: the only crate that knows it"),
            ("axum-extra", "cookies of those who are in"),
            ("brotli", "bodies compressed once and kept"),
            ("flate2", "bodies compressed once and kept"),
            ("fluent-bundle", "the catalogues of words, with plurals"),
            ("getrandom", "the draw of a service, the marks of forms, secrets"),
            ("governor", "the limit of requests"),
            ("hyper", "the accept loop with its limits"),
            ("hyper-util", "the accept loop with its limits"),
            ("itoa", "counts in pre-written JSON"),
            ("jiff", "the clock, as an argument"),
            ("quick_cache", "kept answers, bounded in bytes"),
            ("serde", "JSON"),
            ("serde_json", "JSON"),
            ("sha2", "digests of secrets: nothing else of them is kept"),
            ("thiserror", "error types"),
            ("tokio", "the accept loop with its limits"),
            ("totp-rs", "the one-time codes of reviewers"),
            ("tower", "the accept loop with its limits"),
            ("tower-http", "compression, CORS, forms of other sites, panics, traces"),
            ("tracing", "the log"),
            ("unic-langid", "the languages of the catalogues"),
            ("utoipa", "the OpenAPI document"),
            ("utoipa-axum", "the OpenAPI document"),
            ("utoipa-swagger-ui", "the reader of the document, inside the program"),
            ("validator", "what an e-mail address is"),
        ],
    ),
    (
        "mailer",
        &[
            ("matou-store", "the letters that wait"),
            ("jiff", "the clock, as an argument"),
            ("lettre", "mail: the only crate that sends any"),
            ("thiserror", "error types"),
            ("tokio", "files, and how long a letter may take"),
            ("tracing", "the log"),
            ("url", "the address of a relay"),
        ],
    ),
    (
        "cli",
        &[
            ("matou-core", "composed"),
            ("matou-store", "composed"),
            ("matou-importer", "composed"),
            ("matou-api", "composed"),
            ("matou-mailer", "composed"),
            ("clap", "the command line"),
            ("indicatif", "progress on a terminal"),
            ("jiff", "the clock"),
            ("rust-embed", "the data in the program"),
            ("serde_json", "reports for programs"),
            ("tokio", "the runtime, signals, sockets"),
            ("toml", "matou.toml"),
            ("tracing", "the log"),
            ("tracing-subscriber", "the log"),
        ],
    ),
];

/// The longest file, in lines.
const LINES_MAX: usize = 400;

fn manifest(path: &str) -> toml::Table {
    toml::from_str(&data::read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn sources() -> Vec<String> {
    let mut all = data::files("crates", "rs");
    all.extend(data::files("tests", "rs"));
    all
}

#[test]
fn each_crate_uses_what_the_table_allows() {
    for (name, allowed) in MAY_USE {
        let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
        assert!(manifest.get("build-dependencies").is_none() && manifest.get("target").is_none(), "{name}");
        for dependency in manifest["dependencies"].as_table().unwrap().keys() {
            let known = allowed.iter().any(|(known, why)| known == dependency && !why.is_empty());
            assert!(
                known,
                "crates/{name} uses {dependency}: is it in the right room? (tests/architecture.rs)"
            );
        }
    }
}

#[test]
fn what_belongs_to_one_crate_is_used_by_it_alone() {
    for (dependency, owners) in [
        ("sqlx", &["store"][..]),
        ("axum", &["api"]),
        ("hyper", &["api"]),
        ("utoipa", &["api"]),
        ("csv", &["importer"]),
        ("lettre", &["mailer"]),
        ("reqwest", &["importer"]),
        ("clap", &["cli"]),
        ("tracing-subscriber", &["cli"]),
    ] {
        for (name, _) in MAY_USE {
            let manifest = manifest(&format!("crates/{name}/Cargo.toml"));
            for table in ["dependencies", "dev-dependencies"] {
                let uses = manifest.get(table).is_some_and(|table| table.get(dependency).is_some());
                assert!(!uses || owners.contains(&name), "crates/{name}: {table} names {dependency}");
            }
        }
    }
}

#[test]
fn one_room_asks_other_servers() {
    for path in sources().into_iter().filter(|path| path.starts_with("crates/")) {
        let is_room = path.starts_with("crates/importer/src/fetch");
        assert!(
            is_room || !data::read(&path).contains("reqwest::"),
            "{path}: fetch.rs alone asks other servers"
        );
    }
}

#[test]
fn every_package_has_the_lints_and_the_versions_of_the_workspace() {
    let workspace = manifest("Cargo.toml");
    let known = workspace["workspace"]["dependencies"].as_table().unwrap();
    for path in data::files("crates", "toml")
        .into_iter()
        .chain(["tests/Cargo.toml", "tests/bench/Cargo.toml"].map(str::to_owned))
    {
        if !path.ends_with("Cargo.toml") {
            continue;
        }
        let manifest = manifest(&path);
        assert_eq!(manifest["lints"]["workspace"].as_bool(), Some(true), "{path}");
        for key in ["edition", "rust-version", "version", "license", "publish"] {
            assert_eq!(manifest["package"][key]["workspace"].as_bool(), Some(true), "{path}: {key}");
        }
        for table in ["dependencies", "dev-dependencies"] {
            for (name, dependency) in
                manifest.get(table).and_then(toml::Value::as_table).into_iter().flatten()
            {
                // A crate may name itself, so that its benchmarks see its synthetic data.
                let is_itself = manifest["package"]["name"].as_str() == Some(name);
                let of_workspace = dependency.get("workspace").and_then(toml::Value::as_bool) == Some(true);
                assert!(is_itself || of_workspace && known.contains_key(name), "{path}: {name}");
            }
        }
    }
}

#[test]
fn every_file_says_what_it_is_for_and_is_not_too_long() {
    for path in sources() {
        let text = data::read(&path);
        assert!(text.starts_with("//! "), "{path} does not open with //!");
        let lines = text.lines().count();
        assert!(lines <= LINES_MAX, "{path} has {lines} lines: {LINES_MAX} at most");
    }
}

#[test]
fn no_lint_is_silenced_without_a_reason_and_nothing_is_left_to_do() {
    // Written in pieces, so that this file does not find itself.
    let forbidden = [
        concat!("#[", "allow"),
        concat!("#![", "allow"),
        concat!("to", "do!("),
        concat!("db", "g!("),
        concat!("FIX", "ME"),
    ];
    for path in sources() {
        let text = data::read(&path);
        for word in forbidden {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn core_reads_no_clock_no_file_and_no_environment() {
    for path in data::files("crates/core/src", "rs") {
        let text = data::read(&path);
        for word in [
            "std::fs",
            "std::net",
            "std::env",
            "std::time::Instant",
            "SystemTime",
            "Timestamp::now",
            "async fn",
        ] {
            assert!(!text.contains(word), "{path}: {word}");
        }
    }
}

#[test]
fn positions_have_one_decimal_because_some_are_homes() {
    let map: Json = serde_json::from_str(&data::read("data/chatons-map.json")).unwrap();
    for point in map["chatons"].as_array().unwrap() {
        for name in ["lat", "lon"] {
            let written = point[name].to_string();
            let decimals = written.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            assert!(decimals <= 1, "{point}");
        }
    }
    let json = TestApp::real().get("/api/v1/hosters?per_page=500").ok();
    let positions = json["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|item| item["identity"]["positions"]["value"].as_array());
    for position in positions.flatten().flat_map(|position| [&position["latitude"], &position["longitude"]]) {
        let tenths = position.as_f64().unwrap() * 10.0;
        assert!((tenths - tenths.round()).abs() < 1e-9, "{position}");
    }
}

#[test]
fn the_data_holds_no_address_of_a_person() {
    for path in data::files("data", "csv") {
        for word in data::read(&path).split([' ', ',', ';', '"', '<', '>', '\n']) {
            let is_mail =
                word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
            assert!(!is_mail || word.contains("://"), "{path}: {word}");
        }
    }
}

fn check_words(place: &str, text: &str) {
    assert_eq!(matou_core::sample::forbidden_in(text), None, "{place}: “{text}”");
}

/// Checks every text of a JSON body.
fn check_texts(place: &str, json: &Json) {
    match json {
        Json::String(text) => check_words(place, text),
        Json::Array(items) => items.iter().for_each(|item| check_texts(place, item)),
        Json::Object(members) => members.values().for_each(|member| check_texts(place, member)),
        _ => {}
    }
}

#[test]
fn the_interface_never_speaks_of_merit() {
    let app = TestApp::real();
    let vocabularies = data::schema()
        .vocabularies()
        .iter()
        .map(|one| format!("/api/v1/vocabularies/{}", one.name()))
        .collect::<Vec<_>>();
    let pages = ["/api/v1/criteria", "/api/v1/profiles", "/api/openapi.json"].map(str::to_owned);
    for address in pages.into_iter().chain(vocabularies) {
        for lang in ["fr", "en"] {
            check_texts(&address, &app.get_with(&address, &[("accept-language", lang)]).ok());
        }
    }
    for query in [
        "profile=large",
        "sort=availability",
        "avaliability=99",
        "intervention=none&availability=99",
        "page=0",
    ] {
        for lang in ["fr", "en"] {
            let json = app.get(&format!("/api/v1/hosters?{query}&lang={lang}&include=facets")).json();
            for name in ["sentence", "applied", "facets", "detail", "errors", "title"] {
                check_texts(query, &json[name]);
            }
        }
    }
}

#[test]
fn the_settings_of_the_collective_never_speak_of_merit() {
    for path in data::files("data/collective", "toml") {
        let table = manifest(&path);
        for line in table.to_string().lines() {
            check_words(&path, line);
        }
    }
}

#[test]
fn the_guide_to_a_new_criterion_gives_every_member_of_its_declaration() {
    let source = data::read("crates/core/src/field.rs");
    let declared = source.split("pub struct Field {").nth(1).unwrap().split("\n}").next().unwrap();
    let members: Vec<&str> = declared
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub ")?.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    assert!(members.len() > 10, "{members:?}");
    let guide = data::read("docs/adding-a-criterion.md");
    for name in members {
        assert!(
            guide.contains(&format!("\n    {name}: ")),
            "docs/adding-a-criterion.md does not give “{name}”"
        );
    }
}

#[test]
fn every_path_that_a_document_names_exists() {
    let mut documents = data::files("docs", "md");
    documents
        .extend(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "data/README.md"].map(str::to_owned));
    for document in documents {
        let folder = Path::new(&document).parent().unwrap().to_owned();
        for piece in data::read(&document).split(['`', '(', ')', ' ', '\n', ',', '|']) {
            let path = piece.trim_end_matches(['.', ':', ';']).split('#').next().unwrap();
            let is_path = ["crates/", "tests/", "docs/", "data/", "scripts/", "openapi/", "../"]
                .iter()
                .any(|start| path.starts_with(start));
            // The example of docs/adding-a-criterion.md is not there, and a pattern is no path.
            if !is_path || path.contains(['*', '<', '{', '…']) || path.ends_with("mutual_aid.rs") {
                continue;
            }
            let root = data::repository();
            let exists = root.join(path).exists() || root.join(&folder).join(path).exists();
            assert!(exists, "{document} names {path}");
        }
    }
}

/// The first command of the README is a bare `cargo run`: it must find one program, and that program is matou.
#[test]
fn cargo_run_finds_one_program() {
    let workspace = manifest("Cargo.toml");
    let defaults = workspace["workspace"]["default-members"].as_array().unwrap();
    assert_eq!(*defaults, ["crates/*", "tests"].map(toml::Value::from));
    let programs = data::files("crates", "rs").into_iter().chain(data::files("tests/src", "rs"));
    let programs: Vec<String> =
        programs.filter(|path| path.ends_with("src/main.rs") || path.contains("src/bin/")).collect();
    assert_eq!(programs, ["crates/cli/src/main.rs"]);
}
