//! What the store promises, on both databases: each test below runs on SQLite and on a PostgreSQL of its own.

#![cfg(test)]

mod ledger;
mod letters;
mod opening;
mod people;
mod postgres;
mod reports;
mod sources;
mod text;

use matou_core::statement::Entry;
use matou_store::{Appended, NewRun, Outcome, Store, StoreError};
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};
use tempfile::TempDir;

/// A new, empty database.
pub(crate) struct Database {
    /// Its address.
    url: String,
    files: Option<TempDir>,
}

impl Database {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite:{}", folder.path().join("matou.db").display()), files: Some(folder) }
    }

    async fn postgres() -> Self {
        Self { url: postgres::new_database().await, files: None }
    }

    /// Does to the database what the store never would, after it took the guard of the ledger away.
    pub(crate) async fn tamper(&self, sql: &'static str) {
        let guards: &[&'static str] = if self.is_sqlite() {
            &["drop trigger if exists statement_is_kept", "drop trigger if exists statement_stays"]
        } else {
            &[
                "drop trigger if exists statement_is_kept on statement",
                "drop trigger if exists statement_is_whole on statement",
            ]
        };
        for guard in guards {
            // A database without the ledger has no guard either.
            let _ = self.try_to(guard).await;
        }
        self.try_to(sql).await.unwrap();
    }

    /// Tries to do to the database what the store never would.
    pub(crate) async fn try_to(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        if self.is_sqlite() {
            SqliteConnection::connect(&self.url).await?.execute(sql).await.map(|_| ())
        } else {
            PgConnection::connect(&self.url).await?.execute(sql).await.map(|_| ())
        }
    }

    fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite:")
    }

    /// Where its files are, when they are at hand.
    pub(crate) fn folder(&self) -> Option<&std::path::Path> {
        self.files.as_ref().map(TempDir::path)
    }

    /// Every column that holds text, as `table.column`.
    pub(crate) async fn text_columns(&self) -> Vec<String> {
        if self.is_sqlite() {
            let sql = "select t.name || '.' || c.name from sqlite_schema t join pragma_table_info(t.name) c
                       where t.type = 'table' and lower(c.type) = 'text'";
            let mut connection = SqliteConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let sql = "select table_name || '.' || column_name from information_schema.columns
                       where table_schema = current_schema() and data_type = 'text'";
            let mut connection = PgConnection::connect(&self.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        }
    }
}

/// Makes two tests of each function: one per database.
macro_rules! on_both {
    ($($test:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test(crate::Database::sqlite()).await;
            })+
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $test() {
                super::$test(crate::Database::postgres().await).await;
            })+
        }
    };
}
pub(crate) use on_both;

/// An entry that says `content` about `hoster`, with text of every kind in it.
pub(crate) fn entry(hoster: &str, content: &str) -> Entry {
    Entry {
        hoster: hoster.into(),
        service: "nuage".into(),
        field: "intervention".into(),
        act: "stated".into(),
        content: content.into(),
        provenance: "declared".into(),
        stated_on: "2026-01".into(),
        read_on: String::new(),
        documents: "https://a.example/é?x='1'\nhttps://b.example/\"$1\"".into(),
        evidence: "\\n \u{1F408} \t".into(),
        author: "import:csv".into(),
        recorded_at: "2026-01-02T03:04:05.123456789Z".into(),
    }
}

/// Entries numbered from 1.
pub(crate) fn entries(hoster: &str, count: usize) -> Vec<Entry> {
    (1..=count).map(|number| entry(hoster, &number.to_string())).collect()
}

/// Appends whatever others append meanwhile.
pub(crate) async fn append(
    store: &Store,
    entries: &[Entry],
    runs: &[NewRun],
) -> Result<Appended, StoreError> {
    loop {
        match store.append(store.revision().await?, entries, runs).await {
            Err(StoreError::Moved { .. }) => {}
            result => return result,
        }
    }
}

/// The account of a run.
pub(crate) fn run(outcome: Outcome) -> NewRun {
    NewRun {
        source: "csv".into(),
        location: "data/collective.csv".into(),
        started_at: "2026-01-02T03:04:05Z".into(),
        finished_at: "2026-01-02T03:04:06Z".into(),
        statements: 2,
        hosters: 1,
        findings: 0,
        outcome,
    }
}
