//! Hosters by country and department, as they say where they are: the list that is the equal of the map.

use crate::pages::place::Place;
use crate::pages::search::Asked;
use matou_core::datum::Datum;
use matou_core::query::{Ask, Query};
use matou_core::reading::Verdict;
use matou_core::search::Hit;
use matou_core::text::fold;
use matou_core::value::Record;
use std::collections::BTreeMap;

/// All hosters of a search, by place; one that is in several places stands under each.
pub(super) struct Places {
    pub(super) countries: Vec<Country>,
    /// Those that have not said where they are.
    pub(super) nowhere: Vec<Entry>,
}

/// The hosters of a country.
pub(super) struct Country {
    pub(super) label: String,
    pub(super) departments: Vec<Department>,
    /// Those of no department that is stated.
    pub(super) elsewhere: Vec<Entry>,
}

/// The hosters of a department.
pub(super) struct Department {
    pub(super) code: String,
    pub(super) label: String,
    /// The search, in this department only.
    pub(super) href: String,
    pub(super) entries: Vec<Entry>,
}

/// One hoster at a place.
pub(super) struct Entry {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) locality: Option<String>,
    pub(super) kilometres: Option<String>,
    pub(super) is_match: bool,
}

/// What sorts a place: its name without accents, then its code and its name.
type Name = (String, String, String);

impl Places {
    pub(super) fn new(asked: &Asked<'_>, hits: &[Hit<'_>]) -> Self {
        let mut countries: BTreeMap<Name, BTreeMap<Option<Name>, Vec<Entry>>> = BTreeMap::new();
        let mut nowhere = Vec::new();
        for hit in hits {
            let stated = hit.hoster.value(asked.schema, "places").map_or(&[][..], |value| value.records());
            for record in stated {
                let Some(country) = name(asked, record, "country", "countries") else { continue };
                let department = name(asked, record, "department", "departments");
                let there = countries.entry(country).or_default().entry(department).or_default();
                add(there, Entry::new(asked, hit, Some(record)));
            }
            if stated.is_empty() {
                nowhere.push(Entry::new(asked, hit, None));
            }
        }
        let country = |((_, _, label), departments)| Country::new(asked, label, departments);
        Self { countries: countries.into_iter().map(country).collect(), nowhere }
    }
}

impl Country {
    fn new(asked: &Asked<'_>, label: String, mut departments: BTreeMap<Option<Name>, Vec<Entry>>) -> Self {
        let elsewhere = departments.remove(&None).unwrap_or_default();
        let department = |(name, entries): (Option<Name>, Vec<Entry>)| {
            let (_, code, label) = name?;
            Some(Department { href: in_department(asked, &code), code, label, entries })
        };
        Self { label, departments: departments.into_iter().filter_map(department).collect(), elsewhere }
    }
}

impl Entry {
    fn new(asked: &Asked<'_>, hit: &Hit<'_>, place: Option<&Record>) -> Self {
        let locality = match place.and_then(|record| record.get("locality")) {
            Some(Datum::Text(locality)) => Some(locality.to_string()),
            _ => None,
        };
        Self {
            slug: hit.hoster.slug().to_string(),
            name: hit.hoster.name(asked.schema).to_owned(),
            locality,
            kilometres: hit.kilometres.map(|far| format!("{far:.0}")),
            is_match: hit.verdict == Verdict::Yes,
        }
    }
}

/// A hoster stands once in a department, with all its localities.
fn add(there: &mut Vec<Entry>, entry: Entry) {
    match there.last_mut().filter(|last| last.slug == entry.slug) {
        Some(last) => {
            let localities: Vec<String> = last.locality.take().into_iter().chain(entry.locality).collect();
            last.locality = (!localities.is_empty()).then(|| localities.join(", "));
        }
        None => there.push(entry),
    }
}

fn name(asked: &Asked<'_>, record: &Record, part: &str, vocabulary: &str) -> Option<Name> {
    let code = record.codes(part).first()?;
    let term = asked.schema.vocabularies().get(vocabulary).and_then(|vocabulary| vocabulary.get(code));
    let label = term.map_or_else(|| code.to_string(), |term| term.label.get(asked.lang).to_owned());
    Some((fold(&label), code.to_string(), label))
}

/// The search, in one department only.
fn in_department(asked: &Asked<'_>, code: &str) -> String {
    let mut asks = asked.query.asks.clone();
    if let Some(filter) = asked.schema.filter("department") {
        asks.insert(filter.id, Ask::Options(vec![code.to_owned()]));
    }
    asked.address(Place::Results.path(asked.lang), &Query { asks, ..asked.query.clone() })
}
