//! The pages that people read, as HTML. How they look and how they are used is for `tests/browser`.

mod about;
mod check_file;
mod compare;
mod criteria;
mod errors;
mod hoster;
mod map;
mod pick;
mod report;
mod results;
mod rules;
mod said;
mod start;
mod well_known;
mod words;

use matou_tests::TestApp;

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

/// The pages of text in both languages, French first.
const TEXTS: [[&str; 2]; 7] = [
    ["/criteres", "/en/criteria"],
    ["/a-propos", "/en/about"],
    ["/donnees", "/en/data"],
    ["/verifier-mon-fichier", "/en/check-my-file"],
    ["/accessibilite", "/en/accessibility"],
    ["/mentions-legales", "/en/legal"],
    ["/api", "/en/api"],
];

/// The text of a page that must be there.
fn page(app: &TestApp, address: &str) -> String {
    let answer = app.get(address);
    assert_eq!(answer.status, 200, "{address}: {}", answer.text());
    answer.text().to_owned()
}

/// What people read of a page: without tags, comments and what machines read, character references resolved.
fn read(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<').skip(1) {
        let (tag, rest) = piece.split_once('>').unwrap_or((piece, ""));
        if !tag.starts_with("script") {
            text.push(' ');
            text.push_str(rest);
        }
    }
    let references = [("&#38;", "&"), ("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'")];
    let text = references.iter().fold(text, |text, (from, to)| text.replace(from, to));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stands in each `name="…"` of a page, character references resolved.
fn attributes(html: &str, name: &str) -> Vec<String> {
    let before = format!(" {name}=\"");
    let pieces = html.split(&before).skip(1);
    let values = pieces.filter_map(|piece| Some(piece.split_once('"')?.0));
    values.map(|value| value.replace("&#38;", "&").replace("&#39;", "'")).collect()
}
