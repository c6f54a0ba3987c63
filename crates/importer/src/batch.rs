//! Gathers what the readers found into one answer per subject, field and provenance, and has it checked.
//!
//! A reader hands over pieces of text with their places; here they become the answer of a field, the rows of a list are
//! put together, and whatever the domain refuses goes back to the cell that it came from.

use crate::finding::{Findings, Place};
use crate::reading::{Context, Located, Reading};
use jiff::civil::Date;
use matou_core::answer::{Answer, Provenance, Source};
use matou_core::date::PartialDate;
use matou_core::datum::LIST_MAX;
use matou_core::field::Field;
use matou_core::schema::{FieldId, SchemaField};
use matou_core::statement::{Act, Statement, Subject};
use matou_core::text::{Text, t};
use matou_core::value::{Value, ValueProblem};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// One piece of an answer as it was read.
#[derive(Clone, Debug)]
pub(crate) struct Piece {
    /// The part; `None` for "states that there is none".
    pub part: Option<&'static str>,
    /// What was written.
    pub text: String,
    /// Where.
    pub place: Place,
}

/// When and where something was said.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    /// When the source said it.
    pub stated_on: Option<PartialDate>,
    /// When it was read.
    pub read_on: Option<Date>,
    /// The documents.
    pub documents: Vec<String>,
    /// Addresses that support it.
    pub evidence: Vec<String>,
    /// Whether a directory took it in before: then a declaration gave all that was asked for at the time.
    pub is_recorded: bool,
}

/// The answer to a field, before it is checked: one record, or several of a list.
#[derive(Debug)]
struct Draft {
    field: &'static Field,
    told: Told,
    records: Vec<Vec<Piece>>,
}

/// What identifies an answer.
type Key = (Subject, FieldId, Provenance);

/// All answers of one import.
#[derive(Debug)]
pub(crate) struct Batch<'s> {
    /// What is read with.
    pub context: Context<'s>,
    /// What is wrong so far.
    pub findings: Findings,
    author: &'static str,
    drafts: BTreeMap<Key, Draft>,
}

impl<'s> Batch<'s> {
    pub(crate) fn new(context: Context<'s>, author: &'static str) -> Self {
        Self { context, findings: Findings::default(), author, drafts: BTreeMap::new() }
    }

    /// Adds a record to the answer of a field. A list grows within one file; anything else is said once.
    pub(crate) fn add(
        &mut self,
        subject: Subject,
        known: &SchemaField,
        provenance: Provenance,
        told: Told,
        record: Vec<Piece>,
    ) {
        if record.is_empty() {
            return;
        }
        match self.drafts.entry((subject, known.id, provenance)) {
            Entry::Occupied(mut slot) => slot.get_mut().take(told, record, &mut self.findings),
            Entry::Vacant(slot) => {
                slot.insert(Draft { field: known.field, told, records: vec![record] });
            }
        }
    }

    /// Whether reading on is of no use; too many answers are an error.
    pub(crate) fn must_stop(&mut self) -> bool {
        let most = self.context.limits.answers;
        let Some(first) = self.drafts.values().next().filter(|_| self.drafts.len() > most) else {
            return self.findings.is_full();
        };
        let message = Text::owned(
            format!("plus de {most} réponses à la fois : découpez le fichier"),
            format!("more than {most} answers at once: split the file"),
        );
        if let Some(place) = first.place() {
            self.findings.error(Place::of_file(&place.file), "", message);
        }
        true
    }

    /// Checks all answers.
    pub(crate) fn finish(mut self) -> Reading {
        let mut statements = Vec::with_capacity(self.drafts.len());
        for ((subject, _, provenance), draft) in std::mem::take(&mut self.drafts) {
            let Some(place) = draft.place().cloned() else { continue };
            if let Some(answer) = draft.answer(&self.context, provenance, &mut self.findings) {
                let statement = self.statement(subject, provenance, draft, answer);
                statements.push(Located { statement, place });
            }
            if self.findings.is_full() {
                break;
            }
        }
        Reading { statements, findings: self.findings.into_list(), ..Reading::default() }
    }

    fn statement(&self, subject: Subject, provenance: Provenance, draft: Draft, answer: Answer) -> Statement {
        let Told { stated_on, read_on, documents, evidence, .. } = draft.told;
        Statement {
            subject,
            field: draft.field,
            act: Act::Stated(answer),
            provenance,
            stated_on,
            source: Source { documents, read_on },
            evidence,
            author: self.author.to_owned(),
            recorded_at: self.context.recorded_at,
        }
    }
}

impl Told {
    /// Takes in the sources of one more row of a list. The list as a whole was said on the latest of its days.
    fn widen(&mut self, other: Self) {
        let last = |date: &Option<PartialDate>| date.map(PartialDate::last_day);
        if last(&other.stated_on) > last(&self.stated_on) {
            self.stated_on = other.stated_on;
        }
        self.read_on = self.read_on.max(other.read_on);
        self.is_recorded &= other.is_recorded;
        let unite = |all: &mut Vec<String>, more: Vec<String>| {
            for text in more {
                if !all.contains(&text) {
                    all.push(text);
                }
            }
        };
        unite(&mut self.documents, other.documents);
        unite(&mut self.evidence, other.evidence);
    }
}

