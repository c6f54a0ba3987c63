//! The property files that are fetched from hosters' own sites: which are whose, and the letter to their owners when one was
//! left alone because it failed too often.

use crate::account::{Letter, instant};
use crate::live::Live;
use crate::pages::file_page;
use crate::state::App;
use crate::words::Words;
use matou_core::answer::Provenance;
use matou_core::directory::{Answers, Hoster, Service};
use matou_core::text::Lang;
use matou_store::{Account, FileState, NewLetter, SourceFile, StoreError};
use std::collections::BTreeSet;

/// The files that answers of a hoster came from, in the order of their addresses.
pub(crate) fn of_hoster<'l>(live: &'l Live, slug: &str) -> Vec<&'l SourceFile> {
    let Some(hoster) = live.directory().hoster(slug) else { return Vec::new() };
    let addresses = addresses(hoster);
    live.files().iter().filter(|file| addresses.contains(file.url.as_str())).collect()
}

fn addresses(hoster: &Hoster) -> BTreeSet<&str> {
    let all = std::iter::once(hoster.answers()).chain(hoster.services().map(Service::answers));
    all.flat_map(addresses_of).collect()
}

fn addresses_of(answers: &Answers) -> impl Iterator<Item = &str> {
    let said = answers.fields().flat_map(|field| answers.all(field));
    said.filter(|stated| matches!(stated.provenance, Provenance::DeclaredFile | Provenance::Tool))
        .flat_map(|stated| stated.source.documents.iter().map(String::as_str))
}

/// How it is with a file, in words; nothing where all is well.
pub(crate) fn trouble(file: &SourceFile, lang: Lang) -> Option<String> {
    let words = Words::of(lang);
    let fault = file.fault.as_deref().map(|code| format!("file-fault-{code}"));
    let why = fault.as_deref().and_then(|key| words.known(key)).unwrap_or_default();
    let key = match file.state() {
        FileState::Read => return None,
        FileState::Failing => "file-failing",
        FileState::Failed => "file-failed",
        FileState::Paused => "file-paused",
    };
    Some(words.fill(key, [("file", file.url.as_str().into()), ("why", why.into())]))
}

/// Writes to those who speak for the hosters of files that were just left alone; says how many letters were written.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn tell(app: &App, left_alone: &[SourceFile]) -> Result<usize, StoreError> {
    let live = app.live();
    let mut written = 0;
    for hoster in live.directory().hosters() {
        let addresses = addresses(hoster);
        let files: Vec<&SourceFile> =
            left_alone.iter().filter(|file| addresses.contains(file.url.as_str())).collect();
        if files.is_empty() {
            continue;
        }
        let editors = app.store().editors_of(hoster.slug().as_str()).await?;
        for account in editors.iter().filter(|account| account.is_open()) {
            write(app, account, (hoster.slug().as_str(), hoster.name(live.directory().schema())), &files)
                .await?;
            written += 1;
        }
    }
    Ok(written)
}

async fn write(
    app: &App,
    account: &Account,
    (slug, name): (&str, &str),
    files: &[&SourceFile],
) -> Result<(), StoreError> {
    let lang = Lang::from_code(&account.lang).unwrap_or_default();
    let link = format!("{}{}", app.settings().public_url, file_page(lang, slug));
    let lines: Vec<String> = files.iter().filter_map(|file| trouble(file, lang)).collect();
    let pieces = [("name", name), ("files", &lines.join("\n")), ("link", &link)];
    let (subject, body) = Letter { kind: "file", lang, pieces: &pieces }.text();
    let written_at = instant(app.now());
    let letter = NewLetter {
        recipient: &account.email,
        subject: &subject,
        body: &body,
        kind: "file",
        written_at: &written_at,
    };
    app.store().add_letter(&letter).await
}
