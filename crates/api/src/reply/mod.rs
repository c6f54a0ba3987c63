//! The way of every answer that is made from the directory: kept answers first, then conditions, then the making.
//!
//! A handler opens a [`Question`], reads its parameters, settles what is asked, and replies. Opening ends early when the
//! answer is kept, settling when the client holds it already: in both cases nothing is searched.

mod encoding;
mod kept;
mod stop;

use crate::extract::{Asked, Parameters};
use crate::live::Live;
use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use kept::Head;
use matou_core::query::{ErrorCode, ParameterError, Query};
use matou_core::text::{Lang, Text};
use serde::Serialize;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub(crate) use encoding::{Encoding, accepts};
pub(crate) use kept::{Kept, Shelf};
pub(crate) use stop::Stop;

/// The media type of most answers.
pub(crate) const JSON: &str = "application/json";

/// For five minutes nobody needs to ask again, and a server that is down may be covered for a week.
const SHARED: &str = "public, max-age=300, stale-while-revalidate=3600, stale-if-error=604800";
/// Bodies longer than this are compressed off the threads that answer.
const LONG: usize = 256 * 1024;

/// The parameter that asks for the directory as of a day.
pub(crate) const AT: &str = "at";
/// The parameter that demands a version of the data set.
pub(crate) const DATASET_VERSION: &str = "dataset_version";

/// A request on its way to its answer.
pub(crate) struct Question {
    /// The directory that answers: today's, or that of the day asked for.
    pub(crate) live: Arc<Live>,
    /// The parameters that are left to understand.
    pub(crate) parameters: Parameters,
    /// Mistakes in the parameters that every route about data takes; a handler adds its own.
    pub(crate) errors: Vec<ParameterError>,
    /// Parameters of the search that mean nothing on this route.
    refused: &'static [&'static str],
    /// The day asked for.
    pub(crate) at: Option<String>,
    /// The version demanded.
    pub(crate) demanded: Option<String>,
    shelf: Arc<Live>,
    asked: Asked,
    key: String,
    media: &'static str,
    etag: Option<HeaderValue>,
}

/// What a handler made.
pub(crate) struct Reply {
    bytes: Bytes,
    media: Option<&'static str>,
    link: Option<HeaderValue>,
}

impl Question {
    /// Opens a question to a route that answers JSON and does not depend on the day.
    ///
    /// # Errors
    /// Stops with the answer when it is kept, and with a problem when the parameters cannot be read.
    pub(crate) async fn open(app: &App, asked: Asked) -> Result<Self, Stop> {
        Self::begin(app, asked, JSON).await
    }

    /// The same for a route of another media type.
    ///
    /// # Errors
    /// As [`Question::open`].
    pub(crate) async fn of_media(app: &App, asked: Asked, media: &'static str) -> Result<Self, Stop> {
        Self::begin(app, asked, media).await
    }

    /// Opens a question about data: `at=` and `dataset_version=` are understood.
    ///
    /// # Errors
    /// As [`Question::open`]; also when the data set is not in the version demanded.
    pub(crate) async fn of_data(app: &App, asked: Asked, media: &'static str) -> Result<Self, Stop> {
        let mut question = Self::begin(app, asked, media).await?;
        question.at = question.noted(|parameters| parameters.single(AT)).flatten();
        question.demanded = question.noted(|parameters| parameters.single(DATASET_VERSION)).flatten();
        if let Some(day) = &question.at {
            match app.as_of(day).await? {
                Ok(live) => question.live = live,
                Err(error) => question.errors.push(error),
            }
        }
        let version = question.live.version();
        if let Some(demanded) = &question.demanded
            && question.errors.is_empty()
            && *demanded != version
        {
            return Err(Problem::superseded(demanded, &version).into());
        }
        Ok(question)
    }

