//! Text search: folded words of names, services, software and places, found by their beginning.

use super::bits::{Bits, Row};
use super::hoster::{Answers, Hoster};
use super::index::replace;
use crate::datum::Datum;
use crate::field::{About, Kind};
use crate::reading::is_open;
use crate::schema::{FieldId, Schema};
use crate::text::{Lang, fold};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::sync::Arc;

/// The fields whose words are found.
const SEARCHED: [(About, &str); 6] = [
    (About::Hoster, "name"),
    (About::Hoster, "description"),
    (About::Hoster, "places"),
    (About::Service, "name"),
    (About::Service, "category"),
    (About::Service, "software"),
];

/// Which hosters hold which word.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words {
    holders: Arc<BTreeMap<Arc<str>, Row>>,
    of: Vec<Arc<[Arc<str>]>>,
    changed: bool,
}

impl Words {
    /// Replaces the words of one hoster.
    pub(super) fn set(&mut self, schema: &Schema, position: usize, hoster: &Hoster, today: Date) {
        let new: Arc<[Arc<str>]> = words_of(schema, hoster, today).into_iter().map(Arc::from).collect();
        let old = self.of.get(position).cloned().unwrap_or_default();
        if old == new {
            replace(&mut self.of, position, new);
            return;
        }
        let holders = Arc::make_mut(&mut self.holders);
        for word in old.iter() {
            if let Some(row) = holders.get_mut(word) {
                row.set(position, false);
            }
        }
        for word in new.iter() {
            holders.entry(Arc::clone(word)).or_default().set(position, true);
        }
        replace(&mut self.of, position, new);
        self.changed = true;
    }

    /// Forgets words that nobody holds any more, and gives the rows of the others their form.
    pub(super) fn finish(&mut self, hosters: usize) {
        if !std::mem::take(&mut self.changed) {
            return;
        }
        let holders = Arc::make_mut(&mut self.holders);
        holders.retain(|_, row| !row.is_empty());
        for row in holders.values_mut() {
            row.settle(hosters);
        }
    }

    /// Whether every word of the search begins some word of a hoster.
    pub(crate) fn matches(&self, search: &str, position: usize) -> bool {
        let words = self.of.get(position).map_or(&[][..], AsRef::as_ref);
        fold(search).split(' ').all(|prefix| words.iter().any(|word| word.starts_with(prefix)))
    }

    /// The hosters of which every word of the search begins some word.
    pub(crate) fn find(&self, search: &str, hosters: usize) -> Bits {
        let mut found: Option<Bits> = None;
        for prefix in fold(search).split(' ') {
            let with_word = self.beginning_with(prefix, hosters);
            match &mut found {
                None => found = Some(with_word),
                Some(found) => found.and(&with_word),
            }
        }
        found.unwrap_or_else(|| Bits::none(hosters))
    }

    fn beginning_with(&self, prefix: &str, hosters: usize) -> Bits {
        let mut bits = Bits::none(hosters);
        let from = (Bound::Included(prefix), Bound::Unbounded);
        for (_, row) in self.holders.range::<str, _>(from).take_while(|(word, _)| word.starts_with(prefix)) {
            row.add_to(&mut bits);
        }
        bits
    }
}

/// All words of a hoster, folded, once each: of what is current, and of services that are open.
pub(crate) fn words_of(schema: &Schema, hoster: &Hoster, today: Date) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    let mut add =
        |text: &str| words.extend(fold(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned));
    add(hoster.slug().as_str());
    for (about, id) in SEARCHED {
        let Some(known) = schema.field(about, id) else { continue };
        match about {
            About::Hoster => add_answer(schema, known.id, hoster.answers(), &mut add),
            About::Service => {
                for service in hoster.services().filter(|service| is_open(schema, service, today)) {
                    add_answer(schema, known.id, service.answers(), &mut add);
                }
            }
        }
    }
    words
}

/// The words of one answer: its texts, and the labels of its codes in both languages.
fn add_answer(schema: &Schema, field: FieldId, answers: &Answers, add: &mut dyn FnMut(&str)) {
    let Some(known) = schema.field_at(field) else { return };
    let Some(value) = answers.current(field).and_then(|stated| stated.answer.value()) else { return };
    for (part, datum) in value.records().iter().flat_map(crate::value::Record::pieces) {
        let kind =
            known.field.parts.iter().find(|declared| declared.id == part).map(|declared| &declared.kind);
        match (datum, kind) {
            (Datum::Text(text), _) => add(text),
            (Datum::Code(_) | Datum::Codes(_), Some(kind)) => add_labels(schema, kind, datum, add),
            _ => {}
        }
    }
}

fn add_labels(schema: &Schema, kind: &'static Kind, datum: &Datum, add: &mut dyn FnMut(&str)) {
    for code in datum.codes() {
        let term = schema.terms(kind).iter().find(|term| *term.code == **code);
        for lang in Lang::ALL {
            add(term.map_or(code, |term| term.label.get(lang)));
        }
    }
}
