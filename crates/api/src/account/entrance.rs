//! Coming in: by a link in a letter, opened by a button in the browser that asked for it, or by the code beside it. What is
//! answered, and how long that takes, never tells whether an address is known.

use super::cookies::{self, ASKING};
use super::letters::Letter;
use super::secret::{Code, Secret, digest};
use super::{instant, minutes_after};
use crate::pages;
use crate::problem::Problem;
use crate::state::App;
use axum::http::HeaderMap;
use jiff::Timestamp;
use matou_core::text::Lang;
use matou_store::{Account, Entrance, NewEntrance, NewLetter, Purpose, Role, StoreError, Submission};

/// How long a link serves, in minutes.
pub(crate) const LINK_MINUTES: i64 = 10;
/// How long an invitation serves, in days.
pub(crate) const INVITATION_DAYS: i64 = 14;
/// How many links one address gets in an hour.
const LETTERS_AN_HOUR: u64 = 3;

/// A browser that asked for a link.
pub(crate) struct Asking {
    /// What it keeps.
    pub(crate) browser: Secret,
}

/// What came of a link or a code.
pub(crate) enum Opened {
    /// It lets this account in.
    By(Account),
    /// Another browser asked for it.
    Elsewhere,
    /// It was used, is too old, never was, or the code is not the one.
    Not,
}

/// Sends a link to an address, when somebody is known by it. The same is done and answered when nobody is.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn ask(app: &App, email: &str, lang: Lang) -> Result<Asking, Problem> {
    let (link, browser, code) = (Secret::new()?, Secret::new()?, Code::new()?);
    let now = app.now();
    let unavailable = |error: StoreError| Problem::unavailable(&error);
    let account = app.store().account_of_email(email).await.map_err(unavailable)?;
    let hour_ago = instant(minutes_after(now, -60));
    let sent = app.store().letters_to(email, "sign_in", &hour_ago).await.map_err(unavailable)?;
    let is_let_in = account.is_some_and(|account| account.is_open()) && sent < LETTERS_AN_HOUR;
    let href = format!("{}{}", app.settings().public_url, pages::link(lang, link.as_str()));
    let (minutes, code_in_letter) = (LINK_MINUTES.to_string(), code.in_letter());
    let pieces = [("link", href.as_str()), ("code", code_in_letter.as_str()), ("minutes", minutes.as_str())];
    let letter = Letter { kind: "sign_in", lang, pieces: &pieces };
    let (subject, body) = letter.text();
    let (created_at, expires_at) = (instant(now), instant(minutes_after(now, LINK_MINUTES)));
    let digest_of_link = link.digest();
    let entrance = NewEntrance {
        digest: &digest_of_link,
        code: &code.digest(&digest_of_link),
        browser: &browser.digest(),
        purpose: Purpose::SignIn,
        // A link for nobody opens nothing.
        email: if is_let_in { email } else { "" },
        hoster: "",
        created_at: &created_at,
        expires_at: &expires_at,
    };
    let letter = NewLetter {
        recipient: email,
        subject: &subject,
        body: &body,
        kind: letter.kind,
        written_at: &created_at,
    };
    app.store().ask_to_come_in(&entrance, &letter, is_let_in, None).await.map_err(unavailable)?;
    Ok(Asking { browser })
}

/// Invites somebody to speak for a hoster: a letter with a link that serves for two weeks, in any browser. `once` is the form
/// that asks for it: pressed twice, it sends one letter.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn invite(
    app: &App,
    email: &str,
    (slug, name): (&str, &str),
    (lang, once): (Lang, Option<&Submission>),
) -> Result<(), Problem> {
    let link = Secret::new()?;
    let now = app.now();
    let (created_at, expires_at) = (instant(now), instant(minutes_after(now, INVITATION_DAYS * 24 * 60)));
    let digest = link.digest();
    let entrance = NewEntrance {
        digest: &digest,
        code: "",
        browser: "",
        purpose: Purpose::Invitation,
        email,
        hoster: slug,
        created_at: &created_at,
        expires_at: &expires_at,
    };
    let href = format!("{}{}", app.settings().public_url, pages::link(lang, link.as_str()));
    let days = INVITATION_DAYS.to_string();
    let pieces = [("link", href.as_str()), ("name", name), ("days", days.as_str())];
    let (subject, body) = Letter { kind: "invitation", lang, pieces: &pieces }.text();
    let letter = NewLetter {
        recipient: email,
        subject: &subject,
        body: &body,
        kind: "invitation",
        written_at: &created_at,
    };
    let kept = app.store().ask_to_come_in(&entrance, &letter, true, once).await;
    kept.map_err(|error| Problem::unavailable(&error))
}

