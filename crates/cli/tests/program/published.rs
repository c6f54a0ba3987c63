//! A server on loopback for a few files, as hosters publish them: it says when they have not changed.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What it serves, and what it was asked for. It lives as long as the tests.
pub(crate) struct Published {
    /// `http://127.0.0.1:PORT`.
    pub(crate) base: String,
    shelf: Arc<Mutex<Shelf>>,
}

#[derive(Default)]
struct Shelf {
    files: HashMap<String, String>,
    asked: HashMap<String, usize>,
    sent: usize,
}

impl Published {
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let shelf: Arc<Mutex<Shelf>> = Arc::default();
        let there = Arc::clone(&shelf);
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                answer(stream, &there);
            }
        });
        Self { base, shelf }
    }

    pub(crate) fn set(&self, path: &str, text: &str) {
        self.shelf.lock().expect("files").files.insert(path.to_owned(), text.to_owned());
    }

    pub(crate) fn remove(&self, path: &str) {
        self.shelf.lock().expect("files").files.remove(path);
    }

    /// How many files it sent as a whole.
    pub(crate) fn sent(&self) -> usize {
        self.shelf.lock().expect("files").sent
    }

    /// How often it was asked for a file.
    pub(crate) fn asked(&self, path: &str) -> usize {
        self.shelf.lock().expect("files").asked.get(path).copied().unwrap_or(0)
    }
}

fn answer(mut stream: TcpStream, shelf: &Mutex<Shelf>) {
    let mut head = [0; 4096];
    let count = stream.read(&mut head).unwrap_or(0);
    let head = String::from_utf8_lossy(&head[..count]).into_owned();
    let path = head.split(' ').nth(1).unwrap_or("").to_owned();
    let mut shelf = shelf.lock().expect("files");
    *shelf.asked.entry(path.clone()).or_default() += 1;
    let body = shelf.files.get(&path).cloned().unwrap_or_default();
    let tag = format!("\"{}-{}\"", body.len(), body.bytes().map(u64::from).sum::<u64>());
    let (status, body) = match body {
        body if body.is_empty() => (404, String::new()),
        _ if head.contains(&tag) => (304, String::new()),
        body => {
            shelf.sent += 1;
            (200, body)
        }
    };
    let length = body.len();
    let answer = format!(
        "HTTP/1.1 {status} X\r\netag: {tag}\r\nconnection: close\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(answer.as_bytes()).ok();
}
