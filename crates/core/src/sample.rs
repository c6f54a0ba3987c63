//! Synthetic directories for tests and benchmarks. Nothing here describes a real hoster: names, places and promises are
//! drawn by a seeded generator, and every text says so ("Hébergeur synthétique 17").
//!
//! Compiled for the tests of this crate, and for others with the feature `sample`.

mod forbidden;
mod ledger;
mod query;
mod random;
mod settings;
mod statements;
mod toy;

use crate::directory::Directory;
use crate::schema::Schema;
use crate::settings::SettingsError;
use jiff::civil::{Date, date};
use std::sync::Arc;

pub use forbidden::{forbidden_in, found_in};
pub use ledger::{BEGIN, ledger};
pub use query::query;
pub use random::Random;
pub use settings::{settings, wide_settings};
pub use statements::{of_hoster, statements};
pub use toy::{toy_fields, toy_settings};

/// The day on which synthetic directories stand.
pub const TODAY: Date = date(2026, 11, 21);

/// A schema of one toy field per shape, so that a new criterion changes no test that uses it.
///
/// # Errors
/// None, as long as the toy declarations are in order.
pub fn toy_schema() -> Result<Schema, Vec<SettingsError>> {
    Schema::new(&toy_fields(), toy_settings())
}

/// The schema of all declared fields, with small vocabularies.
///
/// # Errors
/// What is wrong with the declarations.
pub fn full_schema() -> Result<Schema, Vec<SettingsError>> {
    Schema::new(&crate::all_fields(), settings())
}

/// The schema of all declared fields, with vocabularies as long as those of the collective (249 countries,
/// 101 departments…): what benchmarks measure.
///
/// # Errors
/// What is wrong with the declarations.
pub fn wide_schema() -> Result<Schema, Vec<SettingsError>> {
    Schema::new(&crate::all_fields(), wide_settings())
}

/// The directory of [`statements()`] on [`TODAY`], without holding all statements at once.
pub fn directory(schema: Arc<Schema>, hosters: usize, seed: u64) -> Directory {
    let empty = Directory::new(Arc::clone(&schema), TODAY);
    empty.apply((1..=hosters).flat_map(move |number| of_hoster(&schema, number, seed)))
}
