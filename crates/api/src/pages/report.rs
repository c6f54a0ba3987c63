//! An error about a hoster, reported by a visitor who says no name. A mistake in the form loses nothing of what was typed,
//! and neither does a database that does not answer; what is sent twice is kept once.

use super::frame::Frame;
use super::place::{self, PageLang, Place};
use super::search::address;
use super::searched::Searched;
use super::{HTML, own};
use crate::extract::{Asked, Form, Slug};
use crate::limit::Client;
use crate::problem::{Kind, Problem};
use crate::reply::{Question, Stop};
use crate::state::App;
use crate::v1::find_hoster;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::datum::TEXT_MAX;
use matou_core::directory::Hoster;
use matou_core::field::Theme;
use matou_core::query::{ErrorCode, ParameterError};
use matou_core::report::{self, Mistake, ReportKind};
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::{Lang, Text, t};
use matou_store::NewReport;
use std::net::IpAddr;

/// The names of what the form sends, and of what an address may fill in beforehand.
const KIND: &str = "kind";
const FIELD: &str = "field";
const MESSAGE: &str = "message";
/// The mark of the form, by which a second sending is known.
const MARK: &str = "mark";
/// The number of the report that was kept.
const SENT: &str = "sent";
/// The longest mark that is sent back.
const MARK_MAX: usize = 64;
/// When to send again while the database does not answer, in seconds.
const RETRY_SECONDS: u64 = 5;

/// The form.
#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage {
    frame: Frame,
    heading: String,
    /// The hoster's page.
    href: String,
    /// Where the form is sent.
    action: String,
    kinds: Vec<Choice>,
    /// The criteria by theme.
    themes: Vec<(String, Vec<Choice>)>,
    message: String,
    mark: String,
    /// What is to be put right, and where; none of it when the form is new.
    mistakes: Vec<(&'static str, String)>,
    /// Why it was not kept although it is in order.
    trouble: Option<String>,
    limit: usize,
}

/// What was kept, and what happens next.
#[derive(Template)]
#[template(path = "report_sent.html")]
struct SentPage {
    frame: Frame,
    name: String,
    href: String,
    again: String,
    number: String,
}

/// One of several to choose from.
struct Choice {
    code: String,
    label: String,
    help: String,
    is_chosen: bool,
}

/// What was typed so far.
#[derive(Default)]
struct Typed {
    kind: String,
    field: String,
    message: String,
    mark: String,
}

/// Where the form is: whose hoster, in which language.
struct At<'a> {
    app: &'a App,
    schema: &'a Schema,
    hoster: &'a Hoster,
    lang: Lang,
    /// The search that led here, with its question mark: the way back keeps it.
    search: String,
}

/// The form, or the thanks when the address says that a report was kept.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(slug): Slug,
    asked: Asked,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    let [kind, field, sent] = [KIND, FIELD, SENT]
        .map(|name| question.noted(|parameters| parameters.single(name)).flatten().unwrap_or_default());
    let live = std::sync::Arc::clone(&question.live);
    let schema = live.directory().schema();
    question.errors.extend(prefilled(schema, &kind, &field));
    let number = question.noted(|_| read_sent(&sent)).flatten();
    let search = Searched::read(&mut question, &[KIND, FIELD, SENT])?.canonical();
    let at = At { app: &app, schema, hoster: find_hoster(&live, &slug)?, lang, search };
    if let Some(number) = number {
        return Ok(own(lang, StatusCode::OK, &at.sent(number).await?)?);
    }
    let typed = Typed { kind, field, mark: new_mark()?, ..Typed::default() };
    Ok(own(lang, StatusCode::OK, &at.form(typed, &[], None))?)
}

/// Keeps a report, and leads to the thanks: loading that page again sends nothing.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Slug(slug): Slug,
    Client(client): Client,
    asked: Asked,
    form: Form,
) -> Result<Response, Stop> {
    let mut question = Question::of_data(&app, asked.in_language(lang), HTML).await?;
    let search = Searched::read(&mut question, &[])?.canonical();
    // Whatever day the search is about, an error is reported today.
    let live = app.live();
    let schema = live.directory().schema();
    let at = At { app: &app, schema, hoster: find_hoster(&live, &slug)?, lang, search };
    let typed = Typed::of(&form.only(&[KIND, FIELD, MESSAGE, MARK])?)?;
    match report::read(schema, &typed.kind, &typed.field, &typed.message) {
        Err(mistakes) => Ok(own(lang, StatusCode::UNPROCESSABLE_ENTITY, &at.form(typed, &mistakes, None))?),
        Ok(report) => Ok(at.keep(report, typed, client).await?),
    }
}

