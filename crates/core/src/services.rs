//! The search of services across hosters: the same queries as for hosters, read on one service at a time.
//!
//! In a search of hosters, `service=pad&registration=none` finds those that offer a pad and have *a* service without
//! registration. Here it finds pads without registration: what is asked of services is asked of each service alone. What
//! is asked of hosters, words and distances included, is asked of the hoster that runs it.

use crate::directory::{Bits, Directory, Hoster, Service};
use crate::field::About;
use crate::order::{self, shuffled, slug_key};
use crate::query::{Ask, Condition, Matching, Query};
use crate::reading::{Verdict, has_ended, service_verdict};
use crate::schema::{FieldId, Schema, SchemaFilter};
use crate::search::{Counts, Search};

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
    /// How far the hoster is from `near`, in kilometres, when both have a position; in a page only.
    pub kilometres: Option<f64>,
}

/// What one hoster adds to a search.
#[derive(Debug)]
struct Share {
    position: usize,
    /// The verdict on what is asked of the hoster.
    of_hoster: Verdict,
    yes: usize,
    unknown: usize,
}

/// The result of a search of services, from which pages are drawn.
#[derive(Debug)]
pub struct ServiceSearch<'d> {
    directory: &'d Directory,
    query: Query,
    conditions: Vec<Condition>,
    /// The conditions on services.
    own: Vec<Condition>,
    /// The hosters that may run a service which fits.
    members: Bits,
    /// What they add, in the order of their positions: what lies together is read together.
    shares: Vec<Share>,
    counts: Counts,
}

impl<'d> ServiceSearch<'d> {
    /// Runs a query over the services that have not ended, of the hosters that are listed.
    ///
    /// The index tells which hosters may run one that fits. When something is asked of services, takes time in proportion
    /// to the services of these; otherwise to their number alone. Services are looked at again for the page that is shown.
    pub fn new(directory: &'d Directory, query: &Query) -> Self {
        let schema = directory.schema();
        let conditions = query.conditions(schema);
        let own: Vec<Condition> =
            conditions.iter().filter(|condition| is_of_services(schema, condition)).cloned().collect();
        let mut search = Self {
            directory,
            query: query.clone(),
            conditions,
            own,
            members: Bits::default(),
            shares: Vec::new(),
            counts: Counts::default(),
        };
        search.share();
        search
    }

    /// Counts what each hoster adds.
    fn share(&mut self) {
        let (directory, index) = (self.directory, self.directory.index());
        // A hoster none of whose services can be what is asked of services is no match of the whole query.
        let whole = Search::new(directory, &self.query);
        self.members = whole.possible();
        let of_hosters = if self.own.is_empty() { whole } else { Search::new(directory, &self.of_hosters()) };
        for position in self.members.iter() {
            let mut share =
                Share { position, of_hoster: of_hosters.verdict_at(position), yes: 0, unknown: 0 };
            if self.own.is_empty() {
                share.add(share.of_hoster, index.open_services(position));
            } else {
                for hit in self.judged(position, share.of_hoster) {
                    share.add(hit.verdict, 1);
                }
            }
            self.counts.yes += share.yes;
            self.counts.unknown += share.unknown;
            self.shares.push(share);
        }
        let open: usize = index.listed().iter().map(|position| index.open_services(position)).sum();
        self.counts.no = open - self.counts.yes - self.counts.unknown;
    }

    /// What is asked of hosters, and nothing of their services.
    fn of_hosters(&self) -> Query {
        let schema = self.directory.schema();
        let all = self.query.clone();
        self.own.iter().fold(all, |query, condition| query.without_filter(schema, condition.filter))
    }

