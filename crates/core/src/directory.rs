//! The directory: the fold of all statements. Immutable; applying statements gives the next one.

mod bits;
mod filter;
mod hoster;
mod index;
mod listing;
mod places;
mod rows;
mod service;
mod words;

use crate::schema::Schema;
use crate::statement::{Slug, Statement};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::sync::Arc;

pub(crate) use bits::{Bits, Row};
pub(crate) use filter::{FilterIndex, OptionRows};
pub use hoster::{Answers, Hoster};
pub(crate) use index::Index;
pub use listing::Listing;
pub use places::kilometres;
pub(crate) use places::{Point, chord_squared_of, kilometres_of};
pub use service::Service;

/// All hosters on one day, with everything that a search needs. `Send`, `Sync`, and never changed.
#[derive(Debug, Clone)]
pub struct Directory {
    schema: Arc<Schema>,
    today: Date,
    hosters: Vec<Arc<Hoster>>,
    positions: Arc<BTreeMap<Slug, usize>>,
    index: Index,
}

impl Directory {
    /// An empty directory on a day. The day decides which answers have aged and who is paused.
    pub fn new(schema: Arc<Schema>, today: Date) -> Self {
        let index = Index::new(&schema);
        Self { schema, today, hosters: Vec::new(), positions: Arc::default(), index }
    }

    /// The directory after these statements, in the order of the ledger.
    pub fn apply(&self, statements: impl IntoIterator<Item = Statement>) -> Self {
        let mut next = self.clone();
        let mut touched: BTreeMap<usize, Hoster> = BTreeMap::new();
        for statement in statements {
            let position = next.position_of(&statement.subject.hoster);
            let hoster = touched.entry(position).or_insert_with(|| {
                let known = next.hosters.get(position);
                known.map_or_else(
                    || Hoster::new(statement.subject.hoster.clone()),
                    |known| known.as_ref().clone(),
                )
            });
            hoster.apply(&self.schema, statement);
        }
        for (position, mut hoster) in touched {
            hoster.settle(&self.schema, self.today);
            next.put(position, hoster);
        }
        next.index.finish(&next.hosters, next.today);
        next
    }

    /// The same directory on another day: what has aged since is not stated any more, who was paused is back.
    pub fn on(&self, today: Date) -> Self {
        let mut next = Self::new(Arc::clone(&self.schema), today);
        next.positions = Arc::clone(&self.positions);
        for (position, hoster) in self.hosters.iter().enumerate() {
            let mut hoster = hoster.as_ref().clone();
            hoster.settle(&self.schema, today);
            next.put(position, hoster);
        }
        next.index.finish(&next.hosters, next.today);
        next
    }

    fn position_of(&mut self, slug: &Slug) -> usize {
        if let Some(position) = self.positions.get(slug) {
            return *position;
        }
        let position = self.positions.len();
        Arc::make_mut(&mut self.positions).insert(slug.clone(), position);
        position
    }

    fn put(&mut self, position: usize, hoster: Hoster) {
        self.index.set(&self.schema, position, &hoster, self.today);
        let hoster = Arc::new(hoster);
        match self.hosters.get_mut(position) {
            Some(slot) => *slot = hoster,
            None => self.hosters.push(hoster),
        }
    }

    /// The schema that the directory is read with.
    pub const fn schema(&self) -> &Arc<Schema> {
        &self.schema
    }

    /// The day on which the directory stands.
    pub const fn today(&self) -> Date {
        self.today
    }

    /// All hosters, shown or not, in the order in which they were first stated.
    pub fn hosters(&self) -> impl Iterator<Item = &Hoster> {
        self.hosters.iter().map(AsRef::as_ref)
    }

    /// All hosters by their positions, which never change from one directory to the next: new hosters come last. Between
    /// a directory and the one that [`Directory::apply`] gives, a hoster that no statement was about is the same by
    /// [`Arc::ptr_eq`], so that what was made of it can be kept. [`Directory::on`] makes all hosters anew.
    pub fn all(&self) -> &[Arc<Hoster>] {
        &self.hosters
    }

    /// The hoster of a slug.
    pub fn hoster(&self, slug: &str) -> Option<&Hoster> {
        self.positions.get(slug).and_then(|position| self.hosters.get(*position)).map(AsRef::as_ref)
    }

    pub(crate) fn hoster_at(&self, position: usize) -> Option<&Hoster> {
        self.hosters.get(position).map(AsRef::as_ref)
    }

    pub(crate) fn position(&self, slug: &str) -> Option<usize> {
        self.positions.get(slug).copied()
    }

    /// How many hosters are listed: neither paused nor withdrawn.
    pub fn listed(&self) -> usize {
        self.index.listed().count()
    }

    pub(crate) const fn index(&self) -> &Index {
        &self.index
    }
}
