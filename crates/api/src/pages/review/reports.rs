//! The errors that visitors reported, oldest first, and what came of each.

use super::of_hoster;
use crate::account::{Reviewer, SentByReviewer, SignedIn, instant};
use crate::pages::desk_mistake;
use crate::pages::form::hidden;
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::{PageLang, Word, path};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::report::{self, ReportKind};
use matou_core::text::Lang;
use matou_store::ReportOutcome;

const REPORT: &str = "report";
const OUTCOME: &str = "outcome";
const TEXT: &str = "text";

/// The reports.
#[derive(Template)]
#[template(path = "review_reports.html")]
struct ReportsPage {
    frame: Frame,
    action: String,
    up: String,
    mistakes: Vec<(String, String)>,
    trouble: Option<String>,
    hidden: Vec<(&'static str, String)>,
    rows: Vec<Row>,
    typed: String,
}

/// One report.
struct Row {
    number: u64,
    href: String,
    name: String,
    kind: String,
    field: String,
    message: String,
    day: String,
}

fn at(lang: Lang) -> String {
    path(lang, &[Word::Review, Word::Reports])
}

async fn page(
    app: &App,
    who: &SignedIn,
    lang: Lang,
    (typed, mistakes): (String, Vec<(String, String)>),
) -> Result<ReportsPage, Problem> {
    let unavailable = |error| Problem::unavailable(&error);
    let reports = app.store().reports().await.map_err(unavailable)?;
    let outcomes = app.store().report_outcomes().await.map_err(unavailable)?;
    let live = app.live();
    let directory = live.directory();
    let open = reports.iter().filter(|it| !outcomes.iter().any(|outcome| outcome.report == it.number));
    let row = |it: &matou_store::Report| {
        let hoster = directory.hoster(&it.details.hoster);
        let kind = ReportKind::from_code(&it.details.kind);
        let field = report::field(directory.schema(), &it.details.field);
        Row {
            number: it.number,
            href: of_hoster(lang, &it.details.hoster),
            name: hoster.map_or(it.details.hoster.as_str(), |it| it.name(directory.schema())).to_owned(),
            kind: kind.map(|it| it.label().get(lang).to_owned()).unwrap_or_default(),
            field: field.map(|it| it.texts.label.get(lang).to_owned()).unwrap_or_default(),
            message: it.details.message.clone(),
            day: it.details.received_at.get(..10).unwrap_or_default().to_owned(),
        }
    };
    let frame = Frame::new(&app.settings().public_url, lang, None, &at(lang)).private();
    let title = frame.words.say("review-reports");
    Ok(ReportsPage {
        frame: frame.titled(title),
        action: at(lang),
        up: path(lang, &[Word::Review]),
        mistakes,
        trouble: None,
        hidden: hidden(who)?,
        rows: open.map(row).collect(),
        typed,
    })
}

/// The reports that nobody has decided.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Reviewer(who): Reviewer,
) -> Result<Response, Problem> {
    own(lang, StatusCode::OK, &page(&app, &who, lang, (String::new(), Vec::new())).await?)
}

/// Decides one.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByReviewer { sent, who }: SentByReviewer,
) -> Result<Response, Response> {
    let form = sent.only(&[REPORT, OUTCOME, TEXT])?;
    let text = form.get(TEXT).replace("\r\n", "\n").trim().to_owned();
    let words = Words::of(lang);
    let mut mistakes = Vec::new();
    let number = form.get(REPORT).parse::<u64>();
    if number.is_err() {
        mistakes.push((format!("#{REPORT}"), words.say("reports-which-mistake").to_owned()));
    }
    if !["corrected", "rejected"].contains(&form.get(OUTCOME)) {
        mistakes.push((format!("#{OUTCOME}"), words.say("reports-outcome-mistake").to_owned()));
    }
    mistakes.extend(desk_mistake(&text, lang).map(|mistake| (format!("#{TEXT}"), mistake)));
    let Some(report) = number.ok().filter(|_| mistakes.is_empty()) else {
        let page = page(&app, &who, lang, (text, mistakes)).await;
        let page = page.and_then(|page| own(lang, StatusCode::UNPROCESSABLE_ENTITY, &page));
        return page.map_err(IntoResponse::into_response);
    };
    let outcome = ReportOutcome {
        report,
        is_corrected: form.get(OUTCOME) == "corrected",
        reason: text,
        account: who.account.number,
        decided_at: instant(app.now()),
    };
    match app.store().decide_report(&outcome).await {
        // Decided by another reviewer before: it is not in the list any more.
        Ok(_) => Ok(Redirect::to(&at(lang)).into_response()),
        Err(error) => Err(sent.unavailable(&app, &error)),
    }
}
