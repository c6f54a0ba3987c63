//! A hoster's own declaration: which questions it is asked in which section, what it typed, and the statements that follow.
//!
//! The questions are those of the schema, so that a criterion that is added is asked without a change here. What is typed
//! is kept as it was typed ([`Typed`]), well or not, until it is in order: a draft loses nothing.

mod changes;
mod plain;
mod section;
mod typed;

pub use changes::{Author, REMOVED, changes, confirmations};
pub use plain::people_write;
pub use section::{Section, is_asked_first, is_for_hosters, section, sections};
pub use typed::{Mistake, Reading, Typed, prefill, read};

use crate::answer::Answer;
use crate::directory::Hoster;
use crate::field::About;
use crate::schema::{Schema, SchemaField};
use crate::text::{Text, t};
use crate::value::Value;

/// What a promise may cost those who make it, said before volunteers alone publish one (product rule 8).
pub const WHAT_IT_MAY_COST: Text = t(
    "Vous promettez un délai ou une disponibilité, et le travail de maintenance est bénévole. Rien ne l’interdit. Avant de publier, parlez-en entre vous : une promesse payante peut rendre l’activité imposable (coût fiscal), des soirées et des congés y passent (coût humain), et la même personne ne peut pas être toujours là (coût pour le groupe). Vous pouvez aussi déclarer qu’il n’y en a pas, ou dire ce que vous visez sans le promettre.",
    "You promise a delay or an availability, and keeping the infrastructure running is volunteer work. Nothing forbids it. Before you publish, talk about it among yourselves: a paid promise may make the activity taxable (fiscal cost), evenings and holidays go into it (human cost), and the same person cannot always be there (cost to the group). You can also state that there is none, or say what you aim at without promising it.",
);

/// Whether volunteers alone would stand behind a promise: something is promised, and administration is volunteer work.
/// `answers` are the answers as they would stand, by field.
pub fn is_promised_by_volunteers<'a>(
    schema: &'a Schema,
    answer: impl Fn(&'a SchemaField) -> Option<&'a Answer>,
) -> bool {
    let fields = || schema.fields().iter().filter(|known| known.field.about == About::Hoster);
    let promises = fields().filter(|known| known.field.commitment);
    let is_promised = promises.filter_map(&answer).any(|answer| answer.value().is_some());
    let work = fields().find(|known| known.field.id == "work").and_then(&answer).and_then(Answer::value);
    is_promised && work.is_some_and(is_volunteer)
}

fn is_volunteer(work: &Value) -> bool {
    work.has_code("administration", "volunteer")
}

/// The answers of a hoster that count for [`is_promised_by_volunteers`] once those of a declaration are in force.
pub fn after<'a>(
    hoster: Option<&'a Hoster>,
    declared: &'a [(crate::schema::FieldId, Option<Answer>)],
) -> impl Fn(&'a SchemaField) -> Option<&'a Answer> {
    move |known| match declared.iter().find(|(field, _)| *field == known.id) {
        Some((_, answer)) => answer.as_ref(),
        None => hoster.and_then(|hoster| hoster.answers().current(known.id)).map(|stated| &stated.answer),
    }
}
