//! The search of services across hosters: the same queries as for hosters, read on one service at a time.
//!
//! In a search of hosters, `service=pad&registration=none` finds those that offer a pad and have *a* service without
//! registration. Here it finds pads without registration: what is asked of services is asked of each service alone. What
//! is asked of hosters, words and distances included, is asked of the hoster that runs it.

use crate::directory::{Directory, Hoster, Service};
use crate::field::About;
use crate::order::{shuffled, slug_key};
use crate::query::{Condition, Matching, Query};
use crate::reading::{Verdict, has_ended, service_verdict};
use crate::schema::{FieldId, Schema};
use crate::search::{Counts, Hit, Search};

/// One service of a page.
#[derive(Clone, Copy, Debug)]
pub struct ServiceHit<'d> {
    /// The hoster that runs it.
    pub hoster: &'d Hoster,
    /// The position of the hoster in [`Directory::hosters`].
    pub position: usize,
    /// The service.
    pub service: &'d Service,
    /// Whether it fits, or it is not said.
    pub verdict: Verdict,
}

/// A service, and the hoster that runs it.
type Run<'d> = (&'d Hoster, &'d Service);

/// The result of a search of services, from which pages are drawn.
#[derive(Debug)]
pub struct ServiceSearch<'d> {
    directory: &'d Directory,
    query: Query,
    conditions: Vec<Condition>,
    yes: Vec<Run<'d>>,
    unknown: Vec<Run<'d>>,
    no: usize,
}

impl<'d> ServiceSearch<'d> {
    /// Runs a query over the services that have not ended, of the hosters that are listed. Takes time in proportion to the
    /// number of hosters and services.
    pub fn new(directory: &'d Directory, query: &Query) -> Self {
        let schema = directory.schema();
        let conditions = query.conditions(schema);
        let (own, others) = split(schema, &conditions);
        let mut of_hosters = Query { matching: Matching::WithUnknown, ..query.clone() };
        for condition in &own {
            of_hosters = of_hosters.without_filter(schema, condition.filter);
        }
        let is_free = others.is_empty() && query.text.is_none();
        let hosters = judged_hosters(directory, &of_hosters, is_free);
        let mut search = Self {
            directory,
            query: query.clone(),
            conditions: Vec::new(),
            yes: Vec::new(),
            unknown: Vec::new(),
            no: 0,
        };
        let own: Vec<Condition> = own.into_iter().cloned().collect();
        for (hoster, verdict) in hosters {
            search.judge(hoster, verdict, &own);
        }
        search.conditions = conditions;
        search
    }

    /// Judges the services of one hoster.
    fn judge(&mut self, hoster: &'d Hoster, of_hoster: Verdict, own: &[Condition]) {
        let (schema, today) = (self.directory.schema(), self.directory.today());
        let ended = field(schema, "ended");
        for service in hoster.services().filter(|service| !has_ended(ended, service, today)) {
            let verdict = own.iter().fold(of_hoster, |verdict, condition| match verdict {
                Verdict::No => Verdict::No,
                _ => schema.filter_at(condition.filter).map_or(verdict, |filter| {
                    verdict.and(service_verdict(schema, filter, &condition.ask, service, today))
                }),
            });
            match verdict {
                Verdict::Yes => self.yes.push((hoster, service)),
                Verdict::Unknown => self.unknown.push((hoster, service)),
                Verdict::No => self.no += 1,
            }
        }
    }

