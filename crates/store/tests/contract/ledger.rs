//! Entries go in, all or nothing, and come out in order.

use crate::{Database, append, entries, entry, on_both, run};
use matou_core::statement::Entry;
use matou_store::{Appended, Outcome, Store, StoreError};
use tokio::task::JoinHandle;

on_both!(
    what_goes_in_comes_out,
    nothing_is_kept_of_a_bad_append,
    an_entry_with_a_nul_is_refused,
    a_run_may_add_nothing,
    writers_take_turns,
    of_two_who_read_the_same_one_writes,
    who_read_another_ledger_writes_nothing,
    the_hash_tells_what_is_said_and_no_more,
    a_sound_database_passes_every_check,
);

async fn what_goes_in_comes_out(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let said = [entry("a", "1"), entry("b", ""), entry("a", "2")];
    let appended = append(&store, &said, &[run(Outcome::Applied)]).await.unwrap();
    assert_eq!(appended, Appended { first_seq: 1, last_seq: 3 });
    assert_eq!(append(&store, &said, &[]).await.unwrap(), Appended { first_seq: 4, last_seq: 6 });
    store.close().await;

    let store = Store::open(&database.url).await.unwrap();
    assert_eq!(store.revision().await.unwrap(), 6);
    let numbered: Vec<(u64, Entry)> = (1..).zip(said.iter().cycle().take(6).cloned()).collect();
    assert_eq!(store.since(0, 100).await.unwrap(), numbered);
    assert_eq!(store.since(2, 3).await.unwrap(), numbered[2..5]);
    assert_eq!(store.since(6, 100).await.unwrap(), []);
    assert_eq!(store.since(u64::MAX, u32::MAX).await.unwrap(), []);
    assert_eq!(store.of_hoster("b").await.unwrap(), [numbered[1].clone(), numbered[4].clone()]);
    assert_eq!(store.of_hoster("c").await.unwrap(), []);
}

async fn nothing_is_kept_of_a_bad_append(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 5), &[]).await.unwrap();
    let mut batch = entries("b", 1_234);
    batch.push(entry("", "about nobody"));
    for _ in 0..10 {
        let error = append(&store, &batch, &[run(Outcome::Applied)]).await.unwrap_err();
        assert!(matches!(error, StoreError::Refused(_)), "{error:?}");
    }
    assert_eq!((store.revision().await.unwrap(), store.runs().await.unwrap().len()), (5, 0));
    assert_eq!(append(&store, &entries("a", 1), &[]).await.unwrap().first_seq, 6);
}

async fn an_entry_with_a_nul_is_refused(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let error = append(&store, &[entry("a", "1"), entry("a", "\0")], &[]).await.unwrap_err();
    assert_eq!(error.to_string(), r#"the ledger cannot hold this: "\0" holds a NUL character"#);
    assert_eq!(store.revision().await.unwrap(), 0);
}

async fn a_run_may_add_nothing(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 2), &[run(Outcome::Applied)]).await.unwrap();
    let appended = append(&store, &[], &[run(Outcome::Unchanged)]).await.unwrap();
    assert_eq!(appended, Appended { first_seq: 3, last_seq: 2 });
    append(&store, &[], &[run(Outcome::Refused)]).await.unwrap();
    let runs = store.runs().await.unwrap();
    assert_eq!(runs.iter().map(|run| run.number).collect::<Vec<_>>(), [3, 2, 1]);
    let expected = [Outcome::Refused, Outcome::Unchanged, Outcome::Applied].map(run);
    assert_eq!(runs.into_iter().map(|run| run.details).collect::<Vec<_>>(), expected);
}

