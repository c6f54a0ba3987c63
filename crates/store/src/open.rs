//! From an address to a pool of connections, with the settings on which durability rests.

use crate::error::{StoreError, is_busy};
use sqlx::pool::PoolOptions;
use sqlx::postgres::{PgConnectOptions, PgPool};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqliteSynchronous};
use sqlx::{Connection, Database};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

/// How long a connection is waited for, and a lock of SQLite.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where a database is.
#[derive(Debug)]
pub(crate) enum Address {
    /// A file of SQLite.
    File(PathBuf),
    /// A database of SQLite that lives as long as the store does.
    Memory,
    /// A server of PostgreSQL.
    Server(Box<PgConnectOptions>),
}

impl FromStr for Address {
    type Err = StoreError;

    fn from_str(url: &str) -> Result<Self, StoreError> {
        match url.split_once(':') {
            Some(("sqlite", ":memory:")) => Ok(Self::Memory),
            Some(("sqlite", path)) => file(path.strip_prefix("//").unwrap_or(path)),
            Some(("postgres" | "postgresql", _)) => server(url),
            _ => Err(StoreError::UnsupportedUrl(None)),
        }
    }
}

/// The path is taken letter by letter, but for `?`: what follows it would be parameters, and there are none.
fn file(path: &str) -> Result<Address, StoreError> {
    if path.is_empty() || path.contains('?') {
        return Err(StoreError::UnsupportedUrl(None));
    }
    // A name that begins with `file:` would be an address to SQLite; after a folder it is not.
    Ok(Address::File(if path.starts_with("file:") { Path::new(".").join(path) } else { path.into() }))
}

fn server(url: &str) -> Result<Address, StoreError> {
    let options =
        PgConnectOptions::from_str(url).map_err(|error| StoreError::UnsupportedUrl(Some(error.into())))?;
    Ok(Address::Server(Box::new(options.application_name("matou").options([
        ("synchronous_commit", "on"),
        // A writer that hangs must not keep the others waiting for ever.
        ("lock_timeout", "30s"),
        ("idle_in_transaction_session_timeout", "60s"),
    ]))))
}

/// What pools have in common.
///
/// After a full disk SQLite has left the transaction by itself while sqlx believes that it is still in it; such a
/// connection would refuse every write for ever. It is closed instead. The ping lets a rollback that is on its way
/// arrive first, so that a healthy connection is kept.
fn pool<DB: Database>(connections: u32) -> PoolOptions<DB> {
    let pool = PoolOptions::new().max_connections(connections).acquire_timeout(PATIENCE);
    pool.after_release(|connection: &mut DB::Connection, _| {
        Box::pin(async move {
            connection.ping().await?;
            Ok(!connection.is_in_transaction())
        })
    })
}

/// Opens a file of SQLite, and makes it with its folder when there is none.
pub(crate) async fn open_file(path: &Path) -> Result<SqlitePool, StoreError> {
    if let Some(folder) = path.parent() {
        tokio::fs::create_dir_all(folder).await.map_err(StoreError::unavailable)?;
    }
    let options = sqlite_options().filename(path).create_if_missing(true);
    patiently(|| pool(4).connect_with(options.clone())).await
}

/// Opens a database in memory. It is lost with its connection: there is one, and it is kept.
pub(crate) async fn open_memory() -> Result<SqlitePool, StoreError> {
    let pool = pool(1).idle_timeout(None).max_lifetime(None);
    Ok(pool.connect_with(sqlite_options().filename(":memory:")).await?)
}

/// Opens a database on a server of PostgreSQL.
pub(crate) async fn open_server(options: PgConnectOptions) -> Result<PgPool, StoreError> {
    Ok(pool(8).connect_with(options).await?)
}

/// `pragma synchronous = full` makes each commit wait for the disk.
pub(crate) fn sqlite_options() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("trusted_schema", "off")
        .pragma("secure_delete", "on")
        // What is replaced is deleted first: the guard of the ledger must see it.
        .pragma("recursive_triggers", "on")
        .pragma("mmap_size", "0")
        .busy_timeout(PATIENCE)
}

/// Tries again while another program is making the same file: SQLite does not wait for the change to WAL mode.
async fn patiently<T, F>(mut connect: impl FnMut() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, sqlx::Error>>,
{
    const PAUSE: Duration = Duration::from_millis(20);
    let mut waited = Duration::ZERO;
    loop {
        match connect().await {
            Err(error) if is_busy(&error) && waited < PATIENCE => tokio::time::sleep(PAUSE).await,
            result => return result.map_err(StoreError::from),
        }
        waited += PAUSE;
    }
}
