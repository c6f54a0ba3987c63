//! Why a hoster is in the list of a search, or is not: one line per condition, and the one answer that would change it.

use crate::pages::place::Place;
use crate::pages::said::Said;
use crate::pages::search::{Asked, Fact, unlisted};
use crate::words::Words;
use matou_core::directory::{Directory, Hoster};
use matou_core::explain::{Explanation, explain};
use matou_core::query::{Matching, Query};
use matou_core::reading::Verdict;
use matou_core::search::Search;
use matou_core::sentence::sentence;

/// Why a hoster is in the list of a search, or is not.
pub(crate) struct Why {
    pub(crate) title: &'static str,
    /// The search.
    pub(crate) sentence: String,
    pub(crate) reasons: Vec<Reason>,
    /// The one condition whose answer would change the result.
    pub(crate) turning_point: Option<String>,
    /// Why it is in no list at all.
    pub(crate) unlisted: Option<Said>,
    /// Those that have not said are hidden: the search that shows them.
    pub(crate) with_unknown: Option<String>,
}

/// What one condition says of the hoster.
pub(crate) struct Reason {
    parameter: &'static str,
    /// What was asked.
    pub(crate) asked: String,
    quoted: String,
    /// The recipe that asked it.
    pub(crate) recipe: Option<String>,
    pub(crate) fact: Fact,
    pub(crate) href_without: String,
}

impl Why {
    /// `None` for a search without conditions: it has nothing to explain.
    pub(super) fn new(asked: &Asked<'_>, directory: &Directory, hoster: &Hoster) -> Option<Self> {
        let explanation = explain(directory, asked.query, hoster, asked.lang);
        let reasons = reasons(asked, directory, hoster, &explanation);
        if reasons.is_empty() {
            return None;
        }
        let turns = |reason: &&Reason| explanation.turning_point.as_deref() == Some(reason.parameter);
        let is_hidden = explanation.verdict == Verdict::Unknown && asked.query.matching == Matching::YesOnly;
        Some(Self {
            title: title(Words::of(asked.lang), explanation.verdict, is_hidden),
            sentence: sentence(asked.schema, asked.query, asked.lang),
            turning_point: reasons.iter().find(turns).map(|reason| reason.quoted.clone()),
            unlisted: unlisted(asked.schema, hoster, asked.lang),
            with_unknown: is_hidden
                .then(|| asked.href(&Query { matching: Matching::default(), ..asked.query.clone() })),
            reasons,
        })
    }
}

fn reasons(
    asked: &Asked<'_>,
    directory: &Directory,
    hoster: &Hoster,
    explanation: &Explanation<'_>,
) -> Vec<Reason> {
    let applied = asked.applied(&Search::new(directory, asked.query)).into_iter();
    let reason = |applied: crate::pages::search::Applied| {
        let line = explanation.lines.iter().find(|line| line.parameter == applied.parameter)?;
        Some(Reason {
            parameter: applied.parameter,
            asked: applied.text,
            quoted: applied.quoted,
            recipe: applied.recipe,
            fact: Fact::of_line(asked.schema, hoster, line, asked.lang),
            href_without: applied.href_without,
        })
    };
    applied.filter_map(reason).collect()
}

fn title(words: &'static Words, verdict: Verdict, is_hidden: bool) -> &'static str {
    words.say(match verdict {
        Verdict::Yes => "hoster-why-in",
        Verdict::Unknown if !is_hidden => "hoster-why-unknown",
        Verdict::Unknown | Verdict::No => "hoster-why-out",
    })
}

/// The list that a hoster was found in, with the same search.
pub(super) fn list(asked: &Asked<'_>) -> String {
    asked.address(Place::Results.path(asked.lang), asked.query)
}
