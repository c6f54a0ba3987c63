//! From the answers of a declaration to statements: what is new is stated, what is the same is confirmed, what the hoster
//! took out of its own answers is withdrawn. What others said stays: nobody withdraws in another's place.

use crate::answer::{Answer, Provenance, Source, Stated};
use crate::date::PartialDate;
use crate::directory::{Answers, Hoster};
use crate::schema::{FieldId, Schema, SchemaField};
use crate::statement::{Act, Slug, Statement, Subject};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The public reason when a hoster takes back one of its own answers.
pub const REMOVED: &str = "Retiré par l’hébergeur.";

/// Who speaks, and when.
#[derive(Clone, Debug)]
pub struct Author {
    /// As the ledger keeps it: `account:12`.
    pub name: String,
    /// From what kind of source: the hoster's form, or a decision of the collective.
    pub provenance: Provenance,
    /// Now.
    pub at: Timestamp,
}

impl Author {
    fn today(&self) -> Date {
        self.at.to_zoned(TimeZone::UTC).date()
    }

    /// A statement of this author.
    pub fn statement(&self, subject: Subject, known: &SchemaField, act: Act) -> Statement {
        let stated_on = matches!(act, Act::Stated(_)).then(|| PartialDate::day(self.today()));
        Statement {
            subject,
            field: known.field,
            act,
            provenance: self.provenance,
            stated_on,
            source: Source::default(),
            evidence: Vec::new(),
            author: self.name.clone(),
            recorded_at: self.at,
        }
    }
}

/// The statements that a declaration about a hoster, or one of its services, adds. None when nothing is new and everything
/// was confirmed today already, so that the same declaration sent twice states nothing twice.
pub fn changes(
    schema: &Schema,
    subject: &Subject,
    known: Option<&Answers>,
    declared: &[(FieldId, Option<Answer>)],
    author: &Author,
) -> Vec<Statement> {
    let change = |(field, answer): &(FieldId, Option<Answer>)| {
        let field = schema.field_at(*field)?;
        let own = known.and_then(|answers| answers.from(field.id, author.provenance));
        let act = act(own, answer.as_ref(), author.today())?;
        Some(author.statement(subject.clone(), field, act))
    };
    declared.iter().filter_map(change).collect()
}

fn act(own: Option<&Stated>, answer: Option<&Answer>, today: Date) -> Option<Act> {
    match (own, answer) {
        (None, None) => None,
        (Some(_), None) => Some(Act::Withdrawn(REMOVED.to_owned())),
        (Some(own), Some(answer)) if own.answer == *answer => {
            (own.known_on() < today).then_some(Act::Confirmed)
        }
        (_, Some(answer)) => Some(Act::Stated(answer.clone())),
    }
}

/// Confirms every answer that a hoster shows, whoever gave it: it stays with its source, and counts from today. What was
/// confirmed or stated today already is left out, and so is what the collective decides.
pub fn confirmations(schema: &Schema, hoster: &Hoster, author: &Author) -> Vec<Statement> {
    let own = Subject { hoster: hoster.slug().clone(), service: None };
    let mut statements = of_subject(schema, &own, hoster.answers(), author);
    for service in hoster.services() {
        let key: Slug = service.key().clone();
        let subject = Subject { service: Some(key), ..own.clone() };
        statements.extend(of_subject(schema, &subject, service.answers(), author));
    }
    statements
}

fn of_subject(schema: &Schema, subject: &Subject, answers: &Answers, author: &Author) -> Vec<Statement> {
    let confirm = |field: FieldId| {
        let known = schema.field_at(field).filter(|known| super::is_for_hosters(known.field))?;
        let shown = answers.get(field)?;
        let ages = known.months.is_some();
        let is_given = !matches!(shown.provenance, Provenance::Derived | Provenance::Collective);
        let is_due = ages && is_given && shown.known_on() < author.today();
        let author = Author { provenance: shown.provenance, ..author.clone() };
        is_due.then(|| author.statement(subject.clone(), known, Act::Confirmed))
    };
    answers.fields().filter_map(confirm).collect()
}
