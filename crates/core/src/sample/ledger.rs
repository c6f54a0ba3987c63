//! A ledger in the order of time: hosters that come, state, confirm, take back, pause, leave and return.

use super::random::Random;
use super::statements::of_hoster;
use crate::answer::{Answer, Provenance};
use crate::field::About;
use crate::schema::Schema;
use crate::statement::{Act, Statement, Subject};
use crate::value::Value;
use jiff::civil::{Date, date};
use jiff::{Timestamp, ToSpan};

/// The day on which [`ledger`] begins.
pub const BEGIN: Date = date(2025, 12, 1);

/// So many statements about so many synthetic hosters, each recorded some minutes or hours after the one before, from
/// [`BEGIN`] on; one clock in sixty is wrong by weeks. Hosters are met little by little; what they said is confirmed, said
/// otherwise and taken back, and they pause, are withdrawn and return.
pub fn ledger(schema: &Schema, hosters: usize, statements: usize, seed: u64) -> Vec<Statement> {
    let mut random = Random::new(seed ^ 0x5eed);
    let pool: Vec<Vec<Statement>> = (1..=hosters)
        .map(|number| [seed, seed + 1].map(|seed| of_hoster(schema, number, seed)).concat())
        .collect();
    let mut made: Vec<Statement> = Vec::with_capacity(statements);
    let mut clock =
        BEGIN.to_zoned(jiff::tz::TimeZone::UTC).map_or(Timestamp::UNIX_EPOCH, |day| day.timestamp());
    while made.len() < statements && !pool.is_empty() {
        // Early on, only the first hosters speak.
        let known = 1 + hosters * made.len() / statements;
        let Some(own) = pool.get(random.below(known.min(hosters))) else { break };
        let Some(drawn) = random.pick(own).cloned() else { continue };
        let statement = match random.below(10) {
            0..=5 => drawn,
            6 => again(&mut random, &made).unwrap_or(drawn),
            7 | 8 => Statement { act: Act::Confirmed, ..again(&mut random, &made).unwrap_or(drawn) },
            _ => listing(schema, &mut random, &drawn, clock).unwrap_or(drawn),
        };
        clock = later(clock, random.below(60 * 3));
        let recorded_at = if random.once_in(60) { wrong(&mut random, clock) } else { clock };
        made.push(Statement { recorded_at, ..statement });
    }
    made
}

/// A statement about what was spoken of before: taken back, or repeated.
fn again(random: &mut Random, made: &[Statement]) -> Option<Statement> {
    let known = random.pick(made).cloned()?;
    let act =
        if random.once_in(2) { Act::Withdrawn("Motif synthétique.".to_owned()) } else { known.act.clone() };
    Some(Statement { act, ..known })
}

/// A pause, a withdrawal, a return.
fn listing(schema: &Schema, random: &mut Random, of: &Statement, now: Timestamp) -> Option<Statement> {
    let field = schema.field(About::Hoster, "listing")?.field;
    let end = later(now, 60 * 24 * random.below(60)).to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let pairs: &[(&str, &str)] = match random.below(6) {
        0 => &[("state", "paused")],
        1 | 2 => &[("state", "paused"), ("until", &end)],
        3 => &[("state", "withdrawn"), ("reason", "Motif synthétique.")],
        _ => &[("state", "shown")],
    };
    let value = Value::from_pairs(field, pairs.iter().copied(), schema.vocabularies()).ok()?;
    let act = if random.once_in(8) {
        Act::Withdrawn("Motif synthétique.".to_owned())
    } else {
        Act::Stated(Answer::Value(value))
    };
    let provenance = if random.once_in(4) { Provenance::Sheet } else { Provenance::Declared };
    let subject = Subject { service: None, ..of.subject.clone() };
    Some(Statement { subject, field, act, provenance, stated_on: None, ..of.clone() })
}

fn later(clock: Timestamp, minutes: usize) -> Timestamp {
    clock.checked_add(i64::try_from(minutes).unwrap_or(0).minutes()).unwrap_or(clock)
}

fn wrong(random: &mut Random, clock: Timestamp) -> Timestamp {
    let hours = i64::try_from(random.below(24 * 60)).unwrap_or(0) - 24 * 30;
    clock.checked_add(hours.hours()).unwrap_or(clock)
}
