//! Up to four hosters side by side, criterion by criterion, to be read on a screen or printed for the board of an
//! association. They stand in the order in which they were chosen; nothing is marked as different, and nothing is added up.

mod choice;
mod table;

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::search::{Asked, address};
use super::searched::Searched;
use super::{HTML, html};
use crate::extract;
use crate::reply::{Question, Stop};
use crate::state::App;
use crate::wire::DATA_LICENCE;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use choice::{Adding, Choice, choose};
use matou_core::directory::{Directory, Hoster};
use matou_core::query::{PER_PAGE, Query, encode};
use matou_core::sentence::sentence;
use matou_core::text::{Lang, and_word, join};
use std::sync::Arc;
use table::{Column, Section, Verdict, sections};

/// How many hosters stand side by side: what a sheet of paper holds.
const COMPARED_MAX: usize = 4;
/// The parameter that names hosters, several of them with commas between.
const SLUG: &str = "slug";
/// The parameter that adds one more.
const ADD: &str = "add";

/// Hosters side by side.
#[derive(Template)]
#[template(path = "compare.html")]
struct Compare {
    frame: Frame,
    /// What the table is about.
    caption: String,
    columns: Vec<Column>,
    /// The search in words and what each hoster is in it, when there is one.
    search: Option<(String, Vec<Verdict>)>,
    sections: Vec<Section>,
    /// What adds a hoster, while there is room.
    adding: Option<Adding>,
    /// The search that these hosters were chosen from.
    results: String,
    licence: &'static str,
    day: String,
    /// Whether the day was asked for, and is not today.
    is_past: bool,
}

/// What is compared: the hosters named, and the search that they come from.
struct Compared {
    searched: Searched,
    lang: Lang,
    named: Vec<String>,
}

/// The page.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: extract::Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    let mut named = slugs(&question.parameters.take(SLUG));
    let added = question.parameters.take(ADD);
    let searched = Searched::read(&mut question, &[SLUG, ADD])?;
    let live = Arc::clone(&searched.live);
    let is_added = !added.is_empty();
    named.extend(slugs(&added).into_iter().filter(|slug| !named.contains(slug)).collect::<Vec<_>>());
    // Which page of the search it was matters to nobody here.
    let query = Query { page: 1, per_page: PER_PAGE, ..searched.query };
    let compared = Compared { searched: Searched { query, ..searched }, lang, named };
    if is_added {
        // The address that people copy names the hosters in one way.
        let address = compared.address(Place::Compare.path(lang), &compared.named);
        return Ok(Redirect::to(&address).into_response());
    }
    match choose(&live, &compared.named) {
        Ok(hosters) => {
            question.settle(&compared.address("", &compared.named))?;
            Ok(question.reply(html(&compared.page(&app, &hosters))?).await)
        }
        Err(refused) => Ok(Choice::new(&app, &live, &compared, refused).answer()?),
    }
}

/// The slugs of all values, once, in the order given.
fn slugs(values: &[String]) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for slug in values.iter().flat_map(|value| value.split(',')).map(str::trim) {
        if !slug.is_empty() && !once.iter().any(|known| known == slug) {
            once.push(slug.to_owned());
        }
    }
    once
}

impl Compared {
    fn directory(&self) -> &Directory {
        self.searched.live.directory()
    }

    /// The address of a comparison of these hosters, within the same search.
    fn address(&self, path: &str, named: &[String]) -> String {
        let named: Vec<String> = named.iter().map(|slug| encode(slug)).collect();
        let slugs = if named.is_empty() { String::new() } else { format!("{SLUG}={}", named.join(",")) };
        let Searched { query, kept, .. } = &self.searched;
        address(path, &[&slugs, &query.print(self.searched.schema()), kept])
    }

    /// The search that the hosters were chosen from.
    fn results(&self) -> String {
        self.asked().href(&self.searched.query)
    }

    fn asked(&self) -> Asked<'_> {
        self.searched.asked(self.lang, Place::Results.path(self.lang))
    }

    fn frame(&self, app: &App) -> Frame {
        let path = Place::Compare.path(self.lang);
        let frame = Frame::new(&app.settings().public_url, self.lang, Some(Place::Results), path);
        frame.asking(self.address("", &self.named).trim_start_matches('?'))
    }

    fn page(&self, app: &App, hosters: &[&Hoster]) -> Compare {
        let schema = self.searched.schema();
        let frame = self.frame(app);
        let names: Vec<String> = hosters.iter().map(|hoster| hoster.name(schema).to_owned()).collect();
        let names = join(&names, and_word(self.lang));
        let title = frame.words.with("compare-of", "names", &names);
        let day = matou_core::date::PartialDate::day(self.directory().today()).in_words(self.lang);
        let pieces = [("names", names.as_str().into()), ("day", day.as_str().into())];
        let caption = frame.words.fill("compare-caption", pieces);
        let description = frame.words.say("compare-lead").to_owned();
        Compare {
            frame: frame.titled(title).described(description),
            columns: hosters.iter().map(|hoster| self.column(hoster)).collect(),
            search: self.is_searched().then(|| {
                let verdicts = hosters.iter().map(|hoster| self.verdict(hoster)).collect();
                (sentence(schema, &self.searched.query, self.lang), verdicts)
            }),
            sections: sections(self.directory(), hosters, self.lang),
            adding: (hosters.len() < COMPARED_MAX).then(|| Adding::new(self)),
            results: self.results(),
            licence: DATA_LICENCE,
            day,
            is_past: !self.searched.kept.is_empty(),
            caption,
        }
    }

    /// Whether the search asks for anything that a hoster may fit or not.
    fn is_searched(&self) -> bool {
        let query = &self.searched.query;
        let is_near = query.near.is_some_and(|near| near.within_km.is_some());
        is_near || query.text.is_some() || !query.conditions(self.searched.schema()).is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_taken_once_in_the_order_given() {
        let values = ["b,a", "", "a", " c ,,b"].map(str::to_owned);
        assert_eq!(slugs(&values), ["b", "a", "c"]);
    }
}
