//! Why a handler ends before it made an answer: it is there already, or there is a problem.

use crate::problem::Problem;
use axum::response::{IntoResponse, Response};
use matou_core::query::ParameterError;

/// An early end.
pub(crate) enum Stop {
    /// The answer was kept, or the client holds it.
    Answered(Response),
    /// There is no answer.
    Problem(Problem),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<Vec<ParameterError>> for Stop {
    fn from(errors: Vec<ParameterError>) -> Self {
        Self::Problem(errors.into())
    }
}

impl IntoResponse for Stop {
    fn into_response(self) -> Response {
        match self {
            Self::Answered(response) => response,
            Self::Problem(problem) => problem.into_response(),
        }
    }
}
