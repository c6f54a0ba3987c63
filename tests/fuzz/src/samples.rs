//! The kept samples: those of `tests/fuzz/corpus/`, and the collective's own files in pieces.

use crate::target::repository;
use anyhow::Result;
use std::path::Path;

/// The longest piece of a file.
const PIECE: usize = 2048;

/// The samples of a parser, in a fixed order.
pub(crate) fn of(name: &str) -> Result<Vec<Vec<u8>>> {
    let root = repository();
    let mut samples = files(&root.join("tests/fuzz/corpus").join(name))?;
    match name {
        "csv" => {
            for table in ["hosters", "services", "places", "notes", "answers"] {
                let text = std::fs::read(root.join(format!("data/{table}.csv")))?;
                let header = text.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default().to_vec();
                let pieces = text.chunks(PIECE).step_by(4);
                samples.extend(pieces.map(|piece| [header.as_slice(), piece].concat()));
            }
        }
        "mapping" => {
            samples.extend(files(&root.join("data/mappings"))?);
            let map = std::fs::read(root.join("data/chatons-map.json"))?;
            samples.push(map.iter().take(PIECE).copied().collect());
        }
        "query" => {
            let queries = std::fs::read_to_string(root.join("tests/corpus/queries.txt"))?;
            samples.extend(queries.lines().map(|line| line.as_bytes().to_vec()));
        }
        _ => {}
    }
    Ok(samples)
}

fn files(folder: &Path) -> Result<Vec<Vec<u8>>> {
    let mut paths: Vec<_> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths.into_iter().map(std::fs::read).collect::<Result<_, _>>()?)
}
