//! The sixteen rules of the product, each on the rendered pages. Their texts are in `ARCHITECTURE.md` and in the numbers here.

use super::{between, escaped};
use matou_core::answer::Provenance;
use matou_core::text::Lang;
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

/// What a hoster may say of three facts that have nothing to do with one another, each of them or not: who does the work,
/// which availability is aimed at, and which is promised, in every tier.
static TOGETHER: LazyLock<TestApp> = LazyLock::new(|| {
    let row = |[work, aim, tier]: [String; 3]| {
        let promise = if tier.is_empty() { "," } else { "year,Une équipe." };
        let slug = together(&work, &aim, &tier);
        format!("{slug},Synthétique,declared,2026-10-02,{work},{aim},{tier},{promise}\n")
    };
    let head = "slug,name,provenance,stated_on,work.administration,availability_objective,availability.tier,\
                availability.period,availability.means\n";
    let rows: String = std::iter::once(head.to_owned()).chain(combinations().into_iter().map(row)).collect();
    TestApp::real_and(data::table(&data::schema(), "synthetic.csv", &rows))
});

/// Who does the work, what is aimed at, and what is promised: everything that may be said of the three together.
fn combinations() -> Vec<[String; 3]> {
    let tiers: Vec<String> = tiers().into_iter().chain([String::new()]).collect();
    let works = ["", "volunteer", "paid"].into_iter();
    let both = works.flat_map(|work| ["", "99.9"].map(|aim| [work.to_owned(), aim.to_owned()]));
    both.flat_map(|[work, aim]| {
        tiers.iter().map(move |tier| [work.clone(), aim.clone(), tier.clone()]).collect::<Vec<_>>()
    })
    .collect()
}

/// The codes of all tiers of availability.
fn tiers() -> Vec<String> {
    let schema = data::schema();
    let filter = schema.filter("availability").unwrap();
    let is_tier = |code: &String| code.starts_with(|letter: char| letter.is_ascii_digit());
    let codes = filter.options.iter().map(|option| option.code.clone());
    codes.filter(is_tier).collect()
}

fn together(work: &str, aim: &str, tier: &str) -> String {
    let is_aimed = if aim.is_empty() { "not" } else { "aimed" };
    format!("synthetic-{work}-{is_aimed}-{}", tier.replace('.', "-"))
        .replace("--", "-no-")
        .trim_end_matches('-')
        .to_owned()
}

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
    // Whatever spaces stand before a sign.
    text.replace(['\u{a0}', '\u{202f}'], " ").to_lowercase()
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

/// What the page of a hoster says of a criterion, without the words of its heading.
fn criterion<'p>(html: &'p str, id: &str) -> Option<&'p str> {
    let (_, rest) = html.split_once(&format!("<div class=\"criterion\" id=\"{id}\">"))?;
    rest.split("<div class=\"criterion\"").next()?.split("</section>").next()
}

/// The words of the API for an answer of a hoster.
fn said(slug: &str, id: &str) -> Json {
    TOGETHER.get(&format!("/api/v1/hosters/{slug}?lang=fr")).ok()["answers"][id]["text"].clone()
}

#[test]
fn rule_5_objective_commitment_and_work_are_three_facts() {
    let combinations = combinations();
    assert!(combinations.len() > 20, "{}", combinations.len());
    for [work, aim, tier] in &combinations {
        let slug = together(work, aim, tier);
        let answer = TOGETHER.get(&format!("/hebergeurs/{slug}"));
        assert_eq!(answer.status, 200, "{slug}: no combination is refused");
        let facts = [
            ("work", work, together(work, "", "")),
            ("availability_objective", aim, together("", aim, "")),
            ("availability", tier, together("", "", tier)),
        ];
        for (id, stated, alone) in facts {
            let told = criterion(answer.text(), id);
            assert_eq!(told.is_some(), !stated.is_empty(), "{slug}: {id} in a place of its own");
            // The same words whatever is said of the other two.
            let words = said(&alone, id);
            assert_eq!(said(&slug, id), words, "{slug}: {id}");
            let words = escaped(words.as_str().unwrap());
            assert!(told.is_none_or(|told| told.contains(&words)), "{slug}: {id}: {words}");
        }
        for remark in ["incohérent", "attention", "contradiction", "pourtant", "prudence"] {
            assert!(!words(answer.text()).contains(remark), "{slug}: “{remark}”");
        }
    }
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
    let tiers = tiers();
    assert!(tiers.len() > 2, "{tiers:?}");
    let shapes: Vec<[String; 3]> = tiers.iter().map(|tier| shapes(tier)).collect();
    for (tier, shape) in tiers.iter().zip(&shapes) {
        assert_eq!(shape, &shapes[0], "{tier}: nothing but its words tells a tier from another");
    }
}

