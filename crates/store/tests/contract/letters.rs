//! Letters: each is taken once, and what is given up is blanked and waits no more.

use crate::{Database, on_both};
use matou_store::{NewLetter, Store};

on_both!(of_many_who_want_a_letter_one_takes_it, a_letter_that_is_given_up_is_blanked);

const WRITTEN: &str = "2026-11-25T12:00:00Z";
const LATER: &str = "2026-11-25T12:10:00Z";

async fn with_a_letter(database: &Database) -> Store {
    let store = Store::open(&database.url).await.unwrap();
    let letter = NewLetter {
        recipient: "a@example.org",
        subject: "Objet",
        body: "Texte",
        kind: "notice",
        written_at: WRITTEN,
    };
    store.add_letter(&letter).await.unwrap();
    store
}

async fn of_many_who_want_a_letter_one_takes_it(database: Database) {
    let store = with_a_letter(&database).await;
    let all: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.take_letter(1, WRITTEN, LATER).await.unwrap() })
        })
        .collect();
    let mut taken = 0;
    for one in all {
        taken += u32::from(one.await.unwrap());
    }
    assert_eq!(taken, 1);
    assert_eq!(store.letters_due(WRITTEN, 10).await.unwrap(), []);
    // Whoever took it ended before it was sent.
    assert_eq!(store.letters_due(LATER, 10).await.unwrap().len(), 1);
    assert!(store.take_letter(1, LATER, "2026-11-25T12:20:00Z").await.unwrap());
    store.note_sent(1, LATER).await.unwrap();
    assert!(!store.take_letter(1, "2027-01-01T00:00:00Z", "2027-01-02T00:00:00Z").await.unwrap());
}

async fn a_letter_that_is_given_up_is_blanked(database: Database) {
    let store = with_a_letter(&database).await;
    assert_eq!(store.letters_waiting().await.unwrap(), 1);
    store.give_up_letter(1, "no such mailbox").await.unwrap();
    assert_eq!(store.letters_waiting().await.unwrap(), 0);
    assert_eq!(store.letters_due("2027-01-01T00:00:00Z", 10).await.unwrap(), []);
}
