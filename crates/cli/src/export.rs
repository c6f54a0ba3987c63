//! `matou export`: the whole directory as files in a folder.

use crate::arguments::ExportFormat;
use crate::edge::Edge;
use crate::exit::Failure;
use indicatif::ProgressBar;
use matou_api::Live;
use matou_importer::properties::write_properties;
use std::path::Path;
use std::time::Duration;

/// The directory as the API gives it.
const HOSTERS: &str = "hosters.json";

pub(crate) async fn run(
    edge: &Edge,
    what: ExportFormat,
    folder: &Path,
    base_url: Option<&str>,
) -> Result<(), Failure> {
    let live = edge.live().await?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder.display(), &error))?;
    let progress = if edge.common.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    progress.enable_steady_tick(Duration::from_millis(120));
    progress.set_message(format!("{}…", folder.display()));
    let files = files(edge, &live, what, base_url);
    let written = files.iter().try_for_each(|(name, bytes)| write(&folder.join(name), bytes));
    progress.finish_and_clear();
    written?;
    for (name, _) in &files {
        let path = folder.join(name);
        edge.say(&format!("Écrit : {}", path.display()), &format!("Written: {}", path.display()));
    }
    Ok(())
}

/// The files of an export, with their names; the one that describes the others comes last.
fn files(edge: &Edge, live: &Live, what: ExportFormat, base_url: Option<&str>) -> Vec<(String, Vec<u8>)> {
    if what == ExportFormat::Properties {
        let files = write_properties(live.directory(), base_url);
        return files.into_iter().map(|file| (file.name, file.bytes)).collect();
    }
    let mut files = matou_api::render::dump(live, edge.lang);
    files.retain(|file| what == ExportFormat::Csv || file.name == HOSTERS);
    files.into_iter().map(|file| (file.name, file.bytes.to_vec())).collect()
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: &std::io::Error| Failure::io(path.display(), error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| failed(&error))?;
    }
    std::fs::write(path, bytes).map_err(|error| failed(&error))
}
