//! Who said what is in a file, and when. A hoster's own file says it itself. A file that this program wrote also says from
//! which source each answer came, so that a directory that is written out and read again is the same; these lines are
//! believed only where the person at the command line says so, because anybody can write them.

use super::file::File;
use super::line::Line;
use crate::batch::Told;
use matou_core::answer::Provenance;
use matou_core::field::Field;

/// Who said something, and when and where.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub provenance: Provenance,
    pub told: Told,
}

/// One source of a file that this program wrote.
#[derive(Debug)]
pub(super) struct Block {
    /// What it said, for the fields that the plain lines of the file give.
    pub said: Said,
    /// The fields whose plain lines are its own.
    fields: Vec<String>,
    /// What it said besides, where a stronger source says something of the same field.
    pub answers: Vec<Line>,
}

impl Said {
    /// What a hoster's own file says.
    pub(super) fn of_file(file: &File, address: &str) -> Self {
        let documents = vec![address.to_owned()];
        let told = Told { stated_on: file.made_on, documents, ..Told::default() };
        Self { provenance: Provenance::DeclaredFile, told }
    }
}

/// The sources of a file, in their order; none when it names none.
pub(super) fn blocks(file: &File) -> Vec<Block> {
    let prefix = format!("{}.source.", file.class.section());
    let mut numbers: Vec<&str> = Vec::new();
    let of_source = |line: &&Line| line.folded.starts_with(&prefix);
    for line in file.lines.iter().filter(of_source) {
        let number = line.folded.get(prefix.len()..).and_then(|rest| rest.split('.').next()).unwrap_or("");
        if numbers.last() != Some(&number) && !numbers.contains(&number) {
            numbers.push(number);
        }
    }
    numbers.into_iter().filter_map(|number| block(file, &format!("{prefix}{number}."))).collect()
}

fn block(file: &File, prefix: &str) -> Option<Block> {
    let lines: Vec<(&str, &Line)> =
        file.lines.iter().filter_map(|line| Some((line.folded.strip_prefix(prefix)?, line))).collect();
    let text = |word: &str| {
        let found = lines.iter().find(|(rest, _)| *rest == word);
        found.map(|(_, line)| line.value.as_str()).unwrap_or_default()
    };
    let all = |word: &str| {
        let items = lines
            .iter()
            .filter(|(rest, _)| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with('.')));
        items.map(|(_, line)| line.value.clone()).collect()
    };
    let answers = lines.iter().filter_map(|(rest, line)| {
        let key = rest.strip_prefix("answer.")?;
        Some(Line { folded: key.to_owned(), ..(*line).clone() })
    });
    Some(Block {
        said: Said {
            provenance: Provenance::from_code(text("provenance"))
                .filter(|provenance| *provenance != Provenance::Derived)?,
            told: Told {
                stated_on: text("stated").parse().ok(),
                read_on: text("read").parse().ok(),
                documents: all("document"),
                evidence: all("evidence"),
                is_recorded: !text("recorded").is_empty(),
            },
        },
        fields: text("fields").split(';').map(|id| id.trim().to_owned()).collect(),
        answers: answers.collect(),
    })
}

/// Who said the plain lines of a field.
pub(super) fn said_of(blocks: &[Block], own: &Said, field: &Field) -> Said {
    let block = blocks.iter().find(|block| block.fields.iter().any(|id| id == field.id));
    block.map_or_else(|| own.clone(), |block| block.said.clone())
}
