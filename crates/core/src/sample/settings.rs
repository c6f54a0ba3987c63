//! Settings for the schema of all declared fields: a few real codes, or numbered ones as many as the collective has.

use crate::field::Validity;
use crate::settings::{RecipeSetting, Settings};
use crate::text::{Text, t};
use crate::vocabulary::{Term, Vocabulary};

/// Small vocabularies, the usual validity, and the collective's three recipes.
pub fn settings() -> Settings {
    Settings {
        vocabularies: vec![
            tiers(),
            vocabulary("countries", &[("FR", "France", ""), ("BE", "Belgique", ""), ("CA", "Canada", "")]),
            vocabulary(
                "departments",
                &[
                    ("35", "Ille-et-Vilaine", "53"),
                    ("29", "Finistère", "53"),
                    ("69", "Rhône", "84"),
                    ("38", "Isère", "84"),
                    ("75", "Paris", "11"),
                    ("974", "La Réunion", "04"),
                ],
            ),
            vocabulary(
                "regions",
                &[
                    ("53", "Bretagne", ""),
                    ("84", "Auvergne-Rhône-Alpes", ""),
                    ("11", "Île-de-France", ""),
                    ("04", "La Réunion", ""),
                ],
            ),
            vocabulary("languages", &[("fr", "français", ""), ("en", "anglais", ""), ("br", "breton", "")]),
            vocabulary(
                "qualifications",
                &[("emancip_asso", "Emancip’Asso", ""), ("iso_27001", "ISO 27001", ""), ("hds", "HDS", "")],
            ),
            vocabulary("replaced_services", &[("google_docs", "Google Docs", ""), ("zoom", "Zoom", "")]),
            vocabulary(
                "service_categories",
                &[("pad", "Écriture à plusieurs", ""), ("mail", "Courriel", ""), ("video", "Visio", "")],
            ),
        ],
        validity: validity(),
        recipes: recipes(),
        wording: Vec::new(),
    }
}

/// Numbered vocabularies as long as those of `data/collective/vocabularies/`.
pub fn wide_settings() -> Settings {
    let vocabularies = vec![
        tiers(),
        numbered("countries", 249, 0),
        numbered("departments", 101, 18),
        numbered("regions", 18, 0),
        numbered("languages", 25, 0),
        numbered("qualifications", 6, 0),
        numbered("replaced_services", 19, 0),
        numbered("service_categories", 34, 0),
    ];
    Settings { vocabularies, ..settings() }
}

/// For how many months synthetic answers count.
pub(super) fn validity() -> Vec<(Validity, u16)> {
    vec![
        (Validity::Openness, 3),
        (Validity::Commitment, 12),
        (Validity::People, 12),
        (Validity::Offer, 24),
        (Validity::LegalForm, 36),
    ]
}

fn tiers() -> Vocabulary {
    let term = |code: &str| Term {
        label: Text::owned(format!("{code}\u{a0}%"), format!("{code}%")),
        ..plain(code, code, "")
    };
    Vocabulary::new("availability_tiers", ["99", "98", "95", "90"].map(term).to_vec())
}

/// A vocabulary of code, label and parent (empty when there is none).
pub(super) fn vocabulary(name: &str, terms: &[(&str, &str, &str)]) -> Vocabulary {
    Vocabulary::new(name, terms.iter().map(|(code, label, parent)| plain(code, label, parent)).collect())
}

fn numbered(name: &str, count: usize, parents: usize) -> Vocabulary {
    let term = |number: usize| {
        // The first country is France, because a place there without a department is only half stated.
        let code = if name == "countries" && number == 0 { "FR".to_owned() } else { format!("{number}") };
        let parent = if parents == 0 { String::new() } else { format!("{}", number % parents) };
        plain(&code, &format!("{name} synthétique {number}"), &parent)
    };
    Vocabulary::new(name, (0..count).map(term).collect())
}

fn plain(code: &str, label: &str, parent: &str) -> Term {
    Term {
        code: code.to_owned().into(),
        label: Text::owned(label, label),
        phrase: t("", ""),
        parent: (!parent.is_empty()).then(|| parent.to_owned()),
        deprecated: false,
    }
}

fn recipes() -> Vec<RecipeSetting> {
    vec![
        recipe("individual", t("une personne", "a person"), "audience=individual"),
        recipe(
            "small",
            t("une petite structure", "a small body"),
            "audience=association&contact=working_hours,stated",
        ),
        recipe("large", t("une grande structure", "a large body"), "paid_member=yes"),
    ]
}

/// A recipe of some conditions.
pub(super) fn recipe(id: &str, label: Text, conditions: &str) -> RecipeSetting {
    RecipeSetting {
        id: id.to_owned(),
        version: "2026-11".to_owned(),
        label,
        situation: t("Une situation synthétique.", "A synthetic situation."),
        conditions: conditions.to_owned(),
        place: "sample".to_owned(),
    }
}
