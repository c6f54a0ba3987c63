//! Every statement about a hoster, oldest first.

use super::answer::HumanCostBody;
use super::to_json;
use matou_core::answer::Answer;
use matou_core::directory::Hoster;
use matou_core::field::About;
use matou_core::human_cost::HumanCost;
use matou_core::say;
use matou_core::schema::Schema;
use matou_core::statement::{Act, Entry, Statement};
use matou_core::text::Lang;
use serde::Serialize;
use serde_json::Value as Json;
use utoipa::ToSchema;

/// Every statement about a hoster, oldest first.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = History)]
pub(crate) struct HistoryBody {
    /// The identifier of the hoster.
    pub(crate) slug: String,
    /// The statements.
    pub(crate) statements: Vec<StatementBody>,
    /// The licence of the data.
    pub(crate) licence: &'static str,
}

/// One statement of the ledger.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Statement)]
pub(crate) struct StatementBody {
    /// Its number in the ledger; numbers never change.
    pub(crate) sequence: u64,
    /// When it was recorded.
    pub(crate) recorded_at: String,
    /// What wrote it: `import`, `cli`, `account`.
    pub(crate) author: String,
    /// `stated`, `confirmed`, `reviewed`, `contested`, `replied`, `settled` or `withdrawn`.
    pub(crate) act: String,
    /// The service, when it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) service: Option<String>,
    /// The criterion or fact.
    pub(crate) field: String,
    /// What was stated, when it was a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) value: Option<Json>,
    /// What was stated or done, in words.
    pub(crate) text: String,
    /// The people behind a commitment, as they are known today; always there beside one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) human_cost: Option<HumanCostBody>,
    /// From what kind of source.
    pub(crate) provenance: String,
    /// When the source said it.
    pub(crate) stated_on: Option<String>,
    /// When the source was read.
    pub(crate) read_on: Option<String>,
    /// Where it was read.
    pub(crate) sources: Vec<String>,
}

impl StatementBody {
    pub(crate) fn new(schema: &Schema, hoster: &Hoster, sequence: u64, entry: &Entry, lang: Lang) -> Self {
        let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (value, text) = words(schema, entry, lang);
        Self {
            sequence,
            recorded_at: entry.recorded_at.clone(),
            // Behind the colon stands which account: that is nobody's business.
            author: entry.author.split(':').next().unwrap_or_default().to_owned(),
            act: entry.act.clone(),
            service: given(&entry.service),
            field: entry.field.clone(),
            value,
            text,
            human_cost: human_cost(schema, hoster, entry, lang),
            provenance: entry.provenance.clone(),
            stated_on: given(&entry.stated_on),
            read_on: given(&entry.read_on),
            sources: entry.documents.lines().map(str::to_owned).collect(),
        }
    }
}

fn human_cost(schema: &Schema, hoster: &Hoster, entry: &Entry, lang: Lang) -> Option<HumanCostBody> {
    let known = schema.field(About::Hoster, &entry.field).filter(|_| entry.service.is_empty())?;
    HumanCost::of(schema, hoster, known, lang).map(|cost| HumanCostBody::new(schema, &cost, lang))
}

/// The value and the words of a statement; an entry that this program does not understand is shown as it stands.
fn words(schema: &Schema, entry: &Entry, lang: Lang) -> (Option<Json>, String) {
    let Ok(statement) = Statement::from_entry(schema, entry) else { return (None, entry.content.clone()) };
    let known = schema.field(statement.subject.about(), statement.field.id);
    match (&statement.act, known) {
        (Act::Stated(Answer::Value(value)), Some(known)) => {
            (Some(to_json(known.field, value)), say::value_in_words(schema, known, value, lang))
        }
        (Act::Stated(Answer::None), Some(known)) => (None, known.texts.none.get(lang).to_owned()),
        (
            Act::Contested(reason) | Act::Replied(reason) | Act::Settled(reason) | Act::Withdrawn(reason),
            _,
        ) => (None, reason.clone()),
        _ => (None, String::new()),
    }
}
