//! Forms of those who declare and review: inputs, what is to be put right in them, and the page of a short form. The form of
//! a declaration is made of the same inputs (`desk/section`).

mod input;
mod kept;

use super::frame::Frame;
use super::own;
use super::place::{Word, lang_of, path};
use crate::account::{Secret, SignedIn, proof_of};
use crate::problem::Problem;
use crate::state::App;
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use matou_core::text::Lang;

pub(crate) use input::{Choice, Control, Input, place};
pub(crate) use kept::{Kept, WhyKept};

/// The name of the mark, by which a form that is sent twice is known.
pub(crate) const MARK: &str = "mark";
/// The name of the proof that a form is ours.
pub(crate) const PROOF: &str = "proof";
/// What every form of somebody who is in holds beside its questions.
pub(crate) const HIDDEN: [&str; 2] = [MARK, PROOF];

/// A page with one short form.
#[derive(Template)]
#[template(path = "form_page.html")]
pub(crate) struct FormPage {
    pub(crate) frame: Frame,
    /// Where one comes from.
    pub(crate) up: Option<(String, String)>,
    pub(crate) heading: String,
    pub(crate) lead: Vec<String>,
    /// What stands apart, with a border.
    pub(crate) notice: Option<String>,
    /// Why it was not kept although it is in order.
    pub(crate) trouble: Option<String>,
    pub(crate) action: String,
    pub(crate) hidden: Vec<(&'static str, String)>,
    pub(crate) inputs: Vec<Input>,
    pub(crate) button: String,
    /// Other ways on.
    pub(crate) ways: Vec<(String, String)>,
}

impl FormPage {
    /// An empty form at a path, titled.
    pub(crate) fn new(app: &App, path: &str, heading: impl Into<String>) -> Self {
        let heading = heading.into();
        let frame = Frame::new(&app.settings().public_url, lang_of(path), None, path).private();
        Self {
            frame: frame.titled(heading.as_str()),
            up: None,
            heading,
            lead: Vec::new(),
            notice: None,
            trouble: None,
            action: path.to_owned(),
            hidden: Vec::new(),
            inputs: Vec::new(),
            button: String::new(),
            ways: Vec::new(),
        }
    }

    /// With the mark and the proof of a form of somebody who is in.
    ///
    /// # Errors
    /// When the system gives no randomness.
    pub(crate) fn of(self, who: &SignedIn) -> Result<Self, Problem> {
        Ok(Self { hidden: hidden(who)?, ..self })
    }

    /// The answer to a form that has to be put right.
    ///
    /// # Errors
    /// With the problem as an answer, when the page cannot be made.
    pub(crate) fn refused(page: Result<Self, Problem>) -> Result<Response, Response> {
        let answer = page.and_then(|page| page.respond(StatusCode::UNPROCESSABLE_ENTITY));
        answer.map_err(IntoResponse::into_response)
    }

    /// What is to be put right, by input.
    pub(crate) fn mistakes(&self) -> Vec<(String, &str)> {
        let wrong = self.inputs.iter().filter_map(|input| Some((input.id(), input.mistake.as_deref()?)));
        wrong.map(|(id, mistake)| (format!("#{id}"), mistake)).collect()
    }

    /// The page as an answer: with mistakes, its title says so.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn respond(mut self, status: StatusCode) -> Result<Response, Problem> {
        let lang = self.frame.lang;
        if !status.is_success() {
            let title = self.frame.words.with("failure-title", "title", &self.heading);
            self.frame = self.frame.titled(title).of_failure();
        }
        own(lang, status, &self)
    }
}

/// The mark and the proof of a new form of somebody who is in.
///
/// # Errors
/// When the system gives no randomness.
pub(crate) fn hidden(who: &SignedIn) -> Result<Vec<(&'static str, String)>, Problem> {
    Ok(vec![(MARK, Secret::new()?.as_str().to_owned()), (PROOF, proof_of(&who.secret))])
}

/// Where one comes in, and from there to where one wanted to go.
pub(crate) fn sign_in_and_back(at: &str) -> String {
    format!("{}?next={}", path(lang_of(at), &[Word::Space, Word::SignIn]), matou_core::query::encode(at))
}

/// Where a reviewer gives a one-time code.
pub(crate) fn second_proof(at: &str) -> String {
    path(lang_of(at), &[Word::Review, Word::SecondProof])
}

/// Whether a form may be sent by who has yet to give a one-time code: that code, and the way out.
pub(crate) fn is_for_half(at: &str) -> bool {
    let lang = lang_of(at);
    at == second_proof(at) || at == path(lang, &[Word::Space, Word::SignOut])
}

/// The address of a link in a letter.
pub(crate) fn link(lang: Lang, secret: &str) -> String {
    format!("{}/{secret}", path(lang, &[Word::Space, Word::Link]))
}
