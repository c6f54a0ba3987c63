//! Exact small numbers: counts, percentages, degrees. No floating point, so equal texts are equal values.

use crate::text::Lang;
use std::fmt;
use std::str::FromStr;

/// A number with at most two decimals, kept in hundredths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    hundredths: i64,
}

/// Why a text is no number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a number: write digits, with at most two decimals after a dot")]
pub struct NumberError(String);

impl Decimal {
    /// A whole number.
    pub const fn whole(number: i32) -> Self {
        Self { hundredths: number as i64 * 100 }
    }

    /// A number of tenths.
    pub const fn tenths(tenths: i64) -> Self {
        Self { hundredths: tenths * 10 }
    }

    /// The number in hundredths.
    pub const fn hundredths(self) -> i64 {
        self.hundredths
    }

    /// The number as a float, for geometry only.
    #[expect(clippy::cast_precision_loss, reason = "hundredths of small numbers are far below 2^52")]
    pub fn to_f64(self) -> f64 {
        self.hundredths as f64 / 100.0
    }

    /// How many decimals are needed to write the number: 0, 1 or 2.
    pub const fn decimals(self) -> u8 {
        if self.hundredths % 100 == 0 {
            0
        } else if self.hundredths % 10 == 0 {
            1
        } else {
            2
        }
    }

    /// The number as people write it: a comma in French, a dot in English.
    pub fn in_words(self, lang: Lang) -> String {
        match lang {
            Lang::Fr => self.to_string().replace('.', ","),
            Lang::En => self.to_string(),
        }
    }
}

impl FromStr for Decimal {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        parse(text).ok_or_else(|| NumberError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Decimal> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(whole) || !is_number(fraction) || whole.len() > 9 || fraction.len() > 2 {
        return None;
    }
    let tenths = if fraction.len() == 1 { 10 } else { 1 };
    let size = whole.parse::<i64>().ok()? * 100 + fraction.parse::<i64>().ok()? * tenths;
    Some(Decimal { hundredths: if negative { -size } else { size } })
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.hundredths < 0 { "-" } else { "" };
        let (whole, rest) = (self.hundredths.abs() / 100, self.hundredths.abs() % 100);
        match self.decimals() {
            0 => write!(out, "{sign}{whole}"),
            1 => write!(out, "{sign}{whole}.{}", rest / 10),
            _ => write!(out, "{sign}{whole}.{rest:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_in_their_shortest_form() {
        for (text, printed) in [("7", "7"), ("-1.60", "-1.6"), ("0.05", "0.05"), ("99.5", "99.5")] {
            assert_eq!(text.parse::<Decimal>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", ".", "1.", ".5", "1,5", "1e3", "1.234", "+1", "٣", "9999999999"] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }
}
