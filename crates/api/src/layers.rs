//! What every response has: security headers, a language, a limit of time, compression, and an answer even after a panic.

use crate::docs::READER;
use crate::extract::Language;
use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
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

const HEADERS: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (header::STRICT_TRANSPORT_SECURITY, "max-age=63072000; includeSubDomains"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
    (header::X_FRAME_OPTIONS, "DENY"),
];

/// What a route lets other sites do with its answer, as an extension of the response; an answer without it stays closed.
#[derive(Clone, Copy)]
pub(crate) struct Open {
    /// The content security policy, in place of the usual one.
    pub(crate) policy: &'static str,
    /// Whether other sites may show it in a frame.
    pub(crate) framed: bool,
}

/// Puts the layers around the routes; the first is the innermost.
pub(crate) fn wrap(router: Router, app: App) -> Router {
    let cors = CorsLayer::new()
        .allow_origin(AnyOrigin)
        .allow_methods([Method::GET, Method::HEAD])
        .max_age(Duration::from_hours(24));
    router
        .layer(middleware::from_fn(time_limit))
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(middleware::from_fn_with_state(app, problems))
        .layer(CompressionLayer::new())
        .layer(cors)
        .layer(middleware::from_fn(headers))
        .layer(TraceLayer::new_for_http())
}

async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let is_api = path.starts_with("/api/v1/");
    let open = response.extensions_mut().remove::<Open>();
    let usual = if path.starts_with(READER) { READER_POLICY } else { POLICY };
    let policy = open.map_or(usual, |open| open.policy);
    let sharing = if is_api || open.is_some() { "cross-origin" } else { "same-origin" };
    let own = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (HeaderName::from_static("cross-origin-resource-policy"), sharing),
    ];
    for (name, value) in HEADERS.into_iter().chain(own) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if open.is_some_and(|open| open.framed) {
        response.headers_mut().remove(header::X_FRAME_OPTIONS);
    }
    response.headers_mut().append(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// Writes problems out, in the language of the request.
async fn problems(
    State(app): State<App>,
    Language(lang): Language,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let Some(problem) = response.extensions_mut().remove::<Problem>() else { return response };
    let mut rendered = problem.render(lang, &app.settings().public_url, &path);
    // The router says which methods there are.
    rendered
        .headers_mut()
        .extend(response.headers_mut().remove(header::ALLOW).map(|allow| (header::ALLOW, allow)));
    rendered
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
