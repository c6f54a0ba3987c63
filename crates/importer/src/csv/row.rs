//! One line of a table: whom it speaks about, what it says, when and where that was read.

use super::cell::{split, unguard};
use super::header::{Fact, Fixed, Header, column_name};
use crate::batch::{Batch, Piece, Told};
use crate::finding::{Findings, Place};
use ::csv::StringRecord;
use jiff::civil::Date;
use matou_core::answer::Provenance;
use matou_core::date::PartialDate;
use matou_core::field::{Field, NONE};
use matou_core::letters::{first_refused, refused, shorten};
use matou_core::statement::{Slug, Subject};
use matou_core::text::{Text, t};
use std::borrow::Cow;

/// The longest cell, in characters; most kinds of values take far fewer.
const CELL_MAX: usize = 10_000;
/// The longest cell with sources or evidence: those of a whole list may be there.
const ITEMS_MAX: usize = 500_000;

/// Reads a line into the batch. A line without any content, as spreadsheets leave them, says nothing.
pub(super) fn read(batch: &mut Batch<'_>, header: &Header<'_>, line: usize, cells: &StringRecord) {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    if cells.len() != header.names.len() {
        batch.findings.error(Place::of_line(&header.file, line), "", ragged(cells.len(), header.names.len()));
        return;
    }
    let row = Row { header, line, cells: screen(header, line, cells, &mut batch.findings) };
    let today = batch.context.today;
    let told = row.told(today, &mut batch.findings);
    let provenance = row.provenance(batch.context.provenance, &mut batch.findings);
    let Some(subject) = row.subject(&mut batch.findings) else { return };
    for fact in &header.facts {
        let record = row.record(fact, &mut batch.findings);
        batch.add(subject.clone(), fact.field, provenance, told.clone(), record);
    }
}

/// The trimmed cells; what nobody could read is reported and taken for empty.
fn screen<'c>(
    header: &Header<'_>,
    line: usize,
    cells: &'c StringRecord,
    findings: &mut Findings,
) -> Vec<&'c str> {
    let sound = |(at, cell): (usize, &'c str)| {
        let cell = cell.trim();
        let fault = match first_refused(cell, true) {
            Some((position, letter)) => refused(position, letter),
            None if cell.len() > CELL_MAX && cell.chars().count() > header.longest(at) => {
                too_long(cell.chars().count(), header.longest(at))
            }
            None if !cell.is_empty() && header.names.get(at).is_some_and(|name| name.is_empty()) => {
                nameless()
            }
            None => return cell,
        };
        findings.error(header.place(line, at), cell, fault);
        ""
    };
    cells.iter().enumerate().map(sound).collect()
}

impl Header<'_> {
    /// The most characters that a cell of a column may have.
    fn longest(&self, at: usize) -> usize {
        let holds_items =
            [Fixed::Source, Fixed::Evidence].iter().any(|column| self.fixed(*column) == Some(at));
        if holds_items { ITEMS_MAX } else { CELL_MAX }
    }
}

/// A line whose cells can be read.
struct Row<'a> {
    header: &'a Header<'a>,
    line: usize,
    cells: Vec<&'a str>,
}

impl<'a> Row<'a> {
    /// The text of a column that is no fact, with its place; `None` when it is empty or not there.
    fn fixed(&self, column: Fixed) -> Option<(Cow<'a, str>, Place)> {
        let at = self.header.fixed(column)?;
        let text = self.cells.get(at).copied().filter(|text| !text.is_empty())?;
        Some((unguard(text), self.header.place(self.line, at)))
    }

    fn subject(&self, findings: &mut Findings) -> Option<Subject> {
        let hoster = self.slug(Fixed::Slug, findings);
        if self.header.fixed(Fixed::Service).is_none() {
            return Some(Subject { hoster: hoster?, service: None });
        }
        let service = self.slug(Fixed::Service, findings);
        Some(Subject { hoster: hoster?, service: Some(service?) })
    }

