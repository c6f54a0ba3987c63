//! One hoster: its answers and services, settled for a day.

use super::listing::Listing;
use super::service::Service;
use crate::answer::{Answer, Provenance, Stated};
use crate::datum::Datum;
use crate::field::About;
use crate::schema::{FieldId, Schema, SchemaField};
use crate::statement::{Act, Slug, Statement};
use crate::value::Value;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The live answers to the fields of one subject: at most one per field and provenance.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    said: BTreeMap<FieldId, Vec<Stated>>,
    expired: Vec<FieldId>,
}

impl Answers {
    /// The answer that is shown: the strongest that still counts, or else the strongest that has aged.
    pub fn get(&self, field: FieldId) -> Option<&Stated> {
        self.said.get(&field).and_then(|said| said.first())
    }

    /// The answer that filters may use: `None` when nothing was stated, or when it has aged.
    pub fn current(&self, field: FieldId) -> Option<&Stated> {
        if self.expired.contains(&field) { None } else { self.get(field) }
    }

    /// Whether the answer that is shown has aged: it stays visible with its date and counts as not stated.
    pub fn is_expired(&self, field: FieldId) -> bool {
        self.expired.contains(&field)
    }

    /// All live answers to a field, the one that is shown first. More than one different answer is a conflict.
    pub fn all(&self, field: FieldId) -> &[Stated] {
        self.said.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The answer from one kind of source, as an import compares it with what it read.
    pub fn from(&self, field: FieldId, provenance: Provenance) -> Option<&Stated> {
        self.all(field).iter().find(|stated| stated.provenance == provenance)
    }

    /// The fields that something was stated about, in the order of the schema.
    pub fn fields(&self) -> impl Iterator<Item = FieldId> {
        self.said.iter().filter(|(_, said)| !said.is_empty()).map(|(field, _)| *field)
    }

    fn apply(&mut self, field: FieldId, statement: Statement) {
        let said = self.said.entry(field).or_default();
        let same = said.iter().position(|stated| stated.provenance == statement.provenance);
        let day = statement.recorded_at.to_zoned(jiff::tz::TimeZone::UTC).date();
        if let Act::Stated(answer) = statement.act {
            let stated = Stated {
                answer,
                provenance: statement.provenance,
                stated_on: statement.stated_on,
                confirmed_on: None,
                reviewed_on: None,
                contested: None,
                reply: None,
                source: statement.source,
                evidence: statement.evidence,
                recorded_on: day,
                follows_from: None,
            };
            match same.and_then(|at| said.get_mut(at)) {
                Some(known) if is_covered(&stated, known) => {}
                // To say it anew does not end a contest: the collective does, in so many words.
                Some(known) => {
                    let (contested, reply) = (known.contested.take(), known.reply.take());
                    *known = Stated { contested, reply, ..stated };
                }
                None => said.push(stated),
            }
            return;
        }
        let Some(at) = same else { return };
        match (statement.act, said.get_mut(at)) {
            (Act::Withdrawn(_), _) => drop(said.remove(at)),
            (Act::Confirmed, Some(known)) => known.confirmed_on = Some(day),
            (Act::Reviewed, Some(known)) => known.reviewed_on = Some(day),
            (Act::Contested(reason), Some(known)) => (known.contested, known.reply) = (Some(reason), None),
            (Act::Replied(reply), Some(known)) if known.contested.is_some() => known.reply = Some(reply),
            (Act::Settled(_), Some(known)) => (known.contested, known.reply) = (None, None),
            _ => {}
        }
    }

    /// Puts the answer to show first and notes what has aged.
    fn settle(&mut self, schema: &Schema, about: About, today: Date) {
        self.expired.clear();
        for said in self.said.values_mut() {
            said.retain(|stated| stated.provenance != Provenance::Derived);
        }
        for known in schema.fields().iter().filter(|known| known.field.about == about) {
            self.derive(known, schema, today);
            if let Some(said) = self.said.get_mut(&known.id) {
                said.sort_by_key(|stated| {
                    std::cmp::Reverse((!stated.is_expired(known.months, today), stated.provenance))
                });
                if said.first().is_some_and(|stated| stated.is_expired(known.months, today)) {
                    self.expired.push(known.id);
                }
            }
        }
    }

    /// Adds the answer that follows from others, unless it was stated in so many words.
    fn derive(&mut self, known: &SchemaField, schema: &Schema, today: Date) {
        let Some(derive) = known.field.derived else { return };
        let live = |id: &str| {
            let other = schema.field(known.field.about, id)?;
            let said = self.all(other.id).iter().filter(|stated| !stated.is_expired(other.months, today));
            said.max_by_key(|stated| stated.provenance).cloned()
        };
        let value = |id: &str| live(id).and_then(|stated| stated.answer.value().cloned());
        let Some((derived, from)) = derive(&value) else { return };
        let derived = Answer::Value(derived);
        let is_said = |stated: &Stated| stated.answer == derived && !stated.is_expired(known.months, today);
        if self.all(known.id).iter().any(is_said) {
            return;
        }
        if let Some(basis) = live(from) {
            let stated = Stated {
                answer: derived,
                provenance: Provenance::Derived,
                follows_from: Some(from),
                reviewed_on: None,
                contested: None,
                reply: None,
                ..basis
            };
            self.said.entry(known.id).or_default().push(stated);
        }
    }
}

/// Whether a statement adds nothing to what the same kind of source said: it speaks of an earlier time, or it repeats a
/// dated answer without its date.
fn is_covered(new: &Stated, known: &Stated) -> bool {
    let repeats = new.stated_on.is_none() && known.stated_on.is_some() && new.answer == known.answer;
    // A year or a month is older than a day only when it has ended before that day.
    repeats || new.said_between().1 < known.said_between().0
}

/// One hoster.
#[derive(Clone, Debug)]
pub struct Hoster {
    slug: Slug,
    answers: Answers,
    services: BTreeMap<Slug, Service>,
    listing: Listing,
}

impl Hoster {
    pub(crate) fn new(slug: Slug) -> Self {
        Self { slug, answers: Answers::default(), services: BTreeMap::new(), listing: Listing::Shown }
    }

