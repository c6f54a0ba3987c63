//! Tokens: what lets a program of a hoster state something in its place.

use super::publication::{self, Submission};
use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

const ADD: &str = "insert into token
(token, digest, account, hoster, label, created_at, expires_on, used_on, revoked_at)
select coalesce(max(token), 0) + 1, $1, $2, $3, $4, $5, $6, '', '' from token";
const OF_DIGEST: &str = "select token, account, hoster, label, created_at, expires_on, used_on, revoked_at
from token where digest = $1";
const OF: &str = "select token, account, hoster, label, created_at, expires_on, used_on, revoked_at
from token where account = $1 and hoster = $2 order by token";
const USED: &str = "update token set used_on = $2 where token = $1 and used_on <> $2";
const REVOKE: &str = "update token set revoked_at = $3 where token = $1 and account = $2 and revoked_at = ''";

/// A token to be kept.
#[derive(Clone, Debug)]
pub struct NewToken<'a> {
    /// Of its secret, SHA-256 in hexadecimal.
    pub digest: &'a str,
    /// Whose it is.
    pub account: u64,
    /// The hoster that it speaks for.
    pub hoster: &'a str,
    /// What its owner calls it.
    pub label: &'a str,
    /// RFC 3339, UTC.
    pub created_at: &'a str,
    /// The last day on which it is good.
    pub expires_on: &'a str,
}

/// A token as it was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number.
    pub number: u64,
    /// Whose it is.
    pub account: u64,
    /// The hoster that it speaks for.
    pub hoster: String,
    /// What its owner calls it.
    pub label: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// The last day on which it is good.
    pub expires_on: String,
    /// The last day on which it was used.
    pub used_on: Option<String>,
    /// When it was revoked.
    pub revoked_at: Option<String>,
}

impl Token {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            number: line.number(0)?,
            account: line.number(1)?,
            hoster: line.text(2)?,
            label: line.text(3)?,
            created_at: line.text(4)?,
            expires_on: line.text(5)?,
            used_on: line.optional(6)?,
            revoked_at: line.optional(7)?,
        })
    }

    /// Whether it is good on a day.
    pub fn is_good(&self, today: &str) -> bool {
        self.revoked_at.is_none() && self.expires_on.as_str() >= today
    }
}

impl Store {
    /// Keeps a token; `false` when the same form asked for it before.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn add_token(&self, new: &NewToken<'_>, once: Option<&Submission>) -> Result<bool, StoreError> {
        let NewToken { digest, account, hoster, label, created_at, expires_on } = *new;
        let line = arguments![digest, account, hoster, label, created_at, expires_on];
        let mut commands = vec![Command::must(ADD, line)];
        commands.extend(once.map(publication::adding));
        self.change(&commands).await
    }

    /// The token of a digest, good or not.
    ///
    /// # Errors
    /// As [`Store::add_token`].
    pub async fn token(&self, digest: &str) -> Result<Option<Token>, StoreError> {
        self.lines(OF_DIGEST, arguments![digest]).await?.first().map(Token::read).transpose()
    }

    /// The tokens of an account for a hoster.
    ///
    /// # Errors
    /// As [`Store::add_token`].
    pub async fn tokens_of(&self, account: u64, hoster: &str) -> Result<Vec<Token>, StoreError> {
        self.lines(OF, arguments![account, hoster]).await?.iter().map(Token::read).collect()
    }

    /// Notes the day on which a token was used, and no more than the day.
    ///
    /// # Errors
    /// As [`Store::add_token`].
    pub async fn note_token_used(&self, token: u64, today: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(USED, arguments![token, today])]).await.map(|_| ())
    }

    /// Revokes a token of an account.
    ///
    /// # Errors
    /// As [`Store::add_token`].
    pub async fn revoke_token(&self, token: u64, account: u64, at: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(REVOKE, arguments![token, account, at])]).await
    }
}
