//! The migrations, in order: the number of a schema is how many of them made it.

/// The text of each migration. A released one is never changed; the next one is added below it.
const MIGRATIONS: &[&str] = &[
    include_str!("../migrations/0001_ledger.sql"),
    include_str!("../migrations/0002_reports.sql"),
    include_str!("../migrations/0003_people.sql"),
    include_str!("../migrations/0004_sources.sql"),
];

/// The migrations with their numbers.
pub(crate) fn all() -> impl Iterator<Item = (i64, &'static str)> {
    (1..).zip(MIGRATIONS.iter().copied())
}

/// The newest schema that this program knows.
pub(crate) fn known() -> i64 {
    all().last().map_or(0, |(number, _)| number)
}

/// The text as this database reads it.
pub(crate) fn translate(text: &str, words: &[(&str, &str)]) -> String {
    words.iter().fold(text.to_owned(), |text, (word, instead)| text.replace(word, instead))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_listed_in_order() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        let texts: Vec<String> = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
        assert_eq!(texts, MIGRATIONS);
    }
}
