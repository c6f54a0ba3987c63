//! One piece of a value: its types, and the parsing of its text form with errors that say how to put it right.

use crate::date::PartialDate;
use crate::duration::Minutes;
use crate::field::{Kind, Options, Part};
use crate::letters::{first_refused, is_refused, refused, shorten};
use crate::number::Decimal;
use crate::opening_hours::OpeningHours;
use crate::text::{Text, t};
use crate::value::ValueProblem;
use crate::vocabulary::Vocabularies;
use std::str::FromStr;

/// The longest line of text, in characters.
pub const LINE_MAX: usize = 120;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 2000;
/// The longest address, in bytes (a request has 8 KiB at most; addresses that people keep are far shorter).
pub const URL_MAX: usize = 500;
/// The most records in a list, and the most codes in one choice.
pub const LIST_MAX: usize = 200;

/// One piece of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Datum {
    /// A code of a choice.
    Code(Box<str>),
    /// Codes of a choice, in the order of their list, without doubles.
    Codes(Vec<Box<str>>),
    /// A number.
    Number(Decimal),
    /// A duration.
    Duration(Minutes),
    /// A date.
    Date(PartialDate),
    /// Hours of the week.
    Hours(OpeningHours),
    /// A text.
    Text(Box<str>),
    /// An http or https address.
    Url(Box<str>),
}

impl Datum {
    /// The canonical text; several codes are joined by `;`.
    pub fn print(&self) -> String {
        match self {
            Self::Code(text) | Self::Text(text) | Self::Url(text) => text.to_string(),
            Self::Codes(codes) => codes.join(";"),
            Self::Number(number) => number.to_string(),
            Self::Duration(duration) => duration.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Hours(hours) => hours.to_string(),
        }
    }

    /// The codes it holds: one, several, or none for other kinds.
    pub fn codes(&self) -> &[Box<str>] {
        match self {
            Self::Code(code) => std::slice::from_ref(code),
            Self::Codes(codes) => codes,
            _ => &[],
        }
    }
}

/// Reads the text of one part.
pub(crate) fn parse(part: &Part, text: &str, vocabularies: &Vocabularies) -> Result<Datum, ValueProblem> {
    match &part.kind {
        Kind::Choice(options) => parse_code(options, text, vocabularies).map(|(_, code)| Datum::Code(code)),
        Kind::Choices(options) => parse_codes(options, text, vocabularies).map(Datum::Codes),
        Kind::Number { decimals, min, max, .. } => {
            parse_number(text, *decimals, *min, *max).map(Datum::Number)
        }
        Kind::Duration { .. } => parse_as(text, Datum::Duration, &DURATION),
        Kind::Date => parse_as(text, Datum::Date, &DATE),
        Kind::Hours => parse_as(text, Datum::Hours, &HOURS),
        Kind::Line => parse_text(text, LINE_MAX, false).map(Datum::Text),
        Kind::Text => parse_text(text, TEXT_MAX, true).map(Datum::Text),
        Kind::Url => parse_url(text).map(Datum::Url),
    }
}

const DURATION: Text = t(
    "n’est pas une durée : écrivez PT30M (30 minutes), PT4H (4 heures) ou P90D (90 jours)",
    "is not a duration: write PT30M (30 minutes), PT4H (4 hours) or P90D (90 days)",
);
const DATE: Text = t(
    "n’est pas une date : écrivez une année (2026), un mois (2026-04) ou un jour (2026-04-22)",
    "is not a date: write a year (2026), a month (2026-04) or a day (2026-04-22)",
);
const HOURS: Text = t(
    "n’est pas un horaire : écrivez par exemple Mo-Fr 09:00-17:30, ou Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00, ou 24/7",
    "is not a set of hours: write for example Mo-Fr 09:00-17:30, or Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00, or 24/7",
);
const NUMBER: Text = t(
    "n’est pas un nombre : écrivez des chiffres, avec au plus deux décimales après un point",
    "is not a number: write digits, with at most two decimals after a dot",
);

fn parse_as<T: FromStr>(text: &str, wrap: fn(T) -> Datum, expected: &Text) -> Result<Datum, ValueProblem> {
    text.parse().map(wrap).map_err(|_| refuse(text, expected))
}

/// A problem that quotes what was read, then says what is wrong and how to write it.
fn refuse(text: &str, why: &Text) -> ValueProblem {
    let text = shorten(text);
    let message = Text::owned(format!("« {text} » {}", why.fr), format!("“{text}” {}", why.en));
    ValueProblem::new("", message)
}

