//! What a hoster says about a filter, and the verdict on what was asked: the plain definition of a search.

use crate::answer::{Answer, Stated};
use crate::datum::Datum;
use crate::directory::{Hoster, Service};
use crate::field::{About, Kind, NONE, Reading, STATED, Takes};
use crate::query::{Ask, Clock};
use crate::schema::{FieldId, Schema, SchemaFilter};
use crate::text::code_of;
use crate::value::Value;
use jiff::civil::Date;
use std::borrow::Cow;

/// The three values of Kleene's logic. "Unknown" is never taken for a "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It fits.
    Yes,
    /// It has not said.
    Unknown,
    /// It does not fit.
    No,
}

impl Verdict {
    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Unknown => "unknown",
            Self::No => "no",
        }
    }

    /// "And": any no is no; else any unknown is unknown; else yes.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Unknown, _) | (_, Self::Unknown) => Self::Unknown,
            _ => Self::Yes,
        }
    }
}

/// What a hoster says about a delay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Delay {
    /// Nothing.
    Silent,
    /// That none is promised.
    NonePromised,
    /// That one is promised, but not which.
    Undisclosed,
    /// The delay in minutes, and on which clock, as far as it says so.
    Promised(u32, Option<Clock>),
}

impl Delay {
    /// A promise in calendar hours meets an equal or longer demand on either clock; one in working hours meets only a
    /// demand in working hours.
    pub(crate) fn verdict(self, hours: u16, clock: Clock) -> Verdict {
        match self {
            Self::Silent | Self::Undisclosed => Verdict::Unknown,
            Self::NonePromised => Verdict::No,
            Self::Promised(minutes, _) if minutes > u32::from(hours) * 60 => Verdict::No,
            Self::Promised(_, promised) => match (promised, clock) {
                (_, Clock::Working) | (Some(Clock::Calendar), _) => Verdict::Yes,
                (Some(Clock::Working), Clock::Calendar) => Verdict::No,
                (None, Clock::Calendar) => Verdict::Unknown,
            },
        }
    }
}

/// The delay of a hoster under a filter that takes one.
pub(crate) fn read_delay(filter: &SchemaFilter, hoster: &Hoster) -> Delay {
    let Takes::Within { delay, clock, .. } = filter.filter.takes else { return Delay::Silent };
    match hoster.answers().current(filter.field).map(|stated| &stated.answer) {
        None => Delay::Silent,
        Some(Answer::None) => Delay::NonePromised,
        Some(Answer::Value(value)) => match value.get(delay) {
            Some(Datum::Duration(minutes)) => Delay::Promised(minutes.get(), read_clock(value, clock)),
            _ => Delay::Undisclosed,
        },
    }
}

fn read_clock(value: &Value, part: &str) -> Option<Clock> {
    [Clock::Calendar, Clock::Working].into_iter().find(|clock| value.has_code(part, clock.code()))
}

/// What a hoster says about the options of a filter. Silence comes first: an answer that is absent or has aged never
/// reaches a rule, so that it cannot become a "no".
pub fn read<'a>(schema: &'a Schema, filter: &SchemaFilter, hoster: &'a Hoster, today: Date) -> Reading<'a> {
    if schema.field_at(filter.field).is_some_and(|known| known.field.about == About::Service) {
        return read_services(schema, filter, hoster, today);
    }
    match hoster.answers().current(filter.field) {
        None => Reading::Silent,
        Some(stated) => read_stated(schema, filter, stated, today),
    }
}

/// The options that hold for any service that is open. What others gathered may lack services, and a service may be
/// silent: then nothing is said of the other options.
fn read_services<'a>(
    schema: &'a Schema,
    filter: &SchemaFilter,
    hoster: &'a Hoster,
    today: Date,
) -> Reading<'a> {
    let mut held: Vec<Cow<'a, str>> = Vec::new();
    let (mut said, mut whole) = (false, true);
    for stated in service_answers(schema, filter.field, hoster, today) {
        match stated.map(|stated| (read_answer(schema, filter, &stated.answer, today), stated.provenance)) {
            Some((Reading::Holds(holds), provenance)) => {
                said = true;
                whole &= provenance.is_exhaustive();
                held.extend(holds);
            }
            Some((Reading::Partly { holds, .. }, _)) => {
                (said, whole) = (true, false);
                held.extend(holds);
            }
            Some((Reading::Silent, _)) | None => whole = false,
        }
    }
    held.sort();
    held.dedup();
    match (said, whole) {
        (false, _) => Reading::Silent,
        (true, true) => Reading::Holds(held),
        (true, false) => Reading::Partly { holds: held, not: Vec::new() },
    }
}

