//! The one way in which statements of people come into the ledger: forms and the API use it alike. They are added once, on
//! what their author saw, and are visible when it returns.

use crate::account::instant;
use crate::live::Live;
use crate::problem::Problem;
use crate::state::App;
use matou_core::statement::{Entry, Statement};
use matou_store::{Published, StoreError, Submission};
use std::sync::Arc;

/// How often it is tried again because others wrote about other hosters meanwhile.
const TRIES: usize = 20;

/// What is to be published.
pub(crate) struct Publication<'a> {
    /// The hoster that all of it is about.
    pub(crate) slug: &'a str,
    /// The last entry about that hoster that the author saw; `None` when it does not matter.
    pub(crate) seen: Option<u64>,
    /// Who publishes.
    pub(crate) account: u64,
    /// The mark of the form, or the key of the program.
    pub(crate) mark: &'a str,
    /// A digest of what was sent.
    pub(crate) digest: &'a str,
    /// Whether the drafts of the account about the hoster are done with.
    pub(crate) ends_drafts: bool,
}

/// What came of it.
pub(crate) enum Outcome {
    /// So many statements were added now.
    Now(usize),
    /// It was sent before: so many were added then, from what has this digest.
    Before(usize, String),
    /// Somebody else stated something about the hoster since the author saw it.
    Conflict,
}

/// Why something could not be published.
#[derive(Debug, thiserror::Error)]
#[error("statements could not be published")]
pub(crate) enum Failure {
    /// The database does not answer.
    Store(#[from] StoreError),
    /// The directory could not be brought up to date.
    Live(#[from] crate::live::LiveError),
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        Self::unavailable(&failure)
    }
}

/// The last entry about a hoster.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn last_about(app: &App, slug: &str) -> Result<u64, StoreError> {
    app.store().last_about(slug).await
}

/// Adds what `make` makes of the directory as it stands. It is made anew whenever the ledger went on meanwhile.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn publish(
    app: &App,
    publication: &Publication<'_>,
    make: impl Fn(&Live) -> Vec<Statement> + Send,
) -> Result<Outcome, Failure> {
    for _ in 0..TRIES {
        app.refresh().await?;
        let live = app.live();
        if let Some(seen) = publication.seen
            && app.store().submission(publication.mark).await?.is_none()
            && last_about(app, publication.slug).await? != seen
        {
            return Ok(Outcome::Conflict);
        }
        match once(app, publication, &live, &make).await {
            Err(Failure::Store(StoreError::Moved { .. })) => {}
            result => return result,
        }
    }
    Err(StoreError::Refused("others write without a pause".to_owned()).into())
}

async fn once(
    app: &App,
    publication: &Publication<'_>,
    live: &Arc<Live>,
    make: impl Fn(&Live) -> Vec<Statement>,
) -> Result<Outcome, Failure> {
    let entries: Vec<Entry> = make(live).iter().map(Statement::to_entry).collect();
    let submission = Submission {
        mark: publication.mark.to_owned(),
        account: publication.account,
        digest: publication.digest.to_owned(),
        outcome: entries.len().to_string(),
        received_at: instant(app.now()),
    };
    let drafts = publication.ends_drafts.then_some(publication.slug);
    match app.store().publish(live.revision(), &entries, &submission, drafts).await? {
        Published::Now(_) => {
            app.refresh().await?;
            tracing::info!(
                hoster = publication.slug,
                statements = entries.len(),
                "statements were published"
            );
            Ok(Outcome::Now(entries.len()))
        }
        Published::Before(before) => {
            Ok(Outcome::Before(before.outcome.parse().unwrap_or_default(), before.digest))
        }
    }
}
