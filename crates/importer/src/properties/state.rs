//! What the lines of a file say about a hoster or a service, as pieces of answers.

use super::file::File;
use super::keys::{Keys, Meaning, Short};
use super::line::Line;
use super::source::Said;
use super::value::{self, normal};
use super::{Other, words};
use crate::batch::{Batch, Piece};
use crate::finding::Place;
use matou_core::answer::Provenance;
use matou_core::datum::LIST_MAX;
use matou_core::field::{About, Field, NONE, Part};
use matou_core::schema::{FieldId, SchemaField};
use matou_core::statement::Subject;
use matou_core::text::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Fields whose value the tool guesses, or sets without asking.
const GUESSED: [&str; 2] = ["registration", "load"];

/// One item of an answer: its label in the file, and its pieces.
type Items = Vec<(String, Vec<Piece>)>;

/// Reads the lines of one file about one subject.
pub(super) struct Teller<'a, 's> {
    pub batch: &'a mut Batch<'s>,
    pub file: &'a File,
    pub keys: &'a Keys<'s>,
    pub subject: Subject,
    pub others: &'a mut Vec<Other>,
    records: BTreeMap<(FieldId, Provenance), Items>,
    /// Those of [`FULLER`] that the lines give.
    fuller: Vec<&'static str>,
    unknown: usize,
    mentioned: BTreeSet<FieldId>,
}

/// The beginnings of keys that say more than the short forms which older readers know.
const FULLER: [&str; 4] = ["organization.links.", "organization.places.", "organization.positions.", COUNTRY];
const COUNTRY: &str = "organization.country.code";

/// For how many unknown keys the nearest one is looked for: it takes time, and nobody mistypes more.
const NEAREST_MAX: usize = 20;

impl<'a, 's> Teller<'a, 's> {
    pub(super) fn new(
        batch: &'a mut Batch<'s>,
        file: &'a File,
        keys: &'a Keys<'s>,
        subject: Subject,
        others: &'a mut Vec<Other>,
    ) -> Self {
        Self {
            batch,
            file,
            keys,
            subject,
            others,
            records: BTreeMap::new(),
            fuller: Vec::new(),
            unknown: 0,
            mentioned: BTreeSet::new(),
        }
    }

    /// The fields that the lines spoke of, well or badly.
    pub(super) fn into_mentioned(self) -> BTreeSet<FieldId> {
        self.mentioned
    }

    /// Reads lines, and adds what they say to the batch; `said` tells when and by whom a field was said.
    pub(super) fn tell(&mut self, lines: &[Line], said: &dyn Fn(&Field) -> Said) {
        let gives =
            |key: &&str| lines.iter().any(|line| line.folded.starts_with(*key) && !line.value.is_empty());
        self.fuller = FULLER.into_iter().filter(gives).collect();
        for line in lines.iter().filter(|line| !line.value.is_empty()) {
            self.read(line, said);
        }
        for ((id, provenance), items) in std::mem::take(&mut self.records) {
            let Some(known) = self.batch.context.schema.field_at(id) else { continue };
            let mut told = said(known.field).told;
            let is_asked = provenance.is_declaration() && !told.is_recorded;
            // What a declaration must give was asked for here, with the keys that give it.
            told.is_recorded = true;
            for (label, record) in items {
                if !is_asked || self.is_whole(known.field, &label, &record) {
                    self.batch.add(self.subject.clone(), known, provenance, told.clone(), record);
                }
            }
        }
    }

    /// Whether a record has all that a declaration must give; what is missing is said with its key.
    fn is_whole(&mut self, field: &'static Field, label: &str, record: &[Piece]) -> bool {
        let gives = |part: &Part| record.iter().any(|piece| piece.part.is_none_or(|id| id == part.id));
        let missing: Vec<&Part> = field.parts.iter().filter(|part| part.required && !gives(part)).collect();
        for part in &missing {
            let (stem, word) = (field.property_stem(), field.property_word(part));
            let words = [stem.as_str(), label, word];
            let key = words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(".");
            if let Some(piece) = record.first() {
                let message = words::missing_part(&key, &part.label);
                self.batch.findings.error(piece.place.clone(), "", message);
            }
        }
        missing.is_empty()
    }

