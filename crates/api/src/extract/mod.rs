//! Reads requests. Handlers use these extractors only, so that every refusal is a problem in the visitor's language.

mod asked;
mod form;
pub(crate) mod language;
mod parameters;
mod slug;

pub(crate) use asked::Asked;
pub(crate) use form::Form;
pub(crate) use language::Language;
pub(crate) use parameters::Parameters;
pub(crate) use slug::Slug;
