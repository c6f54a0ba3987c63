//! `matou search` and `matou explain`: the same search and the same sentences in the terminal.

use crate::arguments::Format;
use crate::edge::Edge;
use crate::exit::Failure;
use crate::output::print_line;
use matou_api::render;
use matou_core::query::{ParameterError, Query};
use matou_core::suggest::nearest;
use matou_core::text::Lang;

pub(crate) async fn run(edge: &Edge, text: &str) -> Result<(), Failure> {
    let query = parse(edge, text)?;
    let live = edge.live().await?;
    print_line(&match edge.common.format {
        Format::Json => format!("{:#}", render::list(&live, &query, edge.lang)),
        Format::Text => render::text::search(&live, &query, edge.lang),
    })
}

pub(crate) async fn explain(edge: &Edge, slug: &str, text: &str) -> Result<(), Failure> {
    let query = parse(edge, text)?;
    let live = edge.live().await?;
    let Some(hoster) = live.directory().hoster(slug) else {
        let known = live.directory().hosters().map(|hoster| hoster.slug().as_str());
        let near = nearest(slug, known).map(|near| format!(" ({near} ?)")).unwrap_or_default();
        return Err(Failure::usage(match edge.lang {
            Lang::Fr => format!("Aucun hébergeur n’a l’identifiant « {slug} »{near}."),
            Lang::En => format!("No hoster has the identifier “{slug}”{near}."),
        }));
    };
    print_line(&match edge.common.format {
        Format::Json => format!("{:#}", render::explain(&live, &query, hoster, edge.lang)),
        Format::Text => render::text::explanation(&live, &query, hoster, edge.lang),
    })
}

fn parse(edge: &Edge, text: &str) -> Result<Query, Failure> {
    let line = |error: &ParameterError| format!("{}: {}", error.parameter, error.in_words(edge.lang));
    Query::parse(&edge.schema, text)
        .map_err(|errors| Failure::usage(errors.iter().map(line).collect::<Vec<_>>().join("\n")))
}
