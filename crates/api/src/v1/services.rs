//! Services across hosters: the list, and the draw of one that can be used at once.

use super::hosters::View;
use crate::draw::{Drawn, NOT_IN_A_DRAW, SERVICE, draw};
use crate::extract::Asked;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::reply::{AT, DATASET_VERSION, JSON, Question, Reply, Stop};
use crate::state::App;
use crate::wire::{
    DATA_LICENCE, Detail, Links, PickBody, SERVICES, ServiceBody, ServiceHosterBody, ServiceItemBody,
    ServicesBody,
};
use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use matou_core::order::seed_of;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::sentence::sentence;
use matou_core::services::ServiceSearch;
use matou_core::text::t;
use std::sync::Arc;

/// Search services across hosters
///
/// Takes the query of the list of hosters. What is asked of services is asked of each service alone: `service=pad` with
/// `registration=none` finds pads without registration. What is asked of hosters is asked of the hoster that runs it.
#[utoipa::path(
    get,
    path = "/api/v1/services",
    operation_id = "listServices",
    tag = "services",
    responses(
        (status = 200, description = "A page of services.", body = ServicesBody),
    )
)]
pub(super) async fn list(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked, JSON).await?;
    let query = question.query(&[AT, DATASET_VERSION]).unwrap_or_default();
    question.check()?;
    let view = View::of(&question);
    let live = Arc::clone(&question.live);
    let (directory, lang) = (live.directory(), question.lang());
    let schema = directory.schema();
    question.settle(&format!("{}&{}", query.print(schema), view.print()))?;
    let search = ServiceSearch::new(directory, &query);
    let links = Links::new(SERVICES, schema, &query, lang, view.print());
    let body = ServicesBody {
        items: search
            .page()
            .iter()
            .map(|hit| ServiceItemBody::new(schema, hit, lang, Detail::Plain))
            .collect(),
        counts: search.counts().into(),
        total: search.total(),
        page: query.page,
        per_page: query.per_page,
        pages: search.pages(),
        dataset_version: live.version(),
        seed: query.seed.unwrap_or_else(|| seed_of(directory.today())),
        query: query.print(schema),
        sentence: sentence(schema, &query, lang),
        applied: links.applied(search.conditions()),
        licence: DATA_LICENCE,
    };
    let link = links.to_pages(search.pages(), view.dataset_version.as_deref());
    Ok(question.reply(Reply::json(&body).with_link(link)).await)
}

/// Draw one service that can be used at once
///
/// Leads to one of the services that match, each with the same chance: those that state an address, and not that they are
/// full, out of order or closed. Needs `service`. With `seed` the same draw can be made again.
#[utoipa::path(
    get,
    path = "/api/v1/services/pick",
    operation_id = "pickService",
    tag = "services",
    responses(
        (status = 303, description = "The service; `Location` is its address.", body = PickBody,
            headers(("Location" = String, description = "The address of the service, on the hoster’s own site."))),
        (status = 404, description = "No service that can be used at once matches.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn pick(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked, JSON).await?;
    question.refuse(&NOT_IN_A_DRAW);
    if !question.parameters.pairs.iter().any(|(name, value)| name == SERVICE && !value.is_empty()) {
        question.errors.push(missing());
    }
    let query = question.query(&[AT, DATASET_VERSION]).unwrap_or_default();
    question.check()?;
    let live = Arc::clone(&question.live);
    let drawn = draw(&ServiceSearch::new(live.directory(), &query))?;
    let Some(drawn) = drawn else { return Err(Problem::plain(Kind::NothingToPick).into()) };
    let body = picked(&question, &drawn);
    // Whoever asks again is to be sent elsewhere.
    let headers = [
        (header::LOCATION, drawn.url),
        (header::CACHE_CONTROL, "no-store".to_owned()),
        (header::CONTENT_LANGUAGE, question.lang().code().to_owned()),
    ];
    Ok((StatusCode::SEE_OTHER, headers, Json(body)).into_response())
}

fn picked(question: &Question, drawn: &Drawn<'_>) -> PickBody {
    let (schema, lang) = (question.live.directory().schema(), question.lang());
    PickBody {
        hoster: ServiceHosterBody::new(schema, &drawn.hit),
        service: ServiceBody::new(schema, drawn.hit.service, lang, Detail::Plain),
        url: drawn.url.clone(),
        among: drawn.among,
        licence: DATA_LICENCE,
    }
}

fn missing() -> ParameterError {
    let detail = t(
        "Il manque « service » : dites quel service il vous faut, par exemple service=pad.",
        "“service” is missing: say which service you need, for example service=pad.",
    );
    ParameterError::new(SERVICE, ErrorCode::Value, detail)
}
