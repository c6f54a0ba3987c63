//! `matou serve`: it loads the data, says so, answers, and stops when it is told to.

use crate::place::{Place, data};

#[test]
fn the_first_start_loads_the_real_data_and_says_so() {
    let place = Place::new();
    let server = place.serve(&[]);
    assert!(server.said.contains("Empty database: 87 hosters loaded"), "{}", server.said);
    assert!(server.said.contains("/api/docs"), "{}", server.said);
    let json = server.json("/api/v1/hosters?profile=large");
    assert_eq!(json["counts"], serde_json::json!({"yes": 5, "unknown": 81, "no": 1}));
    assert_eq!(server.json("/health/ready")["hosters"], 87);
    let sources = server.json("/api/v1/sources");
    let names: Vec<&str> =
        sources["sources"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["csv", "map"]);
    let (status, said) = server.stop("TERM");
    assert_eq!(status, 0, "{said}");
    // What was loaded is there the next time, and is not loaded again.
    let server = place.serve(&[]);
    assert!(!server.said.contains("Empty database"), "{}", server.said);
    assert!(server.said.contains("87 hosters."), "{}", server.said);
    assert_eq!(server.stop("INT").0, 0);
}

#[test]
fn what_the_first_start_loads_is_what_an_import_writes() {
    let (served, imported) = (Place::new(), Place::new());
    drop(served.serve(&[]).stop("TERM"));
    imported.out(&["import", "csv", &data()]);
    let map = format!("{}/chatons-map.json", data());
    imported.out(&["import", "map", &map, "--stated-on", "2025-09-15"]);
    assert_eq!(served.hash(), imported.hash());
}

#[test]
fn two_first_starts_at_the_same_moment_load_once() {
    let alone = Place::new();
    drop(alone.serve(&[]).stop("TERM"));
    let loaded = alone.out(&["db", "check"]).lines().last().unwrap().to_owned();
    for _ in 0..3 {
        let place = Place::new();
        let servers = std::thread::scope(|scope| {
            let starting = [scope.spawn(|| place.serve(&[])), scope.spawn(|| place.serve(&[]))];
            starting.map(|start| start.join().unwrap())
        });
        for server in &servers {
            assert_eq!(server.json("/health/ready")["hosters"], 87);
            assert_eq!(server.json("/api/v1/sources")["sources"].as_array().unwrap().len(), 2);
        }
        for server in servers {
            assert_eq!(server.stop("TERM").0, 0);
        }
        assert_eq!(place.out(&["db", "check"]).lines().last().unwrap(), loaded);
        assert_eq!(place.hash(), alone.hash());
    }
}

#[test]
fn without_a_command_it_serves() {
    let place = Place::new();
    let mut command = place.command(&[]);
    command.env("MATOU_LISTEN", "256.0.0.1:1");
    crate::place::Ran::of(&mut command).check(2, "--listen");
}

/// The legal notice says that the log tells nothing of visitors.
#[test]
fn the_log_tells_of_what_the_operator_left_out_and_nothing_of_visitors() {
    let place = Place::new();
    let server = place.serve(&["--contact=contact@chatons.example"]);
    assert_eq!(server.json("/api/v1/hosters?q=marker-of-a-search")["total"], 0);
    assert_eq!(server.get("/api/v1/hosters?marker-of-a-mistake=1").status, 400);
    assert_eq!(server.get("/marker-of-an-address").status, 404);
    let (status, said) = server.stop("TERM");
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("legal notice") && said.contains("--publisher, --hosted-by"), "{said}");
    assert!(!said.contains("marker"), "{said}");
}

#[test]
fn what_the_operator_filled_in_is_missed_no_more() {
    let place = Place::new();
    place.write("matou.toml", "publisher = \"Association fictive\"\ncontact = \"contact@chatons.example\"\n");
    let server = place.serve(&["--hosted-by=Un hébergeur fictif"]);
    let (status, said) = server.stop("TERM");
    assert!(status == 0 && !said.contains("legal notice"), "{said}");
}

#[test]
fn it_can_start_empty() {
    let place = Place::new();
    let server = place.serve(&["--empty"]);
    assert_eq!(server.json("/api/v1/hosters")["total"], 0);
    assert_eq!(server.json("/health/ready")["dataset_version"], "0-2026-11-21");
    assert_eq!(server.stop("TERM").0, 0);
}

#[test]
fn what_is_imported_while_it_serves_is_served_without_a_restart() {
    let place = Place::new();
    let server = place.serve(&[]);
    place.write("new.csv", "slug,name,provenance\nsynthetic,Synthetic,declared\n");
    place.out(&["import", "csv", "new.csv"]);
    let end = std::time::Instant::now() + std::time::Duration::from_secs(30);
    while server.get("/api/v1/hosters/synthetic").status != 200 {
        assert!(std::time::Instant::now() < end, "it never saw what was written");
    }
    assert_eq!(server.stop("TERM").0, 0);
}

#[test]
fn bytes_that_are_no_request_are_refused_and_it_goes_on() {
    let place = Place::new();
    let server = place.serve(&["--empty"]);
    let long_header = format!("GET / HTTP/1.1\r\nConnection: close\r\nX: {}\r\n\r\n", "a".repeat(80_000));
    let many_headers = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X: a\r\n".repeat(500));
    let hostile: [&[u8]; 9] = [
        b"\0\0\0\0\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET /api/v1/hosters?q=\xff\xfe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET /api/v1/hosters?q=a b HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
        b"GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n",
        b"GET /api/v1/hosters HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
        b"GET /api/v1/hosters HTTP/1.1\r\nHost: a\r\nAccept-Language: \xff\xfe\r\nConnection: close\r\n\r\n",
        long_header.as_bytes(),
        many_headers.as_bytes(),
    ];
    for bytes in hostile {
        let answer = server.send(bytes);
        assert!(
            answer.status < 500,
            "{}: {answer:?}",
            String::from_utf8_lossy(&bytes[..bytes.len().min(60)])
        );
    }
    assert_eq!(server.get("/health/live").status, 200);
    let (status, said) = server.stop("TERM");
    assert!(status == 0 && !said.contains("panicked"), "{said}");
}

#[test]
fn two_servers_do_not_share_an_address() {
    let place = Place::new();
    let server = place.serve(&["--empty"]);
    let taken = server.base.trim_start_matches("http://").to_owned();
    place.run(&["serve", "--empty", "--listen", &taken]).check(78, &taken);
    assert_eq!(server.stop("TERM").0, 0);
}
