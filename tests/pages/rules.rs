//! The sixteen rules of the product, each on the rendered pages. Their texts are in `ARCHITECTURE.md` and in the numbers here.

use super::{between, escaped};
use matou_tests::{TestApp, data};
use serde_json::Value as Json;
use std::sync::LazyLock;

/// A hoster that says everything these rules are about. Synthetic: it is labelled so in its name.
const SYNTHETIC: &str = "slug,name,provenance,stated_on,work.administration,on_call.mode,availability.tier,availability.period,\
availability.means,availability_objective,intervention.delay,intervention.clock,intervention.means,incidents.status_page,incidents.elsewhere\n\
synthetic-promises,Synthétique qui s’engage,declared,2026-10-02,volunteer,voluntary,98,year,Trois bénévoles se relaient.,99.9,PT8H,working,\
Une personne regarde les messages.,https://etat.example.org/,yes\n\
synthetic-blank,Synthétique qui ne dit rien,declared,2026-10-02,,,,,,,,,,,\n\
synthetic-tier,Synthétique d’un autre palier,declared,2026-10-02,paid,organised,99,year,Une équipe.,,,,,,\n";

static APP: LazyLock<TestApp> =
    LazyLock::new(|| TestApp::real_and(data::table(&data::schema(), "synthetic.csv", SYNTHETIC)));

/// Pages on which hosters and criteria are shown.
const PAGES: [&str; 9] = [
    "/",
    "/hebergeurs?per_page=500",
    "/hebergeurs?profile=large",
    "/hebergeurs/synthetic-promises?profile=large",
    "/hebergeurs/synthetic-promises/historique",
    "/comparer?slug=synthetic-promises&slug=synthetic-tier&slug=club1",
    "/carte",
    "/criteres",
    "/en/hosters?per_page=500",
];

fn page(path: &str) -> String {
    let page = APP.get(path);
    assert_eq!(page.status, 200, "{path}");
    page.text().to_owned()
}

