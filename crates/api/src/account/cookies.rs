//! The two cookies of those who declare: one while they ask for a link, one while they are in. Visitors get none.

use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};

/// The cookie of a session.
pub(crate) const SESSION: &str = "__Host-matou";
/// The cookie of a browser that asked for a link: the link serves there alone.
pub(crate) const ASKING: &str = "__Host-matou-asking";

/// What a cookie of a request holds.
pub(crate) fn get(headers: &HeaderMap, name: &str) -> Option<String> {
    let jar = CookieJar::from_headers(headers);
    jar.get(name).map(|cookie| cookie.value().to_owned()).filter(|value| !value.is_empty())
}

/// Sets a cookie: gone when the browser is closed, sent over TLS alone, out of reach of scripts and other sites.
pub(crate) fn set(response: &mut Response, name: &'static str, value: &str) {
    put(response, Cookie::new(name, value.to_owned()));
}

/// Takes a cookie back.
pub(crate) fn clear(response: &mut Response, name: &'static str) {
    let mut cookie = Cookie::new(name, String::new());
    cookie.make_removal();
    put(response, cookie);
}

fn put(response: &mut Response, mut cookie: Cookie<'static>) {
    cookie.set_path("/");
    cookie.set_secure(true);
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
