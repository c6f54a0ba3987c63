//! Synthetic hosters: what happened to their answers, what they try to do to a page, and where they are not shown.

use super::{check_headings, check_links, criterion};
use crate::pages::{between, escaped};
use matou_core::statement::{Entry, Statement};
use matou_tests::{TestApp, data};
use serde_json::Value as Json;

fn entry(field: &str, act: &str, content: &str) -> Entry {
    let text = |text: &str| text.to_owned();
    Entry {
        hoster: text("synthetic"),
        service: String::new(),
        field: text(field),
        act: text(act),
        content: text(content),
        provenance: text("declared"),
        stated_on: text("2026-10-02"),
        read_on: String::new(),
        documents: String::new(),
        evidence: String::new(),
        author: text("cli"),
        recorded_at: text("2026-11-20T08:00:00Z"),
    }
}

fn app(entries: &[Entry]) -> TestApp {
    let schema = data::schema();
    let statements = entries.iter().map(|entry| Statement::from_entry(&schema, entry).unwrap());
    TestApp::real_and(statements.collect())
}

#[test]
fn what_happened_to_an_answer_stands_beside_it() {
    let weaker = Entry {
        provenance: "sheet".to_owned(),
        stated_on: "2025".to_owned(),
        documents: "https://www.chatons.org/synthetic".to_owned(),
        ..entry("work", "stated", "administration = paid")
    };
    let app = app(&[
        entry("name", "stated", "value = Synthétique"),
        weaker,
        Entry {
            documents: "https://synthetic.example/a b".to_owned(),
            evidence: "https://synthetic.example/proof".to_owned(),
            ..entry("work", "stated", "administration = volunteer")
        },
        entry("work", "confirmed", ""),
        entry("work", "reviewed", ""),
        entry("work", "contested", "Une personne est payée."),
        entry("incidents", "stated", "status_page = https://etat.synthetic.example/\nannounces = yes"),
        entry(
            "intervention",
            "stated",
            "delay = PT8H\nclock = working\nmeans = Deux personnes.\\nLe jour.\nurl = https://synthetic.example/gti",
        ),
        entry(
            "links",
            "stated",
            "1.kind = terms\n1.url = https://synthetic.example/cgu\n1.name = Nos conditions",
        ),
        entry("description", "stated", "value = Une ligne.\\nUne autre."),
    ]);
    let page = app.get("/hebergeurs/synthetic");
    let html = page.text();
    let work = criterion(html, "work");
    for text in [
        "déclaré par l’hébergeur, 2 octobre 2026, confirmé le 20 novembre 2026, relu par le collectif le 20 novembre 2026",
        "Contesté par le collectif\u{a0}: Une personne est payée.",
        "D’autres sources disent autre chose\u{a0}:",
        "Maintenance de l’infrastructure : travail rémunéré.",
        "fiche sur chatons.org, 2025",
        "<a href=\"https://synthetic.example/a\" rel=\"noopener external\">",
        "<a href=\"https://synthetic.example/proof\" rel=\"noopener external\">",
    ] {
        assert!(work.contains(text), "{text}: {work}");
    }
    for address in
        ["https://etat.synthetic.example/", "https://synthetic.example/gti", "https://synthetic.example/cgu"]
    {
        assert!(html.contains(&format!("<a href=\"{address}\"")), "{address}");
    }
    assert!(criterion(html, "intervention").contains("Moyens : Deux personnes.\nLe jour."), "{html}");
    assert!(criterion(html, "links").contains("Nos conditions"));
    assert!(html.contains("Une ligne.\nUne autre."), "line ends are kept");
    let history = app.get("/hebergeurs/synthetic/historique");
    for text in ["Confirmé tel quel.", "Relu par le collectif.", "Une personne est payée.", "à la main"] {
        assert!(history.text().contains(text), "{text}");
    }
}

