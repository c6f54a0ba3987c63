//! Atom feeds (RFC 4287) of what changed: about all hosters, and about each. They name what is concerned, and show no
//! value: a commitment would need the people behind it beside it.

use crate::extract::{Asked, Slug};
use crate::live::Live;
use crate::pages::Place;
use crate::problem::{Problem, ProblemBody, not_found};
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::v1::unknown_hoster;
use crate::wire::DATA_LICENCE;
use askama::Template;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Response;
use matou_core::directory::Hoster;
use matou_core::field::About;
use matou_core::journal::{ChangeKind, FeedEntry};
use matou_core::text::{Lang, Text, t};
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

const ATOM: &str = "application/atom+xml";
/// How many entries a feed has at most.
const ENTRIES: usize = 100;
/// When nothing ever changed: a feed must have a date, and it must stay the same.
const NEVER: &str = "1970-01-01T00:00:00Z";
/// The year in which the identifiers were first given out (RFC 4151): it never changes.
const SINCE: &str = "2026";
static AUTHOR: Text = t("L’annuaire des CHATONS", "The CHATONS directory");

/// The routes of the feeds.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(all)).routes(routes!(of_hoster))
}

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed<'a> {
    lang: Lang,
    id: String,
    title: String,
    updated: String,
    author: &'a str,
    site: &'a str,
    licence: &'a str,
    address: String,
    entries: Vec<Entry>,
}

struct Entry {
    id: String,
    title: String,
    updated: String,
    /// The page of the hoster, and the same for programs.
    page: String,
    json: String,
    kind: &'static str,
    summary: String,
}

/// What changed about all hosters, as an Atom feed
///
/// One entry per hoster and day, newest first; identifiers never change.
#[utoipa::path(
    get,
    path = "/feeds/changes.atom",
    operation_id = "feedChanges",
    tag = "copies",
    responses((status = 200, description = "The feed.", body = String, content_type = "application/atom+xml"))
)]
async fn all(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_media(&app, asked, ATOM).await?;
    question.finish(&[])?;
    question.settle("")?;
    let live = Arc::clone(&question.live);
    let changes = live.journal().recent(live.directory(), ENTRIES);
    let title = t("Changements dans l’annuaire des CHATONS", "Changes in the CHATONS directory");
    let title = title.get(question.lang()).to_owned();
    send(&app, question, "changes".to_owned(), title, &changes).await
}

