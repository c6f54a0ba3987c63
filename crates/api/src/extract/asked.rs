//! What of a request decides its answer: the address, the language, the encodings, and what the client already holds.

use super::language::preferred;
use crate::problem::Problem;
use crate::reply::{Encoding, accepts};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Uri, header};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use matou_core::text::Lang;
use std::convert::Infallible;

/// A request, read as far as it can be read without understanding its query: cheap enough for answers that are kept.
#[derive(Debug)]
pub(crate) struct Asked {
    uri: Uri,
    accepted: Lang,
    encoding: Encoding,
    accept: Option<HeaderValue>,
    if_none_match: Option<HeaderValue>,
    if_modified_since: Option<HeaderValue>,
}

impl<S: Send + Sync> FromRequestParts<S> for Asked {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let headers = &parts.headers;
        Ok(Self {
            uri: parts.uri.clone(),
            accepted: text(headers, &header::ACCEPT_LANGUAGE).and_then(preferred).unwrap_or_default(),
            encoding: text(headers, &header::ACCEPT_ENCODING).map(Encoding::preferred).unwrap_or_default(),
            accept: headers.get(header::ACCEPT).cloned(),
            if_none_match: headers.get(header::IF_NONE_MATCH).cloned(),
            if_modified_since: headers.get(header::IF_MODIFIED_SINCE).cloned(),
        })
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

impl Asked {
    /// The path, as written.
    pub(crate) fn path(&self) -> &str {
        self.uri.path()
    }

    /// The query string, as written.
    pub(crate) fn query(&self) -> &str {
        self.uri.query().unwrap_or("")
    }

    /// The language of `Accept-Language`; a `lang=` in the query wins over it.
    pub(crate) const fn accepted(&self) -> Lang {
        self.accepted
    }

    /// The same request for a page, whose path decides the language.
    pub(crate) fn in_language(self, lang: Lang) -> Self {
        Self { accepted: lang, ..self }
    }

    /// The encoding to answer in.
    pub(crate) const fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// What tells apart requests that may be answered differently by one version of the data set.
    pub(crate) fn key(&self) -> String {
        [self.accepted.code(), " ", self.path(), "?", self.query()].concat()
    }

    /// Refuses a client that takes no answer of this media type.
    ///
    /// # Errors
    /// When `Accept` excludes it (RFC 9110, 12.5.1).
    pub(crate) fn check_accepts(&self, media: &str) -> Result<(), Problem> {
        let media = media.split(';').next().unwrap_or(media);
        match self.accept.as_ref().map(|value| value.to_str().unwrap_or_default()) {
            Some(field) if !accepts(field, media) => Err(Problem::not_acceptable(media)),
            _ => Ok(()),
        }
    }

    /// Whether the client holds this answer already (RFC 9110, 13.1.2 and 13.1.3).
    pub(crate) fn holds(&self, etag: &str, modified: Timestamp) -> bool {
        match (&self.if_none_match, &self.if_modified_since) {
            (Some(field), _) => field.to_str().is_ok_and(|field| names(field, etag)),
            (None, Some(field)) => {
                let since = field.to_str().ok().and_then(|text| rfc2822::parse(text).ok());
                since.is_some_and(|since| since.timestamp().as_second() >= modified.as_second())
            }
            (None, None) => false,
        }
    }
}

/// Whether an `If-None-Match` field names an entity tag, by the weak comparison.
fn names(field: &str, etag: &str) -> bool {
    let bare = |tag: &str| tag.trim().strip_prefix("W/").unwrap_or(tag.trim()).to_owned();
    field.trim() == "*" || field.split(',').any(|tag| bare(tag) == bare(etag))
}
