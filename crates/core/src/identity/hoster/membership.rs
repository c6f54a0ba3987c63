//! Since when a hoster exists, whether it is a member, and whether the directory shows it.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::value::{Value, ValueProblem};
use crate::vocabulary::{phrased, term};

const MEMBERSHIPS: Options = Options::Fixed(&[
    term("active", "membre actif", "active member"),
    phrased(
        "idle",
        t("en pause dans le collectif", "idle in the collective"),
        t("membre en pause", "idle member"),
    ),
    phrased(
        "away",
        t("a quitté le collectif", "has left the collective"),
        t("ancien membre", "former member"),
    ),
]);
const LISTINGS: Options = Options::Fixed(&[
    term("shown", "affiché", "shown"),
    term("paused", "en pause", "paused"),
    term("withdrawn", "retiré", "withdrawn"),
]);

/// The founding date.
pub const FOUNDED: Field = Field {
    id: "founded",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[Part { id: "value", kind: Kind::Date, required: true, label: t("date", "date") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Création", "Founded"),
        question: t("Quand avez-vous commencé ?", "When did you start?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Création : {value}.", "Founded: {value}."),
        none: t("", ""),
        not_stated: t("N’a pas dit sa date de création.", "Has not said when it was founded."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The date of joining the collective.
pub const MEMBER_SINCE: Field = Field {
    id: "member_since",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[Part { id: "value", kind: Kind::Date, required: true, label: t("date", "date") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Membre depuis", "Member since"),
        question: t(
            "Depuis quand êtes-vous membre du collectif ?",
            "Since when have you been a member of the collective?",
        ),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Membre du collectif depuis : {value}.", "Member of the collective since: {value}."),
        none: t("", ""),
        not_stated: t("N’a pas dit depuis quand il est membre.", "Has not said since when it is a member."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Whether the hoster is an active member of the collective.
pub const MEMBERSHIP: Field = Field {
    id: "membership",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part {
            id: "status",
            kind: Kind::Choice(MEMBERSHIPS),
            required: true,
            label: t("situation", "status"),
        },
        Part { id: "reason", kind: Kind::Line, required: false, label: t("raison", "reason") },
        Part { id: "since", kind: Kind::Date, required: false, label: t("depuis", "since") },
        Part { id: "until", kind: Kind::Date, required: false, label: t("jusqu’à", "until") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[Filter {
        parameter: "membership",
        label: t("Situation dans le collectif", "Membership"),
        asks: t("dont la situation dans le collectif est : {values}", "whose membership is: {values}"),
        takes: Takes::Part("status"),
        facet: true,
    }],
    texts: Texts {
        label: t("Situation dans le collectif", "Membership"),
        question: t("Êtes-vous actif dans le collectif ?", "Are you active in the collective?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "Situation dans le collectif[ : {status}][ ({reason})][, début : {since}][, fin : {until}].",
            "Membership[: {status}][ ({reason})][, start: {since}][, end: {until}].",
        ),
        none: t("", ""),
        not_stated: t("Situation dans le collectif non renseignée.", "Membership not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Whether the directory shows the hoster: paused by itself until a date, or withdrawn with a public reason.
pub const LISTING: Field = Field {
    id: "listing",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part { id: "state", kind: Kind::Choice(LISTINGS), required: true, label: t("état", "state") },
        Part { id: "until", kind: Kind::Date, required: false, label: t("jusqu’à", "until") },
        Part { id: "reason", kind: Kind::Line, required: false, label: t("raison", "reason") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Affichage", "Listing"),
        question: t("Souhaitez-vous être affiché ?", "Do you want to be shown?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "Affichage[ : {state}][, fin : {until}][ ({reason})].",
            "Listing[: {state}][, end: {until}][ ({reason})].",
        ),
        none: t("", ""),
        not_stated: t("Affiché.", "Shown."),
    },
    words: &[],
    rule: Some(reasoned),
    derived: None,
};

/// Withdrawing a hoster is an act that anybody may ask to have explained.
fn reasoned(value: &Value) -> Vec<ValueProblem> {
    if !value.has_code("state", "withdrawn") || value.get("reason").is_some() {
        return Vec::new();
    }
    let message = t(
        "un retrait a besoin d’une raison, qui est publique : écrivez-la dans « reason »",
        "a withdrawal needs a reason, which is public: write it in “reason”",
    );
    vec![ValueProblem::new("reason", message)]
}
