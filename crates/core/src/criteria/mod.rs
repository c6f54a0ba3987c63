//! The organisational criteria: one file each, and this list. Adding one is a new file and a line here;
//! see `docs/adding-a-criterion.md`.

mod accompaniment;
mod audience;
mod availability;
mod availability_objective;
mod contact;
mod exit;
mod governance;
mod incidents;
mod intervention;
mod on_call;
mod paid_member;
mod people;
mod qualifications;
mod work;

use crate::field::Field;

pub use availability::{Downtime, downtime};

/// All organisational criteria, in the order in which people read them.
pub const CRITERIA: &[&Field] = &[
    &work::FIELD,
    &paid_member::FIELD,
    &people::FIELD,
    &on_call::FIELD,
    &intervention::FIELD,
    &availability::FIELD,
    &availability_objective::FIELD,
    &contact::FIELD,
    &incidents::FIELD,
    &audience::FIELD,
    &accompaniment::FIELD,
    &qualifications::FIELD,
    &governance::FIELD,
    &exit::FIELD,
];
