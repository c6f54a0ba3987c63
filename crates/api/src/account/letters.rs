//! Letters: plain text in the language of who gets them, from the catalogue of words. Links in them begin with the public
//! address of the settings, never with what a request says.

use super::instant;
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use fluent_bundle::FluentValue;
use matou_core::text::Lang;
use matou_store::NewLetter;

/// A letter before it is kept.
pub(crate) struct Letter<'a> {
    /// What it is about; the catalogue has `letter-KIND-subject` and `letter-KIND-body`.
    pub(crate) kind: &'static str,
    pub(crate) lang: Lang,
    pub(crate) recipient: &'a str,
    /// What is filled into both.
    pub(crate) pieces: &'a [(&'a str, &'a str)],
}

impl Letter<'_> {
    /// The subject on one line, and the text.
    pub(crate) fn text(&self) -> (String, String) {
        let words = Words::of(self.lang);
        let fill = |part: &str| {
            let pieces = self.pieces.iter().map(|(name, text)| (*name, FluentValue::from(*text)));
            words.fill(&format!("letter-{}-{part}", self.kind), pieces)
        };
        let subject = fill("subject").replace(char::is_control, " ");
        let foot = words.say("letter-foot");
        (subject, format!("{}\n\n-- \n{foot}\n", fill("body")))
    }
}

/// Keeps a letter to be sent.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn write(app: &App, letter: &Letter<'_>) -> Result<(), Problem> {
    let (subject, body) = letter.text();
    let now = instant(app.now());
    let new = NewLetter {
        recipient: letter.recipient,
        subject: &subject,
        body: &body,
        kind: letter.kind,
        written_at: &now,
    };
    app.store().add_letter(&new).await.map_err(|error| Problem::unavailable(&error))
}
