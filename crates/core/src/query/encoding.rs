//! Percent encoding of query strings (RFC 3986; a plus sign is a space, as in forms).

use super::error::{ErrorCode, ParameterError};
use super::{ERRORS_MAX, QUERY_MAX};
use crate::text::{Text, t};

/// Splits and decodes a query string into pairs of name and value.
///
/// # Errors
/// A string longer than [`QUERY_MAX`], or bytes that are no UTF-8, up to [`ERRORS_MAX`] mistakes.
pub fn decode(text: &str) -> Result<Vec<(String, String)>, Vec<ParameterError>> {
    let text = text.strip_prefix('?').unwrap_or(text);
    if text.len() > QUERY_MAX {
        let detail = Text::owned(
            format!("La requête fait {} octets : {QUERY_MAX} au plus.", text.len()),
            format!("The query is {} bytes long: {QUERY_MAX} at most.", text.len()),
        );
        return Err(vec![ParameterError::new("", ErrorCode::TooLong, detail)]);
    }
    decode_form(text)
}

/// The same for the body of a form, which may be longer than an address: who receives it bounds it.
///
/// # Errors
/// Bytes that are no UTF-8, up to [`ERRORS_MAX`] mistakes.
pub fn decode_form(text: &str) -> Result<Vec<(String, String)>, Vec<ParameterError>> {
    let mut errors = Vec::new();
    let mut pairs = Vec::new();
    for piece in text.split('&').filter(|piece| !piece.is_empty()) {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        match (decode_part(name), decode_part(value)) {
            (Some(name), Some(value)) => pairs.push((name, value)),
            (name, _) => errors.push(broken(&name.unwrap_or_default())),
        }
        if errors.len() >= ERRORS_MAX {
            break;
        }
    }
    if errors.is_empty() { Ok(pairs) } else { Err(errors) }
}

fn broken(name: &str) -> ParameterError {
    let detail = t(
        "Le texte n’est pas de l’UTF-8 correct : encodez chaque lettre accentuée en UTF-8 (é s’écrit %C3%A9).",
        "The text is not valid UTF-8: encode every accented letter as UTF-8 (é is %C3%A9).",
    );
    ParameterError::new(name, ErrorCode::Encoding, detail)
}

fn decode_part(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => bytes.push(hexadecimal(rest.next()?)? * 16 + hexadecimal(rest.next()?)?),
            _ => bytes.push(byte),
        }
    }
    String::from_utf8(bytes).ok()
}

fn hexadecimal(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Encodes one value: everything but letters, digits and `-_.~` becomes `%XX`.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            for digit in [byte >> 4, byte & 15] {
                encoded.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_encoding_is_an_error_that_names_the_parameter() {
        for text in ["q=%ff", "q=%c3", "q=%", "q=%4", "q=%zz"] {
            let errors = decode(text).unwrap_err();
            assert_eq!((errors[0].parameter.as_str(), errors[0].code), ("q", ErrorCode::Encoding), "{text}");
        }
        assert_eq!(decode(&"q=%ff&".repeat(100)).unwrap_err().len(), ERRORS_MAX);
        assert_eq!(decode(&"a".repeat(9000)).unwrap_err()[0].code, ErrorCode::TooLong);
    }

    #[test]
    fn pairs_are_split_and_decoded() {
        let pairs = decode("?q=%C3%A9cole+bleue&work=paid&&flag").unwrap();
        let expected = [("q", "école bleue"), ("work", "paid"), ("flag", "")];
        assert_eq!(pairs, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    proptest::proptest! {
        #[test]
        fn encoding_is_undone_by_decoding(text in "\\PC{0,40}") {
            let pairs = decode(&format!("q={}", encode(&text))).unwrap();
            proptest::prop_assert_eq!(&pairs[0].1, &text);
        }

        #[test]
        fn no_query_panics(text in "\\PC{0,200}") {
            let _ = decode(&text);
        }
    }
}
