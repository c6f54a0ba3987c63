//! Reading a query, and every mistake in it at once.

use super::error::{ErrorCode, ParameterError};
use super::{
    Ask, Clock, ERRORS_MAX, HOURS_MAX, KILOMETRES_MAX, Matching, Near, OWN, PER_PAGE, PER_PAGE_MAX, Query,
    Sort, TEXT_SEARCH_MAX,
};
use crate::datum::one_of;
use crate::letters::{first_refused, refused, shorten};
use crate::number::Decimal;
use crate::schema::{Schema, SchemaField, SchemaFilter};
use crate::suggest::nearest;
use crate::text::{Lang, Text, code_of, fold, t};
use std::collections::BTreeMap;
use std::str::FromStr;

/// Orders that people may look for, and that do not exist on purpose.
const MARKS: [&str; 6] = ["score", "rating", "rank", "note", "best", "quality"];
/// The only field that names an order.
const NAME: &str = "name";
/// The fewest letters by which a word of a label is known.
const WORD_MIN: usize = 3;

/// Reads the pairs of one query.
pub(super) struct Parser<'a> {
    pub(super) schema: &'a Schema,
    also: &'a [&'a str],
    without: &'a [&'a str],
    pub(super) values: BTreeMap<&'a str, Vec<&'a str>>,
    errors: Vec<ParameterError>,
}

impl<'a> Parser<'a> {
    pub(super) fn new(schema: &'a Schema, also: &'a [&'a str], without: &'a [&'a str]) -> Self {
        Self { schema, also, without, values: BTreeMap::new(), errors: Vec::new() }
    }

    pub(super) fn run(mut self, pairs: &'a [(String, String)]) -> Result<Query, Vec<ParameterError>> {
        for (name, value) in pairs {
            if !self.is_known(name) {
                self.unknown(name);
            } else if !value.is_empty() {
                self.values.entry(name).or_default().push(value);
            }
        }
        let mut query = Query {
            profile: self.profile(),
            text: self.text(),
            near: self.near(),
            matching: self.matching(),
            sort: self.sort(),
            seed: self.number("seed", 0, u32::MAX),
            page: self.number("page", 1, u32::MAX).unwrap_or(1),
            per_page: self.number("per_page", 1, PER_PAGE_MAX).unwrap_or(PER_PAGE),
            ..Query::default()
        };
        for filter in self.asked_filters() {
            if let Some(ask) = self.ask(filter) {
                query.asks.insert(filter.id, ask);
            }
        }
        self.without(&mut query);
        self.contradictions(&query);
        if self.errors.is_empty() { Ok(query) } else { Err(self.errors) }
    }

    /// The filters that a given name belongs to, in the order of their declaration: most requests name few of them.
    fn asked_filters(&self) -> Vec<&'a SchemaFilter> {
        let schema = self.schema;
        let with_clock =
            |name: &str| schema.filters().iter().find(|filter| filter.clock_parameter() == Some(name));
        let names = self.values.keys().filter(|name| !OWN.contains(name));
        let mut found: Vec<&SchemaFilter> =
            names.filter_map(|name| schema.filter(name).or_else(|| with_clock(name))).collect();
        found.sort_by_key(|filter| filter.id);
        found.dedup_by_key(|filter| filter.id);
        found
    }

    fn is_known(&self, name: &str) -> bool {
        OWN.contains(&name) && name != "lang"
            || self.schema.filter(name).is_some()
            || self.schema.filters().iter().any(|filter| filter.clock_parameter() == Some(name))
    }

    fn names(&self) -> Vec<&'a str> {
        let filters = self.schema.filters().iter();
        let mut names: Vec<&str> = filters
            .flat_map(|filter| [Some(filter.filter.parameter), filter.clock_parameter()])
            .flatten()
            .collect();
        names.extend(OWN.iter().copied().filter(|name| *name != "lang"));
        names.extend(self.also);
        names.retain(|name| !self.without.contains(name));
        names
    }

