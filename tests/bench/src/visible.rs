//! From a new statement to the next answer that shows it.

use crate::subject::Subject;
use anyhow::{Context, Result, ensure};
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use matou_api::App;
use matou_core::sample;
use matou_core::statement::Statement;
use std::time::{Duration, Instant};
use tower::ServiceExt;

const ROUNDS: usize = 15;

/// Prints the median times until a new hoster and a new answer are in the next page.
pub(crate) async fn measure(subject: Subject) -> Result<()> {
    let schema = std::sync::Arc::clone(subject.schema());
    let hosters = subject.directory.hosters().count();
    let app = subject.app().await?;
    let mut times = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        let statements = sample::of_hoster(&schema, hosters + round + 1, 7);
        let name = statements.first().context("a hoster has statements")?.clone();
        for (times, statement) in times.iter_mut().zip([name, new_answer(&statements)?]) {
            times.push(one(&app, statement).await?);
        }
    }
    let [new, answer] = times.map(median);
    println!(
        "{}",
        serde_json::json!({"new_hoster_ms": new.as_secs_f64() * 1e3, "new_answer_ms": answer.as_secs_f64() * 1e3})
    );
    Ok(())
}

/// Another statement about the same hoster that is not its name.
fn new_answer(statements: &[Statement]) -> Result<Statement> {
    statements.last().cloned().context("a hoster has statements")
}

/// Writes a statement, brings the service up to date, and asks until the answer is of the new version.
async fn one(app: &App, statement: Statement) -> Result<Duration> {
    let before = app.store().revision().await?;
    app.store().append(before, &[statement.to_entry()], &[]).await?;
    let router = matou_api::app(app.clone());
    let begun = Instant::now();
    app.refresh().await?;
    let request = Request::get("/api/v1/hosters?include=facets&sort=name").body(Body::empty())?;
    let response = router.oneshot(request).await?;
    let body = to_bytes(response.into_body(), usize::MAX).await?;
    let taken = begun.elapsed();
    let version = format!("\"dataset_version\":\"{}-", before + 1);
    ensure!(String::from_utf8_lossy(&body).contains(&version), "the answer is not of the new version");
    Ok(taken)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
