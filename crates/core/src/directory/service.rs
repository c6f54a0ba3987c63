//! One service of a hoster.

use super::hoster::Answers;
use crate::datum::Datum;
use crate::field::About;
use crate::schema::Schema;
use crate::statement::Slug;

/// One service: its key, and the answers about it.
#[derive(Clone, Debug)]
pub struct Service {
    key: Slug,
    answers: Answers,
}

impl Service {
    pub(super) fn new(key: Slug) -> Self {
        Self { key, answers: Answers::default() }
    }

    pub(super) const fn answers_mut(&mut self) -> &mut Answers {
        &mut self.answers
    }

    /// The key, unique within the hoster.
    pub const fn key(&self) -> &Slug {
        &self.key
    }

    /// The answers about it.
    pub const fn answers(&self) -> &Answers {
        &self.answers
    }

    /// The name; the key when no name was stated.
    pub fn name(&self, schema: &Schema) -> &str {
        let known = schema.field(About::Service, "name").and_then(|known| self.answers.get(known.id));
        match known.and_then(|stated| stated.answer.value()).and_then(|value| value.get("value")) {
            Some(Datum::Text(name)) => name,
            _ => self.key.as_str(),
        }
    }
}
