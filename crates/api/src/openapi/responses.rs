//! What every operation of version 1 may answer beside what is its own: the errors that any request may meet, the answer
//! that says that nothing changed, and headers.

use super::raw;
use crate::problem::Kind;
use serde_json::{Value as Json, json};
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::Operation;
use utoipa::openapi::response::{Response, Responses};
use utoipa::openapi::{ContentBuilder, Ref, RefOr, ResponseBuilder};

/// The media type of errors.
const PROBLEM: &str = "application/problem+json";

/// The errors that any request may meet, with what the document says of them. A handler may say it better.
const COMMON: [(Kind, &str); 5] = [
    (
        Kind::InvalidQuery,
        "The query is not understood: a parameter that does not exist here, stands too often, has a value that it does not take, or contradicts another. `errors` lists every mistake.",
    ),
    (Kind::NotAcceptable, "`Accept` excludes the media type of the answer."),
    (Kind::QueryTooLong, "The query is longer than 8 KiB."),
    (Kind::TooManyRequests, "The client asks too often; `Retry-After` says when to come back."),
    (Kind::Unavailable, "The answer takes too long, or the database does not answer."),
];

/// A header that answers have.
struct Sent {
    name: &'static str,
    description: &'static str,
    example: &'static str,
    /// Whether it comes with a status; the flag says whether the operation has pages.
    with: fn(status: u16, has_pages: bool) -> bool,
}

const HEADERS: [Sent; 9] = [
    Sent {
        name: "Content-Language",
        description: "The language of the texts.",
        example: "en",
        with: |status, _| status != 304,
    },
    Sent {
        name: "Vary",
        description: "The fields of the request on which the answer depends.",
        example: "accept-language, accept-encoding",
        with: |_, _| true,
    },
    Sent {
        name: "ETag",
        description: "Names this answer: it changes with the data set, the query and the language. Send it back in `If-None-Match`.",
        example: "W/\"1164-2026-11-21.5f0c0f1d2b3a4e59\"",
        with: |status, _| [200, 201, 304].contains(&status),
    },
    Sent {
        name: "Last-Modified",
        description: "When the data set last changed.",
        example: "Sat, 21 Nov 2026 00:00:00 GMT",
        with: |status, _| status == 200 || status == 304,
    },
    Sent {
        name: "Cache-Control",
        description: "How long the answer may be kept; errors are not kept.",
        example: "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800",
        with: |_, _| true,
    },
    Sent {
        name: "Link",
        description: "The first, previous, next and last page (RFC 8288).",
        example: "</api/v1/hosters?page=2>; rel=\"next\"",
        with: |status, has_pages| status == 200 && has_pages,
    },
    Sent {
        name: "RateLimit",
        description: "How many requests are left in this window, and when it ends.",
        example: "\"default\";r=199;t=0",
        with: |_, _| true,
    },
    Sent {
        name: "RateLimit-Policy",
        description: "How many requests a window allows, and how long it is.",
        example: "\"default\";q=200;w=10",
        with: |_, _| true,
    },
    Sent {
        name: "Retry-After",
        description: "After how many seconds to try again.",
        example: "1",
        with: |status, _| status == 429 || status == 503,
    },
];

/// The headers, which responses name.
pub(super) fn headers() -> impl Iterator<Item = (String, RefOr<Header>)> {
    HEADERS.iter().map(|header| (header.name.to_owned(), header.document().into()))
}

/// Adds the errors that any request may meet, and the headers of every answer.
pub(super) fn complete(operation: &mut Operation) {
    for (kind, description) in COMMON {
        let known = &mut operation.responses.responses;
        known.entry(kind.status().as_str().to_owned()).or_insert_with(|| problem(description).into());
    }
    if has_parameter(operation, "dataset_version") {
        let conflict = problem("The data set has moved on from the version that `dataset_version` demands.");
        operation.responses.responses.insert(Kind::Superseded.status().as_str().to_owned(), conflict.into());
    }
    if operation.responses.responses.contains_key("200") {
        operation.responses.responses.entry("304".to_owned()).or_insert_with(|| unchanged().into());
    }
    let has_pages = has_pages(operation);
    add_headers(&mut operation.responses, has_pages);
}

fn has_parameter(operation: &Operation, name: &str) -> bool {
    let mut all = operation.parameters.iter().flatten();
    all.any(|known| matches!(known, RefOr::T(parameter) if parameter.name == name))
}

/// Whether the answer is one of several pages; an explanation reads the query of a page and has none.
fn has_pages(operation: &Operation) -> bool {
    ["listHosters", "listServices"].contains(&operation.operation_id.as_deref().unwrap_or_default())
}

/// The answer to a request whose `If-None-Match` still holds.
fn unchanged() -> Response {
    Response::new("Nothing changed since the answer that `If-None-Match` or `If-Modified-Since` names.")
}

/// An error, as problem details.
fn problem(description: &str) -> Response {
    let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    ResponseBuilder::new().description(description).content(PROBLEM, content).build()
}

fn add_headers(responses: &mut Responses, has_pages: bool) {
    for (status, response) in &mut responses.responses {
        let (Ok(status), RefOr::T(response)) = (status.parse(), response) else { continue };
        let sent = HEADERS.iter().filter(|header| (header.with)(status, has_pages));
        response.headers.extend(sent.map(|header| (header.name.to_owned(), header.reference())));
    }
}

impl Sent {
    fn reference(&self) -> RefOr<Header> {
        RefOr::Ref(Ref::new(format!("#/components/headers/{}", self.name)))
    }

    fn document(&self) -> Header {
        HeaderBuilder::new()
            .description(Some(self.description))
            .schema(Some(raw(json!({"type": "string"}))))
            .example(Some(Json::from(self.example)))
            .build()
    }
}
