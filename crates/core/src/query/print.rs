//! Printing a query in its canonical form.

use super::{Ask, Clock, Matching, PER_PAGE, Query, Sort, encode};
use crate::schema::{FilterId, Schema};

/// Pairs are printed in one order: recipe, filters as declared, text, place, then how to show.
pub(super) fn print(query: &Query, schema: &Schema) -> String {
    let mut pairs: Vec<(&str, String)> = Vec::new();
    if let Some(profile) = &query.profile {
        pairs.push(("profile", encode(profile)));
    }
    if !query.without.is_empty() {
        let names: Vec<&str> = query.without.iter().filter_map(|id| parameter(schema, *id)).collect();
        pairs.push(("without", names.join(",")));
    }
    for (filter, ask) in &query.asks {
        print_ask(schema, *filter, ask, &mut pairs);
    }
    print_place(query, &mut pairs);
    print_view(query, &mut pairs);
    let printed: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    printed.join("&")
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
