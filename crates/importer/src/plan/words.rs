//! A plan in words, for the person who decides whether it is applied.

use super::{Edit, HosterChanges, Loss, Lost, MassChange, Plan, Said};
use crate::finding::Severity;
use matou_core::field::Field;
use matou_core::letters::shorten;
use matou_core::text::{Lang, Text, t};

/// Reads one thing that may differ as text.
type Aspect = fn(&Said, &Edit) -> String;

impl Plan {
    /// The whole plan: counts, what holds it, findings, and every change.
    pub fn in_words(&self, lang: Lang) -> String {
        let mut lines = vec![self.summary(lang)];
        lines.extend(self.mass_change.as_ref().map(|held| held.in_words(lang)));
        lines.extend(self.findings.iter().map(|finding| finding.in_words(lang)));
        lines.extend(self.hosters.iter().flat_map(|changes| changes.lines(lang)));
        lines.join("\n")
    }

    /// The counts, on one line.
    pub fn summary(&self, lang: Lang) -> String {
        let new = self.hosters.iter().filter(|changes| changes.is_new).count();
        let added = self.edits().filter(|edit| edit.before.is_none()).count();
        let changed = self.edits().count() - added;
        let (unchanged, errors) = (self.unchanged, self.count(Severity::Error));
        let warnings = self.count(Severity::Warning);
        match lang {
            Lang::Fr => format!(
                "nouveaux hébergeurs : {new} ; réponses ajoutées : {added}, modifiées : {changed}, inchangées : {unchanged} ; erreurs : {errors}, avertissements : {warnings}"
            ),
            Lang::En => format!(
                "new hosters: {new}; answers added: {added}, changed: {changed}, unchanged: {unchanged}; errors: {errors}, warnings: {warnings}"
            ),
        }
    }
}

impl MassChange {
    /// Why the plan is held, one line for each thing that too many would lose.
    pub fn in_words(&self, lang: Lang) -> String {
        self.losses.iter().map(|loss| loss.in_words(lang)).collect::<Vec<_>>().join("\n")
    }
}

impl Loss {
    fn in_words(&self, lang: Lang) -> String {
        let (losing, known) = (self.losing.len(), self.known);
        match (self.what, lang) {
            (Lost::Listing, Lang::Fr) => format!(
                "en attente : {losing} des {known} hébergeurs connus seraient retirés, plus d’un sur dix ; vérifiez la source, puis confirmez"
            ),
            (Lost::Listing, Lang::En) => format!(
                "held: {losing} of the {known} known hosters would be withdrawn, more than one in ten; check the source, then confirm"
            ),
            (Lost::Mention, Lang::Fr) => format!(
                "en attente : {losing} des {known} hébergeurs que cette source citait n’y sont plus, plus d’un sur dix ; vérifiez la source, puis confirmez ; rien n’est retiré"
            ),
            (Lost::Mention, Lang::En) => format!(
                "held: {losing} of the {known} hosters that this source named are in it no more, more than one in ten; check the source, then confirm; nothing is removed"
            ),
            (Lost::Answer(Field { id: field, .. }), Lang::Fr) => format!(
                "en attente : {losing} des {known} hébergeurs qui ont une réponse à « {field} » la perdraient, plus d’un sur dix ; vérifiez la source, puis confirmez"
            ),
            (Lost::Answer(Field { id: field, .. }), Lang::En) => format!(
                "held: {losing} of the {known} hosters with an answer to “{field}” would lose it, more than one in ten; check the source, then confirm"
            ),
        }
    }
}

impl HosterChanges {
    fn lines(&self, lang: Lang) -> Vec<String> {
        let head = match (self.is_new, lang) {
            (false, _) => format!("~ {}", self.slug),
            (true, Lang::Fr) => format!("+ {} (nouveau)", self.slug),
            (true, Lang::En) => format!("+ {} (new)", self.slug),
        };
        std::iter::once(head).chain(self.edits.iter().flat_map(|edit| edit.lines(lang))).collect()
    }
}

impl Edit {
    /// What differs, as texts: its name, what was known, what will be known. The answer comes first.
    pub fn differences(&self) -> Vec<(Text, Option<String>, Option<String>)> {
        let aspects: [(Text, Aspect); 5] = [
            (t("réponse", "answer"), |said, edit| said.text(edit.field)),
            (t("date", "date"), |said, _| said.stated_on.map(|date| date.to_string()).unwrap_or_default()),
            (t("source", "source"), |said, _| said.source.documents.join(" | ")),
            (t("lu le", "read on"), |said, _| {
                said.source.read_on.map(|date| date.to_string()).unwrap_or_default()
            }),
            (t("preuves", "evidence"), |said, _| said.evidence.join(" | ")),
        ];
        let read = |said: &Option<Said>, read: Aspect| said.as_ref().map(|said| read(said, self));
        let all = aspects
            .into_iter()
            .map(|(name, aspect)| (name, read(&self.before, aspect), read(&self.after, aspect)));
        all.filter(|(_, before, after)| before != after).collect()
    }

    fn lines(&self, lang: Lang) -> Vec<String> {
        let subject = self.service.as_ref().map(|key| format!("{key}/")).unwrap_or_default();
        let name = format!("{subject}{} ({})", self.field.id, self.provenance.code());
        let differences = self.differences();
        if self.before.is_none() {
            let answer = differences.first().and_then(|(_, _, after)| after.as_deref()).unwrap_or("");
            return vec![format!("    + {name} : {}", shorten(answer))];
        }
        let lines = differences.into_iter().map(|(what, before, after)| {
            let show = |text: Option<String>| match text.as_deref() {
                None | Some("") => "∅".to_owned(),
                Some(text) => shorten(text),
            };
            format!("    ~ {name}, {} : {} → {}", what.get(lang), show(before), show(after))
        });
        lines.collect()
    }
}
