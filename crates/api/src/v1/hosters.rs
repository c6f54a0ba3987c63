//! The list of hosters: search, facets, explanations.

use super::include::{self, Include};
use crate::extract::Parameters;
use crate::problem::{Problem, ProblemBody};
use crate::state::App;
use crate::wire::{DATA_LICENCE, ExplanationBody, ItemBody, Links, ListBody};
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use matou_core::directory::Directory;
use matou_core::explain::explain;
use matou_core::order::seed_of;
use matou_core::query::Query;
use matou_core::search::{Hit, Search};
use matou_core::sentence::sentence;
use matou_core::text::Lang;

/// Search the directory
///
/// Hosters that match come first, then those that have not said (`match=yes` hides them). Each filter takes several
/// values, repeated or separated by commas, which mean "or"; different filters mean "and". Whatever is not understood is
/// refused. There is no order by commitment, by size, or by anything that could become a ranking.
#[utoipa::path(
    get,
    path = "/api/v1/hosters",
    operation_id = "listHosters",
    tag = "hosters",
    responses(
        (status = 200, description = "A page of hosters.", body = ListBody),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 414, description = "The query is longer than 8 KiB.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(
    State(app): State<App>,
    mut parameters: Parameters,
) -> Result<impl IntoResponse, Problem> {
    let (lang, lang_is_asked) = (parameters.lang, parameters.lang_is_asked);
    let live = app.live();
    let include = Include::take(&mut parameters);
    let query =
        Query::from_pairs(live.directory().schema(), &parameters.pairs, &[include::PARAMETER, "lang"]);
    let (include, query) = match (include, query) {
        (Ok(include), Ok(query)) => (include, query),
        (include, query) => {
            let mut errors = query.err().unwrap_or_default();
            errors.extend(include.err());
            return Err(errors.into());
        }
    };
    let page = Page { directory: live.directory(), query: &query, include, lang, lang_is_asked };
    Ok(([(header::CONTENT_LANGUAGE, lang.code())], Json(page.body(live.version()))))
}

/// What a page of results is made from.
pub(crate) struct Page<'a> {
    pub(crate) directory: &'a Directory,
    pub(crate) query: &'a Query,
    pub(crate) include: Include,
    pub(crate) lang: Lang,
    /// Whether the visitor asked for the language, so that links keep it.
    pub(crate) lang_is_asked: bool,
}

impl Page<'_> {
    /// The page, under the version of the data set.
    pub(crate) fn body(&self, dataset_version: String) -> ListBody {
        let schema = self.directory.schema();
        let search = Search::new(self.directory, self.query);
        let links = Links { schema, query: self.query, lang: self.lang, view: self.view() };
        let included = |part: &str| self.include.has(part);
        ListBody {
            items: search.page().iter().map(|hit| self.item(hit)).collect(),
            counts: search.counts().into(),
            total: search.total(),
            page: self.query.page,
            per_page: self.query.per_page,
            pages: search.pages(),
            dataset_version,
            seed: self.query.seed.unwrap_or_else(|| seed_of(self.directory.today())),
            query: self.query.print(schema),
            sentence: sentence(schema, self.query, self.lang),
            applied: search.conditions().iter().filter_map(|condition| links.applied(condition)).collect(),
            facets: included("facets")
                .then(|| search.facets().iter().filter_map(|facet| links.facet(facet)).collect()),
            excluded: included("excluded").then(|| {
                search.excluded().iter().filter_map(|excluded| links.excluded(&search, excluded)).collect()
            }),
            licence: DATA_LICENCE,
        }
    }

    /// What links keep beside the query.
    fn view(&self) -> String {
        let lang = self.lang_is_asked.then(|| format!("lang={}", self.lang));
        self.include.print().into_iter().chain(lang).collect::<Vec<_>>().join("&")
    }

    fn item(&self, hit: &Hit<'_>) -> ItemBody {
        let (schema, lang) = (self.directory.schema(), self.lang);
        let mut item = ItemBody::new(schema, hit.hoster, hit.verdict.code(), lang, self.include.detail());
        // A tenth of a kilometre is finer than the positions, which are rounded to a tenth of a degree.
        item.distance_km = hit.kilometres.map(|far| (far * 10.0).round() / 10.0);
        if self.include.has("services") {
            item.services = Some(crate::wire::services(schema, hit.hoster, lang, self.include.detail()));
        }
        if self.include.has("explanation") {
            let explanation = explain(self.directory, self.query, hit.hoster, lang);
            item.explanation = Some(ExplanationBody::new(schema, &explanation, lang));
        }
        item
    }
}
