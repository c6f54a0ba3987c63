//! Property files, sound and as they really are. Every file here is synthetic: none is that of a real hoster.

mod back;
mod dirt;
mod oddities;
mod order;
mod whole;

use super::{Checked, Gathered, Input, Trust, check_properties, read_properties};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::testing;
use matou_core::directory::Directory;
use matou_core::statement::Entry;
use matou_core::text::Lang;

pub(super) const NAME: &str = "essai.properties";

pub(super) fn input<'f>(name: &'f str, text: &'f str) -> Input<'f> {
    Input { name, url: None, parent: None, bytes: text.as_bytes() }
}

pub(super) fn check(text: &str) -> Checked {
    testing::with_context(|context| check_properties(context, input(NAME, text)))
}

pub(super) fn in_words(findings: &[Finding], lang: Lang) -> Vec<String> {
    findings.iter().map(|finding| finding.in_words(lang)).collect()
}

/// Reads files over a directory, as the person at the command line does.
pub(super) fn gather(directory: &Directory, files: &[(&str, &str)], trust: Trust) -> Gathered {
    testing::with_context(|context| {
        read_properties(context, directory, files.iter().map(|(name, text)| input(name, text)), trust)
    })
}

/// The statements of files about hosters that nothing is known of.
pub(super) fn entries(files: &[(&str, &str)]) -> Vec<Entry> {
    let gathered = gather(&testing::empty_directory(), files, Trust::Operator);
    gathered.reading.statements.iter().map(|located| located.statement.to_entry()).collect()
}

/// The content and the provenance of a field, when it was stated.
pub(super) fn said<'e>(entries: &'e [Entry], field: &str) -> Option<(&'e str, &'e str)> {
    let entry = entries.iter().find(|entry| entry.field == field);
    entry.map(|entry| (entry.content.as_str(), entry.provenance.as_str()))
}

/// A directory with what some files say.
pub(super) fn directory_of(files: &[(&str, &str)]) -> Directory {
    let empty = testing::empty_directory();
    let plan = Plan::make(&empty, gather(&empty, files, Trust::Operator).reading);
    empty.apply(plan.to_write(false).iter().cloned())
}
