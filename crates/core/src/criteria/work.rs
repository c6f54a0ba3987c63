//! Who does the work, task by task: paid, volunteer, or both.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::{Term, term};

const WORK: Options = Options::Fixed(KINDS_OF_WORK);
pub(super) const KINDS_OF_WORK: &[Term] = &[
    term("paid", "rémunéré", "paid"),
    term("volunteer", "bénévole", "volunteer"),
    term("mixed", "mixte", "mixed"),
];

/// The kind of work behind administration, support and coordination.
pub(super) const FIELD: Field = Field {
    id: "work",
    about: About::Hoster,
    theme: Theme::Work,
    parts: &[
        Part {
            id: "administration",
            kind: Kind::Choice(WORK),
            required: false,
            label: t("maintenance de l’infrastructure", "keeping the infrastructure running"),
        },
        Part { id: "support", kind: Kind::Choice(WORK), required: false, label: t("assistance", "support") },
        Part {
            id: "coordination",
            kind: Kind::Choice(WORK),
            required: false,
            label: t("coordination", "coordination"),
        },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::People,
    filters: &[
        Filter {
            parameter: "work",
            label: t("Travail de maintenance", "Maintenance work"),
            asks: t("dont la maintenance est un travail {values}", "whose maintenance is {values} work"),
            takes: Takes::Part("administration"),
            facet: true,
        },
        Filter {
            parameter: "work_support",
            label: t("Travail d’assistance", "Support work"),
            asks: t("dont l’assistance est un travail {values}", "whose support is {values} work"),
            takes: Takes::Part("support"),
            facet: true,
        },
        Filter {
            parameter: "work_coordination",
            label: t("Travail de coordination", "Coordination work"),
            asks: t("dont la coordination est un travail {values}", "whose coordination is {values} work"),
            takes: Takes::Part("coordination"),
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Type de travail", "Type of work"),
        question: t(
            "Qui maintient l’infrastructure, aide les personnes et coordonne : un travail rémunéré, bénévole, ou les deux ?",
            "Who keeps the infrastructure running, helps people and coordinates: paid work, volunteer work, or both?",
        ),
        help: t(
            "Une réponse par tâche. Une structure peut avoir une personne salariée et une équipe technique entièrement bénévole. « Bénévole » ne veut pas dire amateur.",
            "One answer per task. A body may have one employee and a technical team made of volunteers only. “Volunteer” does not mean amateur.",
        ),
        human_cost: t(
            "Derrière chaque service, des personnes donnent de leur temps ou en vivent.",
            "Behind every service, people give their time or make their living.",
        ),
        stated: t(
            "[Maintenance de l’infrastructure : travail {administration}.][ Assistance : travail {support}.][ Coordination : travail {coordination}.]",
            "[Keeping the infrastructure running: {administration} work.][ Support: {support} work.][ Coordination: {coordination} work.]",
        ),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit si le travail est rémunéré ou bénévole.",
            "Has not said whether the work is paid or volunteer.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};
