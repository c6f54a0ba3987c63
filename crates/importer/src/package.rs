//! The description of the files that are given away: a Data Package, as Frictionless Data defines it (version 2), so that
//! programs know the columns, their codes and how the tables belong together, and can tell whether a copy is whole.
//!
//! Names for people are in French, descriptions in French and English. Nothing here is written by hand for one field: the
//! columns are those of the writer, and what may stand in them is what the reader takes.

use crate::csv::{Column, Fixed, Sheet, TableFile, sheets};
use jiff::Timestamp;
use matou_core::DATA_LICENCE;
use matou_core::answer::Provenance;
use matou_core::field::{Kind, NONE, Part};
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::{Text, t};
use serde_json::{Map, Value as Json, json};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// A date that may be only a year or a month.
const DATE: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";
/// An identifier; one that begins with a hyphen has the mark against formulas before it.
const SLUG: &str = "'?[a-z0-9-]{1,80}";

/// A file of the package that is no table.
#[derive(Clone, Copy, Debug)]
pub struct OtherFile<'f> {
    /// Its name, such as `hosters.json`.
    pub name: &'f str,
    /// Its media type, such as `application/json`.
    pub mediatype: &'f str,
    /// Its content.
    pub bytes: &'f [u8],
}

/// The content of `datapackage.json` for the tables of a directory with this schema, and for other files beside them.
///
/// `version` is that of the data set, `created` the instant at which it was written.
pub fn data_package(
    schema: &Schema,
    tables: &[TableFile],
    others: &[OtherFile<'_>],
    version: &str,
    created: Timestamp,
) -> Json {
    let sheets = sheets(schema);
    let table = |file: &TableFile| {
        let sheet = sheets.iter().find(|sheet| sheet.file() == file.name)?;
        Some(table_resource(schema, sheet, &file.bytes))
    };
    let tables = tables.iter().filter_map(table);
    json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "matou",
        "title": "Annuaire des hébergeurs du collectif CHATONS",
        "description": both(&DESCRIPTION),
        "version": version,
        "created": created.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        "licenses": [{
            "name": DATA_LICENCE,
            "path": "https://creativecommons.org/licenses/by-sa/4.0/",
            "title": "Creative Commons Attribution-ShareAlike 4.0 International",
        }],
        "resources": tables.chain(others.iter().map(other_resource)).collect::<Vec<_>>(),
    })
}

const DESCRIPTION: Text = t(
    "Tout ce que l’annuaire montre, avec ses sources. Une cellule vide veut dire « non renseigné », jamais « non » ; « none » veut dire que la source déclare qu’il n’y en a pas. Une ligne dit ses cellules remplies, toutes de la même source. Une apostrophe devant =, +, - ou @, ou devant une apostrophe, empêche les tableurs d’y voir une formule : retirez-la pour lire le texte.",
    "All that the directory shows, with its sources. An empty cell means “not stated”, never “no”; “none” means that the source states that there is none. A line states its filled cells, all from the same source. An apostrophe before =, +, - or @, or before an apostrophe, keeps spreadsheets from seeing a formula there: take it away to read the text.",
);

/// A text in both languages, French first.
fn both(text: &Text) -> String {
    format!("{} / {}", text.fr, text.en)
}

fn other_resource(file: &OtherFile<'_>) -> Json {
    // Not the ending: Frictionless takes `ndjson` for a table, which it cannot read without parts that are not installed
    // with it, and ours has no columns.
    let format = file.mediatype.rsplit_once('/').map_or("", |(_, kind)| kind);
    json!({
        "name": file.name.replace('.', "-"),
        "path": file.name,
        "format": format,
        "mediatype": file.mediatype,
        "encoding": "utf-8",
        "bytes": file.bytes.len(),
        "hash": hash(file.bytes),
    })
}

