//! One hoster: everything stated about it, why it is in a list or not, and its history.

use crate::extract::{Asked, Slug};
use crate::live::Live;
use crate::problem::{Kind, Problem, ProblemBody};
use crate::reply::{AT, DATASET_VERSION, JSON, Question, Reply, Stop};
use crate::state::App;
use crate::wire::{DATA_LICENCE, ExplainBody, HistoryBody, HosterBody, StatementBody};
use axum::extract::State;
use axum::response::Response;
use matou_core::date::PartialDate;
use matou_core::datum::Datum;
use matou_core::directory::{Directory, Hoster, Listing};
use matou_core::letters::shorten;
use matou_core::suggest::nearest;
use matou_core::text::{Lang, Text};
use std::sync::Arc;

/// Everything stated about a hoster
///
/// Each criterion with who said it, when, and what is not stated; a commitment always comes with the people behind it.
#[utoipa::path(
    get,
    path = "/api/v1/hosters/{slug}",
    operation_id = "showHoster",
    tag = "hosters",
    params(("slug" = String, Path, description = "The identifier of the hoster.", example = "club1")),
    responses(
        (status = 200, description = "The hoster.", body = HosterBody),
        (status = 404, description = "No hoster has this identifier.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn show(State(app): State<App>, Slug(slug): Slug, asked: Asked) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked, JSON).await?;
    question.finish(&[AT, DATASET_VERSION])?;
    let live = Arc::clone(&question.live);
    let hoster = find(&live, &slug)?;
    question.settle("")?;
    let body = HosterBody::new(live.directory().schema(), hoster, live.version(), question.lang());
    Ok(question.reply(Reply::json(&body)).await)
}

/// Why a hoster is in a list, or is not
///
/// Takes the same query as the list. One line per condition, and the one answer that would change the verdict.
#[utoipa::path(
    get,
    path = "/api/v1/hosters/{slug}/explain",
    operation_id = "explainHoster",
    tag = "hosters",
    params(("slug" = String, Path, description = "The identifier of the hoster.", example = "club1")),
    responses(
        (status = 200, description = "The explanation.", body = ExplainBody),
        (status = 404, description = "No hoster has this identifier.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn explain(
    State(app): State<App>,
    Slug(slug): Slug,
    asked: Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked, JSON).await?;
    let query = question.query(&[AT, DATASET_VERSION]).unwrap_or_default();
    question.check()?;
    let live = Arc::clone(&question.live);
    let hoster = find(&live, &slug)?;
    question.settle(&query.print(live.directory().schema()))?;
    let body = ExplainBody::new(&live, &query, hoster, question.lang());
    Ok(question.reply(Reply::json(&body)).await)
}

/// Every statement about a hoster, oldest first
#[utoipa::path(
    get,
    path = "/api/v1/hosters/{slug}/history",
    operation_id = "showHistory",
    tag = "hosters",
    params(("slug" = String, Path, description = "The identifier of the hoster.", example = "club1")),
    responses(
        (status = 200, description = "The statements.", body = HistoryBody),
        (status = 404, description = "No hoster has this identifier.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
pub(super) async fn history(
    State(app): State<App>,
    Slug(slug): Slug,
    asked: Asked,
) -> Result<Response, Stop> {
    let mut question = Question::open(&app, asked).await?;
    question.finish(&[])?;
    let live = Arc::clone(&question.live);
    let hoster = find(&live, &slug)?;
    question.settle("")?;
    let statements = statements(&app, &live, hoster, question.lang()).await?;
    let body = HistoryBody { slug, statements, licence: DATA_LICENCE };
    Ok(question.reply(Reply::json(&body)).await)
}

/// Every statement about a hoster, oldest first.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn statements(
    app: &App,
    live: &Live,
    hoster: &Hoster,
    lang: Lang,
) -> Result<Vec<StatementBody>, Problem> {
    let entries = app.store().of_hoster(hoster.slug().as_str()).await;
    let entries = entries.map_err(|error| Problem::unavailable(&error))?;
    // What was written a moment ago belongs to the next version: this one would name it wrongly.
    let known = entries.iter().filter(|(sequence, _)| *sequence <= live.revision());
    let schema = live.directory().schema();
    Ok(known.map(|(sequence, entry)| StatementBody::new(schema, hoster, *sequence, entry, lang)).collect())
}

/// The hoster of a slug.
///
/// # Errors
/// When no hoster has it, or the hoster was withdrawn.
pub(crate) fn find<'l>(live: &'l Live, slug: &str) -> Result<&'l Hoster, Problem> {
    let directory = live.directory();
    let Some(hoster) = directory.hoster(slug) else { return Err(unknown(directory, slug)) };
    if matches!(hoster.listing(), Listing::Withdrawn { .. }) {
        return Err(withdrawn(directory, hoster));
    }
    Ok(hoster)
}

/// No hoster has this slug; the nearest one is named.
pub(crate) fn unknown(directory: &Directory, slug: &str) -> Problem {
    let shown = shorten(slug);
    let near = nearest(slug, directory.hosters().map(|hoster| hoster.slug().as_str()));
    let (fr, en) = near.map_or_else(Default::default, |near| {
        (format!(" Vouliez-vous « {near} » ?"), format!(" Did you mean “{near}”?"))
    });
    let detail = Text::owned(
        format!("Aucun hébergeur n’a l’identifiant « {shown} ».{fr}"),
        format!("No hoster has the identifier “{shown}”.{en}"),
    );
    Problem::new(Kind::UnknownHoster, detail)
}

/// The day and the public reason of a withdrawal.
fn withdrawn(directory: &Directory, hoster: &Hoster) -> Problem {
    let schema = directory.schema();
    let known = schema.field(matou_core::field::About::Hoster, "listing");
    let stated = known.and_then(|known| hoster.answers().get(known.id));
    let day = stated.map(|stated| PartialDate::day(stated.recorded_on));
    let day = |lang| day.map(|day| day.in_words(lang)).unwrap_or_default();
    let reason = match stated.and_then(|stated| stated.answer.value()).and_then(|value| value.get("reason")) {
        Some(Datum::Text(reason)) => reason.to_string(),
        _ => String::new(),
    };
    let name = hoster.name(schema);
    let detail = Text::owned(
        format!("{name} a été retiré de l’annuaire le {}. {reason}", day(Lang::Fr)),
        format!("{name} was withdrawn from the directory on {}. {reason}", day(Lang::En)),
    );
    Problem::new(Kind::WithdrawnHoster, detail)
}
