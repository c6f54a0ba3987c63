//! The language of an answer: `lang=` wins over `Accept-Language`, French when nothing is asked.

use axum::extract::FromRequestParts;
use axum::http::{HeaderValue, Uri, header, request::Parts};
use matou_core::query::decode;
use matou_core::text::Lang;
use std::convert::Infallible;

/// The language of the answer. A `lang=` that is not known is refused by the handlers that read parameters.
pub(crate) struct Language(pub(crate) Lang);

impl<S: Send + Sync> FromRequestParts<S> for Language {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(Self(of(&parts.uri, parts.headers.get(header::ACCEPT_LANGUAGE))))
    }
}

/// The language that a request asks for, by its address and its `Accept-Language` field.
pub(crate) fn of(uri: &Uri, accepted: Option<&HeaderValue>) -> Lang {
    let pairs = decode(uri.query().unwrap_or("")).unwrap_or_default();
    let asked = pairs.iter().find(|(name, _)| name == "lang").and_then(|(_, code)| Lang::from_code(code));
    let accepted = || accepted.and_then(|value| value.to_str().ok());
    asked.or_else(|| accepted().and_then(preferred)).unwrap_or_default()
}

/// The known language with the greatest weight in an `Accept-Language` field (RFC 9110, 12.5.4).
pub(super) fn preferred(field: &str) -> Option<Lang> {
    let weighed = field.split(',').filter_map(|range| {
        let (tag, weight) =
            range.split_once(';').map_or((range, None), |(tag, rest)| (tag, rest.trim().strip_prefix("q=")));
        let weight: f32 = weight.map_or(Some(1.0), |weight| weight.trim().parse().ok())?;
        let primary = tag.trim().split('-').next()?;
        let lang = Lang::from_code(primary)?;
        (weight > 0.0).then_some((weight, lang))
    });
    // Of equal weights the first one stands.
    weighed.reduce(|best, next| if next.0 > best.0 { next } else { best }).map(|(_, lang)| lang)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_weight_wins() {
        assert_eq!(preferred("en-GB,en;q=0.9,fr;q=0.8"), Some(Lang::En));
        assert_eq!(preferred("de, fr;q=0.5, en;q=0.7"), Some(Lang::En));
        assert_eq!(preferred("fr, en"), Some(Lang::Fr));
        assert_eq!(preferred("de, en;q=0"), None);
        assert_eq!(preferred(";;q=,,x;q=nan"), None);
    }
}
