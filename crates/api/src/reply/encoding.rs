//! Which media types and encodings a client takes, and the compressing itself.

use axum::body::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// How a body is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Encoding {
    /// As it is.
    #[default]
    Identity,
    /// RFC 1952.
    Gzip,
    /// RFC 7932.
    Brotli,
}

/// Bodies are compressed once and kept, so a little more work than for a single use pays.
const GZIP_LEVEL: u32 = 6;
const BROTLI_LEVEL: i32 = 5;
const BROTLI_WINDOW: i32 = 22;

impl Encoding {
    /// The one that an `Accept-Encoding` field prefers (RFC 9110, 12.5.3); brotli when both weigh the same.
    pub(crate) fn preferred(field: &str) -> Self {
        let (mut gzip, mut brotli, mut any) = (None, None, None);
        for (coding, weight) in weighed(field) {
            match coding.to_ascii_lowercase().as_str() {
                "gzip" | "x-gzip" => gzip = Some(weight),
                "br" => brotli = Some(weight),
                "*" => any = Some(weight),
                _ => {}
            }
        }
        let (gzip, brotli) = (gzip.or(any).unwrap_or(0.0), brotli.or(any).unwrap_or(0.0));
        if brotli > 0.0 && brotli >= gzip {
            Self::Brotli
        } else if gzip > 0.0 {
            Self::Gzip
        } else {
            Self::Identity
        }
    }

    /// Its name in `Content-Encoding`.
    pub(crate) const fn code(self) -> Option<&'static str> {
        match self {
            Self::Identity => None,
            Self::Gzip => Some("gzip"),
            Self::Brotli => Some("br"),
        }
    }

    /// The body in this encoding; as it is when that is shorter.
    pub(crate) fn encode(self, plain: &Bytes) -> Bytes {
        let encoded = match self {
            Self::Identity => None,
            Self::Gzip => gzip(plain).ok(),
            Self::Brotli => brotli(plain).ok(),
        };
        encoded.filter(|encoded| encoded.len() < plain.len()).map_or_else(|| plain.clone(), Bytes::from)
    }
}

fn gzip(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = GzEncoder::new(Vec::with_capacity(plain.len() / 3), Compression::new(GZIP_LEVEL));
    out.write_all(plain)?;
    out.finish()
}

fn brotli(plain: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(plain.len() / 3);
    let level = brotli::enc::BrotliEncoderParams {
        quality: BROTLI_LEVEL,
        lgwin: BROTLI_WINDOW,
        size_hint: plain.len(),
        ..Default::default()
    };
    brotli::BrotliCompress(&mut &*plain, &mut out, &level)?;
    Ok(out)
}

/// Whether an `Accept` field takes a media type; `*/*` stands for one that is not known yet.
pub(crate) fn accepts(field: &str, media: &str) -> bool {
    if media == "*/*" {
        return true;
    }
    let (kind, subtype) = media.split_once('/').unwrap_or((media, ""));
    // The most precise range decides.
    let precision = |range: &str| match range.split_once('/') {
        Some(("*", "*")) => Some(0),
        Some((known, "*")) if known.eq_ignore_ascii_case(kind) => Some(1),
        Some((known, sub)) if known.eq_ignore_ascii_case(kind) && sub.eq_ignore_ascii_case(subtype) => {
            Some(2)
        }
        _ => None,
    };
    let fitting = weighed(field).filter_map(|(range, weight)| Some((precision(range)?, weight)));
    match fitting.max_by_key(|(precision, _)| *precision) {
        Some((_, weight)) => weight > 0.0,
        // A field that names nothing excludes nothing.
        None => field.trim().is_empty(),
    }
}

/// The items of a field and their weights, 1 unless said.
fn weighed(field: &str) -> impl Iterator<Item = (&str, f32)> {
    field.split(',').filter(|item| !item.trim().is_empty()).map(|item| {
        let mut pieces = item.split(';').map(str::trim);
        let name = pieces.next().unwrap_or_default();
        let weight = pieces.find_map(|piece| piece.strip_prefix("q=")?.trim().parse().ok());
        (name, weight.unwrap_or(1.0))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greater_weight_wins_and_zero_excludes() {
        let check = |field: &str, encoding| assert_eq!(Encoding::preferred(field), encoding, "{field}");
        check("", Encoding::Identity);
        check("gzip", Encoding::Gzip);
        check("gzip, deflate, br, zstd", Encoding::Brotli);
        check("br;q=0.5, gzip", Encoding::Gzip);
        check("br;q=0, gzip;q=0", Encoding::Identity);
        check("*", Encoding::Brotli);
        check("*;q=0", Encoding::Identity);
        check("identity", Encoding::Identity);
        check(";;q=,,gzip;q=nonsense", Encoding::Gzip);
    }

    #[test]
    fn the_most_precise_range_decides() {
        let check =
            |field: &str, takes: bool| assert_eq!(accepts(field, "application/json"), takes, "{field}");
        check("", true);
        check("*/*", true);
        check("text/html,application/xhtml+xml,*/*;q=0.8", true);
        check("application/*", true);
        check("Application/JSON; charset=utf-8", true);
        check("text/html", false);
        check("application/json;q=0, */*", false);
        check("application/*;q=0, application/json", true);
        check("nonsense", false);
    }

    #[test]
    fn what_was_compressed_is_read_back() {
        let plain = Bytes::from("présent dans l’annuaire ".repeat(200));
        let gzip = Encoding::Gzip.encode(&plain);
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&gzip[..]), &mut read).unwrap();
        assert_eq!(read, plain);
        let brotli = Encoding::Brotli.encode(&plain);
        let mut read = Vec::new();
        brotli::BrotliDecompress(&mut &brotli[..], &mut read).unwrap();
        assert_eq!(read, plain);
        assert!(gzip.len() < plain.len() && brotli.len() < plain.len());
        assert_eq!(Encoding::Gzip.encode(&Bytes::from_static(b"a")), Bytes::from_static(b"a"));
    }
}
