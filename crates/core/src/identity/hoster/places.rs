//! Where a hoster is.

use crate::field::{About, Field, Filter, Kind, Options, Part, Reading, Takes, Texts, Theme, Validity};
use crate::text::{Text, t};
use crate::value::Value;
use jiff::civil::Date;

const NO_UNIT: Text = t("", "");

/// Places, without position: country (ISO 3166-1), French department, locality.
pub const PLACES: Field = Field {
    id: "places",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part {
            id: "country",
            kind: Kind::Choice(Options::Vocabulary("countries")),
            required: true,
            label: t("pays", "country"),
        },
        Part {
            id: "department",
            kind: Kind::Choice(Options::Vocabulary("departments")),
            required: false,
            label: t("département", "department"),
        },
        Part { id: "locality", kind: Kind::Line, required: false, label: t("commune", "locality") },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[
        Filter {
            parameter: "department",
            label: t("Département", "Department"),
            asks: t("présents dans : {values}", "present in: {values}"),
            takes: Takes::Rule { options: Options::Vocabulary("departments"), read: departments },
            facet: true,
        },
        Filter {
            parameter: "region",
            label: t("Région", "Region"),
            asks: t("présents en région : {values}", "present in the region: {values}"),
            takes: Takes::Above { read: departments, below: "departments", vocabulary: "regions" },
            facet: true,
        },
        Filter {
            parameter: "country",
            label: t("Pays", "Country"),
            asks: t("présents dans le pays : {values}", "present in the country: {values}"),
            takes: Takes::Part("country"),
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Lieux", "Places"),
        question: t("Où êtes-vous ?", "Where are you?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "[{locality}[, {department}][, {country}]|{department}[, {country}]|{country}]",
            "[{locality}[, {department}][, {country}]|{department}[, {country}]|{country}]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit où il est.", "Has not said where it is."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Positions on the map, rounded to one decimal of a degree: some are homes.
pub const POSITIONS: Field = Field {
    id: "positions",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part {
            id: "latitude",
            kind: Kind::Number { unit: NO_UNIT, decimals: 1, min: -90, max: 90 },
            required: true,
            label: t("latitude", "latitude"),
        },
        Part {
            id: "longitude",
            kind: Kind::Number { unit: NO_UNIT, decimals: 1, min: -180, max: 180 },
            required: true,
            label: t("longitude", "longitude"),
        },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[],
    texts: Texts {
        label: t("Positions", "Positions"),
        question: t("Où vous placer sur la carte ?", "Where should the map show you?"),
        help: t(
            "Arrondies à un dixième de degré, environ 10 km.",
            "Rounded to a tenth of a degree, about 10 km.",
        ),
        human_cost: t("", ""),
        stated: t(
            "[{latitude} ; {longitude}|Position incomplète]",
            "[{latitude}; {longitude}|Incomplete position]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas de position sur la carte.", "Has no position on the map."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The departments of all places. A place abroad has none, which is known; a place in France without one is not.
fn departments(value: &Value, _: Date) -> Reading<'_> {
    let codes = value.records().iter().flat_map(|place| place.codes("department"));
    let holds = codes.map(|code| code.as_ref().into()).collect();
    let is_vague =
        |place: &crate::value::Record| place.has_code("country", "FR") && place.get("department").is_none();
    if value.records().iter().any(is_vague) {
        Reading::Partly { holds, not: vec![] }
    } else {
        Reading::Holds(holds)
    }
}
