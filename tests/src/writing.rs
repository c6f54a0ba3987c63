//! A request per status that writing may answer, for the tests of the contract and for its examples.

use crate::person::{hoster, key};
use crate::{Answer, TestApp};

/// The path of the document.
pub const PATH: &str = "/api/v1/hosters/{slug}/statements";
/// The hoster that states something here, and one that is not in the data. All of it is synthetic.
const SLUG: &str = "club1";
const NOBODY: &str = "nobody-at-all";
/// What is stated.
const BODY: &str = r#"{"statements":[{"field":"work","answer":"stated","value":{"administration":"volunteer","support":"volunteer"}}]}"#;
/// What is not in order.
const WRONG: &str =
    r#"{"statements":[{"field":"work","answer":"stated","value":{"administration":"volonteer"}}]}"#;

/// A service that a program writes to.
pub struct Writer<'a> {
    app: &'a TestApp,
    slug: String,
    key: String,
    key_of_nobody: String,
}

/// What is asked.
#[derive(Clone, Copy)]
struct Case<'a> {
    status: u16,
    slug: &'a str,
    key: &'a str,
    body: &'a str,
    /// In place of the usual headers.
    header: Option<(&'a str, &'a str)>,
}

impl<'a> Writer<'a> {
    /// A program of a hoster that is in the data.
    pub fn new(app: &'a TestApp) -> Self {
        Self::of(app, SLUG)
    }

    /// A program of a hoster: makes its account and its key.
    pub fn of(app: &'a TestApp, slug: &str) -> Self {
        let made = |slug: &str| {
            let email = format!("{slug}@example.org");
            hoster(app, &email, &[slug]);
            key(app, &email, slug)
        };
        Self { app, slug: slug.to_owned(), key: made(slug), key_of_nobody: made(NOBODY) }
    }

    /// States something.
    pub fn state(&self) -> Answer {
        self.send(BODY)
    }

    /// Sends statements.
    pub fn send(&self, body: &str) -> Answer {
        self.ask(&Case { status: 201, slug: &self.slug, key: &self.key, body, header: None }).2
    }

    /// Asks once for every status: the status that is due, the address, and the answer.
    pub fn answers(&self) -> Vec<(u16, String, Answer)> {
        let large = format!("{BODY}{}", " ".repeat(256 * 1024));
        let usual = Case { status: 201, slug: &self.slug, key: &self.key, body: BODY, header: None };
        let with = |status: u16, name: &'static str, value: &'static str| Case {
            status,
            header: Some((name, value)),
            ..usual
        };
        let cases = [
            usual,
            Case { body: WRONG, ..with(422, "idempotency-key", "another-2") },
            with(400, "idempotency-key", ""),
            with(401, "authorization", "Bearer chd_0"),
            Case { status: 403, slug: "framasoft", ..usual },
            Case { status: 404, slug: NOBODY, key: &self.key_of_nobody, ..usual },
            with(406, "accept", "text/csv"),
            Case { status: 409, body: WRONG, ..usual },
            with(412, "if-match", "\"1\""),
            Case { status: 413, body: &large, ..usual },
            with(415, "content-type", "text/plain"),
        ];
        cases.iter().map(|case| self.ask(case)).collect()
    }

    fn ask(&self, case: &Case<'_>) -> (u16, String, Answer) {
        let bearer = format!("Bearer {}", case.key);
        // A sending whose name is known is answered as it was, whatever version it names.
        let name = if case.status == 412 { "another-3" } else { "8e03978e-40d5-43dd-bc93-6894a57f9324" };
        let usual = [
            ("authorization", bearer.as_str()),
            ("idempotency-key", name),
            ("content-type", "application/json"),
        ];
        let is_kept = |(usual, _): &&(&str, &str)| case.header.is_none_or(|(name, _)| name != *usual);
        let mut headers: Vec<(&str, &str)> = usual.iter().filter(is_kept).copied().collect();
        headers.extend(case.header.filter(|(_, value)| !value.is_empty()));
        let address = format!("{}?lang=en", PATH.replace("{slug}", case.slug));
        let answer = self.app.post(&address, case.body, &headers);
        (case.status, address, answer)
    }
}
