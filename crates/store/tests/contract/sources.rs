//! What is known of the files that are fetched goes in and comes out, together with what they brought.

use crate::{Database, entries, on_both};
use matou_store::{FileState, SourceFile, Store, StoreError};

on_both!(
    what_is_learnt_of_a_file_is_kept_and_renewed,
    a_file_counts_as_known_only_with_what_it_brought,
    a_paused_file_stays_so_until_it_is_resumed,
    what_nobody_names_any_more_goes,
);

const NOW: &str = "2026-11-25T12:00:00Z";
const LATER: &str = "2026-12-25T12:00:00Z";
const NEVER: &str = "0001-01-01T00:00:00Z";

fn file(url: &str) -> SourceFile {
    SourceFile {
        url: url.into(),
        class: Some("organization".into()),
        etag: Some("W/\"É'$1\"".into()),
        links: vec!["https://a.example/1.properties".into(), "https://a.example/2.properties".into()],
        asked_at: Some(NOW.into()),
        seen_at: Some(NOW.into()),
        failures: 2,
        fault: Some("status".into()),
        ..SourceFile::default()
    }
}

async fn what_is_learnt_of_a_file_is_kept_and_renewed(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let (one, other) =
        (file("https://b.example/"), SourceFile { links: Vec::new(), ..file("https://a.example/") });
    store.keep_source_files(&[one.clone(), other.clone()], NEVER).await.unwrap();
    store.close().await;
    let store = Store::open(&database.url).await.unwrap();
    assert_eq!(store.source_files().await.unwrap(), [other.clone(), one]);
    let asked_at = Some(LATER.to_owned());
    let renewed = SourceFile { url: "https://b.example/".into(), asked_at, ..SourceFile::default() };
    store.keep_source_files(std::slice::from_ref(&renewed), NEVER).await.unwrap();
    assert_eq!(store.source_files().await.unwrap(), [other, renewed]);
}

async fn a_file_counts_as_known_only_with_what_it_brought(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let files = [file("https://a.example/")];
    let moved = store.append_crawl(7, &entries("a", 3), &[], &files, NEVER).await;
    assert!(matches!(moved, Err(StoreError::Moved { .. })));
    assert!(store.source_files().await.unwrap().is_empty());
    let appended = store.append_crawl(0, &entries("a", 3), &[], &files, NEVER).await.unwrap();
    assert_eq!((appended.last_seq, store.source_files().await.unwrap().len()), (3, 1));
}

async fn a_paused_file_stays_so_until_it_is_resumed(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let url = "https://a.example/";
    assert!(!store.pause_source(url).await.unwrap() && !store.resume_source(url).await.unwrap());
    store.keep_source_files(&[file(url)], NEVER).await.unwrap();
    let mark = store.source_mark().await.unwrap();
    assert_eq!(store.source_files().await.unwrap()[0].state(), FileState::Failing);
    assert!(store.pause_source(url).await.unwrap());
    assert_ne!(store.source_mark().await.unwrap(), mark, "who keeps a copy notices");
    // A crawl that began before ends after.
    store.keep_source_files(&[file(url)], NEVER).await.unwrap();
    assert!(store.source_files().await.unwrap()[0].paused);
    assert!(store.pause_source(url).await.unwrap());
    assert_eq!(store.source_files().await.unwrap()[0].state(), FileState::Paused);
    assert!(store.resume_source(url).await.unwrap());
    let resumed = store.source_files().await.unwrap().remove(0);
    assert_eq!((resumed.paused, resumed.failures, resumed.not_before), (false, 0, None));
}

async fn what_nobody_names_any_more_goes(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let failed = SourceFile { paused: true, failures: 3, ..file("https://c.example/") };
    let paused = SourceFile { failures: 0, ..file("https://b.example/") };
    store.keep_source_files(&[file("https://a.example/"), paused, failed], NEVER).await.unwrap();
    assert!(store.pause_source("https://b.example/").await.unwrap());
    store.keep_source_files(&[], LATER).await.unwrap();
    let left = store.source_files().await.unwrap();
    assert_eq!(left.iter().map(|file| file.url.as_str()).collect::<Vec<_>>(), ["https://b.example/"]);
}
