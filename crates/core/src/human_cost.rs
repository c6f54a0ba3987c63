//! The people behind a commitment, shown at the same level as the commitment itself (product rule 2).

use crate::answer::Stated;
use crate::datum::Datum;
use crate::directory::Hoster;
use crate::explain::AnswerState;
use crate::field::About;
use crate::say;
use crate::schema::{Schema, SchemaField};
use crate::text::{Lang, t};

/// The fields that tell who stands behind a commitment.
pub const FIELDS: [&str; 2] = ["work", "on_call"];

/// Who stands behind a commitment, as far as it is said; what is not said is shown too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HumanCost<'d> {
    /// The kind of work per task, and on-call duty with who decided it, its compensation and its limits.
    pub answers: Vec<HumanCostAnswer<'d>>,
    /// Whether there is a commitment at all; without one there are no means to tell.
    pub is_promised: bool,
    /// The sentence on what stands behind the commitment; `None` when it was not given.
    pub means: Option<&'d str>,
}

/// One answer about the people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HumanCostAnswer<'d> {
    /// The field: `work` or `on_call`.
    pub field: &'static str,
    /// What is known of it.
    pub state: AnswerState,
    /// In one sentence.
    pub text: String,
    /// The answer itself.
    pub stated: Option<&'d Stated>,
}

impl<'d> HumanCost<'d> {
    /// The human cost of a commitment of a hoster; `None` for a field that promises nothing.
    pub fn of(schema: &Schema, hoster: &'d Hoster, commitment: &SchemaField, lang: Lang) -> Option<Self> {
        if !commitment.field.commitment {
            return None;
        }
        let answer = |id: &&'static str| {
            let known = schema.field(About::Hoster, id)?;
            let stated = hoster.answers().get(known.id);
            let text = say::sentence(schema, known, stated, lang);
            Some(HumanCostAnswer {
                field: known.field.id,
                state: AnswerState::of(hoster, known),
                text,
                stated,
            })
        };
        let promised = hoster.answers().get(commitment.id).and_then(|stated| stated.answer.value());
        let means = match promised.and_then(|value| value.get("means")) {
            Some(Datum::Text(means)) => Some(means.as_ref()),
            _ => None,
        };
        Some(Self {
            answers: FIELDS.iter().filter_map(answer).collect(),
            is_promised: promised.is_some(),
            means,
        })
    }

    /// The human cost in words, for one line under a commitment.
    pub fn in_words(&self, lang: Lang) -> String {
        let mut words: Vec<String> = self.answers.iter().map(|answer| answer.in_words(lang)).collect();
        let means = match (self.means, lang) {
            (Some(means), Lang::Fr) => say::closed(format!("Moyens : {means}")),
            (Some(means), Lang::En) => say::closed(format!("Means: {means}")),
            (None, _) => t("Moyens non renseignés.", "Means not stated.").get(lang).to_owned(),
        };
        words.extend(self.is_promised.then_some(means));
        words.join(" ")
    }
}

impl HumanCostAnswer<'_> {
    /// The sentence; an answer that has aged says so, because it must not pass for what is known today.
    fn in_words(&self, lang: Lang) -> String {
        if self.state != AnswerState::Expired {
            return self.text.clone();
        }
        let aged = t("réponse trop ancienne pour compter", "answer too old to count");
        let text = self.text.strip_suffix('.').unwrap_or(&self.text);
        format!("{text} ({}).", aged.get(lang))
    }
}