    fn slug(&self, column: Fixed, findings: &mut Findings) -> Option<Slug> {
        let Some((text, place)) = self.fixed(column) else {
            let at = self.header.fixed(column).unwrap_or(0);
            let message = if column == Fixed::Service { no_service() } else { no_hoster() };
            findings.error(self.header.place(self.line, at), "", message);
            return None;
        };
        let slug = text.parse();
        if slug.is_err() {
            findings.error(place, &text, no_identifier(&text));
        }
        slug.ok()
    }

    fn told(&self, today: Date, findings: &mut Findings) -> Told {
        let stated_on = self.date(Fixed::StatedOn, today, findings);
        let read_on = self.date(Fixed::ReadOn, today, findings).map(PartialDate::first_day);
        let documents = self.list(Fixed::Source, |_| true, findings);
        let evidence = self.list(Fixed::Evidence, is_address, findings);
        let is_recorded = self.date(Fixed::RecordedOn, today, findings).is_some();
        Told { stated_on, read_on, documents, evidence, is_recorded }
    }

    /// A date; the days of reading and recording are known to the day. Nothing can be said or read in the future, and what claims so
    /// would stand above every later answer. The current year or month is not in the future.
    fn date(&self, column: Fixed, today: Date, findings: &mut Findings) -> Option<PartialDate> {
        let (text, place) = self.fixed(column)?;
        let date = text.parse::<PartialDate>().ok();
        let date = date.filter(|date| column == Fixed::StatedOn || date.first_day().to_string() == text);
        match date {
            None => findings.error(place, &text, no_date(column, &text)),
            Some(date) if date.first_day() > today => {
                findings.error(place, &text, in_the_future(&text, today));
            }
            Some(_) => {}
        }
        date
    }

    /// The items of a cell. Each is kept on one line of its own in the ledger, so it can hold no line end.
    fn list(&self, column: Fixed, is_sound: fn(&str) -> bool, findings: &mut Findings) -> Vec<String> {
        let Some((text, place)) = self.fixed(column) else { return Vec::new() };
        let (sound, bad): (Vec<String>, Vec<String>) =
            split(&text).partition(|item| !item.contains('\n') && is_sound(item));
        if let Some(item) = bad.first() {
            findings.error(place, item, no_item(column, item));
        }
        sound
    }

    fn provenance(&self, default: Provenance, findings: &mut Findings) -> Provenance {
        let Some((text, place)) = self.fixed(Fixed::Provenance) else { return default };
        // Nobody states what follows from other answers.
        let known = Provenance::from_code(&text).filter(|known| *known != Provenance::Derived);
        known.unwrap_or_else(|| {
            findings.error(place, &text, no_provenance(&text));
            default
        })
    }

    /// The filled cells of a field.
    fn record(&self, fact: &Fact<'_>, findings: &mut Findings) -> Vec<Piece> {
        let field = fact.field.field;
        let mut pieces = Vec::new();
        for (at, part) in &fact.columns {
            let Some(text) = self.cells.get(*at).copied().filter(|text| !text.is_empty()) else { continue };
            let place = self.header.place(self.line, *at);
            let is_none = text == NONE && field.may_be_none && (part.is_none() || field.parts.len() == 1);
            if part.is_none() && !is_none {
                findings.error(place, text, only_none(field, text));
                continue;
            }
            let part = part.filter(|_| !is_none).map(|part| part.id);
            pieces.push(Piece { part, text: unguard(text).into_owned(), place });
        }
        pieces
    }
}

fn is_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(char::is_whitespace))
}

fn ragged(found: usize, expected: usize) -> Text {
    Text::owned(
        format!(
            "cette ligne a {found} cellules, l’en-tête en nomme {expected} : un séparateur manque ou est de trop, ou un texte qui en contient un n’est pas entre guillemets"
        ),
        format!(
            "this line has {found} cells, the header names {expected}: a separator is missing or too many, or a text that holds one is not in quotes"
        ),
    )
}

