//! How many requests one client may make of what is made for programs, and of the frame, which searches too; and how many
//! errors it may report.

use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter as Buckets};
use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

/// How many seconds of requests a client may make at once.
const SECONDS: u32 = 10;
/// How many errors a client may report in a minute.
const REPORTS: NonZeroU32 = NonZeroU32::MIN.saturating_add(4);
/// What is limited: everything below these.
const LIMITED: [&str; 3] = ["/api/v1/", "/dumps/", "/feeds/"];
/// And this page.
const FRAME: &str = "/embed";
const RATE_LIMIT: HeaderName = HeaderName::from_static("ratelimit");
const RATE_LIMIT_POLICY: HeaderName = HeaderName::from_static("ratelimit-policy");
const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");

/// The address at the other end of the connection; the accept loop puts it into every request.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// How many requests one client may make per second, in the mean of ten seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate(pub NonZeroU32);

impl Default for Rate {
    /// Twenty: far more than a page needs, and a front end that asks for everything takes a dump.
    fn default() -> Self {
        Self(NonZeroU32::MIN.saturating_add(19))
    }
}

/// Counts the requests of each client.
pub(crate) struct RateLimiter {
    buckets: Buckets<IpAddr, DashMapStateStore<IpAddr>, DefaultClock, StateInformationMiddleware>,
    policy: HeaderValue,
}

impl RateLimiter {
    /// A counter of requests.
    pub(crate) fn new(rate: Rate) -> Self {
        let burst = rate.0.saturating_mul(NonZeroU32::MIN.saturating_add(SECONDS - 1));
        let policy = HeaderValue::from_str(&format!("\"default\";q={burst};w={SECONDS}"));
        Self {
            buckets: buckets(Quota::per_second(rate.0).allow_burst(burst)),
            policy: policy.unwrap_or_else(|_| HeaderValue::from_static("")),
        }
    }

    /// A counter of errors that are reported.
    pub(crate) fn of_reports() -> Self {
        Self { buckets: buckets(Quota::per_minute(REPORTS)), policy: HeaderValue::from_static("") }
    }

    /// A counter of one-time codes that an account tries: five at once, then one a minute.
    pub(crate) fn wait_for(&self, account: u64) -> Option<u64> {
        // Accounts are counted like clients, in a network that nobody has (RFC 6666, discard-only).
        let bits = 0x0100_0000_0000_0000_u128 << 64 | u128::from(account);
        self.check(IpAddr::V6(Ipv6Addr::from_bits(bits))).err()
    }

    /// A counter of links that are asked for, to come in: five at once, then one a minute.
    pub(crate) fn of_links() -> Self {
        let quota = Quota::per_minute(NonZeroU32::MIN).allow_burst(REPORTS);
        Self { buckets: buckets(quota), policy: HeaderValue::from_static("") }
    }

    /// Counts a request: how many more there may be at once, or how many seconds to wait.
    pub(crate) fn check(&self, client: IpAddr) -> Result<u32, u64> {
        match self.buckets.check_key(&client) {
            Ok(state) => Ok(state.remaining_burst_capacity()),
            Err(refused) => {
                let wait = refused.wait_time_from(DefaultClock::default().now());
                Err(wait.as_secs().saturating_add(1))
            }
        }
    }

    /// Forgets clients whose requests are long past.
    pub(crate) fn forget_quiet_clients(&self) {
        self.buckets.retain_recent();
        self.buckets.shrink_to_fit();
    }
}

fn buckets(
    quota: Quota,
) -> Buckets<IpAddr, DashMapStateStore<IpAddr>, DefaultClock, StateInformationMiddleware> {
    Buckets::dashmap(quota).with_middleware::<StateInformationMiddleware>()
}

/// Whose request it is; nobody's when it came by no connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Client(pub(crate) Option<IpAddr>);

impl Client {
    fn of(extensions: &Extensions, headers: &HeaderMap, trusted: &[IpAddr]) -> Self {
        let peer = extensions.get::<Peer>();
        Self(peer.map(|Peer(peer)| network(believed(peer.to_canonical(), headers, trusted))))
    }
}

impl FromRequestParts<App> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.extensions, &parts.headers, &app.settings().trusted_proxies))
    }
}

/// The last address before the proxies that are trusted: whatever stands before it, the client may have written.
fn believed(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> IpAddr {
    let forwarded = headers.get_all(FORWARDED_FOR).iter().rev();
    let forwarded = forwarded.flat_map(|field| field.to_str().unwrap_or_default().rsplit(','));
    let mut client = peer;
    for text in forwarded {
        if !trusted.contains(&client) {
            break;
        }
        let Ok(address) = text.trim().parse::<IpAddr>() else { break };
        client = address.to_canonical();
    }
    client
}

/// One client of IPv6 has a whole /64 to itself.
fn network(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let host = u128::from(u64::MAX);
            IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !host))
        }
    }
}

/// Counts a request, refuses it when there were too many, and says how many are left (the fields of
/// draft-ietf-httpapi-ratelimit-headers).
pub(crate) async fn count(
    State(app): State<App>,
    Client(client): Client,
    request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_limited = path == FRAME || LIMITED.iter().any(|root| path.starts_with(root));
    let Some(limiter) = app.limiter().filter(|_| is_limited) else { return next.run(request).await };
    let Some(client) = client else { return next.run(request).await };
    let (left, wait, mut response) = match limiter.check(client) {
        Ok(left) => (left, 0, next.run(request).await),
        Err(seconds) => {
            let mut response = Problem::plain(Kind::TooManyRequests).into_response();
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            (0, seconds, response)
        }
    };
    let headers = response.headers_mut();
    if let Ok(state) = HeaderValue::from_str(&format!("\"default\";r={left};t={wait}")) {
        headers.insert(RATE_LIMIT, state);
    }
    headers.insert(RATE_LIMIT_POLICY, limiter.policy.clone());
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let trusted: Vec<IpAddr> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        let (mut extensions, mut headers) = (Extensions::new(), HeaderMap::new());
        extensions.insert(Peer(peer.parse().unwrap()));
        for field in forwarded {
            headers.append(FORWARDED_FOR, field.parse().unwrap());
        }
        Client::of(&extensions, &headers, &trusted).0.unwrap().to_string()
    }

    #[test]
    fn only_trusted_proxies_are_believed() {
        assert_eq!(client(&[], "192.0.2.1", &["198.51.100.7"]), "192.0.2.1");
        assert_eq!(client(&["192.0.2.1"], "192.0.2.1", &["198.51.100.7"]), "198.51.100.7");
        assert_eq!(client(&["192.0.2.1"], "::ffff:192.0.2.1", &["198.51.100.7"]), "198.51.100.7");
        // What stands before the client's own address, the client wrote.
        assert_eq!(client(&["192.0.2.1"], "192.0.2.1", &["203.0.113.9, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client(&["192.0.2.1"], "192.0.2.1", &["203.0.113.9", "198.51.100.7"]), "198.51.100.7");
        let two = ["192.0.2.1", "192.0.2.2"];
        assert_eq!(client(&two, "192.0.2.1", &["203.0.113.9, 192.0.2.2"]), "203.0.113.9");
        assert_eq!(client(&["192.0.2.1"], "192.0.2.1", &["nonsense"]), "192.0.2.1");
    }

    #[test]
    fn a_network_of_ipv6_is_one_client() {
        assert_eq!(client(&[], "2001:db8:1:2:3:4:5:6", &[]), "2001:db8:1:2::");
    }
}
