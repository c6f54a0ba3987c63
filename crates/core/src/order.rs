//! The orders: shuffled by a seed, by name, by distance. All end with the slug, so that pages never overlap.

use crate::directory::{Directory, kilometres};
use crate::query::{Near, Query, Sort};
use jiff::civil::Date;

/// The seed of a day: its digits, `20261121`. The shuffle changes daily and stays put while one leafs through pages.
pub fn seed_of(day: Date) -> u32 {
    let digits = i32::from(day.year()) * 10_000 + i32::from(day.month()) * 100 + i32::from(day.day());
    digits.unsigned_abs()
}

/// What a slug contributes to its place in a shuffle (FNV-1a, 64 bits).
pub(crate) fn slug_key(slug: &str) -> u64 {
    slug.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |key, byte| (key ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The place of a slug in the shuffle of a seed (the finaliser of `SplitMix64`).
pub(crate) const fn shuffled(key: u64, seed: u32) -> u64 {
    let mut mixed = key ^ (seed as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

/// The shortest distance of a hoster from a point, in kilometres; `None` when it has no position.
pub(crate) fn distance(directory: &Directory, position: usize, near: &Near) -> Option<f64> {
    let from = (near.latitude.to_f64(), near.longitude.to_f64());
    let points = directory.index().points().get(position)?;
    points.iter().map(|point| kilometres(from, (point.latitude, point.longitude))).min_by(f64::total_cmp)
}

/// The hosters of a page among `members`, in the order asked for. `skip` and `take` count within `members`.
pub(crate) fn page(
    directory: &Directory,
    query: &Query,
    members: &crate::directory::Bits,
    skip: usize,
    take: usize,
) -> Vec<usize> {
    let index = directory.index();
    let seed = query.seed.unwrap_or_else(|| seed_of(directory.today()));
    let key = |position: usize| -> u64 {
        match (query.sort, &query.near) {
            (Sort::Shuffle, _) => shuffled(index.shuffle_key(position), seed),
            (Sort::Distance, Some(near)) => distance(directory, position, near).map_or(u64::MAX, metres),
            (Sort::Name | Sort::Distance, _) => 0,
        }
    };
    // The rank by name, then slug, decides between equals; it is different for every hoster.
    let mut keyed: Vec<(u64, u32, usize)> =
        members.iter().map(|position| (key(position), index.rank(position), position)).collect();
    let end = skip.saturating_add(take).min(keyed.len());
    if end < keyed.len() {
        keyed.select_nth_unstable(end);
        keyed.truncate(end);
    }
    keyed.sort_unstable();
    keyed.into_iter().skip(skip).map(|(_, _, position)| position).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "distances are from 0 to 20,038 km"
)]
fn metres(kilometres: f64) -> u64 {
    (kilometres * 1000.0) as u64
}
