//! The lines of a property file: `key = value`, and what people and tools make of them.

use super::words;
use crate::finding::{Findings, Place};
use std::collections::HashMap;
use std::fmt::Write;
use std::sync::Arc;

/// One line that gives a value to a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its number; the first is 1.
    pub number: usize,
    /// The key, as written.
    pub key: Arc<str>,
    /// The key in lower case: keys are compared without case.
    pub folded: String,
    /// The value as people read it; empty when nothing is stated.
    pub value: String,
    /// Whether the value is the word that states that there is none.
    pub is_none: bool,
}

impl Line {
    /// Where the line stands.
    pub(super) fn place(&self, file: &Arc<str>) -> Place {
        Place::of_line(file, self.number).at_key(&self.key)
    }
}

/// The lines that give a value, in their order. A key that stands twice has its last value.
pub(super) fn read(file: &Arc<str>, text: &str, findings: &mut Findings) -> Vec<Line> {
    let mut lines: Vec<Option<Line>> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for (at, written) in text.lines().enumerate() {
        if findings.is_full_for(file) {
            break;
        }
        let Some(line) = read_one(file, at + 1, written.trim(), findings) else { continue };
        if let Some(before) = known.insert(line.folded.clone(), lines.len())
            && let Some(earlier) = lines.get_mut(before).and_then(Option::take)
            && (earlier.value.as_str(), earlier.is_none) != (line.value.as_str(), line.is_none)
        {
            findings.warning(line.place(file), &line.value, words::twice(earlier.number));
        }
        lines.push(Some(line));
    }
    lines.into_iter().flatten().collect()
}

/// Reads a trimmed line; `None` when it gives no value to any key.
fn read_one(file: &Arc<str>, number: usize, written: &str, findings: &mut Findings) -> Option<Line> {
    if written.is_empty() || written.starts_with('#') {
        return None;
    }
    let ends = written.strip_suffix(" =").map(|key| (key, ""));
    let split = written.split_once(" = ").or(ends).or_else(|| written.split_once('='));
    let Some((key, value)) = split else {
        findings.error(Place::of_line(file, number), written, words::no_sign());
        return None;
    };
    let value = value.trim();
    let (key, rest) = key.split_once(':').map_or((key, None), |(key, rest)| (key, Some(rest)));
    let key: Arc<str> = Arc::from(key.trim());
    let place = || Place::of_line(file, number).at_key(&key);
    if rest.is_some() {
        findings.warning(place(), written, words::colon(&key));
    }
    let bare = unquoted(value);
    if bare.len() < value.len() {
        findings.warning(place(), value, words::quotes(bare));
    }
    let folded = key.to_lowercase();
    let is_nothing = bare == "null" || bare.ends_with("/null");
    if is_nothing {
        findings.warning(place(), bare, words::null());
    }
    let value = if is_nothing { String::new() } else { plain(bare) };
    let is_none = bare.eq_ignore_ascii_case("none");
    Some(Line { number, key, folded, value, is_none })
}

/// The value without one pair of quotes around it.
fn unquoted(value: &str) -> &str {
    let without = |quote: char| value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
    without('\'').or_else(|| without('"')).unwrap_or(value).trim()
}

/// The value with its line ends and escapes undone, in one pass: `<br/>`, `\n`, `\'`, `\uXXXX`. Other backslashes stay.
fn plain(written: &str) -> String {
    let mut text = String::with_capacity(written.len());
    let mut rest = written;
    while let Some(at) = rest.find(['\\', '<']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        if let Some((letters, behind)) = escape(from) {
            text.push_str(&letters);
            rest = behind;
        } else {
            let mut letters = from.chars();
            text.extend(letters.next());
            rest = letters.as_str();
        }
    }
    text.push_str(rest);
    text
}

