//! Whether a hoster is shown.

use crate::date::PartialDate;
use crate::say::closed;
use crate::text::Lang;
use jiff::civil::Date;

/// Whether the hoster is shown, and if not, why.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Listing {
    /// It is.
    #[default]
    Shown,
    /// It paused by itself.
    Paused {
        /// The last day of the pause, when it said so.
        until: Option<Date>,
        /// Why, when it said so.
        reason: Option<String>,
    },
    /// It was withdrawn.
    Withdrawn {
        /// The public reason.
        reason: Option<String>,
    },
}

impl Listing {
    /// Why the hoster is in no list; `None` when it is shown.
    pub fn in_words(&self, lang: Lang) -> Option<String> {
        let (state, reason) = match self {
            Self::Shown => return None,
            Self::Paused { until, reason } => {
                let until = until.map(|last| PartialDate::day(last).in_words(lang));
                let state = match (lang, until) {
                    (Lang::Fr, Some(last)) => format!("En pause jusqu’au {last}"),
                    (Lang::Fr, None) => "En pause".to_owned(),
                    (Lang::En, Some(last)) => format!("Paused until {last}"),
                    (Lang::En, None) => "Paused".to_owned(),
                };
                (state, reason)
            }
            Self::Withdrawn { reason } => {
                let state =
                    if lang == Lang::Fr { "Retiré de l’annuaire" } else { "Withdrawn from the directory" };
                (state.to_owned(), reason)
            }
        };
        let (apart, listed) = match lang {
            Lang::Fr => (" : ", "N’est dans aucune liste."),
            Lang::En => (": ", "Is in no list."),
        };
        let why = reason.as_ref().map(|reason| format!("{apart}{reason}")).unwrap_or_default();
        Some(format!("{} {listed}", closed(format!("{state}{why}"))))
    }
}
