//! A directory as property files: one for each hoster, one for each of its services.
//!
//! The plain lines hold the answer that is shown, under the keys of the format where it has them, so that older readers
//! understand it. `source` lines say from which source it came, and hold what weaker sources say of the same field. What
//! follows from other answers is not written, because it follows again.

use super::line::written;
use matou_core::answer::{Answer, Provenance, Stated};
use matou_core::datum::Datum;
use matou_core::directory::{Answers, Directory, Hoster, Service};
use matou_core::field::{About, Field};
use matou_core::schema::Schema;
use matou_core::value::Record;
use std::fmt::Write;

/// A property file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyFile {
    /// Its path in the folder, such as `club1.properties` or `club1/etherpad.properties`.
    pub name: String,
    /// Its content, UTF-8.
    pub bytes: Vec<u8>,
}

/// The word that states that there is none.
const NONE: &str = "NONE";

/// Every hoster of a directory, in the order of their identifiers, with its services. `base` is the address under which
/// the folder will be published: with it, the files name each other.
pub fn write_properties(directory: &Directory, base: Option<&str>) -> Vec<PropertyFile> {
    let mut hosters: Vec<&Hoster> = directory.hosters().collect();
    hosters.sort_by_key(|hoster| hoster.slug());
    let schema = directory.schema();
    let base = base.map(|base| base.trim_end_matches('/'));
    let mut files = vec![federation(&hosters, base)];
    for hoster in hosters {
        files.extend(write_hoster(schema, hoster, base));
    }
    files
}

/// One hoster and its services: its own file first.
pub fn write_hoster(schema: &Schema, hoster: &Hoster, base: Option<&str>) -> Vec<PropertyFile> {
    let base = base.map(|base| base.trim_end_matches('/'));
    let services = hoster.services().map(|service| of_service(schema, hoster, service, base));
    std::iter::once(of_hoster(schema, hoster, base)).chain(services).collect()
}

fn federation(hosters: &[&Hoster], base: Option<&str>) -> PropertyFile {
    let mut text = Text::new("Federation", "federation.properties", base);
    text.heading("Federation");
    text.line("federation.name", "CHATONS");
    text.heading("Subs");
    for hoster in hosters {
        let slug = hoster.slug().as_str();
        text.sub(slug, &format!("{slug}.properties"), base);
    }
    text.into_file("federation.properties")
}

fn of_hoster(schema: &Schema, hoster: &Hoster, base: Option<&str>) -> PropertyFile {
    let slug = hoster.slug().as_str();
    let name = format!("{slug}.properties");
    let mut text = Text::new("Organization", &name, base);
    text.heading("Organization");
    text.line("organization.id", slug);
    text.answers(schema, About::Hoster, hoster.answers());
    if hoster.services().next().is_some() {
        text.heading("Subs");
    }
    for service in hoster.services() {
        let key = service.key().as_str();
        text.sub(key, &format!("{slug}/{key}.properties"), base);
    }
    text.into_file(&name)
}

fn of_service(schema: &Schema, hoster: &Hoster, service: &Service, base: Option<&str>) -> PropertyFile {
    let (slug, key) = (hoster.slug().as_str(), service.key().as_str());
    let name = format!("{slug}/{key}.properties");
    let mut text = Text::new("Service", &name, base);
    text.heading("Service");
    text.line("service.id", key);
    text.line("service.organization", slug);
    text.answers(schema, About::Service, service.answers());
    text.into_file(&name)
}

/// The text of a file while it is written.
struct Text(String);

impl Text {
    fn new(class: &str, name: &str, base: Option<&str>) -> Self {
        let mut text = Self(String::new());
        text.heading("File");
        text.line("file.class", class);
        text.line("file.protocol", "ChatonsInfos-0.5");
        text.line("file.generator", "matou");
        if let Some(base) = base {
            text.line("file.url", &format!("{base}/{name}"));
        }
        text
    }

    fn into_file(self, name: &str) -> PropertyFile {
        PropertyFile { name: name.to_owned(), bytes: self.0.into_bytes() }
    }

    fn heading(&mut self, heading: &str) {
        let before = if self.0.is_empty() { "" } else { "\n" };
        // Writing into a text cannot fail, here and below.
        let _ = writeln!(self.0, "{before}# [{heading}]");
    }

