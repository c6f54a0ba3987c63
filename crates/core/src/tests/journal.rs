//! What the journal says of what happened, page by page and in feeds.

use super::{entry, full, read};
use crate::directory::Directory;
use crate::journal::{ChangeKind, Changes, Cursor, Journal, KEPT_DAYS, SinceError};
use crate::schema::Schema;
use crate::statement::Entry;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::sync::Arc;

const FIRST: Date = date(2026, 11, 2);

/// A ledger line written at noon of a day.
fn line(subject: &str, field: &str, content: &str, day: Date) -> Entry {
    Entry {
        stated_on: day.to_string(),
        recorded_at: format!("{day}T12:00:00Z"),
        ..entry(subject, field, content)
    }
}

/// The journal and the directory of some lines on a day.
fn house(schema: &Arc<Schema>, lines: &[Entry], today: Date) -> (Journal, Directory) {
    let mut journal = Journal::new(Arc::clone(schema));
    let statements: Vec<_> = lines.iter().map(|line| read(schema, line)).collect();
    for (sequence, statement) in (1..).zip(&statements) {
        journal.record(sequence, statement);
    }
    journal.prune(today);
    (journal, Directory::new(Arc::clone(schema), today).apply(statements))
}

fn cursor(text: &str) -> Cursor {
    text.parse().unwrap()
}

/// `kind slug field,service/field` of each item.
fn told(page: &Changes) -> Vec<String> {
    let field = |changed: &crate::journal::ChangedField| match &changed.service {
        Some(key) => format!("{key}/{}", changed.field),
        None => changed.field.to_owned(),
    };
    let item = |item: &crate::journal::Change| {
        let fields: Vec<String> = item.fields.iter().map(field).collect();
        format!("{} {} {}", item.kind.code(), item.slug, fields.join(","))
    };
    page.items.iter().map(item).collect()
}

fn since(lines: &[Entry], today: Date, from: &str) -> Vec<String> {
    let (journal, directory) = house(&full(), lines, today);
    told(&journal.since(&directory, cursor(from), 500).unwrap())
}

#[test]
fn a_cursor_is_written_in_one_way() {
    for text in ["0-2026-11-21", "1204-2026-11-21", "18446744073709551615-0001-01-01"] {
        assert_eq!(cursor(text).to_string(), text);
    }
    for text in [
        "",
        "-",
        "12",
        "2026-11-21",
        "+1-2026-11-21",
        "01-2026-11-21",
        "-1-2026-11-21",
        "1-20261121",
        "1-2026-11-31",
        "1-2026-11-21T00:00:00",
        "1-2026-11-21 ",
        "1--2026-11-21",
        "18446744073709551616-2026-11-21",
        "é-2026-11-21",
    ] {
        let error = text.parse::<Cursor>().unwrap_err();
        assert!(error.to_string().contains("1204-2026-11-21"), "{text}");
        assert!(error.in_words().fr.contains("1204-2026-11-21"));
    }
}

#[test]
fn a_kind_is_what_is_true_now() {
    let day = |days: i32| FIRST.checked_add(days.days()).unwrap();
    let act = |act: &str, field: &str, on: Date| Entry { act: act.into(), ..line("a", field, "", on) };
    let name = line("a", "name", "value = A", FIRST);
    let work = |on| line("a", "work", "administration = paid", on);
    let listing = |content: &str, on| line("a", "listing", content, on);
    let service = line("a/pad", "software", "value = Etherpad", day(1));
    let seen = "1-2026-11-02";
    let today = day(10);
    let check = |lines: &[Entry], from: &str, expected: &[&str]| {
        let lines: Vec<Entry> = std::iter::once(name.clone()).chain(lines.iter().cloned()).collect();
        assert_eq!(since(&lines, today, from), expected, "{lines:?}");
    };
    check(&[], "0-2026-11-02", &["created a name"]);
    check(&[], seen, &[]);
    check(&[service, work(day(1))], seen, &["updated a work,pad/software"]);
    check(&[work(day(1)), act("confirmed", "work", day(2))], "2-2026-11-03", &["confirmed a work"]);
    check(&[work(day(1)), act("confirmed", "work", day(2))], seen, &["updated a work"]);
    check(&[act("reviewed", "name", day(2))], seen, &["updated a name"]);
    check(&[listing("state = paused", day(1))], seen, &["paused a listing"]);
    check(&[listing("state = paused", day(1)), work(day(2))], "2-2026-11-03", &["updated a work"]);
    let pause = listing("state = paused\nuntil = 2026-11-09", day(1));
    check(std::slice::from_ref(&pause), seen, &["updated a listing"]);
    check(&[pause], "2-2026-11-08", &["updated a listing"]);
    let gone = listing("state = withdrawn\nreason = Fermé", day(1));
    let back = listing("state = shown", day(2));
    check(std::slice::from_ref(&gone), "0-2026-11-02", &["withdrawn a listing,name"]);
    check(&[gone.clone(), work(day(2))], seen, &["withdrawn a listing,work"]);
    check(&[gone.clone(), back.clone()], seen, &["created a listing"]);
    check(&[gone, back, work(day(3))], "3-2026-11-04", &["updated a work"]);
}

