//! One answer: what was said, in codes and in words, by whom and when, and the people behind it.

use super::to_json;
use matou_core::answer::{Answer, Stated};
use matou_core::directory::{Answers, Hoster};
use matou_core::explain::AnswerState;
use matou_core::human_cost::HumanCost;
use matou_core::say;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

/// An answer.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Answer)]
pub(crate) struct AnswerBody {
    /// `stated`, `none` (it is stated that there is none) or `not_stated`, which is never a "no".
    #[schema(example = "stated")]
    pub(crate) answer: &'static str,
    /// Whether the answer is too old to count: it stays visible, and filters take it as not stated.
    pub(crate) expired: bool,
    /// What is stated; its shape depends on the criterion. Absent otherwise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<Json>,
    /// The answer as one plain sentence.
    pub(crate) text: String,
    /// The people behind a commitment; always there for a criterion that is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) human_cost: Option<HumanCostBody>,
    /// Who said it and when; there with `include=provenance` and for a single hoster.
    #[serde(flatten)]
    pub(crate) provenance: Option<ProvenanceBody>,
    /// Other answers that are live and differ; the strongest one is shown above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) other_answers: Vec<OtherAnswerBody>,
}

/// Who stands behind a commitment. Each is a value, `none` or `not_stated`.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = HumanCost)]
pub(crate) struct HumanCostBody {
    /// Paid or volunteer work, per task.
    pub(crate) work: Json,
    /// Whether that answer is too old to count.
    pub(crate) work_expired: bool,
    /// On-call duty: who decided it, how it is compensated, with which limits.
    pub(crate) on_call: Json,
    /// Whether that answer is too old to count.
    pub(crate) on_call_expired: bool,
    /// What stands behind the commitment, in the hoster's words, or `not_stated`.
    pub(crate) means: String,
    /// All of it in words.
    pub(crate) text: String,
}

/// Who said something, where and when.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Provenance)]
pub(crate) struct ProvenanceBody {
    /// `collective`, `declared`, `declared_file`, `sheet`, `tool`, `derived` or `gathered`, strongest first.
    #[schema(example = "gathered")]
    provenance: &'static str,
    /// The provenance in words.
    provenance_label: String,
    /// When the source said it: a year, a month or a day; null when the source carries no date.
    #[schema(example = "2026-04-22")]
    stated_on: Option<String>,
    /// When the hoster last confirmed it.
    confirmed_on: Option<String>,
    /// The last day on which it counts; null when it does not age.
    valid_until: Option<String>,
    /// When a person of the collective last read it. Nothing is verified otherwise.
    reviewed_on: Option<String>,
    /// The public reason why the collective contests it.
    #[serde(skip_serializing_if = "Option::is_none")]
    contested: Option<String>,
    /// What the hoster replies to that.
    #[serde(skip_serializing_if = "Option::is_none")]
    reply: Option<String>,
    /// The day on which the source was read.
    read_on: Option<String>,
    /// The documents in which it was read.
    sources: Vec<String>,
    /// Addresses that support it.
    evidence: Vec<String>,
    /// For a derived answer, the criterion that it follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    follows_from: Option<&'static str>,
}

/// A live answer from a weaker source.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OtherAnswer)]
pub(crate) struct OtherAnswerBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Json>,
    text: String,
    #[serde(flatten)]
    provenance: ProvenanceBody,
}

/// How much of an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// What was said.
    Plain,
    /// Also by whom and when.
    Provenance,
    /// Also what else was said.
    Everything,
}

