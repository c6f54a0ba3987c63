//! One answer in words, with the people behind it, who said it, and when.

use crate::pages::said::{Said, Written};
use crate::words::Words;
use matou_core::answer::Stated;
use matou_core::date::PartialDate;
use matou_core::directory::{Hoster, Service};
use matou_core::explain::{AnswerState, Line};
use matou_core::human_cost::HumanCost;
use matou_core::reading::Verdict;
use matou_core::say;
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::{Lang, Text, t};

/// What is said of an answer that has aged: it stays visible, and filters take it as not stated.
pub(crate) static AGED: Text = t("Réponse trop ancienne pour compter.", "Answer too old to count.");

/// One answer in words.
pub(crate) struct Fact {
    /// A sign and the word for it, for a condition.
    pub(crate) verdict: Option<(&'static str, String)>,
    pub(crate) text: Said,
    /// The people behind a commitment.
    pub(crate) people: Option<Said>,
    /// Who said it, and when.
    pub(crate) source: Option<String>,
    /// That the collective contests it, and why.
    pub(crate) contested: Option<Said>,
}

impl Fact {
    /// What one condition says of a hoster.
    pub(crate) fn of_line(schema: &Schema, hoster: &Hoster, line: &Line<'_>, lang: Lang) -> Self {
        let written = written(schema, hoster, line, lang);
        let (sign, word) = match line.verdict {
            Verdict::Yes => ("✓", t("Oui :", "Yes:")),
            Verdict::Unknown => ("?", t("Non renseigné :", "Not stated:")),
            Verdict::No => ("✗", t("Non :", "No:")),
        };
        Self {
            verdict: Some((sign, word.get(lang).to_owned())),
            text: written.marked(&line.sentence),
            people: line.human_cost.as_ref().map(|cost| written.marked(&cost.in_words(lang))),
            source: line.stated.map(|stated| source(stated, lang)),
            contested: line.stated.and_then(|stated| contested(stated, lang)),
        }
    }

    /// What is said of a service.
    pub(crate) fn of_service(schema: &Schema, service: &Service, known: &SchemaField, lang: Lang) -> Self {
        let stated = service.answers().get(known.id);
        let text = say::sentence(schema, known, stated, lang);
        let has_aged = service.answers().is_expired(known.id);
        let text = if has_aged { Self::aged(&text, lang) } else { text };
        Self {
            verdict: None,
            text: Written::in_answers(service.answers(), known, lang).marked(&text),
            people: None,
            source: stated.map(|stated| source(stated, lang)),
            contested: stated.and_then(|stated| contested(stated, lang)),
        }
    }

    /// What a hoster says of one criterion, or that it has not said.
    pub(crate) fn of_answer(schema: &Schema, hoster: &Hoster, known: &SchemaField, lang: Lang) -> Self {
        let stated = hoster.answers().get(known.id);
        let mut text = say::sentence(schema, known, stated, lang);
        if AnswerState::of(hoster, known) == AnswerState::Expired {
            text = Self::aged(&text, lang);
        }
        let written = Written::about(schema, hoster, known, lang);
        let people = HumanCost::of(schema, hoster, known, lang);
        Self {
            verdict: None,
            text: written.marked(&text),
            people: people.map(|cost| written.marked(&cost.in_words(lang))),
            source: stated.map(|stated| source(stated, lang)),
            contested: stated.and_then(|stated| contested(stated, lang)),
        }
    }

    /// An answer that has aged says so, because it must not pass for what is known today.
    pub(crate) fn aged(text: &str, lang: Lang) -> String {
        let end = if text.ends_with(['.', '!', '?', '…']) { "" } else { "." };
        format!("{text}{end} {}", AGED.get(lang))
    }
}

/// What the hoster wrote that may stand in a line about it.
pub(super) fn written(schema: &Schema, hoster: &Hoster, line: &Line<'_>, lang: Lang) -> Written {
    let known = schema.filter(&line.parameter).and_then(|filter| schema.field_at(filter.field));
    known.map(|known| Written::about(schema, hoster, known, lang)).unwrap_or_default()
}

/// Of a declaration that no reviewer has read.
const UNREAD: Text = t("pas encore relu", "not reviewed yet");

/// That the collective contests an answer, and why.
pub(crate) fn contested(stated: &Stated, lang: Lang) -> Option<Said> {
    let reason = stated.contested.as_deref()?;
    let words = Words::of(lang);
    let reply = stated.reply.as_deref().map(|reply| words.with("replied", "reply", reply));
    // The right of reply: the hoster's word stands at the same level.
    let both = std::iter::once(words.with("contested", "reason", reason)).chain(reply).collect::<Vec<_>>();
    let texts = [reason].into_iter().chain(stated.reply.as_deref());
    Some(Written::of(lang, texts).marked(&both.join(" ")))
}

/// Who said it and when, and what happened to it since; "reviewed" only where a person did.
pub(crate) fn source(stated: &Stated, lang: Lang) -> String {
    let day = |date| PartialDate::day(date).in_words(lang);
    // Where the source has no date: the day on which it was read.
    let read = day(stated.source.read_on.unwrap_or(stated.recorded_on));
    let said = match (stated.stated_on, lang) {
        (Some(date), _) => date.in_words(lang),
        (None, Lang::Fr) => format!("lu le {read}"),
        (None, Lang::En) => format!("read on {read}"),
    };
    let mut pieces = vec![stated.provenance.label().get(lang).to_owned(), said];
    pieces.extend(stated.confirmed_on.map(|date| match lang {
        Lang::Fr => format!("confirmé le {}", day(date)),
        Lang::En => format!("confirmed on {}", day(date)),
    }));
    pieces.extend(stated.reviewed_on.map(|date| match lang {
        Lang::Fr => format!("relu par le collectif le {}", day(date)),
        Lang::En => format!("reviewed by the collective on {}", day(date)),
    }));
    // What a hoster declares is shown at once; nobody takes it for read.
    if stated.provenance.is_declaration() && stated.reviewed_on.is_none() {
        pieces.push(UNREAD.get(lang).to_owned());
    }
    pieces.join(", ")
}
