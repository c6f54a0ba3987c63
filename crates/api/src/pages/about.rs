//! Pages of plain text with what the operator filled in: where this comes from, the accessibility statement, the legal
//! notice.

use super::frame::Frame;
use super::place::{PageLang, Place};
use super::{html, without_parameters};
use crate::extract::Asked;
use crate::reply::Stop;
use crate::state::{App, Operator};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use matou_core::date::PartialDate;
use matou_core::text::Lang;

/// The discussion that this comes from.
const THREAD: &str = "https://forum.chatons.org/t/taxonomie-des-chatons-gt-matou/3942";

/// Where this comes from.
#[derive(Template)]
#[template(path = "about.html")]
struct About {
    frame: Frame,
    operator: Operator,
    thread: &'static str,
}

/// The accessibility statement.
#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    frame: Frame,
    operator: Operator,
}

/// The legal notice.
#[derive(Template)]
#[template(path = "legal.html")]
struct Legal {
    frame: Frame,
    operator: Operator,
    counts_requests: bool,
}

/// The page about the directory.
pub(super) async fn about(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let frame = frame(&app, lang, Place::About, ["about-title", "about-description"]);
    let page = About { frame, operator: app.settings().operator.clone(), thread: THREAD };
    Ok(question.reply(html(&page)?).await)
}

/// The accessibility statement.
pub(super) async fn accessibility(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let frame = frame(&app, lang, Place::Accessibility, ["accessibility-title", "accessibility-description"]);
    let operator = app.settings().operator.clone();
    let page = Accessibility { frame, operator };
    Ok(question.reply(html(&page)?).await)
}

/// The legal notice.
pub(super) async fn legal(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let frame = frame(&app, lang, Place::Legal, ["legal-title", "legal-description"]);
    let operator = app.settings().operator.clone();
    let page = Legal { frame, operator, counts_requests: app.settings().rate.is_some() };
    Ok(question.reply(html(&page)?).await)
}

/// The frame of a page whose title and description are two keys.
pub(super) fn frame(app: &App, lang: Lang, place: Place, [title, description]: [&str; 2]) -> Frame {
    let frame = Frame::new(&app.settings().public_url, lang, Some(place), place.path(lang));
    let words = frame.words;
    frame.titled(words.say(title)).described(words.say(description))
}

/// A day in words.
pub(super) fn day(date: jiff::civil::Date, lang: Lang) -> String {
    PartialDate::day(date).in_words(lang)
}
