//! The headers that protect readers, on every answer, and those that let other sites read the API.

use axum::http::Method;
use matou_tests::TestApp;

/// One address of each kind: found, redirected, refused, absent, not allowed.
const ADDRESSES: [&str; 10] = [
    "/api/v1/hosters",
    "/api/v1/hosters/club1",
    "/api/v1/hosters?page=0",
    "/api/v1/hosters/nothing",
    "/api/openapi.json",
    "/api/docs",
    "/api/docs/",
    "/health/live",
    "/health/ready",
    "/nothing",
];

#[test]
fn every_answer_protects_its_reader() {
    for address in ADDRESSES {
        let answer = TestApp::real().get(address);
        let has = |name: &str, value: &str| assert_eq!(answer.header(name), value, "{address}: {name}");
        has("x-content-type-options", "nosniff");
        has("referrer-policy", "strict-origin-when-cross-origin");
        has("strict-transport-security", "max-age=63072000; includeSubDomains");
        has("cross-origin-opener-policy", "same-origin");
        has("x-frame-options", "DENY");
        has("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        let policy = answer.header("content-security-policy");
        for rule in ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"] {
            assert!(policy.contains(rule), "{address}: {rule} in {policy}");
        }
        // Styles alone may be written in the page, and only by the reader of the documentation.
        let inline = policy.contains("'unsafe-inline'");
        assert_eq!(inline, address.starts_with("/api/docs"), "{address}: {policy}");
        assert!(!policy.contains("http") && !policy.contains('*'), "{address}: {policy}");
        assert!(
            answer.headers.get("server").is_none() && answer.headers.get("set-cookie").is_none(),
            "{address}"
        );
    }
}

#[test]
fn refused_methods_are_protected_too() {
    let answer = TestApp::real().ask(&Method::POST, "/api/v1/hosters", &[]);
    assert_eq!(answer.header("x-frame-options"), "DENY");
    assert!(answer.header("content-security-policy").contains("default-src 'none'"));
}

#[test]
fn other_sites_may_read_the_api_and_nothing_else() {
    let app = TestApp::real();
    let origin = [("origin", "https://www.chatons.org")];
    for address in [
        "/api/v1/hosters",
        "/api/v1/criteria",
        "/api/v1/hosters?page=0",
        "/api/v1/nothing",
        "/dumps/latest/hosters.csv",
    ] {
        let answer = app.get_with(address, &origin);
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{address}");
        assert_eq!(answer.header("cross-origin-resource-policy"), "cross-origin", "{address}");
        assert!(answer.headers.get("access-control-allow-credentials").is_none());
    }
    assert_eq!(app.get_with("/api/docs/", &origin).header("cross-origin-resource-policy"), "same-origin");
}

#[test]
fn a_preflight_allows_reading_only() {
    let asks = [("origin", "https://www.chatons.org"), ("access-control-request-method", "GET")];
    let answer = TestApp::real().ask(&Method::OPTIONS, "/api/v1/hosters", &asks);
    assert!(answer.status.is_success());
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let methods = answer.header("access-control-allow-methods");
    assert!(methods.contains("GET") && !methods.contains("POST") && !methods.contains("DELETE"), "{methods}");
}

#[test]
fn head_answers_like_get_without_a_body() {
    for address in ADDRESSES {
        let (get, head) = (TestApp::real().get(address), TestApp::real().ask(&Method::HEAD, address, &[]));
        assert_eq!(head.status, get.status, "{address}");
        assert_eq!(head.header("content-type"), get.header("content-type"), "{address}");
        assert_eq!(head.header("content-language"), get.header("content-language"), "{address}");
    }
}

#[test]
fn answers_are_compressed_when_asked_for() {
    let app = TestApp::real();
    for coding in ["gzip", "br"] {
        let answer = app.get_with("/api/v1/hosters?per_page=500", &[("accept-encoding", coding)]);
        assert_eq!(answer.header("content-encoding"), coding);
    }
    let plain = app.get("/api/v1/hosters");
    assert!(plain.headers.get("content-encoding").is_none());
    assert_eq!(plain.header("content-type"), "application/json");
}
