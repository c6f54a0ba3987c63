//! The OpenAPI document, made from the code: operations from the handlers, filters and answers from the schema, and here
//! what is the same for all operations.

mod answers;
mod examples;
mod parameters;
mod responses;

use crate::state::App;
use crate::{badge, dumps, feeds, health, property_files, v1};
use matou_core::schema::Schema;
use serde_json::Value as Json;
use utoipa::OpenApi;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Schema as ApiSchema};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::openapi::{OpenApi as Document, Ref, RefOr};
use utoipa_axum::router::OpenApiRouter;

/// What the document says of itself.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Matou",
        description = "The directory of the CHATONS collective, searched by how a hoster is organised. Reading is public and needs no key; a hoster's programs state things in its place with one. Texts are in French or English (`lang`, or `Accept-Language`); codes are never translated. Errors are `application/problem+json`.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later"),
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "hosters", description = "Hosters, searched and explained."),
        (name = "services", description = "Services across hosters."),
        (name = "vocabulary", description = "Criteria, vocabularies and recipes."),
        (name = "copies", description = "The whole set, and what changed since."),
        (name = "operation", description = "Sources and health."),
    ),
    components(schemas(crate::wire::AnswerBody))
)]
struct Base;

/// All documented routes, with the document completed from the schema.
pub(crate) fn router(app: &App) -> OpenApiRouter<App> {
    let mut router = documented();
    complete(router.get_openapi_mut(), app.live().directory().schema());
    router
}

fn documented() -> OpenApiRouter<App> {
    let router = OpenApiRouter::with_openapi(Base::openapi()).merge(v1::routes()).merge(dumps::routes());
    router
        .merge(feeds::routes())
        .merge(badge::routes())
        .merge(property_files::routes())
        .merge(health::routes())
}

/// The document for a schema, as it is committed under `openapi/`.
pub fn document(schema: &Schema) -> Document {
    let mut document = documented().into_openapi();
    complete(&mut document, schema);
    document
}

/// The document as text, as it is committed: indented, with a line end.
pub fn text(schema: &Schema) -> String {
    document(schema).to_pretty_json().map(|text| text + "\n").unwrap_or_default()
}

/// The reference that stands for the answers of a hoster.
pub(crate) fn answers_reference() -> RefOr<ApiSchema> {
    Ref::from_schema_name("Answers").into()
}

/// The reference that stands for facts by their identifier.
pub(crate) fn facts_reference() -> RefOr<ApiSchema> {
    Ref::from_schema_name("Facts").into()
}

/// Any value: which ones there are, the answers of each criterion say.
pub(crate) fn any_value() -> RefOr<ApiSchema> {
    let description = "The value, with `stated`: in the shape in which the answers give it.";
    raw(serde_json::json!({ "description": description }))
}

/// The beginnings of the paths whose answers are made from the directory.
const ROOTS: [&str; 3] = ["/api/v1/", "/dumps/", "/feeds/"];

fn complete(document: &mut Document, schema: &Schema) {
    document.info.contact = None;
    for (path, item) in &mut document.paths.paths {
        for (method, operation) in [("GET", &mut item.get), ("POST", &mut item.post)] {
            if let Some(operation) = operation {
                complete_operation((method, path), operation, schema);
            }
        }
    }
    if let Some(components) = &mut document.components {
        components.security_schemes.insert(KEY.to_owned(), key().into());
        components.schemas.values_mut().for_each(loosen);
        components.schemas.extend(answers::schemas(schema));
        components.headers.extend(responses::headers());
    }
}

/// The name of the way in which programs come in; operations name it.
const KEY: &str = "token";

/// The key of a hoster's program.
fn key() -> SecurityScheme {
    let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("chd_…");
    let description = "A key that a hoster makes in its space on this site: shown once, good for a year at most, for one hoster, revocable. It goes into the header, never into an address.";
    SecurityScheme::Http(scheme.description(Some(description)).build())
}

fn complete_operation((method, path): (&str, &str), operation: &mut Operation, schema: &Schema) {
    let is_in = |roots: &[&str]| roots.iter().any(|root| path.starts_with(root));
    if is_in(&ROOTS) || is_in(&["/badge/", "/properties/"]) {
        parameters::complete(path, operation, schema);
    }
    if is_in(&ROOTS) {
        responses::complete(operation);
    }
    examples::complete((method, path), operation);
}

/// What is flattened into a body is there or is not: a choice between it and null, which no object ever is, would demand it.
fn loosen(schema: &mut RefOr<ApiSchema>) {
    let RefOr::T(ApiSchema::AllOf(all)) = schema else { return };
    for part in &mut all.items {
        if let RefOr::T(ApiSchema::OneOf(choice)) = part
            && let Some(reference) = choice.items.iter().find(|item| matches!(item, RefOr::Ref(_)))
        {
            let either = AnyOfBuilder::new().item(reference.clone()).item(ObjectBuilder::new());
            *part = RefOr::T(ApiSchema::AnyOf(either.build()));
        }
    }
}

/// A schema written as JSON; the document's own types cannot say everything as shortly.
fn raw(schema: Json) -> RefOr<ApiSchema> {
    serde_json::from_value(schema).unwrap_or_else(|_| ObjectBuilder::new().into())
}
