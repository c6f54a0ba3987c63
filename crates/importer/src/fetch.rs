//! Fetches a file from an address that a stranger gave, without letting it reach what only this machine can reach.
//!
//! An address is looked at three times: as text (scheme, port, user name, a literal number), when its name is resolved
//! (one address that is not public refuses the name, and the connection goes to the very addresses that were looked at),
//! and when the answer comes, on the other end of the connection. Redirects are followed by hand, each looked at anew.
//! What comes is counted while it is read, after decompression. Nothing of an answer but a sound file leaves this room.

mod address;
mod fault;
#[cfg(test)]
mod tests;

pub use address::is_public;
pub use fault::FetchError;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use reqwest::header::{
    DATE, ETAG, HeaderMap, HeaderName, IF_MODIFIED_SINCE, IF_NONE_MATCH, LAST_MODIFIED, LOCATION, RETRY_AFTER,
};
use reqwest::{Client, Response, StatusCode, redirect};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use url::{Host, Url};

/// How many redirects are followed.
const REDIRECTS_MAX: usize = 3;
/// The longest address that is asked for.
const ADDRESS_MAX: usize = 2000;
/// How long a server that asks to wait without saying how long is left alone.
const LATER: Duration = Duration::from_hours(1);
/// The longest wait that a server may ask for.
const LATER_MAX: Duration = Duration::from_hours(7 * 24);

/// What is asked for, and how much is borne.
#[derive(Clone, Debug)]
pub struct FetchRules {
    /// Addresses of this very machine are allowed, on any port: for tests, and for a network of one's own.
    pub allow_loopback: bool,
    /// The ports that may be asked.
    pub ports: Vec<u16>,
    /// The most bytes of an answer, after decompression.
    pub bytes: usize,
    /// How long one request may take, its answer included.
    pub timeout: Duration,
    /// How the program names itself.
    pub user_agent: String,
}

impl Default for FetchRules {
    fn default() -> Self {
        Self {
            allow_loopback: false,
            ports: vec![80, 443],
            bytes: crate::properties::FILE_MAX,
            timeout: Duration::from_secs(10),
            user_agent: format!("matou/{} (directory of hosters)", env!("CARGO_PKG_VERSION")),
        }
    }
}

/// What was known of a file when it was last fetched, so that it is sent again only when it changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validators {
    /// The `ETag` header.
    pub etag: Option<String>,
    /// The `Last-Modified` header.
    pub last_modified: Option<String>,
}

/// What came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fetched {
    /// The file as it is now.
    New {
        /// Its content.
        bytes: Vec<u8>,
        /// How to ask for it next time.
        validators: Validators,
    },
    /// It is as it was.
    NotModified,
}

/// Asks for files.
#[derive(Clone, Debug)]
pub struct Fetcher {
    client: Client,
    rules: Arc<FetchRules>,
}

impl Fetcher {
    /// A fetcher with these rules. Settings for proxies in the environment are not looked at.
    ///
    /// # Errors
    /// When the system's certificates cannot be read.
    pub fn new(rules: FetchRules) -> Result<Self, FetchError> {
        // Another part of the program may have chosen before, and then it chose the same.
        rustls::crypto::ring::default_provider().install_default().ok();
        let rules = Arc::new(rules);
        let client = Client::builder()
            .user_agent(&rules.user_agent)
            .no_proxy()
            .redirect(redirect::Policy::none())
            .referer(false)
            .connect_timeout(rules.timeout / 2)
            .timeout(rules.timeout)
            .pool_max_idle_per_host(0)
            .dns_resolver(Guarded { rules: Arc::clone(&rules) })
            .build()
            .map_err(|_| FetchError::Unreachable)?;
        Ok(Self { client, rules })
    }

    /// Asks for a file. The whole exchange, redirects included, takes twice the time of a request at most.
    ///
    /// # Errors
    /// Why there is no file.
    pub async fn get(&self, address: &str, known: &Validators) -> Result<Fetched, FetchError> {
        let whole = tokio::time::timeout(self.rules.timeout * 2, self.follow(address, known));
        whole.await.unwrap_or(Err(FetchError::TooSlow))
    }

    async fn follow(&self, address: &str, known: &Validators) -> Result<Fetched, FetchError> {
        let mut url = self.rules.check(address, None)?;
        for _ in 0..=REDIRECTS_MAX {
            let response = self.ask(&url, known).await?;
            if response.status() == StatusCode::NOT_MODIFIED {
                return Ok(Fetched::NotModified);
            }
            if !response.status().is_redirection() {
                return self.read(response).await;
            }
            let target = text(response.headers(), &LOCATION).ok_or(FetchError::Redirect)?;
            url = self.rules.check(&target, Some(&url))?;
        }
        Err(FetchError::Redirects)
    }

