//! A folder to run the program in, what it printed and how it ended, and a server that answers from it.

use serde_json::Value as Json;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::TempDir;

/// How long a server may take to start, to answer and to stop: far more than it needs, so that it is a fault to need it.
const PATIENCE: Duration = Duration::from_mins(1);

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The folder with the collective's data, as an argument.
pub(crate) fn data() -> String {
    repository().join("data").to_string_lossy().into_owned()
}

/// A folder of its own, gone at the end.
pub(crate) struct Place {
    folder: TempDir,
}

/// What the program printed, and how it ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a temporary folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }

    /// The letters in a folder, oldest first, with long lines put together again.
    pub(crate) fn letters(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.path(folder)).into_iter().flatten();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|end| end == "eml"));
        paths.sort();
        let read = |path: &PathBuf| std::fs::read_to_string(path).expect("a letter");
        paths.iter().map(read).map(|text| text.replace("=\r\n", "").replace("\r\n", "\n")).collect()
    }

    /// The program, in this folder, in English, on the day of the tests, with nothing of the tester's own settings.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_matou"));
        command.current_dir(self.folder.path()).env_clear();
        command.env("LANG", "en_GB.UTF-8").env("MATOU_TODAY", "2026-11-21");
        command.args(arguments).stdin(Stdio::null());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(&mut self.command(arguments))
    }

    /// Runs a command that must go well, and gives what it printed.
    pub(crate) fn out(&self, arguments: &[&str]) -> String {
        let ran = self.run(arguments);
        assert_eq!(ran.status, 0, "{arguments:?}: {ran:?}");
        ran.out
    }

    /// Makes an empty database.
    pub(crate) fn make_database(&self) {
        drop(self.serve(&["--empty"]).stop("TERM"));
    }

    /// The fingerprint of everything that was stated.
    pub(crate) fn hash(&self) -> String {
        let hash = self.out(&["db", "hash"]).trim().to_owned();
        assert_eq!(hash.len(), 64, "{hash}");
        hash
    }

    /// Starts a server on a free port and waits until it says where it is.
    pub(crate) fn serve(&self, arguments: &[&str]) -> Server {
        let mut command = self.command(&["serve", "--listen", "127.0.0.1:0", "--rate-limit", "off"]);
        let child = command.args(arguments).stderr(Stdio::piped()).stdout(Stdio::null()).spawn();
        Server::new(child.expect("the program"))
    }
}

impl Ran {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let status = output.status.code().expect("an exit status, not a signal");
        Self { status, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Checks how it ended and a piece of what it said on either stream.
    pub(crate) fn check(&self, status: i32, piece: &str) {
        assert_eq!(self.status, status, "{self:?}");
        assert!(self.out.contains(piece) || self.err.contains(piece), "no “{piece}” in {self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
    }
}

/// A server that runs until it is told to stop.
pub(crate) struct Server {
    child: Child,
    lines: Receiver<String>,
    /// What it has said so far.
    pub(crate) said: String,
    /// `http://127.0.0.1:PORT`.
    pub(crate) base: String,
}

/// What the server answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) body: String,
}

impl Server {
    fn new(mut child: Child) -> Self {
        let (sender, lines) = channel();
        let errors = BufReader::new(child.stderr.take().expect("what it says"));
        std::thread::spawn(move || {
            for line in errors.lines().map_while(Result::ok) {
                // Nobody listens any more once the test is over.
                drop(sender.send(line));
            }
        });
        let mut server = Self { child, lines, said: String::new(), base: String::new() };
        server.base = server.wait_for_address();
        server
    }

    /// Reads what it says until it says where it is.
    fn wait_for_address(&mut self) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE);
            let line = line.unwrap_or_else(|_| panic!("it never said where it is: {}", self.said));
            self.said.push_str(&line);
            self.said.push('\n');
            if let Some((_, rest)) = line.split_once("API: ") {
                let address = rest.split("/api").next().expect("an address");
                return address.to_owned();
            }
        }
    }

    fn host(&self) -> &str {
        self.base.trim_start_matches("http://")
    }

    /// Sends bytes as they are, and gives everything that comes back.
    pub(crate) fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(self.host()).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        stream.write_all(bytes).expect("a request");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("an answer");
        let text = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
        let status = status.unwrap_or_else(|| panic!("no status in “{head}”"));
        Answer { status, body: body.to_owned() }
    }

    pub(crate) fn get(&self, address: &str) -> Answer {
        let host = self.host();
        self.send(format!("GET {address} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes())
    }

    pub(crate) fn json(&self, address: &str) -> Json {
        let answer = self.get(address);
        assert_eq!(answer.status, 200, "{address}: {answer:?}");
        serde_json::from_str(&answer.body).expect("JSON")
    }

    /// Sends the signal by which service managers stop programs, and gives the exit status and the last words.
    pub(crate) fn stop(mut self, signal: &str) -> (i32, String) {
        let id = self.child.id().to_string();
        // The shell's own kill: a bare Debian has no other.
        let sent = Command::new("sh").args(["-c", "kill -s \"$0\" \"$1\"", signal, &id]).status();
        assert!(sent.expect("a shell").success());
        // Its last words end when it does.
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            self.said.push_str(&line);
            self.said.push('\n');
        }
        let status = self.child.wait().expect("an end").code().expect("an exit status, not a signal");
        (status, std::mem::take(&mut self.said))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Already stopped, unless the test failed before.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
