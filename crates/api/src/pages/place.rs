//! The pages, and where they are in each language. French stands at the root, English under `/en/`.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use matou_core::text::Lang;
use std::convert::Infallible;

/// A page with an address of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// Three choices.
    Start,
    /// The results of a search; hosters are below it.
    Results,
    /// The same on a map.
    Map,
    /// Up to four hosters side by side.
    Compare,
    /// A service that can be used at once.
    Pick,
    /// What is asked of hosters, and why.
    Criteria,
    /// Where this comes from.
    About,
    /// The data and its licence.
    Data,
    /// What is wrong in a property file.
    CheckFile,
    /// The accessibility statement.
    Accessibility,
    /// Who publishes this.
    Legal,
    /// The API, for people.
    Api,
}

impl Place {
    /// All pages.
    pub(crate) const ALL: [Self; 12] = [
        Self::Start,
        Self::Results,
        Self::Map,
        Self::Compare,
        Self::Pick,
        Self::Criteria,
        Self::About,
        Self::Data,
        Self::CheckFile,
        Self::Accessibility,
        Self::Legal,
        Self::Api,
    ];

    /// The path of the page.
    pub(crate) const fn path(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Start, Lang::Fr) => "/",
            (Self::Start, Lang::En) => "/en/",
            (Self::Results, Lang::Fr) => "/hebergeurs",
            (Self::Results, Lang::En) => "/en/hosters",
            (Self::Map, Lang::Fr) => "/carte",
            (Self::Map, Lang::En) => "/en/map",
            (Self::Compare, Lang::Fr) => "/comparer",
            (Self::Compare, Lang::En) => "/en/compare",
            (Self::Pick, Lang::Fr) => "/service",
            (Self::Pick, Lang::En) => "/en/service",
            (Self::Criteria, Lang::Fr) => "/criteres",
            (Self::Criteria, Lang::En) => "/en/criteria",
            (Self::About, Lang::Fr) => "/a-propos",
            (Self::About, Lang::En) => "/en/about",
            (Self::Data, Lang::Fr) => "/donnees",
            (Self::Data, Lang::En) => "/en/data",
            (Self::CheckFile, Lang::Fr) => "/verifier-mon-fichier",
            (Self::CheckFile, Lang::En) => "/en/check-my-file",
            (Self::Accessibility, Lang::Fr) => "/accessibilite",
            (Self::Accessibility, Lang::En) => "/en/accessibility",
            (Self::Legal, Lang::Fr) => "/mentions-legales",
            (Self::Legal, Lang::En) => "/en/legal",
            (Self::Api, Lang::Fr) => "/api",
            (Self::Api, Lang::En) => "/en/api",
        }
    }
}

/// The last part of the path of a hoster's history.
pub(crate) const fn history(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "historique",
        Lang::En => "history",
    }
}

/// The last part of the path at which an error about a hoster is reported.
pub(crate) const fn report(lang: Lang) -> &'static str {
    match lang {
        Lang::Fr => "signaler",
        Lang::En => "report",
    }
}

/// The last parts of the paths below a hoster, which differ between languages.
const BELOW_HOSTERS: [fn(Lang) -> &'static str; 2] = [history, report];

/// The pages of those who declare and review, whose paths are put together from these words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Word {
    Space,
    SignIn,
    Code,
    Link,
    SignOut,
    Account,
    MyData,
    Erase,
    Hoster,
    Declare,
    Check,
    Preview,
    StillRight,
    Pause,
    Notices,
    Reply,
    Tokens,
    Mirror,
    Calendar,
    File,
    Yearly,
    Review,
    SecondProof,
    Reports,
    Invite,
    Log,
}