#[test]
fn answers_that_age_are_told_and_what_follows_from_them() {
    let people = line("a", "people", "employees = 2", FIRST);
    let lines = [line("a", "name", "value = A", FIRST), people];
    // "At least one paid member" follows from the number of employees, and goes with it.
    assert_eq!(since(&lines, date(2027, 11, 2), "2-2027-11-01"), [""; 0]);
    assert_eq!(since(&lines, date(2027, 11, 3), "2-2027-11-02"), ["expired a paid_member,people"]);
    let (journal, directory) = house(&full(), &lines, date(2027, 11, 20));
    let page = journal.since(&directory, cursor("2-2027-11-01"), 500).unwrap();
    assert_eq!(page.items[0].at.to_string(), "2027-11-03T00:00:00Z");
    assert_eq!(page.items[0].cursor.to_string(), "2-2027-11-03");
    assert_eq!(page.next.to_string(), "2-2027-11-20");
    assert_eq!(since(&lines, date(2027, 11, 20), "2-2027-11-03"), [""; 0]);
}

#[test]
fn pages_are_cut_between_records_and_never_within_a_day() {
    let hosters = ["a", "b", "c", "d"];
    let room = |slug: &&str| line(&format!("{slug}/pad"), "load", "state = open", FIRST);
    let mut lines: Vec<Entry> = hosters.iter().map(room).collect();
    let later = date(2027, 2, 10);
    lines.extend(["a", "b"].map(|slug| line(slug, "name", "value = Nom", later)));
    let (journal, directory) = house(&full(), &lines, date(2027, 2, 10));
    let mut at = cursor("3-2026-11-02");
    let mut pages = Vec::new();
    loop {
        let page = journal.since(&directory, at, 2).unwrap();
        pages.push((told(&page).join(" "), page.next.to_string()));
        at = page.next;
        if !page.more {
            break;
        }
    }
    let expected = [
        ("created d pad/load", "4-2026-11-02"),
        ("expired a pad/load expired b pad/load expired c pad/load expired d pad/load", "4-2027-02-03"),
        ("updated a name updated b name", "6-2027-02-10"),
    ];
    assert_eq!(pages, expected.map(|(items, next)| (items.to_owned(), next.to_owned())));
    // Whoever stops between two hosters of one day goes on from before that day.
    let day = journal.since(&directory, cursor("4-2026-11-02"), 2).unwrap();
    let cursors: Vec<String> = day.items.iter().map(|item| item.cursor.to_string()).collect();
    assert_eq!(cursors, ["4-2026-11-02", "4-2026-11-02", "4-2026-11-02", "4-2027-02-03"]);
}

