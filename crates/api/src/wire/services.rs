//! Services across hosters.

use super::Detail;
use super::applied::AppliedBody;
use super::hoster::ServiceBody;
use super::list::CountsBody;
use matou_core::schema::Schema;
use matou_core::services::ServiceHit;
use matou_core::text::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// Services that match, then those of which it is not said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceList)]
pub(crate) struct ServicesBody {
    /// The services of this page.
    pub(crate) items: Vec<ServiceItemBody>,
    /// How many services match, how many do not say, how many do not match.
    pub(crate) counts: CountsBody,
    /// How many the pages hold.
    pub(crate) total: usize,
    /// This page, from 1.
    pub(crate) page: u32,
    /// How many a page holds.
    pub(crate) per_page: u16,
    /// How many pages there are.
    pub(crate) pages: usize,
    /// The version of the data set; it changes with every statement and every day.
    pub(crate) dataset_version: String,
    /// The seed of the shuffle.
    pub(crate) seed: u32,
    /// The query in its canonical form.
    pub(crate) query: String,
    /// The search as one sentence.
    pub(crate) sentence: String,
    /// Every condition in force, and who set it.
    pub(crate) applied: Vec<AppliedBody>,
    /// The licence of the data.
    #[schema(example = "CC-BY-SA-4.0")]
    pub(crate) licence: &'static str,
}

/// A service in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceItem)]
pub(crate) struct ServiceItemBody {
    /// `yes`, or `unknown` for one of which it is not said: those come after all the others.
    #[serde(rename = "match")]
    #[schema(example = "yes")]
    verdict: &'static str,
    /// Who runs it.
    hoster: ServiceHosterBody,
    /// The service.
    service: ServiceBody,
    /// The distance from `near`, in kilometres, to the nearest position of the hoster.
    #[serde(skip_serializing_if = "Option::is_none")]
    distance_km: Option<f64>,
}

/// The hoster that runs a service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ServiceHoster)]
pub(crate) struct ServiceHosterBody {
    /// The identifier.
    #[schema(example = "la-contre-voie")]
    slug: String,
    /// The name.
    name: String,
    /// The address of the hoster in this API.
    href: String,
}

/// A service that was drawn.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PickedService)]
pub(crate) struct PickBody {
    /// Who runs it.
    pub(crate) hoster: ServiceHosterBody,
    /// The service.
    pub(crate) service: ServiceBody,
    /// Its address, which is also the `Location` of this answer.
    pub(crate) url: String,
    /// Among how many it was drawn.
    pub(crate) among: usize,
    /// The licence of the data.
    #[schema(example = "CC-BY-SA-4.0")]
    pub(crate) licence: &'static str,
}

impl ServiceItemBody {
    pub(crate) fn new(schema: &Schema, hit: &ServiceHit<'_>, lang: Lang, detail: Detail) -> Self {
        Self {
            verdict: hit.verdict.code(),
            hoster: ServiceHosterBody::new(schema, hit),
            service: ServiceBody::new(schema, hit.service, lang, detail),
            distance_km: hit.kilometres.map(super::to_tenths),
        }
    }
}

impl ServiceHosterBody {
    pub(crate) fn new(schema: &Schema, hit: &ServiceHit<'_>) -> Self {
        Self {
            slug: hit.hoster.slug().to_string(),
            name: hit.hoster.name(schema).to_owned(),
            href: format!("/api/v1/hosters/{}", hit.hoster.slug()),
        }
    }
}
