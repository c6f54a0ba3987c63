//! Follows a federation: its file names those of the hosters, these name those of their services.
//!
//! One request at a time goes to each host, whoever names it, with a pause between two; several hosts are asked at once. A
//! hoster's file may name so many files on so many hosts, and a host that it names and that has no such file is not asked
//! again for it: nobody becomes a weapon against another. What is known of each address ([`SourceState`]) comes in and goes
//! out as plain data, so that a file is sent again only when it changed, and a server that fails is left alone for longer
//! and longer. A failed file never removes what was known: it is only not among the files that came.

mod queue;
mod state;
#[cfg(test)]
mod tests;

pub use state::SourceState;

use crate::fetch::{FetchError, FetchRules, Fetched, Fetcher, Validators};
use crate::finding::{Finding, Place, Severity};
use crate::properties::{Class, Input, links_of};
use jiff::Timestamp;
use queue::{Job, Queue};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use url::Url;

/// How deep files are followed: a federation, a hoster, a service.
const DEPTH_MAX: u8 = 2;

/// How much is asked for.
#[derive(Clone, Debug)]
pub struct CrawlRules {
    /// How single files are asked for.
    pub fetch: FetchRules,
    /// How many hosts are asked at once.
    pub parallel: usize,
    /// The pause between two requests to one host.
    pub pause: Duration,
    /// The most hosters of a federation.
    pub hosters: usize,
    /// The most files that a hoster's file may name.
    pub children: usize,
    /// The most hosts, besides its own, that a hoster's file may name.
    pub other_hosts: usize,
}

impl Default for CrawlRules {
    fn default() -> Self {
        Self {
            fetch: FetchRules::default(),
            parallel: 8,
            pause: Duration::from_secs(1),
            hosters: 5000,
            children: 200,
            other_hosts: 10,
        }
    }
}

/// A file that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrawledFile {
    /// Its address.
    pub url: String,
    /// The address of the file that names it.
    pub parent: Option<String>,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What a crawl brought.
#[derive(Clone, Debug, Default)]
pub struct Crawled {
    /// The files that are new or changed, in the order of their addresses.
    pub files: Vec<CrawledFile>,
    /// What is known of every address now, also of those that were not asked.
    pub states: Vec<SourceState>,
    /// What went wrong, for the hosters and for the collective.
    pub findings: Vec<Finding>,
    /// How many files had not changed.
    pub not_modified: usize,
    /// How many files did not come.
    pub failed: usize,
    /// How many were left alone: they failed lately, or their server asked to wait.
    pub postponed: usize,
}

/// How far a crawl is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many addresses are done.
    pub done: usize,
    /// How many are known to be left.
    pub left: usize,
}

impl Crawled {
    /// The files as the reader takes them.
    pub fn inputs(&self) -> impl Iterator<Item = Input<'_>> {
        self.files.iter().map(|file| Input {
            name: &file.url,
            url: Some(&file.url),
            parent: file.parent.as_deref(),
            bytes: &file.bytes,
        })
    }
}

/// Follows a federation, or one hoster's file, from its address.
///
/// # Errors
/// When the system's certificates cannot be read. Everything else that goes wrong is in the account.
pub async fn crawl(
    rules: &CrawlRules,
    root: &str,
    known: Vec<SourceState>,
    now: Timestamp,
    mut progress: impl FnMut(Progress),
) -> Result<Crawled, FetchError> {
    let fetcher = Fetcher::new(rules.fetch.clone())?;
    let mut crawler = Crawler {
        rules,
        now,
        states: known.into_iter().map(|state| (state.url.clone(), state)).collect(),
        queue: Queue::new(rules.pause),
        visited: HashSet::new(),
        strangers: HashMap::new(),
        crawled: Crawled::default(),
    };
    crawler.visit(Job { url: root.to_owned(), parent: None, depth: 0 });
    let mut running: JoinSet<(Job, Result<Fetched, FetchError>)> = JoinSet::new();
    loop {
        while running.len() < rules.parallel.max(1)
            && let Some((job, wait)) = crawler.next()
        {
            let (fetcher, validators) = (fetcher.clone(), crawler.validators(&job.url));
            running.spawn(async move {
                tokio::time::sleep(wait).await;
                let outcome = fetcher.get(&job.url, &validators).await;
                (job, outcome)
            });
        }
        let Some(finished) = running.join_next().await else { break };
        // A request that was cut off is one that did not come.
        let Ok((job, outcome)) = finished else { continue };
        crawler.take(job, outcome);
        progress(Progress { done: crawler.done(), left: crawler.queue.len() + running.len() });
    }
    Ok(crawler.finish())
}

struct Crawler<'r> {
    rules: &'r CrawlRules,
    now: Timestamp,
    states: BTreeMap<String, SourceState>,
    queue: Queue,
    visited: HashSet<String>,
    /// Whether a host that a file names, and that is not its own, had any such file so far.
    strangers: HashMap<(String, String), bool>,
    crawled: Crawled,
}

