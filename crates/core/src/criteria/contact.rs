//! A person who can be reached: when, and by which means.

use crate::datum::Datum;
use crate::field::{
    About, Field, Filter, Kind, NONE, Options, Part, Reading, STATED, Takes, Texts, Theme, Validity,
};
use crate::text::t;
use crate::value::Value;
use crate::vocabulary::{phrased, term};
use jiff::civil::Date;

const WORKING_HOURS: &str = "working_hours";
const CHANNELS: Options = Options::Fixed(&[
    term("phone", "téléphone", "phone"),
    term("email", "courriel", "e-mail"),
    term("ticket", "ticket", "ticket"),
    term("chat", "messagerie", "chat"),
    term("forum", "forum", "forum"),
    term("on_site", "sur place", "on site"),
]);

/// Reachable hours and channels.
pub(super) const FIELD: Field = Field {
    id: "contact",
    about: About::Hoster,
    theme: Theme::Contact,
    parts: &[
        Part { id: "hours", kind: Kind::Hours, required: false, label: t("heures", "hours") },
        Part {
            id: "channels",
            kind: Kind::Choices(CHANNELS),
            required: false,
            label: t("moyens de contact", "means of contact"),
        },
    ],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::People,
    filters: &[
        Filter {
            parameter: "contact",
            label: t("Personne joignable", "Reachable person"),
            asks: t("où {values}", "where {values}"),
            takes: Takes::Rule {
                options: Options::Fixed(&[
                    phrased(
                        WORKING_HOURS,
                        t("aux heures de bureau", "in office hours"),
                        t(
                            "une personne est joignable aux heures de bureau",
                            "a person can be reached in office hours",
                        ),
                    ),
                    phrased(
                        STATED,
                        t("une personne est joignable", "a person can be reached"),
                        t("une personne est joignable", "a person can be reached"),
                    ),
                    phrased(
                        NONE,
                        t("déclare que personne n’est joignable", "states that nobody can be reached"),
                        t(
                            "personne n’est joignable, et c’est dit",
                            "nobody can be reached, and it is stated",
                        ),
                    ),
                ]),
                read: reachable,
            },
            facet: true,
        },
        Filter {
            parameter: "contact_channel",
            label: t("Moyen de contact", "Means of contact"),
            asks: t(
                "[dont un moyen de contact est : {values}[, ou où personne n’est joignable, et c’est dit{none}]|où personne n’est joignable, et c’est dit{none}]",
                "[with this means of contact: {values}[, or where nobody can be reached, and it is stated{none}]|where nobody can be reached, and it is stated{none}]",
            ),
            takes: Takes::Part("channels"),
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Contact", "Contact"),
        question: t(
            "Quand et comment peut-on joindre une personne ?",
            "When and how can a person be reached?",
        ),
        help: t(
            "Une personne, pas un répondeur. Écrivez les heures comme dans OpenStreetMap : Mo-Fr 09:00-17:30.",
            "A person, not an answering machine. Write the hours as OpenStreetMap does: Mo-Fr 09:00-17:30.",
        ),
        human_cost: t(
            "Répondre au téléphone toute la semaine demande du temps payé ou plusieurs bénévoles.",
            "Answering the telephone all week takes paid time or several volunteers.",
        ),
        stated: t(
            "Une personne est joignable[ ({hours})][ par : {channels}].",
            "A person can be reached[ ({hours})][ by: {channels}].",
        ),
        none: t(
            "Déclare que personne n’est joignable directement.",
            "States that nobody can be reached directly.",
        ),
        not_stated: t(
            "N’a pas dit quand une personne est joignable.",
            "Has not said when a person can be reached.",
        ),
    },
    words: &[],
    rule: None,
    derived: None,
};

fn reachable(value: &Value, _: Date) -> Reading<'_> {
    match value.get("hours") {
        Some(Datum::Hours(hours)) if hours.cover_working_hours() => {
            Reading::Holds(vec![WORKING_HOURS.into(), STATED.into()])
        }
        Some(_) => Reading::Holds(vec![STATED.into()]),
        None => Reading::Partly { holds: vec![STATED.into()], not: vec![] },
    }
}
