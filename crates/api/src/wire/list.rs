//! The result of a search.

use super::ItemBody;
use super::answer::HumanCostBody;
use super::applied::AppliedBody;
use axum::http::HeaderValue;
use matou_core::directory::Hoster;
use matou_core::explain::explain;
use matou_core::query::{Ask, Near, Printed, Query, encode};
use matou_core::schema::{FilterId, Schema, SchemaFilter};
use matou_core::search::{Counts, Excluded, Facet, On, Search};
use matou_core::text::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// Hosters that match, then those that have not said.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HosterList)]
pub(crate) struct ListBody {
    /// The hosters of this page.
    pub(crate) items: Vec<ItemBody>,
    /// How many match, have not said, do not match.
    pub(crate) counts: CountsBody,
    /// How many the pages hold.
    pub(crate) total: usize,
    /// This page, from 1.
    pub(crate) page: u32,
    /// How many a page holds.
    pub(crate) per_page: u16,
    /// How many pages there are.
    pub(crate) pages: usize,
    /// The version of the data set; it changes with every statement and every day.
    pub(crate) dataset_version: String,
    /// The seed of the shuffle.
    pub(crate) seed: u32,
    /// The query in its canonical form.
    pub(crate) query: String,
    /// The search as one sentence.
    pub(crate) sentence: String,
    /// Every condition in force, and who set it.
    pub(crate) applied: Vec<AppliedBody>,
    /// With `include=facets`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) facets: Option<Vec<FacetBody>>,
    /// With `include=excluded`: what each condition excludes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) excluded: Option<Vec<ExcludedBody>>,
    /// The licence of the data.
    #[schema(example = "CC-BY-SA-4.0")]
    pub(crate) licence: &'static str,
}

/// How many hosters, by verdict.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Counts)]
pub(crate) struct CountsBody {
    /// They match.
    yes: usize,
    /// They have not said.
    unknown: usize,
    /// They do not match.
    no: usize,
}

impl From<Counts> for CountsBody {
    fn from(counts: Counts) -> Self {
        Self { yes: counts.yes, unknown: counts.unknown, no: counts.no }
    }
}

/// What a condition excludes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Excluded)]
pub(crate) struct ExcludedBody {
    /// The query parameter.
    #[schema(example = "paid_member")]
    parameter: &'static str,
    /// Its name.
    label: String,
    /// How many it excludes, whether or not others do too.
    total: usize,
    /// How many it alone excludes.
    only_this: usize,
    /// How many of those would match if it were dropped; the others would not have said.
    only_this_matches: usize,
    /// The same search without it.
    href_without: String,
    /// The hosters that it excludes, each with the reason; at most as many as a page holds.
    hosters: Vec<ExcludedHosterBody>,
}

/// A hoster that a condition excludes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExcludedHoster)]
pub(crate) struct ExcludedHosterBody {
    /// The identifier.
    #[schema(example = "club1")]
    slug: String,
    /// The name.
    name: String,
    /// The reason, in one plain sentence.
    text: String,
    /// The people behind a commitment; always there when the condition is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    human_cost: Option<HumanCostBody>,
}

/// The counts of one filter.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Facet)]
pub(crate) struct FacetBody {
    /// The criterion.
    criterion: &'static str,
    /// The query parameter.
    parameter: &'static str,
    /// Its name.
    label: String,
    /// Its options, in the order of their list, zeros included.
    values: Vec<FacetValueBody>,
    /// How many of the hosters that the other conditions leave have not said.
    not_stated: usize,
    /// How many have said part only: an option that they do not name is unknown for them.
    partly_stated: usize,
}

/// The count of one option.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = FacetValue)]
pub(crate) struct FacetValueBody {
    /// The code.
    value: String,
    /// Its name.
    label: String,
    /// How many would match with this option ticked and the filter's other ticks ignored.
    count: usize,
    /// Whether it is ticked.
    selected: bool,
    /// The search with this option alone ticked; without this tick when it is ticked already.
    href: String,
}

/// The address of the list.
pub(crate) const LIST: &str = "/api/v1/hosters";

