//! What each key means: the keys of every declared field, those that older files use, and those that are left alone.

use super::file::Class;
use matou_core::field::{About, Part};
use matou_core::schema::{Schema, SchemaField};
use matou_core::suggest;
use std::collections::BTreeMap;

/// What a key means.
#[derive(Clone, Copy, Debug)]
pub(super) enum Meaning<'s> {
    /// A part of a field.
    Part(&'s SchemaField, &'static Part),
    /// A field with several parts as a whole: only `NONE` stands here.
    Whole(&'s SchemaField),
    /// A part of one item of a list; the label of the item stands in the key.
    Item(&'s SchemaField, &'static Part),
    /// The short form of an item of a list, which counts when the list itself is not given.
    Short(Short),
    /// Known, and not taken over: the directory has no place for it, or it is nobody else's business.
    Unused,
    /// A guaranteed time to restore.
    Restoration,
    /// A commitment of one service alone.
    Narrower,
    /// Not known.
    Unknown,
}

/// A key of the format that is one item of a list here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Short {
    /// A link of a kind; the last word of the key is its name where `named`.
    Link {
        /// The code of the kind.
        kind: &'static str,
        /// Whether the last word of the key names it.
        named: bool,
    },
    /// The code of the country.
    CountryCode,
    /// The name of the country.
    CountryName,
    /// The latitude.
    Latitude,
    /// The longitude.
    Longitude,
}

/// Links of the format: the beginning of the key, the kind, and whether the rest of the key is the link's name.
const LINKS: [(&str, &str, bool); 8] = [
    ("organization.contact.url", "contact", false),
    ("organization.legal.url", "legal_notice", false),
    ("organization.terms.url", "terms", false),
    ("organization.guide.technical", "technical_guide", false),
    ("organization.guide.user", "user_guide", false),
    ("organization.socialnetworks.", "social", true),
    ("organization.chatrooms.", "chat", true),
    ("organization.funding.", "funding", true),
];

/// The other short forms.
const SHORTS: [(&str, Short); 4] = [
    ("organization.country.code", Short::CountryCode),
    ("organization.country.name", Short::CountryName),
    ("organization.geolocation.latitude", Short::Latitude),
    ("organization.geolocation.longitude", Short::Longitude),
];

/// Older spellings and slips of the tools: what is written, what is meant.
const OLDER: [(&str, &str); 9] = [
    ("organization.technical.url", "organization.guide.technical"),
    ("organization.geography.latitude", "organization.geolocation.latitude"),
    ("organization.geography.longitude", "organization.geolocation.longitude"),
    ("organization.geography.country", "organization.country.code"),
    ("organization.logo.url", "organization.logo"),
    ("organization.owner.logo.url", "organization.owner.logo"),
    ("organization.socialnetworks.pixelfeld", "organization.socialnetworks.pixelfed"),
    ("organization.work.employees", "organization.people.employees"),
    ("organization.work.volunteers", "organization.people.volunteers"),
];

/// Keys that are known and not taken over, by their beginning. An e-mail address and the address of a home are nobody
/// else's business; logos would be fetched from elsewhere.
const UNUSED: [&str; 32] = [
    "file.",
    "federation.",
    "subs.",
    "metrics.",
    "host.",
    "organization.contact.email",
    "organization.logo",
    "organization.favicon",
    "organization.geolocation.address",
    "organization.status.level",
    "organization.status.description",
    "organization.enddate",
    "organization.owner.logo",
    "organization.geography",
    "organization.id",
    "organization.source.",
    "service.id",
    "service.organization",
    "service.source.",
    "service.logo",
    "service.legal.url",
    "service.guide.",
    "service.contact.",
    "service.install.type",
    "software.website",
    "software.license.",
    "software.version",
    "software.source.",
    "software.modules",
    "software.logo",
    "software.description",
    "software.documentation",
];

/// Words of a key that speak of a time to restore.
const RESTORATION: [&str; 6] = ["gtr", "restoration", "restore", "recovery", "retablissement", "rto"];

/// The keys of a class, ready to be looked up.
pub(super) struct Keys<'s> {
    plain: BTreeMap<String, Meaning<'s>>,
    /// The stems of lists, with their words.
    lists: Vec<(String, &'s SchemaField)>,
}

impl<'s> Keys<'s> {
    /// The keys of a class of files.
    pub(super) fn new(schema: &'s Schema, class: Class) -> Self {
        let about = match class {
            Class::Service => Some(About::Service),
            Class::Organization => Some(About::Hoster),
            Class::Federation | Class::Other => None,
        };
        let mut keys = Self { plain: BTreeMap::new(), lists: Vec::new() };
        for known in schema.fields().iter().filter(|known| Some(known.field.about) == about) {
            keys.add(known);
        }
        keys
    }

    fn add(&mut self, known: &'s SchemaField) {
        let field = known.field;
        let stem = field.property_stem();
        if field.may_be_none || field.list {
            self.plain.insert(stem.clone(), Meaning::Whole(known));
        }
        if field.list {
            self.lists.push((format!("{stem}."), known));
            return;
        }
        for part in field.parts {
            self.plain.insert(field.property_key(part), Meaning::Part(known, part));
        }
    }

    /// The key of today for an older one.
    pub(super) fn today(folded: &str) -> Option<&'static str> {
        OLDER.iter().find(|(older, _)| *older == folded).map(|(_, today)| *today)
    }

    /// What a key in lower case means, and the label of the item when it stands in a list.
    pub(super) fn meaning<'k>(&self, folded: &'k str) -> (Meaning<'s>, &'k str) {
        if let Some(meaning) = self.plain.get(folded) {
            return (*meaning, "");
        }
        for (stem, known) in &self.lists {
            let Some(rest) = folded.strip_prefix(stem.as_str()) else { continue };
            // An item with one part has no word of its own.
            let (label, word) = rest.rsplit_once('.').unwrap_or((rest, ""));
            let part = known.field.parts.iter().find(|part| known.field.property_word(part) == word);
            if let Some(part) = part {
                return (Meaning::Item(known, part), label);
            }
        }
        (other(folded), "")
    }

    /// The key that was probably meant.
    pub(super) fn nearest(&self, folded: &str) -> Option<&str> {
        let known = self.plain.keys().map(String::as_str);
        let others = SHORTS.iter().map(|(key, _)| *key).chain(LINKS.iter().map(|(key, ..)| *key));
        suggest::nearest(folded, known.chain(others.filter(|key| !key.ends_with('.'))))
    }
}

/// What a key means that is no key of a field.
fn other<'s>(folded: &str) -> Meaning<'s> {
    let short = SHORTS.iter().find(|(key, _)| *key == folded).map(|(_, short)| *short);
    let is_link = |key: &str, named: bool| if named { folded.starts_with(key) } else { folded == key };
    let link = LINKS.iter().find(|(key, _, named)| is_link(key, *named));
    if let Some(short) = short.or_else(|| link.map(|(_, kind, named)| Short::Link { kind, named: *named })) {
        return Meaning::Short(short);
    }
    if folded.split('.').any(|word| RESTORATION.contains(&word)) {
        return Meaning::Restoration;
    }
    if folded.starts_with("service.commitment.") || folded.starts_with("service.objective.") {
        return Meaning::Narrower;
    }
    let is_unused = |known: &&str| {
        let rest = folded.strip_prefix(*known);
        rest.is_some_and(|rest| known.ends_with('.') || rest.is_empty() || rest.starts_with('.'))
    };
    if UNUSED.iter().any(is_unused) { Meaning::Unused } else { Meaning::Unknown }
}
