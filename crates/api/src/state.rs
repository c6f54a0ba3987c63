//! What handlers share: the live directory, the store, the clock, the settings.

use crate::live::{Live, LiveError};
use arc_swap::ArcSwap;
use jiff::Timestamp;
use jiff::civil::Date;
use matou_core::schema::Schema;
use matou_store::Store;
use std::sync::Arc;

/// Gives the time. The edge of the program passes the system's; tests pass their own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What the service is told at start.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address under which the public sees it, without a final slash: `https://annuaire.example.org`.
    pub public_url: String,
}

/// The state of the service; cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

struct Shared {
    live: ArcSwap<Live>,
    store: Store,
    clock: Clock,
    settings: Settings,
}

impl App {
    /// Reads the whole ledger into memory and makes the service ready.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn start(
        schema: Arc<Schema>,
        store: Store,
        clock: Clock,
        settings: Settings,
    ) -> Result<Self, LiveError> {
        let live = Live::load(schema, &store, today(&clock)).await?;
        let shared = Shared { live: ArcSwap::from_pointee(live), store, clock, settings };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// The directory as it stands. Requests keep the one they began with.
    pub fn live(&self) -> Arc<Live> {
        self.shared.live.load_full()
    }

    /// The store, for what is not in memory: history.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// Takes in what was written since, by this program or another, and the change of day.
    ///
    /// # Errors
    /// When the store cannot be read; the directory then stays as it was.
    pub async fn refresh(&self) -> Result<(), LiveError> {
        let current = self.live();
        let today = today(&self.shared.clock);
        let behind = current.is_behind(&self.shared.store).await?;
        if !behind && today == current.directory().today() {
            return Ok(());
        }
        let next = current.on(today).catch_up(&self.shared.store).await?;
        self.shared.live.store(Arc::new(next));
        Ok(())
    }
}

/// The day in universal time: answers age at the same moment on every server.
fn today(clock: &Clock) -> Date {
    clock().to_zoned(jiff::tz::TimeZone::UTC).date()
}
