//! Answers in words: the one place where a value becomes a sentence, for pages, JSON and the terminal alike.

use crate::answer::{Answer, Stated};
use crate::datum::Datum;
use crate::field::{Kind, Part};
use crate::schema::{Schema, SchemaField};
use crate::text::{Lang, join};
use crate::value::{Record, Value};

/// The sentence for what is stated, or for nothing.
pub fn sentence(schema: &Schema, known: &SchemaField, stated: Option<&Stated>, lang: Lang) -> String {
    match stated.map(|stated| &stated.answer) {
        None => known.texts.not_stated.get(lang).to_owned(),
        Some(Answer::None) => known.texts.none.get(lang).to_owned(),
        Some(Answer::Value(value)) => value_in_words(schema, known, value, lang),
    }
}

/// The sentence for a value: one per record of a list, put one after the other.
pub fn value_in_words(schema: &Schema, known: &SchemaField, value: &Value, lang: Lang) -> String {
    let records = records_in_words(schema, known, value, lang);
    records.join(if records.iter().all(|record| record.ends_with('.')) { " " } else { " ; " })
}

/// The words of each record of a value.
pub fn records_in_words(schema: &Schema, known: &SchemaField, value: &Value, lang: Lang) -> Vec<String> {
    value.records().iter().map(|record| fill(schema, known, &[record], lang)).collect()
}

/// One sentence for the same field of several services: each piece lists what any of them says, once.
pub fn services_in_words(schema: &Schema, known: &SchemaField, values: &[&Value], lang: Lang) -> String {
    let records: Vec<&Record> = values.iter().flat_map(|value| value.records()).collect();
    fill(schema, known, &records, lang)
}

/// Fills the field's template. A sentence, which ends with a full stop, begins with a capital; a name stays as it is.
fn fill(schema: &Schema, known: &SchemaField, records: &[&Record], lang: Lang) -> String {
    let filled = known.template(lang).fill(&|name| {
        if let Some((_, words)) = known.field.words.iter().find(|(placeholder, _)| *placeholder == name) {
            return records.first().and_then(|record| words(record, lang));
        }
        let part = known.field.parts.iter().find(|part| part.id == name)?;
        let mut words: Vec<String> = Vec::new();
        for datum in records.iter().filter_map(|record| record.get(name)) {
            let new = datum_words(schema, part, datum, lang);
            words.extend(new.into_iter().filter(|word| !word.is_empty()));
        }
        let mut once = Vec::new();
        for word in words {
            if !once.contains(&word) {
                once.push(word);
            }
        }
        (!once.is_empty()).then(|| once.join(", "))
    });
    // Some templates are no sentence but a name or an address: those stay as they are written.
    if known.texts.stated.get(lang).ends_with('.') { capital(&filled) } else { filled }
}

/// The text with a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The text as a sentence of its own: with a full stop, unless it ends with one.
pub(crate) fn closed(mut text: String) -> String {
    if !text.is_empty() && !text.ends_with(['.', '!', '?', '…']) {
        text.push('.');
    }
    text
}

/// A piece in words: labels of codes, numbers and dates as people write them.
pub fn datum_in_words(schema: &Schema, part: &'static Part, datum: &Datum, lang: Lang) -> String {
    datum_words(schema, part, datum, lang).join(", ")
}

fn datum_words(schema: &Schema, part: &'static Part, datum: &Datum, lang: Lang) -> Vec<String> {
    match datum {
        Datum::Code(_) | Datum::Codes(_) => {
            let terms = schema.terms(&part.kind);
            let words = |code: &str| {
                let term = terms.iter().find(|term| term.code == code);
                term.map_or_else(|| code.to_owned(), |term| term.in_sentence(lang).to_owned())
            };
            datum.codes().iter().map(|code| words(code)).collect()
        }
        Datum::Number(number) => {
            let unit = if let Kind::Number { unit, .. } = &part.kind { unit.get(lang) } else { "" };
            vec![match (unit, lang) {
                ("", _) => number.in_words(lang),
                // French puts a no-break space before a unit; English does not before a percent sign.
                (unit, Lang::Fr) => format!("{}\u{a0}{unit}", number.in_words(lang)),
                (unit, Lang::En) => format!("{}{unit}", number.in_words(lang)),
            }]
        }
        Datum::Duration(minutes) => {
            vec![minutes.in_words(lang, matches!(part.kind, Kind::Duration { in_hours: true }))]
        }
        Datum::Date(date) => vec![date.in_words(lang)],
        Datum::Hours(hours) => vec![hours.in_words(lang)],
        Datum::Text(text) | Datum::Url(text) => vec![text.to_string()],
    }
}

/// The labels of the options asked for, joined by "or".
pub fn options_in_words(labels: &[String], lang: Lang) -> String {
    join(labels, crate::text::or_word(lang))
}
