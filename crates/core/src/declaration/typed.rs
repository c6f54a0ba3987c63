//! What was typed into a section, and the answers in it.

use super::plain::people_write;
use super::section::Section;
use crate::answer::{Answer, Provenance};
use crate::directory::Answers;
use crate::field::{Kind, NONE};
use crate::schema::{FieldId, Schema, SchemaField};
use crate::text::{Text, t};
use crate::value::Value;
use std::collections::BTreeMap;

/// What was typed, by the name of the input: `work.administration`, `qualifications.2.kind`; the name of a field alone
/// holds `none` when it is stated that there is none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(BTreeMap<String, String>);

/// What is to be put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The name of the input.
    pub name: String,
    /// What was read, what was expected, and how to put it right.
    pub text: Text,
}

/// The answers of a section.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Reading {
    /// The answer to each question that is in order; `None` where it was left out.
    pub answers: Vec<(FieldId, Option<Answer>)>,
    /// Everything that is to be put right, in the order of the form.
    pub mistakes: Vec<Mistake>,
}

impl Typed {
    /// What an input holds; empty when it holds nothing.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    /// Notes what an input holds. Several ticks of one name are joined; line ends are those of text files.
    pub fn put(&mut self, name: &str, text: &str) {
        let text = text.replace("\r\n", "\n");
        if text.trim().is_empty() {
            return;
        }
        match self.0.get_mut(name) {
            Some(known) => {
                known.push(';');
                known.push_str(text.trim());
            }
            None => drop(self.0.insert(name.to_owned(), text)),
        }
    }

    /// Every input that holds something, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    /// The whole as a text, one line per input, as drafts are kept.
    pub fn print(&self) -> String {
        let pairs: Vec<(String, String)> =
            self.0.iter().map(|(name, text)| (name.clone(), text.clone())).collect();
        crate::statement::print_pairs(&pairs)
    }

