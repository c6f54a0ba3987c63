//! The page of results says what the API says, and keeps the rules of the product.

use super::{between, escaped};
use matou_core::sample;
use matou_core::text::Lang;
use matou_tests::{TestApp, data};
use serde_json::Value as Json;

const QUERIES: u64 = 1000;

/// The hosters of a heading on the page, in order.
fn listed(page: &str, heading: &str) -> Vec<String> {
    let section = between(page, &format!("<section aria-labelledby=\"{heading}\">"), "</section>");
    let section = section.first().copied().unwrap_or_default();
    between(section, "name=\"slug\" value=\"", "\"").into_iter().map(str::to_owned).collect()
}

fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json[name].as_str().unwrap_or_default()
}

/// The card of a hoster.
fn card<'p>(page: &'p str, slug: &str) -> &'p str {
    let cards = between(page, "<li class=\"card\">", "Comparer");
    let mark = format!("name=\"slug\" value=\"{slug}\"");
    cards.into_iter().find(|card| card.contains(&mark)).unwrap_or_else(|| panic!("no card of {slug}"))
}

#[test]
fn a_thousand_queries_find_the_same_hosters_in_the_same_order_with_the_same_sentences() {
    let (app, schema) = (TestApp::real(), data::schema());
    let mut sentences = 0;
    for seed in 0..QUERIES {
        let query = sample::query(&schema, seed).print(&schema);
        let page = app.get(&format!("/hebergeurs?{query}"));
        let json = app.get(&format!("/api/v1/hosters?{query}&include=explanation,excluded&lang=fr"));
        assert_eq!(page.status, json.status, "{query}");
        let (page, json) = (page.text(), json.ok());
        for (verdict, heading) in [("yes", "yes"), ("unknown", "unknown")] {
            let items = json["items"].as_array().unwrap().iter();
            let there: Vec<&str> =
                items.filter(|item| item["match"] == verdict).map(|item| text(item, "slug")).collect();
            assert_eq!(listed(page, heading), there, "{verdict}: {query}");
        }
        assert!(
            page.contains(&format!("<p class=\"sentence\">{}</p>", escaped(text(&json, "sentence")))),
            "{query}"
        );
        for item in json["items"].as_array().unwrap() {
            let card = card(page, text(item, "slug"));
            for line in item["explanation"]["lines"].as_array().unwrap() {
                assert!(card.contains(&escaped(text(line, "text"))), "{query}: {line}");
                sentences += 1;
            }
        }
        for excluded in json["excluded"].as_array().unwrap() {
            for hoster in excluded["hosters"].as_array().unwrap() {
                assert!(page.contains(&escaped(text(hoster, "text"))), "{query}: {hoster}");
                sentences += 1;
            }
        }
    }
    assert!(sentences > 10_000, "{sentences}");
}

#[test]
fn every_condition_is_shown_with_who_set_it_and_can_be_removed() {
    let app = TestApp::real();
    for query in
        ["profile=large", "profile=small", "profile=large&work=paid&q=a", "near=45.7,4.8&within_km=90"]
    {
        let page = app.get(&format!("/hebergeurs?{query}"));
        let json = app.get(&format!("/api/v1/hosters?{query}&lang=fr")).ok();
        let applied = json["applied"].as_array().unwrap();
        assert!(!applied.is_empty(), "{query}");
        for one in applied {
            let href =
                text(one, "href_without").replace("/api/v1/hosters", "/hebergeurs").replace("&lang=fr", "");
            let href = href.replace("?lang=fr", "");
            let link = format!("<a href=\"{}\">Retirer<span", escaped(&href));
            assert!(page.text().contains(&link), "{query}: {link}");
            let is_of_recipe = text(one, "by").starts_with("profile:");
            let says_so = page.text().contains("recette «");
            assert_eq!(is_of_recipe, says_so && is_of_recipe, "{one}");
        }
    }
    assert!(
        app.get("/hebergeurs?profile=large").text().contains("une grande structure, 2026-11"),
        "name and version"
    );
}

