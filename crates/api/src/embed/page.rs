//! What the page shows: choices, form, conditions in force, matches, those that have not said, and what is left out.

use super::PATH;
use super::card::Card;
use crate::live::Live;
use crate::problem::Problem;
use crate::render::text::counts;
use crate::wire::{AppliedBody, DATA_LICENCE, Links};
use askama::Template;
use matou_core::query::{Ask, Matching, Query, SetBy, Sort, decode};
use matou_core::reading::Verdict;
use matou_core::schema::Schema;
use matou_core::search::{Excluded, On, Search};
use matou_core::sentence::sentence;
use matou_core::text::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The filters of the form; every other parameter of the grammar works in the address.
const FILTERS: [&str; 2] = ["service", "work"];

/// The search as a page.
#[derive(Template)]
#[template(path = "embed.html")]
pub(super) struct Page {
    lang: Lang,
    choices: Vec<Choice>,
    /// What the form keeps of the search beside its own fields.
    hidden: Vec<(String, String)>,
    text: String,
    filters: Vec<Filter>,
    hides_unknown: bool,
    sentence: String,
    counts: String,
    applied: Vec<Applied>,
    matches: Vec<Card>,
    unknowns: Vec<Card>,
    excluded: Vec<Left>,
    number: u32,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    all: String,
    json: String,
    /// Whether the order is the shuffle of the day.
    is_shuffled_daily: bool,
    licence: &'static str,
    today: String,
}

/// A situation to start from.
struct Choice {
    label: String,
    situation: String,
    href: String,
    is_chosen: bool,
}

/// A filter of the form.
struct Filter {
    parameter: &'static str,
    label: String,
    values: Vec<Value>,
    not_stated: usize,
    /// Too many to be ticked one by one.
    is_long: bool,
}

struct Value {
    code: String,
    label: String,
    count: usize,
    is_ticked: bool,
}

/// A condition in force.
struct Applied {
    text: String,
    recipe: Option<String>,
    href_without: String,
}

/// What one condition leaves out.
struct Left {
    label: String,
    total: usize,
    alone: usize,
    alone_yes: usize,
    href_without: String,
}

/// The page for a query that is not understood.
#[derive(Template)]
#[template(path = "embed_refusal.html")]
pub(super) struct Refusal {
    lang: Lang,
    title: String,
    messages: Vec<String>,
    all: String,
}

impl Page {
    pub(super) fn new(live: &Live, query: &Query, lang: Lang, lang_is_asked: bool) -> Self {
        let directory = live.directory();
        let schema = directory.schema();
        let search = Search::new(directory, query);
        let maker = Maker { schema, query, lang, lang_is_asked };
        let mut cards: BTreeMap<bool, Vec<Card>> = BTreeMap::new();
        for hit in search.page() {
            let card = Card::new(directory, query, &hit, lang);
            cards.entry(hit.verdict == Verdict::Yes).or_default().push(card);
        }
        let at = |page: u32| maker.href(&Query { page, ..query.clone() });
        let is_last = usize::try_from(query.page).is_ok_and(|page| page >= search.pages());
        Self {
            lang,
            choices: maker.choices(),
            hidden: maker.hidden(),
            text: query.text.clone().unwrap_or_default(),
            filters: maker.filters(&search),
            hides_unknown: query.matching == Matching::YesOnly,
            sentence: sentence(schema, query, lang),
            counts: counts(search.counts(), lang),
            applied: maker.applied(&search),
            matches: cards.remove(&true).unwrap_or_default(),
            unknowns: cards.remove(&false).unwrap_or_default(),
            excluded: search.excluded().iter().filter_map(|one| maker.left(one)).collect(),
            number: query.page,
            pages: search.pages(),
            previous: (query.page > 1).then(|| at(query.page - 1)),
            next: (!is_last).then(|| at(query.page.saturating_add(1))),
            all: maker.href(&Query::default()),
            json: maker.address("/api/v1/hosters", query),
            is_shuffled_daily: query.sort == Sort::Shuffle && query.seed.is_none(),
            licence: DATA_LICENCE,
            today: matou_core::date::PartialDate::day(directory.today()).in_words(lang),
        }
    }

    /// A text of the page in its language.
    fn t(&self, fr: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Fr { fr } else { en }
    }
}

impl Refusal {
    pub(super) fn new(problem: &Problem, lang: Lang) -> Self {
        let all = format!("{PATH}?lang={lang}");
        Self {
            lang,
            title: problem.kind().title().get(lang).to_owned(),
            messages: problem.messages(lang),
            all,
        }
    }

    fn t(&self, fr: &'static str, en: &'static str) -> &'static str {
        if self.lang == Lang::Fr { fr } else { en }
    }
}

/// Makes the parts that depend on the query.
struct Maker<'a> {
    schema: &'a Schema,
    query: &'a Query,
    lang: Lang,
    lang_is_asked: bool,
}

