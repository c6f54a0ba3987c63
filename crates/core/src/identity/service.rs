//! What a service is: the facts about one service of a hoster.

mod access;

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::term;

pub use access::{LOAD, PRICING, REGISTRATION};

const TENANCIES: Options =
    Options::Fixed(&[term("shared", "mutualisée", "shared"), term("dedicated", "dédiée", "dedicated")]);
const STATUSES: Options = Options::Fixed(&[
    term("ok", "en service", "running"),
    term("alert", "perturbé", "disturbed"),
    term("down", "en panne", "down"),
    term("over", "fermé", "closed"),
]);

/// The name of the service.
pub const NAME: Field = Field {
    id: "name",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part { id: "value", kind: Kind::Line, required: true, label: t("nom", "name") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[],
    texts: Texts {
        label: t("Nom", "Name"),
        question: t("Nom ?", "Name?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("{value}", "{value}"),
        none: t("", ""),
        not_stated: t("Nom non renseigné.", "Name not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// What the service is for.
pub const DESCRIPTION: Field = Field {
    id: "description",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part {
        id: "value",
        kind: Kind::Text,
        required: true,
        label: t("présentation", "presentation"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[],
    texts: Texts {
        label: t("Présentation", "Presentation"),
        question: t("Présentation ?", "Presentation?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("{value}", "{value}"),
        none: t("", ""),
        not_stated: t("Pas de présentation.", "No presentation."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The category of the service.
pub const CATEGORY: Field = Field {
    id: "category",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part {
        id: "value",
        kind: Kind::Choice(Options::Vocabulary("service_categories")),
        required: true,
        label: t("catégorie", "category"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "service",
        label: t("Service", "Service"),
        asks: t("qui proposent : {values}", "that offer: {values}"),
        takes: Takes::Part("value"),
        facet: true,
    }],
    texts: Texts {
        label: t("Service", "Service"),
        question: t("Service ?", "Service?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Propose : {value}.", "Offers: {value}."),
        none: t("", ""),
        not_stated: t("N’a pas dit quels services il propose.", "Has not said which services are offered."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The software behind the service.
pub const SOFTWARE: Field = Field {
    id: "software",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part { id: "value", kind: Kind::Line, required: true, label: t("logiciel", "software") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "software",
        label: t("Logiciel", "Software"),
        asks: t("avec le logiciel : {values}", "with the software: {values}"),
        takes: Takes::Names("value"),
        facet: true,
    }],
    texts: Texts {
        label: t("Logiciel", "Software"),
        question: t("Logiciel ?", "Software?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Logiciel : {value}.", "Software: {value}."),
        none: t("", ""),
        not_stated: t("N’a pas dit quels logiciels sont utilisés.", "Has not said which software is used."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The services that people leave for this one.
pub const REPLACES: Field = Field {
    id: "replaces",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part {
        id: "value",
        kind: Kind::Choices(Options::Vocabulary("replaced_services")),
        required: true,
        label: t("remplace", "replaces"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "replaces",
        label: t("Remplace", "Replaces"),
        asks: t("qui remplacent : {values}", "that replace: {values}"),
        takes: Takes::Part("value"),
        facet: true,
    }],
    texts: Texts {
        label: t("Remplace", "Replaces"),
        question: t("Remplace ?", "Replaces?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Remplace : {value}.", "Replaces: {value}."),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit ce que ses services remplacent.",
            "Has not said what its services replace.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Where the service is used.
pub const URL: Field = Field {
    id: "url",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part { id: "value", kind: Kind::Url, required: true, label: t("adresse", "address") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[],
    texts: Texts {
        label: t("Adresse", "Address"),
        question: t("Adresse ?", "Address?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("{value}", "{value}"),
        none: t("", ""),
        not_stated: t("Adresse non renseignée.", "Address not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// How long content is kept; "none" says that nothing is ever deleted.
pub const RETENTION: Field = Field {
    id: "retention",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part {
        id: "value",
        kind: Kind::Duration { in_hours: false },
        required: true,
        label: t("durée de conservation", "retention"),
    }],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::Offer,
    filters: &[],
    texts: Texts {
        label: t("Conservation", "Retention"),
        question: t("Conservation ?", "Retention?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Conservation : {value}.", "Kept for: {value}."),
        none: t("N’efface jamais.", "Never deletes."),
        not_stated: t(
            "N’a pas dit combien de temps le contenu est gardé.",
            "Has not said how long content is kept.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Whether the instance is shared or dedicated.
pub const TENANCY: Field = Field {
    id: "tenancy",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part {
        id: "value",
        kind: Kind::Choices(TENANCIES),
        required: true,
        label: t("mutualisation", "tenancy"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[],
    texts: Texts {
        label: t("Mutualisation", "Tenancy"),
        question: t("Mutualisation ?", "Tenancy?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Instance : {value}.", "Instance: {value}."),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit si l’instance est partagée.",
            "Has not said whether the instance is shared.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The state of the service, as its own file says.
pub const STATUS: Field = Field {
    id: "status",
    about: About::Service,
    theme: Theme::Services,
    parts: &[
        Part { id: "value", kind: Kind::Choice(STATUSES), required: true, label: t("état", "status") },
        Part { id: "reason", kind: Kind::Line, required: false, label: t("raison", "reason") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Openness,
    filters: &[],
    texts: Texts {
        label: t("État", "Status"),
        question: t("État ?", "Status?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("État[ : {value}][ ({reason})].", "Status[: {value}][ ({reason})]."),
        none: t("", ""),
        not_stated: t("État non renseigné.", "Status not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The opening date.
pub const STARTED: Field = Field {
    id: "started",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part { id: "value", kind: Kind::Date, required: true, label: t("date", "date") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Ouverture", "Opened"),
        question: t("Ouverture ?", "Opened?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Ouverture : {value}.", "Opened: {value}."),
        none: t("", ""),
        not_stated: t("Date d’ouverture non renseignée.", "Opening date not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The closing date.
pub const ENDED: Field = Field {
    id: "ended",
    about: About::Service,
    theme: Theme::Services,
    parts: &[Part { id: "value", kind: Kind::Date, required: true, label: t("date", "date") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Fermeture", "Closed"),
        question: t("Fermeture ?", "Closed?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Fermeture : {value}.", "Closed: {value}."),
        none: t("", ""),
        not_stated: t("Date de fermeture non renseignée.", "Closing date not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};
