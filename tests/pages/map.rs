//! The map and the list beside it hold the same hosters, those of the search; no number is told by a colour.

use super::{between, escaped};
use matou_core::query::Query;
use matou_core::sample;
use matou_tests::{TestApp, data};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

const QUERIES: u64 = 200;

/// Where nothing is drawn: Montréal, in degrees east.
const MONTREAL: f64 = -73.6;

fn text<'j>(json: &'j Json, name: &str) -> &'j str {
    json[name].as_str().unwrap_or_default()
}

fn records<'j>(item: &'j Json, field: &str) -> Vec<&'j Json> {
    item["identity"][field]["value"].as_array().map(|all| all.iter().collect()).unwrap_or_default()
}

/// The titles of all dots.
fn dots(page: &str) -> Vec<&str> {
    let drawn = between(page, "<g class=\"dots\">", "</g>");
    between(drawn.first().unwrap(), "<title>", "</title>")
}

/// The slugs below each heading of a level.
fn listed(page: &str, level: &str) -> BTreeMap<String, Vec<String>> {
    let list = between(page, "id=\"list\"", "</main>");
    let list = list.first().unwrap();
    let mut found = BTreeMap::new();
    for piece in list.split(&format!("<{level}>")).skip(1) {
        let (heading, rest) = piece.split_once(&format!("</{level}>")).unwrap();
        let name = between(heading, "\">", "</a>").first().copied().unwrap_or(heading);
        let rest = rest.split("<h3>").next().unwrap();
        let rest = if level == "h4" { rest.split("<h4>").next().unwrap() } else { rest };
        let hosters = between(rest, "<li><a href=\"/hebergeurs/", "\"").into_iter();
        let slug = |address: &str| address.split('?').next().unwrap().to_owned();
        found.insert(name.to_owned(), hosters.map(slug).collect());
    }
    found
}

/// The labels of a vocabulary, by code.
fn labels(vocabulary: &str) -> BTreeMap<String, String> {
    let schema = data::schema();
    let terms = schema.vocabularies().get(vocabulary).unwrap().terms();
    terms.iter().map(|term| (term.code.to_string(), escaped(&term.label.fr))).collect()
}

/// A query without what means nothing on a map.
fn query(seed: u64) -> String {
    let schema = data::schema();
    let paging = Query::default();
    Query { page: paging.page, per_page: paging.per_page, ..sample::query(&schema, seed) }.print(&schema)
}

#[test]
fn two_hundred_searches_have_every_hoster_on_the_map_and_under_each_of_its_places() {
    let app = TestApp::real();
    let (departments, countries) = (labels("departments"), labels("countries"));
    let (mut drawn, mut placed) = (0, 0);
    for seed in 0..QUERIES {
        let query = query(seed);
        let page = app.get(&format!("/carte?{query}"));
        assert_eq!(page.status, 200, "{query}: {}", page.text());
        let list = app.get(&format!("/api/v1/hosters?{query}&per_page=500&lang=fr")).ok();
        let page = page.text();
        assert!(page.contains(&format!("<p class=\"sentence\">{}</p>", escaped(text(&list, "sentence")))));
        let titles = dots(page);
        let (by_department, by_country) = (listed(page, "h4"), listed(page, "h3"));
        for item in list["items"].as_array().unwrap() {
            let (slug, name) = (text(item, "slug").to_owned(), escaped(text(item, "name")));
            let positions = records(item, "positions");
            let is_drawn = positions.iter().any(|at| at["longitude"].as_f64() != Some(MONTREAL));
            let is_named = titles.iter().any(|title| title.contains(&name));
            assert_eq!(is_named, is_drawn, "{slug}: {query}");
            drawn += usize::from(is_drawn);
            for place in records(item, "places") {
                let country = &countries[text(place, "country")];
                assert!(by_country[country].contains(&slug), "{slug} in {country}: {query}");
                if let Some(department) = departments.get(text(place, "department")) {
                    assert!(by_department[department].contains(&slug), "{slug} in {department}: {query}");
                    placed += 1;
                }
            }
            if records(item, "places").is_empty() {
                assert!(by_country["Sans lieu connu"].contains(&slug), "{slug}: {query}");
            }
        }
        let here: BTreeSet<&String> = by_country.values().flatten().collect();
        assert_eq!(here.len(), list["items"].as_array().unwrap().len(), "nobody else: {query}");
    }
    assert!(drawn > 2000 && placed > 2000, "{drawn} {placed}");
}

#[test]
fn every_department_with_hosters_looks_the_same_and_says_in_words_how_many() {
    let page = TestApp::real().get("/carte");
    let drawing = between(page.text(), "<g class=\"departments\">", "</g>");
    let drawing = drawing.first().unwrap();
    let links = between(drawing, "<a ", "</a>");
    let by_department = listed(page.text(), "h4");
    assert_eq!(links.len(), by_department.len());
    let mut numbers = BTreeSet::new();
    for link in links {
        let looks: Vec<&str> = between(link, "<path ", " d=");
        assert_eq!(looks, ["class=\"held\""], "{link}");
        assert!(!link.contains("style") && !link.contains("fill"), "{link}");
        let title = between(link, "<title>", "</title>")[0];
        let (name, number) = title.split_once("\u{a0}: ").unwrap();
        let number: usize = number.split(' ').next().unwrap().parse().unwrap();
        assert_eq!(number, by_department[name].len(), "{title}");
        // The number stands in the list too.
        let written = format!(">{name}</a> <span class=\"number\">({number})</span>");
        assert!(page.text().contains(&written), "{written}");
        numbers.insert(number);
    }
    assert!(numbers.len() > 3, "departments differ in number, and in nothing else: {numbers:?}");
}

