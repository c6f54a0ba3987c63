//! The edge of the program: clock, locale, files, database. Everything inside gets them as arguments.

use crate::arguments::Common;
use crate::exit::Failure;
use crate::output::tell;
use crate::shipped;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use matou_api::{Clock, Live, Origin};
use matou_core::schema::Schema;
use matou_core::text::Lang;
use matou_importer::{Finding, collective};
use matou_store::Store;
use std::path::Path;
use std::sync::Arc;
use tokio::sync::OnceCell;

/// What commands work with. Clones share the database.
#[derive(Clone)]
pub(crate) struct Edge {
    pub(crate) common: Common,
    pub(crate) lang: Lang,
    pub(crate) schema: Arc<Schema>,
    pub(crate) clock: Clock,
    store: OnceCell<Store>,
}

impl Edge {
    /// Reads the collective's settings and the clock.
    pub(crate) fn new(common: Common) -> Result<Self, Failure> {
        let lang = common.lang.unwrap_or_else(locale);
        let schema = Arc::new(read_schema(common.collective.as_deref(), lang)?);
        let clock = clock(common.today);
        Ok(Self { common, lang, schema, clock, store: OnceCell::new() })
    }

    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    pub(crate) fn today(&self) -> Date {
        self.now().to_zoned(TimeZone::UTC).date()
    }

    /// The database, opened once; it is made when there is none.
    pub(crate) async fn open(&self) -> Result<Store, Failure> {
        Ok(self.store.get_or_try_init(|| Store::open(&self.common.database)).await?.clone())
    }

    /// The database when there is one: what only reads must leave no file behind.
    pub(crate) async fn open_existing(&self) -> Result<Option<Store>, Failure> {
        Ok(if Store::exists(&self.common.database).await? { Some(self.open().await?) } else { None })
    }

    /// The database, which must be there.
    pub(crate) async fn must_exist(&self) -> Result<Store, Failure> {
        self.open_existing().await?.ok_or_else(|| {
            // Only a file can be missing, and its address holds no password.
            let path = self.common.database.trim_start_matches("sqlite:");
            Failure::no_database(self.word(
                &format!("{path} : il n’y a pas de base ici ; matou serve ou matou import en crée une."),
                &format!("{path}: no database here; matou serve or matou import makes one."),
            ))
        })
    }

    /// Warns that a pretended day is about to be written among real ones. Before the first entry it is a demonstration,
    /// and nobody is misled.
    pub(crate) async fn warn_of_pretended_day(&self, store: &Store) -> Result<(), Failure> {
        let Some(day) = self.common.today else { return Ok(()) };
        if store.revision().await? > 0 {
            // Even to those who want quiet: what is written stays.
            tell(&self.word(
                &format!("ATTENTION : --today {day} : ce jour prétendu est inscrit dans le registre de cette base, qui contient déjà des réponses ; il n’en sera jamais effacé."),
                &format!("WARNING: --today {day}: this pretended day is written into the ledger of this database, which already has entries; it is never erased."),
            ));
        }
        Ok(())
    }

    /// Closes the database if it was opened, so that SQLite puts everything into its one file.
    pub(crate) async fn close(&self) {
        if let Some(store) = self.store.get() {
            store.close().await;
        }
    }

    /// The directory of the database; that of the shipped data as long as nothing was written there.
    pub(crate) async fn live(&self) -> Result<Live, Failure> {
        if let Some(store) = self.open_existing().await?
            && store.revision().await? > 0
        {
            return Ok(Live::load(Arc::clone(&self.schema), &store, self.today(), Origin::default()).await?);
        }
        self.say(
            "La base est vide : voici les données livrées avec le programme.",
            "The database is empty: this is the data shipped with the program.",
        );
        let (_, directory) = shipped::read(&self.schema, self.now(), self.today());
        Ok(Live::of(directory))
    }

    /// Says something to the person at the terminal, beside the result.
    pub(crate) fn say(&self, fr: &str, en: &str) {
        if !self.common.quiet {
            tell(&self.word(fr, en));
        }
    }

    /// Of two wordings, that of the language.
    pub(crate) fn word(&self, fr: &str, en: &str) -> String {
        if self.lang == Lang::Fr { fr.to_owned() } else { en.to_owned() }
    }

    /// The findings, one a line.
    pub(crate) fn in_words(&self, findings: &[Finding]) -> String {
        findings_in_words(findings, self.lang)
    }
}

fn findings_in_words(findings: &[Finding], lang: Lang) -> String {
    findings.iter().map(|finding| finding.in_words(lang)).collect::<Vec<_>>().join("\n")
}

fn read_schema(folder: Option<&Path>, lang: Lang) -> Result<Schema, Failure> {
    let files = match folder {
        Some(folder) => shipped::read_folder(folder, "toml")?,
        None => shipped::files("collective/"),
    };
    let mut texts = Vec::with_capacity(files.len());
    for (name, bytes) in files {
        let text = String::from_utf8(bytes)
            .map_err(|_| Failure::configuration(format!("{name}: this file is not UTF-8")))?;
        texts.push((name, text));
    }
    let borrowed = texts.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    collective::read_schema(&matou_core::all_fields(), borrowed)
        .map_err(|findings| Failure::configuration(findings_in_words(&findings, lang)))
}

/// The system's clock, or the same hour of a day that was asked for.
#[expect(clippy::disallowed_methods, reason = "this is the edge: the one place that reads the clock")]
fn clock(today: Option<Date>) -> Clock {
    Arc::new(move || {
        let now = Timestamp::now();
        let moved = today.and_then(|day| now.to_zoned(TimeZone::UTC).with().date(day).build().ok());
        moved.map_or(now, |moved| moved.timestamp())
    })
}

/// French when the locale is French, English when it is anything else; French when there is none.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge: the locale is an environment variable by convention"
)]
fn locale() -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    match set.as_deref() {
        None | Some("C" | "POSIX" | "C.UTF-8") => Lang::Fr,
        Some(name) if name.starts_with("fr") => Lang::Fr,
        Some(_) => Lang::En,
    }
}
