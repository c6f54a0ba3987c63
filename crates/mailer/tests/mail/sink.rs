//! A relay on loopback that takes letters and keeps them: every command and every byte, as they came.

use matou_mailer::Delivery;
use std::sync::{Arc, Mutex};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What came in between one `MAIL` and the end of its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) from: String,
    pub(crate) to: Vec<String>,
    /// With the dots that the protocol adds taken away.
    pub(crate) text: String,
}

/// The relay.
pub(crate) struct Sink {
    address: String,
    taken: Arc<Mutex<Vec<Taken>>>,
    commands: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    /// Listens, and answers each recipient as told.
    pub(crate) async fn answering(to_recipients: &'static str) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (taken, commands) = (Arc::<Mutex<Vec<Taken>>>::default(), Arc::<Mutex<Vec<String>>>::default());
        let (kept, heard) = (Arc::clone(&taken), Arc::clone(&commands));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, to_recipients, Arc::clone(&kept), Arc::clone(&heard)));
            }
        });
        Self { address, taken, commands }
    }

    pub(crate) fn delivery(&self) -> Delivery {
        format!("smtp://{}", self.address).parse().unwrap()
    }

    pub(crate) fn taken(&self) -> Vec<Taken> {
        self.taken.lock().unwrap().clone()
    }

    /// Every command, without what stands behind its first word.
    pub(crate) fn verbs(&self) -> Vec<String> {
        let commands = self.commands.lock().unwrap();
        commands.iter().map(|line| line.split([' ', ':']).next().unwrap().to_owned()).collect()
    }
}

async fn talk(
    stream: TcpStream,
    to_recipients: &str,
    taken: Arc<Mutex<Vec<Taken>>>,
    commands: Arc<Mutex<Vec<String>>>,
) {
    let mut stream = BufReader::new(stream);
    let mut now = Taken::default();
    stream.write_all(b"220 sink.example ESMTP\r\n").await.unwrap();
    while let Some(line) = line(&mut stream).await {
        commands.lock().unwrap().push(line.trim_end().to_owned());
        let answer = match line.trim_end().split_once([' ', ':']).map_or(line.trim_end(), |(verb, _)| verb) {
            "EHLO" => "250-sink.example\r\n250 8BITMIME".to_owned(),
            "MAIL" => {
                now = Taken { from: line.trim_end().to_owned(), ..Taken::default() };
                "250 ok".to_owned()
            }
            "RCPT" => {
                now.to.push(line.trim_end().to_owned());
                to_recipients.to_owned()
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await.unwrap();
                now.text = text(&mut stream).await;
                taken.lock().unwrap().push(std::mem::take(&mut now));
                "250 taken".to_owned()
            }
            "QUIT" => "221 bye".to_owned(),
            "RSET" | "NOOP" => "250 ok".to_owned(),
            _ => "500 what?".to_owned(),
        };
        if stream.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() || answer.starts_with("221") {
            return;
        }
    }
}

async fn line(stream: &mut BufReader<TcpStream>) -> Option<String> {
    let mut bytes = Vec::new();
    let count = stream.read_until(b'\n', &mut bytes).await.ok()?;
    (count > 0).then(|| String::from_utf8(bytes).expect("commands are plain text"))
}

/// The text up to its end. The most lenient relays end it at a lone line end too: so does this one, and what follows would
/// then be heard as commands.
async fn text(stream: &mut BufReader<TcpStream>) -> String {
    let mut text = String::new();
    while let Some(line) = line(stream).await {
        if line.trim_end_matches(['\r', '\n']) == "." {
            break;
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
    text
}
