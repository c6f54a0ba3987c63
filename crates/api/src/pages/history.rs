//! The history of a hoster: every statement about it, oldest first, in words.

use super::frame::Frame;
use super::linked::{Piece, document};
use super::place::{PageLang, Place, history};
use super::said::{Said, Written, is_prose};
use super::searched::Searched;
use super::{HTML, html};
use crate::extract::{Asked, Slug};
use crate::reply::{Question, Stop};
use crate::state::App;
use crate::v1::{find_hoster, statements};
use crate::wire::StatementBody;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use matou_core::answer::Provenance;
use matou_core::date::PartialDate;
use matou_core::directory::Hoster;
use matou_core::field::{About, Field};
use matou_core::schema::Schema;
use matou_core::text::Lang;
use serde_json::Value as Json;

/// What is done for a reason, which is its only text.
const REASONED: [&str; 2] = ["contested", "withdrawn"];

/// Every statement about a hoster.
#[derive(Template)]
#[template(path = "history.html")]
struct History {
    frame: Frame,
    slug: String,
    name: String,
    /// The page of the hoster, within the search.
    sheet: String,
    /// The day, when it was asked for.
    day: Option<String>,
    rows: Vec<Row>,
}

/// One statement.
struct Row {
    sequence: u64,
    /// The day on which it was recorded, for machines and for people.
    day: String,
    day_in_words: String,
    author: String,
    /// The service, when it is about one.
    service: Option<String>,
    field: String,
    act: String,
    text: Said,
    people: Option<Said>,
    provenance: String,
    /// When the source said it, and when it was read.
    said: Vec<String>,
    documents: Vec<Vec<Piece>>,
}

/// The page of a hoster's history.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(slug): Slug,
    asked: Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    let searched = Searched::read(&mut question, &[])?;
    let (live, schema) = (&searched.live, searched.schema());
    let hoster = find_hoster(live, &slug)?;
    let search = searched.canonical();
    question.settle(&search)?;
    let sheet = format!("{}/{slug}", Place::Results.path(lang));
    let path = format!("{sheet}/{}", history(lang));
    let frame = Frame::new(&app.settings().public_url, lang, Some(Place::Results), &path);
    let frame = frame.asking(search.trim_start_matches('?'));
    let name = hoster.name(schema).to_owned();
    let maker = Maker { schema, hoster, words: frame.words, lang };
    let statements = statements(&app, live, hoster, lang).await?;
    let page = History {
        rows: statements.into_iter().map(|statement| maker.row(statement)).collect(),
        frame: frame.titled(Words::of(lang).with("history-title", "name", &name)),
        slug,
        name,
        sheet: sheet + &search,
        day: (!searched.kept.is_empty()).then(|| maker.day(&live.directory().today().to_string())),
    };
    Ok(question.reply(html(&page)?).await)
}

/// The texts of a value that people wrote.
fn prose<'v>(field: &'v Field, value: &'v Json) -> Vec<&'v str> {
    let parts = field.parts.iter().map(|part| part.id).filter(|part| is_prose(field, part));
    match value {
        Json::Array(records) => records.iter().flat_map(|record| prose(field, record)).collect(),
        Json::Object(pieces) => parts.filter_map(|part| pieces.get(part)?.as_str()).collect(),
        Json::String(text) => parts.take(1).map(|_| text.as_str()).collect(),
        _ => Vec::new(),
    }
}

/// What rows are made from.
struct Maker<'a> {
    schema: &'a Schema,
    hoster: &'a Hoster,
    words: &'static Words,
    lang: Lang,
}

impl Maker<'_> {
    fn row(&self, statement: StatementBody) -> Row {
        let about = if statement.service.is_some() { About::Service } else { About::Hoster };
        let known = self.schema.field(about, &statement.field);
        let day = statement.recorded_at.split('T').next().unwrap_or_default().to_owned();
        let provenance = Provenance::from_code(&statement.provenance);
        let people = known.map(|known| Written::about(self.schema, self.hoster, known, self.lang));
        let people = people.unwrap_or_default();
        let text = self.said(&statement);
        Row {
            sequence: statement.sequence,
            day_in_words: self.day(&day),
            day,
            author: self.named("history-by", &statement.author),
            service: statement.service.map(|key| self.service(&key)),
            field: known.map_or(statement.field, |known| known.texts.label.get(self.lang).to_owned()),
            act: self.named("history-act", &statement.act),
            text,
            people: statement.human_cost.map(|cost| people.marked(&cost.text)),
            provenance: provenance
                .map_or(statement.provenance, |known| known.label().get(self.lang).to_owned()),
            said: self.dates(statement.stated_on.as_deref(), statement.read_on.as_deref()),
            documents: statement.sources.iter().map(|text| document(text)).collect(),
        }
    }

    /// What was stated in words, or the reason for what was done, which stands in the words of whoever did it.
    fn said(&self, statement: &StatementBody) -> Said {
        let about = if statement.service.is_some() { About::Service } else { About::Hoster };
        let known = self.schema.field(about, &statement.field);
        let texts = match (&statement.value, known) {
            (Some(value), Some(known)) => prose(known.field, value),
            (None, _) if REASONED.contains(&statement.act.as_str()) => vec![statement.text.as_str()],
            _ => Vec::new(),
        };
        Written::of(self.lang, texts).marked(&statement.text)
    }

    /// The words for a code; the code itself when this program does not know it.
    fn named(&self, group: &str, code: &str) -> String {
        let key = format!("{group}-{code}");
        let words = self.words.say(&key);
        if words == key { code.to_owned() } else { words.to_owned() }
    }

    fn service(&self, key: &str) -> String {
        self.hoster.service(key).map_or(key, |service| service.name(self.schema)).to_owned()
    }

    fn dates(&self, stated_on: Option<&str>, read_on: Option<&str>) -> Vec<String> {
        let said = stated_on.map(|day| self.words.with("history-said", "day", &self.day(day)));
        let read = read_on.map(|day| self.words.with("history-read", "day", &self.day(day)));
        said.into_iter().chain(read).collect()
    }

    /// A date in words; as it stands when it is none.
    fn day(&self, text: &str) -> String {
        text.parse().map_or_else(|_| text.to_owned(), |date: PartialDate| date.in_words(self.lang))
    }
}
