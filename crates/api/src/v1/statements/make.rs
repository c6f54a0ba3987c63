//! From what was understood to statements, on the directory as it stands: what is new is stated, what is the same is
//! confirmed, and what was confirmed today says nothing.

use super::content::{Item, Wish, answers};
use crate::live::Live;
use jiff::civil::Date;
use matou_core::answer::{Provenance, Stated};
use matou_core::declaration::{Author, REMOVED};
use matou_core::schema::SchemaField;
use matou_core::statement::{Act, Slug, Statement};

/// The statements of a sending.
pub(super) fn statements(live: &Live, slug: &Slug, items: &[Item], author: &Author) -> Vec<Statement> {
    let directory = live.directory();
    let Some(hoster) = directory.hoster(slug.as_str()) else { return Vec::new() };
    let statement = |item: &Item| {
        let known = directory.schema().field_at(item.field)?;
        let answers = answers(hoster, &item.subject);
        let own = answers.and_then(|answers| answers.from(known.id, author.provenance));
        match &item.wish {
            Wish::Be(answer, evidence) => {
                let is_same = own.is_some_and(|own| own.answer == *answer && own.evidence == *evidence);
                if is_same {
                    return confirmed(own?, known, item, author, directory.today());
                }
                let stated = author.statement(item.subject.clone(), known, Act::Stated(answer.clone()));
                Some(Statement { evidence: evidence.clone(), ..stated })
            }
            Wish::Gone => {
                own?;
                Some(author.statement(item.subject.clone(), known, Act::Withdrawn(REMOVED.to_owned())))
            }
            Wish::Right => {
                let shown = answers?.get(known.id)?;
                confirmed(shown, known, item, author, directory.today())
            }
        }
    };
    items.iter().filter_map(statement).collect()
}

/// A confirmation, under the source that gave the answer; none when it was said or confirmed today.
fn confirmed(
    shown: &Stated,
    known: &SchemaField,
    item: &Item,
    author: &Author,
    today: Date,
) -> Option<Statement> {
    let is_given = !matches!(shown.provenance, Provenance::Derived | Provenance::Collective);
    let author = Author { provenance: shown.provenance, ..author.clone() };
    let is_due = is_given && shown.known_on() < today;
    is_due.then(|| author.statement(item.subject.clone(), known, Act::Confirmed))
}
