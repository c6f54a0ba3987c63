//! Toy fields, one per shape of kind and filter, for tests that must not move when a criterion is added.

use super::settings::{recipe, validity, vocabulary};
use crate::datum::Datum;
use crate::field::{About, Field, Filter, Kind, Options, Part, Reading, Takes, Texts, Theme, Validity, YES};
use crate::identity::{hoster, service};
use crate::number::Decimal;
use crate::settings::Settings;
use crate::text::{Text, t};
use crate::value::Value;
use crate::vocabulary::term;
use jiff::civil::Date;

/// The settings of the toy fields: three vocabularies, all kinds of validity, two recipes.
pub fn toy_settings() -> Settings {
    Settings {
        vocabularies: vec![
            vocabulary("tiers", &[("high", "haut", ""), ("middle", "moyen", ""), ("low", "bas", "")]),
            vocabulary("towns", &[("a", "A-ville", "north"), ("b", "B-ville", "north"), ("c", "C", "south")]),
            vocabulary("areas", &[("north", "Nord", ""), ("south", "Sud", ""), ("west", "Ouest", "")]),
        ],
        validity: validity(),
        recipes: vec![
            recipe("round", t("un rond", "a circle"), "shape=round"),
            recipe("careful", t("la prudence", "caution"), "guests=cats&delay=stated&room=open"),
        ],
        wording: Vec::new(),
    }
}

/// The toy fields, with the few facts of identity that a directory reads by name.
pub fn toy_fields() -> Vec<&'static Field> {
    const IDENTITY: [&Field; 5] =
        [&hoster::NAME, &hoster::POSITIONS, &hoster::LISTING, &service::NAME, &service::ENDED];
    let toys = [
        &SHAPE, &GUESTS, &TIER, &NUMBER, &MANY, &DELAY, &DAY, &HOURS, &PROSE, &SITE, &BADGES, &TOWNS, &TOOL,
        &ROOM,
    ];
    IDENTITY.into_iter().chain(toys).collect()
}

const SHAPES: Options = Options::Fixed(&[
    term("round", "rond", "round"),
    term("square", "carré", "square"),
    term("other", "autre", "other"),
]);
const GUEST: Options = Options::Fixed(&[
    term("cats", "chats", "cats"),
    term("dogs", "chiens", "dogs"),
    term("birds", "oiseaux", "birds"),
]);
const MANY_OR_NOT: Options = Options::Fixed(&[term("yes", "oui", "yes"), term("no", "non", "no")]);
const CLOCKS: Options = Options::Fixed(&[
    term("calendar", "à toute heure", "around the clock"),
    term("working", "ouvrées", "working"),
]);
const BADGE: Options = Options::Fixed(&[term("gold", "or", "gold"), term("paper", "papier", "paper")]);
const ROOMS: Options = Options::Fixed(&[term("open", "ouvert", "open"), term("full", "complet", "full")]);

const fn part(id: &'static str, kind: Kind, required: bool) -> Part {
    Part { id, kind, required, label: t("partie", "part") }
}

const fn filter(parameter: &'static str, takes: Takes) -> Filter {
    let facet = !matches!(takes, Takes::Within { .. });
    Filter {
        parameter,
        label: t("Filtre", "Filter"),
        asks: t("avec {values}", "with {values}"),
        takes,
        facet,
    }
}

/// A field about hosters that may be none, with what most toys have in common.
const fn toy(id: &'static str, parts: &'static [Part], filters: &'static [Filter], stated: Text) -> Field {
    Field {
        id,
        about: About::Hoster,
        theme: Theme::Commitments,
        parts,
        list: false,
        may_be_none: true,
        commitment: false,
        validity: Validity::Commitment,
        filters,
        texts: Texts {
            label: t("Jouet", "Toy"),
            question: t("Quoi ?", "What?"),
            help: t("", ""),
            human_cost: t("", ""),
            stated,
            none: t("Déclare qu’il n’y en a pas.", "States that there is none."),
            not_stated: t("Ne l’a pas dit.", "Has not said."),
        },
        words: &[],
        rule: None,
        derived: None,
    }
}

const VALUE: Text = t("C’est {value}.", "It is {value}.");

