//! Incidents as the hoster tells them: announced when they begin, reported when they are over (product rule 15).

use crate::datum::Datum;
use crate::field::{About, Field, Kind, Part, Texts, Theme, Validity};
use crate::text::t;
use crate::value::{Value, ValueProblem};

/// The incidents that a hoster announced, the latest last.
pub const NOTICES: Field = Field {
    id: "notices",
    about: About::Hoster,
    theme: Theme::Contact,
    parts: &[
        Part { id: "what", kind: Kind::Line, required: true, label: t("ce qui se passe", "what happens") },
        Part { id: "since", kind: Kind::Date, required: true, label: t("depuis", "since") },
        Part { id: "until", kind: Kind::Date, required: false, label: t("jusqu’à", "until") },
        Part { id: "report", kind: Kind::Text, required: false, label: t("compte rendu", "report") },
    ],
    list: true,
    may_be_none: false,
    commitment: false,
    validity: Validity::Permanent,
    filters: &[],
    texts: Texts {
        label: t("Incidents annoncés", "Incidents announced"),
        question: t("Que se passe-t-il, et depuis quand ?", "What is happening, and since when?"),
        help: t(
            "Annoncez un incident dès qu’il commence, même en une phrase ; racontez-le quand il est fini.",
            "Announce an incident as soon as it begins, be it in one sentence; tell it when it is over.",
        ),
        human_cost: t("", ""),
        stated: t(
            "[{what}[ (depuis : {since}[, jusqu’à : {until}])][. Compte rendu : {report}]|{report}|{since}|{until}]",
            "[{what}[ (since: {since}[, until: {until}])][. Report: {report}]|{report}|{since}|{until}]",
        ),
        none: t("", ""),
        not_stated: t("N’a annoncé aucun incident ici.", "Has announced no incident here."),
    },
    words: &[],
    rule: Some(ends_after_it_began),
    derived: None,
};

fn ends_after_it_began(value: &Value) -> Vec<ValueProblem> {
    let day = |datum: Option<&Datum>| if let Some(Datum::Date(date)) = datum { Some(*date) } else { None };
    let message = t(
        "la fin est avant le début : corrigez l’une des deux dates",
        "the end is before the beginning: put one of the two dates right",
    );
    let records = value.records().iter().enumerate();
    let is_upside_down = records.filter(|(_, record)| {
        let dates = day(record.get("since")).zip(day(record.get("until")));
        dates.is_some_and(|(since, until)| until.last_day() < since.first_day())
    });
    let problem = |(at, _)| ValueProblem::new(format!("{}.until", at + 1), message.clone());
    is_upside_down.map(problem).collect()
}