    async fn begin(app: &App, asked: Asked, media: &'static str) -> Result<Self, Stop> {
        asked.check_accepts(media)?;
        let live = app.live();
        let key = asked.key();
        if let Some(kept) = live.shelf().get(&key) {
            return Err(Stop::Answered(send(kept, &asked).await));
        }
        let parameters = Parameters::read(asked.query(), asked.accepted())?;
        let shelf = Arc::clone(&live);
        Ok(Self {
            live,
            parameters,
            errors: Vec::new(),
            refused: &[],
            at: None,
            demanded: None,
            shelf,
            asked,
            key,
            media,
            etag: None,
        })
    }

    /// Reads parameters; a mistake is noted, so that all of them can be told at once.
    pub(crate) fn noted<T>(
        &mut self,
        read: impl FnOnce(&mut Parameters) -> Result<T, ParameterError>,
    ) -> Option<T> {
        read(&mut self.parameters).map_err(|error| self.errors.push(error)).ok()
    }

    /// Reads what is left of the parameters as a search; mistakes are noted. `also` are the names that the route reads
    /// itself.
    pub(crate) fn query(&mut self, also: &[&str]) -> Option<Query> {
        let also: Vec<&str> = also.iter().copied().chain(["lang"]).collect();
        let schema = self.live.directory().schema();
        let query = Query::from_pairs_without(schema, &self.parameters.pairs, &also, self.refused);
        query.map_err(|errors| self.errors.extend(errors)).ok()
    }

    /// The language of the answer.
    pub(crate) const fn lang(&self) -> Lang {
        self.parameters.lang
    }

    /// French unless `lang` asks for another language: files that are kept must not depend on who fetches them.
    pub(crate) fn ignore_accept_language(&mut self) {
        if !self.parameters.lang_is_asked {
            self.parameters.lang = Lang::default();
        }
    }

    /// Answers from another directory than today's.
    pub(crate) fn answer_from(&mut self, live: Arc<Live>) {
        self.live = live;
    }

    /// The path, as written.
    pub(crate) fn path(&self) -> &str {
        self.asked.path()
    }

    /// Notes a mistake for each of these parameters that stands in the request: elsewhere it means something, here not.
    pub(crate) fn refuse(&mut self, names: &'static [&'static str]) {
        self.refused = names;
        for name in names {
            if !self.parameters.take(name).is_empty() {
                let detail = Text::owned(
                    format!("« {name} » n’a pas de sens ici : retirez-le."),
                    format!("“{name}” means nothing here: remove it."),
                );
                self.errors.push(ParameterError::new(*name, ErrorCode::Unknown, detail));
            }
        }
    }

    /// Refuses whatever is left of the parameters, and every mistake that was noted.
    ///
    /// # Errors
    /// When there is any.
    pub(crate) fn finish(&mut self, known: &[&str]) -> Result<(), Stop> {
        self.errors.extend(self.parameters.unknown(known));
        self.check()
    }

    /// Stops when a mistake was noted.
    ///
    /// # Errors
    /// When there is any.
    pub(crate) fn check(&mut self) -> Result<(), Stop> {
        if self.errors.is_empty() { Ok(()) } else { Err(std::mem::take(&mut self.errors).into()) }
    }

    /// Names the answer by what is asked, in its canonical form, before it is made.
    ///
    /// # Errors
    /// Stops with 304 when the client holds the answer.
    pub(crate) fn settle(&mut self, canonical: &str) -> Result<(), Stop> {
        let mut hasher = DefaultHasher::new();
        (self.live.edition(), self.path(), self.lang().code(), canonical).hash(&mut hasher);
        let tag = format!("W/\"{}.{:016x}\"", self.live.version(), hasher.finish());
        let etag = HeaderValue::from_str(&tag).unwrap_or_else(|_| HeaderValue::from_static("W/\"\""));
        if self.asked.holds(&tag, self.live.modified()) {
            return Err(Stop::Answered(not_modified(etag)));
        }
        self.etag = Some(etag);
        Ok(())
    }

    /// Sends what was made, and keeps it when it was asked for before, or takes the work of compressing.
    pub(crate) async fn reply(mut self, reply: Reply) -> Response {
        if self.etag.is_none()
            && let Err(Stop::Answered(known)) = self.settle("")
        {
            return known;
        }
        let head = Head {
            media: reply.media.unwrap_or(self.media),
            lang: self.lang().code(),
            link: reply.link,
            etag: self.etag.unwrap_or_else(|| HeaderValue::from_static("W/\"\"")),
            modified: self.live.modified(),
        };
        let is_kept = self.shelf.shelf().was_asked(&self.key) || self.asked.encoding() != Encoding::Identity;
        let bytes = if is_kept { exact(reply.bytes) } else { reply.bytes };
        let kept = Arc::new(Kept::new(head, bytes));
        if is_kept {
            self.shelf.shelf().put(self.key, Arc::clone(&kept));
        }
        send(kept, &self.asked).await
    }
}

