//! Who may use a service, whether there is room, and how it is paid for.

use crate::datum::Datum;
use crate::field::{About, Field, Filter, Kind, Options, Part, Reading, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::value::Value;
use crate::vocabulary::{phrased, term};
use jiff::civil::Date;

const REGISTRATIONS: Options = Options::Fixed(&[
    term("none", "sans inscription", "no sign-up"),
    term("free", "inscription ouverte", "open sign-up"),
    term("member", "réservé aux membres", "for members"),
    term("client", "réservé à la clientèle", "for clients"),
]);
// The same options, in the words of "avec un service …": those of an answer stand after a colon.
const ASKED_REGISTRATIONS: Options = Options::Fixed(&[
    phrased("none", t("sans inscription", "no sign-up"), t("sans inscription", "without sign-up")),
    phrased(
        "free",
        t("inscription ouverte", "open sign-up"),
        t("à inscription ouverte", "with open sign-up"),
    ),
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
const ASKED_PRICES: Options = Options::Fixed(&[
    phrased("free_of_charge", t("gratuit", "free of charge"), t("gratuit", "that is free of charge")),
    phrased("free_amount", t("prix libre", "free amount"), t("à prix libre", "for a free amount")),
    phrased("membership", t("adhésion", "membership"), t("sur adhésion", "against a membership")),
    phrased("paid", t("payant", "paid"), t("payant", "that is paid for")),
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
        asks: t("avec un service {values}", "with a service {values}"),
        takes: Takes::Rule { options: ASKED_REGISTRATIONS, read: kinds },
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
        takes: Takes::Rule { options: LOADS, read: room },
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
        asks: t("avec un service {values}", "with a service {values}"),
        takes: Takes::Rule { options: ASKED_PRICES, read: prices },
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

/// Whether there is room; once its end date is past, "full" says nothing any more.
fn room(value: &Value, today: Date) -> Reading<'_> {
    match value.get("until") {
        Some(Datum::Date(until)) if until.last_day() < today => Reading::Silent,
        _ => codes(value, "state"),
    }
}

fn kinds(value: &Value, _: Date) -> Reading<'_> {
    codes(value, "kind")
}

fn prices(value: &Value, _: Date) -> Reading<'_> {
    codes(value, "value")
}

fn codes<'v>(value: &'v Value, part: &str) -> Reading<'v> {
    let codes = value.records().iter().flat_map(|record| record.codes(part));
    let codes: Vec<_> = codes.map(|code| code.as_ref().into()).collect();
    if codes.is_empty() { Reading::Silent } else { Reading::Holds(codes) }
}
