//! At least one member whose work is paid: stated, or following from `people` or `work`.

use crate::datum::Datum;
use crate::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use crate::number::Decimal;
use crate::text::t;
use crate::value::Value;
use crate::vocabulary::phrased;

const PAID: Options = Options::Fixed(&[
    phrased("yes", t("oui", "yes"), t("au moins un membre est rémunéré", "at least one member is paid")),
    phrased("no", t("non", "no"), t("aucun membre n’est rémunéré", "no member is paid")),
]);

/// Whether at least one member is paid for the work.
pub(super) const FIELD: Field = Field {
    id: "paid_member",
    about: About::Hoster,
    theme: Theme::Work,
    parts: &[Part {
        id: "value",
        kind: Kind::Choice(PAID),
        required: true,
        label: t("au moins un membre rémunéré", "at least one paid member"),
    }],
    list: false,
    may_be_none: false,
    commitment: false,
    validity: Validity::People,
    filters: &[Filter {
        parameter: "paid_member",
        label: t("Au moins un membre rémunéré", "At least one paid member"),
        asks: t("où {values}", "where {values}"),
        takes: Takes::Part("value"),
        facet: true,
    }],
    texts: Texts {
        label: t("Membre rémunéré", "Paid member"),
        question: t(
            "Au moins un membre est-il rémunéré pour son travail ?",
            "Is at least one member paid for the work?",
        ),
        help: t(
            "Salariat, indépendance ou portage : ce qui compte est qu’une personne en vive au moins en partie. Cela ne dit rien de l’engagement pris.",
            "Employed, self-employed or carried by a cooperative: what counts is that someone makes at least part of a living. It says nothing about what is promised.",
        ),
        human_cost: t("", ""),
        stated: t("{value}.", "{value}."),
        none: t("", ""),
        not_stated: t(
            "N’a pas dit si au moins un membre est rémunéré.",
            "Has not said whether at least one member is paid.",
        ),
    },
    words: &[],
    rule: None,
    derived: Some(derive),
};

/// An employee, or paid work at any task, means a paid member. Nothing else follows: no employee does not mean nobody is
/// paid (self-employed people are), so "no" is never derived.
fn derive(answer: &dyn Fn(&str) -> Option<Value>) -> Option<(Value, &'static str)> {
    let yes = || Value::one("value", Datum::Code("yes".into()));
    let employs =
        |people: Value| people.number("employees").is_some_and(|number| number >= Decimal::whole(1));
    if answer("people").is_some_and(employs) {
        return Some((yes(), "people"));
    }
    let paid = |work: Value| {
        ["administration", "support", "coordination"]
            .iter()
            .any(|task| work.has_code(task, "paid") || work.has_code(task, "mixed"))
    };
    answer("work").is_some_and(paid).then(|| (yes(), "work"))
}