/// The address of the list of services.
pub(crate) const SERVICES: &str = "/api/v1/services";

/// Makes addresses of searches.
pub(crate) struct Links<'a> {
    /// The address of the list, or of the page that says the same.
    path: &'a str,
    pub(crate) schema: &'a Schema,
    pub(crate) query: &'a Query,
    pub(crate) lang: Lang,
    /// What links keep beside the query: `include`, `fields`, `at` and `lang`.
    view: String,
    printed: Printed,
}

impl<'a> Links<'a> {
    pub(crate) fn new(path: &'a str, schema: &'a Schema, query: &'a Query, lang: Lang, view: String) -> Self {
        Self { path, schema, query, lang, view, printed: query.printed(schema) }
    }

    /// The search itself, in its canonical form.
    pub(crate) fn canonical(&self) -> String {
        self.printed.whole()
    }

    /// The address of a search; the page is the first again.
    fn href(&self, query: &Query) -> String {
        self.address(&query.printed(self.schema).of_page(1), "")
    }

    /// The links to other pages (RFC 8288); they keep the version that was demanded.
    pub(crate) fn to_pages(&self, pages: usize, demanded: Option<&str>) -> Option<HeaderValue> {
        let last = u32::try_from(pages).unwrap_or(u32::MAX);
        let page = self.query.page;
        let targets = [
            ("first", Some(1)),
            ("prev", (page > 1).then(|| (page - 1).min(last))),
            ("next", (page < last).then(|| page + 1)),
            ("last", Some(last)),
        ];
        let version = demanded.map(|version| format!("dataset_version={version}")).unwrap_or_default();
        let link = |(rel, page): (&str, Option<u32>)| {
            page.map(|page| format!("<{}>; rel=\"{rel}\"", self.page_href(page, &version)))
        };
        let all: Vec<String> = targets.into_iter().filter_map(link).collect();
        HeaderValue::from_str(&all.join(", ")).ok()
    }

    /// The address of a page of this search; `also` is one more pair.
    fn page_href(&self, page: u32, also: &str) -> String {
        self.address(&self.printed.of_page(page), also)
    }

    fn address(&self, printed: &str, also: &str) -> String {
        let mut address = self.path.to_owned();
        let pieces = [printed, self.view.as_str(), also].into_iter().filter(|piece| !piece.is_empty());
        for (piece, joint) in pieces.zip(std::iter::once("?").chain(std::iter::repeat("&"))) {
            address.push_str(joint);
            address.push_str(piece);
        }
        address
    }

    /// Filters of the same place have the same [`Links::around`]; `None` for one that the search asks about.
    pub(crate) fn place_of(&self, filter: FilterId) -> Option<usize> {
        self.printed.place_of(filter)
    }

    /// What the addresses of the options of a filter have in common, before and after the pair of the option. They are
    /// percent-encoded, so that they stand in JSON as they are.
    pub(crate) fn around(&self, filter: FilterId) -> (String, String) {
        let (before, after) = self.printed.around(filter);
        let joint = if before.is_empty() { "" } else { "&" };
        let mut rest = String::with_capacity(after.len() + self.view.len() + 2);
        for piece in [after.as_str(), self.view.as_str()].into_iter().filter(|piece| !piece.is_empty()) {
            rest.push('&');
            rest.push_str(piece);
        }
        ([self.path, "?", &before, joint].concat(), rest)
    }

    fn without_filter(&self, filter: FilterId) -> String {
        let recipe = self.query.profile.as_deref().and_then(|id| self.schema.recipe(id));
        let of_recipe = recipe.filter(|recipe| recipe.conditions.contains_key(&filter));
        let known = of_recipe.and_then(|_| self.schema.filter_at(filter));
        self.address(&self.printed.without_filter(filter, known.map(|known| known.filter.parameter)), "")
    }

    /// The search without one condition. Without a distance, the point is kept to measure from.
    pub(crate) fn without(&self, on: On) -> String {
        let query = self.query;
        self.href(&match on {
            On::Filter(id) => return self.without_filter(id),
            On::Text => Query { text: None, ..query.clone() },
            On::Distance => {
                let near = query.near.map(|near| Near { within_km: None, ..near });
                Query { near, ..query.clone() }
            }
        })
    }

