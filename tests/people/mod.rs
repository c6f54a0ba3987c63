//! Those who declare and review: how they come in, what they may do, what they state, and that nothing they type is lost.

mod entrance;
mod files;
mod journey;
mod review;
mod rights;
mod typed;

use jiff::{SignedDuration, Timestamp};
use matou_store::Store;
use matou_tests::person::{hidden, hoster};
use matou_tests::{Answer, TestApp, block_on, data};
use std::sync::{Arc, Mutex};

/// The hoster of these tests, and the address of an account that speaks for it. Both acts and address are synthetic.
const SLUG: &str = "club1";
const EMAIL: &str = "club1@example.org";

/// A clock that tests move on.
#[derive(Clone)]
struct Moving(Arc<Mutex<Timestamp>>);

impl Moving {
    fn new() -> Self {
        Self(Arc::new(Mutex::new(data::now())))
    }

    fn forward(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap();
        *now = now.checked_add(by).unwrap();
    }
}

/// The service over the collective's data, with a clock of its own and an account that speaks for the hoster.
fn app_and_clock() -> (TestApp, Moving) {
    let clock = Moving::new();
    let app = block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let entries: Vec<_> =
            data::statements().iter().map(matou_core::statement::Statement::to_entry).collect();
        store.append(0, &entries, &[]).await.unwrap();
        let moving = clock.clone();
        let clock: matou_api::Clock = Arc::new(move || *moving.0.lock().unwrap());
        TestApp::with(data::schema(), store, clock, None).await
    });
    hoster(&app, EMAIL, &[SLUG]);
    (app, clock)
}

fn app() -> TestApp {
    app_and_clock().0
}

/// A path about the hoster in its space.
fn own(rest: &str) -> String {
    format!("/espace/chaton/{SLUG}{rest}")
}

/// The mark and the proof of a form.
fn of_form(page: &Answer) -> [(String, String); 2] {
    ["mark", "proof"].map(|name| (name.to_owned(), hidden(page, name)))
}

/// Fields of a form with its mark and proof.
fn with<'a>(form: &'a [(String, String); 2], fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let hidden = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    hidden.chain(fields.iter().copied()).collect()
}