impl Reply {
    /// Bytes in the language of the question.
    pub(crate) fn new(bytes: impl Into<Bytes>) -> Self {
        Self { bytes: bytes.into(), media: None, link: None }
    }

    /// A body as JSON. The bodies hold nothing that JSON cannot: maps have text keys and numbers are finite.
    pub(crate) fn json(body: &impl Serialize) -> Self {
        Self::new(serde_json::to_vec(body).unwrap_or_default())
    }

    /// Of another media type than the question's.
    pub(crate) fn with_media(self, media: &'static str) -> Self {
        Self { media: Some(media), ..self }
    }

    /// With a `Link` header (RFC 8288).
    pub(crate) fn with_link(self, link: Option<HeaderValue>) -> Self {
        Self { link, ..self }
    }
}

/// The same bytes without the room that was left for more; those that others hold too are left as they are.
fn exact(bytes: Bytes) -> Bytes {
    if !bytes.is_unique() {
        return bytes;
    }
    let mut exact = Vec::from(bytes);
    exact.shrink_to_fit();
    exact.into()
}

/// Sends a kept answer, or that nothing changed.
async fn send(kept: Arc<Kept>, asked: &Asked) -> Response {
    if asked.holds(kept.etag.to_str().unwrap_or_default(), kept.modified) {
        return not_modified(kept.etag.clone());
    }
    let encoding = asked.encoding();
    let (body, encoding) = if kept.to_compress(encoding) > LONG {
        let long = Arc::clone(&kept);
        let compressed = tokio::task::spawn_blocking(move || long.body(encoding)).await;
        compressed.unwrap_or_else(|_| kept.body(Encoding::Identity))
    } else {
        kept.body(encoding)
    };
    let mut response = Response::new(Body::from(body));
    let headers = response.headers_mut();
    headers.reserve(16);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kept.media));
    headers.insert(header::ETAG, kept.etag.clone());
    headers.insert(header::LAST_MODIFIED, kept.modified_header.clone());
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(SHARED));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(kept.lang));
    insert(headers, header::CONTENT_ENCODING, encoding.code().map(HeaderValue::from_static));
    insert(headers, header::LINK, kept.link.clone());
    response
}

fn insert(headers: &mut HeaderMap, name: header::HeaderName, value: Option<HeaderValue>) {
    if let Some(value) = value {
        headers.insert(name, value);
    }
}

fn not_modified(etag: HeaderValue) -> Response {
    let headers = [(header::ETAG, etag), (header::CACHE_CONTROL, HeaderValue::from_static(SHARED))];
    (StatusCode::NOT_MODIFIED, headers).into_response()
}

impl Problem {
    /// The client takes none of the media types that there are.
    pub(crate) fn not_acceptable(media: &str) -> Self {
        let detail = Text::owned(
            format!("Cette adresse répond en {media}, que l’en-tête Accept exclut. Ajoutez {media} ou */*."),
            format!("This address answers in {media}, which the Accept header excludes. Add {media} or */*."),
        );
        Self::new(Kind::NotAcceptable, detail)
    }

    /// The data set is not in the version that the client demands.
    pub(crate) fn superseded(demanded: &str, current: &str) -> Self {
        let demanded = matou_core::letters::shorten(demanded);
        let detail = Text::owned(
            format!(
                "Les données sont en version {current}, et plus en version {demanded}. Recommencez à la première page."
            ),
            format!(
                "The data set is in version {current}, not {demanded} any more. Start again from the first page."
            ),
        );
        Self::new(Kind::Superseded, detail)
    }
}
