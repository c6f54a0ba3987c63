//! What is known of one address from one crawl to the next.

use crate::fetch::{FetchError, Validators};
use crate::properties::Class;
use jiff::{SignedDuration, Timestamp};

/// After so many failures in a row an address is left alone until a person asks for it again.
const STRIKES: u32 = 3;
/// How long an address is left alone after its first, second and every further failure, in hours.
const BACK_OFF: [i64; 3] = [1, 24, 7 * 24];

/// What is known of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceState {
    /// The address: it is the identity of the file.
    pub url: String,
    /// How to ask whether it changed.
    pub validators: Validators,
    /// What it describes, as far as it ever came.
    pub class: Option<Class>,
    /// The files that it names.
    pub links: Vec<String>,
    /// When it was last asked for.
    pub asked_at: Option<Timestamp>,
    /// When it last came, changed or not.
    pub seen_at: Option<Timestamp>,
    /// How often in a row it did not come.
    pub failures: u32,
    /// The code of the last fault.
    pub fault: Option<String>,
    /// It is not asked before.
    pub not_before: Option<Timestamp>,
    /// Whether it is left alone until a person resumes it.
    pub paused: bool,
}

impl SourceState {
    /// An address of which nothing is known.
    pub fn new(url: &str) -> Self {
        Self {
            url: url.to_owned(),
            validators: Validators::default(),
            class: None,
            links: Vec::new(),
            asked_at: None,
            seen_at: None,
            failures: 0,
            fault: None,
            not_before: None,
            paused: false,
        }
    }

    /// Whether it is to be left alone for now.
    pub fn waits(&self, now: Timestamp) -> bool {
        self.paused || self.not_before.is_some_and(|until| until > now)
    }

    /// A person asks for it again.
    pub fn resume(&mut self) {
        self.failures = 0;
        self.not_before = None;
        self.paused = false;
    }

    pub(super) fn succeed(&mut self, now: Timestamp) {
        self.resume();
        self.fault = None;
        self.asked_at = Some(now);
        self.seen_at = Some(now);
    }

    /// A server that asks to come back later has not failed.
    pub(super) fn fail(&mut self, fault: &FetchError, now: Timestamp) {
        self.asked_at = Some(now);
        self.fault = Some(fault.code().to_owned());
        if let FetchError::Later(wait) = fault {
            let wait = SignedDuration::try_from(*wait).unwrap_or(SignedDuration::from_hours(1));
            self.not_before = now.checked_add(wait).ok();
            return;
        }
        let strike = usize::try_from(self.failures).unwrap_or(usize::MAX).min(BACK_OFF.len() - 1);
        let hours = BACK_OFF.get(strike).copied().unwrap_or(1);
        self.failures = self.failures.saturating_add(1);
        self.not_before = now.checked_add(SignedDuration::from_hours(hours)).ok();
        self.paused = self.failures >= STRIKES;
    }
}
