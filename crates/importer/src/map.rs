//! The map dump of chatons.org: `{"chatons":[{"popup","lat","lon"}]}`, one entry per place of a member.
//!
//! A member on the map is an active member; its name and its positions are those of its sheet.

pub(crate) mod entities;
mod popup;
#[cfg(test)]
mod tests;

use crate::batch::{Batch, Piece, Told};
use crate::decode::decode;
use crate::finding::Place;
use crate::reading::{Context, Reading};
use matou_core::answer::Provenance;
use matou_core::date::PartialDate;
use matou_core::field::About;
use matou_core::letters::{first_refused, refused, shorten};
use matou_core::statement::{Slug, Subject};
use matou_core::text::{Text, t};
use popup::Popup;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Who the ledger says wrote statements from the map.
const AUTHOR: &str = "import:map";

/// The file; entries are kept raw, so that a broken one does not hide the others and its line is known.
#[derive(Deserialize)]
struct Dump<'t> {
    #[serde(borrow)]
    chatons: Vec<&'t RawValue>,
}

/// One entry.
#[derive(Deserialize)]
struct Point {
    popup: String,
    lat: f64,
    lon: f64,
}

/// A member, with its points as they will be written.
struct Member {
    name: String,
    sheet: String,
    place: Place,
    positions: Vec<([String; 2], Place)>,
}

/// Reads the map dump. The file carries no date: `stated_on` says when the map was saved.
pub fn read_map(context: &Context<'_>, name: &str, bytes: &[u8], stated_on: Option<PartialDate>) -> Reading {
    let mut batch = Batch::new(*context, AUTHOR);
    for (slug, member) in members(&mut batch, &Arc::from(name), bytes) {
        state(&mut batch, slug, member, stated_on);
    }
    batch.finish()
}

fn members(batch: &mut Batch<'_>, file: &Arc<str>, bytes: &[u8]) -> BTreeMap<Slug, Member> {
    let mut members = BTreeMap::new();
    let Some(text) = decode(file, bytes, &mut batch.findings) else { return members };
    let dump: Dump<'_> = match serde_json::from_str(&text) {
        Ok(dump) => dump,
        Err(error) => {
            batch.findings.error(Place::of_line(file, error.line()), "", no_map(&error));
            return members;
        }
    };
    if dump.chatons.is_empty() {
        let message = t("la carte ne contient aucun point", "the map holds no point");
        batch.findings.warning(Place::of_file(file), "", message);
    }
    let mut lines = Lines { text: &text, at: 0, line: 1 };
    for (index, raw) in dump.chatons.iter().enumerate() {
        let place = Place::of_line(file, lines.line_of(raw.get()));
        match read_point(raw.get()) {
            Ok((popup, position)) => add(batch, &mut members, popup, position, place),
            Err(why) => batch.findings.error(place, raw.get(), of_entry(index, &why)),
        }
    }
    members
}

/// Counts lines forward through a text, so that a long file takes no longer than its length.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line on which a piece of the text begins; pieces come in their order.
    fn line_of(&mut self, piece: &str) -> usize {
        let offset = piece.as_ptr().addr().saturating_sub(self.text.as_ptr().addr());
        let between = self.text.get(self.at..offset).unwrap_or("");
        self.line += between.matches('\n').count();
        self.at = self.at.max(offset);
        self.line
    }
}

fn read_point(raw: &str) -> Result<(Popup, [String; 2]), Text> {
    let point: Point = serde_json::from_str(raw).map_err(|error| {
        let error = error.to_string();
        Text::owned(
            format!("un point a « popup », « lat » et « lon » ({error})"),
            format!("a point has “popup”, “lat” and “lon” ({error})"),
        )
    })?;
    let popup = popup::read(&point.popup)?;
    if let Some((position, letter)) = first_refused(&popup.name, true) {
        return Err(refused(position, letter));
    }
    if !(-90.0..=90.0).contains(&point.lat) || !(-180.0..=180.0).contains(&point.lon) {
        return Err(t(
            "« lat » va de -90 à 90 et « lon » de -180 à 180",
            "“lat” goes from -90 to 90 and “lon” from -180 to 180",
        ));
    }
    Ok((popup, [round(point.lat), round(point.lon)]))
}

/// One decimal, about ten kilometres: some of the points are homes.
fn round(degrees: f64) -> String {
    // Adding zero turns "-0.0" into "0.0".
    format!("{:.1}", (degrees * 10.0).round() / 10.0 + 0.0)
}

fn add(
    batch: &mut Batch<'_>,
    members: &mut BTreeMap<Slug, Member>,
    popup: Popup,
    position: [String; 2],
    place: Place,
) {
    let Popup { slug, name, sheet } = popup;
    let member = members.entry(slug).or_insert_with(|| Member {
        name: name.clone(),
        sheet,
        place: place.clone(),
        positions: Vec::new(),
    });
    if member.name != name {
        batch.findings.warning(place.clone(), &name, other_name(&member.name));
    }
    if member.positions.iter().all(|(known, _)| *known != position) {
        member.positions.push((position, place));
    }
}

fn state(batch: &mut Batch<'_>, slug: Slug, member: Member, stated_on: Option<PartialDate>) {
    let Member { name, sheet, place, positions } = member;
    let subject = Subject { hoster: slug, service: None };
    let told = Told { stated_on, documents: vec![sheet], ..Told::default() };
    let schema = batch.context.schema;
    let mut say = |field: &str, pieces: Vec<(&'static str, String)>, place: &Place| {
        let Some(known) = schema.field(About::Hoster, field) else { return };
        let piece = |(part, text)| Piece { part: Some(part), text, place: place.clone() };
        let record = pieces.into_iter().map(piece).collect();
        batch.add(subject.clone(), known, Provenance::Sheet, told.clone(), record);
    };
    say("name", vec![("value", name)], &place);
    say("membership", vec![("status", "active".to_owned())], &place);
    for ([latitude, longitude], place) in positions {
        say("positions", vec![("latitude", latitude), ("longitude", longitude)], &place);
    }
}

fn no_map(error: &serde_json::Error) -> Text {
    let (column, error) = (error.column(), error.to_string());
    Text::owned(
        format!(
            "ce n’est pas la carte de chatons.org, caractère {column} de la ligne : il faut {{\"chatons\": […]}} ({error})"
        ),
        format!(
            "this is not the map of chatons.org, character {column} of the line: it must be {{\"chatons\": […]}} ({error})"
        ),
    )
}

fn of_entry(index: usize, why: &Text) -> Text {
    let number = index + 1;
    Text::owned(format!("point n° {number} : {}", why.fr), format!("point no. {number}: {}", why.en))
}

fn other_name(name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!("ce membre s’appelle « {name} » plus haut : c’est ce nom qui est gardé"),
        format!("this member is called “{name}” above: that name is kept"),
    )
}
