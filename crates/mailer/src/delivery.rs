//! The ways in which a letter leaves: into a folder, over SMTP, or by the command of the machine's own mail system.

use crate::message::name;
use lettre::transport::sendmail;
use lettre::transport::smtp::response::Category;
use lettre::transport::smtp::{self, AsyncSmtpTransportBuilder};
use lettre::{AsyncSendmailTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use matou_store::Letter;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use url::{Host, Url};

/// How long one letter may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// The command of mail systems.
const SENDMAIL: &str = "sendmail";
/// Letters hold links that let somebody in: their files are for the program's own user.
const MODE: u32 = 0o600;

/// Where letters go.
#[derive(Clone, Debug)]
pub enum Delivery {
    /// Into a folder, one `.eml` file each, for somebody to look at or to send on.
    Folder(PathBuf),
    /// To a relay.
    Relay(Relay),
    /// To a command that takes what `sendmail` takes.
    Command(String),
}

/// A mail server that sends letters on.
#[derive(Clone, Debug)]
pub struct Relay(AsyncSmtpTransportBuilder);

/// The text names no way of delivery. It may hold a password: it is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "write outbox:FOLDER, smtp://HOST, smtps://USER:PASSWORD@HOST:PORT, or sendmail (percent-encode signs in the password)"
)]
pub struct NoDelivery;

/// Why a letter could not be sent this time.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The folder does not take it.
    #[error("the outbox cannot be written to")]
    Folder(#[from] std::io::Error),
    /// The relay does not take it, or does not answer.
    #[error("the relay did not take it")]
    Relay(#[from] smtp::Error),
    /// The command does not take it, or is not there.
    #[error("the command did not take it")]
    Command(#[from] sendmail::Error),
    /// Nothing came back.
    #[error("it took too long")]
    TooLong,
}

impl Trouble {
    /// Whether trying this letter again is in vain: the relay says that this mailbox, or this letter, is not taken at all.
    pub(crate) fn is_final(&self) -> bool {
        let code = match self {
            Self::Relay(error) if error.is_permanent() => error.status(),
            _ => None,
        };
        code.is_some_and(|code| code.category == Category::MailSystem)
    }

    /// Whether it is the way that is blocked, so that the next letter would fare no better.
    pub(crate) fn is_general(&self) -> bool {
        match self {
            Self::Relay(error) => error.status().is_none_or(|code| code.category != Category::MailSystem),
            Self::Folder(_) | Self::TooLong => true,
            Self::Command(_) => false,
        }
    }
}

impl FromStr for Delivery {
    type Err = NoDelivery;

    fn from_str(text: &str) -> Result<Self, NoDelivery> {
        match text.split_once(':') {
            None if text == SENDMAIL => Ok(Self::Command(SENDMAIL.to_owned())),
            Some((SENDMAIL, command)) if !command.is_empty() => Ok(Self::Command(command.to_owned())),
            Some(("outbox", folder)) if !folder.is_empty() => Ok(Self::Folder(folder.into())),
            Some(("smtp" | "smtps", _)) => Relay::read(text).map(Self::Relay),
            _ => Err(NoDelivery),
        }
    }
}

impl Relay {
    fn read(text: &str) -> Result<Self, NoDelivery> {
        let mut url = Url::parse(text).map_err(|_| NoDelivery)?;
        let is_whole = url.username().is_empty() == url.password().is_none();
        let is_plain = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        if !is_whole || !is_plain || url.host_str().is_none_or(str::is_empty) {
            return Err(NoDelivery);
        }
        // Only to its own machine does a letter go in the clear, and a password too.
        if url.scheme() == "smtp" && !is_this_machine(&url) {
            url.set_query(Some("tls=required"));
        }
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.as_str()).map_err(|_| NoDelivery)?;
        Ok(Self(builder))
    }
}

/// Whether a relay is on the same machine. In an address of mail a host is a text, not yet a number.
fn is_this_machine(url: &Url) -> bool {
    let Some(host) = url.host_str() else { return false };
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

impl Delivery {
    /// The same way, where a folder that is not absolute stands in this one.
    pub fn beside(self, place: &Path) -> Self {
        match self {
            Self::Folder(folder) => Self::Folder(place.join(folder)),
            other => other,
        }
    }

    /// Whether letters stay on this machine, so that no real address is needed to send them from.
    pub const fn stays_here(&self) -> bool {
        matches!(self, Self::Folder(_))
    }

    /// Opens the way for some letters.
    pub(crate) fn open(&self) -> Opened<'_> {
        match self {
            Self::Folder(folder) => Opened::Folder(folder),
            Self::Relay(Relay(builder)) => Opened::Relay(builder.clone().build()),
            Self::Command(command) => Opened::Command(AsyncSendmailTransport::new_with_command(command)),
        }
    }
}

/// A way that is open.
pub(crate) enum Opened<'a> {
    Folder(&'a Path),
    Relay(AsyncSmtpTransport<Tokio1Executor>),
    Command(AsyncSendmailTransport<Tokio1Executor>),
}

impl Opened<'_> {
    /// Sends a letter.
    ///
    /// # Errors
    /// When it was not taken.
    pub(crate) async fn send(&self, letter: &Letter, message: Message) -> Result<(), Trouble> {
        tokio::time::timeout(PATIENCE, self.hand_over(letter, message)).await.unwrap_or(Err(Trouble::TooLong))
    }

    async fn hand_over(&self, letter: &Letter, message: Message) -> Result<(), Trouble> {
        match self {
            Self::Folder(folder) => Ok(put(folder, &name(letter), &message.formatted()).await?),
            Self::Relay(relay) => Ok(relay.send(message).await.map(|_| ())?),
            Self::Command(command) => Ok(command.send(message).await?),
        }
    }

    /// Takes leave.
    pub(crate) async fn close(&self) {
        if let Self::Relay(relay) = self {
            relay.shutdown().await;
        }
    }
}

