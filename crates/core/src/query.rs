//! The one query grammar: the page, the API and the terminal read and print the same string.
//!
//! A repeated key and a comma both mean "or" within a condition; different keys mean "and". An empty value asks for nothing,
//! as in a form that was left blank. Everything else that is not understood is an error: nothing is silently ignored.

mod contradiction;
mod encoding;
mod error;
mod parse;
mod print;

use crate::number::Decimal;
use crate::schema::{FilterId, Schema};
use crate::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

#[cfg(any(test, feature = "sample"))]
pub(crate) use contradiction::{allows_none, only_none};
pub use encoding::{decode, decode_form, encode};
pub use error::{ErrorCode, ParameterError};
pub use print::Printed;

/// Parameters of the grammar that are no filters.
pub const OWN: [&str; 11] =
    ["profile", "without", "q", "near", "within_km", "match", "sort", "seed", "page", "per_page", "lang"];

/// Names that no filter may take: the grammar's own, and those of the views built on it.
pub const RESERVED: [&str; 19] = [
    "profile",
    "without",
    "q",
    "near",
    "within_km",
    "match",
    "sort",
    "seed",
    "page",
    "per_page",
    "lang",
    "include",
    "fields",
    "at",
    "dataset_version",
    "format",
    "since",
    "slug",
    "add",
];

/// The longest query string, in bytes.
pub const QUERY_MAX: usize = 8 * 1024;
/// The most mistakes that are told at once.
pub const ERRORS_MAX: usize = 20;
/// The longest text search, in characters.
pub const TEXT_SEARCH_MAX: usize = 200;
/// How many hosters a page holds unless asked otherwise.
pub const PER_PAGE: u16 = 25;
/// How many hosters a page holds at most: everything there is today.
pub const PER_PAGE_MAX: u16 = 500;
/// The largest distance that can be asked for, in kilometres: half the way around the Earth.
pub const KILOMETRES_MAX: u16 = 20_000;
/// The longest delay that can be asked for, in hours: thirty days.
pub const HOURS_MAX: u16 = 720;

/// What a visitor asks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Query {
    /// The recipe chosen, by its code.
    pub profile: Option<String>,
    /// Conditions of the recipe that the visitor took out.
    pub without: BTreeSet<FilterId>,
    /// The visitor's own conditions.
    pub asks: BTreeMap<FilterId, Ask>,
    /// Words to be found in names, presentations, places, services and software.
    pub text: Option<String>,
    /// A point, and maybe how far from it.
    pub near: Option<Near>,
    /// Whether those that have not said are shown.
    pub matching: Matching,
    /// The order.
    pub sort: Sort,
    /// The seed of the shuffle; the day's when not given.
    pub seed: Option<u32>,
    /// The page, from 1.
    pub page: u32,
    /// How many hosters a page holds.
    pub per_page: u16,
}

impl Default for Query {
    fn default() -> Self {
        Self {
            profile: None,
            without: BTreeSet::new(),
            asks: BTreeMap::new(),
            text: None,
            near: None,
            matching: Matching::default(),
            sort: Sort::default(),
            seed: None,
            page: 1,
            per_page: PER_PAGE,
        }
    }
}

/// What one filter asks for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Any of these codes; in the order of the filter's options, without doubles, never empty.
    Options(Vec<String>),
    /// A delay of at most so many hours on a clock.
    Within {
        /// The hours, from 1 to [`HOURS_MAX`].
        hours: u16,
        /// Which hours count.
        clock: Clock,
    },
}

/// Which hours count in a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Clock {
    /// Every hour.
    Calendar,
    /// Working hours: the wider demand, which a promise on any clock can meet.
    #[default]
    Working,
}

impl Clock {
    /// The code in the query and in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Working => "working",
        }
    }
}

/// A point and a distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Near {
    /// Degrees north.
    pub latitude: Decimal,
    /// Degrees east.
    pub longitude: Decimal,
    /// Only hosters at most so many kilometres away; `None` only measures.
    pub within_km: Option<u16>,
}

/// Whether those that have not said are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Matching {
    /// Under their own heading.
    #[default]
    WithUnknown,
    /// The visitor hides them.
    YesOnly,
}

/// The orders that exist. There is none by commitment, by size, by anything that could become a ranking (product rule 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Sort {
    /// Shuffled by a seed, which changes daily.
    #[default]
    Shuffle,
    /// By name.
    Name,
    /// By distance from `near`.
    Distance,
}