    fn line(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.0, "{key} = {}", written(value));
    }

    /// The address of another file; a comment where nobody knows yet where it will be.
    fn sub(&mut self, key: &str, name: &str, base: Option<&str>) {
        match base {
            Some(base) => self.line(&format!("subs.{key}"), &format!("{base}/{name}")),
            None => {
                let _ = writeln!(self.0, "# subs.{key} = https://…/{name}");
            }
        }
    }

    fn answers(&mut self, schema: &Schema, about: About, answers: &Answers) {
        let mut sources: Vec<Source<'_>> = Vec::new();
        for known in schema.fields().iter().filter(|known| known.field.about == about) {
            let said = answers.all(known.id).iter().filter(|said| said.provenance != Provenance::Derived);
            for (at, stated) in said.enumerate() {
                if at == 0 {
                    self.answer("", known.field, &stated.answer);
                    self.short_forms(known.field, &stated.answer);
                }
                let source = sources.iter_mut().find(|source| source.says(stated));
                match source {
                    Some(source) => source.add(at == 0, known.field, stated),
                    None => sources.push(Source::new(at == 0, known.field, stated)),
                }
            }
        }
        let section = if about == About::Hoster { "organization" } else { "service" };
        for (at, source) in sources.iter().enumerate() {
            self.source(&format!("{section}.source.{}", at + 1), source);
        }
    }

    /// The lines of an answer, each key behind a prefix.
    fn answer(&mut self, prefix: &str, field: &Field, answer: &Answer) {
        let stem = field.property_stem();
        match answer {
            Answer::None => {
                let _ = writeln!(self.0, "{prefix}{stem} = {NONE}");
            }
            Answer::Value(value) => {
                for (at, record) in value.records().iter().enumerate() {
                    self.record(&format!("{prefix}{stem}"), at + 1, field, record);
                }
            }
        }
    }

    fn record(&mut self, stem: &str, number: usize, field: &Field, record: &Record) {
        for part in field.parts {
            let Some(datum) = record.get(part.id) else { continue };
            let mut key = stem.to_owned();
            if field.list {
                let _ = write!(key, ".{number}");
            }
            let word = field.property_word(part);
            if !word.is_empty() {
                let _ = write!(key, ".{word}");
            }
            let text = datum.print();
            match datum {
                // Codes are written as the format writes them.
                Datum::Code(_) | Datum::Codes(_) => {
                    let _ = writeln!(self.0, "{key} = {}", text.to_uppercase());
                }
                _ => self.line(&key, &text),
            }
        }
    }

    /// What older readers know of a list: the country, the position, the pages.
    fn short_forms(&mut self, field: &Field, answer: &Answer) {
        let Some(first) = answer.value().and_then(|value| value.records().first()) else { return };
        let text = |part: &str| first.get(part).map(Datum::print).unwrap_or_default();
        let shorts: &[(&str, &str)] = match field.id {
            "places" => &[("organization.country.code", "country")],
            "positions" => &[
                ("organization.geolocation.latitude", "latitude"),
                ("organization.geolocation.longitude", "longitude"),
            ],
            _ => &[],
        };
        for (key, part) in shorts {
            if !text(part).is_empty() {
                self.line(key, &text(part));
            }
        }
    }

    fn source(&mut self, key: &str, source: &Source<'_>) {
        let stated = source.stated;
        let _ = writeln!(self.0);
        self.line(&format!("{key}.provenance"), stated.provenance.code());
        let dates = [
            ("stated", stated.stated_on.map(|date| date.to_string())),
            ("read", stated.source.read_on.map(|date| date.to_string())),
            ("recorded", Some(stated.recorded_on.to_string())),
        ];
        for (word, date) in dates {
            if let Some(date) = date {
                self.line(&format!("{key}.{word}"), &date);
            }
        }
        let fields: Vec<&str> = source.fields.iter().map(|field| field.id).collect();
        if !fields.is_empty() {
            self.line(&format!("{key}.fields"), &fields.join(";"));
        }
        for (word, items) in [("document", &stated.source.documents), ("evidence", &stated.evidence)] {
            for (at, item) in items.iter().enumerate() {
                self.line(&format!("{key}.{word}.{}", at + 1), item);
            }
        }
        for (field, stated) in &source.answers {
            self.answer(&format!("{key}.answer."), field, &stated.answer);
        }
    }
}

/// One source, with the fields of which the plain lines are its own, and what it says besides.
struct Source<'d> {
    stated: &'d Stated,
    fields: Vec<&'static Field>,
    answers: Vec<(&'static Field, &'d Stated)>,
}

impl<'d> Source<'d> {
    fn new(is_shown: bool, field: &'static Field, stated: &'d Stated) -> Self {
        let mut source = Self { stated, fields: Vec::new(), answers: Vec::new() };
        source.add(is_shown, field, stated);
        source
    }

    fn add(&mut self, is_shown: bool, field: &'static Field, stated: &'d Stated) {
        if is_shown {
            self.fields.push(field);
        } else {
            self.answers.push((field, stated));
        }
    }

    /// Whether an answer came from it.
    fn says(&self, stated: &Stated) -> bool {
        let key = |one: &Stated| (one.provenance, one.stated_on, one.recorded_on);
        key(self.stated) == key(stated)
            && self.stated.source == stated.source
            && self.stated.evidence == stated.evidence
    }
}
