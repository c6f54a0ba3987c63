//! Errors of the grammar, for the person who wrote the query.

use crate::text::{Lang, Text};

/// What kind of mistake it is; stable, for programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorCode {
    /// No parameter has this name.
    Unknown,
    /// The parameter takes one value and stands more than once.
    Repeated,
    /// The value is not one that the parameter takes.
    Value,
    /// Two parameters contradict each other, or one needs another.
    Contradiction,
    /// There is no such order, on purpose.
    NoRanking,
    /// The text is not valid UTF-8.
    Encoding,
    /// The text is too long.
    TooLong,
}

impl ErrorCode {
    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unknown => "unknown_parameter",
            Self::Repeated => "repeated_parameter",
            Self::Value => "invalid_value",
            Self::Contradiction => "contradiction",
            Self::NoRanking => "no_ranking",
            Self::Encoding => "invalid_encoding",
            Self::TooLong => "too_long",
        }
    }
}

/// One mistake in a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterError {
    /// The parameter, as written; empty for the query as a whole.
    pub parameter: String,
    /// The kind of mistake.
    pub code: ErrorCode,
    /// What was read, what was expected, and how to put it right.
    pub detail: Text,
    /// The values or names that are allowed, when they are a list.
    pub allowed: Vec<String>,
    /// The nearest one.
    pub did_you_mean: Option<String>,
}

impl ParameterError {
    /// A mistake without a list of what is allowed.
    pub fn new(parameter: impl Into<String>, code: ErrorCode, detail: Text) -> Self {
        Self { parameter: parameter.into(), code, detail, allowed: Vec::new(), did_you_mean: None }
    }

    /// The mistake in one line, with the nearest spelling.
    pub fn in_words(&self, lang: Lang) -> String {
        let detail = self.detail.get(lang);
        match (&self.did_you_mean, lang) {
            (Some(near), Lang::Fr) => format!("{detail} Vouliez-vous « {near} » ?"),
            (Some(near), Lang::En) => format!("{detail} Did you mean “{near}”?"),
            (None, _) => detail.to_owned(),
        }
    }
}
