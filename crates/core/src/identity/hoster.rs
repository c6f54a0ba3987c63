//! Who a hoster is: the facts of identity.

mod membership;
mod notices;
mod places;

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::term;

pub use membership::{FOUNDED, LISTING, MEMBER_SINCE, MEMBERSHIP};
pub use notices::NOTICES;
pub use places::{PLACES, POSITIONS};

const LEGAL_FORMS: Options = Options::Fixed(&[
    term("association", "association", "association"),
    term("informal", "groupe informel", "informal group"),
    term("cooperative", "coopérative", "cooperative"),
    term("microcompany", "micro-entreprise", "micro-company"),
    term("company", "entreprise", "company"),
    term("individual", "une personne", "a person"),
    term("other", "autre forme", "another form"),
]);
const LINK_KINDS: Options = Options::Fixed(&[
    term("contact", "contact", "contact"),
    term("legal_notice", "mentions légales", "legal notice"),
    term("terms", "conditions d’utilisation", "terms of use"),
    term("technical_guide", "documentation technique", "technical guide"),
    term("user_guide", "guide d’utilisation", "user guide"),
    term("social", "réseau social", "social network"),
    term("chat", "salon de discussion", "chat room"),
    term("funding", "financement", "funding"),
]);

/// The name.
pub const NAME: Field = Field {
    id: "name",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[Part { id: "value", kind: Kind::Line, required: true, label: t("nom", "name") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Nom", "Name"),
        question: t("Comment vous appelez-vous ?", "What is your name?"),
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

/// What the hoster says of itself.
pub const DESCRIPTION: Field = Field {
    id: "description",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[Part {
        id: "value",
        kind: Kind::Text,
        required: true,
        label: t("présentation", "presentation"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Présentation", "Presentation"),
        question: t("Présentez-vous en quelques lignes.", "Introduce yourself in a few lines."),
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

/// The address of the site.
pub const WEBSITE: Field = Field {
    id: "website",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[Part { id: "value", kind: Kind::Url, required: true, label: t("site", "site") }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Site", "Website"),
        question: t("Quelle est l’adresse de votre site ?", "What is the address of your site?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("{value}", "{value}"),
        none: t("", ""),
        not_stated: t("Site non renseigné.", "Site not stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The legal form, with the words of the source (SCIC, SCOP, ASBL, OBNL…).
pub const LEGAL_FORM: Field = Field {
    id: "legal_form",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part {
            id: "form",
            kind: Kind::Choice(LEGAL_FORMS),
            required: false,
            label: t("forme juridique", "legal form"),
        },
        Part { id: "detail", kind: Kind::Line, required: false, label: t("précision", "detail") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[Filter {
        parameter: "legal_form",
        label: t("Forme juridique", "Legal form"),
        asks: t("dont la forme juridique est : {values}", "whose legal form is: {values}"),
        takes: Takes::Part("form"),
        facet: true,
    }],
    texts: Texts {
        label: t("Forme juridique", "Legal form"),
        question: t("Quelle est votre forme juridique ?", "What is your legal form?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "[Forme juridique : {form}[ ({detail})].|Forme juridique : {detail}.]",
            "[Legal form: {form}[ ({detail})].|Legal form: {detail}.]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit sa forme juridique.", "Has not said its legal form."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Another body that owns or carries the hoster.
pub const OWNER: Field = Field {
    id: "owner",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part { id: "name", kind: Kind::Line, required: true, label: t("nom", "name") },
        Part { id: "website", kind: Kind::Url, required: false, label: t("site", "site") },
    ],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[],
    texts: Texts {
        label: t("Structure porteuse", "Owner"),
        question: t("Une autre structure vous porte-t-elle ?", "Does another body own or carry you?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "Porté par : [{name}[ ({website})]|{website}].",
            "Carried by: [{name}[ ({website})]|{website}].",
        ),
        none: t("N’est porté par aucune autre structure.", "Is carried by no other body."),
        not_stated: t(
            "N’a pas dit si une autre structure le porte.",
            "Has not said whether another body carries it.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Addresses: contact, legal notice, terms, guides, social networks, chat rooms, funding.
pub const LINKS: Field = Field {
    id: "links",
    about: About::Hoster,
    theme: Theme::Contact,
    parts: &[
        Part { id: "kind", kind: Kind::Choice(LINK_KINDS), required: true, label: t("nature", "kind") },
        Part { id: "url", kind: Kind::Url, required: true, label: t("adresse", "address") },
        Part { id: "name", kind: Kind::Line, required: false, label: t("intitulé", "name") },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[],
    texts: Texts {
        label: t("Liens", "Links"),
        question: t("Quelles adresses sont utiles ?", "Which addresses are useful?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "[{kind} : {url}|{kind} : {name}|{url}|{name}|{kind}]",
            "[{kind}: {url}|{kind}: {name}|{url}|{name}|{kind}]",
        ),
        none: t("", ""),
        not_stated: t("Aucun lien renseigné.", "No link stated."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// The languages in which people are answered.
pub const LANGUAGES: Field = Field {
    id: "languages",
    about: About::Hoster,
    theme: Theme::Welcome,
    parts: &[Part {
        id: "value",
        kind: Kind::Choices(Options::Vocabulary("languages")),
        required: true,
        label: t("langues", "languages"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "language",
        label: t("Langue", "Language"),
        asks: t("qui répondent en : {values}", "that answer in: {values}"),
        takes: Takes::Part("value"),
        facet: true,
    }],
    texts: Texts {
        label: t("Langues", "Languages"),
        question: t("En quelles langues répondez-vous ?", "In which languages do you answer?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("Répond en : {value}.", "Answers in: {value}."),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit en quelles langues il répond.",
            "Has not said in which languages it answers.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// What a source says and no question asks: kept in its own words, with its own date and source.
pub const NOTES: Field = Field {
    id: "notes",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part { id: "text", kind: Kind::Text, required: true, label: t("texte", "text") },
        Part { id: "date", kind: Kind::Date, required: false, label: t("date", "date") },
        Part { id: "source", kind: Kind::Text, required: false, label: t("source", "source") },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Notes", "Notes"),
        question: t("Autre chose à dire ?", "Anything else?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t("[{text}|{source}|{date}]", "[{text}|{source}|{date}]"),
        none: t("", ""),
        not_stated: t("Aucune note.", "No note."),
    },
    words: &[],
    rule: None,
    derived: None,
};
