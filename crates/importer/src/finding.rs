//! Findings: what is wrong or odd in a source, said so that the person who wrote it can put it right.

use matou_core::letters::shorten;
use matou_core::text::{Lang, Text, t};
use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written as long as it is there.
    Error,
    /// Worth a look; the rest is written.
    Warning,
}

impl Severity {
    /// The code in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }

    /// What people read.
    pub const fn label(self) -> Text {
        match self {
            Self::Error => t("erreur", "error"),
            Self::Warning => t("avertissement", "warning"),
        }
    }
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column {
    /// Its number; the first is 1.
    pub number: usize,
    /// Its name, as the header gives it.
    pub name: Arc<str>,
}

/// Where something stands in a source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The name of the file, as the caller gave it.
    pub file: Arc<str>,
    /// The line; the first is 1. `None` when the whole file is meant.
    pub line: Option<usize>,
    /// The column, in a table.
    pub column: Option<Column>,
    /// The key, in a property file.
    pub key: Option<Arc<str>>,
}

impl Place {
    /// A whole file.
    pub fn of_file(file: &Arc<str>) -> Self {
        Self { file: Arc::clone(file), line: None, column: None, key: None }
    }

    /// A line of a file.
    pub fn of_line(file: &Arc<str>, line: usize) -> Self {
        Self { line: Some(line), ..Self::of_file(file) }
    }

    /// The same line, at a column.
    pub fn in_column(self, number: usize, name: &Arc<str>) -> Self {
        Self { column: Some(Column { number, name: Arc::clone(name) }), ..self }
    }

    /// The same line, at the value of a key.
    pub fn at_key(self, key: &Arc<str>) -> Self {
        Self { key: Some(Arc::clone(key)), ..self }
    }
}

impl fmt::Display for Place {
    /// `file`, `file:line` or `file:line:column`, as editors and terminals understand it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.file)?;
        let numbers = [self.line, self.column.as_ref().map(|column| column.number)];
        numbers.into_iter().flatten().try_for_each(|number| write!(out, ":{number}"))
    }
}

/// One thing that is wrong or odd.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How much it matters.
    pub severity: Severity,
    /// Where it is.
    pub place: Place,
    /// What was read there, shortened; may be empty.
    pub read: String,
    /// What is wrong, what was expected, and how to put it right.
    pub message: Text,
}

impl Finding {
    /// The finding on one line: `hosters.csv:3:5: erreur, colonne « website » : …`.
    pub fn in_words(&self, lang: Lang) -> String {
        let (place, label) = (&self.place, self.severity.label());
        let named = |name: &Arc<str>, fr, en| (shorten(name), t(fr, en));
        let column = place.column.as_ref().map(|column| named(&column.name, "colonne", "column"));
        let of = place.key.as_ref().map(|key| named(key, "clé", "key")).or(column);
        let (of_name, colon) = match (lang, of.filter(|(name, _)| !name.is_empty())) {
            (Lang::Fr, Some((name, what))) => (format!(", {} « {name} »", what.fr), " :"),
            (Lang::En, Some((name, what))) => (format!(", {} “{name}”", what.en), ":"),
            (Lang::Fr, None) => (String::new(), " :"),
            (Lang::En, None) => (String::new(), ":"),
        };
        let message = self.message.get(lang).replace('\n', " ");
        format!("{place}: {}{of_name}{colon} {message}", label.get(lang))
    }
}

/// Collects findings, but not without end: a hostile file must not fill the memory with complaints about it.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Vec<Finding>,
    beyond: Option<Place>,
    /// How many there are of each file, where one file must not silence the others.
    by_file: Option<HashMap<Arc<str>, usize>>,
}

impl Findings {
    /// Nobody reads more than this many; the reader stops.
    const MOST: usize = 1000;
    /// Among files of several people: the most of one file, and the most that are kept in all.
    const MOST_OF_FILE: usize = 200;
    const MOST_OF_FILES: usize = 50_000;

    /// Collects the findings of files that have nothing to do with each other: only the reading of one file stops.
    pub(crate) fn of_files() -> Self {
        Self { by_file: Some(HashMap::new()), ..Self::default() }
    }

    /// Notes something that must be put right first.
    pub(crate) fn error(&mut self, place: Place, read: &str, message: Text) {
        self.push(Severity::Error, place, read, message);
    }

