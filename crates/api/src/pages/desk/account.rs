//! One's own account: who is in and where, everything that is kept, and the end of it.

use crate::account::{self, SESSION, Sent, SignedIn};
use crate::office::account_data;
use crate::pages::form::{Choice, Control, FormPage, Input};
use crate::pages::place::{PageLang, Place, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::text::Lang;

/// The tick that says that one means it.
const SURE: &str = "sure";

fn at(lang: Lang, words: &[Word]) -> String {
    let all: Vec<Word> = [Word::Space, Word::Account].iter().chain(words).copied().collect();
    path(lang, &all)
}

/// Who is in, and where.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    who: SignedIn,
) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let sessions = app.store().sessions_of(who.account.number).await;
    let sessions = sessions.map_err(|error| Problem::unavailable(&error))?;
    let mut lead = vec![words.with("account-email", "email", &who.account.email)];
    lead.extend(sessions.iter().map(|session| {
        let here = if session.digest == who.session.digest { words.say("account-here") } else { "" };
        let day = session.created_at.get(..10).unwrap_or_default();
        let client = if session.client.is_empty() { "?" } else { &session.client };
        words.fill("account-session", [("client", client.into()), ("day", day.into()), ("here", here.into())])
    }));
    let page = FormPage {
        lead,
        button: words.say("account-end-others").to_owned(),
        ways: vec![
            (at(lang, &[Word::MyData]), words.say("account-data").to_owned()),
            (at(lang, &[Word::Erase]), words.say("account-erase").to_owned()),
            (path(lang, &[Word::Space]), words.say("space-title").to_owned()),
        ],
        ..FormPage::new(&app, &at(lang, &[]), words.say("account-title"))
    };
    page.of(&who)?.respond(StatusCode::OK)
}

/// Ends all other sessions.
pub(super) async fn end_others(
    State(app): State<App>,
    PageLang(lang): PageLang,
    sent: Sent,
) -> Result<Response, Response> {
    let path = at(lang, &[]);
    let ended = app.store().end_other_sessions(sent.who.account.number, &sent.who.session.digest).await;
    match ended {
        Ok(()) => Ok(Redirect::to(&path).into_response()),
        Err(error) => Err(sent.unavailable(&app, &error)),
    }
}

/// Everything that is kept about an account, as JSON.
pub(super) async fn data(State(app): State<App>, who: SignedIn) -> Result<Response, Problem> {
    let all = account_data(app.store(), who.account.number).await;
    let all = all.map_err(|error| Problem::unavailable(&error))?;
    let headers = [
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"matou-mes-donnees.json\""),
    ];
    Ok((headers, Json(all)).into_response())
}

fn erase_page(app: &App, who: &SignedIn, lang: Lang, mistake: Option<String>) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let choice =
        Choice { code: "yes".to_owned(), label: words.say("erase-sure").to_owned(), is_chosen: false };
    let sure = Input::new(SURE, words.say("erase-question"), Control::Several(vec![choice]));
    let page = FormPage {
        up: Some((at(lang, &[]), words.say("account-title").to_owned())),
        lead: vec![words.say("erase-lead").to_owned(), words.say("erase-stays").to_owned()],
        inputs: vec![sure.wrong(mistake, words.say("report-mistake"))],
        button: words.say("erase-button").to_owned(),
        ..FormPage::new(app, &at(lang, &[Word::Erase]), words.say("account-erase"))
    };
    page.of(who)
}

/// What erasing an account means.
pub(super) async fn ask_erase(
    State(app): State<App>,
    PageLang(lang): PageLang,
    who: SignedIn,
) -> Result<Response, Problem> {
    erase_page(&app, &who, lang, None)?.respond(StatusCode::OK)
}

/// Erases an account.
pub(super) async fn erase(
    State(app): State<App>,
    PageLang(lang): PageLang,
    sent: Sent,
) -> Result<Response, Response> {
    let form = sent.only(&[SURE])?;
    if form.get(SURE).is_empty() {
        let mistake = Some(Words::of(lang).say("erase-mistake").to_owned());
        return FormPage::refused(erase_page(&app, &sent.who, lang, mistake));
    }
    if let Err(error) = app.store().erase_account(sent.who.account.number).await {
        return Err(sent.unavailable(&app, &error));
    }
    let mut response = Redirect::to(Place::Start.path(lang)).into_response();
    account::clear(&mut response, SESSION);
    Ok(response)
}
