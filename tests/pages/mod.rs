//! The pages that people read, as HTML. How they look and how they are used is for `tests/browser`.

mod compare;
mod errors;
mod hoster;
mod report;
mod results;
mod rules;
mod start;

/// A text as pages write it.
pub(crate) fn escaped(text: &str) -> String {
    let signs = [('&', "&#38;"), ('<', "&#60;"), ('>', "&#62;"), ('"', "&#34;"), ('\'', "&#39;")];
    let escape = |letter: char| {
        let found = signs.iter().find(|(sign, _)| *sign == letter);
        found.map_or_else(|| letter.to_string(), |(_, written)| (*written).to_owned())
    };
    text.chars().map(escape).collect()
}

/// What stands between two marks, each time that both are found.
pub(crate) fn between<'t>(text: &'t str, before: &str, after: &str) -> Vec<&'t str> {
    let pieces = text.split(before).skip(1);
    pieces.filter_map(|piece| piece.split_once(after)).map(|(found, _)| found).collect()
}
