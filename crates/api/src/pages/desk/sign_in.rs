//! Coming in, and going out: an address is typed, a letter brings a link and a code, a button opens.

use crate::account::{self, ASKING, LINK_MINUTES, Opened, OwnForm, SESSION, Sent, SignedIn};
use crate::extract::Slug;
use crate::limit::Client;
use crate::pages::form::{Control, FormPage, Input};
use crate::pages::place::{PageLang, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::query::decode;
use matou_core::text::Lang;
use matou_store::{Account, Rights, Role};

const EMAIL: &str = "email";
const CODE: &str = "code";
/// Where to go afterwards.
const NEXT: &str = "next";

fn at(lang: Lang, word: Word) -> String {
    path(lang, &[Word::Space, word])
}

/// The form that asks for a link; who is in already is led on.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    if SignedIn::of(&app, &headers).await?.is_some() {
        return Ok(Redirect::to(&path(lang, &[Word::Space])).into_response());
    }
    let pairs = decode(query.as_deref().unwrap_or_default())?;
    let next = pairs.into_iter().find(|(name, _)| name == NEXT).map(|(_, value)| value).unwrap_or_default();
    ask_page(&app, lang, "", &next, None).respond(StatusCode::OK)
}

fn ask_page(app: &App, lang: Lang, typed: &str, next: &str, mistake: Option<String>) -> FormPage {
    let words = Words::of(lang);
    let control = Control::Line { value: typed.to_owned(), kind: "email", complete: "email" };
    let email = Input::new(EMAIL, words.say("sign-in-email"), control);
    let email = email.helped(words.say("sign-in-email-help")).wrong(mistake, words.say("report-mistake"));
    FormPage {
        lead: vec![words.say("sign-in-lead").to_owned()],
        notice: Some(words.say("sign-in-who").to_owned()),
        hidden: own_path(next).map(|next| (NEXT, next.to_owned())).into_iter().collect(),
        inputs: vec![email],
        button: words.say("sign-in-button").to_owned(),
        ..FormPage::new(app, &at(lang, Word::SignIn), words.say("sign-in-title"))
    }
}

/// A path of ours, where one may be led after coming in.
fn own_path(path: &str) -> Option<&str> {
    let is_plain = path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"/-_.".contains(&byte));
    (path.starts_with('/') && !path.starts_with("//") && is_plain).then_some(path)
}

/// Sends a link.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Client(client): Client,
    OwnForm(form): OwnForm,
) -> Result<Response, Problem> {
    let form = form.only(&[EMAIL, NEXT])?;
    let words = Words::of(lang);
    let typed = form.get(EMAIL);
    let Some(email) = account::email_address(typed) else {
        let mistake = Some(words.say("sign-in-mistake").to_owned());
        return ask_page(&app, lang, typed, form.get(NEXT), mistake)
            .respond(StatusCode::UNPROCESSABLE_ENTITY);
    };
    if let Some(seconds) = app.wait_for_link(client) {
        let trouble = words.count("sign-in-too-many", usize::try_from(seconds).unwrap_or(usize::MAX));
        let page = FormPage { trouble: Some(trouble), ..ask_page(&app, lang, typed, form.get(NEXT), None) };
        let mut response = page.respond(StatusCode::TOO_MANY_REQUESTS)?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        return Ok(response);
    }
    let asking = account::ask(&app, &email, lang).await?;
    let next = own_path(form.get(NEXT)).map(|next| format!("?{NEXT}={next}")).unwrap_or_default();
    let mut response = Redirect::to(&format!("{}{next}", at(lang, Word::Code))).into_response();
    account::set(&mut response, ASKING, asking.browser.as_str());
    Ok(response)
}

/// What to do with the letter, and where to type the code of it.
pub(super) async fn code(
    State(app): State<App>,
    PageLang(lang): PageLang,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let pairs = decode(query.as_deref().unwrap_or_default())?;
    let next = pairs.into_iter().find(|(name, _)| name == NEXT).map(|(_, value)| value).unwrap_or_default();
    code_page(&app, lang, &next, None).respond(StatusCode::OK)
}

