//! Printing a query in its canonical form.

use super::{Ask, Clock, Matching, PER_PAGE, Query, Sort, encode};
use crate::schema::{FilterId, Schema};

/// Pairs are printed in one order: recipe, filters as declared, text, place, then how to show.
pub(super) fn print(query: &Query, schema: &Schema) -> String {
    let mut pairs = recipe_pairs(query, schema, None);
    for (filter, ask) in &query.asks {
        print_ask(schema, *filter, ask, &mut pairs);
    }
    print_place(query, &mut pairs);
    print_view(query, &mut pairs);
    join(pairs)
}

/// What is printed before and after the condition on one filter, which is left out itself.
pub(super) fn print_around(query: &Query, schema: &Schema, filter: FilterId) -> (String, String) {
    let mut before = recipe_pairs(query, schema, Some(filter));
    for (id, ask) in query.asks.range(..filter) {
        print_ask(schema, *id, ask, &mut before);
    }
    let mut after = Vec::new();
    for (id, ask) in query.asks.range(filter..).filter(|(id, _)| **id != filter) {
        print_ask(schema, *id, ask, &mut after);
    }
    print_place(query, &mut after);
    print_view(query, &mut after);
    (join(before), join(after))
}

fn join(pairs: Vec<(&str, String)>) -> String {
    let printed: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    printed.join("&")
}

/// The recipe and what was taken out of it; a condition that replaces the recipe's is not taken out.
fn recipe_pairs<'a>(query: &Query, schema: &'a Schema, replaced: Option<FilterId>) -> Vec<(&'a str, String)> {
    let mut pairs = Vec::new();
    if let Some(profile) = &query.profile {
        pairs.push(("profile", encode(profile)));
    }
    let without = query.without.iter().filter(|id| Some(**id) != replaced);
    let names: Vec<&str> = without.filter_map(|id| parameter(schema, *id)).collect();
    if !names.is_empty() {
        pairs.push(("without", names.join(",")));
    }
    pairs
}

fn parameter(schema: &Schema, id: FilterId) -> Option<&'static str> {
    schema.filter_at(id).map(|filter| filter.filter.parameter)
}

fn print_ask<'a>(schema: &'a Schema, id: FilterId, ask: &Ask, pairs: &mut Vec<(&'a str, String)>) {
    let Some(filter) = schema.filter_at(id) else { return };
    match ask {
        Ask::Options(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| encode(code)).collect();
            pairs.push((filter.filter.parameter, codes.join(",")));
        }
        Ask::Within { hours, clock } => {
            pairs.push((filter.filter.parameter, hours.to_string()));
            if let (Some(name), true) = (filter.clock_parameter(), *clock != Clock::default()) {
                pairs.push((name, clock.code().to_owned()));
            }
        }
    }
}

fn print_place(query: &Query, pairs: &mut Vec<(&str, String)>) {
    if let Some(text) = &query.text {
        pairs.push(("q", encode(text)));
    }
    if let Some(near) = &query.near {
        pairs.push(("near", format!("{},{}", near.latitude, near.longitude)));
        if let Some(kilometres) = near.within_km {
            pairs.push(("within_km", kilometres.to_string()));
        }
    }
}

fn print_view(query: &Query, pairs: &mut Vec<(&str, String)>) {
    if query.matching == Matching::YesOnly {
        pairs.push(("match", "yes".to_owned()));
    }
    if query.sort != Sort::default() {
        pairs.push(("sort", query.sort.code().to_owned()));
    }
    if let Some(seed) = query.seed {
        pairs.push(("seed", seed.to_string()));
    }
    if query.page != 1 {
        pairs.push(("page", query.page.to_string()));
    }
    if query.per_page != PER_PAGE {
        pairs.push(("per_page", query.per_page.to_string()));
    }
}
