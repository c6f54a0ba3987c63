//! From the text of a property file to the text that the domain reads: case, separators, days before months, commas.

use super::words;
use matou_core::date::PartialDate;
use matou_core::field::{Kind, Options, Part};
use matou_core::text::Text;
use matou_core::vocabulary::{Term, Vocabularies};

/// A value as the domain reads it, and what is odd about how it was written.
#[derive(Debug)]
pub(super) struct Normal {
    pub text: String,
    pub odd: Option<Text>,
}

impl Normal {
    const fn plain(text: String) -> Self {
        Self { text, odd: None }
    }
}

/// Brings the text of a part into the form of the domain. What cannot be stays as it is: the domain says what is wrong.
pub(super) fn normal(part: &Part, text: &str, vocabularies: &Vocabularies) -> Normal {
    match &part.kind {
        Kind::Choice(options) => Normal::plain(code(options, text, vocabularies)),
        Kind::Choices(options) => {
            let codes = text.split([';', ',']).map(str::trim).filter(|code| !code.is_empty());
            Normal::plain(codes.map(|one| code(options, one, vocabularies)).collect::<Vec<_>>().join(";"))
        }
        Kind::Date => date(text),
        Kind::Number { decimals, .. } => Normal::plain(number(text, *decimals)),
        Kind::Duration { .. } => Normal::plain(text.to_ascii_uppercase()),
        Kind::Line => Normal::plain(text.replace('\n', " ")),
        Kind::Hours | Kind::Text | Kind::Url => Normal::plain(text.to_owned()),
    }
}

/// The words of the format that have another code here, in lower case.
const OTHER_CODES: [(&str, &str); 6] = [
    ("on", "ok"),
    ("maintenance", "alert"),
    ("warning", "alert"),
    ("error", "down"),
    ("off", "over"),
    ("full_time", "paid"),
];

/// The code of an option, whatever its case.
fn code(options: &Options, text: &str, vocabularies: &Vocabularies) -> String {
    let terms = options.terms(vocabularies);
    let find = |word: &str| terms.iter().find(|term| term.code.eq_ignore_ascii_case(word));
    let other = || {
        let (_, code) = OTHER_CODES.iter().find(|(word, _)| text.eq_ignore_ascii_case(word))?;
        find(code)
    };
    find(text).or_else(other).map_or_else(|| text.to_owned(), |term: &Term| term.code.to_string())
}

/// A date as ISO writes it: a day may come first, and a time of day may follow.
fn date(text: &str) -> Normal {
    if let Some(iso) = day_first(text) {
        return Normal { odd: Some(words::day_first(text, &iso)), text: iso };
    }
    let (day, time) = text.split_once(['T', ' ']).unwrap_or((text, ""));
    let has_time = day.len() == 10 && time.starts_with(|letter: char| letter.is_ascii_digit());
    if has_time {
        return Normal { odd: Some(words::with_time(text, day)), text: day.to_owned() };
    }
    Normal::plain(text.to_owned())
}

/// `2023-02-01` for `01/02/2023`.
pub(super) fn day_first(text: &str) -> Option<String> {
    let mut pieces = text.split('/');
    let [day, month, year] = [pieces.next()?, pieces.next()?, pieces.next()?];
    let is_number = |piece: &str, most: usize| {
        (1..=most).contains(&piece.len()) && piece.bytes().all(|byte| byte.is_ascii_digit())
    };
    let is_date = pieces.next().is_none() && is_number(day, 2) && is_number(month, 2) && is_number(year, 4);
    let iso = is_date.then(|| format!("{year}-{month:0>2}-{day:0>2}"))?;
    iso.parse::<PartialDate>().is_ok().then_some(iso)
}

/// A number with a dot, without a plus, and with so many decimals: positions come with up to fourteen.
fn number(text: &str, decimals: u8) -> String {
    let plain = text.strip_prefix('+').unwrap_or(text).replace(',', ".");
    let Some((whole, fraction)) = plain.split_once('.') else { return plain };
    let is_number = |piece: &str| !piece.is_empty() && piece.bytes().all(|byte| byte.is_ascii_digit());
    let size = whole.strip_prefix('-').unwrap_or(whole);
    if !is_number(size) || !is_number(fraction) || size.len() > 9 || fraction.len() <= usize::from(decimals) {
        return plain;
    }
    match plain.parse::<f64>() {
        Ok(number) if decimals == 1 => format!("{:.1}", (number * 10.0).round() / 10.0 + 0.0),
        _ => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_may_come_first() {
        assert_eq!(day_first("01/02/2023").as_deref(), Some("2023-02-01"));
        assert_eq!(day_first("1/2/2023").as_deref(), Some("2023-02-01"));
        for text in ["2023/02/01", "1/2/23", "a/b/cccc", "1/2/2023/4", "31/02/2023", "1/2/023", "", "//"] {
            assert_eq!(day_first(text), None, "{text}");
        }
    }

    #[test]
    fn positions_are_rounded_and_commas_are_dots() {
        for (text, plain) in [
            ("48,1173", "48.1"),
            ("+2.35", "2.4"),
            ("-0,04", "0.0"),
            ("-1.66", "-1.7"),
            ("48", "48"),
            ("1e3,5", "1e3.5"),
            ("48.1173.2", "48.1173.2"),
        ] {
            assert_eq!(number(text, 1), plain);
        }
        assert_eq!(number("99,55", 2), "99.55");
    }

    #[test]
    fn a_time_of_day_is_taken_off_a_date() {
        for (text, iso) in
            [("2020-07-06T14:23:20", "2020-07-06"), ("2020-07-06 14:23", "2020-07-06"), ("2020", "2020")]
        {
            assert_eq!(date(text).text, iso);
        }
        assert_eq!(date("hier Toulouse").text, "hier Toulouse");
    }
}
