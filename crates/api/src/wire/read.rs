//! Values read from JSON: the inverse of how they are written, so that what was got can be sent back. What has another shape
//! is refused, with where it stands; nothing of it is left out in silence.

use super::value::{ONLY_PART, is_single};
use matou_core::datum::LIST_MAX;
use matou_core::field::{Field, Kind, Part};
use matou_core::schema::Schema;
use matou_core::suggest::nearest;
use matou_core::text::{Text, t};
use matou_core::value::{Value, ValueProblem};
use serde_json::Value as Json;

/// What is wrong with a piece of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Misfit {
    /// Where it stands in the value (RFC 6901); empty for the value as a whole.
    pub(crate) pointer: String,
    /// What was expected, and how to put it right.
    pub(crate) detail: Text,
    /// The nearest name or code.
    pub(crate) did_you_mean: Option<String>,
}

const LIST: Text = t("Écrivez une liste d’objets, 200 au plus.", "Write a list of objects, 200 at most.");
const OBJECT: Text =
    t("Écrivez un objet avec les parties du champ.", "Write an object with the parts of the field.");
const CODES: Text = t(
    "Écrivez une liste de codes, sans la laisser vide.",
    "Write a list of codes, and do not leave it empty.",
);
const NUMBER: Text = t("Écrivez un nombre.", "Write a number.");
const TEXT: Text = t(
    "Écrivez un texte, ou retirez cette partie : une partie vide ne dit rien.",
    "Write a text, or leave this part out: an empty part says nothing.",
);

/// Reads a value that a hoster declares: every part that a declaration needs has to be there.
///
/// # Errors
/// Everything that is wrong with it.
pub(crate) fn from_json(schema: &Schema, field: &'static Field, json: &Json) -> Result<Value, Vec<Misfit>> {
    let mut pieces = Pieces { field, pairs: Vec::new(), misfits: Vec::new() };
    match json {
        Json::Array(records) if field.list && records.len() <= LIST_MAX => {
            for (at, record) in records.iter().enumerate() {
                pieces.record(Some(at), record);
            }
        }
        _ if field.list => pieces.refuse("", LIST),
        record => pieces.record(None, record),
    }
    if !pieces.misfits.is_empty() {
        return Err(pieces.misfits);
    }
    let pairs = pieces.pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let read = Value::from_pairs(field, pairs, schema.vocabularies());
    let problems = match read {
        Ok(value) => match value.missing(field) {
            missing if missing.is_empty() => return Ok(value),
            missing => missing,
        },
        Err(problems) => problems,
    };
    Err(problems.into_iter().map(|problem| misfit(field, problem)).collect())
}

fn misfit(field: &Field, problem: ValueProblem) -> Misfit {
    Misfit {
        pointer: pointer(field, &problem.path),
        detail: problem.message,
        did_you_mean: problem.did_you_mean,
    }
}

/// Where the path of a piece stands: `2.kind` is `/1/kind`, because JSON counts from nought.
fn pointer(field: &Field, path: &str) -> String {
    let step =
        |id: &str| if is_single(field) || id.is_empty() { String::new() } else { format!("/{}", escape(id)) };
    match path.split_once('.') {
        Some((number, id)) if field.list => {
            let at = number.parse::<usize>().unwrap_or_default().saturating_sub(1);
            format!("/{at}{}", step(id))
        }
        _ => step(path),
    }
}

