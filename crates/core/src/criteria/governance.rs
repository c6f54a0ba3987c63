//! How the hoster decides, and whether the people it hosts have a vote.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::phrased;

const VOTES: Options = Options::Fixed(&[
    phrased("yes", t("oui", "yes"), t("ont une voix", "have a vote")),
    phrased("no", t("non", "no"), t("n’ont pas de voix", "have no vote")),
]);

/// Governance.
pub(super) const FIELD: Field = Field {
    id: "governance",
    about: About::Hoster,
    theme: Theme::Governance,
    parts: &[
        Part { id: "form", kind: Kind::Line, required: false, label: t("forme", "form") },
        Part { id: "decides", kind: Kind::Line, required: false, label: t("qui décide", "who decides") },
        Part {
            id: "users_vote",
            kind: Kind::Choice(VOTES),
            required: false,
            label: t("les personnes hébergées votent", "hosted people vote"),
        },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[Filter {
        parameter: "users_vote",
        label: t("Les personnes hébergées votent", "Hosted people vote"),
        asks: t("où les personnes hébergées {values}", "where hosted people {values}"),
        takes: Takes::Part("users_vote"),
        facet: true,
    }],
    texts: Texts {
        label: t("Gouvernance", "Governance"),
        question: t(
            "Qui décide, et les personnes hébergées ont-elles une voix ?",
            "Who decides, and do hosted people have a vote?",
        ),
        help: t(
            "En quelques mots : collège, conseil, assemblée, une seule personne…",
            "In a few words: college, board, assembly, one person…",
        ),
        human_cost: t("", ""),
        stated: t(
            "[Gouvernance : {form}.][ Décide : {decides}.][ Les personnes hébergées {users_vote}.]",
            "[Governance: {form}.][ Decides: {decides}.][ Hosted people {users_vote}.]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit qui décide.", "Has not said who decides."),
    },
    words: &[],
    rule: None,
    derived: None,
};
