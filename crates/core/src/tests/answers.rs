//! Whose word counts, for how long, and what silence means.

use super::{directory, entry, full};
use crate::answer::{Answer, Provenance};
use crate::directory::{Directory, Hoster, Listing};
use crate::explain::AnswerState;
use crate::field::About;
use crate::query::Query;
use crate::reading::Verdict;
use crate::sample;
use crate::search::Search;
use crate::statement::Entry;
use jiff::civil::date;
use std::sync::Arc;

fn by(provenance: Provenance, stated_on: &str, entry: Entry) -> Entry {
    Entry { provenance: provenance.code().to_owned(), stated_on: stated_on.to_owned(), ..entry }
}

fn act(act: &str, entry: Entry) -> Entry {
    Entry { act: act.to_owned(), content: String::new(), ..entry }
}

fn work(kind: &str) -> Entry {
    entry("a", "work", &format!("administration = {kind}"))
}

/// The kind of work that is shown, and by whom.
fn shown(directory: &Directory) -> Option<(String, Provenance)> {
    let known = directory.schema().field(About::Hoster, "work").unwrap();
    let stated = directory.hoster("a")?.answers().get(known.id)?;
    let value = stated.answer.value()?.get("administration")?.print();
    Some((value, stated.provenance))
}

fn verdict(directory: &Directory, query: &str) -> Option<Verdict> {
    Search::new(directory, &Query::parse(directory.schema(), query).unwrap()).verdict("a")
}

#[test]
fn the_stronger_word_is_shown_whatever_comes_first_and_the_other_is_kept() {
    let schema = full();
    let known = schema.field(About::Hoster, "work").unwrap().id;
    let stated = [
        Provenance::Declared,
        Provenance::DeclaredFile,
        Provenance::Sheet,
        Provenance::Tool,
        Provenance::Gathered,
    ];
    for (strong, stronger) in stated.iter().enumerate() {
        for weaker in &stated[strong + 1..] {
            let strong = by(*stronger, "2026-09", work("paid"));
            // The weaker source speaks later, and still does not cover the stronger.
            let weak = by(*weaker, "2026-11-20", work("volunteer"));
            for order in [[strong.clone(), weak.clone()], [weak, strong]] {
                let directory = directory(&schema, &order);
                assert_eq!(shown(&directory), Some(("paid".to_owned(), *stronger)));
                assert_eq!(
                    directory.hoster("a").unwrap().answers().all(known).len(),
                    2,
                    "a conflict keeps both"
                );
                assert_eq!(verdict(&directory, "work=paid"), Some(Verdict::Yes));
            }
        }
    }
}

#[test]
fn an_older_fact_of_the_same_source_does_not_cover_a_newer_one() {
    let schema = full();
    let newer = by(Provenance::Sheet, "2026-10", work("paid"));
    let older = by(Provenance::Sheet, "2026-02", work("volunteer"));
    assert_eq!(shown(&directory(&schema, &[newer.clone(), older.clone()])).unwrap().0, "paid");
    assert_eq!(shown(&directory(&schema, &[older, newer])).unwrap().0, "paid");
}

#[test]
fn what_has_aged_stays_visible_and_counts_as_not_stated() {
    let schema = full();
    let known = schema.field(About::Hoster, "work").unwrap();
    let old = by(Provenance::Declared, "2025-11-20", work("paid"));
    let directory = directory(&schema, std::slice::from_ref(&old));
    let hoster = |directory: &Directory| directory.hoster("a").cloned().unwrap();
    assert_eq!(shown(&directory).unwrap().0, "paid");
    assert!(hoster(&directory).answers().is_expired(known.id));
    assert!(hoster(&directory).answers().current(known.id).is_none());
    assert_eq!(AnswerState::of(&hoster(&directory), known), AnswerState::Expired);
    for query in ["work=paid", "work=volunteer"] {
        assert_eq!(verdict(&directory, query), Some(Verdict::Unknown));
    }
    // It counts to the last day of its validity, and again once the hoster has confirmed it.
    assert_eq!(verdict(&directory.on(date(2026, 11, 20)), "work=paid"), Some(Verdict::Yes));
    let confirmed = super::directory(&schema, &[old.clone(), act("confirmed", old.clone())]);
    assert_eq!(verdict(&confirmed, "work=paid"), Some(Verdict::Yes));
    // A weaker word that still counts is shown before a stronger one that has aged.
    let sheet = by(Provenance::Sheet, "2026-06", work("mixed"));
    assert_eq!(
        shown(&super::directory(&schema, &[old, sheet])).unwrap(),
        ("mixed".to_owned(), Provenance::Sheet)
    );
}

#[test]
fn what_is_withdrawn_is_not_stated_any_more() {
    let schema = full();
    let stated = work("paid");
    let withdrawn = directory(&schema, &[stated.clone(), act("withdrawn", stated.clone())]);
    assert_eq!((shown(&withdrawn), verdict(&withdrawn, "work=paid")), (None, Some(Verdict::Unknown)));
    let sheet = by(Provenance::Sheet, "2026-06", work("mixed"));
    let below = directory(&schema, &[stated.clone(), sheet, act("withdrawn", stated)]);
    assert_eq!(shown(&below).unwrap().0, "mixed");
}

