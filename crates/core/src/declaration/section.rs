//! The sections of the form: first the few questions that visitors search by, then the rest by theme.

use crate::field::{About, Field, Filter, Part, Takes, Theme};
use crate::human_cost;
use crate::schema::{FieldId, Schema, SchemaField};
use crate::text::{Text, t};

/// Facts that the collective decides or that have a form of their own; a hoster does not declare them here.
const NOT_ASKED: [&str; 6] = ["membership", "member_since", "listing", "notes", "notices", "positions"];

/// A section of the form: a few questions that are answered on one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The code in addresses.
    pub code: &'static str,
    /// The heading.
    pub label: Text,
    /// The questions, in order.
    pub fields: Vec<FieldId>,
}

/// The code of the first section.
const ESSENTIAL: &str = "essential";
/// The code of the section about one service.
const SERVICE: &str = "service";

/// Whether a hoster states this field in the form of its declaration.
pub fn is_for_hosters(field: &Field) -> bool {
    field.about == About::Service || !NOT_ASKED.contains(&field.id)
}

/// The sections about a hoster, in the order in which they are offered. Every field is asked once.
pub fn sections(schema: &Schema) -> Vec<Section> {
    let asked = |known: &&SchemaField| known.field.about == About::Hoster && is_for_hosters(known.field);
    let fields: Vec<&SchemaField> = schema.fields().iter().filter(asked).collect();
    let (first, rest): (Vec<_>, Vec<_>) = fields.into_iter().partition(|known| is_essential(schema, known));
    let label = t("Ce que l’on cherche le plus", "What is searched for most");
    let ids = |fields: &[&SchemaField]| fields.iter().map(|known| known.id).collect::<Vec<_>>();
    let essential = Section { code: ESSENTIAL, label, fields: ids(&first) };
    let of_theme = |theme: Theme| {
        let fields: Vec<_> = rest.iter().copied().filter(|known| known.field.theme == theme).collect();
        Section { code: theme.code(), label: theme.label(), fields: ids(&fields) }
    };
    let themes = Theme::ALL.into_iter().map(of_theme);
    std::iter::once(essential).chain(themes).filter(|section| !section.fields.is_empty()).collect()
}

/// The section of a code; that about a service has the questions about services.
pub fn section(schema: &Schema, code: &str) -> Option<Section> {
    if code != SERVICE {
        return sections(schema).into_iter().find(|section| section.code == code);
    }
    let fields = schema.fields().iter().filter(|known| known.field.about == About::Service);
    let fields = fields.map(|known| known.id).collect();
    Some(Section { code: SERVICE, label: t("Un service", "A service"), fields })
}

/// Whether a part is asked at first sight: the first one, what a declaration must give, and what visitors filter by. The
/// others say it more precisely, and stand behind a fold.
pub fn is_asked_first(field: &Field, part: &Part) -> bool {
    let is_first = field.parts.first().is_some_and(|first| first.id == part.id);
    let is_filtered = |filter: &Filter| match &filter.takes {
        Takes::Part(id) | Takes::Names(id) => *id == part.id,
        Takes::WelcomedOrNot { yes, .. } => *yes == part.id,
        Takes::Within { delay, clock, .. } => [*delay, *clock].contains(&part.id),
        Takes::Given(parts) => parts.contains(&part.id),
        Takes::Answer | Takes::Above { .. } | Takes::Rule { .. } => false,
    };
    is_first || part.required || field.filters.iter().any(is_filtered)
}

/// What the recipes ask, what is promised, and who stands behind it. What follows from other answers is not asked first.
fn is_essential(schema: &Schema, known: &SchemaField) -> bool {
    let asked_by = |recipe: &crate::profile::Recipe| {
        let mut filters = recipe.conditions.keys();
        filters.any(|filter| schema.filter_at(*filter).is_some_and(|filter| filter.field == known.id))
    };
    let is_searched = schema.recipes().iter().any(asked_by);
    let field = known.field;
    field.derived.is_none() && (is_searched || field.commitment || human_cost::FIELDS.contains(&field.id))
}
