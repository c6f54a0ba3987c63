//! A real server on loopback, and addresses that must never be asked.

use super::{FetchError, FetchRules, Fetched, Fetcher, Validators};
use crate::testing::server::{Reply, Server, gzip};
use std::time::{Duration, Instant};

fn fetcher(timeout: Duration) -> Fetcher {
    Fetcher::new(FetchRules { allow_loopback: true, timeout, ..FetchRules::default() }).unwrap()
}

async fn get(url: &str) -> Result<Fetched, FetchError> {
    fetcher(Duration::from_secs(5)).get(url, &Validators::default()).await
}

fn bytes_of(fetched: Fetched) -> Vec<u8> {
    match fetched {
        Fetched::New { bytes, .. } => bytes,
        Fetched::NotModified => panic!("not modified"),
    }
}

#[tokio::test]
async fn a_file_comes_once_and_is_not_sent_again() {
    let server = Server::start().await;
    let url = server.set("/a.properties", Reply::File(b"file.class = Service\n".to_vec()));
    let fetcher = fetcher(Duration::from_secs(5));
    let first = fetcher.get(&url, &Validators::default()).await.unwrap();
    let Fetched::New { bytes, validators } = first else { panic!("new") };
    assert_eq!(bytes, b"file.class = Service\n");
    assert!(validators.etag.is_some());
    assert_eq!(fetcher.get(&url, &validators).await, Ok(Fetched::NotModified));
    server.set("/a.properties", Reply::File(b"file.class = Organization\n".to_vec()));
    assert_eq!(bytes_of(fetcher.get(&url, &validators).await.unwrap()), b"file.class = Organization\n");
}

#[tokio::test]
async fn redirects_are_followed_three_times() {
    let server = Server::start().await;
    let to = |path: &str| Reply::Raw(302, vec![("location", path.to_owned())], vec![]);
    server.set("/file", Reply::File(b"a = b".to_vec()));
    for (from, target) in [("/1", "/file"), ("/2", "/1"), ("/3", "/2"), ("/4", "/3"), ("/loop", "/loop")] {
        server.set(from, to(target));
    }
    let at = |path: &str| format!("{}{path}", server.base);
    assert_eq!(bytes_of(get(&at("/3")).await.unwrap()), b"a = b");
    assert_eq!(get(&at("/4")).await, Err(FetchError::Redirects));
    server.asked();
    assert_eq!(get(&at("/loop")).await, Err(FetchError::Redirects));
    assert_eq!(server.asked().len(), 4, "the first, and three redirects");
    for (target, fault) in [
        ("file:///etc/passwd", FetchError::Address),
        ("gopher://127.0.0.1/", FetchError::Address),
        ("http://10.0.0.1/", FetchError::Private),
        ("//169.254.169.254/latest", FetchError::Private),
        ("http://a:b@127.0.0.1/", FetchError::Address),
        (&format!("/{}", "a".repeat(10_000)), FetchError::Redirect),
    ] {
        server.set("/away", to(target));
        assert_eq!(get(&at("/away")).await, Err(fault), "{target}");
    }
    server.set("/nowhere", Reply::Raw(302, vec![], vec![]));
    assert_eq!(get(&at("/nowhere")).await, Err(FetchError::Redirect));
}

#[tokio::test]
async fn what_is_too_large_is_not_read_to_its_end() {
    let server = Server::start().await;
    for (path, reply) in [
        ("/endless", Reply::Endless),
        ("/bomb", Reply::Bomb(64 << 20)),
        ("/long", Reply::File(vec![b'#'; (256 << 10) + 1])),
        (
            "/nested",
            Reply::Raw(200, vec![("content-encoding", "gzip".to_owned())], gzip(&vec![b'#'; 300 << 10])),
        ),
    ] {
        let url = server.set(path, reply);
        assert_eq!(get(&url).await, Err(FetchError::TooLarge), "{path}");
    }
    let url = server.set("/just", Reply::File(vec![b'#'; 256 << 10]));
    assert_eq!(bytes_of(get(&url).await.unwrap()).len(), 256 << 10);
}

