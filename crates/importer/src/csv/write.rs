//! A directory as CSV files that the reader of this room reads back without a change.
//!
//! There is one file for the facts of identity, one for the organisational criteria, one for services, and one for each
//! list, with one item a line. A line gathers what one kind of source said about a hoster on one day in the same documents.
//! Every answer that stands is written, from the strongest kind of source to the weakest, aged or not; what follows from
//! other answers is not, because it follows again. Hosters that were withdrawn are left out, those on pause are not.
//!
//! UTF-8 with its mark, so that spreadsheets read the accents; commas; lines that end as RFC 4180 says. Every filled cell
//! is in quotes, so that none falls apart in a spreadsheet that splits at other signs too; `cell` keeps formulas away.

use super::cell::{guard, join, word};
use super::header::{FIXED, Fixed, columns_of};
use jiff::civil::Date;
use matou_core::answer::{Answer, Provenance, Stated};
use matou_core::date::PartialDate;
use matou_core::directory::{Answers, Directory, Hoster, Listing};
use matou_core::field::{About, Field, NONE, Part};
use matou_core::identity::is_identity;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::{Text, t};
use matou_core::value::Record;
use std::cmp::Reverse;

/// A CSV file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFile {
    /// Its name, such as `hosters.csv`.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a file holds.
#[derive(Debug)]
pub(crate) struct Sheet<'s> {
    /// The name of the file without its ending.
    pub name: String,
    /// What people read.
    pub title: Text,
    /// What its lines speak about.
    pub about: About,
    /// Whether each line is an item of a list.
    pub is_list: bool,
    /// The fields, in the order of the schema.
    pub fields: Vec<&'s SchemaField>,
}

/// A column of a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Column<'s> {
    /// It speaks about the line.
    Fixed(&'static str, Fixed),
    /// It holds a part of a field; with no part, only whether there is none.
    Fact(&'s SchemaField, Option<&'static Part>),
}

/// The files of a schema: hosters, answers and services, then one for each list.
pub(crate) fn sheets(schema: &Schema) -> Vec<Sheet<'_>> {
    let all = |about: About| schema.fields().iter().filter(move |known| known.field.about == about);
    let single = |about: About| all(about).filter(|known| !known.field.list);
    let sheet = |name: &str, title: Text, about: About, fields: Vec<_>| Sheet {
        name: name.to_owned(),
        title,
        about,
        is_list: false,
        fields,
    };
    let (facts, criteria) = single(About::Hoster).partition(|known| is_identity(known.field));
    let services = single(About::Service).collect();
    let mut sheets = vec![
        sheet("hosters", t("Hébergeurs", "Hosters"), About::Hoster, facts),
        sheet("answers", t("Réponses aux critères", "Answers to the criteria"), About::Hoster, criteria),
        sheet("services", t("Services", "Services"), About::Service, services),
    ];
    for known in schema.fields().iter().filter(|known| known.field.list) {
        let (id, about) = (known.field.id, known.field.about);
        let name = if about == About::Service { format!("service_{id}") } else { id.to_owned() };
        let title = known.texts.label.clone();
        sheets.push(Sheet { name, title, about, is_list: true, fields: vec![known] });
    }
    sheets
}

/// The names of the files that [`write_csv`] gives.
pub fn table_names(schema: &Schema) -> Vec<String> {
    sheets(schema).iter().map(Sheet::file).collect()
}

/// Everything that stands in a directory, as CSV files, in the same order whenever the same is known.
pub fn write_csv(directory: &Directory) -> Vec<TableFile> {
    let is_shown = |hoster: &&Hoster| !matches!(hoster.listing(), Listing::Withdrawn { .. });
    let mut hosters: Vec<&Hoster> = directory.hosters().filter(is_shown).collect();
    hosters.sort_by_key(|hoster| hoster.slug());
    let file =
        |sheet: &Sheet<'_>| TableFile { name: sheet.file(), bytes: sheet.write(&hosters).into_bytes() };
    sheets(directory.schema()).iter().map(file).collect()
}

impl Column<'_> {
    /// The name in the first line.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Fixed(name, _) => (*name).to_owned(),
            Self::Fact(known, None) => known.field.id.to_owned(),
            Self::Fact(known, Some(part)) => super::column_name(known.field, part),
        }
    }
}

impl<'s> Sheet<'s> {
    /// The name of the file.
    pub(crate) fn file(&self) -> String {
        format!("{}.csv", self.name)
    }

