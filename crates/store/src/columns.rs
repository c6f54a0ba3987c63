//! The columns of the ledger, in the one order in which they are written and hashed.

use crate::error::StoreError;
use crate::record::NewReport;
use matou_core::statement::Entry;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// How many columns an entry has, its number not counted.
const COLUMNS: usize = 12;

/// The columns of an entry. A field added to [`Entry`] does not compile until it is here.
pub(crate) fn columns(entry: &Entry) -> [&str; COLUMNS] {
    let Entry {
        hoster,
        service,
        field,
        act,
        content,
        provenance,
        stated_on,
        read_on,
        documents,
        evidence,
        author,
        recorded_at,
    } = entry;
    [
        hoster,
        service,
        field,
        act,
        content,
        provenance,
        stated_on,
        read_on,
        documents,
        evidence,
        author,
        recorded_at,
    ]
}

/// Refuses what one of the databases cannot hold, so that both hold the same.
pub(crate) fn refuse_nul<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<(), StoreError> {
    match texts.into_iter().find(|text| text.contains('\0')) {
        Some(text) => Err(StoreError::Refused(format!("{text:?} holds a NUL character"))),
        None => Ok(()),
    }
}

/// What an entry speaks about, and from what kind of source: two entries of which these differ say the same in whatever
/// order they stand.
pub(crate) fn subject(entry: &Entry) -> [&str; 3] {
    [&entry.service, &entry.field, &entry.provenance]
}

/// A digest of what the ledger says, whoever wrote it and whenever: SHA-256 over the columns of every entry, each after its
/// length in bytes, without author and time. Entries stand by hoster, then by [`subject`], then in their order.
#[derive(Default)]
pub(crate) struct LedgerHash(Sha256);

impl LedgerHash {
    /// Adds the next entry.
    pub(crate) fn add(&mut self, entry: &Entry) {
        let [said @ .., _author, _recorded_at] = columns(entry);
        for column in said {
            update(&mut self.0, column);
        }
    }

    /// The digest, in hexadecimal.
    pub(crate) fn finish(self) -> String {
        hexadecimal(self.0)
    }
}

/// A digest of what a report says and of the mark of the form that it was sent by, so that what is sent twice is known
/// again, and what was changed before it was sent again is not taken for the same.
pub(crate) fn report_hash(report: &NewReport, mark: &str) -> String {
    let NewReport { hoster, kind, field, message, received_at: _ } = report;
    let mut hash = Sha256::new();
    for column in [mark, hoster, kind, field, message] {
        update(&mut hash, column);
    }
    hexadecimal(hash)
}

/// Adds a text after its length in bytes.
fn update(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text);
}

fn hexadecimal(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
