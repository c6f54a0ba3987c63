//! Help beyond the service itself: moving in, training, workshops.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::{phrased, term};

const KINDS: Options = Options::Fixed(&[
    term("migration_help", "aide à la migration", "help with moving in"),
    term("training", "formation", "training"),
    term("workshops", "ateliers", "workshops"),
]);
const TERMS: Options = Options::Fixed(&[
    phrased("included", t("compris dans le service", "included in the service"), t("compris", "included")),
    phrased("paid_apart", t("payé à part", "paid apart"), t("payé à part", "paid apart")),
]);

/// What accompaniment is offered, and whether it is paid apart.
pub(super) const FIELD: Field = Field {
    id: "accompaniment",
    about: About::Hoster,
    theme: Theme::Welcome,
    parts: &[
        Part {
            id: "kinds",
            kind: Kind::Choices(KINDS),
            required: true,
            label: t("accompagnement", "accompaniment"),
        },
        Part { id: "terms", kind: Kind::Choice(TERMS), required: false, label: t("conditions", "terms") },
    ],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "accompaniment",
        label: t("Accompagnement", "Accompaniment"),
        asks: t(
            "[dont l’accompagnement est : {values}[, ou qui déclarent n’en proposer aucun{none}]|qui déclarent ne proposer aucun accompagnement{none}]",
            "[whose accompaniment is: {values}[, or that state that they offer none{none}]|that state that they offer no accompaniment{none}]",
        ),
        takes: Takes::Part("kinds"),
        facet: true,
    }],
    texts: Texts {
        label: t("Accompagnement", "Accompaniment"),
        question: t(
            "Aidez-vous à migrer, à se former, à prendre en main ?",
            "Do you help with moving in, training, first steps?",
        ),
        help: t(
            "Dites aussi si c’est compris ou payé à part.",
            "Say also whether it is included or paid apart.",
        ),
        human_cost: t(
            "Accompagner prend du temps de personne à personne, qui ne se voit pas.",
            "Accompanying takes time from person to person, which nobody sees.",
        ),
        stated: t("Accompagnement[ : {kinds}][ ({terms})].", "Accompaniment[: {kinds}][ ({terms})]."),
        none: t("Déclare ne pas proposer d’accompagnement.", "States that no accompaniment is offered."),
        not_stated: t(
            "N’a pas dit si un accompagnement est proposé.",
            "Has not said whether accompaniment is offered.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};
