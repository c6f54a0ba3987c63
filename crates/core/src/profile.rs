//! Recipes: what a visitor's situation (individual, small structure, large structure) expands to, visibly.

use crate::query::{Ask, Query};
use crate::schema::{FilterId, Schema};
use crate::settings::{RecipeSetting, SettingsError};
use crate::text::{Lang, Text};
use std::collections::BTreeMap;

/// A checked recipe.
#[derive(Clone, Debug)]
pub struct Recipe {
    /// The code in `profile=`.
    pub id: String,
    /// The version.
    pub version: String,
    /// The name.
    pub label: Text,
    /// A situation in plain words.
    pub situation: Text,
    /// The conditions.
    pub conditions: BTreeMap<FilterId, Ask>,
}

/// Reads the recipes against the filters that exist.
pub(crate) fn read_all(
    schema: &Schema,
    settings: Vec<RecipeSetting>,
) -> Result<Vec<Recipe>, Vec<SettingsError>> {
    let mut recipes: Vec<Recipe> = Vec::new();
    let mut errors = Vec::new();
    for setting in settings {
        if recipes.iter().any(|known| known.id == setting.id) {
            errors
                .push(SettingsError::new(&setting.place, format!("two recipes are called “{}”", setting.id)));
        }
        match read(schema, setting) {
            Ok(recipe) => recipes.push(recipe),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(recipes) } else { Err(errors) }
}

fn read(schema: &Schema, setting: RecipeSetting) -> Result<Recipe, SettingsError> {
    let RecipeSetting { id, version, label, situation, conditions, place } = setting;
    let query = Query::parse(schema, &conditions).map_err(|errors| {
        let first = errors.first().map(|error| error.in_words(Lang::En)).unwrap_or_default();
        SettingsError::new(&place, format!("the conditions of “{id}” are not understood: {first}"))
    })?;
    let only_filters = Query { asks: query.asks.clone(), ..Query::default() };
    if only_filters != query || query.asks.is_empty() {
        return Err(SettingsError::new(&place, format!("“{id}” needs conditions, and nothing but filters")));
    }
    if label.fr.is_empty() || label.en.is_empty() || version.is_empty() {
        return Err(SettingsError::new(&place, format!("“{id}” needs a version, and a label in fr and en")));
    }
    Ok(Recipe { id, version, label, situation, conditions: query.asks })
}
