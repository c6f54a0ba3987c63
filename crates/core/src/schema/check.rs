//! The checks of declarations and settings: whatever contradicts itself is refused at start, with its place.

use crate::field::{About, Field, Filter, Options, Takes, Texts, Validity};
use crate::phrase::Template;
use crate::sentence;
use crate::settings::{Rewording, SettingsError};
use crate::text::{Lang, Text};
use crate::vocabulary::{Term, Vocabularies};
use std::collections::HashSet;

/// Everything wrong with the declarations themselves.
pub(super) fn declarations(fields: &[&'static Field], vocabularies: &Vocabularies) -> Vec<SettingsError> {
    let mut errors = Vec::new();
    let mut names = HashSet::new();
    let mut parameters: HashSet<&str> = crate::query::RESERVED.iter().copied().collect();
    for field in fields {
        if !names.insert((field.about == About::Service, field.id)) {
            errors.push(SettingsError::new(field.id, "two fields have this identifier"));
        }
        for filter in field.filters {
            let companion = match filter.takes {
                Takes::Within { clock_parameter, .. } => Some(clock_parameter),
                _ => None,
            };
            for parameter in std::iter::once(filter.parameter).chain(companion) {
                if !is_identifier(parameter) || !parameters.insert(parameter) {
                    errors.push(SettingsError::new(
                        field.id,
                        format!("“{parameter}” is no free parameter name"),
                    ));
                }
            }
        }
        errors.extend(field_errors(field, vocabularies));
    }
    errors
}

fn field_errors(field: &Field, vocabularies: &Vocabularies) -> Vec<SettingsError> {
    let mut problems = Vec::new();
    if !is_identifier(field.id) || field.parts.is_empty() {
        problems.push(
            "an identifier is lower-case letters, digits and _; a field has at least one part".to_owned(),
        );
    }
    let options = field.parts.iter().filter_map(|part| part.options());
    for options in options.chain(field.filters.iter().filter_map(rule_options)) {
        if let (Options::Vocabulary(name), true) = (options, options.terms(vocabularies).is_empty()) {
            problems.push(format!("the vocabulary “{name}” is missing or empty"));
        }
    }
    for filter in field.filters {
        let parts = filter_parts(&filter.takes);
        if parts.iter().any(|part| field.parts.iter().all(|known| known.id != *part)) {
            problems.push(format!("the filter “{}” names a part that does not exist", filter.parameter));
        }
        problems.extend(orphan(&filter.takes, vocabularies));
        problems.extend(asks(&Text::default(), &filter.asks));
    }
    let texts = &field.texts;
    let said = [&texts.label, &texts.question, &texts.stated, &texts.not_stated];
    if said.iter().any(|text| is_half(text) || text.is_empty())
        || (field.may_be_none && texts.none.fr.is_empty())
    {
        problems.push("label, question and sentences are needed in French and in English".to_owned());
    }
    problems.into_iter().map(|problem| SettingsError::new(field.id, problem)).collect()
}

/// A term whose parent is not in the vocabulary above it, such as a department of no region.
fn orphan(takes: &Takes, vocabularies: &Vocabularies) -> Option<String> {
    let Takes::Above { below, vocabulary, .. } = takes else { return None };
    let (terms, above) = (vocabularies.get(below)?.terms(), vocabularies.get(vocabulary)?);
    let is_orphan = |term: &&Term| term.parent.as_deref().is_none_or(|parent| above.get(parent).is_none());
    let term = terms.iter().find(is_orphan)?;
    Some(format!("“{}” in the vocabulary “{below}” needs a parent that is in “{vocabulary}”", term.code))
}

const fn rule_options(filter: &Filter) -> Option<&Options> {
    match &filter.takes {
        Takes::Rule { options, .. } => Some(options),
        _ => None,
    }
}

fn filter_parts(takes: &Takes) -> Vec<&'static str> {
    match takes {
        Takes::Part(part) | Takes::Names(part) => vec![part],
        Takes::WelcomedOrNot { yes, no } => vec![yes, no],
        Takes::Given(parts) => parts.to_vec(),
        Takes::Within { delay, clock, .. } => vec![delay, clock],
        Takes::Answer | Takes::Rule { .. } | Takes::Above { .. } => Vec::new(),
    }
}

