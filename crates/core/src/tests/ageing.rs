//! Dates that are vague or missing, lists that others gathered, and what a search of words may find.

use super::{directory, entry, full};
use crate::answer::Provenance;
use crate::directory::Directory;
use crate::field::About;
use crate::query::Query;
use crate::reading::Verdict;
use crate::search::Search;
use crate::statement::{Entry, Statement};

fn dated(stated_on: &str, read_on: &str, kind: &str) -> Entry {
    Entry {
        stated_on: stated_on.to_owned(),
        read_on: read_on.to_owned(),
        ..entry("a", "work", &format!("administration = {kind}"))
    }
}

fn gathered(field: &str, content: &str) -> Entry {
    Entry { provenance: Provenance::Gathered.code().to_owned(), ..entry("a", field, content) }
}

fn verdict(directory: &Directory, query: &str) -> Verdict {
    Search::new(directory, &Query::parse(directory.schema(), query).unwrap()).verdict("a").unwrap()
}

#[test]
fn a_statement_is_older_only_when_all_of_it_lies_before_the_other() {
    let schema = full();
    let table = [
        // A year does not beat the days in it, and they do not beat the year: the one read last stands.
        (("2026", ""), ("2026-03-05", ""), "volunteer"),
        (("2026-03-05", ""), ("2026", ""), "volunteer"),
        (("2026-03", ""), ("2025", ""), "paid"),
        (("2026-03", ""), ("2026-02-28", ""), "paid"),
        // Without a date, the day it was read counts.
        (("", "2026-05-01"), ("2026-04-30", ""), "paid"),
        (("", "2026-05-01"), ("2026-05-01", ""), "volunteer"),
        (("2026-04-30", ""), ("", "2026-05-01"), "volunteer"),
        (("2026-05-02", ""), ("", "2026-05-01"), "paid"),
    ];
    for ((first_on, first_read), (then_on, then_read), expected) in table {
        let entries = [dated(first_on, first_read, "paid"), dated(then_on, then_read, "volunteer")];
        let directory = directory(&schema, &entries);
        let query = format!("work={expected}");
        assert_eq!(verdict(&directory, &query), Verdict::Yes, "{entries:?}");
    }
}

#[test]
fn the_same_answer_without_a_date_leaves_the_date() {
    let schema = full();
    let directory = directory(&schema, &[dated("2026-05", "", "paid"), dated("", "2026-10-01", "paid")]);
    let known = schema.field(About::Hoster, "work").unwrap().id;
    let stated = directory.hoster("a").unwrap().answers().get(known).unwrap();
    assert_eq!(stated.stated_on.map(|date| date.to_string()).as_deref(), Some("2026-05"));
}

#[test]
fn nothing_is_known_later_than_the_day_it_was_recorded() {
    let schema = full();
    let directory = directory(&schema, &[dated("2026", "", "paid")]);
    let known = schema.field(About::Hoster, "work").unwrap();
    let stated = directory.hoster("a").unwrap().answers().get(known.id).unwrap();
    assert_eq!(stated.known_on(), jiff::civil::date(2026, 11, 2));
}

#[test]
fn a_gathered_list_may_lack_items_so_the_rest_is_unknown() {
    let schema = full();
    let channels = "channels = phone";
    let declared = directory(&schema, &[entry("a", "contact", channels)]);
    assert_eq!(verdict(&declared, "contact_channel=email"), Verdict::No);
    let lists = directory(
        &schema,
        &[
            gathered("contact", channels),
            gathered("accompaniment", "kinds = training"),
            gathered("qualifications", "1.kind = training"),
            gathered("legal_form", "form = association"),
            gathered("places", "1.country = FR"),
        ],
    );
    assert_eq!(verdict(&lists, "contact_channel=phone"), Verdict::Yes);
    for unknown in ["contact_channel=email", "accompaniment=workshops", "qualification_kind=certification"] {
        assert_eq!(verdict(&lists, unknown), Verdict::Unknown, "{unknown}");
    }
    for no in ["legal_form=company", "country=BE"] {
        assert_eq!(verdict(&lists, no), Verdict::No, "{no}");
    }
    let none = directory(&schema, &[gathered("accompaniment", "none")]);
    assert_eq!(verdict(&none, "accompaniment=training"), Verdict::No);
    let query = Query::default();
    let search = Search::new(&lists, &query);
    let channel = schema.filter("contact_channel").unwrap().id;
    let facet = search.facets().into_iter().find(|facet| facet.filter == channel).unwrap();
    assert_eq!((facet.partly, facet.not_stated), (1, 0));
}

#[test]
fn full_until_a_day_says_nothing_after_it() {
    let schema = full();
    let load =
        |until: &str| directory(&schema, &[entry("a/x", "load", &format!("state = full\nuntil = {until}"))]);
    assert_eq!(verdict(&load("2026-11-21"), "openness=open"), Verdict::No);
    assert_eq!(verdict(&load("2026-11-20"), "openness=open"), Verdict::Unknown);
    assert_eq!(verdict(&load("2026-11-20"), "openness=full"), Verdict::Unknown);
}

#[test]
fn words_are_found_in_what_is_current_only() {
    let schema = full();
    let software = entry("a/x", "software", "value = Etherpad");
    let name = Entry { stated_on: "2019".to_owned(), ..entry("a", "name", "value = Ancienne") };
    let now = directory(&schema, &[name, software.clone()]);
    assert_eq!(verdict(&now, "q=etherpad"), Verdict::Yes);
    assert_eq!(verdict(&now, "q=ancienne"), Verdict::Yes, "a name does not age");
    let ended = directory(&schema, &[software.clone(), entry("a/x", "ended", "value = 2026-10")]);
    assert_eq!(verdict(&ended, "q=etherpad"), Verdict::No);
    let aged = directory(&schema, &[Entry { stated_on: "2019".to_owned(), ..software }]);
    assert_eq!(verdict(&aged, "q=etherpad"), Verdict::No);
}

#[test]
fn a_withdrawal_has_a_reason() {
    let schema = full();
    assert!(Statement::from_entry(&schema, &entry("a", "listing", "state = withdrawn")).is_err());
    let reasoned = entry("a", "listing", "state = withdrawn\nreason = Fermé");
    assert!(Statement::from_entry(&schema, &reasoned).is_ok());
}