#[test]
fn what_people_write_stays_text() {
    let end = "</script><script>alert(1)</script>";
    let long = format!("javascript:alert(1) {}", "\u{202e}\"'><img src=x onerror=alert(1)>".repeat(400));
    let tag = "\"'><img src=x onerror=alert(1)> javascript:alert(1) \u{200f}אבג";
    let hostile = |field: &str, content: &str| Entry {
        documents: long.clone(),
        evidence: format!("{long}\nhttps://chatons.org@evil.example/"),
        ..entry(field, "stated", content)
    };
    let mut entries = vec![
        hostile("name", &format!("value = {end}")),
        hostile("description", &format!("value = {}\\n{end}", tag.repeat(20))),
        hostile("website", "value = https://evil.example/'onclick='alert(1)"),
        hostile("founded", "value = 2004"),
        hostile("notes", &format!("1.text = {tag}\n1.source = javascript:alert(1)")),
        hostile("intervention", &format!("delay = PT4H\nclock = working\nmeans = {tag}")),
        entry("intervention", "contested", &long),
    ];
    let service = |field: &str, content: &str| Entry { service: "s".to_owned(), ..hostile(field, content) };
    entries.push(service("name", &format!("value = {end}")));
    entries.push(service("load", &format!("state = full\nreason = {}", tag.get(..60).unwrap_or(tag))));
    let app = app(&entries);
    for path in ["/hebergeurs/synthetic", "/en/hosters/synthetic?q=a", "/hebergeurs/synthetic/historique"] {
        let page = app.get(path);
        assert_eq!(page.status, 200, "{path}");
        let html = page.text();
        check_links(html, path);
        check_headings(html, path);
        assert!(!html.contains("<img") && !html.contains("<script>"), "{path}");
        assert!(!html.contains("evil.example/\" rel"), "{path}: a host that is not named");
        assert!(html.contains(&escaped(end)), "{path}: it is told all the same");
        let tags = html.split('<').filter_map(|piece| piece.split_once('>')).map(|(tag, _)| tag);
        let names = tags.flat_map(|tag| tag.split('"').step_by(2));
        assert!(names.clone().all(|name| !name.contains("onerror") && !name.contains("onclick")), "{path}");
    }
    let page = app.get("/hebergeurs/synthetic");
    let data = between(page.text(), "<script type=\"application/ld+json\">", "</script>");
    let data: Json = serde_json::from_str(data[0]).unwrap();
    assert_eq!((&data["name"], &data["foundingDate"]), (&Json::from(end), &Json::from("2004")));
    assert_eq!(data["@type"], "Organization");
    assert!(data.get("aggregateRating").is_none());
}

#[test]
fn who_withdrew_is_gone_and_who_is_unknown_has_a_nearest_name() {
    let app = app(&[
        entry("name", "stated", "value = Synthétique"),
        entry("listing", "stated", "state = withdrawn\nreason = Fermé fin octobre."),
    ]);
    for path in ["/hebergeurs/synthetic", "/hebergeurs/synthetic/historique"] {
        let page = app.get(path);
        assert_eq!((page.status.as_u16(), page.header("content-type")), (410, "text/html; charset=utf-8"));
        assert!(
            page.text()
                .contains("Synthétique a été retiré de l’annuaire le 20 novembre 2026. Fermé fin octobre."),
            "{}",
            page.text()
        );
        check_headings(page.text(), path);
    }
    let english = app.get("/en/hosters/synthetic");
    assert!(english.text().contains("was withdrawn from the directory on 20 November 2026."));
    for (path, near) in [
        ("/hebergeurs/clubb1", "<a href=\"/hebergeurs/club1\">Voir Club1</a>"),
        ("/en/hosters/clubb1/history", "<a href=\"/en/hosters/club1\">See Club1</a>"),
    ] {
        let page = app.get(path);
        assert_eq!((page.status.as_u16(), page.header("content-type")), (404, "text/html; charset=utf-8"));
        assert!(page.text().contains(near), "{}", page.text());
    }
    assert_eq!(app.get("/hebergeurs/%ff").status, 404);
    assert_eq!(app.get("/hebergeurs/club1?x=1").status, 400);
    assert_eq!(app.get("/hebergeurs/club1/historique?x=1").status, 400);
}

#[test]
fn who_pauses_says_so_at_the_top() {
    let app =
        app(&[entry("listing", "stated", "state = paused\nuntil = 2027-01-15\nreason = Nous déménageons.")]);
    let page = app.get("/hebergeurs/synthetic?work=paid");
    let notice = between(page.text(), "<p class=\"notice\">", "</p>");
    assert!(
        notice[0].contains("En pause jusqu’au 15 janvier 2027 : Nous déménageons. N’est dans aucune liste.")
    );
    assert!(notice[0].contains("déclaré par l’hébergeur, 2 octobre 2026"));
    assert!(page.text().contains("Pourquoi il n’est pas dans votre liste"));
    assert!(page.text().contains("<h1><bdi>synthetic</bdi></h1>"), "without a name, the identifier");
}
