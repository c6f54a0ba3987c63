//! What is asked of hosters: each criterion as it is declared, what a percentage allows, the recipes, the words. A new
//! criterion, tier or recipe appears here by itself.

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::search::{Asked, Choice};
use super::{html, without_parameters};
use crate::extract;
use crate::reply::Stop;
use crate::state::App;
use crate::wire::is_criterion;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use matou_core::criteria::downtime;
use matou_core::field::Theme;
use matou_core::query::{Ask, Clock, Query};
use matou_core::schema::{SchemaField, SchemaFilter};
use matou_core::sentence;
use matou_core::text::fold;
use std::collections::BTreeMap;

/// The delays that a filter in hours offers as examples.
const HOURS: [u16; 4] = [4, 8, 24, 48];
/// The vocabulary of the availability tiers.
const TIERS: &str = "availability_tiers";
/// The words that are explained, by the last part of their keys.
const TERMS: [&str; 19] = [
    "aim",
    "availability",
    "chaton",
    "chatons",
    "commitment",
    "compensation",
    "export",
    "gti",
    "gtr",
    "mixed",
    "on-call",
    "paid",
    "qualification",
    "recipe",
    "sheet",
    "status-page",
    "tier",
    "volunteer",
    "working-hours",
];

/// What is asked of hosters.
#[derive(Template)]
#[template(path = "criteria.html")]
struct Criteria {
    frame: Frame,
    groups: Vec<Group>,
    tiers: Vec<Tier>,
    recipes: Vec<Recipe>,
    terms: Vec<Term>,
}

/// The criteria of a theme.
struct Group {
    code: &'static str,
    label: String,
    criteria: Vec<Criterion>,
}

/// One criterion.
struct Criterion {
    id: &'static str,
    label: String,
    question: String,
    help: String,
    /// What it costs the people who keep it; empty where it costs nobody anything.
    human_cost: String,
    months: Option<usize>,
    filters: Vec<Filter>,
}

/// How visitors filter on it.
struct Filter {
    label: String,
    links: Vec<Link>,
    /// Options that are not offered any more, in words.
    retired: Vec<String>,
}

/// A search with one condition.
struct Link {
    label: String,
    href: String,
}

/// What an availability tier allows.
struct Tier {
    label: String,
    href: Option<String>,
    days: String,
    hours: String,
    hours_a_month: String,
}

/// A recipe with its version.
struct Recipe {
    choice: Choice,
    version: String,
}

/// A word explained.
struct Term {
    id: &'static str,
    name: String,
    text: String,
}

/// The page of criteria.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let live = std::sync::Arc::clone(&question.live);
    let schema = live.directory().schema();
    let query = Query::default();
    let asked = Asked { schema, query: &query, lang, path: Place::Results.path(lang), kept: String::new() };
    let place = Place::Criteria;
    let frame = Frame::new(&app.settings().public_url, lang, Some(place), place.path(lang));
    let words = frame.words;
    let page = Criteria {
        frame: frame.titled(words.say("criteria-title")).described(words.say("criteria-description")),
        groups: groups(&asked),
        tiers: tiers(&asked),
        recipes: recipes(&asked),
        terms: terms(words),
    };
    Ok(question.reply(html(&page)?).await)
}

impl Criteria {
    /// What a tier allows over a year.
    fn a_year(&self, tier: &Tier) -> String {
        let pieces = [("days", tier.days.as_str().into()), ("hours", tier.hours.as_str().into())];
        self.frame.words.fill("criteria-tier-days", pieces)
    }

    /// The form with all filters.
    fn filters(&self) -> String {
        format!("{}#filters", Place::Results.path(self.frame.lang))
    }
}

