//! The search of services, against each service as if its hoster had no other; and draws.

use super::oracle::{self, Plain};
use super::{directory, entry, full, read, schemas};
use crate::directory::{Directory, Hoster, Listing, Service};
use crate::field::{About, Kind, Reading};
use crate::query::{Condition, Matching, Near, Query};
use crate::reading::{self, Verdict};
use crate::sample;
use crate::schema::Schema;
use crate::search::{Counts, On, Search};
use crate::services::{ServiceSearch, draw_of};
use crate::statement::{Entry, Statement};
use std::collections::BTreeMap;
use std::sync::Arc;

/// For each service, a directory in which its hoster has no other.
type Alone = BTreeMap<(String, String), Directory>;

fn alone(schema: &Arc<Schema>, statements: &[Statement]) -> Alone {
    let empty = Directory::new(Arc::clone(schema), sample::TODAY);
    let of =
        |one: &Statement| Some((one.subject.hoster.to_string(), one.subject.service.as_ref()?.to_string()));
    let keys: std::collections::BTreeSet<(String, String)> = statements.iter().filter_map(of).collect();
    let lone = |(hoster, service): (String, String)| {
        let own = |one: &&Statement| {
            one.subject.hoster.as_str() == hoster
                && one.subject.service.as_ref().is_none_or(|key| key.as_str() == service)
        };
        let directory = empty.apply(statements.iter().filter(own).cloned());
        ((hoster, service), directory)
    };
    keys.into_iter().map(lone).collect()
}

/// The verdict of a condition on the only service of a hoster.
fn lone_verdict(schema: &Schema, condition: &Condition, hoster: &Hoster, service: &Service) -> Verdict {
    let filter = schema.filter_at(condition.filter).unwrap();
    let found = reading::verdict(schema, filter, &condition.ask, hoster, sample::TODAY);
    let Some(stated) = service.answers().current(filter.field) else { return Verdict::Unknown };
    // A hoster of which others gathered one service may have more; the service itself has but one category, one software.
    let field = schema.field_at(filter.field).unwrap().field;
    let is_one = !field.list && !field.parts.iter().any(|part| matches!(part.kind, Kind::Choices(_)));
    let is_said = reading::read(schema, filter, hoster, sample::TODAY) != Reading::Silent;
    if found == Verdict::Unknown && !stated.provenance.is_exhaustive() && is_one && is_said {
        return Verdict::No;
    }
    found
}

fn is_of_services(schema: &Schema, filter: crate::schema::FilterId) -> bool {
    let field = schema.filter_at(filter).unwrap().field;
    schema.field_at(field).unwrap().field.about == About::Service
}

/// All services that have not ended, hosters in the order of the query, each with its verdict.
fn plain(directory: &Directory, query: &Query, alone: &Alone) -> Vec<(String, Verdict)> {
    let schema = directory.schema();
    let near = query.near.map(|near| Near { within_km: None, ..near });
    let order = Query { sort: query.sort, seed: query.seed, near, ..Query::default() };
    let mut all = Vec::new();
    for slug in Plain::new(directory, &order).listing() {
        let hoster = directory.hoster(slug).unwrap();
        let of_hoster = oracle::verdicts(directory, query, hoster);
        let is_own = |on: &On| matches!(on, On::Filter(filter) if is_of_services(schema, *filter));
        let of_hoster = of_hoster.into_iter().filter(|(on, _)| !is_own(on));
        let of_hoster = of_hoster.fold(Verdict::Yes, |all, (_, verdict)| all.and(verdict));
        for service in hoster.services().filter(|one| reading::is_open(schema, one, sample::TODAY)) {
            let lone = alone[&(slug.to_owned(), service.key().to_string())].hoster(slug).unwrap();
            let conditions = query.conditions(schema);
            let own = conditions.iter().filter(|condition| is_of_services(schema, condition.filter));
            let verdict = own.fold(of_hoster, |all, one| all.and(lone_verdict(schema, one, lone, service)));
            all.push((format!("{slug}/{}", service.key()), verdict));
        }
    }
    all
}

