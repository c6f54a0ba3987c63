//! How incidents are told: a status page, announcements, reports. Silence is the harm (product rule 15).

use crate::field::{
    About, Field, Filter, Kind, NONE, Options, Part, Reading, Takes, Texts, Theme, Validity, YES_NO,
};
use crate::text::t;
use crate::value::Value;
use crate::vocabulary::phrased;
use jiff::civil::Date;

const WHERE: Options = Options::Fixed(&[
    phrased(
        "yes",
        t("oui", "yes"),
        t("hébergée hors de son propre réseau", "hosted outside its own network"),
    ),
    phrased("no", t("non", "no"), t("hébergée sur son propre réseau", "hosted inside its own network")),
]);

const HAS_PAGE: Options = Options::Fixed(&[
    phrased("yes", t("oui", "yes"), t("une page d’état existe", "there is a status page")),
    phrased(
        NONE,
        t("déclare ne pas communiquer sur les incidents", "states that incidents are not announced"),
        t(
            "les incidents ne sont pas annoncés, et c’est dit",
            "incidents are not announced, and it is stated",
        ),
    ),
]);

/// Status page and communication about incidents.
pub(super) const FIELD: Field = Field {
    id: "incidents",
    about: About::Hoster,
    theme: Theme::Contact,
    parts: &[
        Part {
            id: "status_page", kind: Kind::Url, required: false, label: t("page d’état", "status page")
        },
        Part {
            id: "elsewhere",
            kind: Kind::Choice(WHERE),
            required: false,
            label: t("hébergée hors de son propre réseau", "hosted outside its own network"),
        },
        Part {
            id: "announces",
            kind: Kind::Choice(YES_NO),
            required: false,
            label: t("annonce les incidents", "announces incidents"),
        },
        Part {
            id: "reports",
            kind: Kind::Choice(YES_NO),
            required: false,
            label: t("rend compte après coup", "reports afterwards"),
        },
    ],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::Commitment,
    filters: &[
        Filter {
            parameter: "status_page",
            label: t("Page d’état", "Status page"),
            asks: t(
                "[où {values}[, ou qui déclarent ne pas communiquer sur les incidents{none}]|qui déclarent ne pas communiquer sur les incidents{none}]",
                "[where {values}[, or that state that they do not announce incidents{none}]|that state that they do not announce incidents{none}]",
            ),
            takes: Takes::Rule { options: HAS_PAGE, read: has_status_page },
            facet: true,
        },
        Filter {
            parameter: "status_page_elsewhere",
            label: t("Page d’état hébergée ailleurs", "Status page hosted elsewhere"),
            asks: t(
                "[dont la page d’état est {values}[, ou qui déclarent ne pas communiquer sur les incidents{none}]|qui déclarent ne pas communiquer sur les incidents{none}]",
                "[whose status page is {values}[, or that state that they do not announce incidents{none}]|that state that they do not announce incidents{none}]",
            ),
            takes: Takes::Part("elsewhere"),
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Incidents", "Incidents"),
        question: t(
            "Comment faites-vous savoir qu’un service est en panne, puis ce qui s’est passé ?",
            "How do you let people know that a service is down, and what happened afterwards?",
        ),
        help: t(
            "Une page d’état, si possible hébergée ailleurs, pour qu’elle reste lisible pendant la panne.",
            "A status page, hosted elsewhere if possible, so that it can still be read during the outage.",
        ),
        human_cost: t(
            "Écrire pendant une panne prend du temps à qui répare ; deux personnes font mieux qu’une.",
            "Writing during an outage takes time from whoever repairs; two people manage where one cannot.",
        ),
        stated: t(
            "[Page d’état : {status_page}.][ Page d’état {elsewhere}.][ Annonce les incidents : {announces}.][ Rend compte après coup : {reports}.]",
            "[Status page: {status_page}.][ Status page {elsewhere}.][ Announces incidents: {announces}.][ Reports afterwards: {reports}.]",
        ),
        none: t("Déclare ne pas communiquer sur les incidents.", "States that incidents are not announced."),
        not_stated: t(
            "N’a pas dit comment les incidents sont annoncés.",
            "Has not said how incidents are announced.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

/// A page whose place is stated exists, even when its address is not known.
fn has_status_page(value: &Value, _: Date) -> Reading<'_> {
    if value.get("status_page").is_some() || value.get("elsewhere").is_some() {
        Reading::Holds(vec!["yes".into()])
    } else {
        Reading::Silent
    }
}
