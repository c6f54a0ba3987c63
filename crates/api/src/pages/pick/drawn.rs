//! The service that was drawn: who runs it, what is said of it, and the way there.

use super::Pick;
use crate::draw::Drawn;
use crate::pages::frame::Frame;
use crate::pages::place::Place;
use crate::pages::search::{Applied, Card, Detail, Fact, is_web};
use crate::words::Words;
use askama::Template;
use matou_core::directory::{Hoster, Service};
use matou_core::field::About;
use matou_core::human_cost;
use matou_core::query::Query;
use matou_core::schema::SchemaField;
use matou_core::search::{Hit, Search};

/// What is told of a service.
const TOLD: [&str; 8] =
    ["description", "software", "registration", "pricing", "load", "retention", "tenancy", "status"];
/// What people need to know before they rely on a service: said to be missing when it is.
const AWAITED: [&str; 4] = ["registration", "pricing", "load", "retention"];

/// The service that was drawn.
#[derive(Template)]
#[template(path = "drawn.html")]
pub(super) struct DrawnPage {
    frame: Frame,
    applied: Vec<Applied>,
    /// The choice of a need without any condition.
    all: String,
    name: String,
    /// The address of the service, when it leads to the web.
    href: Option<String>,
    /// The name of the site that the address leads to.
    site: String,
    /// The page of its hoster.
    hoster: String,
    card: Card,
    among: String,
    /// Another draw.
    another: String,
    /// Another need, with the other conditions kept.
    other_needs: String,
    said: Vec<Fact>,
    unsaid: String,
    /// What the hoster has not said: who does the work, and what it promises.
    hoster_unsaid: String,
    /// All hosters of the same search.
    list: String,
}

impl DrawnPage {
    pub(super) fn new(pick: &Pick<'_>, drawn: &Drawn<'_>) -> Self {
        let (asked, hit) = (pick.asked, &drawn.hit);
        let words = Words::of(asked.lang);
        let free = Query { seed: None, ..asked.query.clone() };
        let results = Place::Results.path(asked.lang);
        let name = hit.service.name(asked.schema).to_owned();
        let card = card(pick, drawn);
        Self {
            frame: pick.frame(&words.with("pick-drawn-title", "service", &name)),
            applied: asked.applied(&Search::new(pick.directory, asked.query)),
            all: asked.href(&Query::default()),
            site: site(&drawn.url).to_owned(),
            href: Some(drawn.url.clone()).filter(|url| is_web(url)),
            hoster: asked.address(&format!("{results}/{}", hit.hoster.slug()), &free),
            hoster_unsaid: hoster_unsaid(pick, hit.hoster, &card),
            card,
            among: words.count("pick-among", drawn.among),
            another: asked.href(&free),
            other_needs: asked.href(&pick.rest()),
            said: said(pick, hit.service),
            unsaid: unsaid(pick, hit.service),
            list: asked.address(results, &free),
            name,
        }
    }
}

/// What the hoster says of itself, as everywhere: who does the work, what it promises, whom it welcomes.
fn card(pick: &Pick<'_>, drawn: &Drawn<'_>) -> Card {
    let (hoster, position) = (drawn.hit.hoster, drawn.hit.position);
    let hit = Hit { hoster, position, verdict: drawn.hit.verdict, kilometres: drawn.hit.kilometres };
    Card::new(pick.directory, &Query::default(), &hit, pick.asked.lang, Detail::Short)
}

/// Who does the work comes before what is promised.
fn hoster_unsaid(pick: &Pick<'_>, hoster: &Hoster, card: &Card) -> String {
    let people = human_cost::FIELDS.iter().filter_map(|id| pick.asked.schema.field(About::Hoster, id));
    let unsaid = people.filter(|known| hoster.answers().get(known.id).is_none());
    let labels = unsaid.map(|known| known.texts.label.get(pick.asked.lang));
    labels.chain(Some(&*card.unsaid).filter(|unsaid| !unsaid.is_empty())).collect::<Vec<_>>().join(", ")
}

fn fields<'p>(pick: &Pick<'p>, ids: &'static [&'static str]) -> impl Iterator<Item = &'p SchemaField> {
    let schema = pick.asked.schema;
    ids.iter().filter_map(|id| schema.field(About::Service, id))
}

fn said(pick: &Pick<'_>, service: &Service) -> Vec<Fact> {
    let is_said = |known: &&SchemaField| service.answers().get(known.id).is_some();
    let fact = |known: &SchemaField| Fact::of_service(pick.asked.schema, service, known, pick.asked.lang);
    fields(pick, &TOLD).filter(is_said).map(fact).collect()
}

fn unsaid(pick: &Pick<'_>, service: &Service) -> String {
    let is_unsaid = |known: &&SchemaField| service.answers().get(known.id).is_none();
    let labels = fields(pick, &AWAITED).filter(is_unsaid).map(|known| known.texts.label.get(pick.asked.lang));
    labels.collect::<Vec<_>>().join(", ")
}

/// The name of the site of an address, with its port if it has one.
fn site(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or(rest)
}
