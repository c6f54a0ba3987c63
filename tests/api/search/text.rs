//! Words: accents and case do not count, and the beginning of a word is enough.

use super::Others::DoNotFit;
use super::check;
use matou_tests::{TestApp, data};

#[test]
fn accents_and_case_do_not_count() {
    // Réseau Koumbit; Leprette.fr and TeDomum offer a social network, « réseau social ».
    let network = ["leprettefr", "reseau-koumbit", "tedomum"];
    for search in ["reseau", "RESEAU", "r%C3%A9seau", "re%CC%81seau", "R%C3%89SEAU"] {
        check(&format!("q={search}"), &network, &[], DoNotFit);
    }
    check("q=galilee", &["galilee"], &[], DoNotFit);
    check("q=numericloud", &["numericloud"], &[], DoNotFit);
    check("q=FUTURETIC", &["futuretic"], &[], DoNotFit);
}

#[test]
fn the_beginning_of_a_word_is_enough_and_every_word_must_be_found() {
    check("q=numeri", &["numericloud"], &[], DoNotFit);
    check("q=contre+voie", &["la-contre-voie"], &[], DoNotFit);
    check("q=voie+contre", &["la-contre-voie"], &[], DoNotFit);
    check("q=contre+koumbit", &[], &[], DoNotFit);
    check("q=loud", &[], &[], DoNotFit);
}

#[test]
fn software_places_and_services_are_found_too() {
    // services.csv, software Mastodon, Peertube; places.csv, Brussels and the department 35.
    check("q=mastodon", &["tedomum"], &[], DoNotFit);
    check("q=montreal", &["reseau-koumbit"], &[], DoNotFit);
    check("q=brussels", &["domaine-public", "nubo"], &[], DoNotFit);
    check("q=belgique", &["domaine-public", "nubo"], &[], DoNotFit);
    check("q=lievin", &["cliss-xxi"], &[], DoNotFit);
    let rennes = [
        "allella",
        "deuxfleurs",
        "farmservorg",
        "gozmail",
        "katzei",
        "krashboyz-bordel-klub",
        "libreon",
        "nebulae",
    ];
    check("q=ille+et+vilaine", &rennes, &[], DoNotFit);
}

#[test]
fn ecole_finds_the_school() {
    // Synthetic: no real member is called so.
    let table = "slug,name\nsynthetic-school,École synthétique\nsynthetic-glue,Colle synthétique\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", table));
    for search in ["ecole", "%C3%A9cole", "ECOLE", "ecole+synth"] {
        let found = app.get(&format!("/api/v1/hosters?q={search}")).slugs("yes");
        assert_eq!(found, ["synthetic-school"], "{search}");
    }
}