    /// The directory that is searched.
    pub const fn directory(&self) -> &'d Directory {
        self.directory
    }

    /// The query.
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// The conditions in force, on hosters and on services, with who set them.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// How many services fit, have not said, do not fit.
    pub const fn counts(&self) -> Counts {
        Counts { yes: self.yes.len(), unknown: self.unknown.len(), no: self.no }
    }

    /// How many services the pages hold: the matches, and those that have not said unless they are hidden.
    pub const fn total(&self) -> usize {
        match self.query.matching {
            Matching::YesOnly => self.yes.len(),
            Matching::WithUnknown => self.yes.len() + self.unknown.len(),
        }
    }

    /// How many pages there are; at least one, which may be empty.
    pub fn pages(&self) -> usize {
        self.total().div_ceil(usize::from(self.query.per_page.max(1))).max(1)
    }

    /// The services of the page asked for: matches first, then those that have not said; within each, the hosters in the
    /// order asked for, and the services of one hoster by their key.
    pub fn page(&self) -> Vec<ServiceHit<'d>> {
        let per_page = usize::from(self.query.per_page);
        let page = usize::try_from(self.query.page).unwrap_or(usize::MAX);
        let skip = page.saturating_sub(1).saturating_mul(per_page);
        let matches = self.yes.iter().map(|run| (run, Verdict::Yes));
        let unknown = self.unknown.iter().map(|run| (run, Verdict::Unknown));
        let shown = matches.chain(unknown).take(self.total()).skip(skip).take(per_page);
        shown.filter_map(|(run, verdict)| self.hit(run, verdict)).collect()
    }

    fn hit(&self, (hoster, service): &Run<'d>, verdict: Verdict) -> Option<ServiceHit<'d>> {
        let position = self.directory.position(hoster.slug().as_str())?;
        Some(ServiceHit { hoster, position, service, verdict })
    }

    /// Draws one of the matches that can be used: those that state an address, and neither that they are full nor that
    /// they are out of order or closed.
    ///
    /// Every `draw` gives each of them the same chance. Each service has a number that follows from its hoster's slug, its
    /// key and the draw alone, and the smallest number wins: no order of the directory has a part in it, and the same draw
    /// gives the same service for as long as that one matches, whatever others come or go.
    pub fn pick(&self, draw: u64) -> Option<ServiceHit<'d>> {
        let usable = self.yes.iter().filter(|(_, service)| self.is_usable(service));
        // Draws that are near each other must not give numbers that are.
        let draw = shuffled(draw, 1);
        let drawn = usable.min_by_key(|(hoster, service)| {
            let (slug, key) = (hoster.slug().as_str(), service.key().as_str());
            (shuffled(slug_key(slug).rotate_left(32) ^ slug_key(key) ^ draw, 2), slug, key)
        });
        drawn.and_then(|run| self.hit(run, Verdict::Yes))
    }

    /// Among how many services [`ServiceSearch::pick`] draws.
    pub fn usable(&self) -> usize {
        self.yes.iter().filter(|(_, service)| self.is_usable(service)).count()
    }

    fn is_usable(&self, service: &Service) -> bool {
        let (schema, today) = (self.directory.schema(), self.directory.today());
        let says = |id: &str, part: &str, code: &str| {
            let stated = field(schema, id).and_then(|field| service.answers().current(field));
            stated.and_then(|stated| stated.answer.value()).is_some_and(|value| value.has_code(part, code))
        };
        let has_address = field(schema, "url")
            .and_then(|url| service.answers().current(url))
            .is_some_and(|stated| stated.answer.value().is_some());
        let is_full = schema.filter("openness").is_some_and(|openness| {
            let full = crate::query::Ask::Options(vec!["full".to_owned()]);
            service_verdict(schema, openness, &full, service, today) == Verdict::Yes
        });
        has_address && !is_full && !says("status", "value", "down") && !says("status", "value", "over")
    }
}

/// The draw of a seed, so that a draw can be repeated.
pub fn draw_of(seed: u32) -> u64 {
    shuffled(u64::from(seed), seed)
}

fn field(schema: &Schema, id: &str) -> Option<FieldId> {
    schema.field(About::Service, id).map(|known| known.id)
}

/// The conditions on services, and those on hosters.
fn split<'c>(schema: &Schema, conditions: &'c [Condition]) -> (Vec<&'c Condition>, Vec<&'c Condition>) {
    conditions.iter().partition(|condition| {
        let filter = schema.filter_at(condition.filter);
        let known = filter.and_then(|filter| schema.field_at(filter.field));
        known.is_some_and(|known| known.field.about == About::Service)
    })
}

/// All listed hosters in the order of a query, with the verdict on each.
///
/// A search lists those that match before those that have not said; a search without conditions has them all in one
/// order. Both orders are the same, so that they can be followed side by side.
fn judged_hosters<'d>(directory: &'d Directory, query: &Query, is_free: bool) -> Vec<(&'d Hoster, Verdict)> {
    let near = query.near.map(|near| crate::query::Near { within_km: None, ..near });
    let everybody = Query { sort: query.sort, seed: query.seed, near, ..Query::default() };
    let all = listing(directory, &everybody);
    if is_free && query.near.is_none_or(|near| near.within_km.is_none()) {
        return all.into_iter().map(|hit| (hit.hoster, Verdict::Yes)).collect();
    }
    let listed = listing(directory, query);
    let (yes, unknown) = listed.split_at(listed.partition_point(|hit| hit.verdict == Verdict::Yes));
    let (mut yes, mut unknown) = (yes.iter().peekable(), unknown.iter().peekable());
    let judged = all.into_iter().map(|hit| {
        let is_same = |other: &&Hit<'_>| std::ptr::eq(other.hoster, hit.hoster);
        let verdict = match (yes.next_if(is_same), unknown.next_if(is_same)) {
            (Some(_), _) => Verdict::Yes,
            (None, Some(_)) => Verdict::Unknown,
            (None, None) => Verdict::No,
        };
        (hit.hoster, verdict)
    });
    judged.collect()
}

/// All pages of a search of hosters, one after the other.
fn listing<'d>(directory: &'d Directory, query: &Query) -> Vec<Hit<'d>> {
    let mut all = Vec::new();
    for page in 1.. {
        let search = Search::new(directory, &Query { page, per_page: u16::MAX, ..query.clone() });
        all.extend(search.page());
        if all.len() >= search.total() {
            break;
        }
    }
    all
}
