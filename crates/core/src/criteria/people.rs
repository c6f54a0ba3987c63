//! How many people: employees, volunteers, full-time equivalents. Never a filter: the size of a hoster is no virtue.

use crate::field::{About, Field, Kind, Part, Texts, Theme, Validity};
use crate::text::{Text, t};

const NO_UNIT: Text = t("", "");

/// Headcounts, and optionally the full-time equivalent.
pub(super) const FIELD: Field = Field {
    id: "people",
    about: About::Hoster,
    theme: Theme::Work,
    parts: &[
        Part {
            id: "employees",
            kind: Kind::Number { unit: NO_UNIT, decimals: 0, min: 0, max: 100_000 },
            required: false,
            label: t("personnes salariées", "employees"),
        },
        Part {
            id: "volunteers",
            kind: Kind::Number { unit: NO_UNIT, decimals: 0, min: 0, max: 100_000 },
            required: false,
            label: t("bénévoles", "volunteers"),
        },
        Part {
            id: "full_time_equivalent",
            kind: Kind::Number { unit: NO_UNIT, decimals: 2, min: 0, max: 100_000 },
            required: false,
            label: t("équivalent temps plein", "full-time equivalent"),
        },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::People,
    filters: &[],
    texts: Texts {
        label: t("Personnes", "People"),
        question: t(
            "Combien de personnes, salariées et bénévoles ?",
            "How many people, employed and volunteer?",
        ),
        help: t(
            "Des têtes, pas des temps pleins. L’équivalent temps plein peut être ajouté ; il peut compter le temps des bénévoles.",
            "Heads, not full-time posts. The full-time equivalent may be added; it may count volunteers’ time.",
        ),
        human_cost: t("", ""),
        stated: t(
            "[Personnes salariées : {employees}.][ Bénévoles : {volunteers}.][ Équivalent temps plein : {full_time_equivalent}.]",
            "[Employees: {employees}.][ Volunteers: {volunteers}.][ Full-time equivalent: {full_time_equivalent}.]",
        ),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit combien de personnes font le travail.",
            "Has not said how many people do the work.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};
