//! A letter as it travels: plain text, one recipient, and headers of which none holds what somebody typed but the subject,
//! which is encoded.

use crate::address::{NoAddress, Sender, address};
use jiff::Timestamp;
use lettre::Message;
use lettre::message::header::{
    ContentTransferEncoding, ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0,
};
use lettre::message::{Body, Mailbox};
use matou_store::Letter;
use std::time::SystemTime;

/// The longest subject, in characters.
const SUBJECT_MAX: usize = 200;
/// Tells programs that answer letters, such as notes of absence, not to answer this one (RFC 3834).
const AUTO_SUBMITTED: HeaderName = HeaderName::new_from_ascii_str("Auto-Submitted");

/// Why a letter can never be sent.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Unsendable {
    /// The recipient is no address.
    #[error("the recipient is no e-mail address")]
    Recipient(#[from] NoAddress),
    /// It is no message.
    #[error("the letter makes no message")]
    Message(#[from] lettre::error::Error),
}

/// A letter as a message. The same letter always has the same `Message-ID`, so that one that is sent twice, because the
/// relay took it and could not say so, is known to be the same.
///
/// # Errors
/// When its recipient is no address.
pub(crate) fn message(letter: &Letter, from: &Sender, now: Timestamp) -> Result<Message, Unsendable> {
    let recipient = Mailbox::new(None, address(&letter.recipient)?);
    let id = format!("<{}@{}>", name(letter), from.domain());
    let message = Message::builder()
        .from(from.mailbox())
        .to(recipient)
        .subject(subject(&letter.subject))
        .date(SystemTime::from(now))
        .message_id(Some(id))
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .raw_header(HeaderValue::new(AUTO_SUBMITTED, "auto-generated".to_owned()));
    Ok(message.body(body(&letter.body))?)
}

/// What names a letter in the world: when it was written, its number, and what it is about. No letter but plain ones.
pub(crate) fn name(letter: &Letter) -> String {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    format!("{}-{:06}-{}", plain(&letter.written_at), letter.number, plain(&letter.kind))
}

/// One line without controls, and without what a reader would decode: what a hoster calls itself stands in it.
fn subject(text: &str) -> String {
    let is_refused = |letter: char| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}');
    let plain = |letter: char| if is_refused(letter) { ' ' } else { letter };
    text.replace("=?", "= ?").chars().map(plain).take(SUBJECT_MAX).collect()
}

/// The text, encoded whatever is in it: no line of it can be taken for the end of the letter or for a command. Its line ends
/// are made one first, because a lone one is what relays disagree about (RUSTSEC-2026-0561).
fn body(text: &str) -> Body {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let encoded = Body::new_with_encoding(text, ContentTransferEncoding::QuotedPrintable);
    // This encoding takes every text; what it gave back would go out in another one, and not unencoded.
    encoded.unwrap_or_else(Body::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter(recipient: &str, subject: &str, body: &str) -> Letter {
        Letter {
            number: 12,
            recipient: recipient.to_owned(),
            subject: subject.to_owned(),
            body: body.to_owned(),
            kind: "sign_in".to_owned(),
            written_at: "2026-11-25T12:00:00Z".to_owned(),
            tries: 0,
        }
    }

    fn written(letter: &Letter) -> String {
        let from = "matou@annuaire.example".parse().unwrap();
        let now = "2026-11-25T12:00:02.5Z".parse().unwrap();
        String::from_utf8(message(letter, &from, now).unwrap().formatted()).unwrap()
    }

    #[test]
    fn a_letter_is_plain_text_with_exactly_these_headers() {
        let text = written(&letter("a@example.org", "Venir", "Bonjour,\n\nvoici l’adresse.\n.\n"));
        let expected = "From: Matou <matou@annuaire.example>\r\nTo: a@example.org\r\nSubject: Venir\r\n\
            Date: Wed, 25 Nov 2026 12:00:02 +0000\r\n\
            Message-ID: <20261125T120000Z-000012-signin@annuaire.example>\r\nMIME-Version: 1.0\r\n\
            Content-Type: text/plain; charset=utf-8\r\nAuto-Submitted: auto-generated\r\n\
            Content-Transfer-Encoding: quoted-printable\r\n\r\n\
            Bonjour,\r\n\r\nvoici l=E2=80=99adresse.\r\n.\r\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn lone_line_ends_are_made_whole() {
        let text = written(&letter("a@example.org", "x", "un\r.\rdeux\n.\r\n\r\nMAIL FROM:<x@y.org>\0"));
        let (_, body) = text.split_once("\r\n\r\n").unwrap();
        assert_eq!(body, "un\r\n.\r\ndeux\r\n.\r\n\r\nMAIL FROM:<x@y.org>=00");
        assert!(!body.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn a_recipient_that_is_no_address_makes_no_letter() {
        let from = "matou@annuaire.example".parse().unwrap();
        let refused = message(&letter("a@b.org\r\nBcc: c@d.org", "x", "y"), &from, Timestamp::UNIX_EPOCH);
        assert!(matches!(refused, Err(Unsendable::Recipient(_))));
    }
}
