//! One section of a declaration: its questions, filled in with what is known and where it came from. Every step is kept as a
//! draft, in order or not.

use super::drafts::{Drafts, Part};
use crate::account::{Editor, SentByEditor};
use crate::live::Live;
use crate::pages::form::{Choice, Control, HIDDEN, Input, hidden, place};
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::{PageLang, Word, about};
use crate::pages::search::source;
use crate::problem::{Problem, not_found};
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::declaration::{self, Mistake, Typed};
use matou_core::directory::{Answers, Hoster};
use matou_core::field::{Kind as PartKind, NONE, Part as FieldPart};
use matou_core::schema::{Schema, SchemaField};
use matou_core::text::Lang;
use std::sync::Arc;

/// What the button that keeps and stays is called.
const THEN: &str = "then";
const MORE: &str = "more";
const CHECK: &str = "check";
/// Up to which entry the section was filled in: what others state later, its author has not seen.
const SEEN: &str = "seen";
/// Up to how many options stand side by side; more are a menu.
const SIDE_BY_SIDE: usize = 8;

/// A section of the form.
#[derive(Template)]
#[template(path = "section.html")]
struct SectionPage {
    frame: Frame,
    /// The hoster's desk.
    up: String,
    action: String,
    name: String,
    heading: String,
    step: String,
    lead: &'static str,
    mistakes: Vec<(String, String)>,
    trouble: Option<String>,
    hidden: Vec<(&'static str, String)>,
    groups: Vec<Group>,
}

/// One question of the schema.
struct Group {
    id: &'static str,
    label: String,
    question: String,
    help: String,
    human_cost: String,
    /// What is known already, and who said it.
    known: Option<String>,
    /// The parts, for each record of a list one row.
    rows: Vec<Row>,
    is_list: bool,
    /// Whether “there is none” is an answer, and whether it is given.
    none: Option<bool>,
    mistake: Option<String>,
}

/// One record.
struct Row {
    /// The heading of a record of a list.
    heading: Option<String>,
    inputs: Vec<Input>,
    /// What says it more precisely, behind a fold that is open when something in it was answered.
    more: Vec<Input>,
    is_open: bool,
}

/// What a section is shown with.
pub(super) struct At<'a> {
    pub(super) app: &'a App,
    pub(super) live: &'a Live,
    pub(super) editor: &'a Editor,
    pub(super) lang: Lang,
}

/// Where a section is.
pub(super) fn href(lang: Lang, slug: &str, code: &str) -> String {
    format!("{}/{code}", about(lang, Word::Space, slug, &[Word::Declare]))
}

/// The form of a section.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
    Path((_, code)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Problem> {
    let live = app.live();
    let at = At { app: &app, live: &live, editor: &editor, lang };
    let Some(part) = Part::of(&live, &editor.slug, &code) else { return Err(not_found(uri).await) };
    let drafts = Drafts::load(&app, &editor).await?;
    let typed = drafts.typed(&part).cloned().unwrap_or_else(|| part.prefill(&live, &editor.slug));
    // What was kept before with a mistake in it is shown with it.
    let mistakes = if drafts.typed(&part).is_some() {
        declaration::read(live.directory().schema(), &part.section, &typed).mistakes
    } else {
        Vec::new()
    };
    at.respond(StatusCode::OK, &part, &typed, &mistakes, None)
}

/// Keeps a section as a draft, and goes on when it is in order.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    Path((_, code)): Path<(String, String)>,
    uri: Uri,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let live = app.live();
    let Some(part) = Part::of(&live, &editor.slug, &code) else {
        return Err(not_found(uri).await.into_response());
    };
    let mut typed = Typed::default();
    for (name, value) in sent.form.fields() {
        if !HIDDEN.contains(&name) && ![THEN, SEEN].contains(&name) {
            typed.put(name, value);
        }
    }
    let at = At { app: &app, live: &live, editor: &editor, lang };
    if let Err(error) = Drafts::save(&app, &editor, &part, (&typed, sent.form.get(SEEN).parse().ok())).await {
        return Err(sent.unavailable(&app, &error));
    }
    let reading = declaration::read(live.directory().schema(), &part.section, &typed);
    let answered = match sent.form.get(THEN) {
        more if more.starts_with(MORE) => {
            let place = more.strip_prefix(MORE).unwrap_or_default().trim_start_matches('.');
            Ok(Redirect::to(&format!("{}#{place}", uri.path())).into_response())
        }
        _ if !reading.mistakes.is_empty() => {
            at.respond(StatusCode::UNPROCESSABLE_ENTITY, &part, &typed, &reading.mistakes, None)
        }
        CHECK => Ok(Redirect::to(&at.check()).into_response()),
        _ => Ok(Redirect::to(&at.next(&part)).into_response()),
    };
    answered.map_err(IntoResponse::into_response)
}

