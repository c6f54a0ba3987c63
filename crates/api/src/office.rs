//! What the command line does beside serving, with the same functions as the pages: invite, write the yearly letters, hand
//! over everything that is kept about somebody.

use crate::account;
use crate::fetched;
use crate::pages;
use crate::problem::Problem;
use crate::state::App;
use crate::v1::find_hoster;
use matou_core::text::Lang;
use matou_store::{SourceFile, Store, StoreError};
use serde_json::{Map, Value};

/// Writes a letter that invites somebody to speak for a hoster; it is sent with the others.
///
/// # Errors
/// When there is no such hoster, or it was withdrawn; when the database does not answer.
pub async fn invite(app: &App, slug: &str, email: &str, lang: Lang) -> Result<(), Problem> {
    let live = app.live();
    let hoster = find_hoster(&live, slug)?;
    let name = hoster.name(live.directory().schema());
    account::invite(app, email, (slug, name), (lang, None)).await
}

/// Writes the yearly letters that are due, and lets go what is past its time; says how many letters were written. Done twice
/// on one day, the second time nothing is left to do.
///
/// # Errors
/// When the database does not answer.
pub async fn yearly_letters(app: &App) -> Result<usize, Problem> {
    Ok(pages::yearly_letters(app).await?)
}

/// Writes to those who speak for the hosters of property files that were just left alone, because they failed too often: why,
/// and where to have them asked for again. Says how many letters were written.
///
/// # Errors
/// When the database does not answer.
pub async fn tell_of_files(app: &App, left_alone: &[SourceFile]) -> Result<usize, StoreError> {
    fetched::tell(app, left_alone).await
}

/// Everything that is kept about an account, by table, as it is handed to its owner.
///
/// # Errors
/// When the database does not answer.
pub async fn account_data(store: &Store, account: u64) -> Result<Map<String, Value>, StoreError> {
    let line = |line: Vec<(&str, String)>| {
        let pairs = line.into_iter().map(|(name, text)| (name.to_owned(), Value::String(text)));
        Value::Object(pairs.collect())
    };
    let table = |(name, lines): (&str, Vec<Vec<(&str, String)>>)| {
        (name.to_owned(), Value::Array(lines.into_iter().map(line).collect()))
    };
    Ok(store.export_account(account).await?.into_iter().map(table).collect())
}
