//! The calendar of a hoster: a day for each theme on which its answers stop counting (RFC 5545), for any agenda.

use super::home::name_of;
use crate::account::Editor;
use crate::pages::place::{Word, about, lang_of};
use crate::state::App;
use crate::words::Words;
use axum::extract::State;
use axum::http::{Uri, header};
use axum::response::{IntoResponse, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use matou_core::declaration::is_for_hosters;
use matou_core::field::{About, Theme};
use std::collections::BTreeMap;

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