/// Puts a letter into a folder, whole or not at all: who looks there must not read half of one.
async fn put(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    let (unfinished, finished) = (folder.join(format!(".{name}.part")), folder.join(format!("{name}.eml")));
    let mut options = tokio::fs::OpenOptions::new();
    let mut file = options.write(true).create(true).truncate(true).mode(MODE).open(&unfinished).await?;
    file.write_all(bytes).await?;
    file.sync_all().await?;
    tokio::fs::rename(&unfinished, &finished).await?;
    tracing::info!(file = %finished.display(), "a letter was put into the outbox");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ways_are_read_and_a_password_is_not_repeated() {
        for text in [
            "outbox:letters",
            "outbox:/var/lib/matou/outbox",
            "sendmail",
            "sendmail:/usr/sbin/sendmail",
            "smtp://localhost",
            "smtp://127.0.0.1:2525",
            "smtp://[::1]:25",
            "smtp://relay.example",
            "smtps://me:se%40cret@relay.example:465",
        ] {
            let read = text.parse::<Delivery>();
            assert!(read.is_ok_and(|read| !format!("{read:?}").contains("cret")), "{text}");
        }
        for text in [
            "",
            "outbox",
            "outbox:",
            "sendmail:",
            "smtp://",
            "smtp:relay",
            "smtps://me@relay.example",
            "smtps://:secret@relay.example",
            "smtp://relay.example/name",
            "smtp://relay.example?tls=opportunistic",
            "http://relay.example",
            "file:///tmp",
            "smtp://relay example",
        ] {
            let refused = text.parse::<Delivery>().err();
            assert!(refused.is_some_and(|why| !why.to_string().contains("secret")), "{text}");
        }
    }

    #[test]
    fn only_this_machine_is_spoken_to_in_the_clear() {
        for (text, is_near) in [
            ("smtp://localhost", true),
            ("smtp://127.1.2.3:25", true),
            ("smtp://[::1]", true),
            ("smtp://localhost.example", false),
            ("smtp://192.0.2.1", false),
            ("smtp://127.0.0.1.example", false),
        ] {
            assert_eq!(is_this_machine(&Url::parse(text).unwrap()), is_near, "{text}");
        }
    }

    #[test]
    fn a_folder_stands_beside_the_database() {
        let beside = |text: &str| match text.parse::<Delivery>().unwrap().beside(Path::new("/data")) {
            Delivery::Folder(folder) => folder,
            other => panic!("{other:?}"),
        };
        assert_eq!(beside("outbox:outbox"), Path::new("/data/outbox"));
        assert_eq!(beside("outbox:/elsewhere"), Path::new("/elsewhere"));
    }
}
