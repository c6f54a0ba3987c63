//! The search: who matches, who has not said, who is excluded by what, and the counts of every facet.

mod facet;

use crate::directory::{Bits, Directory, FilterIndex, Hoster, Index, OptionRows, Row, chord_squared_of};
use crate::order;
use crate::query::{Ask, Condition, Matching, Near, Query};
use crate::reading::Verdict;
use crate::schema::{FilterId, SchemaFilter};

pub use facet::{Facet, FacetRows, FacetValue, OptionRow, Tally, facet_rows};

/// One thing that a search compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum On {
    /// A filter.
    Filter(FilterId),
    /// The words of `q`.
    Text,
    /// The distance of `within_km`.
    Distance,
}

/// How many hosters, by verdict. Paused and withdrawn hosters are in none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Counts {
    /// They fit.
    pub yes: usize,
    /// They have not said.
    pub unknown: usize,
    /// They do not fit.
    pub no: usize,
}

/// What one condition excludes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// The condition.
    pub on: On,
    /// How many it excludes, whether or not others do too.
    pub total: usize,
    /// How many it alone excludes: dropping it brings them back.
    pub only_this: usize,
    /// How many of those would then match; the others would not have said.
    pub only_this_yes: usize,
}

/// One hoster of a page.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'d> {
    /// The hoster.
    pub hoster: &'d Hoster,
    /// Its position in [`Directory::all`].
    pub position: usize,
    /// Whether it fits, or has not said.
    pub verdict: Verdict,
    /// How far it is from `near`, in kilometres, when both have a position.
    pub kilometres: Option<f64>,
}

/// The result of a search, from which pages and facets are drawn.
#[derive(Debug)]
pub struct Search<'d> {
    directory: &'d Directory,
    query: Query,
    conditions: Vec<Condition>,
    verdicts: Vec<Judged>,
    yes: Bits,
    unknown: Bits,
    /// Those who fit all conditions but one.
    missed_once: Bits,
    /// Those whom exactly one condition excludes.
    refused_once: Bits,
    /// How many are in each.
    counts: Counts,
}

/// The verdicts of one condition over all hosters.
#[derive(Debug)]
struct Judged {
    on: On,
    yes: Bits,
    /// Yes or unknown.
    possible: Bits,
}

impl<'d> Search<'d> {
    /// Runs a query.
    pub fn new(directory: &'d Directory, query: &Query) -> Self {
        let conditions = query.conditions(directory.schema());
        let mut verdicts: Vec<Judged> =
            conditions.iter().filter_map(|condition| judge(directory, condition)).collect();
        verdicts.extend(query.text.as_deref().map(|text| judge_text(directory, text)));
        verdicts.extend(query.near.as_ref().and_then(|near| judge_distance(directory, near)));
        let mut search = Self {
            yes: directory.index().listed().clone(),
            unknown: directory.index().listed().clone(),
            missed_once: Bits::default(),
            refused_once: Bits::default(),
            counts: Counts::default(),
            directory,
            query: query.clone(),
            conditions,
            verdicts,
        };
        for judged in &search.verdicts {
            search.yes.narrow(&mut search.missed_once, &judged.yes);
            search.unknown.narrow(&mut search.refused_once, &judged.possible);
        }
        search.unknown.and_not(&search.yes);
        let (yes, unknown) = (search.yes.count(), search.unknown.count());
        let no = directory.index().listed().count() - yes - unknown;
        search.counts = Counts { yes, unknown, no };
        search
    }

