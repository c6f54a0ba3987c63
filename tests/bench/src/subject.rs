//! The directory that is measured, and the service over it.

use anyhow::{Result, anyhow};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use matou_api::{App, Live, Settings};
use matou_core::directory::Directory;
use matou_core::sample;
use matou_core::schema::Schema;
use matou_store::Store;
use matou_tests::data;
use std::sync::Arc;

/// The seed of all synthetic directories.
const SEED: u64 = 1;

/// A directory.
pub(crate) struct Subject {
    pub(crate) directory: Directory,
}

impl Subject {
    /// So many synthetic hosters, or the collective's data.
    pub(crate) fn read(hosters: &str) -> Result<Self> {
        if hosters == "real" {
            let empty = Directory::new(data::schema(), data::TODAY);
            return Ok(Self { directory: empty.apply(data::statements()) });
        }
        let schema = sample::wide_schema().map_err(|errors| anyhow!("{errors:?}"))?;
        Ok(Self { directory: sample::directory(Arc::new(schema), hosters.parse()?, SEED) })
    }

    pub(crate) fn schema(&self) -> &Arc<Schema> {
        self.directory.schema()
    }

    /// The service over it, with an empty ledger that takes what comes after.
    pub(crate) async fn app(self) -> Result<App> {
        let store = Store::open("sqlite::memory:").await?;
        let now: Timestamp = self.directory.today().to_zoned(TimeZone::UTC)?.timestamp();
        let settings = Settings { public_url: "http://bench.test".to_owned(), ..Settings::default() };
        Ok(App::with(Live::of(self.directory), store, Arc::new(move || now), settings))
    }
}
