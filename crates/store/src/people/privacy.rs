//! What is personal in the database, why it is kept and for how long; and how it goes: by itself every day, and when its
//! owner asks.

use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

/// A column that may hold personal data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Personal {
    /// The table.
    pub table: &'static str,
    /// The column.
    pub column: &'static str,
    /// What it is needed for.
    pub purpose: &'static str,
    /// When it goes.
    pub retention: Retention,
}

/// When something personal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retention {
    /// With the account, which goes when its owner erases it, or three years after it last came in.
    WithAccount,
    /// So many days after it was written, by the daily purge.
    Days(u16),
    /// It is part of the public record of who stated what; legal erasure alone blanks it.
    Record,
}

const fn personal(
    table: &'static str,
    column: &'static str,
    purpose: &'static str,
    retention: Retention,
) -> Personal {
    Personal { table, column, purpose, retention }
}

/// Every column that may hold personal data. A test fails when a table has a text column that is neither here nor known to
/// hold none.
pub const PERSONAL: &[Personal] = &[
    personal(
        "account",
        "email",
        "to let its owner in, and to write to them once a year",
        Retention::WithAccount,
    ),
    personal("account", "signed_in_at", "to let unused accounts go", Retention::WithAccount),
    personal("account", "totp", "the second proof of reviewers", Retention::WithAccount),
    personal("entrance", "email", "to let its owner in by a link", Retention::Days(90)),
    personal("session", "client", "so that owners know their own sessions again", Retention::Days(1)),
    personal("draft", "content", "so that nothing typed is lost", Retention::Days(30)),
    personal("letter", "recipient", "to send a letter, and not too many", Retention::Days(30)),
    personal("letter", "body", "the letter, blanked when it was sent", Retention::Days(30)),
    personal("letter", "subject", "the letter, blanked when it was sent", Retention::Days(30)),
    personal("letter", "trouble", "why a letter could not be sent", Retention::Days(30)),
    personal("token", "label", "so that owners know their tokens again", Retention::WithAccount),
    personal("remark", "text", "what reviewers and hosters ask each other", Retention::Days(730)),
    personal("reports", "message", "what a visitor reports; who it was is not kept", Retention::Days(730)),
    personal("report_outcome", "reason", "what came of a report", Retention::Days(730)),
    personal("statement", "content", "what a hoster states in public", Retention::Record),
];

const PURGE_ENTRANCES: &str = "delete from entrance where expires_at < $1";
const PURGE_SESSIONS: &str = "delete from session where created_at < $1";
const PURGE_DRAFTS: &str = "delete from draft where saved_at < $1";
const PURGE_LETTERS: &str = "delete from letter where written_at < $1";
const PURGE_REMARKS: &str = "delete from remark where written_at < $1";
const PURGE_REPORTS: &str = "update reports set message = '' where received_at < $1 and message <> ''";
const PURGE_OUTCOMES: &str = "update report_outcome set reason = '' where decided_at < $1 and reason <> ''";
const PURGE_SUBMISSIONS: &str = "delete from submission where received_at < $1";
const OLD_ACCOUNTS: &str = "select account from account
where role = 'hoster' and email not like 'erased:%' and created_at < $1 and (signed_in_at = '' or signed_in_at < $1)";

const ERASE: &[&str] = &[
    "delete from entrance where email = (select email from account where account = $1)",
    "delete from letter where recipient = (select email from account where account = $1)",
    "delete from session where account = $1",
    "delete from draft where account = $1",
    "delete from token where account = $1",
    "delete from editor where account = $1",
    "delete from submission where account = $1",
    "update remark set text = '' where account = $1",
    "update account set email = 'erased:' || account, role = 'hoster', signed_in_at = '', suspended_at = created_at,
     totp = '', totp_step = 0 where account = $1",
];

