//! A search and an explanation as plain text, for a terminal. A sign and words carry the state, no colour does.

use crate::live::Live;
use matou_core::directory::Hoster;
use matou_core::explain::{Line, explain};
use matou_core::query::Query;
use matou_core::reading::Verdict;
use matou_core::search::{Counts, Excluded, On, Search};
use matou_core::sentence::sentence;
use matou_core::text::Lang;

/// A page of results with the reason for every answer, and what each condition excludes.
pub fn search(live: &Live, query: &Query, lang: Lang) -> String {
    let report = Report { live, query, lang, search: Search::new(live.directory(), query) };
    let mut blocks =
        vec![sentence(live.directory().schema(), query, lang), counts(report.search.counts(), lang)];
    blocks.extend(report.hosters());
    blocks.extend(
        report.search.excluded().iter().filter(|excluded| excluded.total > 0).map(|one| report.excluded(one)),
    );
    blocks.push(report.footer());
    blocks.join("\n\n")
}

/// Why a hoster is in a list, or is not: one line per condition.
pub fn explanation(live: &Live, query: &Query, hoster: &Hoster, lang: Lang) -> String {
    let schema = live.directory().schema();
    let explanation = explain(live.directory(), query, hoster, lang);
    let lines = explanation
        .lines
        .iter()
        .map(|line| format!("  {} {}", sign(line.verdict), with_human_cost(line, lang)));
    let head = [hoster.name(schema).to_owned(), sentence(schema, query, lang), String::new()];
    head.into_iter().chain(explanation.unlisted.clone()).chain(lines).collect::<Vec<_>>().join("\n")
}

struct Report<'a> {
    live: &'a Live,
    query: &'a Query,
    lang: Lang,
    search: Search<'a>,
}

impl Report<'_> {
    /// The matches, then those that have not said, each with the reason.
    fn hosters(&self) -> Vec<String> {
        let schema = self.live.directory().schema();
        let hits = self.search.page();
        let width = hits.iter().map(|hit| hit.hoster.name(schema).chars().count()).max().unwrap_or(0);
        let headings = match self.lang {
            Lang::Fr => [(Verdict::Yes, "Correspondent"), (Verdict::Unknown, "N’ont pas répondu")],
            Lang::En => [(Verdict::Yes, "Match"), (Verdict::Unknown, "Have not said")],
        };
        let block = |(verdict, heading): (Verdict, &str)| {
            let lines: Vec<String> = hits
                .iter()
                .filter(|hit| hit.verdict == verdict)
                .map(|hit| {
                    format!(
                        "  {} {:width$}  {}",
                        sign(verdict),
                        hit.hoster.name(schema),
                        self.why(hit.hoster)
                    )
                })
                .map(|line| line.trim_end().to_owned())
                .collect();
            (!lines.is_empty()).then(|| format!("{heading}\n{}", lines.join("\n")))
        };
        headings.into_iter().filter_map(block).collect()
    }

    fn why(&self, hoster: &Hoster) -> String {
        let lines = explain(self.live.directory(), self.query, hoster, self.lang).lines;
        lines.iter().map(|line| self.line(line)).collect::<Vec<_>>().join(" ")
    }

    /// The sentence of a condition; beside a commitment, the people behind it.
    fn line(&self, line: &Line<'_>) -> String {
        with_human_cost(line, self.lang)
    }

    /// What one condition excludes, with the reason for each hoster.
    fn excluded(&self, excluded: &Excluded) -> String {
        let schema = self.live.directory().schema();
        let parameter = match excluded.on {
            On::Filter(id) => schema.filter_at(id).map_or("", |filter| filter.filter.parameter),
            On::Text => "q",
            On::Distance => "within_km",
        };
        let line = |hoster: &Hoster| {
            let is_this = |line: &Line<'_>| line.parameter == parameter;
            let lines = explain(self.live.directory(), self.query, hoster, self.lang).lines;
            let why = lines.iter().find(|line| is_this(line)).map(|line| self.line(line)).unwrap_or_default();
            format!("  {} {}  {why}", sign(Verdict::No), hoster.name(schema))
        };
        let lines: Vec<String> = self.search.excluded_by(excluded.on).into_iter().map(line).collect();
        let (total, alone) = (excluded.total, excluded.only_this);
        let heading = match self.lang {
            Lang::Fr => format!("« {parameter} » en écarte {total}, dont {alone} à lui seul"),
            Lang::En => format!("“{parameter}” excludes {total}, {alone} of them alone"),
        };
        format!("{heading}\n{}", lines.join("\n"))
    }

    fn footer(&self) -> String {
        let (page, pages) = (self.query.page, self.search.pages());
        match self.lang {
            Lang::Fr => {
                format!("Page {page} sur {pages}. L’ordre est mélangé chaque jour ; sort=name range par nom.")
            }
            Lang::En => {
                format!("Page {page} of {pages}. The order is shuffled every day; sort=name goes by name.")
            }
        }
    }
}

fn with_human_cost(line: &Line<'_>, lang: Lang) -> String {
    match &line.human_cost {
        Some(cost) => format!("{} {}", line.sentence, cost.in_words(lang)),
        None => line.sentence.clone(),
    }
}

const fn sign(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => "+",
        Verdict::Unknown => "?",
        Verdict::No => "-",
    }
}

/// "5 correspondent · 81 n’ont pas répondu · 1 ne convient pas".
pub(crate) fn counts(counts: Counts, lang: Lang) -> String {
    let (fr, en) = (
        [
            ("correspond", "correspondent"),
            ("n’a pas répondu", "n’ont pas répondu"),
            ("ne convient pas", "ne conviennent pas"),
        ],
        [("matches", "match"), ("has not said", "have not said"), ("does not fit", "do not fit")],
    );
    let words = if lang == Lang::Fr { fr } else { en };
    let numbers = [counts.yes, counts.unknown, counts.no];
    // In French none and one are singular; in English only one is.
    let is_singular = |number: usize| number == 1 || (number == 0 && lang == Lang::Fr);
    let part = |(number, (one, several)): (usize, (&str, &str))| {
        format!("{number} {}", if is_singular(number) { one } else { several })
    };
    numbers.into_iter().zip(words).map(part).collect::<Vec<_>>().join(" · ")
}