    /// What each condition excludes.
    pub(crate) fn all_excluded(&self, search: &Search<'_>) -> Vec<ExcludedBody> {
        search.excluded().iter().filter_map(|excluded| self.excluded(search, excluded)).collect()
    }

    fn excluded(&self, search: &Search<'_>, excluded: &Excluded) -> Option<ExcludedBody> {
        let (parameter, label) = match excluded.on {
            On::Filter(id) => {
                let filter = self.schema.filter_at(id)?;
                (filter.filter.parameter, filter.label.get(self.lang).to_owned())
            }
            On::Text => ("q", self.query.text.clone()?),
            On::Distance => ("within_km", format!("≤ {} km", self.query.near?.within_km?)),
        };
        Some(ExcludedBody {
            parameter,
            label,
            total: excluded.total,
            only_this: excluded.only_this,
            only_this_matches: excluded.only_this_yes,
            href_without: self.without(excluded.on),
            hosters: search
                .excluded_by(excluded.on)
                .into_iter()
                .map(|hoster| self.excluded_hoster(search, hoster, parameter))
                .collect(),
        })
    }

    fn excluded_hoster(&self, search: &Search<'_>, hoster: &Hoster, parameter: &str) -> ExcludedHosterBody {
        let explanation = explain(search.directory(), self.query, hoster, self.lang);
        let line = explanation.lines.into_iter().find(|line| line.parameter == parameter);
        let cost = line.as_ref().and_then(|line| line.human_cost.as_ref());
        let human_cost = cost.map(|cost| HumanCostBody::new(self.schema, cost, self.lang));
        ExcludedHosterBody {
            slug: hoster.slug().to_string(),
            name: hoster.name(self.schema).to_owned(),
            text: line.map(|line| line.sentence).unwrap_or_default(),
            human_cost,
        }
    }

    pub(crate) fn facet(&self, facet: &Facet) -> Option<FacetBody> {
        let filter = self.schema.filter_at(facet.filter)?;
        let value = |value: &matou_core::search::FacetValue| FacetValueBody {
            value: value.code.to_string(),
            label: value.label.get(self.lang).to_owned(),
            count: value.count,
            selected: value.selected,
            href: if value.selected {
                self.without_code(filter, value.code)
            } else {
                self.with(filter, value.code)
            },
        };
        Some(FacetBody {
            criterion: self.schema.field_at(filter.field)?.field.id,
            parameter: filter.filter.parameter,
            label: filter.label.get(self.lang).to_owned(),
            values: facet.values.iter().map(value).collect(),
            not_stated: facet.not_stated,
            partly_stated: facet.partly,
        })
    }

    /// The search without one tick.
    pub(crate) fn ticked_off(&self, filter: FilterId, code: &str) -> String {
        self.schema.filter_at(filter).map(|filter| self.without_code(filter, code)).unwrap_or_default()
    }

    /// The search without one tick, whoever set it; without the filter when it was the last.
    fn without_code(&self, filter: &SchemaFilter, code: &str) -> String {
        let conditions = self.query.conditions(self.schema);
        let ask = conditions.iter().find(|condition| condition.filter == filter.id).map(|found| &found.ask);
        let left: Vec<String> = match ask {
            Some(Ask::Options(codes)) => codes.iter().filter(|other| *other != code).cloned().collect(),
            _ => Vec::new(),
        };
        if left.is_empty() {
            return self.without(On::Filter(filter.id));
        }
        let left: Vec<String> = left.iter().map(|code| encode(code)).collect();
        let (before, after) = self.around(filter.id);
        [&before, filter.filter.parameter, "=", &left.join(","), &after].concat()
    }

    fn with(&self, filter: &SchemaFilter, code: &str) -> String {
        let mut query = self.query.clone();
        query.without.remove(&filter.id);
        query.asks.insert(filter.id, Ask::Options(vec![code.to_owned()]));
        self.href(&query)
    }
}
