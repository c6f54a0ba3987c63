//! What the interface says: one catalogue per language, `locales/*.ftl` in the syntax of Project Fluent, which knows plurals.
//!
//! Sentences about hosters are not here: `core` makes them, for pages, JSON and the terminal alike.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use matou_core::text::Lang;
use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::new(Lang::Fr));
static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Lang::En));

/// The words of one language.
pub(crate) struct Words {
    /// Those that depend on nothing, made once.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

/// The catalogue of a language, as it is written.
const fn catalogue(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => include_str!("../locales/fr.ftl"),
        Lang::En => include_str!("../locales/en.ftl"),
    }
}

/// Writes both catalogues into a hash: an answer in other words is another answer.
pub(crate) fn hash_catalogues(hasher: &mut impl Hasher) {
    Lang::ALL.map(catalogue).hash(hasher);
}

/// The spaces that French puts beside these signs do not break a line; catalogues are written with plain ones.
const FRENCH_SPACES: [(&str, &str); 6] = [
    (" :", "\u{a0}:"),
    (" ;", "\u{202f};"),
    (" ?", "\u{202f}?"),
    (" !", "\u{202f}!"),
    ("« ", "«\u{a0}"),
    (" »", "\u{a0}»"),
];

fn typeset(lang: Lang, text: &str) -> String {
    match lang {
        Lang::Fr => {
            FRENCH_SPACES.iter().fold(text.to_owned(), |text, (plain, kept)| text.replace(plain, kept))
        }
        Lang::En => text.to_owned(),
    }
}

impl Words {
    /// The words of a language.
    pub(crate) fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Fr => &FRENCH,
            Lang::En => &ENGLISH,
        }
    }

    fn new(lang: Lang) -> Self {
        // A test reads both catalogues without a mistake; what could be read serves anyway.
        let resource =
            FluentResource::try_new(typeset(lang, catalogue(lang))).unwrap_or_else(|(read, _)| read);
        let mut bundle = FluentBundle::new_concurrent(vec![lang.code().parse().unwrap_or_default()]);
        // Marks around what is filled in would be copied with names and addresses.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let mut words = Self { plain: HashMap::new(), bundle };
        let plain = keys(catalogue(lang)).filter_map(|key| Some((key.to_owned(), words.plainly(key)?)));
        words.plain = plain.collect();
        words
    }

    /// The text of a key that nothing is filled into; `None` when it needs something.
    fn plainly(&self, key: &str) -> Option<String> {
        let pattern = self.bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, None, &mut errors).into_owned();
        errors.is_empty().then_some(text)
    }

    /// A text; the key itself when there is none, which a test excludes.
    pub(crate) fn say<'k>(&'k self, key: &'k str) -> &'k str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// A text whose key is made from data; `None` when there is none.
    pub(crate) fn known(&self, key: &str) -> Option<&str> {
        self.plain.get(key).map(String::as_str)
    }

    /// A text with a number. Templates hand numbers over by reference, code by value.
    pub(crate) fn count(&self, key: &str, number: impl Borrow<usize>) -> String {
        self.fill(key, [("n", FluentValue::from(*number.borrow()))])
    }

    /// A text with one piece filled in.
    pub(crate) fn with(&self, key: &str, name: &str, text: &str) -> String {
        self.fill(key, [(name, FluentValue::from(text))])
    }

    /// A text with pieces filled in.
    pub(crate) fn fill<'v>(
        &self,
        key: &str,
        pieces: impl IntoIterator<Item = (&'v str, FluentValue<'v>)>,
    ) -> String {
        let arguments: FluentArgs<'v> = pieces.into_iter().collect();
        let pattern = self.bundle.get_message(key).and_then(|message| message.value());
        let Some(pattern) = pattern else { return key.to_owned() };
        self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned()
    }
}

/// The keys of a catalogue: what stands before the equals sign at the beginning of a line.
fn keys(catalogue: &str) -> impl Iterator<Item = &str> {
    let messages =
        catalogue.lines().filter(|line| line.starts_with(|letter: char| letter.is_ascii_lowercase()));
    messages.filter_map(|line| line.split_once(" =")).map(|(key, _)| key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn both_catalogues_are_read_without_a_mistake_and_say_the_same() {
        let [french, english] = Lang::ALL.map(|lang| {
            let text = catalogue(lang);
            FluentResource::try_new(text.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{lang}: {errors:?}"));
            let all: Vec<&str> = keys(text).collect();
            let once: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(all.len(), once.len(), "{lang}: a key stands twice");
            once
        });
        assert_eq!(french, english);
    }

    #[test]
    fn none_is_singular_in_french_and_plural_in_english() {
        assert_eq!(Words::of(Lang::Fr).count("card-more", 0), "et 0 autre");
        assert_eq!(Words::of(Lang::En).count("start-all", 0), "Browse the whole directory: 0 hosters");
    }

    #[test]
    fn french_signs_keep_to_their_words() {
        assert_eq!(Words::of(Lang::Fr).say("people"), "Les personnes\u{a0}:");
        assert_eq!(
            Words::of(Lang::Fr).with("results-drop", "condition", "Prix"),
            "Retirer «\u{a0}Prix\u{a0}»"
        );
        assert_eq!(Words::of(Lang::En).say("people"), "The people:");
    }
}
