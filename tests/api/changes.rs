//! Keeping a copy in step: a dump, then changes. What a consumer holds is in the end exactly what the server holds.

use jiff::Timestamp;
use matou_core::sample;
use matou_core::schema::Schema;
use matou_core::statement::Statement;
use matou_store::Store;
use matou_tests::{TestApp, block_on, data};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};

/// How many statements come before the copy is made, and after.
const BEFORE: usize = 150;
const AFTER: usize = 500;

/// A service whose clock is set by the test.
struct House {
    app: TestApp,
    clock: Arc<AtomicI64>,
}

impl House {
    fn new(schema: &Arc<Schema>, begin: Timestamp) -> Self {
        let clock = Arc::new(AtomicI64::new(begin.as_second()));
        let read = Arc::clone(&clock);
        let now = move || Timestamp::from_second(read.load(Ordering::SeqCst)).unwrap();
        let app = block_on(async {
            let store = Store::open("sqlite::memory:").await.unwrap();
            TestApp::with(Arc::clone(schema), store, Arc::new(now), None).await
        });
        Self { app, clock }
    }

    /// The clock never goes back, whatever the statements say of theirs.
    fn set_clock(&self, instant: Timestamp) {
        self.clock.fetch_max(instant.as_second(), Ordering::SeqCst);
        self.refresh();
    }

    fn write(&self, statements: &[Statement]) {
        let entries: Vec<_> = statements.iter().map(Statement::to_entry).collect();
        block_on(async {
            let revision = self.app.state().live().revision();
            self.app.state().store().append(revision, &entries, &[]).await.unwrap();
        });
        self.refresh();
    }

    fn refresh(&self) {
        block_on(self.app.state().refresh()).unwrap();
    }
}

/// What a consumer holds.
struct Copy {
    hosters: BTreeMap<String, Json>,
    cursor: String,
}

/// A hoster without the version of the answer that it came with.
fn without_version(mut hoster: Json) -> Json {
    hoster.as_object_mut().unwrap().remove("dataset_version");
    hoster
}

impl Copy {
    fn of_dump(app: &TestApp) -> Self {
        let dump = app.get("/dumps/latest/hosters.json").ok();
        let hosters = dump["hosters"].as_array().unwrap().iter().cloned();
        let named =
            hosters.map(|hoster| (hoster["slug"].as_str().unwrap().to_owned(), without_version(hoster)));
        Self { hosters: named.collect(), cursor: dump["dataset_version"].as_str().unwrap().to_owned() }
    }

    /// Follows the changes to their end, as the documentation says; the kinds of changes met on the way.
    fn follow(&mut self, app: &TestApp, limit: usize) -> BTreeSet<String> {
        let mut kinds = BTreeSet::new();
        loop {
            let page = app.get(&format!("/api/v1/changes?since={}&limit={limit}", self.cursor)).ok();
            for item in page["items"].as_array().unwrap() {
                let slug = item["slug"].as_str().unwrap().to_owned();
                kinds.insert(item["type"].as_str().unwrap().to_owned());
                if let Some(href) = item["href"].as_str() {
                    self.hosters.insert(slug, without_version(app.get(href).ok()));
                } else {
                    assert_eq!(item["type"], "withdrawn");
                    assert_eq!(app.get(&format!("/api/v1/hosters/{slug}")).status, 410);
                    self.hosters.remove(&slug);
                }
            }
            page["next"].as_str().unwrap().clone_into(&mut self.cursor);
            if page["more"] == false {
                assert_eq!(page["next"], page["dataset_version"]);
                return kinds;
            }
        }
    }
}

static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(data::schema);