    /// Notes something odd.
    pub(crate) fn warning(&mut self, place: Place, read: &str, message: Text) {
        self.push(Severity::Warning, place, read, message);
    }

    fn push(&mut self, severity: Severity, place: Place, read: &str, message: Text) {
        let finding = Finding { severity, place, read: shorten(read), message };
        match &mut self.by_file {
            None if self.list.len() < Self::MOST => self.list.push(finding),
            None => drop(self.beyond.get_or_insert(finding.place)),
            Some(_) if self.list.len() >= Self::MOST_OF_FILES => {}
            Some(files) => {
                let count = files.entry(Arc::clone(&finding.place.file)).or_default();
                *count += 1;
                if *count <= Self::MOST_OF_FILE {
                    self.list.push(finding);
                } else if *count == Self::MOST_OF_FILE + 1 {
                    let place = Place::of_file(&finding.place.file);
                    self.list.push(enough(Severity::Warning, place, Self::MOST_OF_FILE));
                }
            }
        }
    }

    /// Whether reading on is of no use.
    pub(crate) const fn is_full(&self) -> bool {
        self.beyond.is_some() && self.by_file.is_none()
    }

    /// Whether reading on in a file is of no use.
    pub(crate) fn is_full_for(&self, file: &str) -> bool {
        match &self.by_file {
            None => self.list.len() >= Self::MOST,
            Some(files) => files.get(file).is_some_and(|count| *count > Self::MOST_OF_FILE),
        }
    }

    /// Whether nothing was found.
    pub(crate) const fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All findings, in the order of their places.
    pub(crate) fn into_list(mut self) -> Vec<Finding> {
        self.list.sort_by(|one, other| one.place.cmp(&other.place));
        if let (Some(place), None) = (self.beyond, self.by_file) {
            self.list.push(enough(Severity::Error, place, Self::MOST));
        }
        self.list
    }
}

/// That there are more findings than anybody reads.
fn enough(severity: Severity, place: Place, most: usize) -> Finding {
    let message = Text::owned(
        format!("plus de {most} remarques : la lecture s’arrête ; corrigez d’abord celles-ci"),
        format!("more than {most} findings: reading stops; put these right first"),
    );
    Finding { severity, place, read: String::new(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(place: Place) -> Finding {
        Finding { severity: Severity::Error, place, read: String::new(), message: t("non", "no") }
    }

    #[test]
    fn a_finding_reads_in_both_languages() {
        let file = Arc::from("a.csv");
        let at = finding(Place::of_line(&file, 3).in_column(5, &Arc::from("website")));
        assert_eq!(at.in_words(Lang::Fr), "a.csv:3:5: erreur, colonne « website » : non");
        assert_eq!(at.in_words(Lang::En), "a.csv:3:5: error, column “website”: no");
        assert_eq!(finding(Place::of_file(&file)).in_words(Lang::Fr), "a.csv: erreur : non");
        let key = finding(Place::of_line(&file, 3).at_key(&Arc::from("file.class")));
        assert_eq!(key.in_words(Lang::Fr), "a.csv:3: erreur, clé « file.class » : non");
        assert_eq!(key.in_words(Lang::En), "a.csv:3: error, key “file.class”: no");
    }

    #[test]
    fn complaints_end() {
        let mut findings = Findings::default();
        for line in 1..=5000 {
            findings.error(Place::of_line(&Arc::from("a.csv"), line), "", t("non", "no"));
        }
        assert!(findings.is_full());
        let list = findings.into_list();
        assert_eq!(list.len(), Findings::MOST + 1);
        assert!(list.last().unwrap().message.en.contains("more than 1000"));
    }

    #[test]
    fn one_file_does_not_silence_the_others() {
        let mut findings = Findings::of_files();
        let (loud, quiet) = (Arc::from("a"), Arc::from("b"));
        for line in 1..=5000 {
            findings.error(Place::of_line(&loud, line), "", t("non", "no"));
        }
        assert!(findings.is_full_for("a") && !findings.is_full_for("b") && !findings.is_full());
        findings.warning(Place::of_line(&quiet, 1), "", t("oui", "yes"));
        let list = findings.into_list();
        assert_eq!(list.iter().filter(|finding| finding.place.file == quiet).count(), 1);
        assert_eq!(list.len(), Findings::MOST_OF_FILE + 2);
        assert!(list.first().unwrap().message.en.contains("more than 200"));
    }
}
