//! Availability commitment: a tier over a period, in plain words. All tiers look alike; no "at least" (product rule 7).

use crate::datum::Datum;
use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::number::Decimal;
use crate::text::{Lang, t};
use crate::value::Record;
use crate::vocabulary::{phrased, term};

const PERIODS: Options =
    Options::Fixed(&[term("year", "un an", "a year"), term("month", "un mois", "a month")]);
const SCOPES: Options = Options::Fixed(&[
    phrased(
        "hoster",
        t("tout l’hébergeur", "the whole hoster"),
        t("pour tous les services", "for all services"),
    ),
    phrased(
        "services",
        t("certains services", "some services"),
        t("pour certains services", "for some services"),
    ),
]);
const MAINTENANCE: Options = Options::Fixed(&[
    phrased("yes", t("oui", "yes"), t("non comptée", "not counted")),
    phrased("no", t("non", "no"), t("comptée", "counted")),
]);
const COMPENSATIONS: Options = Options::Fixed(&[
    term("subscription_time", "du temps d’abonnement", "subscription time"),
    term("credit", "un avoir", "a credit"),
    term("none", "aucune", "none"),
]);

/// The availability commitment; "none" says that nothing is promised.
pub(super) const FIELD: Field = Field {
    id: "availability",
    about: About::Hoster,
    theme: Theme::Commitments,
    parts: &[
        Part {
            id: "tier",
            kind: Kind::Choice(Options::Vocabulary("availability_tiers")),
            required: true,
            label: t("palier", "tier"),
        },
        Part { id: "period", kind: Kind::Choice(PERIODS), required: false, label: t("période", "period") },
        Part { id: "scope", kind: Kind::Choice(SCOPES), required: false, label: t("portée", "scope") },
        Part {
            id: "excludes_planned_maintenance",
            kind: Kind::Choice(MAINTENANCE),
            required: false,
            label: t("maintenance annoncée non comptée", "planned maintenance not counted"),
        },
        Part {
            id: "compensation",
            kind: Kind::Choice(COMPENSATIONS),
            required: false,
            label: t("compensation", "compensation"),
        },
        Part { id: "means", kind: Kind::Text, required: true, label: t("moyens", "means") },
        Part { id: "url", kind: Kind::Url, required: false, label: t("texte qui engage", "binding text") },
    ],
    list: false,
    may_be_none: true,
    commitment: true,
    validity: Validity::Commitment,
    filters: &[Filter {
        parameter: "availability",
        label: t("Engagement de disponibilité", "Availability commitment"),
        asks: t(
            "[dont l’engagement de disponibilité est : {values}[, ou qui déclarent n’en prendre aucun{none}]|qui déclarent ne prendre aucun engagement de disponibilité{none}]",
            "[whose availability commitment is: {values}[, or that state that they make none{none}]|that state that they promise no availability{none}]",
        ),
        takes: Takes::Part("tier"),
        facet: true,
    }],
    texts: Texts {
        label: t("Engagement de disponibilité", "Availability commitment"),
        question: t("Vous engagez-vous sur une disponibilité ?", "Do you promise an availability?"),
        help: t(
            "Un palier n’est pas une note : 98 % sur un an, ce sont jusqu’à 7,3 jours d’arrêt. Dites la période, ce qui n’est pas compté, et les moyens qui sont derrière.",
            "A tier is not a mark: 98% over a year is up to 7.3 days of outage. Say the period, what is not counted, and which means stand behind it.",
        ),
        human_cost: t(
            "Réparer un samedi soir demande que quelqu’un laisse ce qu’il faisait. Sans astreinte, une panne du samedi midi au lundi 9 h dure 45 heures.",
            "Repairing on a Saturday night needs someone to drop what they were doing. Without on-call duty, a fault from Saturday noon to Monday 9:00 lasts 45 hours.",
        ),
        stated: t(
            "[S’engage sur une disponibilité de {tier}[ {downtime}]|S’engage sur une disponibilité, sans en publier le chiffre][, {scope}][ ; maintenance annoncée : {excludes_planned_maintenance}][ ; compensation : {compensation}].",
            "[Promises an availability of {tier}[ {downtime}]|Promises an availability, without publishing the figure][, {scope}][; planned maintenance: {excludes_planned_maintenance}][; compensation: {compensation}].",
        ),
        none: t(
            "Déclare ne prendre aucun engagement de disponibilité.",
            "States that no availability is promised.",
        ),
        not_stated: t(
            "N’a pas dit s’il s’engage sur une disponibilité.",
            "Has not said whether an availability is promised.",
        ),
    },
    words: &[("downtime", downtime_in_words)],
    rule: None,
    derived: None,
};

