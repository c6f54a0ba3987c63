//! The first line: what each column holds.

use crate::finding::{Findings, Place};
use ::csv::StringRecord;
use matou_core::field::{About, Field, Part};
use matou_core::letters::{first_refused, refused, shorten};
use matou_core::schema::{Schema, SchemaField};
use matou_core::suggest;
use matou_core::text::{Text, t};
use std::collections::HashMap;
use std::sync::Arc;

/// What a column that is no fact holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Fixed {
    Slug,
    Service,
    StatedOn,
    ReadOn,
    Source,
    Evidence,
    Provenance,
    RecordedOn,
    ConfirmedOn,
    ReviewedOn,
    Contested,
}

/// Their names, in the order in which they are written.
pub(crate) const FIXED: [(&str, Fixed); 11] = [
    ("slug", Fixed::Slug),
    ("service", Fixed::Service),
    ("stated_on", Fixed::StatedOn),
    ("read_on", Fixed::ReadOn),
    ("source", Fixed::Source),
    ("evidence", Fixed::Evidence),
    ("provenance", Fixed::Provenance),
    ("recorded_on", Fixed::RecordedOn),
    ("confirmed_on", Fixed::ConfirmedOn),
    ("reviewed_on", Fixed::ReviewedOn),
    ("contested", Fixed::Contested),
];

/// The columns of one field.
pub(super) struct Fact<'s> {
    /// The field.
    pub field: &'s SchemaField,
    /// Its columns: position from 0, and the part; `None` for the bare column, which takes `none` only.
    pub columns: Vec<(usize, Option<&'static Part>)>,
}

/// The columns of a file.
pub(super) struct Header<'s> {
    /// The file.
    pub file: Arc<str>,
    /// The names, as written.
    pub names: Vec<Arc<str>>,
    /// The columns that hold facts, by field.
    pub facts: Vec<Fact<'s>>,
    fixed: HashMap<Fixed, usize>,
}

/// The name of the column of a part: the field's own name when it has no other part.
pub fn column_name(field: &Field, part: &Part) -> String {
    if field.parts.len() == 1 { field.id.to_owned() } else { format!("{}.{}", field.id, part.id) }
}

impl<'s> Header<'s> {
    /// Reads the header; `None` with a finding when no row could be read with it.
    pub(super) fn read(
        schema: &'s Schema,
        file: &Arc<str>,
        line: usize,
        cells: &StringRecord,
        findings: &mut Findings,
    ) -> Option<Self> {
        let names: Vec<Arc<str>> = cells.iter().map(|name| Arc::from(name.trim())).collect();
        let has_service = names.iter().any(|name| name.as_ref() == "service");
        let about = if has_service { About::Service } else { About::Hoster };
        let mut header = Self { file: Arc::clone(file), names, facts: Vec::new(), fixed: HashMap::new() };
        for at in 0..header.names.len() {
            if let Err(message) = header.add(schema, about, at) {
                let place = header.place(line, at);
                let read = header.names.get(at).map_or("", AsRef::as_ref);
                findings.error(place, read, message);
            }
        }
        if header.fixed.contains_key(&Fixed::Slug) {
            return Some(header);
        }
        findings.error(Place::of_line(file, line), cells.iter().next().unwrap_or(""), no_slug());
        None
    }

    /// The position of a column that is no fact.
    pub(super) fn fixed(&self, column: Fixed) -> Option<usize> {
        self.fixed.get(&column).copied()
    }

    /// The place of a cell.
    pub(super) fn place(&self, line: usize, at: usize) -> Place {
        let place = Place::of_line(&self.file, line);
        self.names.get(at).map_or_else(|| place.clone(), |name| place.clone().in_column(at + 1, name))
    }

    fn add(&mut self, schema: &'s Schema, about: About, at: usize) -> Result<(), Text> {
        let name = self.names.get(at).cloned().unwrap_or_default();
        if let Some((position, letter)) = first_refused(&name, true) {
            return Err(refused(position, letter));
        }
        // Spreadsheets leave such columns at the end of a line; a filled cell below is an error of its own.
        if name.is_empty() {
            return Ok(());
        }
        if self.names.iter().take(at).any(|before| *before == name) {
            return Err(twice(&name));
        }
        if let Some((_, column)) = FIXED.iter().find(|(fixed, _)| *fixed == name.as_ref()) {
            self.fixed.insert(*column, at);
            return Ok(());
        }
        let (field, part) = locate(schema, about, &name).ok_or_else(|| unknown(schema, about, &name))?;
        match self.facts.iter_mut().find(|fact| fact.field.id == field.id) {
            Some(fact) => fact.columns.push((at, part)),
            None => self.facts.push(Fact { field, columns: vec![(at, part)] }),
        }
        Ok(())
    }
}

/// The field and the part that a name means.
fn locate<'s>(
    schema: &'s Schema,
    about: About,
    name: &str,
) -> Option<(&'s SchemaField, Option<&'static Part>)> {
    let id = name.split('.').next().unwrap_or(name);
    let known = schema.field(about, id)?;
    let field = known.field;
    let part = field.parts.iter().find(|part| column_name(field, part) == name);
    (part.is_some() || (name == id && field.may_be_none)).then_some((known, part))
}

/// All columns of a field, with their parts; `None` for the bare column, which takes `none` only.
pub(crate) fn columns_of(field: &'static Field) -> impl Iterator<Item = (String, Option<&'static Part>)> {
    let bare = (field.may_be_none && field.parts.len() > 1).then(|| (field.id.to_owned(), None));
    bare.into_iter().chain(field.parts.iter().map(|part| (column_name(field, part), Some(part))))
}

fn names_of(field: &'static Field) -> impl Iterator<Item = String> {
    columns_of(field).map(|(name, _)| name)
}

fn unknown(schema: &Schema, about: About, name: &str) -> Text {
    let quoted = shorten(name);
    let id = name.split('.').next().unwrap_or(name);
    if let Some(known) = schema.field(about, id) {
        let columns = names_of(known.field).collect::<Vec<_>>().join(", ");
        return Text::owned(
            format!("« {quoted} » n’est pas une colonne de {id} ; ses colonnes sont : {columns}"),
            format!("“{quoted}” is no column of {id}; its columns are: {columns}"),
        );
    }
    if about == About::Hoster && locate(schema, About::Service, name).is_some() {
        return Text::owned(
            format!(
                "« {quoted} » parle d’un service : ajoutez une colonne « service » avec la clé du service"
            ),
            format!("“{quoted}” speaks about a service: add a column “service” with the key of the service"),
        );
    }
    let fields = schema.fields().iter().filter(|known| known.field.about == about);
    let facts: Vec<String> = fields.flat_map(|known| names_of(known.field)).collect();
    let known = FIXED.iter().map(|(name, _)| *name).chain(facts.iter().map(String::as_str));
    let (fr, en) = suggest::nearest(name, known).map_or_else(Default::default, |nearest| {
        (format!(" ; vouliez-vous « {nearest} » ?"), format!("; did you mean “{nearest}”?"))
    });
    Text::owned(
        format!("la colonne « {quoted} » n’existe pas{fr}"),
        format!("there is no column “{quoted}”{en}"),
    )
}

fn twice(name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!("la colonne « {name} » est là deux fois : gardez-en une"),
        format!("the column “{name}” is there twice: keep one"),
    )
}

const fn no_slug() -> Text {
    t(
        "la première ligne ne nomme pas de colonne « slug » : ajoutez-la ; elle dit de quel hébergeur parle chaque ligne",
        "the first line names no column “slug”: add it; it says about which hoster each line speaks",
    )
}
