//! Values: what an answer says, piece by piece, and the one text form that every format is built on.
//!
//! A value is written as pairs of a path and a text: `delay` = `PT4H`; in a list, the number of the record comes first:
//! `2.kind` = `training`. JSON, CSV, property files, forms and the ledger all read and write these pairs.

use crate::datum::{Datum, LIST_MAX, parse};
use crate::field::{Field, Part};
use crate::number::Decimal;
use crate::text::Text;
use crate::vocabulary::Vocabularies;

/// The pieces of one record, in the order of the field's parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Record {
    pieces: Vec<(&'static str, Datum)>,
}

impl Record {
    /// The piece of a part, when it is given.
    pub fn get(&self, part: &str) -> Option<&Datum> {
        self.pieces.iter().find(|(id, _)| *id == part).map(|(_, datum)| datum)
    }

    /// The codes of a part; none when it is not given.
    pub fn codes(&self, part: &str) -> &[Box<str>] {
        self.get(part).map_or(&[], Datum::codes)
    }

    /// Whether a part is given with this code.
    pub fn has_code(&self, part: &str, code: &str) -> bool {
        self.codes(part).iter().any(|known| **known == *code)
    }

    /// The number of a part.
    pub fn number(&self, part: &str) -> Option<Decimal> {
        match self.get(part) {
            Some(Datum::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// All pieces that are given.
    pub fn pieces(&self) -> impl Iterator<Item = (&'static str, &Datum)> {
        self.pieces.iter().map(|(part, datum)| (*part, datum))
    }
}

/// A value: one record, or several in a list. Never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Value {
    records: Vec<Record>,
}

/// What is wrong with one piece of a value, for the person who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueProblem {
    /// The path of the piece, such as `delay` or `2.kind`; empty for the value as a whole.
    pub path: String,
    /// What was read, what was expected, and how to put it right.
    pub message: Text,
    /// The nearest code that exists, when a code was not known.
    pub did_you_mean: Option<String>,
}

impl ValueProblem {
    /// A problem at a path.
    pub fn new(path: impl Into<String>, message: Text) -> Self {
        Self { path: path.into(), message, did_you_mean: None }
    }
}

impl Value {
    /// A value of one part, for derivations: `one("value", Datum::Code("yes".into()))`.
    pub fn one(part: &'static str, datum: Datum) -> Self {
        Self { records: vec![Record { pieces: vec![(part, datum)] }] }
    }

    /// The records; exactly one unless the field is a list.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// The piece of a part in the first record.
    pub fn get(&self, part: &str) -> Option<&Datum> {
        self.records.first().and_then(|record| record.get(part))
    }

    /// Whether the first record has this code at a part.
    pub fn has_code(&self, part: &str, code: &str) -> bool {
        self.records.first().is_some_and(|record| record.has_code(part, code))
    }

    /// The number at a part of the first record.
    pub fn number(&self, part: &str) -> Option<Decimal> {
        self.records.first().and_then(|record| record.number(part))
    }

    /// The value as pairs of path and text, in the field's order.
    pub fn to_pairs(&self, field: &Field) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (number, record) in self.records.iter().enumerate() {
            for (part, datum) in record.pieces() {
                let path = if field.list { format!("{}.{part}", number + 1) } else { part.to_owned() };
                pairs.push((path, datum.print()));
            }
        }
        pairs
    }

    /// The parts that a declaration must give and that are not there. Facts gathered by others may lack them.
    pub fn missing(&self, field: &'static Field) -> Vec<ValueProblem> {
        let mut problems = Vec::new();
        for (number, record) in self.records.iter().enumerate() {
            for part in field.parts.iter().filter(|part| part.required && record.get(part.id).is_none()) {
                let path =
                    if field.list { format!("{}.{}", number + 1, part.id) } else { part.id.to_owned() };
                let message = Text::owned(
                    format!("« {path} » manque : une déclaration le donne ({})", part.label.fr),
                    format!("“{path}” is missing: a declaration gives it ({})", part.label.en),
                );
                problems.push(ValueProblem::new(path, message));
            }
        }
        problems
    }

