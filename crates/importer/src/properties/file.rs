//! One property file: whether it is one at all, of which class, and its lines.

use super::line::{self, Line};
use super::{Input, words};
use crate::decode::decode;
use crate::finding::{Findings, Place};
use jiff::civil::Date;
use matou_core::date::PartialDate;
use matou_core::text::Text;
use std::collections::HashSet;
use std::sync::Arc;

/// The most bytes of a property file, decompressed.
pub const FILE_MAX: usize = 256 * 1024;
/// The tool that writes files for the hosters that use it, and guesses some of their values.
const TOOL: &str = "chatonsinfos_ynh";

/// What a file describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// The list of the members of a federation.
    Federation,
    /// A hoster.
    Organization,
    /// One of its services.
    Service,
    /// Something else, such as metrics.
    Other,
}

impl Class {
    /// The classes with the word that `file.class` holds, the section of their own keys, and all their sections.
    const ALL: [(&str, Self, &str, &[&str]); 3] = [
        ("federation", Self::Federation, "federation", &["file", "federation", "subs", "metrics"]),
        ("organization", Self::Organization, "organization", &["file", "organization", "subs", "metrics"]),
        ("service", Self::Service, "service", &["file", "service", "host", "software", "subs", "metrics"]),
    ];

    /// Its name in the store and in JSON.
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(_, class, ..)| *class == self).map_or("other", |(word, ..)| word)
    }

    /// The class of a name.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.iter().find(|(word, ..)| *word == code).map_or(Self::Other, |(_, class, ..)| *class)
    }

    /// Whether keys of a section belong into a file of this class.
    pub(super) fn has_section(self, section: &str) -> bool {
        let sections = Self::ALL.iter().find(|(_, class, ..)| *class == self).map(|(.., sections)| *sections);
        sections.is_none_or(|sections| sections.contains(&section))
    }

    /// The section of its own keys.
    pub(super) fn section(self) -> &'static str {
        Self::ALL.iter().find(|(_, class, ..)| *class == self).map_or("", |(_, _, section, _)| section)
    }

    /// The class that a section belongs to.
    pub(super) fn of_section(section: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, _, own, _)| *own == section).map(|(_, class, ..)| *class)
    }
}

/// A file, read into lines.
#[derive(Clone, Debug)]
pub(super) struct File {
    /// Its name, for findings.
    pub name: Arc<str>,
    /// The address that it was fetched from, or says that it has.
    pub url: Option<String>,
    /// The address of the file that names it.
    pub parent: Option<String>,
    /// What it describes.
    pub class: Class,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Whether a tool wrote it that guesses.
    pub by_tool: bool,
    /// The day on which it was made, as far as it says so.
    pub made_on: Option<PartialDate>,
}

/// The address of another file, as `subs.<key>` gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sub {
    /// The label; it is no identity.
    pub key: String,
    /// The address.
    pub url: String,
    /// Where it stands.
    pub place: Place,
}

impl File {
    /// Reads a file; `None` with a finding when it is none.
    pub(super) fn read(input: Input<'_>, today: Date, findings: &mut Findings) -> Option<Self> {
        let Input { name, url, parent, bytes } = input;
        let name: Arc<str> = Arc::from(name);
        if let Some(fault) = no_file(bytes) {
            let first = String::from_utf8_lossy(bytes.get(..60).unwrap_or(bytes)).into_owned();
            findings.error(Place::of_file(&name), &first, fault);
            return None;
        }
        let text = decode(&name, bytes, findings)?;
        let lines = line::read(&name, &text, findings);
        if lines.is_empty() {
            if findings.is_empty() {
                findings.error(Place::of_file(&name), "", words::empty());
            }
            return None;
        }
        let parent = parent.map(str::to_owned);
        let mut file =
            Self { name, url: None, parent, class: Class::Other, lines, by_tool: false, made_on: None };
        file.class = file.read_class(findings);
        file.by_tool =
            file.get("file.generator").is_some_and(|line| line.value.to_lowercase().contains(TOOL));
        file.made_on = file.read_made_on(today, findings);
        let own = file.get("file.url").map(|line| line.value.clone()).filter(|url| is_web(url));
        file.url = url.map(str::to_owned).or(own);
        Some(file)
    }

    /// The line of a key in lower case, when it states something.
    pub(super) fn get(&self, folded: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.folded == folded && !line.value.is_empty())
    }

    fn read_class(&self, findings: &mut Findings) -> Class {
        let mut sections = self.lines.iter().filter_map(|line| line.folded.split('.').next());
        let guessed = sections.find_map(Class::of_section);
        let Some(line) = self.get("file.class") else {
            findings.error(Place::of_file(&self.name), "", words::no_class(guessed.map(Class::section)));
            return guessed.unwrap_or(Class::Other);
        };
        let written = line.value.to_lowercase();
        let known = Class::ALL.iter().find(|(word, ..)| *word == written);
        if known.is_none() {
            findings.warning(line.place(&self.name), &line.value, words::other_class(&line.value));
        }
        known.map_or(Class::Other, |(_, class, ..)| *class)
    }

    fn read_made_on(&self, today: Date, findings: &mut Findings) -> Option<PartialDate> {
        let line = self.get("file.datetime")?;
        let day = line.value.split(['T', ' ']).next().unwrap_or("");
        let date = day.parse::<PartialDate>().ok().filter(|date| date.first_day() <= today);
        if date.is_none() {
            findings.warning(line.place(&self.name), &line.value, words::no_datetime(&line.value, today));
        }
        date
    }

    /// The files that it names.
    pub(super) fn subs(&self, findings: &mut Findings) -> Vec<Sub> {
        let mut subs: Vec<Sub> = Vec::new();
        let mut known: HashSet<&str> = HashSet::new();
        for line in self.lines.iter().filter(|line| !line.value.is_empty()) {
            let Some(key) = line.folded.strip_prefix("subs.") else { continue };
            let place = line.place(&self.name);
            if !is_web(&line.value) {
                findings.error(place, &line.value, words::no_sub(&line.value));
            } else if known.insert(&line.value) {
                subs.push(Sub { key: key.to_owned(), url: line.value.clone(), place });
            }
        }
        subs
    }
}

/// Whether a text is an address of the web.
pub(super) fn is_web(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/') && !rest.contains(char::is_whitespace))
}

/// Why bytes are no property file.
fn no_file(bytes: &[u8]) -> Option<Text> {
    if bytes.len() > FILE_MAX {
        return Some(words::too_large(bytes.len()));
    }
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if start.starts_with(b"<") {
        return Some(words::page());
    }
    let is_utf_16 = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
    if bytes.starts_with(b"PK\x03\x04") || (bytes.contains(&0) && !is_utf_16) {
        return Some(words::binary());
    }
    start.is_empty().then(words::empty)
}
