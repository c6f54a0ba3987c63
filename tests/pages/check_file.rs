//! *Vérifier mon fichier*: the findings of the importer, line by line, and what was pasted always given back.

use super::{between, escaped, page, read};
use jiff::Timestamp;
use matou_core::query::encode;
use matou_core::text::Lang;
use matou_importer::Context;
use matou_importer::properties::{Input, check_properties};
use matou_tests::{Answer, TestApp, data};

const FRENCH: &str = "/verifier-mon-fichier";
const ENGLISH: &str = "/en/check-my-file";

/// Synthetic, with errors, warnings and text that would like to be more than text.
const WRONG: &str = "file.class = Organization\norganization.name = <script>alert('é')</script>\n\
                     organization.type = ASSOC\norganization.startdate = 31/02/2020\n\
                     organization.nmae = \"&\"\nno key here\norganization.website = null\n";

fn send(app: &TestApp, address: &str, text: &str) -> Answer {
    app.post(address, &format!("file={}", encode(text)), &[])
}

#[test]
fn the_form_is_reached_from_every_page_and_from_the_data() {
    let app = TestApp::real();
    for (start, address) in [("/", FRENCH), ("/donnees", FRENCH), ("/en/", ENGLISH), ("/en/data", ENGLISH)] {
        assert!(page(app, start).contains(&format!("href=\"{address}\"")), "{start}");
    }
    let form = page(app, FRENCH);
    assert!(
        form.contains("<textarea id=\"file\" name=\"file\"")
            && form.contains("action=\"/verifier-mon-fichier\"")
    );
    assert_eq!(between(&form, "<h1>", "</h1>"), ["Vérifier mon fichier"]);
}

#[test]
fn what_is_found_is_what_the_importer_finds() {
    let (app, schema) = (TestApp::real(), data::schema());
    let now: Timestamp = app.now();
    let context = Context::new(&schema, now);
    for text in [WRONG.to_owned(), WRONG.replace('\n', "\r\n"), "<html>".to_owned(), "rien".to_owned()] {
        let plain = text.replace("\r\n", "\n");
        let input = Input { name: "file", url: None, parent: None, bytes: plain.as_bytes() };
        let findings = check_properties(&context, input).findings;
        assert!(!findings.is_empty(), "{text}");
        for (address, lang) in [(FRENCH, Lang::Fr), (ENGLISH, Lang::En)] {
            let answer = send(app, address, &text);
            assert_eq!(answer.status, 200);
            let html = answer.text();
            assert_eq!(between(html, "<li id=\"", "\"").len(), findings.len(), "{html}");
            for finding in &findings {
                assert!(html.contains(&escaped(finding.message.get(lang))), "{finding:?}");
                let (line, key) = (finding.place.line, finding.place.key.as_deref().unwrap_or_default());
                let word = if lang == Lang::Fr { "Ligne" } else { "Line" };
                assert!(line.is_none_or(|line| html.contains(&format!("{word} {line}"))), "{finding:?}");
                assert!(
                    html.contains(&escaped(key)) && html.contains(&escaped(&finding.read)),
                    "{finding:?}"
                );
            }
        }
    }
}

#[test]
fn errors_come_first_with_a_summary_that_links_to_each() {
    let answer = send(TestApp::real(), FRENCH, WRONG);
    let html = answer.text();
    let summary = between(html, "<div class=\"mistakes\" role=\"alert\"", "</div>").remove(0);
    for target in between(summary, "href=\"#", "\"") {
        assert!(html.contains(&format!("<li id=\"{target}\">")), "{target}");
    }
    assert!(summary.contains("tabindex=\"-1\" autofocus") && summary.contains("à corriger"));
    assert!(between(html, "<title>", "</title>")[0].starts_with("Erreur\u{a0}: Vérifier mon fichier"));
    let (errors, warnings) = (html.find("id=\"check-file-errors\""), html.find("id=\"check-file-warnings\""));
    assert!(errors.is_some() && errors < warnings);
    assert!(read(html).contains("Il décrit un hébergeur."));
    assert!(!html.contains("<script>alert") && html.contains(&escaped(WRONG)), "it is given back as text");
    assert_eq!(answer.header("cache-control"), "private, no-cache");
}

#[test]
fn a_sound_file_is_told_so() {
    let sound = "file.class = Service\nservice.name = Pad\nsoftware.name = Etherpad\n";
    let answer = send(TestApp::real(), ENGLISH, sound);
    let text = read(answer.text());
    assert!(
        text.contains("No error: the directory can read this file.")
            && text.contains("It describes a service.")
    );
    assert!(!answer.text().contains("role=\"alert\""));
}

#[test]
fn what_is_too_long_or_empty_is_not_read_and_given_back() {
    let app = TestApp::real();
    let line = "organization.name = é\n";
    let most = 64 * 1024;
    let fits = line.repeat(most / line.len());
    assert_eq!(send(app, FRENCH, &fits).status, 200);
    let long = format!("{fits}{line}");
    let refused = send(app, FRENCH, &long);
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("le plus qui soit lu ici est 64 Kio") && refused.text().contains(&long));
    let empty = send(app, ENGLISH, " \r\n");
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("<a href=\"#file\">Paste the content of a file"));
    assert_eq!(app.post(FRENCH, "file=a&mark=b", &[]).status, 400);
    let elsewhere = [("sec-fetch-site", "cross-site")];
    assert_eq!(app.post(FRENCH, "file=a", &elsewhere).status, 403);
}
