//! What a program sends: headers and bytes, bounded and not yet understood.

use crate::account::{self, Bearer};
use crate::extract::{Asked, Parameters};
use crate::problem::{Kind, Problem};
use crate::reply::JSON;
use axum::body::{Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, header};
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::text::{Lang, Text, t};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The most bytes that are sent.
const BYTES_MAX: usize = 256 * 1024;
/// The longest name of a sending.
const KEY_MAX: usize = 128;
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

const KEY: Text = t(
    "Nommez cet envoi : 1 à 128 lettres, chiffres et signes visibles, par exemple un UUID. Le même nom, envoyé de nouveau, ne déclare rien deux fois.",
    "Name this sending: 1 to 128 visible letters, digits and signs, such as a UUID. The same name, sent again, states nothing twice.",
);
const VERSION: Text = t(
    "Écrivez la version que vous avez lue, comme la donne ETag : \"1205\".",
    "Write the version that you have read, as ETag gives it: \"1205\".",
);
const NO_JSON: Text = t(
    "Cette adresse prend du JSON : application/json, en UTF-8.",
    "This address takes JSON: application/json, in UTF-8.",
);
const TOO_LARGE: Text = t(
    "Envoyez 256 Kio au plus, en plusieurs fois s’il le faut. Rien n’a été gardé.",
    "Send 256 KiB at most, in several sendings if need be. Nothing was kept.",
);

/// What was sent.
pub(super) struct Sent {
    /// What makes it this sending of this account about this hoster.
    pub(super) mark: String,
    /// Of the content.
    pub(super) digest: String,
    /// The last statement about the hoster that the program has seen, when it says so.
    pub(super) seen: Option<u64>,
    /// The content.
    pub(super) body: Bytes,
    /// The language of the answer.
    pub(super) lang: Lang,
}

/// The language of an address. Refuses one that holds a key or anything else, and a client that takes no JSON.
///
/// # Errors
/// When it is so.
pub(super) fn check_address(request: &Request, asked: &Asked) -> Result<Lang, Problem> {
    account::not_in_address(request.uri())?;
    let parameters = Parameters::read(asked.query(), asked.accepted())?;
    let unknown = parameters.unknown(&[]);
    if !unknown.is_empty() {
        return Err(unknown.into());
    }
    asked.check_accepts(JSON)?;
    Ok(parameters.lang)
}

impl Sent {
    /// Reads a request.
    ///
    /// # Errors
    /// When a header is missing or not understood, or the content is no JSON by its name, or too large.
    pub(super) async fn read(request: Request, bearer: &Bearer, lang: Lang) -> Result<Self, Problem> {
        let headers = request.headers();
        let (key, seen) = (key(headers), seen(headers));
        let (key, seen) = match (key, seen) {
            (Ok(key), Ok(seen)) => (key, seen),
            (key, seen) => return Err(key.err().into_iter().chain(seen.err()).collect::<Vec<_>>().into()),
        };
        let mark = format!("key {} {} {key}", bearer.account.number, bearer.token.hoster);
        let media =
            headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()?.split(';').next());
        if !media.is_some_and(|media| media.trim().eq_ignore_ascii_case(JSON)) {
            return Err(Problem::new(Kind::UnsupportedMediaType, NO_JSON));
        }
        let body = to_bytes(request.into_body(), BYTES_MAX).await;
        let body = body.map_err(|_| Problem::new(Kind::ContentTooLarge, TOO_LARGE))?;
        Ok(Self { mark: digest(mark.as_bytes()), digest: digest(&body), seen, body, lang })
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The name of the sending.
fn key(headers: &HeaderMap) -> Result<String, ParameterError> {
    let wrong = || ParameterError::new("Idempotency-Key", ErrorCode::Value, KEY);
    let mut values = headers.get_all(IDEMPOTENCY_KEY).iter();
    let (Some(only), None) = (values.next(), values.next()) else { return Err(wrong()) };
    let text = only.to_str().map(str::trim).unwrap_or_default();
    let is_name = (1..=KEY_MAX).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    if is_name { Ok(text.to_owned()) } else { Err(wrong()) }
}

/// The newest version that the program says to have seen; `None` when it does not matter.
fn seen(headers: &HeaderMap) -> Result<Option<u64>, ParameterError> {
    let mut newest = None;
    for value in headers.get_all(header::IF_MATCH) {
        for tag in value.to_str().unwrap_or("?").split(',').map(str::trim) {
            if tag == "*" {
                return Ok(None);
            }
            let version =
                version(tag).ok_or_else(|| ParameterError::new("If-Match", ErrorCode::Value, VERSION))?;
            newest = newest.max(Some(version));
        }
    }
    Ok(newest)
}

/// The number with which an entity tag of ours begins: `"1205"`, or `W/"1205-2026-11-21.5f0c…"` of a sheet, which was made
/// when the ledger stood there.
fn version(tag: &str) -> Option<u64> {
    let text = tag.strip_prefix("W/").unwrap_or(tag).strip_prefix('"')?.strip_suffix('"')?;
    let (number, rest) = text.split_at_checked(text.find('-').unwrap_or(text.len()))?;
    let is_ours = number.bytes().all(|byte| byte.is_ascii_digit()) && (rest.is_empty() || rest.len() > 1);
    number.parse().ok().filter(|_| is_ours)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_every_entity_tag_of_ours() {
        assert_eq!(version("\"1205\""), Some(1205));
        assert_eq!(version("W/\"1205-2026-11-21.5f0c0f1d2b3a4e59\""), Some(1205));
        for tag in
            ["", "1205", "\"\"", "\"x\"", "\"+5\"", "\"12", "W/12", "\"12-\"", "\"99999999999999999999\""]
        {
            assert_eq!(version(tag), None, "{tag}");
        }
    }
}
