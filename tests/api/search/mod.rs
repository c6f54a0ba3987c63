//! The search over the collective's real data, against lists that were written by hand from the files under `data/`.

mod combined;
mod facets;
mod filters;
mod large;
mod paging;
mod text;

use matou_tests::TestApp;
use std::collections::BTreeSet;

/// Everybody in `data/hosters.csv` (87 slugs).
const ALL: usize = 87;

/// Those that are on no map: they have neither place nor position, nor a membership of which anything is said.
const NOT_ON_THE_MAP: [&str; 4] = ["alolise", "chalec", "chapril", "libre-service-eu"];

/// What becomes of all the hosters that a test does not name.
#[derive(Clone, Copy, PartialEq)]
enum Others {
    /// They have not said.
    HaveNotSaid,
    /// They do not fit.
    DoNotFit,
}

/// Checks a search against the slugs that fit and a second list: those that do not fit when the others have not said,
/// those that have not said when the others do not fit.
fn check(query: &str, fit: &[&str], second: &[&str], others: Others) {
    let answer = TestApp::real().get(&format!("/api/v1/hosters?{query}&per_page=500&sort=name"));
    let shown = |verdict: &str| answer.slugs(verdict).into_iter().collect::<BTreeSet<String>>();
    let (yes, unknown) = (shown("yes"), shown("unknown"));
    let expected = |slugs: &[&str]| slugs.iter().map(|slug| (*slug).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(yes, expected(fit), "{query}: these fit");
    let neither: BTreeSet<String> =
        everybody().into_iter().filter(|slug| !yes.contains(slug) && !unknown.contains(slug)).collect();
    let second_shown = if others == Others::HaveNotSaid { &neither } else { &unknown };
    assert_eq!(*second_shown, expected(second), "{query}: the second list");
    let counts = &answer.json()["counts"];
    assert_eq!(counts["yes"], yes.len(), "{query}");
    assert_eq!(counts["unknown"], unknown.len(), "{query}");
    assert_eq!(counts["no"], neither.len(), "{query}");
}

fn everybody() -> BTreeSet<String> {
    let all = TestApp::real().get("/api/v1/hosters?per_page=500").slugs("yes");
    assert_eq!(all.len(), ALL);
    all.into_iter().collect()
}
