//! What is sent becomes statements once and only once, however often the button is pressed.

use super::drafts;
use crate::command::{Command, Line, arguments};
use crate::{Appended, Store, StoreError};
use matou_core::statement::Entry;

const ADD: &str = "insert into submission (mark, account, digest, outcome, received_at)
values ($1, $2, $3, $4, $5) on conflict (mark) do nothing";
const OF: &str = "select mark, account, digest, outcome, received_at from submission where mark = $1";

/// What was sent, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// The mark of the form, or the key that a program chose, with what makes it this account's.
    pub mark: String,
    /// Who sent it.
    pub account: u64,
    /// A digest of what was sent, so that the same key with other content is known.
    pub digest: String,
    /// What is answered when it is sent again.
    pub outcome: String,
    /// RFC 3339, UTC.
    pub received_at: String,
}

/// What became of statements that were sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// They were added.
    Now(Appended),
    /// They were sent before, and added then.
    Before(Submission),
}

impl Submission {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            mark: line.text(0)?,
            account: line.number(1)?,
            digest: line.text(2)?,
            outcome: line.text(3)?,
            received_at: line.text(4)?,
        })
    }
}

/// The change that notes what was sent; it fails when the same was sent before.
pub(super) fn adding(submission: &Submission) -> Command<'_> {
    let Submission { mark, account, digest, outcome, received_at } = submission;
    Command::must(ADD, arguments![mark, *account, digest, outcome, received_at])
}

impl Store {
    /// Adds statements with the mark of what they came by, and forgets the drafts that they were made from, when a hoster
    /// is named whose drafts these were: all or nothing.
    ///
    /// # Errors
    /// [`StoreError::Moved`] when the ledger went on meanwhile; others when the database does not answer.
    pub async fn publish(
        &self,
        expected: u64,
        entries: &[Entry],
        submission: &Submission,
        drafts_about: Option<&str>,
    ) -> Result<Published, StoreError> {
        let Submission { mark, account, .. } = submission;
        let mut also = vec![adding(submission)];
        let forget = drafts_about.map(|hoster| Command::new(drafts::FORGET, arguments![*account, hoster]));
        also.extend(forget);
        match self.append_with(expected, entries, &[], &also).await {
            Ok(appended) => Ok(Published::Now(appended)),
            Err(StoreError::Repeated) => {
                let before = self.submission(mark).await?;
                before.map(Published::Before).ok_or(StoreError::Repeated)
            }
            Err(error) => Err(error),
        }
    }

    /// What was sent by a mark.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn submission(&self, mark: &str) -> Result<Option<Submission>, StoreError> {
        self.lines(OF, arguments![mark]).await?.first().map(Submission::read).transpose()
    }
}
