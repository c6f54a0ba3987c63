//! What is said between reviewers and hosters, and among reviewers; and what came of reported errors.

use super::publication::{self, Submission};
use crate::command::{Command, Line, arguments};
use crate::{Store, StoreError};

const ADD: &str = "insert into remark (remark, hoster, field, kind, text, account, written_at, closed_at)
select coalesce(max(remark), 0) + 1, $1, $2, $3, $4, $5, $6, '' from remark";
const OF: &str = "select remark, hoster, field, kind, text, account, written_at, closed_at
from remark where hoster = $1 order by remark";
const OPEN: &str = "select remark, hoster, field, kind, text, account, written_at, closed_at
from remark where kind = 'question' and closed_at = '' order by remark";
const CLOSE: &str = "update remark set closed_at = $3 where hoster = $1 and remark = $2 and closed_at = ''";
const DECIDE: &str = "insert into report_outcome (report, outcome, reason, account, decided_at)
values ($1, $2, $3, $4, $5) on conflict (report) do nothing";
const OUTCOMES: &str = "select report, outcome, reason, account, decided_at from report_outcome";

/// What kind of remark it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// A reviewer asks the hoster.
    Question,
    /// The hoster answers.
    Answer,
    /// A note among reviewers.
    Note,
}

/// Something that a reviewer or a hoster wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Its number; 0 before it is kept.
    pub number: u64,
    /// The hoster that it is about.
    pub hoster: String,
    /// The key of the field that it is about; empty for the hoster as a whole.
    pub field: String,
    /// What kind it is.
    pub kind: RemarkKind,
    /// What it says.
    pub text: String,
    /// Who wrote it.
    pub account: u64,
    /// RFC 3339, UTC.
    pub written_at: String,
    /// When a question was answered, or done with.
    pub closed_at: Option<String>,
}

/// What came of a reported error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportOutcome {
    /// The report.
    pub report: u64,
    /// Whether something was corrected; otherwise the report was rejected.
    pub is_corrected: bool,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub account: u64,
    /// RFC 3339, UTC.
    pub decided_at: String,
}

impl RemarkKind {
    /// Its name in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Note => "note",
        }
    }

    fn from_code(code: &str) -> Result<Self, StoreError> {
        let mut all = [Self::Question, Self::Answer, Self::Note].into_iter();
        let found = all.find(|kind| kind.code() == code);
        found.ok_or_else(|| StoreError::damaged(format!("a remark is a “{code}”")))
    }
}

impl Remark {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            number: line.number(0)?,
            hoster: line.text(1)?,
            field: line.text(2)?,
            kind: RemarkKind::from_code(&line.text(3)?)?,
            text: line.text(4)?,
            account: line.number(5)?,
            written_at: line.text(6)?,
            closed_at: line.optional(7)?,
        })
    }
}

impl ReportOutcome {
    fn read(line: &Line) -> Result<Self, StoreError> {
        Ok(Self {
            report: line.number(0)?,
            is_corrected: line.text(1)? == "corrected",
            reason: line.text(2)?,
            account: line.number(3)?,
            decided_at: line.text(4)?,
        })
    }
}

impl Store {
    /// Keeps a remark; a question that it answers is closed with it, unless somebody else did so at the same moment. What is
    /// sent twice is kept once.
    ///
    /// # Errors
    /// When the database does not answer, or is damaged. So for every function of this file.
    pub async fn add_remark(
        &self,
        remark: &Remark,
        answers: Option<u64>,
        once: Option<&Submission>,
    ) -> Result<bool, StoreError> {
        let Remark { hoster, field, kind, text, account, written_at, .. } = remark;
        let mut commands =
            vec![Command::must(ADD, arguments![hoster, field, kind.code(), text, *account, written_at])];
        commands.extend(answers.map(|number| Command::new(CLOSE, arguments![hoster, number, written_at])));
        commands.extend(once.map(publication::adding));
        self.change(&commands).await
    }

    /// Closes a question.
    ///
    /// # Errors
    /// As [`Store::add_remark`].
    pub async fn close_remark(&self, hoster: &str, remark: u64, at: &str) -> Result<bool, StoreError> {
        self.change(&[Command::must(CLOSE, arguments![hoster, remark, at])]).await
    }

    /// All remarks about a hoster, oldest first.
    ///
    /// # Errors
    /// As [`Store::add_remark`].
    pub async fn remarks_of(&self, hoster: &str) -> Result<Vec<Remark>, StoreError> {
        self.lines(OF, arguments![hoster]).await?.iter().map(Remark::read).collect()
    }

    /// The questions that no hoster has answered, oldest first.
    ///
    /// # Errors
    /// As [`Store::add_remark`].
    pub async fn open_questions(&self) -> Result<Vec<Remark>, StoreError> {
        self.lines(OPEN, []).await?.iter().map(Remark::read).collect()
    }

    /// Notes what came of a report; `false` when somebody decided before.
    ///
    /// # Errors
    /// As [`Store::add_remark`].
    pub async fn decide_report(&self, outcome: &ReportOutcome) -> Result<bool, StoreError> {
        let ReportOutcome { report, is_corrected, reason, account, decided_at } = outcome;
        let code = if *is_corrected { "corrected" } else { "rejected" };
        let line = arguments![*report, code, reason, *account, decided_at];
        self.change(&[Command::must(DECIDE, line)]).await
    }

    /// What came of reports.
    ///
    /// # Errors
    /// As [`Store::add_remark`].
    pub async fn report_outcomes(&self) -> Result<Vec<ReportOutcome>, StoreError> {
        self.lines(OUTCOMES, []).await?.iter().map(ReportOutcome::read).collect()
    }
}
