//! `matou export`: the whole directory as files in a folder.

use crate::arguments::ExportFormat;
use crate::edge::Edge;
use crate::exit::Failure;
use indicatif::ProgressBar;
use matou_api::Live;
use matou_api::render::DumpFile;
use std::path::Path;
use std::time::Duration;

/// The directory as the API gives it.
const HOSTERS: &str = "hosters.json";

pub(crate) async fn run(edge: &Edge, what: ExportFormat, folder: &Path) -> Result<(), Failure> {
    let live = edge.live().await?;
    std::fs::create_dir_all(folder).map_err(|error| Failure::io(folder.display(), &error))?;
    let progress = if edge.common.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    progress.enable_steady_tick(Duration::from_millis(120));
    progress.set_message(format!("{}…", folder.display()));
    let files = files(edge, &live, what);
    let written = files.iter().try_for_each(|file| write(folder, file));
    progress.finish_and_clear();
    written?;
    for file in &files {
        let path = folder.join(&file.name);
        edge.say(&format!("Écrit : {}", path.display()), &format!("Written: {}", path.display()));
    }
    Ok(())
}

/// The files of an export; the one that describes the others comes last.
fn files(edge: &Edge, live: &Live, what: ExportFormat) -> Vec<DumpFile> {
    let mut files = matou_api::render::dump(live, edge.lang);
    files.retain(|file| what == ExportFormat::Csv || file.name == HOSTERS);
    files
}

fn write(folder: &Path, file: &DumpFile) -> Result<(), Failure> {
    let path = folder.join(&file.name);
    std::fs::write(&path, &file.bytes).map_err(|error| Failure::io(path.display(), &error))
}
