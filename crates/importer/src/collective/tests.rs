//! The collective's files, sound and damaged.

use super::*;
use crate::testing;
use matou_core::field::Validity;

#[test]
fn the_files_that_ship_are_sound() {
    let schema = testing::schema();
    assert_eq!(schema.recipes().len(), 3);
    assert!(schema.vocabularies().get("departments").unwrap().get("35").is_some());
    let files = testing::collective_files();
    let settings = read(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).unwrap();
    assert!(settings.wording.is_empty());
    assert!(settings.validity.contains(&(Validity::Openness, 3)));
    assert!(settings.recipes.iter().all(|recipe| recipe.place.starts_with("recipes.toml:")));
}

#[test]
fn a_vocabulary_keeps_its_order_and_everything_said() {
    let text = "[[terms]]\ncode = \"b\"\nfr = \"bé\"\nen = \"bee\"\nparent = \"x\"\ndeprecated = true\n\
                [[terms]]\ncode = \"a\"\nfr = \"a\"\nen = \"ay\"\nphrase_fr = \"un a\"\nphrase_en = \"an a\"\n";
    let settings = read([("vocabularies/letters.toml", text)]).unwrap();
    let terms = settings.vocabularies.first().unwrap().terms();
    let codes: Vec<&str> = terms.iter().map(|term| term.code.as_ref()).collect();
    assert_eq!(codes, ["b", "a"]);
    assert_eq!((terms[0].parent.as_deref(), terms[0].deprecated), (Some("x"), true));
    assert_eq!(terms[1].phrase, Text::owned("un a", "an a"));
}

/// One mistake in a file: its line, and what is said of it in each language.
fn check(name: &str, text: &str, line: Option<usize>, fr: &str, en: &str) {
    let findings = read([(name, text)]).unwrap_err();
    let found = |finding: &&Finding| {
        finding.place.line == line && finding.message.fr.contains(fr) && finding.message.en.contains(en)
    };
    assert!(findings.iter().any(|finding| found(&finding)), "{text}\n{findings:#?}");
}

#[test]
fn mistakes_in_any_file_name_file_line_and_remedy() {
    check("readme.toml", "", None, "renommez-le", "rename it");
    check("vocabularies/readme.md", "", None, "renommez-le", "rename it");
    check("validity.toml", "openness = \n", Some(1), "TOML correct", "not correct TOML");
    check(
        "validity.toml",
        "openness = 3\nopeness = 3",
        Some(2),
        "vouliez-vous « openness »",
        "did you mean “openness”",
    );
    check("validity.toml", "openness = 3", Some(1), "il manque « people »", "“people” is missing");
    check("validity.toml", "openness = 0", Some(1), "« 0 » n’est pas", "write openness = 12");
    check("validity.toml", "openness = \"3\"", Some(1), "« 3 » n’est pas", "write openness = 12");
    check("validity.toml", "openness = 99999999999999999999", Some(1), "écrivez", "write openness = 12");
}

#[test]
fn mistakes_in_lists_name_their_line() {
    let vocabulary = |text: &str, line, fr, en| check("vocabularies/a.toml", text, Some(line), fr, en);
    vocabulary("terms = 3", 1, "écrivez [[terms]]", "write [[terms]]");
    vocabulary("terms = [3]", 1, "écrivez [[terms]]", "write [[terms]]");
    vocabulary("[[term]]\ncode = \"a\"", 1, "vouliez-vous « terms »", "did you mean “terms”");
    vocabulary("\n[[terms]]\ncode = \"a\"\nfr = \"a\"", 2, "il manque « en »", "“en” is missing");
    vocabulary("[[terms]]\ncode = \"a\"\nfr = \" \"\nen = \"a\"", 3, "écrivez fr", "write fr");
    vocabulary("[[terms]]\ncode = \"a;b\"\nfr = \"a\"\nen = \"a\"", 1, "contient un espace", "holds a space");
    let twice = "[[terms]]\ncode = \"a\"\nfr = \"a\"\nen = \"a\"\n".repeat(2);
    vocabulary(&twice, 5, "déjà pris", "is taken");
    vocabulary(
        "[[terms]]\ncode = \"a\"\nfr = \"a\"\nen = \"a\"\ndeprecated = 1",
        5,
        "écrivez deprecated",
        "write deprecated",
    );
    vocabulary(
        "[[terms]]\ncode = \"a\"\nfr = \"a\"\nen = \"a\"\nphrase_fr = \"x\"",
        1,
        "phrase_en",
        "phrase_en",
    );
    let recipe = "[[recipes]]\nid = \"a\"\nversion = \"1\"\nlabel = \"a\"\nconditions = \"x=y\"";
    check("recipes.toml", recipe, Some(4), "écrivez label.fr", "write label.fr");
    check("recipes.toml", recipe, Some(1), "il manque « situation »", "“situation” is missing");
    check(
        "wording.toml",
        "[[wording]]\nof = \"a\"\nke = \"b\"",
        Some(3),
        "vouliez-vous « key »",
        "did you mean “key”",
    );
}

#[test]
fn all_mistakes_are_told_at_once() {
    let findings = read([("validity.toml", ""), ("wording.toml", "[[wording]]"), ("x", "")]).unwrap_err();
    assert_eq!(findings.len(), 5 + 4 + 1);
}

/// A contradiction with the fields after one text of a shipped file was replaced: its place and its gist.
fn check_schema(name: &str, text: &str, by: &str, place: &str, en: &str) {
    let mut files = testing::collective_files();
    let (_, file) = files.iter_mut().find(|(known, _)| known == name).unwrap();
    *file = if text.is_empty() { by.to_owned() } else { file.replace(text, by) };
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    let findings = read_schema(&testing::fields(), files).unwrap_err();
    let found =
        |finding: &Finding| finding.place.to_string().starts_with(place) && finding.message.en.contains(en);
    assert!(findings.iter().any(found), "{findings:#?}");
}

#[test]
fn contradictions_with_the_fields_name_the_line_too() {
    check_schema("recipes.toml", "paid_member=yes", "paid_membre=yes", "recipes.toml:", "paid_membre");
    let wording = "\n[[wording]]\nof = \"nothing\"\nkey = \"label\"\nfr = \"a\"\nen = \"a\"\n";
    check_schema("wording.toml", "", wording, "wording.toml:2", "nothing.label");
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in "(\\[\\[terms\\]\\]|code|fr| = |\"|\n|\\PC){0,20}") {
        let _ = read([("vocabularies/a.toml", text.as_str())]);
        let _ = read([("validity.toml", text.as_str())]);
    }
}
