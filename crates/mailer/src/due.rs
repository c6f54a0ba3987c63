//! The letters that are due, one after the other: taken, so that no other program sends them too, then sent, then noted.

use crate::address::Sender;
use crate::delivery::{Delivery, Opened, Trouble};
use crate::message::message;
use jiff::{SignedDuration, Timestamp};
use matou_store::{Letter, Store, StoreError};
use std::error::Error;

/// How many letters are looked at together.
const BATCH: u64 = 50;
/// How long a letter that was taken is left to who took it, in minutes: more than sending it can take.
const TAKEN: i64 = 10;
/// How many minutes pass after each try that failed: soon at first, and for more than a day in all.
const PAUSES: [i64; 7] = [1, 5, 15, 60, 180, 480, 960];
/// The longest note of why a letter could not be sent, in characters.
const NOTE_MAX: usize = 300;

/// What became of the letters that were due.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// So many were sent.
    pub sent: usize,
    /// So many could not be sent: they are tried again later, or given up.
    pub failed: usize,
}

/// Sends the letters that are due.
///
/// # Errors
/// When the database does not answer. That a letter could not be sent is no error here: it is noted, and tried again.
pub async fn deliver_due(
    store: &Store,
    delivery: &Delivery,
    from: &Sender,
    now: Timestamp,
) -> Result<Delivered, StoreError> {
    let mut delivered = Delivered::default();
    let mut letters = store.letters_due(&instant(now), BATCH).await?;
    if letters.is_empty() {
        return Ok(delivered);
    }
    let way = delivery.open();
    while !letters.is_empty() {
        let is_blocked = send_all(store, &way, (from, now), &letters, &mut delivered).await?;
        letters = if is_blocked { Vec::new() } else { store.letters_due(&instant(now), BATCH).await? };
    }
    way.close().await;
    Ok(delivered)
}

/// Sends letters until the way turns out to be blocked; says whether it is.
async fn send_all(
    store: &Store,
    way: &Opened<'_>,
    (from, now): (&Sender, Timestamp),
    letters: &[Letter],
    delivered: &mut Delivered,
) -> Result<bool, StoreError> {
    for letter in letters {
        if !store.take_letter(letter.number, &instant(now), &instant(after(now, TAKEN))).await? {
            continue;
        }
        let Ok(message) = message(letter, from, now).map_err(|why| told(letter, &why)) else {
            store.give_up_letter(letter.number, "no address").await?;
            delivered.failed += 1;
            continue;
        };
        match way.send(letter, message).await {
            Ok(()) => {
                store.note_sent(letter.number, &instant(now)).await?;
                delivered.sent += 1;
            }
            Err(trouble) => {
                note(store, letter, &trouble, now).await?;
                delivered.failed += 1;
                if trouble.is_general() {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

async fn note(store: &Store, letter: &Letter, trouble: &Trouble, now: Timestamp) -> Result<(), StoreError> {
    told(letter, trouble);
    let why = in_words(trouble);
    let pause = usize::try_from(letter.tries).ok().and_then(|tries| PAUSES.get(tries));
    match pause {
        Some(minutes) if !trouble.is_final() => {
            store.note_failed(letter.number, &instant(after(now, *minutes)), &why).await
        }
        _ => store.give_up_letter(letter.number, &why).await,
    }
}

/// The log tells which letter and why, and never whose: what a relay answers may name the address.
fn told(letter: &Letter, why: &dyn Error) {
    let (number, kind, tries) = (letter.number, &letter.kind, letter.tries + 1);
    tracing::warn!(letter = number, kind, tries, %why, "a letter could not be sent; see the table letter");
}

/// An error and everything behind it, on one line.
fn in_words(trouble: &Trouble) -> String {
    let mut words = trouble.to_string();
    let mut cause = trouble.source();
    while let Some(inner) = cause {
        words = format!("{words}: {inner}");
        cause = inner.source();
    }
    words.replace(char::is_control, " ").chars().take(NOTE_MAX).collect()
}

/// A moment as the database keeps it: RFC 3339, UTC, in whole seconds.
fn instant(at: Timestamp) -> String {
    Timestamp::from_second(at.as_second()).unwrap_or(at).to_string()
}

fn after(at: Timestamp, minutes: i64) -> Timestamp {
    at.saturating_add(SignedDuration::from_mins(minutes)).unwrap_or(at)
}
