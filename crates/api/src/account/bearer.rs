//! The key that a hoster's program brings: in a header, never in an address, where logs and histories would keep it.

use super::secret::digest;
use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::{IntoResponse, Response};
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::text::t;
use matou_store::{Account, StoreError, Token};

/// What every key begins with, so that one that leaked is known again.
pub(crate) const PREFIX: &str = "chd_";
/// What a refusal says of the way to come in (RFC 6750, 3).
const CHALLENGE: HeaderValue = HeaderValue::from_static("Bearer realm=\"matou\"");
/// Names under which keys are put into addresses.
const NAMES: [&str; 4] = ["access_token", "token", "key", "authorization"];

/// Who sent a request with a key that serves.
pub(crate) struct Bearer {
    pub(crate) account: Account,
    pub(crate) token: Token,
}

/// Refuses an address that holds a key: it is known to others by then.
///
/// # Errors
/// When it does.
pub(crate) fn not_in_address(uri: &Uri) -> Result<(), Problem> {
    let query = uri.query().unwrap_or_default().to_ascii_lowercase();
    let is_named = |pair: &str| pair.split('=').next().is_some_and(|name| NAMES.contains(&name));
    if !query.contains(PREFIX) && !query.split('&').any(is_named) {
        return Ok(());
    }
    let detail = t(
        "Une clé n’a rien à faire dans une adresse : envoyez-la dans l’en-tête Authorization, et révoquez celle-ci.",
        "A key has no place in an address: send it in the Authorization header, and revoke this one.",
    );
    Err(vec![ParameterError::new("token", ErrorCode::Unknown, detail)].into())
}

impl Bearer {
    /// Who sent a request. Nobody is told whether a key never was, is too old, or was revoked.
    ///
    /// # Errors
    /// When there is no key that serves, when it speaks for another hoster, or when the database does not answer.
    pub(crate) async fn of(app: &App, headers: &HeaderMap, slug: &str) -> Result<Self, Response> {
        let found = match secret(headers) {
            Some(secret) => find(app, secret).await,
            None => Ok(None),
        };
        let found = found.map_err(|error| Problem::unavailable(&error).into_response())?;
        let Some(bearer) = found else {
            let mut response = Problem::plain(Kind::Unauthorized).into_response();
            response.headers_mut().insert(header::WWW_AUTHENTICATE, CHALLENGE);
            return Err(response);
        };
        // Whether the other one exists makes no difference.
        if bearer.token.hoster != slug {
            return Err(Problem::plain(Kind::OtherHoster).into_response());
        }
        Ok(bearer)
    }
}

/// The secret of the `Authorization` header.
fn secret(headers: &HeaderMap) -> Option<&str> {
    let (scheme, secret) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    let secret = secret.trim();
    (scheme.eq_ignore_ascii_case("bearer") && secret.starts_with(PREFIX)).then_some(secret)
}

/// The key of a secret, when it serves today and its owner may still speak for the hoster.
async fn find(app: &App, secret: &str) -> Result<Option<Bearer>, StoreError> {
    let store = app.store();
    let today = app.now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let token = store.token(&digest(secret)).await?.filter(|token| token.is_good(&today));
    let Some(token) = token else { return Ok(None) };
    let account = store.account(token.account).await?.filter(Account::is_open);
    let Some(account) = account else { return Ok(None) };
    if !store.hosters_of(account.number).await?.contains(&token.hoster) {
        return Ok(None);
    }
    store.note_token_used(token.number, &today).await?;
    Ok(Some(Bearer { account, token }))
}
