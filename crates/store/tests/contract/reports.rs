//! What visitors report is kept once, whoever presses the button how often, and nothing is lost.

use crate::{Database, append, entries, on_both};
use matou_store::{NewReport, Received, ReportOutcome, Store, StoreError};
use std::collections::BTreeSet;

on_both!(
    a_report_goes_in_and_comes_out,
    a_hundred_sendings_of_one_form_are_one_report,
    what_differs_in_anything_is_another_report,
    what_cannot_be_kept_is_refused,
    a_database_of_the_first_schema_is_brought_up_to_date,
    a_closed_store_keeps_no_report,
    an_outcome_of_a_report_is_decided_once,
);

/// Synthetic, with text of every kind in it.
fn report(message: &str) -> NewReport {
    NewReport {
        hoster: "synthetic-1".into(),
        kind: "wrong".into(),
        field: "service.software".into(),
        message: message.into(),
        received_at: "2026-11-21T12:00:00Z".into(),
    }
}

async fn a_report_goes_in_and_comes_out(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let said = [report("É'\"$1?\n\u{1F408}\\n"), NewReport { field: String::new(), ..report("") }];
    for (number, report) in (1..).zip(&said) {
        assert_eq!(store.report(report, "a").await.unwrap(), Received { number, is_new: true });
    }
    store.close().await;
    let store = Store::open(&database.url).await.unwrap();
    let kept = store.reports().await.unwrap();
    assert_eq!(kept.iter().map(|report| report.number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(kept.into_iter().map(|report| report.details).collect::<Vec<_>>(), said);
    assert_eq!(store.revision().await.unwrap(), 0, "a report changes nothing in the directory");
    for (number, hoster, is_kept) in [
        (1, "synthetic-1", true),
        (2, "synthetic-1", true),
        (3, "synthetic-1", false),
        (1, "synthetic-2", false),
        (u64::MAX, "synthetic-1", false),
    ] {
        assert_eq!(store.has_report(number, hoster).await.unwrap(), is_kept, "{number} {hoster}");
    }
}

/// From two programs at once, as when a request is sent again while the first one is under way.
async fn a_hundred_sendings_of_one_form_are_one_report(database: Database) {
    let stores = [Store::open(&database.url).await.unwrap(), Store::open(&database.url).await.unwrap()];
    let sendings: Vec<_> = (0..100)
        .map(|number| {
            let store = stores[number % 2].clone();
            let later =
                NewReport { received_at: format!("2026-11-21T12:00:{:02}Z", number % 60), ..report("x") };
            tokio::spawn(async move { store.report(&later, "one form").await.unwrap() })
        })
        .collect();
    let mut received = Vec::new();
    for sending in sendings {
        received.push(sending.await.unwrap());
    }
    assert!(received.iter().all(|received| received.number == 1), "{received:?}");
    assert_eq!(received.iter().filter(|received| received.is_new).count(), 1);
    assert_eq!(stores[0].reports().await.unwrap().len(), 1);
}

async fn what_differs_in_anything_is_another_report(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let first = report("x");
    let others = [
        (first.clone(), "a"),
        (first.clone(), "b"),
        (first.clone(), ""),
        (NewReport { hoster: "synthetic-2".into(), ..first.clone() }, "a"),
        (NewReport { kind: "duplicate".into(), ..first.clone() }, "a"),
        (NewReport { field: "work".into(), ..first.clone() }, "a"),
        (NewReport { message: "xx".into(), ..first.clone() }, "a"),
        // The same letters in other columns.
        (NewReport { field: "service.softwar".into(), message: "ex".into(), ..first }, "a"),
    ];
    let mut numbers = BTreeSet::new();
    for _ in 0..2 {
        for (report, mark) in &others {
            numbers.insert(store.report(report, mark).await.unwrap().number);
        }
    }
    assert!(numbers.into_iter().eq(1..=8));
    assert_eq!(store.reports().await.unwrap().len(), 8);
}

async fn what_cannot_be_kept_is_refused(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let first = report("x");
    for wrong in [
        NewReport { message: "\0".into(), ..first.clone() },
        NewReport { hoster: String::new(), ..first.clone() },
        NewReport { kind: String::new(), ..first.clone() },
    ] {
        let error = store.report(&wrong, "a").await.unwrap_err();
        assert!(matches!(error, StoreError::Refused(_)), "{error:?}");
    }
    assert_eq!(store.report(&first, "a").await.unwrap(), Received { number: 1, is_new: true });
}

async fn a_database_of_the_first_schema_is_brought_up_to_date(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 3), &[]).await.unwrap();
    store.close().await;
    // What later schemas made, those first that point to others.
    for later in [
        "drop table source_file",
        "drop table report_outcome",
        "drop table reports",
        "drop table yearly_letter",
        "drop table remark",
        "drop table letter",
        "drop table submission",
        "drop table draft",
        "drop table token",
        "drop table session",
        "drop table entrance",
        "drop table editor",
        "drop table account",
    ] {
        database.tamper(later).await;
    }
    database.tamper("delete from schema_version where version > 1").await;
    let store = Store::open(&database.url).await.unwrap();
    assert_eq!(store.revision().await.unwrap(), 3);
    assert_eq!(store.report(&report("x"), "a").await.unwrap().number, 1);
}

async fn a_closed_store_keeps_no_report(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    store.close().await;
    let error = store.report(&report("x"), "a").await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
}

async fn an_outcome_of_a_report_is_decided_once(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let number = store.report(&report("m"), "m").await.unwrap().number;
    let outcome = ReportOutcome {
        report: number,
        is_corrected: true,
        reason: "r".into(),
        account: 1,
        decided_at: "2026-11-21T12:00:00Z".into(),
    };
    assert!(store.decide_report(&outcome).await.unwrap());
    assert!(!store.decide_report(&ReportOutcome { is_corrected: false, ..outcome.clone() }).await.unwrap());
    assert_eq!(store.report_outcomes().await.unwrap(), [outcome]);
}