impl Sort {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Shuffle, Self::Name, Self::Distance];

    /// The code in the query.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Shuffle => "shuffle",
            Self::Name => "name",
            Self::Distance => "distance",
        }
    }

    /// What people read, with the code that asks for it.
    pub(crate) const fn in_words(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Shuffle, Lang::Fr) => "tiré au sort chaque jour (shuffle)",
            (Self::Shuffle, Lang::En) => "drawn by lot every day (shuffle)",
            (Self::Name, Lang::Fr) => "par nom (name)",
            (Self::Name, Lang::En) => "by name (name)",
            (Self::Distance, Lang::Fr) => "par distance (distance)",
            (Self::Distance, Lang::En) => "by distance (distance)",
        }
    }
}

/// Who set a condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SetBy {
    /// The visitor.
    Visitor,
    /// A recipe, in a version.
    Recipe {
        /// Its code.
        id: String,
        /// Its version.
        version: String,
    },
}

impl std::fmt::Display for SetBy {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Visitor => out.write_str("visitor"),
            Self::Recipe { id, version } => write!(out, "profile:{id}@{version}"),
        }
    }
}

/// One condition in force, after the recipe was expanded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The filter.
    pub filter: FilterId,
    /// What is asked.
    pub ask: Ask,
    /// Who set it.
    pub by: SetBy,
}

impl Query {
    /// Reads a query string.
    ///
    /// # Errors
    /// Everything that is not understood, at once, up to [`ERRORS_MAX`] mistakes.
    pub fn parse(schema: &Schema, text: &str) -> Result<Self, Vec<ParameterError>> {
        let pairs = decode(text)?;
        Self::from_pairs(schema, &pairs, &[])
    }

    /// Reads decoded pairs. `also` are names that the caller reads itself, so that they can be suggested.
    ///
    /// # Errors
    /// Everything that is not understood, at once, up to [`ERRORS_MAX`] mistakes.
    pub fn from_pairs(
        schema: &Schema,
        pairs: &[(String, String)],
        also: &[&str],
    ) -> Result<Self, Vec<ParameterError>> {
        Self::from_pairs_without(schema, pairs, also, &[])
    }

    /// The same where some names of the grammar mean nothing: they are not suggested.
    ///
    /// # Errors
    /// As [`Query::from_pairs`].
    pub fn from_pairs_without(
        schema: &Schema,
        pairs: &[(String, String)],
        also: &[&str],
        without: &[&str],
    ) -> Result<Self, Vec<ParameterError>> {
        parse::Parser::new(schema, also, without).run(pairs)
    }

    /// The canonical query string: what is asked, once, in one order, without what goes without saying.
    pub fn print(&self, schema: &Schema) -> String {
        self.printed(schema).whole()
    }

    /// The pieces of the canonical query string, to print many that differ in little.
    pub fn printed(&self, schema: &Schema) -> Printed {
        Printed::new(self, schema)
    }

    /// The conditions in force: those of the recipe that the visitor left, and the visitor's own, which replace the
    /// recipe's on the same filter. In the order of the filters.
    pub fn conditions(&self, schema: &Schema) -> Vec<Condition> {
        let recipe = self.profile.as_deref().and_then(|id| schema.recipe(id));
        let mut all: BTreeMap<FilterId, Condition> = BTreeMap::new();
        if let Some(recipe) = recipe {
            for (filter, ask) in recipe.conditions.iter().filter(|(filter, _)| !self.without.contains(filter))
            {
                let by = SetBy::Recipe { id: recipe.id.clone(), version: recipe.version.clone() };
                all.insert(*filter, Condition { filter: *filter, ask: ask.clone(), by });
            }
        }
        for (filter, ask) in &self.asks {
            all.insert(*filter, Condition { filter: *filter, ask: ask.clone(), by: SetBy::Visitor });
        }
        all.into_values().collect()
    }

    /// The same query without one condition: the visitor's own, and that of the recipe if it has one.
    pub fn without_filter(&self, schema: &Schema, filter: FilterId) -> Self {
        let mut next = self.clone();
        next.asks.remove(&filter);
        let recipe = self.profile.as_deref().and_then(|id| schema.recipe(id));
        if recipe.is_some_and(|recipe| recipe.conditions.contains_key(&filter)) {
            next.without.insert(filter);
        }
        next
    }
}
