//! Secrets: 256 bits from the system, of which only the digest is kept.

use crate::problem::Problem;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A secret that nobody can guess, as 64 letters and digits.
#[derive(Clone)]
pub(crate) struct Secret(String);

/// A code of eight letters and digits, without those that look alike, to be typed from a letter.
#[derive(Clone)]
pub(crate) struct Code(String);

/// What codes are made of: 30 signs, 39 bits with eight of them, and five tries.
const SIGNS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 8;

impl Secret {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn new() -> Result<Self, Problem> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes).map_err(|error| Problem::fault(&error))?;
        Ok(Self(hexadecimal(&bytes)))
    }

    /// What its holder keeps.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// What the database keeps.
    pub(crate) fn digest(&self) -> String {
        digest(&self.0)
    }
}

impl Code {
    /// A new one.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn new() -> Result<Self, Problem> {
        let mut text = String::with_capacity(LENGTH);
        while text.len() < LENGTH {
            let mut byte = [0_u8];
            getrandom::fill(&mut byte).map_err(|error| Problem::fault(&error))?;
            // 240 is a multiple of 30: without the bytes above it, all signs are equally likely.
            let sign = byte.first().filter(|byte| **byte < 240).map(|byte| usize::from(*byte) % SIGNS.len());
            text.extend(sign.and_then(|at| SIGNS.get(at)).map(|sign| char::from(*sign)));
        }
        Ok(Self(text))
    }

    /// A code as somebody typed it, in any case, with spaces or hyphens.
    pub(crate) fn typed(text: &str) -> Self {
        Self(text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase())
    }

    /// As it is written in a letter: two groups of four.
    pub(crate) fn in_letter(&self) -> String {
        let (first, last) = self.0.split_at_checked(LENGTH / 2).unwrap_or((&self.0, ""));
        format!("{first}-{last}")
    }

    /// Its digest together with that of the link that it stands for.
    pub(crate) fn digest(&self, link: &str) -> String {
        digest(&format!("{link} {}", self.0))
    }
}

/// The SHA-256 of a text, in hexadecimal.
pub(crate) fn digest(text: &str) -> String {
    hexadecimal(&Sha256::digest(text))
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_typed_as_people_do() {
        let code = Code::new().unwrap();
        let letter = code.in_letter();
        assert_eq!(letter.len(), 9);
        assert_eq!(Code::typed(&letter.to_lowercase()).digest("link"), code.digest("link"));
        assert_ne!(code.digest("other"), code.digest("link"));
        assert_eq!(Secret::new().unwrap().as_str().len(), 64);
    }
}