#[test]
fn a_paid_member_follows_from_people_or_work_and_its_absence_from_nothing() {
    let schema = full();
    let known = schema.field(About::Hoster, "paid_member").unwrap().id;
    let derived = |entries: &[Entry]| {
        let directory = directory(&schema, entries);
        let stated = directory.hoster("a").unwrap().answers().get(known).cloned();
        stated.map(|stated| {
            (stated.answer.value().unwrap().has_code("value", "yes"), stated.provenance, stated.follows_from)
        })
    };
    let people = |employees: &str| entry("a", "people", &format!("employees = {employees}"));
    let yes = |from| Some((true, Provenance::Derived, Some(from)));
    assert_eq!(derived(&[people("1")]), yes("people"));
    assert_eq!(derived(&[work("mixed")]), yes("work"));
    assert_eq!(derived(&[entry("a", "work", "coordination = paid")]), yes("work"));
    for silent in [people("0"), work("volunteer"), by(Provenance::Declared, "2024", people("3"))] {
        assert_eq!(derived(&[silent]), None);
    }
    let says_no = entry("a", "paid_member", "value = no");
    assert_eq!(derived(&[says_no, people("2")]), Some((false, Provenance::Declared, None)));
}

fn listing(content: &str, day: jiff::civil::Date) -> Listing {
    let schema = full();
    let entries = [entry("a", "name", "value = A"), entry("a", "listing", content)];
    let directory = directory(&schema, &entries).on(day);
    let hoster = directory.hoster("a").map(Hoster::listing).cloned().unwrap();
    assert_eq!(directory.listed(), usize::from(hoster == Listing::Shown));
    assert_eq!(verdict(&directory, "").is_some(), hoster == Listing::Shown);
    hoster
}

#[test]
fn a_pause_ends_by_itself_and_a_withdrawal_does_not() {
    let paused = |until| Listing::Paused { until, reason: None };
    let pause = "state = paused\nuntil = 2026-12-10";
    assert_eq!(listing(pause, date(2026, 12, 10)), paused(Some(date(2026, 12, 10))));
    assert_eq!(listing(pause, date(2026, 12, 11)), Listing::Shown);
    assert_eq!(listing("state = paused\nuntil = 2026", date(2026, 12, 31)), paused(Some(date(2026, 12, 31))));
    assert_eq!(listing("state = paused", date(2036, 1, 1)), paused(None));
    assert_eq!(
        listing("state = withdrawn\nreason = Ferme", date(2036, 1, 1)),
        Listing::Withdrawn { reason: Some("Ferme".to_owned()) }
    );
    assert_eq!(listing("state = shown", sample::TODAY), Listing::Shown);
}

#[test]
fn silence_is_never_a_no_for_any_filter() {
    let schema = full();
    let directory = directory(&schema, &[entry("a", "name", "value = A")]);
    for filter in schema.filters() {
        for ask in super::sentences::asks_of(filter) {
            let mut query = Query::default();
            query.asks.insert(filter.id, ask);
            let search = Search::new(&directory, &query);
            assert_eq!(search.verdict("a"), Some(Verdict::Unknown), "{}", filter.filter.parameter);
            let counts = search.counts();
            assert_eq!((counts.yes, counts.unknown, counts.no), (0, 1, 0));
        }
    }
    assert_eq!(verdict(&directory, "near=48,2&within_km=10"), Some(Verdict::Unknown));
}

#[test]
fn what_others_gathered_may_lack_services_so_the_rest_is_unknown() {
    let schema = full();
    let service =
        |key: &str, software: &str| entry(&format!("a/{key}"), "software", &format!("value = {software}"));
    let declared = directory(&schema, &[service("one", "Etherpad"), service("two", "Jitsi Meet")]);
    assert_eq!(verdict(&declared, "software=etherpad"), Some(Verdict::Yes));
    assert_eq!(verdict(&declared, "software=nextcloud"), Some(Verdict::No));
    let gathered = by(Provenance::Gathered, "2026-06", service("two", "Jitsi Meet"));
    let partly = directory(&schema, &[service("one", "Etherpad"), gathered]);
    assert_eq!(verdict(&partly, "software=jitsi-meet"), Some(Verdict::Yes));
    assert_eq!(verdict(&partly, "software=nextcloud"), Some(Verdict::Unknown));
    let closed =
        directory(&schema, &[service("one", "Etherpad"), entry("a/one", "ended", "value = 2026-01")]);
    assert_eq!(verdict(&closed, "software=etherpad"), Some(Verdict::Unknown));
}

#[test]
fn a_none_that_the_field_does_not_know_is_no_answer() {
    let schema = full();
    let odd = entry("a", "legal_form", "none");
    assert!(crate::statement::Statement::from_entry(&schema, &odd).is_err());
    let mut statement = super::read(&schema, &entry("a", "legal_form", "form = association"));
    statement.act = crate::statement::Act::Stated(Answer::None);
    let directory = Directory::new(Arc::clone(&schema), sample::TODAY).apply([statement]);
    assert_eq!(verdict(&directory, "legal_form=association"), Some(Verdict::Unknown));
}

#[test]
fn clocks_are_told_apart_and_the_explanation_says_so() {
    let schema = full();
    let promise =
        |clock: &str| entry("a", "intervention", &format!("delay = PT4H\nmeans = Deux personnes\n{clock}"));
    let working = directory(&schema, &[promise("clock = working")]);
    assert_eq!(verdict(&working, "intervention_max_hours=4"), Some(Verdict::Yes));
    assert_eq!(verdict(&working, "intervention_max_hours=8&intervention_clock=calendar"), Some(Verdict::No));
    let calendar = directory(&schema, &[promise("clock = calendar")]);
    assert_eq!(
        verdict(&calendar, "intervention_max_hours=4&intervention_clock=calendar"),
        Some(Verdict::Yes)
    );
    assert_eq!(verdict(&calendar, "intervention_max_hours=3"), Some(Verdict::No));
    let vague = directory(&schema, &[promise("")]);
    assert_eq!(
        verdict(&vague, "intervention_max_hours=4&intervention_clock=calendar"),
        Some(Verdict::Unknown)
    );
}
