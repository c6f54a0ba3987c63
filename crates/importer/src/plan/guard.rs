//! What holds a plan until a person confirms it: a source that breaks often loses the same answer everywhere at once.

use super::{Edit, HosterChanges, Said, known_from};
use crate::reading::Absent;
use matou_core::answer::Provenance;
use matou_core::directory::{Directory, Hoster};
use matou_core::field::Field;
use matou_core::schema::FieldId;
use matou_core::statement::Slug;
use matou_core::value::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A run that takes the same thing from more than one in so many waits for a person.
const LOSING_ONE_IN: usize = 10;
/// An answer that fewer hosters lose is not held: where few have it, a correction is no mass change.
const LOSING_AT_LEAST: usize = 3;

/// Why a plan is held: too many hosters would lose the same thing at once.
///
/// That is so when more than one in ten of the known hosters would be withdrawn from the directory; or when, for one
/// field, more than one in ten of the hosters that have an answer would have none, and these are three at least: a
/// correction among few is not held. Only answers from the kinds of source that would lose some are counted.
#[derive(Clone, Debug)]
pub struct MassChange {
    /// What would be lost: being listed comes first, then being named by the source, then the fields in their order. Never
    /// empty.
    pub losses: Vec<Loss>,
}

/// What hosters would lose.
#[derive(Clone, Copy, Debug)]
pub enum Lost {
    /// Being in the directory: they would be withdrawn.
    Listing,
    /// Being named by the source that named them before. Nothing is withdrawn, but the source may be broken.
    Mention,
    /// The answer to a field.
    Answer(&'static Field),
}

/// One thing that too many hosters would lose.
#[derive(Clone, Debug)]
pub struct Loss {
    /// What it is.
    pub what: Lost,
    /// Those who would lose it; for a field of services, those of whom one service at least would.
    pub losing: Vec<Slug>,
    /// How many hosters have it.
    pub known: usize,
}

/// Who loses the answers to a field, and from which kinds of source.
struct Losing {
    field: &'static Field,
    hosters: BTreeSet<Slug>,
    provenances: BTreeSet<Provenance>,
}

impl Loss {
    fn is_mass(&self) -> bool {
        let least = if matches!(self.what, Lost::Answer(_)) { LOSING_AT_LEAST } else { 1 };
        self.losing.len() >= least && self.losing.len() * LOSING_ONE_IN > self.known
    }
}

impl Edit {
    fn withdraws(&self) -> bool {
        let is_withdrawn =
            |said: Option<&Said>| value(said).is_some_and(|value| value.has_code("state", "withdrawn"));
        self.field.id == "listing" && is_withdrawn(self.after.as_ref()) && !is_withdrawn(self.before.as_ref())
    }

    /// Whether a value would be known no more.
    fn loses(&self) -> bool {
        value(self.before.as_ref()).is_some() && value(self.after.as_ref()).is_none()
    }
}

fn value(said: Option<&Said>) -> Option<&Value> {
    said.and_then(|said| said.answer.value())
}

/// The loss of those whom a whole list names no more.
pub(super) fn vanished(absent: &Absent) -> Option<Loss> {
    match absent {
        Absent::These(slugs, known) if !slugs.is_empty() => {
            Some(Loss { what: Lost::Mention, losing: slugs.clone(), known: *known })
        }
        _ => None,
    }
}

/// What holds the changes, if anything does.
pub(super) fn mass_change(
    directory: &Directory,
    hosters: &[HosterChanges],
    vanished: Option<Loss>,
) -> Option<MassChange> {
    let known = || hosters.iter().filter(|changes| !changes.is_new);
    let withdrawn = known().filter(|changes| changes.edits.iter().any(Edit::withdraws));
    let losing = withdrawn.map(|changes| changes.slug.clone()).collect();
    let withdrawn = Loss { what: Lost::Listing, losing, known: directory.hosters().count() };
    let mut by_field: BTreeMap<FieldId, Losing> = BTreeMap::new();
    for (slug, edit) in known().flat_map(|changes| changes.edits.iter().map(|edit| (&changes.slug, edit))) {
        let field = directory.schema().field(edit.field.about, edit.field.id);
        let (Some(field), true) = (field, edit.loses()) else { continue };
        let losing = by_field.entry(field.id).or_insert_with(|| Losing {
            field: edit.field,
            hosters: BTreeSet::new(),
            provenances: BTreeSet::new(),
        });
        losing.hosters.insert(slug.clone());
        losing.provenances.insert(edit.provenance);
    }
    let emptied = by_field.into_iter().map(|(id, losing)| Loss {
        what: Lost::Answer(losing.field),
        losing: losing.hosters.into_iter().collect(),
        known: having(directory, id, &losing.provenances),
    });
    let losses: Vec<Loss> =
        std::iter::once(withdrawn).chain(vanished).chain(emptied).filter(Loss::is_mass).collect();
    (!losses.is_empty()).then_some(MassChange { losses })
}

/// How many hosters have a value for a field from one of these kinds of source.
fn having(directory: &Directory, field: FieldId, provenances: &BTreeSet<Provenance>) -> usize {
    let has = |hoster: &&Hoster| {
        provenances.iter().any(|provenance| {
            known_from(directory, hoster, field, *provenance).any(|stated| stated.answer.value().is_some())
        })
    };
    directory.hosters().filter(has).count()
}
