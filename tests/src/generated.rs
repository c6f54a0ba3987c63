//! Files that the tests write: a stale one is rewritten, and the test fails so that it is looked at and committed.
#![expect(clippy::panic, clippy::expect_used, reason = "a stale file stops its test")]

use crate::data::repository;

/// Keeps a file of the repository as it should be.
///
/// # Panics
/// When it was stale, after rewriting it.
pub fn keep(path: &str, fresh: &str) {
    let file = repository().join(path);
    if std::fs::read_to_string(&file).ok().as_deref() == Some(fresh) {
        return;
    }
    let folder = file.parent().expect("a file in a folder");
    std::fs::create_dir_all(folder).expect("a folder that can be made");
    std::fs::write(&file, fresh).expect("a file that can be written");
    panic!("{path} was stale and has been rewritten: read the difference, then commit it");
}