    /// Reads a value from pairs of path and text. Empty texts are not given.
    ///
    /// # Errors
    /// Every piece that is not well formed, every path that the field does not have or that stands twice, every break
    /// of the field's own rule, and a value without any piece.
    pub fn from_pairs<'p>(
        field: &Field,
        pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
        vocabularies: &Vocabularies,
    ) -> Result<Self, Vec<ValueProblem>> {
        let mut reader = Reader { field, vocabularies, records: Vec::new(), problems: Vec::new() };
        for (path, text) in pairs {
            if !text.trim().is_empty() {
                reader.read(path, text.trim());
            }
        }
        reader.finish()
    }
}

/// Collects the pieces of a value and everything that is wrong with them.
struct Reader<'a> {
    field: &'a Field,
    vocabularies: &'a Vocabularies,
    records: Vec<(usize, Record)>,
    problems: Vec<ValueProblem>,
}

impl Reader<'_> {
    fn read(&mut self, path: &str, text: &str) {
        let Some((number, part)) = self.locate(path) else {
            self.problems.push(self.unknown(path));
            return;
        };
        match parse(part, text, self.vocabularies) {
            Ok(datum) => self.put(path, number, part.id, datum),
            Err(problem) => self.problems.push(ValueProblem { path: path.to_owned(), ..problem }),
        }
    }

    /// The number of the record and the part that a path names.
    fn locate(&self, path: &str) -> Option<(usize, &'static Part)> {
        let (number, id) = if self.field.list {
            let (number, id) = path.split_once('.')?;
            (number.parse().ok().filter(|number| (1..=LIST_MAX).contains(number))?, id)
        } else {
            (1, path)
        };
        self.field.parts.iter().find(|part| part.id == id).map(|part| (number, part))
    }

    fn unknown(&self, path: &str) -> ValueProblem {
        let known: Vec<&str> = self.field.parts.iter().map(|part| part.id).collect();
        let (id, list) = (self.field.id, known.join(", "));
        let message = Text::owned(
            format!("« {path} » n’est pas une partie de {id} ; les parties sont : {list}"),
            format!("“{path}” is no part of {id}; the parts are: {list}"),
        );
        let did_you_mean = crate::suggest::nearest(path, known).map(str::to_owned);
        ValueProblem { path: path.to_owned(), message, did_you_mean }
    }

    fn put(&mut self, path: &str, number: usize, part: &'static str, datum: Datum) {
        let known = self.records.iter().position(|(known, _)| *known == number);
        let at = known.unwrap_or(self.records.len());
        if known.is_none() {
            self.records.push((number, Record::default()));
        }
        let Some((_, record)) = self.records.get_mut(at) else { return };
        if record.get(part).is_some() {
            let message = Text::owned(
                format!("« {path} » est donné deux fois : gardez-en un"),
                format!("“{path}” is given twice: keep one"),
            );
            self.problems.push(ValueProblem::new(path, message));
        } else {
            record.pieces.push((part, datum));
        }
    }

    fn finish(mut self) -> Result<Value, Vec<ValueProblem>> {
        self.records.sort_by_key(|(number, _)| *number);
        let order = |id: &str| self.field.parts.iter().position(|part| part.id == id);
        for (_, record) in &mut self.records {
            record.pieces.sort_by_key(|(id, _)| order(id));
        }
        if self.records.is_empty() && self.problems.is_empty() {
            let message = Text::owned(
                format!("{} n’a pas de valeur : donnez-en une, ou ne répondez pas", self.field.id),
                format!("{} has no value: give one, or leave it out", self.field.id),
            );
            self.problems.push(ValueProblem::new("", message));
        }
        let value = Value { records: self.records.into_iter().map(|(_, record)| record).collect() };
        if let (true, Some(rule)) = (self.problems.is_empty(), self.field.rule) {
            self.problems.extend(rule(&value));
        }
        if self.problems.is_empty() { Ok(value) } else { Err(self.problems) }
    }
}
