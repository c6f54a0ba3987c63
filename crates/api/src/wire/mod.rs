//! The JSON types of version 1. Codes are never translated; texts are in the language asked for.

mod answer;
mod applied;
mod changes;
mod explanation;
mod history;
mod hoster;
mod list;
mod map;
mod read;
mod schema;
mod services;
mod source;
mod value;

pub(crate) use answer::{AnswerBody, Detail};
pub(crate) use applied::AppliedBody;
pub(crate) use changes::ChangesBody;
pub(crate) use explanation::{ExplainBody, ExplanationBody};
pub(crate) use history::{HistoryBody, StatementBody};
pub(crate) use hoster::{CARD, HosterBody, ItemBody, ServiceBody, is_criterion, services};
pub(crate) use list::{LIST, Links, ListBody, SERVICES};
pub(crate) use map::{FeatureBody, MapBody, NOT_ON_A_MAP, positions};
pub(crate) use read::{Misfit, from_json};
pub(crate) use schema::{CriteriaBody, ProfilesBody, VocabularyBody, kind_code};
pub(crate) use services::{PickBody, ServiceHosterBody, ServiceItemBody, ServicesBody};
pub(crate) use source::{SourceBody, SourcesBody};
pub(crate) use value::{is_single, to_json};

use matou_core::query::Ask;

/// What is asked, as parameters write it: the values, and for a delay in hours the clock.
pub(crate) fn ask_values(ask: &Ask) -> (Vec<String>, Option<&'static str>) {
    match ask {
        Ask::Options(codes) => (codes.clone(), None),
        Ask::Within { hours, clock } => (vec![hours.to_string()], Some(clock.code())),
    }
}

/// A tenth of a kilometre is finer than the positions, which are rounded to a tenth of a degree.
pub(crate) fn to_tenths(kilometres: f64) -> f64 {
    (kilometres * 10.0).round() / 10.0
}

pub(crate) use matou_core::DATA_LICENCE;
