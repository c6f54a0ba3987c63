//! What changed since a version of the data set.

use crate::live::Live;
use matou_core::directory::Listing;
use matou_core::journal::{Change, Changes};
use serde::Serialize;
use utoipa::ToSchema;

/// What changed since a version of the data set, one item per hoster.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Changes)]
pub(crate) struct ChangesBody {
    /// The hosters to be read again or let go of, in the order of what happened last to each.
    items: Vec<ChangeBody>,
    /// Where to go on: the `since` of the next request.
    #[schema(example = "1164-2026-11-21")]
    next: String,
    /// Whether there is more already.
    more: bool,
    /// The version of the data set that this was read from.
    dataset_version: String,
    /// The licence of the data.
    #[schema(example = "CC-BY-SA-4.0")]
    licence: &'static str,
}

/// A hoster to be read again or let go of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Change)]
struct ChangeBody {
    /// Where one can go on after having taken this item and all those before it.
    #[schema(example = "1164-2026-11-21")]
    cursor: String,
    /// When it last changed; midnight, universal time, when only a day passed.
    #[schema(example = "2026-11-21T12:00:00Z")]
    at: String,
    /// `created`, `updated`, `confirmed`, `expired`, `paused` or `withdrawn`, by what is true now.
    #[schema(example = "updated")]
    r#type: &'static str,
    /// The identifier of the hoster.
    #[schema(example = "club1")]
    slug: String,
    /// Where to read it again; absent for one that is withdrawn: delete it from your copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    href: Option<String>,
    /// The criteria and facts of the hoster itself that are concerned.
    criteria: Vec<&'static str>,
    /// The keys of its services that are concerned.
    services: Vec<String>,
    /// The public reason of a withdrawal, or of a pause, when there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

impl ChangesBody {
    pub(crate) fn new(live: &Live, changes: &Changes) -> Self {
        Self {
            items: changes.items.iter().map(|change| ChangeBody::new(live, change)).collect(),
            next: changes.next.to_string(),
            more: changes.more,
            dataset_version: live.version(),
            licence: super::DATA_LICENCE,
        }
    }
}

impl ChangeBody {
    fn new(live: &Live, change: &Change) -> Self {
        let listing =
            live.directory().hoster(change.slug.as_str()).map(matou_core::directory::Hoster::listing);
        let (is_withdrawn, reason) = match listing {
            Some(Listing::Withdrawn { reason }) => (true, reason.clone()),
            Some(Listing::Paused { reason, .. }) => (false, reason.clone()),
            _ => (false, None),
        };
        let of_hoster = change.fields.iter().filter(|changed| changed.service.is_none());
        let mut services: Vec<String> = change
            .fields
            .iter()
            .filter_map(|changed| changed.service.as_ref())
            .map(ToString::to_string)
            .collect();
        services.dedup();
        Self {
            cursor: change.cursor.to_string(),
            at: change.at.to_string(),
            r#type: change.kind.code(),
            slug: change.slug.to_string(),
            href: (!is_withdrawn).then(|| format!("/api/v1/hosters/{}", change.slug)),
            criteria: of_hoster.map(|changed| changed.field).collect(),
            services,
            reason,
        }
    }
}
