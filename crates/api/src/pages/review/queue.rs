//! What waits for reviewers, oldest first: declarations that nobody has read, reported errors, questions without an answer,
//! readings of sources that were held back, and invitations.

use super::of_hoster;
use crate::account::Reviewer;
use crate::live::Live;
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::{PageLang, Word, path};
use crate::problem::Problem;
use crate::state::App;
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use matou_core::answer::Stated;
use matou_core::date::PartialDate;
use matou_core::directory::{Answers, Hoster};
use matou_core::text::Lang;
use matou_store::Outcome;

/// What waits.
#[derive(Template)]
#[template(path = "queue.html")]
struct QueuePage {
    frame: Frame,
    declared: Vec<Waiting>,
    /// How many errors are reported and not decided.
    reports: usize,
    reports_href: String,
    questions: Vec<Asked>,
    held: Vec<String>,
    invited: Vec<String>,
    invite: String,
    log: String,
    all: Vec<(String, String)>,
}

/// A hoster with answers that nobody has read.
struct Waiting {
    href: String,
    name: String,
    count: usize,
    since: String,
}

/// A question that waits for its hoster.
struct Asked {
    href: String,
    name: String,
    text: String,
    day: String,
}

/// Whether an answer was declared and not read since.
pub(super) fn is_unread(stated: &Stated) -> bool {
    stated.provenance.is_declaration() && stated.reviewed_on.is_none_or(|read| read < stated.recorded_on)
}

fn unread(answers: &Answers) -> Vec<Date> {
    let shown = answers.fields().filter_map(|field| answers.get(field));
    shown.filter(|stated| is_unread(stated)).map(|stated| stated.recorded_on).collect()
}

fn waiting(live: &Live, hoster: &Hoster, lang: Lang) -> Option<(Date, Waiting)> {
    let mut days = unread(hoster.answers());
    days.extend(hoster.services().flat_map(|service| unread(service.answers())));
    let first = *days.iter().min()?;
    let row = Waiting {
        href: of_hoster(lang, hoster.slug().as_str()),
        name: hoster.name(live.directory().schema()).to_owned(),
        count: days.len(),
        since: PartialDate::day(first).in_words(lang),
    };
    Some((first, row))
}

/// What waits.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Reviewer(_): Reviewer,
) -> Result<Response, Problem> {
    let live = app.live();
    let directory = live.directory();
    let unavailable = |error| Problem::unavailable(&error);
    let (reports, outcomes) = (
        app.store().reports().await.map_err(unavailable)?,
        app.store().report_outcomes().await.map_err(unavailable)?,
    );
    let is_decided = |number: u64| outcomes.iter().any(|outcome| outcome.report == number);
    let questions = app.store().open_questions().await.map_err(unavailable)?;
    let invited = app.store().invitations().await.map_err(unavailable)?;
    let name = |slug: &str| {
        let hoster = directory.hoster(slug);
        hoster.map_or(slug, |hoster| hoster.name(directory.schema())).to_owned()
    };
    let mut declared: Vec<_> =
        directory.hosters().filter_map(|hoster| waiting(&live, hoster, lang)).collect();
    declared.sort_by_key(|(day, _)| *day);
    let held = live.runs().iter().filter(|run| run.details.outcome == Outcome::Refused);
    let mut all: Vec<(String, String)> = directory
        .hosters()
        .map(|hoster| (of_hoster(lang, hoster.slug().as_str()), hoster.name(directory.schema()).to_owned()))
        .collect();
    all.sort_by_key(|(_, name)| matou_core::text::fold(name));
    let frame = Frame::new(&app.settings().public_url, lang, None, &path(lang, &[Word::Review])).private();
    let title = frame.words.say("review-title");
    let page = QueuePage {
        frame: frame.titled(title),
        declared: declared.into_iter().map(|(_, row)| row).collect(),
        reports: reports.iter().filter(|report| !is_decided(report.number)).count(),
        reports_href: path(lang, &[Word::Review, Word::Reports]),
        questions: questions
            .iter()
            .map(|asked| Asked {
                href: of_hoster(lang, &asked.hoster),
                name: name(&asked.hoster),
                text: asked.text.clone(),
                day: asked.written_at.get(..10).unwrap_or_default().to_owned(),
            })
            .collect(),
        held: held.map(|run| format!("{} {}", run.details.source, run.details.location)).collect(),
        invited: invited
            .iter()
            .map(|link| format!("{} ({})", name(link.hoster.as_deref().unwrap_or_default()), link.email))
            .collect(),
        invite: path(lang, &[Word::Review, Word::Invite]),
        log: path(lang, &[Word::Log]),
        all,
    };
    own(lang, StatusCode::OK, &page)
}
