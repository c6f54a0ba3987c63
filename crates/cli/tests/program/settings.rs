//! Settings: command line over environment over file over default, and every mistake with its place and its remedy.

use crate::place::{Place, Ran};

#[test]
fn a_key_that_does_not_exist_is_refused_with_line_and_nearest_key() {
    let place = Place::new();
    place.write("matou.toml", "# settings\nlang = \"en\"\nlistn = \"127.0.0.1:0\"\n");
    place.run(&["config", "check"]).check(78, "matou.toml:3: “listn” is no setting; did you mean “listen”?");
    place.run(&["search"]).check(78, "matou.toml:3");
}

#[test]
fn a_file_that_is_no_toml_is_refused_with_its_line() {
    let place = Place::new();
    place.write("matou.toml", "lang = \"en\"\nlisten = 127.0.0.1\n");
    place.run(&["config", "check"]).check(78, "line 2");
    place.write("matou.toml", "[listen]\naddress = \"a\"\n");
    place.run(&["config", "check"]).check(78, "matou.toml:1: “listen” takes one value");
}

#[test]
fn a_value_that_does_not_fit_is_refused_with_its_line() {
    let place = Place::new();
    place.write("matou.toml", "# settings\nlang = \"klingon\"\n");
    place.run(&["config", "check"]).check(78, "matou.toml:2");
    place.write("matou.toml", "format = \"xml\"\n");
    place.run(&["config", "check"]).check(78, "matou.toml:1");
}

#[test]
fn values_that_cannot_be_are_refused_everywhere() {
    let cases = [
        ("listen", "8080", "localhost:8080"),
        ("listen", "localhost:99999", "localhost:8080"),
        ("listen", "256.0.0.1:1", "localhost:8080"),
        ("public-url", "chatons.example", "https://chatons.example"),
        ("public-url", "ftp://chatons.example", "https://chatons.example"),
        ("public-url", "https://", "https://chatons.example"),
        ("contact", "nobody", "contact@chatons.example"),
        ("contact", "http://chatons.example/contact", "https://chatons.example/contact"),
        ("contact", "a b@chatons.example", "contact@chatons.example"),
        ("publisher", " ", "name and an address"),
        ("hosted-by", "", "name and an address"),
        ("database", "mysql://me:secret@host/x", "sqlite:PATH or postgres://"),
        ("database", "matou.db", "sqlite:PATH or postgres://"),
    ];
    let place = Place::new();
    for (key, value, remedy) in cases {
        place.write("bad.toml", format!("lang = \"en\"\n{key} = \"{value}\"\n"));
        let of_file = place.run(&["config", "check", "--config", "bad.toml"]);
        of_file.check(78, &format!("bad.toml:2: “{key}”"));
        let of_line = place.run(&["serve", &format!("--{key}={value}")]);
        let name = format!("MATOU_{}", key.replace('-', "_").to_uppercase());
        let of_environment = Ran::of(place.command(&["serve"]).env(name, value));
        for ran in [&of_line, &of_environment] {
            ran.check(2, remedy);
        }
        for ran in [of_file, of_line, of_environment] {
            assert!(ran.err.contains(remedy) && !ran.err.contains("secret"), "{key}: {ran:?}");
        }
    }
    for (key, value) in [
        ("listen", "localhost:8080"),
        ("listen", "[::]:80"),
        ("public-url", "http://a.example/directory/"),
        ("database", "postgres://me@host/x"),
        ("contact", "contact@chatons.example"),
        ("contact", "https://chatons.example/contact"),
        ("publisher", "Association fictive, 1 rue de l’Exemple, 35000 Rennes"),
        ("hosted-by", "Un hébergeur fictif, 2 rue de l’Exemple, 35000 Rennes"),
    ] {
        place.write("good.toml", format!("{key} = \"{value}\"\n"));
        place.run(&["config", "check", "--config", "good.toml"]).check(0, "understood");
    }
}

#[test]
fn a_mistake_in_the_environment_is_none_of_the_file() {
    let place = Place::new();
    place.write("matou.toml", "lang = \"en\"\n");
    Ran::of(place.command(&["serve"]).env("MATOU_LISTEN", "8080")).check(2, "--listen");
}

/// Left behind in a file, it would end up in the ledger day after day.
#[test]
fn the_pretended_day_is_no_key_of_the_file() {
    let place = Place::new();
    place.write("matou.toml", "lang = \"en\"\ntoday = \"2026-11-21\"\n");
    let ran = place.run(&["config", "check"]);
    ran.check(78, "matou.toml:2: “today” is no setting");
    assert!(!ran.err.contains("quiet, today"), "{ran:?}");
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let place = Place::new();
    place.run(&["config", "check", "--config", "nothing.toml"]).check(78, "nothing.toml");
    place.run(&["config", "check"]).check(0, "The settings are understood.");
}