    /// The whole from such a text.
    pub fn parse(text: &str) -> Self {
        Self(crate::statement::read_pairs(text).into_iter().collect())
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The numbers of the records of a list that hold something.
    pub fn records(&self, field: &str) -> Vec<usize> {
        let numbers = self.0.keys().filter_map(|name| {
            let rest = name.strip_prefix(field)?.strip_prefix('.')?;
            rest.split_once('.')?.0.parse().ok()
        });
        let mut numbers: Vec<usize> = numbers.collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }
}

/// What a section is filled with beforehand: the answers that are shown today, whoever gave them.
pub fn prefill(schema: &Schema, section: &Section, answers: &Answers) -> Typed {
    let mut typed = Typed::default();
    for known in section.fields.iter().filter_map(|field| schema.field_at(*field)) {
        // What follows from other answers is nobody's word: it would be declared, and stay when those change.
        let stated = answers.get(known.id).filter(|stated| stated.provenance != Provenance::Derived);
        match stated.map(|stated| &stated.answer) {
            None => {}
            Some(Answer::None) => typed.put(known.field.id, NONE),
            Some(Answer::Value(value)) => {
                for (path, text) in value.to_pairs(known.field) {
                    typed.put(&format!("{}.{path}", known.field.id), &text);
                }
            }
        }
    }
    typed
}

/// Reads what was typed into a section.
pub fn read(schema: &Schema, section: &Section, typed: &Typed) -> Reading {
    let mut reading = Reading::default();
    for known in section.fields.iter().filter_map(|field| schema.field_at(*field)) {
        match read_field(schema, known, typed) {
            Ok(answer) => reading.answers.push((known.id, answer)),
            Err(mistakes) => reading.mistakes.extend(mistakes),
        }
    }
    reading.mistakes.extend(unknown(schema, section, typed));
    reading
}

fn read_field(schema: &Schema, known: &SchemaField, typed: &Typed) -> Result<Option<Answer>, Vec<Mistake>> {
    let field = known.field;
    let prefix = format!("{}.", field.id);
    let pieces = typed.iter().filter_map(|(name, text)| Some((name.strip_prefix(&prefix)?, text)));
    let pairs: Vec<(String, String)> = pieces
        .map(|(path, text)| {
            let id = path.rsplit('.').next().unwrap_or(path);
            let part = field.parts.iter().find(|part| part.id == id);
            (path.to_owned(), part.map_or_else(|| text.to_owned(), |part| people_write(&part.kind, text)))
        })
        .collect();
    match (typed.get(field.id), pairs.is_empty()) {
        ("", true) => Ok(None),
        (NONE, true) if field.may_be_none => Ok(Some(Answer::None)),
        ("", false) => read_value(schema, known, &pairs).map(|value| Some(Answer::Value(value))),
        (NONE, false) if field.may_be_none => Err(vec![Mistake { name: field.id.to_owned(), text: BOTH }]),
        _ => Err(vec![Mistake { name: field.id.to_owned(), text: NO_NONE }]),
    }
}

const BOTH: Text = t(
    "Vous déclarez qu’il n’y en a pas, et vous donnez une réponse : gardez l’un des deux.",
    "You state that there is none, and you give an answer: keep one of the two.",
);
const NO_NONE: Text = t(
    "Cette question ne se répond pas ainsi : donnez une réponse, ou passez-la.",
    "This question is not answered in this way: give an answer, or leave it out.",
);

fn read_value(
    schema: &Schema,
    known: &SchemaField,
    pairs: &[(String, String)],
) -> Result<Value, Vec<Mistake>> {
    let field = known.field;
    let borrowed = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let problems = match Value::from_pairs(field, borrowed, schema.vocabularies()) {
        Ok(value) => match value.missing(field) {
            missing if missing.is_empty() => return Ok(value),
            missing => missing.into_iter().map(|problem| (problem.path, None)).collect::<Vec<_>>(),
        },
        Err(problems) => problems.into_iter().map(|problem| (problem.path, Some(problem.message))).collect(),
    };
    Err(problems.into_iter().map(|(path, message)| mistake(known, &path, message)).collect())
}

/// A mistake in the words of the form: the name of the part, then what is wrong with it.
fn mistake(known: &SchemaField, path: &str, message: Option<Text>) -> Mistake {
    let id = path.rsplit('.').next().unwrap_or(path);
    let part = known.field.parts.iter().find(|part| part.id == id);
    let name = if path.is_empty() { known.field.id.to_owned() } else { format!("{}.{path}", known.field.id) };
    let label = |lang| {
        let heading = known.texts.label.get(lang);
        match part.filter(|_| known.field.parts.len() > 1) {
            Some(part) => format!("{heading}, {}", part.label.get(lang)),
            None => heading.to_owned(),
        }
    };
    let (fr, en) = (label(crate::text::Lang::Fr), label(crate::text::Lang::En));
    let message = message.map(|message| part.and_then(|part| as_people_write(&part.kind)).unwrap_or(message));
    let text = match message {
        Some(message) => Text::owned(format!("{fr} : {}.", message.fr), format!("{en}: {}.", message.en)),
        None => Text::owned(
            format!("{fr} : à remplir, ou retirez le reste de cette réponse."),
            format!("{en}: fill it in, or remove the rest of this answer."),
        ),
    };
    Mistake { name, text }
}

/// How the form expects what people write in their own way; files and the API name the written form instead.
const fn as_people_write(kind: &Kind) -> Option<Text> {
    Some(match kind {
        Kind::Duration { .. } => t(
            "ce n’est pas une durée ; écrivez par exemple 4 h, 30 min ou 2 jours",
            "this is no duration; write for example 4 h, 30 min or 2 days",
        ),
        Kind::Date => t(
            "ce n’est pas une date ; écrivez par exemple 2026, 04/2026 ou 22/04/2026",
            "this is no date; write for example 2026, 04/2026 or 22/04/2026, the day first",
        ),
        Kind::Hours => t(
            "ce ne sont pas des heures ; écrivez par exemple Lu-Ve 9h-17h30, ou Lu-Ve 9h-12h,14h-18h ; Sa 10h-12h",
            "these are no hours; write for example Mo-Fr 9h-17h30, or Mo-Fr 9h-12h,14h-18h; Sa 10h-12h",
        ),
        _ => return None,
    })
}

/// Inputs that belong to no question of the section.
fn unknown(schema: &Schema, section: &Section, typed: &Typed) -> Vec<Mistake> {
    let is_asked = |name: &str| {
        let id = name.split('.').next().unwrap_or(name);
        let mut fields = section.fields.iter().filter_map(|field| schema.field_at(*field));
        fields.any(|known| known.field.id == id)
    };
    let strange = typed.iter().filter(|(name, _)| !is_asked(name));
    let mistake = |name: &str| {
        let text = Text::owned(
            format!("« {name} » n’est pas une question de cette section."),
            format!("“{name}” is no question of this section."),
        );
        Mistake { name: name.to_owned(), text }
    };
    strange.map(|(name, _)| mistake(name)).collect()
}
