//! The API for people, and for those whom the reader of its documentation fails: every operation, and three examples.

use super::about::frame;
use super::frame::Frame;
use super::place::{PageLang, Place};
use super::{html, without_parameters};
use crate::docs::{DOCUMENT, READER};
use crate::extract::Asked;
use crate::openapi::document;
use crate::reply::Stop;
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use matou_core::schema::Schema;
use utoipa::openapi::OpenApi;
use utoipa::openapi::path::Operation as DocumentedOperation;

/// The API.
#[derive(Template)]
#[template(path = "api.html")]
struct Api {
    frame: Frame,
    /// How many requests a client may make in a second.
    rate: Option<usize>,
    examples: Vec<Example>,
    sections: Vec<Section>,
    document: &'static str,
    reader: &'static str,
}

/// An example, and what it gives.
struct Example {
    text: String,
    command: String,
}

/// The operations of a tag.
struct Section {
    label: String,
    operations: Vec<Operation>,
}

/// One operation.
struct Operation {
    method: &'static str,
    path: String,
    summary: String,
}

/// The page of the API.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let live = std::sync::Arc::clone(&question.live);
    let schema = live.directory().schema();
    let frame = frame(&app, lang, Place::Api, ["api-title", "api-description"]);
    let page = Api {
        rate: app.settings().rate.and_then(|rate| usize::try_from(rate.0.get()).ok()),
        examples: examples(&frame, schema),
        sections: sections(&document(schema), frame.words),
        frame,
        document: DOCUMENT,
        reader: READER,
    };
    Ok(question.reply(html(&page)?).await)
}

/// Three commands that work on any directory.
fn examples(frame: &Frame, schema: &Schema) -> Vec<Example> {
    let (site, lang) = (&frame.site, frame.lang.code());
    let profile = schema.recipes().last().map(|recipe| format!("profile={}&", recipe.id)).unwrap_or_default();
    let example = |key: &str, command: String| Example { text: frame.words.say(key).to_owned(), command };
    vec![
        example(
            "api-example-search",
            format!("curl '{site}/api/v1/hosters?{profile}include=facets&lang={lang}'"),
        ),
        example("api-example-criteria", format!("curl '{site}/api/v1/criteria?lang={lang}'")),
        example("api-example-copy", format!("curl -O '{site}/dumps/latest/hosters.csv'")),
    ]
}

/// The operations of the document, by tag, in its order.
fn sections(document: &OpenApi, words: &Words) -> Vec<Section> {
    let tags = document.tags.iter().flatten();
    let section = |tag: &utoipa::openapi::Tag| Section {
        label: words.say(&format!("api-tag-{}", tag.name)).to_owned(),
        operations: operations(document, &tag.name, words),
    };
    tags.map(section).collect()
}

/// The operations of a tag, those that read before the one that writes.
fn operations(document: &OpenApi, tag: &str, words: &Words) -> Vec<Operation> {
    let paths = || document.paths.paths.iter();
    let reading = paths().filter_map(|(path, item)| Some(("GET", path, item.get.as_ref()?)));
    let writing = paths().filter_map(|(path, item)| Some(("POST", path, item.post.as_ref()?)));
    let all = reading.chain(writing);
    let of_tag = all.filter(|(_, _, operation)| operation.tags.iter().flatten().any(|known| known == tag));
    let operation = |(method, path, operation): (&'static str, &String, &DocumentedOperation)| {
        let key = format!("api-does-{}", operation.operation_id.as_deref().unwrap_or_default());
        let summary = operation.summary.as_deref().unwrap_or_default();
        Operation { method, path: path.clone(), summary: words.known(&key).unwrap_or(summary).to_owned() }
    };
    of_tag.map(operation).collect()
}
