//! Statements: who said what about which hoster, from which source, when. The ledger is a list of them, and everything
//! that the directory shows is their fold.
//!
//! A [`Statement`] is typed; an [`Entry`] is the same in plain text, as the ledger keeps it. The two convert into each
//! other without loss, so that the store needs to know nothing of criteria.

use crate::answer::{Answer, Provenance, Source};
use crate::date::PartialDate;
use crate::field::{About, Field};
use crate::schema::Schema;
use crate::value::Value;
use jiff::Timestamp;
use jiff::civil::Date;
use std::fmt;
use std::str::FromStr;

/// The identifier of a hoster (that of chatons.org) or of a service within its hoster: `a-z`, `0-9`, `-`; 1 to 80 long.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slug(Box<str>);

/// Why a text is no slug.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is not an identifier: write 1 to 80 lower-case letters, digits and hyphens, such as la-contre-voie"
)]
pub struct SlugError(String);

impl Slug {
    /// The text of the slug.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Slug {
    type Err = SlugError;

    fn from_str(text: &str) -> Result<Self, SlugError> {
        let is_plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if (1..=80).contains(&text.len()) && text.bytes().all(is_plain) {
            Ok(Self(text.into()))
        } else {
            Err(SlugError(crate::letters::shorten(text)))
        }
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl std::borrow::Borrow<str> for Slug {
    fn borrow(&self) -> &str {
        &self.0
    }
}

/// What a statement speaks about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Subject {
    /// The hoster.
    pub hoster: Slug,
    /// One of its services, when the statement is about a service.
    pub service: Option<Slug>,
}

impl Subject {
    /// What kind of field may be stated about it.
    pub const fn about(&self) -> About {
        if self.service.is_some() { About::Service } else { About::Hoster }
    }
}

/// What is done to the answer of a field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Says the answer.
    Stated(Answer),
    /// The hoster confirms the answer unchanged.
    Confirmed,
    /// A person of the collective has read it.
    Reviewed,
    /// The collective contests it, with a public reason.
    Contested(String),
    /// The hoster replies to a contest; the reply stands beside it.
    Replied(String),
    /// The contest is over, with a public reason.
    Settled(String),
    /// The answer is taken back, with a public reason: the field is not stated any more.
    Withdrawn(String),
}

/// One statement.
#[derive(Clone, Debug)]
pub struct Statement {
    /// What it speaks about.
    pub subject: Subject,
    /// The field.
    pub field: &'static Field,
    /// What is done.
    pub act: Act,
    /// From what kind of source.
    pub provenance: Provenance,
    /// When the source said it.
    pub stated_on: Option<PartialDate>,
    /// Where it was read.
    pub source: Source,
    /// Addresses that support it.
    pub evidence: Vec<String>,
    /// Who wrote it: `import:csv`, `import:map`, `cli`, `account:…`.
    pub author: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
}

/// A statement as the ledger keeps it: text only. Lists are one item a line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry {
    /// The hoster's slug.
    pub hoster: String,
    /// The service's key; empty for the hoster itself.
    pub service: String,
    /// The field's identifier.
    pub field: String,
    /// `stated`, `confirmed`, `reviewed`, `contested`, `replied`, `settled`, `withdrawn`.
    pub act: String,
    /// For `stated`: `none`, or a line `path = text` per piece, `\` written `\\` and line ends `\n`.
    /// For `contested`, `settled` and `withdrawn`: the reason; for `replied`: the reply. Empty otherwise.
    pub content: String,
    /// The code of the provenance.
    pub provenance: String,
    /// A date that may be only a year or a month; empty when the source carries none.
    pub stated_on: String,
    /// The day on which the source was read; empty when unknown.
    pub read_on: String,
    /// The documents, one a line.
    pub documents: String,
    /// The evidence, one address a line.
    pub evidence: String,
    /// Who wrote it.
    pub author: String,
    /// RFC 3339, UTC.
    pub recorded_at: String,
}

/// Why a ledger entry cannot be read. The entry is kept; it is only not shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// The field is not (or no longer) declared.
    #[error("unknown field “{0}”")]
    Field(String),
    /// A column does not hold what it should.
    #[error("column {column} holds “{read}”")]
    Column {
        /// The column.
        column: &'static str,
        /// What was read.
        read: String,
    },
    /// The content does not fit the field (any more).
    #[error("content of “{field}” does not fit: {problem}")]
    Content {
        /// The field.
        field: String,
        /// The first problem, in English.
        problem: String,
    },
}

