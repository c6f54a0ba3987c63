//! `matou export`: the whole directory as files, and back.

use crate::place::{Place, data};
use serde_json::Value as Json;

const FILES: [&str; 12] = [
    "hosters.csv",
    "answers.csv",
    "services.csv",
    "links.csv",
    "places.csv",
    "positions.csv",
    "notices.csv",
    "notes.csv",
    "qualifications.csv",
    "hosters.json",
    "hosters.ndjson",
    "datapackage.json",
];

/// A database with all the data, what a hoster declared on top of it, one hoster on pause and one withdrawn.
fn filled() -> Place {
    let place = Place::new();
    place.out(&["import", "csv", &data()]);
    place.out(&["import", "map", &format!("{}/chatons-map.json", data()), "--stated-on", "2025-09-15"]);
    place.write(
        "declared.csv",
        "slug,name,description,work.administration,intervention,listing.state,listing.reason,provenance,stated_on\n\
         club1,=Synthétique,\"- un\n- deux; =3\",mixed,none,,,declared,2026-10-02\n\
         infini,,,,,paused,raison synthétique,declared,2026-10-02\n\
         zaclys,,,,,withdrawn,raison synthétique,declared,2026-10-02\n",
    );
    place.out(&["import", "csv", "declared.csv"]);
    place
}

#[test]
fn our_own_tables_change_nothing_when_they_are_imported_again() {
    let place = filled();
    let hash = place.hash();
    let said = place.run(&["export", "csv", "out/here"]);
    for file in FILES {
        said.check(0, &format!("Written: out/here/{file}\n"));
    }
    let again = place.run(&["import", "csv", "out/here", "--quiet"]);
    again.check(0, "new hosters: 0; answers added: 0, changed: 0, unchanged: ");
    assert_eq!(place.hash(), hash);
    // The withdrawn one is in no file, and stays withdrawn.
    assert!(!std::fs::read_to_string(place.path("out/here/hosters.csv")).unwrap().contains("\"zaclys\""));
    place
        .run(&["import", "csv", "out/here"])
        .check(0, "known from a source of this kind and not in here: 1 (zaclys)");
}

#[test]
fn an_empty_database_becomes_the_same_directory() {
    let (place, copy) = (filled(), Place::new());
    place.out(&["export", "csv", "out"]);
    let out = place.path("out").to_string_lossy().into_owned();
    copy.out(&["import", "csv", &out]);
    copy.out(&["export", "csv", "out"]);
    for file in &FILES[..8] {
        let read = |place: &Place| std::fs::read_to_string(place.path("out").join(file)).unwrap();
        assert_eq!(read(&copy), read(&place), "{file}");
    }
    let search = ["search", "profile=large", "--format", "json"];
    let found = |place: &Place| -> Json { serde_json::from_str(&place.out(&search)).unwrap() };
    let (one, other) = (found(&place), found(&copy));
    assert_eq!(one["counts"], other["counts"]);
    assert_eq!(one["sentence"], other["sentence"]);
}

#[test]
fn the_package_names_the_files_beside_it() {
    let place = filled();
    place.out(&["export", "csv", "out", "--quiet"]);
    let read = |file: &str| std::fs::read(place.path("out").join(file)).unwrap();
    let package: Json = serde_json::from_slice(&read("datapackage.json")).unwrap();
    let resources = package["resources"].as_array().unwrap();
    let paths: Vec<&str> = resources.iter().map(|resource| resource["path"].as_str().unwrap()).collect();
    assert_eq!(paths, FILES[..11]);
    for resource in resources {
        assert_eq!(resource["bytes"], read(resource["path"].as_str().unwrap()).len());
    }
    let json: Json = serde_json::from_slice(&read("hosters.json")).unwrap();
    assert_eq!(package["version"], json["dataset_version"]);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let place = Place::new();
    for what in ["json", "csv"] {
        place.run(&["export", what, "/proc/x"]).check(1, "/proc/x: ");
        place.write("taken/hosters.json/x", "");
        place.run(&["export", what, "taken"]).check(1, "taken/hosters.json: ");
    }
}
