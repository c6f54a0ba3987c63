//! CSV files: a line states its filled cells about one hoster, or about one of its services.
//!
//! A column is `<field>`, or `<field>.<part>` when the field has several parts. `none` in the bare column of a field says
//! that there is none. The rows of a list add up. `stated_on`, `read_on`, `source`, `evidence` and `provenance` speak
//! about all the cells of their line. Cells are kept as typed, `=`, `+`, `-` and `@` at their beginning included; a `'`
//! before them, as `cell` writes it against formulas, is taken away.
//!
//! What `write` writes of a directory is read by the same reader. Four more columns stand in such a file. `recorded_on` is
//! the day on which a directory took the answer in: whatever a declaration must give was asked for then, and is not asked
//! for again. `confirmed_on`, `reviewed_on` and `contested` are for people and programs that use the file; reading them
//! states nothing, because only the hoster confirms and only the collective reviews and contests.

mod cell;
mod header;
mod row;
mod shape;
mod table;
#[cfg(test)]
mod tests;
mod write;

use crate::batch::Batch;
use crate::decode::decode;
use crate::finding::{Findings, Place};
use crate::reading::{Context, Limits, Reading};
use header::Header;
use matou_core::text::{Text, t};
use std::sync::Arc;
use table::Table;

pub(crate) use header::Fixed;
pub use header::column_name;
pub(crate) use write::{Column, Sheet, sheets};
pub use write::{TableFile, table_names, write_csv};

/// Who the ledger says wrote statements from CSV files.
const AUTHOR: &str = "import:csv";

/// Reads one CSV file.
pub fn read_csv(context: &Context<'_>, name: &str, bytes: &[u8]) -> Reading {
    read_all(context, [(name, bytes)])
}

/// Reads the files of a folder whose names end in `.csv`, as one: a fact may stand in one of them only.
pub fn read_csv_folder<'f>(
    context: &Context<'_>,
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
) -> Reading {
    let is_table = |(name, _): &(&str, &[u8])| {
        std::path::Path::new(name).extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
    };
    read_all(context, files.into_iter().filter(is_table))
}

fn read_all<'f>(context: &Context<'_>, files: impl IntoIterator<Item = (&'f str, &'f [u8])>) -> Reading {
    let mut batch = Batch::new(*context, AUTHOR);
    for (name, bytes) in files {
        read_file(&mut batch, &Arc::from(name), bytes);
    }
    batch.finish()
}

fn read_file(batch: &mut Batch<'_>, file: &Arc<str>, bytes: &[u8]) {
    let Some(text) = text_within_limits(file, bytes, batch.context.limits, &mut batch.findings) else {
        return;
    };
    let mut table = Table::new(file, &text, &mut batch.findings);
    let Some((line, names)) = table.next() else {
        if text.trim().is_empty() {
            batch.findings.error(Place::of_file(file), "", empty());
        }
        return;
    };
    let Some(header) = Header::read(batch.context.schema, file, line, &names, &mut batch.findings) else {
        return;
    };
    let mut rows = 0;
    for (line, cells) in table {
        row::read(batch, &header, line, &cells);
        rows += 1;
        if batch.must_stop() {
            return;
        }
    }
    if rows == 0 {
        let message = t(
            "le fichier n’a que sa ligne d’en-tête : rien n’y est dit",
            "the file has its header line only: nothing is stated",
        );
        batch.findings.warning(Place::of_line(file, line), "", message);
    }
}

fn text_within_limits(
    file: &Arc<str>,
    bytes: &[u8],
    limits: Limits,
    findings: &mut Findings,
) -> Option<String> {
    if bytes.len() > limits.bytes {
        let (size, most) = (bytes.len().div_ceil(1024), limits.bytes / 1024);
        let message = Text::owned(
            format!("le fichier fait {size} Kio, et {most} Kio au plus sont lus : découpez-le"),
            format!("the file has {size} KiB, and at most {most} KiB are read: split it"),
        );
        findings.error(Place::of_file(file), "", message);
        return None;
    }
    let text = decode(file, bytes, findings)?;
    if let (lines, most) = (text.lines().count(), limits.lines)
        && lines > most
    {
        let message = Text::owned(
            format!("le fichier a {lines} lignes, et {most} au plus sont lues : découpez-le"),
            format!("the file has {lines} lines, and at most {most} are read: split it"),
        );
        findings.error(Place::of_line(file, most + 1), "", message);
        return None;
    }
    Some(text)
}

const fn empty() -> Text {
    t(
        "le fichier est vide : sa première ligne doit nommer les colonnes, par exemple slug,name,source",
        "the file is empty: its first line must name the columns, for example slug,name,source",
    )
}
