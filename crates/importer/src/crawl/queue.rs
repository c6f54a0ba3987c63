//! What is left to ask, host by host: one request at a time for each, with a pause between two.

use std::collections::{HashMap, HashSet, VecDeque};
use std::time::Duration;
use tokio::time::Instant;

/// An address to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Job {
    /// The address.
    pub url: String,
    /// The file that names it.
    pub parent: Option<String>,
    /// How many files lie between it and the first one.
    pub depth: u8,
}

/// The jobs of one host.
#[derive(Debug, Default)]
struct Host {
    jobs: VecDeque<Job>,
    /// When it may be asked again; never, when it asked to be left alone.
    rests_until: Option<Instant>,
    is_closed: bool,
}

/// All jobs.
#[derive(Debug)]
pub(super) struct Queue {
    pause: Duration,
    hosts: HashMap<String, Host>,
    /// The hosts that have jobs and are not being asked, in turn.
    idle: VecDeque<String>,
    busy: HashSet<String>,
}

impl Queue {
    pub(super) fn new(pause: Duration) -> Self {
        Self { pause, hosts: HashMap::new(), idle: VecDeque::new(), busy: HashSet::new() }
    }

    /// How many jobs are left.
    pub(super) fn len(&self) -> usize {
        self.hosts.values().map(|host| host.jobs.len()).sum()
    }

    pub(super) fn push(&mut self, name: String, job: Job) {
        let host = self.hosts.entry(name.clone()).or_default();
        host.jobs.push_back(job);
        if host.jobs.len() == 1 && !host.is_closed && !self.busy.contains(&name) {
            self.idle.push_back(name);
        }
    }

    /// A job of a host that is not being asked, and how long to wait first. A host that has rested comes before others.
    pub(super) fn next(&mut self) -> Option<(Job, Duration)> {
        let now = Instant::now();
        let wait = |name: &String| {
            let rests = self.hosts.get(name).and_then(|host| host.rests_until);
            rests.map_or(Duration::ZERO, |until| until.saturating_duration_since(now))
        };
        let (at, least) = self.idle.iter().map(wait).enumerate().min_by_key(|(_, wait)| *wait)?;
        let name = self.idle.remove(at)?;
        let job = self.hosts.get_mut(&name)?.jobs.pop_front()?;
        self.busy.insert(name);
        Some((job, least))
    }

    /// Says that a host is asked no more; it rests for the pause, or is left alone when `rest` is without end.
    pub(super) fn release(&mut self, name: &str, rest: Duration) {
        self.busy.remove(name);
        let Some(host) = self.hosts.get_mut(name) else { return };
        host.is_closed |= rest == Duration::MAX;
        host.rests_until = Some(Instant::now() + self.pause);
        if !host.jobs.is_empty() && !host.is_closed {
            self.idle.push_back(name.to_owned());
        }
    }
}
