//! How many requests one client may make of what is made for programs, and of the frame, which searches too.

use crate::problem::{Kind, Problem};
use crate::state::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use governor::clock::{Clock, DefaultClock};
use governor::middleware::StateInformationMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter as Buckets};
use std::net::{IpAddr, Ipv6Addr};
use std::num::NonZeroU32;

/// How many seconds of requests a client may make at once.
const SECONDS: u32 = 10;
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
    trusted: Vec<IpAddr>,
    policy: HeaderValue,
}

impl RateLimiter {
    /// A counter; the address that a trusted proxy forwards is believed.
    pub(crate) fn new(rate: Rate, trusted: Vec<IpAddr>) -> Self {
        let burst = rate.0.saturating_mul(NonZeroU32::MIN.saturating_add(SECONDS - 1));
        let quota = Quota::per_second(rate.0).allow_burst(burst);
        let buckets = Buckets::dashmap(quota).with_middleware::<StateInformationMiddleware>();
        let policy = HeaderValue::from_str(&format!("\"default\";q={burst};w={SECONDS}"));
        Self { buckets, trusted, policy: policy.unwrap_or_else(|_| HeaderValue::from_static("")) }
    }

    /// Whose request it is; nobody's when it came by no connection.
    fn client(&self, request: &Request) -> Option<IpAddr> {
        let Peer(peer) = request.extensions().get::<Peer>()?;
        Some(network(self.believed(peer.to_canonical(), request.headers())))
    }

    /// The last address before the proxies that are trusted: whatever stands before it, the client may have written.
    fn believed(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let forwarded = headers.get_all(FORWARDED_FOR).iter().rev();
        let forwarded = forwarded.flat_map(|field| field.to_str().unwrap_or_default().rsplit(','));
        let mut client = peer;
        for text in forwarded {
            if !self.trusted.contains(&client) {
                break;
            }
            let Ok(address) = text.trim().parse::<IpAddr>() else { break };
            client = address.to_canonical();
        }
        client
    }

    /// Forgets clients whose requests are long past.
    pub(crate) fn forget_quiet_clients(&self) {
        self.buckets.retain_recent();
        self.buckets.shrink_to_fit();
    }
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
pub(crate) async fn count(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_limited = path == FRAME || LIMITED.iter().any(|root| path.starts_with(root));
    let Some(limiter) = app.limiter().filter(|_| is_limited) else { return next.run(request).await };
    let Some(client) = limiter.client(&request) else { return next.run(request).await };
    let (left, wait, mut response) = match limiter.buckets.check_key(&client) {
        Ok(state) => (state.remaining_burst_capacity(), 0, next.run(request).await),
        Err(refused) => {
            let wait = refused.wait_time_from(DefaultClock::default().now());
            let seconds = wait.as_secs().saturating_add(1);
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
    use axum::body::Body;

    fn client(trusted: &[&str], peer: &str, forwarded: &[&str]) -> String {
        let trusted = trusted.iter().map(|text| text.parse().unwrap()).collect();
        let limiter = RateLimiter::new(Rate::default(), trusted);
        let mut request = Request::new(Body::empty());
        request.extensions_mut().insert(Peer(peer.parse().unwrap()));
        for field in forwarded {
            request.headers_mut().append(FORWARDED_FOR, field.parse().unwrap());
        }
        limiter.client(&request).unwrap().to_string()
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
