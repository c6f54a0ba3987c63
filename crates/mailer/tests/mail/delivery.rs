//! Each way takes a letter once, notes it, and tries again when it could not.

use crate::sink::Sink;
use crate::{deliver, store, write};
use matou_mailer::{Delivered, Delivery};
use std::os::unix::fs::PermissionsExt;

const SENT: Delivered = Delivered { sent: 1, failed: 0 };
const FAILED: Delivered = Delivered { sent: 0, failed: 1 };
const NOTHING: Delivered = Delivered { sent: 0, failed: 0 };

#[tokio::test]
async fn a_folder_takes_one_file_per_letter_and_no_letter_twice() {
    let (store, folder) = (store().await, tempfile::tempdir().unwrap());
    let outbox = folder.path().join("data/outbox");
    let delivery = Delivery::Folder(outbox.clone());
    assert_eq!(deliver(&store, &delivery, 1).await, NOTHING);
    assert!(!outbox.exists(), "no letter, no folder");
    write(&store, "a@example.org", "Un", "Première lettre.").await;
    write(&store, "b@example.org", "Deux", "Seconde lettre.").await;
    assert_eq!(store.letters_waiting().await.unwrap(), 2);
    assert_eq!(deliver(&store, &delivery, 1).await, Delivered { sent: 2, failed: 0 });
    assert_eq!(deliver(&store, &delivery, 9_999_999).await, NOTHING);
    assert_eq!(store.letters_waiting().await.unwrap(), 0);
    let mut names: Vec<String> = std::fs::read_dir(&outbox)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["20261125T120000Z-000001-signin.eml", "20261125T120000Z-000002-signin.eml"]);
    let text = std::fs::read_to_string(outbox.join(&names[0])).unwrap();
    assert!(text.contains("To: a@example.org\r\n") && text.contains("Premi=C3=A8re lettre."), "{text}");
    let mode = std::fs::metadata(outbox.join(&names[0])).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[tokio::test]
async fn a_relay_takes_exactly_one_message_with_exactly_these_headers() {
    let (store, sink) = (store().await, Sink::answering("250 ok").await);
    write(&store, "a@example.org", "Votre lien", "Bonjour,\n.\nà bientôt\n").await;
    assert_eq!(deliver(&store, &sink.delivery(), 2).await, SENT);
    let taken = sink.taken();
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert!(taken[0].from.starts_with("MAIL FROM:<matou@annuaire.example>"), "{taken:?}");
    assert_eq!(taken[0].to, ["RCPT TO:<a@example.org>"]);
    let expected = "From: Matou <matou@annuaire.example>\r\nTo: a@example.org\r\nSubject: Votre lien\r\n\
        Date: Wed, 25 Nov 2026 12:00:02 +0000\r\n\
        Message-ID: <20261125T120000Z-000001-signin@annuaire.example>\r\nMIME-Version: 1.0\r\n\
        Content-Type: text/plain; charset=utf-8\r\nAuto-Submitted: auto-generated\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        Bonjour,\r\n.\r\n=C3=A0 bient=C3=B4t\r\n";
    assert_eq!(taken[0].text.trim_end(), expected.trim_end());
    assert_eq!(deliver(&store, &sink.delivery(), 9_999_999).await, NOTHING);
    assert_eq!(sink.taken().len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn programs_that_send_at_the_same_moment_send_each_letter_once() {
    let (store, sink) = (store().await, Sink::answering("250 ok").await);
    for number in 0..20 {
        write(&store, &format!("a{number}@example.org"), "x", "y").await;
    }
    let all: Vec<_> = (0..4)
        .map(|_| {
            let (store, delivery) = (store.clone(), sink.delivery());
            tokio::spawn(async move { deliver(&store, &delivery, 1).await.sent })
        })
        .collect();
    let mut sent = 0;
    for one in all {
        sent += one.await.unwrap();
    }
    assert_eq!((sent, sink.taken().len()), (20, 20));
}

#[tokio::test]
async fn a_relay_that_is_away_is_tried_again_later_and_not_for_ever() {
    let store = store().await;
    // A port that nobody listens on: it was free a moment ago.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let away: Delivery = format!("smtp://127.0.0.1:{port}").parse().unwrap();
    write(&store, "a@example.org", "x", "y").await;
    write(&store, "b@example.org", "x", "y").await;
    assert_eq!(deliver(&store, &away, 0).await, FAILED, "the second letter would fare no better");
    assert_eq!(deliver(&store, &away, 0).await, FAILED, "now the second");
    assert_eq!(deliver(&store, &away, 59).await, NOTHING, "not before a minute is over");
    let minutes = [1, 6, 21, 81, 261, 741, 1701];
    for minute in minutes {
        assert_eq!(deliver(&store, &away, minute * 60).await, FAILED, "{minute}");
        assert_eq!(deliver(&store, &away, minute * 60).await, FAILED, "{minute}");
    }
    assert_eq!(store.letters_waiting().await.unwrap(), 0, "given up");
    assert_eq!(deliver(&store, &away, 9_999_999).await, NOTHING);
    let sink = Sink::answering("250 ok").await;
    write(&store, "c@example.org", "x", "y").await;
    assert_eq!(deliver(&store, &sink.delivery(), 9_999_999).await, SENT);
}

#[tokio::test]
async fn who_is_not_known_is_given_up_and_who_is_not_ready_is_tried_again() {
    for (answer, waiting) in [("550 no such mailbox", 0), ("450 come back later", 1), ("535 who are you", 1)]
    {
        let (store, sink) = (store().await, Sink::answering(answer).await);
        write(&store, "a@example.org", "x", "y").await;
        assert_eq!(deliver(&store, &sink.delivery(), 0).await, FAILED, "{answer}");
        assert_eq!(store.letters_waiting().await.unwrap(), waiting, "{answer}");
        assert_eq!(sink.taken(), [], "{answer}");
    }
}

#[tokio::test]
async fn a_command_is_given_the_letter_and_its_one_recipient() {
    let (store, folder) = (store().await, tempfile::tempdir().unwrap());
    let script = folder.path().join("sendmail");
    let (arguments, text) = (folder.path().join("arguments"), folder.path().join("text"));
    let lines =
        format!("#!/bin/sh\nprintf '%s|' \"$@\" > {}\ncat > {}\n", arguments.display(), text.display());
    std::fs::write(&script, lines).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let delivery: Delivery = format!("sendmail:{}", script.display()).parse().unwrap();
    write(&store, "a@example.org", "Un", "Texte.").await;
    assert_eq!(deliver(&store, &delivery, 1).await, SENT);
    assert_eq!(std::fs::read_to_string(arguments).unwrap(), "-i|-f|matou@annuaire.example|--|a@example.org|");
    assert!(std::fs::read_to_string(text).unwrap().ends_with("\r\n\r\nTexte."));
    let none: Delivery = format!("sendmail:{}/nothing", folder.path().display()).parse().unwrap();
    write(&store, "a@example.org", "Un", "Texte.").await;
    assert_eq!(deliver(&store, &none, 1).await, FAILED);
    assert_eq!(store.letters_waiting().await.unwrap(), 1);
}
