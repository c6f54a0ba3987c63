//! The domain of Matou: plain data and pure functions. No I/O, no clock, no randomness, no panic on any input.
//!
//! Data flows one way: [`statement`]s are folded into a [`directory`]; a [`query`] is [`search`]ed in it; every result is
//! put into words by [`explain`], [`say`] and [`sentence`].
//!
//! | to find | look in |
//! |---|---|
//! | what can be stated, filtered, asked | [`criteria`] (one file each), [`identity`], declared as a [`field::Field`] |
//! | what the collective decides in data | [`settings`], [`vocabulary`], [`profile`]; checked into a [`schema`] |
//! | answers, provenance, validity | [`value`], [`answer`], [`statement`] |
//! | three-valued matching, facets, orders | [`reading`], [`search`], [`order`] |
//! | sentences in French and English | [`text`], [`phrase`], [`say`], [`explain`], [`sentence`], [`human_cost`] |

pub mod answer;
pub mod criteria;
pub mod date;
pub mod datum;
pub mod directory;
pub mod duration;
pub mod explain;
pub mod field;
pub mod human_cost;
pub mod identity;
pub mod number;
pub mod opening_hours;
pub mod order;
pub mod phrase;
pub mod profile;
pub mod query;
pub mod reading;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod say;
pub mod schema;
pub mod search;
pub mod sentence;
pub mod settings;
pub mod statement;
pub mod suggest;
#[cfg(test)]
mod tests;
pub mod text;
pub mod value;
pub mod vocabulary;

use field::Field;

/// Every field that the directory knows: identity first, then the organisational criteria.
pub fn all_fields() -> Vec<&'static Field> {
    identity::IDENTITY.iter().chain(criteria::CRITERIA).copied().collect()
}
