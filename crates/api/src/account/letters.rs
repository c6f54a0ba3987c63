//! Letters: plain text in the language of who gets them, from the catalogue of words. Links in them begin with the public
//! address of the settings, never with what a request says.

use crate::words::Words;
use fluent_bundle::FluentValue;
use matou_core::text::Lang;

/// A letter before it is kept.
pub(crate) struct Letter<'a> {
    /// What it is about; the catalogue has `letter-KIND-subject` and `letter-KIND-body`.
    pub(crate) kind: &'static str,
    pub(crate) lang: Lang,
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
