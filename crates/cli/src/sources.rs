//! What is known of each file that is fetched: `matou source`, and how the crawl has it from the database and gives it back.

use crate::arguments::{Format, Import, SourceOf, WantedBy};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::material::Material;
use crate::output::print;
use jiff::{SignedDuration, Timestamp};
use matou_core::text::Lang;
use matou_importer::Reading;
use matou_importer::crawl::SourceState;
use matou_importer::fetch::Validators;
use matou_importer::properties::Class;
use matou_store::{FileState, Outcome, SourceFile, Store, StoreError};
use std::collections::{HashMap, HashSet};

/// The longest address that is kept: no longer one is ever asked for.
const ADDRESS_MAX: usize = 2000;
/// The code of the fault of a server that asks to come back later.
const LATER: &str = "later";
/// How long a file is remembered that nobody names any more.
const FORGET: SignedDuration = SignedDuration::from_hours(90 * 24);

/// What a crawl learnt of files, and what of it is new.
pub(crate) struct Learnt {
    before: Vec<SourceFile>,
    /// When the crawl was.
    now: Timestamp,
}

impl Learnt {
    /// What is known before a crawl.
    pub(crate) async fn load(store: Option<&Store>, now: Timestamp) -> Result<Self, StoreError> {
        let before = match store {
            Some(store) => store.source_files().await?,
            None => Vec::new(),
        };
        Ok(Self { before, now })
    }

    /// The same as the crawl takes it. Who names an address at the command line does not wait because it failed lately; but
    /// waits as long as its server asked for, or as it is paused.
    pub(crate) fn states(&self, import: &Import) -> Vec<SourceState> {
        let mut states: Vec<SourceState> = self.before.iter().map(state).collect();
        let root = import.path.to_string_lossy();
        let named = states.iter_mut().find(|state| import.wanted_by == WantedBy::Person && state.url == root);
        if let Some(named) = named.filter(|named| named.fault.as_deref() != Some(LATER)) {
            named.not_before = None;
        }
        states
    }

    /// What is to be kept of each file after a crawl: what changed. How to ask whether a file changed is kept only when it
    /// was taken in; otherwise it is asked for as a whole the next time. `told` are the files that gave something: of the
    /// others it may be known another time whom they are about.
    pub(crate) fn after(
        &self,
        material: &Material,
        told: &HashSet<String>,
        outcome: Outcome,
    ) -> Vec<SourceFile> {
        let Some(crawled) = material.crawled() else { return Vec::new() };
        let came: HashSet<&str> = crawled.files.iter().map(|file| file.url.as_str()).collect();
        let is_taken = |state: &SourceState| {
            let is_list = !matches!(state.class, Some(Class::Organization | Class::Service));
            let gave = outcome != Outcome::Refused && (is_list || told.contains(&state.url));
            gave || !came.contains(state.url.as_str())
        };
        let known: HashMap<&str, &SourceFile> =
            self.before.iter().map(|file| (file.url.as_str(), file)).collect();
        let sound = crawled.states.iter().filter(|state| is_sound(&state.url));
        let after = sound.map(|state| if is_taken(state) { file(state) } else { whole(file(state)) });
        after.filter(|file| known.get(file.url.as_str()) != Some(&file)).collect()
    }

    /// Keeps what was learnt of files of which none came.
    pub(crate) async fn keep(&self, store: Option<&Store>, material: &Material) -> Result<(), StoreError> {
        let Some(store) = store else { return Ok(()) };
        let files = self.after(material, &HashSet::new(), Outcome::Unchanged);
        store.keep_source_files(&files, &self.forget_before()).await
    }

    /// What was not asked for since is let go.
    pub(crate) fn forget_before(&self) -> String {
        self.now.checked_sub(FORGET).unwrap_or(Timestamp::MIN).to_string()
    }
}

/// The files from which at least one answer was read.
pub(crate) fn told(reading: &Reading) -> HashSet<String> {
    reading.statements.iter().map(|located| located.place.file.to_string()).collect()
}