    /// The services of one hoster that have not ended, each with its verdict.
    fn judged(&self, position: usize, of_hoster: Verdict) -> impl Iterator<Item = ServiceHit<'d>> {
        let directory = self.directory;
        let (schema, today) = (directory.schema(), directory.today());
        let ended = field(schema, "ended");
        let hoster = directory.hoster_at(position);
        let services = hoster.into_iter().flat_map(|hoster| hoster.services().map(move |one| (hoster, one)));
        services.filter(move |(_, service)| !has_ended(ended, service, today)).map(
            move |(hoster, service)| {
                let verdict = self.own.iter().fold(of_hoster, |verdict, condition| match verdict {
                    Verdict::No => Verdict::No,
                    _ => schema.filter_at(condition.filter).map_or(verdict, |filter| {
                        verdict.and(service_verdict(schema, filter, &condition.ask, service, today))
                    }),
                });
                ServiceHit { hoster, position, service, verdict, kilometres: None }
            },
        )
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
        self.counts
    }

    /// How many services the pages hold: the matches, and those that have not said unless they are hidden.
    pub const fn total(&self) -> usize {
        match self.query.matching {
            Matching::YesOnly => self.counts.yes,
            Matching::WithUnknown => self.counts.yes + self.counts.unknown,
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
        let members = self.members.count();
        let order = order::page(self.directory, &self.query, &self.members, 0, members);
        let mut hits = self.hits(&order, Verdict::Yes, skip, per_page);
        if self.query.matching == Matching::WithUnknown {
            let left = per_page - hits.len();
            hits.extend(self.hits(&order, Verdict::Unknown, skip.saturating_sub(self.counts.yes), left));
        }
        if let Some(near) = &self.query.near {
            for hit in &mut hits {
                hit.kilometres = order::distance(self.directory, hit.position, near);
            }
        }
        hits
    }

    /// The services of a verdict from `skip` on, at most `take`.
    fn hits(&self, order: &[usize], verdict: Verdict, mut skip: usize, take: usize) -> Vec<ServiceHit<'d>> {
        let mut hits = Vec::new();
        let share = |position: &usize| self.shares.binary_search_by_key(position, |share| share.position);
        for share in order.iter().filter_map(|position| self.shares.get(share(position).ok()?)) {
            if hits.len() >= take {
                break;
            }
            let held = share.of(verdict);
            if held <= skip {
                skip -= held;
                continue;
            }
            let found = self.judged(share.position, share.of_hoster).filter(|hit| hit.verdict == verdict);
            hits.extend(found.skip(skip).take(take - hits.len()));
            skip = 0;
        }
        hits
    }

    /// Draws one of the matches that can be used: those that state an address, and neither that they are full nor that
    /// they are out of order or closed.
    ///
    /// Every `draw` gives each of them the same chance. Each service has a number that follows from its hoster's slug, its
    /// key and the draw alone, and the smallest number wins: no order of the directory has a part in it, and the same draw
    /// gives the same service for as long as that one matches, whatever others come or go.
    pub fn pick(&self, draw: u64) -> Option<ServiceHit<'d>> {
        // Draws that are near each other must not give numbers that are.
        let draw = shuffled(draw, 1);
        self.all_usable().min_by_key(|hit| {
            let (slug, key) = (hit.hoster.slug().as_str(), hit.service.key().as_str());
            (shuffled(slug_key(slug).rotate_left(32) ^ slug_key(key) ^ draw, 2), slug, key)
        })
    }

    /// Among how many services [`ServiceSearch::pick`] draws.
    pub fn usable(&self) -> usize {
        self.all_usable().count()
    }

    fn all_usable(&self) -> impl Iterator<Item = ServiceHit<'d>> {
        let usable = Usable::new(self.directory);
        let matches = self.shares.iter().filter(|share| share.yes > 0);
        let matches = matches
            .flat_map(|share| self.judged(share.position, share.of_hoster))
            .filter(|hit| hit.verdict == Verdict::Yes);
        matches.filter(move |hit| usable.is(hit.service))
    }
}

impl Share {
    const fn add(&mut self, verdict: Verdict, services: usize) {
        match verdict {
            Verdict::Yes => self.yes += services,
            Verdict::Unknown => self.unknown += services,
            Verdict::No => {}
        }
    }

    const fn of(&self, verdict: Verdict) -> usize {
        match verdict {
            Verdict::Yes => self.yes,
            Verdict::Unknown => self.unknown,
            Verdict::No => 0,
        }
    }
}

/// What tells whether a service can be used at once, looked up once for all of them.
struct Usable<'d> {
    directory: &'d Directory,
    url: Option<FieldId>,
    status: Option<FieldId>,
    openness: Option<&'d SchemaFilter>,
    full: Ask,
}

impl<'d> Usable<'d> {
    fn new(directory: &'d Directory) -> Self {
        let schema = directory.schema();
        Self {
            directory,
            url: field(schema, "url"),
            status: field(schema, "status"),
            openness: schema.filter("openness"),
            full: Ask::Options(vec!["full".to_owned()]),
        }
    }

    fn is(&self, service: &Service) -> bool {
        let (schema, today) = (self.directory.schema(), self.directory.today());
        let stated = |field: Option<FieldId>| service.answers().current(field?)?.answer.value();
        let is_out = || {
            stated(self.status)
                .is_some_and(|status| status.has_code("value", "down") || status.has_code("value", "over"))
        };
        let is_full = || {
            self.openness.is_some_and(|openness| {
                service_verdict(schema, openness, &self.full, service, today) == Verdict::Yes
            })
        };
        stated(self.url).is_some() && !is_out() && !is_full()
    }
}

/// The draw of a seed, so that a draw can be repeated.
pub fn draw_of(seed: u32) -> u64 {
    shuffled(u64::from(seed), seed)
}

fn field(schema: &Schema, id: &str) -> Option<FieldId> {
    schema.field(About::Service, id).map(|known| known.id)
}

/// Whether a condition is on services.
fn is_of_services(schema: &Schema, condition: &Condition) -> bool {
    let filter = schema.filter_at(condition.filter);
    let known = filter.and_then(|filter| schema.field_at(filter.field));
    known.is_some_and(|known| known.field.about == About::Service)
}
