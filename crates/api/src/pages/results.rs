//! The results of a search: the sentence, the conditions, the filters, those that match, those that have not said, and what
//! each condition leaves out.

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::search::{Applied, Asked, Card, Choice, Detail, Filter, Group, LeftOut, address, groups};
use super::searched::Searched;
use super::{HTML, html};
use crate::extract;
use crate::render::text::counts;
use crate::reply::{Question, Stop};
use crate::state::App;
use crate::wire::LIST;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use matou_core::directory::Directory;
use matou_core::query::{Matching, PER_PAGE, Query, Sort, decode};
use matou_core::reading::Verdict;
use matou_core::search::Search;
use matou_core::sentence::sentence;
use std::collections::BTreeMap;

/// The results of a search.
#[derive(Template)]
#[template(path = "results.html")]
struct Results {
    frame: Frame,
    choices: Vec<Choice>,
    /// What the form keeps of the search beside its own fields.
    hidden: Vec<(String, String)>,
    text: String,
    groups: Vec<Group>,
    /// The filters that nobody has answered.
    silent: Vec<Filter>,
    hides_unknown: bool,
    order: Sort,
    /// The distance that is asked for; none without a point to measure from.
    within: Option<String>,
    sentence: String,
    counted: String,
    applied: Vec<Applied>,
    matches: Vec<Card>,
    unknowns: Vec<Card>,
    left_out: Vec<LeftOut>,
    number: u32,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    /// The search without any condition.
    all: String,
    map: String,
    json: String,
    /// Whether the order is the shuffle of the day.
    is_shuffled_daily: bool,
    /// The query string that links to hosters keep, with its question mark.
    kept: String,
    compare: &'static str,
    /// What the comparison keeps of the search.
    whole: Vec<(String, String)>,
    hosters: &'static str,
    day: String,
    /// Whether the day was asked for, and is not today.
    is_past: bool,
}

/// The page of results.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    let searched = Searched::read(&mut question, &[])?;
    question.settle(&searched.canonical())?;
    let asked = searched.asked(lang, Place::Results.path(lang));
    let page = Results::new(&app, searched.live.directory(), &asked);
    Ok(question.reply(html(&page)?).await)
}

impl Results {
    fn new(app: &App, directory: &Directory, asked: &Asked<'_>) -> Self {
        let (schema, query, lang) = (asked.schema, asked.query, asked.lang);
        let search = Search::new(directory, query);
        let mut cards: BTreeMap<bool, Vec<Card>> = BTreeMap::new();
        for hit in search.page() {
            let card = Card::new(directory, query, &hit, lang, Detail::Short);
            cards.entry(hit.verdict == Verdict::Yes).or_default().push(card);
        }
        let (groups, silent) = groups(asked, &search);
        let at_page = |page: u32| asked.href(&Query { page, ..query.clone() });
        let last = u32::try_from(search.pages()).unwrap_or(u32::MAX);
        let is_last = usize::try_from(query.page).is_ok_and(|page| page >= search.pages());
        let same = asked.address("", &Query { page: 1, ..query.clone() });
        Self {
            frame: frame(app, asked, &search),
            choices: asked.choices(),
            hidden: hidden(asked),
            text: query.text.clone().unwrap_or_default(),
            groups,
            silent,
            hides_unknown: query.matching == Matching::YesOnly,
            order: query.sort,
            within: query.near.map(|near| near.within_km.map(|far| far.to_string()).unwrap_or_default()),
            sentence: sentence(schema, query, lang),
            counted: counts(search.counts(), lang),
            applied: asked.applied(&search),
            matches: cards.remove(&true).unwrap_or_default(),
            unknowns: cards.remove(&false).unwrap_or_default(),
            left_out: asked.left_out(&search),
            number: query.page,
            pages: search.pages(),
            previous: (query.page > 1).then(|| at_page((query.page - 1).min(last))),
            next: (!is_last).then(|| at_page(query.page.saturating_add(1))),
            all: asked.href(&Query::default()),
            map: asked
                .address(Place::Map.path(lang), &Query { page: 1, per_page: PER_PAGE, ..query.clone() }),
            json: address(LIST, &[&query.print(schema), &asked.kept, &format!("lang={lang}")]),
            is_shuffled_daily: query.sort == Sort::Shuffle && query.seed.is_none(),
            kept: same,
            compare: Place::Compare.path(lang),
            whole: whole(asked),
            hosters: Place::Results.path(lang),
            day: matou_core::date::PartialDate::day(directory.today()).in_words(lang),
            is_past: !asked.kept.is_empty(),
        }
    }

    /// The conditions that links to hosters carry, so that a hoster's page can say why it is, or is not, in this list.
    fn hoster(&self, slug: &str) -> String {
        format!("{}/{slug}{}", self.hosters, self.kept)
    }
}

fn frame(app: &App, asked: &Asked<'_>, search: &Search<'_>) -> Frame {
    let frame = Frame::new(&app.settings().public_url, asked.lang, Some(Place::Results), asked.path);
    let words = frame.words;
    let title = words.count("results-title", search.counts().yes);
    frame.titled(title).described(sentence(asked.schema, asked.query, asked.lang)).asking(joined(asked))
}

fn joined(asked: &Asked<'_>) -> String {
    asked.address("", asked.query).trim_start_matches('?').to_owned()
}

/// The search as a comparison keeps it: what is asked, not in which order or on how many pages.
fn whole(asked: &Asked<'_>) -> Vec<(String, String)> {
    let whole = Query { page: 1, per_page: PER_PAGE, seed: None, ..asked.query.clone() };
    decode(asked.address("", &whole).trim_start_matches('?')).unwrap_or_default()
}

/// What the form does not show: the situation, what was taken out of its recipe, the point, the number on a page, the day.
/// Not the seed, which only goes with one of the orders that the form offers.
fn hidden(asked: &Asked<'_>) -> Vec<(String, String)> {
    let query = asked.query;
    let rest = Query {
        text: None,
        asks: BTreeMap::new(),
        matching: Matching::default(),
        sort: Sort::default(),
        seed: None,
        page: 1,
        near: query.near.map(|near| matou_core::query::Near { within_km: None, ..near }),
        ..query.clone()
    };
    decode(asked.address("", &rest).trim_start_matches('?')).unwrap_or_default()
}