/// What an escape at the beginning of a text stands for, and what follows it.
fn escape(text: &str) -> Option<(String, &str)> {
    for (written, letter) in [("<br/>", "\n"), ("<br />", "\n"), ("<br>", "\n"), ("\\n", "\n"), ("\\'", "'")]
    {
        if let Some(rest) = text.strip_prefix(written) {
            return Some((letter.to_owned(), rest));
        }
    }
    let (first, rest) = unit(text)?;
    if let Some(letter) = char::from_u32(u32::from(first)) {
        return Some((letter.to_string(), rest));
    }
    let (second, rest) = unit(rest)?;
    let letter = char::decode_utf16([first, second]).next()?.ok()?;
    Some((letter.to_string(), rest))
}

/// The number of a `\uXXXX`.
fn unit(text: &str) -> Option<(u16, &str)> {
    let digits = text.strip_prefix("\\u")?;
    let (number, rest) = (digits.get(..4)?, digits.get(4..)?);
    let is_number = number.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_number.then(|| u16::from_str_radix(number, 16).ok().map(|number| (number, rest)))?
}

/// A text as it may stand behind a key, so that reading it gives it back.
pub(super) fn written(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let last = text.chars().count().saturating_sub(1);
    let is_word = text.eq_ignore_ascii_case("none") || text == "null";
    for (at, letter) in text.chars().enumerate() {
        let is_end = at == 0 || at == last;
        match letter {
            '\n' => line.push_str("\\n"),
            '<' if is_break(text, at) => push_code(&mut line, letter),
            '\\' => push_code(&mut line, letter),
            _ if letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') => {
                push_code(&mut line, letter);
            }
            _ if is_end && (letter.is_whitespace() || matches!(letter, '\'' | '"' | '=')) => {
                push_code(&mut line, letter);
            }
            _ if at == 0 && is_word => push_code(&mut line, letter),
            _ => line.push(letter),
        }
    }
    match line.strip_suffix("/null") {
        Some(before) => format!("{before}/\\u006eull"),
        None => line,
    }
}

/// Whether the letter at a position begins what would be read as a line end.
fn is_break(text: &str, at: usize) -> bool {
    let behind: String = text.chars().skip(at).take(3).collect();
    behind == "<br"
}

fn push_code(line: &mut String, letter: char) {
    let mut units = [0; 2];
    for unit in letter.encode_utf16(&mut units) {
        // Writing into a text cannot fail.
        let _ = write!(line, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(text: &str) -> Vec<(String, String)> {
        let lines = read(&Arc::from("a.properties"), text, &mut Findings::default());
        lines.into_iter().map(|line| (line.folded, line.value)).collect()
    }

    #[test]
    fn a_line_is_split_at_the_first_sign() {
        let read = |text: &str| values(text).pop().unwrap();
        assert_eq!(read("a.b = c = d"), ("a.b".into(), "c = d".into()));
        assert_eq!(read("a.b=c=d"), ("a.b".into(), "c=d".into()));
        assert_eq!(read("  a.b =  "), ("a.b".into(), String::new()));
        assert_eq!(read("a.b ="), ("a.b".into(), String::new()));
        assert_eq!(read("A.B = été"), ("a.b".into(), "été".into()));
    }

    #[test]
    fn escapes_are_undone_once() {
        for (written, text) in [
            ("l\\'été", "l'été"),
            ("a<br/>b\\nc<br />d<br>e", "a\nb\nc\nd\ne"),
            ("\\u00e9\\ud83d\\ude08", "é😈"),
            ("C:\\dir\\u00e", "C:\\dir\\u00e"),
            ("\\u005cn", "\\n"),
            ("\\ud83d", "\\ud83d"),
            ("<b>", "<b>"),
            ("\\u+0e9", "\\u+0e9"),
        ] {
            assert_eq!(plain(written), text, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn every_text_survives_its_line(text in "[a-c '\"\\\\<br/>n\n=#:ué😈\u{7}]{0,12}|null|None|NONE|x/null") {
            let lines = read(&Arc::from("a"), &format!("k = {}", written(&text)), &mut Findings::default());
            let line = lines.first().unwrap();
            proptest::prop_assert_eq!(&line.value, &text);
            proptest::prop_assert!(!line.is_none);
        }

        #[test]
        fn no_text_panics(text in "\\PC*|([a-z.]{1,5}( = |=|:|')\\PC{0,9}\n)*") {
            read(&Arc::from("a"), &text, &mut Findings::default());
        }
    }
}
