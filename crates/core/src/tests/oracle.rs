//! The plain definition of a search, one hoster at a time, with no index.

use crate::datum::Datum;
use crate::directory::{Directory, Hoster, Service, kilometres};
use crate::field::{About, Reading};
use crate::order::{seed_of, shuffled, slug_key};
use crate::query::{Matching, Query, Sort};
use crate::reading::{self, Verdict};
use crate::schema::{Schema, SchemaFilter};
use crate::search::{Counts, Excluded, On};
use crate::text::{Lang, fold};
use crate::value::Value;

/// The verdict of each condition on a hoster, in the order of a search.
pub(super) fn verdicts(directory: &Directory, query: &Query, hoster: &Hoster) -> Vec<(On, Verdict)> {
    let schema = directory.schema();
    let mut all: Vec<(On, Verdict)> = Vec::new();
    for condition in query.conditions(schema) {
        let filter = schema.filter_at(condition.filter).unwrap();
        let verdict = reading::verdict(schema, filter, &condition.ask, hoster, directory.today());
        all.push((On::Filter(filter.id), verdict));
    }
    if let Some(text) = &query.text {
        all.push((On::Text, if has_words(directory, hoster, text) { Verdict::Yes } else { Verdict::No }));
    }
    if let Some(within) = query.near.and_then(|near| near.within_km) {
        let verdict = match distance(schema, query, hoster) {
            None => Verdict::Unknown,
            Some(far) if far <= f64::from(within) => Verdict::Yes,
            Some(_) => Verdict::No,
        };
        all.push((On::Distance, verdict));
    }
    all
}

fn all_but(verdicts: &[(On, Verdict)], on: Option<On>) -> Verdict {
    verdicts
        .iter()
        .filter(|(other, _)| Some(*other) != on)
        .fold(Verdict::Yes, |all, (_, verdict)| all.and(*verdict))
}

fn has_words(directory: &Directory, hoster: &Hoster, text: &str) -> bool {
    let (schema, today) = (directory.schema(), directory.today());
    let mut words = vec![fold(hoster.slug().as_str())];
    for id in ["name", "description", "places"] {
        let Some(known) = schema.field(About::Hoster, id) else { continue };
        let value = hoster.answers().current(known.id).and_then(|stated| stated.answer.value());
        words.extend(value.map(|value| in_words(schema, About::Hoster, id, value)));
    }
    for id in ["name", "category", "software"] {
        let Some(known) = schema.field(About::Service, id) else { continue };
        let value = |service: &Service| {
            service.answers().current(known.id).and_then(|stated| stated.answer.value().cloned())
        };
        let open = hoster.services().filter(|service| !has_ended(schema, service, today));
        words.extend(open.filter_map(value).map(|value| in_words(schema, About::Service, id, &value)));
    }
    let words = words.join(" ");
    fold(text).split(' ').all(|prefix| words.split(' ').any(|word| word.starts_with(prefix)))
}

fn has_ended(schema: &Schema, service: &Service, today: jiff::civil::Date) -> bool {
    let Some(known) = schema.field(About::Service, "ended") else { return false };
    let end = service.answers().get(known.id).and_then(|stated| stated.answer.value()?.get("value"));
    matches!(end, Some(Datum::Date(end)) if end.last_day() < today)
}

/// The texts of a value, and the labels of its codes, folded.
fn in_words(schema: &Schema, about: About, id: &str, value: &Value) -> String {
    let field = schema.field(about, id).unwrap().field;
    let mut words = String::new();
    for (part, datum) in value.records().iter().flat_map(crate::value::Record::pieces) {
        let terms = schema.terms(&field.parts.iter().find(|known| known.id == part).unwrap().kind);
        for code in datum.codes() {
            let term = terms.iter().find(|term| *term.code == **code).unwrap();
            words.extend(Lang::ALL.map(|lang| format!("{} ", fold(term.label.get(lang)))));
        }
        if let Datum::Text(text) = datum {
            words.push_str(&fold(text));
            words.push(' ');
        }
    }
    words
}

pub(super) fn distance(schema: &Schema, query: &Query, hoster: &Hoster) -> Option<f64> {
    let near = query.near?;
    let known = schema.field(About::Hoster, "positions")?;
    let value = hoster.answers().current(known.id)?.answer.value()?;
    let from = (near.latitude.to_f64(), near.longitude.to_f64());
    let number =
        |record: &crate::value::Record, part| record.number(part).map(crate::number::Decimal::to_f64);
    let points = value
        .records()
        .iter()
        .filter_map(|record| Some((number(record, "latitude")?, number(record, "longitude")?)));
    points.map(|to| kilometres(from, to)).min_by(f64::total_cmp)
}

