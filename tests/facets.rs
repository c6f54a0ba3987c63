//! Every number of a search is what the visitor gets who follows it: 1,000 random queries, each compared with the results of
//! the queries that its counts promise. Nothing here counts facets; the changed queries are run instead.

use jiff::civil::Date;
use matou_core::directory::Directory;
use matou_core::field::Reading;
use matou_core::query::{Ask, Matching, Near, Query, Sort};
use matou_core::reading::{self, Verdict};
use matou_core::sample;
use matou_core::schema::FilterId;
use matou_core::search::{Counts, On, Search};
use matou_tests::data;
use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

const QUERIES: u64 = 1000;
const TODAY: Date = data::TODAY;

static REAL: LazyLock<Directory> =
    LazyLock::new(|| Directory::new(data::schema(), TODAY).apply(data::statements()));
static SYNTHETIC: LazyLock<Directory> =
    LazyLock::new(|| sample::directory(Arc::new(sample::full_schema().unwrap()), 70, 17));

/// Runs a check with every random query.
fn for_each_query(directory: &Directory, check: impl Fn(&Directory, &Query, u64)) {
    for seed in 0..QUERIES {
        check(directory, &sample::query(directory.schema(), seed), seed);
    }
}

fn counts(directory: &Directory, query: &Query) -> Counts {
    Search::new(directory, query).counts()
}

/// The positions of the hosters of all pages with a verdict, in order.
fn found(directory: &Directory, query: &Query, verdict: Verdict) -> Vec<usize> {
    let whole = Query { page: 1, per_page: 500, matching: Matching::WithUnknown, ..query.clone() };
    let page = Search::new(directory, &whole).page();
    page.iter().filter(|hit| hit.verdict == verdict).map(|hit| hit.position).collect()
}

/// The query without one condition.
fn without(directory: &Directory, query: &Query, on: On) -> Query {
    match on {
        On::Filter(filter) => query.without_filter(directory.schema(), filter),
        On::Text => Query { text: None, ..query.clone() },
        On::Distance => {
            Query { near: query.near.map(|near| Near { within_km: None, ..near }), ..query.clone() }
        }
    }
}

/// The query of one condition alone.
fn alone(directory: &Directory, query: &Query, on: On) -> Query {
    let mut only = Query::default();
    match on {
        On::Filter(filter) => {
            let conditions = query.conditions(directory.schema());
            let condition = conditions.into_iter().find(|condition| condition.filter == filter).unwrap();
            only.asks.insert(filter, condition.ask);
        }
        On::Text => only.text.clone_from(&query.text),
        On::Distance => only.near = query.near,
    }
    only
}

fn ticked(query: &Query, filter: FilterId, code: &str) -> Query {
    let mut next = query.clone();
    next.asks.insert(filter, Ask::Options(vec![code.to_owned()]));
    next
}

/// Each value counts the matches of the query with it ticked instead of the filter's other ticks.
fn check_values(directory: &Directory, query: &Query, _: u64) {
    for facet in Search::new(directory, query).facets() {
        for value in &facet.values {
            let there = counts(directory, &ticked(query, facet.filter, value.code));
            assert_eq!(value.count, there.yes, "{} of {}", value.code, query.print(directory.schema()));
        }
    }
}

/// `not_stated` and `partly` are read hoster by hoster, from the matches of the query without the filter; and no tick makes a
/// silent hoster a match or an exclusion.
fn check_silence(directory: &Directory, query: &Query, seed: u64) {
    let schema = directory.schema();
    let everybody = found(directory, query, Verdict::Yes);
    for (at, facet) in Search::new(directory, query).facets().iter().enumerate() {
        let filter = schema.filter_at(facet.filter).unwrap();
        let is_asked = query.conditions(schema).iter().any(|condition| condition.filter == facet.filter);
        let others = without(directory, query, On::Filter(facet.filter));
        let base = if is_asked { found(directory, &others, Verdict::Yes) } else { everybody.clone() };
        let (mut silent, mut partly) = (BTreeSet::new(), 0);
        for position in base {
            match reading::read(schema, filter, &directory.all()[position], directory.today()) {
                Reading::Silent => drop(silent.insert(position)),
                Reading::Partly { .. } => partly += 1,
                Reading::Holds(_) => {}
            }
        }
        let printed = format!("{} of {}", filter.filter.parameter, query.print(schema));
        assert_eq!((facet.not_stated, facet.partly), (silent.len(), partly), "{printed}");
        // One value in turn: all of them are silent on it.
        let turn = usize::try_from(seed).unwrap() + at;
        if let Some(value) = facet.values.get(turn % facet.values.len().max(1)) {
            let unknown = found(directory, &ticked(query, facet.filter, value.code), Verdict::Unknown);
            let unknown: BTreeSet<usize> = unknown.into_iter().collect();
            assert!(silent.is_subset(&unknown), "{} and {printed}", value.code);
        }
    }
}