#[tokio::test]
async fn what_is_too_slow_is_given_up() {
    let server = Server::start().await;
    let fetcher = fetcher(Duration::from_millis(600));
    for (path, reply) in [("/slow", Reply::Slow), ("/silent", Reply::Silent)] {
        let url = server.set(path, reply);
        let before = Instant::now();
        assert_eq!(fetcher.get(&url, &Validators::default()).await, Err(FetchError::TooSlow), "{path}");
        assert!(before.elapsed() < Duration::from_secs(2), "{path}");
    }
}

#[tokio::test]
async fn every_other_answer_is_a_kind_of_fault_and_nothing_of_it_leaks() {
    let server = Server::start().await;
    let asked = |after: &str| vec![("retry-after", after.to_owned())];
    let dates = vec![
        ("date", "Sat, 21 Nov 2026 12:00:00 GMT".to_owned()),
        ("retry-after", "Sat, 21 Nov 2026 12:02:00 GMT".to_owned()),
    ];
    let body = || b"CANARY 10.1.2.3".to_vec();
    for (reply, fault) in [
        (Reply::Raw(404, vec![], body()), FetchError::Status(404)),
        (Reply::Raw(500, vec![], body()), FetchError::Status(500)),
        (Reply::Raw(204, vec![], vec![]), FetchError::Status(204)),
        (Reply::Raw(429, asked("120"), body()), FetchError::Later(Duration::from_mins(2))),
        (Reply::Raw(503, dates, body()), FetchError::Later(Duration::from_mins(2))),
        (Reply::Raw(503, vec![], body()), FetchError::Later(Duration::from_hours(1))),
        (Reply::Raw(429, asked("99999999999"), body()), FetchError::Later(Duration::from_hours(168))),
        (Reply::Garbage, FetchError::Unreachable),
    ] {
        let url = server.set("/x", reply);
        let found = get(&url).await;
        let said = format!("{:?} {}", found, found.clone().unwrap_err().message().en);
        assert!(!said.contains("CANARY"), "{said}");
        assert_eq!(found, Err(fault));
    }
    let hurried = fetcher(Duration::from_millis(500));
    let secure = format!("https://127.0.0.1:{}/x", server.port);
    let found = hurried.get(&secure, &Validators::default()).await;
    assert_eq!(found, Err(FetchError::TooSlow), "a handshake that never ends");
    assert_eq!(get("http://127.0.0.1:1/x").await, Err(FetchError::Unreachable));
}

/// Hosts that lead to this machine, to its neighbours or to nobody, in every spelling that was ever tried.
const HOSTS: &[&str] = &[
    "127.0.0.1",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0x7f.0.0.1",
    "0177.0.0.1",
    "0177.1",
    "017700000001",
    "127.0.0.1.",
    "127.255.255.254",
    "0",
    "0.0.0.0",
    "0.0.0.1",
    "00.00.00.00",
    "0x0",
    "10.0.0.1",
    "10.255.255.255",
    "0xa.0.0.1",
    "012.0.0.1",
    "167772161",
    "172.16.0.1",
    "172.31.255.255",
    "0xac100001",
    "192.168.0.1",
    "192.168.255.255",
    "192.168.1",
    "3232235521",
    "0xc0a80001",
    "169.254.169.254",
    "169.254.0.1",
    "2852039166",
    "0xa9fea9fe",
    "0251.0376.0251.0376",
    "169.254.43518",
    "100.64.0.1",
    "100.127.255.255",
    "198.18.0.1",
    "198.19.255.255",
    "192.0.0.1",
    "192.0.0.170",
    "192.0.2.1",
    "198.51.100.7",
    "203.0.113.9",
    "192.88.99.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.175.48.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "4294967295",
    "0xffffffff",
    "１２７.０.０.１",
    "127。0。0。1",
    "①②⑦.⓪.⓪.①",
    "%31%32%37.0.0.1",
    "[::]",
    "[::1]",
    "[0:0:0:0:0:0:0:1]",
    "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]",
    "[::ffff:10.0.0.1]",
    "[::ffff:169.254.169.254]",
    "[::ffff:8.8.8.8]",
    "[::127.0.0.1]",
    "[::7f00:1]",
    "[::ffff:0:127.0.0.1]",
    "[64:ff9b::127.0.0.1]",
    "[64:ff9b::a9fe:a9fe]",
    "[64:ff9b::8.8.8.8]",
    "[64:ff9b:1::1]",
    "[2002:7f00:1::]",
    "[2002:a9fe:a9fe::1]",
    "[2001:0:7f00:1::]",
    "[2001::1]",
    "[2001:2::1]",
    "[2001:10::1]",
    "[2001:20::1]",
    "[2001:1ff:ffff::1]",
    "[2001:db8::1]",
    "[2001:db8:ffff::1]",
    "[3fff::1]",
    "[3fff:fff::1]",
    "[5f00::1]",
    "[fc00::1]",
    "[fd00::1]",
    "[fd00:ec2::254]",
    "[fdff:ffff::1]",
    "[fe80::1]",
    "[febf::1]",
    "[fec0::1]",
    "[ff02::1]",
    "[ff0e::1]",
    "[100::1]",
    "[1fff::1]",
    "[4000::1]",
    "[2620:4f:8000::1]",
    "[::2]",
    "[0:0::ffff:0:1]",
    "[fe80::1%25eth0]",
    "[fe80::1%eth0]",
    "localhost",
    "LOCALHOST",
    "localhost.",
    "LocalHost",
    "ｌｏｃａｌｈｏｓｔ",
];