impl Maker<'_> {
    fn address(&self, path: &str, query: &Query) -> String {
        let lang = self.lang_is_asked.then(|| format!("lang={}", self.lang));
        let pieces = [query.print(self.schema), lang.unwrap_or_default()];
        let asked: Vec<String> = pieces.into_iter().filter(|piece| !piece.is_empty()).collect();
        if asked.is_empty() { path.to_owned() } else { format!("{path}?{}", asked.join("&")) }
    }

    fn href(&self, query: &Query) -> String {
        self.address(PATH, query)
    }

    /// The same search from its first page.
    fn first_page(&self, query: Query) -> String {
        self.href(&Query { page: 1, ..query })
    }

    fn choices(&self) -> Vec<Choice> {
        let recipe = |recipe: &matou_core::profile::Recipe| Choice {
            label: recipe.label.get(self.lang).to_owned(),
            situation: recipe.situation.get(self.lang).to_owned(),
            href: self.with_profile(Some(recipe.id.clone())),
            is_chosen: self.query.profile.as_ref() == Some(&recipe.id),
        };
        self.schema.recipes().iter().map(recipe).collect()
    }

    /// Another situation; what was taken out of the former one is forgotten with it.
    fn with_profile(&self, profile: Option<String>) -> String {
        self.first_page(Query { profile, without: BTreeSet::default(), ..self.query.clone() })
    }

    fn hidden(&self) -> Vec<(String, String)> {
        let mut rest = Query { text: None, matching: Matching::default(), page: 1, ..self.query.clone() };
        for filter in FILTERS.iter().filter_map(|parameter| self.schema.filter(parameter)) {
            rest.asks.remove(&filter.id);
            rest.without.remove(&filter.id);
        }
        let mut pairs = decode(&rest.print(self.schema)).unwrap_or_default();
        pairs.extend(self.lang_is_asked.then(|| ("lang".to_owned(), self.lang.to_string())));
        pairs
    }

    /// The filters with their counts. Only the visitor's own ticks are ticked: those of a recipe stand among the conditions.
    fn filters(&self, search: &Search<'_>) -> Vec<Filter> {
        let facets = search.facets();
        let filter = |parameter: &&'static str| {
            let filter = self.schema.filter(parameter)?;
            let facet = facets.iter().find(|facet| facet.filter == filter.id)?;
            let own = self.query.asks.get(&filter.id);
            let value = |value: &matou_core::search::FacetValue<'_>| Value {
                code: value.code.to_owned(),
                label: value.label.get(self.lang).to_owned(),
                count: value.count,
                is_ticked: matches!(own, Some(Ask::Options(codes)) if codes.iter().any(|code| code == value.code)),
            };
            Some(Filter {
                parameter: filter.filter.parameter,
                label: filter.label.get(self.lang).to_owned(),
                values: facet.values.iter().map(value).collect(),
                not_stated: facet.not_stated,
                is_long: facet.values.len() > 8,
            })
        };
        FILTERS.iter().filter_map(filter).collect()
    }

    /// What the JSON says of the same search.
    fn links(&self) -> Links<'_> {
        let lang = self.lang_is_asked.then(|| format!("lang={}", self.lang));
        Links::new(PATH, self.schema, self.query, self.lang, lang.unwrap_or_default())
    }

    fn applied(&self, search: &Search<'_>) -> Vec<Applied> {
        let applied = |one: AppliedBody| Applied {
            text: match self.schema.filter(one.parameter) {
                Some(filter) => self.labelled(filter.label.get(self.lang), &one.text),
                None => one.text,
            },
            recipe: match &one.by {
                SetBy::Recipe { id, version } => {
                    let recipe = self.schema.recipe(id);
                    let label = recipe.map_or(id.as_str(), |recipe| recipe.label.get(self.lang));
                    Some(format!("{label}, {version}"))
                }
                SetBy::Visitor => None,
            },
            href_without: one.href_without,
        };
        self.links().applied(search.conditions()).into_iter().map(applied).collect()
    }

    fn labelled(&self, label: &str, text: &str) -> String {
        if self.lang == Lang::Fr { format!("{label} : {text}") } else { format!("{label}: {text}") }
    }

    fn left(&self, excluded: &Excluded) -> Option<Left> {
        if excluded.total == 0 {
            return None;
        }
        let label = match excluded.on {
            On::Filter(id) => self.schema.filter_at(id)?.label.get(self.lang).to_owned(),
            On::Text => self.query.text.clone()?,
            On::Distance => format!("≤ {} km", self.query.near?.within_km?),
        };
        Some(Left {
            label,
            total: excluded.total,
            alone: excluded.only_this,
            alone_yes: excluded.only_this_yes,
            href_without: self.links().without(excluded.on),
        })
    }
}
