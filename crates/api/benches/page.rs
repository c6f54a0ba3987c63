//! The making of a page of 25 hosters as JSON, with everything that can be included and without, over synthetic hosters.
//!
//! `cargo bench -p matou-api`

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use matou_api::{Live, render};
use matou_core::query::Query;
use matou_core::sample;
use matou_core::schema::Schema;
use matou_core::text::Lang;
use std::hint::black_box;
use std::sync::Arc;

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
}

/// A random query whose page is full where there are enough hosters.
fn first_page(schema: &Schema, seed: u64) -> Query {
    Query { page: 1, per_page: 25, ..sample::query(schema, seed) }
}

criterion_group!(benches, pages);
criterion_main!(benches);
