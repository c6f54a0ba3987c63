//! The service in process, with the clock of the tests, and what each of its answers must be whatever was asked.
#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot ask its question stops at once"
)]

use crate::data;
use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use matou_api::{App, Clock, Peer, Rate, Settings};
use matou_core::schema::Schema;
use matou_core::statement::{Entry, Statement};
use matou_store::Store;
use serde_json::Value as Json;
use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, LazyLock, Mutex};
use tokio::runtime::Runtime;
use tower::ServiceExt;

/// Where the service says that it is.
const SITE: &str = "http://annuaire.test";
/// Whose requests these are (RFC 5737).
const CLIENT: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1));

static RUNTIME: LazyLock<Runtime> = LazyLock::new(|| Runtime::new().expect("a runtime"));
static REAL: LazyLock<TestApp> = LazyLock::new(|| TestApp::of(data::schema(), &data::statements()));

/// Runs a future to its end, so that tests are plain functions and share one service.
pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    RUNTIME.block_on(future)
}

/// The whole service over an in-memory database.
pub struct TestApp {
    state: App,
    router: Router,
    made: Mutex<BTreeSet<(String, String)>>,
    clock: Clock,
}

impl TestApp {
    /// The service over the collective's data; all tests share it.
    pub fn real() -> &'static Self {
        &REAL
    }

    /// The service over the collective's data and some more statements.
    pub fn real_and(more: Vec<Statement>) -> Self {
        let mut all = data::statements();
        all.extend(more);
        Self::of(data::schema(), &all)
    }

    /// The service over some statements.
    ///
    /// # Panics
    /// When the store does not take them.
    pub fn of(schema: Arc<Schema>, statements: &[Statement]) -> Self {
        let entries: Vec<Entry> = statements.iter().map(Statement::to_entry).collect();
        block_on(async {
            let store = Store::open("sqlite::memory:").await.expect("a database in memory");
            store.append(0, &entries, &[]).await.expect("entries that the ledger can hold");
            Self::over(schema, store).await
        })
    }

    /// The service over a store.
    ///
    /// # Panics
    /// When the ledger cannot be read.
    pub async fn over(schema: Arc<Schema>, store: Store) -> Self {
        Self::with(schema, store, Arc::new(data::now), None).await
    }

    /// The service over a store, with a clock and a limit of requests.
    ///
    /// # Panics
    /// When the ledger cannot be read.
    pub async fn with(schema: Arc<Schema>, store: Store, clock: Clock, rate: Option<Rate>) -> Self {
        Self::set(schema, store, clock, (SITE, Settings { rate, ..Settings::default() })).await
    }

    /// The service over a store, at another public address.
    ///
    /// # Panics
    /// When the ledger cannot be read.
    pub async fn at(schema: Arc<Schema>, store: Store, site: &str) -> Self {
        Self::set(schema, store, Arc::new(data::now), (site, Settings::default())).await
    }

    /// The service over a store, with settings; its public address stays that of the tests.
    ///
    /// # Panics
    /// When the ledger cannot be read.
    pub async fn told(schema: Arc<Schema>, store: Store, settings: Settings) -> Self {
        Self::set(schema, store, Arc::new(data::now), (SITE, settings)).await
    }

    async fn set(
        schema: Arc<Schema>,
        store: Store,
        clock: Clock,
        (site, settings): (&str, Settings),
    ) -> Self {
        let settings = Settings { public_url: site.to_owned(), ..settings };
        let state = App::start(schema, store, Arc::clone(&clock), settings).await.expect("a ledger to read");
        let router = matou_api::app(state.clone());
        Self { state, router, made: Mutex::default(), clock }
    }

    /// The state of the service.
    pub const fn state(&self) -> &App {
        &self.state
    }

    /// The time of the service.
    pub fn now(&self) -> jiff::Timestamp {
        (self.clock)()
    }

    /// Every request that was made, as method and address.
    ///
    /// # Panics
    /// Never: nobody panics while holding the list.
    pub fn made(&self) -> BTreeSet<(String, String)> {
        self.made.lock().expect("a list").clone()
    }

    /// Gets an address.
    pub fn get(&self, address: &str) -> Answer {
        self.get_with(address, &[])
    }

    /// Gets an address in English.
    pub fn get_english(&self, address: &str) -> Answer {
        self.get_with(address, &[("accept-language", "en")])
    }

    /// Gets an address with some headers.
    pub fn get_with(&self, address: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask(&Method::GET, address, headers)
    }

    /// Asks with any method, and checks what every answer must be.
    ///
    /// # Panics
    /// When the address is none, or the answer is not as every answer must be.
    pub fn ask(&self, method: &Method, address: &str, headers: &[(&str, &str)]) -> Answer {
        self.ask_with(method, address, headers, Body::empty())
    }

    /// Sends a form, with some headers in place of those of a browser.
    pub fn post(&self, address: &str, form: &str, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("content-type", "application/x-www-form-urlencoded")];
        all.retain(|(name, _)| headers.iter().all(|(known, _)| known != name));
        all.extend(headers);
        self.ask_with(&Method::POST, address, &all, Body::from(form.to_owned()))
    }

    fn ask_with(&self, method: &Method, address: &str, headers: &[(&str, &str)], body: Body) -> Answer {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.extension(Peer(CLIENT));
        let request = request.body(body).unwrap_or_else(|error| panic!("{address}: {error}"));
        self.made.lock().expect("a list").insert((method.to_string(), address.to_owned()));
        let answer = block_on(self.send(request, address));
        answer.check(method);
        answer
    }

    async fn send(&self, request: Request<Body>, address: &str) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap_or_else(|never| match never {});
        let (head, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.expect("a whole body");
        Answer { address: address.to_owned(), status: head.status, headers: head.headers, body }
    }
}

