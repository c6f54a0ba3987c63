//! Whom the hoster welcomes, whom it does not and why, and on which conditions.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::{Term, term};

const AUDIENCES: Options = Options::Fixed(WHO);
const WHO: &[Term] = &[
    term("individual", "particuliers", "individuals"),
    term("association", "associations", "associations"),
    term("collective", "collectifs", "collectives"),
    term("company", "entreprises", "companies"),
    term("public_body", "collectivités et services publics", "public bodies"),
    term("school", "écoles", "schools"),
];
const CONDITIONS: Options = Options::Fixed(&[
    term("membership", "adhésion", "membership"),
    term("statutes_shown", "statuts à montrer", "statutes to be shown"),
    term("board_agreement", "accord du conseil", "agreement of the board"),
    term("area", "zone géographique", "geographical area"),
]);

/// Audiences welcomed and not welcomed. An audience in neither list is not stated.
pub(super) const FIELD: Field = Field {
    id: "audience",
    about: About::Hoster,
    theme: Theme::Welcome,
    parts: &[
        Part {
            id: "welcomed",
            kind: Kind::Choices(AUDIENCES),
            required: false,
            label: t("accueille", "welcomes"),
        },
        Part {
            id: "not_welcomed",
            kind: Kind::Choices(AUDIENCES),
            required: false,
            label: t("n’accueille pas", "does not welcome"),
        },
        Part { id: "reason", kind: Kind::Line, required: false, label: t("raison", "reason") },
        Part {
            id: "conditions",
            kind: Kind::Choices(CONDITIONS),
            required: false,
            label: t("conditions", "conditions"),
        },
        Part { id: "area", kind: Kind::Line, required: false, label: t("zone", "area") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "audience",
        label: t("Publics accueillis", "Audiences welcomed"),
        asks: t("qui accueillent : {values}", "that welcome: {values}"),
        takes: Takes::WelcomedOrNot { yes: "welcomed", no: "not_welcomed" },
        facet: true,
    }],
    texts: Texts {
        label: t("Publics", "Audiences"),
        question: t(
            "Qui accueillez-vous, et qui n’accueillez-vous pas ?",
            "Whom do you welcome, and whom not?",
        ),
        help: t(
            "Refuser un public est permis : dites pourquoi en une ligne. Un public cité dans aucune des deux listes reste « non renseigné ».",
            "Not welcoming an audience is fine: say why in one line. An audience in neither list stays “not stated”.",
        ),
        human_cost: t(
            "Accueillir une grande structure, c’est répondre à beaucoup de personnes d’un coup.",
            "Welcoming a large body means answering many people at once.",
        ),
        stated: t(
            "[Accueille : {welcomed}.][ N’accueille pas : {not_welcomed}[ ({reason})].| Raison d’un refus : {reason}.][ Conditions : {conditions}.][ Zone : {area}.]",
            "[Welcomes: {welcomed}.][ Does not welcome: {not_welcomed}[ ({reason})].| Reason for not welcoming: {reason}.][ Conditions: {conditions}.][ Area: {area}.]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit qui est accueilli.", "Has not said who is welcome."),
    },
    words: &[],
    rule: None,
    derived: None,
};