impl Draft {
    /// Takes in one more record, or says why it cannot.
    fn take(&mut self, told: Told, record: Vec<Piece>, findings: &mut Findings) {
        let Some(place) = record.first().map(|piece| piece.place.clone()) else { return };
        if self.field.list && self.file_is(&place) {
            if self.records.len() < LIST_MAX {
                self.told.widen(told);
                self.records.push(record);
            } else {
                findings.error(place, "", list_too_long(self.field));
            }
        } else if self.told == told && self.says(&record) {
            findings.warning(place, "", self.repeated(&LEFT_OUT));
        } else {
            let (place, read) =
                self.difference(&record).map_or((place, ""), |piece| (piece.place.clone(), &piece.text));
            findings.error(place, read, self.repeated(&KEEP_ONE));
        }
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.records.iter().flatten()
    }

    fn place(&self) -> Option<&Place> {
        self.pieces().next().map(|piece| &piece.place)
    }

    fn file_is(&self, place: &Place) -> bool {
        self.place().is_some_and(|known| known.file == place.file)
    }

    /// Whether a record says the same in the same words.
    fn says(&self, record: &[Piece]) -> bool {
        let plain = |piece: &Piece| (piece.part, piece.text.clone());
        self.pieces().map(plain).eq(record.iter().map(plain))
    }

    /// The first piece of a record that this draft says otherwise.
    fn difference<'r>(&self, record: &'r [Piece]) -> Option<&'r Piece> {
        let differs =
            |piece: &&Piece| self.pieces().any(|known| known.part == piece.part && known.text != piece.text);
        record.iter().find(differs)
    }

    /// "is already stated in …, line …", and what to do.
    fn repeated(&self, remedy: &Text) -> Text {
        let id = self.field.id;
        let file = self.place().map_or("", |place| place.file.as_ref());
        let line = self.place().and_then(|place| place.line).unwrap_or(0);
        Text::owned(
            format!("une réponse à « {id} » est déjà donnée ({file}, ligne {line}) : {}", remedy.fr),
            format!("an answer to “{id}” is already given ({file}, line {line}): {}", remedy.en),
        )
    }

    /// The checked answer, or `None` with findings.
    fn answer(
        &self,
        context: &Context<'_>,
        provenance: Provenance,
        findings: &mut Findings,
    ) -> Option<Answer> {
        if let Some(none) = self.pieces().find(|piece| piece.part.is_none()) {
            if self.pieces().nth(1).is_none() {
                return Some(Answer::None);
            }
            let message = t(
                "« none » dit qu’il n’y en a pas, et une valeur est donnée aussi : gardez l’un ou l’autre",
                "“none” states that there is none, and a value is given too: keep one or the other",
            );
            findings.error(none.place.clone(), &none.text, message);
            return None;
        }
        let named: Vec<(String, &Piece)> = self.named_pieces().collect();
        let pairs = named.iter().map(|(path, piece)| (path.as_str(), piece.text.as_str()));
        let read = Value::from_pairs(self.field, pairs, context.schema.vocabularies());
        let whole = read.and_then(|value| {
            let asked = provenance.is_declaration() && !self.told.is_recorded;
            let missing = if asked { value.missing(self.field) } else { Vec::new() };
            if missing.is_empty() { Ok(value) } else { Err(missing) }
        });
        match whole {
            Ok(value) => Some(Answer::Value(value)),
            Err(problems) => {
                for problem in problems {
                    report(&named, problem, findings);
                }
                None
            }
        }
    }

    /// The pieces with the paths by which the domain knows them: `2.kind` in a list, `delay` otherwise.
    fn named_pieces(&self) -> impl Iterator<Item = (String, &Piece)> {
        let path = |number: usize, part: &str| {
            if self.field.list { format!("{number}.{part}") } else { part.to_owned() }
        };
        let numbered = self.records.iter().enumerate();
        numbered.flat_map(move |(at, record)| {
            record.iter().filter_map(move |piece| Some((path(at + 1, piece.part?), piece)))
        })
    }
}

/// Says what the domain refuses, at the cell that it came from; a problem of the whole answer stands at its first cell.
fn report(named: &[(String, &Piece)], problem: ValueProblem, findings: &mut Findings) {
    let piece = named.iter().find(|(path, _)| *path == problem.path).or_else(|| named.first());
    if let Some((_, piece)) = piece {
        findings.error(piece.place.clone(), &piece.text, problem.message);
    }
}

const LEFT_OUT: Text = t("ce doublon est ignoré", "this repetition is left out");
const KEEP_ONE: Text = t(
    "gardez-en une seule, avec toutes ses sources jointes par « | »",
    "keep one of them, with all its sources joined by “|”",
);

fn list_too_long(field: &Field) -> Text {
    let id = field.id;
    Text::owned(
        format!("la liste « {id} » a plus de {LIST_MAX} lignes : gardez-en {LIST_MAX} au plus"),
        format!("the list “{id}” has more than {LIST_MAX} rows: keep at most {LIST_MAX}"),
    )
}
