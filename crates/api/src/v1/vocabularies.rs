//! The collective's vocabularies: tiers, qualifications, service categories, departments…

use crate::extract::{Parameters, Slug};
use crate::problem::{Kind, Problem, ProblemBody};
use crate::state::App;
use crate::wire::VocabularyBody;
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use matou_core::letters::shorten;
use matou_core::text::Text;
use matou_core::vocabulary::Vocabulary;

/// One vocabulary, in its order
#[utoipa::path(
    get,
    path = "/api/v1/vocabularies/{name}",
    operation_id = "showVocabulary",
    tag = "vocabulary",
    params(("name" = String, Path, description = "The name of the vocabulary.", example = "availability_tiers")),
    responses(
        (status = 200, description = "The vocabulary.", body = VocabularyBody),
        (status = 400, description = "The query is not understood.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No vocabulary has this name; the detail lists those that exist.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(
    State(app): State<App>,
    Slug(name): Slug,
    parameters: Parameters,
) -> Result<impl IntoResponse, Problem> {
    parameters.finish(&[])?;
    let (live, lang) = (app.live(), parameters.lang);
    let vocabularies = live.directory().schema().vocabularies();
    let Some(vocabulary) = vocabularies.get(&name) else {
        let known = vocabularies.iter().map(Vocabulary::name).collect::<Vec<_>>().join(", ");
        let shown = shorten(&name);
        let detail = Text::owned(
            format!("Aucun vocabulaire ne s’appelle « {shown} ». Il y a : {known}."),
            format!("No vocabulary is called “{shown}”. There are: {known}."),
        );
        return Err(Problem::new(Kind::NotFound, detail));
    };
    Ok(([(header::CONTENT_LANGUAGE, lang.code())], Json(VocabularyBody::new(vocabulary, lang))))
}