fn code_page(app: &App, lang: Lang, next: &str, mistake: Option<String>) -> FormPage {
    let words = Words::of(lang);
    let control = Control::Line { value: String::new(), kind: "text", complete: "one-time-code" };
    let code = Input::new(CODE, words.say("code-label"), control);
    let code = code.helped(words.say("code-help")).wrong(mistake, words.say("report-mistake"));
    let minutes = usize::try_from(LINK_MINUTES).unwrap_or_default();
    FormPage {
        lead: vec![words.say("code-lead").to_owned(), words.count("code-time", minutes)],
        notice: Some(words.say("code-nothing").to_owned()),
        hidden: own_path(next).map(|next| (NEXT, next.to_owned())).into_iter().collect(),
        inputs: vec![code],
        button: words.say("code-button").to_owned(),
        ways: vec![(at(lang, Word::SignIn), words.say("code-again").to_owned())],
        ..FormPage::new(app, &at(lang, Word::Code), words.say("code-title"))
    }
}

/// Lets in by a code.
pub(super) async fn try_code(
    State(app): State<App>,
    PageLang(lang): PageLang,
    headers: HeaderMap,
    OwnForm(form): OwnForm,
) -> Result<Response, Problem> {
    let form = form.only(&[CODE, NEXT])?;
    match account::try_code(&app, form.get(CODE), &headers, lang).await? {
        Opened::By(account) => let_in(&app, &account, &headers, lang, form.get(NEXT)).await,
        Opened::Elsewhere | Opened::Not => {
            let mistake = Words::of(lang).say("code-mistake").to_owned();
            code_page(&app, lang, form.get(NEXT), Some(mistake)).respond(StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

/// What a link leads to: a button. Looking at it uses nothing.
pub(super) async fn link(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(secret): Slug,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let page = FormPage::new(&app, &crate::pages::link(lang, &secret), words.say("link-title"));
    let page = match account::look(&app, &secret).await? {
        Some(entrance) if account::is_of_browser(&entrance, &headers) => FormPage {
            lead: vec![words.say("link-lead").to_owned()],
            button: words.say("link-button").to_owned(),
            ..page
        },
        Some(_) => return elsewhere(page, lang),
        None => return too_old(page, lang),
    };
    let mut response = page.respond(StatusCode::OK)?;
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    Ok(response)
}

fn elsewhere(page: FormPage, lang: Lang) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let page = FormPage {
        lead: vec![words.say("link-elsewhere").to_owned()],
        ways: vec![(at(lang, Word::SignIn), words.say("code-again").to_owned())],
        ..page
    };
    page.respond(StatusCode::FORBIDDEN)
}

fn too_old(page: FormPage, lang: Lang) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let page = FormPage {
        lead: vec![words.say("link-old").to_owned()],
        ways: vec![(at(lang, Word::SignIn), words.say("code-again").to_owned())],
        ..page
    };
    page.respond(StatusCode::GONE)
}

/// Lets in by a link.
pub(super) async fn open(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(secret): Slug,
    headers: HeaderMap,
    OwnForm(form): OwnForm,
) -> Result<Response, Problem> {
    form.only(&[])?;
    let words = Words::of(lang);
    let page = || FormPage::new(&app, &crate::pages::link(lang, &secret), words.say("link-title"));
    match account::open(&app, &secret, &headers, lang).await? {
        Opened::By(account) => let_in(&app, &account, &headers, lang, "").await,
        Opened::Elsewhere => elsewhere(page(), lang),
        Opened::Not => too_old(page(), lang),
    }
}

/// Begins a session: a new one, whatever the browser had. A reviewer still has to give a one-time code.
async fn let_in(
    app: &App,
    account: &Account,
    headers: &HeaderMap,
    lang: Lang,
    next: &str,
) -> Result<Response, Problem> {
    let rights = if account.role == Role::Reviewer { Rights::Half } else { Rights::Hoster };
    let secret = account::begin(app, account.number, rights, headers).await?;
    let home = path(lang, &[Word::Space]);
    let to = match rights {
        Rights::Half => path(lang, &[Word::Review, Word::SecondProof]),
        _ => own_path(next).map_or(home, str::to_owned),
    };
    let mut response = Redirect::to(&to).into_response();
    account::set(&mut response, SESSION, &secret);
    account::clear(&mut response, ASKING);
    Ok(response)
}

/// Ends the session.
pub(super) async fn out(
    State(app): State<App>,
    PageLang(lang): PageLang,
    sent: Sent,
) -> Result<Response, Problem> {
    end(&app, &sent.who).await?;
    let mut response = Redirect::to(crate::pages::Place::Start.path(lang)).into_response();
    account::clear(&mut response, SESSION);
    Ok(response)
}

async fn end(app: &App, who: &SignedIn) -> Result<(), Problem> {
    app.store().end_session(&who.session.digest).await.map_err(|error| Problem::unavailable(&error))
}
