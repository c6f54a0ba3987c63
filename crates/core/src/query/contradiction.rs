//! What contradicts itself in a query, and what a recipe does not have.

use super::error::ErrorCode;
use super::parse::Parser;
use super::{Ask, Query, Sort};
use crate::field::{STATED, Takes};
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
                Some(filter) if query.asks.contains_key(&filter.id) => self.both(name),
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

    fn both(&mut self, name: &str) {
        let detail = Text::owned(
            format!("« {name} » est à la fois demandé et retiré : gardez l’un des deux."),
            format!("“{name}” is both asked for and taken out: keep one of them."),
        );
        self.refuse("without", ErrorCode::Contradiction, detail);
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
        self.delay_without_promise(query);
    }

    /// A delay is asked for, and at the same time only hosters that promise none.
    fn delay_without_promise(&mut self, query: &Query) {
        for delay in self.schema.filters().iter().filter(|filter| filter.clock_parameter().is_some()) {
            let excludes = |filter: &&SchemaFilter| {
                matches!(filter.filter.takes, Takes::Answer)
                    && matches!(query.asks.get(&filter.id), Some(Ask::Options(codes)) if codes.iter().all(|code| code != STATED))
            };
            let mut same_field = self.schema.filters().iter().filter(|filter| filter.field == delay.field);
            if let (true, Some(answer)) = (query.asks.contains_key(&delay.id), same_field.find(excludes)) {
                let (a, b) = (delay.filter.parameter, answer.filter.parameter);
                let detail = Text::owned(
                    format!(
                        "« {a} » demande un délai, « {b} » exclut ceux qui en promettent un : retirez l’un des deux."
                    ),
                    format!(
                        "“{a}” asks for a delay, “{b}” excludes those that promise one: remove one of them."
                    ),
                );
                self.refuse(a, ErrorCode::Contradiction, detail);
            }
        }
    }
}