impl Statement {
    /// The statement in plain text.
    pub fn to_entry(&self) -> Entry {
        let (act, content) = match &self.act {
            Act::Stated(Answer::None) => ("stated", crate::field::NONE.to_owned()),
            Act::Stated(Answer::Value(value)) => ("stated", print_pairs(&value.to_pairs(self.field))),
            Act::Confirmed => ("confirmed", String::new()),
            Act::Reviewed => ("reviewed", String::new()),
            Act::Contested(reason) => ("contested", reason.clone()),
            Act::Replied(reply) => ("replied", reply.clone()),
            Act::Settled(reason) => ("settled", reason.clone()),
            Act::Withdrawn(reason) => ("withdrawn", reason.clone()),
        };
        Entry {
            hoster: self.subject.hoster.to_string(),
            service: self.subject.service.as_ref().map(Slug::to_string).unwrap_or_default(),
            field: self.field.id.to_owned(),
            act: act.to_owned(),
            content,
            provenance: self.provenance.code().to_owned(),
            stated_on: self.stated_on.map(|date| date.to_string()).unwrap_or_default(),
            read_on: self.source.read_on.map(|date| date.to_string()).unwrap_or_default(),
            documents: self.source.documents.join("\n"),
            evidence: self.evidence.join("\n"),
            author: self.author.clone(),
            recorded_at: self.recorded_at.to_string(),
        }
    }

    /// Reads a ledger entry.
    ///
    /// # Errors
    /// When the field is not declared, or a column or the content does not fit it.
    pub fn from_entry(schema: &Schema, entry: &Entry) -> Result<Self, EntryError> {
        let subject = Subject {
            hoster: column("hoster", &entry.hoster)?,
            service: if entry.service.is_empty() { None } else { Some(column("service", &entry.service)?) },
        };
        let declared = schema.field(subject.about(), &entry.field);
        let field = declared.ok_or_else(|| EntryError::Field(entry.field.clone()))?.field;
        let provenance =
            Provenance::from_code(&entry.provenance).ok_or_else(|| wrong("provenance", &entry.provenance))?;
        Ok(Self {
            subject,
            field,
            act: read_act(schema, field, entry)?,
            provenance,
            stated_on: optional("stated_on", &entry.stated_on)?,
            source: Source {
                documents: lines(&entry.documents),
                read_on: optional::<Date>("read_on", &entry.read_on)?,
            },
            evidence: lines(&entry.evidence),
            author: entry.author.clone(),
            recorded_at: column("recorded_at", &entry.recorded_at)?,
        })
    }
}

fn read_act(schema: &Schema, field: &'static Field, entry: &Entry) -> Result<Act, EntryError> {
    Ok(match entry.act.as_str() {
        "stated" if entry.content == crate::field::NONE && field.may_be_none => Act::Stated(Answer::None),
        "stated" if entry.content == crate::field::NONE => return Err(no_none(field)),
        "stated" => Act::Stated(Answer::Value(read_value(schema, field, &entry.content)?)),
        "confirmed" => Act::Confirmed,
        "reviewed" => Act::Reviewed,
        "contested" => Act::Contested(entry.content.clone()),
        "replied" => Act::Replied(entry.content.clone()),
        "settled" => Act::Settled(entry.content.clone()),
        "withdrawn" => Act::Withdrawn(entry.content.clone()),
        _ => return Err(wrong("act", &entry.act)),
    })
}

fn read_value(schema: &Schema, field: &'static Field, content: &str) -> Result<Value, EntryError> {
    let pairs = read_pairs(content);
    let borrowed = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    Value::from_pairs(field, borrowed, schema.vocabularies()).map_err(|problems| EntryError::Content {
        field: field.id.to_owned(),
        problem: problems.first().map(|problem| problem.message.en.to_string()).unwrap_or_default(),
    })
}

/// Silence must not become a "no" by way of a "none" that the field does not know.
fn no_none(field: &Field) -> EntryError {
    let problem = "“none” is no answer to this field: give a value, or leave it out".to_owned();
    EntryError::Content { field: field.id.to_owned(), problem }
}

fn wrong(column: &'static str, read: &str) -> EntryError {
    EntryError::Column { column, read: crate::letters::shorten(read) }
}

fn column<T: FromStr>(name: &'static str, text: &str) -> Result<T, EntryError> {
    text.parse().map_err(|_| wrong(name, text))
}

fn optional<T: FromStr>(name: &'static str, text: &str) -> Result<Option<T>, EntryError> {
    if text.is_empty() { Ok(None) } else { column(name, text).map(Some) }
}

fn lines(text: &str) -> Vec<String> {
    text.split('\n').filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

pub(crate) fn print_pairs(pairs: &[(String, String)]) -> String {
    let escape = |text: &str| text.replace('\\', "\\\\").replace('\n', "\\n");
    let lines: Vec<String> = pairs.iter().map(|(path, text)| format!("{path} = {}", escape(text))).collect();
    lines.join("\n")
}

pub(crate) fn read_pairs(content: &str) -> Vec<(String, String)> {
    content
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(path, text)| (path.to_owned(), unescape(text)))
        .collect()
}

fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => plain.push(if letters.next() == Some('n') { '\n' } else { '\\' }),
            _ => plain.push(letter),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_survive_the_ledger_text() {
        let pairs = vec![
            ("means".to_owned(), "deux lignes\net un \\ et un = b".to_owned()),
            ("delay".to_owned(), "PT4H".to_owned()),
        ];
        assert_eq!(read_pairs(&print_pairs(&pairs)), pairs);
    }

    #[test]
    fn slugs_are_plain() {
        assert!("la-contre-voie".parse::<Slug>().is_ok());
        for text in ["", "A", "é", "a b", "../x", &"a".repeat(81)] {
            assert!(text.parse::<Slug>().is_err(), "{text}");
        }
    }
}
