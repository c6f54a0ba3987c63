//! The seeded generator of statements, valid for any schema.

use super::TODAY;
use super::random::Random;
use crate::answer::{Answer, Provenance, Source};
use crate::date::PartialDate;
use crate::field::{About, Field, Kind, Part, Takes};
use crate::schema::Schema;
use crate::statement::{Act, Slug, Statement, Subject};
use crate::value::Value;
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};

/// The statements of so many synthetic hosters, in the order of a ledger. About a third of the fields are stated, some
/// too long ago to count, some "none", some by two sources that differ; a few hosters are paused or withdrawn.
pub fn statements(schema: &Schema, hosters: usize, seed: u64) -> Vec<Statement> {
    (1..=hosters).flat_map(|number| of_hoster(schema, number, seed)).collect()
}

/// The statements about the synthetic hoster of a number; the same whatever the number of hosters.
pub fn of_hoster(schema: &Schema, number: usize, seed: u64) -> Vec<Statement> {
    let own = u64::try_from(number).unwrap_or(0).wrapping_mul(0x2545_f491_4f6c_dd1d);
    let Ok(slug) = format!("synthetique-{number}").parse::<Slug>() else { return Vec::new() };
    let mut maker = Maker { schema, random: Random::new(seed ^ own), number, slug, made: Vec::new() };
    maker.hoster();
    maker.made
}

struct Maker<'s> {
    schema: &'s Schema,
    random: Random,
    number: usize,
    slug: Slug,
    made: Vec<Statement>,
}

