//! Drafts: what somebody began to write, section by section. Nothing that was typed is lost.

use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

const SAVE: &str = "insert into draft (account, hoster, section, content, seen, saved_at)
values ($1, $2, $3, $4, $5, $6)
on conflict (account, hoster, section)
do update set content = excluded.content, seen = excluded.seen, saved_at = excluded.saved_at";
const OF: &str = "select hoster, section, content, seen, saved_at from draft
where account = $1 and hoster = $2 order by section";
const FORGET_ONE: &str = "delete from draft where account = $1 and hoster = $2 and section = $3";
pub(super) const FORGET: &str = "delete from draft where account = $1 and hoster = $2";

/// What was typed into a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The hoster that it is about.
    pub hoster: String,
    /// The section; that about a service is `service/KEY`.
    pub section: String,
    /// One line per input.
    pub content: String,
    /// The last entry about the hoster when it was begun.
    pub seen: u64,
    /// RFC 3339, UTC.
    pub saved_at: String,
}

impl Draft {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            hoster: line.text(0)?,
            section: line.text(1)?,
            content: line.text(2)?,
            seen: line.number(3)?,
            saved_at: line.text(4)?,
        })
    }
}

impl Store {
    /// Keeps what was typed into a section, in place of what was typed there before.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn save_draft(&self, account: u64, draft: &Draft) -> Result<(), StoreError> {
        let Draft { hoster, section, content, seen, saved_at } = draft;
        let line = arguments![account, hoster, section, content, *seen, saved_at];
        self.change(&[Command::must(SAVE, line)]).await.map(|_| ())
    }

    /// What an account began to write about a hoster.
    ///
    /// # Errors
    /// As [`Store::save_draft`].
    pub async fn drafts(&self, account: u64, hoster: &str) -> Result<Vec<Draft>, StoreError> {
        self.lines(OF, arguments![account, hoster]).await?.iter().map(Draft::read).collect()
    }

    /// Forgets a draft, because its author throws it away; all drafts about the hoster when no section is named.
    ///
    /// # Errors
    /// As [`Store::save_draft`].
    pub async fn forget_draft(
        &self,
        account: u64,
        hoster: &str,
        section: Option<&str>,
    ) -> Result<(), StoreError> {
        let command = match section {
            Some(section) => Command::new(FORGET_ONE, arguments![account, hoster, section]),
            None => Command::new(FORGET, arguments![account, hoster]),
        };
        self.change(&[command]).await.map(|_| ())
    }
}
