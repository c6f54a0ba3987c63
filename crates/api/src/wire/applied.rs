//! The conditions in force: none is hidden (product rule 9).

use super::list::Links;
use matou_core::query::{Condition, SetBy};
use matou_core::search::On;
use matou_core::sentence;
use serde::{Serialize, Serializer};
use utoipa::ToSchema;

/// A condition in force.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Applied)]
pub(crate) struct AppliedBody {
    /// The criterion; absent for `q` and `within_km`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "paid_member")]
    criterion: Option<&'static str>,
    /// The query parameter.
    #[schema(example = "paid_member")]
    pub(crate) parameter: &'static str,
    /// What is asked, as the parameter writes it.
    values: Vec<String>,
    /// Which hours count, for a delay in hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    clock: Option<&'static str>,
    /// What is asked, in words.
    pub(crate) text: String,
    /// `visitor`, or the recipe with its version.
    #[serde(serialize_with = "print")]
    #[schema(value_type = String, example = "profile:large@2026-11")]
    pub(crate) by: SetBy,
    /// The same search without this condition.
    pub(crate) href_without: String,
}

fn print<S: Serializer>(by: &SetBy, out: S) -> Result<S::Ok, S::Error> {
    out.collect_str(by)
}

impl Links<'_> {
    /// Every condition in force: those on criteria, then the words, then the distance.
    pub(crate) fn applied(&self, conditions: &[Condition]) -> Vec<AppliedBody> {
        let on_criteria = conditions.iter().filter_map(|condition| self.on_criterion(condition));
        on_criteria.chain(self.on_text()).chain(self.on_distance()).collect()
    }

    fn on_criterion(&self, condition: &Condition) -> Option<AppliedBody> {
        let filter = self.schema.filter_at(condition.filter)?;
        let field = self.schema.field_at(filter.field)?.field;
        let (values, clock) = super::ask_values(&condition.ask);
        Some(AppliedBody {
            criterion: Some(field.id),
            parameter: filter.filter.parameter,
            values,
            clock,
            text: sentence::asked(filter, &condition.ask, self.lang),
            by: condition.by.clone(),
            href_without: self.without(On::Filter(filter.id)),
        })
    }

    fn on_text(&self) -> Option<AppliedBody> {
        let words = self.query.text.clone()?;
        Some(self.of_visitor("q", words, sentence::text_clause(self.query, self.lang)?, On::Text))
    }

    fn on_distance(&self) -> Option<AppliedBody> {
        let kilometres = self.query.near?.within_km?.to_string();
        let text = sentence::distance_clause(self.query, self.lang)?;
        Some(self.of_visitor("within_km", kilometres, text, On::Distance))
    }

    /// A condition on no criterion, which no recipe sets.
    fn of_visitor(&self, parameter: &'static str, value: String, text: String, on: On) -> AppliedBody {
        AppliedBody {
            criterion: None,
            parameter,
            values: vec![value],
            clock: None,
            text,
            by: SetBy::Visitor,
            href_without: self.without(on),
        }
    }
}
