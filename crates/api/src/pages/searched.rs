//! The way of every page that a search leads to: its parameters are read once, and its links carry them on.

use super::search::Asked;
use crate::live::Live;
use crate::reply::{AT, DATASET_VERSION, Question, Stop};
use matou_core::query::Query;
use matou_core::schema::Schema;
use matou_core::text::Lang;
use std::sync::Arc;

/// A search, and the directory that answers it.
pub(crate) struct Searched {
    pub(crate) live: Arc<Live>,
    pub(crate) query: Query,
    /// The day asked for, as addresses write it; empty for today.
    pub(crate) kept: String,
}

impl Searched {
    /// Reads the search of a question. `own` are the parameters that the page has read itself.
    ///
    /// # Errors
    /// With every mistake in the parameters.
    pub(crate) fn read(question: &mut Question, own: &[&str]) -> Result<Self, Stop> {
        let own: Vec<&str> = [AT, DATASET_VERSION].iter().chain(own).copied().collect();
        let query = question.query(&own).unwrap_or_default();
        question.check()?;
        let kept = question.at.as_ref().map(|day| format!("{AT}={day}")).unwrap_or_default();
        Ok(Self { live: Arc::clone(&question.live), query, kept })
    }

    pub(crate) fn schema(&self) -> &Schema {
        self.live.directory().schema()
    }

    /// The search as the pieces of a page take it; searches lead to `path`.
    pub(crate) fn asked<'a>(&'a self, lang: Lang, path: &'a str) -> Asked<'a> {
        Asked { schema: self.schema(), query: &self.query, lang, path, kept: self.kept.clone() }
    }

    /// What is asked, in its canonical form.
    pub(crate) fn canonical(&self) -> String {
        super::search::address("", &[&self.query.print(self.schema()), &self.kept])
    }
}
