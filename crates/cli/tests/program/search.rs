//! `matou search`, `matou explain`, `matou export`: the same search and the same sentences in the terminal.

use crate::place::{Place, data};
use serde_json::Value as Json;

fn filled() -> Place {
    let place = Place::new();
    drop(place.serve(&[]).stop("TERM"));
    place
}

#[test]
fn a_search_is_restated_counted_and_explained() {
    let out = filled().out(&["search", "profile=large&sort=name"]);
    assert!(out.starts_with("Hosters where at least one member is paid."), "{out}");
    for piece in
        ["5 match", "81 have not said", "1 does not fit", "Cliss XXI", "Framasoft", "Infini", "Nubo", "Club1"]
    {
        assert!(out.contains(piece), "no “{piece}” in {out}");
    }
    assert!(out.find("Cliss XXI").unwrap() < out.find("Framasoft").unwrap(), "{out}");
    assert!(out.contains("No member is paid.") || out.contains("paid_member excludes 1"), "{out}");
}

#[test]
fn an_empty_database_shows_the_shipped_data_and_says_so() {
    let ran = Place::new().run(&["search", "intervention=none&match=yes"]);
    ran.check(0, "The database is empty: this is the data shipped with the program.");
    assert!(ran.out.contains("Club1") && ran.out.contains("Deuxfleurs"), "{}", ran.out);
    let quiet = Place::new().run(&["search", "intervention=none", "--quiet"]);
    assert_eq!(quiet.err, "");
}

#[test]
fn the_terminal_and_the_server_give_the_same_json() {
    let place = filled();
    let query = "profile=individual&department=35&sort=name";
    let out: Json = serde_json::from_str(&place.out(&["search", query, "--format", "json"])).unwrap();
    let explained: Json =
        serde_json::from_str(&place.out(&["explain", "deuxfleurs", query, "--format", "json"])).unwrap();
    let server = place.serve(&[]);
    let include = "include=facets,explanation,excluded,services,provenance";
    // The language is asked for in the address here, so links keep it; in the terminal it is that of the locale.
    let answered = |address: &str| -> Json {
        let answer = server.get(&format!("{address}&lang=en"));
        serde_json::from_str(&answer.body.replace("&lang=en", "")).unwrap()
    };
    assert_eq!(out, answered(&format!("/api/v1/hosters?{query}&{include}")));
    assert_eq!(explained, answered(&format!("/api/v1/hosters/deuxfleurs/explain?{query}")));
    drop(server.stop("TERM"));
}

#[test]
fn explain_says_why() {
    let place = filled();
    let out = place.out(&["explain", "club1", "profile=large&intervention=none"]);
    for piece in ["Club1", "No member is paid.", "States that no intervention time is promised."] {
        assert!(out.contains(piece), "no “{piece}” in {out}");
    }
    let french = place.out(&["explain", "club1", "profile=large", "--lang", "fr"]);
    assert!(french.contains("Aucun membre n’est rémunéré."), "{french}");
}

#[test]
fn mistakes_are_those_of_the_api() {
    let place = Place::new();
    place.run(&["search", "avaliability=99"]).check(2, "Did you mean “availability”?");
    place.run(&["search", "sort=availability"]).check(2, "is no mark");
    place.run(&["search", "page=0&near=abc"]).check(2, "is not a position");
    place.run(&["search", "q=%FF"]).check(2, "UTF-8");
    place.run(&["explain", "clubb1"]).check(2, "club1");
    place.run(&["explain"]).check(2, "Usage");
    place.run(&["search", "work=payd", "--lang", "fr"]).check(2, "Vouliez-vous « paid » ?");
}

#[test]
fn nothing_is_coloured_where_nobody_looks() {
    let ran = filled().run(&["search", "profile=large"]);
    assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{ran:?}");
}

#[test]
fn the_whole_directory_is_exported_as_json() {
    let place = filled();
    place.run(&["export", "json", "out/here"]).check(0, "hosters.json");
    let text = std::fs::read_to_string(place.path("out/here/hosters.json")).unwrap();
    let json: Json = serde_json::from_str(&text).unwrap();
    assert_eq!(json["licence"], "CC-BY-SA-4.0");
    let hosters = json["hosters"].as_array().unwrap();
    assert_eq!(hosters.len(), 87);
    let slugs: Vec<&str> = hosters.iter().map(|hoster| hoster["slug"].as_str().unwrap()).collect();
    assert!(slugs.is_sorted());
    let server = place.serve(&[]);
    let club1 = hosters.iter().find(|hoster| hoster["slug"] == "club1").unwrap();
    assert_eq!(*club1, server.json("/api/v1/hosters/club1?lang=en"));
    drop(server.stop("TERM"));
}

#[test]
fn the_openapi_document_is_the_committed_one() {
    let committed = std::fs::read_to_string(format!("{}/../openapi/openapi.json", data())).unwrap();
    assert!(
        Place::new().out(&["openapi"]) == committed,
        "openapi/openapi.json is stale, or printed otherwise"
    );
}

/// As `| head` does: it closes the pipe once it has read enough.
#[test]
fn a_reader_who_has_enough_is_no_error() {
    let place = Place::new();
    for arguments in [
        &["search"][..],
        &["search", "--format", "json"],
        &["explain", "club1"],
        &["openapi"],
        &["db", "check"],
    ] {
        if arguments[0] == "db" {
            place.make_database();
        }
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = place.command(arguments).stdout(writer).stderr(std::process::Stdio::piped()).spawn();
        let output = output.unwrap().wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !said.contains("panicked"), "{arguments:?}: {said}");
    }
}

/// What was asked is done all the same, and how it ended is told.
#[test]
fn an_import_is_written_though_nobody_reads_the_plan() {
    let place = Place::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    assert!(place.command(&["import", "csv", &data()]).stdout(writer).status().unwrap().success());
    assert!(place.out(&["search"]).contains("87"));
}
