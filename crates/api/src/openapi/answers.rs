//! The schemas of answers, made from the criteria: which values each may have, and which are promises.

use super::raw;
use crate::wire::kind_code;
use matou_core::field::{About, Kind, Part};
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use serde_json::{Value as Json, json};
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::Schema as ApiSchema;

/// One schema per criterion, and the object that holds them all.
pub(super) fn schemas(schema: &Schema) -> Vec<(String, RefOr<ApiSchema>)> {
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
