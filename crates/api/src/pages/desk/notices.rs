//! Incidents: announced in one sentence when they begin, reported when they are over.

use super::{of_hoster, state};
use crate::account::{Editor, SentByEditor};
use crate::live::Live;
use crate::pages::form::{Choice, Control, FormPage, Input};
use crate::pages::place::{PageLang, Word};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use matou_core::answer::Answer;
use matou_core::declaration::{Author, people_write};
use matou_core::field::{About, Kind};
use matou_core::schema::SchemaField;
use matou_core::statement::{Act, Slug, Statement, Subject};
use matou_core::text::Lang;
use matou_core::value::{Value, ValueProblem};

/// Which incident: `new`, or the number of one that is not over.
const WHICH: &str = "which";
const NEW: &str = "new";
const PARTS: [&str; 4] = ["what", "since", "until", "report"];

/// What was typed.
struct Typed {
    which: String,
    parts: [String; 4],
}

/// The incidents that were announced, as pieces of a value.
fn known_pairs(live: &Live, slug: &str) -> Vec<(String, String)> {
    let directory = live.directory();
    let known = field(live);
    let hoster = directory.hoster(slug);
    let value =
        known.and_then(|known| hoster?.value(directory.schema(), known.field.id).map(|it| (it, known)));
    value.map(|(value, known)| value.to_pairs(known.field)).unwrap_or_default()
}

fn field(live: &Live) -> Option<&SchemaField> {
    live.directory().schema().field(About::Hoster, "notices")
}

/// The incidents that are not over: their numbers, and what they say.
fn open(live: &Live, slug: &str) -> Vec<(String, String)> {
    let pairs = known_pairs(live, slug);
    let has_end = |number: &str| pairs.iter().any(|(path, _)| *path == format!("{number}.until"));
    let what = pairs.iter().filter_map(|(path, text)| Some((path.strip_suffix(".what")?, text)));
    what.filter(|(number, _)| !has_end(number))
        .map(|(number, text)| (number.to_owned(), text.clone()))
        .collect()
}

fn page(
    app: &App,
    editor: &Editor,
    lang: Lang,
    typed: &Typed,
    problems: &[ValueProblem],
) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let live = app.live();
    let [what, since, until, report] = &typed.parts;
    let wrong = |part: &str| {
        let found = problems.iter().find(|it| it.path.rsplit('.').next() == Some(part));
        found.map(|it| it.message.get(lang).to_owned())
    };
    let input = |part: &str, value: &str| {
        let label = words.known(&format!("notice-{part}")).unwrap_or_default().to_owned();
        let help = words.known(&format!("notice-{part}-help")).unwrap_or_default().to_owned();
        let input =
            if part == "report" { Input::text(part, label, value) } else { Input::line(part, label, value) };
        input.helped(help).wrong(wrong(part), words.say("report-mistake"))
    };
    let mut choices = vec![(NEW.to_owned(), words.say("notice-new").to_owned())];
    choices.extend(
        open(&live, &editor.slug).into_iter().map(|(n, it)| (n, words.with("notice-end", "what", &it))),
    );
    let choices =
        choices.into_iter().map(|(code, label)| Choice { is_chosen: typed.which == code, code, label });
    let which = Input::new(WHICH, words.say("notice-which"), Control::One(choices.collect()));
    let page = FormPage {
        lead: vec![words.say("notice-lead").to_owned()],
        inputs: vec![
            which,
            input("what", what),
            input("since", since),
            input("until", until),
            input("report", report),
        ],
        button: words.say("notice-button").to_owned(),
        ..of_hoster(app, editor, (lang, Word::Notices), words.say("way-notices"))
    };
    page.of(&editor.who)
}

/// The form.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    let today = app.live().directory().today().to_string();
    let parts = [String::new(), today, String::new(), String::new()];
    page(&app, &editor, lang, &Typed { which: NEW.to_owned(), parts }, &[])?.respond(StatusCode::OK)
}

/// Announces or reports.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let form = sent.only(&[&[WHICH], &PARTS[..]].concat())?;
    let typed =
        Typed { which: form.get(WHICH).to_owned(), parts: PARTS.map(|part| form.get(part).to_owned()) };
    if let Err(problems) = read(&app.live(), &editor.slug, &typed) {
        return FormPage::refused(page(&app, &editor, lang, &typed, &problems));
    }
    let author = super::drafts::author(&app, &editor);
    state(&app, (&sent, &editor), (lang, "notice"), |live| statements(live, &editor.slug, &typed, &author))
        .await
}

/// The whole list with what was typed in it. What an incident says already stays where nothing new was typed.
fn read(live: &Live, slug: &str, typed: &Typed) -> Result<Value, Vec<ValueProblem>> {
    let Some(known) = field(live) else { return Err(Vec::new()) };
    let mut pairs = known_pairs(live, slug);
    let last = pairs.iter().filter_map(|(path, _)| path.split('.').next()?.parse::<usize>().ok()).max();
    let is_open = open(live, slug).iter().any(|(number, _)| *number == typed.which);
    let number = if is_open { typed.which.clone() } else { (last.unwrap_or(0) + 1).to_string() };
    for (part, text) in PARTS.iter().zip(&typed.parts).filter(|(_, text)| !text.trim().is_empty()) {
        let path = format!("{number}.{part}");
        let kind = known.field.parts.iter().find(|it| it.id == *part).map(|it| &it.kind);
        let written = if matches!(kind, Some(Kind::Date)) {
            people_write(&Kind::Date, text)
        } else {
            text.replace("\r\n", "\n")
        };
        pairs.retain(|(known, _)| *known != path);
        pairs.push((path, written));
    }
    let borrowed = pairs.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let value = Value::from_pairs(known.field, borrowed, live.directory().schema().vocabularies())?;
    let missing = value.missing(known.field);
    let has_new = value.records().len() >= number.parse().unwrap_or(1);
    match (missing.is_empty(), has_new) {
        (true, true) => Ok(value),
        (false, _) => Err(missing),
        (true, false) => Err(vec![ValueProblem::new(format!("{number}.what"), NOTHING)]),
    }
}

const NOTHING: matou_core::text::Text =
    matou_core::text::t("Dites en une phrase ce qui se passe.", "Say in one sentence what is happening.");

fn statements(live: &Live, slug: &str, typed: &Typed, author: &Author) -> Vec<Statement> {
    let subject = slug.parse::<Slug>().ok().map(|hoster| Subject { hoster, service: None });
    let (Some(subject), Some(known)) = (subject, field(live)) else { return Vec::new() };
    let value = read(live, slug, typed).ok();
    value
        .map(|value| author.statement(subject, known, Act::Stated(Answer::Value(value))))
        .into_iter()
        .collect()
}
