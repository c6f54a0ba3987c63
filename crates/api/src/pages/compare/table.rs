//! The table: a column per hoster, a row per criterion, by theme. What is not stated is said in words in its cell.

use super::Compared;
use crate::pages::place::Place;
use crate::pages::said::{Said, Written};
use crate::pages::search::{Fact, is_web, place, source, unlisted};
use crate::words::Words;
use matou_core::directory::{Directory, Hoster};
use matou_core::explain::{AnswerState, explain, of_services};
use matou_core::field::{About, Theme};
use matou_core::reading;
use matou_core::schema::SchemaField;
use matou_core::text::Lang;

/// What the head of a column says already, or what is no answer of its own.
const NOT_ROWS: [&str; 3] = ["name", "listing", "positions"];

/// The head of a column.
pub(super) struct Column {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) place: Option<String>,
    /// Why it is in no list, when it is in none.
    pub(super) unlisted: Option<Said>,
    /// The comparison without it.
    pub(super) href_without: String,
}

/// What a hoster is in the search.
pub(super) struct Verdict {
    /// The hoster, for screens on which cells stand one below the other.
    pub(super) name: String,
    pub(super) sign: &'static str,
    pub(super) word: &'static str,
    /// Why it is in no list.
    pub(super) unlisted: Option<Said>,
    /// One for each condition.
    pub(super) reasons: Vec<Fact>,
}

/// The rows of a theme.
pub(super) struct Section {
    pub(super) label: String,
    pub(super) rows: Vec<Row>,
}

/// One criterion.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) cells: Vec<Cell>,
}

/// What one hoster says of one criterion.
pub(super) struct Cell {
    /// The hoster.
    pub(super) name: String,
    pub(super) is_stated: bool,
    /// The text, when it is an address that may be followed.
    pub(super) address: Option<String>,
    pub(super) fact: Fact,
}

impl Compared {
    pub(super) fn column(&self, hoster: &Hoster) -> Column {
        let (schema, lang, slug) = (self.searched.schema(), self.lang, hoster.slug().as_str());
        let others: Vec<String> = self.named.iter().filter(|named| *named != slug).cloned().collect();
        let here = Place::Compare.path(lang);
        Column {
            name: hoster.name(schema).to_owned(),
            href: self
                .asked()
                .address(&format!("{}/{slug}", Place::Results.path(lang)), &self.searched.query),
            place: place(schema, hoster, lang),
            unlisted: unlisted(schema, hoster, lang),
            href_without: if others.is_empty() { self.results() } else { self.address(here, &others) },
        }
    }

    pub(super) fn verdict(&self, hoster: &Hoster) -> Verdict {
        let (schema, lang) = (self.searched.schema(), self.lang);
        let explained = explain(self.directory(), &self.searched.query, hoster, lang);
        let (sign, key) = match explained.verdict {
            reading::Verdict::Yes => ("✓", "compare-yes"),
            reading::Verdict::Unknown => ("?", "compare-unknown"),
            reading::Verdict::No => ("✗", "compare-no"),
        };
        Verdict {
            name: hoster.name(schema).to_owned(),
            sign,
            word: Words::of(lang).say(key),
            unlisted: unlisted(schema, hoster, lang),
            reasons: explained.lines.iter().map(|line| Fact::of_line(schema, hoster, line, lang)).collect(),
        }
    }
}

/// All criteria, by theme.
pub(super) fn sections(directory: &Directory, hosters: &[&Hoster], lang: Lang) -> Vec<Section> {
    let schema = directory.schema();
    let section = |theme: Theme| {
        let of_theme = schema.fields().iter().filter(|known| known.field.theme == theme && is_row(known));
        let row = |known: &SchemaField| Row {
            label: known.texts.label.get(lang).to_owned(),
            cells: hosters.iter().map(|hoster| cell(directory, hoster, known, lang)).collect(),
        };
        Section { label: theme.label().get(lang).to_owned(), rows: of_theme.map(row).collect() }
    };
    Theme::ALL.into_iter().map(section).filter(|section| !section.rows.is_empty()).collect()
}

/// Everything about a hoster; about its services what they are called, and what visitors may ask of them.
fn is_row(known: &SchemaField) -> bool {
    match known.field.about {
        About::Hoster => !NOT_ROWS.contains(&known.field.id),
        About::Service => known.field.id == "name" || !known.field.filters.is_empty(),
    }
}

fn cell(directory: &Directory, hoster: &Hoster, known: &SchemaField, lang: Lang) -> Cell {
    let schema = directory.schema();
    let (fact, state) = match known.field.about {
        About::Hoster => (Fact::of_answer(schema, hoster, known, lang), AnswerState::of(hoster, known)),
        About::Service => of_services_together(directory, hoster, known, lang),
    };
    Cell {
        name: hoster.name(schema).to_owned(),
        is_stated: state != AnswerState::NotStated,
        address: fact.text.plain().filter(|text| is_address(text)).map(str::to_owned),
        fact,
    }
}

fn is_address(text: &str) -> bool {
    is_web(text) && !text.contains(char::is_whitespace)
}

/// What the services of a hoster say of a criterion, with the sources of all of them, each once.
fn of_services_together(
    directory: &Directory,
    hoster: &Hoster,
    known: &SchemaField,
    lang: Lang,
) -> (Fact, AnswerState) {
    let schema = directory.schema();
    let (state, text) = of_services(directory, hoster, known, lang);
    let text = if state == AnswerState::Expired { Fact::aged(&text, lang) } else { text };
    let mut sources: Vec<String> = Vec::new();
    for stated in hoster.services().filter_map(|service| service.answers().get(known.id)) {
        let source = source(stated, lang);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    let fact = Fact {
        verdict: None,
        text: Written::about(schema, hoster, known, lang).marked(&text),
        people: None,
        source: (!sources.is_empty()).then(|| sources.join(" · ")),
        contested: None,
    };
    (fact, state)
}
