//! What every response has: security headers, a limit of time, and an answer even after a panic; and what the open routes
//! have besides: other sites may read them, and requests are counted.

use crate::docs::READER;
use crate::extract::language;
use crate::limit;
use crate::pages::{AsPage, failure, lang_of};
use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use matou_core::text::Lang;
use std::any::Any;
use std::time::Duration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::cors::{Any as AnyOrigin, CorsLayer};
use tower_http::trace::TraceLayer;

/// How long a request may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Nothing but our own styles, scripts and images; no frame, no form elsewhere.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'none'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";
/// The reader of the documentation writes its own styles.
const READER_POLICY: &str = "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

/// What other sites and programs read.
const SHARED: [&str; 3] = ["/api/v1/", "/dumps/", "/feeds/"];
const SHARING: HeaderName = HeaderName::from_static("cross-origin-resource-policy");
const HEADERS: [(HeaderName, HeaderValue); 7] = [
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::REFERRER_POLICY, HeaderValue::from_static("strict-origin-when-cross-origin")),
    (header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=63072000; includeSubDomains")),
    (HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
    (
        HeaderName::from_static("permissions-policy"),
        HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::VARY, HeaderValue::from_static("accept-language, accept-encoding")),
];
/// What scripts of other sites may read of an answer, beside what they may always read.
const EXPOSED: [HeaderName; 5] = [
    header::ETAG,
    header::LINK,
    header::RETRY_AFTER,
    HeaderName::from_static("ratelimit"),
    HeaderName::from_static("ratelimit-policy"),
];

/// What a route lets other sites do with its answer, as an extension of the response; an answer without it stays closed.
#[derive(Clone, Copy)]
pub(crate) struct Open {
    /// The content security policy, in place of the usual one.
    pub(crate) policy: &'static str,
    /// Whether other sites may show it in a frame.
    pub(crate) framed: bool,
}

/// Puts the layers around all routes; the first is the innermost.
pub(crate) fn wrap(router: Router, app: App) -> Router {
    router
        .layer(middleware::from_fn(time_limit))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(middleware::from_fn_with_state(app, problems))
        .layer(middleware::from_fn(headers))
        .layer(TraceLayer::new_for_http())
}

/// Lets other sites read these routes.
pub(crate) fn open(router: Router<App>) -> Router<App> {
    let cors = CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::HEAD])
        .allow_headers([header::IF_NONE_MATCH, header::IF_MODIFIED_SINCE, header::ACCEPT_LANGUAGE])
        .expose_headers(EXPOSED)
        // The answer is the same for every origin.
        .vary([])
        .max_age(Duration::from_hours(24));
    router.layer(cors)
}

/// Counts the requests to these routes, when they are limited.
pub(crate) fn limited(router: Router<App>, app: &App) -> Router<App> {
    match app.limiter() {
        Some(_) => router.layer(middleware::from_fn_with_state(app.clone(), limit::count)),
        None => router,
    }
}

/// Compresses answers of routes that keep none.
pub(crate) fn compressed(router: Router<App>) -> Router<App> {
    router.layer(CompressionLayer::new())
}

async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_shared = SHARED.iter().any(|root| path.starts_with(root));
    let policy = if path.starts_with(READER) { READER_POLICY } else { POLICY };
    let sharing = if is_shared { "cross-origin" } else { "same-origin" };
    let mut response = next.run(request).await;
    let open = response.extensions_mut().remove::<Open>();
    let (policy, sharing) = open.map_or((policy, sharing), |open| (open.policy, "cross-origin"));
    let headers = response.headers_mut();
    headers.reserve(HEADERS.len() + 2);
    headers.extend(HEADERS);
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(SHARING, HeaderValue::from_static(sharing));
    // Also of an address that no route has: a slip must not look like a server that is gone.
    if is_shared {
        headers.entry(header::ACCESS_CONTROL_ALLOW_ORIGIN).or_insert(HeaderValue::from_static("*"));
    }
    if open.is_some_and(|open| open.framed) {
        headers.remove(header::X_FRAME_OPTIONS);
    }
    response
}

/// Writes problems out: as a page for who reads pages, as JSON for programs, in the language of the request.
async fn problems(State(app): State<App>, request: Request, next: Next) -> Response {
    let uri = request.uri().clone();
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).cloned();
    let reads_pages = takes_pages(request.headers().get(header::ACCEPT), &uri);
    let mut response = next.run(request).await;
    let is_page = response.extensions_mut().remove::<AsPage>().is_some() || reads_pages;
    let Some(problem) = response.extensions_mut().remove::<Problem>() else { return response };
    // English pages say so in their address; elsewhere the client says what it reads.
    let lang = match lang_of(uri.path()) {
        Lang::En => Lang::En,
        Lang::Fr => language::of(&uri, accepted.as_ref()),
    };
    let page = if is_page { failure(&app, &problem, &uri) } else { None };
    let mut rendered = page.unwrap_or_else(|| problem.render(lang, &app.settings().public_url, uri.path()));
    // What others have said already: the router, which methods there are; the limit, when to come back.
    for (name, value) in response.headers() {
        if *name != header::CONTENT_LENGTH {
            rendered.headers_mut().insert(name, value.clone());
        }
    }
    rendered
}

/// Whether a browser asks for an address that is no program's: what it finds nothing at is told by a page.
fn takes_pages(accept: Option<&HeaderValue>, uri: &Uri) -> bool {
    let names_html = |value: &HeaderValue| value.to_str().is_ok_and(|field| field.contains("text/html"));
    accept.is_some_and(names_html) && !SHARED.iter().any(|root| uri.path().starts_with(root))
}

async fn time_limit(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => Problem::plain(Kind::Timeout).into_response(),
    }
}

/// A fault of the program is logged and answered; the visitor reads nothing of it.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the panic over")]
fn after_panic(panic: Box<dyn Any + Send + 'static>) -> Response<Body> {
    let message =
        panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(message, "a handler panicked");
    Problem::plain(Kind::Internal).into_response()
}
