//! One question of a form, with what was typed and what is to be put right.

use askama::Template;
use askama::filters::HtmlSafe;

/// One question.
#[derive(Template)]
#[template(path = "input.html")]
pub(crate) struct Input {
    /// The name that it is sent by.
    pub(crate) name: String,
    /// Where it stands in the page.
    place: String,
    pub(crate) label: String,
    /// How to answer.
    pub(crate) help: Option<String>,
    pub(crate) mistake: Option<String>,
    /// “Error:”, for those who do not see the sign.
    pub(crate) mistake_word: &'static str,
    pub(crate) control: Control,
}

/// How a question is answered.
pub(crate) enum Control {
    /// A line; `kind` is the type of the input, `complete` what browsers may fill in.
    Line { value: String, kind: &'static str, complete: &'static str },
    /// Some lines.
    Text { value: String },
    /// One of a few.
    One(Vec<Choice>),
    /// Any of them.
    Several(Vec<Choice>),
    /// One of many.
    Menu(Vec<Choice>),
}

/// One of several to choose from.
#[derive(Clone)]
pub(crate) struct Choice {
    pub(crate) code: String,
    pub(crate) label: String,
    pub(crate) is_chosen: bool,
}

/// The place of an input in its page: identifiers of HTML that style sheets can name hold no dot.
pub(crate) fn place(name: &str) -> String {
    name.replace('.', "-")
}

// It is a template, which escapes what it is made of.
impl HtmlSafe for Input {}

impl Input {
    /// A question that is answered by a line.
    pub(crate) fn line(name: &str, label: impl Into<String>, value: &str) -> Self {
        let control = Control::Line { value: value.to_owned(), kind: "text", complete: "off" };
        Self::new(name, label, control)
    }

    /// A question that is answered by a text.
    pub(crate) fn text(name: &str, label: impl Into<String>, value: &str) -> Self {
        Self::new(name, label, Control::Text { value: value.to_owned() })
    }

    /// A question.
    pub(crate) fn new(name: &str, label: impl Into<String>, control: Control) -> Self {
        Self {
            place: place(name),
            name: name.to_owned(),
            label: label.into(),
            help: None,
            mistake: None,
            mistake_word: "",
            control,
        }
    }

    /// With how to answer.
    pub(crate) fn helped(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()).filter(|help: &String| !help.is_empty()), ..self }
    }

    /// With what is to be put right.
    pub(crate) fn wrong(self, mistake: Option<String>, word: &'static str) -> Self {
        Self { mistake, mistake_word: word, ..self }
    }

    /// The place to which a summary of mistakes links.
    pub(crate) fn id(&self) -> &str {
        &self.place
    }

    /// What describes the question, by the places where it stands.
    fn described(&self) -> Option<String> {
        let mistake = self.mistake.as_ref().map(|_| format!("{}-mistake", self.place));
        let help = self.help.as_ref().map(|_| format!("{}-help", self.place));
        let places: Vec<String> = mistake.into_iter().chain(help).collect();
        (!places.is_empty()).then(|| places.join(" "))
    }
}
