//! Letters that no source may hold, and texts short and plain enough to be quoted in a message.

use matou_core::text::Text;

/// The most characters of a text that a message quotes.
const QUOTED: usize = 60;

/// The first character that no cell may hold, with its position from 1: controls but line ends, bidirectional
/// overrides, invisible marks (`trust.md` I2).
pub(crate) fn first_refused(text: &str) -> Option<(usize, char)> {
    let mut letters = text.chars().enumerate();
    letters.find(|(_, letter)| *letter != '\n' && is_refused(*letter)).map(|(at, letter)| (at + 1, letter))
}

fn is_refused(letter: char) -> bool {
    let is_invisible = matches!(
        letter,
        '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    );
    is_invisible || letter.is_control()
}

/// The message for such a character.
pub(crate) fn refused(position: usize, letter: char) -> Text {
    let code = u32::from(letter);
    Text::owned(
        format!(
            "le caractère {position} est U+{code:04X}, un caractère de contrôle ou invisible : retirez-le"
        ),
        format!("character {position} is U+{code:04X}, a control or an invisible character: remove it"),
    )
}

/// The beginning of a text, on one line, without characters that could disturb a terminal.
pub(crate) fn shorten(text: &str) -> String {
    let mut letters = text.chars().map(|letter| if is_refused(letter) { '\u{fffd}' } else { letter });
    let mut short: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() {
        short.pop();
        short.push('…');
    }
    short
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_hostile_texts_are_quoted_short_and_plain() {
        assert_eq!(shorten("court"), "court");
        assert_eq!(shorten("a\u{202e}b\0"), "a\u{fffd}b\u{fffd}");
        assert_eq!(shorten(&"é".repeat(61)).chars().count(), QUOTED);
    }

    #[test]
    fn line_ends_are_no_refused_letters() {
        assert_eq!(first_refused("a\nb"), None);
        assert_eq!(first_refused("aé\u{7}"), Some((3, '\u{7}')));
    }
}
