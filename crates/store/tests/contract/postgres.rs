//! A PostgreSQL of our own for the tests, from the package `postgresql` of Debian: one server for the whole program,
//! reached through a socket in its folder, with a new database for each test.

use sqlx::postgres::{PgConnectOptions, PgConnection};
use sqlx::{AssertSqlSafe, Connection, Executor};
use std::io::{BufRead, BufReader};
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

const SCRIPT: &str = include_str!("postgres.sh");

/// A running server. It stops when its standard input is closed, at the latest when the tests end.
struct Server {
    folder: String,
    _process: Child,
}

/// The address of a new, empty database.
pub(crate) async fn new_database() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    static NUMBER: AtomicU32 = AtomicU32::new(1);
    let folder = &SERVER.get_or_init(start).folder;
    let name = format!("test_{}", NUMBER.fetch_add(1, Ordering::Relaxed));
    let options =
        PgConnectOptions::new_without_pgpass().socket(folder).username("matou").database("postgres");
    let mut connection = PgConnection::connect_with(&options).await.unwrap();
    connection.execute(AssertSqlSafe(format!("create database {name}"))).await.unwrap();
    format!("postgres://matou@localhost/{name}?host={folder}")
}

fn start() -> Server {
    let mut child = as_anyone_but_root()
        .args(["sh", "-c", SCRIPT, "postgres.sh"])
        .arg(programs())
        .current_dir("/")
        .env_remove("TMPDIR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut folder = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut folder).unwrap();
    if folder.is_empty() {
        let said = String::from_utf8_lossy(&child.wait_with_output().unwrap().stderr).into_owned();
        panic!("PostgreSQL does not start:\n{said}");
    }
    Server { folder: folder.trim_end().to_owned(), _process: child }
}

/// PostgreSQL refuses to be started by root.
fn as_anyone_but_root() -> Command {
    let is_root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut command = Command::new(if is_root { "setpriv" } else { "env" });
    if is_root {
        command.args(["--reuid=postgres", "--regid=postgres", "--init-groups"]);
    }
    command
}

/// The folder of the newest PostgreSQL that is installed.
fn programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions.max_by_key(|version| version.file_name().to_string_lossy().parse::<u32>().ok());
    newest.expect("PostgreSQL is needed: apt-get install postgresql").path().join("bin")
}
