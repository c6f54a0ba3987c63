//! What contradicts itself in declarations and settings is refused at start, with its place and the remedy.

use crate::field::{Field, Takes, Validity};
use crate::sample::{toy_fields, toy_settings};
use crate::schema::Schema;
use crate::settings::{RecipeSetting, Rewording, Settings};
use crate::text::{Text, t};

/// The errors of a schema, each with its place.
fn errors(fields: &[&'static Field], settings: Settings) -> Vec<String> {
    let errors = Schema::new(fields, settings).map(|_| ()).unwrap_err();
    errors.into_iter().map(|error| error.to_string()).collect()
}

/// The one error after a change of the settings.
fn check(change: impl FnOnce(&mut Settings), expected: &str) {
    let mut settings = toy_settings();
    change(&mut settings);
    assert_eq!(errors(&toy_fields(), settings), [expected]);
}

/// The errors when a changed copy of the toy field `shape` joins the others.
fn check_field(change: impl FnOnce(&mut Field), expected: &[&str]) {
    let shape = toy_fields().into_iter().find(|field| field.id == "shape").unwrap();
    let mut copy = Field {
        id: "copy",
        filters: &[],
        texts: shape.texts.clone(),
        words: &[],
        parts: shape.parts,
        about: shape.about,
        theme: shape.theme,
        list: false,
        may_be_none: true,
        commitment: false,
        validity: shape.validity,
        rule: None,
        derived: None,
    };
    change(&mut copy);
    let mut fields = toy_fields();
    fields.push(Box::leak(Box::new(copy)));
    assert_eq!(errors(&fields, toy_settings()), expected);
}

#[test]
fn settings_that_lack_something_name_it() {
    check(
        |settings| settings.vocabularies.retain(|vocabulary| vocabulary.name() != "tiers"),
        "tier: the vocabulary “tiers” is missing or empty",
    );
    check(
        |settings| settings.validity.retain(|(kind, _)| *kind != Validity::Openness),
        "validity: “openness” needs a number of months from 1 to 600",
    );
    check(
        |settings| {
            settings.validity = vec![
                (Validity::Openness, 0),
                (Validity::Commitment, 12),
                (Validity::Offer, 2),
                (Validity::LegalForm, 3),
            ];
        },
        "validity: “openness” needs a number of months from 1 to 600",
    );
}

#[test]
fn what_many_fields_share_is_told_once() {
    check(
        |settings| settings.validity.retain(|(kind, _)| *kind != Validity::Offer),
        "validity: “offer” needs a number of months from 1 to 600",
    );
}

fn recipe(id: &str, conditions: &str) -> RecipeSetting {
    RecipeSetting {
        id: id.to_owned(),
        version: "1".to_owned(),
        label: t("une recette", "a recipe"),
        situation: t("", ""),
        conditions: conditions.to_owned(),
        place: "recipes.toml:7".to_owned(),
    }
}

#[test]
fn recipes_are_checked_against_the_filters() {
    let add = |recipe| move |settings: &mut Settings| settings.recipes.push(recipe);
    check(
        add(recipe("odd", "shap=round")),
        "recipes.toml:7: the conditions of “odd” are not understood: No parameter is called “shap”. Did you mean “shape”?",
    );
    check(
        add(recipe("odd", "shape=round&sort=name")),
        "recipes.toml:7: “odd” needs conditions, and nothing but filters",
    );
    check(add(recipe("odd", "")), "recipes.toml:7: “odd” needs conditions, and nothing but filters");
    check(add(recipe("round", "shape=round")), "recipes.toml:7: two recipes are called “round”");
    let unnamed = RecipeSetting { label: t("une recette", ""), ..recipe("odd", "shape=round") };
    check(add(unnamed), "recipes.toml:7: “odd” needs a version, and a label in fr and en");
}

#[test]
fn a_rewording_names_a_text_that_exists_in_both_languages() {
    let new = |of: &str, key: &str, text: Text| Rewording {
        of: of.to_owned(),
        key: key.to_owned(),
        text,
        place: "wording.toml:3".to_owned(),
    };
    let add = |rewording| move |settings: &mut Settings| settings.wording.push(rewording);
    check(
        add(new("nothing", "label", t("a", "b"))),
        "wording.toml:3: “nothing.label” is no text of any field or filter",
    );
    check(
        add(new("shape", "lable", t("a", "b"))),
        "wording.toml:3: “shape.lable” is no text of any field or filter",
    );
    check(
        add(new("shape", "label", t("a", ""))),
        "wording.toml:3: a text is needed in French (fr) and in English (en)",
    );
    check(
        add(new("shape", "stated", t("C’est {valeu}.", "It is {value}."))),
        "wording.toml:3: “{valeu}” names nothing: use one of value",
    );
    check(
        add(new("shape", "asks", t("rondes", "that are {values}"))),
        "wording.toml:3: “asks” (fr) needs {values}, which stands for what was asked",
    );
    check(
        add(new("shape", "asks", t("de forme {valeu}", "that are {values}"))),
        "wording.toml:3: “{valeu}” names nothing: use one of values, none, stated",
    );
    let mut settings = toy_settings();
    settings.wording = vec![
        new("shape", "label", t("Forme", "Shape")),
        new("service.tool", "label", t("Outil", "Tool")),
        new("badge", "filter_label", t("Insigne", "Badge")),
    ];
    let schema = Schema::new(&toy_fields(), settings).unwrap();
    assert_eq!(schema.field(crate::field::About::Hoster, "shape").unwrap().texts.label.fr, "Forme");
    assert_eq!(schema.field(crate::field::About::Service, "tool").unwrap().texts.label.en, "Tool");
    assert_eq!(schema.filter("badge").unwrap().label.fr, "Insigne");
}

#[test]
fn declarations_are_checked() {
    check_field(|copy| copy.id = "shape", &["shape: two fields have this identifier"]);
    let odd = "an identifier is lower-case letters, digits and _; a field has at least one part";
    check_field(|copy| copy.id = "Copy", &[&format!("Copy: {odd}")]);
    check_field(
        |copy| copy.filters = toy_fields().into_iter().find(|field| field.id == "shape").unwrap().filters,
        &["copy: “shape” is no free parameter name"],
    );
    check_field(
        |copy| copy.texts.stated = t("[C’est {value}.", "It is {value}."),
        &["copy: a bracket or brace has no partner in “[C’est {value}.”"],
    );
    check_field(
        |copy| copy.texts.question = t("Quoi ?", ""),
        &["copy: label, question and sentences are needed in French and in English"],
    );
}

#[test]
fn a_filter_names_parts_that_exist() {
    check_field(
        |copy| {
            copy.filters = const {
                &[crate::field::Filter {
                    parameter: "copy",
                    label: t("a", "b"),
                    asks: t("{values}", "{values}"),
                    takes: Takes::Part("valeu"),
                    facet: true,
                }]
            };
        },
        &["copy: the filter “copy” names a part that does not exist"],
    );
}

#[test]
fn a_department_is_in_a_region_that_exists() {
    let mut settings = crate::sample::settings();
    let lost = crate::vocabulary::Term {
        parent: Some("99".to_owned()),
        ..crate::vocabulary::term("29", "Finistère", "Finistère")
    };
    settings.vocabularies.retain(|vocabulary| vocabulary.name() != "departments");
    settings.vocabularies.push(crate::vocabulary::Vocabulary::new("departments", vec![lost]));
    let expected = "places: “29” in the vocabulary “departments” needs a parent that is in “regions”";
    assert_eq!(errors(&crate::all_fields(), settings), [expected]);
}