impl Crawler<'_> {
    /// Puts an address into the queue, once, unless it is to be left alone for now.
    fn visit(&mut self, job: Job) {
        if !self.visited.insert(job.url.clone()) {
            return;
        }
        if self.states.get(&job.url).is_some_and(|state| state.waits(self.now)) {
            self.crawled.postponed += 1;
            self.follow_known(&job);
            return;
        }
        match self.rules.fetch.check(&job.url, None) {
            Ok(url) => self.queue.push(host_of(&url), job),
            Err(fault) => self.fail(&job, &fault),
        }
    }

    /// The next address, and how long to wait before it is asked for.
    fn next(&mut self) -> Option<(Job, Duration)> {
        loop {
            let (job, wait) = self.queue.next()?;
            if !self.is_barren(&job) {
                return Some((job, wait));
            }
            self.crawled.postponed += 1;
            self.queue.release(&host(&job.url), Duration::ZERO);
        }
    }

    /// Whether a host that is not its parent's own failed to have a file that the parent named.
    fn is_barren(&self, job: &Job) -> bool {
        let key = job.parent.as_ref().map(|parent| (parent.clone(), host(&job.url)));
        job.depth > 1 && key.and_then(|key| self.strangers.get(&key)) == Some(&false)
    }

    fn validators(&self, url: &str) -> Validators {
        self.states.get(url).map(|state| state.validators.clone()).unwrap_or_default()
    }

    fn done(&self) -> usize {
        let Crawled { files, not_modified, failed, postponed, .. } = &self.crawled;
        files.len() + not_modified + failed + postponed
    }

    fn take(&mut self, job: Job, fetched: Result<Fetched, FetchError>) {
        let host = host(&job.url);
        let is_later = matches!(fetched, Err(FetchError::Later(_)));
        self.queue.release(&host, if is_later { Duration::MAX } else { Duration::ZERO });
        match fetched {
            Ok(Fetched::NotModified) => {
                self.crawled.not_modified += 1;
                self.note(&job, true);
                let now = self.now;
                self.state(&job.url).succeed(now);
                self.follow_known(&job);
            }
            Ok(Fetched::New { bytes, validators }) => self.take_file(job, bytes, validators),
            Err(fault) => {
                self.note(&job, false);
                self.fail(&job, &fault);
                self.follow_known(&job);
            }
        }
    }

    fn take_file(&mut self, job: Job, bytes: Vec<u8>, validators: Validators) {
        let input = Input { name: &job.url, url: Some(&job.url), parent: None, bytes: &bytes };
        let (class, subs) = links_of(input);
        let Some(class) = class else {
            self.note(&job, false);
            self.fail(&job, &FetchError::NoFile);
            self.follow_known(&job);
            return;
        };
        self.note(&job, true);
        let now = self.now;
        let state = self.state(&job.url);
        state.validators = validators;
        state.class = Some(class);
        state.links = subs.into_iter().map(|sub| sub.url).collect();
        state.succeed(now);
        self.follow_known(&job);
        self.crawled.files.push(CrawledFile { url: job.url, parent: job.parent, bytes });
    }

    /// Remembers whether a host had what a file named there.
    fn note(&mut self, job: &Job, had: bool) {
        let Some(parent) = &job.parent else { return };
        let there = host(&job.url);
        if there != host(parent) {
            let known = self.strangers.entry((parent.clone(), there)).or_insert(had);
            *known |= had;
        }
    }

    /// Follows the files that a file names, as far as is known of it.
    fn follow_known(&mut self, job: &Job) {
        let Some(state) = self.states.get(&job.url) else { return };
        let is_list = matches!(state.class, Some(Class::Federation | Class::Organization));
        if !is_list || job.depth >= DEPTH_MAX {
            return;
        }
        let most =
            if state.class == Some(Class::Federation) { self.rules.hosters } else { self.rules.children };
        let is_federation = state.class == Some(Class::Federation);
        let links: Vec<String> = state.links.iter().take(most).cloned().collect();
        let own = host(&job.url);
        let mut others: HashSet<String> = HashSet::new();
        for url in links {
            let there = host(&url);
            if !is_federation && there != own && !others.contains(&there) {
                if others.len() >= self.rules.other_hosts {
                    self.crawled.postponed += 1;
                    continue;
                }
                others.insert(there);
            }
            self.visit(Job { url, parent: Some(job.url.clone()), depth: job.depth + 1 });
        }
    }

    fn state(&mut self, url: &str) -> &mut SourceState {
        self.states.entry(url.to_owned()).or_insert_with(|| SourceState::new(url))
    }

    fn fail(&mut self, job: &Job, fault: &FetchError) {
        let now = self.now;
        self.crawled.failed += 1;
        self.state(&job.url).fail(fault, now);
        let place = Place::of_file(&Arc::from(job.url.as_str()));
        let finding =
            Finding { severity: Severity::Warning, place, read: String::new(), message: fault.message() };
        self.crawled.findings.push(finding);
    }

    fn finish(self) -> Crawled {
        let mut crawled = self.crawled;
        crawled.postponed += self.queue.len();
        crawled.states = self.states.into_values().collect();
        crawled.files.sort_by(|one, other| one.url.cmp(&other.url));
        crawled.findings.sort_by(|one, other| one.place.cmp(&other.place));
        crawled
    }
}

fn host_of(url: &Url) -> String {
    let port = url.port_or_known_default().unwrap_or(0);
    format!("{}:{port}", url.host_str().unwrap_or(""))
}

/// The host and port of an address; the address itself when it is none.
fn host(url: &str) -> String {
    Url::parse(url).map_or_else(|_| url.to_owned(), |url| host_of(&url))
}
