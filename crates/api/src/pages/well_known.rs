//! Files that machines look for: where search engines may go, every page, a search for browsers, whom to tell of a hole.

use super::frame::Frame;
use super::place::Place;
use crate::extract::Asked;
use crate::problem::{Kind, Problem, method_not_allowed};
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use askama::Template;
use axum::Router;
use axum::extract::State;
use axum::response::Response;
use axum::routing::get;
use jiff::civil::Date;
use jiff::{Span, tz::TimeZone};
use matou_core::directory::{Directory, Listing};
use matou_core::text::{Lang, Text, t};

const TEXT: &str = "text/plain; charset=utf-8";
const XML: &str = "application/xml";
const OPEN_SEARCH: &str = "application/opensearchdescription+xml";
/// What these routes answer to a client that names what it takes: anything.
const ANY: &str = "*/*";
/// The most addresses that a site map may hold (sitemaps.org).
const ADDRESSES_MAX: usize = 50_000;
/// For how many days `security.txt` holds; RFC 9116 recommends less than a year.
const SECURITY_DAYS: i64 = 180;

/// Why there is no `security.txt`.
const NO_CONTACT: Text = t(
    "L’équipe du site n’a pas encore dit à qui signaler une faille : elle le fait en donnant une adresse de contact.",
    "The people who run the site have not said yet whom to tell of a hole: they do so by giving a contact.",
);

/// The routes of the files.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/robots.txt", get(robots))
        .route("/sitemap.xml", get(sitemap))
        .route("/opensearch.xml", get(open_search))
        .route("/.well-known/security.txt", get(security))
        .method_not_allowed_fallback(method_not_allowed)
}

/// Opens the question of a file; its language is French unless `lang` asks otherwise, whoever fetches it.
async fn open(app: &App, asked: Asked) -> Result<Question, Stop> {
    let mut question = Question::of_media(app, asked, ANY).await?;
    question.ignore_accept_language();
    question.finish(&[])?;
    question.settle(&format!("{:?}", app.settings().operator))?;
    Ok(question)
}

/// `robots.txt` (RFC 9309): everything may be read. What a query makes has no end, and each such page says that it is not to
/// be listed and that its links are not to be followed; a rule that forbade to read it would hide that.
async fn robots(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let question = open(&app, asked).await?;
    let site = &app.settings().public_url;
    let text = format!("User-agent: *\nAllow: /\n\nSitemap: {site}/sitemap.xml\n");
    Ok(question.reply(Reply::new(text).with_media(TEXT)).await)
}

/// All pages in both languages (sitemaps.org).
#[derive(Template)]
#[template(path = "sitemap.xml")]
struct SiteMap {
    /// Each page with its address in every language.
    pages: Vec<Vec<(&'static str, String)>>,
    modified: String,
}

async fn sitemap(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let question = open(&app, asked).await?;
    let site = &app.settings().public_url;
    let everywhere = |path: &dyn Fn(Lang) -> String| -> Vec<(&'static str, String)> {
        Lang::ALL.map(|lang| (lang.code(), format!("{site}{}", path(lang)))).into()
    };
    let live = &question.live;
    let places = Place::ALL.iter().map(|place| everywhere(&|lang| place.path(lang).to_owned()));
    let slugs = shown(live.directory());
    let hosters =
        slugs.iter().map(|slug| everywhere(&|lang| format!("{}/{slug}", Place::Results.path(lang))));
    let page = SiteMap {
        pages: places.chain(hosters).take(ADDRESSES_MAX / Lang::ALL.len()).collect(),
        modified: live.data_modified().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
    };
    let text = page.render().map_err(|error| Problem::fault(&error))?;
    Ok(question.reply(Reply::new(text).with_media(XML)).await)
}

/// The hosters that have a page, in the order of their identifiers.
fn shown(directory: &Directory) -> Vec<&str> {
    let all = directory.hosters().filter(|hoster| !matches!(hoster.listing(), Listing::Withdrawn { .. }));
    let mut slugs: Vec<&str> = all.map(|hoster| hoster.slug().as_str()).collect();
    slugs.sort_unstable();
    slugs
}

/// How a browser searches here (`OpenSearch` 1.1).
#[derive(Template)]
#[template(path = "opensearch.xml")]
struct OpenSearch {
    frame: Frame,
    results: &'static str,
}

async fn open_search(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let question = open(&app, asked).await?;
    let lang = question.lang();
    let frame = Frame::new(&app.settings().public_url, lang, None, Place::Start.path(lang));
    let page = OpenSearch { frame, results: Place::Results.path(lang) };
    let text = page.render().map_err(|error| Problem::fault(&error))?;
    Ok(question.reply(Reply::new(text).with_media(OPEN_SEARCH)).await)
}

/// Whom to tell of a hole (RFC 9116); nothing without a contact.
async fn security(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let Some(contact) = app.settings().operator.contact_href() else {
        return Err(Problem::new(Kind::NotFound, NO_CONTACT).into());
    };
    let question = open(&app, asked).await?;
    let expires = expiry(question.live.directory().today());
    let site = &app.settings().public_url;
    // The standard takes no address without protection.
    let canonical = if site.starts_with("https://") {
        format!("Canonical: {site}/.well-known/security.txt\n")
    } else {
        String::new()
    };
    let text = format!("Contact: {contact}\nExpires: {expires}\nPreferred-Languages: fr, en\n{canonical}");
    Ok(question.reply(Reply::new(text).with_media(TEXT)).await)
}

/// The instant from which the file does not hold any more.
fn expiry(today: Date) -> String {
    let last = today.saturating_add(Span::new().days(SECURITY_DAYS));
    last.to_zoned(TimeZone::UTC).map(|at| at.timestamp().to_string()).unwrap_or_default()
}
