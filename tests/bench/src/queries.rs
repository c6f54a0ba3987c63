//! The mix of queries: no two are the same, so that the answers kept are of no use to them.

use crate::subject::Subject;
use anyhow::Result;
use matou_core::sample;
use std::collections::HashSet;
use std::io::Write;

/// Prints so many different queries, one per line.
pub(crate) fn print(subject: &Subject, count: usize) -> Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let mut known = HashSet::new();
    let mut seed = 0;
    while known.len() < count {
        let query = sample::query(subject.schema(), seed).print(subject.schema());
        seed += 1;
        if known.insert(query.clone()) {
            let joint = if query.is_empty() { "" } else { "&" };
            writeln!(out, "{query}{joint}include=facets")?;
        }
    }
    out.flush()?;
    Ok(())
}
