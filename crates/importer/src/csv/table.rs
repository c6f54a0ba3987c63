//! A text as rows of cells, each with the line on which it begins. The separator is found from the first line.

use super::shape::{CELLS_MAX, Kind, first_fault};
use crate::finding::{Findings, Place};
use ::csv::{Reader, ReaderBuilder, StringRecord};
use matou_core::text::{Text, t};
use std::io::Read;
use std::sync::Arc;

/// The separators that spreadsheets write; the first wins when none is there.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The rows of a table.
pub(super) struct Table<'t> {
    reader: Reader<Box<dyn Read + 't>>,
}

impl<'t> Table<'t> {
    /// The rows up to the first fault in the shape of the table, which is reported.
    pub(super) fn new(file: &Arc<str>, text: &'t str, findings: &mut Findings) -> Self {
        let delimiter = delimiter_of(text);
        let fault = first_fault(text, delimiter);
        if let Some(fault) = fault {
            let place = Place::of_line(file, fault.line).in_column(fault.cell, &Arc::from(""));
            findings.error(place, "", message(fault.kind));
        }
        let sound = text.get(..fault.map_or(text.len(), |fault| fault.row_start)).unwrap_or(text);
        // Line numbers are counted back from the end of a row, so the last row must end like the others.
        let end: &[u8] = if sound.ends_with('\n') { b"" } else { b"\n" };
        let bytes: Box<dyn Read + 't> = Box::new(sound.as_bytes().chain(end));
        let mut builder = ReaderBuilder::new();
        Self { reader: builder.delimiter(delimiter).flexible(true).has_headers(false).from_reader(bytes) }
    }
}

impl Iterator for Table<'_> {
    type Item = (usize, StringRecord);

    fn next(&mut self) -> Option<Self::Item> {
        let mut cells = StringRecord::new();
        // Reading text from memory cannot fail.
        if !self.reader.read_record(&mut cells).ok()? {
            return None;
        }
        let inside: usize = cells.iter().map(|cell| cell.matches('\n').count()).sum();
        let after = usize::try_from(self.reader.position().line()).ok()?;
        Some((after.saturating_sub(1 + inside), cells))
    }
}

fn delimiter_of(text: &str) -> u8 {
    let first = text.trim_start_matches('\n').lines().next().unwrap_or("");
    let count = |delimiter: &u8| first.bytes().filter(|byte| byte == delimiter).count();
    // `max_by_key` keeps the last of equals, so the preferred one comes last.
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

fn message(kind: Kind) -> Text {
    let fault = match kind {
        Kind::NeverCloses => t(
            "un guillemet s’ouvre et ne se ferme jamais : fermez-le, ou retirez-le",
            "a quote opens and never closes: close it, or remove it",
        ),
        Kind::Followed(line) => Text::owned(
            format!(
                "le guillemet ouvert ici se ferme ligne {line} et du texte le suit : un guillemet manque, ou doit être doublé"
            ),
            format!(
                "the quote opened here closes on line {line} and text follows it: a quote is missing, or must be doubled"
            ),
        ),
        Kind::TooWide => Text::owned(
            format!("cette ligne a plus de {CELLS_MAX} cellules : vérifiez le séparateur"),
            format!("this line has more than {CELLS_MAX} cells: check the separator"),
        ),
    };
    Text::owned(
        format!("{} ; la suite du fichier n’est pas lue", fault.fr),
        format!("{}; the rest of the file is not read", fault.en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<(usize, usize)> {
        let mut findings = Findings::default();
        let table = Table::new(&Arc::from("a.csv"), text, &mut findings);
        table.map(|(line, cells)| (line, cells.len())).collect()
    }

    #[test]
    fn rows_know_their_lines() {
        assert_eq!(lines("a,b\n\n\n\"c\nd\",e\nf,g"), [(1, 2), (4, 2), (6, 2)]);
        assert_eq!(lines("\n\na;b\n\nc;d\n\n"), [(3, 2), (5, 2)]);
        assert_eq!(lines(""), []);
    }

    #[test]
    fn the_separator_is_found() {
        assert_eq!(delimiter_of("a;b;c,d\n"), b';');
        assert_eq!(delimiter_of("a\tb\n,,,"), b'\t');
        assert_eq!(delimiter_of("slug\n"), b',');
    }
}
