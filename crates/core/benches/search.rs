//! The speed of a search in process, against a linear scan over compact rows in the same run.
//! All hosters are synthetic; vocabularies are as long as the collective's.
//!
//! `cargo bench -p matou-core` prints Criterion's figures, then a table of medians and ratios.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a benchmark may stop when its own numbers are wrong, and the scan must be as fast as it can be"
)]

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use matou_core::directory::Directory;
use matou_core::field::Reading;
use matou_core::query::{Ask, Query};
use matou_core::reading;
use matou_core::sample;
use matou_core::schema::Schema;
use matou_core::search::Search;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SIZES: [usize; 3] = [100, 10_000, 100_000];
const QUERIES: u64 = 300;
const ROUNDS: usize = 9;

/// A directory with its linear scan.
struct Subject {
    hosters: usize,
    directory: Directory,
    scan: Scan,
}

impl Subject {
    fn new(schema: &Arc<Schema>, hosters: usize) -> Self {
        let begun = Instant::now();
        let directory = sample::directory(Arc::clone(schema), hosters, 1);
        let built = begun.elapsed();
        let statement = sample::of_hoster(schema, 1, 99);
        let begun = Instant::now();
        let next = directory.apply(statement);
        println!(
            "{hosters} hosters: built in {built:.1?}, one more hoster's statements in {:.1?}",
            begun.elapsed()
        );
        let scan = Scan::new(&next);
        Self { hosters, directory: next, scan }
    }
}

/// Everything that a results page needs.
fn everything(directory: &Directory, query: &Query) -> usize {
    let search = Search::new(directory, query);
    let facets = search.facets();
    let excluded = search.excluded();
    let page = search.page();
    search.counts().yes + facets.len() + excluded.len() + page.len()
}

fn facets_only(directory: &Directory, query: &Query) -> usize {
    Search::new(directory, query).facets().iter().map(|facet| facet.not_stated).sum()
}

/// Varied queries: filters, recipes, orders, pages, distances.
fn mix(schema: &Schema) -> Vec<Query> {
    (0..QUERIES).map(|seed| Query { text: None, ..sample::query(schema, seed) }).collect()
}

/// The same queries, each with words to find.
fn with_text(queries: &[Query]) -> Vec<Query> {
    let words = ["synth", "service 3", "logiciel synth", "17", "hébergeur 4", "zzz", "l"];
    let texts = words.iter().cycle().map(|words| Some((*words).to_owned()));
    queries.iter().zip(texts).map(|(query, text)| Query { text, ..query.clone() }).collect()
}

/// The queries that the scan understands: options only.
fn options_only(schema: &Schema, queries: &[Query]) -> Vec<Query> {
    let plain = |query: &&Query| {
        query.conditions(schema).iter().all(|condition| matches!(condition.ask, Ask::Options(_)))
    };
    queries.iter().filter(plain).map(|query| Query { near: None, ..query.clone() }).collect()
}

/// One row of numbers per hoster: the options that hold, and the filters on which it is silent.
struct Scan {
    starts: Vec<usize>,
    rows: Vec<u16>,
    /// For each number, its filter.
    filter_of: Vec<usize>,
    /// For each filter, its first number and its codes.
    codes: Vec<(usize, Vec<String>)>,
}

impl Scan {
    fn new(directory: &Directory) -> Self {
        let all = Search::new(directory, &Query::default());
        let mut scan = Self { starts: vec![0], rows: Vec::new(), filter_of: Vec::new(), codes: Vec::new() };
        let facets = all.facets();
        for filter in directory.schema().filters() {
            let facet = facets.iter().find(|facet| facet.filter == filter.id);
            let codes: Vec<String> = facet.map_or_else(Vec::new, |facet| {
                facet.values.iter().map(|value| value.code.to_owned()).collect()
            });
            scan.codes.push((scan.filter_of.len(), codes.clone()));
            // The last number of each filter is "not stated".
            scan.filter_of.extend(std::iter::repeat_n(scan.codes.len() - 1, codes.len() + 1));
        }
        let listed =
            directory.hosters().filter(|hoster| *hoster.listing() == matou_core::directory::Listing::Shown);
        for hoster in listed {
            for (at, filter) in
                directory.schema().filters().iter().enumerate().filter(|(_, filter)| filter.filter.facet)
            {
                let (first, codes) = &scan.codes[at];
                let mut held: Vec<usize> =
                    match reading::read(directory.schema(), filter, hoster, directory.today()) {
                        Reading::Silent => vec![codes.len()],
                        Reading::Holds(holds) | Reading::Partly { holds, .. } => holds
                            .iter()
                            .filter_map(|code| codes.iter().position(|known| known == code))
                            .collect(),
                    };
                held.sort_unstable();
                held.dedup();
                scan.rows.extend(held.iter().map(|at| u16::try_from(first + at).unwrap()));
            }
            scan.starts.push(scan.rows.len());
        }
        scan
    }

