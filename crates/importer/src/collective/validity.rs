//! `validity.toml`: for how many months the answers of each kind count.

use super::document::Document;
use crate::finding::Findings;
use matou_core::field::Validity;

/// Reads the months of every kind.
pub(super) fn read(document: &Document<'_>, findings: &mut Findings) -> Vec<(Validity, u16)> {
    let root = document.root();
    root.refuse_others(&Validity::KEYS.map(|(_, key)| key), findings);
    let kinds = Validity::KEYS.into_iter();
    let months =
        kinds.filter_map(|(kind, key)| Some((kind, root.need(key, findings)?.months(key, findings)?)));
    months.collect()
}
