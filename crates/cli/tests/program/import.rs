//! `matou import`: a plan first, all or nothing, and twice is once.

use crate::place::{Place, data};
use serde_json::Value as Json;
use std::process::Stdio;

#[test]
fn importing_twice_says_nothing_new_and_leaves_the_hash() {
    let place = Place::new();
    place.make_database();
    let empty = place.hash();
    let first = place.out(&["import", "csv", &data()]);
    assert!(first.starts_with("new hosters: 87; answers added: "), "{first}");
    assert!(first.contains("\n+ club1 (new)\n"), "{first}");
    assert!(first.contains("errors: 0, warnings: 0"), "{first}");
    let hash = place.hash();
    assert_ne!(hash, empty);
    let second = place.out(&["import", "csv", &data()]);
    assert!(second.starts_with("new hosters: 0; answers added: 0, changed: 0, unchanged: "), "{second}");
    assert_eq!(second.lines().count(), 1, "{second}");
    assert_eq!(place.hash(), hash);
}

#[test]
fn the_map_is_imported_twice_as_well() {
    let place = Place::new();
    let map = format!("{}/chatons-map.json", data());
    let first = place.out(&["import", "map", &map, "--stated-on", "2025-09-15"]);
    assert!(first.starts_with("new hosters: 83;"), "{first}");
    let hash = place.hash();
    let second = place.out(&["import", "map", &map, "--stated-on", "2025-09-15", "--quiet"]);
    assert!(second.contains("added: 0, changed: 0"), "{second}");
    assert_eq!(place.hash(), hash);
}

#[test]
fn a_dry_run_shows_the_plan_and_writes_nothing() {
    let place = Place::new();
    let ran = place.run(&["import", "csv", &data(), "--dry-run"]);
    ran.check(0, "A trial only: nothing was written.");
    assert!(ran.out.contains("+ framasoft (new)"), "{}", ran.out);
    assert!(!place.path("matou.db").exists(), "a trial makes no database");
    place.make_database();
    let hash = place.hash();
    place.run(&["import", "csv", &data(), "--dry-run"]).check(0, "new hosters: 87");
    assert_eq!(place.hash(), hash);
    let server = place.serve(&["--empty"]);
    assert_eq!(server.json("/api/v1/sources")["sources"], Json::Array(Vec::new()));
    drop(server.stop("TERM"));
}

#[test]
fn a_dry_run_says_how_the_import_would_end() {
    let place = Place::new();
    place.write("bad.csv", "slug,nmae\nclub1,Club1\n");
    place.run(&["import", "csv", "bad.csv", "--dry-run"]).check(1, "bad.csv:1:2: error");
}

#[test]
fn programs_read_the_plan_as_json() {
    let place = Place::new();
    let json: Json =
        serde_json::from_str(&place.out(&["import", "csv", &data(), "--format", "json"])).unwrap();
    assert_eq!((&json["new_hosters"], &json["errors"]), (&87.into(), &0.into()));
    assert_eq!(json["held"], false);
    place.write("bad.csv", "slug,nmae\nclub1,Club1\n");
    let bad = place.run(&["import", "csv", "bad.csv", "--format", "json"]);
    assert_eq!(bad.status, 1);
    let json: Json = serde_json::from_str(&bad.out).unwrap();
    assert_eq!((&json["errors"], &json["statements"]), (&1.into(), &0.into()));
    assert!(json["findings"][0].as_str().unwrap().contains("did you mean “name”?"), "{json}");
}

#[test]
fn the_map_needs_its_day() {
    let place = Place::new();
    let map = format!("{}/chatons-map.json", data());
    let ran = place.run(&["import", "map", &map]);
    ran.check(2, "give the day of the dump, for example --stated-on 2025-09-15");
    assert!(!place.path("matou.db").exists());
    place.run(&["import", "map", &map, "--lang", "fr"]).check(2, "donnez celui de l’extraction");
}

#[test]
fn the_account_counts_the_hosters_of_the_source_and_not_those_that_change() {
    let place = Place::new();
    let server = place.serve(&[]);
    let counted = || -> Vec<Json> {
        let sources = server.json("/api/v1/sources");
        sources["sources"].as_array().unwrap().iter().map(|one| one["hosters"].clone()).collect()
    };
    // The shipped map adds little to the tables, and speaks of 83 hosters all the same.
    assert_eq!(counted(), [87, 83].map(Json::from));
    place.write("two.csv", "slug,name,website\nclub1,Club1,https://club1.fr\nsynthetic,Synthetic,\n");
    place.out(&["import", "csv", "two.csv"]);
    place.out(&["import", "csv", "two.csv"]);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while counted() != [2, 83].map(Json::from) {
        assert!(std::time::Instant::now() < end, "{:?}", counted());
    }
    drop(server.stop("TERM"));
}