impl Maker<'_> {
    fn hoster(&mut self) {
        let subject = Subject { hoster: self.slug.clone(), service: None };
        self.state(&subject, "name", &[("value", &format!("Hébergeur synthétique {}", self.number))]);
        self.listing(&subject);
        self.fields(About::Hoster, &subject);
        let services = self.random.below(11).min(self.random.below(11));
        for number in 1..=services {
            let service = format!("service-{number}").parse().ok();
            let subject = Subject { hoster: self.slug.clone(), service };
            self.state(&subject, "name", &[("value", &format!("Service synthétique {number}"))]);
            self.fields(About::Service, &subject);
        }
    }

    fn listing(&mut self, subject: &Subject) {
        let day = self.day_near().to_string();
        match self.random.below(60) {
            0 => self.state(subject, "listing", &[("state", "withdrawn")]),
            1 => self.state(subject, "listing", &[("state", "paused")]),
            2 | 3 => self.state(subject, "listing", &[("state", "paused"), ("until", &day)]),
            _ => {}
        }
    }

    /// A plain statement of a field, when the schema has it.
    fn state(&mut self, subject: &Subject, id: &str, pairs: &[(&str, &str)]) {
        let Some(known) = self.schema.field(subject.about(), id) else { return };
        let value = Value::from_pairs(known.field, pairs.iter().copied(), self.schema.vocabularies());
        if let Ok(value) = value {
            let act = Act::Stated(Answer::Value(value));
            self.push(subject, known.field, act, Provenance::Sheet);
        }
    }

    fn fields(&mut self, about: About, subject: &Subject) {
        let schema = self.schema;
        for known in schema.fields().iter().filter(|known| known.field.about == about) {
            let field = known.field;
            if matches!(field.id, "name" | "listing") || self.random.below(10) >= likelihood(field) {
                continue;
            }
            let provenance = self.provenance();
            self.answer(subject, field, provenance);
            if self.random.once_in(8) {
                let other = self.provenance();
                self.answer(subject, field, other);
            }
            self.later(subject, field, provenance);
        }
    }

    fn provenance(&mut self) -> Provenance {
        const OFTEN: [Provenance; 8] = [
            Provenance::Declared,
            Provenance::Declared,
            Provenance::Declared,
            Provenance::DeclaredFile,
            Provenance::Sheet,
            Provenance::Sheet,
            Provenance::Tool,
            Provenance::Gathered,
        ];
        self.random.pick(&OFTEN).copied().unwrap_or(Provenance::Sheet)
    }

    fn answer(&mut self, subject: &Subject, field: &'static Field, provenance: Provenance) {
        let answer = if field.may_be_none && self.random.once_in(6) {
            Answer::None
        } else {
            match self.value(field) {
                Some(value) => Answer::Value(value),
                None => return,
            }
        };
        self.push(subject, field, Act::Stated(answer), provenance);
    }

    /// What happens to some answers afterwards.
    fn later(&mut self, subject: &Subject, field: &'static Field, provenance: Provenance) {
        let act = match self.random.below(40) {
            0..=2 => Act::Confirmed,
            3 | 4 => Act::Reviewed,
            5 => Act::Contested("Motif synthétique.".to_owned()),
            6 => Act::Withdrawn("Motif synthétique.".to_owned()),
            _ => return,
        };
        self.push(subject, field, act, provenance);
    }

    fn push(&mut self, subject: &Subject, field: &'static Field, act: Act, provenance: Provenance) {
        let (stated_on, read_on) = self.dates();
        let recorded_at = self.recorded_at();
        self.made.push(Statement {
            subject: subject.clone(),
            field,
            act,
            provenance,
            stated_on,
            source: Source { documents: vec!["synthetic".to_owned()], read_on },
            evidence: Vec::new(),
            author: "sample".to_owned(),
            recorded_at,
        });
    }

    /// When the source said it and when it was read: mostly within the year, one in six long ago, one in six undated.
    fn dates(&mut self) -> (Option<PartialDate>, Option<Date>) {
        let days =
            if self.random.once_in(6) { 400 + self.random.below(1500) } else { self.random.below(300) };
        let day = TODAY.checked_sub(days_of(days)).unwrap_or(TODAY);
        let text = match self.random.below(6) {
            0 => return (None, Some(day)),
            1 => day.strftime("%Y").to_string(),
            2 => day.strftime("%Y-%m").to_string(),
            _ => day.to_string(),
        };
        (text.parse().ok(), self.random.once_in(2).then_some(day))
    }

    fn recorded_at(&mut self) -> Timestamp {
        let hours = i64::try_from(self.random.below(24 * 700)).unwrap_or(0);
        let end = Timestamp::from_second(1_795_219_200).unwrap_or(Timestamp::UNIX_EPOCH);
        end.checked_sub(hours.hours()).unwrap_or(end)
    }

    /// A day within three months before or after [`TODAY`].
    fn day_near(&mut self) -> Date {
        let days = self.random.below(180);
        TODAY.checked_sub(days_of(90)).and_then(|day| day.checked_add(days_of(days))).unwrap_or(TODAY)
    }

    /// A random value of a field; `None` when the field's own rule refuses it.
    fn value(&mut self, field: &'static Field) -> Option<Value> {
        let records = if field.list { 1 + self.random.small(4) } else { 1 };
        let mut pairs: Vec<(String, String)> = Vec::new();
        for record in 1..=records {
            let before = pairs.len();
            for part in field.parts {
                let given = if part.required { !self.random.once_in(16) } else { self.random.once_in(2) };
                if given {
                    pairs.push((path(field, record, part), self.text(field, part)));
                }
            }
            if let (true, Some(part)) = (pairs.len() == before, field.parts.first()) {
                pairs.push((path(field, record, part), self.text(field, part)));
            }
        }
        let borrowed = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        Value::from_pairs(field, borrowed, self.schema.vocabularies()).ok()
    }

    /// The text of a random piece.
    fn text(&mut self, field: &Field, part: &'static Part) -> String {
        const DURATIONS: [&str; 8] = ["PT30M", "PT1H", "PT4H", "PT8H", "PT24H", "PT36H", "P7D", "P90D"];
        const HOURS: [&str; 5] = [
            "24/7",
            "Mo-Fr 09:00-17:30",
            "Mo-Fr 09:00-12:00,14:00-18:00; Sa 10:00-12:00",
            "Tu,Th 14:00-18:00",
            "Mo-Su 18:00-22:00",
        ];
        let text = |found: Option<&&str>| found.copied().unwrap_or("").to_owned();
        match &part.kind {
            Kind::Choice(_) => self.code(part),
            Kind::Choices(_) => {
                (0..=self.random.small(3)).map(|_| self.code(part)).collect::<Vec<_>>().join(";")
            }
            Kind::Number { decimals, min, max, .. } => self.number(part.id, *decimals, *min, *max),
            Kind::Duration { .. } => text(self.random.pick(&DURATIONS)),
            Kind::Date => self.date(),
            Kind::Hours => text(self.random.pick(&HOURS)),
            Kind::Line if is_open_name(field, part.id) => {
                format!("Logiciel Synthétique {}", self.random.small(60))
            }
            Kind::Line => format!("texte synthétique {}", self.random.below(40)),
            Kind::Text => {
                format!("Texte synthétique {},\nen deux lignes \\ avec = un signe.", self.random.below(40))
            }
            Kind::Url => format!("https://synthetique-{}.example/page", self.number),
        }
    }

    fn code(&mut self, part: &'static Part) -> String {
        let terms = self.schema.terms(&part.kind);
        terms.get(self.random.small(terms.len())).map(|term| term.code.to_string()).unwrap_or_default()
    }

    fn number(&mut self, part: &str, decimals: u8, min: i32, max: i32) -> String {
        // Positions stay around France, so that distances are of all sizes.
        let (from, range) = match part {
            "latitude" => (42, 9),
            "longitude" => (-4, 12),
            _ => (min, usize::try_from(max.saturating_sub(min)).unwrap_or(0).min(12)),
        };
        let whole = from.saturating_add(i32::try_from(self.random.below(range)).unwrap_or(0));
        if decimals == 0 { whole.to_string() } else { format!("{whole}.{}", self.random.below(10)) }
    }

    fn date(&mut self) -> String {
        match self.random.below(4) {
            0 => format!("{}", 2005 + self.random.below(24)),
            1 => format!("{}-{:02}", 2015 + self.random.below(14), 1 + self.random.below(12)),
            2 => self.day_near().to_string(),
            _ => format!(
                "20{:02}-0{}-1{}",
                10 + self.random.below(20),
                1 + self.random.below(9),
                self.random.below(10)
            ),
        }
    }
}

/// How often a field is stated, in ten: what services are is said more often than how they are run.
fn likelihood(field: &Field) -> usize {
    if field.about == About::Service && matches!(field.id, "category" | "software" | "tool") { 7 } else { 3 }
}

fn path(field: &Field, record: usize, part: &Part) -> String {
    if field.list { format!("{record}.{}", part.id) } else { part.id.to_owned() }
}

fn is_open_name(field: &Field, part: &str) -> bool {
    field.filters.iter().any(|filter| matches!(filter.takes, Takes::Names(open) if open == part))
}

fn days_of(days: usize) -> jiff::Span {
    i32::try_from(days).unwrap_or(0).days()
}
