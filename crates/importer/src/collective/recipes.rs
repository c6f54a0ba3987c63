//! `recipes.toml`: what a visitor's situation expands to, visibly.

use super::document::{Document, Table};
use crate::finding::Findings;
use matou_core::settings::RecipeSetting;
use matou_core::text::Text;

const KEYS: [&str; 5] = ["id", "version", "label", "situation", "conditions"];

/// Reads the recipes. Whether their conditions are filters is checked against the schema.
pub(super) fn read(document: &Document<'_>, findings: &mut Findings) -> Vec<RecipeSetting> {
    document.list("recipes", findings).iter().map(|table| read_recipe(table, findings)).collect()
}

fn read_recipe(table: &Table<'_>, findings: &mut Findings) -> RecipeSetting {
    table.refuse_others(&KEYS, findings);
    RecipeSetting {
        id: table.text("id", findings),
        version: table.text("version", findings),
        label: read_text(table, "label", findings),
        situation: read_text(table, "situation", findings),
        conditions: table.text("conditions", findings),
        place: table.file_and_line(),
    }
}

/// `label.fr = "…"` and `label.en = "…"`.
fn read_text(table: &Table<'_>, key: &str, findings: &mut Findings) -> Text {
    let example = format!("{key}.fr = \"…\", {key}.en = \"…\"");
    let Some(languages) = table.need(key, findings).and_then(|item| item.table(&example, findings)) else {
        return Text::default();
    };
    languages.refuse_others(&["fr", "en"], findings);
    languages.bilingual(["fr", "en"], findings)
}
