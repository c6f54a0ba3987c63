//! What the collective may change without a build: vocabularies, validity, recipes, wording.
//!
//! This is plain data. Files are read elsewhere (`crates/importer`, `data/collective/*.toml`); each item carries its place
//! (file and line) only so that an error can name it.

use crate::field::Validity;
use crate::text::Text;
use crate::vocabulary::Vocabulary;

/// Everything that the collective decides in data.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The vocabularies that choices refer to by name.
    pub vocabularies: Vec<Vocabulary>,
    /// For how many months answers count, by kind.
    pub validity: Vec<(Validity, u16)>,
    /// The recipes behind the first choice (individual, small structure, large structure).
    pub recipes: Vec<RecipeSetting>,
    /// Texts to be read instead of those declared with the fields.
    pub wording: Vec<Rewording>,
}

/// A recipe: conditions that a visitor's situation expands to, visibly (product rule 9).
#[derive(Clone, Debug)]
pub struct RecipeSetting {
    /// The code in `profile=`.
    pub id: String,
    /// The version, such as `2026-11`.
    pub version: String,
    /// The name: "une grande structure".
    pub label: Text,
    /// A situation in plain words, in which visitors recognise themselves.
    pub situation: Text,
    /// The conditions, as a query string of filters: `paid_member=yes`.
    pub conditions: String,
    /// File and line, for errors.
    pub place: String,
}

/// A text to be read instead of a declared one.
#[derive(Clone, Debug)]
pub struct Rewording {
    /// The field's identifier (`service.` before it for a fact about services), or a filter's parameter.
    pub of: String,
    /// Which text: `label`, `question`, `help`, `human_cost`, `stated`, `none`, `not_stated`; `filter_label`, `asks` of a filter.
    pub key: String,
    /// The new text.
    pub text: Text,
    /// File and line, for errors.
    pub place: String,
}

/// Something in the settings or the declarations that cannot be.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {problem}")]
pub struct SettingsError {
    /// File and line, or the declaration.
    pub place: String,
    /// What is wrong, and how to put it right.
    pub problem: String,
}

impl SettingsError {
    pub(crate) fn new(place: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { place: place.into(), problem: problem.into() }
    }
}
