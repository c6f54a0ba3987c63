//! Who is in: read from the cookie at each request, so that a suspension or an end counts at once.

use super::cookies::{self, SESSION};
use super::secret::{Secret, digest};
use super::{instant, minutes_after};
use crate::pages;
use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use matou_store::{Account, Rights, Session};

/// How long a session lasts without being used, and at most, in minutes; shorter for reviewers.
const IDLE: [i64; 2] = [60, 30];
const WHOLE: [i64; 2] = [12 * 60, 8 * 60];
/// How often the use of a session is noted, in seconds: not every request has to write.
const NOTED_AFTER: i64 = 60;

/// Somebody who is in.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) account: Account,
    pub(crate) session: Session,
    /// What the cookie holds.
    pub(crate) secret: String,
    /// The hosters that the account speaks for.
    pub(crate) hosters: Vec<String>,
}

/// Somebody who is in and speaks for the hoster of the address.
pub(crate) struct Editor {
    pub(crate) who: SignedIn,
    pub(crate) slug: String,
}

/// Somebody who is in, be it by half: a reviewer whose one-time code is still missing.
pub(crate) struct InPart(pub(crate) SignedIn);

/// A reviewer who gave a one-time code.
pub(crate) struct Reviewer(pub(crate) SignedIn);

impl SignedIn {
    /// Who sent a request; `None` when nobody is in.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(crate) async fn of(app: &App, headers: &HeaderMap) -> Result<Option<Self>, Problem> {
        let Some(secret) = cookies::get(headers, SESSION) else { return Ok(None) };
        let unavailable = |error| Problem::unavailable(&error);
        let Some(session) = app.store().session(&digest(&secret)).await.map_err(unavailable)? else {
            return Ok(None);
        };
        let now = app.now();
        if is_over(&session, now) {
            app.store().end_session(&session.digest).await.map_err(unavailable)?;
            return Ok(None);
        }
        let account = app.store().account(session.account).await.map_err(unavailable)?;
        let Some(account) = account.filter(Account::is_open) else { return Ok(None) };
        if is_due(&session, now) {
            app.store().note_seen(&session.digest, &instant(now)).await.map_err(unavailable)?;
        }
        let hosters = app.store().hosters_of(account.number).await.map_err(unavailable)?;
        Ok(Some(Self { account, session, secret, hosters }))
    }

    /// Whether the account speaks for a hoster.
    pub(crate) fn speaks_for(&self, slug: &str) -> bool {
        self.hosters.iter().any(|hoster| hoster == slug)
    }

    /// Whether it is a reviewer who gave a one-time code.
    pub(crate) fn reviews(&self) -> bool {
        self.session.rights == Rights::Reviewer
    }

    /// Refuses who does not speak for a hoster, as if there was nothing at this address.
    ///
    /// # Errors
    /// When it does not.
    pub(crate) fn of_hoster(self, slug: String) -> Result<Editor, Problem> {
        if self.speaks_for(&slug) {
            Ok(Editor { who: self, slug })
        } else {
            Err(Problem::plain(Kind::NotFound))
        }
    }

    /// Refuses who is no reviewer, as if there was nothing at this address.
    ///
    /// # Errors
    /// When it is none.
    pub(crate) fn reviewer(self) -> Result<Reviewer, Problem> {
        if self.reviews() { Ok(Reviewer(self)) } else { Err(Problem::plain(Kind::NotFound)) }
    }
}

fn is_over(session: &Session, now: Timestamp) -> bool {
    let [hoster, reviewer] = [0, 1].map(|at| (IDLE.get(at), WHOLE.get(at)));
    let (idle, whole) = if session.rights == Rights::Hoster { hoster } else { reviewer };
    let before = |minutes: Option<&i64>| instant(minutes_after(now, -minutes.copied().unwrap_or(0)));
    session.seen_at < before(idle) || session.created_at < before(whole)
}

fn is_due(session: &Session, now: Timestamp) -> bool {
    let seen = session.seen_at.parse::<Timestamp>().unwrap_or(Timestamp::MIN);
    now.as_second() - seen.as_second() >= NOTED_AFTER
}

/// Begins a session for an account, in place of the one that the browser had; gives what the cookie holds.
///
/// # Errors
/// When the database does not answer, or the system gives no randomness.
pub(crate) async fn begin(
    app: &App,
    account: u64,
    rights: Rights,
    headers: &HeaderMap,
) -> Result<String, Problem> {
    let secret = Secret::new()?;
    let now = instant(app.now());
    let session = Session {
        digest: secret.digest(),
        account,
        rights,
        created_at: now.clone(),
        seen_at: now.clone(),
        client: client_of(headers),
    };
    let before = cookies::get(headers, SESSION).map(|secret| digest(&secret));
    let unavailable = |error| Problem::unavailable(&error);
    app.store().begin_session(&session, before.as_deref()).await.map_err(unavailable)?;
    app.store().note_signed_in(account, &now).await.map_err(unavailable)?;
    Ok(secret.as_str().to_owned())
}

/// The kind of browser and system, so that people know their own sessions again; nothing more of what the browser tells.
fn client_of(headers: &HeaderMap) -> String {
    const BROWSERS: [(&str, &str); 5] = [
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("Chromium/", "Chromium"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "macOS"),
        ("Linux", "Linux"),
    ];
    let told = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let find =
        |known: &[(&str, &'static str)]| known.iter().find(|(sign, _)| told.contains(sign)).map(|it| it.1);
    let words: Vec<&str> = [find(&BROWSERS), find(&SYSTEMS)].into_iter().flatten().collect();
    words.join(", ")
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let InPart(found) = InPart::from_request_parts(parts, app).await?;
        if found.session.rights == Rights::Half {
            return Err(Redirect::to(&pages::second_proof(parts.uri.path())).into_response());
        }
        Ok(found)
    }
}

impl FromRequestParts<App> for InPart {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let found = SignedIn::of(app, &parts.headers).await.map_err(IntoResponse::into_response)?;
        found.map(Self).ok_or_else(|| to_sign_in(&parts.uri))
    }
}

impl FromRequestParts<App> for Editor {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        let slug = slug_of(parts, app).await?;
        who.of_hoster(slug).map_err(IntoResponse::into_response)
    }
}

impl FromRequestParts<App> for Reviewer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let who = SignedIn::from_request_parts(parts, app).await?;
        who.reviewer().map_err(IntoResponse::into_response)
    }
}

/// The hoster of an address; empty when it names none.
pub(super) async fn slug_of(parts: &mut Parts, app: &App) -> Result<String, Response> {
    let path = RawPathParams::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
    let slug = path.iter().find(|(name, _)| *name == "slug").map(|(_, slug)| slug.to_owned());
    Ok(slug.unwrap_or_default())
}

/// Leads to where one comes in, and back from there.
fn to_sign_in(uri: &Uri) -> Response {
    Redirect::to(&pages::sign_in_and_back(uri.path())).into_response()
}