/// Everything that a search gives, by going through all hosters.
pub(super) struct Plain<'d> {
    directory: &'d Directory,
    query: &'d Query,
    /// Listed hosters with their verdicts.
    judged: Vec<(&'d Hoster, Vec<(On, Verdict)>)>,
}

impl<'d> Plain<'d> {
    pub(super) fn new(directory: &'d Directory, query: &'d Query) -> Self {
        let listed =
            directory.hosters().filter(|hoster| *hoster.listing() == crate::directory::Listing::Shown);
        let judged = listed.map(|hoster| (hoster, verdicts(directory, query, hoster))).collect();
        Self { directory, query, judged }
    }

    pub(super) fn counts(&self) -> Counts {
        let count =
            |wanted| self.judged.iter().filter(|(_, verdicts)| all_but(verdicts, None) == wanted).count();
        Counts { yes: count(Verdict::Yes), unknown: count(Verdict::Unknown), no: count(Verdict::No) }
    }

    /// The slugs of all pages, one after the other.
    pub(super) fn listing(&self) -> Vec<&'d str> {
        let mut all = self.in_order(Verdict::Yes);
        if self.query.matching == Matching::WithUnknown {
            all.extend(self.in_order(Verdict::Unknown));
        }
        all
    }

    fn in_order(&self, wanted: Verdict) -> Vec<&'d str> {
        let schema = self.directory.schema();
        let seed = self.query.seed.unwrap_or(seed_of(self.directory.today()));
        let found = self.judged.iter().filter(|(_, verdicts)| all_but(verdicts, None) == wanted);
        let mut keyed: Vec<(u64, f64, String, &str)> = found
            .map(|(hoster, _)| {
                let slug = hoster.slug().as_str();
                let name = fold(hoster.name(schema));
                match self.query.sort {
                    Sort::Shuffle => (shuffled(slug_key(slug), seed), 0.0, name, slug),
                    Sort::Name => (0, 0.0, name, slug),
                    Sort::Distance => {
                        (0, distance(schema, self.query, hoster).unwrap_or(f64::INFINITY), name, slug)
                    }
                }
            })
            .collect();
        keyed.sort_by(|a, b| {
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then_with(|| (&a.2, a.3).cmp(&(&b.2, b.3)))
        });
        keyed.into_iter().map(|(_, _, _, slug)| slug).collect()
    }

    pub(super) fn excluded(&self) -> Vec<Excluded> {
        let conditions = verdicts_of_nobody(self.directory, self.query);
        let of = |on: On| {
            let mut excluded = Excluded { on, total: 0, only_this: 0, only_this_yes: 0 };
            for (_, verdicts) in &self.judged {
                let own = verdicts.iter().find(|(other, _)| *other == on).unwrap().1;
                let others = all_but(verdicts, Some(on));
                excluded.total += usize::from(own == Verdict::No);
                excluded.only_this += usize::from(own == Verdict::No && others != Verdict::No);
                excluded.only_this_yes += usize::from(own == Verdict::No && others == Verdict::Yes);
            }
            excluded
        };
        conditions.into_iter().map(of).collect()
    }

    /// The count of an option, of those who have not said, and of those who have said part, with the filter's own ticks ignored.
    pub(super) fn facet(&self, filter: &SchemaFilter, codes: &[&str]) -> (Vec<usize>, usize, usize) {
        let (schema, today) = (self.directory.schema(), self.directory.today());
        let mut counts = vec![0; codes.len()];
        let (mut silent, mut partly) = (0, 0);
        for (hoster, verdicts) in &self.judged {
            if all_but(verdicts, Some(On::Filter(filter.id))) != Verdict::Yes {
                continue;
            }
            let reading = reading::read(schema, filter, hoster, today);
            silent += usize::from(reading == Reading::Silent);
            partly += usize::from(matches!(reading, Reading::Partly { .. }));
            for (count, code) in counts.iter_mut().zip(codes) {
                *count += usize::from(
                    matches!(&reading, Reading::Holds(holds) | Reading::Partly { holds, .. } if holds.iter().any(|held| held == code)),
                );
            }
        }
        (counts, silent, partly)
    }
}

fn verdicts_of_nobody(directory: &Directory, query: &Query) -> Vec<On> {
    let filters =
        query.conditions(directory.schema()).into_iter().map(|condition| On::Filter(condition.filter));
    let text = query.text.is_some().then_some(On::Text);
    let distance = query.near.and_then(|near| near.within_km).map(|_| On::Distance);
    filters.chain(text).chain(distance).collect()
}
