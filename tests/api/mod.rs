//! What the HTTP interface answers.

mod caching;
mod errors;
mod headers;
mod language;
mod pages;
mod plain;
mod resources;
mod search;
mod views;
