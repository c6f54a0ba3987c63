//! What the collective decides in data: `vocabularies/*.toml`, `recipes.toml`, `validity.toml`, `wording.toml`.
//!
//! Each file is read by hand rather than by derive, so that every mistake of every file is told at once, with its line, in
//! both languages, with the nearest spelling of a key. A mistyped key is refused: a text that quietly does not apply is
//! worse than an error at start.

mod document;
mod recipes;
#[cfg(test)]
mod tests;
mod validity;
mod vocabulary;
mod wording;

use crate::finding::{Finding, Findings, Place, Severity};
use document::Document;
use matou_core::field::Field;
use matou_core::schema::Schema;
use matou_core::settings::{Settings, SettingsError};
use matou_core::text::Text;
use std::sync::Arc;

/// Reads the collective's files: their names (with `/`, relative to `data/collective`) and their texts.
///
/// # Errors
/// Everything that is not as it should be, in all files, ordered by file and line.
pub fn read<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Result<Settings, Vec<Finding>> {
    let mut settings = Settings::default();
    let mut findings = Findings::default();
    for (name, text) in files {
        read_file(&mut settings, name, text, &mut findings);
    }
    if findings.is_empty() { Ok(settings) } else { Err(findings.into_list()) }
}

/// Reads the collective's files and checks them against the declared fields.
///
/// # Errors
/// As [`read`]; then every contradiction between the files and the fields.
pub fn read_schema<'f>(
    fields: &[&'static Field],
    files: impl IntoIterator<Item = (&'f str, &'f str)>,
) -> Result<Schema, Vec<Finding>> {
    Schema::new(fields, read(files)?).map_err(|errors| errors.into_iter().map(Finding::from).collect())
}

fn read_file(settings: &mut Settings, name: &str, text: &str, findings: &mut Findings) {
    let file = Arc::from(name);
    let vocabulary = name.strip_prefix("vocabularies/").and_then(|rest| rest.strip_suffix(".toml"));
    if vocabulary.is_none() && !["recipes.toml", "validity.toml", "wording.toml"].contains(&name) {
        findings.error(Place::of_file(&file), name, unknown_file());
        return;
    }
    let Some(document) = Document::parse(&file, text, findings) else { return };
    match (vocabulary, name) {
        (Some(vocabulary), _) => {
            settings.vocabularies.push(vocabulary::read(vocabulary, &document, findings));
        }
        (None, "recipes.toml") => settings.recipes.extend(recipes::read(&document, findings)),
        (None, "validity.toml") => settings.validity.extend(validity::read(&document, findings)),
        (None, _) => settings.wording.extend(wording::read(&document, findings)),
    }
}

fn unknown_file() -> Text {
    const FILES: &str = "vocabularies/*.toml, recipes.toml, validity.toml, wording.toml";
    Text::owned(
        format!("ce fichier n’est pas attendu ici : renommez-le ou retirez-le ; les fichiers sont {FILES}"),
        format!("this file is not expected here: rename it or remove it; the files are {FILES}"),
    )
}

impl From<SettingsError> for Finding {
    /// The place of such an error is `file:line` when it came from a file; otherwise it names a declaration.
    fn from(error: SettingsError) -> Self {
        let line = error.place.rsplit_once(':').and_then(|(file, line)| Some((file, line.parse().ok()?)));
        let place = match line {
            Some((file, line)) => Place::of_line(&Arc::from(file), line),
            None => Place::of_file(&Arc::from(error.place.as_str())),
        };
        let message = Text::owned(error.problem.clone(), error.problem);
        Self { severity: Severity::Error, place, read: String::new(), message }
    }
}
