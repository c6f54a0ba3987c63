//! `matou mail`, and the letters that leave while it serves.

use crate::place::{Place, Ran};
use std::time::{Duration, Instant};

#[test]
fn a_letter_leaves_while_it_serves_and_its_links_are_those_of_the_settings() {
    let place = Place::new();
    place.out(&["account", "add", "a@example.org"]);
    let server = place.serve(&["--empty", "--mail=outbox:letters"]);
    let form = "email=a%40example.org";
    let request = format!(
        "POST /espace/entrer HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{form}",
        form.len()
    );
    assert_eq!(server.send(request.as_bytes()).status, 303);
    let end = Instant::now() + Duration::from_secs(30);
    while place.letters("letters").is_empty() {
        assert!(Instant::now() < end, "no letter came");
        std::thread::sleep(Duration::from_millis(50));
    }
    let letter = place.letters("letters").remove(0);
    assert!(letter.contains(&format!("{}/espace/", server.base)) && !letter.contains("evil"), "{letter}");
    assert!(letter.contains("From: Matou <matou@localhost>"), "{letter}");
    let (status, said) = server.stop("TERM");
    assert!(status == 0 && !said.contains("a@example.org"), "{said}");
    assert!(said.contains("letters are put into a folder"), "{said}");
}

#[test]
fn the_outbox_stands_beside_the_database() {
    let place = Place::new();
    let database = "--database=sqlite:folder/other.db";
    place.out(&["account", "add", "a@example.org", database]);
    let server =
        place.serve(&[database, "--public-url", "https://annuaire.example", "--mail-from=m@example.net"]);
    place.out(&["account", "invite", "club1", "b@example.org", database, "--public-url=https://a.example"]);
    let end = Instant::now() + Duration::from_secs(30);
    while place.letters("folder/outbox").is_empty() {
        assert!(Instant::now() < end, "no letter came");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert!(place.letters("folder/outbox")[0].contains("From: Matou <m@example.net>"));
    assert_eq!(server.stop("TERM").0, 0);
}

#[test]
fn ways_that_cannot_be_are_refused_everywhere_and_no_password_is_repeated() {
    let place = Place::new();
    for way in [
        "",
        "post",
        "outbox:",
        "smtps://me:secret@",
        "smtp://me@relay.example",
        "http://me:secret@relay.example",
    ] {
        place.write("bad.toml", format!("lang = \"en\"\nmail = \"{way}\"\n"));
        let of_file = place.run(&["config", "check", "--config", "bad.toml"]);
        of_file.check(78, "bad.toml:2: “mail”");
        let of_line = place.run(&["serve", &format!("--mail={way}")]);
        let of_environment = Ran::of(place.command(&["mail", "send"]).env("MATOU_MAIL", way));
        for ran in [&of_line, &of_environment] {
            ran.check(2, "outbox:FOLDER");
        }
        for ran in [of_file, of_line, of_environment] {
            assert!(!ran.err.contains("secret"), "{way}: {ran:?}");
        }
    }
    for from in ["nobody", "a@b.org\r\nBcc: c@d.org", "Matou <a@b.org>"] {
        place.run(&["serve", &format!("--mail-from={from}")]).check(2, "matou@chatons.example");
    }
    let way = "--mail=smtps://me:secret@relay.example";
    for command in [&["serve", way][..], &["mail", "send", way]] {
        let ran = place.run(command);
        ran.check(78, "--mail-from");
        assert!(!ran.err.contains("secret"), "{ran:?}");
    }
    assert!(!place.path("matou.db").exists());
    place.write("good.toml", "mail = \"smtps://me:secret@relay.example\"\nmail-from = \"m@example.org\"\n");
    place.run(&["config", "check", "--config", "good.toml"]).check(0, "understood");
    for command in [&["serve", "--help"][..], &["mail", "send", "--help"]] {
        let help = Ran::of(place.command(command).env("MATOU_MAIL", "smtps://me:secret@relay.example"));
        help.check(0, "outbox:outbox");
        assert!(!help.out.contains("secret"), "{help:?}");
    }
}

#[test]
fn what_is_sent_is_counted_and_what_is_not_taken_waits() {
    let place = Place::new();
    place.run(&["mail", "send"]).check(5, "no database here");
    drop(place.serve(&[]).stop("TERM"));
    assert_eq!(place.out(&["mail", "send"]), "0 sent, 0 not taken, 0 waiting.\n");
    assert!(!place.path("outbox").exists());
    place.out(&["account", "invite", "club1", "a@example.org", "--public-url=https://a.example"]);
    // A port that nobody listens on: it was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let way = format!("--mail=smtp://127.0.0.1:{port}");
    let away = place.run(&["mail", "send", &way, "--mail-from=m@example.org"]);
    away.check(1, "0 sent, 1 not taken, 1 waiting.");
    assert!(away.err.contains("the table letter says why"), "{away:?}");
    let french = place.out(&["mail", "send", "--lang=fr"]);
    assert_eq!(french, "0 envoyée(s), 0 refusée(s), 1 en attente.\n", "it is not tried again at once");
}

#[test]
fn yearly_letters_need_a_public_address_and_somebody_to_write_to() {
    let place = Place::new();
    drop(place.serve(&[]).stop("TERM"));
    place.run(&["mail", "yearly"]).check(78, "--public-url");
    place.run(&["mail", "yearly", "--public-url=https://a.example"]).check(0, "0 yearly letter(s) written.");
    let json = place.out(&["mail", "yearly", "--public-url=https://a.example", "--format=json"]);
    assert_eq!(json, "{\"written\":0}\n");
}