/// What is told to the owner of an account: the table, and its lines as columns with their names.
const EXPORT: &[(&str, &[&str], &str)] = &[
    (
        "account",
        &["email", "role", "lang", "created_at", "signed_in_at"],
        "select email, role, lang, created_at, signed_in_at from account where account = $1",
    ),
    (
        "editor",
        &["hoster", "shown_by", "since"],
        "select hoster, shown_by, since from editor where account = $1 order by hoster",
    ),
    (
        "session",
        &["rights", "created_at", "seen_at", "client"],
        "select rights, created_at, seen_at, client from session where account = $1 order by created_at",
    ),
    (
        "draft",
        &["hoster", "section", "content", "saved_at"],
        "select hoster, section, content, saved_at from draft where account = $1 order by hoster, section",
    ),
    (
        "token",
        &["hoster", "label", "created_at", "expires_on", "used_on", "revoked_at"],
        "select hoster, label, created_at, expires_on, used_on, revoked_at from token where account = $1 order by token",
    ),
    (
        "remark",
        &["hoster", "field", "kind", "text", "written_at"],
        "select hoster, field, kind, text, written_at from remark where account = $1 order by remark",
    ),
    (
        "letter",
        &["kind", "written_at", "sent_at"],
        "select kind, written_at, sent_at from letter
         where recipient = (select email from account where account = $1) order by letter",
    ),
    (
        "statement",
        &["hoster", "service", "field", "act", "content", "recorded_at"],
        "select hoster, service, field, act, content, recorded_at from statement
         where author in ('account:' || cast($1 as bigint), 'reviewer:' || cast($1 as bigint)) order by seq",
    ),
];

impl Store {
    /// Lets go what is past its time. `before` gives the moment so many days before now.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn purge(&self, now: &str, before: &(dyn Fn(u16) -> String + Sync)) -> Result<(), StoreError> {
        const ACCOUNT_DAYS: u16 = 3 * 365;
        let day = before(1);
        let month = before(30);
        let two_years = before(730);
        let commands = [
            Command::new(PURGE_ENTRANCES, arguments![now]),
            Command::new(PURGE_SESSIONS, arguments![&day]),
            Command::new(PURGE_DRAFTS, arguments![&month]),
            Command::new(PURGE_LETTERS, arguments![&month]),
            Command::new(PURGE_REMARKS, arguments![&two_years]),
            Command::new(PURGE_REPORTS, arguments![&two_years]),
            Command::new(PURGE_OUTCOMES, arguments![&two_years]),
            Command::new(PURGE_SUBMISSIONS, arguments![&month]),
        ];
        self.change(&commands).await?;
        let unused = before(ACCOUNT_DAYS);
        for line in self.lines(OLD_ACCOUNTS, arguments![&unused]).await? {
            self.erase_account(line.number(0)?).await?;
        }
        Ok(())
    }

    /// Erases an account and everything personal that hangs on it, from the files too. What it stated in public stays,
    /// under a number that belongs to nobody any more.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn erase_account(&self, account: u64) -> Result<(), StoreError> {
        let commands: Vec<Command<'_>> =
            ERASE.iter().map(|sql| Command::new(sql, arguments![account])).collect();
        self.change(&commands).await?;
        self.sweep().await
    }

    /// Everything that is kept about an account: by table, each line as names and values.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged.
    pub async fn export_account(
        &self,
        account: u64,
    ) -> Result<Vec<(&'static str, Vec<Vec<(&'static str, String)>>)>, StoreError> {
        let mut tables = Vec::new();
        for (table, names, sql) in EXPORT {
            let lines = self.lines(sql, arguments![account]).await?;
            let named = |line: &Line| {
                let cells = names.iter().enumerate();
                cells.map(|(at, name)| Ok((*name, line.text(at)?))).collect::<Result<Vec<_>, StoreError>>()
            };
            tables.push((*table, lines.iter().map(named).collect::<Result<_, _>>()?));
        }
        Ok(tables)
    }
}
