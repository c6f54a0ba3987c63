//! Errors that visitors report: their kinds, declared here once, and the reading of a report as a form sends it.

use crate::datum::{TEXT_MAX, parse_text};
use crate::field::About;
use crate::say::{capital, closed};
use crate::schema::{Schema, SchemaField};
use crate::text::{Lang, Text, t};

/// What a key of a field about a service begins with, as in `wording.toml`.
const OF_SERVICE: &str = "service.";

/// The kinds of errors that a visitor may report about a hoster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportKind {
    /// There is no such hoster, or no longer.
    DoesNotExist,
    /// Something that is stated is wrong.
    Wrong,
    /// Something that is stated was true once.
    OutOfDate,
    /// The hoster does not keep the charter of the collective.
    BreaksCharter,
    /// The hoster is listed a second time.
    Duplicate,
}

impl ReportKind {
    /// All kinds, in the order in which they are offered.
    pub const ALL: [Self; 5] =
        [Self::DoesNotExist, Self::Wrong, Self::OutOfDate, Self::BreaksCharter, Self::Duplicate];

    /// The code in forms and in the store.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DoesNotExist => "does_not_exist",
            Self::Wrong => "wrong",
            Self::OutOfDate => "out_of_date",
            Self::BreaksCharter => "breaks_charter",
            Self::Duplicate => "duplicate",
        }
    }

    /// The kind of a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What people choose.
    pub const fn label(self) -> Text {
        match self {
            Self::DoesNotExist => t("Cet hébergeur n’existe pas", "This hoster does not exist"),
            Self::Wrong => t("Une information est fausse", "Something is wrong"),
            Self::OutOfDate => t("Une information n’est plus à jour", "Something is out of date"),
            Self::BreaksCharter => {
                t("La charte des CHATONS n’est pas respectée", "The charter of the CHATONS is not kept")
            }
            Self::Duplicate => t("Il est deux fois dans l’annuaire", "It is in the directory twice"),
        }
    }

    /// When to choose it.
    pub const fn help(self) -> Text {
        match self {
            Self::DoesNotExist => t("Il a fermé, ou n’a jamais existé.", "It has closed, or never existed."),
            Self::Wrong => t(
                "Ce qui est écrit n’a jamais été vrai. Dites ce qui est faux.",
                "What is written was never true. Say what is wrong.",
            ),
            Self::OutOfDate => {
                t("Ce qui est écrit a été vrai, et ne l’est plus.", "What is written was true once.")
            }
            Self::BreaksCharter => t(
                "Dites quel engagement de la charte, si vous le savez.",
                "Say which commitment of the charter, if you know.",
            ),
            Self::Duplicate => {
                t("Dites le nom de l’autre fiche, si vous le savez.", "Name the other sheet, if you know it.")
            }
        }
    }

    /// Whether it says nothing without some words.
    pub const fn needs_message(self) -> bool {
        matches!(self, Self::Wrong)
    }
}

/// A report that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What kind of error it is.
    pub kind: ReportKind,
    /// The key of the field that it is about ([`key`]); `None` for the hoster as a whole.
    pub field: Option<String>,
    /// What is wrong, in the words of the visitor; may be empty.
    pub message: String,
}

/// A question of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What kind of error it is.
    Kind,
    /// Which field it is about.
    Field,
    /// What is wrong.
    Message,
}

/// What is to be put right in one answer of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The question.
    pub question: Question,
    /// What is wrong with the answer, and how to put it right.
    pub text: Text,
}

/// The key of a field in a report: its identifier, with `service.` before it for a fact about services.
pub fn key(known: &SchemaField) -> String {
    match known.field.about {
        About::Hoster => known.field.id.to_owned(),
        About::Service => format!("{OF_SERVICE}{}", known.field.id),
    }
}

/// The field of a key.
pub fn field<'s>(schema: &'s Schema, key: &str) -> Option<&'s SchemaField> {
    match key.strip_prefix(OF_SERVICE) {
        Some(id) => schema.field(About::Service, id),
        None => schema.field(About::Hoster, key),
    }
}

/// Reads a report. Empty texts are questions that were left out.
///
/// # Errors
/// Every mistake, in the order of the form.
pub fn read(schema: &Schema, kind: &str, about: &str, message: &str) -> Result<Report, Vec<Mistake>> {
    let kind = read_kind(kind);
    let is_needed = kind.as_ref().is_ok_and(|kind| kind.needs_message());
    match (kind, read_field(schema, about), read_message(message, is_needed)) {
        (Ok(kind), Ok(field), Ok(message)) => Ok(Report { kind, field, message }),
        (kind, field, message) => {
            Err([kind.err(), field.err(), message.err()].into_iter().flatten().collect())
        }
    }
}

fn read_kind(code: &str) -> Result<ReportKind, Mistake> {
    let text = t("Choisissez ce que vous signalez.", "Choose what you report.");
    ReportKind::from_code(code).ok_or(Mistake { question: Question::Kind, text })
}

fn read_field(schema: &Schema, key: &str) -> Result<Option<String>, Mistake> {
    if key.is_empty() {
        return Ok(None);
    }
    let text = t(
        "Ce critère n’existe pas : choisissez-en un dans la liste, ou aucun.",
        "There is no such criterion: choose one of the list, or none.",
    );
    field(schema, key).map(|_| Some(key.to_owned())).ok_or(Mistake { question: Question::Field, text })
}

/// Browsers send line ends as two letters.
fn read_message(message: &str, is_needed: bool) -> Result<String, Mistake> {
    let message = message.replace("\r\n", "\n");
    let message = message.trim();
    let mistake = |text: Text| Mistake { question: Question::Message, text };
    if message.is_empty() && is_needed {
        return Err(mistake(t(
            "Dites en quelques mots ce qui est faux.",
            "Say in a few words what is wrong.",
        )));
    }
    let in_words = |text: &Text, lang| closed(capital(text.get(lang)));
    parse_text(message, TEXT_MAX, true).map(String::from).map_err(|problem| {
        let text = problem.message;
        mistake(Text::owned(in_words(&text, Lang::Fr), in_words(&text, Lang::En)))
    })
}
