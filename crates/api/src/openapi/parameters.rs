//! The parameters of the query grammar, made from the schema. What the schema of a parameter cannot say (that one needs
//! another, for instance) its description says.

use super::raw;
use crate::v1::{CHANGES_MAX, INCLUDE_PARTS, field_names};
use matou_core::datum::LINE_MAX;
use matou_core::query::{HOURS_MAX, KILOMETRES_MAX, PER_PAGE, PER_PAGE_MAX, Sort, TEXT_SEARCH_MAX};
use matou_core::schema::{Schema, SchemaFilter};
use matou_core::text::Lang;
use matou_core::vocabulary::Vocabulary;
use serde_json::{Value as Json, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::Required;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::{Operation, Parameter, ParameterBuilder, ParameterIn, ParameterStyle};

/// Latitude and longitude in degrees, with any number of decimals.
const POINT: &str =
    r"^ *-?(90(\.0+)?|[1-8]?[0-9](\.[0-9]+)?) *, *-?(180(\.0+)?|(1[0-7][0-9]|[1-9]?[0-9])(\.[0-9]+)?) *$";
/// A version of the data set.
const VERSION: &str = "^(0|[1-9][0-9]{0,14})-[0-9]{4}-[0-9]{2}-[0-9]{2}$";
/// The identifier of a hoster.
const SLUG: &str = "^[a-z0-9-]{1,80}$";

/// Adds what the handler does not write down: the grammar, the language, and what a part of the path may be.
pub(super) fn complete(path: &str, operation: &mut Operation, schema: &Schema) {
    let id = operation.operation_id.as_deref().unwrap_or_default();
    let mut new = own(id, schema);
    new.push(language());
    let all = operation.parameters.get_or_insert_default();
    for known in all.iter_mut() {
        if let RefOr::T(parameter) = known
            && path.contains(&format!("{{{}}}", parameter.name))
        {
            parameter.schema = Some(raw(in_path(&parameter.name, schema)));
        }
    }
    all.extend(new.into_iter().map(Into::into));
}

/// The parameters that an operation reads beside `lang`.
fn own(id: &str, schema: &Schema) -> Vec<Parameter> {
    let query = || query_parameters(schema).into_iter();
    match id {
        "listHosters" => [include(), fields(schema)].into_iter().chain(query()).chain(data()).collect(),
        "mapHosters" => {
            let is_read = |known: &Parameter| !["page", "per_page"].contains(&known.name.as_str());
            query().filter(is_read).chain(data()).collect()
        }
        "pickService" => {
            let is_read =
                |known: &Parameter| !["page", "per_page", "sort", "match"].contains(&known.name.as_str());
            let mut all: Vec<Parameter> = query().filter(is_read).chain(data()).collect();
            if let Some(service) = all.iter_mut().find(|known| known.name == "service") {
                service.required = Required::True;
                service.extensions = None;
            }
            all
        }
        "explainHoster" | "listServices" => query().chain(data()).collect(),
        "showHoster" => data().into(),
        "listChanges" => changes().into(),
        _ => Vec::new(),
    }
}

/// What a part of the path may be.
fn in_path(name: &str, schema: &Schema) -> Json {
    match name {
        "name" => {
            let names: Vec<&str> = schema.vocabularies().iter().map(Vocabulary::name).collect();
            json!({"type": "string", "enum": names})
        }
        "slug" => json!({"type": "string", "pattern": SLUG}),
        _ => json!({"type": "string"}),
    }
}

/// A parameter of the query. An empty value asks for nothing, as in a form left blank.
fn parameter(name: &str, description: &str, schema: Json, example: Json) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(raw(schema)))
        .example(Some(example))
        .extensions(Some(Extensions::from_iter([("allowEmptyValue", true)])))
        .build()
}

/// A parameter that takes several values, separated by commas.
fn list(name: &str, description: &str, items: &Json, example: Json) -> Parameter {
    let mut list = parameter(name, description, json!({"type": "array", "items": items}), example);
    list.style = Some(ParameterStyle::Form);
    list.explode = Some(false);
    list
}

/// A parameter that takes one of some codes.
fn choice(name: &str, description: &str, codes: &[&str], default: Option<&str>, example: &str) -> Parameter {
    let mut schema = json!({"type": "string", "enum": codes});
    if let (Some(default), Some(object)) = (default, schema.as_object_mut()) {
        object.insert("default".to_owned(), json!(default));
    }
    parameter(name, description, schema, json!(example))
}

/// A whole number.
fn number(
    name: &str,
    description: &str,
    (min, max): (u32, u32),
    default: Option<u16>,
    example: u32,
) -> Parameter {
    let mut schema = json!({"type": "integer", "minimum": min, "maximum": max});
    if let (Some(default), Some(object)) = (default, schema.as_object_mut()) {
        object.insert("default".to_owned(), json!(default));
    }
    parameter(name, description, schema, json!(example))
}

fn language() -> Parameter {
    choice("lang", "The language of texts; wins over `Accept-Language`.", &["fr", "en"], None, "en")
}

fn include() -> Parameter {
    let parts = json!({"type": "string", "enum": INCLUDE_PARTS});
    list("include", "What the answer also holds.", &parts, json!(INCLUDE_PARTS))
}

fn fields(schema: &Schema) -> Parameter {
    let names = json!({"type": "string", "enum": field_names(schema)});
    let description =
        "What is said of each hoster, when not everything is wanted; `slug` and `match` are always there.";
    list("fields", description, &names, json!(["slug", "name", "work"]))
}

