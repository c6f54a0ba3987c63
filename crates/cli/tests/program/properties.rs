//! Property files: out and back, from a folder, checked.

use crate::place::{Place, data};
use serde_json::Value as Json;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

const SOUND: &str = "file.class = Organization\norganization.name = Chaton synthétique\n";
const BROKEN: &str = "file.class = Organization\norganization.name = 'B'\norganization.type = ASSOC\n";

#[test]
fn what_is_exported_and_imported_again_says_the_same() {
    let (place, copy) = (Place::new(), Place::new());
    place.out(&["import", "csv", &data()]);
    let said = place.run(&["export", "properties", "out", "--base-url", "https://annuaire.example/f/"]);
    said.check(0, "Written: out/club1.properties\n");
    let out = place.path("out").to_string_lossy().into_owned();
    let first = copy.out(&["import", "properties", &out, "--with-sources", "--quiet"]);
    assert!(first.starts_with("new hosters: 87;") && first.contains("errors: 0, warnings: 0"), "{first}");
    assert_eq!(copy.hash(), place.hash());
    let again = copy.out(&["import", "properties", &out, "--with-sources", "--quiet"]);
    assert!(again.contains("added: 0, changed: 0"), "{again}");
}

#[test]
fn several_sources_come_back_as_well() {
    let (place, copy) = (Place::new(), Place::new());
    place.out(&["import", "csv", &data()]);
    place.out(&["import", "map", &format!("{}/chatons-map.json", data()), "--stated-on", "2025-09-15"]);
    place.out(&["export", "properties", "out", "--quiet"]);
    let out = place.path("out").to_string_lossy().into_owned();
    copy.out(&["import", "properties", &out, "--with-sources", "--quiet"]);
    assert_eq!(copy.hash(), place.hash());
}

#[test]
fn what_a_file_says_of_its_sources_is_believed_only_when_asked() {
    let place = Place::new();
    place.write("a.properties", "file.class = Organization\norganization.name = A\norganization.id = a\norganization.source.1.provenance = declared\norganization.source.1.fields = name\n");
    let provenance = |place: &Place| {
        let live: Json =
            serde_json::from_str(&place.out(&["explain", "a", "work=paid", "--format", "json"])).unwrap();
        live["hoster"]["name"].as_str().unwrap_or("").to_owned()
    };
    let plan = place.out(&["import", "properties", "a.properties"]);
    assert!(plan.contains("+ a (new)"), "{plan}");
    assert!(!provenance(&place).is_empty() || plan.contains("answers added: 1"));
    let csv = place.out(&["export", "csv", "out", "--quiet"]);
    assert!(csv.is_empty());
    let table = std::fs::read_to_string(place.path("out/hosters.csv")).unwrap();
    assert!(table.contains("declared_file") && !table.contains("\"declared\""), "{table}");
}

#[test]
fn files_of_hosters_become_answers_and_twice_is_once() {
    let place = Place::new();
    place.write("f/a.properties", SOUND.replace("name =", "id = a\norganization.name ="));
    place.write("f/a/pad.properties", "file.class = Service\nservice.name = Pad\nservice.organization = a\n");
    place.write("f/b.properties", BROKEN.replace("file", "organization.id = b\nfile"));
    let plan = place.run(&["import", "properties", "f", "--dry-run"]);
    plan.check(0, "b.properties:4: warning, key “organization.type”: “ASSOC” is not one of");
    let first = place.out(&["import", "properties", "f", "--quiet"]);
    assert!(first.starts_with("new hosters: 2; answers added: 3,"), "{first}");
    let hash = place.hash();
    let second = place.out(&["import", "chatonsinfos", "f", "--quiet"]);
    assert!(second.contains("added: 0, changed: 0"), "{second}");
    assert_eq!(place.hash(), hash);
    place.write("f/c.properties", "<!DOCTYPE html>");
    place.run(&["import", "properties", "f"]).check(1, "c.properties: error: this is no property file");
    assert_eq!(place.hash(), hash, "all or nothing");
}

