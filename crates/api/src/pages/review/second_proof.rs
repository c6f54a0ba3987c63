//! The second code of reviewers: six digits from an app, after the link. The first time, the secret is set up here.

use crate::account::{self, InPart, OneTime, SESSION, Sent, SignedIn, begin, new_secret};
use crate::pages::form::{Control, FormPage, Input};
use crate::pages::place::{PageLang, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::text::Lang;
use matou_store::{Rights, Role, StoreError};

const CODE: &str = "code";

fn at(lang: Lang) -> String {
    path(lang, &[Word::Review, Word::SecondProof])
}

/// The form; a reviewer who has no secret yet gets one, which is shown until a code of it was given.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    InPart(who): InPart,
) -> Result<Response, Problem> {
    match who.session.rights {
        Rights::Reviewer => Ok(Redirect::to(&path(lang, &[Word::Review])).into_response()),
        Rights::Hoster => Err(super::nowhere()),
        Rights::Half => page(&app, &who, lang, None).await?.respond(StatusCode::OK).map(unkept_by_anybody),
    }
}

async fn page(app: &App, who: &SignedIn, lang: Lang, mistake: Option<String>) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let control = Control::Line { value: String::new(), kind: "text", complete: "one-time-code" };
    let code = Input::new(CODE, words.say("second-label"), control).helped(words.say("second-help"));
    let notice = match (&who.account.totp, who.account.totp_step) {
        // Nothing was confirmed with it yet: whoever sets it up has to see it.
        (Some(secret), 0) => Some(words.with("second-secret", "secret", secret)),
        (Some(_), _) => None,
        (None, _) => {
            let secret = new_secret()?;
            let kept = app.store().set_totp(who.account.number, &secret).await;
            kept.map_err(|error| Problem::unavailable(&error))?;
            Some(words.with("second-secret", "secret", &secret))
        }
    };
    let page = FormPage {
        lead: vec![words.say("second-lead").to_owned()],
        notice,
        inputs: vec![code.wrong(mistake, words.say("report-mistake"))],
        button: words.say("code-button").to_owned(),
        ..FormPage::new(app, &at(lang), words.say("second-title"))
    };
    page.of(who)
}

/// A secret stands in the page.
fn unkept_by_anybody(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// Lets a reviewer in by a code: with it, the session is a new one.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    sent: Sent,
) -> Result<Response, Response> {
    let who = sent.who.clone();
    if who.session.rights != Rights::Half || who.account.role != Role::Reviewer {
        return Err(super::nowhere().into_response());
    }
    let form = sent.only(&[CODE])?;
    if let Some(seconds) = app.wait_for_code(who.account.number) {
        let trouble =
            Words::of(lang).count("sign-in-too-many", usize::try_from(seconds).unwrap_or(usize::MAX));
        let page = page(&app, &who, lang, None).await.map_err(IntoResponse::into_response)?;
        let page = FormPage { trouble: Some(trouble), ..page };
        return page.respond(StatusCode::TOO_MANY_REQUESTS).map_err(IntoResponse::into_response);
    }
    match is_right(&app, &who, form.get(CODE)).await {
        Err(error) => Err(sent.unavailable(&app, &error)),
        Ok(false) => {
            let mistake = Some(Words::of(lang).say("second-mistake").to_owned());
            let page = page(&app, &who, lang, mistake).await.map_err(IntoResponse::into_response)?;
            page.respond(StatusCode::UNPROCESSABLE_ENTITY).map_err(IntoResponse::into_response)
        }
        Ok(true) => {
            let secret = begin(&app, who.account.number, Rights::Reviewer, &sent.headers).await;
            let secret = secret.map_err(IntoResponse::into_response)?;
            let mut response = Redirect::to(&path(lang, &[Word::Review])).into_response();
            account::set(&mut response, SESSION, &secret);
            Ok(response)
        }
    }
}

/// Whether a code is the one of now; it serves once.
async fn is_right(app: &App, who: &SignedIn, typed: &str) -> Result<bool, StoreError> {
    let codes = who.account.totp.as_deref().and_then(OneTime::of);
    match codes.and_then(|codes| codes.step(typed, app.now())) {
        Some(step) => app.store().use_totp_step(who.account.number, step).await,
        None => Ok(false),
    }
}
