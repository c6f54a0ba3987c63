//! The page of a hoster says everything that is stated, with its source, and what is not stated apart; it explains a search as
//! the API does; and what people write stays text. The page of its history says what the API says.

mod synthetic;

use super::between;
use matou_core::date::PartialDate;
use matou_core::directory::{Directory, Hoster};
use matou_core::field::About;
use matou_core::schema::SchemaField;
use matou_core::text::Lang;
use matou_core::{sample, say};
use matou_tests::{TestApp, data};
use serde_json::Value as Json;
use std::sync::LazyLock;

const QUERIES: u64 = 200;

static REAL: LazyLock<Directory> =
    LazyLock::new(|| Directory::new(data::schema(), data::TODAY).apply(data::statements()));

/// The page of a hoster.
fn path(lang: Lang, slug: &str) -> String {
    match lang {
        Lang::Fr => format!("/hebergeurs/{slug}"),
        Lang::En => format!("/en/hosters/{slug}"),
    }
}

/// What people read of a piece of a page, on one line.
fn words(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or("", |(_, text)| text));
        text.push(' ');
    }
    let signs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    one_line(&signs.iter().fold(text, |text, (written, sign)| text.replace(written, sign)))
}

/// A text on one line, without the spaces that marks around words leave and the full stop that rows leave out.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    [" ,", " .", " )", "( "].iter().fold(line, |line, mark| line.replace(mark, mark.trim()))
}

fn is_said(page: &str, text: &str) -> bool {
    page.contains(one_line(text).trim_end_matches('.'))
}

/// A section of a page, by the identifier of its heading.
fn section<'p>(html: &'p str, id: &str) -> &'p str {
    let found = between(html, &format!("<section aria-labelledby=\"{id}\">"), "</section>");
    found.first().copied().unwrap_or_default()
}

/// What a page says of one criterion.
fn criterion<'p>(html: &'p str, id: &str) -> &'p str {
    let rest =
        html.split_once(&format!("<div class=\"criterion\" id=\"{id}\">")).map_or("", |(_, rest)| rest);
    let rest = rest.split("<div class=\"criterion\"").next().unwrap_or_default();
    rest.split("</section>").next().unwrap_or_default()
}

/// Each statement of a field as the page must say it: one text for each record.
fn sentences(directory: &Directory, hoster: &Hoster, known: &SchemaField, lang: Lang) -> Vec<String> {
    let Some(stated) = hoster.answers().get(known.id) else { return Vec::new() };
    match stated.answer.value() {
        Some(value) => say::records_in_words(directory.schema(), known, value, lang),
        None => vec![known.texts.none.get(lang).to_owned()],
    }
}

/// Who said an answer and when, as the JSON says it, in words.
fn provenance(answer: &Json, lang: Lang) -> String {
    let day =
        |name: &str| answer[name].as_str().map(|day| day.parse::<PartialDate>().unwrap().in_words(lang));
    let label = answer["provenance_label"].as_str().unwrap();
    match (day("stated_on"), day("read_on"), lang) {
        (Some(said), _, _) => format!("{label}, {said}"),
        (None, Some(read), Lang::Fr) => format!("{label}, lu le {read}"),
        (None, Some(read), Lang::En) => format!("{label}, read on {read}"),
        (None, None, _) => label.to_owned(),
    }
}

fn levels(html: &str) -> Vec<u8> {
    let is_level = |piece: &&str| piece.as_bytes().first().is_some_and(|digit| (b'1'..=b'6').contains(digit));
    html.split("<h").filter(is_level).map(|piece| piece.as_bytes()[0] - b'0').collect()
}

fn check_headings(html: &str, path: &str) {
    let levels = levels(html);
    assert_eq!(levels[0], 1, "{path}");
    assert!(!levels[1..].contains(&1), "{path}: {levels:?}");
    assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{path}: {levels:?}");
}

/// Every link of a page, and none that runs anything.
fn check_links(html: &str, path: &str) {
    for href in between(html, "href=\"", "\"") {
        let is_fine = ["/", "#", "http://", "https://"].iter().any(|start| href.starts_with(start));
        assert!(is_fine, "{path}: {href}");
    }
    for link in between(html, "<a href=\"http", ">") {
        assert!(link.contains("rel=\"noopener external\""), "{path}: {link}");
    }
}

