//! A hoster: as an item of a list, and whole.

use super::{AnswerBody, Detail, ExplanationBody};
use matou_core::directory::{Answers, Hoster, Listing, Service};
use matou_core::field::{About, Theme};
use matou_core::identity::is_identity;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The answers of a hoster or a service, by the identifier of the criterion.
pub(crate) type AnswerMap = BTreeMap<&'static str, AnswerBody>;

/// A hoster in a list.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HosterItem)]
pub(crate) struct ItemBody {
    /// The identifier, that of chatons.org where the hoster has a sheet there; never changes.
    #[schema(example = "la-contre-voie")]
    pub(crate) slug: String,
    /// The name; left out when `fields` does not ask for it, as are the members below.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
    /// `yes`, or `unknown` for one that has not said: those come after all the others.
    #[serde(rename = "match")]
    #[schema(example = "yes")]
    pub(crate) verdict: &'static str,
    /// The address of the hoster in this API.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) href: Option<String>,
    /// Of the facts of identity, those that a card shows, when they are stated: website, places, positions, legal form,
    /// membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = crate::openapi::facts_reference, required = false)]
    pub(crate) identity: Option<AnswerMap>,
    /// The distance from `near`, in kilometres, to the nearest of its positions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) distance_km: Option<f64>,
    /// The organisational criteria that something is stated about; the others are not stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = crate::openapi::answers_reference, required = false)]
    pub(crate) answers: Option<AnswerMap>,
    /// With `include=services`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) services: Option<Vec<ServiceBody>>,
    /// With `include=explanation`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) explanation: Option<ExplanationBody>,
}

/// Everything that is stated about a hoster.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Hoster)]
pub(crate) struct HosterBody {
    /// The identifier.
    #[schema(example = "la-contre-voie")]
    slug: String,
    /// The name.
    name: String,
    /// Whether the directory shows it in lists.
    listing: ListingBody,
    /// The facts of identity that something is stated about.
    #[schema(schema_with = crate::openapi::facts_reference)]
    identity: AnswerMap,
    /// Every organisational criterion, stated or not.
    #[schema(schema_with = crate::openapi::answers_reference)]
    answers: AnswerMap,
    /// Its services.
    services: Vec<ServiceBody>,
    /// The version of the data set.
    dataset_version: String,
    /// The licence of the data.
    #[schema(example = "CC-BY-SA-4.0")]
    licence: &'static str,
}

/// Whether a hoster is in lists.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Listing)]
pub(crate) struct ListingBody {
    /// `shown`, `paused` (by the hoster itself) or `withdrawn`.
    #[schema(example = "shown")]
    state: &'static str,
    /// The last day of a pause, when it is known.
    until: Option<String>,
    /// The public reason, when there is one.
    reason: Option<String>,
}

impl ListingBody {
    pub(crate) fn new(listing: &Listing) -> Self {
        let (state, until, reason) = match listing {
            Listing::Shown => ("shown", None, None),
            Listing::Paused { until, reason } => ("paused", until.map(|day| day.to_string()), reason.clone()),
            Listing::Withdrawn { reason } => ("withdrawn", None, reason.clone()),
        };
        Self { state, until, reason }
    }
}

/// A service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Service)]
pub(crate) struct ServiceBody {
    /// The key, unique within the hoster.
    key: String,
    /// The name.
    name: String,
    /// What is stated about it, by fact: category, software, address, registration, price…
    #[schema(schema_with = crate::openapi::facts_reference)]
    answers: AnswerMap,
}

/// The facts of identity that a card shows.
pub(crate) const CARD: [&str; 5] = ["website", "places", "positions", "legal_form", "membership"];

impl ItemBody {
    /// The item of a hoster, without what is included on demand.
    pub(crate) fn new(
        schema: &Schema,
        hoster: &Hoster,
        verdict: &'static str,
        lang: Lang,
        detail: Detail,
    ) -> Self {
        let body = |known: &SchemaField| {
            (known.field.id, AnswerBody::of_hoster(schema, known, hoster, lang, detail))
        };
        let said = |is_wanted: &dyn Fn(&SchemaField) -> bool| -> AnswerMap {
            let stated = schema.fields().iter().filter(|known| hoster.answers().get(known.id).is_some());
            stated.filter(|known| known.field.about == About::Hoster && is_wanted(known)).map(body).collect()
        };
        Self {
            slug: hoster.slug().to_string(),
            name: Some(hoster.name(schema).to_owned()),
            verdict,
            href: Some(format!("/api/v1/hosters/{}", hoster.slug())),
            identity: Some(said(&|known| CARD.contains(&known.field.id))),
            distance_km: None,
            answers: Some(said(&is_criterion)),
            services: None,
            explanation: None,
        }
    }
}

/// Whether a field is an organisational criterion, and no fact of identity.
pub(crate) fn is_criterion(known: &SchemaField) -> bool {
    !is_identity(known.field)
}

impl HosterBody {
    /// Everything about a hoster.
    pub(crate) fn new(schema: &Schema, hoster: &Hoster, version: String, lang: Lang) -> Self {
        let (criteria, identity): (Vec<&SchemaField>, Vec<&SchemaField>) = schema
            .fields()
            .iter()
            .filter(|known| known.field.about == About::Hoster)
            .partition(|known| is_criterion(known));
        let detail = Detail::Everything;
        let body = |known: &&SchemaField| {
            (known.field.id, AnswerBody::of_hoster(schema, known, hoster, lang, detail))
        };
        let is_said =
            |known: &&&SchemaField| hoster.answers().get(known.id).is_some() && known.field.id != "listing";
        Self {
            slug: hoster.slug().to_string(),
            name: hoster.name(schema).to_owned(),
            listing: ListingBody::new(hoster.listing()),
            identity: identity.iter().filter(is_said).map(body).collect(),
            answers: criteria.iter().map(body).collect(),
            services: services(schema, hoster, lang, detail),
            dataset_version: version,
            licence: super::DATA_LICENCE,
        }
    }
}

/// The services of a hoster.
pub(crate) fn services(schema: &Schema, hoster: &Hoster, lang: Lang, detail: Detail) -> Vec<ServiceBody> {
    hoster.services().map(|service| ServiceBody::new(schema, service, lang, detail)).collect()
}

impl ServiceBody {
    pub(crate) fn new(schema: &Schema, service: &Service, lang: Lang, detail: Detail) -> Self {
        let answers: &Answers = service.answers();
        let known =
            answers.fields().filter_map(|id| schema.field_at(id)).filter(|known| known.field.id != "name");
        Self {
            key: service.key().to_string(),
            name: service.name(schema).to_owned(),
            answers: known
                .map(|known| (known.field.id, AnswerBody::new(schema, known, answers, lang, detail)))
                .collect(),
        }
    }
}

/// The themes, for headings.
pub(crate) fn theme_label(theme: Theme, lang: Lang) -> String {
    theme.label().get(lang).to_owned()
}
