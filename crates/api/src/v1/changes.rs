//! What changed since a version of the data set: enough to keep a copy in step without ever showing a ghost.

use crate::extract::Asked;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::wire::ChangesBody;
use axum::extract::State;
use axum::response::Response;
use matou_core::journal::{Cursor, SinceError};
use matou_core::letters::shorten;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::text::{Text, t};
use std::sync::Arc;

const SINCE: &str = "since";
const LIMIT: &str = "limit";
/// How many statements one page goes through at most, and unless asked otherwise.
pub(crate) const LIMIT_MAX: usize = 500;

/// What changed since a version of the data set
///
/// Start from a file under `/dumps/latest/` and its `dataset_version`. For each item, read the hoster again at its `href`
/// and replace it in the copy, or delete it when the item has none. Then go on from `next`. A cursor can be followed for
/// 400 days; an older one, or one of another database, is answered with 410: take a dump again.
#[utoipa::path(
    get,
    path = "/api/v1/changes",
    operation_id = "listChanges",
    tag = "copies",
    responses(
        (status = 200, description = "The changes.", body = ChangesBody),
        (status = 410, description = "The cursor is not known any more: take a dump.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn list(State(app): State<App>, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::open(&app, asked).await?;
    let since = question.noted(|parameters| since(parameters.single(SINCE)?));
    let limit = question.noted(|parameters| limit(parameters.single(LIMIT)?)).unwrap_or(LIMIT_MAX);
    question.finish(&[SINCE, LIMIT])?;
    let Some(since) = since else { return Err(Vec::new().into()) };
    let live = Arc::clone(&question.live);
    // A day before the ledger began is that of another database.
    if live.began().is_some_and(|began| since.day < began) {
        return Err(Problem::new(Kind::CursorExpired, SinceError::TooOld.in_words()).into());
    }
    let changes = live
        .journal()
        .since(live.directory(), since, limit)
        .map_err(|error| Problem::new(Kind::CursorExpired, error.in_words()))?;
    question.settle(&format!("{SINCE}={since}&{LIMIT}={limit}"))?;
    Ok(question.reply(Reply::json(&ChangesBody::new(&live, &changes))).await)
}

fn since(given: Option<String>) -> Result<Cursor, ParameterError> {
    let Some(text) = given else {
        let missing = t(
            "Il manque « since » : donnez la dataset_version de votre copie. Sans copie, prenez d’abord /dumps/latest/hosters.json.",
            "“since” is missing: give the dataset_version of your copy. Without a copy, first take /dumps/latest/hosters.json.",
        );
        return Err(ParameterError::new(SINCE, ErrorCode::Value, missing));
    };
    text.parse::<Cursor>().map_err(|error| ParameterError::new(SINCE, ErrorCode::Value, error.in_words()))
}

fn limit(given: Option<String>) -> Result<usize, ParameterError> {
    let Some(text) = given else { return Ok(LIMIT_MAX) };
    match text.parse::<usize>() {
        Ok(limit) if (1..=LIMIT_MAX).contains(&limit) => Ok(limit),
        _ => {
            let shown = shorten(&text);
            let detail = Text::owned(
                format!("« {shown} » n’est pas un nombre entier de 1 à {LIMIT_MAX}."),
                format!("“{shown}” is not a whole number from 1 to {LIMIT_MAX}."),
            );
            Err(ParameterError::new(LIMIT, ErrorCode::Value, detail))
        }
    }
}
