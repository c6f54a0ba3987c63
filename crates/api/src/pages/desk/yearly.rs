//! The one letter a year: still right, update, or pause. Its link lets nobody in; it confirms or pauses by a button.

use super::{pause, still_right};
use crate::account::{self, Letter, OwnForm, Secret, days_before, digest, instant, minutes_after};
use crate::extract::Slug;
use crate::pages::form::{Choice, Control, FormPage, Input};
use crate::pages::place::{PageLang, Word, about, path};
use crate::problem::Problem;
use crate::publishing::{Failure, Publication, publish};
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use jiff::ToSpan;
use matou_core::answer::Provenance;
use matou_core::declaration::Author;
use matou_core::text::Lang;
use matou_store::{Entrance, NewEntrance, Purpose, StoreError};

const WHAT: &str = "what";
/// How long the link of a letter serves, in days.
const DAYS: i64 = 60;
/// How long a pause by letter lasts, in months.
const PAUSE_MONTHS: i64 = 3;
/// How many days lie between two letters, at least.
const BETWEEN: u16 = 365;

fn at(lang: Lang, secret: &str) -> String {
    format!("{}/{secret}", path(lang, &[Word::Space, Word::Yearly]))
}

/// The link of a letter, while it serves.
async fn look(app: &App, secret: &str) -> Result<Option<Entrance>, Problem> {
    let found = account::look(app, secret).await?;
    Ok(found.filter(|entrance| entrance.purpose == Purpose::Yearly))
}

fn page(app: &App, lang: Lang, secret: &str, slug: &str, mistake: Option<String>) -> FormPage {
    let words = Words::of(lang);
    let name = super::home::name_of(&app.live(), slug);
    let choice = |code: &str| Choice {
        code: code.to_owned(),
        label: words.known(&format!("yearly-{code}")).unwrap_or_default().to_owned(),
        is_chosen: false,
    };
    let what =
        Input::new(WHAT, words.say("yearly-what"), Control::One(["right", "pause"].map(choice).into()));
    let sheet = format!("{}/{slug}", crate::pages::Place::Results.path(lang));
    FormPage {
        lead: vec![words.say("yearly-lead").to_owned()],
        inputs: vec![what.wrong(mistake, words.say("report-mistake"))],
        button: words.say("yearly-button").to_owned(),
        ways: vec![
            (sheet, words.say("still-right-look").to_owned()),
            (about(lang, Word::Space, slug, &[]), words.say("yearly-update").to_owned()),
        ],
        ..FormPage::new(app, &at(lang, secret), words.with("yearly-title", "name", &name))
    }
}

fn too_old(app: &App, lang: Lang, secret: &str) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let page = FormPage {
        lead: vec![words.say("yearly-old").to_owned()],
        ways: vec![(path(lang, &[Word::Space]), words.say("yearly-update").to_owned())],
        ..FormPage::new(app, &at(lang, secret), words.say("link-title"))
    };
    page.respond(StatusCode::GONE)
}

fn discreet(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}

/// What the link of a letter leads to.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(secret): Slug,
) -> Result<Response, Problem> {
    match look(&app, &secret).await?.and_then(|entrance| entrance.hoster) {
        Some(slug) => page(&app, lang, &secret, &slug, None).respond(StatusCode::OK).map(discreet),
        None => too_old(&app, lang, &secret),
    }
}

/// Confirms everything, or pauses. The secret in the address proves that the letter was received.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(secret): Slug,
    OwnForm(form): OwnForm,
) -> Result<Response, Problem> {
    let form = form.only(&[WHAT])?;
    let words = Words::of(lang);
    let Some(entrance) = look(&app, &secret).await? else { return too_old(&app, lang, &secret) };
    let (Some(slug), what) = (entrance.hoster.clone(), form.get(WHAT)) else {
        return too_old(&app, lang, &secret);
    };
    if !["right", "pause"].contains(&what) {
        let mistake = Some(words.say("yearly-mistake").to_owned());
        return page(&app, lang, &secret, &slug, mistake).respond(StatusCode::UNPROCESSABLE_ENTITY);
    }
    let found = app.store().account_of_email(&entrance.email).await;
    let account = found.map_err(|error| Problem::unavailable(&error))?;
    let Some(account) = account.filter(matou_store::Account::is_open) else {
        return too_old(&app, lang, &secret);
    };
    let hosters = app.store().hosters_of(account.number).await;
    if !hosters.map_err(|error| Problem::unavailable(&error))?.contains(&slug) {
        return too_old(&app, lang, &secret);
    }
    done(&app, lang, (&secret, &slug, what), &account).await
}

