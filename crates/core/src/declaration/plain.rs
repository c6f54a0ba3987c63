//! How people write durations, dates, hours and addresses in a form, before it is read in the one written form that every
//! format shares. What is written in that form already stays as it is, and what is not understood does too: the error then
//! quotes what was typed.

use crate::field::Kind;

/// The written form of what a person typed for a part of this kind.
pub fn people_write(kind: &Kind, typed: &str) -> String {
    let typed = typed.trim();
    let understood = match kind {
        Kind::Duration { .. } => duration(typed),
        Kind::Date => date(typed),
        Kind::Hours => Some(hours(typed)),
        Kind::Number { .. } => Some(typed.replace(',', ".")),
        Kind::Url => url(typed),
        Kind::Line | Kind::Text | Kind::Choice(_) | Kind::Choices(_) => None,
    };
    understood.unwrap_or_else(|| typed.to_owned())
}

/// `4 h`, `30 min`, `2 jours`; a number alone is hours.
fn duration(typed: &str) -> Option<String> {
    let (number, unit) = split_number(typed)?;
    match unit {
        "" | "h" | "heure" | "heures" | "hour" | "hours" => Some(format!("PT{number}H")),
        "min" | "mn" | "minute" | "minutes" => Some(format!("PT{number}M")),
        "j" | "jour" | "jours" | "d" | "day" | "days" => Some(format!("P{number}D")),
        _ => None,
    }
}

fn split_number(typed: &str) -> Option<(u32, &str)> {
    let end = typed.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(typed.len());
    let (digits, rest) = typed.split_at_checked(end)?;
    Some((digits.parse().ok()?, rest.trim()))
}

/// `22/04/2026` and `04/2026`, the day first, as in French.
fn date(typed: &str) -> Option<String> {
    let numbers: Vec<u32> =
        typed.split(['/', '.']).map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    match numbers.as_slice() {
        [day, month, year] if *year > 1000 => Some(format!("{year}-{month:02}-{day:02}")),
        [month, year] if *year > 1000 => Some(format!("{year}-{month:02}")),
        _ => None,
    }
}

/// The days in French, and hours as `9h-17h30`.
fn hours(typed: &str) -> String {
    const DAYS: [(&str, &str); 7] =
        [("lu", "Mo"), ("ma", "Tu"), ("me", "We"), ("je", "Th"), ("ve", "Fr"), ("sa", "Sa"), ("di", "Su")];
    let mut written = String::new();
    for word in words(&typed.to_lowercase()) {
        let day = DAYS.iter().find(|(french, code)| *french == word || code.to_lowercase() == word);
        match (day, clock(&word)) {
            (Some((_, code)), _) => written.push_str(code),
            (None, Some(clock)) => written.push_str(&clock),
            (None, None) => written.push_str(&word),
        }
    }
    written
}

/// The words of a text and the signs between them.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for letter in text.chars() {
        let continues = letter.is_alphanumeric() || letter == ':';
        match words.last_mut() {
            Some(word) if continues && word.ends_with(|last: char| last.is_alphanumeric() || last == ':') => {
                word.push(letter);
            }
            _ => words.push(letter.to_string()),
        }
    }
    words
}

/// `9h` and `17h30` as `09:00` and `17:30`.
fn clock(word: &str) -> Option<String> {
    let (hours, minutes) = word.split_once(['h', ':'])?;
    let hours: u8 = hours.parse().ok()?;
    let minutes: u8 = if minutes.is_empty() { 0 } else { minutes.parse().ok()? };
    Some(format!("{hours:02}:{minutes:02}"))
}

/// An address without its beginning.
fn url(typed: &str) -> Option<String> {
    let is_bare = !typed.contains("://") && !typed.contains([' ', '@', ':']) && typed.contains('.');
    is_bare.then(|| format!("https://{typed}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::t;

    fn written(kind: &Kind, typed: &str) -> String {
        people_write(kind, typed)
    }

    #[test]
    fn durations_are_written_as_people_do() {
        let kind = Kind::Duration { in_hours: true };
        for (typed, iso) in [
            ("4", "PT4H"),
            ("4 h", "PT4H"),
            ("30 min", "PT30M"),
            ("2 jours", "P2D"),
            ("1 day", "P1D"),
            ("PT8H", "PT8H"),
            ("bientôt", "bientôt"),
            ("4 semaines", "4 semaines"),
            ("", ""),
        ] {
            assert_eq!(written(&kind, typed), iso, "{typed}");
        }
    }

    #[test]
    fn dates_and_hours_are_written_as_people_do() {
        for (typed, iso) in [
            ("22/04/2026", "2026-04-22"),
            ("4/2026", "2026-04"),
            ("2026", "2026"),
            ("2026-04-22", "2026-04-22"),
            ("demain", "demain"),
        ] {
            assert_eq!(written(&Kind::Date, typed), iso, "{typed}");
        }
        for (typed, osm) in [
            ("lu-ve 9h-17h30", "Mo-Fr 09:00-17:30"),
            ("Lu,Me 9h-12h,14h-18h; Sa 10:00-12:00", "Mo,We 09:00-12:00,14:00-18:00; Sa 10:00-12:00"),
            ("Mo-Fr 09:00-17:30", "Mo-Fr 09:00-17:30"),
            ("24/7", "24/7"),
        ] {
            let printed = written(&Kind::Hours, typed);
            assert_eq!(printed, osm, "{typed}");
            assert!(printed.parse::<crate::opening_hours::OpeningHours>().is_ok(), "{printed}");
        }
    }

    #[test]
    fn addresses_and_numbers_are_completed() {
        assert_eq!(written(&Kind::Url, "example.org/etat"), "https://example.org/etat");
        assert_eq!(written(&Kind::Url, "http://example.org"), "http://example.org");
        assert_eq!(written(&Kind::Url, "moi@example.org"), "moi@example.org");
        let number = Kind::Number { unit: t("", ""), decimals: 1, min: 0, max: 9 };
        assert_eq!(written(&number, "0,5"), "0.5");
    }
}
