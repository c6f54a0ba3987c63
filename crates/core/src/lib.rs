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
//! | three-valued matching, facets, orders | [`reading`], [`search`], [`services`], [`order`] |
//! | what changed since a version, for copies and feeds | [`journal`] |
//! | what visitors report as an error | [`report`] |
//! | sentences in French and English | [`text`], [`letters`], [`phrase`], [`say`], [`explain`], [`sentence`], [`human_cost`] |
//!
//! # Example
//!
//! Statements come from a ledger, an import, a form; here they are written by hand. The schema is that of all declared
//! fields, with vocabularies of one term each.
//!
//! ```
//! use jiff::civil::date;
//! use matou_core::directory::Directory;
//! use matou_core::explain::explain;
//! use matou_core::field::Validity;
//! use matou_core::query::Query;
//! use matou_core::schema::Schema;
//! use matou_core::search::Search;
//! use matou_core::settings::Settings;
//! use matou_core::statement::{Entry, Statement};
//! use matou_core::text::Lang;
//! use matou_core::vocabulary::{Term, Vocabulary, term};
//! use std::sync::Arc;
//!
//! // What the collective decides in data: vocabularies, and for how many months answers count.
//! let names = ["availability_tiers", "countries", "departments", "regions", "languages", "qualifications",
//!     "replaced_services", "service_categories"];
//! let only = Term { parent: Some("98".into()), ..term("98", "98\u{a0}%", "98%") };
//! let settings = Settings {
//!     vocabularies: names.map(|name| Vocabulary::new(name, vec![only.clone()])).to_vec(),
//!     validity: Validity::KEYS.map(|(kind, _)| (kind, 12)).to_vec(),
//!     ..Settings::default()
//! };
//! let schema = Arc::new(Schema::new(&matou_core::all_fields(), settings).expect("the settings are in order"));
//!
//! // Statements, as a ledger keeps them.
//! let entry = |hoster: &str, field: &str, content: &str| Entry {
//!     hoster: hoster.into(), service: String::new(), field: field.into(), act: "stated".into(),
//!     content: content.into(), provenance: "declared".into(), stated_on: "2026-10".into(), read_on: String::new(),
//!     documents: String::new(), evidence: String::new(), author: "cli".into(),
//!     recorded_at: "2026-10-20T08:00:00Z".into(),
//! };
//! let statements = [
//!     entry("first", "work", "administration = mixed"),
//!     entry("second", "work", "administration = volunteer"),
//!     entry("third", "name", "value = Says nothing of it"),
//! ]
//! .map(|entry| Statement::from_entry(&schema, &entry).expect("the entries are in order"));
//!
//! // The directory on a day, and a search in it.
//! let directory = Directory::new(Arc::clone(&schema), date(2026, 11, 21)).apply(statements);
//! let query = Query::parse(&schema, "work=paid,mixed").expect("the query is understood");
//! let search = Search::new(&directory, &query);
//! let counts = search.counts();
//! assert_eq!((counts.yes, counts.unknown, counts.no), (1, 1, 1));
//!
//! // Why the second hoster is not among the matches.
//! let second = directory.hoster("second").expect("it was stated");
//! let explanation = explain(&directory, &query, second, Lang::En);
//! assert_eq!(
//!     explanation.lines[0].sentence,
//!     "Keeping the infrastructure running: volunteer work. You ask for hosters whose maintenance is paid or mixed work."
//! );
//! ```

pub mod answer;
pub mod criteria;
pub mod date;
pub mod datum;
pub mod declaration;
pub mod directory;
pub mod duration;
pub mod explain;
pub mod field;
pub mod human_cost;
pub mod identity;
pub mod journal;
pub mod letters;
pub mod number;
pub mod opening_hours;
pub mod order;
pub mod phrase;
pub mod profile;
pub mod property;
pub mod query;
pub mod reading;
pub mod report;
#[cfg(any(test, feature = "sample"))]
pub mod sample;
pub mod say;
pub mod schema;
pub mod search;
pub mod sentence;
pub mod services;
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

/// The licence of the data, by its SPDX identifier; it stands in everything that carries data.
pub const DATA_LICENCE: &str = "CC-BY-SA-4.0";
