//! One hoster in a list: why it is there, and what it says, a commitment never without the people behind it.

use super::fact::Fact;
use crate::pages::said::{Said, Written};
use crate::wire::is_criterion;
use matou_core::datum::Datum;
use matou_core::directory::{Directory, Hoster};
use matou_core::explain::explain;
use matou_core::field::{About, Theme};
use matou_core::query::Query;
use matou_core::say;
use matou_core::schema::{Schema, SchemaField};
use matou_core::search::Hit;
use matou_core::text::Lang;

/// How much of a hoster a card tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Who does the work, the commitments, whom it welcomes.
    Short,
    /// Everything that it says.
    Everything,
}

/// What a short card tells.
const SHORT: [Theme; 3] = [Theme::Work, Theme::Commitments, Theme::Welcome];
/// How many services a card names.
const SERVICES_MAX: usize = 8;

/// A hoster in a list.
pub(crate) struct Card {
    pub(crate) slug: String,
    pub(crate) name: String,
    /// The hoster's own site.
    pub(crate) website: Option<String>,
    pub(crate) place: Option<String>,
    pub(crate) kilometres: Option<String>,
    pub(crate) services: Vec<String>,
    /// How many services are not named.
    pub(crate) more_services: usize,
    /// One for each condition: why it is here.
    pub(crate) reasons: Vec<Fact>,
    /// What else it says.
    pub(crate) facts: Vec<Fact>,
    /// The commitments that it says nothing of.
    pub(crate) unsaid: String,
    /// Whether it says nothing of any commitment, and none is asked for: then their names need not be told.
    pub(crate) is_silent: bool,
}

impl Card {
    pub(crate) fn new(
        directory: &Directory,
        query: &Query,
        hit: &Hit<'_>,
        lang: Lang,
        detail: Detail,
    ) -> Self {
        let (schema, hoster) = (directory.schema(), hit.hoster);
        let lines = explain(directory, query, hoster, lang).lines;
        let is_told = |known: &SchemaField| lines.iter().any(|line| line.field == Some(known.field.id));
        let is_shown =
            |known: &SchemaField| detail == Detail::Everything || SHORT.contains(&known.field.theme);
        let of_hoster = |known: &&SchemaField| known.field.about == About::Hoster && is_criterion(known);
        let untold =
            schema.fields().iter().filter(of_hoster).filter(|known| !is_told(known) && is_shown(known));
        let (said, unsaid): (Vec<_>, Vec<_>) =
            untold.partition(|known| hoster.answers().get(known.id).is_some());
        let unsaid: Vec<_> = unsaid.iter().filter(|known| known.field.commitment).collect();
        let commitments = schema.fields().iter().filter(|known| known.field.commitment);
        let mut services = needs(schema, hoster, lang);
        let more_services = services.len().saturating_sub(SERVICES_MAX);
        services.truncate(SERVICES_MAX);
        Self {
            slug: hoster.slug().to_string(),
            name: hoster.name(schema).to_owned(),
            website: website(schema, hoster),
            place: place(schema, hoster, lang),
            kilometres: hit.kilometres.map(|far| format!("{far:.0}")),
            services,
            more_services,
            reasons: lines.iter().map(|line| Fact::of_line(schema, hoster, line, lang)).collect(),
            facts: said.iter().map(|known| Fact::of_answer(schema, hoster, known, lang)).collect(),
            is_silent: commitments.count() == unsaid.len(),
            unsaid: unsaid.iter().map(|known| known.texts.label.get(lang)).collect::<Vec<_>>().join(", "),
        }
    }
}

/// What the services of a hoster are for, each once: their categories in words, the name of a service that has none.
fn needs(schema: &Schema, hoster: &Hoster, lang: Lang) -> Vec<String> {
    let category = schema.field(About::Service, "category");
    let mut needs = Vec::new();
    for service in hoster.services() {
        let stated = category.and_then(|known| service.answers().get(known.id));
        let datum = stated.and_then(|stated| stated.answer.value()).and_then(|value| value.get("value"));
        let part = category.and_then(|known| known.field.parts.first());
        let need = match (part, datum) {
            (Some(part), Some(datum)) => say::datum_in_words(schema, part, datum, lang),
            _ => service.name(schema).to_owned(),
        };
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs
}

/// Where a hoster is, in words.
pub(crate) fn place(schema: &Schema, hoster: &Hoster, lang: Lang) -> Option<String> {
    let known = schema.field(About::Hoster, "places")?;
    let stated = hoster.answers().get(known.id)?;
    Some(say::sentence(schema, known, Some(stated), lang))
}

/// Why a hoster is in no list; `None` when it is in them.
pub(crate) fn unlisted(schema: &Schema, hoster: &Hoster, lang: Lang) -> Option<Said> {
    let why = hoster.listing().in_words(lang)?;
    let known = schema.field(About::Hoster, "listing")?;
    Some(Written::about(schema, hoster, known, lang).marked(&why))
}

/// The site, when it is an address that a link may lead to.
pub(crate) fn website(schema: &Schema, hoster: &Hoster) -> Option<String> {
    let Some(Datum::Url(url) | Datum::Text(url)) = hoster.value(schema, "website")?.get("value") else {
        return None;
    };
    is_web(url).then(|| url.to_string())
}

/// Whether an address leads to the web, and runs nothing.
pub(crate) fn is_web(url: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme))
}
