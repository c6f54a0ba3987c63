//! Answers as they stand: what was said, by whom, when, and until when it holds.

use crate::date::PartialDate;
use crate::text::{Text, t};
use crate::value::Value;
use jiff::civil::Date;

/// What a statement says. "Not stated" is the absence of an answer, so that it can never be taken for a "no".
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Answer {
    /// The hoster, or the source, states that there is none.
    None,
    /// A value.
    Value(Value),
}

impl Answer {
    /// The value, when there is one.
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::None => None,
            Self::Value(value) => Some(value),
        }
    }
}

/// Where a statement comes from, weakest first, so that the strongest is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// Compiled by others from public sources.
    Gathered,
    /// Follows from other answers.
    Derived,
    /// Guessed by a tool that writes files for hosters.
    Tool,
    /// The hoster's sheet on chatons.org.
    Sheet,
    /// A file on the hoster's own site.
    DeclaredFile,
    /// The hoster's own form.
    Declared,
    /// A decision of the collective about its directory, such as to withdraw a hoster; it says nothing in a hoster's place.
    Collective,
}

impl Provenance {
    /// All provenances, strongest first, as they are documented.
    pub const ALL: [Self; 7] = [
        Self::Collective,
        Self::Declared,
        Self::DeclaredFile,
        Self::Sheet,
        Self::Tool,
        Self::Derived,
        Self::Gathered,
    ];

    /// The code in JSON, CSV and the ledger.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Collective => "collective",
            Self::Declared => "declared",
            Self::DeclaredFile => "declared_file",
            Self::Sheet => "sheet",
            Self::Tool => "tool",
            Self::Derived => "derived",
            Self::Gathered => "gathered",
        }
    }

    /// The provenance of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provenance| provenance.code() == code)
    }

    /// What people read.
    pub const fn label(self) -> Text {
        match self {
            Self::Collective => t("décidé par le collectif", "decided by the collective"),
            Self::Declared => t("déclaré par l’hébergeur", "declared by the hoster"),
            Self::DeclaredFile => {
                t("déclaré par un fichier de l’hébergeur", "declared in the hoster’s own file")
            }
            Self::Sheet => t("fiche sur chatons.org", "sheet on chatons.org"),
            Self::Tool => t("écrit par un outil, non vérifié", "written by a tool, not checked"),
            Self::Derived => t("déduit d’autres réponses", "follows from other answers"),
            Self::Gathered => t(
                "recueilli par d’autres dans des sources publiques",
                "gathered by others from public sources",
            ),
        }
    }

    /// Whether the hoster itself speaks: then a commitment needs its means (product rule 8).
    pub const fn is_declaration(self) -> bool {
        matches!(self, Self::Declared | Self::DeclaredFile)
    }

    /// Whether a list from this source is meant to be whole. What others gathered may lack half of the services.
    pub const fn is_exhaustive(self) -> bool {
        matches!(self, Self::Declared | Self::DeclaredFile | Self::Sheet)
    }
}

/// Where exactly a statement was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub struct Source {
    /// Addresses or descriptions of the documents, in the order given.
    pub documents: Vec<String>,
    /// The day on which they were read.
    pub read_on: Option<Date>,
}

/// One live answer with everything that is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What was said.
    pub answer: Answer,
    /// By what kind of source.
    pub provenance: Provenance,
    /// When the source said it, as far as it says so.
    pub stated_on: Option<PartialDate>,
    /// When the hoster last confirmed it unchanged.
    pub confirmed_on: Option<Date>,
    /// When a person of the collective last read it.
    pub reviewed_on: Option<Date>,
    /// The public reason why the collective contests it, if it does.
    pub contested: Option<String>,
    /// What the hoster replies to that, shown beside it.
    pub reply: Option<String>,
    /// Where it was read.
    pub source: Source,
    /// Addresses that support it.
    pub evidence: Vec<String>,
    /// The day of the statement in the ledger.
    pub recorded_on: Date,
    /// For a derived answer, the field that it follows from.
    pub follows_from: Option<&'static str>,
}

impl Stated {
    /// The day from which validity counts: the latest of confirmation and statement; when the source carries no date,
    /// the day it was read, or else recorded. Never later than the day it was recorded, unless it was confirmed since.
    pub fn known_on(&self) -> Date {
        let (_, said) = self.said_between();
        self.confirmed_on.map_or(said, |confirmed| confirmed.max(said))
    }

    /// The first and the last day on which it may have been said; when the source carries no date, the day it was read, or
    /// else recorded. Nothing recorded was said later than that, so that “2026” never reaches into the future.
    pub(crate) fn said_between(&self) -> (Date, Date) {
        let undated = self.source.read_on.unwrap_or(self.recorded_on);
        let first = self.stated_on.map_or(undated, PartialDate::first_day);
        let last = self.stated_on.map_or(undated, PartialDate::last_day);
        (first.min(self.recorded_on), last.min(self.recorded_on))
    }

    /// The last day on which the answer counts; `None` when it does not age.
    pub fn valid_until(&self, months: Option<u16>) -> Option<Date> {
        let months = jiff::Span::new().try_months(i64::from(months?)).ok()?;
        self.known_on().checked_add(months).ok()
    }

    /// Whether the answer has aged out of the filters on that day.
    pub fn is_expired(&self, months: Option<u16>, today: Date) -> bool {
        self.valid_until(months).is_some_and(|last| last < today)
    }
}