impl Word {
    const ALL: [Self; 26] = [
        Self::Space,
        Self::SignIn,
        Self::Code,
        Self::Link,
        Self::SignOut,
        Self::Account,
        Self::MyData,
        Self::Erase,
        Self::Hoster,
        Self::Declare,
        Self::Check,
        Self::Preview,
        Self::StillRight,
        Self::Pause,
        Self::Notices,
        Self::Reply,
        Self::Tokens,
        Self::Mirror,
        Self::Calendar,
        Self::File,
        Self::Yearly,
        Self::Review,
        Self::SecondProof,
        Self::Reports,
        Self::Invite,
        Self::Log,
    ];

    /// The word in a path.
    pub(crate) const fn text(self, lang: Lang) -> &'static str {
        let (fr, en) = match self {
            Self::Space => ("espace", "space"),
            Self::SignIn => ("entrer", "sign-in"),
            Self::Code => ("code", "code"),
            Self::Link => ("lien", "link"),
            Self::SignOut => ("sortir", "sign-out"),
            Self::Account => ("compte", "account"),
            Self::MyData => ("mes-donnees.json", "my-data.json"),
            Self::Erase => ("effacer", "erase"),
            Self::Hoster => ("chaton", "hoster"),
            Self::Declare => ("declarer", "declare"),
            Self::Check => ("verifier", "check"),
            Self::Preview => ("apercu", "preview"),
            Self::StillRight => ("toujours-juste", "still-right"),
            Self::Pause => ("pause", "pause"),
            Self::Notices => ("incidents", "incidents"),
            Self::Reply => ("repondre", "reply"),
            Self::Tokens => ("cles", "tokens"),
            Self::Mirror => ("miroir", "mirror"),
            Self::Calendar => ("calendrier.ics", "calendar.ics"),
            Self::File => ("fichier", "file"),
            Self::Yearly => ("annuel", "yearly"),
            Self::Review => ("relecture", "review"),
            Self::SecondProof => ("second-code", "second-code"),
            Self::Reports => ("signalements", "reports"),
            Self::Invite => ("inviter", "invite"),
            Self::Log => ("journal", "log"),
        };
        match lang {
            Lang::Fr => fr,
            Lang::En => en,
        }
    }
}

/// A path put together from words, below the root of a language.
pub(crate) fn path(lang: Lang, words: &[Word]) -> String {
    let root = if lang == Lang::En { "/en" } else { "" };
    words.iter().fold(root.to_owned(), |path, word| format!("{path}/{}", word.text(lang)))
}

/// A path about a hoster that somebody speaks for, or reviews: the words before its identifier, and after.
pub(crate) fn about(lang: Lang, before: Word, slug: &str, after: &[Word]) -> String {
    let start = format!("{}/{slug}", path(lang, &[before, Word::Hoster]));
    after.iter().fold(start, |path, word| format!("{path}/{}", word.text(lang)))
}

/// The path of the same page of those who declare and review in another language; `None` when it is none of theirs.
fn translated_words(at: &str, lang: Lang) -> Option<String> {
    let from = lang_of(at);
    let rest = at.strip_prefix(if from == Lang::En { "/en/" } else { "/" })?;
    let mut parts = rest.split('/');
    let known = |part: &str| Word::ALL.into_iter().find(|word| word.text(from) == part);
    let first = known(parts.next()?).filter(|word| [Word::Space, Word::Review, Word::Log].contains(word))?;
    let mut path = path(lang, &[first]);
    let mut is_name = false;
    for part in parts {
        // What stands after the word for a hoster is its identifier, whatever it is.
        let word = if is_name { None } else { known(part) };
        is_name = word == Some(Word::Hoster);
        path = format!("{path}/{}", word.map_or(part, |word| word.text(lang)));
    }
    Some(path)
}

/// The language of a page, which its path decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PageLang(pub(crate) Lang);

impl<S: Send + Sync> FromRequestParts<S> for PageLang {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(lang_of(parts.uri.path())))
    }
}

/// The language of a path.
pub(crate) fn lang_of(path: &str) -> Lang {
    if path == "/en" || path.starts_with("/en/") { Lang::En } else { Lang::Fr }
}