#[test]
fn conditions_say_nothing_twice_and_quote_nothing_within_quotes() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs?profile=large&work=paid");
    let chips = between(page.text(), "<ul class=\"applied\">", "</ul>")[0];
    assert!(chips.contains("<span>Au moins un membre est rémunéré <small>"), "{chips}");
    assert!(chips.contains("<span>Travail de maintenance\u{a0}: rémunéré"), "{chips}");
    for address in [
        "/hebergeurs?q=zzzz&match=yes",
        "/service?service=pad&q=zzzz",
        "/hebergeurs/club1?q=zzzz",
        "/carte?q=zzzz",
    ] {
        let page = app.get(address);
        for quoted in page.text().split('«').skip(1) {
            assert!(quoted.contains('»'), "{address}: {quoted}");
        }
    }
    let nothing = app.get("/service?service=pad&q=zzzz");
    assert!(nothing.text().contains("Retirer «\u{a0}zzzz\u{a0}»"), "{}", nothing.text());
}

#[test]
fn no_commitment_stands_without_the_people_behind_it() {
    let app = TestApp::real();
    let mut commitments = 0;
    for lang in Lang::ALL {
        let path = if lang == Lang::Fr { "/hebergeurs" } else { "/en/hosters" };
        let page = app.get(&format!("{path}?per_page=500"));
        let json = app.get(&format!("/api/v1/hosters?per_page=500&lang={lang}")).ok();
        for item in json["items"].as_array().unwrap() {
            for answer in item["answers"].as_object().unwrap().values() {
                let Some(cost) = answer.get("human_cost") else { continue };
                let fact = between(page.text(), &escaped(text(answer, "text")), "</li>");
                let people = escaped(text(cost, "text"));
                assert!(fact.iter().any(|rest| rest.contains(&people)), "{}: {answer}", text(item, "slug"));
                commitments += 1;
            }
        }
    }
    assert!(commitments >= 10, "{commitments}");
}

#[test]
fn every_value_of_a_card_says_who_said_it_and_when() {
    let page = TestApp::real().get("/hebergeurs?per_page=500&sort=name");
    let facts = between(page.text(), "<span class=\"said\">", "</li>");
    assert!(facts.len() > 30, "{}", facts.len());
    for fact in facts {
        let source = between(fact, "<small>", "</small>");
        let source = source.first().unwrap_or_else(|| panic!("no source: {fact}"));
        assert!(source.contains(", ") && source.chars().any(|letter| letter.is_ascii_digit()), "{source}");
    }
}

#[test]
fn what_is_not_stated_is_counted_beside_every_facet_and_listed_apart() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs?profile=large&work=paid");
    let json = app.get("/api/v1/hosters?profile=large&work=paid&include=facets&lang=fr").ok();
    for facet in json["facets"].as_array().unwrap() {
        let parameter = text(facet, "parameter");
        let label = format!("<legend>{}</legend>", escaped(text(facet, "label")));
        let field = between(page.text(), &label, "</fieldset>");
        let field = field.first().unwrap_or_else(|| panic!("no filter {parameter}"));
        assert!(
            field.contains(&format!("Non renseigné\u{a0}: {}<", facet["not_stated"])),
            "{parameter}: {field}"
        );
        for value in facet["values"].as_array().unwrap() {
            let (code, count) = (text(value, "value"), &value["count"]);
            assert!(field.contains(&format!("value=\"{}\"", escaped(code))), "{parameter}={code}");
            assert!(field.contains(&format!("({count})")), "{parameter}={code}: {count}");
        }
    }
    assert!(page.text().contains("<h2 id=\"unknown\">N’ont pas répondu</h2>"));
    let hidden = app.get("/hebergeurs?profile=large&match=yes");
    assert!(!hidden.text().contains("id=\"unknown\""), "the visitor hides them");
}

#[test]
fn questions_that_nobody_has_answered_are_folded_and_stay_in_view_when_they_are_asked() {
    let app = TestApp::real();
    let folded = |query: &str| {
        let page = app.get(&format!("/hebergeurs{query}"));
        between(page.text(), "<details class=\"group\">", "</details>").concat()
    };
    let facets = app.get("/api/v1/hosters?include=facets&lang=fr").ok()["facets"].clone();
    let counted = |facet: &Json| facet["values"].as_array().unwrap().iter().any(|value| value["count"] != 0);
    let shown = folded("");
    let legend = |facet: &Json| format!("<legend>{}</legend>", escaped(text(facet, "label")));
    for facet in facets.as_array().unwrap().iter().filter(|facet| counted(facet)) {
        assert!(!shown.contains(&legend(facet)), "{facet}");
    }
    assert!(shown.contains("name=\"on_call\"") && shown.matches("<fieldset").count() > 5, "{shown}");
    // Its answers have aged: it was answered all the same.
    assert!(!shown.contains("name=\"availability\""));
    assert!(!folded("?on_call=organised").contains("name=\"on_call\""));
    assert!(folded("?profile=large&q=zzzz").contains("name=\"on_call\""), "whatever the search finds");
}

