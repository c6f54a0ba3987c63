//! One hoster, field by field: read, asked, contested with a public reason, settled, taken back; the hoster as a whole
//! withdrawn and put back. Two reviewers cannot overwrite one another: each form names what its reviewer saw.

use super::{author, nowhere, of_hoster};
use crate::account::{Reviewer, SentByReviewer, SignedIn, instant};
use crate::live::Live;
use crate::pages::desk_mistake;
use crate::pages::form::hidden;
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::{PageLang, Place, Word, path};
use crate::pages::search::source;
use crate::problem::Problem;
use crate::publishing::{Outcome, Publication, last_about, publish};
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::answer::{Provenance, Stated};
use matou_core::declaration::Author;
use matou_core::directory::{Answers, Listing};
use matou_core::field::About;
use matou_core::report;
use matou_core::say;
use matou_core::schema::SchemaField;
use matou_core::statement::{Act, Slug, Statement, Subject};
use matou_core::text::Lang;
use matou_store::{Remark, RemarkKind};

/// The names of what a form sends.
const ACT: &str = "act";
const FIELD: &str = "field";
const TEXT: &str = "text";
const SEEN: &str = "seen";

/// One hoster for reviewers.
#[derive(Template)]
#[template(path = "review_hoster.html")]
struct ReviewPage {
    frame: Frame,
    action: String,
    up: String,
    sheet: String,
    mistakes: Vec<(String, String)>,
    trouble: Option<String>,
    hidden: Vec<(&'static str, String)>,
    seen: u64,
    rows: Vec<Row>,
    remarks: Vec<Said>,
    /// Why the hoster is withdrawn, when it is.
    withdrawn: Option<String>,
    /// What was typed and chosen, so that a mistake or a conflict loses nothing.
    typed: String,
    act: String,
    field: String,
    /// What others stated since, and what was about to be done.
    versions: Vec<(String, String)>,
    yours: Option<String>,
}

/// One answer.
struct Row {
    /// The name of the choice in the form.
    value: String,
    subject: String,
    label: String,
    text: String,
    source: String,
    is_unread: bool,
    reviewed: Option<String>,
    contested: Option<String>,
    reply: Option<String>,
}

/// A remark.
struct Said {
    kind: &'static str,
    text: String,
    label: String,
    day: String,
}

/// What is done.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Do {
    Review,
    Ask,
    Note,
    Contest,
    Settle,
    TakeBack,
    Withdraw,
    PutBack,
}

impl Do {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Review, "review"),
        (Self::Ask, "ask"),
        (Self::Note, "note"),
        (Self::Contest, "contest"),
        (Self::Settle, "settle"),
        (Self::TakeBack, "take-back"),
        (Self::Withdraw, "withdraw"),
        (Self::PutBack, "put-back"),
    ];

    fn of(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, known)| *known == code).map(|(it, _)| it)
    }

    /// Whether it needs words; all but reading and putting back do.
    const fn needs_text(self) -> bool {
        !matches!(self, Self::Review)
    }

    /// Whether it is about the hoster as a whole.
    const fn is_whole(self) -> bool {
        matches!(self, Self::Withdraw | Self::PutBack | Self::Note)
    }
}

/// What a page is made from.
struct At<'a> {
    app: &'a App,
    live: &'a Live,
    slug: &'a str,
    who: &'a SignedIn,
    lang: Lang,
}

/// What was sent.
#[derive(Default)]
struct Typed {
    text: String,
    act: String,
    field: String,
    mistakes: Vec<(String, String)>,
    trouble: Option<String>,
    /// What was seen when it was sent.
    seen: Option<u64>,
    yours: Option<String>,
}

/// One hoster.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path(slug): Path<String>,
    Reviewer(who): Reviewer,
) -> Result<Response, Problem> {
    let live = app.live();
    let at = At { app: &app, live: &live, slug: &slug, who: &who, lang };
    at.respond(StatusCode::OK, Typed::default()).await
}