fn check_everything_stated(hoster: &Hoster, lang: Lang) -> usize {
    let schema = REAL.schema();
    let slug = hoster.slug().as_str();
    let path = path(lang, slug);
    let answer = TestApp::real().get(&path);
    assert_eq!(answer.status, 200, "{path}");
    let (html, page) = (answer.text(), words(answer.text()));
    let json = TestApp::real().get(&format!("/api/v1/hosters/{slug}?lang={lang}")).ok();
    check_headings(html, &path);
    check_links(html, &path);
    let mut said = 0;
    for known in schema.fields().iter().filter(|known| known.field.about == About::Hoster) {
        let id = known.field.id;
        let answer =
            if json["answers"][id].is_object() { &json["answers"][id] } else { &json["identity"][id] };
        let is_criterion = json["answers"][id].is_object();
        let of_it = words(criterion(html, id));
        let unsaid = words(section(html, "unsaid"));
        let there = sentences(&REAL, hoster, known, lang);
        assert_eq!(there.is_empty(), answer.is_null() || answer["answer"] == "not_stated", "{path}: {id}");
        if there.is_empty() && is_criterion {
            let texts = [known.texts.label.get(lang), known.texts.question.get(lang)];
            assert!(texts.iter().all(|text| is_said(&unsaid, text)), "{path}: {id}");
            assert!(of_it.is_empty(), "{path}: {id}");
        }
        let place = if of_it.is_empty() { &page } else { &of_it };
        for sentence in &there {
            assert!(is_said(place, sentence), "{path}: {id}: {sentence}: {place}");
            assert!(is_said(place, &provenance(answer, lang)), "{path}: {id}: {answer}");
            said += 1;
        }
        if !there.is_empty() && known.field.commitment {
            let cost = answer["human_cost"]["text"].as_str().unwrap();
            assert!(is_said(&of_it, cost), "{path}: {id}: {cost}");
        }
    }
    said + check_services(html, &json, lang, &path)
}

fn check_services(html: &str, json: &Json, lang: Lang, path: &str) -> usize {
    let offers = words(section(html, "services"));
    let mut said = 0;
    for service in json["services"].as_array().unwrap() {
        assert!(is_said(&offers, service["name"].as_str().unwrap()), "{path}: {service}");
        for answer in service["answers"].as_object().unwrap().values() {
            assert!(is_said(&offers, answer["text"].as_str().unwrap()), "{path}: {answer}: {offers}");
            assert!(is_said(&offers, &provenance(answer, lang)), "{path}: {answer}");
            said += 1;
        }
    }
    said
}

#[test]
fn everything_stated_stands_on_the_page_with_its_source_and_what_is_not_stated_apart() {
    let mut said = 0;
    for hoster in REAL.hosters() {
        for lang in Lang::ALL {
            said += check_everything_stated(hoster, lang);
        }
    }
    assert!(said > 1500, "{said}");
}

#[test]
fn a_search_is_explained_as_the_api_explains_it() {
    let (app, schema) = (TestApp::real(), data::schema());
    let slugs: Vec<&str> = REAL.hosters().map(|hoster| hoster.slug().as_str()).collect();
    let mut lines = 0;
    for seed in 0..QUERIES {
        let query = sample::query(&schema, seed).print(&schema);
        let slug = slugs[usize::try_from(seed * 7).unwrap() % slugs.len()];
        let lang = Lang::ALL[usize::try_from(seed % 2).unwrap()];
        let address = format!("{}?{query}", path(lang, slug));
        let page = app.get(&address);
        assert_eq!(page.status, 200, "{address}");
        let mark = "<section class=\"because\" aria-labelledby=\"why\">";
        let because = between(page.text(), mark, "</section>").first().map(|html| words(html));
        let json = app.get(&format!("/api/v1/hosters/{slug}/explain?{query}&lang={lang}")).ok();
        let there = json["lines"].as_array().unwrap();
        assert_eq!(because.is_none(), there.is_empty(), "{address}");
        let Some(because) = because else { continue };
        assert!(is_said(&because, json["sentence"].as_str().unwrap()), "{address}: {because}");
        for line in there {
            assert!(is_said(&because, line["text"].as_str().unwrap()), "{address}: {line}: {because}");
            // Words and distances are asked for in the words of the sentence.
            let asked = line["asked"].as_str().filter(|_| line["criterion"].is_string());
            assert!(asked.is_none_or(|asked| is_said(&because, asked)), "{address}: {line}: {because}");
            if let Some(cost) = line["human_cost"]["text"].as_str() {
                assert!(is_said(&because, cost), "{address}: {cost}");
            }
            if line["provenance"].is_string() {
                assert!(is_said(&because, &provenance(line, lang)), "{address}: {line}");
            }
            lines += 1;
        }
        let drop = if lang == Lang::Fr { "Retirer cette condition" } else { "Remove this condition" };
        assert_eq!(because.matches(drop).count(), there.len(), "{address}");
        let turns = if lang == Lang::Fr { "La seule réponse" } else { "The only answer" };
        assert_eq!(because.contains(turns), json["turning_point"].is_string(), "{address}");
    }
    assert!(lines > 300, "{lines}");
}

