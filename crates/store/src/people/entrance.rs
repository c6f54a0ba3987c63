//! Links and codes that let somebody in: used once, for a short time, by the browser that asked.

use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

/// How often a code may be tried.
const TRIES: u64 = 5;

const ADD: &str = "insert into entrance
(digest, code, browser, purpose, email, hoster, created_at, expires_at, tries, used_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, 0, '')";
const OF_DIGEST: &str =
    "select digest, code, browser, purpose, email, hoster, created_at, expires_at, tries, used_at
from entrance where digest = $1";
const OF_BROWSER: &str =
    "select digest, code, browser, purpose, email, hoster, created_at, expires_at, tries, used_at
from entrance where browser = $1 and used_at = '' order by created_at desc, digest limit 1";
const INVITATIONS: &str =
    "select digest, code, browser, purpose, email, hoster, created_at, expires_at, tries, used_at
from entrance where purpose = 'invitation' and used_at = '' order by created_at, digest";
const USE: &str = "update entrance set used_at = $2 where digest = $1 and used_at = '' and expires_at > $2";
const TRY: &str = "update entrance set tries = tries + 1 where digest = $1 and used_at = '' and tries < $2";

/// What a link is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To come in.
    SignIn,
    /// To come in for the first time, and to speak for a hoster.
    Invitation,
    /// To say, from the yearly letter, that everything is still right, or to pause. It lets nobody in.
    Yearly,
}

/// A link to be kept. Digests are SHA-256, in hexadecimal.
#[derive(Clone, Debug)]
pub struct NewEntrance<'a> {
    /// Of the secret in the link.
    pub digest: &'a str,
    /// Of the code that can be typed instead; empty when there is none.
    pub code: &'a str,
    /// Of what the browser that asked keeps; empty when any browser may use it.
    pub browser: &'a str,
    /// What it is good for.
    pub purpose: Purpose,
    /// Whom it lets in.
    pub email: &'a str,
    /// The hoster that it is about; empty for none.
    pub hoster: &'a str,
    /// RFC 3339, UTC, in whole seconds.
    pub created_at: &'a str,
    /// RFC 3339, UTC, in whole seconds.
    pub expires_at: &'a str,
}

/// A link as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entrance {
    /// Of the secret in the link.
    pub digest: String,
    /// Of the code.
    pub code: Option<String>,
    /// Of what the browser keeps.
    pub browser: Option<String>,
    /// What it is good for.
    pub purpose: Purpose,
    /// Whom it lets in.
    pub email: String,
    /// The hoster that it is about.
    pub hoster: Option<String>,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// RFC 3339, UTC.
    pub expires_at: String,
    /// How often its code was tried.
    pub tries: u64,
    /// When it was used.
    pub used_at: Option<String>,
}

impl Purpose {
    /// Its name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignIn => "sign_in",
            Self::Invitation => "invitation",
            Self::Yearly => "yearly",
        }
    }

    fn from_code(code: &str) -> Result<Self, StoreError> {
        let mut all = [Self::SignIn, Self::Invitation, Self::Yearly].into_iter();
        let found = all.find(|purpose| purpose.code() == code);
        found.ok_or_else(|| StoreError::damaged(format!("a link is good for “{code}”")))
    }
}

impl Entrance {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            digest: line.text(0)?,
            code: line.optional(1)?,
            browser: line.optional(2)?,
            purpose: Purpose::from_code(&line.text(3)?)?,
            email: line.text(4)?,
            hoster: line.optional(5)?,
            created_at: line.text(6)?,
            expires_at: line.text(7)?,
            tries: line.number(8)?,
            used_at: line.optional(9)?,
        })
    }

    /// Whether it can still be used.
    pub fn is_open(&self, now: &str) -> bool {
        self.used_at.is_none() && self.expires_at.as_str() > now
    }
}

/// The change that keeps a link.
pub(super) fn adding<'a>(new: &NewEntrance<'a>) -> Command<'a> {
    let NewEntrance { digest, code, browser, purpose, email, hoster, created_at, expires_at } = *new;
    Command::must(
        ADD,
        arguments![digest, code, browser, purpose.code(), email, hoster, created_at, expires_at],
    )
}

impl Store {
    /// Keeps a link.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn add_entrance(&self, new: &NewEntrance<'_>) -> Result<(), StoreError> {
        self.change(&[adding(new)]).await.map(|_| ())
    }

    /// The link of a digest.
    ///
    /// # Errors
    /// As [`Store::add_entrance`].
    pub async fn entrance(&self, digest: &str) -> Result<Option<Entrance>, StoreError> {
        self.lines(OF_DIGEST, arguments![digest]).await?.first().map(Entrance::read).transpose()
    }

    /// The last unused link that a browser asked for.
    ///
    /// # Errors
    /// As [`Store::add_entrance`].
    pub async fn entrance_of_browser(&self, browser: &str) -> Result<Option<Entrance>, StoreError> {
        self.lines(OF_BROWSER, arguments![browser]).await?.first().map(Entrance::read).transpose()
    }

    /// The invitations that nobody has answered.
    ///
    /// # Errors
    /// As [`Store::add_entrance`].
    pub async fn invitations(&self) -> Result<Vec<Entrance>, StoreError> {
        self.lines(INVITATIONS, []).await?.iter().map(Entrance::read).collect()
    }

    /// Uses a link; `false` when it was used before, or is too old. Of many who try at once, one succeeds.
    ///
    /// # Errors
    /// As [`Store::add_entrance`].
    pub async fn use_entrance(&self, digest: &str, now: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(USE, arguments![digest, now])]).await
    }

    /// Counts a try of a code; `false` when there were too many.
    ///
    /// # Errors
    /// As [`Store::add_entrance`].
    pub async fn try_entrance(&self, digest: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(TRY, arguments![digest, TRIES])]).await
    }
}
