//! The text of SQL: one for both databases, that only ever adds.

use crate::{Database, on_both};
use matou_store::Store;
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqlSafeStr, SqliteConnection};
use std::path::Path;

on_both!(every_statement_prepares);

/// Name and text of every statement.
fn statements() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sql");
    let read =
        |path: std::path::PathBuf| (path.display().to_string(), std::fs::read_to_string(path).unwrap());
    std::fs::read_dir(folder).unwrap().map(|file| read(file.unwrap().path())).collect()
}

async fn every_statement_prepares(database: Database) {
    Store::open(&database.url).await.unwrap().close().await;
    for (name, text) in statements() {
        let text = AssertSqlSafe(text).into_sql_str();
        let prepared = if database.url.starts_with("sqlite:") {
            SqliteConnection::connect(&database.url).await.unwrap().prepare(text).await.map(drop)
        } else {
            PgConnection::connect(&database.url).await.unwrap().prepare(text).await.map(drop)
        };
        assert!(prepared.is_ok(), "{name}: {prepared:?}");
    }
}

#[test]
fn each_file_says_what_it_is_for_and_holds_one_statement_that_reads_or_adds() {
    for (name, text) in statements() {
        assert!(text.starts_with("-- "), "{name} does not say what it is for");
        let statement: String = text.lines().filter(|line| !line.starts_with("--")).collect();
        assert!(statement.starts_with("select ") || statement.starts_with("insert into "), "{name}");
        assert!(!statement.contains([';', '?']), "{name}: one statement, parameters written $1");
    }
}

#[tokio::test]
async fn the_tables_of_sqlite_are_strict() {
    let database = Database::sqlite();
    Store::open(&database.url).await.unwrap().close().await;
    let question = "select name from pragma_table_list where schema = 'main' and type = 'table'
                    and name not like 'sqlite_%' and strict = 0";
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    let lax: Vec<String> = sqlx::query_scalar(question).fetch_all(&mut connection).await.unwrap();
    assert!(lax.is_empty(), "{lax:?}");
}
