//! What reads what strangers write, each as the program calls it.

use anyhow::{Result, anyhow};
use jiff::Timestamp;
use matou_core::directory::Directory;
use matou_core::query::{Query, decode, decode_form};
use matou_core::schema::Schema;
use matou_core::search::Search;
use matou_importer::properties::{Input, Trust, check_properties, links_of, read_properties};
use matou_importer::{Context, Plan, collective, read_chatons_org, read_csv, read_entraide, read_map};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One parser.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    pub(crate) run: fn(&Bench, &[u8]),
}

/// All parsers.
pub(crate) const TARGETS: [Target; 4] = [
    Target { name: "properties", run: properties },
    Target { name: "csv", run: csv },
    Target { name: "mapping", run: mapping },
    Target { name: "query", run: query },
];

/// What parsers read with.
pub(crate) struct Bench {
    schema: Arc<Schema>,
    now: Timestamp,
    empty: Directory,
    known: Directory,
    /// The mapping of the program, and its table of durations.
    mapping: String,
    entraide: String,
    /// A file of the JSON of chatons.org, for mappings that are no good.
    sheet: String,
}

/// The root of the repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

impl Bench {
    pub(crate) fn new() -> Result<Self> {
        let schema = Arc::new(schema()?);
        let now: Timestamp = "2026-11-25T12:00:00Z".parse()?;
        let context = Context::new(&schema, now);
        let empty = Directory::new(Arc::clone(&schema), context.today);
        let read = |path: &str| std::fs::read_to_string(repository().join(path));
        let plan =
            Plan::make(&empty, read_csv(&context, "hosters.csv", read("data/hosters.csv")?.as_bytes()));
        let known = empty.apply(plan.to_write(true).iter().cloned());
        let sheet = read("tests/fuzz/corpus/mapping/all.json")?;
        let (mapping, entraide) =
            (read("data/mappings/chatons-org.toml")?, read("data/mappings/entraide.toml")?);
        Ok(Self { schema, now, empty, known, mapping, entraide, sheet })
    }

    fn context(&self) -> Context<'_> {
        Context::new(&self.schema, self.now)
    }
}

fn schema() -> Result<Schema> {
    let mut files = Vec::new();
    let mut folders = vec![repository().join("data/collective")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "toml") {
                let name =
                    path.strip_prefix(repository().join("data/collective"))?.to_string_lossy().into_owned();
                files.push((name, std::fs::read_to_string(&path)?));
            }
        }
    }
    files.sort();
    let borrowed = files.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    collective::read_schema(&matou_core::all_fields(), borrowed).map_err(|findings| anyhow!("{findings:?}"))
}

/// Checked, followed, and read as a stranger's and as an operator's, on its own.
fn properties(bench: &Bench, text: &[u8]) {
    let input = Input {
        name: "a.properties",
        url: Some("https://a.example/a.properties"),
        parent: None,
        bytes: text,
    };
    check_properties(&bench.context(), input);
    links_of(input);
    // What is known, and a plan against it, cost more than the reading: they are left to some of the runs.
    let is_known = text.len().is_multiple_of(16);
    let directory = if is_known { &bench.known } else { &bench.empty };
    let trust = if text.len().is_multiple_of(2) { Trust::Stranger } else { Trust::OwnExport };
    let gathered = read_properties(&bench.context(), directory, [input], trust);
    if is_known {
        Plan::make(directory, gathered.reading);
    }
}

fn csv(bench: &Bench, text: &[u8]) {
    // The name decides what the table is about.
    let names = ["hosters.csv", "services.csv", "places.csv", "notes.csv", "answers.csv"];
    let name = names.iter().cycle().nth(text.len() % names.len()).copied().unwrap_or("hosters.csv");
    read_csv(&bench.context(), name, text);
}

/// A mapping, a file of what it maps, the map, and the list of services.
fn mapping(bench: &Bench, text: &[u8]) {
    let (context, empty) = (bench.context(), &bench.empty);
    match text.len() % 4 {
        0 => {
            let mapping = String::from_utf8_lossy(text);
            read_chatons_org(&context, empty, &mapping, [("all.json", bench.sheet.as_bytes())], None);
        }
        1 => {
            read_chatons_org(
                &context,
                &bench.known,
                &bench.mapping,
                [("all.json", text), ("1/structure-info.json", text)],
                None,
            );
        }
        2 => {
            read_map(&context, "map.json", text, None);
        }
        _ => {
            let input = Input { name: "entraide.json", url: None, parent: None, bytes: text };
            read_entraide(&context, &bench.known, &bench.entraide, input);
        }
    }
}

fn query(bench: &Bench, text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    let pairs = decode(&text);
    decode_form(&text).ok();
    if let Ok(query) = Query::parse(&bench.schema, &text) {
        let printed = query.print(&bench.schema);
        let again = Query::parse(&bench.schema, &printed);
        assert!(
            again.is_ok_and(|again| again.print(&bench.schema) == printed),
            "{printed} is not read as it was written"
        );
        let search = Search::new(&bench.known, &query);
        search.page();
        search.facets();
        search.excluded();
    }
    drop(pairs);
}
