//! An invitation: a letter with a link that lets somebody speak for a hoster.

use crate::account::{self, Reviewer, SentByReviewer, SignedIn};
use crate::pages::form::{Choice, Control, FormPage, Input};
use crate::pages::place::{PageLang, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::text::Lang;

const HOSTER: &str = "hoster";
const EMAIL: &str = "email";

fn page(
    app: &App,
    who: &SignedIn,
    lang: Lang,
    (slug, email): (&str, &str),
    [wrong_hoster, wrong_email]: [Option<String>; 2],
) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let live = app.live();
    let directory = live.directory();
    let choice = |it: &matou_core::directory::Hoster| Choice {
        code: it.slug().to_string(),
        label: it.name(directory.schema()).to_owned(),
        is_chosen: it.slug().as_str() == slug,
    };
    let mut choices: Vec<Choice> = directory.hosters().map(choice).collect();
    choices.sort_by_key(|it| matou_core::text::fold(&it.label));
    choices.insert(0, Choice { code: String::new(), label: "–".to_owned(), is_chosen: slug.is_empty() });
    let wrong = words.say("report-mistake");
    let control = Control::Line { value: email.to_owned(), kind: "email", complete: "off" };
    let page = FormPage {
        up: Some((path(lang, &[Word::Review]), words.say("review-title").to_owned())),
        lead: vec![words.say("invite-lead").to_owned()],
        inputs: vec![
            Input::new(HOSTER, words.say("invite-hoster"), Control::Menu(choices)).wrong(wrong_hoster, wrong),
            Input::new(EMAIL, words.say("invite-email"), control).wrong(wrong_email, wrong),
        ],
        button: words.say("invite-button").to_owned(),
        ..FormPage::new(app, &path(lang, &[Word::Review, Word::Invite]), words.say("invite-title"))
    };
    page.of(who)
}

/// The form.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Reviewer(who): Reviewer,
) -> Result<Response, Problem> {
    page(&app, &who, lang, ("", ""), [None, None])?.respond(StatusCode::OK)
}

/// Sends the letter.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByReviewer { sent, who }: SentByReviewer,
) -> Result<Response, Response> {
    let form = sent.only(&[HOSTER, EMAIL])?;
    let live = app.live();
    let words = Words::of(lang);
    let hoster = live.directory().hoster(form.get(HOSTER));
    let email = account::email_address(form.get(EMAIL));
    let (Some(hoster), Some(email)) = (hoster, &email) else {
        let wrong = [
            hoster.is_none().then(|| words.say("invite-hoster-mistake").to_owned()),
            email.is_none().then(|| words.say("sign-in-mistake").to_owned()),
        ];
        return FormPage::refused(page(&app, &who, lang, (form.get(HOSTER), form.get(EMAIL)), wrong));
    };
    let name = hoster.name(live.directory().schema());
    let once = sent.submission(&account::instant(app.now()));
    let to = (hoster.slug().as_str(), name);
    let invited = account::invite(&app, email, to, (lang, Some(&once))).await;
    invited.map_err(IntoResponse::into_response)?;
    Ok(Redirect::to(&path(lang, &[Word::Review])).into_response())
}
