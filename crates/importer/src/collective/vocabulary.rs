//! `vocabularies/<name>.toml`: the terms of a choice, in the order in which people see them.

use super::document::{Document, Table};
use crate::finding::Findings;
use matou_core::letters::shorten;
use matou_core::text::Text;
use matou_core::vocabulary::{Term, Vocabulary};
use std::collections::HashSet;

const KEYS: [&str; 7] = ["code", "fr", "en", "parent", "deprecated", "phrase_fr", "phrase_en"];
const PHRASES: [&str; 2] = ["phrase_fr", "phrase_en"];

/// Reads a vocabulary.
pub(super) fn read(name: &str, document: &Document<'_>, findings: &mut Findings) -> Vocabulary {
    let mut codes = HashSet::new();
    let mut terms = Vec::new();
    for table in document.list("terms", findings) {
        let term = read_term(&table, findings);
        // Codes are joined by these in every text form, and a code that stands twice means two things.
        let is_plain = !term.code.contains([';', ',', '|', '"']) && !term.code.contains(char::is_whitespace);
        if !is_plain || !codes.insert(term.code.to_string()) {
            findings.error(table.place(), &term.code, bad_code(&term.code));
        }
        terms.push(term);
    }
    Vocabulary::new(name, terms)
}

fn read_term(table: &Table<'_>, findings: &mut Findings) -> Term {
    table.refuse_others(&KEYS, findings);
    let has_phrase = PHRASES.iter().any(|key| table.get(key).is_some());
    Term {
        code: table.text("code", findings).into(),
        label: table.bilingual(["fr", "en"], findings),
        phrase: if has_phrase { table.bilingual(PHRASES, findings) } else { Text::default() },
        parent: table.optional_text("parent", findings),
        deprecated: table
            .get("deprecated")
            .and_then(|item| item.flag("deprecated", findings))
            .unwrap_or(false),
    }
}

fn bad_code(code: &str) -> Text {
    let code = shorten(code);
    Text::owned(
        format!(
            "le code « {code} » est déjà pris, ou contient un espace ou l’un de ; , | \" : choisissez-en un autre"
        ),
        format!("the code “{code}” is taken, or holds a space or one of ; , | \": choose another"),
    )
}