/// What the service answered.
#[derive(Debug)]
pub struct Answer {
    address: String,
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    body: Bytes,
}

impl Answer {
    /// The body as it came.
    pub const fn bytes(&self) -> &Bytes {
        &self.body
    }

    /// The body as text.
    ///
    /// # Panics
    /// When it is not UTF-8.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("UTF-8")
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is no JSON.
    pub fn json(&self) -> Json {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{}: {error}: {}", self.address, self.text()))
    }

    /// The body as JSON of an answer that went well.
    ///
    /// # Panics
    /// When it did not.
    pub fn ok(&self) -> Json {
        assert_eq!(self.status, StatusCode::OK, "{}: {}", self.address, self.text());
        self.json()
    }

    /// A header; empty when it is not there.
    ///
    /// # Panics
    /// When it is no plain text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("a header of plain letters"))
    }

    /// The slugs of the items with a verdict (`yes`, `unknown`), in the order of the list.
    ///
    /// # Panics
    /// When the answer is no list.
    pub fn slugs(&self, verdict: &str) -> Vec<String> {
        let json = self.ok();
        let items = json["items"].as_array().expect("items").iter();
        let matching = items.filter(|item| item["match"] == verdict);
        matching.map(|item| item["slug"].as_str().expect("a slug").to_owned()).collect()
    }

    /// What holds of every answer: headers that protect the reader, and errors that explain themselves.
    fn check(&self, method: &Method) {
        let (address, status) = (&self.address, self.status);
        for name in ["content-security-policy", "referrer-policy", "permissions-policy"] {
            assert!(!self.header(name).is_empty(), "{address}: no {name}");
        }
        // One page is made for frames; its refusals are pages too, because its readers are visitors.
        let path = address.split('?').next();
        assert_eq!(self.header("x-frame-options").is_empty(), path == Some("/embed"), "{address}");
        assert_eq!(self.header("x-content-type-options"), "nosniff", "{address}");
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{address}: {}", self.text());
        if method == Method::HEAD {
            assert!(self.body.is_empty(), "{address}: a body after HEAD");
        } else if status.is_client_error() || status.is_server_error() {
            // Those who read pages are told by a page.
            match self.header("content-type") {
                "text/html; charset=utf-8" => self.check_page(),
                _ => self.check_problem(),
            }
        }
    }

    /// A page, with nothing that only a programmer reads.
    fn check_page(&self) {
        let address = &self.address;
        let is_program = ["/api/v1/", "/dumps/", "/feeds/"].iter().any(|root| address.starts_with(root));
        assert!(!is_program, "{address}: a page for a program");
        assert!(self.text().contains("<h1>"), "{address}: {}", self.text());
        assert_eq!(self.header("cache-control"), "no-store", "{address}");
        self.check_discretion();
    }

    fn check_discretion(&self) {
        // Forms have menus.
        let text = self.text().replace("<select ", "");
        for leak in ["panicked", ".rs:", "sqlx", "SELECT", "select "] {
            assert!(!text.contains(leak), "{}: “{leak}” in {}", self.address, self.text());
        }
    }

    /// RFC 9457, and nothing that only a programmer reads.
    fn check_problem(&self) {
        let address = &self.address;
        let kind = self.header(header::CONTENT_TYPE.as_str());
        assert_eq!(kind, "application/problem+json", "{address}: {}: {}", self.status, self.text());
        let problem = self.json();
        let text = |name: &str| problem[name].as_str().unwrap_or_default();
        assert!(text("type").starts_with("http://annuaire.test/problems/"), "{address}: {problem}");
        assert!(!text("title").is_empty() && !text("detail").is_empty(), "{address}: {problem}");
        assert_eq!(text("instance"), address.split('?').next().unwrap_or_default(), "{address}: {problem}");
        assert_eq!(problem["status"], self.status.as_u16(), "{address}: {problem}");
        assert!(["fr", "en"].contains(&self.header("content-language")), "{address}");
        assert_eq!(self.header("cache-control"), "no-store", "{address}");
        self.check_discretion();
    }
}
