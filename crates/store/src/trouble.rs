//! Trouble that only the inside of the store can stage: a full disk, settings that are not in force.

use crate::open;
use crate::sql::Sql;
use crate::{Backend, Store, StoreError};
use matou_core::statement::Entry;
use sqlx::sqlite::{SqliteConnectOptions, SqlitePool};
use std::path::{Path, PathBuf};
use std::sync::Arc;

fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matou.db");
    (folder, path)
}

fn entry(size: usize) -> Entry {
    let text = String::new();
    Entry {
        hoster: "a".into(),
        service: text.clone(),
        field: "people".into(),
        act: "stated".into(),
        content: "x".repeat(size),
        provenance: text.clone(),
        stated_on: text.clone(),
        read_on: text.clone(),
        documents: text.clone(),
        evidence: text.clone(),
        author: text.clone(),
        recorded_at: text,
    }
}

/// Lets the file grow to so many pages: each connection has a limit of its own.
async fn limit(pool: &SqlitePool, pages: &'static str) {
    let mut connections = Vec::new();
    for _ in 0..pool.options().get_max_connections() {
        connections.push(pool.acquire().await.unwrap());
    }
    for connection in &mut connections {
        sqlx::query(pages).execute(&mut **connection).await.unwrap();
    }
}

/// Without the hook of the pool, the connections that met the full disk refuse every later write (trust.md, Z2).
#[tokio::test]
async fn writes_work_again_after_the_disk_was_full() {
    let (_folder, path) = folder();
    let pool = open::open_file(&path).await.unwrap();
    let store = Store(Backend::Sqlite(Arc::new(Sql::open(pool.clone()).await.unwrap())));
    store.append(0, &[entry(10)], &[]).await.unwrap();

    limit(&pool, "pragma max_page_count = 60").await;
    let mut kept = 1;
    let error = loop {
        match store.append(kept, &[entry(10_000)], &[]).await {
            Ok(appended) => kept = appended.last_seq,
            Err(error) => break error,
        }
    };
    let StoreError::Unavailable(cause) = error else { panic!("{error:?}") };
    assert!(cause.to_string().contains("database or disk is full"), "{cause}");
    assert_eq!(store.revision().await.unwrap(), kept, "reads go on");

    limit(&pool, "pragma max_page_count = 1000000").await;
    for number in 1..=20 {
        let appended = store.append(kept + number - 1, &[entry(10_000)], &[]).await.unwrap();
        assert_eq!(appended.last_seq, kept + number);
    }
    assert!(store.check().await.unwrap().iter().all(|check| check.ok));
}

/// A pool that sqlx opens as it likes is not good enough.
#[tokio::test]
async fn settings_that_are_not_in_force_are_refused() {
    let (_folder, path) = folder();
    let wrong = |options: SqliteConnectOptions, path: &Path| {
        let options = options.filename(path).create_if_missing(true);
        async { Sql::open(SqlitePool::connect_with(options).await.unwrap()).await.unwrap_err() }
    };
    let error = wrong(SqliteConnectOptions::new(), &path).await;
    assert_eq!(
        error.to_string(),
        "the database is not set up to keep what it is given: journal_mode is delete, trusted_schema is 1"
    );
    let error = wrong(open::sqlite_options().pragma("synchronous", "normal"), &path).await;
    assert!(error.to_string().ends_with("synchronous is 1"), "{error}");
}