impl At<'_> {
    async fn respond(&self, status: StatusCode, typed: Typed) -> Result<Response, Problem> {
        let page = self.page(typed).await?;
        own(self.lang, status, &page)
    }

    async fn page(&self, typed: Typed) -> Result<ReviewPage, Problem> {
        let (words, schema) = (Words::of(self.lang), self.live.directory().schema());
        let hoster = self.live.directory().hoster(self.slug).ok_or_else(nowhere)?;
        let unavailable = |error| Problem::unavailable(&error);
        let remarks = self.app.store().remarks_of(self.slug).await.map_err(unavailable)?;
        let seen = last_about(self.app, self.slug).await.map_err(unavailable)?;
        let versions = match typed.seen.filter(|known| *known < seen) {
            Some(known) => self.since(known).await?,
            None => Vec::new(),
        };
        let mut rows = self.rows(hoster.answers(), None);
        for service in hoster.services() {
            rows.extend(self.rows(service.answers(), Some((service.key().as_str(), service.name(schema)))));
        }
        let title = words.with("review-hoster", "name", hoster.name(schema));
        let action = of_hoster(self.lang, self.slug);
        let frame = Frame::new(&self.app.settings().public_url, self.lang, None, &action).private();
        let title =
            if typed.mistakes.is_empty() { title } else { words.with("failure-title", "title", &title) };
        Ok(ReviewPage {
            frame: frame.titled(title),
            action,
            up: path(self.lang, &[Word::Review]),
            sheet: format!("{}/{}", Place::Results.path(self.lang), self.slug),
            mistakes: typed.mistakes,
            trouble: typed.trouble,
            hidden: hidden(self.who)?,
            seen,
            rows,
            remarks: remarks.iter().map(|remark| self.said(remark)).collect(),
            withdrawn: match hoster.listing() {
                Listing::Withdrawn { reason } => Some(reason.clone().unwrap_or_default()),
                _ => None,
            },
            typed: typed.text,
            act: typed.act,
            field: typed.field,
            versions,
            yours: typed.yours,
        })
    }

    fn rows(&self, answers: &Answers, service: Option<(&str, &str)>) -> Vec<Row> {
        let schema = self.live.directory().schema();
        let about = if service.is_some() { About::Service } else { About::Hoster };
        let fields = schema.fields().iter().filter(|it| it.field.about == about && it.field.id != "listing");
        let row = |known: &SchemaField| {
            let stated = answers.get(known.id).filter(|it| it.provenance != Provenance::Derived)?;
            Some(self.row(known, stated, service))
        };
        fields.filter_map(row).collect()
    }

    fn row(&self, known: &SchemaField, stated: &Stated, service: Option<(&str, &str)>) -> Row {
        let schema = self.live.directory().schema();
        let (key, name) = service.unwrap_or_default();
        Row {
            value: format!("{key}|{}|{}", known.field.id, stated.provenance.code()),
            subject: name.to_owned(),
            label: known.texts.label.get(self.lang).to_owned(),
            text: say::sentence(schema, known, Some(stated), self.lang),
            source: source(stated, self.lang),
            is_unread: super::queue::is_unread(stated),
            reviewed: stated.reviewed_on.map(|day| day.to_string()),
            contested: stated.contested.clone(),
            reply: stated.reply.clone(),
        }
    }

    fn said(&self, remark: &Remark) -> Said {
        let words = Words::of(self.lang);
        let known = report::field(self.live.directory().schema(), &remark.field);
        Said {
            kind: match remark.kind {
                RemarkKind::Question => words.say("remark-question"),
                RemarkKind::Answer => words.say("remark-answer"),
                RemarkKind::Note => words.say("remark-note"),
            },
            text: remark.text.clone(),
            label: known.map(|it| it.texts.label.get(self.lang).to_owned()).unwrap_or_default(),
            day: remark.written_at.get(..10).unwrap_or_default().to_owned(),
        }
    }

    /// What was stated about the hoster after an entry: the field, and what was said or done.
    async fn since(&self, seen: u64) -> Result<Vec<(String, String)>, Problem> {
        let entries = self.app.store().of_hoster(self.slug).await;
        let entries = entries.map_err(|error| Problem::unavailable(&error))?;
        let hoster = self.live.directory().hoster(self.slug).ok_or_else(nowhere)?;
        let schema = self.live.directory().schema();
        let words = Words::of(self.lang);
        let later = entries.into_iter().filter(|(seq, _)| *seq > seen);
        let row = |(seq, entry): (u64, matou_core::statement::Entry)| {
            let body = crate::wire::StatementBody::new(schema, hoster, seq, &entry, self.lang);
            let act = words.known(&format!("history-act-{}", body.act)).unwrap_or_default();
            (body.field.clone(), format!("{act} {}", body.text))
        };
        Ok(later.map(row).collect())
    }
}

