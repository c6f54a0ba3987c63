//! What the page shows: choices, form, conditions in force, matches, those that have not said, and what is left out.

use super::PATH;
use crate::live::Live;
use crate::pages::search::{Applied, Asked, Card, Choice, Detail, Filter, LeftOut};
use crate::problem::Problem;
use crate::render::text::counts;
use crate::wire::{DATA_LICENCE, LIST};
use askama::Template;
use matou_core::query::{Matching, Query, Sort, decode};
use matou_core::reading::Verdict;
use matou_core::search::Search;
use matou_core::sentence::sentence;
use matou_core::text::Lang;
use std::collections::BTreeMap;

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
    excluded: Vec<LeftOut>,
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
        let kept = if lang_is_asked { format!("lang={lang}") } else { String::new() };
        let asked = Asked { schema, query, lang, path: PATH, kept };
        let mut cards: BTreeMap<bool, Vec<Card>> = BTreeMap::new();
        for hit in search.page() {
            let card = Card::new(directory, query, &hit, lang, Detail::Everything);
            cards.entry(hit.verdict == Verdict::Yes).or_default().push(card);
        }
        let at = |page: u32| asked.href(&Query { page, ..query.clone() });
        let is_last = usize::try_from(query.page).is_ok_and(|page| page >= search.pages());
        Self {
            lang,
            choices: asked.choices(),
            hidden: hidden(&asked),
            text: query.text.clone().unwrap_or_default(),
            filters: filters(&asked, &search),
            hides_unknown: query.matching == Matching::YesOnly,
            sentence: sentence(schema, query, lang),
            counts: counts(search.counts(), lang),
            applied: asked.applied(&search),
            matches: cards.remove(&true).unwrap_or_default(),
            unknowns: cards.remove(&false).unwrap_or_default(),
            excluded: asked.left_out(&search),
            number: query.page,
            pages: search.pages(),
            previous: (query.page > 1).then(|| at(query.page - 1)),
            next: (!is_last).then(|| at(query.page.saturating_add(1))),
            all: asked.href(&Query::default()),
            json: asked.address(LIST, query),
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

/// What the form does not show.
fn hidden(asked: &Asked<'_>) -> Vec<(String, String)> {
    let mut rest = Query { text: None, matching: Matching::default(), page: 1, ..asked.query.clone() };
    for filter in FILTERS.iter().filter_map(|parameter| asked.schema.filter(parameter)) {
        rest.asks.remove(&filter.id);
        rest.without.remove(&filter.id);
    }
    decode(asked.address("", &rest).trim_start_matches('?')).unwrap_or_default()
}

fn filters(asked: &Asked<'_>, search: &Search<'_>) -> Vec<Filter> {
    let facets = search.facets();
    let filters = FILTERS.iter().filter_map(|parameter| asked.schema.filter(parameter));
    filters.filter_map(|filter| asked.filter(filter, &facets, search)).collect()
}
