//! The page that checks a file says what `matou check` says.

use crate::place::Place;
use serde_json::Value as Json;

#[test]
fn the_page_and_the_command_find_the_same() {
    let place = Place::new();
    let file = "file.class = organization\norganization.name = 'Synthétique'\norganization.type = ASSOC\n\
                organization.startdate = 31/02/2020\norganization.startdate = 2019-01-01\nunknown.key = 1\n\
                organization.website = https://a.example/null\nsubs.pad = pad\n";
    place.write("a.properties", file);
    let ran = place.run(&["check", "a.properties", "--format", "json"]);
    let found: Json = serde_json::from_str(&ran.out).expect("JSON");
    let findings = found["findings"].as_array().expect("findings");
    assert!(findings.len() > 4, "{found}");
    let server = place.serve(&["--empty"]);
    let body = file.bytes().map(|byte| format!("%{byte:02x}")).collect::<Vec<_>>().concat();
    let host = server.base.trim_start_matches("http://");
    let head = "POST /en/check-my-file HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close";
    let request = format!("{head}\r\nHost: {host}\r\nContent-Length: {}\r\n\r\nfile={body}", body.len() + 5);
    let page = server.send(request.as_bytes());
    assert_eq!(page.status, 200, "{page:?}");
    let rows: Vec<&str> = page.body.split("<li id=\"").skip(1).collect();
    assert_eq!(rows.len(), findings.len());
    let row = |severity: &str, at: usize| {
        rows.iter().find(|row| row.starts_with(&format!("{severity}-{at}\""))).copied().unwrap_or_default()
    };
    for severity in ["error", "warning"] {
        let of = findings.iter().filter(|finding| finding["severity"] == severity);
        for (at, finding) in of.enumerate() {
            let row =
                row(severity, at + 1).replace("&#39;", "'").replace("&#34;", "\"").replace("&#38;", "&");
            let text = |name: &str| finding[name].as_str().unwrap_or_default();
            let line = finding["line"]
                .as_u64()
                .map_or_else(|| "The whole file".to_owned(), |line| format!("Line {line}"));
            for piece in [&line, text("key"), text("read"), text("message")] {
                assert!(row.contains(piece), "no “{piece}” in {row}");
            }
        }
    }
}
