//! The plan: what an import would write, compared with what is known. Nothing is written before a plan exists.
//!
//! The comparison asks the directory itself: the statements are applied to a copy, and what stands there afterwards is
//! what the import changes. So the plan cannot disagree with the fold about which statement covers which, and importing
//! twice always ends with an empty plan.

mod guard;
#[cfg(test)]
mod tests;
mod words;

pub use guard::{Loss, Lost, MassChange};

use crate::finding::{Finding, Place, Severity};
use crate::reading::{Absent, Located, Reading};
use matou_core::answer::{Answer, Provenance, Source, Stated};
use matou_core::date::PartialDate;
use matou_core::directory::{Directory, Hoster, Service};
use matou_core::field::{About, Field, NONE};
use matou_core::schema::FieldId;
use matou_core::statement::{Act, Slug, Statement};
use matou_core::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// What an import would write.
#[derive(Debug)]
pub struct Plan {
    /// What changes, by hoster.
    pub hosters: Vec<HosterChanges>,
    /// How many answers are known already, word for word.
    pub unchanged: usize,
    /// Hosters known from such sources that this one does not name. They are flagged, never removed.
    pub absent: Vec<Slug>,
    /// Why a person must confirm the plan first.
    pub mass_change: Option<MassChange>,
    /// What the reader and the comparison found.
    pub findings: Vec<Finding>,
    statements: Vec<Statement>,
}

/// What changes about one hoster.
#[derive(Debug)]
pub struct HosterChanges {
    /// The hoster.
    pub slug: Slug,
    /// Whether nothing was known of it.
    pub is_new: bool,
    /// The changes, in the order of the statements.
    pub edits: Vec<Edit>,
}

/// One answer that is added, changed or withdrawn.
#[derive(Debug)]
pub struct Edit {
    /// The service, when it is about one.
    pub service: Option<Slug>,
    /// The field.
    pub field: &'static Field,
    /// From what kind of source; answers from other kinds stay as they are.
    pub provenance: Provenance,
    /// What was known from that kind of source.
    pub before: Option<Said>,
    /// What will be known.
    pub after: Option<Said>,
}

/// What is said, as far as an import compares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The answer.
    pub answer: Answer,
    /// When the source said it.
    pub stated_on: Option<PartialDate>,
    /// Where it was read, and when.
    pub source: Source,
    /// Addresses that support it.
    pub evidence: Vec<String>,
}

impl Said {
    /// The answer as text: `none`, or its pieces with the names of their parts when there are several.
    pub fn text(&self, field: &Field) -> String {
        let Answer::Value(value) = &self.answer else { return NONE.to_owned() };
        let pairs = value.to_pairs(field);
        if let ([(_, text)], 1) = (pairs.as_slice(), field.parts.len()) {
            return text.clone();
        }
        let named: Vec<String> = pairs.into_iter().map(|(path, text)| format!("{path} = {text}")).collect();
        named.join(", ")
    }

    fn known(stated: &Stated) -> Self {
        let Stated { answer, stated_on, source, evidence, .. } = stated;
        Self {
            answer: answer.clone(),
            stated_on: *stated_on,
            source: source.clone(),
            evidence: evidence.clone(),
        }
    }
}

impl Plan {
    /// The plan for what was read. Nothing is to be written when there is an error among the findings.
    pub fn make(directory: &Directory, reading: Reading) -> Self {
        let is_sound = !reading.has_errors();
        let Reading { statements: located, findings, absent: of_source } = reading;
        let absent = match &of_source {
            Absent::Unstated => absent(directory, &located),
            Absent::Nobody => Vec::new(),
            Absent::These(slugs, _) => slugs.clone(),
        };
        let next = directory.apply(located.iter().map(|located| located.statement.clone()));
        let mut plan = Self {
            hosters: Vec::new(),
            unchanged: 0,
            absent,
            mass_change: None,
            findings,
            statements: Vec::new(),
        };
        plan.flag_absent(located.first().map(|located| &located.place));
        let vanished = guard::vanished(&of_source);
        let mut changes: BTreeMap<Slug, Vec<Edit>> = BTreeMap::new();
        for located in located {
            if let Some(edit) = plan.compare(directory, &next, &located) {
                changes.entry(located.statement.subject.hoster.clone()).or_default().push(edit);
                plan.statements.push(located.statement);
            }
        }
        let is_new = |slug: &Slug| directory.hoster(slug.as_str()).is_none();
        let by_hoster =
            changes.into_iter().map(|(slug, edits)| HosterChanges { is_new: is_new(&slug), slug, edits });
        plan.hosters = by_hoster.collect();
        plan.mass_change = guard::mass_change(directory, &plan.hosters, vanished);
        if !is_sound {
            plan.statements.clear();
        }
        plan
    }

    /// The statements to append to the ledger, all in one transaction. None when something must be put right first, or
    /// when the plan is held and nobody has confirmed it.
    pub fn to_write(&self, is_confirmed: bool) -> &[Statement] {
        if self.mass_change.is_some() && !is_confirmed { &[] } else { &self.statements }
    }