    async fn ask(&self, url: &Url, known: &Validators) -> Result<Response, FetchError> {
        let mut request = self.client.get(url.clone());
        if let Some(etag) = &known.etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(date) = &known.last_modified {
            request = request.header(IF_MODIFIED_SINCE, date);
        }
        let response = request.send().await.map_err(|error| FetchError::of(&error))?;
        match response.remote_addr() {
            Some(address) if !self.rules.allows(address.ip()) => Err(FetchError::Private),
            _ => Ok(response),
        }
    }

    async fn read(&self, mut response: Response) -> Result<Fetched, FetchError> {
        let status = response.status();
        if matches!(status, StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
            return Err(FetchError::Later(wait(response.headers())));
        }
        if status != StatusCode::OK {
            return Err(FetchError::Status(status.as_u16()));
        }
        let most = self.rules.bytes;
        let announced = response.content_length().and_then(|length| usize::try_from(length).ok());
        if announced.is_some_and(|length| length > most) {
            return Err(FetchError::TooLarge);
        }
        let validators = Validators {
            etag: text(response.headers(), &ETAG),
            last_modified: text(response.headers(), &LAST_MODIFIED),
        };
        let mut bytes = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| FetchError::of(&error))? {
            if bytes.len() + chunk.len() > most {
                return Err(FetchError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        Ok(Fetched::New { bytes, validators })
    }
}

impl FetchRules {
    /// Whether a connection to an address is allowed.
    fn allows(&self, address: IpAddr) -> bool {
        is_public(address) || (self.allow_loopback && address.is_loopback())
    }

    /// The address as it will be asked for, when nothing in its text speaks against it. `from` is the page that sends
    /// there: from a protected connection nobody is sent to an open one.
    pub(crate) fn check(&self, address: &str, from: Option<&Url>) -> Result<Url, FetchError> {
        if address.len() > ADDRESS_MAX {
            return Err(FetchError::Address);
        }
        let url = match from {
            Some(from) => from.join(address),
            None => Url::parse(address),
        };
        let url = url.map_err(|_| FetchError::Address)?;
        let is_web = matches!(url.scheme(), "http" | "https");
        let falls_back = from.is_some_and(|from| from.scheme() == "https") && url.scheme() == "http";
        if !is_web || falls_back || !url.username().is_empty() || url.password().is_some() {
            return Err(FetchError::Address);
        }
        self.check_host(&url)?;
        Ok(url)
    }

    /// A literal number never reaches the resolver, so it is looked at here.
    fn check_host(&self, url: &Url) -> Result<(), FetchError> {
        let literal = match url.host() {
            Some(Host::Ipv4(address)) => Some(IpAddr::V4(address)),
            Some(Host::Ipv6(address)) => Some(IpAddr::V6(address)),
            Some(Host::Domain(name)) if !name.is_empty() => None,
            _ => return Err(FetchError::Address),
        };
        if literal.is_some_and(|address| !self.allows(address)) {
            return Err(FetchError::Private);
        }
        let is_allowed_port = url.port_or_known_default().is_some_and(|port| self.ports.contains(&port));
        if is_allowed_port || self.allow_loopback { Ok(()) } else { Err(FetchError::Port) }
    }
}

/// Resolves names, and refuses those that lead to an address which is not public.
struct Guarded {
    rules: Arc<FetchRules>,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let rules = Arc::clone(&self.rules);
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.collect();
            // One bad address refuses the name: nobody chooses among them.
            if found.iter().all(|address| rules.allows(address.ip())) {
                return Ok(Box::new(found.into_iter()) as Addrs);
            }
            Err(Box::new(FetchError::Private) as Box<dyn std::error::Error + Send + Sync>)
        })
    }
}

fn text(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= ADDRESS_MAX).then(|| value.to_owned())
}

/// How long a server asks to be left alone: seconds, or an instant that its own clock is compared with.
fn wait(headers: &HeaderMap) -> Duration {
    let asked = || {
        let text = text(headers, &RETRY_AFTER)?;
        if let Ok(seconds) = text.trim().parse() {
            return Some(Duration::from_secs(seconds));
        }
        let instant = |text: &str| jiff::fmt::rfc2822::parse(text).ok();
        let (until, now) = (instant(&text)?, instant(&self::text(headers, &DATE)?)?);
        Duration::try_from(until.timestamp().duration_since(now.timestamp())).ok()
    };
    asked().unwrap_or(LATER).min(LATER_MAX)
}