/// The current answers of the services that are open, one per service.
pub(crate) fn service_answers<'a>(
    schema: &'a Schema,
    field: FieldId,
    hoster: &'a Hoster,
    today: Date,
) -> impl Iterator<Item = Option<&'a Stated>> {
    let open = hoster.services().filter(move |service| is_open(schema, service, today));
    open.map(move |service| service.answers().current(field))
}

/// Whether a service has not ended.
pub(crate) fn is_open(schema: &Schema, service: &Service, today: Date) -> bool {
    !has_ended(schema.field(About::Service, "ended").map(|ended| ended.id), service, today)
}

/// Whether a service has ended, by the field that says so, for those who ask of many.
pub(crate) fn has_ended(ended: Option<FieldId>, service: &Service, today: Date) -> bool {
    let stated = ended.and_then(|ended| service.answers().get(ended));
    let end = stated.and_then(|stated| stated.answer.value()).and_then(|value| value.get("value"));
    matches!(end, Some(Datum::Date(date)) if date.last_day() < today)
}

/// What one service says about the options of a filter on services, and nothing of its neighbours.
pub(crate) fn read_service<'a>(
    schema: &'a Schema,
    filter: &SchemaFilter,
    service: &'a Service,
    today: Date,
) -> Reading<'a> {
    let Some(stated) = service.answers().current(filter.field) else { return Reading::Silent };
    match read_stated(schema, filter, stated, today) {
        // Of several prices, those who gathered them may have missed one, whatever rule reads them.
        Reading::Holds(holds)
            if !stated.provenance.is_exhaustive()
                && stated.answer.value().is_some()
                && has_choices(schema, filter) =>
        {
            Reading::Partly { holds, not: Vec::new() }
        }
        reading => reading,
    }
}

fn has_choices(schema: &Schema, filter: &SchemaFilter) -> bool {
    let field = schema.field_at(filter.field).map(|known| known.field);
    matches!(filter.filter.takes, Takes::Rule { .. })
        && field.is_some_and(|field| field.parts.iter().any(|part| matches!(part.kind, Kind::Choices(_))))
}

/// The verdict of a filter on services on one of them.
pub(crate) fn service_verdict(
    schema: &Schema,
    filter: &SchemaFilter,
    ask: &Ask,
    service: &Service,
    today: Date,
) -> Verdict {
    match ask {
        Ask::Options(asked) if filter.clock_parameter().is_none() => {
            any_of(&read_service(schema, filter, service, today), asked)
        }
        // No service promises a delay, and no query string asks one for options.
        Ask::Options(_) | Ask::Within { .. } => Verdict::Unknown,
    }
}

/// What others gathered may lack items of a list: what they did not note is unknown, not a "no".
fn read_stated<'a>(
    schema: &'a Schema,
    filter: &SchemaFilter,
    stated: &'a Stated,
    today: Date,
) -> Reading<'a> {
    match read_answer(schema, filter, &stated.answer, today) {
        Reading::Holds(holds)
            if !stated.provenance.is_exhaustive()
                && stated.answer.value().is_some()
                && is_several(schema, filter) =>
        {
            Reading::Partly { holds, not: Vec::new() }
        }
        reading => reading,
    }
}

/// Whether the filter compares items of a list.
fn is_several(schema: &Schema, filter: &SchemaFilter) -> bool {
    let Some(field) = schema.field_at(filter.field).map(|known| known.field) else { return false };
    match &filter.filter.takes {
        // Whether there is anything at all is said by the first item.
        Takes::Answer | Takes::Given(_) | Takes::Within { .. } => false,
        Takes::Part(part) if !field.list => {
            field.parts.iter().any(|known| known.id == *part && matches!(known.kind, Kind::Choices(_)))
        }
        // Places come whole from the map of the collective: somewhere else is a "no".
        _ => field.list && field.id != "places",
    }
}

fn read_answer<'a>(
    schema: &'a Schema,
    filter: &SchemaFilter,
    answer: &'a Answer,
    today: Date,
) -> Reading<'a> {
    let Answer::Value(value) = answer else { return Reading::Holds(vec![NONE.into()]) };
    match &filter.filter.takes {
        Takes::Part(part) => read_part(value, part),
        Takes::WelcomedOrNot { yes, no } => read_two_lists(value, yes, no),
        Takes::Names(part) => read_names(value, part),
        Takes::Answer => Reading::Holds(vec![STATED.into()]),
        Takes::Given(parts) if parts.iter().any(|part| value.get(part).is_some()) => {
            Reading::Holds(vec!["yes".into()])
        }
        Takes::Given(_) | Takes::Within { .. } => Reading::Silent,
        Takes::Rule { read, .. } => read(value, today),
        Takes::Above { read, below, .. } => above(schema, read(value, today), below),
    }
}

