//! Keys for programs that state something in the hoster's place: made here, shown once, and revoked here.

use super::of_hoster;
use crate::account::{Editor, PREFIX, Secret, Sent, SentByEditor, digest, instant};
use crate::pages::form::{Choice, Control, FormPage, Input};
use crate::pages::place::{PageLang, Word, about};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan;
use matou_core::datum::LINE_MAX;
use matou_core::text::Lang;
use matou_store::{NewToken, StoreError, Token};

/// How long a key serves, in days.
const DAYS: i64 = 365;
const LABEL: &str = "label";
/// Keys to be revoked, by number.
const REVOKE: &str = "revoke";

async fn page(
    app: &App,
    editor: &Editor,
    lang: Lang,
    (typed, mistake): (&str, Option<String>),
) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let tokens = app.store().tokens_of(editor.who.account.number, &editor.slug).await;
    let tokens = tokens.map_err(|error| Problem::unavailable(&error))?;
    let today = app.live().directory().today().to_string();
    let good: Vec<&Token> = tokens.iter().filter(|token| token.is_good(&today)).collect();
    let label = Input::line(LABEL, words.say("token-label"), typed).helped(words.say("token-label-help"));
    let mut inputs = vec![label.wrong(mistake, words.say("report-mistake"))];
    let choice = |token: &&Token| Choice {
        code: token.number.to_string(),
        label: words.fill(
            "token-known",
            [
                ("label", token.label.as_str().into()),
                ("until", token.expires_on.as_str().into()),
                ("used", token.used_on.as_deref().unwrap_or(words.say("token-never")).into()),
            ],
        ),
        is_chosen: false,
    };
    if !good.is_empty() {
        let choices = good.iter().map(choice).collect();
        inputs.push(Input::new(REVOKE, words.say("token-revoke"), Control::Several(choices)));
    }
    let page = FormPage {
        lead: vec![words.say("token-lead").to_owned()],
        inputs,
        button: words.say("token-button").to_owned(),
        ways: vec![("/api/docs".to_owned(), words.say("token-docs").to_owned())],
        ..of_hoster(app, editor, (lang, Word::Tokens), words.say("way-tokens"))
    };
    page.of(&editor.who)
}

/// The keys that there are, and a form for another one.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    page(&app, &editor, lang, ("", None)).await?.respond(StatusCode::OK)
}

/// Makes a key, or revokes some.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let path = about(lang, Word::Space, &editor.slug, &[Word::Tokens]);
    let revoked: Vec<&str> =
        sent.form.fields().filter(|(name, _)| *name == REVOKE).map(|(_, number)| number).collect();
    let label = sent.form.get(LABEL).trim();
    let words = Words::of(lang);
    let is_wrong = label.chars().count() > LINE_MAX
        || label.contains(char::is_control)
        || (label.is_empty() && revoked.is_empty());
    if is_wrong {
        let mistake = Some(words.say("token-label-mistake").to_owned());
        return FormPage::refused(page(&app, &editor, lang, (label, mistake)).await);
    }
    if let Err(error) = revoke(&app, &editor, &revoked).await {
        return Err(sent.unavailable(&app, &error));
    }
    if label.is_empty() {
        return Ok(Redirect::to(&path).into_response());
    }
    match make(&app, (&sent, &editor), label, lang).await {
        Ok(Some(page)) => page.respond(StatusCode::OK).map(shown_once).map_err(IntoResponse::into_response),
        // Pressed twice: one key was made, and it was shown once.
        Ok(None) => Ok(Redirect::to(&path).into_response()),
        Err(problem) => Err(problem.into_response()),
    }
}

/// A secret stands in the page.
fn shown_once(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

async fn revoke(app: &App, editor: &Editor, numbers: &[&str]) -> Result<(), StoreError> {
    let now = instant(app.now());
    for number in numbers.iter().filter_map(|number| number.parse().ok()) {
        app.store().revoke_token(number, editor.who.account.number, &now).await?;
    }
    Ok(())
}

/// Makes a key, and shows it: this page alone ever does.
async fn make(
    app: &App,
    (sent, editor): (&Sent, &Editor),
    label: &str,
    lang: Lang,
) -> Result<Option<FormPage>, Problem> {
    let words = Words::of(lang);
    let secret = format!("{PREFIX}{}", Secret::new()?.as_str());
    let (today, now) = (app.live().directory().today(), instant(app.now()));
    let new = NewToken {
        digest: &digest(&secret),
        account: editor.who.account.number,
        hoster: &editor.slug,
        label,
        created_at: &now,
        expires_on: &today.saturating_add(DAYS.days()).to_string(),
    };
    let is_made = app.store().add_token(&new, Some(&sent.submission(&now))).await;
    if !is_made.map_err(|error| Problem::unavailable(&error))? {
        return Ok(None);
    }
    let path = about(lang, Word::Space, &editor.slug, &[Word::Tokens]);
    Ok(Some(FormPage {
        lead: vec![words.say("token-made-lead").to_owned()],
        notice: Some(secret),
        ways: vec![(path.clone(), words.say("way-tokens").to_owned())],
        ..FormPage::new(app, &path, words.say("token-made"))
    }))
}
