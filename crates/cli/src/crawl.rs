//! `matou serve --crawl`: reads the files of a federation again and again, by the same way as `matou import properties`.

use crate::arguments::{Crawling, Import, Source, WantedBy};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::import::plan_and_write;
use indicatif::ProgressBar;
use jiff::{SignedDuration, Timestamp};
use matou_api::{App, office};
use matou_store::{FileState, SourceFile, Store, StoreError};
use std::path::PathBuf;
use std::time::Duration;

/// How often it looks whether it is time.
const LOOKING: Duration = Duration::from_mins(1);

/// Crawls for as long as the server runs. What goes wrong is said in the log, and tried again when it is time.
pub(crate) async fn keep_crawling(edge: Edge, app: App, root: String, crawling: Crawling) {
    let every = SignedDuration::from_hours(i64::from(crawling.crawl_every));
    let import = Import {
        source: Source::Properties,
        path: PathBuf::from(&root),
        dry_run: false,
        confirm_mass_change: false,
        with_sources: false,
        asking: crawling.asking,
        stated_on: None,
        wanted_by: WantedBy::Server,
    };
    let mut tried: Option<Timestamp> = None;
    loop {
        match is_due(&edge, &root, tried, every).await {
            Ok(None) => {}
            Ok(Some(store)) => {
                tried = Some(edge.now());
                let before = left_alone(&store).await;
                crawl(&edge, &import, &store).await;
                tell(&app, before, left_alone(&store).await).await;
            }
            Err(failure) => tracing::warn!(%failure, "it is not known whether it is time to crawl"),
        }
        tokio::time::sleep(LOOKING).await;
    }
}

/// The database, when it is time. Another program, or the same before it was started anew, may have crawled meanwhile.
async fn is_due(
    edge: &Edge,
    root: &str,
    tried: Option<Timestamp>,
    every: SignedDuration,
) -> Result<Option<Store>, Failure> {
    let store = edge.open().await?;
    let last = last(&store, root).await?.max(tried);
    let next = last.and_then(|last| last.checked_add(every).ok());
    Ok(next.is_none_or(|next| next <= edge.now()).then_some(store))
}

/// When the federation was last read, or asked for in vain.
async fn last(store: &Store, root: &str) -> Result<Option<Timestamp>, StoreError> {
    let runs = store.runs().await?;
    let run = runs.iter().find(|run| run.details.location == root).map(|run| run.details.finished_at.clone());
    let files = store.source_files().await?;
    let asked = files.into_iter().find(|file| file.url == root).and_then(|file| file.asked_at);
    Ok([run, asked].into_iter().flatten().filter_map(|at| at.parse().ok()).max())
}

/// The files that are left alone because they failed too often.
async fn left_alone(store: &Store) -> Result<Vec<SourceFile>, StoreError> {
    let files = store.source_files().await?;
    Ok(files.into_iter().filter(|file| file.state() == FileState::Failed).collect())
}

/// Writes to the hosters whose files were left alone by this crawl.
async fn tell(
    app: &App,
    before: Result<Vec<SourceFile>, StoreError>,
    after: Result<Vec<SourceFile>, StoreError>,
) {
    let (Ok(before), Ok(mut after)) = (before, after) else { return };
    after.retain(|file| !before.iter().any(|known| known.url == file.url));
    if after.is_empty() {
        return;
    }
    match office::tell_of_files(app, &after).await {
        Ok(letters) => tracing::info!(files = after.len(), letters, "files are left alone from now on"),
        Err(error) => tracing::warn!(%error, "hosters could not be told that their files are left alone"),
    }
}

async fn crawl(edge: &Edge, import: &Import, store: &Store) {
    let root = import.path.display();
    tracing::info!(%root, "the property files are read");
    match plan_and_write(edge, import, Some(store), &ProgressBar::hidden()).await {
        Ok(plan) if plan.mass_change.is_some() => {
            tracing::warn!(%root, summary = plan.summary(edge.lang), "held: nothing was written; look at it with matou import properties, and confirm it there");
        }
        Ok(plan) => tracing::info!(%root, summary = plan.summary(edge.lang), "the property files were read"),
        Err(failure) => tracing::warn!(%root, %failure, "the property files were not read"),
    }
}