/// A file that is asked for as a whole the next time.
fn whole(file: SourceFile) -> SourceFile {
    SourceFile { etag: None, last_modified: None, ..file }
}

/// A stranger's file names whatever it likes: what can be no address is not kept.
fn is_sound(url: &str) -> bool {
    url.len() <= ADDRESS_MAX && !url.is_empty() && !url.contains(char::is_control)
}

fn file(state: &SourceState) -> SourceFile {
    let moment = |at: Option<Timestamp>| at.map(|at| at.to_string());
    SourceFile {
        url: state.url.clone(),
        class: state.class.map(|class| class.code().to_owned()),
        etag: state.validators.etag.clone(),
        last_modified: state.validators.last_modified.clone(),
        links: state.links.iter().filter(|link| is_sound(link)).cloned().collect(),
        asked_at: moment(state.asked_at),
        seen_at: moment(state.seen_at),
        failures: u64::from(state.failures),
        fault: state.fault.clone(),
        not_before: moment(state.not_before),
        paused: state.paused,
    }
}

fn state(file: &SourceFile) -> SourceState {
    let moment = |at: &Option<String>| at.as_ref().and_then(|at| at.parse().ok());
    let validators = Validators { etag: file.etag.clone(), last_modified: file.last_modified.clone() };
    SourceState {
        url: file.url.clone(),
        validators,
        class: file.class.as_deref().map(Class::from_code),
        links: file.links.clone(),
        asked_at: moment(&file.asked_at),
        seen_at: moment(&file.seen_at),
        failures: u32::try_from(file.failures).unwrap_or(u32::MAX),
        fault: file.fault.clone(),
        not_before: moment(&file.not_before),
        paused: file.paused,
    }
}

pub(crate) async fn run(edge: &Edge, what: &SourceOf) -> Result<(), Failure> {
    let store = edge.must_exist().await?;
    let (url, done) = match what {
        SourceOf::List { troubled } => return list(edge, &store, *troubled).await,
        SourceOf::Pause { url } => (url, store.pause_source(url).await?),
        SourceOf::Resume { url } => (url, store.resume_source(url).await?),
    };
    if !done {
        return Err(Failure::usage(edge.word(
            &format!(
                "{url} : aucun fichier de cette adresse n’est connu ; matou source list les donne tous."
            ),
            &format!("{url}: no file of this address is known; matou source list gives them all."),
        )));
    }
    let files = store.source_files().await?;
    files.iter().filter(|file| file.url == *url).try_for_each(|file| print_one(edge, file))
}

async fn list(edge: &Edge, store: &Store, troubled: bool) -> Result<(), Failure> {
    let files = store.source_files().await?;
    files
        .iter()
        .filter(|file| !troubled || file.state() != FileState::Read)
        .try_for_each(|file| print_one(edge, file))
}

/// A file on one line.
fn print_one(edge: &Edge, file: &SourceFile) -> Result<(), Failure> {
    let state = file.state();
    print(&match edge.common.format {
        Format::Text => {
            let seen = file.seen_at.as_deref().and_then(|at| at.get(..16)).unwrap_or("-");
            let fault = file.fault.as_deref().unwrap_or_default();
            let line = format!(
                "{:10}  {seen:16}  {:>2}  {}  {fault}",
                in_words(state, edge.lang),
                file.failures,
                file.url
            );
            format!("{}\n", line.trim_end())
        }
        Format::Json => {
            let line = serde_json::json!({
                "url": file.url, "class": file.class, "state": state.code(), "asked_at": file.asked_at,
                "seen_at": file.seen_at, "failures": file.failures, "fault": file.fault,
                "not_before": file.not_before, "files": file.links.len(),
            });
            format!("{line}\n")
        }
    })
}

fn in_words(state: FileState, lang: Lang) -> &'static str {
    match (state, lang) {
        (FileState::Read, Lang::Fr) => "lu",
        (FileState::Failing, Lang::Fr) => "à revoir",
        (FileState::Failed, Lang::Fr) => "en panne",
        (FileState::Paused, Lang::Fr) => "en pause",
        (state, Lang::En) => state.code(),
    }
}