fn table_resource(schema: &Schema, sheet: &Sheet<'_>, bytes: &[u8]) -> Json {
    json!({
        "name": sheet.name,
        "type": "table",
        "path": sheet.file(),
        "title": sheet.title.fr,
        "description": both(&sheet.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": bytes.len(),
        "hash": hash(bytes),
        "schema": table_schema(schema, sheet),
    })
}

fn hash(bytes: &[u8]) -> String {
    let mut text = String::from("sha256:");
    for byte in Sha256::digest(bytes) {
        // Writing into a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

fn table_schema(schema: &Schema, sheet: &Sheet<'_>) -> Json {
    let fields: Vec<Json> = sheet.columns().iter().map(|column| field(schema, sheet, column)).collect();
    let mut described = Map::from_iter([
        ("fields".to_owned(), Json::Array(fields)),
        ("missingValues".to_owned(), json!([""])),
    ]);
    // No column and no few of them name a line: a subject has one for each source. So there is no primary key.
    if sheet.name != "hosters" {
        let hosters = json!({ "resource": "hosters", "fields": ["slug"] });
        described.insert("foreignKeys".to_owned(), json!([{ "fields": ["slug"], "reference": hosters }]));
    }
    Json::Object(described)
}

/// What is known of a column: its type, what people read, and what may stand in it.
#[derive(Default)]
struct Described {
    kind: &'static str,
    title: String,
    description: String,
    constraints: Map<String, Json>,
}

impl Described {
    fn of(kind: &'static str, title: &Text, description: &Text) -> Self {
        let description = if description.is_empty() { both(title) } else { both(description) };
        Self { kind, title: title.fr.to_string(), description, constraints: Map::new() }
    }

    fn with(mut self, constraint: &str, value: impl Into<Json>) -> Self {
        self.constraints.insert(constraint.to_owned(), value.into());
        self
    }

    fn into_json(self, name: &str) -> Json {
        let texts =
            [("name", name), ("type", self.kind), ("title", &self.title), ("description", &self.description)];
        let mut json: Map<String, Json> =
            texts.into_iter().map(|(name, text)| (name.to_owned(), Json::from(text))).collect();
        if !self.constraints.is_empty() {
            json.insert("constraints".to_owned(), Json::Object(self.constraints));
        }
        Json::Object(json)
    }
}

fn field(schema: &Schema, sheet: &Sheet<'_>, column: &Column<'_>) -> Json {
    let described = match column {
        Column::Fixed(_, fixed) => of_line(sheet, *fixed),
        Column::Fact(known, part) => of_fact(schema, known, *part),
    };
    described.into_json(&column.name())
}

/// A column that speaks about the line.
fn of_line(sheet: &Sheet<'_>, column: Fixed) -> Described {
    // A hoster of which no fact of identity is known has a line with its identifier only.
    let always = |described: Described| {
        if sheet.name == "hosters" { described } else { described.with("required", true) }
    };
    let (title, description) = texts(column);
    let of = |kind| Described::of(kind, &title, &description);
    match column {
        Fixed::Slug | Fixed::Service => of("string").with("required", true).with("pattern", SLUG),
        Fixed::StatedOn => of("string").with("pattern", DATE),
        Fixed::ReadOn | Fixed::ConfirmedOn | Fixed::ReviewedOn => of("date"),
        Fixed::RecordedOn => always(of("date")),
        Fixed::Provenance => {
            let stated = Provenance::ALL.iter().filter(|known| **known != Provenance::Derived);
            always(of("string")).with("enum", stated.map(|known| known.code()).collect::<Vec<_>>())
        }
        Fixed::Source | Fixed::Evidence | Fixed::Contested => of("string"),
    }
}

/// The name and the description of a column that speaks about the line.
const fn texts(column: Fixed) -> (Text, Text) {
    match column {
        Fixed::Slug => (
            t("identifiant de l’hébergeur", "identifier of the hoster"),
            t("Celui de chatons.org quand il y en a un.", "That of chatons.org where there is one."),
        ),
        Fixed::Service => (
            t("clé du service", "key of the service"),
            t("Unique chez son hébergeur.", "Unique within its hoster."),
        ),
        Fixed::StatedOn => (
            t("date de la source", "date of the source"),
            t(
                "Quand la source l’a dit : une année, un mois ou un jour.",
                "When the source said it: a year, a month or a day.",
            ),
        ),
        Fixed::ReadOn => {
            (t("lu le", "read on"), t("Quand la source a été lue.", "When the source was read."))
        }
        Fixed::Source => (
            t("source", "source"),
            t(
                "Adresses ou descriptions des documents, jointes par « | ».",
                "Addresses or descriptions of the documents, joined by “|”.",
            ),
        ),
        Fixed::Evidence => (
            t("preuves", "evidence"),
            t("Adresses à l’appui, jointes par « | ».", "Addresses that support it, joined by “|”."),
        ),
        Fixed::Provenance => (
            t("provenance", "provenance"),
            t(
                "De quel genre de source ; de la plus forte à la plus faible : declared, declared_file, sheet, tool, gathered.",
                "From what kind of source; from the strongest to the weakest: declared, declared_file, sheet, tool, gathered.",
            ),
        ),
        Fixed::RecordedOn => (
            t("enregistré le", "recorded on"),
            t("Quand l’annuaire l’a enregistré.", "When the directory took it in."),
        ),
        Fixed::ConfirmedOn => (
            t("confirmé le", "confirmed on"),
            t(
                "Quand l’hébergeur l’a confirmé sans changement.",
                "When the hoster last confirmed it unchanged.",
            ),
        ),
        Fixed::ReviewedOn => (
            t("relu le", "reviewed on"),
            t("Quand une personne du collectif l’a relu.", "When a person of the collective last read it."),
        ),
        Fixed::Contested => (
            t("contesté", "contested"),
            t(
                "La raison publique pour laquelle le collectif le conteste.",
                "The public reason why the collective contests it.",
            ),
        ),
    }
}

/// A column that holds a part of a field.
fn of_fact(schema: &Schema, known: &SchemaField, part: Option<&'static Part>) -> Described {
    let (field, texts) = (known.field, &known.texts);
    let Some(part) = part else {
        let title = &texts.label;
        let none = t(
            "« none » : la source déclare qu’il n’y en a pas",
            "“none”: the source states that there is none",
        );
        return Described::of("string", title, &none).with("enum", vec![NONE]);
    };
    let label = if field.parts.len() == 1 {
        texts.label.clone()
    } else {
        Text::owned(
            format!("{} : {}", texts.label.fr, part.label.fr),
            format!("{}: {}", texts.label.en, part.label.en),
        )
    };
    let may_be_none = field.may_be_none && field.parts.len() == 1;
    of_kind(schema, part, may_be_none, |kind| Described::of(kind, &label, &t("", "")))
}

/// A code as a pattern that matches nothing else.
fn literal(code: &str) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    let letters =
        code.chars().map(|letter| if is_plain(letter) { letter.to_string() } else { format!("\\{letter}") });
    letters.collect()
}

/// What may stand in the column of a part, as its kind says.
fn of_kind(
    schema: &Schema,
    part: &'static Part,
    may_be_none: bool,
    of: impl Fn(&'static str) -> Described,
) -> Described {
    let mut codes: Vec<&str> = schema.terms(&part.kind).iter().map(|term| term.code.as_ref()).collect();
    let pattern = |pattern: &str| {
        let whole = if may_be_none { format!("({NONE}|{pattern})") } else { pattern.to_owned() };
        of("string").with("pattern", whole)
    };
    match &part.kind {
        Kind::Choice(_) => {
            codes.extend(may_be_none.then_some(NONE));
            of("string").with("enum", codes)
        }
        Kind::Choices(_) => {
            let one = format!("({})", codes.into_iter().map(literal).collect::<Vec<_>>().join("|"));
            pattern(&format!("{one}(;{one})*"))
        }
        Kind::Number { min, max, .. } if !may_be_none => {
            of("number").with("minimum", *min).with("maximum", *max)
        }
        Kind::Number { .. } => pattern("-?[0-9]+(\\.[0-9]+)?"),
        Kind::Duration { .. } => pattern("P[0-9DTHM]+"),
        Kind::Date => pattern(DATE),
        Kind::Hours | Kind::Line | Kind::Text | Kind::Url => of("string"),
    }
}