impl At<'_> {
    fn schema(&self) -> &Arc<Schema> {
        self.live.directory().schema()
    }

    pub(super) fn hoster(&self) -> Option<&Hoster> {
        self.live.directory().hoster(&self.editor.slug)
    }

    pub(super) fn name(&self) -> &str {
        self.hoster().map_or(&self.editor.slug, |hoster| hoster.name(self.schema()))
    }

    pub(super) fn check(&self) -> String {
        about(self.lang, Word::Space, &self.editor.slug, &[Word::Check])
    }

    /// The section after this one; the check after the last, and after a service.
    fn next(&self, part: &Part) -> String {
        let sections = declaration::sections(self.schema());
        let at = sections.iter().position(|section| section.code == part.section.code);
        let next = at.and_then(|at| sections.get(at + 1));
        next.map_or_else(|| self.check(), |next| href(self.lang, &self.editor.slug, next.code))
    }

    fn respond(
        &self,
        status: StatusCode,
        part: &Part,
        typed: &Typed,
        mistakes: &[Mistake],
        trouble: Option<String>,
    ) -> Result<Response, Problem> {
        own(self.lang, status, &self.page(part, typed, mistakes, (trouble, self.live.revision()))?)
    }

    fn page(
        &self,
        part: &Part,
        typed: &Typed,
        mistakes: &[Mistake],
        (trouble, seen): (Option<String>, u64),
    ) -> Result<SectionPage, Problem> {
        let words = Words::of(self.lang);
        let slug = &self.editor.slug;
        let path = href(self.lang, slug, &part.code());
        let heading = part.heading(self.live, slug, typed, self.lang);
        let frame = Frame::new(&self.app.settings().public_url, self.lang, None, &path).private();
        let title = format!("{heading} – {}", self.name());
        let frame = if mistakes.is_empty() {
            frame.titled(title)
        } else {
            frame.titled(words.with("failure-title", "title", &title)).of_failure()
        };
        Ok(SectionPage {
            frame,
            up: about(self.lang, Word::Space, slug, &[]),
            action: path,
            name: self.name().to_owned(),
            heading,
            step: self.step(part),
            lead: words.say("section-lead"),
            mistakes: mistakes
                .iter()
                .map(|it| (format!("#{}", place(&it.name)), it.text.get(self.lang).to_owned()))
                .collect(),
            trouble,
            hidden: self.hidden(seen)?,
            groups: self.groups(part, typed, mistakes),
        })
    }

    fn hidden(&self, seen: u64) -> Result<Vec<(&'static str, String)>, Problem> {
        let mut all = hidden(&self.editor.who)?;
        all.push((SEEN, seen.to_string()));
        Ok(all)
    }

    /// “Section 2 of 7”.
    fn step(&self, part: &Part) -> String {
        let sections = declaration::sections(self.schema());
        let words = Words::of(self.lang);
        match sections.iter().position(|section| section.code == part.section.code) {
            Some(at) => words.fill("section-step", [("at", (at + 1).into()), ("of", sections.len().into())]),
            None => words.say("section-service").to_owned(),
        }
    }

    fn groups(&self, part: &Part, typed: &Typed, mistakes: &[Mistake]) -> Vec<Group> {
        let schema = self.schema();
        let answers = part.answers(self.live, &self.editor.slug);
        let fields = part.section.fields.iter().filter_map(|field| schema.field_at(*field));
        fields.map(|known| self.group(known, answers, typed, mistakes)).collect()
    }

    fn group(
        &self,
        known: &SchemaField,
        answers: Option<&Answers>,
        typed: &Typed,
        mistakes: &[Mistake],
    ) -> Group {
        let (field, words) = (known.field, Words::of(self.lang));
        let stated = answers.and_then(|answers| answers.get(known.id));
        let mistake = |name: &str| {
            let found = mistakes.iter().find(|mistake| mistake.name == name);
            found.map(|mistake| mistake.text.get(self.lang).to_owned())
        };
        let inputs = |prefix: &str| {
            let maker = Maker { schema: self.schema(), lang: self.lang, typed };
            let input = |part: &'static FieldPart| {
                let name = format!("{prefix}.{}", part.id);
                let wrong = mistake(&name);
                maker.input(known, part, &name).wrong(wrong, words.say("report-mistake"))
            };
            let (first, more): (Vec<&'static FieldPart>, Vec<_>) =
                field.parts.iter().partition(|part| declaration::is_asked_first(field, part));
            // One question is not worth a fold.
            let (first, more) =
                if more.len() > 1 { (first, more) } else { ([first, more].concat(), Vec::new()) };
            let answered = |part: &&FieldPart| !typed.get(&format!("{prefix}.{}", part.id)).is_empty();
            let is_open = more.iter().any(answered);
            let [inputs, more] = [first, more].map(|parts| parts.into_iter().map(input).collect::<Vec<_>>());
            Row {
                heading: None,
                inputs,
                is_open: is_open || more.iter().any(|it| it.mistake.is_some()),
                more,
            }
        };
        let rows = if field.list {
            let mut numbers = typed.records(field.id);
            numbers.push(numbers.last().map_or(1, |last| last + 1));
            let row = |(at, number): (usize, usize)| Row {
                heading: Some(words.count("section-record", at + 1)),
                ..inputs(&format!("{}.{number}", field.id))
            };
            numbers.into_iter().enumerate().map(row).collect()
        } else {
            vec![inputs(field.id)]
        };
        Group {
            id: field.id,
            label: known.texts.label.get(self.lang).to_owned(),
            question: known.texts.question.get(self.lang).to_owned(),
            help: known.texts.help.get(self.lang).to_owned(),
            human_cost: known.texts.human_cost.get(self.lang).to_owned(),
            known: stated.map(|stated| words.with("section-known", "source", &source(stated, self.lang))),
            rows,
            is_list: field.list,
            none: field.may_be_none.then(|| typed.get(field.id) == NONE),
            mistake: mistake(field.id),
        }
    }
}