/// What a condition excludes is excluded by it alone in a query of its own; what dropping it brings back is there when it is
/// dropped, and was not before.
fn check_excluded(directory: &Directory, query: &Query, _: u64) {
    let shown: BTreeSet<usize> =
        [Verdict::Yes, Verdict::Unknown].into_iter().flat_map(|kind| found(directory, query, kind)).collect();
    for excluded in Search::new(directory, query).excluded() {
        let dropped = without(directory, query, excluded.on);
        let back = |verdict| {
            found(directory, &dropped, verdict).iter().filter(|position| !shown.contains(position)).count()
        };
        let (yes, unknown) = (back(Verdict::Yes), back(Verdict::Unknown));
        let total = counts(directory, &alone(directory, query, excluded.on)).no;
        assert_eq!(
            (excluded.total, excluded.only_this, excluded.only_this_yes),
            (total, yes + unknown, yes),
            "{:?} of {}",
            excluded.on,
            query.print(directory.schema())
        );
    }
}

/// The positions on all pages of a size.
fn leaf_through(directory: &Directory, query: &Query, per_page: u16) -> Vec<usize> {
    let first = Query { page: 1, per_page, ..query.clone() };
    let pages = u32::try_from(Search::new(directory, &first).pages()).unwrap();
    let page = |page| {
        let query = Query { page, ..first.clone() };
        Search::new(directory, &query).page().iter().map(|hit| hit.position).collect::<Vec<_>>()
    };
    assert!(page(pages + 1).is_empty());
    (1..=pages).flat_map(page).collect()
}

/// Pages of any size are the whole, once, in each of the orders.
fn check_pages(directory: &Directory, query: &Query, seed: u64) {
    let near = query.near.or_else(|| {
        let (latitude, longitude) = ("48.1".parse().ok()?, "-1.6".parse().ok()?);
        Some(Near { latitude, longitude, within_km: None })
    });
    let ordered = |sort, seed, near| Query { sort, seed, near, ..query.clone() };
    let number = u32::try_from(seed).ok();
    let orders = [
        ordered(Sort::Shuffle, None, query.near),
        ordered(Sort::Shuffle, number, query.near),
        ordered(Sort::Name, None, query.near),
        ordered(Sort::Distance, None, near),
    ];
    for query in orders {
        let (whole, printed) = (leaf_through(directory, &query, 500), query.print(directory.schema()));
        let once: BTreeSet<usize> = whole.iter().copied().collect();
        let counts = counts(directory, &query);
        let shown = counts.yes + if query.matching == Matching::WithUnknown { counts.unknown } else { 0 };
        assert_eq!((whole.len(), once.len()), (shown, shown), "{printed}");
        // Small pages are many: a size of them in turn.
        let small = [1, 2, 3, 7, 7, 7, 7, 7][usize::try_from(seed % 8).unwrap()];
        for per_page in [small, 25] {
            assert_eq!(leaf_through(directory, &query, per_page), whole, "{per_page} of {printed}");
        }
    }
}

#[test]
fn a_value_counts_what_ticking_it_finds_on_real_data() {
    for_each_query(&REAL, check_values);
}

#[test]
fn a_value_counts_what_ticking_it_finds_on_synthetic_data() {
    for_each_query(&SYNTHETIC, check_values);
}

#[test]
fn the_silent_are_those_that_nothing_is_known_of() {
    for_each_query(&REAL, check_silence);
    for_each_query(&SYNTHETIC, check_silence);
}

#[test]
fn dropping_a_condition_brings_back_what_was_promised() {
    for_each_query(&REAL, check_excluded);
    for_each_query(&SYNTHETIC, check_excluded);
}

#[test]
fn pages_of_any_size_are_the_whole_in_each_order() {
    for_each_query(&REAL, check_pages);
    for_each_query(&SYNTHETIC, check_pages);
}