    fn read(&mut self, line: &Line, said: &dyn Fn(&Field) -> Said) {
        let section = line.folded.split('.').next().unwrap_or("");
        if !self.file.class.has_section(section) {
            let is_known = matches!(section, "federation" | "organization" | "service" | "host" | "software");
            let class = self.file.class.section();
            if is_known {
                self.warn(line, words::misplaced(section, class));
            } else {
                self.unknown(line);
                return;
            }
            self.keep_raw(line);
            return;
        }
        let today = Keys::today(&line.folded);
        if let Some(key) = today {
            self.warn(line, words::misspelt(key));
        }
        let (meaning, label) = self.keys.meaning(today.unwrap_or(&line.folded));
        match meaning {
            Meaning::Part(known, part) => self.part(line, known, part, "", said),
            Meaning::Item(known, part) => self.part(line, known, part, label, said),
            Meaning::Whole(known) => self.whole(line, known, said),
            Meaning::Short(short) => self.short(line, today.unwrap_or(&line.folded), short, said),
            Meaning::Unused => self.keep_raw(line),
            Meaning::Restoration => self.leave(line, words::restoration()),
            Meaning::Narrower => self.leave(line, words::narrower()),
            Meaning::Unknown => self.unknown(line),
        }
    }

    /// A key that nobody knows, with the nearest that is known: looking for it takes time, so not for each of many.
    fn unknown(&mut self, line: &Line) {
        self.unknown += 1;
        let keys = (self.unknown <= NEAREST_MAX).then_some(self.keys);
        let nearest = keys.and_then(|keys| keys.nearest(&line.folded));
        self.leave(line, words::unknown_key(&line.key, nearest));
    }

    /// A part of a field: `NONE` at the first part of a field that may be none says that there is none.
    fn part(
        &mut self,
        line: &Line,
        known: &'s SchemaField,
        part: &'static Part,
        label: &str,
        said: &dyn Fn(&Field) -> Said,
    ) {
        let field = known.field;
        let is_first = field.parts.first().is_some_and(|first| first.id == part.id);
        let terms = self.batch.context.schema.terms(&part.kind);
        let is_code = terms.iter().any(|term| term.code == NONE);
        if line.is_none && field.may_be_none && is_first && !is_code {
            self.push(line, known, (None, NONE.to_owned()), "", said);
            return;
        }
        let read = normal(part, &line.value, self.batch.context.schema.vocabularies());
        if let Some(odd) = read.odd {
            self.warn(line, odd);
        }
        self.push(line, known, (Some(part.id), read.text), label, said);
    }

    fn whole(&mut self, line: &Line, known: &'s SchemaField, said: &dyn Fn(&Field) -> Said) {
        let field = known.field;
        if line.is_none && field.may_be_none {
            self.push(line, known, (None, NONE.to_owned()), "", said);
            return;
        }
        self.mentioned.insert(known.id);
        let keys: Vec<String> = field.parts.iter().map(|part| field.property_key(part)).collect();
        let message = words::takes_none(&field.property_stem(), &keys.join(", "));
        self.batch.findings.error(line.place(&self.file.name), &line.value, message);
        self.keep_raw(line);
    }

    /// A key of the format that is an item of a list here; the list itself says more, when it is given.
    fn short(&mut self, line: &Line, key: &str, short: Short, said: &dyn Fn(&Field) -> Said) {
        let list = match short {
            Short::Link { .. } => "organization.links.",
            Short::CountryCode | Short::CountryName => "organization.places.",
            Short::Latitude | Short::Longitude => "organization.positions.",
        };
        if self.fuller.contains(&list) {
            return;
        }
        match short {
            Short::Link { kind, named } => self.link(line, key, (kind, named), said),
            Short::CountryCode => self.item(line, "places", "country", &line.value, said),
            Short::CountryName if self.fuller.contains(&COUNTRY) => {}
            Short::CountryName => match self.country(&line.value) {
                Some(code) => self.item(line, "places", "country", &code, said),
                None => self.leave(line, words::no_country(&line.value)),
            },
            Short::Latitude => self.item(line, "positions", "latitude", &line.value, said),
            Short::Longitude => self.item(line, "positions", "longitude", &line.value, said),
        }
    }

