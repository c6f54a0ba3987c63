//! `/dumps/`: the whole directory as files, today's and those of days that are over, with their description. A past day is
//! folded from the ledger again, so that nothing needs to be stored or tidied up.

use crate::extract::Asked;
use crate::problem::{Kind, Problem, ProblemBody, bad_path};
use crate::render::dump_names;
use crate::reply::{Question, Reply, Stop};
use crate::state::App;
use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::civil::Date;
use matou_core::letters::shorten;
use matou_core::suggest::nearest;
use matou_core::text::Text;
use std::sync::Arc;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

/// What any file may be.
const ANY: &str = "*/*";
const LATEST: &str = "latest";

/// The routes of the files.
pub(crate) fn routes() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(show))
}

/// The whole directory as a file
///
/// `latest`, or a day that is over, as `YYYY-MM-DD`; what is recorded later changes no file of such a day. Tables are CSV (UTF-8, comma); no
/// cell becomes a formula, and importing them again changes nothing. `datapackage.json` (Frictionless Data Package 2) describes
/// the columns and gives the SHA-256 of every file. Texts are French unless `lang` asks otherwise.
#[utoipa::path(
    get,
    path = "/dumps/{day}/{file}",
    operation_id = "getDump",
    tag = "copies",
    params(
        ("day" = String, Path, description = "`latest`, or a day that is over.", example = "latest"),
        ("file" = String, Path, description = "The name of the file.", example = "hosters.json"),
    ),
    responses(
        (status = 200, description = "The file.", content(
            (serde_json::Value = "application/json"),
            (String = "application/x-ndjson"),
            (String = "text/csv"),
        )),
        (status = 404, description = "There is no such day or no such file.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 503, description = "The database does not answer.", body = ProblemBody, content_type = "application/problem+json"),
    )
)]
async fn show(
    State(app): State<App>,
    path: Result<Path<(String, String)>, PathRejection>,
    asked: Asked,
) -> Result<Response, Stop> {
    let Path((day, name)) = path.map_err(bad_path)?;
    let mut question = Question::of_media(&app, asked, ANY).await?;
    question.ignore_accept_language();
    question.finish(&[])?;
    let names = dump_names(question.live.directory().schema());
    if !names.contains(&name) {
        return Err(no_file(&name, &names).into());
    }
    if day != LATEST {
        let live = past(&app, &question, &day).await?;
        question.answer_from(live);
    }
    question.settle("")?;
    let (live, lang) = (Arc::clone(&question.live), question.lang());
    // A large directory takes a while to write, and others are waiting.
    let file =
        tokio::task::spawn_blocking(move || live.dump(lang).iter().find(|file| file.name == name).cloned());
    let file = file.await.map_err(|error| Problem::fault(&error))?;
    let file = file.ok_or_else(|| Problem::plain(Kind::NotFound))?;
    Ok(question.reply(Reply::new(file.bytes).with_media(file.media)).await)
}

/// The directory at the end of a day that is over.
async fn past(app: &App, question: &Question, day: &str) -> Result<Arc<crate::live::Live>, Problem> {
    let today = question.live.directory().today();
    let is_over = day.parse::<Date>().is_ok_and(|day| day < today);
    let found = if is_over { app.as_of(day).await?.ok() } else { None };
    found.ok_or_else(|| {
        let (shown, first) = (shorten(day), question.live.began().unwrap_or(today));
        let detail = Text::owned(
            format!("Aucune copie ne s’appelle « {shown} » : demandez latest, ou un jour écoulé depuis le {first}. Celle d’aujourd’hui ({today}) est encore latest."),
            format!("No dump is called “{shown}”: ask for latest, or for a day that is over, since {first}. Today’s ({today}) is still latest."),
        );
        Problem::new(Kind::NotFound, detail)
    })
}

fn no_file(name: &str, names: &[String]) -> Problem {
    let (shown, list) = (shorten(name), names.join(", "));
    let near = nearest(name, names.iter().map(String::as_str));
    let (fr, en) = near.map_or_else(Default::default, |near| {
        (format!(" Vouliez-vous « {near} » ?"), format!(" Did you mean “{near}”?"))
    });
    let detail = Text::owned(
        format!("Aucun fichier ne s’appelle « {shown} ».{fr} Il y a : {list}."),
        format!("No file is called “{shown}”.{en} There are: {list}."),
    );
    Problem::new(Kind::NotFound, detail)
}
