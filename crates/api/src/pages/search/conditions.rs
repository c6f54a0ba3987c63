//! The situations to start from, the conditions in force, and what each of them leaves out.

use super::{Asked, Fact};
use crate::pages::said::Said;
use crate::wire::AppliedBody;
use crate::words::Words;
use matou_core::profile::Recipe;
use matou_core::query::{Query, SetBy};
use matou_core::schema::SchemaFilter;
use matou_core::search::{Excluded, On, Search};
use std::collections::BTreeSet;

/// What asks for hosters by whole sentences.
const CLAUSES: [&str; 2] = ["où {values}", "where {values}"];

/// A situation to start from.
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) label: String,
    pub(crate) situation: String,
    /// What its recipe asks, in words.
    pub(crate) asks: Vec<String>,
    pub(crate) href: String,
    pub(crate) is_chosen: bool,
}

/// A condition in force.
pub(crate) struct Applied {
    pub(crate) parameter: &'static str,
    pub(crate) text: String,
    /// The same between quotation marks: words that were searched for stand in some already.
    pub(crate) quoted: String,
    /// The recipe that set it, with its version.
    pub(crate) recipe: Option<String>,
    pub(crate) href_without: String,
}

/// What one condition leaves out.
pub(crate) struct LeftOut {
    pub(crate) label: String,
    pub(crate) total: usize,
    pub(crate) alone: usize,
    pub(crate) alone_yes: usize,
    pub(crate) href_without: String,
    /// The hosters, each with the reason.
    pub(crate) hosters: Vec<Left>,
}

/// A hoster that one condition leaves out.
pub(crate) struct Left {
    pub(crate) slug: String,
    pub(crate) name: String,
    pub(crate) reason: Said,
    pub(crate) people: Option<Said>,
}

impl Asked<'_> {
    /// The situations.
    pub(crate) fn choices(&self) -> Vec<Choice> {
        self.schema.recipes().iter().map(|recipe| self.choice(recipe)).collect()
    }

    fn choice(&self, recipe: &Recipe) -> Choice {
        let asks = recipe.conditions.iter().filter_map(|(filter, ask)| {
            let filter = self.schema.filter_at(*filter)?;
            Some(self.labelled(filter, &matou_core::sentence::asked(filter, ask, self.lang)))
        });
        // Another situation: what was taken out of the former one is forgotten with it.
        let chosen = Query {
            profile: Some(recipe.id.clone()),
            without: BTreeSet::default(),
            page: 1,
            ..self.query.clone()
        };
        Choice {
            id: recipe.id.clone(),
            label: recipe.label.get(self.lang).to_owned(),
            situation: recipe.situation.get(self.lang).to_owned(),
            asks: asks.collect(),
            href: self.href(&chosen),
            is_chosen: self.query.profile.as_ref() == Some(&recipe.id),
        }
    }

    /// The conditions in force: none is hidden.
    pub(crate) fn applied(&self, search: &Search<'_>) -> Vec<Applied> {
        self.links().applied(search.conditions()).into_iter().map(|one| self.one_applied(one)).collect()
    }

    fn one_applied(&self, one: AppliedBody) -> Applied {
        let text = match self.schema.filter(one.parameter) {
            Some(filter) => self.labelled(filter, &one.text),
            None => one.text,
        };
        let words = self.query.text.clone().filter(|_| one.parameter == "q");
        Applied {
            parameter: one.parameter,
            quoted: words.unwrap_or_else(|| text.clone()),
            text,
            recipe: match &one.by {
                SetBy::Recipe { id, version } => {
                    let recipe = self.schema.recipe(id);
                    let label = recipe.map_or(id.as_str(), |recipe| recipe.label.get(self.lang));
                    Some(format!("{label}, {version}"))
                }
                SetBy::Visitor => None,
            },
            href_without: one.href_without,
        }
    }

    /// What a filter is asked, behind its label, unless the words are a sentence without it (“at least one member is paid”).
    fn labelled(&self, filter: &SchemaFilter, text: &str) -> String {
        if CLAUSES.contains(&filter.asks.get(self.lang)) {
            let mut letters = text.chars();
            return letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        }
        format!("{}{} {text}", filter.label.get(self.lang), Words::of(self.lang).say("colon"))
    }

    /// What each condition leaves out; those that leave out nobody are not told.
    pub(crate) fn left_out(&self, search: &Search<'_>) -> Vec<LeftOut> {
        search.excluded().iter().filter_map(|excluded| self.left(search, excluded)).collect()
    }

    fn left(&self, search: &Search<'_>, excluded: &Excluded) -> Option<LeftOut> {
        if excluded.total == 0 {
            return None;
        }
        let label = match excluded.on {
            On::Filter(id) => self.schema.filter_at(id)?.label.get(self.lang).to_owned(),
            On::Text => self.query.text.clone()?,
            On::Distance => format!("≤ {} km", self.query.near?.within_km?),
        };
        Some(LeftOut {
            label,
            total: excluded.total,
            alone: excluded.only_this,
            alone_yes: excluded.only_this_yes,
            href_without: self.links().without(excluded.on),
            hosters: self.hosters_left(search, excluded.on),
        })
    }

    fn hosters_left(&self, search: &Search<'_>, on: On) -> Vec<Left> {
        let directory = search.directory();
        let parameter = match on {
            On::Filter(id) => self.schema.filter_at(id).map_or("", |filter| filter.filter.parameter),
            On::Text => "q",
            On::Distance => "within_km",
        };
        let left = |hoster: &matou_core::directory::Hoster| {
            let lines = matou_core::explain::explain(directory, self.query, hoster, self.lang).lines;
            let line = lines.into_iter().find(|line| line.parameter == parameter);
            let fact = line.map(|line| Fact::of_line(self.schema, hoster, &line, self.lang));
            let (reason, people) = fact.map(|fact| (fact.text, fact.people)).unwrap_or_default();
            Left {
                slug: hoster.slug().to_string(),
                name: hoster.name(self.schema).to_owned(),
                people,
                reason,
            }
        };
        search.excluded_by(on).into_iter().map(left).collect()
    }
}
