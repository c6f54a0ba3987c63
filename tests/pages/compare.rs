//! Up to four hosters side by side: everything each says, what it does not say in words, and no order but the visitor's.

use super::{between, escaped};
use matou_core::field::{About, Theme};
use matou_core::text::Lang;
use matou_tests::{TestApp, data};
use std::sync::LazyLock;

const FOUR: &str = "slug=framasoft&slug=club1&slug=cliss-xxi&slug=la-contre-voie";
/// Synthetic: labelled so in their names.
const ROWS: &str = "slug,name,provenance,stated_on,work.administration,availability.tier,availability.period,availability.means,listing.state,listing.until,listing.reason\n\
synthetic-promises,Synthétique qui s’engage,declared,2026-10-02,volunteer,98,year,Trois bénévoles se relaient.,,,\n\
synthetic-blank,\"Synthétique <b>muet</b>\",declared,2026-10-02,,,,,,,\n\
synthetic-paused,Synthétique en pause,declared,2026-10-02,,,,,paused,2027-01-15,Nous déménageons.\n\
synthetic-gone,Synthétique parti,declared,2026-10-02,,,,,withdrawn,,Fermé.\n";

static SYNTHETIC: LazyLock<TestApp> =
    LazyLock::new(|| TestApp::real_and(data::table(&data::schema(), "synthetic.csv", ROWS)));

fn page(address: &str) -> String {
    let page = SYNTHETIC.get(address);
    assert_eq!(page.status, 200, "{address}");
    page.text().to_owned()
}

/// The names at the head of the columns.
fn heads(page: &str) -> Vec<&str> {
    let heads = between(page, "<a class=\"name\" ", "</a>");
    heads.into_iter().filter_map(|head| head.split_once('>')).map(|(_, name)| name).collect()
}

/// The cells of a row.
fn row<'p>(page: &'p str, label: &str) -> Vec<&'p str> {
    let head = format!("<tr><th scope=\"row\">{}</th>", escaped(label));
    let rows = between(page, &head, "</tr>");
    assert_eq!(rows.len(), 1, "one row “{label}”");
    between(rows[0], "<td>", "</td>")
}

#[test]
fn columns_stand_in_the_order_chosen_once_each() {
    let html = page(&format!("/comparer?{FOUR}"));
    assert_eq!(heads(&html), ["Framasoft", "Club1", "Cliss XXI", "La Contre-Voie"]);
    let html = page("/comparer?slug=club1,framasoft&slug=club1&slug=");
    assert_eq!(heads(&html), ["Club1", "Framasoft"]);
    assert!(html.contains("<table class=\"compared of-2\">"));
}

#[test]
fn every_criterion_of_the_hoster_is_a_row_under_its_theme_in_both_languages() {
    let schema = data::schema();
    for (lang, address) in [(Lang::Fr, "/comparer"), (Lang::En, "/en/compare")] {
        let html = page(&format!("{address}?{FOUR}"));
        let mut at = 0;
        for theme in Theme::ALL {
            let head =
                format!("<th scope=\"rowgroup\" colspan=\"5\">{}</th>", escaped(theme.label().get(lang)));
            let found = html.find(&head).unwrap_or_else(|| panic!("no {head}"));
            assert!(found > at, "themes stand in their order");
            at = found;
            let of_theme = schema.fields().iter().filter(|known| {
                known.field.theme == theme
                    && known.field.about == About::Hoster
                    && !["name", "listing", "positions"].contains(&known.field.id)
            });
            for known in of_theme {
                assert_eq!(row(&html, known.texts.label.get(lang)).len(), 4, "{}", known.field.id);
            }
        }
        assert!(html.contains("<caption>") && html.contains("<th scope=\"col\" class=\"corner\">"));
    }
}

