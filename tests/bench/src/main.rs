//! What the scripts beside it measure: the service over a synthetic or the real directory, with a route that answers a
//! fixed body; the queries to ask; the rows for another program to answer from; the time until a statement is seen.
//!
//! `matou-bench serve HOSTERS PORT QUERIES` · `queries HOSTERS COUNT` · `rows HOSTERS` · `pairs HOSTERS COUNT` ·
//! `visible HOSTERS`. HOSTERS is a number of synthetic hosters, or `real` for the collective's data.

mod queries;
mod rows;
mod serve;
mod subject;
mod visible;

use anyhow::{Context, Result, bail};
use subject::Subject;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["serve", hosters, port, queries] => {
            let queries = std::fs::read_to_string(queries).with_context(|| format!("reading {queries}"))?;
            run(serve::serve(Subject::read(hosters)?, port.parse()?, &queries))
        }
        ["queries", hosters, count] => queries::print(&Subject::read(hosters)?, count.parse()?),
        ["rows", hosters] => rows::print(&Subject::read(hosters)?),
        ["pairs", hosters, count] => rows::print_queries(&Subject::read(hosters)?, count.parse()?),
        ["visible", hosters] => run(visible::measure(Subject::read(hosters)?)),
        _ => bail!(
            "serve HOSTERS PORT QUERIES | queries HOSTERS COUNT | rows HOSTERS | pairs HOSTERS COUNT | visible HOSTERS"
        ),
    }
}

/// One thread, as the method asks: the server has one core for itself.
fn run(future: impl Future<Output = Result<()>>) -> Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)
}