#[test]
fn a_cursor_that_is_too_old_or_from_elsewhere_is_refused() {
    let today = FIRST.checked_add((KEPT_DAYS + 10).days()).unwrap();
    let day = |back: i32| today.checked_sub(back.days()).unwrap();
    let lines = [
        line("a", "name", "value = A", day(KEPT_DAYS + 2)),
        line("a", "name", "value = B", day(KEPT_DAYS + 1)),
        line("a", "name", "value = C", day(KEPT_DAYS)),
        line("b", "name", "value = D", day(1)),
    ];
    let (mut journal, directory) = house(&full(), &lines, today);
    let ask = |journal: &Journal, sequence, day| journal.since(&directory, Cursor { sequence, day }, 500);
    assert_eq!(ask(&journal, 1, day(KEPT_DAYS)), Err(SinceError::TooOld));
    assert_eq!(ask(&journal, 2, day(KEPT_DAYS + 1)), Err(SinceError::TooOld));
    assert_eq!(ask(&journal, 5, today), Err(SinceError::Ahead));
    assert_eq!(ask(&journal, 4, today.tomorrow().unwrap()), Err(SinceError::Ahead));
    assert_eq!(told(&ask(&journal, 2, day(KEPT_DAYS)).unwrap()), ["updated a name", "created b name"]);
    // Entries that were not understood are in no record, and in the version all the same.
    journal.reach(9);
    let page = ask(&journal, 4, today).unwrap();
    assert_eq!((page.items.len(), page.next.sequence, page.more), (0, 9, false));
    for error in [SinceError::TooOld, SinceError::Ahead] {
        assert!(
            error.in_words().fr.contains("/dumps/latest/") && error.in_words().en.contains("/dumps/latest/")
        );
    }
}

#[test]
fn what_is_forgotten_little_by_little_is_what_is_forgotten_at_once() {
    let schema = full();
    let ledger = crate::sample::ledger(&schema, 30, 5000, 4);
    let today = date(2027, 6, 1);
    let mut daily = Journal::new(Arc::clone(&schema));
    let mut once = daily.clone();
    for (sequence, statement) in (1..).zip(&ledger) {
        daily.record(sequence, statement);
        once.record(sequence, statement);
        if sequence % 50 == 0 {
            daily.prune(
                date(2026, 12, 1).checked_add((i32::try_from(sequence).unwrap() / 30).days()).unwrap(),
            );
        }
    }
    daily.prune(today);
    once.prune(today);
    let directory = Directory::new(Arc::clone(&schema), today).apply(ledger);
    assert!(once.len() < 5000, "whole blocks are let go of");
    for sequence in (0..=5000).step_by(7) {
        let at = Cursor { sequence, day: today };
        assert_eq!(daily.since(&directory, at, 20), once.since(&directory, at, 20), "{sequence}");
    }
    assert_eq!(daily.recent(&directory, 500), once.recent(&directory, 500));
}

#[test]
fn feeds_tell_each_hoster_once_a_day_and_the_withdrawn_once() {
    let day = |days: i32| FIRST.checked_add(days.days()).unwrap();
    let lines = [
        line("a", "name", "value = A", day(0)),
        line("b", "name", "value = B", day(0)),
        line("a", "work", "administration = paid", day(0)),
        line("c", "name", "value = C", day(1)),
        Entry { act: "confirmed".into(), ..line("a", "work", "", day(2)) },
        line("c", "listing", "state = withdrawn\nreason = Fermé", day(2)),
        line("b/pad", "software", "value = Etherpad", day(3)),
    ];
    let (journal, directory) = house(&full(), &lines, day(9));
    let told = |entries: &[crate::journal::FeedEntry]| -> Vec<String> {
        let fields = |entry: &crate::journal::FeedEntry| {
            entry.fields.iter().map(|changed| changed.field).collect::<Vec<_>>().join(",")
        };
        entries
            .iter()
            .map(|entry| format!("{} {} {} {}", entry.day, entry.slug, entry.kind.code(), fields(entry)))
            .collect()
    };
    let all = [
        "2026-11-05 b updated software",
        "2026-11-04 c withdrawn listing",
        "2026-11-04 a confirmed work",
        "2026-11-02 a created name,work",
        "2026-11-02 b created name",
    ];
    assert_eq!(told(&journal.recent(&directory, 100)), all);
    for count in 0..6 {
        assert_eq!(told(&journal.recent(&directory, count)), all[..count.min(5)]);
    }
    assert_eq!(told(&journal.of_hoster(&directory, "a", 9)), [all[2], all[3]]);
    assert_eq!(told(&journal.of_hoster(&directory, "c", 9)), [all[1]]);
    assert_eq!(journal.of_hoster(&directory, "nobody", 9), []);
    assert_eq!(journal.recent(&directory, 9)[0].at.to_string(), "2026-11-05T12:00:00Z");
    let codes = ChangeKind::ALL.map(ChangeKind::code);
    assert_eq!(codes.join(" "), "created updated confirmed expired paused withdrawn");
}