    pub(crate) fn apply(&mut self, schema: &Schema, statement: Statement) {
        let Some(known) = schema.field(statement.subject.about(), statement.field.id) else { return };
        // A "none" that the field does not know is no answer; counting it would turn silence into a "no".
        if statement.act == Act::Stated(Answer::None) && !known.field.may_be_none {
            return;
        }
        let answers = match &statement.subject.service {
            None => &mut self.answers,
            Some(key) => {
                let service = self.services.entry(key.clone()).or_insert_with(|| Service::new(key.clone()));
                service.answers_mut()
            }
        };
        answers.apply(known.id, statement);
    }

    pub(crate) fn settle(&mut self, schema: &Schema, today: Date) {
        self.answers.settle(schema, About::Hoster, today);
        for service in self.services.values_mut() {
            service.answers_mut().settle(schema, About::Service, today);
        }
        self.listing = self.read_listing(schema, today);
    }

    fn read_listing(&self, schema: &Schema, today: Date) -> Listing {
        let value = schema.field(About::Hoster, "listing").and_then(|known| self.answers.get(known.id));
        let Some(value) = value.and_then(|stated| stated.answer.value()) else { return Listing::Shown };
        let until = match value.get("until") {
            Some(Datum::Date(date)) => Some(date.last_day()),
            _ => None,
        };
        let reason = match value.get("reason") {
            Some(Datum::Text(reason)) => Some(reason.to_string()),
            _ => None,
        };
        if value.has_code("state", "withdrawn") {
            Listing::Withdrawn { reason }
        } else if value.has_code("state", "paused") && until.is_none_or(|last| last >= today) {
            Listing::Paused { until, reason }
        } else {
            Listing::Shown
        }
    }

    /// The slug.
    pub const fn slug(&self) -> &Slug {
        &self.slug
    }

    /// The answers about the hoster as a whole.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The services, by key.
    pub fn services(&self) -> impl Iterator<Item = &Service> {
        self.services.values()
    }

    /// The service of a key.
    pub fn service(&self, key: &str) -> Option<&Service> {
        self.services.get(key)
    }

    /// Whether it is shown.
    pub const fn listing(&self) -> &Listing {
        &self.listing
    }

    /// The live value of a field about the hoster, aged or not.
    pub fn value(&self, schema: &Schema, field: &str) -> Option<&Value> {
        let known = schema.field(About::Hoster, field)?;
        self.answers.get(known.id).and_then(|stated| stated.answer.value())
    }

    /// The name; the slug when no name was stated.
    pub fn name(&self, schema: &Schema) -> &str {
        match self.value(schema, "name").and_then(|value| value.get("value")) {
            Some(Datum::Text(name)) => name,
            _ => self.slug.as_str(),
        }
    }
}
