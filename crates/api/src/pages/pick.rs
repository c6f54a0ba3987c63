//! A service at once: the choice of a need, then one service drawn by lot, whose hoster is named before anybody leaves.

mod choice;
mod drawn;
mod nothing;

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::search::Asked;
use super::searched::Searched;
use super::{HTML, html, unkept};
use crate::draw::{NOT_IN_A_DRAW, SERVICE, draw};
use crate::extract;
use crate::reply::{Question, Stop};
use crate::state::App;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use choice::Choice;
use drawn::DrawnPage;
use matou_core::directory::Directory;
use matou_core::query::{Ask, Query};
use matou_core::search::On;
use matou_core::services::ServiceSearch;
use nothing::Nothing;

/// A service that was drawn, or what is needed to draw one.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    question.refuse(&NOT_IN_A_DRAW);
    let searched = Searched::read(&mut question, &[])?;
    let directory = searched.live.directory();
    let asked = searched.asked(lang, Place::Pick.path(lang));
    let pick = Pick { app: &app, directory, asked: &asked };
    if !pick.names_a_need() {
        let Some(page) = Choice::new(&pick) else { return pick.nothing() };
        question.settle(&searched.canonical())?;
        return Ok(question.reply(html(&page)?).await);
    }
    let Some(drawn) = draw(&ServiceSearch::new(directory, asked.query))? else { return pick.nothing() };
    let page = DrawnPage::new(&pick, &drawn);
    if searched.query.seed.is_none() {
        // Whoever comes back, or presses "reload", is to be given another one.
        return Ok(unkept(lang, StatusCode::OK, &page)?.into_response());
    }
    question.settle(&searched.canonical())?;
    Ok(question.reply(html(&page)?).await)
}

/// What the pages of a draw are made from.
struct Pick<'a> {
    app: &'a App,
    directory: &'a Directory,
    asked: &'a Asked<'a>,
}

/// A need that services which can be used at once answer.
struct Need {
    code: String,
    label: String,
    href: String,
}

/// A condition that can be taken out, and how many services can be drawn then.
struct WayOn {
    text: String,
    href: String,
    usable: usize,
}

impl Pick<'_> {
    fn names_a_need(&self) -> bool {
        self.asked.schema.filter(SERVICE).is_some_and(|filter| self.asked.query.asks.contains_key(&filter.id))
    }

    /// The frame of the page, with a title.
    fn frame(&self, title: &str) -> Frame {
        let canonical = self.asked.address("", self.asked.query);
        let frame =
            Frame::new(&self.app.settings().public_url, self.asked.lang, Some(Place::Pick), self.asked.path);
        let description = frame.words.say("pick-lead");
        frame.titled(title).described(description).asking(canonical.trim_start_matches('?'))
    }

    /// What is asked, without a need and without a seed, which would draw the same again.
    fn rest(&self) -> Query {
        let query = Query { seed: None, ..self.asked.query.clone() };
        match self.asked.schema.filter(SERVICE) {
            Some(filter) => query.without_filter(self.asked.schema, filter.id),
            None => query,
        }
    }

    /// How many services a query can draw from.
    fn usable(&self, query: &Query) -> usize {
        ServiceSearch::new(self.directory, query).usable()
    }

    /// The needs that can be answered at once, in the order of the vocabulary, with the other conditions kept.
    fn needs(&self) -> Vec<Need> {
        let Some(filter) = self.asked.schema.filter(SERVICE) else { return Vec::new() };
        let rest = self.rest();
        let need = |option: &matou_core::schema::FilterOption| {
            let mut query = rest.clone();
            query.asks.insert(filter.id, Ask::Options(vec![option.code.clone()]));
            (self.usable(&query) > 0).then(|| Need {
                code: option.code.clone(),
                label: option.label.get(self.asked.lang).to_owned(),
                href: self.asked.href(&query),
            })
        };
        filter.options.iter().filter_map(need).collect()
    }

    /// Each condition, and what could be drawn without it; those that alone change nothing are not offered.
    fn ways_on(&self) -> Vec<WayOn> {
        let search = matou_core::search::Search::new(self.directory, self.asked.query);
        let on_criteria = search.conditions().iter().map(|condition| On::Filter(condition.filter));
        // The order in which conditions are told.
        let on = on_criteria
            .chain(self.asked.query.text.is_some().then_some(On::Text))
            .chain(self.asked.query.near.and_then(|near| near.within_km).map(|_| On::Distance));
        let way = |(on, applied): (On, super::search::Applied)| {
            let query = self.without(on);
            let usable = self.usable(&query);
            let way = WayOn { text: applied.quoted, href: self.asked.href(&query), usable };
            (usable > 0).then_some(way)
        };
        on.zip(self.asked.applied(&search)).filter_map(way).collect()
    }

    fn without(&self, on: On) -> Query {
        let query = Query { seed: None, ..self.asked.query.clone() };
        match on {
            On::Filter(filter) => query.without_filter(self.asked.schema, filter),
            On::Text => Query { text: None, ..query },
            On::Distance => Query {
                near: query.near.map(|near| matou_core::query::Near { within_km: None, ..near }),
                ..query
            },
        }
    }

    /// The page that says that there is nothing to draw from.
    fn nothing(&self) -> Result<Response, Stop> {
        let page = Nothing::new(self);
        Ok(unkept(self.asked.lang, StatusCode::NOT_FOUND, &page)?.into_response())
    }
}