static SHAPE: Field = toy(
    "shape",
    const { &[part("value", Kind::Choice(SHAPES), true)] },
    const { &[filter("shape", Takes::Part("value"))] },
    VALUE,
);
static GUESTS: Field = toy(
    "guests",
    const { &[part("yes", Kind::Choices(GUEST), false), part("no", Kind::Choices(GUEST), false)] },
    const { &[filter("guests", Takes::WelcomedOrNot { yes: "yes", no: "no" })] },
    t("[Oui : {yes}.][ Non : {no}.]", "[Yes: {yes}.][ No: {no}.]"),
);
static TIER: Field = {
    let mut field = toy(
        "tier",
        const {
            &[
                part("value", Kind::Choice(Options::Vocabulary("tiers")), true),
                part("means", Kind::Text, true),
            ]
        },
        const { &[filter("tier", Takes::Part("value")), filter("tier_means", Takes::Given(&["means"]))] },
        t("[Promet {value}|Promet].", "[Promises {value}|Promises]."),
    );
    field.commitment = true;
    field
};
static NUMBER: Field = toy(
    "number",
    const { &[part("value", Kind::Number { unit: t("kg", "kg"), decimals: 1, min: -5, max: 20 }, true)] },
    &[],
    VALUE,
);
static MANY: Field = {
    let mut field = toy(
        "many",
        const { &[part("value", Kind::Choice(MANY_OR_NOT), true)] },
        const { &[filter("many", Takes::Part("value"))] },
        VALUE,
    );
    field.may_be_none = false;
    field.derived = Some(many);
    field
};
static DELAY: Field = toy(
    "delay",
    const { &[part("delay", Kind::Duration { in_hours: true }, true), part("clock", Kind::Choice(CLOCKS), true)] },
    const {
        &[
            filter("delay", Takes::Answer),
            filter(
                "delay_hours",
                Takes::Within { delay: "delay", clock: "clock", clock_parameter: "delay_clock" },
            ),
        ]
    },
    t("[Sous {delay}[ {clock}]|Promet un délai].", "[Within {delay}[ {clock}]|Promises a delay]."),
);
static DAY: Field = toy("day", const { &[part("value", Kind::Date, true)] }, &[], VALUE);
static HOURS: Field = toy("hours", const { &[part("value", Kind::Hours, true)] }, &[], VALUE);
static PROSE: Field = toy("prose", const { &[part("value", Kind::Text, true)] }, &[], VALUE);
static SITE: Field = toy("site", const { &[part("value", Kind::Url, true)] }, &[], VALUE);
static BADGES: Field = {
    let mut field = toy(
        "badges",
        const { &[part("kind", Kind::Choice(BADGE), true), part("end", Kind::Date, false)] },
        const { &[filter("badge", Takes::Rule { options: BADGE, read: lasting })] },
        t("Badge[ : {kind}][, jusqu’à {end}].", "Badge[: {kind}][, until {end}]."),
    );
    field.list = true;
    field
};
static TOWNS: Field = {
    let mut field = toy(
        "towns",
        const { &[part("town", Kind::Choice(Options::Vocabulary("towns")), true)] },
        const {
            &[
                filter("town", Takes::Part("town")),
                filter("area", Takes::Above { read: towns, below: "towns", vocabulary: "areas" }),
            ]
        },
        t("À {town}.", "In {town}."),
    );
    field.list = true;
    field.may_be_none = false;
    field
};
static TOOL: Field = {
    let mut field = toy(
        "tool",
        const { &[part("value", Kind::Line, true)] },
        const { &[filter("tool", Takes::Names("value"))] },
        VALUE,
    );
    field.about = About::Service;
    field
};
static ROOM: Field = {
    let mut field = toy(
        "room",
        const { &[part("state", Kind::Choice(ROOMS), true)] },
        const { &[filter("room", Takes::Part("state"))] },
        t("C’est {state}.", "It is {state}."),
    );
    field.about = About::Service;
    field.validity = Validity::Openness;
    field
};

fn many(answer: &dyn Fn(&str) -> Option<Value>) -> Option<(Value, &'static str)> {
    let number = answer("number").and_then(|value| value.number("value"))?;
    (number >= Decimal::whole(10)).then(|| (Value::one("value", Datum::Code(YES.code.into())), "number"))
}

fn lasting(value: &Value, today: Date) -> Reading<'_> {
    let records = value
        .records()
        .iter()
        .filter(|record| !matches!(record.get("end"), Some(Datum::Date(end)) if end.last_day() < today));
    Reading::Holds(records.flat_map(|record| record.codes("kind")).map(|code| code.as_ref().into()).collect())
}

fn towns(value: &Value, _: Date) -> Reading<'_> {
    let codes = value.records().iter().flat_map(|record| record.codes("town"));
    Reading::Holds(codes.map(|code| code.as_ref().into()).collect())
}
