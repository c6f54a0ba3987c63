//! The draw of one service that can be used at once, for the API and for its page.

use crate::problem::Problem;
use matou_core::directory::{Directory, Service};
use matou_core::field::About;
use matou_core::services::{ServiceHit, ServiceSearch, draw_of};

/// The parameter that says what is needed.
pub(crate) const SERVICE: &str = "service";
/// What means nothing in a draw.
pub(crate) const NOT_IN_A_DRAW: [&str; 4] = ["page", "per_page", "sort", "match"];

/// A service that was drawn.
pub(crate) struct Drawn<'d> {
    /// The service, and the hoster that runs it.
    pub(crate) hit: ServiceHit<'d>,
    /// Its address.
    pub(crate) url: String,
    /// Among how many it was drawn.
    pub(crate) among: usize,
}

/// Draws one of the services that match and can be used: the same again when the query has a seed, another one each time
/// when it has none. `None` when there is nothing to draw from.
///
/// # Errors
/// When the system has no random numbers, which is a fault.
pub(crate) fn draw<'d>(search: &ServiceSearch<'d>) -> Result<Option<Drawn<'d>>, Problem> {
    let draw = match search.query().seed {
        Some(seed) => draw_of(seed),
        None => getrandom::u64().map_err(|error| Problem::fault(&error))?,
    };
    let drawn = search.pick(draw).and_then(|hit| {
        let url = address(search.directory(), hit.service)?;
        Some(Drawn { hit, url, among: search.usable() })
    });
    Ok(drawn)
}

/// The address of a service.
fn address(directory: &Directory, service: &Service) -> Option<String> {
    let known = directory.schema().field(About::Service, "url")?;
    let value = service.answers().current(known.id)?.answer.value()?;
    value.get("value").map(matou_core::datum::Datum::print)
}