/// The mistakes in what an address fills in beforehand.
fn prefilled(schema: &Schema, kind: &str, field: &str) -> Vec<ParameterError> {
    let kind = if kind.is_empty() { ReportKind::DoesNotExist.code() } else { kind };
    let mistakes = report::read(schema, kind, field, "").err().unwrap_or_default();
    let about_address = mistakes.into_iter().filter(|mistake| mistake.question != report::Question::Message);
    let error = |mistake: Mistake| {
        let name = if mistake.question == report::Question::Kind { KIND } else { FIELD };
        ParameterError::new(name, ErrorCode::Value, mistake.text)
    };
    about_address.map(error).collect()
}

/// The number of the report that was kept, when the address names one.
fn read_sent(text: &str) -> Result<Option<u64>, ParameterError> {
    if text.is_empty() {
        return Ok(None);
    }
    let detail = t("Ce n’est pas le numéro d’un signalement.", "This is not the number of a report.");
    text.parse().map(Some).map_err(|_| ParameterError::new(SENT, ErrorCode::Value, detail))
}

fn no_report(number: u64, name: &str) -> Text {
    Text::owned(
        format!("Aucun signalement sur {name} ne porte le numéro {number}."),
        format!("No report about {name} has the number {number}."),
    )
}

/// A mark that no other form has.
fn new_mark() -> Result<String, Problem> {
    let half = || getrandom::u64().map_err(|error| Problem::fault(&error));
    Ok(format!("{:016x}{:016x}", half()?, half()?))
}

impl Typed {
    /// What a form sent. A mark that no form of ours has is replaced.
    fn of(form: &Form) -> Result<Self, Problem> {
        let mark = form.get(MARK);
        let is_ours = !mark.is_empty() && mark.len() <= MARK_MAX;
        Ok(Self {
            kind: form.get(KIND).to_owned(),
            field: form.get(FIELD).to_owned(),
            message: form.get(MESSAGE).to_owned(),
            mark: if is_ours { mark.to_owned() } else { new_mark()? },
        })
    }
}

