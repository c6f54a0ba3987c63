//! What the passing of days does without any statement: answers age, what followed from them changes, pauses end.

use super::is_withdrawn;
use super::touched::ChangedField;
use crate::directory::{Answers, Directory, Hoster, Listing};
use crate::schema::Schema;
use crate::statement::Slug;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// The hosters that may change on each day after one, up to today, by the passing of that day alone.
///
/// Only live answers are looked at: one that was replaced since is covered by the statement that replaced it. An answer
/// that follows from others changes on a day on which it ages itself or on which one of them does.
pub(super) fn turns(directory: &Directory, after: Date) -> BTreeMap<Date, Vec<&Hoster>> {
    let mut turns: BTreeMap<Date, Vec<&Hoster>> = BTreeMap::new();
    let today = directory.today();
    if after >= today {
        return turns;
    }
    for hoster in directory.hosters().filter(|hoster| !is_withdrawn(hoster)) {
        let mut days = BTreeSet::new();
        let mut last = |day: Date| {
            let next = day.tomorrow().ok().filter(|next| *next > after && *next <= today);
            days.extend(next);
        };
        each_end(directory.schema(), hoster, &mut last);
        for day in days {
            turns.entry(day).or_default().push(hoster);
        }
    }
    turns
}

/// Calls for the last day of every answer that ages, and of a pause.
fn each_end(schema: &Schema, hoster: &Hoster, last: &mut dyn FnMut(Date)) {
    for answers in subjects(hoster) {
        for known in answers.fields().filter_map(|field| schema.field_at(field)) {
            if known.months.is_none() {
                continue;
            }
            answers
                .all(known.id)
                .iter()
                .filter_map(|said| said.valid_until(known.months))
                .for_each(&mut *last);
        }
    }
    // The pause itself, not the listing: once it is over, the listing only says that the hoster is shown.
    let listing = hoster.value(schema, "listing").filter(|value| value.has_code("state", "paused"));
    if let Some(crate::datum::Datum::Date(until)) = listing.and_then(|value| value.get("until")) {
        last(until.last_day());
    }
}

fn subjects(hoster: &Hoster) -> impl Iterator<Item = &Answers> {
    std::iter::once(hoster.answers()).chain(hoster.services().map(crate::directory::Service::answers))
}

/// What the days from one to another change in what is shown of a hoster.
#[derive(Debug, Default)]
pub(super) struct Turned {
    /// The answers that are shown otherwise.
    pub(super) fields: BTreeSet<ChangedField>,
    /// Whether a pause ended.
    pub(super) is_back: bool,
}

impl Turned {
    pub(super) fn between(schema: &Schema, hoster: &Hoster, from: Date, to: Date) -> Self {
        let (before, after) = (on(schema, hoster, from), on(schema, hoster, to));
        let mut turned = Self::default();
        turned.compare(schema, None, before.answers(), after.answers());
        for (old, new) in before.services().zip(after.services()) {
            turned.compare(schema, Some(new.key()), old.answers(), new.answers());
        }
        if before.listing() != after.listing() {
            turned.is_back = *after.listing() == Listing::Shown;
            turned.fields.insert(ChangedField { service: None, field: "listing" });
        }
        turned
    }

    fn compare(&mut self, schema: &Schema, service: Option<&Slug>, old: &Answers, new: &Answers) {
        let fields: BTreeSet<_> = old.fields().chain(new.fields()).collect();
        let differs = |field: &_| {
            old.all(*field) != new.all(*field) || old.is_expired(*field) != new.is_expired(*field)
        };
        for known in fields.into_iter().filter(differs).filter_map(|field| schema.field_at(field)) {
            self.fields.insert(ChangedField { service: service.cloned(), field: known.field.id });
        }
    }
}

/// A hoster as it stands on another day.
fn on(schema: &Schema, hoster: &Hoster, day: Date) -> Hoster {
    let mut hoster = hoster.clone();
    hoster.settle(schema, day);
    hoster
}