#[test]
fn the_heading_tells_whether_it_is_in_the_list() {
    let app = TestApp::real();
    let heading = |query: &str| {
        let page = app.get(&format!("/hebergeurs/club1?{query}"));
        between(page.text(), "<h2 id=\"why\">", "</h2>").first().map(|title| (*title).to_owned())
    };
    assert_eq!(heading("work=volunteer").unwrap(), "Pourquoi il est dans votre liste");
    assert_eq!(heading("work=paid").unwrap(), "Pourquoi il n’est pas dans votre liste");
    assert_eq!(heading("on_call=organised").unwrap(), "Pourquoi il est parmi ceux qui n’ont pas répondu");
    assert_eq!(heading("on_call=organised&match=yes").unwrap(), "Pourquoi il n’est pas dans votre liste");
    assert_eq!(heading("sort=name"), None, "nothing was asked");
    let hidden = app.get("/hebergeurs/club1?on_call=organised&match=yes");
    assert!(hidden.text().contains("href=\"/hebergeurs/club1?on_call=organised\""), "they can be shown");
    assert!(
        hidden.text().contains("href=\"/hebergeurs?on_call=organised&#38;match=yes\""),
        "the list is kept"
    );
    assert!(hidden.text().contains("<meta name=\"robots\" content=\"noindex, nofollow\">"));
    assert!(!app.get("/hebergeurs/club1").text().contains("noindex"));
}

#[test]
fn a_past_day_is_named_and_kept_in_links() {
    let app = TestApp::real();
    let page = app.get("/hebergeurs/club1?profile=large&at=2026-11-21");
    assert!(page.text().contains("L’annuaire tel qu’il était le 21 novembre 2026."));
    assert!(page.text().contains("/hebergeurs?profile=large&#38;at=2026-11-21"));
    assert_eq!(app.get("/hebergeurs/club1?at=1999-01-01").status, 400);
}

#[test]
fn a_search_is_kept_by_every_way_from_the_page_and_leads_back() {
    let app = TestApp::real();
    for (sheet, ways) in [
        ("/hebergeurs/club1", ["/hebergeurs/club1/historique", "/hebergeurs/club1/signaler"]),
        ("/en/hosters/club1", ["/en/hosters/club1/history", "/en/hosters/club1/report"]),
    ] {
        let page = app.get(&format!("{sheet}?profile=large&at=2026-11-21"));
        for way in ways {
            let link = format!("href=\"{way}?profile=large&#38;at=2026-11-21\"");
            assert!(page.text().contains(&link), "{link}");
            let there = app.get(&format!("{way}?profile=large&at=2026-11-21"));
            assert_eq!(there.status, 200, "{way}");
            let back = format!("href=\"{sheet}?profile=large&#38;at=2026-11-21\"");
            assert!(there.text().contains(&back), "{way}: {}", there.text());
            assert_eq!(app.get(&format!("{way}?avaliability=99")).status, 400, "{way}");
        }
    }
    let page = app.get("/hebergeurs/club1?profile=large");
    assert!(page.text().contains("href=\"/comparer?slug=club1&#38;profile=large\""), "{}", page.text());
    let history = app.get("/hebergeurs/club1/historique?at=2026-11-21");
    assert!(history.text().contains("L’annuaire tel qu’il était le 21 novembre 2026."));
}

#[test]
fn the_history_says_what_the_api_says() {
    let app = TestApp::real();
    for (slug, lang) in [("framasoft", Lang::Fr), ("club1", Lang::En), ("cliss-xxi", Lang::Fr)] {
        let last = if lang == Lang::Fr { "historique" } else { "history" };
        let path = format!("{}/{last}", path(lang, slug));
        let page = app.get(&path);
        let (html, text) = (page.text(), words(page.text()));
        check_headings(html, &path);
        check_links(html, &path);
        let json = app.get(&format!("/api/v1/hosters/{slug}/history?lang={lang}")).ok();
        let statements = json["statements"].as_array().unwrap();
        let rows: Vec<String> = between(html, "<tr id=\"s", "\"").into_iter().map(str::to_owned).collect();
        let numbers: Vec<String> =
            statements.iter().map(|statement| statement["sequence"].to_string()).collect();
        assert_eq!(rows, numbers, "{path}: oldest first");
        for statement in statements {
            assert!(is_said(&text, statement["text"].as_str().unwrap()), "{path}: {statement}");
            if let Some(cost) = statement["human_cost"]["text"].as_str() {
                assert!(is_said(&text, cost), "{path}: {cost}");
            }
        }
        assert!(html.contains(&format!("href=\"/api/v1/hosters/{slug}/history")), "{path}");
    }
}
