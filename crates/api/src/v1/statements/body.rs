//! What is sent and answered, as JSON.

use crate::publishing::Added;
use matou_core::statement::Entry;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use utoipa::ToSchema;

/// What is stated.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewStatements)]
pub(super) struct StatementsBody {
    /// One per field, 500 at most; each field once.
    pub(super) statements: Vec<StatementItem>,
}

/// One answer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewStatement)]
pub(super) struct StatementItem {
    /// The key of a service, when it is about one; a key that is new makes a new service.
    #[schema(example = "nextcloud")]
    pub(super) service: Option<String>,
    /// The field, as in `/api/v1/criteria`.
    #[schema(example = "work")]
    pub(super) field: String,
    /// What is done.
    pub(super) answer: Deed,
    /// The value, with `stated`; its shape is that of the field.
    #[schema(schema_with = crate::openapi::any_value, required = false)]
    pub(super) value: Option<Json>,
    /// Addresses that support it, with `stated` and `none`; ten at most.
    pub(super) evidence: Option<Vec<String>>,
}

/// What is done to an answer.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = NewStatementAnswer)]
pub(super) enum Deed {
    /// A value is given.
    Stated,
    /// It is stated that there is none.
    None,
    /// The hoster's own answer is taken back.
    Removed,
    /// The answer that is shown is still right.
    Confirmed,
}

/// What was added.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AddedStatements)]
pub(super) struct AddedBody {
    /// The new statements; none when nothing of it was new.
    statements: Vec<AddedItem>,
    /// The number of the last statement about the hoster, which is its version: send it back in `If-Match`, in quotes.
    #[schema(example = 1205)]
    version: u64,
}

/// One statement that was added.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AddedStatement)]
pub(super) struct AddedItem {
    /// Its number in the ledger.
    #[schema(example = 1205)]
    sequence: u64,
    /// The key of the service, when it is about one.
    service: Option<String>,
    /// The field.
    #[schema(example = "work")]
    field: String,
    /// `stated`, `confirmed` or `withdrawn`.
    #[schema(example = "stated")]
    act: String,
}

impl AddedBody {
    /// Of the entries about a hoster, those that were added.
    pub(super) fn new(entries: &[(u64, Entry)], added: Added) -> Self {
        let Added { count, version } = added;
        let is_new = |sequence: u64| sequence <= version && sequence > version.saturating_sub(count);
        let item = |(sequence, entry): &(u64, Entry)| AddedItem {
            sequence: *sequence,
            service: Some(entry.service.clone()).filter(|service| !service.is_empty()),
            field: entry.field.clone(),
            act: entry.act.clone(),
        };
        let new = entries.iter().filter(|(sequence, _)| is_new(*sequence));
        Self { statements: new.map(item).collect(), version }
    }
}
