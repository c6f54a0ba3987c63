//! The hosters that a search finds, as points for a map.

use crate::extract::Asked;
use crate::reply::{AT, DATASET_VERSION, Question, Reply, Stop};
use crate::state::App;
use crate::wire::{DATA_LICENCE, FeatureBody, MapBody, NOT_ON_A_MAP};
use axum::extract::State;
use axum::response::Response;
use matou_core::directory::Directory;
use matou_core::query::Query;
use matou_core::search::Search;
use matou_core::sentence::sentence;
use matou_core::text::Lang;
use std::sync::Arc;

const GEO_JSON: &str = "application/geo+json";

/// The hosters as points for a map
///
/// Takes the query of the list, all pages at once. Positions are rounded to a tenth of a degree, as some are homes; a hoster
/// whose position is not stated is counted, and on no map.
#[utoipa::path(
    get,
    path = "/api/v1/hosters.geojson",
    operation_id = "mapHosters",
    tag = "hosters",
    responses(
        (status = 200, description = "The points.", body = MapBody, content_type = "application/geo+json"),
    )
)]
pub(super) async fn show(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked, GEO_JSON).await?;
    question.refuse(&NOT_ON_A_MAP);
    let query = question.query(&[AT, DATASET_VERSION]).unwrap_or_default();
    question.check()?;
    let live = Arc::clone(&question.live);
    let canonical = query.print(live.directory().schema());
    question.settle(&canonical)?;
    let (features, without_position) = features(live.directory(), &query, question.lang());
    let body = MapBody {
        r#type: "FeatureCollection",
        features,
        without_position,
        query: canonical,
        sentence: sentence(live.directory().schema(), &query, question.lang()),
        dataset_version: live.version(),
        licence: DATA_LICENCE,
    };
    Ok(question.reply(Reply::json(&body)).await)
}

/// The points of everything that a query finds, in its order, and how many hosters have none.
fn features(directory: &Directory, query: &Query, lang: Lang) -> (Vec<FeatureBody>, usize) {
    let (mut features, mut without_position) = (Vec::new(), 0);
    for hit in Search::new(directory, query).all() {
        let points = FeatureBody::of(directory.schema(), &hit, lang);
        without_position += usize::from(points.is_empty());
        features.extend(points);
    }
    (features, without_position)
}