/// The path of the same page in another language; the start page for a path that no page has.
pub(crate) fn translated(path: &str, lang: Lang) -> String {
    let from = lang_of(path);
    let start = Place::Start.path(lang).to_owned();
    let is_at = |place: &&Place| {
        let rest = path.strip_prefix(place.path(from));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) && **place != Place::Start
    };
    let Some(place) = Place::ALL.iter().find(is_at) else {
        return translated_words(path, lang).unwrap_or(start);
    };
    let rest = path.strip_prefix(place.path(from)).unwrap_or_default();
    let below = BELOW_HOSTERS.iter().find_map(|last| {
        let hoster = rest.strip_suffix(last(from))?;
        (hoster.len() > 1 && hoster.ends_with('/')).then(|| format!("{hoster}{}", last(lang)))
    });
    let rest = below.unwrap_or_else(|| rest.to_owned());
    format!("{}{rest}", place.path(lang))
}

/// The page that a path with a slash too many means; `None` when there is none.
pub(crate) fn without_slash(path: &str) -> Option<&str> {
    let bare = path.strip_suffix('/').filter(|bare| !bare.is_empty())?;
    let lang = lang_of(bare);
    let below = bare.strip_prefix(Place::Results.path(lang)).and_then(|rest| rest.strip_prefix('/'));
    let is_below = below.is_some_and(|rest| match rest.split_once('/') {
        None => !rest.is_empty(),
        Some((slug, last)) => !slug.is_empty() && BELOW_HOSTERS.iter().any(|known| known(lang) == last),
    });
    let is_page = is_below || Place::ALL.iter().any(|place| place.path(lang) == bare);
    is_page.then_some(bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_has_its_counterpart_and_comes_back() {
        for place in Place::ALL {
            let (french, english) = (place.path(Lang::Fr), place.path(Lang::En));
            assert_eq!((lang_of(french), lang_of(english)), (Lang::Fr, Lang::En));
            assert_eq!(translated(french, Lang::En), english);
            assert_eq!(translated(english, Lang::Fr), french);
            assert_eq!(translated(french, Lang::Fr), french);
        }
        assert_eq!(translated("/hebergeurs/club1", Lang::En), "/en/hosters/club1");
        assert_eq!(translated("/en/hosters/club1/history", Lang::Fr), "/hebergeurs/club1/historique");
        assert_eq!(translated("/hebergeurs/club1/signaler", Lang::En), "/en/hosters/club1/report");
        assert_eq!(translated("/en/hosters/club1/report", Lang::Fr), "/hebergeurs/club1/signaler");
        assert_eq!(translated("/hebergeurs/historique", Lang::En), "/en/hosters/historique");
        for (french, english) in [
            ("/espace", "/en/space"),
            ("/espace/chaton/pause/pause", "/en/space/hoster/pause/pause"),
            ("/espace/chaton/code/declarer/work", "/en/space/hoster/code/declare/work"),
            ("/relecture/signalements", "/en/review/reports"),
            ("/journal", "/en/log"),
        ] {
            assert_eq!(translated(french, Lang::En), english);
            assert_eq!(translated(english, Lang::Fr), french);
        }
        assert_eq!(translated("/nowhere", Lang::En), "/en/");
        assert_eq!(translated("/enfants", Lang::En), "/en/");
    }

    #[test]
    fn a_slash_too_many_means_the_page_without_it() {
        for place in Place::ALL.into_iter().filter(|place| *place != Place::Start) {
            for path in Lang::ALL.map(|lang| place.path(lang)) {
                assert_eq!(without_slash(&format!("{path}/")), Some(path));
            }
        }
        let below = ["/hebergeurs/club1", "/en/hosters/club1/history", "/hebergeurs/club1/signaler"];
        for path in below {
            assert_eq!(without_slash(&format!("{path}/")), Some(path));
        }
        let none = ["/", "//evil.example/", "/hebergeurs//", "/nowhere/", "/hebergeurs/a/history/"];
        for path in none {
            assert_eq!(without_slash(path), None, "{path}");
        }
    }
}
