//! What the HTTP interface answers.

mod caching;
mod changes;
mod corpus;
mod embed;
mod errors;
mod headers;
mod language;
mod map;
mod pages;
mod plain;
mod resources;
mod search;
mod services;
mod statements;
mod views;