#[test]
fn a_card_without_commitments_says_so_in_few_words() {
    let page = TestApp::real().get("/hebergeurs?per_page=500");
    let silent = page.text().matches("<p class=\"unsaid\">Engagements non renseignés</p>").count();
    assert!(silent > 70, "{silent}");
    assert!(!page.text().contains("(GTI), Engagement de disponibilité</p>"));
    assert!(page.text().contains("<p class=\"unsaid\">Non renseigné\u{a0}: Engagement de disponibilité</p>"));
}

#[test]
fn a_page_beyond_the_last_leads_back_to_the_last() {
    let app = TestApp::real();
    let last = app.get("/api/v1/hosters?per_page=25").ok()["pages"].as_u64().unwrap();
    for (page, before) in [(99, last), (last + 1, last), (last, last - 1), (2, 1)] {
        let html = app.get(&format!("/hebergeurs?page={page}"));
        let pages = between(html.text(), "<nav class=\"pages\"", "</nav>")[0];
        let previous = between(pages, "href=\"", "\" rel=\"prev\"");
        let there = if before == 1 { "/hebergeurs".to_owned() } else { format!("/hebergeurs?page={before}") };
        assert_eq!(previous, [there.as_str()], "{page}");
        assert_eq!(pages.contains("rel=\"next\""), page < last, "{page}");
        assert_eq!(listed(html.text(), "yes").is_empty(), page > last, "{page}");
        assert!(!listed(app.get(&there).text(), "yes").is_empty(), "{there}: the link leads to somebody");
    }
    assert!(!app.get("/hebergeurs").text().contains("rel=\"prev\""));
}

#[test]
fn an_empty_result_offers_a_way_on() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs?service=pad&department=2A&match=yes");
    assert!(listed(page.text(), "yes").is_empty());
    let nobody = between(page.text(), "<div class=\"nobody\">", "</div>");
    let nobody = nobody.first().unwrap();
    assert!(nobody.contains("Retirer «") && nobody.contains("href=\"/hebergeurs\""), "{nobody}");
    for href in between(nobody, "href=\"", "\"") {
        assert_eq!(app.get(&href.replace("&#38;", "&")).status, 200, "{href}");
    }
}

#[test]
fn a_form_keeps_what_it_does_not_show() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs?profile=large&without=paid_member&near=45.7,4.8&within_km=90&per_page=5");
    for field in [
        "name=\"profile\" value=\"large\"",
        "name=\"without\" value=\"paid_member\"",
        "name=\"near\" value=\"45.7,4.8\"",
        "name=\"per_page\" value=\"5\"",
    ] {
        assert!(page.text().contains(&format!("<input type=\"hidden\" {field}>")), "{field}");
    }
    assert!(page.text().contains(
        "name=\"within_km\" type=\"number\" inputmode=\"numeric\" min=\"1\" max=\"20000\" value=\"90\""
    ));
    // A seed goes with the shuffle only, which the form may change.
    assert!(!app.get("/hebergeurs?seed=3").text().contains("name=\"seed\""));
    // What was taken out of a recipe may be asked for again.
    assert_eq!(app.get("/hebergeurs?profile=large&without=paid_member&paid_member=yes").status, 200);
}

#[test]
fn the_language_stands_in_the_address_and_a_parameter_leads_there() {
    let app = TestApp::real();
    let english = app.get_with("/en/hosters?profile=large", &[("accept-language", "fr")]);
    assert_eq!(english.header("content-language"), "en");
    assert!(english.text().contains("<html lang=\"en\">"));
    assert!(
        english.text().contains("hreflang=\"fr\" href=\"http://annuaire.test/hebergeurs?profile=large\"")
    );
    let moved = app.get("/hebergeurs?profile=large&lang=en&work=paid");
    assert_eq!(
        (moved.status.as_u16(), moved.header("location")),
        (303, "/en/hosters?profile=large&work=paid")
    );
    assert_eq!(app.get("/hebergeurs?lang=xx").status, 400);
}

#[test]
fn a_past_day_says_so_and_is_kept() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs?at=2026-11-21&per_page=5");
    assert!(page.text().contains("L’annuaire tel qu’il était le 21 novembre 2026."), "{}", page.text());
    assert!(page.text().contains("at=2026-11-21"), "links keep it");
    assert_eq!(app.get("/hebergeurs?at=1999-01-01").status, 400);
}