/// For how long a hoster may be down and keep a tier, to the nearest tenth. A year has 365 days, a month is a twelfth of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Downtime {
    /// Days over a year.
    pub days_a_year: Decimal,
    /// Hours over a year.
    pub hours_a_year: Decimal,
    /// Hours over a month.
    pub hours_a_month: Decimal,
}

/// What a tier allows, by its code, which is a percentage: 98 % over a year is up to 7.3 days.
pub fn downtime(tier: &str) -> Option<Downtime> {
    let lost = 10_000 - tier.parse::<Decimal>().ok()?.hundredths();
    // Hundredths of a percent of so many tenths.
    let part = |tenths: i64| Decimal::tenths((lost * tenths + 5_000) / 10_000);
    Some(Downtime { days_a_year: part(3_650), hours_a_year: part(87_600), hours_a_month: part(7_300) })
}

/// What a tier means in days or hours.
fn downtime_in_words(record: &Record, lang: Lang) -> Option<String> {
    let Some(Datum::Code(tier)) = record.get("tier") else { return None };
    let allowed = downtime(tier)?;
    let monthly = record.has_code("period", "month");
    let amount = if monthly { allowed.hours_a_month } else { allowed.days_a_year }.in_words(lang);
    let marked = if record.get("period").is_none() {
        t(", faute de période indiquée", ", no period being given")
    } else {
        t("", "")
    };
    Some(match (lang, monthly) {
        (Lang::Fr, false) => format!("sur un an (jusqu’à {amount} jours d’arrêt par an{})", marked.fr),
        (Lang::Fr, true) => format!("sur un mois (jusqu’à {amount} heures d’arrêt par mois)"),
        (Lang::En, false) => format!("over a year (up to {amount} days of outage a year{})", marked.en),
        (Lang::En, true) => format!("over a month (up to {amount} hours of outage a month)"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{Term, Vocabularies, Vocabulary};

    fn words(pairs: &[(&str, &str)], lang: Lang) -> String {
        let tiers: Vec<Term> = ["99", "98", "95", "90"].map(|code| term(code, code, code)).to_vec();
        let vocabularies = Vocabularies::new(vec![Vocabulary::new("availability_tiers", tiers)]);
        let value = crate::value::Value::from_pairs(&FIELD, pairs.iter().copied(), &vocabularies).unwrap();
        downtime_in_words(value.records().first().unwrap(), lang).unwrap()
    }

    #[test]
    fn tiers_are_said_in_days_and_hours() {
        let yearly = |tier| words(&[("tier", tier), ("period", "year")], Lang::En);
        assert_eq!(yearly("99"), "over a year (up to 3.7 days of outage a year)");
        assert_eq!(yearly("98"), "over a year (up to 7.3 days of outage a year)");
        assert_eq!(yearly("90"), "over a year (up to 36.5 days of outage a year)");
        let monthly = words(&[("tier", "95"), ("period", "month")], Lang::Fr);
        assert_eq!(monthly, "sur un mois (jusqu’à 36,5 heures d’arrêt par mois)");
    }

    #[test]
    fn a_tier_allows_days_and_hours() {
        let hours = |tier| {
            let allowed = downtime(tier).unwrap();
            (allowed.hours_a_year.to_string(), allowed.hours_a_month.to_string())
        };
        assert_eq!(hours("99"), ("87.6".to_owned(), "7.3".to_owned()));
        assert_eq!(hours("98"), ("175.2".to_owned(), "14.6".to_owned()));
        assert_eq!(hours("95"), ("438".to_owned(), "36.5".to_owned()));
        assert_eq!(hours("90"), ("876".to_owned(), "73".to_owned()));
        assert_eq!(downtime("high"), None);
    }

    #[test]
    fn a_period_that_nobody_gave_is_marked() {
        assert_eq!(
            words(&[("tier", "98")], Lang::Fr),
            "sur un an (jusqu’à 7,3 jours d’arrêt par an, faute de période indiquée)"
        );
    }
}
