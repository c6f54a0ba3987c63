//! The page of criteria: everything that the schema declares, and nothing that must be kept up by hand.

use super::{attributes, page, read};
use matou_core::criteria::{CRITERIA, downtime};
use matou_core::field::Theme;
use matou_core::text::Lang;
use matou_store::Store;
use matou_tests::{TestApp, block_on, data};
use std::sync::Arc;

const PAGES: [(Lang, &str); 2] = [(Lang::Fr, "/criteres"), (Lang::En, "/en/criteria")];

#[test]
fn every_criterion_is_told_with_what_it_asks_of_people() {
    let schema = data::schema();
    for (lang, address) in PAGES {
        let html = page(TestApp::real(), address);
        let text = read(&html);
        for field in CRITERIA {
            let known = schema.field(field.about, field.id).unwrap();
            let texts = &known.texts;
            for piece in [&texts.label, &texts.question, &texts.help, &texts.human_cost] {
                let piece = piece.get(lang).split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(text.contains(&piece), "{}: {piece}", field.id);
            }
            for place in
                [format!("<h3 id=\"criterion-{}\"", field.id), format!("href=\"#criterion-{}\"", field.id)]
            {
                assert_eq!(html.matches(&place).count(), 1, "{place}");
            }
        }
        assert_eq!(html.matches("<article").count(), CRITERIA.len());
    }
}

#[test]
fn criteria_stand_in_the_order_of_their_themes() {
    let html = page(TestApp::real(), "/criteres");
    let of = |theme: Theme| CRITERIA.iter().filter(move |field| field.theme == theme);
    let expected: Vec<&str> = Theme::ALL.into_iter().flat_map(of).map(|field| field.id).collect();
    let ids = attributes(&html, "id");
    let shown: Vec<&str> = ids.iter().filter_map(|id| id.strip_prefix("criterion-")).collect();
    assert_eq!(shown, expected);
}

#[test]
fn every_option_of_every_filter_leads_to_a_search_that_is_understood() {
    let app = TestApp::real();
    for (lang, address) in PAGES {
        let html = page(app, address);
        let links = attributes(&html, "href");
        let results = if lang == Lang::Fr { "/hebergeurs?" } else { "/en/hosters?" };
        let schema = data::schema();
        let of_criteria = schema.filters().iter().filter(|filter| {
            CRITERIA.iter().any(|field| field.id == schema.field_at(filter.field).unwrap().field.id)
        });
        let mut offered = 0;
        for filter in of_criteria {
            for option in filter.options.iter().filter(|option| !option.deprecated) {
                let link = format!("{results}{}={}", filter.filter.parameter, option.code);
                assert!(links.contains(&link), "{link}");
                offered += 1;
            }
        }
        assert!(offered > 50, "{offered}");
        let searches: std::collections::BTreeSet<&String> =
            links.iter().filter(|link| link.starts_with(results)).collect();
        assert!(searches.iter().any(|link| link.contains("intervention_max_hours=8")));
        for link in searches {
            assert_eq!(app.get(link).status, 200, "{link}");
        }
    }
}

#[test]
fn the_table_of_tiers_is_the_arithmetic_of_the_criterion() {
    let schema = data::schema();
    for (lang, address) in PAGES {
        let text = read(&page(TestApp::real(), address));
        for term in schema.vocabularies().get("availability_tiers").unwrap().terms() {
            let allowed = downtime(&term.code).unwrap();
            for amount in [allowed.days_a_year, allowed.hours_a_year, allowed.hours_a_month] {
                assert!(text.contains(&amount.in_words(lang)), "{}: {amount}", term.code);
            }
        }
        assert!(
            text.contains(" 7,3 jours, soit 175,2 heures ")
                || text.contains(" 7.3 days, that is 175.2 hours ")
        );
        assert!(text.contains("45"), "{address}");
    }
}

#[test]
fn recipes_are_open() {
    let schema = data::schema();
    let html = page(TestApp::real(), "/criteres");
    let text = read(&html);
    for recipe in schema.recipes() {
        assert!(text.contains(&*recipe.label.fr) && text.contains(&format!("Version {}", recipe.version)));
        for filter in recipe.conditions.keys() {
            assert!(text.contains(&*schema.filter_at(*filter).unwrap().label.fr), "{}", recipe.id);
        }
        assert!(attributes(&html, "href").contains(&format!("/hebergeurs?profile={}", recipe.id)));
    }
}

#[test]
fn words_are_explained_in_the_order_of_the_alphabet() {
    for (_, address) in PAGES {
        let html = page(TestApp::real(), address);
        let names: Vec<String> = html
            .split("<dt>")
            .skip(1)
            .map(|rest| matou_core::text::fold(rest.split("</dt>").next().unwrap()))
            .collect();
        assert!(names.len() >= 15 && names.is_sorted(), "{names:?}");
        for term in ["gti", "on-call", "volunteer", "paid", "qualification", "chaton"] {
            assert!(html.contains(&format!("id=\"term-{term}\"")), "{term}");
        }
    }
}

/// The toy criteria are not the real ones, and some have no filter, no recipe, no tier.
#[test]
fn another_list_of_criteria_needs_no_other_page() {
    let schema = Arc::new(matou_core::sample::toy_schema().unwrap());
    let app = block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        TestApp::over(Arc::clone(&schema), store).await
    });
    for (lang, address) in PAGES {
        let text = read(&page(&app, address));
        for known in schema.fields() {
            let is_shown = text.contains(known.texts.question.get(lang));
            let is_criterion = !matou_core::identity::is_identity(known.field);
            assert_eq!(is_shown, is_criterion, "{}", known.field.id);
        }
    }
}
