//! What every reader is given, and what it gives back.

use crate::finding::{Finding, Place, Severity};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use matou_core::answer::Provenance;
use matou_core::schema::Schema;
use matou_core::statement::{Slug, Statement};

/// What a file is read with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'s> {
    /// The fields and the vocabularies.
    pub schema: &'s Schema,
    /// From what kind of source a CSV file is when it does not say so itself. The map is always the sheet.
    pub provenance: Provenance,
    /// The instant written into the statements.
    pub recorded_at: Timestamp,
    /// The day after which a date lies in the future.
    pub today: Date,
    /// How much may be read.
    pub limits: Limits,
}

impl<'s> Context<'s> {
    /// Facts gathered by others, read at an instant, within the limits of an upload.
    pub fn new(schema: &'s Schema, recorded_at: Timestamp) -> Self {
        let today = recorded_at.to_zoned(TimeZone::UTC).date();
        Self { schema, provenance: Provenance::Gathered, recorded_at, today, limits: Limits::UPLOAD }
    }
}

/// How much may be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes.
    pub bytes: usize,
    /// The most lines.
    pub lines: usize,
    /// The most answers in one reading: they take far more memory than the few bytes that may state them.
    pub answers: usize,
}

impl Limits {
    /// For files that strangers send: 2 MiB, 20,000 lines, and no more than 64 MiB of memory.
    pub const UPLOAD: Self = Self { bytes: 2 << 20, lines: 20_000, answers: 50_000 };
    /// For files of the person at the command line: 256 MiB, two million lines.
    pub const LOCAL: Self = Self { bytes: 256 << 20, lines: 2_000_000, answers: 10_000_000 };
}

/// A statement, and where it was read.
#[derive(Clone, Debug)]
pub struct Located {
    /// The statement.
    pub statement: Statement,
    /// Where its first piece stands.
    pub place: Place,
}

/// What was read from one or several files.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The statements: at most one per subject, field and provenance; ordered by subject.
    pub statements: Vec<Located>,
    /// What is wrong or odd, ordered by place.
    pub findings: Vec<Finding>,
    /// Which hosters the source names no more.
    pub absent: Absent,
}

/// Which hosters a source names no more, of those that were known from such a source.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Absent {
    /// All that it states nothing about: it is a whole list.
    #[default]
    Unstated,
    /// None: it is a part of what there is, such as the file of one hoster.
    Nobody,
    /// These, out of so many that it named before. More than one in ten are held for a person to look at.
    These(Vec<Slug>, usize),
}

impl Reading {
    /// Whether something must be put right before anything is written.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }
}
