//! Covered hours, in the part of OpenStreetMap's `opening_hours` syntax that people use for a contact:
//! `Mo-Fr 09:00-17:30; Sa 10:00-12:00`, `Tu,Th 14:00-18:00`, `24/7`.
//! See <https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification>.

use crate::text::Lang;
use std::fmt;
use std::str::FromStr;

/// Hours of a week, rule by rule, as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OpeningHours {
    rules: Vec<Rule>,
}

/// Days and the spans of the day, in minutes after midnight.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Rule {
    days: Vec<(u8, u8)>,
    spans: Vec<(u16, u16)>,
}

/// Why a text is no opening hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "«{0}» is not a set of hours: write for example Mo-Fr 09:00-17:30, or Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00, or 24/7"
)]
pub struct HoursError(String);

const CODES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const FR: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const MIDNIGHT: u16 = 24 * 60;

impl OpeningHours {
    /// Whether the hours are those of a working week: at least six hours between 8:00 and 19:00 on each day
    /// from Monday to Friday. A pause at noon does no harm.
    pub fn cover_working_hours(&self) -> bool {
        (0..5).all(|day| self.minutes_on(day, 8 * 60, 19 * 60) >= 6 * 60)
    }

    fn minutes_on(&self, day: u8, from: u16, to: u16) -> u16 {
        // Of several rules for one day the last one counts, as in the specification.
        let spans =
            self.rules.iter().rev().find(|rule| rule.days.iter().any(|(a, b)| (*a..=*b).contains(&day)));
        spans.map_or(0, |rule| {
            rule.spans.iter().map(|(start, end)| (*end).min(to).saturating_sub((*start).max(from))).sum()
        })
    }

    /// The hours in words: `lun.-ven. 9 h-17 h 30`.
    pub fn in_words(&self, lang: Lang) -> String {
        if self.is_always() {
            return if lang == Lang::Fr {
                "24 h sur 24, 7 jours sur 7"
            } else {
                "24 hours a day, 7 days a week"
            }
            .to_owned();
        }
        let names = if lang == Lang::Fr { &FR } else { &EN };
        let rules: Vec<String> =
            self.rules.iter().map(|rule| rule.print(names, &|minute| clock(minute, lang))).collect();
        rules.join(" ; ")
    }

    fn is_always(&self) -> bool {
        self.rules.iter().any(|rule| rule.days == [(0, 6)] && rule.spans == [(0, MIDNIGHT)])
    }
}

impl Rule {
    fn print(&self, names: &[&str; 7], time: &dyn Fn(u16) -> String) -> String {
        let name = |day: u8| names.get(usize::from(day)).copied().unwrap_or("");
        let days: Vec<String> = self
            .days
            .iter()
            .map(|(a, b)| if a == b { name(*a).to_owned() } else { format!("{}-{}", name(*a), name(*b)) })
            .collect();
        let spans: Vec<String> =
            self.spans.iter().map(|(a, b)| format!("{}-{}", time(*a), time(*b))).collect();
        format!("{} {}", days.join(","), spans.join(","))
    }
}

fn clock(minute: u16, lang: Lang) -> String {
    let (hour, minute) = (minute / 60, minute % 60);
    match (lang, minute) {
        (Lang::Fr, 0) => format!("{hour} h"),
        (Lang::Fr, _) => format!("{hour} h {minute:02}"),
        (Lang::En, _) => format!("{hour}:{minute:02}"),
    }
}

impl FromStr for OpeningHours {
    type Err = HoursError;

