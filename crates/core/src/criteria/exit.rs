//! Leaving: exporting one's data, notice before closing, terms.

use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::vocabulary::phrased;

const EXPORT: Options = Options::Fixed(&[
    phrased("yes", t("oui", "yes"), t("possible", "possible")),
    phrased("no", t("non", "no"), t("impossible", "impossible")),
]);

/// How one leaves.
pub(super) const FIELD: Field = Field {
    id: "exit",
    about: About::Hoster,
    theme: Theme::Governance,
    parts: &[
        Part {
            id: "export",
            kind: Kind::Choice(EXPORT),
            required: false,
            label: t("export des données", "data export"),
        },
        Part { id: "formats", kind: Kind::Line, required: false, label: t("formats", "formats") },
        Part {
            id: "notice",
            kind: Kind::Duration { in_hours: false },
            required: false,
            label: t("préavis avant fermeture", "notice before closing"),
        },
        Part { id: "terms", kind: Kind::Url, required: false, label: t("conditions", "terms") },
    ],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "data_export",
        label: t("Export des données", "Data export"),
        asks: t("où l’export des données est {values}", "where data export is {values}"),
        takes: Takes::Part("export"),
        facet: true,
    }],
    texts: Texts {
        label: t("Partir", "Leaving"),
        question: t(
            "Comment repart-on avec ses données, et quel préavis donnez-vous avant de fermer ?",
            "How do people leave with their data, and what notice do you give before closing?",
        ),
        help: t("Citez les formats d’export.", "Name the export formats."),
        human_cost: t("", ""),
        stated: t(
            "[Export des données {export}[ ({formats})].|Formats d’export : {formats}.][ Préavis avant fermeture : {notice}.][ Conditions : {terms}.]",
            "[Data export {export}[ ({formats})].|Export formats: {formats}.][ Notice before closing: {notice}.][ Terms: {terms}.]",
        ),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit comment on part avec ses données.",
            "Has not said how people leave with their data.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};
