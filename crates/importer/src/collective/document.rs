//! A TOML file with the lines of its pieces, and what the readers of all the files need to take it apart.

use crate::finding::{Findings, Place};
use matou_core::letters::shorten;
use matou_core::suggest;
use matou_core::text::Text;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file that is well-formed TOML.
pub(super) struct Document<'t> {
    lines: Lines,
    root: Spanned<DeTable<'t>>,
}

/// Where the lines of a file begin.
struct Lines {
    file: Arc<str>,
    starts: Vec<usize>,
}

/// A table of a document.
#[derive(Clone, Copy)]
pub(super) struct Table<'d> {
    lines: &'d Lines,
    start: usize,
    entries: &'d DeTable<'d>,
}

/// A piece of a document that was looked for by its key.
#[derive(Clone, Copy)]
pub(super) struct Item<'d> {
    lines: &'d Lines,
    value: &'d Spanned<DeValue<'d>>,
}

impl Lines {
    fn place(&self, offset: usize) -> Place {
        Place::of_line(&self.file, self.starts.partition_point(|start| *start <= offset))
    }
}

impl<'t> Document<'t> {
    /// Parses a file; `None` with findings when it is no TOML.
    pub(super) fn parse(file: &Arc<str>, text: &'t str, findings: &mut Findings) -> Option<Self> {
        let starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let lines = Lines { file: Arc::clone(file), starts };
        let (root, errors) = DeTable::parse_recoverable(text);
        for error in &errors {
            let span = error.span().unwrap_or_default();
            let (read, why) = (text.get(span.clone()).unwrap_or(""), error.message());
            let message = Text::owned(
                format!(
                    "ce n’est pas du TOML correct ({why}) : vérifiez guillemets, crochets et signes « = »"
                ),
                format!("this is not correct TOML ({why}): check quotes, brackets and “=” signs"),
            );
            findings.error(lines.place(span.start), read, message);
        }
        errors.is_empty().then_some(Self { lines, root })
    }

    /// The table at the top of the file.
    pub(super) fn root(&self) -> Table<'_> {
        Table { lines: &self.lines, start: self.root.span().start, entries: self.root.get_ref() }
    }

    /// The tables of a list, the only thing that the file holds.
    pub(super) fn list(&self, name: &str, findings: &mut Findings) -> Vec<Table<'_>> {
        let root = self.root();
        root.refuse_others(&[name], findings);
        let example = format!("[[{name}]]");
        let Some(items) = root.get(name).and_then(|item| item.items(&example, findings)) else {
            return Vec::new();
        };
        items.into_iter().filter_map(|item| item.table(&example, findings)).collect()
    }
}

impl<'d> Table<'d> {
    /// Where the table begins.
    pub(super) fn place(&self) -> Place {
        self.lines.place(self.start)
    }

    /// The same, as `file:line`, for errors that are found later.
    pub(super) fn file_and_line(&self) -> String {
        let place = self.place();
        format!("{}:{}", place.file, place.line.unwrap_or(1))
    }

