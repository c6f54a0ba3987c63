//! Letters to be sent. They are written here, in the same moment as what they tell of, and sent from here by and by; what
//! was sent is blanked.

use super::entrance::{self, NewEntrance};
use super::publication::{self, Submission};
use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

const ADD: &str = "insert into letter
(letter, recipient, subject, body, kind, written_at, sent_at, tries, next_try_at, trouble)
select coalesce(max(letter), 0) + 1, $1, $2, $3, $4, $5, $6, 0, $5, '' from letter";
const DUE: &str = "select letter, recipient, subject, body, kind, written_at, tries from letter
where sent_at = '' and next_try_at <= $1 and tries < $2 order by letter limit $3";
const SENT: &str = "update letter set sent_at = $2, body = '', subject = '' where letter = $1";
const FAILED: &str = "update letter set tries = tries + 1, next_try_at = $2, trouble = $3 where letter = $1";
const TAKE: &str =
    "update letter set next_try_at = $3 where letter = $1 and sent_at = '' and next_try_at <= $2";
const GIVE_UP: &str =
    "update letter set tries = $2, trouble = $3, body = '', subject = '' where letter = $1 and sent_at = ''";
const COUNT: &str = "select count(*) from letter where recipient = $1 and kind = $2 and written_at > $3";
const WAITING: &str = "select count(*) from letter where sent_at = '' and tries < $1";
const YEARLY: &str = "insert into yearly_letter (hoster, sent_on) values ($1, $2)
on conflict (hoster) do update set sent_on = excluded.sent_on where yearly_letter.sent_on <= $3";
const YEARLY_OF: &str = "select sent_on from yearly_letter where hoster = $1";

/// How often a letter is tried before it is given up.
const TRIES: u64 = 8;

/// A letter to be sent.
#[derive(Clone, Debug)]
pub struct NewLetter<'a> {
    /// To whom: one address.
    pub recipient: &'a str,
    /// One line.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
    /// What it is about: `sign_in`, `invitation`, `yearly`, `notice`.
    pub kind: &'a str,
    /// RFC 3339, UTC, in whole seconds.
    pub written_at: &'a str,
}

/// A letter that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// Its number.
    pub number: u64,
    /// To whom.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// What it is about.
    pub kind: String,
    /// RFC 3339, UTC.
    pub written_at: String,
    /// How often sending it failed.
    pub tries: u64,
}

impl Letter {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            number: line.number(0)?,
            recipient: line.text(1)?,
            subject: line.text(2)?,
            body: line.text(3)?,
            kind: line.text(4)?,
            written_at: line.text(5)?,
            tries: line.number(6)?,
        })
    }
}

impl Store {
    /// Keeps a letter to be sent.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn add_letter(&self, new: &NewLetter<'_>) -> Result<(), StoreError> {
        let NewLetter { recipient, subject, body, kind, written_at } = *new;
        let line = arguments![recipient, subject, body, kind, written_at, ""];
        self.change(&[Command::must(ADD, line)]).await.map(|_| ())
    }

    /// Keeps a link together with the letter that holds it. A letter that is not to be sent is kept empty, so that both
    /// take the same time. What the same form asks for twice is kept once.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn ask_to_come_in(
        &self,
        entrance: &NewEntrance<'_>,
        letter: &NewLetter<'_>,
        is_sent: bool,
        once: Option<&Submission>,
    ) -> Result<(), StoreError> {
        let NewLetter { recipient, subject, body, kind, written_at } = *letter;
        let line = if is_sent {
            arguments![recipient, subject, body, kind, written_at, ""]
        } else {
            arguments!["", "", "", kind, written_at, written_at]
        };
        let mut commands = vec![entrance::adding(entrance), Command::must(ADD, line)];
        commands.extend(once.map(publication::adding));
        self.change(&commands).await.map(|_| ())
    }

    /// The letters that are to be sent now, oldest first.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn letters_due(&self, now: &str, limit: u64) -> Result<Vec<Letter>, StoreError> {
        self.lines(DUE, arguments![now, TRIES, limit]).await?.iter().map(Letter::read).collect()
    }

    /// Takes a letter that is due, so that nobody else sends it before `until`: of several programs that want to, one gets
    /// it. Should that one end before it has sent it, it is due again then.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn take_letter(&self, letter: u64, now: &str, until: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(TAKE, arguments![letter, now, until])]).await
    }

    /// Notes that a letter will never be sent, and blanks it.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn give_up_letter(&self, letter: u64, why: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(GIVE_UP, arguments![letter, TRIES, why])]).await.map(|_| ())
    }

    /// Notes that a letter was sent, and blanks it.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn note_sent(&self, letter: u64, at: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(SENT, arguments![letter, at])]).await.map(|_| ())
    }

    /// Notes that a letter could not be sent, and when to try again.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn note_failed(&self, letter: u64, next_try: &str, why: &str) -> Result<(), StoreError> {
        self.change(&[Command::new(FAILED, arguments![letter, next_try, why])]).await.map(|_| ())
    }

    /// How many letters of a kind were written to an address after a moment.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn letters_to(&self, recipient: &str, kind: &str, after: &str) -> Result<u64, StoreError> {
        let lines = self.lines(COUNT, arguments![recipient, kind, after]).await?;
        lines.first().map_or(Ok(0), |line| line.number(0))
    }

    /// How many letters wait; those that were given up do not.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn letters_waiting(&self) -> Result<u64, StoreError> {
        self.lines(WAITING, arguments![TRIES]).await?.first().map_or(Ok(0), |line| line.number(0))
    }

    /// Notes that a hoster gets its yearly letter today; `false` when it had one after `not_after`.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn note_yearly(&self, hoster: &str, today: &str, not_after: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(YEARLY, arguments![hoster, today, not_after])]).await
    }

    /// When a hoster last got its yearly letter.
    ///
    /// # Errors
    /// As [`Store::add_letter`].
    pub async fn yearly_of(&self, hoster: &str) -> Result<Option<String>, StoreError> {
        self.lines(YEARLY_OF, arguments![hoster]).await?.first().map(|line| line.text(0)).transpose()
    }
}