/// Four writers, two programs, and a reader who must never see a number appear below one that it has read.
async fn writers_take_turns(database: Database) {
    let stores = [Store::open(&database.url).await.unwrap(), Store::open(&database.url).await.unwrap()];
    let writers: Vec<_> = (0..4)
        .map(|number| {
            let store = stores[number % 2].clone();
            tokio::spawn(async move {
                for count in 1..=25 {
                    append(&store, &entries(&format!("writer-{number}"), count), &[]).await.unwrap();
                }
            })
        })
        .collect();
    let mut read = Vec::new();
    loop {
        let all_written = writers.iter().all(JoinHandle::is_finished);
        let last = read.last().map_or(0, |(seq, _)| *seq);
        read.extend(stores[0].since(last, u32::MAX).await.unwrap());
        if all_written {
            break;
        }
    }
    for writer in writers {
        writer.await.unwrap();
    }
    assert!(read.iter().map(|(seq, _)| *seq).eq(1..=4 * 325), "every number is there, in order");
    assert_eq!(stores[1].since(0, u32::MAX).await.unwrap(), read);
    let of_one = stores[0].of_hoster("writer-2").await.unwrap();
    let expected: Vec<Entry> = (1..=25).flat_map(|count| entries("writer-2", count)).collect();
    assert_eq!(of_one.into_iter().map(|(_, entry)| entry).collect::<Vec<_>>(), expected);
}

/// As two first starts do: both read an empty ledger, and both want to fill it.
async fn of_two_who_read_the_same_one_writes(database: Database) {
    let stores = [Store::open(&database.url).await.unwrap(), Store::open(&database.url).await.unwrap()];
    for round in 0..10 {
        let expected = round * 60;
        let writers: Vec<_> = stores
            .iter()
            .cloned()
            .map(|store| {
                tokio::spawn(async move {
                    store.append(expected, &entries("a", 60), &[run(Outcome::Applied)]).await
                })
            })
            .collect();
        let mut results = Vec::new();
        for writer in writers {
            results.push(writer.await.unwrap());
        }
        results.sort_by_key(Result::is_err);
        let appended = results[0].as_ref().unwrap();
        assert_eq!((appended.first_seq, appended.last_seq), (expected + 1, expected + 60));
        let found = expected + 60;
        let moved = results[1].as_ref().unwrap_err();
        assert!(
            matches!(moved, StoreError::Moved { expected: e, found: f } if (*e, *f) == (expected, found)),
            "{moved:?}"
        );
    }
    assert_eq!((stores[0].revision().await.unwrap(), stores[0].runs().await.unwrap().len()), (600, 10));
}

async fn who_read_another_ledger_writes_nothing(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 3), &[]).await.unwrap();
    for expected in [0, 2, 4, u64::MAX] {
        for said in [entries("b", 1), Vec::new()] {
            let error = store.append(expected, &said, &[run(Outcome::Unchanged)]).await.unwrap_err();
            assert!(matches!(error, StoreError::Moved { found: 3, .. }), "{error:?}");
            assert!(error.to_string().starts_with("the ledger moved on"), "{error}");
        }
    }
    assert_eq!((store.revision().await.unwrap(), store.runs().await.unwrap().len()), (3, 0));
    assert_eq!(store.append(3, &entries("b", 1), &[]).await.unwrap().last_seq, 4);
}

async fn the_hash_tells_what_is_said_and_no_more(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let nothing = store.hash().await.unwrap();
    assert_eq!(nothing, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    append(&store, &entries("a", 3), &[]).await.unwrap();
    let three = store.hash().await.unwrap();
    let expected = "cd9b18709c3ec1d48ac3eb7f2e4ecf944dd9c943b1bf1229036294a2d5a2155e";
    assert_eq!(three, expected, "the same on every database, for ever");
    append(&store, &[], &[run(Outcome::Unchanged)]).await.unwrap();
    assert_eq!(store.hash().await.unwrap(), three);

    let memory = |change: fn(&mut Entry)| async move {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let mut said = entries("a", 3);
        change(&mut said[1]);
        append(&store, &said, &[]).await.unwrap();
        store.hash().await.unwrap()
    };
    assert_eq!(memory(|entry| entry.author = "account:7".into()).await, three);
    assert_eq!(memory(|entry| entry.recorded_at = "2027-01-01T00:00:00Z".into()).await, three);
    assert_ne!(memory(|entry| entry.content = "4".into()).await, three);
    assert_ne!(memory(|entry| (entry.act, entry.content) = ("stated2".into(), String::new())).await, three);
}

async fn a_sound_database_passes_every_check(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 3), &[]).await.unwrap();
    let checks = store.check().await.unwrap();
    assert!(checks.iter().all(|check| check.ok), "{checks:#?}");
    let last = checks.last().unwrap();
    assert_eq!((last.name, last.detail.as_str()), ("sequence", "3 entries, numbered 1 to 3"));
}
