//! Why a hoster is in a list, or is not.

use super::answer::{HumanCostBody, ProvenanceBody};
use super::hoster::ListingBody;
use crate::live::Live;
use matou_core::directory::Hoster;
use matou_core::explain::{Explanation, Line, explain};
use matou_core::field::About;
use matou_core::query::Query;
use matou_core::schema::Schema;
use matou_core::sentence::sentence;
use matou_core::text::Lang;
use serde::Serialize;
use utoipa::ToSchema;

/// Why a hoster is in a list, or is not.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Explanation)]
pub(crate) struct ExplanationBody {
    /// `yes`, `unknown` or `no`, over all conditions.
    #[serde(rename = "match")]
    verdict: &'static str,
    /// The one condition that stands in the way, when it is alone: another answer to it would change the verdict.
    turning_point: Option<String>,
    /// Whether the hoster is in lists at all; one that is paused is in none.
    listing: ListingBody,
    /// Why it is in none, in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    unlisted: Option<String>,
    /// One line per condition.
    lines: Vec<LineBody>,
}

/// A hoster under a query.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Explain)]
pub(crate) struct ExplainBody {
    /// The identifier of the hoster.
    pub(crate) slug: String,
    /// Its name.
    pub(crate) name: String,
    /// The query in its canonical form.
    pub(crate) query: String,
    /// The search as one sentence.
    pub(crate) sentence: String,
    /// Why it is in the list, or is not.
    #[serde(flatten)]
    pub(crate) explanation: ExplanationBody,
    /// The version of the data set.
    pub(crate) dataset_version: String,
    /// The licence of the data.
    pub(crate) licence: &'static str,
}

/// What one condition says about the hoster.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ExplanationLine)]
pub(crate) struct LineBody {
    /// The criterion; absent for `q` and `within_km`.
    #[serde(skip_serializing_if = "Option::is_none")]
    criterion: Option<&'static str>,
    /// The query parameter.
    parameter: String,
    /// What was asked, in words.
    asked: String,
    /// Who asked: `visitor`, or the recipe with its version.
    #[schema(example = "profile:large@2026-11")]
    by: String,
    /// `yes`, `unknown` or `no`.
    #[serde(rename = "match")]
    verdict: &'static str,
    /// `stated`, `none`, `not_stated` or `expired`.
    state: &'static str,
    /// One plain sentence.
    text: String,
    /// The people behind a commitment; always there when the condition is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    human_cost: Option<HumanCostBody>,
    /// Who gave the answer and when, when there is one about the hoster as a whole.
    #[serde(flatten)]
    provenance: Option<ProvenanceBody>,
}

impl ExplainBody {
    pub(crate) fn new(live: &Live, query: &Query, hoster: &Hoster, lang: Lang) -> Self {
        let directory = live.directory();
        let schema = directory.schema();
        let explanation = explain(directory, query, hoster, lang);
        Self {
            slug: hoster.slug().to_string(),
            name: hoster.name(schema).to_owned(),
            query: query.print(schema),
            sentence: sentence(schema, query, lang),
            explanation: ExplanationBody::new(schema, &explanation, lang),
            dataset_version: live.version(),
            licence: super::DATA_LICENCE,
        }
    }
}

impl ExplanationBody {
    pub(crate) fn new(schema: &Schema, explanation: &Explanation<'_>, lang: Lang) -> Self {
        Self {
            verdict: explanation.verdict.code(),
            turning_point: explanation.turning_point.clone(),
            listing: ListingBody::new(&explanation.listing),
            unlisted: explanation.unlisted.clone(),
            lines: explanation.lines.iter().map(|line| LineBody::new(schema, line, lang)).collect(),
        }
    }
}

impl LineBody {
    fn new(schema: &Schema, line: &Line<'_>, lang: Lang) -> Self {
        let known = line.field.and_then(|field| schema.field(About::Hoster, field));
        Self {
            criterion: line.field,
            parameter: line.parameter.clone(),
            asked: line.asked.clone(),
            by: line.by.to_string(),
            verdict: line.verdict.code(),
            state: line.state.code(),
            text: line.sentence.clone(),
            human_cost: line.human_cost.as_ref().map(|cost| HumanCostBody::new(schema, cost, lang)),
            provenance: line
                .stated
                .zip(known)
                .map(|(stated, known)| ProvenanceBody::new(known, stated, lang)),
        }
    }
}
