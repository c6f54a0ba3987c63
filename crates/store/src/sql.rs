//! The store on either database: one body, one text of SQL.

use crate::columns::{LedgerHash, columns, refuse_nul, report_hash, subject};
use crate::command::Command;
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::migration;
use crate::record::{Appended, Check, NewReport, NewRun, Outcome, Received, Report, Run};
use matou_core::statement::Entry;
use sqlx::{
    AssertSqlSafe, ColumnIndex, Decode, Encode, Executor, IntoArguments, Pool, QueryBuilder, Row, SqlSafeStr,
    Transaction, Type,
};
use tokio::sync::Mutex;

const APPEND: &str = include_str!("sql/append.sql");
const APPEND_REPORT: &str = include_str!("sql/append_report.sql");
const APPEND_RUN: &str = include_str!("sql/append_run.sql");
const APPEND_VERSION: &str = include_str!("sql/append_version.sql");
const HOSTERS: &str = include_str!("sql/hosters.sql");
const LAST_REPORT: &str = include_str!("sql/last_report.sql");
const LAST_RUN: &str = include_str!("sql/last_run.sql");
const LAST_SEQ: &str = include_str!("sql/last_seq.sql");
const LAST_VERSION: &str = include_str!("sql/last_version.sql");
const OF_HOSTER: &str = include_str!("sql/of_hoster.sql");
const REPORT_ABOUT: &str = include_str!("sql/report_about.sql");
const REPORT_OF_DIGEST: &str = include_str!("sql/report_of_digest.sql");
const REPORTS: &str = include_str!("sql/reports.sql");
const RUNS: &str = include_str!("sql/runs.sql");
const SEQUENCE: &str = include_str!("sql/sequence.sql");
const SINCE: &str = include_str!("sql/since.sql");

/// How many entries one statement inserts.
const BATCH: usize = 50;

/// A pool of connections to one database, and the turn of its writers.
#[derive(Debug)]
pub(crate) struct Sql<DB: Dialect> {
    pub(crate) pool: Pool<DB>,
    /// Writers of this program wait here, in order, rather than in the database, where waiting has an end.
    pub(crate) turn: Mutex<()>,
}

