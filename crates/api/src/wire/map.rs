//! Hosters as points on a map (`GeoJSON`, RFC 7946).

use matou_core::directory::Hoster;
use matou_core::field::About;
use matou_core::number::Decimal;
use matou_core::schema::Schema;
use matou_core::search::Hit;
use matou_core::text::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// The points of the hosters that were asked for (RFC 7946, 3.3).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Map)]
pub(crate) struct MapBody {
    /// `FeatureCollection`.
    #[schema(example = "FeatureCollection")]
    pub(crate) r#type: &'static str,
    /// One feature per position; a hoster may have several.
    pub(crate) features: Vec<FeatureBody>,
    /// How many hosters were found whose position is not stated: they are in the list, and on no map.
    pub(crate) without_position: usize,
    /// The query in its canonical form.
    pub(crate) query: String,
    /// The search as one sentence.
    pub(crate) sentence: String,
    /// The version of the data set.
    pub(crate) dataset_version: String,
    /// The licence of the data.
    #[schema(example = "CC-BY-SA-4.0")]
    pub(crate) licence: &'static str,
}

/// One position of a hoster (RFC 7946, 3.2).
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MapFeature)]
pub(crate) struct FeatureBody {
    /// `Feature`.
    #[schema(example = "Feature")]
    r#type: &'static str,
    /// The identifier of the hoster, with the number of the position from the second on.
    #[schema(example = "club1")]
    id: String,
    /// The position.
    geometry: PointBody,
    /// The hoster.
    properties: FeaturePropertiesBody,
}

/// A position, rounded to a tenth of a degree: some are homes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MapPoint)]
struct PointBody {
    /// `Point`.
    #[schema(example = "Point")]
    r#type: &'static str,
    /// Degrees east, then degrees north (WGS 84).
    coordinates: [f64; 2],
}

/// What a popup says.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = MapProperties)]
struct FeaturePropertiesBody {
    /// The identifier of the hoster.
    slug: String,
    /// The name.
    name: String,
    /// `yes`, or `unknown` for one that has not said.
    #[serde(rename = "match")]
    #[schema(example = "yes")]
    verdict: &'static str,
    /// The address of the hoster in this API.
    href: String,
    /// Its website, when it is stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    website: Option<String>,
    /// Its places in words, when they are stated.
    #[serde(skip_serializing_if = "Option::is_none")]
    places: Option<String>,
}

/// A map has no pages.
pub(crate) const NOT_ON_A_MAP: [&str; 2] = ["page", "per_page"];

/// Where a hoster is: degrees east, then degrees north.
pub(crate) fn positions(schema: &Schema, hoster: &Hoster) -> Vec<(Decimal, Decimal)> {
    let records = hoster.value(schema, "positions").map_or(&[][..], |value| value.records());
    records
        .iter()
        .filter_map(|record| Some((record.number("longitude")?, record.number("latitude")?)))
        .collect()
}

impl FeatureBody {
    /// The features of a hoster; none when its position is not stated.
    pub(crate) fn of(schema: &Schema, hit: &Hit<'_>, lang: Lang) -> Vec<Self> {
        let feature = |(at, (east, north)): (usize, (Decimal, Decimal))| Self {
            r#type: "Feature",
            id: if at == 0 {
                hit.hoster.slug().to_string()
            } else {
                format!("{}/{}", hit.hoster.slug(), at + 1)
            },
            geometry: PointBody { r#type: "Point", coordinates: [east.to_f64(), north.to_f64()] },
            properties: FeaturePropertiesBody::new(schema, hit, lang),
        };
        positions(schema, hit.hoster).into_iter().enumerate().map(feature).collect()
    }
}

impl FeaturePropertiesBody {
    fn new(schema: &Schema, hit: &Hit<'_>, lang: Lang) -> Self {
        Self {
            slug: hit.hoster.slug().to_string(),
            name: hit.hoster.name(schema).to_owned(),
            verdict: hit.verdict.code(),
            href: format!("/api/v1/hosters/{}", hit.hoster.slug()),
            website: in_words(schema, hit.hoster, "website", lang),
            places: in_words(schema, hit.hoster, "places", lang),
        }
    }
}

fn in_words(schema: &Schema, hoster: &Hoster, field: &str, lang: Lang) -> Option<String> {
    let known = schema.field(About::Hoster, field)?;
    let value = hoster.value(schema, field)?;
    Some(matou_core::say::value_in_words(schema, known, value, lang))
}
