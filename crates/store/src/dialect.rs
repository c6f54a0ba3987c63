//! All that the two databases do not have in common, as plain data. Everything else is one text for both.

use sqlx::database::{Database, HasStatementCache};
use sqlx::{Postgres, Sqlite};

/// A setting that must be in force: its name, the question that reads it, and the values that are accepted.
pub(crate) type Setting = (&'static str, &'static str, &'static [&'static str]);

/// What differs between the databases.
pub(crate) trait Dialect: Database + HasStatementCache {
    /// Opens a transaction that will write.
    const BEGIN: &'static str;
    /// Makes writers wait for each other until they commit, where `BEGIN` does not do it already.
    const LOCK: Option<&'static str>;
    /// Counts the tables called `schema_version`.
    const HAS_SCHEMA: &'static str;
    /// What to read otherwise in the text of a migration.
    const IN_MIGRATIONS: &'static [(&'static str, &'static str)];
    /// The version of the database software.
    const VERSION: &'static str;
    /// The oldest version that is accepted.
    const OLDEST: [u32; 3];
    /// What durability rests on.
    const SETTINGS: &'static [Setting];
    /// Long examinations, by name: each answers `ok`, or lines that say what is wrong.
    const EXAMINATIONS: &'static [(&'static str, &'static str)];
    /// Makes the database itself refuse to change or remove a line of the ledger.
    const GUARD: &'static [&'static str];
    /// Leaves nothing of what was erased in the files of the database.
    const SWEEP: &'static [&'static str];

    /// How many lines a change changed.
    fn changed(result: &Self::QueryResult) -> u64;
}

impl Dialect for Sqlite {
    // Takes the write lock at once. A plain BEGIN takes it at the first write, and then fails rather than waits.
    const BEGIN: &'static str = "begin immediate";
    const LOCK: Option<&'static str> = None;
    const HAS_SCHEMA: &'static str = "select count(*) from sqlite_schema where name = 'schema_version'";
    const IN_MIGRATIONS: &'static [(&'static str, &'static str)] =
        &[("bigint", "integer"), ("/* strict */", "strict")];
    const VERSION: &'static str = "select sqlite_version()";
    // Versions before can corrupt a database in WAL mode: https://www.sqlite.org/wal.html#walresetbug
    const OLDEST: [u32; 3] = [3, 51, 3];
    // A database in memory has neither log nor file to map; a file always answers `wal` once it was asked for it.
    const SETTINGS: &'static [Setting] = &[
        ("journal_mode", "pragma journal_mode", &["wal", "memory"]),
        ("synchronous", "pragma synchronous", &["2"]),
        ("foreign_keys", "pragma foreign_keys", &["1"]),
        ("trusted_schema", "pragma trusted_schema", &["0"]),
        ("mmap_size", "pragma mmap_size", &["0", ""]),
    ];
    const EXAMINATIONS: &'static [(&'static str, &'static str)] = &[
        ("integrity_check", "pragma integrity_check"),
        (
            "foreign_key_check",
            "select case count(*) when 0 then 'ok' else count(*) || ' lines point nowhere' end
             from pragma_foreign_key_check",
        ),
    ];
    const GUARD: &'static [&'static str] = &[
        "create trigger if not exists statement_is_kept before delete on statement
         begin select raise(abort, 'the ledger is only added to'); end",
        "create trigger if not exists statement_stays before update on statement
         begin select raise(abort, 'the ledger is only added to'); end",
    ];
    // What is deleted is overwritten as it goes (`secure_delete`); the log of writes still holds it until it is cut.
    const SWEEP: &'static [&'static str] =
        &["pragma wal_checkpoint(truncate)", "vacuum", "pragma wal_checkpoint(truncate)"];

    fn changed(result: &Self::QueryResult) -> u64 {
        result.rows_affected()
    }
}

impl Dialect for Postgres {
    // The isolation is said, because a server may be set to another: after the lock, the last commit must be seen.
    const BEGIN: &'static str = "begin isolation level read committed";
    // Held to the end of the transaction, so that the order of numbers is the order of commits. The number is the
    // letters of “matou”.
    const LOCK: Option<&'static str> = Some("select pg_advisory_xact_lock(469786455925)");
    const HAS_SCHEMA: &'static str = "select count(to_regclass('schema_version'))";
    const IN_MIGRATIONS: &'static [(&'static str, &'static str)] = &[];
    const VERSION: &'static str = "select current_setting('server_version')";
    const OLDEST: [u32; 3] = [14, 0, 0];
    const SETTINGS: &'static [Setting] = &[
        ("fsync", "show fsync", &["on"]),
        ("synchronous_commit", "show synchronous_commit", &["on"]),
        ("server_encoding", "show server_encoding", &["UTF8"]),
    ];
    const EXAMINATIONS: &'static [(&'static str, &'static str)] = &[];
    const GUARD: &'static [&'static str] = &[
        "create or replace function statement_is_kept() returns trigger language plpgsql as $$
         begin
           raise exception 'the ledger is only added to' using errcode = 'check_violation';
         end $$",
        "create or replace trigger statement_is_kept before update or delete on statement
         for each row execute function statement_is_kept()",
        "create or replace trigger statement_is_whole before truncate on statement
         for each statement execute function statement_is_kept()",
    ];
    // Lines that were changed stay in the file until the table is written anew.
    const SWEEP: &'static [&'static str] = &["vacuum full"];

    fn changed(result: &Self::QueryResult) -> u64 {
        result.rows_affected()
    }
}
