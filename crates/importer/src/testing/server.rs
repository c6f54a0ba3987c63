//! A small web server on loopback, kind or hostile, that counts what it is asked.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::HashMap;
use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// What a path answers.
#[derive(Clone, Debug)]
pub(crate) enum Reply {
    /// A file, with `ETag`, compressed when asked; 304 when it is known.
    File(Vec<u8>),
    /// A status with headers and a body.
    Raw(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// A body without end.
    Endless,
    /// So many bytes of nothing, compressed.
    Bomb(usize),
    /// One byte a second, behind headers.
    Slow,
    /// Accepts, and says nothing.
    Silent,
    /// What is no HTTP, as a TLS client finds it on an open port.
    Garbage,
}

/// A server that runs as long as it is held.
pub(crate) struct Server {
    /// `http://127.0.0.1:PORT`.
    pub(crate) base: String,
    pub(crate) port: u16,
    replies: Arc<Mutex<HashMap<String, Reply>>>,
    asked: Arc<Mutex<Vec<String>>>,
    task: tokio::task::JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let replies: Arc<Mutex<HashMap<String, Reply>>> = Arc::default();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (known, seen) = (Arc::clone(&replies), Arc::clone(&asked));
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (known, seen) = (Arc::clone(&known), Arc::clone(&seen));
                tokio::spawn(async move { answer(stream, &known, &seen).await });
            }
        });
        Self { base: format!("http://127.0.0.1:{port}"), port, replies, asked, task }
    }

    pub(crate) fn set(&self, path: &str, reply: Reply) -> String {
        // Compressed beforehand, so that the server is not slow itself.
        let reply = match reply {
            Reply::Bomb(size) => {
                Reply::Raw(200, vec![("content-encoding", "gzip".to_owned())], gzip(&vec![b'#'; size]))
            }
            reply => reply,
        };
        self.replies.lock().unwrap().insert(path.to_owned(), reply);
        format!("{}{path}", self.base)
    }

    /// The paths that were asked for so far, in order, and forgotten now.
    pub(crate) fn asked(&self) -> Vec<String> {
        std::mem::take(&mut *self.asked.lock().unwrap())
    }
}

async fn answer(
    mut stream: TcpStream,
    replies: &Mutex<HashMap<String, Reply>>,
    asked: &Mutex<Vec<String>>,
) -> Option<()> {
    let mut head = Vec::new();
    let mut buffer = [0; 4096];
    while !head.windows(4).any(|four| four == b"\r\n\r\n") {
        let count = stream.read(&mut buffer).await.ok().filter(|count| *count > 0)?;
        head.extend_from_slice(&buffer[..count]);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or("").to_owned();
    asked.lock().unwrap().push(path.clone());
    let reply = replies.lock().unwrap().get(&path).cloned();
    let lower = head.to_lowercase();
    match reply.unwrap_or(Reply::Raw(404, vec![], b"nothing here".to_vec())) {
        Reply::File(bytes) => {
            let etag = format!(
                "\"{}\"",
                bytes.iter().fold(7_u64, |sum, byte| sum.wrapping_mul(31) + u64::from(*byte))
            );
            if lower.contains(&format!("if-none-match: {etag}")) {
                return send(&mut stream, 304, &[("etag", etag)], b"").await;
            }
            send(&mut stream, 200, &[("etag", etag), ("content-type", "text/plain".to_owned())], &bytes).await
        }
        Reply::Raw(status, headers, body) => send(&mut stream, status, &headers, &body).await,
        Reply::Endless | Reply::Bomb(_) => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await.ok()?;
            while stream.write_all(&[b'#'; 4096]).await.is_ok() {}
            None
        }
        Reply::Slow => {
            stream.write_all(b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n").await.ok()?;
            loop {
                stream.write_all(b"#").await.ok()?;
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
        Reply::Silent => {
            tokio::time::sleep(Duration::from_mins(5)).await;
            None
        }
        Reply::Garbage => stream.write_all(b"\x15\x03\x01\x00\x02\x02\x28").await.ok(),
    }
}

async fn send(stream: &mut TcpStream, status: u16, headers: &[(&str, String)], body: &[u8]) -> Option<()> {
    let mut head = format!("HTTP/1.1 {status} X\r\nconnection: close\r\n");
    if status != 304 {
        head = format!("{head}content-length: {}\r\n", body.len());
    }
    for (name, value) in headers {
        head = format!("{head}{name}: {value}\r\n");
    }
    stream.write_all(format!("{head}\r\n").as_bytes()).await.ok()?;
    stream.write_all(body).await.ok()?;
    stream.shutdown().await.ok()
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}
