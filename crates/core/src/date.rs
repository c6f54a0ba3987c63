//! Dates as sources give them: a year, a month, or a day.

use crate::text::Lang;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// A date that may be only a year or a month (`2007`, `2021-10`, `2026-04-22`). Years 1900 to 2199.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartialDate {
    first: Date,
    precision: Precision,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Precision {
    Year,
    Month,
    Day,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is not a date: write a year (2026), a month (2026-04) or a day (2026-04-22)")]
pub struct DateError(String);

impl PartialDate {
    /// A whole day.
    pub const fn day(date: Date) -> Self {
        Self { first: date, precision: Precision::Day }
    }

    /// The first day that the date may mean.
    pub const fn first_day(self) -> Date {
        self.first
    }

    /// The last day that the date may mean: validity counts from it, in the hoster's favour.
    pub fn last_day(self) -> Date {
        match self.precision {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        }
    }

    /// The date in words: `22 avril 2026`, `October 2021`, `2007`.
    pub fn in_words(self, lang: Lang) -> String {
        let (year, day) = (self.first.year(), self.first.day());
        let month = month_name(self.first.month(), lang);
        match (self.precision, lang) {
            (Precision::Year, _) => year.to_string(),
            (Precision::Month, _) => format!("{month} {year}"),
            (Precision::Day, Lang::Fr) if day == 1 => format!("1er {month} {year}"),
            (Precision::Day, _) => format!("{day} {month} {year}"),
        }
    }
}

fn month_name(month: i8, lang: Lang) -> &'static str {
    const FR: [&str; 12] = [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];
    const EN: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names = match lang {
        Lang::Fr => &FR,
        Lang::En => &EN,
    };
    usize::try_from(month - 1).ok().and_then(|month| names.get(month)).copied().unwrap_or("")
}

impl From<Date> for PartialDate {
    fn from(date: Date) -> Self {
        Self::day(date)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        parse(text).ok_or_else(|| DateError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<PartialDate> {
    let (precision, widths): (_, &[usize]) = match text.len() {
        4 => (Precision::Year, &[4]),
        7 => (Precision::Month, &[4, 2]),
        10 => (Precision::Day, &[4, 2, 2]),
        _ => return None,
    };
    let mut numbers = [0_i16, 1, 1];
    let mut pieces = text.split('-');
    for (slot, width) in numbers.iter_mut().zip(widths) {
        let piece = pieces.next()?;
        if piece.len() != *width || !piece.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *slot = piece.parse().ok()?;
    }
    let [year, month, day] = numbers;
    if pieces.next().is_some() || !(1900..2200).contains(&year) {
        return None;
    }
    let first = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    Some(PartialDate { first, precision })
}

impl fmt::Display for PartialDate {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.first.year(), self.first.month(), self.first.day());
        match self.precision {
            Precision::Year => write!(out, "{year:04}"),
            Precision::Month => write!(out, "{year:04}-{month:02}"),
            Precision::Day => write!(out, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_prints_as_it_was_read() {
        for text in ["2007", "2021-10", "2026-04-22", "2024-02-29"] {
            assert_eq!(text.parse::<PartialDate>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_date_is_refused_with_how_to_write_it() {
        for text in ["", "26", "2026-13", "2025-02-29", "2026-4-2", "22/04/2026", "202é", "+026", "1899"] {
            let error = text.parse::<PartialDate>().unwrap_err().to_string();
            assert!(error.contains("2026-04-22"), "{text}: {error}");
        }
    }

    #[test]
    fn a_vague_date_is_valid_until_its_last_possible_day() {
        let last = |text: &str| text.parse::<PartialDate>().unwrap().last_day().to_string();
        assert_eq!(last("2007"), "2007-12-31");
        assert_eq!(last("2024-02"), "2024-02-29");
    }

    #[test]
    fn dates_read_as_words() {
        let words = |text: &str, lang| text.parse::<PartialDate>().unwrap().in_words(lang);
        assert_eq!(words("2026-04-01", Lang::Fr), "1er avril 2026");
        assert_eq!(words("2021-10", Lang::En), "October 2021");
    }
}