fn groups(asked: &Asked<'_>) -> Vec<Group> {
    let group = |theme: Theme| {
        let is_of = |known: &&SchemaField| known.field.theme == theme && is_criterion(known);
        let criteria = asked.schema.fields().iter().filter(is_of);
        let criteria: Vec<Criterion> = criteria.map(|known| asked.criterion(known)).collect();
        Group { code: theme.code(), label: theme.label().get(asked.lang).to_owned(), criteria }
    };
    Theme::ALL.into_iter().map(group).filter(|group| !group.criteria.is_empty()).collect()
}

impl Asked<'_> {
    fn criterion(&self, known: &SchemaField) -> Criterion {
        let texts = &known.texts;
        let filters = self.schema.filters().iter().filter(|filter| filter.field == known.id);
        Criterion {
            id: known.field.id,
            label: texts.label.get(self.lang).to_owned(),
            question: texts.question.get(self.lang).to_owned(),
            help: texts.help.get(self.lang).to_owned(),
            human_cost: texts.human_cost.get(self.lang).to_owned(),
            months: known.months.map(usize::from),
            filters: filters.map(|filter| self.filter_links(filter)).collect(),
        }
    }

    fn filter_links(&self, filter: &SchemaFilter) -> Filter {
        let (retired, offered): (Vec<_>, Vec<_>) =
            filter.options.iter().partition(|option| option.deprecated);
        let one = |code: &String| Ask::Options(vec![code.clone()]);
        let mut links: Vec<Link> = offered
            .iter()
            .map(|option| Link {
                label: option.label.get(self.lang).to_owned(),
                href: self.with_one(filter, one(&option.code)),
            })
            .collect();
        if filter.clock_parameter().is_some() {
            links.extend(HOURS.map(|hours| self.within(filter, hours)));
        }
        let retired = retired.iter().map(|option| option.label.get(self.lang).to_owned()).collect();
        Filter { label: filter.label.get(self.lang).to_owned(), links, retired }
    }

    fn within(&self, filter: &SchemaFilter, hours: u16) -> Link {
        let ask = Ask::Within { hours, clock: Clock::default() };
        Link { label: sentence::asked(filter, &ask, self.lang), href: self.with_one(filter, ask) }
    }

    /// The search with one condition.
    fn with_one(&self, filter: &SchemaFilter, ask: Ask) -> String {
        self.href(&Query { asks: BTreeMap::from([(filter.id, ask)]), ..Query::default() })
    }
}

/// The tiers in the order of their list, with what each allows.
fn tiers(asked: &Asked<'_>) -> Vec<Tier> {
    let (schema, lang) = (asked.schema, asked.lang);
    let filter = schema.filter("availability");
    let terms = schema.vocabularies().get(TIERS).map_or(&[][..], |vocabulary| vocabulary.terms());
    let tier = |term: &matou_core::vocabulary::Term| {
        let allowed = downtime(&term.code)?;
        let ask = || Ask::Options(vec![term.code.to_string()]);
        Some(Tier {
            label: term.label.get(lang).to_owned(),
            href: filter.map(|filter| asked.with_one(filter, ask())),
            days: allowed.days_a_year.in_words(lang),
            hours: allowed.hours_a_year.in_words(lang),
            hours_a_month: allowed.hours_a_month.in_words(lang),
        })
    };
    terms.iter().filter(|term| !term.deprecated).filter_map(tier).collect()
}

fn recipes(asked: &Asked<'_>) -> Vec<Recipe> {
    let versions = asked.schema.recipes().iter().map(|recipe| recipe.version.clone());
    let both = asked.choices().into_iter().zip(versions);
    both.map(|(choice, version)| Recipe { choice, version }).collect()
}

/// The words in the order of the alphabet.
fn terms(words: &Words) -> Vec<Term> {
    let term = |id: &'static str| Term {
        id,
        name: words.say(&format!("term-{id}")).to_owned(),
        text: words.say(&format!("term-{id}-text")).to_owned(),
    };
    let mut terms = TERMS.map(term);
    terms.sort_by_key(|term| fold(&term.name));
    terms.into()
}
