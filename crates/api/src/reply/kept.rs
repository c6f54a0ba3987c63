//! Answers that are kept for as long as their version of the data set is served, with what compressing them gave.

use super::Encoding;
use axum::body::Bytes;
use axum::http::HeaderValue;
use jiff::Timestamp;
use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, OptionsBuilder, Weighter};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};

/// How many bytes of answers a version of the data set keeps. Those that are asked for least go first.
const BYTES_MAX: u64 = 12 * 1024 * 1024;
/// What the cache prepares for; it is no limit.
const ANSWERS: usize = 1_000;
/// How many of the last requests are remembered; a power of two.
const REMEMBERED: usize = 4_096;
/// A body shorter than this fits into a packet or two as it is.
const COMPRESSED_FROM: usize = 1024;

/// An answer as it was made.
#[derive(Debug)]
pub(crate) struct Kept {
    pub(super) media: &'static str,
    pub(super) lang: &'static str,
    pub(super) link: Option<HeaderValue>,
    pub(super) etag: HeaderValue,
    pub(super) modified: Timestamp,
    pub(super) modified_header: HeaderValue,
    plain: Bytes,
    gzip: OnceLock<Bytes>,
    brotli: OnceLock<Bytes>,
}

/// What the headers of an answer say.
pub(super) struct Head {
    pub(super) media: &'static str,
    pub(super) lang: &'static str,
    pub(super) link: Option<HeaderValue>,
    pub(super) etag: HeaderValue,
    pub(super) modified: Timestamp,
}

impl Kept {
    pub(super) fn new(head: Head, plain: Bytes) -> Self {
        let date = jiff::fmt::rfc2822::DateTimePrinter::new().timestamp_to_rfc9110_string(&head.modified);
        let modified_header = date
            .ok()
            .and_then(|date| HeaderValue::from_str(&date).ok())
            .unwrap_or_else(|| HeaderValue::from_static("Thu, 01 Jan 1970 00:00:00 GMT"));
        Self {
            media: head.media,
            lang: head.lang,
            link: head.link,
            etag: head.etag,
            modified: head.modified,
            modified_header,
            plain,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
        }
    }

    /// The body for an encoding, and the encoding that it has. It is compressed once.
    pub(super) fn body(&self, encoding: Encoding) -> (Bytes, Encoding) {
        let slot = match encoding {
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
            Encoding::Identity => return (self.plain.clone(), Encoding::Identity),
        };
        if self.plain.len() < COMPRESSED_FROM {
            return (self.plain.clone(), Encoding::Identity);
        }
        let encoded = slot.get_or_init(|| encoding.encode(&self.plain)).clone();
        let is_encoded = encoded.len() < self.plain.len();
        (encoded, if is_encoded { encoding } else { Encoding::Identity })
    }

    /// How many bytes are to be compressed before it can be sent; 0 when that was done.
    pub(super) fn to_compress(&self, encoding: Encoding) -> usize {
        let is_done = match encoding {
            Encoding::Gzip => self.gzip.get().is_some(),
            Encoding::Brotli => self.brotli.get().is_some(),
            Encoding::Identity => true,
        };
        if is_done { 0 } else { self.plain.len() }
    }
}

/// The answers that one version of the data set keeps, by what was asked.
#[derive(Debug)]
pub(crate) struct Shelf {
    kept: Cache<Box<str>, Arc<Kept>, Weight>,
    asked: Vec<AtomicU64>,
}

#[derive(Clone, Debug)]
struct Weight;

impl Weighter<Box<str>, Arc<Kept>> for Weight {
    /// The body, room for its two compressed forms, the request and the headers.
    fn weight(&self, key: &Box<str>, kept: &Arc<Kept>) -> u64 {
        let bytes = kept.plain.len() + kept.plain.len() / 2 + key.len() + 512;
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

impl Default for Shelf {
    fn default() -> Self {
        // One shard: several would share the bytes out among them, and refuse what is larger than the share of one.
        let mut options = OptionsBuilder::new();
        options.estimated_items_capacity(ANSWERS).weight_capacity(BYTES_MAX).shards(1);
        let kept = options.build().map_or_else(
            |_| Cache::with_weighter(ANSWERS, BYTES_MAX, Weight),
            |options| {
                Cache::with_options(
                    options,
                    Weight,
                    DefaultHashBuilder::default(),
                    DefaultLifecycle::default(),
                )
            },
        );
        Self { kept, asked: std::iter::repeat_with(AtomicU64::default).take(REMEMBERED).collect() }
    }
}

impl Shelf {
    pub(super) fn get(&self, key: &str) -> Option<Arc<Kept>> {
        self.kept.get(key)
    }

    pub(super) fn put(&self, key: String, kept: Arc<Kept>) {
        self.kept.insert(key.into(), kept);
    }

    /// Whether the same was asked not long ago. What is asked once only need not be kept: making it was cheap, and keeping
    /// it would push out what others ask for again.
    pub(super) fn was_asked(&self, key: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        // Zero stands for nothing.
        let tag = hasher.finish() | 1;
        let place = usize::try_from(tag >> 1).unwrap_or(0) % REMEMBERED;
        self.asked.get(place).is_some_and(|slot| slot.swap(tag, Ordering::Relaxed) == tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_again_is_remembered() {
        let shelf = Shelf::default();
        assert!(!shelf.was_asked("fr /api/v1/hosters?"));
        assert!(shelf.was_asked("fr /api/v1/hosters?"));
        assert!(!shelf.was_asked("en /api/v1/hosters?"));
        assert!(shelf.was_asked("fr /api/v1/hosters?"));
        // Many others push it out.
        for number in 0..100 * REMEMBERED {
            shelf.was_asked(&format!("{number}"));
        }
        assert!(!shelf.was_asked("fr /api/v1/hosters?"));
    }
}
