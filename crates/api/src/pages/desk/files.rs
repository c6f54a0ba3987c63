//! Files for a hoster to take away. The calendar: a day for each theme on which its answers stop counting (RFC 5545), for any
//! agenda. The property files (ChatonsInfos): its own and one for each service, to publish on its own site.

use super::home::name_of;
use super::home_of;
use crate::account::{Editor, SentByEditor};
use crate::fetched;
use crate::live::Live;
use crate::pages::form::FormPage;
use crate::pages::place::{PageLang, Place, Word, about, lang_of};
use crate::problem::{Problem, not_found};
use crate::state::App;
use crate::words::Words;
use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use matou_core::declaration::is_for_hosters;
use matou_core::field::{About, Theme};
use matou_core::text::Lang;
use matou_importer::properties::{PropertyFile, write_hoster};
use matou_store::FileState;
use std::collections::BTreeMap;

/// The files of a hoster as it will publish them: it knows the addresses, this program does not.
fn property_files(live: &Live, slug: &str) -> Vec<PropertyFile> {
    let directory = live.directory();
    directory.hoster(slug).map(|hoster| write_hoster(directory.schema(), hoster, None)).unwrap_or_default()
}

/// The name under which a file is taken away: folders are no part of it.
fn taken_as(file: &PropertyFile) -> String {
    file.name.replace('/', "-")
}

/// Where the files of a hoster are.
pub(crate) fn page(lang: Lang, slug: &str) -> String {
    about(lang, Word::Space, slug, &[Word::File])
}

/// The property files, to be taken away one by one; and those that are fetched from the hoster's own site, when one does not
/// come.
pub(super) async fn list(
    State(app): State<App>,
    PageLang(lang): PageLang,
    editor: Editor,
) -> Result<Response, Problem> {
    let words = Words::of(lang);
    let (home, here) = (home_of(lang, &editor.slug), page(lang, &editor.slug));
    let live = app.live();
    let files = property_files(&live, &editor.slug);
    let troubles: Vec<String> = fetched::of_hoster(&live, &editor.slug)
        .into_iter()
        .filter_map(|file| fetched::trouble(file, lang))
        .collect();
    let mut ways: Vec<(String, String)> = files
        .iter()
        .map(taken_as)
        .map(|name| (format!("{here}/{name}"), words.with("file-take", "name", &name)))
        .collect();
    ways.push((Place::CheckFile.path(lang).to_owned(), words.say("check-file-title").to_owned()));
    let lead = ["file-lead", "file-publish", "file-next"].map(|key| words.say(key).to_owned());
    let button = if troubles.is_empty() { "" } else { words.say("file-resume") };
    let page = FormPage {
        up: Some((home, name_of(&live, &editor.slug))),
        lead: lead.into_iter().chain(troubles).collect(),
        button: button.to_owned(),
        ways,
        ..FormPage::new(&app, &here, words.say("way-file"))
    };
    page.of(&editor.who)?.respond(StatusCode::OK)
}

/// Asks again for the files that did not come.
pub(super) async fn resume(
    State(app): State<App>,
    PageLang(lang): PageLang,
    SentByEditor { sent, editor }: SentByEditor,
) -> Result<Response, Response> {
    let home = home_of(lang, &editor.slug);
    for file in fetched::of_hoster(&app.live(), &editor.slug) {
        if file.state() != FileState::Read
            && let Err(error) = app.store().resume_source(&file.url).await
        {
            return Err(sent.unavailable(&app, &error));
        }
    }
    Ok(Redirect::to(&format!("{home}?done=resumed")).into_response())
}

/// One property file.
pub(super) async fn one(
    State(app): State<App>,
    editor: Editor,
    Path((_, name)): Path<(String, String)>,
    uri: Uri,
) -> Result<Response, Problem> {
    let files = property_files(&app.live(), &editor.slug);
    let Some(file) = files.into_iter().find(|file| taken_as(file) == name) else {
        return Err(not_found(uri).await);
    };
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned()),
        (header::CACHE_CONTROL, "private, no-cache".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, file.bytes).into_response())
}

/// The calendar.
pub(super) async fn calendar(State(app): State<App>, uri: Uri, editor: Editor) -> Response {
    let lang = lang_of(uri.path());
    let words = Words::of(lang);
    let live = app.live();
    let directory = live.directory();
    let name = name_of(&live, &editor.slug);
    let mut days: BTreeMap<(Date, Theme), Vec<&str>> = BTreeMap::new();
    let fields = directory.schema().fields().iter();
    for known in fields.filter(|it| it.field.about == About::Hoster && is_for_hosters(it.field)) {
        let stated = directory.hoster(&editor.slug).and_then(|hoster| hoster.answers().get(known.id));
        if let Some(day) = stated.and_then(|stated| stated.valid_until(known.months)) {
            days.entry((day, known.field.theme)).or_default().push(known.texts.label.get(lang));
        }
    }
    let home = format!("{}{}", app.settings().public_url, about(lang, Word::Space, &editor.slug, &[]));
    let stamp = app.now().strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut lines =
        vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned(), "PRODID:-//Matou//FR".to_owned()];
    for ((day, theme), labels) in days {
        let summary = words.with("calendar-summary", "name", &name);
        lines.extend([
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}-{}-{day}@matou", editor.slug, theme.code()),
            format!("DTSTAMP:{stamp}"),
            format!("DTSTART;VALUE=DATE:{}", day.strftime("%Y%m%d")),
            format!("DTEND;VALUE=DATE:{}", day.saturating_add(1.day()).strftime("%Y%m%d")),
            format!("SUMMARY:{}", escape(&summary)),
            format!("DESCRIPTION:{}", escape(&format!("{} {home}", labels.join(", ")))),
            format!("URL:{home}"),
            "END:VEVENT".to_owned(),
        ]);
    }
    lines.push("END:VCALENDAR".to_owned());
    let body: String = lines.iter().map(|line| fold(line)).collect();
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CACHE_CONTROL, "private, no-cache"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"matou.ics\""),
    ];
    (headers, body).into_response()
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A line of at most 75 bytes; what follows goes on in the next one, after a space.
fn fold(line: &str) -> String {
    let mut folded = String::new();
    let mut length = 0;
    for letter in line.chars() {
        if length + letter.len_utf8() > 74 {
            folded.push_str("\r\n ");
            length = 1;
        }
        folded.push(letter);
        length += letter.len_utf8();
    }
    folded.push_str("\r\n");
    folded
}
