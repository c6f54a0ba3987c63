//! How the program ends: a status that scripts can read, and a message that says what to do.

use matou_api::{Kind, LiveError, Problem};
use matou_core::text::Lang;
use matou_store::StoreError;
use std::error::Error;
use std::fmt;
use std::process::ExitCode;

/// Why a command did not do what it was asked, with the status that `docs/operating.md` lists.
#[derive(Debug)]
pub(crate) struct Failure {
    status: u8,
    message: String,
}

impl Failure {
    /// Done, and errors were found.
    pub(crate) fn found(message: impl Into<String>) -> Self {
        Self { status: 1, message: message.into() }
    }

    /// The command does not make sense.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self { status: 2, message: message.into() }
    }

    /// Held by the guard against mass changes.
    pub(crate) fn held(message: impl Into<String>) -> Self {
        Self { status: 3, message: message.into() }
    }

    /// The settings are not understood.
    pub(crate) fn configuration(message: impl Into<String>) -> Self {
        Self { status: 78, message: message.into() }
    }

    /// There is no database to read.
    pub(crate) fn no_database(message: impl Into<String>) -> Self {
        Self { status: 5, message: message.into() }
    }

    /// The system refused something: it says why but not where, so that is said before it.
    pub(crate) fn io(place: impl fmt::Display, error: &std::io::Error) -> Self {
        Self::found(format!("{place}: {error}"))
    }

    /// What a function of the service could not do, in the words of its pages.
    pub(crate) fn of_problem(problem: &Problem, lang: Lang) -> Self {
        let status = match problem.kind() {
            Kind::Unavailable => 5,
            Kind::UnknownHoster | Kind::WithdrawnHoster => 2,
            _ => 1,
        };
        Self { status, message: problem.messages(lang).join(" ") }
    }

    /// The status for the system.
    pub(crate) fn code(&self) -> ExitCode {
        ExitCode::from(self.status)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let status = match error {
            StoreError::Newer { .. } => 4,
            StoreError::UnsupportedUrl(_) => 2,
            _ => 5,
        };
        Self { status, message: with_causes(&error) }
    }
}

impl From<LiveError> for Failure {
    fn from(error: LiveError) -> Self {
        Self { status: 5, message: with_causes(&error) }
    }
}

/// An error and everything behind it: the operator may read it all.
fn with_causes(error: &dyn Error) -> String {
    let mut message = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        message.push_str(": ");
        message.push_str(&inner.to_string());
        cause = inner.source();
    }
    message
}
