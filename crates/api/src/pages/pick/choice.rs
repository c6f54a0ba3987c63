//! The choice of a need, with a few more conditions for those who have some.

use super::{Need, Pick};
use crate::pages::frame::Frame;
use crate::pages::search::Applied;
use askama::Template;
use matou_core::query::{Ask, Query, decode};
use matou_core::search::Search;

/// The filters that the form offers beside the need.
const OFFERED: [&str; 3] = ["registration", "price", "department"];

/// The choice of a need.
#[derive(Template)]
#[template(path = "pick.html")]
pub(super) struct Choice {
    frame: Frame,
    path: String,
    applied: Vec<Applied>,
    /// This page without any condition.
    all: String,
    needs: Vec<Need>,
    fields: Vec<Field>,
    /// What the form keeps of the query beside its own fields.
    hidden: Vec<(String, String)>,
}

/// A filter of the form.
struct Field {
    parameter: &'static str,
    label: String,
    /// Code, name, and whether it is chosen.
    options: Vec<(String, String, bool)>,
}

impl Choice {
    /// `None` when no service at all can be drawn.
    pub(super) fn new(pick: &Pick<'_>) -> Option<Self> {
        let needs = pick.needs();
        let frame = pick.frame(crate::words::Words::of(pick.asked.lang).say("pick-title"));
        let search = Search::new(pick.directory, pick.asked.query);
        (!needs.is_empty()).then(|| Self {
            frame,
            path: pick.asked.path.to_owned(),
            applied: pick.asked.applied(&search),
            all: pick.asked.href(&Query::default()),
            needs,
            fields: OFFERED.iter().filter_map(|parameter| field(pick, &search, parameter)).collect(),
            hidden: hidden(pick),
        })
    }
}

/// A filter with the options that any hoster has.
fn field(pick: &Pick<'_>, search: &Search<'_>, parameter: &str) -> Option<Field> {
    let filter = pick.asked.schema.filter(parameter)?;
    let facets = search.facets();
    let facet = facets.iter().find(|facet| facet.filter == filter.id)?;
    let own = match pick.asked.query.asks.get(&filter.id) {
        Some(Ask::Options(codes)) => codes.as_slice(),
        _ => &[],
    };
    let held = facet.values.iter().filter(|value| value.count > 0 || value.selected);
    let option = |value: &matou_core::search::FacetValue<'_>| {
        let is_own = own.iter().any(|own| own == value.code);
        (value.code.to_owned(), value.label.get(pick.asked.lang).to_owned(), is_own)
    };
    let label = filter.label.get(pick.asked.lang).to_owned();
    Some(Field { parameter: filter.filter.parameter, label, options: held.map(option).collect() })
}

fn hidden(pick: &Pick<'_>) -> Vec<(String, String)> {
    let mut rest = Query { seed: None, ..pick.asked.query.clone() };
    for filter in OFFERED.iter().filter_map(|parameter| pick.asked.schema.filter(parameter)) {
        rest.asks.remove(&filter.id);
    }
    decode(pick.asked.address("", &rest).trim_start_matches('?')).unwrap_or_default()
}
