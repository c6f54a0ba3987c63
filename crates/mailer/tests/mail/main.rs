//! What leaves, by each way: exactly the letters that were written, each once, and nothing that somebody wrote into them.

#![cfg(test)]

mod delivery;
mod hostile;
mod sink;

use jiff::Timestamp;
use matou_mailer::{Delivered, Delivery, Sender, deliver_due};
use matou_store::{NewLetter, Store};

/// When the letters of the tests are written.
pub(crate) const WRITTEN: &str = "2026-11-25T12:00:00Z";

/// A database of its own.
pub(crate) async fn store() -> Store {
    Store::open("sqlite::memory:").await.unwrap()
}

pub(crate) async fn write(store: &Store, recipient: &str, subject: &str, body: &str) {
    assert!(is_kept(store, recipient, subject, body).await);
}

/// Writes a letter; the store keeps none that holds a NUL.
pub(crate) async fn is_kept(store: &Store, recipient: &str, subject: &str, body: &str) -> bool {
    let letter = NewLetter { recipient, subject, body, kind: "sign_in", written_at: WRITTEN };
    let kept = store.add_letter(&letter).await;
    assert!(kept.is_ok() || [recipient, subject, body].iter().any(|text| text.contains('\0')), "{kept:?}");
    kept.is_ok()
}

/// So many seconds after the letters were written.
pub(crate) fn later(seconds: i64) -> Timestamp {
    let written: Timestamp = WRITTEN.parse().unwrap();
    Timestamp::from_second(written.as_second() + seconds).unwrap()
}

pub(crate) async fn deliver(store: &Store, delivery: &Delivery, seconds: i64) -> Delivered {
    let from: Sender = "matou@annuaire.example".parse().unwrap();
    deliver_due(store, delivery, &from, later(seconds)).await.unwrap()
}
