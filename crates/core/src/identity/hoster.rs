//! Who a hoster is: the facts of identity (`spec/2-domain.md`, "Records").

use crate::field::{About, Field, Filter, Kind, Options, Part, Reading, Takes, Texts, Theme, Validity};
use crate::text::{Text, t};
use crate::value::Value;
use crate::vocabulary::term;
use jiff::civil::Date;

const NO_UNIT: Text = t("", "");
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
const MEMBERSHIPS: Options = Options::Fixed(&[
    term("active", "membre actif", "active member"),
    term("idle", "en pause dans le collectif", "idle in the collective"),
    term("away", "a quitté le collectif", "has left the collective"),
]);
const LISTINGS: Options = Options::Fixed(&[
    term("shown", "affiché", "shown"),
    term("paused", "en pause", "paused"),
    term("withdrawn", "retiré", "withdrawn"),
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

/// Places, without position: country (ISO 3166-1), French department, locality.
pub const PLACES: Field = Field {
    id: "places",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part {
            id: "country",
            kind: Kind::Choice(Options::Vocabulary("countries")),
            required: true,
            label: t("pays", "country"),
        },
        Part {
            id: "department",
            kind: Kind::Choice(Options::Vocabulary("departments")),
            required: false,
            label: t("département", "department"),
        },
        Part { id: "locality", kind: Kind::Line, required: false, label: t("commune", "locality") },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[
        Filter {
            parameter: "department",
            label: t("Département", "Department"),
            asks: t("présents dans : {values}", "present in: {values}"),
            takes: Takes::Rule { options: Options::Vocabulary("departments"), read: departments },
            facet: true,
        },
        Filter {
            parameter: "region",
            label: t("Région", "Region"),
            asks: t("présents en région : {values}", "present in the region: {values}"),
            takes: Takes::Above { read: departments, below: "departments", vocabulary: "regions" },
            facet: true,
        },
        Filter {
            parameter: "country",
            label: t("Pays", "Country"),
            asks: t("présents dans le pays : {values}", "present in the country: {values}"),
            takes: Takes::Part("country"),
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Lieux", "Places"),
        question: t("Où êtes-vous ?", "Where are you?"),
        help: t("", ""),
        human_cost: t("", ""),
        stated: t(
            "[{locality}[, {department}][, {country}]|{department}[, {country}]|{country}]",
            "[{locality}[, {department}][, {country}]|{department}[, {country}]|{country}]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas dit où il est.", "Has not said where it is."),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// Positions on the map, rounded to one decimal of a degree: some are homes.
pub const POSITIONS: Field = Field {
    id: "positions",
    about: About::Hoster,
    theme: Theme::Identity,
    parts: &[
        Part {
            id: "latitude",
            kind: Kind::Number { unit: NO_UNIT, decimals: 1, min: -90, max: 90 },
            required: true,
            label: t("latitude", "latitude"),
        },
        Part {
            id: "longitude",
            kind: Kind::Number { unit: NO_UNIT, decimals: 1, min: -180, max: 180 },
            required: true,
            label: t("longitude", "longitude"),
        },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::LegalForm,
    filters: &[],
    texts: Texts {
        label: t("Positions", "Positions"),
        question: t("Où vous placer sur la carte ?", "Where should the map show you?"),
        help: t(
            "Arrondies à un dixième de degré, environ 10 km.",
            "Rounded to a tenth of a degree, about 10 km.",
        ),
        human_cost: t("", ""),
        stated: t(
            "[{latitude} ; {longitude}|Position incomplète]",
            "[{latitude}; {longitude}|Incomplete position]",
        ),
        none: t("", ""),
        not_stated: t("N’a pas de position sur la carte.", "Has no position on the map."),
    },
    words: &[],
    rule: None,
    derived: None,
};

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
    rule: None,
    derived: None,
};

/// The departments of all places. A place abroad has none, which is known; a place in France without one is not.
fn departments(value: &Value, _: Date) -> Reading<'_> {
    let codes = value.records().iter().flat_map(|place| place.codes("department"));
    let holds = codes.map(|code| code.as_ref().into()).collect();
    let is_vague =
        |place: &crate::value::Record| place.has_code("country", "FR") && place.get("department").is_none();
    if value.records().iter().any(is_vague) {
        Reading::Partly { holds, not: vec![] }
    } else {
        Reading::Holds(holds)
    }
}
