//! What was typed, given back: nothing is lost when a session has ended, when the database does not answer, or when a form is
//! too long or comes from elsewhere.

use super::HIDDEN;
use crate::extract::Form;
use crate::pages::frame::Frame;
use crate::pages::place::{Word, path};
use crate::pages::unkept;
use crate::problem::{Kind, Problem};
use crate::state::App;
use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use matou_core::text::Lang;

/// When to send again while the database does not answer, in seconds.
const RETRY_SECONDS: u16 = 5;

/// What was typed and not kept.
pub(crate) struct Kept<'a> {
    pub(crate) form: &'a Form,
    /// Where it can be sent again by a button.
    pub(crate) action: Option<String>,
    pub(crate) why: WhyKept,
}

/// Why something that was typed was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WhyKept {
    /// Nobody is in any more.
    SessionEnded,
    /// It was sent from another site, or nobody can say from where.
    FromElsewhere,
    /// It is too long.
    TooLarge,
    /// The database does not answer.
    Unavailable,
}

#[derive(Template)]
#[template(path = "kept.html")]
struct KeptPage<'a> {
    frame: Frame,
    text: &'a str,
    /// What to do first.
    way: Option<(String, &'a str)>,
    action: Option<String>,
    /// What is sent again, and shown.
    fields: Vec<(&'a str, &'a str)>,
}

impl WhyKept {
    const fn status(self) -> StatusCode {
        match self {
            Self::SessionEnded => StatusCode::UNAUTHORIZED,
            Self::FromElsewhere => StatusCode::FORBIDDEN,
            Self::TooLarge => Kind::ContentTooLarge.status(),
            Self::Unavailable => Kind::Unavailable.status(),
        }
    }

    const fn code(self) -> &'static str {
        match self {
            Self::SessionEnded => "ended",
            Self::FromElsewhere => "elsewhere",
            Self::TooLarge => "large",
            Self::Unavailable => "unavailable",
        }
    }
}

impl Kept<'_> {
    /// The page with what was typed, in the language of the form.
    pub(crate) fn respond(&self, app: &App, lang: Lang, at: &str) -> Response {
        self.page(app, lang, at).unwrap_or_else(IntoResponse::into_response)
    }

    fn page(&self, app: &App, lang: Lang, at: &str) -> Result<Response, Problem> {
        let frame = Frame::new(&app.settings().public_url, lang, None, at);
        let words = frame.words;
        let text_key = format!("kept-{}", self.why.code());
        let sign_in = (self.why == WhyKept::SessionEnded)
            .then(|| (path(lang, &[Word::Space, Word::SignIn]), words.say("kept-sign-in")));
        let page = KeptPage {
            frame: frame.titled(words.say("kept-title")).of_failure(),
            text: words.known(&text_key).unwrap_or_default(),
            way: sign_in,
            action: self.action.clone(),
            fields: self.form.fields().filter(|(name, _)| *name != "proof").collect(),
        };
        let mut response = unkept(lang, self.why.status(), &page)?;
        if self.why == WhyKept::Unavailable {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(RETRY_SECONDS));
        }
        Ok(response)
    }
}

impl KeptPage<'_> {
    /// What people typed, without what forms add.
    fn typed(&self) -> impl Iterator<Item = &(&str, &str)> {
        self.fields.iter().filter(|(name, value)| !HIDDEN.contains(name) && !value.is_empty())
    }
}
