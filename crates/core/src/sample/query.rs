//! Random queries, valid for any schema.

use super::random::Random;
use crate::query::{Ask, Clock, Condition, HOURS_MAX, Matching, Near, PER_PAGE, Query, Sort};
use crate::query::{allows_none, only_none};
use crate::schema::{Schema, SchemaFilter};
use crate::text::code_of;
use std::collections::BTreeSet;

/// A random query: up to four filters, sometimes a recipe with conditions taken out, words, a distance, an order, a page.
pub fn query(schema: &Schema, seed: u64) -> Query {
    let mut random = Random::new(seed);
    let mut query = Query::default();
    for _ in 0..random.below(5) {
        if let Some(filter) = random.pick(schema.filters()) {
            let ask = ask(&mut random, filter);
            query.asks.extend(ask.map(|ask| (filter.id, ask)));
        }
    }
    recipe(&mut random, schema, &mut query);
    drop_contradictions(schema, &mut query);
    place_and_text(&mut random, &mut query);
    view(&mut random, &mut query);
    query
}

fn ask(random: &mut Random, filter: &SchemaFilter) -> Option<Ask> {
    if filter.clock_parameter().is_some() {
        let hours = u16::try_from(1 + random.small(usize::from(HOURS_MAX))).unwrap_or(1);
        let clock = if random.once_in(3) { Clock::Calendar } else { Clock::Working };
        return Some(Ask::Within { hours, clock });
    }
    let count = 1 + random.small(3);
    if filter.is_open() {
        let names: BTreeSet<String> =
            (0..count).map(|_| code_of(&format!("Logiciel Synthétique {}", random.small(64)))).collect();
        return Some(Ask::Options(names.into_iter().collect()));
    }
    let positions: BTreeSet<usize> = (0..count).map(|_| random.small(filter.options.len())).collect();
    let codes = positions.into_iter().filter_map(|at| filter.options.get(at));
    let codes: Vec<String> = codes.map(|option| option.code.clone()).collect();
    (!codes.is_empty()).then_some(Ask::Options(codes))
}

/// "None" together with something else of the same field is an error of the grammar, with a recipe too.
fn drop_contradictions(schema: &Schema, query: &mut Query) {
    let conditions = query.conditions(schema);
    let field = |condition: &Condition| schema.filter_at(condition.filter).map(|filter| filter.field);
    for more in conditions.iter().filter(|condition| !allows_none(&condition.ask)) {
        let refuses = |other: &&Condition| {
            other.filter != more.filter && field(other) == field(more) && only_none(&other.ask)
        };
        if let Some(none) = conditions.iter().find(refuses) {
            query.asks.remove(&none.filter);
        }
    }
}

fn recipe(random: &mut Random, schema: &Schema, query: &mut Query) {
    if !random.once_in(5) {
        return;
    }
    if let Some(recipe) = random.pick(schema.recipes()) {
        query.profile = Some(recipe.id.clone());
        for filter in recipe.conditions.keys().filter(|filter| !query.asks.contains_key(filter)) {
            if random.once_in(3) {
                query.without.insert(*filter);
            }
        }
    }
}

fn place_and_text(random: &mut Random, query: &mut Query) {
    const WORDS: [&str; 9] = [
        "synth",
        "HÉBERGEUR",
        "1",
        "17",
        "service 3",
        "logiciel synthetique 2",
        "carré",
        "français",
        "zzz & z",
    ];
    if random.once_in(6) {
        query.text = random.pick(&WORDS).map(|words| (*words).to_owned());
    }
    if random.once_in(6) {
        let degrees = |whole: usize, part: usize| format!("{whole}.{part:02}").parse();
        let place =
            (degrees(40 + random.below(14), random.below(100)), degrees(random.below(9), random.below(100)));
        if let (Ok(latitude), Ok(longitude)) = place {
            let within_km = random.once_in(2).then(|| u16::try_from(1 + random.small(1500)).unwrap_or(1));
            query.near = Some(Near { latitude, longitude, within_km });
        }
    }
}

fn view(random: &mut Random, query: &mut Query) {
    query.matching = if random.once_in(4) { Matching::YesOnly } else { Matching::WithUnknown };
    query.sort = match random.below(6) {
        0 => Sort::Name,
        1 if query.near.is_some() => Sort::Distance,
        _ => Sort::Shuffle,
    };
    if query.sort == Sort::Shuffle && random.once_in(4) {
        query.seed = u32::try_from(random.below(1000)).ok();
    }
    query.page = if random.once_in(4) { 1 + u32::try_from(random.small(5)).unwrap_or(0) } else { 1 };
    query.per_page =
        if random.once_in(3) { 1 + u16::try_from(random.below(40)).unwrap_or(0) } else { PER_PAGE };
}
