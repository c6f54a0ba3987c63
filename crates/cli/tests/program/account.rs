//! `matou account`: the only way to the first reviewer, and everything that is done for the owner of an account.

use crate::place::{Place, data};
use serde_json::Value as Json;

const SITE: &str = "https://annuaire.example";

/// The accounts, as programs read them.
fn accounts(place: &Place) -> Vec<Json> {
    let out = place.out(&["account", "list", "--format", "json"]);
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn states(place: &Place) -> Vec<(String, String, String)> {
    let text = |json: &Json, name: &str| json[name].as_str().unwrap().to_owned();
    accounts(place).iter().map(|one| (text(one, "email"), text(one, "role"), text(one, "state"))).collect()
}

fn one(email: &str, role: &str, state: &str) -> (String, String, String) {
    (email.to_owned(), role.to_owned(), state.to_owned())
}

#[test]
fn a_fresh_database_has_no_account_and_the_command_alone_makes_the_first_reviewer() {
    let place = Place::new();
    let server = place.serve(&[]);
    assert_eq!(accounts(&place), Vec::<Json>::new());
    assert_eq!(place.out(&["account", "list"]), "");
    place.run(&["account", "add", "First@Example.org", "--reviewer"]).check(0, "account made");
    assert_eq!(states(&place), [one("first@example.org", "reviewer", "open")]);
    assert_eq!(server.stop("TERM").0, 0);
}

#[test]
fn adding_again_takes_no_right_away_and_may_give_one() {
    let place = Place::new();
    place.run(&["account", "add", "a@example.org"]).check(0, "hoster");
    place.run(&["account", "add", "a@example.org"]).check(0, "nothing has changed");
    place.run(&["account", "add", "a@example.org", "--reviewer"]).check(0, "collective");
    place.run(&["account", "add", "a@example.org"]).check(0, "nothing has changed");
    assert_eq!(states(&place), [one("a@example.org", "reviewer", "open")]);
    let french = place.out(&["account", "list", "--lang", "fr"]);
    assert_eq!(french, "    1  collectif   ouvert     a@example.org\n");
}

#[test]
fn an_account_is_suspended_reopened_exported_and_erased() {
    let place = Place::new();
    place.out(&["account", "add", "a@example.org", "--reviewer"]);
    place.run(&["account", "suspend", "a@example.org"]).check(0, "suspended");
    assert_eq!(states(&place), [one("a@example.org", "reviewer", "suspended")]);
    place.run(&["account", "reopen", "a@example.org"]).check(0, "open");
    place.run(&["account", "second-code", "a@example.org"]).check(0, "forgotten");
    let export: Json = serde_json::from_str(&place.out(&["account", "export", "a@example.org"])).unwrap();
    assert_eq!(export["account"][0]["email"], "a@example.org");
    assert_eq!(export["account"][0]["lang"], "en");
    for table in ["editor", "session", "draft", "token", "remark", "letter", "statement"] {
        assert_eq!(export[table], serde_json::json!([]), "{table}");
    }
    place.run(&["account", "erase", "a@example.org"]).check(0, "erased");
    assert_eq!(accounts(&place)[0]["state"], "erased");
    for what in ["export", "erase", "suspend", "reopen", "second-code"] {
        place.run(&["account", what, "a@example.org"]).check(2, "no account has this address");
    }
    // Nothing of the address is left in any file.
    for entry in std::fs::read_dir(place.path(".")).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(13).any(|window| window == b"a@example.org"));
    }
}

#[test]
fn mistakes_are_told_with_their_remedy() {
    let place = Place::new();
    place.run(&["account", "list"]).check(5, "no database here");
    place.run(&["account", "suspend", "a@example.org"]).check(5, "no database here");
    assert!(!place.path("matou.db").exists());
    for email in ["nobody", "a@b@c.org", "a b@example.org", "a@example.org,b@example.org", ""] {
        place.run(&["account", "add", email]).check(2, "moi@chatons.example");
    }
    assert!(!place.path("matou.db").exists());
    place.out(&["account", "add", "a@example.org"]);
    place.run(&["account", "second-code", "a@example.org"]).check(2, "only accounts of the collective");
    place.run(&["account"]).check(2, "Usage");
}

#[test]
fn an_invitation_waits_with_a_link_to_the_public_address() {
    let place = Place::new();
    place.out(&["import", "csv", &data()]);
    let invite = |slug: &str, more: &[&str]| {
        let mut all = vec!["account", "invite", slug, "a@example.org"];
        all.extend(more);
        place.run(&all)
    };
    invite("club1", &[]).check(78, "--public-url");
    invite("clubb1", &["--public-url", SITE]).check(2, "club1");
    invite("club1", &["--public-url", SITE]).check(0, "waits to be sent");
    let sent: Json = serde_json::from_str(&place.out(&["mail", "send", "--format", "json"])).unwrap();
    assert_eq!(sent, serde_json::json!({"sent": 1, "failed": 0, "waiting": 0}));
    let letters = place.letters("outbox");
    assert!(letters.len() == 1 && letters[0].contains("\nTo: a@example.org\n"), "{letters:?}");
    assert!(letters[0].contains(&format!("{SITE}/en/")), "{}", letters[0]);
    // The settings file says it once for all.
    place.write("matou.toml", format!("public-url = \"{SITE}/\"\n"));
    invite("club1", &["--lang", "fr"]).check(0, "attend");
    place.out(&["mail", "send"]);
    assert!(place.letters("outbox").iter().any(|text| text.contains(&format!("{SITE}/espace/"))));
}
