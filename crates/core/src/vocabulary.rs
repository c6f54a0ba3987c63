//! Vocabularies: the closed lists of codes that the collective keeps in data (tiers, qualifications, departments…).

use crate::text::{Lang, Text};
use std::collections::HashMap;

/// One option of a vocabulary or of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The code, the same in every language; never changed once published.
    pub code: std::borrow::Cow<'static, str>,
    /// What people read as a name: in lists, filters, forms.
    pub label: Text,
    /// The words inside a sentence, where the label would not read well; empty when the label does.
    pub phrase: Text,
    /// The code of the term above it (the region of a department), when there is one.
    pub parent: Option<String>,
    /// Kept so that old answers still read, but no longer offered.
    pub deprecated: bool,
}

impl Term {
    /// The words of the term inside a sentence.
    pub fn in_sentence(&self, lang: Lang) -> &str {
        if self.phrase.is_empty() { self.label.get(lang) } else { self.phrase.get(lang) }
    }
}

/// A constant option whose label also reads well inside a sentence.
pub const fn term(code: &'static str, fr: &'static str, en: &'static str) -> Term {
    phrased(code, crate::text::t(fr, en), crate::text::t("", ""))
}

/// A constant option with other words inside a sentence.
pub const fn phrased(code: &'static str, label: Text, phrase: Text) -> Term {
    Term { code: std::borrow::Cow::Borrowed(code), label, phrase, parent: None, deprecated: false }
}

/// A named, ordered list of terms. The order is the order in which facets and forms show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vocabulary {
    name: String,
    terms: Vec<Term>,
    positions: HashMap<String, usize>,
}

impl Vocabulary {
    /// A vocabulary of these terms. When a code stands twice, the first one is found.
    pub fn new(name: impl Into<String>, terms: Vec<Term>) -> Self {
        let mut positions = HashMap::with_capacity(terms.len());
        for (position, term) in terms.iter().enumerate() {
            positions.entry(term.code.to_string()).or_insert(position);
        }
        Self { name: name.into(), terms, positions }
    }

    /// The name under which fields and the API refer to it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// All terms, in order.
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    /// The term of a code.
    pub fn get(&self, code: &str) -> Option<&Term> {
        self.positions.get(code).and_then(|position| self.terms.get(*position))
    }

    /// The position of a code in the order of the list.
    pub fn position(&self, code: &str) -> Option<usize> {
        self.positions.get(code).copied()
    }
}

/// All vocabularies, by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vocabularies {
    list: Vec<Vocabulary>,
}

impl Vocabularies {
    /// These vocabularies, in the order given.
    pub fn new(list: Vec<Vocabulary>) -> Self {
        Self { list }
    }

    /// The vocabulary of a name.
    pub fn get(&self, name: &str) -> Option<&Vocabulary> {
        self.list.iter().find(|vocabulary| vocabulary.name == name)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Vocabulary> {
        self.list.iter()
    }
}