impl At<'_> {
    fn name(&self) -> &str {
        self.hoster.name(self.schema)
    }

    fn sheet(&self) -> String {
        format!("{}/{}", Place::Results.path(self.lang), self.hoster.slug())
    }

    /// The hoster's page, within the search.
    fn href(&self) -> String {
        self.sheet() + &self.search
    }

    /// The path of this page.
    fn path(&self) -> String {
        format!("{}/{}", self.sheet(), place::report(self.lang))
    }

    /// This page, within the search.
    fn here(&self) -> String {
        self.path() + &self.search
    }

    fn frame(&self) -> Frame {
        let site = &self.app.settings().public_url;
        Frame::new(site, self.lang, Some(Place::Results), &self.path())
            .asking(self.search.trim_start_matches('?'))
            .private()
    }

    /// The thanks for a report, when there is one of this number about this hoster.
    async fn sent(&self, number: u64) -> Result<SentPage, Problem> {
        let kept = self.app.store().has_report(number, self.hoster.slug().as_str()).await;
        if !kept.map_err(|error| Problem::unavailable(&error))? {
            return Err(Problem::new(Kind::NotFound, no_report(number, self.name())));
        }
        let frame = self.frame();
        let title = frame.words.say("report-sent-title");
        Ok(SentPage {
            frame: frame.titled(title),
            name: self.name().to_owned(),
            href: self.href(),
            again: self.here(),
            number: number.to_string(),
        })
    }

    fn form(&self, typed: Typed, mistakes: &[Mistake], trouble: Option<String>) -> ReportPage {
        let frame = self.frame();
        let heading = frame.words.with("report-title", "name", self.name());
        let frame = if mistakes.is_empty() && trouble.is_none() {
            frame.titled(heading.as_str())
        } else {
            // In another language it would be another form: what was typed stays in this one.
            let title = frame.words.with("failure-title", "title", &heading);
            frame.titled(title).of_failure()
        };
        ReportPage {
            frame,
            heading,
            href: self.href(),
            action: self.here(),
            kinds: kinds(&typed.kind, self.lang),
            themes: themes(self.schema, &typed.field, self.lang),
            message: typed.message,
            mark: typed.mark,
            mistakes: mistakes.iter().map(|mistake| in_words(mistake, self.lang)).collect(),
            trouble,
            limit: TEXT_MAX,
        }
    }

    /// Keeps a report that is in order, unless this client sends too many of them or the database does not answer.
    async fn keep(
        &self,
        report: report::Report,
        typed: Typed,
        client: Option<IpAddr>,
    ) -> Result<Response, Problem> {
        let words = Words::of(self.lang);
        if let Some(seconds) = self.wait(client) {
            let trouble = words.count("report-too-many", usize::try_from(seconds).unwrap_or(usize::MAX));
            return self.later(typed, StatusCode::TOO_MANY_REQUESTS, trouble, seconds);
        }
        let report = NewReport {
            hoster: self.hoster.slug().to_string(),
            kind: report.kind.code().to_owned(),
            field: report.field.unwrap_or_default(),
            message: report.message,
            received_at: self.app.now().to_string(),
        };
        match self.app.store().report(&report, &typed.mark).await {
            Ok(received) => {
                if received.is_new {
                    tracing::info!(number = received.number, "a report was received");
                }
                let sent = format!("{SENT}={}", received.number);
                let there = address(&self.path(), &[self.search.trim_start_matches('?'), &sent]);
                Ok(Redirect::to(&there).into_response())
            }
            Err(error) => {
                let status = Problem::unavailable(&error).kind().status();
                self.later(typed, status, words.say("report-unavailable").to_owned(), RETRY_SECONDS)
            }
        }
    }

    /// How many seconds a client must wait before it reports more.
    fn wait(&self, client: Option<IpAddr>) -> Option<u64> {
        self.app.report_limiter()?.check(client?).err()
    }

    /// The form with what was typed, to be sent again later.
    fn later(
        &self,
        typed: Typed,
        status: StatusCode,
        trouble: String,
        seconds: u64,
    ) -> Result<Response, Problem> {
        let mut response = own(self.lang, status, &self.form(typed, &[], Some(trouble)))?;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        Ok(response)
    }
}

impl ReportPage {
    /// What is to be put right in the answer to a question, by the place to which the summary links.
    fn mistake(&self, place: &str) -> Option<&str> {
        self.mistakes.iter().find(|(known, _)| *known == place).map(|(_, text)| text.as_str())
    }
}

fn kinds(chosen: &str, lang: Lang) -> Vec<Choice> {
    let choice = |kind: ReportKind| Choice {
        code: kind.code().to_owned(),
        label: kind.label().get(lang).to_owned(),
        help: kind.help().get(lang).to_owned(),
        is_chosen: kind.code() == chosen,
    };
    ReportKind::ALL.map(choice).into()
}

/// All criteria, under the headings of the hoster's page.
fn themes(schema: &Schema, chosen: &str, lang: Lang) -> Vec<(String, Vec<Choice>)> {
    let choice = |known: &SchemaField| Choice {
        is_chosen: report::key(known) == chosen,
        code: report::key(known),
        label: known.texts.label.get(lang).to_owned(),
        help: String::new(),
    };
    let of_theme = |theme: Theme| {
        let fields = schema.fields().iter().filter(|known| known.field.theme == theme);
        (theme.label().get(lang).to_owned(), fields.map(choice).collect::<Vec<_>>())
    };
    Theme::ALL.map(of_theme).into_iter().filter(|(_, fields)| !fields.is_empty()).collect()
}

/// A mistake with the place in the page to which the summary links.
fn in_words(mistake: &Mistake, lang: Lang) -> (&'static str, String) {
    let place = match mistake.question {
        report::Question::Kind => KIND,
        report::Question::Field => FIELD,
        report::Question::Message => MESSAGE,
    };
    (place, mistake.text.get(lang).to_owned())
}