    /// Whether so many mistakes were found that nobody reads one more: finding the nearest spelling takes time.
    fn has_enough(&self) -> bool {
        self.errors.len() >= ERRORS_MAX
    }

    fn unknown(&mut self, name: &str) {
        if self.has_enough() {
            return;
        }
        let shown = shorten(name);
        let detail = Text::owned(
            format!("Aucun paramètre ne s’appelle « {shown} »."),
            format!("No parameter is called “{shown}”."),
        );
        let allowed: Vec<String> = self.names().into_iter().map(str::to_owned).collect();
        let did_you_mean = nearest(name, self.names()).map(str::to_owned);
        let error = ParameterError::new(shown, ErrorCode::Unknown, detail);
        self.errors.push(ParameterError { allowed, did_you_mean, ..error });
    }

    pub(super) fn refuse(&mut self, parameter: &str, code: ErrorCode, detail: Text) {
        if !self.has_enough() {
            self.errors.push(ParameterError::new(parameter, code, detail));
        }
    }

    /// A value that is not among a list.
    pub(super) fn not_among(&mut self, parameter: &str, read: &str, codes: &[&str]) {
        if self.has_enough() {
            return;
        }
        let near = nearest(read, codes.iter().copied());
        let (read, why) = (shorten(read), one_of(codes, None));
        let detail = Text::owned(format!("« {read} » {}.", why.fr), format!("“{read}” {}.", why.en));
        self.errors.push(ParameterError {
            allowed: codes.iter().map(|code| (*code).to_owned()).collect(),
            did_you_mean: near.map(str::to_owned),
            ..ParameterError::new(parameter, ErrorCode::Value, detail)
        });
    }