#[test]
fn the_map_leads_where_the_list_leads() {
    let app = TestApp::real();
    let page = app.get("/carte?profile=large");
    let html = page.text();
    assert!(html.contains("<title>Rhône\u{a0}: 7 hébergeurs</title>"), "{html}");
    let department = "href=\"/hebergeurs?profile=large&#38;department=69\"";
    assert_eq!(html.matches(department).count(), 2, "once on the map, once in the list");
    assert!(html.contains("href=\"/hebergeurs/framasoft?profile=large\""));
    assert!(html.contains("<p class=\"turns\"><a href=\"/hebergeurs?profile=large\">"));
    let drawing = between(html, "<svg viewBox=\"-1 ", "</svg>");
    for href in between(drawing.first().unwrap(), "<a href=\"", "\"") {
        let there = href.replace("&#38;", "&");
        assert!(there.contains("profile=large"), "{there}");
        // Pages of hosters have tests of their own.
        if there.starts_with("/hebergeurs?") {
            assert_eq!(app.get(&there).status, 200, "{there}");
        }
    }
}

#[test]
fn what_matches_and_what_has_not_said_differ_in_shape_and_in_words() {
    let app = TestApp::real();
    let asked = app.get("/carte?profile=large");
    let drawn = between(asked.text(), "<g class=\"dots\">", "</g>");
    assert!(drawn[0].contains("class=\"hollow\""));
    assert!(drawn[0].contains("(n’a pas répondu)"));
    assert!(asked.text().contains("</span> correspond</small>"));
    assert!(asked.text().contains("Pastille vide\u{a0}: il n’a pas répondu."));
    let all = app.get("/carte");
    assert!(!all.text().contains("class=\"hollow\"") && !all.text().contains("Pastille vide"));
    let hidden = app.get("/carte?profile=large&match=yes");
    assert!(!hidden.text().contains("(n’a pas répondu)"), "the visitor hides them");
}

#[test]
fn those_outside_of_the_frame_and_those_without_position_are_told_apart_and_listed() {
    let page = TestApp::real().get("/carte");
    let caption = between(page.text(), "<figcaption>", "</figcaption>");
    assert!(caption[0].contains("FACiL") && caption[0].contains("sont hors du cadre, et dans la liste."));
    assert!(caption[0].contains("4 hébergeurs n’ont pas de position"), "{}", caption[0]);
    assert_eq!(listed(page.text(), "h3")["Canada"].len(), 2);
}

#[test]
fn the_drawing_is_no_stop_of_the_keyboard_and_the_list_holds_its_links() {
    let page = TestApp::real().get("/carte?profile=large");
    let drawing = between(page.text(), "<svg viewBox=\"-1 ", "</svg>");
    assert!(drawing[0].contains("aria-hidden=\"true\""));
    for link in between(drawing[0], "<a ", ">") {
        assert!(link.contains("tabindex=\"-1\""), "{link}");
    }
    assert!(page.text().contains("href=\"#list\">Passer la carte</a>"));
}

#[test]
fn an_empty_map_offers_a_way_on_and_pages_mean_nothing_there() {
    let app = TestApp::real();
    let page = app.get("/carte?service=pad&department=2A&match=yes");
    let nobody = between(page.text(), "<div class=\"nobody\">", "</div>");
    assert!(nobody[0].contains("Retirer «"), "{nobody:?}");
    for href in between(nobody[0], "href=\"", "\"") {
        assert!(href.starts_with("/carte"), "{href}");
        assert_eq!(app.get(&href.replace("&#38;", "&")).status, 200, "{href}");
    }
    assert_eq!(app.get("/carte?page=2").status, 400);
    assert_eq!(app.get("/carte?sort=availability").status, 400);
}

#[test]
fn a_past_day_and_the_other_language_are_kept() {
    let app = TestApp::real();
    let past = app.get("/carte?at=2026-11-21&profile=large");
    assert!(past.text().contains("L’annuaire tel qu’il était le 21 novembre 2026."));
    assert!(past.text().contains("department=69&#38;at=2026-11-21"));
    let english = app.get("/en/map?profile=large");
    assert!(english.text().contains("<title>Rhône: 7 hosters</title>"));
    assert!(english.text().contains("</span> has not said</small>"));
    assert!(english.text().contains("href=\"/carte?profile=large\" lang=\"fr\""));
}

#[test]
fn a_hostile_name_stays_a_name() {
    let tables = [
        ("hosters.csv", "slug,name,provenance\nhostile,\"</title><script>alert(1)</script>\",declared\n"),
        ("places.csv", "slug,places.country,places.department,provenance\nhostile,FR,48,declared\n"),
        (
            "positions.csv",
            "slug,positions.latitude,positions.longitude,provenance\nhostile,44.5,3.0,declared\n",
        ),
    ];
    let schema = data::schema();
    let app =
        TestApp::real_and(tables.iter().flat_map(|(name, text)| data::table(&schema, name, text)).collect());
    let page = app.get("/carte");
    assert!(page.text().contains("<title>&#60;/title&#62;&#60;script&#62;alert(1)"), "{}", page.text());
    assert!(!page.text().contains("<script>alert"));
}
