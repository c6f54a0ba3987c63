//! The orders: shuffled by a seed, by name, by distance. All end with the slug, so that pages never overlap.

use crate::directory::{Bits, Directory, Index, Point, kilometres_of};
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

/// The point from which distances are measured.
pub(crate) fn centre(near: &Near) -> Point {
    Point::of(near.latitude.to_f64(), near.longitude.to_f64())
}

/// The shortest distance of a hoster from a point, in kilometres; `None` when it has no position.
pub(crate) fn distance(directory: &Directory, position: usize, near: &Near) -> Option<f64> {
    let centre = centre(near);
    let chords = directory.index().points_of(position).iter().map(|point| point.chord_squared(centre));
    chords.min_by(f64::total_cmp).map(kilometres_of)
}

/// What decides the place of a hoster in an order: a key, its rank by name, then slug, which is different for every
/// hoster, and its position.
type Keyed = (u64, u32, usize);

/// The hosters of a page among `members`, in the order asked for. `skip` and `take` count within `members`.
pub(crate) fn page(
    directory: &Directory,
    query: &Query,
    members: &Bits,
    skip: usize,
    take: usize,
) -> Vec<usize> {
    let index = directory.index();
    let of_day = seed_of(directory.today());
    let seed = query.seed.unwrap_or(of_day);
    let by_seed = |position: usize| shuffled(index.shuffle_key(position), seed);
    match (query.sort, &query.near) {
        (Sort::Shuffle, _) if seed == of_day => along(index, index.of_day(), by_seed, members, skip, take),
        (Sort::Shuffle, _) => smallest(index, keyed(members, by_seed), skip, take),
        (Sort::Distance, Some(near)) => nearest(index, near, members, skip, take),
        (Sort::Name | Sort::Distance, _) => along(index, index.by_name(), |_| 0, members, skip, take),
    }
}

fn keyed(members: &Bits, key: impl Fn(usize) -> u64) -> impl Iterator<Item = (u64, usize)> {
    members.iter().map(move |position| (key(position), position))
}

/// A page of an order that is known beforehand: leafs through it when members are many, sorts them when they are few.
fn along(
    index: &Index,
    order: &[u32],
    key: impl Fn(usize) -> u64,
    members: &Bits,
    skip: usize,
    take: usize,
) -> Vec<usize> {
    let count = members.count();
    let steps = skip.saturating_add(take).saturating_mul(order.len()) / count.max(1);
    if steps > count.saturating_mul(4) {
        return smallest(index, keyed(members, key), skip, take);
    }
    let positions = order.iter().map(|position| *position as usize);
    positions.filter(|position| members.has(*position)).skip(skip).take(take).collect()
}

/// From near to far; those without a position come last, by name.
fn nearest(index: &Index, near: &Near, members: &Bits, skip: usize, take: usize) -> Vec<usize> {
    let centre = centre(near);
    let groups = index.located().chunk_by(|one, other| one.hoster == other.hoster);
    let keyed = groups.filter_map(|points| {
        let position = points.first()?.hoster as usize;
        if !members.has(position) {
            return None;
        }
        let chords = points.iter().map(|located| located.point.chord_squared(centre));
        // The bits of floats that are not negative are in the order of the floats.
        let key = chords.min_by(f64::total_cmp)?.to_bits();
        Some((key, position))
    });
    let mut found = smallest(index, keyed, skip, take);
    let left = take - found.len();
    if left > 0 {
        let placed = members.count_both(index.has_place()) as usize;
        let mut others = members.clone();
        others.and_not(index.has_place());
        found.extend(along(index, index.by_name(), |_| 0, &others, skip.saturating_sub(placed), left));
    }
    found
}

/// The positions from `skip` on, `take` of them, by their keys and then by name, without sorting the rest.
fn smallest(
    index: &Index,
    items: impl Iterator<Item = (u64, usize)>,
    skip: usize,
    take: usize,
) -> Vec<usize> {
    let end = skip.saturating_add(take).max(1);
    let mut kept: Vec<Keyed> = Vec::new();
    let mut worst: Option<Keyed> = None;
    let mut highest = u64::MAX;
    for (key, position) in items {
        // Nearly all end here, before anything else is looked up.
        if key > highest {
            continue;
        }
        let item = (key, index.rank(position), position);
        if worst.is_some_and(|worst| item > worst) {
            continue;
        }
        kept.push(item);
        if kept.len() / 2 >= end {
            kept.select_nth_unstable(end - 1);
            kept.truncate(end);
            worst = kept.last().copied();
            highest = worst.map_or(u64::MAX, |(key, ..)| key);
        }
    }
    kept.sort_unstable();
    kept.into_iter().skip(skip).take(take).map(|(_, _, position)| position).collect()
}
