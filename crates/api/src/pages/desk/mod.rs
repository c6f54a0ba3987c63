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

use super::form::FormPage;
use super::place::{Word, about, path};
use crate::account::{Editor, Sent};
use crate::problem::{Kind, Problem};
use crate::publishing::{Outcome, Publication, publish};
use crate::state::App;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{MethodRouter, get, post};
use matou_core::statement::Statement;
use matou_core::text::Lang;

pub(crate) use files::page as file_page;
pub(in crate::pages) use pause::stated;
pub(in crate::pages) use reply::mistake;
pub(crate) use yearly::letters as yearly_letters;

/// The routes of those who speak for a hoster, in a language.
pub(super) fn routes(lang: Lang) -> Vec<(String, MethodRouter<App>)> {
    let space = |words: &[Word]| path(lang, &[&[Word::Space], words].concat());
    let own = |words: &[Word]| about(lang, Word::Space, "{slug}", words);
    let link = format!("{}/{{secret}}", space(&[Word::Link]));
    let yearly = format!("{}/{{secret}}", space(&[Word::Yearly]));
    let section = format!("{}/{{section}}", own(&[Word::Declare]));
    let erase = space(&[Word::Account, Word::Erase]);
    vec![
        (space(&[]), get(home::show)),
        (space(&[Word::SignIn]), get(sign_in::show).post(sign_in::send)),
        (space(&[Word::Code]), get(sign_in::code).post(sign_in::try_code)),
        (link, get(sign_in::link).post(sign_in::open)),
        (space(&[Word::SignOut]), post(sign_in::out)),
        (space(&[Word::Account]), get(account::show).post(account::end_others)),
        (space(&[Word::Account, Word::MyData]), get(account::data)),
        (erase, get(account::ask_erase).post(account::erase)),
        (yearly, get(yearly::show).post(yearly::send)),
        (own(&[]), get(home::hoster)),
        (section, get(section::show).post(section::send)),
        (own(&[Word::Check]), get(check::show).post(check::send)),
        (own(&[Word::Preview]), get(check::preview)),
        (own(&[Word::StillRight]), get(still_right::show).post(still_right::send)),
        (own(&[Word::Pause]), get(pause::show).post(pause::send)),
        (own(&[Word::Notices]), get(notices::show).post(notices::send)),
        (own(&[Word::Reply]), get(reply::show).post(reply::send)),
        (own(&[Word::Tokens]), get(tokens::show).post(tokens::send)),
        (own(&[Word::Mirror]), get(mirror::show)),
        (own(&[Word::Calendar]), get(files::calendar)),
        (own(&[Word::File]), get(files::list).post(files::resume)),
        (format!("{}/{{file}}", own(&[Word::File])), get(files::one)),
    ]
}

/// The hoster's own page.
fn home_of(lang: Lang, slug: &str) -> String {
    about(lang, Word::Space, slug, &[])
}

/// A short form about a hoster, below its page.
fn of_hoster(app: &App, editor: &Editor, (lang, word): (Lang, Word), heading: impl Into<String>) -> FormPage {
    let path = about(lang, Word::Space, &editor.slug, &[word]);
    let up = (home_of(lang, &editor.slug), home::name_of(&app.live(), &editor.slug));
    FormPage { up: Some(up), ..FormPage::new(app, &path, heading) }
}

/// Publishes what a short form states, whatever was stated meanwhile about other things, and leads to the hoster's page with
/// a word of what was done. Sent twice, it is stated once.
async fn state(
    app: &App,
    (sent, editor): (&Sent, &Editor),
    (lang, done): (Lang, &str),
    make: impl Fn(&crate::live::Live) -> Vec<Statement> + Send,
) -> Result<Response, Response> {
    let mark = sent.mark();
    let publication = Publication {
        slug: &editor.slug,
        seen: None,
        account: editor.who.account.number,
        mark: &mark,
        digest: "",
        ends_drafts: false,
    };
    let home = home_of(lang, &editor.slug);
    match publish(app, &publication, make).await {
        Ok(Outcome::Now(_) | Outcome::Before(..)) => {
            Ok(Redirect::to(&format!("{home}?done={done}")).into_response())
        }
        Ok(Outcome::Conflict) => Err(Problem::plain(Kind::Superseded).into_response()),
        Err(failure) => Err(sent.unavailable(app, &failure)),
    }
}
