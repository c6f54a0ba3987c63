//! A copy that follows the journal is the directory, whatever was written and however many days passed.

use super::schemas;
use crate::directory::{Answers, Directory, Hoster, Listing};
use crate::journal::{ChangeKind, Cursor, Journal};
use crate::sample::{self, Random};
use crate::schema::Schema;
use crate::statement::Statement;
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

/// Everything of a hoster that `GET /hosters/{slug}` is made of; `None` when it answers that the hoster was withdrawn.
fn render(schema: &Schema, hoster: &Hoster) -> Option<String> {
    if matches!(hoster.listing(), Listing::Withdrawn { .. }) {
        return None;
    }
    let mut text = format!("{} {:?}\n", hoster.name(schema), hoster.listing());
    let mut answers = |whose: &str, answers: &Answers| {
        for known in answers.fields().map(|field| schema.field_at(field).unwrap()) {
            let (id, expired) = (known.field.id, answers.is_expired(known.id));
            writeln!(text, "{whose} {id} {expired} {:?}", answers.all(known.id)).unwrap();
        }
    };
    answers("", hoster.answers());
    for service in hoster.services() {
        answers(&format!("{} {}", service.key(), service.name(schema)), service.answers());
    }
    Some(text)
}

/// A server at one moment.
struct Server {
    directory: Directory,
    journal: Journal,
    /// What it shows of each hoster.
    whole: BTreeMap<String, String>,
}

impl Server {
    fn new(directory: Directory, journal: Journal) -> Self {
        let shown = |hoster: &Hoster| Some((hoster.slug().to_string(), render(directory.schema(), hoster)?));
        let whole = directory.hosters().filter_map(shown).collect();
        Self { directory, journal, whole }
    }

    fn empty(schema: &Arc<Schema>) -> Self {
        Self::new(Directory::new(Arc::clone(schema), sample::BEGIN), Journal::new(Arc::clone(schema)))
    }

    /// The next moment: more of the ledger, maybe on a later day.
    fn go_on(&self, statements: &[Statement], day: Date) -> Self {
        let mut journal = self.journal.clone();
        for statement in statements {
            journal.record(journal.reached() + 1, statement);
        }
        journal.prune(day);
        Self::new(self.directory.on(day).apply(statements.to_vec()), journal)
    }
}

/// One who keeps a copy.
#[derive(Clone)]
struct Consumer {
    cursor: Cursor,
    copy: BTreeMap<String, String>,
}

impl Consumer {
    /// One that begins with a dump.
    fn of(server: &Server) -> Self {
        Self { cursor: server.journal.now(&server.directory), copy: server.whole.clone() }
    }

    /// Takes one page; says whether there is more. Now and then it stops in the middle, at the cursor of an item.
    fn take(&mut self, server: &Server, random: &mut Random) -> bool {
        let schema = server.directory.schema();
        let limit = [0, 1, 3, 20, 500][random.below(5)];
        let page = server.journal.since(&server.directory, self.cursor, limit).unwrap();
        assert!(page.more || page.next == server.journal.now(&server.directory));
        assert!(!page.more || page.next != self.cursor, "a page goes on");
        let is_cut = random.once_in(10) && !page.items.is_empty();
        let taken = if is_cut { 1 + random.below(page.items.len()) } else { page.items.len() };
        for change in page.items.iter().take(taken) {
            let slug = change.slug.as_str();
            if let Some(body) = render(schema, server.directory.hoster(slug).unwrap()) {
                self.copy.insert(slug.to_owned(), body);
            } else {
                assert_eq!(change.kind, ChangeKind::Withdrawn);
                self.copy.remove(slug);
            }
            assert!(!change.fields.is_empty() && change.fields.is_sorted());
        }
        self.cursor = if is_cut { page.items[taken - 1].cursor } else { page.next };
        is_cut || page.more
    }
}

/// Servers over some months: statements by the handful, days that pass, clocks that are wrong.
fn history(schema: &Arc<Schema>, seed: u64) -> Vec<Server> {
    let mut random = Random::new(seed);
    let ledger = sample::ledger(schema, 12, 900, seed);
    let mut all = vec![Server::empty(schema)];
    let mut rest = ledger.as_slice();
    while !rest.is_empty() || all.len() < 60 {
        let (now, later) = rest.split_at(random.below(60).min(rest.len()));
        rest = later;
        let last = all.last().unwrap();
        let days = if random.once_in(2) { 0 } else { i32::try_from(random.below(25)).unwrap() };
        let day = last.directory.today().checked_add(days.days()).unwrap();
        all.push(last.go_on(now, day));
    }
    all
}

#[test]
fn a_copy_that_follows_the_journal_is_the_directory() {
    for schema in schemas() {
        for seed in 0..4 {
            let servers = history(&schema, seed);
            let mut random = Random::new(seed + 100);
            let mut consumers: Vec<Consumer> = Vec::new();
            for server in &servers {
                consumers.push(Consumer::of(server));
                for consumer in &mut consumers {
                    match random.below(4) {
                        // Some take all there is, some a page, most sleep.
                        0 => {
                            while consumer.take(server, &mut random) {}
                            assert_eq!(consumer.copy, server.whole);
                        }
                        1 => drop(consumer.take(server, &mut random)),
                        _ => {}
                    }
                }
                consumers
                    .retain(|consumer| server.journal.since(&server.directory, consumer.cursor, 1).is_ok());
            }
            let last = servers.last().unwrap();
            assert!(consumers.len() > 20);
            for mut consumer in consumers {
                while consumer.take(last, &mut random) {}
                assert_eq!(consumer.copy, last.whole);
            }
        }
    }
}

#[test]
fn a_day_that_passes_names_those_whose_page_changes_and_nobody_else() {
    let mut changed = 0;
    for schema in schemas() {
        for seed in 0..10 {
            let mut random = Random::new(seed);
            let statements = sample::ledger(&schema, 15, 700, seed);
            let begin = sample::TODAY.checked_sub(300.days()).unwrap();
            let mut server = Server::empty(&schema).go_on(&statements, begin);
            for _ in 0..30 {
                let days = [1, 1, 1, 2, 10, 60][random.below(6)];
                let day = server.directory.today().checked_add(days.days()).unwrap();
                let next = server.go_on(&[], day);
                let cursor = server.journal.now(&server.directory);
                let page = next.journal.since(&next.directory, cursor, 500).unwrap();
                let named: Vec<String> = {
                    let mut slugs: Vec<_> = page.items.iter().map(|item| item.slug.to_string()).collect();
                    slugs.sort();
                    slugs
                };
                let (before, after) = (&server.whole, &next.whole);
                let differ: Vec<String> = after
                    .iter()
                    .filter(|(slug, body)| before.get(*slug) != Some(body))
                    .map(|(slug, _)| slug.clone())
                    .collect();
                assert_eq!(named, differ, "{} to {day}", server.directory.today());
                changed += differ.len();
                server = next;
            }
        }
    }
    assert!(changed > 300, "only {changed} pages changed with the day");
}