/// All that is written and read. The bounds say: the database takes and gives text and 64-bit numbers.
impl<DB> Sql<DB>
where
    DB: Dialect,
    DB::Arguments: IntoArguments<DB>,
    for<'c> &'c mut DB::Connection: Executor<'c, Database = DB>,
    usize: ColumnIndex<DB::Row>,
    for<'n> &'n str: ColumnIndex<DB::Row>,
    for<'t> &'t str: Encode<'t, DB> + Type<DB>,
    for<'v> i64: Encode<'v, DB> + Decode<'v, DB> + Type<DB>,
    for<'v> String: Decode<'v, DB> + Type<DB>,
{
    /// Takes the pool when the database is sound, and brings its schema up to date.
    pub(crate) async fn open(pool: Pool<DB>) -> Result<Self, StoreError> {
        let sql = Self { pool, turn: Mutex::new(()) };
        let ready = async {
            sql.require_soundness().await?;
            sql.migrate().await
        };
        match ready.await {
            Ok(()) => Ok(sql),
            Err(error) => {
                sql.close().await;
                Err(error)
            }
        }
    }

    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }

    /// Adds entries and the accounts of the runs that brought them to a ledger that is still at `expected`, and makes
    /// other changes with them: all or nothing.
    pub(crate) async fn append(
        &self,
        expected: u64,
        entries: &[Entry],
        runs: &[NewRun],
        also: &[Command<'_>],
    ) -> Result<Appended, StoreError> {
        refuse_nul(entries.iter().flat_map(columns))?;
        refuse_nul(
            runs.iter()
                .flat_map(|run| [run.source.as_str(), &run.location, &run.started_at, &run.finished_at]),
        )?;
        let _turn = self.turn.lock().await;
        let mut transaction = self.begin().await?;
        let before = Self::number(&mut transaction, LAST_SEQ).await?;
        let found = unsigned(before)?;
        if found != expected {
            transaction.rollback().await?;
            return Err(StoreError::Moved { expected, found });
        }
        let mut last = before;
        for batch in entries.chunks(BATCH) {
            last = Self::append_batch(&mut transaction, last, batch).await?;
        }
        for run in runs {
            Self::append_run(&mut transaction, run).await?;
        }
        if !Self::change_in(&mut transaction, also).await? {
            transaction.rollback().await?;
            return Err(StoreError::Repeated);
        }
        transaction.commit().await?;
        Ok(Appended { first_seq: found + 1, last_seq: unsigned(last)? })
    }

    /// The entries after `seq`, in order, `limit` at most.
    pub(crate) async fn since(&self, seq: u64, limit: u32) -> Result<Vec<(u64, Entry)>, StoreError> {
        let after = i64::try_from(seq).unwrap_or(i64::MAX);
        let query = sqlx::query(SINCE).bind(after).bind(i64::from(limit));
        query.fetch_all(&self.pool).await?.iter().map(Self::read_entry).collect()
    }

    /// The entries about a hoster and its services, in order.
    pub(crate) async fn of_hoster(&self, hoster: &str) -> Result<Vec<(u64, Entry)>, StoreError> {
        let rows = sqlx::query(OF_HOSTER).bind(hoster).fetch_all(&self.pool).await?;
        rows.iter().map(Self::read_entry).collect()
    }

    /// The number of the last entry.
    pub(crate) async fn revision(&self) -> Result<u64, StoreError> {
        unsigned(Self::number(&mut *self.pool.acquire().await?, LAST_SEQ).await?)
    }

    /// The runs, newest first.
    pub(crate) async fn runs(&self) -> Result<Vec<Run>, StoreError> {
        sqlx::query(RUNS).fetch_all(&self.pool).await?.iter().map(Self::read_run).collect()
    }

    /// Keeps a report, unless the same came by the same form before.
    pub(crate) async fn report(&self, report: &NewReport, mark: &str) -> Result<Received, StoreError> {
        let NewReport { hoster, kind, field, message, received_at } = report;
        refuse_nul([hoster.as_str(), kind, field, message, received_at])?;
        let digest = report_hash(report, mark);
        let _turn = self.turn.lock().await;
        let mut transaction = self.begin().await?;
        let known = sqlx::query_scalar(REPORT_OF_DIGEST).bind(digest.as_str());
        let known: Option<i64> = known.fetch_optional(&mut *transaction).await?;
        if let Some(number) = known {
            transaction.rollback().await?;
            return Ok(Received { number: unsigned(number)?, is_new: false });
        }
        let number = Self::number(&mut transaction, LAST_REPORT).await? + 1;
        let mut query = sqlx::query(APPEND_REPORT).bind(number);
        for column in [hoster, kind, field, message, &digest, received_at] {
            query = query.bind(column.as_str());
        }
        query.execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(Received { number: unsigned(number)?, is_new: true })
    }

    /// Whether a report of this number is about this hoster.
    pub(crate) async fn has_report(&self, number: u64, hoster: &str) -> Result<bool, StoreError> {
        // The store gives out no number that a column cannot hold.
        let Ok(number) = i64::try_from(number) else { return Ok(false) };
        let found = sqlx::query_scalar(REPORT_ABOUT).bind(number).bind(hoster);
        let found: Option<i64> = found.fetch_optional(&self.pool).await?;
        Ok(found.is_some())
    }

    /// The reports, oldest first.
    pub(crate) async fn reports(&self) -> Result<Vec<Report>, StoreError> {
        sqlx::query(REPORTS).fetch_all(&self.pool).await?.iter().map(Self::read_report).collect()
    }

    /// A digest of what the ledger says.
    pub(crate) async fn hash(&self) -> Result<String, StoreError> {
        let mut hash = LedgerHash::default();
        let mut hosters: Vec<String> = sqlx::query_scalar(HOSTERS).fetch_all(&self.pool).await?;
        // The databases do not sort alike.
        hosters.sort_unstable();
        for hoster in hosters {
            let mut entries = self.of_hoster(&hoster).await?;
            entries.sort_by(|(_, one), (_, other)| subject(one).cmp(&subject(other)));
            for (_, entry) in &entries {
                hash.add(entry);
            }
        }
        Ok(hash.finish())
    }

    /// Examines version, settings, files and sequence.
    pub(crate) async fn check(&self) -> Result<Vec<Check>, StoreError> {
        let version = self.version().await?;
        let ok = numbers(&version) >= DB::OLDEST;
        let mut checks = vec![Check { name: "version", ok, detail: format!("{} {version}", DB::NAME) }];
        checks.extend(self.settings().await?);
        for (name, question) in DB::EXAMINATIONS {
            checks.push(self.examine(name, question).await);
        }
        checks.push(self.sequence().await?);
        Ok(checks)
    }

    /// Opens a transaction in which this store alone writes, whatever the number of programs.
    pub(crate) async fn begin(&self) -> Result<Transaction<'static, DB>, StoreError> {
        let mut transaction = self.pool.begin_with(DB::BEGIN).await?;
        if let Some(lock) = DB::LOCK {
            transaction.execute(lock).await?;
        }
        Ok(transaction)
    }

    /// Adds entries after `last`, and says which number is the last then.
    async fn append_batch(
        transaction: &mut Transaction<'static, DB>,
        last: i64,
        batch: &[Entry],
    ) -> Result<i64, StoreError> {
        let (head, _one_line) = APPEND.split_once("values").unwrap_or((APPEND, ""));
        let mut seq = last;
        let mut query = QueryBuilder::new(head);
        query.push_values(batch, |mut line, entry| {
            seq += 1;
            line.push_bind(seq);
            for column in columns(entry) {
                line.push_bind(column);
            }
        });
        // Full batches alone are worth keeping prepared: they all have the same text.
        query.build().persistent(batch.len() == BATCH).execute(&mut **transaction).await?;
        Ok(seq)
    }

    async fn append_run(transaction: &mut Transaction<'static, DB>, run: &NewRun) -> Result<(), StoreError> {
        let number = Self::number(transaction, LAST_RUN).await? + 1;
        let query = sqlx::query(APPEND_RUN)
            .bind(number)
            .bind(run.source.as_str())
            .bind(run.location.as_str())
            .bind(run.started_at.as_str())
            .bind(run.finished_at.as_str())
            .bind(signed(run.statements)?)
            .bind(signed(run.hosters)?)
            .bind(signed(run.findings)?)
            .bind(run.outcome.code());
        query.execute(&mut **transaction).await?;
        Ok(())
    }

    /// Makes the migrations that are missing, alone: who comes second finds them made.
    async fn migrate(&self) -> Result<(), StoreError> {
        if Self::schema(&mut *self.pool.acquire().await?).await? == migration::known() {
            return Ok(());
        }
        let mut transaction = self.begin().await?;
        let made = Self::schema(&mut transaction).await?;
        for (number, text) in migration::all().filter(|(number, _)| *number > made) {
            // The text is in the program; only the words that differ between databases were replaced.
            let text = AssertSqlSafe(migration::translate(text, DB::IN_MIGRATIONS));
            transaction.execute(text.into_sql_str()).await?;
            sqlx::query(APPEND_VERSION).bind(number).execute(&mut *transaction).await?;
        }
        for guard in DB::GUARD {
            transaction.execute(*guard).await?;
        }
        Ok(transaction.commit().await?)
    }

    /// The number of the schema, 0 when the database is empty. A newer one than ours is an error.
    async fn schema(connection: &mut DB::Connection) -> Result<i64, StoreError> {
        if Self::number(connection, DB::HAS_SCHEMA).await? == 0 {
            return Ok(0);
        }
        let found = Self::number(connection, LAST_VERSION).await?;
        if found > migration::known() {
            return Err(StoreError::Newer { found: unsigned(found)?, known: unsigned(migration::known())? });
        }
        Ok(found)
    }

    /// Refuses a version or settings that may lose what was promised to be kept.
    async fn require_soundness(&self) -> Result<(), StoreError> {
        let version = self.version().await?;
        if numbers(&version) < DB::OLDEST {
            let oldest = DB::OLDEST.map(|number| number.to_string()).join(".");
            return Err(StoreError::TooOld { database: DB::NAME, found: version, oldest });
        }
        let wrong = self.settings().await?.into_iter().filter(|check| !check.ok);
        let wrong: Vec<String> = wrong.map(|check| format!("{} is {}", check.name, check.detail)).collect();
        if wrong.is_empty() { Ok(()) } else { Err(StoreError::Unsound(wrong.join(", "))) }
    }

    async fn version(&self) -> Result<String, StoreError> {
        Ok(sqlx::query_scalar(DB::VERSION).fetch_one(&self.pool).await?)
    }

    async fn settings(&self) -> Result<Vec<Check>, StoreError> {
        let mut connection = self.pool.acquire().await?;
        let mut checks = Vec::new();
        for &(name, question, accepted) in DB::SETTINGS {
            let row = sqlx::query(question).fetch_optional(&mut *connection).await?;
            // Unchecked, because SQLite answers some questions with numbers: they are taken as text.
            let detail: String = row.map(|row| row.try_get_unchecked(0)).transpose()?.unwrap_or_default();
            checks.push(Check { name, ok: accepted.contains(&detail.as_str()), detail });
        }
        Ok(checks)
    }

    /// A database too damaged to answer has answered.
    async fn examine(&self, name: &'static str, question: &'static str) -> Check {
        let answer: Result<Vec<String>, sqlx::Error> =
            sqlx::query_scalar(question).fetch_all(&self.pool).await;
        let detail = answer.map_or_else(|error| error.to_string(), |lines| lines.join("; "));
        Check { name, ok: detail == "ok", detail }
    }

    /// Numbers go from 1 to the revision without a hole.
    async fn sequence(&self) -> Result<Check, StoreError> {
        let (count, first, last): (i64, i64, i64) = sqlx::query_as(SEQUENCE).fetch_one(&self.pool).await?;
        let ok = count == last && (first == 1 || count == 0);
        Ok(Check { name: "sequence", ok, detail: format!("{count} entries, numbered {first} to {last}") })
    }

    async fn number(connection: &mut DB::Connection, question: &'static str) -> Result<i64, StoreError> {
        Ok(sqlx::query_scalar(question).fetch_one(connection).await?)
    }

    fn read_entry(row: &DB::Row) -> Result<(u64, Entry), StoreError> {
        let entry = Entry {
            hoster: row.try_get("hoster")?,
            service: row.try_get("service")?,
            field: row.try_get("field")?,
            act: row.try_get("act")?,
            content: row.try_get("content")?,
            provenance: row.try_get("provenance")?,
            stated_on: row.try_get("stated_on")?,
            read_on: row.try_get("read_on")?,
            documents: row.try_get("documents")?,
            evidence: row.try_get("evidence")?,
            author: row.try_get("author")?,
            recorded_at: row.try_get("recorded_at")?,
        };
        Ok((unsigned(row.try_get("seq")?)?, entry))
    }

    fn read_run(row: &DB::Row) -> Result<Run, StoreError> {
        let outcome: String = row.try_get("outcome")?;
        let details = NewRun {
            source: row.try_get("source")?,
            location: row.try_get("location")?,
            started_at: row.try_get("started_at")?,
            finished_at: row.try_get("finished_at")?,
            statements: unsigned(row.try_get("statements")?)?,
            hosters: unsigned(row.try_get("hosters")?)?,
            findings: unsigned(row.try_get("findings")?)?,
            outcome: Outcome::from_code(&outcome)?,
        };
        Ok(Run { number: unsigned(row.try_get("run")?)?, details })
    }

    fn read_report(row: &DB::Row) -> Result<Report, StoreError> {
        let details = NewReport {
            hoster: row.try_get("hoster")?,
            kind: row.try_get("kind")?,
            field: row.try_get("field")?,
            message: row.try_get("message")?,
            received_at: row.try_get("received_at")?,
        };
        Ok(Report { number: unsigned(row.try_get("report")?)?, details })
    }
}

/// The databases count with a sign; what the store wrote has none.
fn unsigned(number: i64) -> Result<u64, StoreError> {
    u64::try_from(number).map_err(StoreError::damaged)
}

pub(crate) fn signed(number: u64) -> Result<i64, StoreError> {
    i64::try_from(number).map_err(|_| StoreError::Refused(format!("{number} is too large a number")))
}

/// The first three numbers of a version such as `3.51.3` or `15.13 (Debian 15.13-0+deb12u1)`.
fn numbers(version: &str) -> [u32; 3] {
    let mut parts =
        version.split(|letter: char| !letter.is_ascii_digit()).map(|part| part.parse().unwrap_or(0));
    std::array::from_fn(|_| parts.next().unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use sqlx::Sqlite;

    #[test]
    fn versions_are_compared_by_number() {
        assert_eq!(numbers("15.13 (Debian 15.13-0+deb12u1)"), [15, 13, 0]);
        assert_eq!(numbers("3.52"), [3, 52, 0]);
        assert!(numbers("3.51.2") < Sqlite::OLDEST && numbers("3.51.3") >= Sqlite::OLDEST);
        assert!(numbers("3.100.0") > Sqlite::OLDEST && numbers("unknown") < Sqlite::OLDEST);
    }
}