#[test]
fn cells_say_what_the_api_says_with_source_and_date_and_silence_in_words() {
    let html = page("/comparer?slug=synthetic-promises&slug=club1&slug=synthetic-blank");
    let label = data::schema().field(About::Hoster, "availability").unwrap().texts.label.fr.to_string();
    let cells = row(&html, &label);
    let json = SYNTHETIC.get("/api/v1/hosters/synthetic-promises?lang=fr").ok();
    let answer = &json["answers"]["availability"];
    let said = [&answer["text"], &answer["human_cost"]["text"]].map(|text| escaped(text.as_str().unwrap()));
    assert!(cells[0].contains(&said[0]) && cells[0].contains(&said[1]), "{}", cells[0]);
    assert!(cells[0].contains("déclaré par l’hébergeur, 2 octobre 2026"), "{}", cells[0]);
    for cell in &cells[1..] {
        assert!(cell.contains("<p class=\"silent\">Non renseigné</p>"), "{cell}");
        assert!(cell.contains("<p class=\"people\">"), "the people are told even then: {cell}");
    }
    // What is stated carries its source everywhere; what is not says so and nothing else.
    for cell in between(&html, "<td><span class=\"of\">", "</td>") {
        let is_silent = cell.contains("<p class=\"silent\">");
        assert_ne!(is_silent, cell.contains("<p class=\"source\">"), "{cell}");
    }
    assert!(!html.contains("<b>muet</b>"), "a hostile name stays a name");
}

#[test]
fn nothing_is_marked_as_different_and_all_cells_look_alike() {
    let html = page(&format!("/comparer?{FOUR}&profile=large"));
    let mut classes: Vec<&str> = between(&html, "<td", ">");
    classes.dedup();
    assert_eq!(classes, [""], "no cell has a class of its own");
    assert!(!html.contains(" style=\""));
}

#[test]
fn a_search_is_answered_for_each_in_words_with_the_reason() {
    let html = page(&format!("/comparer?{FOUR}&slug=&profile=large"));
    let cells = row(&html, "Dans votre recherche");
    for (cell, slug) in cells.iter().zip(["framasoft", "club1", "cliss-xxi", "la-contre-voie"]) {
        let explained = SYNTHETIC.get(&format!("/api/v1/hosters/{slug}/explain?profile=large&lang=fr")).ok();
        let word = match explained["match"].as_str().unwrap() {
            "yes" => "Correspond",
            "unknown" => "Il manque une réponse",
            _ => "Ne convient pas",
        };
        assert!(cell.contains(&format!("</span> {word}</p>")), "{slug}: {cell}");
        for line in explained["lines"].as_array().unwrap() {
            assert!(cell.contains(&escaped(line["text"].as_str().unwrap())), "{slug}: {line}");
        }
    }
    assert!(html.contains("href=\"/hebergeurs?profile=large\">Revenir à la recherche"));
    let without = page(&format!("/comparer?{FOUR}"));
    assert!(!without.contains("Dans votre recherche"), "no search, no row");
    let paused = page("/comparer?slug=synthetic-paused&profile=large");
    assert!(
        row(&paused, "Dans votre recherche")[0].contains("En pause jusqu’au 15 janvier 2027"),
        "{paused}"
    );
}

