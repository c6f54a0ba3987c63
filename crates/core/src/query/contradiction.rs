//! What contradicts itself in a query, and what a recipe does not have.

use super::error::ErrorCode;
use super::parse::Parser;
use super::{Ask, Condition, Query, SetBy, Sort};
use crate::field::{About, NONE};
use crate::schema::SchemaFilter;
use crate::text::{Text, t};

impl Parser<'_> {
    /// The lines of the recipe that are taken out.
    pub(super) fn without(&mut self, query: &mut Query) {
        for name in self.several("without") {
            let recipe = query.profile.as_deref().and_then(|id| self.schema.recipe(id));
            let filters = recipe.iter().flat_map(|recipe| recipe.conditions.keys());
            let filters = filters.filter_map(|id| self.schema.filter_at(*id));
            let own: Vec<&str> = filters.map(|filter| filter.filter.parameter).collect();
            let filter = self.schema.filter(name).filter(|filter| own.contains(&filter.filter.parameter));
            match filter {
                // The visitor's own condition replaces the recipe's anyway: a form keeps both.
                Some(filter) if query.asks.contains_key(&filter.id) => {}
                Some(filter) => {
                    query.without.insert(filter.id);
                }
                None if recipe.is_none() => {
                    let detail = t(
                        "« without » retire une condition d’une recette : il a besoin de « profile ».",
                        "“without” takes a condition out of a recipe: it needs “profile”.",
                    );
                    self.refuse("without", ErrorCode::Contradiction, detail);
                }
                None => self.not_among("without", name, &own),
            }
        }
    }

    pub(super) fn contradictions(&mut self, query: &Query) {
        if query.sort == Sort::Distance && query.near.is_none() && !self.values.contains_key("near") {
            let detail = t("« sort=distance » a besoin de « near ».", "“sort=distance” needs “near”.");
            self.refuse("sort", ErrorCode::Contradiction, detail);
        }
        if query.seed.is_some() && query.sort != Sort::Shuffle {
            let detail = t(
                "« seed » ne sert qu’à l’ordre mélangé : retirez-le, ou choisissez sort=shuffle.",
                "“seed” only serves the shuffled order: remove it, or choose sort=shuffle.",
            );
            self.refuse("seed", ErrorCode::Contradiction, detail);
        }
        self.none_and_more(query);
    }

    /// Only hosters that state that there is none are asked for, and at the same time something of what there is. Recipes
    /// count: what they set stands in the query as if the visitor had.
    fn none_and_more(&mut self, query: &Query) {
        let schema = self.schema;
        let conditions = query.conditions(schema);
        let found: Vec<(&SchemaFilter, &Condition)> = conditions
            .iter()
            .filter_map(|condition| Some((schema.filter_at(condition.filter)?, condition)))
            .filter(|(filter, _)| {
                schema.field_at(filter.field).is_some_and(|known| known.field.about == About::Hoster)
            })
            .collect();
        for (more, condition) in found.iter().filter(|(_, condition)| !allows_none(&condition.ask)) {
            let is_refused = |(none, other): &&(&SchemaFilter, &Condition)| {
                none.field == more.field && none.id != more.id && only_none(&other.ask)
            };
            let Some((none, _)) = found.iter().find(is_refused) else { continue };
            let (a, b) = (more.filter.parameter, none.filter.parameter);
            let detail = Text::owned(
                format!(
                    "« {a} » demande quelque chose que « {b} » exclut, en ne gardant que ceux qui disent qu’il n’y en a pas : retirez l’un des deux."
                ),
                format!(
                    "“{a}” asks for something that “{b}” excludes, by keeping only those that state that there is none: remove one of them."
                ),
            );
            // The error names what the visitor wrote, not what the recipe set.
            let at = if condition.by == SetBy::Visitor { a } else { b };
            self.refuse(at, ErrorCode::Contradiction, detail);
        }
    }
}

/// Whether only those match that state that there is none.
pub(crate) fn only_none(ask: &Ask) -> bool {
    matches!(ask, Ask::Options(codes) if codes.iter().all(|code| code == NONE))
}

/// Whether those may match that state that there is none.
pub(crate) fn allows_none(ask: &Ask) -> bool {
    matches!(ask, Ask::Options(codes) if codes.iter().any(|code| code == NONE))
}
