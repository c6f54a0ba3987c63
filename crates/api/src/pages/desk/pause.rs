//! Pause: the hoster takes itself out of the lists until a day, and is back by itself; and "full": its services say that
//! there is no room until a day. No reason is asked for.

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
use jiff::civil::Date;
use matou_core::answer::Answer;
use matou_core::date::PartialDate;
use matou_core::declaration::{Author, people_write};
use matou_core::field::{About, Kind};
use matou_core::schema::Schema;
use matou_core::statement::{Act, Slug, Statement, Subject};
use matou_core::text::Lang;
use matou_core::value::Value;

const WHAT: &str = "what";
const UNTIL: &str = "until";
const REASON: &str = "reason";
/// What can be done, in the order in which it is offered.
const OPTIONS: [&str; 4] = ["pause", "full", "open", "back"];

/// What was typed.
#[derive(Default)]
struct Typed<'a> {
    what: &'a str,
    until: &'a str,
    reason: &'a str,
}

/// What is to be put right, by question.
#[derive(Default)]
struct Mistakes {
    what: Option<String>,
    until: Option<String>,
    reason: Option<String>,
}

/// What was understood.
struct Wish<'a> {
    what: &'a str,
    until: Option<PartialDate>,
    reason: &'a str,
}

fn page(
    app: &App,
    editor: &Editor,
    lang: Lang,
    typed: &Typed<'_>,
    mistakes: Mistakes,
) -> Result<FormPage, Problem> {
    let words = Words::of(lang);
    let choice = |code: &str| Choice {
        code: code.to_owned(),
        label: words.known(&format!("pause-{code}")).unwrap_or(code).to_owned(),
        is_chosen: typed.what == code,
    };
    let wrong = words.say("report-mistake");
    let what = Input::new(WHAT, words.say("pause-what"), Control::One(OPTIONS.map(choice).into()));
    let until =
        Input::line(UNTIL, words.say("pause-until"), typed.until).helped(words.say("pause-until-help"));
    let reason =
        Input::line(REASON, words.say("pause-reason"), typed.reason).helped(words.say("pause-reason-help"));
    let page = FormPage {
        lead: vec![words.say("pause-lead").to_owned()],
        inputs: vec![
            what.wrong(mistakes.what, wrong),
            until.wrong(mistakes.until, wrong),
            reason.wrong(mistakes.reason, wrong),
        ],
        button: words.say("pause-button").to_owned(),
        ..of_hoster(app, editor, (lang, Word::Pause), words.say("way-pause"))
    };
    page.of(&editor.who)
}

/// The form.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    page(&app, &editor, lang, &Typed::default(), Mistakes::default())?.respond(StatusCode::OK)
}

/// States it.
pub(super) async fn send(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let form = sent.only(&[WHAT, UNTIL, REASON])?;
    let typed = Typed { what: form.get(WHAT), until: form.get(UNTIL), reason: form.get(REASON) };
    let live = app.live();
    let has_services = live.directory().hoster(&editor.slug).is_some_and(|it| it.services().next().is_some());
    let wish = match read(&typed, (live.directory().today(), has_services), lang) {
        Ok(wish) => wish,
        Err(mistakes) => {
            return FormPage::refused(page(&app, &editor, lang, &typed, mistakes));
        }
    };
    let author = super::drafts::author(&app, &editor);
    state(&app, (&sent, &editor), (lang, wish.what), |live| statements(live, &editor.slug, &wish, &author))
        .await
}

fn read<'a>(
    typed: &Typed<'a>,
    (today, has_services): (Date, bool),
    lang: Lang,
) -> Result<Wish<'a>, Mistakes> {
    let words = Words::of(lang);
    let says = |key: &str| Some(words.known(key).unwrap_or_default().to_owned());
    let mut mistakes = Mistakes::default();
    if !OPTIONS.contains(&typed.what) {
        mistakes.what = says("pause-what-mistake");
    } else if ["full", "open"].contains(&typed.what) && !has_services {
        mistakes.what = says("pause-no-services");
    }
    let written = people_write(&Kind::Date, typed.until);
    let until = (!written.is_empty()).then(|| written.parse::<PartialDate>());
    mistakes.until = match (&until, typed.what) {
        (Some(Err(_)), _) => says("pause-until-mistake"),
        (Some(Ok(day)), _) if day.last_day() < today => says("pause-until-past"),
        (None, "pause" | "full") => says("pause-until-missing"),
        _ => None,
    };
    let is_long = typed.reason.chars().count() > matou_core::datum::LINE_MAX;
    mistakes.reason = if is_long { says("pause-reason-long") } else { None };
    if mistakes.what.is_some() || mistakes.until.is_some() || mistakes.reason.is_some() {
        return Err(mistakes);
    }
    Ok(Wish { what: typed.what, until: until.and_then(Result::ok), reason: typed.reason.trim() })
}

/// The statements of a wish: about the hoster when it pauses or is back, about each service when there is no room.
fn statements(live: &Live, slug: &str, wish: &Wish<'_>, author: &Author) -> Vec<Statement> {
    let (directory, until) = (live.directory(), wish.until.map(|day| day.to_string()).unwrap_or_default());
    let schema = directory.schema();
    let Ok(hoster) = slug.parse::<Slug>() else { return Vec::new() };
    let own = Subject { hoster, service: None };
    let (field, code) = match wish.what {
        "pause" => ("listing", "paused"),
        "back" => ("listing", "shown"),
        "full" => ("load", "full"),
        _ => ("load", "open"),
    };
    let is_end = matches!(wish.what, "back" | "open");
    let pairs = [
        ("state", code),
        ("until", if is_end { "" } else { &until }),
        ("reason", if is_end { "" } else { wish.reason }),
    ];
    let services = directory.hoster(slug).into_iter().flat_map(matou_core::directory::Hoster::services);
    let of_services = services.map(|service| Subject { service: Some(service.key().clone()), ..own.clone() });
    let subjects: Vec<Subject> = if field == "listing" { vec![own.clone()] } else { of_services.collect() };
    let stated = |subject: Subject| stated(schema, subject, field, pairs, author);
    subjects.into_iter().filter_map(stated).collect()
}

/// The statement of a value from its pieces.
pub(in crate::pages) fn stated<'p>(
    schema: &Schema,
    subject: Subject,
    field: &str,
    pairs: impl IntoIterator<Item = (&'p str, &'p str)>,
    author: &Author,
) -> Option<Statement> {
    let about = if subject.service.is_some() { About::Service } else { About::Hoster };
    let known = schema.field(about, field)?;
    let value = Value::from_pairs(known.field, pairs, schema.vocabularies()).ok()?;
    Some(author.statement(subject, known, Act::Stated(Answer::Value(value))))
}

/// A pause until a day, for the link of the yearly letter.
pub(super) fn until(live: &Live, slug: &str, day: Date, author: &Author) -> Vec<Statement> {
    let wish = Wish { what: "pause", until: Some(PartialDate::day(day)), reason: "" };
    statements(live, slug, &wish, author)
}