#[test]
fn one_is_taken_out_or_added() {
    let html = page("/comparer?slug=framasoft&slug=club1&profile=large");
    assert!(html.contains("href=\"/comparer?slug=club1&#38;profile=large\">Retirer"));
    assert!(html.contains("<input type=\"hidden\" name=\"slug\" value=\"framasoft,club1\">"));
    assert!(html.contains("<input type=\"hidden\" name=\"profile\" value=\"large\">"));
    let menu = between(&html, "<select id=\"add\" name=\"add\">", "</select>")[0];
    let names = between(menu, "value=\"", "\"");
    assert!(names.len() > 80 && names.contains(&"nubo") && !names.contains(&"club1"), "{names:?}");
    for hidden in ["synthetic-paused", "synthetic-gone"] {
        assert!(!names.contains(&hidden), "{hidden} is in no list");
    }
    let added = SYNTHETIC.get("/comparer?slug=framasoft,club1&profile=large&add=nubo");
    assert_eq!(
        (added.status.as_u16(), added.header("location")),
        (303, "/comparer?slug=framasoft,club1,nubo&profile=large")
    );
    let nobody = SYNTHETIC.get("/comparer?slug=framasoft&add=");
    assert_eq!(nobody.header("location"), "/comparer?slug=framasoft");
    let full = page(&format!("/comparer?{FOUR}"));
    assert!(!full.contains("name=\"add\""), "there is no room for a fifth");
    let alone = page("/comparer?slug=framasoft&profile=large");
    assert!(alone.contains("Un seul hébergeur pour l’instant") && alone.contains("name=\"add\""));
    assert!(alone.contains("href=\"/hebergeurs?profile=large\">Retirer"), "then the search is left");
}

#[test]
fn nobody_chosen_is_a_page_to_choose_on() {
    for address in ["/comparer", "/comparer?slug=", "/en/compare?profile=large"] {
        let html = page(address);
        assert!(html.contains("name=\"add\"") && !html.contains("class=\"mistakes\""), "{address}");
    }
}

#[test]
fn more_than_four_or_unknown_say_so_and_what_to_do() {
    let many = SYNTHETIC.get(&format!("/comparer?{FOUR}&slug=nubo&profile=large"));
    assert_eq!((many.status.as_u16(), many.header("cache-control")), (400, "no-store"));
    let text = many.text();
    assert!(text.contains("Vous avez choisi 5 hébergeurs. La page en montre 4 au plus"), "{text}");
    assert!(text.contains("<title>Erreur\u{a0}: "));
    assert_eq!(text.matches("type=\"checkbox\" name=\"slug\"").count(), 5);
    assert_eq!(text.matches(" checked").count(), 4);
    assert!(text.contains("name=\"profile\" value=\"large\""), "the search is kept");
    let unknown = SYNTHETIC.get("/en/compare?slug=framasof&slug=club1");
    assert_eq!(unknown.status, 404);
    assert!(unknown.text().contains("Did you mean “framasoft”?"), "{}", unknown.text());
    assert!(unknown.text().contains("value=\"club1\" checked"), "the other one is kept");
    let gone = SYNTHETIC.get("/comparer?slug=synthetic-gone");
    assert_eq!(gone.status, 410);
    assert!(gone.text().contains("Fermé."));
    let hostile = SYNTHETIC.get("/comparer?slug=%3Cscript%3E");
    assert!(hostile.status == 404 && !hostile.text().contains("<script>"));
    assert_eq!(SYNTHETIC.get("/comparer?slug=club1&avaliability=99").status, 400, "nothing is ignored");
}

#[test]
fn the_sheet_of_paper_names_its_day_its_licence_and_its_address() {
    let html = page("/comparer?slug=framasoft&slug=club1&at=2026-11-21");
    let made = between(&html, "<footer class=\"made\">", "</footer>")[0];
    for piece in [
        "21 novembre 2026",
        "CC-BY-SA-4.0",
        "http://annuaire.test/comparer?slug=framasoft,club1&#38;at=2026-11-21",
    ] {
        assert!(made.contains(piece), "{piece}: {made}");
    }
    assert!(html.contains("L’annuaire tel qu’il était le 21 novembre 2026."));
    assert!(html.contains("href=\"/en/compare?slug=framasoft,club1&#38;at=2026-11-21\""), "in English too");
    assert!(html.contains("content=\"noindex, nofollow\""));
}

#[test]
fn the_results_hand_their_search_over() {
    let html = page("/hebergeurs?profile=large&page=2&per_page=5");
    let form = between(&html, "<form action=\"/comparer\"", "</form>")[0];
    assert!(form.contains("<input type=\"hidden\" name=\"profile\" value=\"large\">"));
    assert!(!form.contains("name=\"page\""));
}
