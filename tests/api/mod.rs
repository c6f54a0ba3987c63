//! What the HTTP interface answers.

mod embed;
mod errors;
mod headers;
mod language;
mod pages;
mod plain;
mod resources;
mod search;
