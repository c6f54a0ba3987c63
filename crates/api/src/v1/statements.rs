//! Writing: what a hoster's program states in its place, with a key. It goes the same way as what the forms state, all of it
//! or nothing, and once however often it is sent.

mod body;
mod content;
mod make;
mod request;

use crate::account::Bearer;
use crate::extract::{Asked, Slug};
use crate::problem::{Kind, Problem, ProblemBody};
use crate::publishing::{Added, Outcome, Publication, last_about, publish};
use crate::state::App;
use crate::v1::find_hoster;
use axum::Json;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use body::{AddedBody, StatementsBody};
use matou_core::answer::Provenance;
use matou_core::declaration::Author;
use matou_core::letters::shorten;
use matou_core::text::Text;
use matou_store::{StoreError, Submission};
use request::Sent;

/// State something in the hoster's place
///
/// For the programs of a hoster, with a key made in its space on this site. All of it is taken, or nothing is. Values have the
/// shape in which `GET /api/v1/hosters/{slug}` gives them. `stated` gives a value, `none` states that there is none,
/// `removed` takes the hoster's own answer back, `confirmed` says that the answer that is shown is still right. What says
/// nothing new becomes a confirmation, or nothing. Sent again with the same `Idempotency-Key`, the answer is the same and
/// nothing is stated twice; such a name is known for 30 days. Statements are visible at once.
#[utoipa::path(
    post,
    path = "/api/v1/hosters/{slug}/statements",
    operation_id = "addStatements",
    tag = "hosters",
    params(
        ("slug" = String, Path, description = "The identifier of the hoster that the key speaks for.", example = "club1"),
        ("Idempotency-Key" = String, Header, min_length = 1, max_length = 128, pattern = "^[!-~]+$", description = "What the program calls this sending: 1 to 128 visible letters, digits and signs, such as a UUID.", example = "8e03978e-40d5-43dd-bc93-6894a57f9324"),
        ("If-Match" = Option<String>, Header, description = "The version that the program has seen: the `ETag` of an earlier answer of this operation, that of `GET /api/v1/hosters/{slug}`, or the quoted number of the last statement in its history. When somebody stated something about the hoster since, the answer is 412.", example = "\"1205\""),
    ),
    request_body(content = StatementsBody, content_type = "application/json", description = "What is stated, 256 KiB at most.", example = json!({"statements": [{"field": "work", "answer": "stated", "value": {"administration": "volunteer"}}]})),
    responses(
        (status = 201, description = "It is stated. `ETag` is the new version of the hoster.", body = AddedBody),
        (status = 400, description = "The query or a header is not understood, or the address holds a key.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 401, description = "There is no key, or one that serves no more.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "The key speaks for another hoster; whether there is one of this name is not told.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "No hoster has this identifier any more.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "This `Idempotency-Key` came with other content before.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 410, description = "The hoster was withdrawn; the detail says when and why.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 412, description = "Somebody stated something about the hoster since the version of `If-Match`.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 413, description = "What was sent is larger than 256 KiB.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 415, description = "What was sent is no `application/json`.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "What was sent is not in order; `errors` says where, by `pointer`.", body = ProblemBody, content_type = "application/problem+json"),
    ),
    security(("token" = []))
)]
pub(super) async fn add(
    State(app): State<App>,
    Slug(slug): Slug,
    asked: Asked,
    request: Request,
) -> Result<Response, Response> {
    let refuse = IntoResponse::into_response;
    let lang = request::check_address(&request, &asked).map_err(refuse)?;
    let bearer = Bearer::of(&app, request.headers(), &slug).await?;
    let sent = Sent::read(request, &bearer, lang).await.map_err(refuse)?;
    state(&app, &bearer, &sent).await.map_err(refuse)
}

async fn state(app: &App, bearer: &Bearer, sent: &Sent) -> Result<Response, Problem> {
    let slug = bearer.token.hoster.as_str();
    let unavailable = |error: StoreError| Problem::unavailable(&error);
    // What was sent before is answered as it was then, whatever has changed since.
    if let Some(before) = app.store().submission(&sent.mark).await.map_err(unavailable)? {
        return again(app, slug, sent, before).await;
    }
    let live = app.live();
    let hoster = find_hoster(&live, slug)?;
    let items = content::read(live.directory().schema(), hoster, &sent.body)?;
    let author = Author { name: bearer.account.author(), provenance: Provenance::Declared, at: app.now() };
    let seen = seen(app, slug, sent).await?;
    let publication = Publication {
        slug,
        seen,
        account: bearer.account.number,
        mark: &sent.mark,
        digest: &sent.digest,
        ends_drafts: false,
    };
    match publish(app, &publication, |live| make::statements(live, hoster.slug(), &items, &author)).await? {
        Outcome::Now(added) => answer(app, slug, sent, added).await,
        Outcome::Before(added, digest) if digest == sent.digest => answer(app, slug, sent, added).await,
        Outcome::Before(..) => Err(Problem::plain(Kind::KeyReused)),
        Outcome::Conflict => Err(Problem::plain(Kind::ChangedMeanwhile)),
    }
}

async fn again(app: &App, slug: &str, sent: &Sent, before: Submission) -> Result<Response, Problem> {
    if before.digest != sent.digest {
        return Err(Problem::plain(Kind::KeyReused));
    }
    answer(app, slug, sent, Added::parse(&before.outcome)).await
}

/// The last entry about the hoster, when the program demands that it has seen it.
///
/// # Errors
/// When it has not.
async fn seen(app: &App, slug: &str, sent: &Sent) -> Result<Option<u64>, Problem> {
    let Some(demanded) = sent.seen else { return Ok(None) };
    let last = last_about(app, slug).await.map_err(|error| Problem::unavailable(&error))?;
    if last <= demanded {
        return Ok(Some(last));
    }
    let slug = shorten(slug);
    let detail = Text::owned(
        format!(
            "{slug} en est à la version {last}, et If-Match dit {demanded}. Relisez la fiche, puis envoyez de nouveau. Rien n’a été gardé."
        ),
        format!(
            "{slug} is at version {last}, and If-Match says {demanded}. Read the sheet again, then send again. Nothing was kept."
        ),
    );
    Err(Problem::new(Kind::ChangedMeanwhile, detail))
}

/// What was added, as the ledger holds it.
async fn answer(app: &App, slug: &str, sent: &Sent, added: Added) -> Result<Response, Problem> {
    let entries = app.store().of_hoster(slug).await.map_err(|error| Problem::unavailable(&error))?;
    let body = AddedBody::new(&entries, added);
    let tag =
        HeaderValue::from_str(&format!("\"{}\"", added.version)).map_err(|error| Problem::fault(&error))?;
    let headers = [
        (header::ETAG, tag),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(sent.lang.code())),
    ];
    Ok((StatusCode::CREATED, headers, Json(body)).into_response())
}