#[test]
fn a_check_says_everything_and_ends_as_scripts_expect() {
    let place = Place::new();
    place.write("a.properties", SOUND);
    place.write("f/b.properties", BROKEN);
    place.run(&["check", "a.properties"]).check(0, "files: 1; errors: 0, warnings: 0");
    let broken = place.run(&["check", "f", "--lang", "fr"]);
    broken.check(1, "1 erreur(s) à corriger");
    assert!(
        broken
            .out
            .starts_with("b.properties:3: erreur, clé « organization.type » : « ASSOC » n’est pas parmi"),
        "{}",
        broken.out
    );
    assert!(broken.out.contains(
        "\nb.properties:2: avertissement, clé « organization.name » : la valeur est entre guillemets"
    ));
    let json = place.run(&["check", "f", "--format", "json"]);
    assert_eq!(json.status, 1);
    let json: Json = serde_json::from_str(&json.out).unwrap();
    assert_eq!((&json["errors"], &json["warnings"]), (&1.into(), &1.into()));
    let first = &json["findings"][1];
    assert_eq!(
        (&first["line"], &first["key"], &first["read"]),
        (&3.into(), &"organization.type".into(), &"ASSOC".into())
    );
    place.run(&["check", "nowhere"]).check(2, "nowhere: ");
    place.run(&["check", "http://127.0.0.1/a.properties"]).check(1, "not public: nothing is asked there");
    place
        .run(&["import", "csv", "https://a.example/x"])
        .check(2, "Only property files are read at an address");
    assert!(!place.path("matou.db").exists() || place.out(&["db", "check"]).contains("ok"));
}

/// A server on loopback for a few files, and its address; it lives as long as the tests.
fn publish(files: &Arc<Mutex<HashMap<String, String>>>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let files = Arc::clone(files);
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            let mut head = [0; 4096];
            let count = stream.read(&mut head).unwrap_or(0);
            let head = String::from_utf8_lossy(&head[..count]).into_owned();
            let path = head.split(' ').nth(1).unwrap_or("").to_owned();
            let found = files.lock().expect("files").get(&path).cloned();
            let (status, body) = found.map_or((404, String::new()), |body| (200, body));
            let answer = format!(
                "HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
                body.len()
            );
            stream.write_all(answer.as_bytes()).ok();
        }
    });
    base
}

#[test]
fn a_federation_is_followed_from_its_address_and_held_when_it_breaks() {
    let files: Arc<Mutex<HashMap<String, String>>> = Arc::default();
    let base = publish(&files);
    let list = |count: usize| {
        let subs: Vec<String> =
            (1..=count).map(|number| format!("subs.h{number} = {base}/h{number}")).collect();
        format!("file.class = Federation\n{}\n", subs.join("\n"))
    };
    let set = |path: &str, text: String| files.lock().expect("files").insert(path.to_owned(), text);
    set("/f", list(4));
    for number in 1..=4 {
        set(
            &format!("/h{number}"),
            format!(
                "file.class = Organization\norganization.name = Synthétique {number}\nsubs.pad = {base}/p{number}\n"
            ),
        );
        set(&format!("/p{number}"), "file.class = Service\nservice.name = Pad\n".to_owned());
    }
    files.lock().expect("files").remove("/p4");
    let place = Place::new();
    let root = format!("{base}/f");
    place.run(&["import", "properties", &root]).check(1, "leads to an address that is not public");
    let follow = ["import", "properties", &root, "--allow-loopback", "--lang", "fr"];
    let first = place.out(&follow);
    assert!(first.starts_with("nouveaux hébergeurs : 4 ; réponses ajoutées : 7,"), "{first}");
    assert!(first.contains("/p4: avertissement : le serveur répond 404"), "{first}");
    let hash = place.hash();
    assert!(place.out(&follow).contains("ajoutées : 0, modifiées : 0"));
    // A service file that is not there any more removes nothing.
    files.lock().expect("files").remove("/p1");
    assert!(place.out(&follow).contains("ajoutées : 0, modifiées : 0"));
    // A file that lost half of its lines is held, with all that comes with it.
    set("/f", list(2));
    set("/h1", "file.class = Organization\norganization.name = Autre\n".to_owned());
    place.run(&follow).check(3, "en attente : 2 des 4 hébergeurs que cette source citait n’y sont plus");
    assert_eq!(place.hash(), hash);
    place.run(&["check", &format!("{base}/h2"), "--allow-loopback"]).check(0, "files: 2; errors: 0");
    place
        .run(&["check", &format!("{base}/h4"), "--allow-loopback"])
        .check(1, "/p4: error: the server answers 404");
}