fn is_identifier(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn is_half(text: &Text) -> bool {
    text.fr.is_empty() != text.en.is_empty()
}

/// The months of a kind of validity.
pub(super) fn months(kind: Validity, validity: &[(Validity, u16)]) -> Result<u16, SettingsError> {
    let key = Validity::KEYS.iter().find(|(known, _)| *known == kind).map_or("", |(_, key)| *key);
    let months = validity.iter().find(|(known, _)| *known == kind).map(|(_, months)| *months);
    months.filter(|months| (1..=600).contains(months)).ok_or_else(|| {
        SettingsError::new("validity", format!("“{key}” needs a number of months from 1 to 600"))
    })
}

/// The name under which a field is reworded.
fn wording_name(field: &Field) -> String {
    match field.about {
        About::Hoster => field.id.to_owned(),
        About::Service => format!("service.{}", field.id),
    }
}

/// The texts of a field with the collective's words in place of the declared ones.
pub(super) fn reword(field: &Field, wording: &[Rewording]) -> Texts {
    let mut texts = field.texts.clone();
    let name = wording_name(field);
    for new in wording.iter().filter(|new| new.of == name) {
        if let Some(slot) = slot(&mut texts, &new.key) {
            *slot = new.text.clone();
        }
    }
    texts
}

/// Where the sentence of a field was written: the rewording in force, or the declaration.
pub(super) fn place_of_stated(field: &Field, wording: &[Rewording]) -> String {
    let name = wording_name(field);
    let new = wording.iter().rfind(|new| new.of == name && new.key == "stated");
    new.map_or_else(|| field.id.to_owned(), |new| new.place.clone())
}

fn slot<'t>(texts: &'t mut Texts, key: &str) -> Option<&'t mut Text> {
    Some(match key {
        "label" => &mut texts.label,
        "question" => &mut texts.question,
        "help" => &mut texts.help,
        "human_cost" => &mut texts.human_cost,
        "stated" => &mut texts.stated,
        "none" => &mut texts.none,
        "not_stated" => &mut texts.not_stated,
        _ => return None,
    })
}

/// The label and the condition of a filter, in the words in force.
pub(super) fn reword_filter(filter: &Filter, wording: &[Rewording]) -> (Text, Text) {
    let find = |key: &str, declared: &Text| {
        let new = wording.iter().find(|new| new.of == filter.parameter && new.key == key);
        new.map_or_else(|| declared.clone(), |new| new.text.clone())
    };
    (find("filter_label", &filter.label), find("asks", &filter.asks))
}

/// Rewordings that name nothing, or half of a text.
pub(super) fn wording(fields: &[&'static Field], wording: &[Rewording]) -> Vec<SettingsError> {
    let mut errors = Vec::new();
    for new in wording {
        let field = fields.iter().find(|field| wording_name(field) == new.of);
        let known = field.is_some_and(|field| slot(&mut field.texts.clone(), &new.key).is_some());
        let mut filters = fields.iter().flat_map(|field| field.filters);
        let of_filter = matches!(new.key.as_str(), "filter_label" | "asks");
        let filter = filters.find(|filter| of_filter && filter.parameter == new.of);
        if let (Some(filter), "asks") = (filter, new.key.as_str()) {
            errors
                .extend(asks(&filter.asks, &new.text).map(|problem| SettingsError::new(&new.place, problem)));
        }
        if !known && filter.is_none() {
            errors.push(SettingsError::new(
                &new.place,
                format!("“{}.{}” is no text of any field or filter", new.of, new.key),
            ));
        }
        if is_half(&new.text) || new.text.is_empty() {
            errors
                .push(SettingsError::new(&new.place, "a text is needed in French (fr) and in English (en)"));
        }
    }
    errors
}

/// What is wrong with the clause of a filter: it must say what was asked, as the declared one does.
fn asks(declared: &Text, new: &Text) -> Option<String> {
    for lang in Lang::ALL {
        if let Err(error) = Template::parse(new.get(lang), &sentence::PLACEHOLDERS) {
            return Some(error.to_string());
        }
        if sentence::says_what(declared.get(lang)) && !sentence::says_what(new.get(lang)) {
            return Some(format!("“asks” ({lang}) needs {{values}}, which stands for what was asked"));
        }
    }
    None
}
