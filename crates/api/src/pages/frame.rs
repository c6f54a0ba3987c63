//! What stands around every page: title, language, addresses in both languages, and the words and files that it uses.

use super::place::{Place, Word, path, translated};
use crate::assets::{ADDRESSES, Addresses};
use crate::words::Words;
use matou_core::text::Lang;

/// What stands around a page.
pub(crate) struct Frame {
    pub(crate) lang: Lang,
    pub(crate) words: &'static Words,
    /// What the browser shows in its tab, without the name of the site.
    pub(crate) title: String,
    /// What a search engine shows under the title.
    pub(crate) description: String,
    /// The section that the page belongs to.
    section: Option<Place>,
    /// The public address of the site.
    pub(crate) site: String,
    path: String,
    /// The query in its canonical form, without the question mark.
    query: String,
    /// Whether search engines should leave it out: what depends on a query, and errors.
    pub(crate) is_private: bool,
    pub(crate) files: &'static Addresses,
    /// Whether a change of language is offered.
    pub(crate) is_translated: bool,
}

/// One entry of the menu.
pub(crate) struct Entry {
    pub(crate) href: String,
    pub(crate) label: &'static str,
    pub(crate) is_here: bool,
}

impl Frame {
    /// The frame of a page at a path, in the language of the path.
    pub(crate) fn new(site: &str, lang: Lang, section: Option<Place>, path: &str) -> Self {
        let words = Words::of(lang);
        Self {
            lang,
            words,
            title: String::new(),
            description: words.say("site-description").to_owned(),
            section,
            site: site.to_owned(),
            path: path.to_owned(),
            query: String::new(),
            is_private: false,
            files: &ADDRESSES,
            is_translated: true,
        }
    }

    /// With a title.
    pub(crate) fn titled(self, title: impl Into<String>) -> Self {
        Self { title: title.into(), ..self }
    }

    /// With a description.
    pub(crate) fn described(self, description: impl Into<String>) -> Self {
        Self { description: description.into(), ..self }
    }

    /// With a query, in its canonical form. Search engines are asked to leave such pages out, and to
    /// follow none of their links: the number of such pages has no end.
    pub(crate) fn asking(self, query: impl Into<String>) -> Self {
        let query = query.into();
        Self { is_private: !query.is_empty(), query, ..self }
    }

    /// Of a page that search engines are asked to leave out.
    pub(crate) fn private(self) -> Self {
        Self { is_private: true, ..self }
    }

    /// Of an error: search engines are asked to leave it out, and no translation is offered.
    pub(crate) fn of_failure(self) -> Self {
        Self { is_private: true, is_translated: false, ..self }
    }

    fn with_query(&self, path: &str) -> String {
        if self.query.is_empty() { path.to_owned() } else { format!("{path}?{}", self.query) }
    }

    /// The path of another page in this language.
    pub(crate) fn to(&self, place: Place) -> &'static str {
        place.path(self.lang)
    }

    /// The one address of this page.
    pub(crate) fn canonical(&self) -> String {
        format!("{}{}", self.site, self.with_query(&self.path))
    }

    /// The address of this page in a language.
    pub(crate) fn in_language(&self, lang: Lang) -> String {
        self.with_query(&translated(&self.path, lang))
    }

    /// The public address of this page in each language, by the code of the language.
    pub(crate) fn translations(&self) -> Vec<(&'static str, String)> {
        let address = |lang: Lang| (lang.code(), format!("{}{}", self.site, self.in_language(lang)));
        Lang::ALL.map(address).into()
    }

    /// The start page.
    pub(crate) fn start(&self) -> &'static str {
        self.to(Place::Start)
    }

    /// Where those come in who speak for a hoster.
    pub(crate) fn sign_in(&self) -> String {
        path(self.lang, &[Word::Space, Word::SignIn])
    }

    /// The other language.
    pub(crate) fn other(&self) -> Lang {
        if self.lang == Lang::Fr { Lang::En } else { Lang::Fr }
    }

    /// The menu.
    pub(crate) fn menu(&self) -> Vec<Entry> {
        let entries = [
            (Place::Results, "menu-hosters"),
            (Place::Map, "menu-map"),
            (Place::Pick, "menu-pick"),
            (Place::Criteria, "menu-criteria"),
            (Place::About, "menu-about"),
        ];
        entries.map(|(place, key)| self.entry(place, key)).into()
    }

    /// The links at the foot.
    pub(crate) fn foot(&self) -> Vec<Entry> {
        let entries = [
            (Place::Data, "foot-data"),
            (Place::Api, "foot-api"),
            (Place::CheckFile, "foot-check-file"),
            (Place::Accessibility, "foot-accessibility"),
            (Place::Legal, "foot-legal"),
        ];
        let mut entries: Vec<Entry> = entries.map(|(place, key)| self.entry(place, key)).into();
        let own = [(&[Word::Log][..], "foot-log"), (&[Word::Space, Word::SignIn], "foot-space")];
        for (words, key) in own {
            let href = path(self.lang, words);
            entries.push(Entry { is_here: self.path == href, href, label: self.words.say(key) });
        }
        entries
    }

    fn entry(&self, place: Place, key: &'static str) -> Entry {
        Entry {
            href: self.to(place).to_owned(),
            label: self.words.say(key),
            is_here: self.section == Some(place),
        }
    }
}