fn escape(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// The pieces of a value as paths and texts, and what is no piece.
struct Pieces {
    field: &'static Field,
    pairs: Vec<(String, String)>,
    misfits: Vec<Misfit>,
}

impl Pieces {
    /// Reads one record: the content of the only part, or an object.
    fn record(&mut self, at: Option<usize>, json: &Json) {
        let (path, place) = at.map_or_else(Default::default, |at| (format!("{}.", at + 1), format!("/{at}")));
        let only =
            self.field.parts.iter().find(|part| part.id == ONLY_PART).filter(|_| is_single(self.field));
        if let Some(part) = only {
            return self.piece(format!("{path}{ONLY_PART}"), &place, part, json);
        }
        let Json::Object(members) = json else { return self.refuse(&place, OBJECT) };
        for (name, member) in members {
            let place = format!("{place}/{}", escape(name));
            match self.field.parts.iter().find(|part| part.id == name) {
                Some(part) => self.piece(format!("{path}{name}"), &place, part, member),
                None => self.unknown(&place, name),
            }
        }
    }

    fn piece(&mut self, path: String, place: &str, part: &'static Part, json: &Json) {
        match text_of(&part.kind, json) {
            Ok(text) => self.pairs.push((path, text)),
            Err(why) => self.refuse(place, why),
        }
    }

    fn refuse(&mut self, place: &str, detail: Text) {
        self.misfits.push(Misfit { pointer: place.to_owned(), detail, did_you_mean: None });
    }

    fn unknown(&mut self, place: &str, name: &str) {
        let parts = || self.field.parts.iter().map(|part| part.id);
        let list = parts().collect::<Vec<_>>().join(", ");
        let detail = Text::owned(
            format!("Ce champ n’a pas cette partie ; les parties sont : {list}."),
            format!("This field has no such part; the parts are: {list}."),
        );
        let did_you_mean = nearest(name, parts()).map(str::to_owned);
        self.misfits.push(Misfit { pointer: place.to_owned(), detail, did_you_mean });
    }
}

/// The text of a piece.
///
/// # Errors
/// With what was expected, when it has another shape than the answers of the API.
fn text_of(kind: &Kind, json: &Json) -> Result<String, Text> {
    match (kind, json) {
        (Kind::Choices(_), Json::Array(codes)) if !codes.is_empty() => {
            let plain = |code: &Json| code.as_str().filter(|code| is_one_code(code)).map(str::to_owned);
            codes.iter().map(plain).collect::<Option<Vec<_>>>().map(|codes| codes.join(";")).ok_or(CODES)
        }
        (Kind::Choices(_), _) => Err(CODES),
        (Kind::Number { .. }, Json::Number(number)) => Ok(number.to_string()),
        (Kind::Number { .. }, _) => Err(NUMBER),
        (_, Json::String(text)) if !text.trim().is_empty() => Ok(text.clone()),
        _ => Err(TEXT),
    }
}

/// Several codes in one text would be read as several.
fn is_one_code(code: &str) -> bool {
    !code.trim().is_empty() && !code.contains([';', ','])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::to_json;
    use matou_core::sample;
    use serde_json::json;

    #[test]
    fn what_is_written_is_read_back() {
        let schema = sample::full_schema().unwrap();
        let mut seen = 0;
        for statement in sample::statements(&schema, 40, 7) {
            let matou_core::statement::Act::Stated(matou_core::answer::Answer::Value(value)) = &statement.act
            else {
                continue;
            };
            let json = to_json(statement.field, value);
            match from_json(&schema, statement.field, &json) {
                Ok(read) => assert_eq!(read, *value, "{json}"),
                // What others gathered may lack what a declaration has to give.
                Err(misfits) => assert!(!value.missing(statement.field).is_empty(), "{json}: {misfits:?}"),
            }
            seen += 1;
        }
        assert!(seen > 100, "{seen}");
    }

    #[test]
    fn other_shapes_are_refused_with_their_place() {
        let schema = sample::full_schema().unwrap();
        let field = |id: &str| schema.field(matou_core::field::About::Hoster, id).unwrap().field;
        let places = |id: &str, json: Json| -> Vec<String> {
            let misfits = from_json(&schema, field(id), &json).unwrap_err();
            misfits.into_iter().map(|misfit| misfit.pointer).collect()
        };
        assert_eq!(places("name", json!(["a"])), [""]);
        assert_eq!(places("name", json!("  ")), [""]);
        assert_eq!(places("work", json!("paid")), [""]);
        assert_eq!(
            places("work", json!({"administration": ["paid"], "support": 1, "strange": "x"})).len(),
            3
        );
        assert_eq!(places("work", json!({"administration": "payd"})), ["/administration"]);
        assert_eq!(places("work", json!({})), [""]);
        assert_eq!(places("links", json!({"kind": "forum"})), [""]);
        assert_eq!(places("languages", json!(["fr;en"])), [""]);
        assert_eq!(places("languages", json!([])), [""]);
    }
}
