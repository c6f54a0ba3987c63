//! On English pages the words of hosters are marked as French, wherever they stand; on French pages nothing needs a mark.

use super::between;
use matou_tests::{TestApp, data};
use std::sync::LazyLock;

/// A hoster that writes wherever it may. Synthetic: it is labelled so in its name.
const ROWS: &str = "slug,name,provenance,stated_on,description,availability.tier,availability.period,availability.means,\
on_call.mode,on_call.limits,audience.welcomed,audience.not_welcomed,audience.reason,legal_form.detail,listing.state,listing.reason\n\
synthetic-writer,Synthétique qui écrit,declared,2026-10-02,Nous hébergeons nos voisins.,98,year,Trois bénévoles se relaient.,\
voluntary,jamais la nuit,association,public_body,Nous n’avons pas les forces.,régie communale,,\n\
synthetic-paused,Synthétique en pause,declared,2026-10-02,,,,,,,,,,,paused,Nous déménageons.\n";

static APP: LazyLock<TestApp> =
    LazyLock::new(|| TestApp::real_and(data::table(&data::schema(), "synthetic.csv", ROWS)));

fn page(address: &str) -> String {
    let page = APP.get(address);
    assert_eq!(page.status, 200, "{address}: {}", page.text());
    page.text().to_owned()
}

/// What is marked as French in what people read.
fn marked(html: &str) -> Vec<&str> {
    between(html, "<span lang=\"fr\">", "</span>")
}

/// Asserts that each text is marked wherever the body of the page has it, and that the page has it.
fn check(address: &str, texts: &[&str]) {
    let html = page(address);
    let (_, body) = html.split_once("<main").unwrap();
    for text in texts {
        let times = marked(body).iter().filter(|marked| *marked == text).count();
        assert!(times > 0, "{address}: “{text}” is not marked: {body}");
        assert_eq!(body.matches(text).count(), times, "{address}: “{text}” stands unmarked too");
    }
}

#[test]
fn english_pages_mark_the_words_of_hosters() {
    let said = "Nous hébergeons nos voisins.";
    let means = "Trois bénévoles se relaient.";
    let limits = "jamais la nuit";
    let reason = "Nous n’avons pas les forces.";
    let form = "régie communale";
    check("/en/hosters/synthetic-writer", &[said, means, limits, reason, form]);
    check("/en/hosters/synthetic-writer?availability=98&audience=public_body", &[means, limits, reason]);
    check("/en/hosters/synthetic-writer/history", &[said, means, limits, reason, form]);
    check("/en/hosters?q=synthetique&per_page=500", &[means, limits, reason]);
    check("/en/hosters?q=synthetique&audience=public_body", &[reason]);
    check("/en/hosters?availability=99", &[means]);
    check("/en/compare?slug=synthetic-writer&availability=98", &[said, means, limits, reason, form]);
    check("/en/hosters/synthetic-paused", &["Nous déménageons."]);
    check("/en/compare?slug=synthetic-paused&work=paid", &["Nous déménageons."]);
    check("/embed?lang=en&q=synthetique", &[means, limits, reason]);
}

#[test]
fn names_are_no_french_and_french_pages_need_no_mark() {
    for address in
        ["/en/hosters/synthetic-writer", "/en/hosters?q=synthetique", "/en/compare?slug=synthetic-writer"]
    {
        let html = page(address);
        assert!(marked(&html).iter().all(|text| !text.contains("Synthétique")), "{address}");
    }
    for address in
        ["/hebergeurs/synthetic-writer", "/hebergeurs?per_page=500", "/comparer?slug=synthetic-writer"]
    {
        assert!(marked(&page(address)).is_empty(), "{address}");
    }
}
