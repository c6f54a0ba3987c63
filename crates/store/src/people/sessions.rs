//! Sessions: who is in, since when, with which rights. The secret is in a cookie; here is its digest.

use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

const ADD: &str = "insert into session (digest, account, rights, created_at, seen_at, client)
values ($1, $2, $3, $4, $4, $5)";
const OF_DIGEST: &str =
    "select digest, account, rights, created_at, seen_at, client from session where digest = $1";
const OF_ACCOUNT: &str = "select digest, account, rights, created_at, seen_at, client from session
where account = $1 order by created_at, digest";
const SEEN: &str = "update session set seen_at = $2 where digest = $1";
const END: &str = "delete from session where digest = $1";
const END_OTHERS: &str = "delete from session where account = $1 and digest <> $2";

/// What a session may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rights {
    /// Speak for its hosters.
    Hoster,
    /// Review for the collective, and speak for its hosters.
    Reviewer,
    /// Nothing but give the one-time code that makes it a reviewer's.
    Half,
}

/// A session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Of its secret, SHA-256 in hexadecimal.
    pub digest: String,
    /// Whose it is.
    pub account: u64,
    /// What it may do.
    pub rights: Rights,
    /// RFC 3339, UTC, in whole seconds.
    pub created_at: String,
    /// When it was last used.
    pub seen_at: String,
    /// The kind of browser, as its owner will know it again.
    pub client: String,
}

impl Rights {
    /// Its name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hoster => "hoster",
            Self::Reviewer => "reviewer",
            Self::Half => "half",
        }
    }

    fn from_code(code: &str) -> Result<Self, StoreError> {
        let mut all = [Self::Hoster, Self::Reviewer, Self::Half].into_iter();
        let found = all.find(|rights| rights.code() == code);
        found.ok_or_else(|| StoreError::damaged(format!("a session has the rights “{code}”")))
    }
}

impl Session {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            digest: line.text(0)?,
            account: line.number(1)?,
            rights: Rights::from_code(&line.text(2)?)?,
            created_at: line.text(3)?,
            seen_at: line.text(4)?,
            client: line.text(5)?,
        })
    }
}

impl Store {
    /// Begins a session; the one that it takes the place of ends in the same moment.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn begin_session(&self, session: &Session, before: Option<&str>) -> Result<(), StoreError> {
        let Session { digest, account, rights, created_at, client, .. } = session;
        let commands = [
            Command::new(END, arguments![before.unwrap_or_default()]),
            Command::must(ADD, arguments![digest, *account, rights.code(), created_at, client]),
        ];
        self.change(&commands).await.map(|_| ())
    }

    /// The session of a digest.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub async fn session(&self, digest: &str) -> Result<Option<Session>, StoreError> {
        self.lines(OF_DIGEST, arguments![digest]).await?.first().map(Session::read).transpose()
    }

    /// The sessions of an account.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub async fn sessions_of(&self, account: u64) -> Result<Vec<Session>, StoreError> {
        self.lines(OF_ACCOUNT, arguments![account]).await?.iter().map(Session::read).collect()
    }

    /// Notes that a session was used.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub async fn note_seen(&self, digest: &str, at: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(SEEN, arguments![digest, at])]).await.map(|_| ())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub async fn end_session(&self, digest: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(END, arguments![digest])]).await.map(|_| ())
    }

    /// Ends all sessions of an account but one.
    ///
    /// # Errors
    /// As [`Store::begin_session`].
    pub async fn end_other_sessions(&self, account: u64, but: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(END_OTHERS, arguments![account, but])]).await.map(|_| ())
    }
}
