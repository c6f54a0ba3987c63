//! The OpenAPI document, made from the code: operations from the handlers, filters and answers from the schema.

use crate::state::App;
use crate::v1::{CHANGES_MAX, INCLUDE_PARTS, field_names};
use crate::wire::kind_code;
use crate::{dumps, health, v1};
use matou_core::field::{About, Kind, Part};
use matou_core::query::{HOURS_MAX, KILOMETRES_MAX, PER_PAGE, PER_PAGE_MAX, Sort, TEXT_SEARCH_MAX};
use matou_core::schema::{Schema, SchemaField, SchemaFilter};
use matou_core::text::Lang;
use serde_json::{Value as Json, json};
use utoipa::OpenApi;
use utoipa::openapi::path::{Parameter, ParameterBuilder, ParameterIn, ParameterStyle};
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, Schema as ApiSchema};
use utoipa::openapi::{OpenApi as Document, Ref, RefOr, Required};
use utoipa_axum::router::OpenApiRouter;

/// What the document says of itself.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Matou",
        description = "The directory of the CHATONS collective, searched by how a hoster is organised. Public, read-only, without a key. Texts are in French or English (`lang`, or `Accept-Language`); codes are never translated. Errors are `application/problem+json`.",
        license(name = "AGPL-3.0-or-later", identifier = "AGPL-3.0-or-later"),
    ),
    servers((url = "/", description = "This server")),
    tags(
        (name = "hosters", description = "Hosters, searched and explained."),
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
    OpenApiRouter::with_openapi(Base::openapi())
        .merge(v1::routes())
        .merge(dumps::routes())
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

fn complete(document: &mut Document, schema: &Schema) {
    document.info.contact = None;
    let list = view_parameters(schema).into_iter().chain(query_parameters(schema));
    add_parameters(document, "/api/v1/hosters", list);
    add_parameters(document, "/api/v1/hosters/{slug}/explain", query_parameters(schema));
    add_parameters(document, "/api/v1/changes", change_parameters());
    let whole = query_parameters(schema)
        .into_iter()
        .filter(|known| !["page", "per_page"].contains(&known.name.as_str()));
    add_parameters(document, "/api/v1/hosters.geojson", whole);
    for path in [
        "/api/v1/hosters",
        "/api/v1/hosters.geojson",
        "/api/v1/hosters/{slug}",
        "/api/v1/hosters/{slug}/explain",
    ] {
        add_parameters(document, path, data_parameters());
    }
    let paths: Vec<String> = document.paths.paths.keys().cloned().collect();
    for path in paths.iter().filter(|path| ["/api/v1/", "/dumps/"].iter().any(|root| path.starts_with(root)))
    {
        add_parameters(document, path, [lang_parameter()]);
    }
    if let Some(components) = &mut document.components {
        components.schemas.values_mut().for_each(loosen);
        for (name, schema) in answer_schemas(schema) {
            components.schemas.insert(name, schema);
        }
    }
}

fn add_parameters(document: &mut Document, path: &str, new: impl IntoIterator<Item = Parameter>) {
    let operation = document.paths.paths.get_mut(path).and_then(|item| item.get.as_mut());
    if let Some(operation) = operation {
        operation.parameters.get_or_insert_default().extend(new.into_iter().map(Into::into));
    }
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

fn parameter(name: &str, description: &str, schema: Json) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(raw(schema)))
        .build()
}

/// A parameter that takes several values, separated by commas.
fn list_parameter(name: &str, description: &str, items: &Json) -> Parameter {
    let mut list = parameter(name, description, json!({"type": "array", "items": items}));
    list.style = Some(ParameterStyle::Form);
    list.explode = Some(false);
    list
}

fn lang_parameter() -> Parameter {
    parameter(
        "lang",
        "The language of texts; wins over `Accept-Language`.",
        json!({"type": "string", "enum": ["fr", "en"]}),
    )
}

fn view_parameters(schema: &Schema) -> Vec<Parameter> {
    let parts = json!({"type": "string", "enum": INCLUDE_PARTS});
    let fields = json!({"type": "string", "enum": field_names(schema)});
    vec![
        list_parameter("include", "What the answer also holds.", &parts),
        list_parameter(
            "fields",
            "What is said of each hoster, when not everything is wanted; `slug` and `match` are always there.",
            &fields,
        ),
    ]
}

/// The parameters of every route about data.
fn data_parameters() -> Vec<Parameter> {
    vec![
        parameter(
            "at",
            "The directory as it stood at the end of this day: from the first day of the ledger to today.",
            json!({"type": "string", "format": "date"}),
        ),
        parameter(
            "dataset_version",
            "The version of the data set that the answer must be made from; 409 when it has moved on.",
            json!({"type": "string", "maxLength": 40}),
        ),
    ]
}

fn change_parameters() -> [Parameter; 2] {
    let mut since = parameter(
        "since",
        "The `dataset_version` of the copy that is held, or the `next` of the last page.",
        json!({"type": "string", "pattern": "^[0-9]{1,15}-[0-9]{4}-[0-9]{2}-[0-9]{2}$", "example": "1164-2026-11-21"}),
    );
    since.required = Required::True;
    let limit = json!({"type": "integer", "minimum": 1, "maximum": CHANGES_MAX, "default": CHANGES_MAX});
    [since, parameter("limit", "At most so many statements are gone through for one page.", limit)]
}

