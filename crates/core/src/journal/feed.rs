//! Feeds for people: what was recorded lately, a hoster and a day at a time.

use super::record::Record;
use super::touched::{ChangeKind, ChangedField, Touched};
use super::turn::Turned;
use super::{Journal, is_withdrawn};
use crate::directory::Directory;
use crate::statement::Slug;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// What was recorded about a hoster on one day. The pair of slug and day never changes, and is never used again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedEntry {
    /// The hoster.
    pub slug: Slug,
    /// The day, in universal time; never earlier than that of an older entry.
    pub day: Date,
    /// When its newest record was made.
    pub at: Timestamp,
    /// What became of the hoster.
    pub kind: ChangeKind,
    /// The fields concerned, without doubles, those of the hoster itself first.
    pub fields: Vec<ChangedField>,
}

impl Journal {
    /// The newest entries about all hosters, newest first. A hoster that is withdrawn has only its newest one.
    ///
    /// Goes through the records of as many days as it takes.
    pub fn recent(&self, directory: &Directory, count: usize) -> Vec<FeedEntry> {
        self.entries(directory, count, None)
    }

    /// The newest entries about one hoster, newest first; none when it is not known.
    ///
    /// Goes through all records until it has found as many.
    pub fn of_hoster(&self, directory: &Directory, slug: &str, count: usize) -> Vec<FeedEntry> {
        match self.hosters.find(slug) {
            Some(number) => self.entries(directory, count, Some(number)),
            None => Vec::new(),
        }
    }

    fn entries(&self, directory: &Directory, count: usize, only: Option<u32>) -> Vec<FeedEntry> {
        let records = self.records.back_to(self.floor);
        let found = self.collect(
            directory,
            count,
            records.filter(|record| only.is_none_or(|only| record.hoster == only)),
        );
        let entry = |(number, day, touched): (u32, Date, Touched)| {
            let hoster = directory.hoster(self.hosters.get(number)?.as_str())?;
            let kind = touched.kind(hoster, &Turned::default());
            let fields = touched.fields.into_iter().collect();
            Some(FeedEntry { slug: hoster.slug().clone(), day, at: touched.at, kind, fields })
        };
        found.into_iter().filter_map(entry).collect()
    }

    /// Puts records, which come newest first, together by hoster and day.
    fn collect<'r>(
        &self,
        directory: &Directory,
        count: usize,
        records: impl Iterator<Item = &'r Record>,
    ) -> Vec<(u32, Date, Touched)> {
        let mut found: Vec<(u32, Date, Touched)> = Vec::new();
        let mut gone: BTreeSet<u32> = BTreeSet::new();
        // Where the hosters of the day at hand stand in what was found.
        let mut of_day: BTreeMap<u32, usize> = BTreeMap::new();
        let mut day = None;
        for record in records {
            if day != Some(record.day) {
                if found.len() >= count {
                    break;
                }
                day = Some(record.day);
                of_day.clear();
            }
            if let Entry::Vacant(free) = of_day.entry(record.hoster) {
                if found.len() >= count || gone.contains(&record.hoster) {
                    continue;
                }
                if self.is_gone(directory, record.hoster) {
                    gone.insert(record.hoster);
                }
                free.insert(found.len());
                found.push((record.hoster, record.day, Touched::new(record.at)));
            }
            let slot = of_day.get(&record.hoster).and_then(|at| found.get_mut(*at));
            if let Some((_, _, touched)) = slot {
                touched.add(self, record);
            }
        }
        found
    }

    fn is_gone(&self, directory: &Directory, number: u32) -> bool {
        let slug = self.hosters.get(number);
        slug.and_then(|slug| directory.hoster(slug.as_str())).is_some_and(is_withdrawn)
    }
}