    /// The counts of all options, each filter's own condition ignored, in one pass.
    fn facets(&self, schema: &Schema, query: &Query) -> Vec<u32> {
        let mut condition_of = vec![0_u32; self.filter_of.len()];
        let mut filters = Vec::new();
        for (at, condition) in query.conditions(schema).iter().enumerate() {
            let filter = schema.filters().iter().position(|filter| filter.id == condition.filter).unwrap();
            filters.push(filter);
            let (first, codes) = &self.codes[filter];
            let Ask::Options(asked) = &condition.ask else { continue };
            for code in asked {
                if let Some(option) = codes.iter().position(|known| known == code) {
                    condition_of[first + option] = 1 << at;
                }
            }
        }
        let all = (1_u32 << filters.len()) - 1;
        let mut counts = vec![0_u32; self.filter_of.len()];
        for ends in self.starts.windows(2) {
            let row = &self.rows[ends[0]..ends[1]];
            let missing = all & !row.iter().fold(0, |met, number| met | condition_of[usize::from(*number)]);
            if missing == 0 {
                for number in row {
                    counts[usize::from(*number)] += 1;
                }
            } else if missing.is_power_of_two() {
                let filter = filters[missing.trailing_zeros() as usize];
                for number in row.iter().filter(|number| self.filter_of[usize::from(**number)] == filter) {
                    counts[usize::from(*number)] += 1;
                }
            }
        }
        counts
    }

    /// The scan and the index count the same.
    fn check(&self, directory: &Directory, query: &Query) {
        let counts = self.facets(directory.schema(), query);
        let filters = directory.schema().filters();
        for facet in Search::new(directory, query).facets() {
            let filter = filters.iter().position(|filter| filter.id == facet.filter).unwrap();
            let (first, codes) = &self.codes[filter];
            let scanned: Vec<usize> =
                counts[*first..=first + codes.len()].iter().map(|count| *count as usize).collect();
            let mut indexed: Vec<usize> = facet.values.iter().map(|value| value.count).collect();
            indexed.push(facet.not_stated);
            assert_eq!(scanned, indexed, "{}", filters[filter].filter.parameter);
        }
    }
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
    times[times.len() / 2]
}

/// Both sides in turn, round after round; medians and ratios.
fn table(schema: &Schema, subjects: &[Subject]) {
    let mix = mix(schema);
    let (text, plain) = (with_text(&mix), options_only(schema, &mix));
    println!(
        "\nprocessor time per query, medians of {ROUNDS} interleaved rounds; {} queries, {} of options only",
        mix.len(),
        plain.len()
    );
    println!("hosters | everything | with words | page alone | facets only | linear scan | facets/scan");
    let mut whole = Vec::new();
    for subject in subjects {
        plain.iter().take(40).for_each(|query| subject.scan.check(&subject.directory, query));
        let mut columns: [Vec<Duration>; 5] = Default::default();
        let passes = if subject.hosters < 1000 { 30 } else { 1 };
        for _ in 0..ROUNDS {
            columns[0].push(time(&mix, passes, |query| everything(&subject.directory, query)));
            columns[1].push(time(&text, passes, |query| everything(&subject.directory, query)));
            columns[2].push(time(&mix, passes, |query| Search::new(&subject.directory, query).page().len()));
            columns[3].push(time(&plain, passes, |query| facets_only(&subject.directory, query)));
            columns[4].push(time(&plain, passes, |query| subject.scan.facets(schema, query).len()));
        }
        let [all, words, page, facets, scan] = columns.map(median);
        let ratio = facets.as_secs_f64() / scan.as_secs_f64();
        println!(
            "{:7} | {all:10.2?} | {words:10.2?} | {page:10.2?} | {facets:11.2?} | {scan:11.2?} | {ratio:.3}",
            subject.hosters
        );
        whole.push(all.as_secs_f64());
    }
    if let [_, middle, large] = whole.as_slice() {
        println!("growth from 10,000 to 100,000: {:.1} times", large / middle);
    }
}

fn search(criterion: &mut Criterion) {
    let schema = Arc::new(sample::wide_schema().unwrap());
    let subjects = SIZES.map(|hosters| Subject::new(&schema, hosters));
    let mix = mix(&schema);
    let mut group = criterion.benchmark_group("search");
    group.sample_size(20).measurement_time(Duration::from_secs(3));
    for (name, queries) in [("everything", mix.clone()), ("with words", with_text(&mix))] {
        for subject in &subjects {
            let mut next = queries.iter().cycle();
            group.bench_function(BenchmarkId::new(name, subject.hosters), |bencher| {
                bencher.iter(|| next.next().map(|query| everything(&subject.directory, query)));
            });
        }
    }
    group.finish();
    table(&schema, &subjects);
}

criterion_group!(benches, search);
criterion_main!(benches);