/// What people read of a page.
fn words(html: &str) -> String {
    let main = between(html, "<main", "</main>");
    let mut text = String::new();
    for piece in main.first().copied().unwrap_or_default().split('<').skip(1) {
        text.push(' ');
        text.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    text.to_lowercase()
}

/// The answer of the API about the synthetic hoster.
fn answer(criterion: &str) -> Json {
    APP.get("/api/v1/hosters/synthetic-promises?lang=fr").ok()["answers"][criterion].clone()
}

fn sentence(criterion: &str) -> String {
    escaped(answer(criterion)["text"].as_str().unwrap())
}

#[test]
fn rule_1_there_is_no_ranking() {
    let page_of_all = page("/hebergeurs");
    let orders = between(&page_of_all, "name=\"sort\">", "</select>");
    let orders = between(orders.first().unwrap(), "value=\"", "\"");
    assert!(orders.iter().all(|order| ["", "name", "distance"].contains(order)), "{orders:?}");
    let refused = APP.get("/hebergeurs?sort=availability");
    assert_eq!(refused.status, 400);
    assert!(refused.text().contains("n’est pas une note"), "it says why");
    for path in PAGES {
        // What a percentage is not is said in the help of its criterion.
        let text = words(&page(path)).replace("n’est pas une note", "");
        for word in ["classement par", "score", "étoile :", "moyenne", "note :", "complété à", "% rempli"]
        {
            assert!(!text.contains(word), "{path}: “{word}”");
        }
    }
}

#[test]
fn rule_2_human_cost_stands_beside_every_commitment() {
    for path in ["/hebergeurs/synthetic-promises", "/hebergeurs?q=synthetique&per_page=500", PAGES[5]] {
        let html = page(path);
        for commitment in ["availability", "intervention"] {
            let said = sentence(commitment);
            let cost = escaped(answer(commitment)["human_cost"]["text"].as_str().unwrap());
            let rest: Vec<&str> = html.split(&said).skip(1).collect();
            assert!(!rest.is_empty(), "{path}: {said}");
            // Right after it, before anything else is said.
            let is_beside = |rest: &&str| rest.find(&cost).is_some_and(|at| at < 400);
            assert!(rest.iter().all(is_beside), "{path}: {said} without {cost}");
        }
    }
    // Where nothing is known of the people, that is said too.
    let deuxfleurs = page("/hebergeurs?intervention=stated&profile=large");
    assert!(deuxfleurs.contains("N’a pas dit si quelqu’un est d’astreinte."));
}

#[test]
fn rule_3_not_stated_is_neither_yes_nor_no() {
    let html = page("/hebergeurs?profile=large&per_page=500");
    let unknown = between(&html, "<section aria-labelledby=\"unknown\">", "</section>");
    assert!(unknown.first().unwrap().contains("Synthétique qui ne dit rien"));
    assert!(!between(&html, "<section aria-labelledby=\"yes\">", "</section>")[0].contains("ne dit rien"));
    let blank = page("/hebergeurs/synthetic-blank");
    let unsaid = between(&blank, "id=\"unsaid\"", "</section>");
    for label in ["Type de travail", "Temps d’intervention garanti (GTI)", "Engagement de disponibilité"] {
        assert!(unsaid.first().unwrap().contains(label), "{label} is under its own heading");
    }
}

#[test]
fn rule_4_none_is_an_answer_of_its_own() {
    let html = page("/hebergeurs?intervention=none&match=yes");
    assert!(html.contains("Club1") && html.contains("Déclare ne s’engager sur aucun délai d’intervention."));
    let form = page("/hebergeurs");
    assert!(form.contains("name=\"intervention\" value=\"none\""), "it can be asked for");
}

#[test]
fn rule_5_objective_commitment_and_work_are_three_facts() {
    let html = page("/hebergeurs/synthetic-promises");
    for criterion in ["work", "availability", "availability_objective"] {
        assert!(html.contains(&sentence(criterion)), "{criterion}");
    }
    // Volunteers may promise: no combination is refused or marked.
    assert!(!words(&html).contains("incohérent") && !words(&html).contains("attention"));
}

#[test]
fn rule_6_no_restoration_guarantee_is_shown_or_asked() {
    for path in PAGES {
        let html = page(path);
        assert!(!html.contains("name=\"restoration") && !html.contains("name=\"gtr"), "{path}");
    }
    assert_eq!(APP.get("/hebergeurs?gtr=8").status, 400);
    assert!(page("/criteres").contains("Commencer, pas finir"), "the page says why");
}

#[test]
fn rule_7_a_percentage_has_its_period_and_plain_words_and_all_tiers_look_alike() {
    let html = page("/hebergeurs/synthetic-promises");
    assert!(html.contains("98 % sur un an (jusqu’à 7,3 jours d’arrêt par an)"), "{html}");
    let one = page("/hebergeurs/synthetic-promises");
    let other = page("/hebergeurs/synthetic-tier");
    let around = |html: &str, mark: &str| {
        let (before, _) = html.split_once(mark).unwrap();
        before.rsplit_once('<').unwrap().1.split_once('>').unwrap().0.to_owned()
    };
    let said = |html: &str| between(html, "S’engage sur une disponibilité", "</section>").len();
    assert_eq!(said(&one), said(&other));
    assert_eq!(
        around(&one, "S’engage sur une disponibilité"),
        around(&other, "S’engage sur une disponibilité"),
        "the same element with the same class"
    );
}

#[test]
fn rule_8_a_commitment_shows_its_means_or_that_none_are_told() {
    assert!(page("/hebergeurs/synthetic-promises").contains("Trois bénévoles se relaient."));
    assert!(page("/hebergeurs/cliss-xxi").contains("Moyens non renseignés."));
}

#[test]
fn rule_9_recipes_are_open() {
    let html = page("/hebergeurs?profile=large");
    assert!(html.contains("recette «\u{a0}une grande structure, 2026-11\u{a0}»"));
    assert!(html.contains("href=\"/hebergeurs?profile=large&#38;without=paid_member\""));
    assert!(page("/criteres").contains("2026-11"), "with their version among the criteria");
}

#[test]
fn rule_10_every_value_says_who_and_when_and_nothing_pretends_to_be_verified() {
    let html = page("/hebergeurs/synthetic-promises");
    assert!(html.contains("déclaré par l’hébergeur") && html.contains("2 octobre 2026"));
    for path in PAGES {
        let text = words(&page(path));
        assert!(!text.contains("relu par le collectif le"), "{path}: nobody has reviewed anything");
        assert!(!text.contains("certifié par le collectif"), "{path}");
    }
}

#[test]
fn rule_11_blank_costs_nothing() {
    let html = page("/hebergeurs?per_page=500&sort=name");
    let classes: Vec<&str> = between(&html, "<li class=\"card", "\">");
    assert!(classes.len() >= 90 && classes.iter().all(|class| class.is_empty()), "{classes:?}");
    let blank = words(&page("/hebergeurs/synthetic-blank"));
    for nag in ["complétez", "incomplet", "à compléter", "profil rempli", "manque encore"] {
        assert!(!blank.contains(nag), "“{nag}”");
    }
}

#[test]
fn rule_13_reading_needs_no_account() {
    for path in PAGES {
        let answer = APP.get(path);
        assert!(answer.header("set-cookie").is_empty(), "{path}");
        assert!(!answer.text().contains("type=\"password\""), "{path}");
    }
}

#[test]
fn rule_14_nothing_is_asked_of_others() {
    for path in PAGES {
        let html = page(path);
        for mark in ["src=\"", "<link rel=\"stylesheet\" href=\"", "<link rel=\"icon\" href=\"", "action=\""]
        {
            for address in between(&html, mark, "\"") {
                assert!(address.starts_with('/') && !address.starts_with("//"), "{path}: {address}");
            }
        }
    }
}

#[test]
fn rule_15_a_status_page_is_a_criterion_of_its_own() {
    let html = page("/hebergeurs/synthetic-promises");
    assert!(html.contains(&sentence("incidents")));
    assert!(page("/hebergeurs").contains("name=\"status_page_elsewhere\""));
    let found = page("/hebergeurs?status_page_elsewhere=yes&match=yes");
    assert!(found.contains("Synthétique qui s’engage"));
}

#[test]
fn rule_16_a_hoster_may_be_full_pause_or_refuse() {
    let rows = "slug,name,provenance,stated_on,listing.state,listing.until,listing.reason,audience.welcomed,audience.not_welcomed,audience.reason\n\
                synthetic-paused,Synthétique en pause,declared,2026-10-02,paused,2027-01-15,Nous déménageons.,,,\n\
                synthetic-choosy,Synthétique qui choisit,declared,2026-10-02,,,,association,public_body,Nous n’avons pas les forces.\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", rows));
    let paused = app.get("/hebergeurs/synthetic-paused");
    assert!(paused.text().contains("En pause jusqu’au 15 janvier 2027"), "{}", paused.text());
    assert!(!app.get("/hebergeurs?per_page=500").text().contains("Synthétique en pause"), "in no list");
    let choosy = app.get("/hebergeurs/synthetic-choosy?audience=public_body");
    assert!(choosy.text().contains("Nous n’avons pas les forces."), "{}", choosy.text());
    assert!(choosy.text().contains("Pourquoi il n’est pas dans votre liste"));
}
