//! What an import reads: files of the disk, or addresses that are followed.

use crate::arguments::{Asking, Import, Source};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::shipped::{self, read_folder};
use matou_core::directory::Directory;
use matou_importer::crawl::{CrawlRules, Crawled, SourceState, crawl};
use matou_importer::properties::{Input, Trust, read_properties};
use matou_importer::{Context, Finding, Limits, Reading};
use matou_importer::{read_chatons_org, read_csv_folder, read_entraide, read_map};
use std::path::Path;
use std::time::Duration;

/// The mapping of the JSON of chatons.org to the fields of the directory.
const MAPPING: &str = "mappings/chatons-org.toml";

/// How long contents are kept, in the words and the codes of entraide.chatons.org.
const ENTRAIDE: &str = "mappings/entraide.toml";

/// What was read of a source, before it is known what it changes.
pub(crate) enum Material {
    /// Files with their names.
    Files(Vec<(String, Vec<u8>)>),
    /// What following an address brought.
    Crawled(Crawled),
}

/// Whether a path is an address to be followed.
pub(crate) fn is_address(path: &Path) -> bool {
    let text = path.to_string_lossy();
    text.starts_with("https://") || text.starts_with("http://")
}

/// Follows an address to the files that it names, of which something may be known.
pub(crate) async fn follow(
    edge: &Edge,
    root: &Path,
    asking: Asking,
    known: Vec<SourceState>,
    mut progress: impl FnMut(usize, usize),
) -> Result<Crawled, Failure> {
    let mut rules = CrawlRules::default();
    if asking.allow_loopback {
        rules.fetch.allow_loopback = true;
        rules.pause = Duration::ZERO;
    }
    let root = root.to_string_lossy();
    let crawled = crawl(&rules, &root, known, edge.now(), |now| progress(now.done, now.left)).await;
    crawled.map_err(|error| Failure::found(error.message().get(edge.lang)))
}

/// The files of a path: those of a folder that end as the source's do, or the one file.
pub(crate) fn files(path: &Path, extension: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if path.is_dir() {
        return read_folder(path, extension);
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let bytes = std::fs::read(path);
    Ok(vec![(name, bytes.map_err(|error| Failure::usage(format!("{}: {error}", path.display())))?)])
}

impl Material {
    /// Reads the source of an import.
    pub(crate) async fn read(
        edge: &Edge,
        import: &Import,
        known: Vec<SourceState>,
        progress: impl FnMut(usize, usize),
    ) -> Result<Self, Failure> {
        if is_address(&import.path) {
            if import.source != Source::Properties {
                return Err(Failure::usage(edge.word(
                    "Seuls les fichiers de propriétés se lisent à une adresse : enregistrez d’abord cette source dans un fichier.",
                    "Only property files are read at an address: save this source into a file first.",
                )));
            }
            return follow(edge, &import.path, import.asking, known, progress).await.map(Self::Crawled);
        }
        let extension = import.source.extension();
        let files = files(&import.path, extension)?;
        if files.is_empty() {
            return Err(Failure::usage(format!("{}: no .{extension} file", import.path.display())));
        }
        Ok(Self::Files(files))
    }

    /// What a crawl brought.
    pub(crate) const fn crawled(&self) -> Option<&Crawled> {
        match self {
            Self::Crawled(crawled) => Some(crawled),
            Self::Files(_) => None,
        }
    }

    /// Why nothing came at all.
    pub(crate) fn nothing(&self, edge: &Edge) -> Option<Failure> {
        let crawled =
            self.crawled().filter(|crawled| crawled.files.is_empty() && crawled.not_modified == 0)?;
        let alone = || {
            edge.word(
                "Rien n’a été demandé : ces fichiers sont en pause, ou n’ont pas répondu il y a peu ; matou source list le dit, matou source resume ADRESSE les redemande.",
                "Nothing was asked for: these files are paused, or failed lately; matou source list says it, matou source resume ADDRESS asks for them again.",
            )
        };
        let first = crawled.findings.first();
        Some(Failure::found(first.map_or_else(alone, |finding| finding.in_words(edge.lang))))
    }

    /// What it says, given what is known.
    pub(crate) fn reading(&self, edge: &Edge, import: &Import, known: &Directory) -> Reading {
        let context =
            Context { limits: Limits::LOCAL, today: edge.today(), ..Context::new(&edge.schema, edge.now()) };
        let files = match self {
            Self::Crawled(crawled) => {
                let mut reading = read_properties(&context, known, crawled.inputs(), Trust::Stranger).reading;
                reading.findings.extend(crawled.findings.iter().cloned());
                return reading;
            }
            Self::Files(files) => files,
        };
        let borrowed = || files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        let (name, bytes) = borrowed().next().unwrap_or_default();
        match import.source {
            Source::Csv => read_csv_folder(&context, borrowed()),
            Source::Map => read_map(&context, name, bytes, import.stated_on),
            Source::Entraide => {
                let table = shipped::file(ENTRAIDE).unwrap_or_default();
                read_entraide(&context, known, &table, Input { name, url: None, parent: None, bytes })
            }
            Source::ChatonsOrg => {
                let mapping = shipped::file(MAPPING).unwrap_or_default();
                read_chatons_org(&context, known, &mapping, borrowed(), import.stated_on)
            }
            Source::Properties => {
                let trust = if import.with_sources { Trust::OwnExport } else { Trust::Operator };
                let inputs = borrowed().map(|(name, bytes)| Input { name, url: None, parent: None, bytes });
                read_properties(&context, known, inputs, trust).reading
            }
        }
    }
}

impl Source {
    /// The name in the account of runs.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Map => "map",
            Self::Properties => "properties",
            Self::ChatonsOrg => "chatons-org",
            Self::Entraide => "entraide",
        }
    }

    /// How the names of its files end.
    const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Properties => "properties",
            Self::Map | Self::ChatonsOrg | Self::Entraide => "json",
        }
    }
}

/// The findings as JSON, for programs.
pub(crate) fn findings_json(edge: &Edge, findings: &[Finding]) -> serde_json::Value {
    let one = |finding: &Finding| {
        serde_json::json!({
            "severity": finding.severity.code(),
            "file": finding.place.file.as_ref(),
            "line": finding.place.line,
            "key": finding.place.key.as_deref(),
            "read": finding.read,
            "message": finding.message.get(edge.lang),
        })
    };
    findings.iter().map(one).collect()
}