/// What changed about a hoster, as an Atom feed
///
/// A hoster that was withdrawn keeps its feed: that is how its readers learn of it.
#[utoipa::path(
    get,
    path = "/feeds/{file}",
    operation_id = "feedHoster",
    tag = "copies",
    params(("file" = String, Path, description = "The identifier of the hoster, with `.atom`.", example = "club1.atom")),
    responses(
        (status = 200, description = "The feed.", body = String, content_type = "application/atom+xml"),
        (status = 404, description = "No hoster has this identifier.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
async fn of_hoster(
    State(app): State<App>,
    Slug(file): Slug,
    uri: Uri,
    asked: Asked,
) -> Result<Response, Stop> {
    let Some(slug) = file.strip_suffix(".atom") else { return Err(not_found(uri).await.into()) };
    let mut question = Question::of_media(&app, asked, ATOM).await?;
    question.finish(&[])?;
    let live = Arc::clone(&question.live);
    let directory = live.directory();
    // One that is withdrawn keeps its feed: that is how its readers learn of it.
    let hoster = directory.hoster(slug).ok_or_else(|| unknown_hoster(directory, slug))?;
    question.settle("")?;
    let changes = live.journal().of_hoster(directory, slug, ENTRIES);
    let name = hoster.name(directory.schema());
    let title = match question.lang() {
        Lang::Fr => format!("{name} dans l’annuaire des CHATONS"),
        Lang::En => format!("{name} in the CHATONS directory"),
    };
    send(&app, question, format!("hosters/{slug}"), title, &changes).await
}

async fn send(
    app: &App,
    question: Question,
    name: String,
    title: String,
    changes: &[FeedEntry],
) -> Result<Response, Stop> {
    let (site, lang) = (app.settings().public_url.as_str(), question.lang());
    let feed = Feed {
        lang,
        id: tag(site, &name),
        title,
        updated: changes.first().map_or_else(|| NEVER.to_owned(), |newest| newest.at.to_string()),
        author: AUTHOR.get(lang),
        site,
        licence: DATA_LICENCE,
        address: format!("{site}{}", question.path()),
        entries: changes.iter().filter_map(|change| Entry::new(site, &question.live, change, lang)).collect(),
    };
    let text = feed.render().map_err(|error| Problem::fault(&error))?;
    Ok(question.reply(Reply::new(text.into_bytes())).await)
}

/// An identifier that stays as long as the public name of the service does (RFC 4151). The authority of a tag is the name
/// of a host: a service without one is only tried out.
fn tag(site: &str, name: &str) -> String {
    let host = site.split_once("://").map_or(site, |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let is_name = |host: &str| {
        !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
    };
    let host = if is_name(host) { host } else { "localhost" };
    format!("tag:{host},{SINCE}:{name}")
}

impl Entry {
    fn new(site: &str, live: &Live, change: &FeedEntry, lang: Lang) -> Option<Self> {
        let hoster = live.directory().hoster(change.slug.as_str())?;
        let name = hoster.name(live.directory().schema());
        let apart = if lang == Lang::Fr { " : " } else { ": " };
        Some(Self {
            id: tag(site, &format!("hosters/{}/{}", change.slug, change.day)),
            title: format!("{name}{apart}{}", what(change.kind).get(lang)),
            updated: change.at.to_string(),
            page: format!("{site}{}/{}", Place::Results.path(lang), change.slug),
            json: format!("{site}/api/v1/hosters/{}", change.slug),
            kind: change.kind.code(),
            summary: summary(live, hoster, change, lang),
        })
    }
}

const fn what(kind: ChangeKind) -> Text {
    match kind {
        ChangeKind::Created => t("arrive dans l’annuaire", "is new in the directory"),
        ChangeKind::Updated => t("sa fiche a changé", "its sheet has changed"),
        ChangeKind::Confirmed => t("a confirmé des réponses", "confirmed answers"),
        ChangeKind::Expired => t("des réponses sont trop anciennes", "answers have become too old"),
        ChangeKind::Paused => t("est en pause", "is paused"),
        ChangeKind::Withdrawn => t("n’est plus dans l’annuaire", "is not in the directory any more"),
    }
}

/// What is concerned, by its name; of a hoster that is in no list, why.
fn summary(live: &Live, hoster: &Hoster, change: &FeedEntry, lang: Lang) -> String {
    if matches!(change.kind, ChangeKind::Paused | ChangeKind::Withdrawn)
        && let Some(why) = hoster.listing().in_words(lang)
    {
        return why;
    }
    let schema = live.directory().schema();
    let of_hoster = change.fields.iter().filter(|changed| changed.service.is_none());
    let label = |field: &str| Some(schema.field(About::Hoster, field)?.texts.label.get(lang).to_owned());
    let mut parts: Vec<String> = of_hoster.filter_map(|changed| label(changed.field)).collect();
    let mut services: Vec<_> = change.fields.iter().filter_map(|changed| changed.service.as_ref()).collect();
    services.dedup();
    let names = services.into_iter().filter_map(|key| hoster.service(key.as_str()));
    let names: Vec<&str> = names.map(|service| service.name(schema)).collect();
    if !names.is_empty() {
        parts.push(format!("services ({})", names.join(", ")));
    }
    let (before, apart) = if lang == Lang::Fr { ("Concerne : ", " ; ") } else { ("Concerns: ", "; ") };
    format!("{before}{}.", parts.join(apart))
}
