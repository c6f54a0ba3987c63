//! One policy for the letters of every text, whatever way it comes in, and texts short and plain enough for a message.

use crate::text::Text;

/// The most characters of a text that a message quotes.
const QUOTED: usize = 60;

/// Whether no text may hold a letter: controls, line separators, bidirectional overrides, invisible marks
///. Line ends are allowed where a text may have several `lines`.
pub fn is_refused(letter: char, lines: bool) -> bool {
    match letter {
        '\n' => !lines,
        '\u{200b}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        _ => letter.is_control(),
    }
}

/// The first letter that may not stand in a text, with its position from 1.
pub fn first_refused(text: &str, lines: bool) -> Option<(usize, char)> {
    let mut letters = text.chars().enumerate();
    letters.find(|(_, letter)| is_refused(*letter, lines)).map(|(at, letter)| (at + 1, letter))
}

/// The message for such a letter.
pub fn refused(position: usize, letter: char) -> Text {
    let code = u32::from(letter);
    Text::owned(
        format!(
            "le caractère {position} est U+{code:04X}, un caractère de contrôle ou invisible : retirez-le"
        ),
        format!("character {position} is U+{code:04X}, a control or an invisible character: remove it"),
    )
}

/// The beginning of a text, on one line, without letters that could disturb a terminal or a page.
pub fn shorten(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\n' => ' ',
        letter if is_refused(letter, false) => '\u{fffd}',
        letter => letter,
    };
    let mut letters = text.chars().map(plain);
    let mut short: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() {
        short.pop();
        short.push('…');
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_hostile_texts_are_quoted_short_and_plain() {
        assert_eq!(shorten("court"), "court");
        assert_eq!(shorten("deux\nlignes"), "deux lignes");
        assert_eq!(shorten("a\u{202e}b\0"), "a\u{fffd}b\u{fffd}");
        assert_eq!(shorten(&"é".repeat(61)).chars().count(), QUOTED);
    }

    #[test]
    fn the_first_refused_letter_is_found_with_its_position() {
        assert_eq!(first_refused("ab\u{200b}c", true), Some((3, '\u{200b}')));
        assert_eq!(first_refused("a\nb", true), None);
        assert_eq!(first_refused("a\nb", false), Some((2, '\n')));
    }
}