async fn done(
    app: &App,
    lang: Lang,
    (secret, slug, what): (&str, &str, &str),
    account: &matou_store::Account,
) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let author = Author { name: account.author(), provenance: Provenance::Declared, at: app.now() };
    let mark = digest(&format!("{secret} {what}"));
    let publication = Publication {
        slug,
        seen: None,
        account: account.number,
        mark: &mark,
        digest: what,
        ends_drafts: false,
    };
    let months = app.live().directory().today().saturating_add(PAUSE_MONTHS.months());
    let made = publish(app, &publication, |live| match what {
        "right" => still_right::of_letter(live, slug, &author),
        _ => pause::until(live, slug, months, &author),
    });
    made.await?;
    // Whoever uses the letter is no stranger: the account is in use.
    let noted = app.store().note_signed_in(account.number, &instant(app.now())).await;
    noted.map_err(|error| Problem::unavailable(&error))?;
    let key = if what == "right" { "done-confirmed" } else { "done-pause" };
    let sheet = format!("{}/{slug}", crate::pages::Place::Results.path(lang));
    let page = FormPage {
        lead: vec![words.say("yearly-thanks").to_owned()],
        ways: vec![
            (sheet, words.say("still-right-look").to_owned()),
            (about(lang, Word::Space, slug, &[]), words.say("yearly-update").to_owned()),
        ],
        ..FormPage::new(app, &at(lang, secret), words.known(key).unwrap_or_default())
    };
    page.respond(StatusCode::OK).map(discreet)
}

/// Writes the yearly letters that are due: one per hoster a year at most, to each account that speaks for it, and only when an
/// answer stops counting within two months. Says how many were written.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn letters(app: &App) -> Result<usize, Failure> {
    let live = app.live();
    let directory = live.directory();
    let (today, now) = (directory.today(), app.now());
    let soon = today.saturating_add(2.months());
    let mut written = 0;
    for hoster in directory.hosters() {
        let slug = hoster.slug().as_str();
        let fields = directory.schema().fields().iter();
        let is_due = fields
            .filter_map(|known| hoster.answers().get(known.id)?.valid_until(known.months))
            .any(|last| last <= soon);
        let editors = app.store().editors_of(slug).await?;
        if !is_due || editors.is_empty() {
            continue;
        }
        let not_after = today.saturating_sub(i64::from(BETWEEN).days()).to_string();
        if !app.store().note_yearly(slug, &today.to_string(), &not_after).await? {
            continue;
        }
        for account in editors.iter().filter(|account| account.is_open()) {
            write(app, account, slug, hoster.name(directory.schema())).await?;
            written += 1;
        }
    }
    app.store().purge(&instant(now), &|days| days_before(now, days)).await?;
    Ok(written)
}

async fn write(app: &App, account: &matou_store::Account, slug: &str, name: &str) -> Result<(), Failure> {
    let lang = Lang::from_code(&account.lang).unwrap_or_default();
    let no_randomness = |_| Failure::Store(StoreError::Refused("no randomness".to_owned()));
    let secret = Secret::new().map_err(no_randomness)?;
    let now = app.now();
    let digest = secret.digest();
    let site = &app.settings().public_url;
    let link = format!("{site}{}", at(lang, secret.as_str()));
    let update = format!("{site}{}", about(lang, Word::Space, slug, &[]));
    let pieces = [("name", name), ("link", link.as_str()), ("update", update.as_str())];
    let (subject, body) = Letter { kind: "yearly", lang, pieces: &pieces }.text();
    let (created, expires) = (instant(now), instant(minutes_after(now, DAYS * 24 * 60)));
    let entrance = NewEntrance {
        digest: &digest,
        code: "",
        browser: "",
        purpose: Purpose::Yearly,
        email: &account.email,
        hoster: slug,
        created_at: &created,
        expires_at: &expires,
    };
    let letter = matou_store::NewLetter {
        recipient: &account.email,
        subject: &subject,
        body: &body,
        kind: "yearly",
        written_at: &created,
    };
    Ok(app.store().ask_to_come_in(&entrance, &letter, true, None).await?)
}