/// The parameters of every route about data.
fn data() -> [Parameter; 2] {
    let day = "The directory as it stood at the end of this day: from the first day of the ledger to today.";
    let version = "The version of the data set that the answer must be made from; 409 when it has moved on.";
    [
        parameter("at", day, json!({"type": "string", "format": "date"}), json!("2026-11-21")),
        parameter(
            "dataset_version",
            version,
            json!({"type": "string", "pattern": VERSION}),
            json!("1164-2026-11-21"),
        ),
    ]
}

fn changes() -> [Parameter; 2] {
    let since = "The `dataset_version` of the copy that is held, or the `next` of the last page.";
    let limit = "At most so many statements are gone through for one page.";
    let most = u32::try_from(CHANGES_MAX).unwrap_or(u32::MAX);
    let mut since =
        parameter("since", since, json!({"type": "string", "pattern": VERSION}), json!("1000-2026-11-21"));
    since.required = Required::True;
    since.extensions = None;
    [since, number("limit", limit, (1, most), u16::try_from(CHANGES_MAX).ok(), 100)]
}

fn query_parameters(schema: &Schema) -> Vec<Parameter> {
    let mut all = recipe(schema);
    all.extend(schema.filters().iter().flat_map(filter_parameters));
    all.extend(place_and_text());
    all.extend(view());
    all
}

fn recipe(schema: &Schema) -> Vec<Parameter> {
    let recipes: Vec<&str> = schema.recipes().iter().map(|recipe| recipe.id.as_str()).collect();
    // Only what some recipe sets can be taken out.
    let set = |filter: &&SchemaFilter| {
        schema.recipes().iter().any(|recipe| recipe.conditions.contains_key(&filter.id))
    };
    let filters: Vec<&str> =
        schema.filters().iter().filter(set).map(|filter| filter.filter.parameter).collect();
    let last = schema.recipes().last();
    let first_set = last.and_then(|recipe| recipe.conditions.keys().next());
    let out = first_set.and_then(|id| schema.filter_at(*id)).map(|filter| filter.filter.parameter);
    vec![
        choice(
            "profile",
            "A recipe; it expands into visible conditions.",
            &recipes,
            None,
            recipes.last().copied().unwrap_or_default(),
        ),
        list(
            "without",
            "Conditions of the recipe to take out. Needs `profile`, whose recipe must set them; and what is taken out cannot be asked for at the same time.",
            &json!({"type": "string", "enum": filters}),
            json!(out.as_slice()),
        ),
    ]
}

fn place_and_text() -> [Parameter; 3] {
    [
        parameter(
            "q",
            "Words that begin words of the name, services, software, places; accents and case do not count. Holds at least a letter or a digit, and no control or invisible character.",
            json!({"type": "string", "maxLength": TEXT_SEARCH_MAX}),
            json!("nextcloud"),
        ),
        parameter(
            "near",
            "A point: latitude,longitude in degrees.",
            json!({"type": "string", "pattern": POINT}),
            json!("48.1,-1.6"),
        ),
        number(
            "within_km",
            "At most so many kilometres from `near`, which it needs.",
            (1, KILOMETRES_MAX.into()),
            None,
            60,
        ),
    ]
}

fn view() -> [Parameter; 5] {
    let orders = Sort::ALL.map(Sort::code);
    [
        choice("match", "`yes` hides those that have not said.", &["yes", "all"], Some("all"), "yes"),
        choice(
            "sort",
            "The order. There is none by commitment, on purpose. `distance` needs `near`.",
            &orders,
            Some("shuffle"),
            "name",
        ),
        number(
            "seed",
            "The seed of the shuffle; the day's when not given. Only with `sort=shuffle`.",
            (0, u32::MAX),
            None,
            7,
        ),
        number("page", "The page, from 1.", (1, u32::MAX), Some(1), 2),
        number("per_page", "How many hosters a page holds.", (1, PER_PAGE_MAX.into()), Some(PER_PAGE), 10),
    ]
}

fn filter_parameters(filter: &SchemaFilter) -> Vec<Parameter> {
    let name = filter.filter.parameter;
    let label = filter.label.get(Lang::En);
    if let Some(clock) = filter.clock_parameter() {
        let hours = format!("{label}, in hours.");
        let which = format!("Which hours count for `{name}`, which it needs; `working` unless said.");
        return vec![
            number(name, &hours, (1, HOURS_MAX.into()), None, 8),
            choice(clock, &which, &["calendar", "working"], Some("working"), "calendar"),
        ];
    }
    if filter.is_open() {
        let description = format!(
            "{label}: any of these names, each with at least a letter or a digit; accents, case and other signs do not count."
        );
        let name_schema = json!({"type": "string", "minLength": 1, "maxLength": LINE_MAX});
        return vec![list(name, &description, &name_schema, json!(["Nextcloud", "Etherpad"]))];
    }
    let offered = filter.options.iter().filter(|option| !option.deprecated);
    let example: Vec<&str> = offered.take(2).map(|option| option.code.as_str()).collect();
    let codes: Vec<&str> = filter.options.iter().map(|option| option.code.as_str()).collect();
    let description = format!("{label}: any of these.{}", about_none(&codes));
    vec![list(name, &description, &json!({"type": "string", "enum": codes}), json!(example))]
}

/// What contradicts itself when several filters are about the same criterion.
fn about_none(codes: &[&str]) -> &'static str {
    if codes.contains(&matou_core::field::NONE) {
        " `none` alone keeps those that state that there is none: then other filters on the same criterion contradict it."
    } else {
        ""
    }
}
