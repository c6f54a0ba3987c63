//! The options of a filter, made from what its field declares.

use crate::field::{Field, Filter, NONE, Options, Part, STATED, Takes};
use crate::text::{Text, t};
use crate::vocabulary::{Term, Vocabularies, Vocabulary, phrased};

const PROMISED: Term =
    phrased(STATED, t("déclare en prendre un", "states one"), t("« il y en a un »", "“there is one”"));
const STATES_NONE: Term = phrased(
    NONE,
    t("déclare qu’il n’y en a pas", "states that there is none"),
    t("« il n’y en a pas »", "“there is none”"),
);

/// One thing that a filter can ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterOption {
    /// The code in the query.
    pub code: String,
    /// The name for people.
    pub label: Text,
    /// The words inside the sentence of a search.
    pub phrase: Text,
    /// Kept for old links, not offered any more.
    pub deprecated: bool,
}

impl FilterOption {
    fn of(term: &Term) -> Self {
        let phrase = if term.phrase.is_empty() { &term.label } else { &term.phrase };
        Self {
            code: term.code.to_string(),
            label: term.label.clone(),
            phrase: phrase.clone(),
            deprecated: term.deprecated,
        }
    }
}

/// The options of a filter, in order, with "states that there is none" last where that is an answer.
pub(super) fn options(field: &Field, filter: &Filter, vocabularies: &Vocabularies) -> Vec<FilterOption> {
    let mut options: Vec<FilterOption> = match &filter.takes {
        Takes::Part(part) | Takes::WelcomedOrNot { yes: part, .. } => of_part(field, part, vocabularies),
        Takes::Above { vocabulary, .. } => vocabularies
            .get(vocabulary)
            .map_or(&[][..], Vocabulary::terms)
            .iter()
            .map(FilterOption::of)
            .collect(),
        Takes::Rule { options, .. } => options.terms(vocabularies).iter().map(FilterOption::of).collect(),
        Takes::Given(_) => vec![FilterOption::of(&crate::field::YES)],
        Takes::Answer => vec![FilterOption::of(&PROMISED)],
        Takes::Names(_) | Takes::Within { .. } => Vec::new(),
    };
    let is_closed = !options.is_empty() && !matches!(filter.takes, Takes::Given(_) | Takes::Above { .. });
    if field.may_be_none && is_closed && options.iter().all(|option| option.code != NONE) {
        options.push(FilterOption::of(&STATES_NONE));
    }
    options
}

fn of_part(field: &Field, part: &str, vocabularies: &Vocabularies) -> Vec<FilterOption> {
    let declared: Option<&Part> = field.parts.iter().find(|known| known.id == part);
    let options: Option<&Options> = declared.and_then(Part::options);
    options
        .map_or_else(Vec::new, |options| options.terms(vocabularies).iter().map(FilterOption::of).collect())
}