impl AnswerBody {
    /// The answer to a field, about a hoster or one of its services.
    pub(crate) fn new(
        schema: &Schema,
        known: &SchemaField,
        answers: &Answers,
        lang: Lang,
        detail: Detail,
    ) -> Self {
        let stated = answers.get(known.id);
        let others = match detail {
            Detail::Everything => answers.all(known.id).get(1..).unwrap_or_default(),
            _ => &[],
        };
        let differs = |other: &&Stated| Some(&other.answer) != stated.map(|stated| &stated.answer);
        Self {
            answer: answer_code(stated),
            expired: answers.is_expired(known.id),
            value: stated.and_then(|stated| value_json(known, stated)),
            text: say::sentence(schema, known, stated, lang),
            human_cost: None,
            provenance: stated
                .filter(|_| detail != Detail::Plain)
                .map(|stated| ProvenanceBody::new(known, stated, lang)),
            other_answers: others
                .iter()
                .filter(differs)
                .map(|other| OtherAnswerBody::new(schema, known, other, lang))
                .collect(),
        }
    }

    /// The same for a hoster as a whole, with the people behind a commitment.
    pub(crate) fn of_hoster(
        schema: &Schema,
        known: &SchemaField,
        hoster: &Hoster,
        lang: Lang,
        detail: Detail,
    ) -> Self {
        let human_cost =
            HumanCost::of(schema, hoster, known, lang).map(|cost| HumanCostBody::new(schema, &cost, lang));
        Self { human_cost, ..Self::new(schema, known, hoster.answers(), lang, detail) }
    }
}

fn answer_code(stated: Option<&Stated>) -> &'static str {
    match stated.map(|stated| &stated.answer) {
        None => "not_stated",
        Some(Answer::None) => "none",
        Some(Answer::Value(_)) => "stated",
    }
}

fn value_json(known: &SchemaField, stated: &Stated) -> Option<Json> {
    stated.answer.value().map(|value| to_json(known.field, value))
}

impl HumanCostBody {
    pub(crate) fn new(schema: &Schema, cost: &HumanCost<'_>, lang: Lang) -> Self {
        let is_expired = |field: &str| {
            cost.answers.iter().any(|answer| answer.field == field && answer.state == AnswerState::Expired)
        };
        let answer = |field: &str| {
            let found = cost.answers.iter().find(|answer| answer.field == field);
            let known = schema.field(matou_core::field::About::Hoster, field);
            match (found.map(|answer| answer.state), found.and_then(|answer| answer.stated).zip(known)) {
                (Some(AnswerState::None), _) => Json::from("none"),
                (Some(AnswerState::Stated | AnswerState::Expired), Some((stated, known))) => {
                    value_json(known, stated).unwrap_or_else(|| Json::from("none"))
                }
                _ => Json::from("not_stated"),
            }
        };
        Self {
            work: answer("work"),
            work_expired: is_expired("work"),
            on_call: answer("on_call"),
            on_call_expired: is_expired("on_call"),
            means: cost.means.unwrap_or("not_stated").to_owned(),
            text: cost.in_words(lang),
        }
    }
}

impl ProvenanceBody {
    /// Who said an answer, where and when.
    pub(crate) fn new(known: &SchemaField, stated: &Stated, lang: Lang) -> Self {
        Self {
            provenance: stated.provenance.code(),
            provenance_label: stated.provenance.label().get(lang).to_owned(),
            stated_on: stated.stated_on.map(|date| date.to_string()),
            confirmed_on: stated.confirmed_on.map(|date| date.to_string()),
            valid_until: stated.valid_until(known.months).map(|date| date.to_string()),
            reviewed_on: stated.reviewed_on.map(|date| date.to_string()),
            contested: stated.contested.clone(),
            reply: stated.reply.clone(),
            read_on: stated.source.read_on.map(|date| date.to_string()),
            sources: stated.source.documents.clone(),
            evidence: stated.evidence.clone(),
            follows_from: stated.follows_from,
        }
    }
}

impl OtherAnswerBody {
    fn new(schema: &Schema, known: &SchemaField, stated: &Stated, lang: Lang) -> Self {
        Self {
            value: value_json(known, stated),
            text: say::sentence(schema, known, Some(stated), lang),
            provenance: ProvenanceBody::new(known, stated, lang),
        }
    }
}