fn codes<'a>(value: &'a Value, part: &str) -> Vec<Cow<'a, str>> {
    value
        .records()
        .iter()
        .flat_map(|record| record.codes(part))
        .map(|code| Cow::Borrowed(code.as_ref()))
        .collect()
}

fn read_part<'a>(value: &'a Value, part: &str) -> Reading<'a> {
    let holds = codes(value, part);
    if holds.is_empty() { Reading::Silent } else { Reading::Holds(holds) }
}

fn read_two_lists<'a>(value: &'a Value, yes: &str, no: &str) -> Reading<'a> {
    let (holds, not) = (codes(value, yes), codes(value, no));
    if holds.is_empty() && not.is_empty() { Reading::Silent } else { Reading::Partly { holds, not } }
}

fn read_names<'a>(value: &'a Value, part: &str) -> Reading<'a> {
    let name = |record: &crate::value::Record| match record.get(part) {
        Some(Datum::Text(name)) => Some(Cow::Owned(code_of(name))),
        _ => None,
    };
    let holds: Vec<_> = value.records().iter().filter_map(name).collect();
    if holds.is_empty() { Reading::Silent } else { Reading::Holds(holds) }
}

fn above<'a>(schema: &'a Schema, reading: Reading<'a>, below: &str) -> Reading<'a> {
    let up = |codes: Vec<Cow<'a, str>>| {
        let vocabulary = schema.vocabularies().get(below);
        let parent = |code: Cow<'a, str>| {
            vocabulary.and_then(|terms| terms.get(&code)).and_then(|term| term.parent.as_deref())
        };
        codes.into_iter().filter_map(parent).map(Cow::Borrowed).collect()
    };
    match reading {
        Reading::Silent => Reading::Silent,
        Reading::Holds(codes) => Reading::Holds(up(codes)),
        Reading::Partly { holds, not } => Reading::Partly { holds: up(holds), not: up(not) },
    }
}

/// The verdict of one filter on one hoster.
pub fn verdict(schema: &Schema, filter: &SchemaFilter, ask: &Ask, hoster: &Hoster, today: Date) -> Verdict {
    match ask {
        Ask::Within { hours, clock } => read_delay(filter, hoster).verdict(*hours, *clock),
        // No query string asks a delay for options.
        Ask::Options(_) if filter.clock_parameter().is_some() => Verdict::Unknown,
        Ask::Options(asked) => any_of(&read(schema, filter, hoster, today), asked),
    }
}

/// Within a filter, "or": any yes is yes; else all no is no; else unknown.
fn any_of(reading: &Reading<'_>, asked: &[String]) -> Verdict {
    let among = |codes: &[Cow<'_, str>], code: &String| codes.iter().any(|known| known == code);
    match reading {
        Reading::Holds(holds) if asked.iter().any(|code| among(holds, code)) => Verdict::Yes,
        Reading::Holds(_) => Verdict::No,
        Reading::Partly { holds, .. } if asked.iter().any(|code| among(holds, code)) => Verdict::Yes,
        Reading::Partly { not, .. } if asked.iter().all(|code| among(not, code)) => Verdict::No,
        Reading::Silent | Reading::Partly { .. } => Verdict::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_follow_the_rule() {
        let calendar = Delay::Promised(4 * 60, Some(Clock::Calendar));
        let working = Delay::Promised(4 * 60, Some(Clock::Working));
        assert_eq!(calendar.verdict(4, Clock::Working), Verdict::Yes);
        assert_eq!(calendar.verdict(4, Clock::Calendar), Verdict::Yes);
        assert_eq!(calendar.verdict(3, Clock::Working), Verdict::No);
        assert_eq!(working.verdict(8, Clock::Working), Verdict::Yes);
        assert_eq!(working.verdict(8, Clock::Calendar), Verdict::No);
        assert_eq!(Delay::Promised(240, None).verdict(8, Clock::Calendar), Verdict::Unknown);
        assert_eq!(Delay::Undisclosed.verdict(8, Clock::Working), Verdict::Unknown);
        assert_eq!(Delay::NonePromised.verdict(8, Clock::Working), Verdict::No);
    }

    #[test]
    fn silence_is_never_a_no() {
        assert_eq!(any_of(&Reading::Silent, &["a".to_owned()]), Verdict::Unknown);
        let partly = Reading::Partly { holds: vec!["a".into()], not: vec!["b".into()] };
        let ask = |codes: &[&str]| {
            any_of(&partly, &codes.iter().map(|code| (*code).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(ask(&["a", "b"]), Verdict::Yes);
        assert_eq!(ask(&["b"]), Verdict::No);
        assert_eq!(ask(&["b", "c"]), Verdict::Unknown);
    }
}