/// What is no address that may be asked for, whatever the host.
const ADDRESSES: &[&str] = &[
    "",
    "a",
    "//example.org/",
    "http:",
    "http://",
    "https://",
    "http:///",
    "http://:80/",
    "http://?",
    "http://#",
    "ftp://example.org/",
    "file:///etc/passwd",
    "file://localhost/etc/passwd",
    "gopher://example.org:70/_x",
    "data:text/plain,a=b",
    "javascript:alert(1)",
    "dict://example.org:2628/",
    "ldap://example.org/",
    "unix:/run/x",
    "http://user@example.org/",
    "http://user:secret@example.org/",
    "http://@127.0.0.1/",
    "http://example.org@10.0.0.1/",
    "https://example.org:22/",
    "https://example.org:8080/",
    "http://example.org:6379/",
    "http://example.org:65535/",
    "http://example.org:0/",
    "http://example.org:99999/",
    "http://exa mple.org/",
    "http://[::1/",
    "http://[zz]/",
    "http://a\u{0}b/",
    "http://256.256.256.256/",
    "http://1.2.3.4.5/",
    "http://0x7f.0x0.0x0.0x1.0x1/",
    "blob:x",
];

#[tokio::test]
async fn hostile_addresses_and_names_reach_nobody() {
    assert!(HOSTS.len() + ADDRESSES.len() >= 120, "{}", HOSTS.len() + ADDRESSES.len());
    let server = Server::start().await;
    server.set("/x", Reply::File(b"a = b".to_vec()));
    // The port of the server is allowed, so that nothing but the look at the address keeps it from being asked.
    let ports = vec![80, 443, server.port];
    let rules = FetchRules { ports, timeout: Duration::from_secs(5), ..FetchRules::default() };
    let fetcher = Fetcher::new(rules).unwrap();
    for host in HOSTS {
        let url = format!("http://{host}:{}/x", server.port);
        let found = fetcher.get(&url, &Validators::default()).await;
        // Some resolvers do not know every spelling of a name.
        let is_refused = matches!(found, Err(FetchError::Private | FetchError::Address))
            || (host.ends_with('.') && found == Err(FetchError::Unreachable));
        assert!(is_refused, "{url}: {found:?}");
    }
    for address in ADDRESSES {
        let found = fetcher.get(address, &Validators::default()).await;
        let is_refused = matches!(found, Err(FetchError::Private | FetchError::Address | FetchError::Port));
        assert!(is_refused, "{address}: {found:?}");
    }
    let long = format!("http://example.org/{}", "a".repeat(2000));
    assert_eq!(fetcher.get(&long, &Validators::default()).await, Err(FetchError::Address));
    assert_eq!(server.asked(), Vec::<String>::new(), "0 connections");
}

#[test]
fn nobody_is_sent_from_a_protected_connection_to_an_open_one() {
    let rules = FetchRules::default();
    let from = rules.check("https://example.org/a", None).unwrap();
    assert_eq!(rules.check("http://example.org/b", Some(&from)), Err(FetchError::Address));
    assert_eq!(rules.check("b", Some(&from)).unwrap().as_str(), "https://example.org/b");
    let from = rules.check("http://example.org/a", None).unwrap();
    assert_eq!(rules.check("https://example.org/b", Some(&from)).unwrap().as_str(), "https://example.org/b");
}
