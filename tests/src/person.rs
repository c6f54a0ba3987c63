//! Somebody who comes in: asks for a link, reads the letter, opens it, and sends forms as a browser does.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "a test that cannot ask its question stops at once"
)]

use crate::{Answer, TestApp, block_on};
use axum::http::Method;
use matou_core::query::encode;
use matou_store::{Role, Store};
use std::cell::RefCell;

/// When accounts of tests were made.
const MADE_AT: &str = "2026-11-01T00:00:00Z";

/// A browser with its cookies.
pub struct Person<'a> {
    app: &'a TestApp,
    cookies: RefCell<Vec<(String, String)>>,
}

/// An account that speaks for hosters.
pub fn hoster(app: &TestApp, email: &str, slugs: &[&str]) -> u64 {
    block_on(async {
        let store = app.state().store();
        let account = store.add_account(email, Role::Hoster, "fr", MADE_AT).await.expect("an account");
        for slug in slugs {
            store.add_editor(account.number, slug, "command", MADE_AT).await.expect("an editor");
        }
        account.number
    })
}

/// An account that reviews.
pub fn reviewer(app: &TestApp, email: &str) -> u64 {
    block_on(async {
        let store = app.state().store();
        let account = store.add_account(email, Role::Reviewer, "fr", MADE_AT).await.expect("an account");
        account.number
    })
}

/// The letters that wait, oldest first: to whom, and what they say. They are taken out of the box.
pub fn letters(store: &Store) -> Vec<(String, String)> {
    block_on(async {
        let due = store.letters_due("2099-01-01T00:00:00Z", 100).await.expect("letters");
        for letter in &due {
            store.note_sent(letter.number, MADE_AT).await.expect("a letter");
        }
        due.into_iter().map(|letter| (letter.recipient, letter.body)).collect()
    })
}

/// The path of the first link in a letter.
pub fn link_in(letter: &str) -> String {
    let link = letter.split_whitespace().find(|word| word.starts_with("http://annuaire.test/"));
    link.expect("a link").trim_start_matches("http://annuaire.test").to_owned()
}

impl<'a> Person<'a> {
    /// A browser without cookies.
    pub const fn new(app: &'a TestApp) -> Self {
        Self { app, cookies: RefCell::new(Vec::new()) }
    }

    /// A browser that came in by a link in a letter.
    pub fn signed_in(app: &'a TestApp, email: &str) -> Self {
        let person = Self::new(app);
        person.sign_in(email);
        person
    }

    /// A reviewer's browser that gave a one-time code, too.
    pub fn reviewing(app: &'a TestApp, email: &str) -> Self {
        let person = Self::signed_in(app, email);
        let page = person.get("/relecture/second-code");
        let secret = page.text().split_whitespace().find(|word| {
            word.len() > 30
                && word
                    .trim_end_matches('.')
                    .bytes()
                    .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        });
        let secret = secret.expect("a secret").trim_end_matches('.').to_owned();
        let code = person.code_of(&secret);
        let answer = person.send("/relecture/second-code", &[("code", &code)]);
        assert_eq!(answer.status, 303, "{}", answer.text());
        person
    }

    /// The one-time code of a secret now.
    fn code_of(&self, secret: &str) -> String {
        let secret = totp_rs::Secret::try_from_base32(secret).expect("base 32");
        let codes = totp_rs::Builder::new().with_secret(secret).build().expect("codes");
        let now = u64::try_from(self.app.now().as_second()).expect("a moment after 1970");
        codes.generate(now).to_string()
    }

    /// Comes in.
    pub fn sign_in(&self, email: &str) {
        let asked = self.send("/espace/entrer", &[("email", email)]);
        assert_eq!(asked.status, 303, "{}", asked.text());
        let letters = letters(self.app.state().store());
        let (_, letter) = letters.iter().find(|(to, _)| to == email).expect("a letter");
        let opened = self.send(&link_in(letter), &[]);
        assert_eq!(opened.status, 303, "{}", opened.text());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.borrow().iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// Puts a cookie into the browser.
    pub fn put_cookie(&self, name: &str, value: &str) {
        let mut cookies = self.cookies.borrow_mut();
        cookies.retain(|(known, _)| known != name);
        if !value.is_empty() {
            cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    fn cookie_header(&self) -> String {
        let cookies = self.cookies.borrow();
        cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
    }

    /// Gets a page.
    pub fn get(&self, address: &str) -> Answer {
        let cookies = self.cookie_header();
        self.keep(self.app.get_with(address, &[("cookie", &cookies), ("accept", "text/html")]))
    }

    /// Sends a form from a page of the site, as a browser of today does.
    pub fn send(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        self.send_with(address, fields, &[("sec-fetch-site", "same-origin")])
    }

    /// Sends a form with some headers.
    pub fn send_with(&self, address: &str, fields: &[(&str, &str)], headers: &[(&str, &str)]) -> Answer {
        let cookies = self.cookie_header();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        let mut all = vec![("cookie", cookies.as_str()), ("accept", "text/html")];
        all.extend(headers);
        self.keep(self.app.post(address, &pairs.join("&"), &all))
    }

    /// Asks with any method.
    pub fn ask(&self, method: &Method, address: &str) -> Answer {
        let cookies = self.cookie_header();
        self.keep(self.app.ask(method, address, &[("cookie", &cookies), ("accept", "text/html")]))
    }

    fn keep(&self, answer: Answer) -> Answer {
        for set in answer.headers.get_all("set-cookie") {
            let set = set.to_str().expect("a cookie of plain letters");
            let (name, value) =
                set.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie");
            let is_over = set.contains("Max-Age=0");
            self.put_cookie(name, if is_over { "" } else { value });
        }
        answer
    }
}

/// The value of a hidden field of a page.
pub fn hidden(page: &Answer, name: &str) -> String {
    let start = format!("<input type=\"hidden\" name=\"{name}\" value=\"");
    let rest =
        page.text().split_once(&start).unwrap_or_else(|| panic!("no hidden {name}: {}", page.text())).1;
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// A key for programs, made in the space of the hoster; the page that makes it is the only one that ever shows it.
pub fn key(app: &TestApp, email: &str, slug: &str) -> String {
    let person = Person::signed_in(app, email);
    let address = format!("/espace/chaton/{slug}/cles");
    let mark = hidden(&person.get(&address), "mark");
    let made = person.send(&address, &[("mark", &mark), ("label", "un outil")]);
    assert_eq!(made.status, 200, "{}", made.text());
    let start = made.text().find("chd_").expect("a key");
    let is_of_key = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '_';
    made.text().get(start..).unwrap_or_default().chars().take_while(is_of_key).collect()
}