#[test]
fn a_search_of_services_is_its_plain_definition() {
    let mut counted = [0; 3];
    for (which, schema) in schemas().into_iter().enumerate() {
        let statements = sample::statements(&schema, 60, 31);
        let directory = Directory::new(Arc::clone(&schema), sample::TODAY).apply(statements.clone());
        let alone = alone(&schema, &statements);
        for seed in 0..300 {
            let query = sample::query(&schema, seed * 17 + which as u64);
            let printed = query.print(&schema);
            let expected = plain(&directory, &query, &alone);
            let count = |wanted| expected.iter().filter(|(_, verdict)| *verdict == wanted).count();
            let counts =
                Counts { yes: count(Verdict::Yes), unknown: count(Verdict::Unknown), no: count(Verdict::No) };
            let search = ServiceSearch::new(&directory, &query);
            assert_eq!(search.counts(), counts, "{printed}");
            for (sum, one) in counted.iter_mut().zip([counts.yes, counts.unknown, counts.no]) {
                *sum += one;
            }
            let wanted: &[Verdict] = if query.matching == Matching::YesOnly {
                &[Verdict::Yes]
            } else {
                &[Verdict::Yes, Verdict::Unknown]
            };
            let listed: Vec<&(String, Verdict)> = wanted
                .iter()
                .flat_map(|wanted| expected.iter().filter(move |(_, verdict)| verdict == wanted))
                .collect();
            let mut leafed = Vec::new();
            for page in 1..=u32::try_from(search.pages()).unwrap() {
                let search = ServiceSearch::new(&directory, &Query { page, ..query.clone() });
                for hit in search.page() {
                    assert!(std::ptr::eq(directory.hosters().nth(hit.position).unwrap(), hit.hoster));
                    leafed.push((format!("{}/{}", hit.hoster.slug(), hit.service.key()), hit.verdict));
                }
            }
            assert_eq!(leafed.iter().collect::<Vec<_>>(), listed, "{printed}");
            assert_eq!(search.total(), listed.len());
        }
    }
    assert!(counted.iter().all(|count| *count > 1000), "{counted:?}");
}

#[test]
fn a_service_that_fits_belongs_to_a_hoster_that_fits() {
    for schema in schemas() {
        let directory = sample::directory(Arc::clone(&schema), 80, 5);
        for seed in 0..400 {
            let query = Query { page: 1, per_page: u16::MAX, ..sample::query(&schema, seed) };
            let hosters = Search::new(&directory, &query);
            for hit in ServiceSearch::new(&directory, &query).page() {
                let of_hoster = hosters.verdict(hit.hoster.slug().as_str()).unwrap();
                let agrees = match hit.verdict {
                    Verdict::Yes => of_hoster == Verdict::Yes,
                    _ => of_hoster != Verdict::No,
                };
                assert!(agrees, "{} {}", hit.hoster.slug(), query.print(&schema));
                assert_eq!(*hit.hoster.listing(), Listing::Shown);
            }
        }
    }
}

fn found(directory: &Directory, query: &str) -> Vec<(String, Verdict)> {
    let query = Query::parse(directory.schema(), query).unwrap();
    let hits = ServiceSearch::new(directory, &query).page();
    hits.iter().map(|hit| (format!("{}/{}", hit.hoster.slug(), hit.service.key()), hit.verdict)).collect()
}

#[test]
fn one_service_has_to_be_all_that_is_asked_of_services() {
    let schema = full();
    let directory = directory(
        &schema,
        &[
            entry("a/x", "category", "value = pad"),
            entry("a/x", "registration", "kind = member"),
            entry("a/y", "category", "value = mail"),
            entry("a/y", "registration", "kind = none"),
            entry("b/x", "category", "value = pad"),
            entry("b/x", "registration", "kind = none"),
            entry("c/x", "category", "value = pad"),
            entry("d/x", "registration", "kind = none"),
            entry("e/x", "category", "value = pad"),
            entry("e/x", "registration", "kind = none"),
            entry("e/x", "ended", "value = 2026-10"),
            entry("a", "work", "administration = paid"),
            entry("b", "work", "administration = volunteer"),
        ],
    );
    let (yes, unknown) = (Verdict::Yes, Verdict::Unknown);
    let expect = |query: &str, expected: &[(&str, Verdict)]| {
        let expected: Vec<_> =
            expected.iter().map(|(name, verdict)| ((*name).to_owned(), *verdict)).collect();
        assert_eq!(found(&directory, query), expected, "{query}");
    };
    expect("service=pad&registration=none&sort=name", &[("b/x", yes), ("c/x", unknown), ("d/x", unknown)]);
    expect("service=pad&registration=none&match=yes", &[("b/x", yes)]);
    expect("service=mail&work=paid&sort=name", &[("a/y", yes), ("d/x", unknown)]);
    expect("work=volunteer&sort=name", &[("b/x", yes), ("c/x", unknown), ("d/x", unknown)]);
    assert_eq!(
        Search::new(&directory, &Query::parse(&schema, "service=pad&registration=none").unwrap())
            .verdict("a"),
        Some(yes)
    );
}

