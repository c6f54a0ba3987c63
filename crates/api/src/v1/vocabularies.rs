//! The collective's vocabularies: tiers, qualifications, service categories, departments…

use crate::extract::{Asked, Slug};
use crate::problem::{Kind, Problem, ProblemBody};
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use crate::wire::VocabularyBody;
use axum::extract::State;
use axum::response::Response;
use matou_core::letters::shorten;
use matou_core::text::Text;
use matou_core::vocabulary::{Vocabularies, Vocabulary};
use std::sync::Arc;

/// One vocabulary, in its order
#[utoipa::path(
    get,
    path = "/api/v1/vocabularies/{name}",
    operation_id = "showVocabulary",
    tag = "vocabulary",
    params(("name" = String, Path, description = "The name of the vocabulary.", example = "availability_tiers")),
    responses(
        (status = 200, description = "The vocabulary.", body = VocabularyBody),
        (status = 404, description = "No vocabulary has this name; the detail lists those that exist.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(State(app): State<App>, Slug(name): Slug, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::open(&app, asked).await?;
    question.finish(&[])?;
    let live = Arc::clone(&question.live);
    let vocabularies = live.directory().schema().vocabularies();
    let vocabulary = vocabularies.get(&name).ok_or_else(|| unknown(&name, vocabularies))?;
    question.settle("")?;
    let body = VocabularyBody::new(vocabulary, question.lang());
    Ok(question.reply(Reply::json(&body)).await)
}

fn unknown(name: &str, vocabularies: &Vocabularies) -> Problem {
    let known = vocabularies.iter().map(Vocabulary::name).collect::<Vec<_>>().join(", ");
    let shown = shorten(name);
    let detail = Text::owned(
        format!("Aucun vocabulaire ne s’appelle « {shown} ». Il y a : {known}."),
        format!("No vocabulary is called “{shown}”. There are: {known}."),
    );
    Problem::new(Kind::NotFound, detail)
}