#[test]
fn a_copy_that_follows_the_changes_is_in_the_end_what_the_server_holds() {
    let ledger = sample::ledger(&SCHEMA, 60, BEFORE + AFTER, 7);
    let house = House::new(&SCHEMA, ledger[0].recorded_at);
    let (before, after) = ledger.split_at(BEFORE);
    house.write(before);
    house.set_clock(before.iter().map(|statement| statement.recorded_at).max().unwrap());
    let mut copy = Copy::of_dump(&house.app);
    let mut kinds = BTreeSet::new();
    for (at, statement) in after.iter().enumerate() {
        house.write(std::slice::from_ref(statement));
        house.set_clock(statement.recorded_at);
        // Sometimes the consumer asks at once, sometimes it has much to catch up with.
        if at % 37 == 0 || at % 41 < 3 {
            kinds.extend(copy.follow(&house.app, 1 + at % 60));
        }
    }
    // Months in which nobody writes: answers age, pauses end.
    for days in [1, 90, 120, 180] {
        house.clock.fetch_add(days * 86_400, Ordering::SeqCst);
        house.refresh();
        kinds.extend(copy.follow(&house.app, 500));
        let server = Copy::of_dump(&house.app);
        assert_eq!(copy.cursor, server.cursor);
        assert!(copy.hosters == server.hosters, "after {days} more days");
    }
    assert!(copy.hosters.len() > 20, "{}", copy.hosters.len());
    let all = ["confirmed", "created", "expired", "paused", "updated", "withdrawn"];
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), all);
}

#[test]
fn a_cursor_that_is_not_known_any_more_says_to_take_a_dump() {
    let ledger = sample::ledger(&SCHEMA, 5, 40, 8);
    let house = House::new(&SCHEMA, ledger[0].recorded_at);
    house.write(&ledger[..20]);
    let old = Copy::of_dump(&house.app).cursor;
    house.clock.fetch_add(399 * 86_400, Ordering::SeqCst);
    house.refresh();
    let changes = |since: &str| house.app.get(&format!("/api/v1/changes?since={since}"));
    assert_eq!(changes(&old).status, 200);
    house.clock.fetch_add(60 * 86_400, Ordering::SeqCst);
    house.refresh();
    let gone = changes(&old);
    assert_eq!(gone.status, 410);
    let problem = gone.json();
    assert!(problem["type"].as_str().unwrap().ends_with("/problems/cursor-expired"), "{problem}");
    assert!(problem["detail"].as_str().unwrap().contains("/dumps/latest"), "{problem}");
    // A cursor of another database is ahead of this one.
    assert_eq!(changes("999999-2026-11-21").status, 410);
    assert_eq!(changes("1-2999-01-01").status, 410);
}

#[test]
fn what_is_no_cursor_and_no_limit_is_refused() {
    let app = TestApp::real();
    let named = |query: &str| {
        let answer = app.get(&format!("/api/v1/changes?{query}"));
        assert_eq!(answer.status, 400, "{query}");
        answer.json()["errors"][0]["parameter"].as_str().unwrap().to_owned()
    };
    for query in
        ["", "since=", "since=yesterday", "since=12", "since=1-2026-11-21&since=1-2026-11-21", "limit=5"]
    {
        assert_eq!(named(query), "since", "{query}");
    }
    for limit in ["0", "501", "-1", "many", "1.5"] {
        assert_eq!(named(&format!("since=1-2026-11-21&limit={limit}")), "limit", "{limit}");
    }
    assert_eq!(named("since=1-2026-11-21&page=2"), "page");
}

#[test]
fn the_files_of_a_day_that_is_over_never_change() {
    let ledger = sample::ledger(&SCHEMA, 20, 200, 9);
    let house = House::new(&SCHEMA, ledger[0].recorded_at);
    house.write(&ledger[..100]);
    house.set_clock(ledger[..100].iter().map(|statement| statement.recorded_at).max().unwrap());
    let today = house.app.state().live().directory().today();
    let latest = |name: &str| house.app.get(&format!("/dumps/latest/{name}")).bytes().clone();
    let names =
        ["hosters.json", "hosters.ndjson", "hosters.csv", "answers.csv", "services.csv", "datapackage.json"];
    let before: Vec<_> = names.iter().map(|name| latest(name)).collect();
    assert_eq!(house.app.get(&format!("/dumps/{today}/hosters.csv")).status, 404, "the day is not over");
    house.clock.fetch_add(86_400, Ordering::SeqCst);
    house.refresh();
    let mut later = ledger[100..].to_vec();
    let now = Timestamp::from_second(house.clock.load(Ordering::SeqCst)).unwrap();
    for statement in &mut later {
        statement.recorded_at = now;
    }
    house.write(&later);
    for (name, bytes) in names.iter().zip(&before) {
        let dated = house.app.get(&format!("/dumps/{today}/{name}"));
        assert!(dated.bytes() == bytes, "{name}");
        assert!(latest(name) != bytes, "{name}");
    }
}
