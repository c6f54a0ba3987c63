//! Guaranteed intervention time (GTI): someone qualified *starts* work within a delay. Never a restoration guarantee,
//! which those who would fill it in hold to be a lie (product rule 6).

use crate::datum::Datum;
use crate::duration::Minutes;
use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::{Lang, t};
use crate::value::Record;
use crate::vocabulary::{phrased, term};

const CLOCKS: Options = Options::Fixed(&[
    term("calendar", "à toute heure", "around the clock"),
    term("working", "heures ouvrées", "working hours"),
]);
const STARTS: Options = Options::Fixed(&[
    term("ticket", "un ticket", "a ticket"),
    term("call", "un appel", "a call"),
    term("email", "un courriel", "an e-mail"),
    phrased(
        "detection",
        t("la panne constatée", "the fault being noticed"),
        t("le constat de la panne", "the fault is noticed"),
    ),
]);
// An automatic receipt does not count: it is deliberately no option.
const BEGUN: Options = Options::Fixed(&[term(
    "qualified_person",
    "une personne qualifiée s’y met",
    "a qualified person gets to work",
)]);
const FOR_WHOM: Options = Options::Fixed(&[
    phrased("everyone", t("tout le monde", "everyone"), t("pour tout le monde", "for everyone")),
    phrased("members", t("les membres", "members"), t("pour les membres", "for members")),
    phrased(
        "contract",
        t("les personnes sous contrat", "people with a contract"),
        t("pour les personnes sous contrat", "for people with a contract"),
    ),
]);

/// The intervention guarantee and its eight parts; "none" says that no delay is promised.
pub(super) const FIELD: Field = Field {
    id: "intervention",
    about: About::Hoster,
    theme: Theme::Commitments,
    parts: &[
        Part {
            id: "delay",
            kind: Kind::Duration { in_hours: true },
            required: true,
            label: t("délai", "delay"),
        },
        Part {
            id: "clock",
            kind: Kind::Choice(CLOCKS),
            required: true,
            label: t("heures comptées", "hours that count"),
        },
        Part {
            id: "hours",
            kind: Kind::Hours,
            required: false,
            label: t("heures couvertes", "covered hours"),
        },
        Part {
            id: "starts",
            kind: Kind::Choice(STARTS),
            required: false,
            label: t("ce qui fait partir le délai", "what starts the delay"),
        },
        Part {
            id: "begun_when",
            kind: Kind::Choice(BEGUN),
            required: false,
            label: t("ce qui compte comme commencé", "what counts as begun"),
        },
        Part { id: "for", kind: Kind::Choice(FOR_WHOM), required: false, label: t("pour qui", "for whom") },
        Part { id: "means", kind: Kind::Text, required: true, label: t("moyens", "means") },
        Part { id: "url", kind: Kind::Url, required: false, label: t("texte qui engage", "binding text") },
    ],
    list: false,
    may_be_none: true,
    commitment: true,
    validity: Validity::Commitment,
    filters: &[
        Filter {
            parameter: "intervention",
            label: t("Engagement sur un temps d’intervention", "Intervention guarantee"),
            asks: t(
                "[qui déclarent s’engager sur un temps d’intervention{stated}[, ou ne s’engager sur aucun{none}]|qui déclarent ne s’engager sur aucun temps d’intervention{none}]",
                "[that state that they promise an intervention time{stated}[, or that they promise none{none}]|that state that they promise no intervention time{none}]",
            ),
            takes: Takes::Answer,
            facet: true,
        },
        Filter {
            parameter: "intervention_max_hours",
            label: t("Intervention commencée sous", "Work starts within"),
            asks: t(
                "qui s’engagent à commencer une intervention sous {values}",
                "that promise to start work within {values}",
            ),
            takes: Takes::Within { delay: "delay", clock: "clock", clock_parameter: "intervention_clock" },
            facet: false,
        },
    ],
    texts: Texts {
        label: t("Temps d’intervention garanti (GTI)", "Guaranteed intervention time"),
        question: t(
            "Vous engagez-vous à ce qu’une personne qualifiée commence à intervenir dans un délai ?",
            "Do you promise that a qualified person starts work within a delay?",
        ),
        help: t(
            "Commencer, pas finir : on ne peut pas garantir la fin d’une panne dont on ignore la cause. Un accusé de réception automatique ne compte pas. Dites les moyens qui sont derrière.",
            "Starting, not finishing: nobody can guarantee the end of a fault whose cause is unknown. An automatic receipt does not count. Say which means stand behind it.",
        ),
        human_cost: t(
            "Tenir un délai demande que quelqu’un soit disponible : combien de personnes, payées ou non, et à quelles heures ?",
            "Keeping to a delay needs someone to be available: how many people, paid or not, and at what hours?",
        ),
        stated: t(
            "[Quelqu’un de qualifié commence à intervenir sous {within}[ après {starts}]|S’engage sur un temps d’intervention, sans en publier le délai][ ({hours})][, {for}].",
            "[Someone qualified starts work within {within}[ after {starts}]|Promises an intervention time, without publishing the delay][ ({hours})][, {for}].",
        ),
        none: t(
            "Déclare ne s’engager sur aucun délai d’intervention.",
            "States that no intervention time is promised.",
        ),
        not_stated: t(
            "N’a pas dit s’il s’engage sur un délai d’intervention.",
            "Has not said whether an intervention time is promised.",
        ),
    },
    words: &[("within", within)],
    rule: None,
    derived: None,
};

/// The delay with its clock: `4 heures ouvrées`, `1 hour around the clock`.
fn within(record: &Record, lang: Lang) -> Option<String> {
    let Some(Datum::Duration(delay)) = record.get("delay") else { return None };
    let words = delay.in_words(lang, true);
    let is_singular = delay.get() <= 1 || *delay == Minutes::hours(1);
    Some(match (lang, record.has_code("clock", "calendar"), record.has_code("clock", "working")) {
        (Lang::Fr, true, _) => format!("{words} de jour comme de nuit"),
        (Lang::Fr, _, true) if is_singular => format!("{words} ouvrée"),
        (Lang::Fr, _, true) => format!("{words} ouvrées"),
        (Lang::En, true, _) => format!("{words} around the clock"),
        (Lang::En, _, true) => format!("{words} of working time"),
        _ => words,
    })
}
