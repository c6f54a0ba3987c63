//! "Still right": one button confirms everything that the sheet shows. Nothing is typed again.

use super::{home_of, state};
use crate::account::{Editor, SentByEditor};
use crate::live::Live;
use crate::pages::form::FormPage;
use crate::pages::place::{PageLang, Place, Word, about};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use matou_core::declaration::{self, Author};
use matou_core::statement::Statement;

fn due(live: &Live, slug: &str, author: &Author) -> Vec<Statement> {
    let directory = live.directory();
    let hoster = directory.hoster(slug);
    hoster.map(|hoster| declaration::confirmations(directory.schema(), hoster, author)).unwrap_or_default()
}

/// What would be confirmed.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let live = app.live();
    let due = due(&live, &editor.slug, &super::drafts::author(&app, &editor)).len();
    let path = about(lang, Word::Space, &editor.slug, &[Word::StillRight]);
    let sheet = format!("{}/{}", Place::Results.path(lang), editor.slug);
    let page = FormPage {
        up: Some((home_of(lang, &editor.slug), super::home::name_of(&live, &editor.slug))),
        lead: vec![words.say("still-right-lead").to_owned(), words.count("still-right-count", due)],
        button: if due > 0 { words.say("still-right-button").to_owned() } else { String::new() },
        ways: vec![
            (sheet, words.say("still-right-look").to_owned()),
            (home_of(lang, &editor.slug), words.say("still-right-change").to_owned()),
        ],
        ..FormPage::new(&app, &path, words.say("way-still-right"))
    };
    page.of(&editor.who)?.respond(StatusCode::OK)
}

/// Confirms it.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let author = super::drafts::author(&app, &editor);
    state(&app, (&sent, &editor), (lang, "confirmed"), |live| due(live, &editor.slug, &author)).await
}

/// The statements that confirm what a hoster shows, for the link of the yearly letter.
pub(super) fn of_letter(live: &Live, slug: &str, author: &Author) -> Vec<Statement> {
    due(live, slug, author)
}
