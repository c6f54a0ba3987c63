//! What handlers share: the live directory, the store, the clock, the settings.

use crate::limit::{Rate, RateLimiter};
use crate::live::{Live, LiveError, Origin};
use crate::past::Past;
use crate::problem::Problem;
use arc_swap::ArcSwap;
use jiff::Timestamp;
use jiff::civil::Date;
use matou_core::query::ParameterError;
use matou_core::schema::Schema;
use matou_store::Store;
use std::net::IpAddr;
use std::sync::Arc;

/// Gives the time. The edge of the program passes the system's; tests pass their own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What the service is told at start.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The address under which the public sees it, without a final slash: `https://annuaire.example.org`.
    pub public_url: String,
    /// How many requests one client may make; `None` for as many as it likes.
    pub rate: Option<Rate>,
    /// The reverse proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
    /// Who runs it.
    pub operator: Operator,
}

/// Who runs the service. What is `None`, the legal notice says to be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Operator {
    /// Who publishes it, with what the law asks for: name, address, who answers for the publication.
    pub publisher: Option<String>,
    /// How to write to them: an e-mail address, or a page (`https://…`).
    pub contact: Option<String>,
    /// Who runs the machine: name, address, telephone.
    pub hosted_by: Option<String>,
}

impl Operator {
    /// Where a link to the contact leads.
    pub fn contact_href(&self) -> Option<String> {
        let is_page = |contact: &str| contact.starts_with("https://");
        let href = |contact: &String| {
            if is_page(contact) { contact.clone() } else { format!("mailto:{contact}") }
        };
        self.contact.as_ref().map(href)
    }

    /// The settings that are missing, by the names of their options.
    pub fn missing(&self) -> Vec<&'static str> {
        let all = [
            (&self.publisher, "--publisher"),
            (&self.contact, "--contact"),
            (&self.hosted_by, "--hosted-by"),
        ];
        all.into_iter().filter(|(value, _)| value.is_none()).map(|(_, name)| name).collect()
    }
}

/// The state of the service; cheap to clone.
#[derive(Clone)]
pub struct App {
    shared: Arc<Shared>,
}

struct Shared {
    live: ArcSwap<Live>,
    past: Past,
    store: Store,
    clock: Clock,
    settings: Settings,
    limiter: Option<RateLimiter>,
    report_limiter: Option<RateLimiter>,
    link_limiter: Option<RateLimiter>,
    code_limiter: RateLimiter,
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
        let origin = Origin { site: settings.public_url.clone(), started: clock() };
        let live = Live::load(schema, &store, today(&clock), origin).await?;
        Ok(Self::with(live, store, clock, settings))
    }

    /// The service over a directory that was made already; what is not in memory comes from the store.
    pub fn with(live: Live, store: Store, clock: Clock, settings: Settings) -> Self {
        let limiter = settings.rate.map(RateLimiter::new);
        let report_limiter = settings.rate.map(|_| RateLimiter::of_reports());
        let link_limiter = settings.rate.map(|_| RateLimiter::of_links());
        let code_limiter = RateLimiter::of_links();
        let (live, past) = (ArcSwap::from_pointee(live), Past::default());
        let shared = Shared {
            live,
            past,
            store,
            clock,
            settings,
            limiter,
            report_limiter,
            link_limiter,
            code_limiter,
        };
        Self { shared: Arc::new(shared) }
    }

    /// The directory as it stands. Requests keep the one they began with.
    pub fn live(&self) -> Arc<Live> {
        self.shared.live.load_full()
    }

    /// The directory as it stood on a day, as a parameter writes it.
    ///
    /// # Errors
    /// When the store cannot be read. Within: when the text is no day of which something is known.
    pub(crate) async fn as_of(&self, day: &str) -> Result<Result<Arc<Live>, ParameterError>, Problem> {
        self.shared.past.get(&self.live(), &self.shared.store, day).await
    }

    /// The store, for what is not in memory: history.
    pub fn store(&self) -> &Store {
        &self.shared.store
    }

    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.shared.settings
    }

    /// Who counts the requests of each client, when they are limited.
    pub(crate) fn limiter(&self) -> Option<&RateLimiter> {
        self.shared.limiter.as_ref()
    }

    /// Who counts the errors that each client reports, when requests are limited.
    pub(crate) fn report_limiter(&self) -> Option<&RateLimiter> {
        self.shared.report_limiter.as_ref()
    }

    /// How many seconds a client must wait before it asks for another link to come in.
    pub(crate) fn wait_for_link(&self, client: Option<IpAddr>) -> Option<u64> {
        self.shared.link_limiter.as_ref()?.check(client?).err()
    }

    /// How many seconds an account must wait before it tries another one-time code. It always counts: codes are short.
    pub(crate) fn wait_for_code(&self, account: u64) -> Option<u64> {
        self.shared.code_limiter.wait_for(account)
    }

    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        (self.shared.clock)()
    }

    /// Takes in what was written since, by this program or another, and the change of day.
    ///
    /// # Errors
    /// When the store cannot be read; the directory then stays as it was.
    pub async fn refresh(&self) -> Result<(), LiveError> {
        let current = self.live();
        let today = today(&self.shared.clock);
        let behind = current.is_behind(&self.shared.store).await?;
        if behind || today != current.directory().today() {
            self.shared.live.store(Arc::new(current.next(&self.shared.store, today).await?));
        }
        let links = self.shared.link_limiter.as_ref();
        for limiter in [self.limiter(), self.report_limiter(), links].into_iter().flatten() {
            limiter.forget_quiet_clients();
        }
        Ok(())
    }
}

/// The day in universal time: answers age at the same moment on every server.
fn today(clock: &Clock) -> Date {
    clock().to_zoned(jiff::tz::TimeZone::UTC).date()
}
