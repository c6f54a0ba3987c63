//! Property files of hosters, in the format that the collective's members publish (ChatonsInfos): lines `key = value` that
//! describe a federation, a hoster (`organization.`) or a service (`service.`, `software.`, `host.`).
//!
//! They are read as they really are: `line` undoes quotes, escapes and what tools write, `file` tells what a file is,
//! `keys` what each key means, `value` brings values into the form of the domain, `state` makes answers of them, `matching`
//! finds the hoster that they speak about. What is not understood is kept as it is, said, and never stops the rest.
//! [`check_properties`] says everything at once, for the person who wrote the file.
//!
//! `write` writes a directory as such files, with `source` lines that say where each answer came from.

mod check;
mod file;
mod gather;
mod keys;
mod line;
pub(crate) mod matching;
mod source;
mod state;
#[cfg(test)]
mod tests;
mod value;
mod words;
mod write;

pub use check::{Checked, check_properties};
pub use file::{Class, FILE_MAX, Sub};
pub use gather::{links_of, read_properties};
pub use write::{PropertyFile, write_hoster, write_properties};

use crate::finding::Place;
use crate::reading::Reading;
use std::sync::Arc;

/// Whose word is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Nobody's: the files come from addresses of strangers.
    Stranger,
    /// The person at the command line gives the files: they speak about the hosters that they name.
    Operator,
    /// This program wrote the files: they also say from which source each answer came.
    OwnExport,
}

/// A file to read.
#[derive(Clone, Copy, Debug)]
pub struct Input<'f> {
    /// Its name, for findings.
    pub name: &'f str,
    /// The address that it was fetched from.
    pub url: Option<&'f str>,
    /// The address of the file that names it, when it was found that way.
    pub parent: Option<&'f str>,
    /// Its content.
    pub bytes: &'f [u8],
}

/// A line that is kept as it is: the directory has no place for it, or does not understand it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The key, as written.
    pub key: Arc<str>,
    /// The value.
    pub value: String,
    /// Where it stands.
    pub place: Place,
}

/// What was read from property files.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    /// Statements and findings.
    pub reading: Reading,
    /// The lines that are kept as they are.
    pub others: Vec<Other>,
}
