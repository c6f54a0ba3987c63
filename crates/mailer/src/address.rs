//! Addresses of mail, read more strictly than mail allows: no quotes, no comments, no lists, no letter that a header or a
//! relay could take for anything else.

use lettre::Address;
use lettre::message::Mailbox;
use std::fmt;
use std::str::FromStr;

/// The longest address (RFC 5321, 4.5.3.1.3, without the brackets).
const LENGTH_MAX: usize = 254;
/// What may stand in an address beside letters and digits: the signs of a plain word (RFC 5322, 3.2.3), `.` and `@`.
const SIGNS: &str = "!#$%&'*+-/=?^_`{|}~.@";
/// The name under which all letters come.
const NAME: &str = "Matou";

/// The text is no address to which, or from which, a letter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is no e-mail address: write one such as matou@chatons.example")]
pub struct NoAddress;

/// From whom letters come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

/// Reads an address.
///
/// # Errors
/// When it is none, or holds what a plain address does not.
pub(crate) fn address(text: &str) -> Result<Address, NoAddress> {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || SIGNS.contains(letter);
    let has_one_at = text.matches('@').count() == 1;
    // A command could take it for an option, a reader for something encoded.
    let is_misread = text.starts_with('-') || text.contains("=?");
    if text.len() > LENGTH_MAX || is_misread || !has_one_at || !text.chars().all(is_plain) {
        return Err(NoAddress);
    }
    text.parse().map_err(|_| NoAddress)
}

impl Sender {
    /// As the `From` of a letter.
    pub(crate) fn mailbox(&self) -> Mailbox {
        self.0.clone()
    }

    /// What stands behind the `@`.
    pub(crate) fn domain(&self) -> &str {
        self.0.email.domain()
    }
}

impl FromStr for Sender {
    type Err = NoAddress;

    fn from_str(text: &str) -> Result<Self, NoAddress> {
        address(text).map(|address| Self(Mailbox::new(Some(NAME.to_owned()), address)))
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.email.fmt(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_addresses_are_read() {
        for text in [
            "a@example.org",
            "prenom.nom+chatons@sous.domaine.example",
            "o'brien@example.org",
            "matou@localhost",
        ] {
            assert_eq!(address(text).map(|address| address.to_string()), Ok(text.to_owned()));
        }
    }

    #[test]
    fn whatever_else_is_refused() {
        let long = format!("{}@example.org", "a".repeat(243));
        for text in [
            "",
            "@",
            "a",
            "a@",
            "@b.org",
            "a@b@c.org",
            "a b@c.org",
            "a@b.org,c@d.org",
            "a@b.org;c@d.org",
            "<a@b.org>",
            "A <a@b.org>",
            "\"a\"@b.org",
            "a@b.org\r\nBcc: c@d.org",
            "a@b.org\n",
            "\ta@b.org",
            "a\0@b.org",
            "é@b.org",
            "a@é.org",
            "a(c)@b.org",
            "a@[127.0.0.1]",
            "-f@b.org",
            "a:b@c.org",
            "a\\b@c.org",
            long.as_str(),
        ] {
            assert_eq!(address(text), Err(NoAddress), "{text:?}");
        }
    }
}
