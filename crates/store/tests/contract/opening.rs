//! A database is opened when it is sound, made when it is new, and refused when it is newer.

use crate::{Database, append, entries, on_both};
use matou_store::{Store, StoreError};
use std::error::Error;

on_both!(
    many_that_open_at_once_migrate_once,
    a_newer_schema_is_refused,
    a_hole_in_the_sequence_is_found,
    what_the_store_did_not_write_is_damage,
    a_closed_store_is_unavailable,
);

/// The table of versions would refuse a second line for the same migration.
async fn many_that_open_at_once_migrate_once(database: Database) {
    let openings: Vec<_> = (0..8)
        .map(|_| {
            let url = database.url.clone();
            tokio::spawn(async move { Store::open(&url).await })
        })
        .collect();
    for opening in openings {
        let store = opening.await.unwrap().unwrap();
        append(&store, &entries("a", 1), &[]).await.unwrap();
    }
    assert_eq!(Store::open(&database.url).await.unwrap().revision().await.unwrap(), 8);
}

async fn a_newer_schema_is_refused(database: Database) {
    Store::open(&database.url).await.unwrap().close().await;
    database.tamper("insert into schema_version (version) values (99)").await;
    let error = Store::open(&database.url).await.unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, known: 4 }), "{error:?}");
}

async fn a_hole_in_the_sequence_is_found(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    append(&store, &entries("a", 3), &[]).await.unwrap();
    database.tamper("delete from statement where seq = 2").await;
    let checks = store.check().await.unwrap();
    let wrong: Vec<_> = checks.iter().filter(|check| !check.ok).map(|check| check.name).collect();
    assert_eq!(wrong, ["sequence"]);
}

async fn what_the_store_did_not_write_is_damage(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    let number = "insert into source_run values (-1, 'csv', '', '', '', 0, 0, 0, 'applied')";
    database.tamper(number).await;
    let error = store.runs().await.unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
}

async fn a_closed_store_is_unavailable(database: Database) {
    let store = Store::open(&database.url).await.unwrap();
    store.close().await;
    let error = store.append(0, &entries("a", 1), &[]).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
    assert!(error.source().is_some());
}

#[tokio::test]
async fn an_address_of_no_known_kind_is_refused_and_not_repeated() {
    for url in [
        "",
        "matou.db",
        "mysql://u:secret@h/d",
        "sqlite:",
        "sqlite://",
        "sqlite:a.db?mode=ro",
        "postgres://u:secret@h:x",
    ] {
        let error = Store::open(url).await.unwrap_err();
        assert!(matches!(error, StoreError::UnsupportedUrl(_)), "{url}: {error:?}");
        assert!(Store::check_address(url).is_err(), "{url}");
        assert!(!format!("{error} {error:?}").contains("secret"), "{url}");
    }
}

#[tokio::test]
async fn a_file_is_made_with_its_folders_under_the_very_name_given() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["plain.db", "a/b/c.db", "été 100%25 #1.db"] {
        let path = folder.path().join(name);
        let store = Store::open(&format!("sqlite:{}", path.display())).await.unwrap();
        append(&store, &entries("a", 1), &[]).await.unwrap();
        assert!(path.is_file(), "{name}");
        store.close().await;
        assert!(!folder.path().join(format!("{name}-wal")).exists(), "closed means written into the file");
    }
}

#[tokio::test]
async fn looking_for_a_database_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/matou.db");
    let url = format!("sqlite:{}", path.display());
    assert!(!Store::exists(&url).await.unwrap());
    assert!(!folder.path().join("a").exists(), "not even its folder");
    Store::open(&url).await.unwrap().close().await;
    assert!(Store::exists(&url).await.unwrap());
    assert!(Store::exists("sqlite::memory:").await.unwrap());
    assert!(Store::exists("postgres://matou@127.0.0.1:9/matou").await.unwrap(), "not looked for");
    let error = Store::exists(&format!("{url}/below.db")).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
    assert!(matches!(Store::exists("mysql:x").await.unwrap_err(), StoreError::UnsupportedUrl(_)));
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_unavailable() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let url = format!("sqlite:{}/file/matou.db", folder.path().display());
    let error = Store::open(&url).await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
}

#[tokio::test]
async fn a_file_that_is_no_database_is_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("matou.db");
    std::fs::write(&path, "name,website\n".repeat(1000)).unwrap();
    let error = Store::open(&format!("sqlite:{}", path.display())).await.unwrap_err();
    assert!(matches!(error, StoreError::Damaged(_)), "{error:?}");
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_unavailable() {
    let error = Store::open("postgres://matou@127.0.0.1:9/matou").await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
}

/// It lives in one connection, which must not be closed for an append that was refused.
#[tokio::test]
async fn a_database_in_memory_outlives_a_refusal() {
    let store = Store::open("sqlite::memory:").await.unwrap();
    append(&store, &entries("a", 1), &[]).await.unwrap();
    for _ in 0..50 {
        append(&store, &entries("", 1), &[]).await.unwrap_err();
        assert_eq!(store.revision().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn a_database_in_memory_is_private() {
    let (one, other) =
        (Store::open("sqlite::memory:").await.unwrap(), Store::open("sqlite::memory:").await.unwrap());
    append(&one, &entries("a", 1), &[]).await.unwrap();
    assert_eq!((one.revision().await.unwrap(), other.revision().await.unwrap()), (1, 0));
    assert!(one.check().await.unwrap().iter().all(|check| check.ok));
}