/// The position and the code of an option.
fn parse_code(
    options: &Options,
    text: &str,
    vocabularies: &Vocabularies,
) -> Result<(usize, Box<str>), ValueProblem> {
    let terms = options.terms(vocabularies);
    if let Some(position) = terms.iter().position(|term| term.code == text) {
        return Ok((position, text.into()));
    }
    let codes: Vec<&str> = terms.iter().map(|term| term.code.as_ref()).collect();
    let nearest = crate::suggest::nearest(text, codes.iter().copied()).map(str::to_owned);
    Err(ValueProblem { did_you_mean: nearest.clone(), ..refuse(text, &one_of(&codes, nearest.as_deref())) })
}

/// "is not one of …", with at most a dozen codes, and the nearest one.
pub(crate) fn one_of(codes: &[&str], nearest: Option<&str>) -> Text {
    const SHOWN: usize = 12;
    let mut list = codes.iter().take(SHOWN).copied().collect::<Vec<_>>().join(", ");
    if codes.len() > SHOWN {
        list.push_str(", …");
    }
    let (fr, en) = nearest.map_or_else(Default::default, |code| {
        (format!(" ; vouliez-vous « {code} » ?"), format!("; did you mean “{code}”?"))
    });
    Text::owned(format!("n’est pas parmi : {list}{fr}"), format!("is not one of: {list}{en}"))
}

fn parse_codes(
    options: &Options,
    text: &str,
    vocabularies: &Vocabularies,
) -> Result<Vec<Box<str>>, ValueProblem> {
    let mut codes = text
        .split([';', ','])
        .map(str::trim)
        .filter(|code| !code.is_empty())
        .map(|code| parse_code(options, code, vocabularies))
        .collect::<Result<Vec<_>, _>>()?;
    codes.sort();
    codes.dedup();
    if codes.is_empty() {
        return Err(refuse(text, &t("ne contient aucun code", "holds no code")));
    }
    Ok(codes.into_iter().map(|(_, code)| code).collect())
}

fn parse_number(text: &str, decimals: u8, min: i32, max: i32) -> Result<Decimal, ValueProblem> {
    let number: Decimal = text.parse().map_err(|_| refuse(text, &NUMBER))?;
    if number < Decimal::whole(min) || number > Decimal::whole(max) {
        let why = Text::owned(
            format!("est hors limites : écrivez un nombre de {min} à {max}"),
            format!("is out of range: write a number from {min} to {max}"),
        );
        return Err(refuse(text, &why));
    }
    if number.decimals() > decimals {
        let why = Text::owned(
            format!("est trop précis : écrivez au plus {decimals} décimale(s)"),
            format!("is too precise: write at most {decimals} decimal(s)"),
        );
        return Err(refuse(text, &why));
    }
    Ok(number)
}

/// Reads a text: so many characters at most, and none that no text may hold.
///
/// # Errors
/// When it is too long, or holds such a letter.
pub fn parse_text(text: &str, longest: usize, lines: bool) -> Result<Box<str>, ValueProblem> {
    let length = text.chars().count();
    if length > longest {
        let message = Text::owned(
            format!("le texte a {length} caractères : raccourcissez-le à {longest} au plus"),
            format!("the text has {length} characters: shorten it to {longest} at most"),
        );
        return Err(ValueProblem::new("", message));
    }
    match first_refused(text, lines) {
        Some((position, letter)) => Err(ValueProblem::new("", refused(position, letter))),
        None => Ok(text.into()),
    }
}

/// An address that a page may link to: http or https, a host, no credentials, nothing that could leave an attribute.
///
/// # Errors
/// When it is none, or too long.
pub fn parse_url(text: &str) -> Result<Box<str>, ValueProblem> {
    let why = if text.len() > URL_MAX {
        t("est trop longue : 500 caractères au plus", "is too long: at most 500 characters")
    } else {
        match url_fault(text) {
            None => return Ok(text.into()),
            Some(why) => why,
        }
    };
    Err(refuse(text, &why))
}

fn url_fault(text: &str) -> Option<Text> {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return Some(t(
            "n’est pas une adresse : écrivez-la en entier, par exemple https://example.org/page",
            "is not an address: write it whole, for example https://example.org/page",
        ));
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    if host.contains('@') {
        return Some(t("contient un nom d’utilisateur : retirez-le", "holds a user name: remove it"));
    }
    let name = host.split(':').next().unwrap_or("");
    if name.is_empty()
        || !name.chars().all(|letter| letter.is_alphanumeric() || letter == '-' || letter == '.')
    {
        return Some(t("n’a pas de nom de domaine correct", "has no valid host name"));
    }
    let is_foreign =
        |letter: char| letter.is_whitespace() || is_refused(letter, false) || "<>\"`{}|\\^".contains(letter);
    text.chars().any(is_foreign).then(|| {
        t("contient un caractère interdit dans une adresse", "holds a character that no address may hold")
    })
}
