//! The words that the collective keeps out of the interface (product rule 12), once for the tests of all crates.

use crate::text::fold;

/// Words that never stand in the interface, and the same in English, folded; a star stands for any ending.
const FORBIDDEN: [&str; 16] = [
    "qualite*",
    "exigence*",
    "performan*",
    "meilleur*",
    "premium",
    "pro",
    "pros",
    "concurren*",
    "marketing",
    "sla",
    "slas",
    "quality",
    "qualities",
    "best",
    "better",
    "competit*",
];

/// The first forbidden word of a text.
pub fn forbidden_in(text: &str) -> Option<&'static str> {
    let a_member = ["un CHATON", "a CHATON"].into_iter().find(|words| {
        // The collective is not one of its members; its name in the plural goes on with an S.
        text.match_indices(words)
            .any(|(at, _)| !text.get(at + words.len()..).unwrap_or_default().starts_with('S'))
    });
    found_in(text, &FORBIDDEN).or(a_member)
}

/// The first of some patterns that a word of a text fits.
pub fn found_in(text: &str, patterns: &[&'static str]) -> Option<&'static str> {
    let folded = fold(text);
    let is_hit = |pattern: &&str| {
        folded.split(' ').any(|word| match pattern.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning),
            None => word == *pattern,
        })
    };
    patterns.iter().copied().find(|pattern| is_hit(pattern))
}
