//! Problems as JSON: each mistake with where it stands, in the query or in what was sent.

use super::{Kind, Problem};
use matou_core::query::ParameterError;
use matou_core::text::{Lang, Text};
use serde::Serialize;
use utoipa::ToSchema;

/// A mistake in what was sent.
#[derive(Clone, Debug)]
pub(crate) struct ContentError {
    /// Where it stands (RFC 6901); empty for the whole.
    pub(crate) pointer: String,
    /// The kind of mistake, for programs.
    pub(crate) code: &'static str,
    /// What was read, what was expected, and how to put it right.
    pub(crate) detail: Text,
    /// The names that are allowed, when they are a list.
    pub(crate) allowed: Vec<String>,
    /// The nearest one.
    pub(crate) did_you_mean: Option<String>,
}

impl ContentError {
    /// A mistake without a list of what is allowed.
    pub(crate) fn new(pointer: impl Into<String>, code: &'static str, detail: Text) -> Self {
        Self { pointer: pointer.into(), code, detail, allowed: Vec::new(), did_you_mean: None }
    }
}

/// An error (RFC 9457, `application/problem+json`).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemBody {
    /// The page that explains this kind of error.
    #[schema(example = "https://annuaire.example.org/problems/invalid-query")]
    r#type: String,
    /// The kind of error in a few words.
    title: String,
    /// The HTTP status.
    #[schema(example = 400)]
    status: u16,
    /// What happened this time, and how to put it right.
    detail: String,
    /// The path of the request.
    #[schema(example = "/api/v1/hosters")]
    instance: String,
    /// Each mistake, when there are several things to put right.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<ProblemError>,
}

/// One mistake, in a query or in what was sent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProblemError {
    /// The parameter or header, as written; empty for the query as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "avaliability")]
    parameter: Option<String>,
    /// Where it stands in what was sent (RFC 6901); empty for the whole of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "/statements/0/value/delay")]
    pointer: Option<String>,
    /// The kind of mistake. In a query: `unknown_parameter`, `repeated_parameter`, `invalid_value`, `contradiction`,
    /// `no_ranking`, `invalid_encoding`, `too_long`. In what was sent: `invalid_json`, `unknown_member`, `invalid_value`,
    /// `missing`, `unknown_field`, `not_yours_to_state`, `repeated`, `nothing_to_confirm`.
    #[schema(example = "unknown_parameter")]
    code: &'static str,
    /// What was read, what was expected, and how to put it right.
    detail: String,
    /// The names or values that are allowed, when they are a list.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    allowed: Vec<String>,
    /// The nearest one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "availability")]
    did_you_mean: Option<String>,
}

impl ProblemError {
    fn of_query(error: &ParameterError, lang: Lang) -> Self {
        Self {
            parameter: Some(error.parameter.clone()),
            pointer: None,
            code: error.code.code(),
            detail: error.detail.get(lang).to_owned(),
            allowed: error.allowed.clone(),
            did_you_mean: error.did_you_mean.clone(),
        }
    }

    fn of_content(error: &ContentError, lang: Lang) -> Self {
        Self {
            parameter: None,
            pointer: Some(error.pointer.clone()),
            code: error.code,
            detail: error.detail.get(lang).to_owned(),
            allowed: error.allowed.clone(),
            did_you_mean: error.did_you_mean.clone(),
        }
    }
}

impl Problem {
    pub(super) fn body(&self, lang: Lang, site: &str, instance: &str) -> ProblemBody {
        let of_query = self.errors.iter().map(|error| ProblemError::of_query(error, lang));
        let of_content = self.content.iter().map(|error| ProblemError::of_content(error, lang));
        ProblemBody {
            r#type: format!("{site}/problems/{}", self.kind.code()),
            title: self.kind.title().get(lang).to_owned(),
            status: self.kind.status().as_u16(),
            detail: self.detail.get(lang).to_owned(),
            instance: instance.to_owned(),
            errors: of_query.chain(of_content).collect(),
        }
    }
}

/// The mistakes of what was sent.
impl From<Vec<ContentError>> for Problem {
    fn from(content: Vec<ContentError>) -> Self {
        let words = |lang: Lang| {
            let each = content.iter().map(|error| format!("{}: {}", error.pointer, error.detail.get(lang)));
            each.collect::<Vec<_>>().join(" ")
        };
        let detail = Text::owned(words(Lang::Fr), words(Lang::En));
        Self { kind: Kind::InvalidStatements, detail, errors: Vec::new(), content }
    }
}