    /// The piece of a key.
    pub(super) fn get(&self, key: &str) -> Option<Item<'d>> {
        let found = self.entries.iter().find(|(known, _)| known.get_ref() == key);
        found.map(|(_, value)| Item { lines: self.lines, value })
    }

    /// The piece of a key that must be there.
    pub(super) fn need(&self, key: &str, findings: &mut Findings) -> Option<Item<'d>> {
        let item = self.get(key);
        if item.is_none() {
            let message = Text::owned(
                format!("il manque « {key} » : ajoutez-le"),
                format!("“{key}” is missing: add it"),
            );
            findings.error(self.place(), "", message);
        }
        item
    }

    /// A text that must be there; empty with a finding when it is not.
    pub(super) fn text(&self, key: &str, findings: &mut Findings) -> String {
        self.need(key, findings).and_then(|item| item.text(key, findings)).unwrap_or_default()
    }

    /// A text that may be missing.
    pub(super) fn optional_text(&self, key: &str, findings: &mut Findings) -> Option<String> {
        self.get(key).and_then(|item| item.text(key, findings))
    }

    /// A text in both languages, from two keys of this table.
    pub(super) fn bilingual(&self, [fr, en]: [&str; 2], findings: &mut Findings) -> Text {
        Text::owned(self.text(fr, findings), self.text(en, findings))
    }

    /// The keys, with where they stand.
    pub(super) fn keys(&self) -> impl Iterator<Item = (&'d str, Place)> {
        self.entries.keys().map(|key| (key.get_ref().as_ref(), self.lines.place(key.span().start)))
    }

    /// Refuses every key but these.
    pub(super) fn refuse_others(&self, known: &[&str], findings: &mut Findings) {
        for (key, place) in self.keys().filter(|(key, _)| !known.contains(key)) {
            let (quoted, list) = (shorten(key), known.join(", "));
            let (fr, en) =
                suggest::nearest(key, known.iter().copied()).map_or_else(Default::default, |nearest| {
                    (format!(" ; vouliez-vous « {nearest} » ?"), format!("; did you mean “{nearest}”?"))
                });
            let message = Text::owned(
                format!(
                    "« {quoted} » n’est pas attendu ici : corrigez ou retirez cette clé ; les clés sont : {list}{fr}"
                ),
                format!(
                    "“{quoted}” is not expected here: correct or remove this key; the keys are: {list}{en}"
                ),
            );
            findings.error(place, key, message);
        }
    }
}

impl<'d> Item<'d> {
    /// Where it stands.
    pub(super) fn place(&self) -> Place {
        self.lines.place(self.value.span().start)
    }

    /// A text that is not blank.
    pub(super) fn text(&self, key: &str, findings: &mut Findings) -> Option<String> {
        match self.value.get_ref() {
            DeValue::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => self.expected(&format!("{key} = \"…\""), findings),
        }
    }

    /// `true` or `false`.
    pub(super) fn flag(&self, key: &str, findings: &mut Findings) -> Option<bool> {
        match self.value.get_ref() {
            DeValue::Boolean(flag) => Some(*flag),
            _ => self.expected(&format!("{key} = true"), findings),
        }
    }

    /// A whole number of months, from 1 to 600.
    pub(super) fn months(&self, key: &str, findings: &mut Findings) -> Option<u16> {
        let number = match self.value.get_ref() {
            DeValue::Integer(number) => u16::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let months = number.filter(|months| (1..=600).contains(months));
        months.or_else(|| self.expected(&format!("{key} = 12 (1 … 600)"), findings))
    }

    /// The items of a list.
    fn items(&self, example: &str, findings: &mut Findings) -> Option<Vec<Self>> {
        match self.value.get_ref() {
            DeValue::Array(items) => Some(items.iter().map(|value| Self { value, ..*self }).collect()),
            _ => self.expected(example, findings),
        }
    }

    /// A table.
    pub(super) fn table(&self, example: &str, findings: &mut Findings) -> Option<Table<'d>> {
        match self.value.get_ref() {
            DeValue::Table(entries) => {
                Some(Table { lines: self.lines, start: self.value.span().start, entries })
            }
            _ => self.expected(example, findings),
        }
    }

    /// Says what was read and how it should be written.
    fn expected<T>(&self, example: &str, findings: &mut Findings) -> Option<T> {
        let read = self.shown();
        let message = Text::owned(
            format!("« {read} » n’est pas ce qui est attendu : écrivez {example}"),
            format!("“{read}” is not what is expected: write {example}"),
        );
        findings.error(self.place(), &read, message);
        None
    }

    /// What was read, for messages.
    fn shown(&self) -> String {
        match self.value.get_ref() {
            DeValue::String(text) => shorten(text),
            DeValue::Integer(number) => shorten(number.as_str()),
            DeValue::Float(number) => shorten(number.as_str()),
            DeValue::Boolean(flag) => flag.to_string(),
            DeValue::Datetime(date) => date.to_string(),
            DeValue::Array(_) => "[…]".to_owned(),
            DeValue::Table(_) => "{…}".to_owned(),
        }
    }
}
