//! `matou serve`: fills an empty database, then answers until it is told to stop.

use crate::arguments::Serve;
use crate::crawl;
use crate::edge::Edge;
use crate::exit::Failure;
use crate::import;
use crate::mail::{self, PostOffice};
use crate::shipped::{self, Part};
use matou_api::{App, Limits, Operator, Settings};
use matou_core::statement::Statement;
use matou_store::{NewRun, Outcome, Store, StoreError};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

/// How often the directory looks for what others wrote, and for a new day.
const REFRESH: Duration = Duration::from_secs(2);

pub(crate) async fn run(edge: &Edge, serve: &Serve) -> Result<(), Failure> {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new("info,tower_http=warn,sqlx=warn"))
        .with_writer(std::io::stderr)
        .with_ansi(std::io::IsTerminal::is_terminal(&std::io::stderr()))
        .init();
    let office = PostOffice::new(edge, &serve.post)?;
    let store = edge.open().await?;
    edge.warn_of_pretended_day(&store).await?;
    if !serve.empty {
        fill(edge, &store).await?;
    }
    let listener = TcpListener::bind(&serve.listen)
        .await
        .map_err(|error| Failure::configuration(format!("--listen {}: {error}", serve.listen)))?;
    let at_listen = |error: std::io::Error| Failure::io(format_args!("--listen {}", serve.listen), &error);
    let address = listener.local_addr().map_err(at_listen)?;
    let public_url = serve.site.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let settings = Settings {
        public_url: public_url.trim_end_matches('/').to_owned(),
        rate: serve.rate_limit.0,
        trusted_proxies: serve.trusted_proxies.0.clone(),
        operator: Operator {
            publisher: serve.publisher.clone(),
            contact: serve.contact.clone(),
            hosted_by: serve.hosted_by.clone(),
        },
    };
    let app = App::start(Arc::clone(&edge.schema), store, Arc::clone(&edge.clock), settings).await?;
    // Before anybody can know that the program runs: a signal that nobody listens to would cut it.
    let stop = stopped().map_err(|error| Failure::io("signals", &error))?;
    announce(edge, &app, &public_url);
    office.announce();
    tokio::spawn(keep_fresh(app.clone()));
    tokio::spawn(mail::keep_sending(app.store().clone(), office, Arc::clone(&edge.clock)));
    tokio::spawn(mail::every_day(app.clone(), Arc::clone(&edge.clock)));
    if let Some(root) = &serve.crawling.crawl {
        tokio::spawn(crawl::keep_crawling(edge.clone(), app.clone(), root.clone(), serve.crawling.clone()));
    }
    matou_api::serve(listener, matou_api::app(app), Limits::default(), stop).await.map_err(at_listen)
}

/// Loads the shipped data when nothing was ever written.
async fn fill(edge: &Edge, store: &Store) -> Result<(), Failure> {
    if store.revision().await? > 0 {
        return Ok(());
    }
    let (parts, directory) = shipped::read(&edge.schema, edge.now(), edge.today());
    if let Some(part) = parts.iter().find(|part| part.plan.has_errors()) {
        return Err(Failure::configuration(edge.in_words(&part.plan.findings)));
    }
    let account = |part: &Part| {
        import::account(edge, part.source, part.location, part.hosters, &part.plan, Outcome::Applied)
    };
    let runs: Vec<NewRun> = parts.iter().map(account).collect();
    let statements: Vec<&Statement> = parts.iter().flat_map(|part| part.plan.to_write(true)).collect();
    match import::append(store, 0, &statements, &runs).await {
        // Another process that started at the same moment was first: it has filled it.
        Err(StoreError::Moved { .. }) => return Ok(()),
        result => result?,
    }
    let (hosters, statements) = (directory.hosters().count(), statements.len());
    edge.say(
        &format!("Base vide : {hosters} hébergeurs chargés ({statements} réponses), depuis les données livrées avec le programme."),
        &format!("Empty database: {hosters} hosters loaded ({statements} answers) from the data shipped with the program."),
    );
    Ok(())
}

fn announce(edge: &Edge, app: &App, public_url: &str) {
    let hosters = app.live().directory().listed();
    edge.say(
        &format!(
            "{hosters} hébergeurs. Pages : {public_url}/  API : {public_url}/api/v1/hosters  Documentation : {public_url}/api/docs"
        ),
        &format!("{hosters} hosters. Pages: {public_url}/  API: {public_url}/api/v1/hosters  Documentation: {public_url}/api/docs"),
    );
    tracing::info!(hosters, public_url, "ready");
    let missing = app.settings().operator.missing();
    if !missing.is_empty() {
        tracing::warn!(missing = missing.join(", "), "the legal notice is not complete: give these settings");
    }
}

async fn keep_fresh(app: App) {
    loop {
        tokio::time::sleep(REFRESH).await;
        if let Err(error) = app.refresh().await {
            tracing::warn!(%error, "the directory could not be brought up to date; the last one is served");
        }
    }
}

/// Resolves at the first SIGTERM or Ctrl-C.
fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}
