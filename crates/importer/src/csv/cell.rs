//! What a cell must not do, and how it is prevented without losing a letter: become a formula in a spreadsheet, or fall
//! apart when it holds several documents. The writer and the reader both stand here, so that they agree.
//!
//! **Formulas.** A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula. Such a cell is written with
//! the mark `'` before it, after leading spaces and for the full-width signs too, and so is one that begins with `'` itself.
//! The same holds after each `;` and line end inside a cell, where a spreadsheet that splits at semicolons, as French ones
//! do, sees another cell begin. A plain number such as `-1.5` stays as it is. The reader takes away exactly the marks that
//! are followed by what needs one, and no other quote: a cell that people typed as `'t` stays as typed.
//!
//! **Several items** of a cell are joined by ` | `. An item that holds such a bar itself has a `\` before it, and a `\` also
//! holds a space at its beginning or end.

use matou_core::letters::is_refused;
use std::borrow::Cow;

/// The mark of a cell that would be taken for something else.
const MARK: char = '\'';
/// What joins several items in one cell.
const JOINT: &str = " | ";

/// A text as it may stand in a cell. Letters that no text may hold are shown as such: no reader would take them.
pub(super) fn guard(text: &str) -> String {
    let plain: String =
        text.chars().map(|letter| if is_refused(letter, true) { '\u{fffd}' } else { letter }).collect();
    if is_number(&plain) {
        return plain;
    }
    let mut safe = String::with_capacity(plain.len());
    for piece in pieces(&plain) {
        if needs_mark(piece) {
            safe.push(MARK);
        }
        safe.push_str(piece);
    }
    safe
}

/// The text that a cell was written from.
pub(super) fn unguard(cell: &str) -> Cow<'_, str> {
    if !cell.contains(MARK) {
        return Cow::Borrowed(cell);
    }
    let plain = |piece| marked(piece).unwrap_or(piece);
    Cow::Owned(pieces(cell).map(plain).collect())
}

/// A cell that says a word that would mean something else without its mark.
pub(super) fn word(text: &str) -> String {
    format!("{MARK}{text}")
}

/// The pieces that may begin a cell: the text is cut behind each `;` and line end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive([';', '\n'])
}

/// What stands behind the mark, when there is one.
fn marked(piece: &str) -> Option<&str> {
    let rest = piece.strip_prefix(MARK)?;
    (needs_mark(rest) || rest == matou_core::field::NONE).then_some(rest)
}

fn needs_mark(piece: &str) -> bool {
    let begins = |letter: char| matches!(letter, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠');
    let is_space = |letter: char| letter.is_whitespace() && letter != '\n';
    piece.starts_with(MARK) || piece.trim_start_matches(is_space).starts_with(begins)
}

/// Whether a text is digits, maybe with a sign before and a dot inside: what a spreadsheet reads as that number.
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let size = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = size.split_once('.').unwrap_or((size, "0"));
    digits(whole) && digits(fraction)
}

/// Several items as one cell, not yet guarded.
pub(super) fn join(items: &[String]) -> String {
    items.iter().map(|item| protect(item)).collect::<Vec<_>>().join(JOINT)
}

/// The items of a cell.
pub(super) fn split(cell: &str) -> impl Iterator<Item = String> {
    cell.split(JOINT).map(|item| unprotect(item.trim())).filter(|item| !item.is_empty())
}

/// Whether an item holds its first space by a `\`, or would be read so.
fn begins_held(item: &str) -> bool {
    let rest = item.trim_start_matches('\\');
    rest.is_empty() || rest.starts_with(char::is_whitespace)
}

fn ends_held(item: &str) -> bool {
    item.trim_end_matches('\\').ends_with(char::is_whitespace)
}

fn is_bar(word: &str) -> bool {
    word.trim_start_matches('\\') == "|"
}

fn protect(item: &str) -> String {
    let words = item.split(' ').map(|word| if is_bar(word) { format!("\\{word}") } else { word.to_owned() });
    let bars = words.collect::<Vec<_>>().join(" ").replace('\n', "\u{fffd}");
    let (before, after) = (begins_held(&bars), ends_held(&bars));
    format!("{}{bars}{}", if before { "\\" } else { "" }, if after { "\\" } else { "" })
}

fn unprotect(item: &str) -> String {
    let held = |text: &str| text.starts_with('\\') && begins_held(text);
    let item = if held(item) { item.get(1..).unwrap_or("") } else { item };
    let item =
        if item.ends_with('\\') && ends_held(item) { item.strip_suffix('\\').unwrap_or("") } else { item };
    let plain = |word: &str| word.strip_prefix('\\').filter(|rest| is_bar(rest)).unwrap_or(word).to_owned();
    item.split(' ').map(plain).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_calculate_is_marked() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("+33 1 23", "'+33 1 23"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("  =1", "'  =1"),
            ("\u{a0}＝1", "'\u{a0}＝1"),
            ("a;=1", "a;'=1"),
            ("a\n- b\n c", "a\n'- b\n c"),
            ("'=1", "''=1"),
            ("'t", "''t"),
            ("\t=1\r", "\u{fffd}=1\u{fffd}"),
            ("--1.5", "'--1.5"),
            ("-1.5e3", "'-1.5e3"),
            ("-1.", "'-1."),
            ("-.5", "'-.5"),
            ("+1", "'+1"),
            ("-", "'-"),
            ("-٣", "'-٣"),
        ] {
            assert_eq!(guard(text), cell);
        }
    }

    #[test]
    fn what_is_no_formula_stays_as_it_is() {
        for text in [
            "",
            "-1.5",
            "-90",
            "2026-11-21",
            "a=b",
            "L’été",
            "24/7",
            "a;b",
            "none",
            "https://a.example/?b=-1",
        ] {
            assert_eq!(guard(text), text);
        }
    }

    #[test]
    fn only_a_mark_is_taken_away() {
        for (cell, text) in [
            ("'t Hooft", "'t Hooft"),
            ("'", "'"),
            ("''", "'"),
            ("'=1", "=1"),
            ("'-1.5", "-1.5"),
            ("'none", "none"),
            ("=1", "=1"),
            ("a '=1", "a '=1"),
        ] {
            assert_eq!(unguard(cell), text);
        }
    }

    #[test]
    fn items_that_hold_the_joint_stay_whole() {
        let items =
            ["a | b", "|", " c ", "d |", "| e", "\\", "\\|", "C:\\", "a || b", "a|b"].map(str::to_owned);
        assert_eq!(split(&join(&items)).collect::<Vec<_>>(), items);
        assert_eq!(join(&items[..1]), "a \\| b");
        assert_eq!(split(" a |  b | | c").collect::<Vec<_>>(), ["a", "b", "| c"]);
    }

    proptest::proptest! {
        #[test]
        fn every_text_survives_its_cell(text in "[-=+@＝' ;a1.\n\\|\u{a0}]{0,12}") {
            let cell = guard(&text);
            proptest::prop_assert_eq!(unguard(&cell), text.as_str());
            for piece in pieces(&cell).filter(|_| !is_number(&cell)) {
                proptest::prop_assert!(!piece.trim_start().starts_with(['=', '+', '-', '@', '＝']), "{}", cell);
            }
        }

        #[test]
        fn all_items_survive_their_cell(items in proptest::collection::vec("[-= |\\\\ab\u{a0}]{1,6}", 0..5)) {
            let cell = guard(&join(&items));
            proptest::prop_assert_eq!(cell.trim(), cell.as_str());
            proptest::prop_assert_eq!(split(&unguard(&cell)).collect::<Vec<_>>(), items);
        }
    }
}
