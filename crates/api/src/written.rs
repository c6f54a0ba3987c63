//! What lists copy instead of writing it anew: the JSON of each hoster, and of each option of the facets.
//!
//! Everything is written when it is first asked for. A hoster that did not change keeps what was written of it when the
//! next directory comes.

mod facets;
mod item;

use crate::wire::{CriteriaBody, Detail, ProfilesBody};
use matou_core::directory::{Directory, Hoster};
use matou_core::schema::Schema;
use matou_core::text::Lang;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

pub(crate) use facets::{FacetText, FacetTexts};
pub(crate) use item::ItemTexts;

/// The most room that is made for a list before it is written; a longer one grows.
const ROOM_MAX: usize = 256 * 1024;

/// One slot per language.
pub(crate) type PerLang<T> = [OnceLock<T>; Lang::ALL.len()];

/// What was written of one directory.
#[derive(Debug)]
pub(crate) struct Written {
    hosters: Vec<Arc<Slots>>,
    facets: PerLang<FacetTexts>,
    edition: u64,
    room: AtomicUsize,
}

/// What was written of one hoster: per language, without and with provenance.
#[derive(Debug, Default)]
struct Slots {
    plain: PerLang<ItemTexts>,
    with_provenance: PerLang<ItemTexts>,
}

impl Written {
    /// Nothing yet, but for the hosters that are the same as before.
    pub(crate) fn new(directory: &Directory, before: Option<(&Directory, &Self)>) -> Self {
        let kept = |position: usize, hoster: &Arc<Hoster>| {
            let (old, written) = before?;
            let is_same = old.all().get(position).is_some_and(|old| Arc::ptr_eq(old, hoster));
            if is_same { written.hosters.get(position).cloned() } else { None }
        };
        let hosters = directory.all().iter().enumerate();
        Self {
            hosters: hosters.map(|(position, hoster)| kept(position, hoster).unwrap_or_default()).collect(),
            facets: PerLang::default(),
            edition: before.map_or_else(|| edition(directory.schema()), |(_, written)| written.edition),
            room: AtomicUsize::new(before.map_or(0, |(_, written)| written.room())),
        }
    }

    /// A number that changes with the program, its words, the criteria and their wording.
    pub(crate) const fn edition(&self) -> u64 {
        self.edition
    }

    /// How many bytes the longest list needed so far: room for most lists that come.
    pub(crate) fn room(&self) -> usize {
        self.room.load(Ordering::Relaxed)
    }

    /// Notes how many bytes a list needed.
    pub(crate) fn needed(&self, bytes: usize) {
        self.room.fetch_max(bytes.min(ROOM_MAX), Ordering::Relaxed);
    }

    /// What a list says of a hoster.
    pub(crate) fn item(
        &self,
        schema: &Schema,
        position: usize,
        hoster: &Hoster,
        lang: Lang,
        detail: Detail,
    ) -> Option<&ItemTexts> {
        let slots = self.hosters.get(position)?;
        let slots = if detail == Detail::Plain { &slots.plain } else { &slots.with_provenance };
        let slot = slots.get(index_of(lang))?;
        Some(slot.get_or_init(|| ItemTexts::new(schema, hoster, lang, detail)))
    }

    /// What facets say of each option.
    pub(crate) fn facets(&self, directory: &Directory, lang: Lang) -> Option<&FacetTexts> {
        let slot = self.facets.get(index_of(lang))?;
        Some(slot.get_or_init(|| FacetTexts::new(directory, lang)))
    }
}

fn index_of(lang: Lang) -> usize {
    Lang::ALL.iter().position(|known| *known == lang).unwrap_or(0)
}

fn edition(schema: &Schema) -> u64 {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_PKG_VERSION").hash(&mut hasher);
    crate::words::hash_catalogues(&mut hasher);
    for lang in Lang::ALL {
        serde_json::to_string(&CriteriaBody::new(schema, lang)).unwrap_or_default().hash(&mut hasher);
        serde_json::to_string(&ProfilesBody::new(schema, lang)).unwrap_or_default().hash(&mut hasher);
    }
    hasher.finish()
}

/// A text as JSON.
fn json(body: &impl serde::Serialize) -> String {
    serde_json::to_string(body).unwrap_or_default()
}