#[test]
fn imports_at_the_same_moment_write_once() {
    let (place, alone) = (Place::new(), Place::new());
    alone.out(&["import", "csv", &data()]);
    place.make_database();
    let importing = || place.command(&["import", "csv", &data()]).stdout(Stdio::null()).spawn().unwrap();
    let running: Vec<_> = (0..3).map(|_| importing()).collect();
    for mut one in running {
        assert!(one.wait().unwrap().success());
    }
    assert_eq!(place.hash(), alone.hash(), "who comes later plans anew, and finds nothing to add");
}

#[test]
fn a_pretended_day_among_real_ones_is_warned_of() {
    let place = Place::new();
    place.write("a.csv", "slug,name\nsynthetic,Synthetic\n");
    let warning = "WARNING: --today 2026-11-21";
    assert!(!place.run(&["import", "csv", "a.csv"]).err.contains(warning), "nothing was there before");
    place.run(&["import", "csv", "a.csv", "--quiet"]).check(0, warning);
    assert!(!place.run(&["import", "csv", "a.csv", "--dry-run"]).err.contains(warning));
    let server = place.serve(&[]);
    assert!(server.said.contains(warning), "{}", server.said);
    drop(server.stop("TERM"));
    let ran = crate::place::Ran::of(place.command(&["import", "csv", "a.csv"]).env_remove("MATOU_TODAY"));
    assert!(ran.status == 0 && !ran.err.contains("WARNING"), "{ran:?}");
}

#[test]
fn a_mass_change_waits_for_a_person() {
    let place = Place::new();
    place.out(&["import", "csv", &data()]);
    let hash = place.hash();
    let hosters = std::fs::read_to_string(format!("{}/hosters.csv", data())).unwrap();
    let mut slugs: Vec<&str> = hosters.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    slugs.dedup();
    let withdraw = |count: usize| {
        let rows: Vec<String> = slugs[..count].iter().map(|slug| format!("{slug},withdrawn,test")).collect();
        format!("slug,listing.state,listing.reason\n{}\n", rows.join("\n"))
    };
    // Nine of 87 are more than one in ten; eight are not.
    place.write("nine.csv", withdraw(9));
    place.run(&["import", "csv", "nine.csv"]).check(3, "held: 9 of the 87 known hosters");
    assert_eq!(place.hash(), hash);
    place.run(&["import", "csv", "nine.csv", "--dry-run"]).check(3, "--confirm-mass-change");
    place.run(&["import", "csv", "nine.csv", "--confirm-mass-change"]).check(0, "changed:");
    assert_ne!(place.hash(), hash);
    let other = Place::new();
    other.out(&["import", "csv", &data()]);
    other.write("eight.csv", withdraw(8));
    other.run(&["import", "csv", "eight.csv"]).check(0, "");
}

#[test]
fn what_is_not_there_is_a_mistake_of_usage() {
    let place = Place::new();
    place.run(&["import", "csv", "nothing.csv"]).check(2, "nothing.csv");
    place.write("empty/readme.txt", "no table");
    place.run(&["import", "csv", "empty"]).check(2, "no .csv file");
    place.run(&["import", "pdf", "x"]).check(2, "pdf");
    place.run(&["import"]).check(2, "Usage");
}

#[test]
fn what_others_wrote_beside_utf_8_is_read_with_a_word_of_warning() {
    let place = Place::new();
    place.write("bom.csv", "\u{feff}slug,name\nbom,École\n");
    assert!(place.out(&["import", "csv", "bom.csv"]).contains("warnings: 0"));
    place.write("windows.csv", b"slug;name\r\nwindows;\xc9cole\r\n");
    let ran = place.run(&["import", "csv", "windows.csv"]);
    ran.check(0, "windows.csv:2: warning: this file is not UTF-8");
    place.write("future.csv", "slug,name,stated_on\nfuture,Future,2027\n");
    place.run(&["import", "csv", "future.csv"]).check(1, "future.csv:2:3: error");
    let found = place.out(&["search", "q=ecole&sort=name"]);
    assert!(found.contains("2 match"), "{found}");
}

#[test]
fn the_plan_is_in_french_too() {
    let place = Place::new();
    place.write("bad.csv", "slug,nmae\nclub1,Club1\n");
    let ran = place.run(&["import", "csv", "bad.csv", "--lang", "fr"]);
    ran.check(
        1,
        "bad.csv:1:2: erreur, colonne « nmae » : la colonne « nmae » n’existe pas ; vouliez-vous « name » ?",
    );
    assert!(ran.err.contains("Rien n’a été écrit"), "{ran:?}");
}
