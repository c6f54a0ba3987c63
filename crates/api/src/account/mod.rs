//! Who somebody is: secrets and their digests, the session in a cookie, what may be done with it, and how one comes in by a
//! link that is sent by e-mail. Nobody has a password.

mod bearer;
mod cookies;
mod entrance;
mod guard;
mod letters;
mod secret;
mod session;
mod totp;

pub(crate) use bearer::{Bearer, PREFIX, not_in_address};
pub(crate) use cookies::{ASKING, SESSION, clear, set};
pub(crate) use entrance::{
    LINK_MINUTES, Opened, ask, days_before, invite, is_of_browser, look, open, try_code,
};
pub(crate) use guard::{OwnForm, Sent, SentByEditor, SentByReviewer, proof_of};
pub(crate) use letters::Letter;
pub(crate) use secret::{Secret, digest};
pub(crate) use session::{Editor, InPart, Reviewer, SignedIn, begin};
pub(crate) use totp::{OneTime, new_secret};

use jiff::{Timestamp, ToSpan};

/// A moment as the database keeps it: RFC 3339, UTC, in whole seconds, so that texts compare as moments do.
pub(crate) fn instant(at: Timestamp) -> String {
    let whole = Timestamp::from_second(at.as_second()).unwrap_or(at);
    whole.to_string()
}

/// So many minutes after a moment.
pub(crate) fn minutes_after(at: Timestamp, minutes: i64) -> Timestamp {
    at.saturating_add(minutes.minutes()).unwrap_or(at)
}

/// An e-mail address as it is kept and compared: in lower case, without spaces around it; `None` when it is none. One rule for
/// forms, the command line and letters: the grammar of the `validator` crate, 254 characters at most, plain letters only.
pub fn email_address(typed: &str) -> Option<String> {
    use validator::ValidateEmail;
    let address = typed.trim().to_lowercase();
    let is_plain =
        address.len() <= 254 && address.bytes().all(|byte| byte.is_ascii_graphic() && byte != b',');
    (is_plain && address.as_str().validate_email()).then_some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_plain_and_one() {
        assert_eq!(email_address(" Moi@Example.ORG "), Some("moi@example.org".to_owned()));
        for typed in [
            "",
            "moi",
            "a@b\r\nBcc: c@d.org",
            "a@example.org,b@example.org",
            "a b@example.org",
            "é@example.org",
        ] {
            assert_eq!(email_address(typed), None, "{typed:?}");
        }
        assert_eq!(email_address(&format!("{}@example.org", "a".repeat(260))), None);
    }

    #[test]
    fn moments_compare_as_texts() {
        let at: Timestamp = "2026-11-25T12:00:00.9Z".parse().unwrap();
        assert_eq!(instant(at), "2026-11-25T12:00:00Z");
        assert!(instant(minutes_after(at, 1)) > instant(at));
    }
}
