//! What is wrong or odd in a property file (ChatonsInfos) that somebody pastes: the same as `matou check` says, and nothing of
//! it is kept. What was pasted is always given back.

use super::about::frame;
use super::frame::Frame;
use super::place::{PageLang, Place};
use super::{html, own, without_parameters};
use crate::extract::{Asked, Form};
use crate::problem::Problem;
use crate::reply::Stop;
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::tz::TimeZone;
use matou_core::text::Lang;
use matou_importer::properties::{Checked, Input, check_properties};
use matou_importer::{Context, Finding, Severity};

/// The name of the text that is sent.
const FILE: &str = "file";
/// The most bytes of a text that is read.
const BYTES_MAX: usize = 64 * 1024;
/// How many errors the summary links to.
const IN_SUMMARY: usize = 10;

/// The form, and what was found.
#[derive(Template)]
#[template(path = "check_file.html")]
struct CheckFilePage {
    frame: Frame,
    /// The text, as it was pasted.
    text: String,
    /// Why it was not read.
    mistake: Option<String>,
    found: Option<Found>,
    most: usize,
}

/// What was found in a text.
struct Found {
    /// What it describes.
    class: Option<&'static str>,
    errors: Vec<Row>,
    warnings: Vec<Row>,
}

/// One thing that is wrong or odd.
struct Row {
    id: String,
    /// The line, in words.
    line: String,
    key: Option<String>,
    read: String,
    /// What was expected, and how to write it.
    message: String,
}

/// The empty form.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    asked: Asked,
) -> Result<Response, Stop> {
    let question = without_parameters(&app, lang, asked).await?;
    let page = CheckFilePage::new(&app, lang, String::new());
    Ok(question.reply(html(&page)?).await)
}

/// Reads what was pasted.
pub(super) async fn check(
    State(app): State<App>,
    PageLang(lang): PageLang,
    request: Request,
) -> Result<Response, Problem> {
    let (form, _) = Form::read(request).await?;
    let form = form.only(&[FILE])?;
    let text = form.get(FILE).to_owned();
    let mut page = CheckFilePage::new(&app, lang, text);
    page.mistake = mistake(&page.text, page.frame.words);
    if page.mistake.is_none() {
        let found = Found::new(&checked(&app, &page.text), page.frame.words, lang);
        let title = page.frame.words.say("check-file-title");
        let has_errors = !found.errors.is_empty();
        page.found = Some(found);
        // In another language it would be another form: what was pasted stays in this one.
        page.frame = page.frame.of_failure();
        if has_errors {
            let title = page.frame.words.with("failure-title", "title", title);
            page.frame = page.frame.titled(title);
        }
        return own(lang, StatusCode::OK, &page);
    }
    let title = page.frame.words.with("failure-title", "title", page.frame.words.say("check-file-title"));
    page.frame = page.frame.titled(title).of_failure();
    own(lang, StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Why a text is not read at all.
fn mistake(text: &str, words: &Words) -> Option<String> {
    if text.trim().is_empty() {
        return Some(words.say("check-file-empty").to_owned());
    }
    let (size, most) = (text.len().div_ceil(1024), BYTES_MAX / 1024);
    let pieces = [("n", size.into()), ("most", most.into())];
    (text.len() > BYTES_MAX).then(|| words.fill("check-file-large", pieces))
}

/// What the importer finds. Browsers send lines that end as those of Windows do.
fn checked(app: &App, text: &str) -> Checked {
    let (live, now) = (app.live(), app.now());
    let schema = live.directory().schema();
    let context = Context { today: now.to_zoned(TimeZone::UTC).date(), ..Context::new(schema, now) };
    let text = text.replace("\r\n", "\n");
    let input = Input { name: FILE, url: None, parent: None, bytes: text.as_bytes() };
    check_properties(&context, input)
}

impl CheckFilePage {
    fn new(app: &App, lang: Lang, text: String) -> Self {
        let frame = frame(app, lang, Place::CheckFile, ["check-file-title", "check-file-description"]);
        Self { frame, text, mistake: None, found: None, most: BYTES_MAX / 1024 }
    }
}

impl Found {
    fn new(checked: &Checked, words: &'static Words, lang: Lang) -> Self {
        let of = |severity: Severity| {
            let findings = checked.findings.iter().filter(move |finding| finding.severity == severity);
            let rows = findings.enumerate();
            rows.map(|(at, finding)| Row::new(at, finding, words, lang)).collect::<Vec<_>>()
        };
        let class = checked.class.map(|class| format!("check-file-{}", class.code()));
        Self {
            class: class.and_then(|key| words.known(&key)),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
        }
    }

    /// The errors to which the summary links.
    fn first(&self) -> impl Iterator<Item = &Row> {
        self.errors.iter().take(IN_SUMMARY)
    }

    /// How many more there are.
    fn more(&self) -> usize {
        self.errors.len().saturating_sub(IN_SUMMARY)
    }

    /// Errors and warnings, each with the keys of their heading and of what they mean.
    fn groups(&self) -> impl Iterator<Item = (&'static str, &'static str, &[Row])> {
        let errors = ("check-file-errors", "check-file-errors-text", self.errors.as_slice());
        let warnings = ("check-file-warnings", "check-file-warnings-text", self.warnings.as_slice());
        [errors, warnings].into_iter().filter(|(.., rows)| !rows.is_empty())
    }
}

impl Row {
    fn new(at: usize, finding: &Finding, words: &Words, lang: Lang) -> Self {
        let line = finding.place.line.map(|line| line.to_string());
        let whole = || words.say("check-file-whole").to_owned();
        Self {
            id: format!("{}-{}", finding.severity.code(), at + 1),
            line: line.map_or_else(whole, |line| words.with("check-file-line", "n", &line)),
            key: finding.place.key.as_deref().filter(|key| !key.is_empty()).map(str::to_owned),
            read: finding.read.clone(),
            message: finding.message.get(lang).to_owned(),
        }
    }
}