    fn from_str(text: &str) -> Result<Self, HoursError> {
        parse(text).ok_or_else(|| HoursError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<OpeningHours> {
    if text.trim() == "24/7" {
        return Some(OpeningHours { rules: vec![Rule { days: vec![(0, 6)], spans: vec![(0, MIDNIGHT)] }] });
    }
    let rules = text.split(';').map(|rule| parse_rule(rule.trim())).collect::<Option<Vec<_>>>()?;
    Some(OpeningHours { rules })
}

fn parse_rule(text: &str) -> Option<Rule> {
    let text = text.replace(", ", ",");
    let (days, spans) = text.split_once(' ').unwrap_or(("Mo-Su", &text));
    let days = days.split(',').map(|range| parse_range(range, day)).collect::<Option<Vec<_>>>()?;
    let spans =
        spans.trim().split(',').map(|range| parse_range(range, minute)).collect::<Option<Vec<_>>>()?;
    let in_order = days.iter().all(|(a, b)| a <= b) && spans.iter().all(|(a, b)| a < b);
    (in_order && !overlap(&spans)).then_some(Rule { days, spans })
}

/// Overlapping spans are a slip, and would count the same hours twice.
fn overlap(spans: &[(u16, u16)]) -> bool {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    sorted.iter().zip(sorted.iter().skip(1)).any(|(one, next)| next.0 < one.1)
}

fn parse_range<T: Copy>(text: &str, one: fn(&str) -> Option<T>) -> Option<(T, T)> {
    match text.split_once('-') {
        Some((first, last)) => Some((one(first)?, one(last)?)),
        None => one(text).map(|only| (only, only)),
    }
}

fn day(text: &str) -> Option<u8> {
    CODES.iter().position(|code| *code == text).and_then(|day| u8::try_from(day).ok())
}

fn minute(text: &str) -> Option<u16> {
    let (hour, minute) = text.split_once(':')?;
    let number = |digits: &str| {
        let two_digits = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
        two_digits.then(|| digits.parse::<u8>().ok()).flatten()
    };
    let (hour, minute) = (u16::from(number(hour)?), u16::from(number(minute)?));
    let total = hour * 60 + minute;
    (minute < 60 && total <= MIDNIGHT).then_some(total)
}

impl fmt::Display for OpeningHours {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_always() {
            return out.write_str("24/7");
        }
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let rules: Vec<String> = self.rules.iter().map(|rule| rule.print(&CODES, &time)).collect();
        out.write_str(&rules.join("; "))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_print_as_they_were_read() {
        for text in [
            "Mo-Fr 09:00-17:30",
            "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00",
            "Tu,Th 14:00-18:00",
            "24/7",
        ] {
            assert_eq!(text.parse::<OpeningHours>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_hours_is_refused() {
        for text in [
            "",
            ";",
            "Mo",
            "Mo-Fr",
            "Mo-Fr 9-17",
            "Fr-Mo 09:00-10:00",
            "Mo 18:00-09:00",
            "Mo 09:60-10:00",
            "lundi 9h",
            "Mo 25:00-26:00",
            "Mo +9:00-10:00",
            "Mo 09:00-12:00,11:00-14:00",
            "Mo 14:00-18:00,09:00-15:00",
        ] {
            assert!(text.parse::<OpeningHours>().is_err(), "{text}");
        }
    }

    #[test]
    fn working_hours_are_six_hours_a_day_from_monday_to_friday() {
        let covers = |text: &str| text.parse::<OpeningHours>().unwrap().cover_working_hours();
        assert!(covers("Mo-Fr 09:00-17:30"));
        assert!(covers("Mo-Fr 09:00-12:00,14:00-18:00"));
        assert!(covers("24/7"));
        assert!(!covers("Mo-Th 09:00-17:30"));
        assert!(!covers("Mo-Fr 18:00-22:00"));
        assert!(!covers("Mo-Fr 09:00-17:30; We 09:00-10:00"));
    }

    #[test]
    fn a_space_after_a_comma_does_no_harm() {
        let read = |text: &str| text.parse::<OpeningHours>().unwrap().to_string();
        assert_eq!(read("Mo, We 09:00-12:00, 14:00-18:00"), "Mo,We 09:00-12:00,14:00-18:00");
        assert!("Mo 09:00-12:00,12:00-14:00".parse::<OpeningHours>().is_ok(), "spans may touch");
    }

    #[test]
    fn hours_read_as_words() {
        let hours: OpeningHours = "Mo-Fr 09:00-17:30".parse().unwrap();
        assert_eq!(hours.in_words(Lang::Fr), "lun.-ven. 9 h-17 h 30");
        assert_eq!(hours.in_words(Lang::En), "Mon-Fri 9:00-17:30");
    }
}
