//! Printing a query in its canonical form.

use super::{Ask, Clock, Matching, PER_PAGE, Query, Sort, encode};
use crate::schema::{FilterId, Schema};

/// The pieces of a canonical query string. A page of results writes many addresses that differ in one condition or in the
/// page: they are put together from what was printed once. Pieces come in one order: recipe, filters as declared, text,
/// place, then how to show.
#[derive(Clone, Debug, Default)]
pub struct Printed {
    profile: String,
    without: Vec<(FilterId, &'static str)>,
    asks: Vec<(FilterId, String)>,
    place: String,
    view: String,
    page: u32,
    per_page: String,
}

impl Printed {
    pub(super) fn new(query: &Query, schema: &Schema) -> Self {
        let name = |id: &FilterId| schema.filter_at(*id).map(|filter| (*id, filter.filter.parameter));
        let asks = query.asks.iter().map(|(id, ask)| (*id, ask_pairs(schema, *id, ask)));
        Self {
            profile: query.profile.as_ref().map(|id| pair("profile", &encode(id))).unwrap_or_default(),
            without: query.without.iter().filter_map(name).collect(),
            asks: asks.collect(),
            place: place_pairs(query),
            view: view_pairs(query),
            page: query.page,
            per_page: if query.per_page == PER_PAGE {
                String::new()
            } else {
                pair("per_page", &query.per_page.to_string())
            },
        }
    }

    /// The whole string.
    pub fn whole(&self) -> String {
        self.of_page(self.page)
    }

    /// The whole string with another page.
    pub fn of_page(&self, page: u32) -> String {
        let mut out = String::with_capacity(128);
        self.print_recipe(&mut out);
        for (_, ask) in &self.asks {
            push(&mut out, ask);
        }
        self.print_rest(page, &mut out);
        out
    }

    /// Where the condition on a filter would stand: filters of the same place have the same [`Printed::around`]. `None`
    /// when the string says something of the filter already.
    pub fn place_of(&self, filter: FilterId) -> Option<usize> {
        let is_said =
            self.asks.iter().any(|(id, _)| *id == filter) || self.without.iter().any(|(id, _)| *id == filter);
        (!is_said).then(|| self.asks.iter().filter(|(id, _)| *id < filter).count())
    }

    /// What the string says before and after the condition on a filter, on the first page, with that condition left out
    /// and the recipe's on the same filter not taken out: put a pair between them for another condition.
    pub fn around(&self, filter: FilterId) -> (String, String) {
        let (mut before, mut after) = (String::with_capacity(128), String::with_capacity(128));
        push(&mut before, &self.profile);
        let mut names = self.without.clone();
        names.retain(|(id, _)| *id != filter);
        push_names(&names, &mut before);
        for (id, ask) in self.asks.iter().filter(|(id, _)| *id != filter) {
            push(if *id < filter { &mut before } else { &mut after }, ask);
        }
        self.print_rest(1, &mut after);
        (before, after)
    }

    /// The string of [`Query::without_filter`], on the first page. `of_recipe` is the name of the filter when the recipe has
    /// a condition on it, which is then taken out.
    pub fn without_filter(&self, filter: FilterId, of_recipe: Option<&'static str>) -> String {
        let mut out = String::with_capacity(128);
        push(&mut out, &self.profile);
        let mut names = self.without.clone();
        names.extend(of_recipe.map(|name| (filter, name)));
        names.sort_unstable();
        names.dedup();
        push_names(&names, &mut out);
        for (_, ask) in self.asks.iter().filter(|(id, _)| *id != filter) {
            push(&mut out, ask);
        }
        self.print_rest(1, &mut out);
        out
    }

    fn print_recipe(&self, out: &mut String) {
        push(out, &self.profile);
        push_names(&self.without, out);
    }

    fn print_rest(&self, page: u32, out: &mut String) {
        push(out, &self.place);
        push(out, &self.view);
        if page != 1 {
            push(out, &pair("page", &page.to_string()));
        }
        push(out, &self.per_page);
    }
}

/// What was taken out of the recipe.
fn push_names(names: &[(FilterId, &str)], out: &mut String) {
    if !names.is_empty() {
        let names: Vec<&str> = names.iter().map(|(_, name)| *name).collect();
        push(out, &pair("without", &names.join(",")));
    }
}

fn pair(name: &str, value: &str) -> String {
    [name, "=", value].concat()
}

/// Appends pairs to those that stand there already.
fn push(out: &mut String, pairs: &str) {
    if !out.is_empty() && !pairs.is_empty() {
        out.push('&');
    }
    out.push_str(pairs);
}

fn ask_pairs(schema: &Schema, id: FilterId, ask: &Ask) -> String {
    let Some(filter) = schema.filter_at(id) else { return String::new() };
    match ask {
        Ask::Options(codes) => {
            let codes: Vec<String> = codes.iter().map(|code| encode(code)).collect();
            pair(filter.filter.parameter, &codes.join(","))
        }
        Ask::Within { hours, clock } => {
            let mut pairs = pair(filter.filter.parameter, &hours.to_string());
            if let (Some(name), true) = (filter.clock_parameter(), *clock != Clock::default()) {
                push(&mut pairs, &pair(name, clock.code()));
            }
            pairs
        }
    }
}

fn place_pairs(query: &Query) -> String {
    let mut pairs = query.text.as_ref().map(|text| pair("q", &encode(text))).unwrap_or_default();
    if let Some(near) = &query.near {
        push(&mut pairs, &format!("near={},{}", near.latitude, near.longitude));
        if let Some(kilometres) = near.within_km {
            push(&mut pairs, &pair("within_km", &kilometres.to_string()));
        }
    }
    pairs
}

fn view_pairs(query: &Query) -> String {
    let mut pairs = String::new();
    if query.matching == Matching::YesOnly {
        push(&mut pairs, "match=yes");
    }
    if query.sort != Sort::default() {
        push(&mut pairs, &pair("sort", query.sort.code()));
    }
    if let Some(seed) = query.seed {
        push(&mut pairs, &pair("seed", &seed.to_string()));
    }
    pairs
}
