//! From bytes to text: UTF-8, UTF-16 with its mark, or Windows-1252 with a warning. Line ends become `\n`.

use crate::finding::{Findings, Place};
use matou_core::text::t;
use std::sync::Arc;

/// What Windows-1252 puts where Latin-1 has control characters; the five it leaves free stay controls and are refused.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

/// The text of a file, or `None` with a finding when it has none.
pub(crate) fn decode(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> Option<String> {
    let text = match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => utf_8(file, rest, findings),
        [0xff, 0xfe, rest @ ..] => utf_16(file, rest, u16::from_le_bytes, findings)?,
        [0xfe, 0xff, rest @ ..] => utf_16(file, rest, u16::from_be_bytes, findings)?,
        [b'P', b'K', 3, 4, ..] => {
            let message = t(
                "ce fichier est un classeur ou une archive, pas du texte : exportez-le en CSV, en UTF-8",
                "this file is a spreadsheet or an archive, not text: export it as CSV, in UTF-8",
            );
            findings.error(Place::of_file(file), "PK", message);
            return None;
        }
        _ => utf_8(file, bytes, findings),
    };
    Some(if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text })
}

fn utf_8(file: &Arc<str>, bytes: &[u8], findings: &mut Findings) -> String {
    let before = match std::str::from_utf8(bytes) {
        Ok(text) => return text.to_owned(),
        Err(error) => bytes.get(..error.valid_up_to()).and_then(|sound| std::str::from_utf8(sound).ok()),
    };
    let message = t(
        "ce fichier n’est pas en UTF-8 : il est lu comme du Windows-1252 ; vérifiez les accents, et enregistrez-le en UTF-8",
        "this file is not UTF-8: it is read as Windows-1252; check the accents, and save it as UTF-8",
    );
    findings.warning(Place::of_line(file, 1 + line_ends(before.unwrap_or(""))), "", message);
    bytes.iter().map(|byte| windows_1252(*byte)).collect()
}

fn windows_1252(byte: u8) -> char {
    let high = byte.checked_sub(0x80).and_then(|place| WINDOWS_1252.get(usize::from(place)));
    high.copied().unwrap_or_else(|| char::from(byte))
}

fn line_ends(text: &str) -> usize {
    text.matches('\n').count()
}

fn utf_16(
    file: &Arc<str>,
    bytes: &[u8],
    unit: fn([u8; 2]) -> u16,
    findings: &mut Findings,
) -> Option<String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let letters = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let text: String = letters.map_while(Result::ok).collect();
    // A letter that cannot be decoded ends the text before the last pair.
    let is_whole = rest.is_empty() && text.encode_utf16().count() == pairs.len();
    if is_whole {
        return Some(text);
    }
    let line = 1 + line_ends(&text);
    let message = t(
        "ce fichier est marqué UTF-16 et n’en est pas : enregistrez-le en UTF-8",
        "this file is marked as UTF-16 and is not: save it as UTF-8",
    );
    findings.error(Place::of_line(file, line), "", message);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: Option<&str>, gist: Option<(usize, &str)>) {
        let mut findings = Findings::default();
        assert_eq!(decode(&Arc::from("a.csv"), bytes, &mut findings).as_deref(), text);
        let list = findings.into_list();
        let said = list.first().map(|finding| (finding.place.line.unwrap_or(0), finding.message.en.as_ref()));
        match (said, gist) {
            (None, None) => {}
            (Some((line, message)), Some((expected, gist))) => {
                assert_eq!(line, expected);
                assert!(message.contains(gist), "{message}");
            }
            both => panic!("{both:?}"),
        }
    }

    #[test]
    fn text_in_utf_8_or_utf_16_is_read_without_a_word() {
        check("é\r\nb\rc".as_bytes(), Some("é\nb\nc"), None);
        check("\u{feff}é".as_bytes(), Some("é"), None);
        check(&[0xff, 0xfe, 0xe9, 0, 0x3d, 0xd8, 0x08, 0xde], Some("é😈"), None);
        check(&[0xfe, 0xff, 0, 0xe9], Some("é"), None);
    }

    #[test]
    fn windows_1252_is_read_with_a_warning() {
        check(b"a\nl\x92\xe9t\xe9 \x80", Some("a\nl’été €"), Some((2, "Windows-1252")));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        check(&[0xff, 0xfe, b'a'], None, Some((1, "UTF-16")));
        check(&[0xff, 0xfe, b'\n', 0, 0x3d, 0xd8], None, Some((2, "UTF-16")));
        check(b"PK\x03\x04sheet", None, Some((0, "spreadsheet")));
    }
}
