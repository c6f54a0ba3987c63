//! The pages of the collective's reviewers: what waits, oldest first (`queue`), one hoster field by field (`hoster`), reported
//! errors (`reports`), invitations (`invite`), and the second code that lets a reviewer in (`second_proof`).

mod hoster;
mod invite;
mod queue;
mod reports;
mod second_proof;

use super::place::{Word, about, path};
use crate::account::SignedIn;
use crate::problem::{Kind, Problem};
use crate::state::App;

use axum::routing::{MethodRouter, get};
use matou_core::answer::Provenance;
use matou_core::declaration::Author;
use matou_core::text::Lang;

/// The routes of reviewers, in a language.
pub(super) fn routes(lang: Lang) -> Vec<(String, MethodRouter<App>)> {
    let at = |words: &[Word]| path(lang, &[&[Word::Review], words].concat());
    vec![
        (at(&[]), get(queue::show)),
        (at(&[Word::SecondProof]), get(second_proof::show).post(second_proof::send)),
        (at(&[Word::Reports]), get(reports::show).post(reports::send)),
        (at(&[Word::Invite]), get(invite::show).post(invite::send)),
        (about(lang, Word::Review, "{slug}", &[]), get(hoster::show).post(hoster::send)),
    ]
}

/// Who decides for the collective. Acts on an answer take its provenance; a decision of its own is the collective's.
fn author(app: &App, who: &SignedIn) -> Author {
    Author {
        name: format!("reviewer:{}", who.account.number),
        provenance: Provenance::Collective,
        at: app.now(),
    }
}

/// The page of a hoster for reviewers.
fn of_hoster(lang: Lang, slug: &str) -> String {
    about(lang, Word::Review, slug, &[])
}

fn nowhere() -> Problem {
    Problem::plain(Kind::NotFound)
}