/// Makes inputs from the declaration of a part: a criterion that is added needs nothing here.
struct Maker<'a> {
    schema: &'a Schema,
    lang: Lang,
    typed: &'a Typed,
}

impl Maker<'_> {
    fn input(&self, known: &SchemaField, part: &'static FieldPart, name: &str) -> Input {
        let value = self.typed.get(name);
        let label = match known.field.parts {
            [_] => known.texts.label.get(self.lang).to_owned(),
            _ => capital(part.label.get(self.lang)),
        };
        let control = self.control(part, value);
        Input::new(name, label, control).helped(self.help(part))
    }

    fn control(&self, part: &'static FieldPart, value: &str) -> Control {
        let line = |kind| Control::Line { value: value.to_owned(), kind, complete: "off" };
        match &part.kind {
            PartKind::Choice(_) => {
                let mut choices = self.choices(part, &[value]);
                let label = Words::of(self.lang).say("section-no-answer").to_owned();
                choices.insert(0, Choice { code: String::new(), label, is_chosen: value.is_empty() });
                if choices.len() <= SIDE_BY_SIDE { Control::One(choices) } else { Control::Menu(choices) }
            }
            PartKind::Choices(_) => {
                let chosen: Vec<&str> = value.split([';', ',']).map(str::trim).collect();
                Control::Several(self.choices(part, &chosen))
            }
            PartKind::Text => Control::Text { value: value.to_owned() },
            PartKind::Url => line("url"),
            _ => line("text"),
        }
    }

    fn choices(&self, part: &'static FieldPart, chosen: &[&str]) -> Vec<Choice> {
        let terms = self.schema.terms(&part.kind).iter();
        let choice = |term: &matou_core::vocabulary::Term| Choice {
            code: term.code.to_string(),
            label: term.label.get(self.lang).to_owned(),
            is_chosen: chosen.contains(&term.code.as_ref()),
        };
        let is_offered =
            |term: &&matou_core::vocabulary::Term| !term.deprecated || chosen.contains(&term.code.as_ref());
        terms.filter(is_offered).map(choice).collect()
    }

    /// How a part of this kind is written.
    fn help(&self, part: &FieldPart) -> String {
        let words = Words::of(self.lang);
        let key = match &part.kind {
            PartKind::Duration { .. } => "section-duration",
            PartKind::Date => "section-date",
            PartKind::Hours => "section-hours",
            PartKind::Url => "section-url",
            PartKind::Number { unit, .. } => return unit.get(self.lang).to_owned(),
            _ if part.id == "means" => "section-means",
            _ => return String::new(),
        };
        words.say(key).to_owned()
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
