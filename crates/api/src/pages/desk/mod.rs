//! The pages of those who speak for a hoster: they come in (`sign_in`), see what they can do (`home`), declare section by
//! section (`section`, `drafts`), check and publish (`check`), and everything shorter, one file each.

mod account;
mod check;
mod drafts;
mod files;
mod home;
mod mirror;
mod notices;
mod pause;
mod reply;
mod section;
mod sign_in;
mod still_right;
mod tokens;
mod yearly;

use super::place::{Word, about, path};
use crate::account::{Editor, Sent, digest};
use crate::pages::form::MARK;
use crate::problem::{Kind, Problem};
use crate::publishing::{Failure, Outcome, Publication, publish};
use crate::state::App;
use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use matou_core::statement::Statement;
use matou_core::text::Lang;

pub(crate) use yearly::letters as yearly_letters;

/// The routes of those who speak for a hoster.
pub(super) fn routes() -> Router<App> {
    Lang::ALL.into_iter().fold(Router::new(), |router, lang| {
        let space = |word: Word| path(lang, &[Word::Space, word]);
        let own = |words: &[Word]| about(lang, Word::Space, "{slug}", words);
        router
            .route(&path(lang, &[Word::Space]), get(home::show))
            .route(&space(Word::SignIn), get(sign_in::show).post(sign_in::send))
            .route(&space(Word::Code), get(sign_in::code).post(sign_in::try_code))
            .route(&format!("{}/{{secret}}", space(Word::Link)), get(sign_in::link).post(sign_in::open))
            .route(&space(Word::SignOut), axum::routing::post(sign_in::out))
            .route(&space(Word::Account), get(account::show).post(account::end_others))
            .route(&path(lang, &[Word::Space, Word::Account, Word::MyData]), get(account::data))
            .route(
                &path(lang, &[Word::Space, Word::Account, Word::Erase]),
                get(account::ask_erase).post(account::erase),
            )
            .route(&format!("{}/{{secret}}", space(Word::Yearly)), get(yearly::show).post(yearly::send))
            .route(&own(&[]), get(home::hoster))
            .route(&format!("{}/{{section}}", own(&[Word::Declare])), get(section::show).post(section::send))
            .route(&own(&[Word::Check]), get(check::show).post(check::send))
            .route(&own(&[Word::Preview]), get(check::preview))
            .route(&own(&[Word::StillRight]), get(still_right::show).post(still_right::send))
            .route(&own(&[Word::Pause]), get(pause::show).post(pause::send))
            .route(&own(&[Word::Notices]), get(notices::show).post(notices::send))
            .route(&own(&[Word::Reply]), get(reply::show).post(reply::send))
            .route(&own(&[Word::Tokens]), get(tokens::show).post(tokens::send))
            .route(&own(&[Word::Mirror]), get(mirror::show))
            .route(&format!("{}/matou.ics", own(&[])), get(files::calendar))
    })
}

/// The hoster's own page.
fn home_of(lang: Lang, slug: &str) -> String {
    about(lang, Word::Space, slug, &[])
}

/// The one who sent a form, when it speaks for the hoster of the address.
fn editor(sent: &Sent, slug: String) -> Result<Editor, Response> {
    sent.who.clone().of_hoster(slug).map_err(IntoResponse::into_response)
}

/// Publishes what a short form states, whatever was stated meanwhile about other things, and leads to the hoster's page with
/// a word of what was done. Sent twice, it is stated once.
async fn state(
    app: &App,
    (sent, editor): (&Sent, &Editor),
    (lang, done): (Lang, &str),
    make: impl Fn(&crate::live::Live) -> Vec<Statement> + Send,
) -> Result<Response, Response> {
    let mark = mark_of(sent, editor);
    let publication = Publication {
        slug: &editor.slug,
        seen: None,
        account: editor.who.account.number,
        mark: &mark,
        digest: &digest(&format!("{:?}", sent.form)),
        ends_drafts: false,
    };
    let home = home_of(lang, &editor.slug);
    match publish(app, &publication, make).await {
        Ok(Outcome::Now(_) | Outcome::Before(..)) => {
            Ok(Redirect::to(&format!("{home}?done={done}")).into_response())
        }
        Ok(Outcome::Conflict) => Err(Problem::plain(Kind::Superseded).into_response()),
        Err(failure) => Err(unavailable(app, sent, &home, &failure)),
    }
}

fn unavailable(app: &App, sent: &Sent, path: &str, failure: &Failure) -> Response {
    sent.unavailable(app, path, failure)
}

/// The mark of a form, together with whose it is.
fn mark_of(sent: &Sent, editor: &Editor) -> String {
    digest(&format!("{} {} {}", editor.who.account.number, editor.slug, sent.form.get(MARK)))
}
