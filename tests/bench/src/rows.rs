//! The same rows and the same questions for a program that answers from tables.

use crate::subject::Subject;
use anyhow::Result;
use matou_core::directory::Listing;
use matou_core::field::Reading;
use matou_core::query::{Ask, Matching, Query, Sort};
use matou_core::reading::read;
use matou_core::sample::Random;
use matou_core::schema::SchemaFilter;
use serde_json::{Map, Value as Json, json};
use std::collections::BTreeMap;
use std::io::Write;

/// Prints every listed hoster as a line of JSON: slug, name, and per filter the options that hold; null when it has not said.
pub(crate) fn print(subject: &Subject) -> Result<()> {
    let (directory, schema) = (&subject.directory, subject.schema());
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for hoster in directory.hosters().filter(|hoster| *hoster.listing() == Listing::Shown) {
        let mut row = Map::new();
        row.insert("slug".to_owned(), json!(hoster.slug().as_str()));
        row.insert("name".to_owned(), json!(hoster.name(schema)));
        for filter in facets(subject) {
            let held = match read(schema, filter, hoster, directory.today()) {
                Reading::Silent => Json::Null,
                // What another filter of the same field counts is not counted here.
                Reading::Holds(holds) | Reading::Partly { holds, .. } => {
                    json!(
                        holds
                            .iter()
                            .filter(|code| filter.is_open() || filter.option(code).is_some())
                            .collect::<Vec<_>>()
                    )
                }
            };
            row.insert(filter.filter.parameter.to_owned(), held);
        }
        writeln!(out, "{}", Json::Object(row))?;
    }
    out.flush()?;
    Ok(())
}

/// Prints questions that both programs understand alike: up to three filters, one option each, matches only, by name. Each
/// is a line of JSON: our query, and the option asked of each filter.
pub(crate) fn print_queries(subject: &Subject, count: u64) -> Result<()> {
    let filters: Vec<&SchemaFilter> = facets(subject).filter(|filter| !filter.is_open()).collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for seed in 0..count {
        let mut random = Random::new(seed);
        let mut query = Query { matching: Matching::YesOnly, sort: Sort::Name, ..Query::default() };
        let mut asked = BTreeMap::new();
        for _ in 0..random.below(4) {
            let Some(filter) = random.pick(&filters) else { continue };
            let at = random.small(filter.options.len());
            let Some(option) = filter.options.get(at) else { continue };
            // "None" beside something else of the same field is refused, so that a field is asked about once.
            if filters.iter().any(|other| other.field == filter.field && query.asks.contains_key(&other.id)) {
                continue;
            }
            query.asks.insert(filter.id, Ask::Options(vec![option.code.clone()]));
            asked.insert(filter.filter.parameter, option.code.clone());
        }
        let ours = format!("{}&include=facets", query.print(subject.schema()));
        writeln!(out, "{}", json!({"ours": ours, "asked": asked}))?;
    }
    out.flush()?;
    Ok(())
}

fn facets(subject: &Subject) -> impl Iterator<Item = &SchemaFilter> {
    subject.schema().filters().iter().filter(|filter| filter.filter.facet)
}