#[test]
fn the_command_line_wins_over_the_environment_and_that_over_the_file() {
    let place = Place::new();
    place.write("matou.toml", "database = \"sqlite:of-file.db\"\nquiet = true\n");
    let made = |name: &str| place.path(name).exists();
    place.write("a.csv", "slug,name\nsynthetic,Synthetic\n");
    place.out(&["import", "csv", "a.csv"]);
    assert!(made("of-file.db") && !made("of-environment.db"));
    let mut command = place.command(&["import", "csv", "a.csv"]);
    Ran::of(command.env("MATOU_DATABASE", "sqlite:of-environment.db")).check(0, "");
    assert!(made("of-environment.db") && !made("of-line.db"));
    let mut command = place.command(&["import", "csv", "a.csv", "--database", "sqlite:of-line.db"]);
    Ran::of(command.env("MATOU_DATABASE", "sqlite:of-environment-2.db")).check(0, "");
    assert!(made("of-line.db") && !made("of-environment-2.db") && !made("matou.db"));
    // The file's "quiet" is in force as well.
    assert_eq!(place.run(&["search", "match=yes"]).err, "");
}

#[test]
fn the_language_is_that_of_the_locale_unless_said() {
    let place = Place::new();
    let sentence = |locale: Option<(&str, &str)>, arguments: &[&str]| {
        let mut command = place.command(&["search", "-q"]);
        command.env_remove("LANG").envs(locale).args(arguments);
        Ran::of(&mut command).out.lines().next().unwrap_or_default().to_owned()
    };
    assert_eq!(sentence(None, &[]), "Tous les hébergeurs.");
    assert_eq!(sentence(Some(("LANG", "fr_FR.UTF-8")), &[]), "Tous les hébergeurs.");
    assert_eq!(sentence(Some(("LANG", "de_DE.UTF-8")), &[]), "All hosters.");
    assert_eq!(sentence(Some(("LC_ALL", "en_US.UTF-8")), &[]), "All hosters.");
    assert_eq!(sentence(Some(("LANG", "en_US.UTF-8")), &["--lang", "fr"]), "Tous les hébergeurs.");
}

#[test]
fn the_settings_of_the_collective_are_checked_with_file_and_line() {
    let place = Place::new();
    let own = |name: &str, text: &str| {
        let shipped = crate::place::repository().join("data/collective");
        for file in ["recipes.toml", "validity.toml", "wording.toml"] {
            let text = std::fs::read(shipped.join(file)).unwrap();
            place.write(&format!("own/{file}"), text);
        }
        for entry in std::fs::read_dir(shipped.join("vocabularies")).unwrap() {
            let path = entry.unwrap().path();
            let file = path.file_name().unwrap().to_string_lossy().into_owned();
            place.write(&format!("own/vocabularies/{file}"), std::fs::read(&path).unwrap());
        }
        place.write(&format!("own/{name}"), text);
        place.run(&["config", "check", "--collective", "own"])
    };
    own("wording.toml", "").check(0, "The settings are understood.");
    own("validity.toml", "openness = 3\ncommitmnt = 12\n").check(78, "validity.toml:2");
    own("validity.toml", "openness = 3\n").check(78, "commitment");
    own("validity.toml", "openness = \"three\"\n").check(78, "validity.toml:1");
    own("recipes.toml", "[[recipes]]\nid = \"x\"\nconditions = \"nothing=1\"\n").check(78, "recipes.toml:");
    own("wording.toml", "[[wording]]\nof = \"wrok\"\nkey = \"label\"\nfr = \"a\"\nen = \"b\"\n")
        .check(78, "wording.toml:");
    own("extra.toml", "a = 1\n").check(78, "extra.toml");
}

#[test]
fn help_tells_of_environment_and_default() {
    let help = Place::new().out(&["serve", "--help"]);
    for piece in ["--listen", "MATOU_LISTEN", "127.0.0.1:8080", "--database", "sqlite:matou.db", "--empty"] {
        assert!(help.contains(piece), "no “{piece}” in {help}");
    }
    let version = Place::new().out(&["--version"]);
    assert!(version.starts_with("matou "), "{version}");
}

#[test]
fn commands_that_do_not_exist_are_mistakes_of_usage() {
    let place = Place::new();
    place.run(&["serach"]).check(2, "search");
    place.run(&["--nothing"]).check(2, "--nothing");
    place.run(&["db"]).check(2, "Usage");
    place.run(&["search", "a=b", "more"]).check(2, "more");
    place.run(&["search", "--today", "2026-02-30"]).check(2, "2026-02-30");
}
