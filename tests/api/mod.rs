//! What the HTTP interface answers.

mod corpus;
mod errors;
mod headers;
mod language;
mod pages;
mod plain;
mod resources;
mod search;