fn too_long(length: usize, most: usize) -> Text {
    Text::owned(
        format!("la cellule a {length} caractères : raccourcissez-la à {most} au plus"),
        format!("the cell has {length} characters: shorten it to {most} at most"),
    )
}

const fn nameless() -> Text {
    t(
        "cette colonne n’a pas de nom : donnez-lui-en un, ou videz-la",
        "this column has no name: give it one, or empty it",
    )
}

const fn no_hoster() -> Text {
    t(
        "la ligne ne dit pas de quel hébergeur elle parle : remplissez « slug »",
        "the line does not say about which hoster it speaks: fill in “slug”",
    )
}

const fn no_service() -> Text {
    t(
        "la ligne ne dit pas de quel service elle parle : remplissez « service », par exemple etherpad",
        "the line does not say about which service it speaks: fill in “service”, for example etherpad",
    )
}

fn no_identifier(text: &str) -> Text {
    let text = shorten(text);
    Text::owned(
        format!(
            "« {text} » n’est pas un identifiant : écrivez 1 à 80 lettres minuscules, chiffres et tirets, par exemple la-contre-voie"
        ),
        format!(
            "“{text}” is not an identifier: write 1 to 80 lower-case letters, digits and hyphens, for example la-contre-voie"
        ),
    )
}

fn no_date(column: Fixed, text: &str) -> Text {
    let text = shorten(text);
    if column != Fixed::StatedOn {
        return Text::owned(
            format!("« {text} » n’est pas un jour : écrivez année-mois-jour, par exemple 2026-04-22"),
            format!("“{text}” is not a day: write year-month-day, for example 2026-04-22"),
        );
    }
    Text::owned(
        format!(
            "« {text} » n’est pas une date : écrivez une année (2026), un mois (2026-04) ou un jour (2026-04-22)"
        ),
        format!("“{text}” is not a date: write a year (2026), a month (2026-04) or a day (2026-04-22)"),
    )
}

fn in_the_future(text: &str, today: Date) -> Text {
    let text = shorten(text);
    Text::owned(
        format!("« {text} » est dans le futur (nous sommes le {today}) : vérifiez la date"),
        format!("“{text}” lies in the future (today is {today}): check the date"),
    )
}

fn no_item(column: Fixed, item: &str) -> Text {
    let item = shorten(item);
    if column == Fixed::Evidence {
        return Text::owned(
            format!(
                "« {item} » n’est pas une adresse : écrivez-la en entier (https://…), et joignez-en plusieurs par « | »"
            ),
            format!("“{item}” is not an address: write it whole (https://…), and join several by “|”"),
        );
    }
    Text::owned(
        format!(
            "« {item} » est sur plusieurs lignes : mettez chaque source sur une ligne, et joignez-en plusieurs par « | »"
        ),
        format!("“{item}” is on several lines: put each source on one line, and join several by “|”"),
    )
}

fn only_none(field: &Field, text: &str) -> Text {
    let (id, text) = (field.id, shorten(text));
    let parts = field.parts.iter().map(|part| column_name(field, part)).collect::<Vec<_>>().join(", ");
    Text::owned(
        format!(
            "« {text} » : la colonne « {id} » ne prend que « none » (il n’y en a pas) ; une valeur va dans : {parts}"
        ),
        format!("“{text}”: the column “{id}” takes “none” only (there is none); a value goes into: {parts}"),
    )
}

fn no_provenance(text: &str) -> Text {
    let text = shorten(text);
    let codes: Vec<&str> = Provenance::ALL
        .iter()
        .filter(|known| **known != Provenance::Derived)
        .map(|known| known.code())
        .collect();
    let codes = codes.join(", ");
    Text::owned(
        format!("« {text} » n’est pas une provenance : écrivez l’un de ces codes, ou rien : {codes}"),
        format!("“{text}” is no provenance: write one of these codes, or nothing: {codes}"),
    )
}
