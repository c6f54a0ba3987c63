//! The pages of text: what they must say, what they must not promise, and who runs the service.

use super::{TEXTS, attributes, page, read};
use axum::http::Method;
use matou_api::{Operator, Settings};
use matou_store::Store;
use matou_tests::contract::Contract;
use matou_tests::{TestApp, block_on, data};

fn run_by(operator: Operator) -> TestApp {
    let settings = Settings { operator, ..Settings::default() };
    block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        TestApp::told(data::schema(), store, settings).await
    })
}

fn filled_in() -> TestApp {
    run_by(Operator {
        publisher: Some("Association <fictive>, 1 rue de l’Exemple".to_owned()),
        contact: Some("contact@chatons.example".to_owned()),
        hosted_by: Some("Un hébergeur fictif, 2 rue de l’Exemple".to_owned()),
    })
}

#[test]
fn every_page_has_one_heading_and_its_counterpart() {
    for addresses in TEXTS {
        for (address, lang) in addresses.into_iter().zip(["fr", "en"]) {
            let answer = TestApp::real().get(address);
            assert_eq!((answer.status.as_u16(), answer.header("content-language")), (200, lang), "{address}");
            let html = answer.text();
            assert_eq!(html.matches("<h1").count(), 1, "{address}");
            assert!(html.contains(&format!("<html lang=\"{lang}\">")), "{address}");
            for (other, path) in ["fr", "en"].into_iter().zip(addresses) {
                let link = format!("hreflang=\"{other}\" href=\"http://annuaire.test{path}\"");
                assert!(html.contains(&link), "{address}: {link}");
            }
            let head = TestApp::real().ask(&Method::HEAD, address, &[]);
            assert_eq!(head.header("etag"), answer.header("etag"), "{address}");
            let again = TestApp::real().get_with(address, &[("if-none-match", answer.header("etag"))]);
            assert_eq!(again.status, 304, "{address}");
        }
    }
}

#[test]
fn headings_never_jump_a_level() {
    for address in TEXTS.as_flattened() {
        let html = page(TestApp::real(), address);
        let levels = html.split("<h").skip(1).filter_map(|rest| rest.chars().next()?.to_digit(10));
        let levels: Vec<u32> = levels.collect();
        assert_eq!(levels.first(), Some(&1), "{address}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{address}: {levels:?}");
    }
}

#[test]
fn a_page_of_text_takes_no_parameter_and_says_so_as_a_page() {
    for address in TEXTS.as_flattened() {
        let answer = TestApp::real().get(&format!("{address}?page=2"));
        assert_eq!(answer.status, 400, "{address}");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8", "{address}");
        assert!(answer.text().contains("page"), "{address}");
    }
}

#[test]
fn links_inside_the_site_lead_somewhere() {
    let app = TestApp::real();
    let mut seen = std::collections::BTreeSet::new();
    for address in TEXTS.as_flattened() {
        let html = page(app, address);
        let ids = attributes(&html, "id");
        for link in attributes(&html, "href") {
            if let Some(id) = link.strip_prefix('#') {
                assert!(ids.iter().any(|known| known == id), "{address}: {link}");
            } else if link.starts_with('/') && seen.insert(link.clone()) {
                assert_eq!(app.get(&link).status, 200, "{address}: {link}");
            }
        }
    }
    assert!(seen.len() > 100, "{}", seen.len());
}

#[test]
fn the_proposal_was_never_put_to_a_vote_and_the_pages_say_so() {
    let app = TestApp::real();
    let french = read(&page(app, "/a-propos"));
    assert!(french.contains("Cette proposition n’a jamais été soumise à un vote."), "{french}");
    assert!(read(&page(app, "/en/about")).contains("This proposal was never put to a vote."));
    let thread = "https://forum.chatons.org/t/taxonomie-des-chatons-gt-matou/3942".to_owned();
    assert!(attributes(&page(app, "/a-propos"), "href").contains(&thread));
}

#[test]
fn the_data_page_says_what_the_api_says() {
    let app = TestApp::real();
    let sources = app.get("/api/v1/sources").ok();
    let html = page(app, "/donnees");
    for source in sources["sources"].as_array().unwrap() {
        assert!(html.contains(source["location"].as_str().unwrap()), "{source}");
    }
    let version = app.get("/api/v1/hosters").ok()["dataset_version"].as_str().unwrap().to_owned();
    assert!(html.contains(&version) && html.contains("21 novembre 2026") && html.contains("CC BY-SA 4.0"));
    let package = app.get("/dumps/latest/datapackage.json").ok();
    let links = attributes(&html, "href");
    for file in package["resources"].as_array().unwrap() {
        let link = format!("/dumps/latest/{}", file["path"].as_str().unwrap());
        assert!(links.contains(&link), "{link}");
    }
}

