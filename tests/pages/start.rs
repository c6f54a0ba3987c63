//! The way in: the situations with what their recipes ask, a search, needs that lead to a service.

use super::between;
use matou_tests::TestApp;

#[test]
fn every_situation_says_what_its_recipe_asks_and_leads_to_it() {
    let app = TestApp::real();
    for (path, results) in [("/", "/hebergeurs"), ("/en/", "/en/hosters")] {
        let page = app.get(path);
        assert_eq!(page.status, 200);
        let choices = between(page.text(), "<li class=\"choice\">", "</li>");
        assert_eq!(choices.len(), 3);
        for (choice, profile) in choices.iter().zip(["individual", "small", "large"]) {
            assert!(choice.contains(&format!("href=\"{results}?profile={profile}\"")), "{choice}");
            let recipe = between(choice, "<p class=\"recipe\">", "</p>");
            assert!(recipe.first().is_some_and(|recipe| recipe.len() > 40), "{choice}");
            assert_eq!(app.get(&format!("{results}?profile={profile}")).status, 200);
        }
    }
}

#[test]
fn the_start_page_takes_no_parameter() {
    let app = TestApp::real();
    assert_eq!(app.get("/?profile=large").status, 400);
    let there = app.get("/?lang=en");
    assert_eq!((there.status.as_u16(), there.header("location")), (303, "/en/"));
    assert_eq!(app.get("/en").header("location"), "/en/");
}

#[test]
fn every_need_that_is_named_can_be_answered_at_once() {
    let app = TestApp::real();
    for path in ["/", "/en/"] {
        let page = app.get(path);
        let needs = between(page.text(), "<ul class=\"needs\">", "</ul>");
        let hrefs = between(needs.first().unwrap(), "href=\"", "\"");
        assert!(hrefs.len() >= 3, "{hrefs:?}");
        for href in hrefs {
            assert_eq!(app.get(href).status, 200, "{href}");
        }
    }
}