    /// A link of a kind; the last word of the key names it, where it does.
    fn link(&mut self, line: &Line, key: &str, (kind, named): (&str, bool), said: &dyn Fn(&Field) -> Said) {
        let is_default = self.file.by_tool && kind.ends_with("_guide") && line.value.contains("yunohost.org");
        if is_default {
            self.leave(line, words::default_guide());
            return;
        }
        let known = self.batch.context.schema.field(About::Hoster, "links");
        let Some(known) = known else { return };
        let label = key;
        self.push(line, known, (Some("kind"), kind.to_owned()), label, said);
        self.push(line, known, (Some("url"), line.value.clone()), label, said);
        if named {
            let name = label.rsplit('.').next().unwrap_or(label).to_owned();
            self.push(line, known, (Some("name"), name), label, said);
        }
    }

    /// A piece of the one item that the short forms of a list give together.
    fn item(
        &mut self,
        line: &Line,
        field: &str,
        part: &'static str,
        text: &str,
        said: &dyn Fn(&Field) -> Said,
    ) {
        let Some(known) = self.batch.context.schema.field(About::Hoster, field) else { return };
        let Some(part) = known.field.parts.iter().find(|declared| declared.id == part) else { return };
        let read = normal(part, text, self.batch.context.schema.vocabularies());
        self.push(line, known, (Some(part.id), read.text), "", said);
    }

    /// The code of a country by its name in French or English.
    fn country(&self, name: &str) -> Option<String> {
        let name = fold(name);
        let countries = self.batch.context.schema.vocabularies().get("countries")?;
        let is_called = |text: &str| fold(text) == name;
        let mut terms = countries.terms().iter();
        terms
            .find(|term| is_called(&term.label.fr) || is_called(&term.label.en))
            .map(|term| term.code.to_string())
    }

    fn push(
        &mut self,
        line: &Line,
        known: &'s SchemaField,
        (part, text): (Option<&'static str>, String),
        label: &str,
        said: &dyn Fn(&Field) -> Said,
    ) {
        self.mentioned.insert(known.id);
        let provenance = self.provenance(line, known.field, said(known.field).provenance);
        let items = self.records.entry((known.id, provenance)).or_default();
        let at = items.iter().position(|(of, _)| of == label).unwrap_or(items.len());
        // One more than a list may have is kept, so that it is said.
        if at == items.len() && at <= LIST_MAX {
            items.push((label.to_owned(), Vec::new()));
        }
        if let Some((_, record)) = items.get_mut(at) {
            record.push(Piece { part, text, place: line.place(&self.file.name) });
        }
    }

    /// Values that a tool guesses are its own and not the hoster's.
    fn provenance(&mut self, line: &Line, field: &Field, told: Provenance) -> Provenance {
        if !self.file.by_tool || told != Provenance::DeclaredFile {
            return told;
        }
        let is_guess = field.about == About::Service && GUESSED.contains(&field.id);
        let is_install_day = field.about == About::Service
            && field.id == "started"
            && (value::day_first(&line.value).is_some() || line.value.contains('T'));
        if is_guess {
            self.warn(line, words::guessed());
        } else if is_install_day {
            self.warn(line, words::install_day());
        }
        if is_guess || is_install_day { Provenance::Tool } else { told }
    }

    fn warn(&mut self, line: &Line, message: matou_core::text::Text) {
        self.batch.findings.warning(line.place(&self.file.name), &line.value, message);
    }

    /// Keeps a line as it is, and says why it is not shown.
    fn leave(&mut self, line: &Line, why: matou_core::text::Text) {
        self.warn(line, why);
        self.keep_raw(line);
    }

    fn keep_raw(&mut self, line: &Line) {
        let place: Place = line.place(&self.file.name);
        self.others.push(Other { key: Arc::clone(&line.key), value: line.value.clone(), place });
    }
}
