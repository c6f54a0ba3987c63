//! No service to draw from: which condition to take out, and which other needs can be answered.

use super::{Need, Pick, WayOn};
use crate::pages::frame::Frame;
use crate::pages::place::Place;
use crate::words::Words;
use askama::Template;
use matou_core::query::Query;

/// No service to draw from.
#[derive(Template)]
#[template(path = "nothing.html")]
pub(super) struct Nothing {
    frame: Frame,
    ways_on: Vec<WayOn>,
    /// Other needs, with the other conditions kept.
    needs: Vec<Need>,
    /// The hosters of the same search: one can be written to.
    list: String,
    /// The choice of a need without any condition.
    all: String,
}

impl Nothing {
    pub(super) fn new(pick: &Pick<'_>) -> Self {
        let asked = pick.asked;
        let free = Query { seed: None, ..asked.query.clone() };
        let frame = pick.frame(Words::of(asked.lang).say("pick-nothing")).of_failure();
        Self {
            frame,
            ways_on: pick.ways_on(),
            needs: pick.needs(),
            list: asked.address(Place::Results.path(asked.lang), &free),
            all: asked.href(&Query::default()),
        }
    }
}
