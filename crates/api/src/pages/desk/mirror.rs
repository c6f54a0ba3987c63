//! The mirror: which of the first choices of visitors show this hoster, which do not, and the one answer that would change
//! it. No score, and no rank among peers.

use super::home_of;
use crate::account::Editor;
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::{PageLang, Place, Word, about};
use crate::problem::{Kind, Problem};
use crate::state::App;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use matou_core::explain::explain;
use matou_core::query::Query;
use matou_core::reading::Verdict;
use matou_core::text::Lang;

/// The mirror.
#[derive(Template)]
#[template(path = "mirror.html")]
struct MirrorPage {
    frame: Frame,
    up: String,
    name: String,
    reflections: Vec<Reflection>,
}

/// One first choice of visitors.
struct Reflection {
    label: String,
    verdict: &'static str,
    sentences: Vec<String>,
    /// What would change it.
    turning: Option<String>,
    list: String,
}

/// The mirror of a hoster.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    let live = app.live();
    let directory = live.directory();
    let schema = directory.schema();
    let hoster = directory.hoster(&editor.slug).ok_or_else(|| Problem::plain(Kind::NotFound))?;
    let path = about(lang, Word::Space, &editor.slug, &[Word::Mirror]);
    let frame = Frame::new(&app.settings().public_url, lang, None, &path).private();
    let words = frame.words;
    let reflect = |recipe: &matou_core::profile::Recipe| {
        let asked = format!("profile={}", recipe.id);
        let query = Query::parse(schema, &asked).ok()?;
        let explanation = explain(directory, &query, hoster, lang);
        let verdict = match explanation.verdict {
            Verdict::Yes => words.say("mirror-yes"),
            Verdict::Unknown => words.say("mirror-unknown"),
            Verdict::No => words.say("mirror-no"),
        };
        let label = words.with("mirror-recipe", "recipe", recipe.label.get(lang));
        Some(Reflection {
            label,
            verdict,
            sentences: explanation.lines.iter().map(|line| line.sentence.clone()).collect(),
            turning: turning(&explanation, lang),
            list: format!("{}?{asked}", Place::Results.path(lang)),
        })
    };
    let page = MirrorPage {
        up: home_of(lang, &editor.slug),
        name: hoster.name(schema).to_owned(),
        reflections: schema.recipes().iter().filter_map(reflect).collect(),
        frame: frame.titled(words.say("way-mirror")),
    };
    own(lang, StatusCode::OK, &page)
}

/// The one condition whose answer would change the verdict: when a single one stands in the way.
fn turning(explanation: &matou_core::explain::Explanation<'_>, lang: Lang) -> Option<String> {
    let mut others = explanation.lines.iter().filter(|line| line.verdict != Verdict::Yes);
    let (first, second) = (others.next()?, others.next());
    second.is_none().then(|| crate::words::Words::of(lang).with("mirror-turning", "asked", &first.asked))
}
