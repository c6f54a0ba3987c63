//! `wording.toml`: texts to be read instead of those declared with the fields.

use super::document::{Document, Table};
use crate::finding::Findings;
use matou_core::settings::Rewording;

const KEYS: [&str; 4] = ["of", "key", "fr", "en"];

/// Reads the new texts. Whether they name anything is checked against the schema.
pub(super) fn read(document: &Document<'_>, findings: &mut Findings) -> Vec<Rewording> {
    document.list("wording", findings).iter().map(|table| read_text(table, findings)).collect()
}

fn read_text(table: &Table<'_>, findings: &mut Findings) -> Rewording {
    table.refuse_others(&KEYS, findings);
    Rewording {
        of: table.text("of", findings),
        key: table.text("key", findings),
        text: table.bilingual(["fr", "en"], findings),
        place: table.file_and_line(),
    }
}
