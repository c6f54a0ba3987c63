//! The fast search equals its plain definition, whatever the directory and however it was built.

use super::oracle::{self, Plain};
use super::schemas;
use crate::directory::Directory;
use crate::explain::explain;
use crate::query::{Matching, Query};
use crate::reading::Verdict;
use crate::sample::{self, Random};
use crate::search::Search;
use crate::text::Lang;
use jiff::civil::date;
use std::sync::Arc;

/// All slugs of all pages of a size, in order, with their verdicts.
fn leaf_through(directory: &Directory, query: &Query, per_page: u16) -> Vec<(String, Verdict)> {
    let mut all = Vec::new();
    for page in 1.. {
        let query = Query { page, per_page, ..query.clone() };
        let search = Search::new(directory, &query);
        let hits = search.page();
        all.extend(hits.iter().map(|hit| (hit.hoster.slug().to_string(), hit.verdict)));
        let is_last = page as usize >= search.pages();
        assert_eq!(hits.len() < usize::from(per_page) || all.len() == search.total(), is_last, "{query:?}");
        if is_last {
            assert!(Search::new(directory, &Query { page: page + 1, ..query }).page().is_empty());
            return all;
        }
    }
    all
}

fn check_search(directory: &Directory, query: &Query) {
    let printed = query.print(directory.schema());
    let (search, plain) = (Search::new(directory, query), Plain::new(directory, query));
    assert_eq!(search.counts(), plain.counts(), "{printed}");
    assert_eq!(search.excluded(), plain.excluded(), "{printed}");
    let listing = plain.listing();
    assert_eq!(search.total(), listing.len(), "{printed}");
    let per_page = usize::from(query.per_page);
    let skip = (query.page as usize - 1) * per_page;
    let expected: Vec<&str> = listing.into_iter().skip(skip).take(per_page).collect();
    let page: Vec<&str> = search.page().iter().map(|hit| hit.hoster.slug().as_str()).collect();
    assert_eq!(page, expected, "{printed}");
}

fn check_facets(directory: &Directory, query: &Query) {
    let printed = query.print(directory.schema());
    let (search, plain) = (Search::new(directory, query), Plain::new(directory, query));
    for facet in search.facets() {
        let filter = directory.schema().filter_at(facet.filter).unwrap();
        let codes: Vec<&str> = facet.values.iter().map(|value| value.code).collect();
        let (counts, silent, partly) = plain.facet(filter, &codes);
        let found: Vec<usize> = facet.values.iter().map(|value| value.count).collect();
        assert_eq!(
            (found, facet.not_stated, facet.partly),
            (counts, silent, partly),
            "{} of {printed}",
            filter.filter.parameter
        );
        if !filter.is_open() {
            let declared: Vec<&str> = filter.options.iter().map(|option| option.code.as_str()).collect();
            assert_eq!(codes, declared);
        }
    }
}

#[test]
fn a_search_is_its_plain_definition() {
    for (which, schema) in schemas().into_iter().enumerate() {
        for (hosters, queries) in [(0, 40), (1, 100), (7, 300), (65, 1200), (300, 150)] {
            let directory = sample::directory(Arc::clone(&schema), hosters, 7 + hosters as u64);
            for seed in 0..queries {
                let query = sample::query(&schema, seed * 31 + which as u64);
                check_search(&directory, &query);
                if seed % 4 == 0 {
                    check_facets(&directory, &query);
                }
            }
        }
    }
}

#[test]
fn an_option_counts_as_many_as_its_own_search_finds() {
    for schema in schemas() {
        let directory = sample::directory(Arc::clone(&schema), 80, 3);
        for seed in 0..15 {
            let query = sample::query(&schema, seed);
            for facet in Search::new(&directory, &query).facets() {
                for value in &facet.values {
                    let mut alone = query.clone();
                    alone.asks.insert(facet.filter, crate::query::Ask::Options(vec![value.code.to_owned()]));
                    let found = Search::new(&directory, &alone);
                    assert_eq!(value.count, found.counts().yes, "{} {}", value.code, query.print(&schema));
                    let ticked =
                        found.facets().into_iter().find(|other| other.filter == facet.filter).unwrap();
                    let selected: Vec<&str> =
                        ticked.values.iter().filter(|value| value.selected).map(|value| value.code).collect();
                    assert_eq!(selected, [value.code]);
                }
            }
        }
    }
}

