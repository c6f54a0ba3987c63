//! The files that are fetched: asked for again only when they changed, left alone when they fail, read by the server itself.

use crate::place::Place;
use crate::published::Published;
use std::time::Duration;

fn of_hoster(number: u8) -> String {
    format!("file.class = Organization\norganization.name = Synthétique {number}\n")
}

fn federation(published: &Published) -> String {
    let base = &published.base;
    for number in 1..=3 {
        published.set(&format!("/h{number}"), &of_hoster(number));
    }
    published.set(
        "/f",
        &format!("file.class = Federation\nsubs.a = {base}/h1\nsubs.b = {base}/h2\nsubs.c = {base}/h3\n"),
    );
    format!("{base}/f")
}

#[test]
fn a_file_is_sent_again_only_when_it_changed() {
    let (published, place) = (Published::new(), Place::new());
    let root = federation(&published);
    let follow = ["import", "properties", &root, "--allow-loopback"];
    assert!(place.out(&follow).starts_with("new hosters: 3;"));
    assert_eq!(published.sent(), 4);
    place.out(&[&follow[..], &["--dry-run"]].concat());
    place.out(&follow);
    assert_eq!(published.sent(), 4, "nothing changed");
    published.set("/h2", "file.class = Organization\norganization.name = Synthétique deux\n");
    assert!(place.out(&[&follow[..], &["--dry-run"]].concat()).contains("changed: 1"));
    assert!(place.out(&follow).contains("changed: 1"), "a trial does not count");
    let listed = place.out(&["source", "list"]);
    assert_eq!(listed.lines().filter(|line| line.starts_with("read ")).count(), 4, "{listed}");
}

#[test]
fn what_was_held_is_asked_for_again() {
    let (published, place) = (Published::new(), Place::new());
    let root = federation(&published);
    let follow = ["import", "properties", &root, "--allow-loopback"];
    place.out(&follow);
    let (hash, base) = (place.hash(), &published.base);
    published.set("/f", &format!("file.class = Federation\nsubs.a = {base}/h1\n"));
    place.run(&follow).check(3, "held");
    place.run(&follow).check(3, "held");
    assert_eq!(place.hash(), hash);
    place.run(&[&follow[..], &["--confirm-mass-change"]].concat()).check(0, "");
}

#[test]
fn a_file_is_left_alone_after_three_failures_and_until_it_is_resumed() {
    let (published, place) = (Published::new(), Place::new());
    let root = federation(&published);
    let follow = ["import", "properties", &root, "--allow-loopback"];
    place.out(&follow);
    published.remove("/h2");
    let one = format!("{}/h2", published.base);
    for day in ["22", "24"] {
        let mut command = place.command(&follow);
        assert!(command.env("MATOU_TODAY", format!("2026-11-{day}")).status().unwrap().success());
        assert!(place.out(&["source", "list", "--troubled"]).starts_with("failing "));
    }
    assert!(place.command(&follow).env("MATOU_TODAY", "2026-12-24").status().unwrap().success());
    let troubled = place.out(&["source", "list", "--troubled"]);
    assert!(
        troubled.starts_with("failed ") && troubled.ends_with(&format!("  3  {one}  status\n")),
        "{troubled}"
    );
    published.set("/h2", &of_hoster(2));
    let asked = published.asked("/h2");
    assert!(place.command(&follow).env("MATOU_TODAY", "2026-12-31").status().unwrap().success());
    assert_eq!(published.asked("/h2"), asked, "nobody asks for it");
    assert!(place.out(&["source", "resume", &one, "--format", "json"]).contains("\"failures\":0"));
    assert!(place.command(&follow).env("MATOU_TODAY", "2026-12-31").status().unwrap().success());
    assert_eq!(published.asked("/h2"), asked + 1);
    assert_eq!(place.out(&["source", "list", "--troubled"]), "");
    assert!(place.out(&["source", "pause", &root]).starts_with("paused "));
    place.run(&["source", "pause", "https://a.example/"]).check(2, "no file of this address is known");
    published.remove("/h1");
    let lonely = Place::new();
    let gone = format!("{}/h1", published.base);
    for _ in 0..3 {
        lonely.run(&["import", "properties", &gone, "--allow-loopback"]).check(1, "404");
    }
    let alone = lonely.run(&["import", "properties", &gone, "--allow-loopback"]);
    alone.check(1, "Nothing was asked for: these files are paused");
}

#[test]
fn the_server_reads_a_federation_by_itself() {
    let (published, place) = (Published::new(), Place::new());
    let root = federation(&published);
    let server = place.serve(&["--empty", "--crawl", &root, "--allow-loopback"]);
    let count = || server.json("/api/v1/hosters")["counts"]["yes"].clone();
    for _ in 0..300 {
        if count() == 3 {
            break;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(count(), 3);
    let sources = server.json("/api/v1/sources");
    assert_eq!(sources["sources"][0]["location"], root.as_str());
    let files = &sources["files"];
    assert_eq!((&files["known"], &files["read"], &files["paused"]), (&4.into(), &4.into(), &0.into()));
    assert_eq!(files["items"][0]["class"], "federation");
    assert_eq!(server.stop("TERM").0, 0);
    // Started anew, it waits until it is time.
    let asked = published.asked("/f");
    let server = place.serve(&["--crawl", &root, "--allow-loopback", "--crawl-every", "5"]);
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(server.stop("TERM").0, 0);
    assert_eq!(published.asked("/f"), asked);
    place.run(&["serve", "--crawl-every", "0"]).check(2, "0 is not in 1..=8760");
}
