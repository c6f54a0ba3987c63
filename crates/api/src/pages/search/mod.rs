//! What pages show of a search, in pieces that the results, the frame for other sites and the map put together.

mod card;
mod conditions;
mod fact;
mod filters;

pub(crate) use card::{Card, Detail, is_web, place, unlisted, website};
pub(crate) use conditions::{Applied, Choice, LeftOut};
pub(crate) use fact::{AGED, Fact, contested, source};
pub(crate) use filters::{Filter, Group, groups};

use crate::wire::Links;
use matou_core::query::Query;
use matou_core::schema::Schema;
use matou_core::text::Lang;

/// What the pieces are made from: the query, and where its addresses lead.
pub(crate) struct Asked<'a> {
    pub(crate) schema: &'a Schema,
    pub(crate) query: &'a Query,
    pub(crate) lang: Lang,
    /// The page that searches lead to.
    pub(crate) path: &'a str,
    /// What addresses keep beside the query, as they write it: the day, the language.
    pub(crate) kept: String,
}

impl Asked<'_> {
    /// The address of a search on this page.
    pub(crate) fn href(&self, query: &Query) -> String {
        self.address(self.path, query)
    }

    /// The address of a search at another path.
    pub(crate) fn address(&self, path: &str, query: &Query) -> String {
        address(path, &[&query.print(self.schema), &self.kept])
    }

    /// The addresses that the JSON gives too.
    pub(crate) fn links(&self) -> Links<'_> {
        Links::new(self.path, self.schema, self.query, self.lang, self.kept.clone())
    }
}

/// A path with what is asked, in pieces that may be empty.
pub(crate) fn address(path: &str, pieces: &[&str]) -> String {
    let asked: Vec<&str> = pieces.iter().copied().filter(|piece| !piece.is_empty()).collect();
    if asked.is_empty() { path.to_owned() } else { format!("{path}?{}", asked.join("&")) }
}
