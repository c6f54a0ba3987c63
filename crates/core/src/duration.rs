//! Delays and retention times, written as ISO 8601 durations (`PT4H`, `P90D`).

use crate::text::Lang;
use std::fmt;
use std::str::FromStr;

/// A duration in whole minutes, at most ten years. Printed in its canonical ISO 8601 form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(u32);

const HOUR: u32 = 60;
const DAY: u32 = 24 * HOUR;
const LONGEST: u32 = 3660 * DAY;

/// Why a text is no duration.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a duration: write PT30M (30 minutes), PT4H (4 hours) or P90D (90 days)")]
pub struct DurationError(String);

impl Minutes {
    /// A number of hours.
    pub const fn hours(hours: u16) -> Self {
        Self(hours as u32 * HOUR)
    }

    /// The length in minutes.
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The duration in words: `4 heures`, `90 days`, `1 heure 30 minutes`. Days are counted above two of them, unless
    /// it is to be said in hours whatever its length.
    pub fn in_words(self, lang: Lang, in_hours: bool) -> String {
        let units = [(DAY, "jour", "day"), (HOUR, "heure", "hour"), (1, "minute", "minute")];
        let mut left = self.0;
        let mut words = Vec::new();
        for (size, fr, en) in units {
            if size == DAY && (in_hours || left <= 2 * DAY) {
                continue;
            }
            let count = left / size;
            left %= size;
            if count > 0 {
                let unit = if lang == Lang::Fr { fr } else { en };
                words.push(format!("{count} {unit}{}", if count > 1 { "s" } else { "" }));
            }
        }
        if words.is_empty() { "0 minute".to_owned() } else { words.join(" ") }
    }
}

impl FromStr for Minutes {
    type Err = DurationError;

    fn from_str(text: &str) -> Result<Self, DurationError> {
        parse(text).ok_or_else(|| DurationError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Minutes> {
    let rest = text.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').map_or((rest, None), |(days, time)| (days, Some(time)));
    let (mut total, after) = amount(days, 'D', DAY)?;
    if !after.is_empty() || time.is_some_and(str::is_empty) {
        return None;
    }
    let (hours, after) = amount(time.unwrap_or(""), 'H', HOUR)?;
    let (minutes, after) = amount(after, 'M', 1)?;
    total = total.checked_add(hours)?.checked_add(minutes)?;
    (after.is_empty() && !rest.is_empty() && total <= LONGEST).then_some(Minutes(total))
}

/// Reads `<digits><unit>` at the start, if it is there: its size in minutes, and what follows.
fn amount(text: &str, unit: char, size: u32) -> Option<(u32, &str)> {
    match text.split_once(unit) {
        Some((digits, after)) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some((digits.parse::<u32>().ok()?.checked_mul(size)?, after))
        }
        _ => Some((0, text)),
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Only whole days are printed in days, so that 36 hours stays PT36H.
        if self.0 > 0 && self.0.is_multiple_of(DAY) {
            return write!(out, "P{}D", self.0 / DAY);
        }
        let (hours, minutes) = (self.0 / HOUR, self.0 % HOUR);
        out.write_str("PT")?;
        if hours > 0 {
            write!(out, "{hours}H")?;
        }
        if minutes > 0 || hours == 0 {
            write!(out, "{minutes}M")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_print_in_canonical_form() {
        for (text, printed) in
            [("PT4H", "PT4H"), ("PT90M", "PT1H30M"), ("P1DT12H", "PT36H"), ("PT48H", "P2D"), ("PT0M", "PT0M")]
        {
            assert_eq!(text.parse::<Minutes>().unwrap().to_string(), printed);
        }
    }

    #[test]
    fn what_is_no_duration_is_refused() {
        for text in
            ["", "P", "PT", "4", "4h", "PT4", "P4H", "PT-4H", "P1Y", "P99999D", "PT4294967295H", "PTé"]
        {
            assert!(text.parse::<Minutes>().is_err(), "{text}");
        }
    }

    #[test]
    fn durations_read_as_words() {
        assert_eq!("PT4H".parse::<Minutes>().unwrap().in_words(Lang::Fr, false), "4 heures");
        assert_eq!("PT90M".parse::<Minutes>().unwrap().in_words(Lang::En, false), "1 hour 30 minutes");
        assert_eq!("P90D".parse::<Minutes>().unwrap().in_words(Lang::Fr, false), "90 jours");
    }
}
