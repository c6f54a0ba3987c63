//! Texts in two languages, and the folding that makes `ecole` find `École`.

use std::borrow::Cow;
use std::fmt;

/// A language of the interface. Codes in data are never translated; texts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// French, the first language of the collective.
    #[default]
    Fr,
    /// English, equal in content.
    En,
}

impl Lang {
    /// Both languages, French first.
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    /// The BCP 47 code: `fr` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    /// The language of a code, in any case; `None` for every other language.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

/// One text in French and in English. Constant in the declarations, owned when the collective reworded it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Text {
    /// The French text.
    pub fr: Cow<'static, str>,
    /// The English text.
    pub en: Cow<'static, str>,
}

impl Text {
    /// A text read from data.
    pub fn owned(fr: impl Into<String>, en: impl Into<String>) -> Self {
        Self { fr: Cow::Owned(fr.into()), en: Cow::Owned(en.into()) }
    }

    /// The text in one language.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fr => &self.fr,
            Lang::En => &self.en,
        }
    }

    /// Whether both languages are empty: nothing is said.
    pub fn is_empty(&self) -> bool {
        self.fr.is_empty() && self.en.is_empty()
    }
}

/// A constant text: French, then English.
pub const fn t(fr: &'static str, en: &'static str) -> Text {
    Text { fr: Cow::Borrowed(fr), en: Cow::Borrowed(en) }
}

/// Joins with commas and a last word: `a, b ou c`.
pub fn join(items: &[String], last: &str) -> String {
    match items.split_last() {
        None => String::new(),
        Some((only, [])) => only.clone(),
        Some((end, rest)) => format!("{} {last} {end}", rest.join(", ")),
    }
}

/// The word between the last two items of a choice (`ou`, `or`).
pub const fn or_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "ou",
        Lang::En => "or",
    }
}

/// The word between the last two items of an enumeration (`et`, `and`).
pub const fn and_word(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "et",
        Lang::En => "and",
    }
}

/// Folds case, accents and ligatures to plain lower-case ASCII where there is one: `Œuvre` gives `oeuvre`.
/// Every run of anything else than letters and digits becomes one space. Folding twice changes nothing.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match plain(letter) {
            Some(ascii) => folded.push_str(ascii),
            None if is_combining(letter) => {}
            None if letter.is_alphanumeric() => folded.push(letter),
            None => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// The code under which a free name is filtered: `Jitsi Meet` gives `jitsi-meet`.
pub fn code_of(name: &str) -> String {
    fold(name).replace(' ', "-")
}

const fn is_combining(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36f}')
}

/// Plain letters of an accented or joined lower-case Latin letter (Latin-1 and Latin Extended-A).
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => "e",
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => "g",
        'ĥ' | 'ħ' => "h",
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => "i",
        'ĳ' => "ij",
        'ĵ' => "j",
        'ķ' => "k",
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => "l",
        'ñ' | 'ń' | 'ņ' | 'ň' => "n",
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => "o",
        'œ' => "oe",
        'ŕ' | 'ŗ' | 'ř' => "r",
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => "s",
        'ß' => "ss",
        'ţ' | 'ť' | 'ŧ' | 'ț' => "t",
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => "u",
        'ŵ' => "w",
        'ý' | 'ÿ' | 'ŷ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_drops_case_accents_and_ligatures() {
        assert_eq!(fold("  L'École — Œuvre, STRASSE ß  "), "l ecole oeuvre strasse ss");
        assert_eq!(fold("e\u{301}cole"), "ecole");
        assert_eq!(code_of("Jitsi Meet"), "jitsi-meet");
        assert_eq!(fold("!!!"), "");
    }

    #[test]
    fn joins_read_as_a_sentence() {
        let items = ["a", "b", "c"].map(String::from);
        assert_eq!(join(&items, "ou"), "a, b ou c");
        assert_eq!(join(items.get(..1).unwrap(), "ou"), "a");
        assert_eq!(join(&[], "ou"), "");
    }

    proptest::proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC*") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