#[test]
fn the_accessibility_statement_claims_no_more_than_is_known() {
    for (address, words) in [
        (
            "/accessibilite",
            ["partiellement conforme", "RGAA 4.1", "WCAG 2.2", "Aucun audit", "lecteur d’écran"],
        ),
        ("/en/accessibility", ["partially conformant", "RGAA", "WCAG 2.2", "Nobody", "screen reader"]),
    ] {
        let text = read(&page(TestApp::real(), address));
        for word in words {
            assert!(text.contains(word), "{address}: {word}");
        }
    }
}

#[test]
fn what_the_operator_left_out_is_said_and_what_is_filled_in_is_shown() {
    let silent = read(&page(TestApp::real(), "/mentions-legales"));
    assert_eq!(silent.matches("L’équipe du site ne l’a pas encore indiqué.").count(), 2, "{silent}");
    assert!(silent.contains("n’a pas encore donné d’adresse de contact"), "{silent}");
    let app = filled_in();
    let html = page(&app, "/mentions-legales");
    assert!(html.contains("Association &#60;fictive&#62;, 1 rue de l’Exemple"), "{html}");
    let text = read(&html);
    for piece in ["Un hébergeur fictif, 2 rue de l’Exemple", "contact@chatons.example"] {
        assert!(text.contains(piece), "{piece}");
    }
    assert!(!text.contains("pas encore"), "{text}");
    for address in ["/a-propos", "/accessibilite", "/en/legal"] {
        let links = attributes(&page(&app, address), "href");
        assert!(links.contains(&"mailto:contact@chatons.example".to_owned()), "{address}");
    }
}

/// Another operator is another answer: whoever holds the old one is not told that nothing changed.
#[test]
fn another_operator_changes_the_page() {
    let (silent, filled) = (run_by(Operator::default()), filled_in());
    for address in ["/mentions-legales", "/a-propos", "/accessibilite"] {
        assert_ne!(silent.get(address).header("etag"), filled.get(address).header("etag"), "{address}");
    }
}

#[test]
fn the_legal_notice_counts_requests_only_where_they_are_counted() {
    let counted = read(&page(&run_by(Operator::default()), "/mentions-legales"));
    assert!(!counted.contains("il compte les signalements"), "{counted}");
    let settings = Settings { rate: Some(matou_api::Rate::default()), ..Settings::default() };
    let app = block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        TestApp::told(data::schema(), store, settings).await
    });
    assert!(read(&page(&app, "/mentions-legales")).contains("il compte les signalements"));
    assert!(read(&page(&app, "/api")).contains("20 requêtes par seconde"));
}

#[test]
fn the_page_of_the_api_lists_every_operation_in_words() {
    let contract = Contract::new(&matou_api::openapi::text(&data::schema()));
    for (address, catalogue) in [("/api", "fr"), ("/en/api", "en")] {
        let html = page(TestApp::real(), address);
        let text = read(&html);
        let catalogue = data::read(&format!("crates/api/locales/{catalogue}.ftl"));
        for operation in contract.operations() {
            assert!(text.contains(&format!("{} {} ", operation.method, operation.path)), "{}", operation.id);
            let key = format!("\napi-does-{} = ", operation.id);
            let (_, words) = catalogue.split_once(&key).unwrap_or_else(|| panic!("{key} is missing"));
            assert!(text.contains(words.lines().next().unwrap()), "{}", operation.id);
        }
        let listed = ["<b>GET</b>", "<b>POST</b>"].map(|method| html.matches(method).count());
        assert_eq!(listed.iter().sum::<usize>(), contract.operations().len());
    }
}

#[test]
fn the_examples_of_the_api_work() {
    for address in ["/api", "/en/api"] {
        let text = read(&page(TestApp::real(), address));
        let commands: Vec<&str> = text.split("curl ").skip(1).collect();
        assert_eq!(commands.len(), 3, "{address}");
        for command in commands {
            let asked = command.split('\'').nth(1).unwrap();
            let path = asked.strip_prefix("http://annuaire.test").unwrap();
            assert_eq!(TestApp::real().get(path).status, 200, "{asked}");
        }
    }
}