    /// Whether something must be put right before anything is written.
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings weigh so much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// All changes, whatever the hoster.
    pub fn edits(&self) -> impl Iterator<Item = &Edit> {
        self.hosters.iter().flat_map(|changes| &changes.edits)
    }

    /// What a statement changes, given the directory before and after all of them; `None` when it is known already, or
    /// speaks of an earlier time than what is known.
    fn compare(&mut self, before: &Directory, after: &Directory, located: &Located) -> Option<Edit> {
        let statement = &located.statement;
        let (before, after) = (known(before, statement), known(after, statement));
        let said = said(statement, before.as_ref());
        // A dated answer that is repeated without its date stays as it is.
        let repeats = statement.stated_on.is_none() && before == after;
        let answer = |said: &Option<Said>| said.as_ref().map(|said| said.answer.clone());
        if said == before || (repeats && answer(&said) == answer(&before)) {
            self.unchanged += 1;
            return None;
        }
        if said != after {
            self.findings.push(older(located.place.clone(), statement));
            return None;
        }
        let service = statement.subject.service.clone();
        Some(Edit { service, field: statement.field, provenance: statement.provenance, before, after })
    }

    fn flag_absent(&mut self, place: Option<&Place>) {
        const SHOWN: usize = 10;
        let (Some(place), false) = (place, self.absent.is_empty()) else { return };
        let count = self.absent.len();
        let mut names = self.absent.iter().take(SHOWN).map(Slug::as_str).collect::<Vec<_>>().join(", ");
        if count > SHOWN {
            names.push_str(", …");
        }
        let message = Text::owned(
            format!(
                "connus par une source de ce genre et absents ici : {count} ({names}) ; rien n’est retiré"
            ),
            format!(
                "known from a source of this kind and not in here: {count} ({names}); nothing is removed"
            ),
        );
        let place = Place::of_file(&place.file);
        self.findings.push(Finding { severity: Severity::Warning, place, read: String::new(), message });
    }
}

/// What a statement says; an act that says nothing new leaves what was known.
fn said(statement: &Statement, before: Option<&Said>) -> Option<Said> {
    match &statement.act {
        Act::Stated(answer) => Some(Said {
            answer: answer.clone(),
            stated_on: statement.stated_on,
            source: statement.source.clone(),
            evidence: statement.evidence.clone(),
        }),
        Act::Withdrawn(_) => None,
        Act::Confirmed | Act::Reviewed | Act::Contested(_) | Act::Replied(_) | Act::Settled(_) => {
            before.cloned()
        }
    }
}

/// What a directory knows from the same kind of source as the statement.
fn known(directory: &Directory, statement: &Statement) -> Option<Said> {
    let subject = &statement.subject;
    let field = directory.schema().field(subject.about(), statement.field.id)?.id;
    let hoster = directory.hoster(subject.hoster.as_str())?;
    let answers = match &subject.service {
        None => hoster.answers(),
        Some(key) => hoster.service(key.as_str())?.answers(),
    };
    answers.from(field, statement.provenance).map(Said::known)
}

/// Hosters of which a fact is known from the same kind of source, and that the reading does not name at all.
fn absent(directory: &Directory, located: &[Located]) -> Vec<Slug> {
    let statements = || located.iter().map(|located| &located.statement);
    let named: BTreeSet<&str> = statements().map(|statement| statement.subject.hoster.as_str()).collect();
    let spoken_of: BTreeSet<(FieldId, Provenance)> = statements()
        .filter_map(|statement| {
            let known = directory.schema().field(statement.subject.about(), statement.field.id)?;
            Some((known.id, statement.provenance))
        })
        .collect();
    let is_absent = |hoster: &&Hoster| {
        let is_known = |(field, provenance): &(FieldId, Provenance)| {
            known_from(directory, hoster, *field, *provenance).next().is_some()
        };
        !named.contains(hoster.slug().as_str()) && spoken_of.iter().any(is_known)
    };
    directory.hosters().filter(is_absent).map(|hoster| hoster.slug().clone()).collect()
}

/// What is known about a field of a hoster, or of each of its services, from a kind of source.
fn known_from<'d>(
    directory: &Directory,
    hoster: &'d Hoster,
    field: FieldId,
    provenance: Provenance,
) -> impl Iterator<Item = &'d Stated> {
    let about = directory.schema().field_at(field).map(|known| known.field.about);
    let own = (about != Some(About::Service)).then(|| hoster.answers());
    let services = hoster.services().filter(move |_| about == Some(About::Service));
    let answers = own.into_iter().chain(services.map(Service::answers));
    answers.filter_map(move |answers| answers.from(field, provenance))
}

fn older(place: Place, statement: &Statement) -> Finding {
    let field = statement.field.id;
    let date = statement.stated_on.or(statement.source.read_on.map(PartialDate::day));
    let date = date.map(|date| date.to_string()).unwrap_or_default();
    let message = Text::owned(
        format!(
            "« {field} » est connu d’une date plus récente que {date} : cette réponse plus ancienne n’est pas reprise"
        ),
        format!("“{field}” is known from a later date than {date}: this older answer is left out"),
    );
    Finding { severity: Severity::Warning, place, read: date, message }
}
