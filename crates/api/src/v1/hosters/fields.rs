//! The choice of what a list says of each hoster: `fields=slug,name,work`.

use crate::extract::Parameters;
use crate::wire::{CARD, ItemBody, is_criterion};
use matou_core::field::About;
use matou_core::letters::shorten;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::schema::Schema;
use matou_core::suggest::nearest;
use matou_core::text::Text;

/// The name of the parameter.
pub(crate) const PARAMETER: &str = "fields";
/// The members of an item that can be left out. `slug` and `match` are always there: without them an item says nothing.
const MEMBERS: [&str; 7] = ["slug", "name", "match", "href", "identity", "answers", "distance_km"];

/// What a visitor wants to read of each hoster; at least one name.
#[derive(Clone, Debug)]
pub(crate) struct Fields(Vec<String>);

impl Fields {
    /// Takes the parameter out of a request; `None` when it is not there.
    ///
    /// # Errors
    /// When a name is not known.
    pub(crate) fn take(schema: &Schema, parameters: &mut Parameters) -> Result<Option<Self>, ParameterError> {
        let given = parameters.take(PARAMETER);
        let names = given.iter().flat_map(|value| value.split(',')).map(str::trim);
        let names: Vec<String> = names.filter(|name| !name.is_empty()).map(str::to_owned).collect();
        if names.is_empty() {
            return Ok(None);
        }
        let allowed = allowed(schema);
        if let Some(unknown) = names.iter().find(|name| !allowed.contains(&name.as_str())) {
            return Err(refuse(unknown, &allowed));
        }
        Ok(Some(Self(names)))
    }

    /// As links write it.
    pub(crate) fn print(&self) -> String {
        format!("{PARAMETER}={}", self.0.join(","))
    }

    fn has(&self, name: &str) -> bool {
        self.0.iter().any(|wanted| wanted == name)
    }

    /// Leaves out of an item what is not wanted. A criterion that is named comes alone, with the people behind it when it
    /// is a commitment.
    pub(crate) fn apply(&self, item: &mut ItemBody) {
        if !self.has("name") {
            item.name = None;
        }
        if !self.has("href") {
            item.href = None;
        }
        if !self.has("distance_km") {
            item.distance_km = None;
        }
        for (member, answers) in [("identity", &mut item.identity), ("answers", &mut item.answers)] {
            if let Some(all) = answers
                && !self.has(member)
            {
                all.retain(|id, _| self.has(id));
                if all.is_empty() {
                    *answers = None;
                }
            }
        }
    }
}

/// All names: the members of an item, the facts of identity that a card shows, the criteria.
pub(crate) fn allowed(schema: &Schema) -> Vec<&'static str> {
    let of_hosters = schema.fields().iter().filter(|known| known.field.about == About::Hoster);
    let criteria = of_hosters.filter(|known| is_criterion(known)).map(|known| known.field.id);
    MEMBERS.into_iter().chain(CARD).chain(criteria).collect()
}

fn refuse(unknown: &str, allowed: &[&'static str]) -> ParameterError {
    let (shown, list) = (shorten(unknown), allowed.join(", "));
    let detail = Text::owned(
        format!("« {shown} » n’est pas parmi : {list}."),
        format!("“{shown}” is not one of: {list}."),
    );
    ParameterError {
        allowed: allowed.iter().map(|name| (*name).to_owned()).collect(),
        did_you_mean: nearest(unknown, allowed.iter().copied()).map(str::to_owned),
        ..ParameterError::new(PARAMETER, ErrorCode::Value, detail)
    }
}