/// Does something.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path(slug): Path<String>,
    SentByReviewer { sent, who }: SentByReviewer,
) -> Result<Response, Response> {
    let form = sent.only(&[ACT, FIELD, TEXT, SEEN])?;
    let live = app.live();
    if live.directory().hoster(&slug).is_none() {
        return Err(nowhere().into_response());
    }
    let at = At { app: &app, live: &live, slug: &slug, who: &who, lang };
    let text = form.get(TEXT).replace("\r\n", "\n").trim().to_owned();
    let what = Do::of(form.get(ACT));
    let mistakes = mistakes(what, form.get(FIELD), &text, lang);
    let Some(what) = what.filter(|_| mistakes.is_empty()) else {
        let (act, field) = (form.get(ACT).to_owned(), form.get(FIELD).to_owned());
        let typed = Typed { text, act, field, mistakes, ..Typed::default() };
        let page = at.respond(StatusCode::UNPROCESSABLE_ENTITY, typed).await;
        return page.map_err(IntoResponse::into_response);
    };
    let done = Redirect::to(&of_hoster(lang, &slug)).into_response();
    if matches!(what, Do::Ask | Do::Note) {
        let remark = remark(&app, &who, &slug, what, (form.get(FIELD), &text));
        return match app.store().add_remark(&remark, None, Some(&sent.submission(&instant(app.now())))).await
        {
            Ok(_) => Ok(done),
            Err(error) => Err(sent.unavailable(&app, &error)),
        };
    }
    let seen = form.get(SEEN).parse().unwrap_or_default();
    let mark = sent.mark();
    let publication = Publication {
        slug: &slug,
        seen: Some(seen),
        account: who.account.number,
        mark: &mark,
        digest: "",
        ends_drafts: false,
    };
    let author = author(&app, &who);
    let choice = form.get(FIELD).to_owned();
    let make = |live: &Live| statement(live, &slug, what, (&choice, &text), &author).into_iter().collect();
    match publish(&app, &publication, make).await {
        Ok(Outcome::Now(_) | Outcome::Before(..)) => Ok(done),
        Ok(Outcome::Conflict) => {
            let words = Words::of(lang);
            let act = words.known(&format!("act-{}", form.get(ACT))).unwrap_or_default();
            let yours = format!("{act} {text}");
            let trouble = Some(words.say("review-conflict").to_owned());
            let live = app.live();
            let at = At { live: &live, ..at };
            let (act, field) = (form.get(ACT).to_owned(), form.get(FIELD).to_owned());
            let typed =
                Typed { text, act, field, trouble, seen: Some(seen), yours: Some(yours), ..Typed::default() };
            at.respond(StatusCode::CONFLICT, typed).await.map_err(IntoResponse::into_response)
        }
        Err(failure) => Err(sent.unavailable(&app, &failure)),
    }
}

fn mistakes(what: Option<Do>, field: &str, text: &str, lang: Lang) -> Vec<(String, String)> {
    let words = Words::of(lang);
    let mut mistakes = Vec::new();
    match what {
        None => mistakes.push((format!("#{ACT}"), words.say("review-act-mistake").to_owned())),
        Some(what) => {
            if field.is_empty() && !what.is_whole() && what != Do::Ask {
                mistakes.push((format!("#{FIELD}"), words.say("review-field-mistake").to_owned()));
            }
            let wrong = desk_mistake(text, lang).filter(|_| what.needs_text());
            let is_long = what == Do::Withdraw && text.chars().count() > matou_core::datum::LINE_MAX;
            let wrong = wrong.or_else(|| is_long.then(|| words.say("pause-reason-long").to_owned()));
            mistakes.extend(wrong.map(|mistake| (format!("#{TEXT}"), mistake)));
        }
    }
    mistakes
}

fn remark(app: &App, who: &SignedIn, slug: &str, what: Do, (choice, text): (&str, &str)) -> Remark {
    let mut parts = choice.split('|');
    let (service, field) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let key = if service.is_empty() { field.to_owned() } else { format!("service.{field}") };
    Remark {
        number: 0,
        hoster: slug.to_owned(),
        field: key,
        kind: if what == Do::Ask { RemarkKind::Question } else { RemarkKind::Note },
        text: text.to_owned(),
        account: who.account.number,
        written_at: instant(app.now()),
        closed_at: None,
    }
}

/// The statement of a decision. One about an answer takes its provenance, so that it is about that very answer.
fn statement(
    live: &Live,
    slug: &str,
    what: Do,
    (choice, text): (&str, &str),
    author: &Author,
) -> Option<Statement> {
    let schema = live.directory().schema();
    let hoster: Slug = slug.parse().ok()?;
    if matches!(what, Do::Withdraw | Do::PutBack) {
        let subject = Subject { hoster, service: None };
        if what == Do::PutBack {
            let known = schema.field(About::Hoster, "listing")?;
            return Some(author.statement(subject, known, Act::Withdrawn(text.to_owned())));
        }
        // A reason is one line there; its line ends become spaces.
        let reason = text.replace('\n', " ");
        let pairs = [("state", "withdrawn"), ("reason", reason.as_str())];
        return crate::pages::desk_stated(schema, subject, "listing", pairs, author);
    }
    let mut parts = choice.split('|');
    let (service, field, from) = (parts.next()?, parts.next()?, parts.next()?);
    let service: Option<Slug> = if service.is_empty() { None } else { Some(service.parse().ok()?) };
    let subject = Subject { hoster, service };
    let known = schema.field(subject.about(), field)?;
    let author = Author { provenance: Provenance::from_code(from)?, ..author.clone() };
    let act = match what {
        Do::Review => Act::Reviewed,
        Do::Contest => Act::Contested(text.to_owned()),
        Do::Settle => Act::Settled(text.to_owned()),
        _ => Act::Withdrawn(text.to_owned()),
    };
    Some(author.statement(subject, known, act))
}
