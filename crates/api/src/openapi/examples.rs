//! Examples of answers. Those in `examples.json` are what the service really answered: a test asks each request again,
//! and rewrites the file when an answer has changed. Errors that no request provokes at will are made from their kind.

use crate::problem::{Kind, Problem};
use serde::Deserialize;
use serde_json::Value as Json;
use utoipa::openapi::example::{Example, ExampleBuilder};
use utoipa::openapi::path::{Operation, ParameterIn};
use utoipa::openapi::{RefOr, Response};

const RECORDED: &str = include_str!("examples.json");

/// A request and what was answered to it.
#[derive(Deserialize)]
struct Recorded {
    operation: String,
    status: String,
    media: String,
    #[serde(default = "get")]
    method: String,
    request: String,
    /// Whether lists were cut to their first items, so that a person can read it.
    cut: bool,
    value: Json,
}

/// Most requests get something.
fn get() -> String {
    "GET".to_owned()
}

/// Puts an example beside every documented answer that has a body.
pub(super) fn complete((method, path): (&str, &str), operation: &mut Operation) {
    let id = operation.operation_id.clone().unwrap_or_default();
    let recorded: Vec<Recorded> = serde_json::from_str(RECORDED).unwrap_or_default();
    let asked = with_examples(path, operation);
    for (status, response) in &mut operation.responses.responses {
        let RefOr::T(response) = response else { continue };
        let known: Vec<&Recorded> =
            recorded.iter().filter(|example| example.operation == id && example.status == *status).collect();
        for example in &known {
            put(response, Some(&example.media), &example.document());
        }
        if known.is_empty()
            && let Some(example) = made(status, method, &asked)
        {
            put(response, None, &example);
        }
    }
}

/// The path with the examples of its parts in their place.
fn with_examples(path: &str, operation: &Operation) -> String {
    let mut asked = path.to_owned();
    for known in operation.parameters.iter().flatten() {
        let RefOr::T(parameter) = known else { continue };
        if parameter.parameter_in == ParameterIn::Path {
            let json = serde_json::to_value(parameter).unwrap_or_default();
            let example = json.get("example").and_then(Json::as_str).unwrap_or_default();
            asked = asked.replace(&format!("{{{}}}", parameter.name), example);
        }
    }
    asked
}

/// The example of an error that no request provokes at will.
fn made(status: &str, method: &str, asked: &str) -> Option<Example> {
    let kind = Kind::ALL.into_iter().rev().find(|kind| kind.status().as_str() == status)?;
    let value = Problem::plain(kind).example(asked);
    Some(ExampleBuilder::new().summary(format!("{method} {asked}")).value(Some(value)).build())
}

/// Puts an example beside the contents of one media type, or of all.
fn put(response: &mut Response, media: Option<&str>, example: &Example) {
    for (known, content) in &mut response.content {
        if let RefOr::T(content) = content
            && media.is_none_or(|media| media == known)
        {
            content.examples.insert("answer".to_owned(), example.clone().into());
        }
    }
}

impl Recorded {
    fn document(&self) -> Example {
        let cut = if self.cut { "Lists are cut to their first items." } else { "" };
        ExampleBuilder::new()
            .summary(format!("{} {}", self.method, self.request))
            .description(cut)
            .value(Some(self.value.clone()))
            .build()
    }
}
