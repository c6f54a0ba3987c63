//! The availability aimed at. An aim is no commitment (product rule 5), so it is never a filter.

use crate::field::{About, Field, Kind, Part, Texts, Theme, Validity};
use crate::text::t;

/// A percentage that the hoster aims at.
pub(super) const FIELD: Field = Field {
    id: "availability_objective",
    about: About::Hoster,
    theme: Theme::Commitments,
    parts: &[Part {
        id: "value",
        kind: Kind::Number { unit: t("%", "%"), decimals: 2, min: 50, max: 100 },
        required: true,
        label: t("disponibilité visée", "availability aimed at"),
    }],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::Commitment,
    filters: &[],
    texts: Texts {
        label: t("Disponibilité visée", "Availability aimed at"),
        question: t(
            "Visez-vous une disponibilité, sans vous y engager ?",
            "Do you aim at an availability, without promising it?",
        ),
        help: t(
            "Un objectif dit ce que l’on cherche à atteindre, un engagement ce que l’on promet. Les deux sont séparés.",
            "An aim says what one tries to reach, a commitment what one promises. The two are kept apart.",
        ),
        human_cost: t("", ""),
        stated: t(
            "Vise une disponibilité de {value}, sans s’y engager.",
            "Aims at an availability of {value}, without promising it.",
        ),
        none: t(
            "Déclare ne viser aucune disponibilité chiffrée.",
            "States that no figure of availability is aimed at.",
        ),
        not_stated: t("N’a pas dit viser une disponibilité.", "Has not said what availability is aimed at."),
    },
    words: &[],
    rule: None,
    derived: None,
};
