//! Values as JSON: the shape follows from what the field declares.

use matou_core::datum::Datum;
use matou_core::field::Field;
use matou_core::value::{Record, Value};
use serde_json::{Map, Value as Json};

/// The part of fields that have only one: its content stands for the whole value.
pub(crate) const ONLY_PART: &str = "value";

/// A value as JSON: a list of records, one record, or just the content of the only part.
pub(crate) fn to_json(field: &Field, value: &Value) -> Json {
    let records: Vec<Json> = value.records().iter().map(|record| record_to_json(field, record)).collect();
    if field.list { Json::Array(records) } else { records.into_iter().next().unwrap_or(Json::Null) }
}

/// Whether a field has a single part whose content stands for the whole value.
pub(crate) fn is_single(field: &Field) -> bool {
    matches!(field.parts, [only] if only.id == ONLY_PART)
}

fn record_to_json(field: &Field, record: &Record) -> Json {
    if is_single(field) {
        return record.get(ONLY_PART).map_or(Json::Null, datum_to_json);
    }
    let object: Map<String, Json> =
        record.pieces().map(|(part, datum)| (part.to_owned(), datum_to_json(datum))).collect();
    Json::Object(object)
}

fn datum_to_json(datum: &Datum) -> Json {
    match datum {
        Datum::Codes(codes) => Json::Array(codes.iter().map(|code| Json::String(code.to_string())).collect()),
        // Two decimals at most: a double prints them as they were written.
        Datum::Number(number) if number.decimals() == 0 => Json::from(number.hundredths() / 100),
        Datum::Number(number) => Json::from(number.to_f64()),
        other => Json::String(other.print()),
    }
}