    /// The columns: whom the line speaks about, what it says, when and where that was said.
    pub(crate) fn columns(&self) -> Vec<Column<'s>> {
        let is_subject = |column: Fixed| column == Fixed::Slug || column == Fixed::Service;
        let fixed = |of_subject: bool| {
            let wanted = move |(_, column): &&(_, Fixed)| {
                is_subject(*column) == of_subject
                    && (*column != Fixed::Service || self.about == About::Service)
            };
            FIXED.iter().filter(wanted).map(|(name, column)| Column::Fixed(name, *column))
        };
        let of_field = |known: &&'s SchemaField| {
            let known = *known;
            columns_of(known.field).map(move |(_, part)| Column::Fact(known, part))
        };
        fixed(true).chain(self.fields.iter().flat_map(of_field)).chain(fixed(false)).collect()
    }

    fn write(&self, hosters: &[&Hoster]) -> String {
        let columns = self.columns();
        let mut text = String::from("\u{feff}");
        push_line(&mut text, columns.iter().map(Column::name));
        let mut push = |row: &Row<'_>| {
            push_line(&mut text, columns.iter().map(|column| row.cell(column)));
        };
        for hoster in hosters {
            let slug = hoster.slug().as_str();
            if self.about == About::Service {
                for service in hoster.services() {
                    self.rows(slug, service.key().as_str(), service.answers()).iter().for_each(&mut push);
                }
                continue;
            }
            let rows = self.rows(slug, "", hoster.answers());
            rows.iter().for_each(&mut push);
            // The other files name hosters of this one, so that all of them are here.
            if rows.is_empty() && self.name == "hosters" {
                push(&Row { slug, service: "", told: None, records: Vec::new() });
            }
        }
        text
    }

    /// The lines about one subject.
    fn rows<'d>(&self, slug: &'d str, service: &'d str, answers: &'d Answers) -> Vec<Row<'d>> {
        let mut rows: Vec<Row<'d>> = Vec::new();
        for known in &self.fields {
            let stated =
                answers.all(known.id).iter().filter(|stated| stated.provenance != Provenance::Derived);
            for stated in stated {
                let told = Told::of(stated);
                for said in Said::all(&stated.answer) {
                    let same = rows.iter_mut().find(|row| !self.is_list && row.told.as_ref() == Some(&told));
                    let record = (known.field, said);
                    match same {
                        Some(row) => row.records.push(record),
                        None => {
                            rows.push(Row { slug, service, told: Some(told.clone()), records: vec![record] });
                        }
                    }
                }
            }
        }
        rows.sort_by_key(|row| Reverse(row.told.as_ref().map(|told| told.provenance)));
        rows
    }
}

/// What one line says of a field.
#[derive(Clone, Copy)]
enum Said<'d> {
    None,
    Record(&'d Record),
}

impl<'d> Said<'d> {
    fn all(answer: &'d Answer) -> Vec<Self> {
        match answer {
            Answer::None => vec![Self::None],
            Answer::Value(value) => value.records().iter().map(Self::Record).collect(),
        }
    }
}

/// When, where and from whom a line was learnt, and what became of it since.
#[derive(Clone, PartialEq)]
struct Told<'d> {
    provenance: Provenance,
    stated_on: Option<PartialDate>,
    read_on: Option<Date>,
    documents: &'d [String],
    evidence: &'d [String],
    recorded_on: Date,
    confirmed_on: Option<Date>,
    reviewed_on: Option<Date>,
    contested: Option<&'d str>,
}

impl<'d> Told<'d> {
    fn of(stated: &'d Stated) -> Self {
        Self {
            provenance: stated.provenance,
            stated_on: stated.stated_on,
            read_on: stated.source.read_on,
            documents: &stated.source.documents,
            evidence: &stated.evidence,
            recorded_on: stated.recorded_on,
            confirmed_on: stated.confirmed_on,
            reviewed_on: stated.reviewed_on,
            contested: stated.contested.as_deref(),
        }
    }

    fn cell(&self, column: Fixed) -> String {
        let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
        match column {
            Fixed::StatedOn => self.stated_on.map(|date| date.to_string()).unwrap_or_default(),
            Fixed::ReadOn => day(self.read_on),
            Fixed::Source => guard(&join(self.documents)),
            Fixed::Evidence => guard(&join(self.evidence)),
            Fixed::Provenance => self.provenance.code().to_owned(),
            Fixed::RecordedOn => day(Some(self.recorded_on)),
            Fixed::ConfirmedOn => day(self.confirmed_on),
            Fixed::ReviewedOn => day(self.reviewed_on),
            Fixed::Contested => guard(self.contested.unwrap_or("").trim()),
            Fixed::Slug | Fixed::Service => String::new(),
        }
    }
}

/// One line.
struct Row<'d> {
    slug: &'d str,
    service: &'d str,
    told: Option<Told<'d>>,
    records: Vec<(&'static Field, Said<'d>)>,
}

impl Row<'_> {
    fn cell(&self, column: &Column<'_>) -> String {
        match column {
            Column::Fixed(_, Fixed::Slug) => guard(self.slug),
            Column::Fixed(_, Fixed::Service) => guard(self.service),
            Column::Fixed(_, column) => self.told.as_ref().map(|told| told.cell(*column)).unwrap_or_default(),
            Column::Fact(known, part) => {
                let said = self.records.iter().find(|(field, _)| field.id == known.field.id);
                said.map(|(field, said)| fact(field, *part, *said)).unwrap_or_default()
            }
        }
    }
}

/// The cell of a part.
fn fact(field: &Field, part: Option<&Part>, said: Said<'_>) -> String {
    let is_only = field.may_be_none && field.parts.len() == 1;
    match said {
        Said::None if part.is_none() || is_only => NONE.to_owned(),
        Said::None => String::new(),
        Said::Record(record) => {
            let text = part.and_then(|part| record.get(part.id)).map(matou_core::datum::Datum::print);
            let text = text.unwrap_or_default();
            if text == NONE && is_only { word(NONE) } else { guard(&text) }
        }
    }
}

fn push_line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if !cell.is_empty() {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        }
    }
    text.push_str("\r\n");
}