#[test]
fn prices_that_others_gathered_may_not_be_all_of_them() {
    let schema = full();
    let gathered =
        |field: &str, content: &str| Entry { provenance: "gathered".into(), ..entry("a/x", field, content) };
    let directory =
        directory(&schema, &[gathered("pricing", "value = paid"), gathered("category", "value = pad")]);
    let verdict = |query: &str| found(&directory, query).first().map(|(_, verdict)| *verdict);
    assert_eq!(verdict("price=paid"), Some(Verdict::Yes));
    assert_eq!(verdict("price=free_amount"), Some(Verdict::Unknown));
    assert_eq!(verdict("service=mail"), None);
}

fn drawn(directory: &Directory, query: &str, draw: u64) -> Option<String> {
    let query = Query::parse(directory.schema(), query).unwrap();
    let hit = ServiceSearch::new(directory, &query).pick(draw)?;
    Some(format!("{}/{}", hit.hoster.slug(), hit.service.key()))
}

#[test]
fn only_what_can_be_used_is_drawn() {
    let schema = full();
    let pad = |subject: &str, more: &[(&str, &str)]| -> Vec<Entry> {
        let own = [("category", "value = pad"), ("url", "value = https://pad.example/")];
        own.iter().chain(more).map(|(field, content)| entry(subject, field, content)).collect()
    };
    let aged = Entry { stated_on: "2019".into(), ..entry("g/x", "url", "value = https://pad.example/") };
    let entries = [
        pad("a/x", &[]),
        pad("b/x", &[("load", "state = full")]),
        pad("c/x", &[("load", "state = full\nuntil = 2026-11-20")]),
        pad("d/x", &[("status", "value = down")]),
        pad("e/x", &[("status", "value = over")]),
        pad("f/x", &[("load", "state = open"), ("status", "value = alert")]),
        vec![entry("g/x", "category", "value = pad"), aged],
        vec![entry("h/x", "category", "value = pad")],
        pad("i/x", &[("ended", "value = 2026-10")]),
        [pad("j/x", &[]), vec![entry("j", "listing", "state = paused")]].concat(),
        vec![entry("k/x", "url", "value = https://unknown.example/")],
    ]
    .concat();
    let directory = directory(&schema, &entries);
    let mut drawn_ones: Vec<String> =
        (0..200).filter_map(|draw| drawn(&directory, "service=pad", draw)).collect();
    assert_eq!(drawn_ones.len(), 200);
    drawn_ones.sort();
    drawn_ones.dedup();
    assert_eq!(drawn_ones, ["a/x", "c/x", "f/x"]);
    assert_eq!(drawn(&directory, "service=video", 1), None);
}

#[test]
fn a_draw_is_even_and_follows_from_nothing_but_the_services() {
    let schema = full();
    let of = |number: usize| {
        let subject = format!("h{}/s{}", number / 3, number % 3);
        [("category", "value = pad"), ("url", "value = https://pad.example/")]
            .map(|(field, content)| read(&schema, &entry(&subject, field, content)))
    };
    let of_all = |numbers: &[usize]| {
        let statements: Vec<Statement> = numbers.iter().flat_map(|number| of(*number)).collect();
        Directory::new(Arc::clone(&schema), sample::TODAY).apply(statements)
    };
    let numbers: Vec<usize> = (0..10).collect();
    let backwards: Vec<usize> = numbers.iter().rev().copied().collect();
    let (all, turned) = (of_all(&numbers), of_all(&backwards));
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    let queries = ["service=pad", "service=pad&sort=name", "service=pad&seed=7&per_page=1&page=3"];
    let [first, second, third] = queries.map(|query| Query::parse(&schema, query).unwrap());
    let name = |search: &ServiceSearch<'_>, draw: u64| {
        let hit = search.pick(draw).unwrap();
        format!("{}/{}", hit.hoster.slug(), hit.service.key())
    };
    let (one, other, paged) = (
        ServiceSearch::new(&all, &first),
        ServiceSearch::new(&turned, &second),
        ServiceSearch::new(&turned, &third),
    );
    for seed in 0..10_000 {
        let draw = draw_of(seed);
        let drawn = name(&one, draw);
        assert_eq!((&name(&other, draw), &name(&paged, draw)), (&drawn, &drawn));
        *times.entry(drawn).or_default() += 1;
        *times.entry(name(&one, u64::from(seed))).or_default() += 1;
    }
    // 2,000 each are expected; the standard deviation is 42.
    assert_eq!(times.len(), 10);
    assert!(times.values().all(|times| times.abs_diff(2_000) < 200), "{times:?}");
    // When one goes, the draws of the others stay.
    let fewer = of_all(&numbers[..9]);
    let less = ServiceSearch::new(&fewer, &first);
    for seed in 0..500 {
        let before = name(&one, draw_of(seed));
        assert!(before == "h3/s0" || before == name(&less, draw_of(seed)));
    }
}