    /// The value of a parameter that takes one.
    fn single(&mut self, name: &str) -> Option<&'a str> {
        let values = self.values.get(name)?;
        if values.len() > 1 {
            let detail = Text::owned(
                format!("« {name} » est donné {} fois : gardez-en un.", values.len()),
                format!("“{name}” stands {} times: keep one.", values.len()),
            );
            self.refuse(name, ErrorCode::Repeated, detail);
            return None;
        }
        values.first().copied()
    }

    /// The values of a parameter that takes several: repeated, or separated by commas.
    pub(super) fn several(&self, name: &str) -> Vec<&'a str> {
        let values = self.values.get(name).into_iter().flatten();
        values.flat_map(|value| value.split(',')).map(str::trim).filter(|value| !value.is_empty()).collect()
    }

    fn number<T: FromStr + PartialOrd + Copy + std::fmt::Display>(
        &mut self,
        name: &str,
        min: T,
        max: T,
    ) -> Option<T> {
        let text = self.single(name)?;
        let plain = text.bytes().all(|byte| byte.is_ascii_digit());
        let number = text.parse().ok().filter(|number: &T| plain && (min..=max).contains(number));
        if number.is_none() {
            let shown = shorten(text);
            let detail = Text::owned(
                format!("« {shown} » ne convient pas : écrivez un nombre entier de {min} à {max}."),
                format!("“{shown}” will not do: write a whole number from {min} to {max}."),
            );
            self.refuse(name, ErrorCode::Value, detail);
        }
        number
    }

    fn profile(&mut self) -> Option<String> {
        let id = self.single("profile")?;
        if self.schema.recipe(id).is_some() {
            return Some(id.to_owned());
        }
        let schema = self.schema;
        let known: Vec<&str> = schema.recipes().iter().map(|recipe| recipe.id.as_str()).collect();
        self.not_among("profile", id, &known);
        None
    }

    fn text(&mut self) -> Option<String> {
        let text = self.single("q")?.trim();
        let length = text.chars().count();
        if let Some((position, letter)) = first_refused(text, false) {
            let why = refused(position, letter);
            let detail = Text::owned(format!("Dans « q », {}.", why.fr), format!("In “q”, {}.", why.en));
            self.refuse("q", ErrorCode::Value, detail);
        } else if length > TEXT_SEARCH_MAX {
            let detail = Text::owned(
                format!("La recherche a {length} caractères : {TEXT_SEARCH_MAX} au plus."),
                format!("The search has {length} characters: {TEXT_SEARCH_MAX} at most."),
            );
            self.refuse("q", ErrorCode::Value, detail);
        } else if text.is_empty() {
            return None;
        } else if fold(text).is_empty() {
            let detail = t(
                "La recherche ne contient ni lettre ni chiffre.",
                "The search holds no letter and no digit.",
            );
            self.refuse("q", ErrorCode::Value, detail);
        } else {
            return Some(text.to_owned());
        }
        None
    }

    fn near(&mut self) -> Option<Near> {
        let within_km = self.number("within_km", 1, KILOMETRES_MAX);
        let Some(text) = self.single("near") else {
            if within_km.is_some() && !self.values.contains_key("near") {
                let detail = t("« within_km » a besoin de « near ».", "“within_km” needs “near”.");
                self.refuse("within_km", ErrorCode::Contradiction, detail);
            }
            return None;
        };
        let point = text.split_once(',').and_then(|(latitude, longitude)| {
            Some((degrees(latitude.trim(), 90)?, degrees(longitude.trim(), 180)?))
        });
        let Some((latitude, longitude)) = point else {
            let shown = shorten(text);
            let detail = Text::owned(
                format!(
                    "« {shown} » n’est pas une position : écrivez latitude,longitude en degrés, par exemple 48.1,-1.6."
                ),
                format!(
                    "“{shown}” is not a position: write latitude,longitude in degrees, for example 48.1,-1.6."
                ),
            );
            self.refuse("near", ErrorCode::Value, detail);
            return None;
        };
        Some(Near { latitude, longitude, within_km })
    }

    fn matching(&mut self) -> Matching {
        match self.single("match") {
            Some("yes") => Matching::YesOnly,
            Some("all") | None => Matching::WithUnknown,
            Some(other) => {
                self.not_among("match", other, &["yes", "all"]);
                Matching::WithUnknown
            }
        }
    }

    fn sort(&mut self) -> Sort {
        let Some(text) = self.single("sort") else { return Sort::default() };
        let found = Sort::ALL.into_iter().find(|sort| sort.code() == text);
        if found.is_none() {
            self.no_such_order(text);
        }
        found.unwrap_or_default()
    }

    /// Orders by what hosters say do not exist, on purpose, and the error says why (product rule 1).
    fn no_such_order(&mut self, text: &str) {
        let codes = Sort::ALL.map(Sort::code);
        let orders = |lang: Lang| Sort::ALL.map(|order| order.in_words(lang)).join(", ");
        let (shown, french, english) = (shorten(text), orders(Lang::Fr), orders(Lang::En));
        let (code, detail) = if self.is_said_of_hosters(text) {
            (
                ErrorCode::NoRanking,
                Text::owned(
                    format!(
                        "On ne classe pas les hébergeurs par « {shown} » : ce qu’ils disent d’eux n’est pas une note, et un classement pousserait à en dire plus que l’on ne peut tenir. Ordres possibles : {french}."
                    ),
                    format!(
                        "Hosters are not ranked by “{shown}”: what they say of themselves is no mark, and a ranking would push people to say more than they can keep. Possible orders: {english}."
                    ),
                ),
            )
        } else {
            (
                ErrorCode::Value,
                Text::owned(
                    format!("Aucun ordre ne s’appelle « {shown} ». Ordres possibles : {french}."),
                    format!("No order is called “{shown}”. Possible orders: {english}."),
                ),
            )
        };
        let near = nearest(text, codes.iter().copied()).filter(|_| code == ErrorCode::Value);
        self.errors.push(ParameterError {
            allowed: codes.map(str::to_owned).to_vec(),
            did_you_mean: near.map(str::to_owned),
            ..ParameterError::new("sort", code, detail)
        });
    }

    /// Whether a word names what hosters say of themselves: by its identifier, or by a word that people read for it, such
    /// as “gti”.
    fn is_said_of_hosters(&self, text: &str) -> bool {
        let asked = fold(text);
        let names = |label: &Text| {
            let says = |lang: Lang| fold(label.get(lang)).split(' ').any(|word| word == asked);
            asked.len() >= WORD_MIN && Lang::ALL.into_iter().any(says)
        };
        let is_field = |known: &SchemaField| {
            let is_named = known.field.id == text || names(&known.texts.label);
            known.field.id != NAME && is_named
        };
        let is_filter = |filter: &SchemaFilter| filter.filter.parameter == text || names(&filter.label);
        MARKS.contains(&text)
            || self.schema.filters().iter().any(is_filter)
            || self.schema.fields().iter().any(is_field)
    }

    fn ask(&mut self, filter: &SchemaFilter) -> Option<Ask> {
        let parameter = filter.filter.parameter;
        if let Some(clock_parameter) = filter.clock_parameter() {
            return self.delay(parameter, clock_parameter);
        }
        let mut codes: Vec<(usize, String)> = Vec::new();
        for value in self.several(parameter) {
            if filter.is_open() {
                codes.extend(self.open_name(parameter, value));
            } else if let Some(position) = filter.positions.get(value) {
                codes.push((*position, value.to_owned()));
            } else {
                let known: Vec<&str> = filter.options.iter().map(|option| option.code.as_str()).collect();
                self.not_among(parameter, value, &known);
            }
        }
        codes.sort();
        codes.dedup();
        (!codes.is_empty()).then(|| Ask::Options(codes.into_iter().map(|(_, code)| code).collect()))
    }

    fn open_name(&mut self, parameter: &str, value: &str) -> Option<(usize, String)> {
        let code = code_of(value);
        // The code is measured, not what was written: folding may lengthen it (ß becomes ss).
        if code.is_empty() || code.chars().count() > crate::datum::LINE_MAX {
            let shown = shorten(value);
            let detail =
                Text::owned(format!("« {shown} » n’est pas un nom."), format!("“{shown}” is not a name."));
            self.refuse(parameter, ErrorCode::Value, detail);
            return None;
        }
        Some((0, code))
    }

    fn delay(&mut self, parameter: &'static str, clock_parameter: &'static str) -> Option<Ask> {
        let clock = match self.single(clock_parameter) {
            None => Clock::default(),
            Some("calendar") => Clock::Calendar,
            Some("working") => Clock::Working,
            Some(other) => {
                self.not_among(clock_parameter, other, &["calendar", "working"]);
                Clock::default()
            }
        };
        if !self.values.contains_key(parameter) && self.values.contains_key(clock_parameter) {
            let detail = Text::owned(
                format!("« {clock_parameter} » a besoin de « {parameter} »."),
                format!("“{clock_parameter}” needs “{parameter}”."),
            );
            self.refuse(clock_parameter, ErrorCode::Contradiction, detail);
        }
        self.number(parameter, 1, HOURS_MAX).map(|hours| Ask::Within { hours, clock })
    }
}

fn degrees(text: &str, most: i32) -> Option<Decimal> {
    // More than two decimals are no mistake (a phone gives six): they are cut, a position is public to 10 km only.
    let kept = match text.split_once('.') {
        Some((whole, fraction))
            if fraction.len() > 2 && fraction.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("{whole}.{}", fraction.get(..2)?)
        }
        _ => text.to_owned(),
    };
    let number: Decimal = kept.parse().ok()?;
    (number >= Decimal::whole(-most) && number <= Decimal::whole(most)).then_some(number)
}