fn query_parameters(schema: &Schema) -> Vec<Parameter> {
    let recipes: Vec<&str> = schema.recipes().iter().map(|recipe| recipe.id.as_str()).collect();
    let filters: Vec<&str> = schema.filters().iter().map(|filter| filter.filter.parameter).collect();
    let orders = Sort::ALL.map(Sort::code);
    let whole = |min: u32, max: u32, default: Option<u16>| json!({"type": "integer", "minimum": min, "maximum": max, "default": default});
    let mut all = vec![
        parameter(
            "profile",
            "A recipe; it expands into visible conditions.",
            json!({"type": "string", "enum": recipes}),
        ),
        list_parameter(
            "without",
            "Conditions of the recipe to take out.",
            &json!({"type": "string", "enum": filters}),
        ),
    ];
    all.extend(schema.filters().iter().flat_map(filter_parameters));
    all.extend([
        parameter(
            "q",
            "Words that begin words of the name, services, software, places; accents and case do not count.",
            json!({"type": "string", "maxLength": TEXT_SEARCH_MAX}),
        ),
        parameter(
            "near",
            "A point: latitude,longitude in degrees.",
            json!({"type": "string", "example": "48.1,-1.6"}),
        ),
        parameter(
            "within_km",
            "At most so many kilometres from `near`.",
            whole(1, KILOMETRES_MAX.into(), None),
        ),
        parameter(
            "match",
            "`yes` hides those that have not said.",
            json!({"type": "string", "enum": ["yes", "all"], "default": "all"}),
        ),
        parameter(
            "sort",
            "The order. There is none by commitment, on purpose.",
            json!({"type": "string", "enum": orders, "default": "shuffle"}),
        ),
        parameter("seed", "The seed of the shuffle; the day's when not given.", whole(0, u32::MAX, None)),
        parameter("page", "The page, from 1.", whole(1, u32::MAX, Some(1))),
        parameter(
            "per_page",
            "How many hosters a page holds.",
            whole(1, PER_PAGE_MAX.into(), Some(PER_PAGE)),
        ),
    ]);
    all
}

fn filter_parameters(filter: &SchemaFilter) -> Vec<Parameter> {
    let name = filter.filter.parameter;
    let label = filter.label.get(Lang::En);
    if let Some(clock) = filter.clock_parameter() {
        let clock_text = format!("Which hours count for `{name}`; `working` unless said.");
        return vec![
            parameter(
                name,
                &format!("{label}, in hours."),
                json!({"type": "integer", "minimum": 1, "maximum": HOURS_MAX}),
            ),
            parameter(
                clock,
                &clock_text,
                json!({"type": "string", "enum": ["calendar", "working"], "default": "working"}),
            ),
        ];
    }
    if filter.is_open() {
        return vec![list_parameter(
            name,
            &format!("{label}: any of these names."),
            &json!({"type": "string"}),
        )];
    }
    let codes: Vec<&str> = filter.options.iter().map(|option| option.code.as_str()).collect();
    vec![list_parameter(name, &format!("{label}: any of these."), &json!({"type": "string", "enum": codes}))]
}

/// One schema per criterion, and the object that holds them all.
fn answer_schemas(schema: &Schema) -> Vec<(String, RefOr<ApiSchema>)> {
    let criteria: Vec<&SchemaField> = schema
        .fields()
        .iter()
        .filter(|known| known.field.about == About::Hoster && crate::wire::is_criterion(known))
        .collect();
    let mut schemas = Vec::new();
    let mut properties = serde_json::Map::new();
    for known in criteria {
        let name = format!("Answer_{}", known.field.id);
        properties.insert(known.field.id.to_owned(), json!({"$ref": format!("#/components/schemas/{name}")}));
        schemas.push((name, raw(answer_schema(schema, known))));
    }
    schemas.push(("Answers".to_owned(), raw(json!({"type": "object", "properties": properties}))));
    let answer = json!({"$ref": "#/components/schemas/Answer"});
    schemas.push(("Facts".to_owned(), raw(json!({"type": "object", "additionalProperties": answer}))));
    schemas
}

fn answer_schema(schema: &Schema, known: &SchemaField) -> Json {
    let mut required = vec!["answer", "expired", "text"];
    if known.field.commitment {
        required.push("human_cost");
    }
    json!({
        "description": known.texts.label.get(Lang::En),
        "allOf": [
            {"$ref": "#/components/schemas/Answer"},
            {"type": "object", "required": required, "properties": {"value": value_schema(schema, known)}},
        ],
    })
}

fn value_schema(schema: &Schema, known: &SchemaField) -> Json {
    let record = match known.field.parts {
        [only] if crate::wire::is_single(known.field) => part_schema(schema, only),
        parts => {
            let properties: serde_json::Map<String, Json> =
                parts.iter().map(|part| (part.id.to_owned(), part_schema(schema, part))).collect();
            json!({"type": "object", "properties": properties})
        }
    };
    if known.field.list { json!({"type": "array", "items": record}) } else { record }
}

fn part_schema(schema: &Schema, part: &'static Part) -> Json {
    let label = part.label.get(Lang::En);
    let codes: Vec<&str> = schema.terms(&part.kind).iter().map(|term| term.code.as_ref()).collect();
    match &part.kind {
        Kind::Choice(_) => json!({"type": "string", "enum": codes, "description": label}),
        Kind::Choices(_) => {
            json!({"type": "array", "items": {"type": "string", "enum": codes}, "description": label})
        }
        Kind::Number { min, max, decimals, .. } => {
            let number = if *decimals == 0 { "integer" } else { "number" };
            json!({"type": number, "minimum": min, "maximum": max, "description": label})
        }
        Kind::Url => json!({"type": "string", "format": "uri", "description": label}),
        kind => json!({"type": "string", "description": format!("{label} ({})", kind_code(kind))}),
    }
}
