//! Accounts: an e-mail address, what it may do, and the hosters that it speaks for.

use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

const COLUMNS_OF: &str =
    "select account, email, role, lang, created_at, signed_in_at, suspended_at, totp, totp_step
from account where account = $1";
const COLUMNS_OF_EMAIL: &str =
    "select account, email, role, lang, created_at, signed_in_at, suspended_at, totp, totp_step
from account where email = $1";
const ALL: &str = "select account, email, role, lang, created_at, signed_in_at, suspended_at, totp, totp_step
from account order by account";
const ALL_OF_HOSTER: &str = "select a.account, a.email, a.role, a.lang, a.created_at, a.signed_in_at, a.suspended_at, a.totp, a.totp_step
from account a join editor e on e.account = a.account where e.hoster = $1 order by a.account";
const ADD: &str = "insert into account
(account, email, role, lang, created_at, signed_in_at, suspended_at, totp, totp_step)
select coalesce(max(account), 0) + 1, $1, $2, $3, $4, '', '', '', 0 from account where true
on conflict (email) do nothing";
const SET_ROLE: &str = "update account set role = $2, totp = '' where account = $1";
const SIGNED_IN: &str = "update account set signed_in_at = $2 where account = $1";
const SET_TOTP: &str = "update account set totp = $2, totp_step = 0 where account = $1";
const USE_TOTP: &str = "update account set totp_step = $2 where account = $1 and totp_step < $2";
const SUSPEND: &str = "update account set suspended_at = $2 where account = $1";
const END_SESSIONS: &str = "delete from session where account = $1";
const REVOKE_TOKENS: &str = "update token set revoked_at = $2 where account = $1 and revoked_at = ''";
const ADD_EDITOR: &str = "insert into editor (account, hoster, shown_by, since) values ($1, $2, $3, $4)
on conflict (account, hoster) do nothing";
const REMOVE_EDITOR: &str = "delete from editor where account = $1 and hoster = $2";
const HOSTERS: &str = "select hoster from editor where account = $1 order by hoster";

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its number; the ledger names it `account:12`.
    pub number: u64,
    /// The e-mail address, in lower case.
    pub email: String,
    /// What it may do.
    pub role: Role,
    /// The code of the language in which it is written to.
    pub lang: String,
    /// RFC 3339, UTC.
    pub created_at: String,
    /// When it last came in.
    pub signed_in_at: Option<String>,
    /// When it was suspended.
    pub suspended_at: Option<String>,
    /// The secret of its one-time codes, in base 32.
    pub totp: Option<String>,
    /// The last time step whose code was used.
    pub totp_step: u64,
}

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Speaks for the hosters that it was given.
    Hoster,
    /// Reviews for the collective.
    Reviewer,
}

impl Role {
    /// Its name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hoster => "hoster",
            Self::Reviewer => "reviewer",
        }
    }
}

impl Account {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            number: line.number(0)?,
            email: line.text(1)?,
            role: if line.text(2)? == Role::Reviewer.code() { Role::Reviewer } else { Role::Hoster },
            lang: line.text(3)?,
            created_at: line.text(4)?,
            signed_in_at: line.optional(5)?,
            suspended_at: line.optional(6)?,
            totp: line.optional(7)?,
            totp_step: line.number(8)?,
        })
    }

    /// Whether it may come in.
    pub const fn is_open(&self) -> bool {
        self.suspended_at.is_none()
    }

    /// The name under which the ledger keeps what it states.
    pub fn author(&self) -> String {
        format!("account:{}", self.number)
    }
}

impl Store {
    /// The account of a number.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn account(&self, number: u64) -> Result<Option<Account>, StoreError> {
        self.lines(COLUMNS_OF, arguments![number]).await?.first().map(Account::read).transpose()
    }

    /// The account of an e-mail address, in lower case.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn account_of_email(&self, email: &str) -> Result<Option<Account>, StoreError> {
        self.lines(COLUMNS_OF_EMAIL, arguments![email]).await?.first().map(Account::read).transpose()
    }

    /// All accounts.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn accounts(&self) -> Result<Vec<Account>, StoreError> {
        self.lines(ALL, []).await?.iter().map(Account::read).collect()
    }

    /// The account of an e-mail address; it is made when there is none.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn add_account(
        &self,
        email: &str,
        role: Role,
        lang: &str,
        at: &str,
    ) -> Result<Account, StoreError> {
        self.change(&[Command::new(ADD, arguments![email, role.code(), lang, at])]).await?;
        let account = self.account_of_email(email).await?;
        account.ok_or_else(|| StoreError::damaged("an account that was added is not there"))
    }

    /// Gives an account a role; its one-time codes have to be set up anew, and it has to come in again.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn set_role(&self, account: u64, role: Role) -> Result<bool, StoreError> {
        let commands = [
            Command::must(SET_ROLE, arguments![account, role.code()]),
            Command::new(END_SESSIONS, arguments![account]),
        ];
        self.change(&commands).await
    }

    /// Notes that an account came in.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn note_signed_in(&self, account: u64, at: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(SIGNED_IN, arguments![account, at])]).await
    }

    /// Sets the secret of the one-time codes of an account.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn set_totp(&self, account: u64, secret: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(SET_TOTP, arguments![account, secret])]).await
    }

    /// Uses the code of a time step; `false` when it, or a later one, was used before.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn use_totp_step(&self, account: u64, step: u64) -> Result<bool, StoreError> {
        self.change(&[Command::must(USE_TOTP, arguments![account, step])]).await
    }

    /// Suspends an account: its sessions end and its tokens are revoked in the same moment.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn suspend(&self, account: u64, at: &str) -> Result<bool, StoreError> {
        let commands = [
            Command::must(SUSPEND, arguments![account, at]),
            Command::new(END_SESSIONS, arguments![account]),
            Command::new(REVOKE_TOKENS, arguments![account, at]),
        ];
        self.change(&commands).await
    }

    /// Lets a suspended account come in again.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn reopen(&self, account: u64) -> Result<bool, StoreError> {
        self.change(&[Command::must(SUSPEND, arguments![account, ""])]).await
    }

    /// Lets an account speak for a hoster. `shown_by` says how it was shown: `invitation`, `file`, `command`.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn add_editor(
        &self,
        account: u64,
        hoster: &str,
        shown_by: &str,
        at: &str,
    ) -> Result<bool, StoreError> {
        self.change(&[Command::new(ADD_EDITOR, arguments![account, hoster, shown_by, at])]).await
    }

    /// Ends that an account speaks for a hoster.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn remove_editor(&self, account: u64, hoster: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(REMOVE_EDITOR, arguments![account, hoster])]).await
    }

    /// The hosters that an account speaks for.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn hosters_of(&self, account: u64) -> Result<Vec<String>, StoreError> {
        self.lines(HOSTERS, arguments![account]).await?.iter().map(|line| line.text(0)).collect()
    }

    /// The accounts that speak for a hoster.
    ///
    /// # Errors
    /// As [`Store::account`].
    pub async fn editors_of(&self, hoster: &str) -> Result<Vec<Account>, StoreError> {
        self.lines(ALL_OF_HOSTER, arguments![hoster]).await?.iter().map(Account::read).collect()
    }
}
