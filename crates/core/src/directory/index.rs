//! The search index: everything that a search reads, over all hosters. Kept in step hoster by hoster.

use super::bits::Bits;
use super::filter::FilterIndex;
use super::hoster::Hoster;
use super::listing::Listing;
use super::places::{Located, Point, points};
use super::rows::Rows;
use super::words::Words;
use crate::field::About;
use crate::order::{seed_of, shuffled, slug_key};
use crate::reading::{has_ended, read};
use crate::schema::Schema;
use crate::text::fold;
use jiff::civil::Date;
use std::sync::Arc;

/// Everything that a search reads.
#[derive(Clone, Debug)]
pub(crate) struct Index {
    filters: Vec<FilterIndex>,
    rows: Rows,
    listed: Bits,
    points: Vec<Arc<[Point]>>,
    located: Arc<Vec<Located>>,
    has_place: Bits,
    points_changed: bool,
    words: Words,
    names: Vec<Arc<str>>,
    names_changed: bool,
    shuffle_keys: Vec<u64>,
    open_services: Vec<usize>,
    ranks: Arc<Vec<u32>>,
    by_name: Arc<Vec<u32>>,
    of_day: Arc<Vec<u32>>,
}

impl Index {
    pub(super) fn new(schema: &Schema) -> Self {
        let mut rows = Rows::default();
        Self {
            filters: schema.filters().iter().map(|filter| FilterIndex::new(filter, &mut rows)).collect(),
            rows,
            listed: Bits::default(),
            points: Vec::new(),
            located: Arc::default(),
            has_place: Bits::default(),
            points_changed: false,
            words: Words::default(),
            names: Vec::new(),
            names_changed: false,
            shuffle_keys: Vec::new(),
            open_services: Vec::new(),
            ranks: Arc::default(),
            by_name: Arc::default(),
            of_day: Arc::default(),
        }
    }

    /// Writes the rows of one hoster. Positions come in order, each new one right after the last.
    pub(super) fn set(&mut self, schema: &Schema, position: usize, hoster: &Hoster, today: Date) {
        let mut held = Vec::new();
        for (filter, index) in schema.filters().iter().zip(&mut self.filters) {
            match index {
                FilterIndex::Delays(delays) => delays.set(filter, position, hoster),
                FilterIndex::Options(options) => {
                    let reading = read(schema, filter, hoster, today);
                    held.extend(options.set(filter, position, &reading, &mut self.rows));
                }
            }
        }
        self.rows.set(position, held);
        self.listed.set(position, *hoster.listing() == Listing::Shown);
        let points: Arc<[Point]> = points(schema, hoster).into();
        if self.points.get(position) != Some(&points) {
            self.points_changed = true;
            self.has_place.set(position, !points.is_empty());
            replace(&mut self.points, position, points);
        }
        replace(&mut self.shuffle_keys, position, slug_key(hoster.slug().as_str()));
        let ended = schema.field(About::Service, "ended").map(|known| known.id);
        let open = hoster.services().filter(|service| !has_ended(ended, service, today)).count();
        replace(&mut self.open_services, position, open);
        self.words.set(schema, position, hoster, today);
        let name: Arc<str> = fold(hoster.name(schema)).into();
        if self.names.get(position) != Some(&name) {
            self.names_changed = true;
            replace(&mut self.names, position, name);
        }
    }

    /// What depends on all hosters at once: the form of the rows, the orders, the list of all points.
    pub(super) fn finish(&mut self, hosters: &[Arc<Hoster>], today: Date) {
        for index in &mut self.filters {
            index.finish(hosters.len());
        }
        self.rows.finish(hosters.len(), &self.listed);
        self.words.finish(hosters.len());
        if std::mem::take(&mut self.points_changed) {
            self.located = Arc::new(Located::all(&self.points));
        }
        if std::mem::take(&mut self.names_changed) {
            self.set_orders(hosters, today);
        }
    }

    fn set_orders(&mut self, hosters: &[Arc<Hoster>], today: Date) {
        // The order so far, and then those that are new: nearly sorted already, which this sort makes use of.
        let known = self.by_name.iter().copied();
        let new = u32::try_from(self.by_name.len()).unwrap_or(u32::MAX)..;
        let mut order: Vec<(&Arc<str>, &str, u32)> = Vec::with_capacity(hosters.len());
        for position in known.chain(new).take(hosters.len()) {
            let at = position as usize;
            if let (Some(name), Some(hoster)) = (self.names.get(at), hosters.get(at)) {
                order.push((name, hoster.slug().as_str(), position));
            }
        }
        order.sort();
        let mut ranks = vec![0; order.len()];
        for ((_, _, position), rank) in order.iter().zip(0_u32..) {
            if let Some(slot) = ranks.get_mut(*position as usize) {
                *slot = rank;
            }
        }
        self.by_name = Arc::new(order.into_iter().map(|(_, _, position)| position).collect());
        self.ranks = Arc::new(ranks);
        let seed = seed_of(today);
        let mut shuffle = self.by_name.as_ref().clone();
        shuffle.sort_by_cached_key(|position| shuffled(self.shuffle_key(*position as usize), seed));
        self.of_day = Arc::new(shuffle);
    }

    pub(crate) fn filters(&self) -> &[FilterIndex] {
        &self.filters
    }

    pub(crate) const fn rows(&self) -> &Rows {
        &self.rows
    }

    pub(crate) const fn listed(&self) -> &Bits {
        &self.listed
    }

    pub(crate) fn hosters(&self) -> usize {
        self.names.len()
    }

    /// The points of one hoster.
    pub(crate) fn points_of(&self, position: usize) -> &[Point] {
        self.points.get(position).map_or(&[], AsRef::as_ref)
    }

    /// All points, in the order of their hosters.
    pub(crate) fn located(&self) -> &[Located] {
        &self.located
    }

    /// Those who have a point.
    pub(crate) const fn has_place(&self) -> &Bits {
        &self.has_place
    }

    pub(crate) const fn words(&self) -> &Words {
        &self.words
    }

    /// The rank of a hoster by folded name, then slug.
    pub(crate) fn rank(&self, position: usize) -> u32 {
        self.ranks.get(position).copied().unwrap_or(u32::MAX)
    }

    /// All hosters by folded name, then slug.
    pub(crate) fn by_name(&self) -> &[u32] {
        &self.by_name
    }

    /// All hosters in the shuffle of the day.
    pub(crate) fn of_day(&self) -> &[u32] {
        &self.of_day
    }

    /// How many services of a hoster have not ended.
    pub(crate) fn open_services(&self, position: usize) -> usize {
        self.open_services.get(position).copied().unwrap_or(0)
    }

    pub(crate) fn shuffle_key(&self, position: usize) -> u64 {
        self.shuffle_keys.get(position).copied().unwrap_or(0)
    }
}

/// Puts an item at a position that exists or is the next one.
pub(super) fn replace<T>(list: &mut Vec<T>, position: usize, item: T) {
    match list.get_mut(position) {
        Some(slot) => *slot = item,
        None => list.push(item),
    }
}
