//! On-call duty: whether people may be called outside their hours, who decided it, and what protects them.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::phrased;

const MODES: Options = Options::Fixed(&[
    phrased(
        "voluntary",
        t("volontaire, quand quelqu’un le peut", "voluntary, when someone can"),
        t("volontaire", "voluntary"),
    ),
    phrased("organised", t("organisée, à tour de rôle", "organised, in turns"), t("organisée", "organised")),
]);

/// On-call duty and its limits; "none" says that nobody is on call.
pub(super) const FIELD: Field = Field {
    id: "on_call",
    about: About::Hoster,
    theme: Theme::Work,
    parts: &[
        Part { id: "mode", kind: Kind::Choice(MODES), required: true, label: t("forme", "form") },
        Part { id: "decision", kind: Kind::Line, required: false, label: t("décidée par", "decided by") },
        Part {
            id: "compensation",
            kind: Kind::Line,
            required: false,
            label: t("compensation", "compensation"),
        },
        Part { id: "limits", kind: Kind::Line, required: false, label: t("limites", "limits") },
    ],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::People,
    filters: &[
        Filter {
            parameter: "on_call",
            label: t("Astreinte", "On-call duty"),
            asks: t(
                "[dont l’astreinte est {values}[, ou où personne n’est d’astreinte, et c’est dit{none}]|où personne n’est d’astreinte, et c’est dit{none}]",
                "[whose on-call duty is {values}[, or where nobody is on call, and it is stated{none}]|where nobody is on call, and it is stated{none}]",
            ),
            takes: Takes::Part("mode"),
            facet: true,
        },
        Filter {
            parameter: "on_call_protected",
            label: t("Astreinte avec des limites dites", "On-call duty with stated limits"),
            asks: t("qui disent comment l’astreinte est limitée", "that say how on-call duty is limited"),
            takes: Takes::Given(&["limits"]),
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Astreinte", "On-call duty"),
        question: t(
            "Quelqu’un est-il d’astreinte en dehors de ses heures ?",
            "Is someone on call outside their hours?",
        ),
        help: t(
            "Qui l’a décidé, comment elle est compensée, avec quelles limites (jamais plusieurs fois de suite…). Dire qu’il n’y en a pas est une réponse.",
            "Who decided it, how it is compensated, with which limits (never several in a row…). Saying that there is none is an answer.",
        ),
        human_cost: t(
            "Être d’astreinte, c’est rester joignable la nuit ou le week-end : cela pèse sur le repos et sur les proches. Les bénévoles n’ont pas la protection du droit du travail.",
            "Being on call means staying within reach at night or at week-ends: it weighs on rest and on families. Volunteers lack the protection of labour law.",
        ),
        stated: t(
            "Astreinte[ {mode}][, décidée par : {decision}][, compensation : {compensation}][, limites : {limits}].",
            "On-call duty[: {mode}][, decided by: {decision}][, compensation: {compensation}][, limits: {limits}].",
        ),
        none: t("Déclare que personne n’est d’astreinte.", "States that nobody is on call."),
        not_stated: t(
            "N’a pas dit si quelqu’un est d’astreinte.",
            "Has not said whether someone is on call.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};
