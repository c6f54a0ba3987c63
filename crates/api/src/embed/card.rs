//! One hoster on the page: why it is there, and what it says, a commitment never without the people behind it.

use matou_core::answer::Stated;
use matou_core::datum::Datum;
use matou_core::directory::{Directory, Hoster};
use matou_core::explain::{AnswerState, Line, explain};
use matou_core::field::About;
use matou_core::human_cost::HumanCost;
use matou_core::identity::is_identity;
use matou_core::query::Query;
use matou_core::reading::Verdict;
use matou_core::say;
use matou_core::schema::{Schema, SchemaField};
use matou_core::search::Hit;
use matou_core::text::{Lang, t};

/// A hoster in the list.
pub(super) struct Card {
    pub(super) name: String,
    /// The hoster's own site.
    pub(super) website: Option<String>,
    pub(super) place: Option<String>,
    pub(super) kilometres: Option<String>,
    pub(super) services: String,
    /// One for each condition: why it is here.
    pub(super) reasons: Vec<Fact>,
    /// What else it says.
    pub(super) facts: Vec<Fact>,
    /// The commitments that it says nothing of.
    pub(super) unsaid: String,
}

/// One answer in words.
pub(super) struct Fact {
    /// A sign and the word for it, for a condition.
    pub(super) verdict: Option<(&'static str, String)>,
    pub(super) text: String,
    /// The people behind a commitment.
    pub(super) people: Option<String>,
    /// Who said it, and when.
    pub(super) source: Option<String>,
}

impl Card {
    pub(super) fn new(directory: &Directory, query: &Query, hit: &Hit<'_>, lang: Lang) -> Self {
        let (schema, hoster) = (directory.schema(), hit.hoster);
        let lines = explain(directory, query, hoster, lang).lines;
        let is_told = |known: &SchemaField| lines.iter().any(|line| line.field == Some(known.field.id));
        let untold = schema.fields().iter().filter(|known| is_criterion(known) && !is_told(known));
        let (said, unsaid): (Vec<_>, Vec<_>) =
            untold.partition(|known| hoster.answers().get(known.id).is_some());
        let unsaid = unsaid.iter().filter(|known| known.field.commitment);
        Self {
            name: hoster.name(schema).to_owned(),
            website: website(schema, hoster),
            place: schema
                .field(About::Hoster, "places")
                .and_then(|known| Some((known, hoster.answers().get(known.id)?)))
                .map(|(known, stated)| say::sentence(schema, known, Some(stated), lang)),
            kilometres: hit.kilometres.map(|far| format!("{far:.0}")),
            services: hoster.services().map(|one| one.name(schema)).collect::<Vec<_>>().join(", "),
            reasons: lines.iter().map(|line| Fact::of_line(line, lang)).collect(),
            facts: said.iter().map(|known| Fact::of_answer(schema, hoster, known, lang)).collect(),
            unsaid: unsaid.map(|known| known.texts.label.get(lang)).collect::<Vec<_>>().join(", "),
        }
    }
}

fn is_criterion(known: &SchemaField) -> bool {
    known.field.about == About::Hoster && !is_identity(known.field)
}

/// The site, when it is an address that a link may lead to.
fn website(schema: &Schema, hoster: &Hoster) -> Option<String> {
    let Some(Datum::Url(url) | Datum::Text(url)) = hoster.value(schema, "website")?.get("value") else {
        return None;
    };
    let is_web = ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme));
    is_web.then(|| url.to_string())
}

impl Fact {
    fn of_line(line: &Line<'_>, lang: Lang) -> Self {
        let (sign, word) = match line.verdict {
            Verdict::Yes => ("✓", t("Oui :", "Yes:")),
            Verdict::Unknown => ("?", t("Non renseigné :", "Not stated:")),
            Verdict::No => ("✗", t("Non :", "No:")),
        };
        Self {
            verdict: Some((sign, word.get(lang).to_owned())),
            text: line.sentence.clone(),
            people: line.human_cost.as_ref().map(|cost| cost.in_words(lang)),
            source: line.stated.map(|stated| source(stated, lang)),
        }
    }

    fn of_answer(schema: &Schema, hoster: &Hoster, known: &SchemaField, lang: Lang) -> Self {
        let stated = hoster.answers().get(known.id);
        let mut text = say::sentence(schema, known, stated, lang);
        if AnswerState::of(hoster, known) == AnswerState::Expired {
            let aged = t("Réponse trop ancienne pour compter.", "Answer too old to count.");
            text = format!("{text} {}", aged.get(lang));
        }
        Self {
            verdict: None,
            text,
            people: HumanCost::of(schema, hoster, known, lang).map(|cost| cost.in_words(lang)),
            source: stated.map(|stated| source(stated, lang)),
        }
    }
}

/// Who said it and when; "reviewed" only where a person did.
fn source(stated: &Stated, lang: Lang) -> String {
    let mut pieces = vec![stated.provenance.label().get(lang).to_owned()];
    pieces.extend(stated.stated_on.map(|date| date.in_words(lang)));
    pieces.extend(stated.reviewed_on.map(|date| match lang {
        Lang::Fr => format!("relu par le collectif le {date}"),
        Lang::En => format!("reviewed by the collective on {date}"),
    }));
    pieces.join(", ")
}
