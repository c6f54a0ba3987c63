//! Qualifications in the wide sense of the collective: training, listings, certificates, experience, mentoring. No points.

use crate::datum::Datum;
use crate::field::{About, Field, Filter, Kind, Options, Part, Reading, Takes, Texts, Theme, Validity};
use crate::text::t;
use crate::value::{Record, Value};
use crate::vocabulary::{phrased, term};
use jiff::civil::Date;

const KINDS: Options = Options::Fixed(&[
    term("training", "formation suivie", "training followed"),
    term("listing", "inscription à un répertoire", "listing in a directory"),
    term("certification", "certification", "certification"),
    term("qualification", "qualification", "qualification"),
    term("approval", "agrément", "approval"),
    term("diploma", "diplôme", "diploma"),
    term("contribution", "contribution à des logiciels libres", "contribution to free software"),
    term("experience", "accompagnements réalisés", "accompaniments done"),
    term("mentoring", "mentorat", "mentoring"),
]);
const HOLDERS: Options = Options::Fixed(&[
    phrased(
        "self",
        t("l’hébergeur lui-même", "the hoster itself"),
        t("détenue par l’hébergeur", "held by the hoster"),
    ),
    phrased(
        "provider",
        t("son prestataire (centre de données…)", "its provider (data centre…)"),
        t("détenue par son prestataire", "held by its provider"),
    ),
]);

/// A list of qualifications, each with issuer, scope, evidence and dates.
pub(super) const FIELD: Field = Field {
    id: "qualifications",
    about: About::Hoster,
    theme: Theme::Work,
    parts: &[
        Part { id: "kind", kind: Kind::Choice(KINDS), required: true, label: t("nature", "kind") },
        Part {
            id: "id",
            kind: Kind::Choice(Options::Vocabulary("qualifications")),
            required: false,
            label: t("qualification connue", "known qualification"),
        },
        Part { id: "name", kind: Kind::Line, required: false, label: t("intitulé", "name") },
        Part { id: "issuer", kind: Kind::Line, required: false, label: t("délivrée par", "issued by") },
        Part { id: "scope", kind: Kind::Line, required: false, label: t("portée", "scope") },
        Part { id: "url", kind: Kind::Url, required: false, label: t("preuve", "evidence") },
        Part { id: "date", kind: Kind::Date, required: false, label: t("date", "date") },
        Part { id: "end_date", kind: Kind::Date, required: false, label: t("fin", "end") },
        Part {
            id: "holder",
            kind: Kind::Choice(HOLDERS),
            required: false,
            label: t("détenue par", "held by"),
        },
    ],
    list: true,
    may_be_none: true,
    commitment: false,
    validity: Validity::People,
    filters: &[
        Filter {
            parameter: "qualification",
            label: t("Qualification", "Qualification"),
            asks: t(
                "[dont une qualification est : {values}[, ou qui déclarent n’en avoir aucune{none}]|qui déclarent n’avoir aucune qualification{none}]",
                "[with the qualification: {values}[, or that state that they have none{none}]|that state that they have no qualification{none}]",
            ),
            takes: Takes::Rule { options: Options::Vocabulary("qualifications"), read: known },
            facet: true,
        },
        Filter {
            parameter: "qualification_kind",
            label: t("Nature de qualification", "Kind of qualification"),
            asks: t(
                "[dont une qualification est de nature : {values}[, ou qui déclarent n’en avoir aucune{none}]|qui déclarent n’avoir aucune qualification{none}]",
                "[with a qualification of the kind: {values}[, or that state that they have none{none}]|that state that they have no qualification{none}]",
            ),
            takes: Takes::Rule { options: KINDS, read: kinds },
            facet: true,
        },
    ],
    texts: Texts {
        label: t("Qualifications", "Qualifications"),
        question: t(
            "Quelles formations, contributions, expériences ou certifications avez-vous ?",
            "Which training, contributions, experience or certificates do you have?",
        ),
        help: t(
            "Dites la portée : le certificat d’un centre de données n’est pas celui de l’hébergeur.",
            "Say the scope: the certificate of a data centre is not the hoster’s own.",
        ),
        human_cost: t("", ""),
        stated: t(
            "[{id}|{name}|Qualification[ : {kind}]][, portée : {scope}][, délivrée par : {issuer}][, {holder}][, date : {date}][, fin : {end_date}].",
            "[{id}|{name}|Qualification[: {kind}]][, scope: {scope}][, issued by: {issuer}][, {holder}][, date: {date}][, end: {end_date}].",
        ),
        none: t(
            "Déclare n’avoir aucune qualification à citer.",
            "States that there is no qualification to name.",
        ),
        not_stated: t("N’a cité aucune qualification.", "Has named no qualification."),
    },
    words: &[],
    rule: None,
    derived: None,
};

fn known(value: &Value, today: Date) -> Reading<'_> {
    current(value, today, "id")
}

fn kinds(value: &Value, today: Date) -> Reading<'_> {
    current(value, today, "kind")
}

/// The codes of a part in the records that have not ended.
fn current<'v>(value: &'v Value, today: Date, part: &str) -> Reading<'v> {
    let lasts = |record: &&Record| match record.get("end_date") {
        Some(Datum::Date(end)) => end.last_day() >= today,
        _ => true,
    };
    let codes = value.records().iter().filter(lasts).flat_map(|record| record.codes(part));
    Reading::Holds(codes.map(|code| code.as_ref().into()).collect())
}
