//! The list of hosters: search, facets, explanations.

mod fields;
mod include;
mod page;

use crate::extract::Asked;
use crate::reply::{AT, DATASET_VERSION, JSON, Question, Reply, Stop};
use crate::state::App;
use crate::wire::ListBody;
use axum::extract::State;
use axum::response::Response;
use matou_core::query::Query;

use fields::{Fields, PARAMETER as FIELDS};
use include::PARAMETER as INCLUDE;

pub(crate) use fields::allowed as field_names;
pub(crate) use include::{Include, PARTS as INCLUDE_PARTS};
pub(crate) use page::{Page, View};

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
    )
)]
pub(crate) async fn list(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked, JSON).await?;
    let (query, view) = read(&mut question)?;
    question.settle(&format!("{}&{}", query.print(question.live.directory().schema()), view.print()))?;
    let (bytes, link) = Page { live: &question.live, query: &query, view }.bytes();
    Ok(question.reply(Reply::new(bytes).with_link(link)).await)
}

/// Reads what is asked, and how it is to be shown; every mistake is told at once.
fn read(question: &mut Question) -> Result<(Query, View), Stop> {
    let live = std::sync::Arc::clone(&question.live);
    let schema = live.directory().schema();
    let include = question.noted(Include::take);
    let fields = question.noted(|parameters| Fields::take(schema, parameters)).flatten();
    let query = question.query(&[INCLUDE, FIELDS, AT, DATASET_VERSION]);
    question.check()?;
    let view = View { include: include.unwrap_or_default(), fields, ..View::of(question) };
    Ok((query.unwrap_or_default(), view))
}
