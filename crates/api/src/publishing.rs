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

/// What was added.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Added {
    /// So many statements.
    pub(crate) count: u64,
    /// The last entry about the hoster after it: the last of these, when there are any.
    pub(crate) version: u64,
}

/// What came of it.
pub(crate) enum Outcome {
    /// It was added now.
    Now(Added),
    /// It was sent before: this was added then, from what has this digest.
    Before(Added, String),
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

impl Added {
    /// As it is kept with what was sent.
    fn print(self) -> String {
        format!("{} {}", self.count, self.version)
    }

    /// What was kept with what was sent.
    pub(crate) fn parse(text: &str) -> Self {
        let mut numbers = text.split(' ').map(|number| number.parse().unwrap_or_default());
        let mut next = || numbers.next().unwrap_or_default();
        Self { count: next(), version: next() }
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
    let count = u64::try_from(entries.len()).unwrap_or_default();
    // Both are right as soon as it is added, because nothing is added when the ledger went on.
    let version = match count {
        0 => last_about(app, publication.slug).await?,
        _ => live.revision() + count,
    };
    let added = Added { count, version };
    let submission = Submission {
        mark: publication.mark.to_owned(),
        account: publication.account,
        digest: publication.digest.to_owned(),
        outcome: added.print(),
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
            Ok(Outcome::Now(added))
        }
        Published::Before(before) => Ok(Outcome::Before(Added::parse(&before.outcome), before.digest)),
    }
}
