//! The keys of a hoster's property file. Most follow from the declaration of the field: `organization.work.administration`.
//! Those that the format of the collective's files (ChatonsInfos) had before, and those that read better otherwise, stand
//! here, in the one table of exceptions.

use crate::field::{About, Field, Part};

/// How one field is spelt otherwise.
struct Spelling {
    about: About,
    field: &'static str,
    /// The key under which its parts stand, and which takes `NONE`.
    stem: &'static str,
    /// The words of parts that have another name there; the empty word is the stem itself.
    words: &'static [(&'static str, &'static str)],
}

const fn spell(
    about: About,
    field: &'static str,
    stem: &'static str,
    words: &'static [(&'static str, &'static str)],
) -> Spelling {
    Spelling { about, field, stem, words }
}

const SPELLINGS: &[Spelling] = &[
    // Keys of ChatonsInfos.
    spell(About::Hoster, "legal_form", "organization.type", &[("form", "")]),
    spell(About::Hoster, "founded", "organization.startdate", &[]),
    spell(About::Hoster, "member_since", "organization.memberof.chatons.startdate", &[]),
    spell(
        About::Hoster,
        "membership",
        "organization.memberof.chatons",
        &[
            ("status", "status.level"),
            ("reason", "status.description"),
            ("since", "status.startdate"),
            ("until", "enddate"),
        ],
    ),
    spell(About::Service, "software", "software.name", &[]),
    spell(About::Service, "url", "service.website", &[]),
    spell(About::Service, "registration", "service.registration", &[("kind", "")]),
    spell(About::Service, "load", "service.registration.load", &[("state", "")]),
    spell(About::Service, "status", "service.status", &[("value", "level"), ("reason", "description")]),
    spell(About::Service, "started", "service.startdate", &[]),
    spell(About::Service, "ended", "service.enddate", &[]),
    // Keys of this directory.
    spell(About::Hoster, "on_call", "organization.oncall", &[]),
    spell(About::Hoster, "availability", "organization.commitment.availability", &[]),
    spell(About::Hoster, "intervention", "organization.commitment.intervention", &[]),
    spell(About::Hoster, "availability_objective", "organization.objective.availability", &[]),
    spell(About::Hoster, "incidents", "organization.incident", &[("status_page", "url")]),
    spell(About::Hoster, "qualifications", "organization.qualifications", &[("end_date", "enddate")]),
    spell(About::Hoster, "audience", "organization.audience", &[("welcomed", ""), ("not_welcomed", "not")]),
];

/// The keys of fields that ChatonsInfos has itself; all the others are this directory's own, and older readers pass over
/// them.
const OF_THE_FORMAT: [&str; 21] = [
    "organization.name",
    "organization.description",
    "organization.website",
    "organization.type",
    "organization.startdate",
    "organization.owner.name",
    "organization.owner.website",
    "organization.memberof.chatons.startdate",
    "organization.memberof.chatons.enddate",
    "organization.memberof.chatons.status.level",
    "organization.memberof.chatons.status.description",
    "service.name",
    "service.description",
    "service.website",
    "service.registration",
    "service.registration.load",
    "service.status.level",
    "service.status.description",
    "service.startdate",
    "service.enddate",
    "software.name",
];

/// Whether a key is one of ChatonsInfos, and not one of this directory's own.
pub fn is_of_the_format(key: &str) -> bool {
    OF_THE_FORMAT.contains(&key)
}

fn spelling(field: &Field) -> Option<&'static Spelling> {
    SPELLINGS.iter().find(|known| known.about == field.about && known.field == field.id)
}

impl Field {
    /// The key in a hoster's property file under which the parts stand, and which takes `NONE`.
    pub fn property_stem(&self) -> String {
        let class = match self.about {
            About::Hoster => "organization",
            About::Service => "service",
        };
        spelling(self).map_or_else(|| format!("{class}.{}", self.id), |known| known.stem.to_owned())
    }

    /// The word of a part behind the stem; empty when the stem itself holds the part.
    pub fn property_word(&self, part: &Part) -> &'static str {
        let declared = self.parts.iter().find(|known| known.id == part.id).map_or("", |known| known.id);
        let words = spelling(self).map_or(&[][..], |known| known.words);
        match words.iter().find(|(id, _)| *id == part.id) {
            Some((_, word)) => word,
            None if self.parts.len() == 1 => "",
            None => declared,
        }
    }

    /// The key of a part in a hoster's property file: `organization.work.administration`, `software.name`. In a list, the
    /// name of the item stands before the word of the part: `organization.qualifications.emancip.kind`.
    pub fn property_key(&self, part: &Part) -> String {
        let (stem, word) = (self.property_stem(), self.property_word(part));
        if word.is_empty() { stem } else { format!("{stem}.{word}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn every_spelling_is_that_of_a_field_and_its_parts() {
        let fields = crate::all_fields();
        for spelling in SPELLINGS {
            let field = fields.iter().find(|one| one.about == spelling.about && one.id == spelling.field);
            let field = field.unwrap_or_else(|| panic!("{}", spelling.field));
            for (part, _) in spelling.words {
                assert!(field.parts.iter().any(|known| known.id == *part), "{} {part}", spelling.field);
            }
        }
    }

    #[test]
    fn no_key_means_two_things() {
        let mut keys: BTreeMap<String, &str> = BTreeMap::new();
        for field in crate::all_fields() {
            for part in field.parts {
                let key = field.property_key(part);
                assert!(keys.insert(key.clone(), field.id).is_none(), "{key}");
            }
        }
        assert!(OF_THE_FORMAT.iter().all(|key| keys.contains_key(*key)));
        assert_eq!(keys.get("organization.commitment.intervention.delay"), Some(&"intervention"));
        assert_eq!(keys.get("organization.audience"), Some(&"audience"));
        assert_eq!(keys.get("organization.incident.url"), Some(&"incidents"));
        assert_eq!(keys.get("organization.qualifications.enddate"), Some(&"qualifications"));
        assert_eq!(keys.get("service.registration.load.reason"), Some(&"load"));
        assert_eq!(keys.get("organization.work.administration"), Some(&"work"));
    }
}