#[test]
fn pages_of_any_size_hold_everybody_once() {
    for schema in schemas() {
        let directory = sample::directory(Arc::clone(&schema), 200, 11);
        for seed in 0..60 {
            let query = Query { page: 1, ..sample::query(&schema, seed) };
            let whole = leaf_through(&directory, &query, 500);
            let expected: Vec<&str> = Plain::new(&directory, &query).listing();
            assert_eq!(whole.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>(), expected);
            for per_page in [1, 3, 25, 64] {
                assert_eq!(leaf_through(&directory, &query, per_page), whole, "{}", query.print(&schema));
            }
        }
    }
}

/// Two directories give the same answers to the same queries.
fn assert_same(one: &Directory, other: &Directory) {
    assert_eq!((one.today(), one.listed()), (other.today(), other.listed()));
    let slugs = |directory: &Directory| {
        directory.hosters().map(|hoster| hoster.slug().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(slugs(one), slugs(other));
    for seed in 0..150 {
        let query = sample::query(one.schema(), seed);
        let (first, second) = (Search::new(one, &query), Search::new(other, &query));
        let printed = query.print(one.schema());
        assert_eq!(first.counts(), second.counts(), "{printed}");
        assert_eq!(first.excluded(), second.excluded(), "{printed}");
        assert_eq!(first.facets(), second.facets(), "{printed}");
        let page = |search: &Search<'_>| {
            search.page().iter().map(|hit| hit.hoster.slug().to_string()).collect::<Vec<_>>()
        };
        assert_eq!(page(&first), page(&second), "{printed}");
    }
}

#[test]
fn a_directory_built_in_pieces_is_the_one_built_at_once() {
    for schema in schemas() {
        for seed in 0..4 {
            let mut random = Random::new(seed);
            let statements = sample::statements(&schema, 90, seed);
            let empty = Directory::new(Arc::clone(&schema), sample::TODAY);
            let whole = empty.apply(statements.clone());
            let mut pieces = empty;
            let mut rest = statements.as_slice();
            while !rest.is_empty() {
                let (now, later) = rest.split_at((1 + random.below(400)).min(rest.len()));
                pieces = pieces.apply(now.to_vec());
                rest = later;
            }
            assert_same(&whole, &pieces);
        }
    }
}

#[test]
fn a_directory_moved_to_another_day_is_the_one_built_on_that_day() {
    for schema in schemas() {
        let statements = sample::statements(&schema, 90, 5);
        let today = Directory::new(Arc::clone(&schema), sample::TODAY).apply(statements.clone());
        for day in [date(2024, 2, 29), date(2026, 11, 22), date(2027, 6, 1), date(2040, 1, 1)] {
            let fresh = Directory::new(Arc::clone(&schema), day).apply(statements.clone());
            assert_same(&today.on(day), &fresh);
        }
        assert_same(&today.on(date(2040, 1, 1)).on(sample::TODAY), &today);
    }
}

#[test]
fn statements_that_come_twice_or_are_replaced_leave_no_trace() {
    for schema in schemas() {
        let statements = sample::statements(&schema, 60, 6);
        let (others, own) = (sample::statements(&schema, 60, 9), statements.clone());
        let empty = Directory::new(Arc::clone(&schema), sample::TODAY);
        let mixed = others.into_iter().chain(own);
        let at_once = empty.apply(mixed.clone());
        let mut one_by_one = empty;
        for statement in mixed {
            one_by_one = one_by_one.apply([statement]);
        }
        assert_same(&at_once, &one_by_one);
    }
}

#[test]
fn an_explanation_agrees_with_the_search_and_every_condition_has_its_sentence() {
    for schema in schemas() {
        let directory = sample::directory(Arc::clone(&schema), 60, 21);
        for seed in 0..250 {
            let query = sample::query(&schema, seed);
            let search = Search::new(&directory, &query);
            for hoster in directory.hosters() {
                for lang in Lang::ALL {
                    let explanation = explain(&directory, &query, hoster, lang);
                    let plain = oracle::verdicts(&directory, &query, hoster);
                    let lines: Vec<Verdict> = explanation.lines.iter().map(|line| line.verdict).collect();
                    assert_eq!(lines, plain.iter().map(|(_, verdict)| *verdict).collect::<Vec<_>>());
                    if let Some(verdict) = search.verdict(hoster.slug().as_str()) {
                        assert_eq!(explanation.verdict, verdict);
                    }
                    for line in &explanation.lines {
                        let sentence = &line.sentence;
                        assert!(
                            sentence.len() > 3 && sentence.ends_with('.'),
                            "{}: “{sentence}”",
                            line.parameter
                        );
                        assert!(!sentence.contains("..") && !line.asked.is_empty(), "“{sentence}”");
                    }
                }
            }
        }
    }
}

#[test]
fn hidden_unknowns_are_neither_shown_nor_lost_from_the_counts() {
    for schema in schemas() {
        let directory = sample::directory(Arc::clone(&schema), 120, 2);
        for seed in 0..60 {
            let query = Query { matching: Matching::WithUnknown, page: 1, ..sample::query(&schema, seed) };
            let hidden = Query { matching: Matching::YesOnly, ..query.clone() };
            let (all, yes_only) = (Search::new(&directory, &query), Search::new(&directory, &hidden));
            assert_eq!(all.counts(), yes_only.counts());
            assert_eq!(all.facets(), yes_only.facets());
            assert!(yes_only.page().iter().all(|hit| hit.verdict == Verdict::Yes));
            assert_eq!(yes_only.total(), all.counts().yes);
        }
    }
}

#[test]
fn a_query_that_no_string_can_ask_does_no_harm() {
    let [toy, _] = schemas();
    let directory = sample::directory(Arc::clone(&toy), 30, 1);
    let delay = toy.filter("delay_hours").unwrap().id;
    let shape = toy.filter("shape").unwrap().id;
    let mut query = Query { page: 0, per_page: 0, profile: Some("nobody".to_owned()), ..Query::default() };
    query.asks.insert(delay, crate::query::Ask::Options(vec!["x".to_owned()]));
    query.asks.insert(shape, crate::query::Ask::Within { hours: 3, clock: crate::query::Clock::Working });
    let search = Search::new(&directory, &query);
    assert_eq!((search.pages() > 0, search.page().len()), (true, 0));
    assert_eq!(search.counts(), Plain::new(&directory, &query).counts());
    search.facets();
}

#[test]
fn a_directory_can_be_shared_between_threads() {
    const fn shared<T: Send + Sync>() {}
    shared::<Directory>();
}

#[test]
fn hosters_keep_their_positions_and_those_that_nothing_was_said_about_are_the_same() {
    for schema in schemas() {
        let before = sample::directory(Arc::clone(&schema), 40, 4);
        let touched = [7, 41];
        let after = before.apply(touched.iter().flat_map(|number| sample::of_hoster(&schema, *number, 8)));
        assert_eq!((before.all().len(), after.all().len()), (40, 41));
        for (position, (old, new)) in before.all().iter().zip(after.all()).enumerate() {
            assert_eq!(old.slug(), new.slug());
            assert_eq!(Arc::ptr_eq(old, new), !touched.contains(&(position + 1)), "{}", new.slug());
        }
        let search = Search::new(&after, &Query { per_page: 500, ..Query::default() });
        for hit in search.page() {
            assert!(std::ptr::eq(hit.hoster, after.all()[hit.position].as_ref()));
        }
    }
}
