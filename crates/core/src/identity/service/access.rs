//! Who may use a service, whether there is room, and how it is paid for.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::term;

const REGISTRATIONS: Options = Options::Fixed(&[
    term("none", "sans inscription", "no sign-up"),
    term("free", "inscription ouverte", "open sign-up"),
    term("member", "réservé aux membres", "for members"),
    term("client", "réservé à la clientèle", "for clients"),
]);
const LOADS: Options = Options::Fixed(&[term("open", "ouvert", "open"), term("full", "complet", "full")]);
const PRICES: Options = Options::Fixed(&[
    term("free_of_charge", "gratuit", "free of charge"),
    term("free_amount", "prix libre", "free amount"),
    term("membership", "adhésion", "membership"),
    term("paid", "payant", "paid"),
]);

/// Who may use the service: registration belongs to the service, not to the hoster.
pub const REGISTRATION: Field = Field {
    id: "registration",
    about: About::Service,
    theme: Theme::Services,
    parts: &[
        Part {
            id: "kind",
            kind: Kind::Choice(REGISTRATIONS),
            required: false,
            label: t("inscription", "registration"),
        },
        Part { id: "conditions", kind: Kind::Line, required: false, label: t("conditions", "conditions") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "registration",
        label: t("Inscription", "Registration"),
        asks: t("avec un service : {values}", "with a service: {values}"),
        takes: Takes::Part("kind"),
        facet: true,
    }],
    texts: Texts {
        label: t("Inscription", "Registration"),
        question: t("Inscription ?", "Registration?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "[Inscription : {kind}[ ({conditions})].|Inscription : {conditions}.]",
            "[Registration: {kind}[ ({conditions})].|Registration: {conditions}.]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit qui peut s’inscrire.", "Has not said who may sign up."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Whether there is room: open or full, with a reason and an end date.
pub const LOAD: Field = Field {
    id: "load",
    about: About::Service,
    theme: Theme::Services,
    parts: &[
        Part { id: "state", kind: Kind::Choice(LOADS), required: true, label: t("capacité", "capacity") },
        Part { id: "reason", kind: Kind::Line, required: false, label: t("raison", "reason") },
        Part { id: "until", kind: Kind::Date, required: false, label: t("jusqu’à", "until") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Openness,
    filters: &[Filter {
        parameter: "openness",
        label: t("Places disponibles", "Openness"),
        asks: t("avec un service {values}", "with a service that is {values}"),
        takes: Takes::Part("state"),
        facet: true,
    }],
    texts: Texts {
        label: t("Capacité", "Capacity"),
        question: t("Capacité ?", "Capacity?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "Capacité[ : {state}][ ({reason})][, fin : {until}].",
            "Capacity[: {state}][ ({reason})][, end: {until}].",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit s’il reste de la place.", "Has not said whether there is room."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// How the service is paid for. A free amount (prix libre) is not free of charge.
pub const PRICING: Field = Field {
    id: "pricing",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part { id: "value", kind: Kind::Choices(PRICES), required: true, label: t("prix", "price") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "price",
        label: t("Prix", "Price"),
        asks: t("avec un service : {values}", "with a service: {values}"),
        takes: Takes::Part("value"),
        facet: true,
    }],
    texts: Texts {
        label: t("Prix", "Price"),
        question: t("Prix ?", "Price?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Prix : {value}.", "Price: {value}."),
        none: t("", ""),
        not_stated: t("N’a pas dit le prix.", "Has not said the price."),
    },
    words: &[],
    rule: None,
    derived: None,
};