    /// The directory that is searched.
    pub const fn directory(&self) -> &'d Directory {
        self.directory
    }

    /// The query.
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// The conditions in force, with who set them.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// How many hosters fit, have not said, do not fit.
    pub const fn counts(&self) -> Counts {
        self.counts
    }

    /// How many hosters the pages hold: the matches, and those that have not said unless they are hidden.
    pub fn total(&self) -> usize {
        let unknown = if self.query.matching == Matching::YesOnly { 0 } else { self.counts.unknown };
        self.counts.yes + unknown
    }

    /// How many pages there are; at least one, which may be empty.
    pub fn pages(&self) -> usize {
        self.total().div_ceil(usize::from(self.query.per_page.max(1))).max(1)
    }

    /// The hosters of the page asked for: matches first, then those that have not said, each in the order asked for.
    pub fn page(&self) -> Vec<Hit<'d>> {
        let per_page = usize::from(self.query.per_page);
        let page = usize::try_from(self.query.page).unwrap_or(usize::MAX);
        let skip = page.saturating_sub(1).saturating_mul(per_page);
        let matches = self.counts.yes;
        let mut hits = self.hits(&self.yes, skip.min(matches), per_page, Verdict::Yes);
        if self.query.matching == Matching::WithUnknown {
            let left = per_page - hits.len();
            hits.extend(self.hits(&self.unknown, skip.saturating_sub(matches), left, Verdict::Unknown));
        }
        hits
    }

    fn hits(&self, members: &Bits, skip: usize, take: usize, verdict: Verdict) -> Vec<Hit<'d>> {
        if take == 0 {
            return Vec::new();
        }
        let positions = order::page(self.directory, &self.query, members, skip, take);
        let hit = |position: usize| {
            let near = self.query.near.as_ref();
            let kilometres = near.and_then(|near| order::distance(self.directory, position, near));
            Some(Hit { hoster: self.directory.hoster_at(position)?, position, verdict, kilometres })
        };
        positions.into_iter().filter_map(hit).collect()
    }

    /// What each condition excludes, in the order of the conditions.
    pub fn excluded(&self) -> Vec<Excluded> {
        let listed = self.directory.index().listed();
        let one = |judged: &Judged| Excluded {
            on: judged.on,
            total: listed.count_without(&judged.possible),
            only_this: self.refused_once.count_without(&judged.possible),
            only_this_yes: self.missed_once.count_without(&judged.possible),
        };
        self.verdicts.iter().map(one).collect()
    }

    /// The hosters that a condition excludes, in the order asked for; at most as many as a page holds.
    pub fn excluded_by(&self, on: On) -> Vec<&'d Hoster> {
        let mut refused = self.directory.index().listed().clone();
        for judged in self.verdicts.iter().filter(|judged| judged.on == on) {
            refused.and_not(&judged.possible);
        }
        let positions =
            order::page(self.directory, &self.query, &refused, 0, usize::from(self.query.per_page));
        positions.into_iter().filter_map(|position| self.directory.hoster_at(position)).collect()
    }

    /// The verdict on one hoster; `None` when it is not listed.
    pub fn verdict(&self, slug: &str) -> Option<Verdict> {
        let position = self.directory.position(slug)?;
        self.directory.index().listed().has(position).then(|| self.verdict_at(position))
    }

    /// The verdict on the hoster at a position, which is listed.
    pub(crate) fn verdict_at(&self, position: usize) -> Verdict {
        match (self.yes.has(position), self.unknown.has(position)) {
            (true, _) => Verdict::Yes,
            (_, true) => Verdict::Unknown,
            _ => Verdict::No,
        }
    }

    /// Those who fit, and those who have not said.
    pub(crate) fn possible(&self) -> Bits {
        let mut found = self.yes.clone();
        found.or(&self.unknown);
        found
    }

    /// Those who fit all conditions but maybe this one.
    fn without(&self, judged: &Judged) -> Bits {
        let mut found = self.missed_once.clone();
        found.and_not(&judged.yes);
        found.or(&self.yes);
        found
    }

    /// The counts of every facet: how many would match with one value ticked and this filter's other ticks ignored.
    pub fn facets(&self) -> Vec<Facet<'_>> {
        facet::facets(self)
    }

    /// The counts of all rows, from which facets are made: see [`facet_rows`].
    pub fn tally(&self) -> Tally {
        Tally::new(self)
    }

    /// The options of a filter that are ticked.
    pub fn ticked(&self, filter: FilterId) -> &[String] {
        facet::asked(self, filter)
    }
}

fn judge(directory: &Directory, condition: &Condition) -> Option<Judged> {
    let index = directory.index();
    let filter = directory.schema().filter_at(condition.filter)?;
    let known = index.filters().get(condition.filter.0)?;
    let (yes, possible) = match (&condition.ask, known) {
        (Ask::Options(codes), FilterIndex::Options(options)) => judge_options(index, filter, options, codes),
        (Ask::Within { hours, clock }, FilterIndex::Delays(delays)) => {
            let mut sets = (Bits::none(index.hosters()), Bits::none(index.hosters()));
            for (delay, row) in delays.iter() {
                let verdict = delay.verdict(*hours, *clock);
                if verdict == Verdict::Yes {
                    row.add_to(&mut sets.0);
                }
                if verdict != Verdict::No {
                    row.add_to(&mut sets.1);
                }
            }
            sets
        }
        // What no query string can ask is not known of anybody.
        _ => (Bits::none(index.hosters()), index.listed().clone()),
    };
    Some(Judged { on: On::Filter(condition.filter), yes, possible })
}

fn judge_options(
    index: &Index,
    filter: &SchemaFilter,
    options: &OptionRows,
    codes: &[String],
) -> (Bits, Bits) {
    let row = |number: usize| index.rows().get(number);
    let mut yes = Bits::none(index.hosters());
    for row in codes.iter().filter_map(|code| row(options.row(filter, code)?)) {
        row.add_to(&mut yes);
    }
    let mut possible = Bits::none(index.hosters());
    if let Some(partly) = row(options.partly) {
        partly.add_to(&mut possible);
    }
    // Those who have said part, and deny each of the codes.
    let denials: Option<Vec<&Row>> =
        codes.iter().map(|code| options.not(options.row(filter, code)?)).collect();
    if let Some(denials) = denials {
        let mut denied = possible.clone();
        for row in denials {
            denied.and(&row.to_bits(index.hosters()));
        }
        possible.and_not(&denied);
    }
    if let Some(silent) = row(options.silent) {
        silent.add_to(&mut possible);
    }
    possible.or(&yes);
    (yes, possible)
}

fn judge_text(directory: &Directory, text: &str) -> Judged {
    let found = directory.index().words().find(text, directory.index().hosters());
    Judged { on: On::Text, possible: found.clone(), yes: found }
}

fn judge_distance(directory: &Directory, near: &Near) -> Option<Judged> {
    let farthest = chord_squared_of(f64::from(near.within_km?));
    let (index, centre) = (directory.index(), order::centre(near));
    let mut yes = Bits::none(index.hosters());
    for located in index.located().iter().filter(|located| located.point.chord_squared(centre) <= farthest) {
        yes.set(located.hoster as usize, true);
    }
    let mut possible = index.listed().clone();
    possible.and_not(index.has_place());
    possible.or(&yes);
    Some(Judged { on: On::Distance, yes, possible })
}