/// Looks at a link without using it: programs that check letters follow links.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn look(app: &App, secret: &str) -> Result<Option<Entrance>, Problem> {
    let found = app.store().entrance(&digest(secret)).await;
    let found = found.map_err(|error| Problem::unavailable(&error))?;
    let now = instant(app.now());
    Ok(found.filter(|entrance| entrance.is_open(&now) && !entrance.email.is_empty()))
}

/// Whether a browser may use a link.
pub(crate) fn is_of_browser(entrance: &Entrance, headers: &HeaderMap) -> bool {
    let held = cookies::get(headers, ASKING).map(|secret| digest(&secret));
    entrance.browser.is_none() || entrance.browser == held
}

/// Uses a link.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn open(
    app: &App,
    secret: &str,
    headers: &HeaderMap,
    lang: Lang,
) -> Result<Opened, Problem> {
    match look(app, secret).await? {
        Some(entrance) if entrance.purpose == Purpose::Yearly => Ok(Opened::Not),
        Some(entrance) if is_of_browser(&entrance, headers) => let_in(app, &entrance, lang).await,
        Some(_) => Ok(Opened::Elsewhere),
        None => Ok(Opened::Not),
    }
}

/// Uses a code, in the browser that asked for it.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn try_code(
    app: &App,
    typed: &str,
    headers: &HeaderMap,
    lang: Lang,
) -> Result<Opened, Problem> {
    let unavailable = |error: StoreError| Problem::unavailable(&error);
    let Some(browser) = cookies::get(headers, ASKING) else { return Ok(Opened::Elsewhere) };
    let entrance = app.store().entrance_of_browser(&digest(&browser)).await.map_err(unavailable)?;
    let Some(entrance) = entrance else { return Ok(Opened::Not) };
    if !app.store().try_entrance(&entrance.digest).await.map_err(unavailable)? {
        return Ok(Opened::Not);
    }
    let is_right = entrance.code.as_deref() == Some(Code::typed(typed).digest(&entrance.digest).as_str());
    let is_open = entrance.is_open(&instant(app.now())) && !entrance.email.is_empty();
    if is_right && is_open { let_in(app, &entrance, lang).await } else { Ok(Opened::Not) }
}

async fn let_in(app: &App, entrance: &Entrance, lang: Lang) -> Result<Opened, Problem> {
    let unavailable = |error: StoreError| Problem::unavailable(&error);
    let now = instant(app.now());
    if !app.store().use_entrance(&entrance.digest, &now).await.map_err(unavailable)? {
        return Ok(Opened::Not);
    }
    let account = match (entrance.purpose, &entrance.hoster) {
        (Purpose::Invitation, Some(hoster)) => {
            let added = app.store().add_account(&entrance.email, Role::Hoster, lang.code(), &now).await;
            let account = added.map_err(unavailable)?;
            let spoken = app.store().add_editor(account.number, hoster, "invitation", &now).await;
            spoken.map_err(unavailable)?;
            Some(account)
        }
        _ => app.store().account_of_email(&entrance.email).await.map_err(unavailable)?,
    };
    Ok(account.filter(Account::is_open).map_or(Opened::Not, Opened::By))
}

/// The moment so many days before another, as the database keeps it.
pub(crate) fn days_before(at: Timestamp, days: u16) -> String {
    instant(minutes_after(at, -i64::from(days) * 24 * 60))
}
