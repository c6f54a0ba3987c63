//! The service with two more routes, which answer a fixed body and a copy of it under the same layers.

use crate::subject::Subject;
use anyhow::{Context, Result};
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use matou_api::Limits;
use tokio::net::TcpListener;
use tower::ServiceExt;

/// What a kept answer says beside what every answer says.
const HEADERS: [HeaderName; 6] = [
    header::CONTENT_TYPE,
    header::ETAG,
    header::LAST_MODIFIED,
    header::CACHE_CONTROL,
    header::CONTENT_LANGUAGE,
    header::LINK,
];

/// Serves until it is killed. Before, every query is asked once: that gives the size of the fixed body, and writes what is
/// written once.
pub(crate) async fn serve(subject: Subject, port: u16, queries: &str) -> Result<()> {
    let app = subject.app().await?;
    let router = matou_api::app(app.clone());
    let (mut bytes, mut asked, mut headers) = (0, 0, HeaderMap::new());
    for query in queries.lines() {
        let request = Request::get(format!("/api/v1/hosters?{query}")).body(Body::empty())?;
        let response = router.clone().oneshot(request).await?;
        anyhow::ensure!(response.status().is_success(), "{query}: {}", response.status());
        headers.clone_from(response.headers());
        bytes += to_bytes(response.into_body(), usize::MAX).await?.len();
        asked += 1;
    }
    let mean = bytes.checked_div(asked).context("there are no queries")?;
    let router = matou_api::app_with(app, fixed(&headers, mean));
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("{}", serde_json::json!({"port": listener.local_addr()?.port(), "mean_body": mean}));
    matou_api::serve(listener, router, Limits::default(), std::future::pending()).await?;
    Ok(())
}

/// A route that answers so many bytes, with the headers of a real answer; and another that copies them for each answer,
/// which any answer that is made must do at least.
fn fixed(headers: &HeaderMap, size: usize) -> Router<matou_api::App> {
    let body = Bytes::from(vec![b' '; size]);
    let value = |name: HeaderName| {
        let value = headers.get(&name).cloned().unwrap_or_else(|| HeaderValue::from_static(""));
        (name, value)
    };
    let headers = HEADERS.map(value);
    let (same, copied) = ((headers.clone(), body.clone()), (headers, body));
    let fixed = move || respond(&same.0, same.1.clone());
    let fresh = move || respond(&copied.0, Bytes::from(copied.1.to_vec()));
    Router::new().route("/api/v1/fixed", get(fixed)).route("/api/v1/fresh", get(fresh))
}

fn respond(headers: &[(HeaderName, HeaderValue); 6], body: Bytes) -> std::future::Ready<Response> {
    std::future::ready((headers.clone(), body).into_response())
}