/// What stands around the words of a tier on a hoster's page, on a card and in a comparison.
fn shapes(tier: &str) -> [String; 3] {
    let slug = together("paid", "", tier);
    let sentence = escaped(said(&slug, "availability").as_str().unwrap());
    let pages = [
        format!("/hebergeurs/{slug}"),
        format!("/hebergeurs?availability={tier}&work=paid&match=yes"),
        format!("/comparer?slug={slug}"),
    ];
    let shape = |address: String| {
        let answer = TOGETHER.get(&address);
        // From the element that holds the sentence to the end of what is said beside it.
        let (before, after) =
            answer.text().split_once(&sentence).unwrap_or_else(|| panic!("{address}: {sentence}"));
        let end =
            after.find("</td>").into_iter().chain(after.find("</li>")).chain(after.find("</section>")).min();
        let begin = before.rsplit('\n').next().unwrap();
        [begin, "…", after.get(..end.unwrap()).unwrap()].concat().replace(&slug, "SLUG")
    };
    pages.map(shape)
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

/// Whether a text names a source and a day, or a year.
fn is_sourced(text: &str) -> bool {
    let labels = Provenance::ALL.map(|known| escaped(known.label().get(Lang::Fr)));
    let year = |rest: &str| rest.contains("20") && rest.contains(", ");
    labels.iter().any(|label| text.split_once(label.as_str()).is_some_and(|(_, rest)| year(rest)))
}

/// The elements that hold one value each, with their source, on a page.
fn values<'p>(html: &'p str, before: &str, after: &str) -> Vec<&'p str> {
    let found = html.split(before).skip(1);
    found.map(|piece| piece.split(after).next().unwrap_or_default()).collect()
}

#[test]
fn rule_10_every_value_says_who_and_when_in_its_own_element() {
    let mut checked = 0;
    let mut check = |address: &str, pieces: Vec<&str>| {
        assert!(!pieces.is_empty(), "{address}: no value is found");
        for piece in pieces {
            assert!(is_sourced(piece), "{address}: {piece}");
            checked += 1;
        }
    };
    for slug in ["synthetic-promises", "club1", "framasoft", "cliss-xxi"] {
        let address = format!("/hebergeurs/{slug}");
        let html = page(&address);
        let (told, services) =
            html.split_once("<section aria-labelledby=\"services\">").unwrap_or((&html, ""));
        let rest = services.split_once("</section>").map_or("", |(_, rest)| rest);
        for themes in [told, rest] {
            for theme in between(themes, "<div class=\"panel\">", "</section>") {
                let (mark, name) = if theme.contains("class=\"criterion\"") {
                    ("<div class=\"criterion\"", "criteria")
                } else {
                    ("<div><dt>", "facts")
                };
                check(&format!("{address}: {name}"), values(theme, mark, mark));
            }
        }
        // What all services have from the same source is said once, in their section; else beside each.
        let services = services.split("</section>").next().unwrap_or_default();
        let is_shared = services.rsplit("</ul>").next().is_some_and(is_sourced);
        if !services.is_empty() && !is_shared {
            check(&address, values(services, "<h3><bdi>", "<h3><bdi>"));
        }
        let history = format!("{address}/historique");
        check(&history, values(&page(&history), "<tr id=\"s", "</tr>"));
    }
    let compared = page(PAGES[5]);
    let cells = between(&compared, "<td><span class=\"of\">", "</td>");
    check("compared", cells.into_iter().filter(|cell| !cell.contains("class=\"silent\"")).collect());
    for address in ["/hebergeurs?per_page=500", "/service?service=pad&seed=7"] {
        check(address, between(&page(address), "<span class=\"said\">", "</li>"));
    }
    assert!(checked > 200, "{checked}");
}

#[test]
fn rule_10_nothing_pretends_to_be_verified() {
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
