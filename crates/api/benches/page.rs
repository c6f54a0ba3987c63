//! The making of a page of 25 hosters as JSON over synthetic hosters: with everything that can be included and without,
//! then the copying of what was written before against `serde_json` at each request.
//!
//! `cargo bench -p matou-api` prints Criterion's figures, then a table of medians and ratios.

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use matou_api::{Live, render};
use matou_core::query::Query;
use matou_core::sample;
use matou_core::schema::Schema;
use matou_core::search::Search;
use matou_core::text::Lang;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROUNDS: usize = 9;

fn pages(criterion: &mut Criterion) {
    let Ok(schema) = sample::wide_schema().map(Arc::new) else { return };
    let mut group = criterion.benchmark_group("page of 25");
    for hosters in [100, 100_000] {
        let live = Live::of(sample::directory(Arc::clone(&schema), hosters, 1));
        let queries: Vec<Query> = (0..50).map(|seed| first_page(&schema, seed)).collect();
        let mut next = queries.iter().cycle();
        group.bench_function(BenchmarkId::new("everything included", hosters), |bencher| {
            bencher.iter(|| {
                next.next().map(|query| black_box(render::list(&live, query, Lang::Fr).to_string()))
            });
        });
        let mut next = queries.iter().cycle();
        group.bench_function(BenchmarkId::new("hosters only", hosters), |bencher| {
            bencher.iter(|| {
                next.next().map(|query| black_box(render::items(&live, query, Lang::Fr).to_string()))
            });
        });
    }
    group.finish();
    println!("\nprocessor time per page with its facets, medians of {ROUNDS} interleaved rounds");
    println!("hosters | search alone | copied | by serde_json | assembly: copied | by serde_json | ratio");
    for hosters in [100, 10_000, 100_000] {
        compare(&schema, hosters);
    }
}

/// The page copied and the page as defined, in turn; the search that both need is taken off both.
fn compare(schema: &Arc<Schema>, hosters: usize) {
    let live = Live::of(sample::directory(Arc::clone(schema), hosters, 1));
    let queries: Vec<Query> = (0..200).map(|seed| sample::query(schema, seed)).collect();
    let mut columns: [Vec<Duration>; 3] = Default::default();
    // The clock of a thread moves in steps: a pass must be long enough for many of them.
    let passes = if hosters < 1000 { 20 } else { 2 };
    for _ in 0..ROUNDS {
        let [search, copied, defined] = &mut columns;
        search.push(time(&queries, passes, |query| {
            let search = Search::new(live.directory(), query);
            search.page().len() + search.facets().len() + search.counts().yes + search.total()
        }));
        copied.push(time(&queries, passes, |query| render::page_bytes(&live, query, Lang::Fr).len()));
        defined.push(time(&queries, passes, |query| render::page_as_defined(&live, query, Lang::Fr).len()));
    }
    let [search, copied, defined] = columns.map(median);
    let (copy, write) = (copied.saturating_sub(search), defined.saturating_sub(search));
    let ratio = write.as_secs_f64() / copy.as_secs_f64();
    println!(
        "{hosters:7} | {search:12.1?} | {copied:8.1?} | {defined:8.1?} | {copy:8.1?} | {write:8.1?} | {ratio:.1}"
    );
}

/// The processor time of this thread, which neighbours on the machine do not lengthen; elapsed time where there is no
/// `/proc`.
fn now(begun: Instant) -> Duration {
    let used = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = used.and_then(|used| used.split(' ').next()?.parse().ok());
    nanoseconds.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

/// The time of so many passes over some queries, per query.
fn time(queries: &[Query], passes: u32, mut run: impl FnMut(&Query) -> usize) -> Duration {
    let begun = Instant::now();
    let from = now(begun);
    for query in (0..passes).flat_map(|_| queries) {
        black_box(run(query));
    }
    now(begun).saturating_sub(from) / (u32::try_from(queries.len()).unwrap_or(1) * passes)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// A random query whose page is full where there are enough hosters.
fn first_page(schema: &Schema, seed: u64) -> Query {
    Query { page: 1, per_page: 25, ..sample::query(schema, seed) }
}

criterion_group!(benches, pages);
criterion_main!(benches);
