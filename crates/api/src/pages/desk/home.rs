//! What somebody who is in can do: the hosters that they speak for, and for each everything at one glance.

use super::drafts::Drafts;
use super::{home_of, section};
use crate::account::{Editor, SignedIn};
use crate::live::Live;
use crate::pages::form::{PROOF, hidden};
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::{PageLang, Place, Word, about, path};
use crate::problem::Problem;
use crate::state::App;
use crate::words::Words;
use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use matou_core::date::PartialDate;
use matou_core::declaration;
use matou_core::directory::{Hoster, Listing};
use matou_core::query::decode;
use matou_core::schema::Schema;
use matou_core::text::Lang;
use matou_store::{Remark, RemarkKind};

/// The hosters that an account speaks for.
#[derive(Template)]
#[template(path = "space.html")]
struct SpacePage {
    frame: Frame,
    hosters: Vec<(String, String)>,
    /// Where reviewers go.
    review: Option<String>,
    account: String,
    out: String,
    proof: String,
}

/// Everything about one hoster.
#[derive(Template)]
#[template(path = "desk.html")]
struct DeskPage {
    frame: Frame,
    /// What was just done.
    done: Option<String>,
    sheet: String,
    state: String,
    sections: Vec<SectionRow>,
    services: Vec<SectionRow>,
    new_service: String,
    has_drafts: bool,
    check: String,
    /// Until when the answers count, soonest first.
    ageing: Vec<(String, String)>,
    questions: Vec<Asked>,
    contested: Vec<Contested>,
    ways: Vec<(String, &'static str, &'static str)>,
}

/// A section and what is known of it.
struct SectionRow {
    href: String,
    label: String,
    state: String,
}

/// A question of a reviewer.
struct Asked {
    text: String,
    label: String,
    href: String,
}

/// An answer that the collective contests.
struct Contested {
    label: String,
    reason: String,
    reply: Option<String>,
    href: String,
}

/// The hosters that somebody speaks for; straight to it when there is one.
pub(super) async fn show(
    State(app): State<App>,
    PageLang(lang): PageLang,
    who: SignedIn,
) -> Result<Response, Problem> {
    if let ([only], false) = (who.hosters.as_slice(), who.reviews()) {
        return Ok(Redirect::to(&home_of(lang, only)).into_response());
    }
    let live = app.live();
    let at = path(lang, &[Word::Space]);
    let frame = Frame::new(&app.settings().public_url, lang, None, &at).private();
    let title = frame.words.say("space-title");
    let page = SpacePage {
        frame: frame.titled(title),
        hosters: who.hosters.iter().map(|slug| (home_of(lang, slug), name_of(&live, slug))).collect(),
        review: who.reviews().then(|| path(lang, &[Word::Review])),
        account: path(lang, &[Word::Space, Word::Account]),
        out: path(lang, &[Word::Space, Word::SignOut]),
        proof: proof(&who)?,
    };
    own(lang, StatusCode::OK, &page)
}

fn proof(who: &SignedIn) -> Result<String, Problem> {
    let all = hidden(who)?;
    Ok(all.into_iter().find(|(name, _)| *name == PROOF).map(|(_, proof)| proof).unwrap_or_default())
}

/// The name of a hoster; its identifier when it has none yet.
pub(super) fn name_of(live: &Live, slug: &str) -> String {
    let directory = live.directory();
    directory.hoster(slug).map_or(slug, |hoster| hoster.name(directory.schema())).to_owned()
}

/// Everything about one hoster.
pub(super) async fn hoster(
    State(app): State<App>,
    PageLang(lang): PageLang,
    RawQuery(query): RawQuery,
    editor: Editor,
) -> Result<Response, Problem> {
    let live = app.live();
    let drafts = Drafts::load(&app, &editor).await?;
    let remarks = app.store().remarks_of(&editor.slug).await;
    let remarks = remarks.map_err(|error| Problem::unavailable(&error))?;
    let pairs = decode(query.as_deref().unwrap_or_default())?;
    let done = pairs.iter().find(|(name, _)| name == "done").map(|(_, what)| format!("done-{what}"));
    let maker = Maker { live: &live, slug: &editor.slug, lang };
    own(lang, StatusCode::OK, &maker.page(&app, &drafts, &remarks, done.as_deref()))
}

/// What the page of a hoster is made from.
struct Maker<'a> {
    live: &'a Live,
    slug: &'a str,
    lang: Lang,
}

impl Maker<'_> {
    fn schema(&self) -> &Schema {
        self.live.directory().schema()
    }

    fn hoster(&self) -> Option<&Hoster> {
        self.live.directory().hoster(self.slug)
    }

    fn to(&self, words: &[Word]) -> String {
        about(self.lang, Word::Space, self.slug, words)
    }

    fn page(&self, app: &App, drafts: &Drafts, remarks: &[Remark], done: Option<&str>) -> DeskPage {
        let words = Words::of(self.lang);
        let frame = Frame::new(&app.settings().public_url, self.lang, None, &self.to(&[])).private();
        let name = name_of(self.live, self.slug);
        let title = words.with("desk-title", "name", &name);
        DeskPage {
            frame: frame.titled(title),
            done: done.and_then(|key| words.known(key)).map(str::to_owned),
            sheet: format!("{}/{}", Place::Results.path(self.lang), self.slug),
            state: self.state(),
            sections: self.sections(drafts),
            services: self.services(drafts),
            new_service: section::href(self.lang, self.slug, &drafts.new_service()),
            has_drafts: !drafts.is_empty(),
            check: self.to(&[Word::Check]),
            ageing: self.ageing(),
            questions: self.questions(remarks),
            contested: self.contested(),
            ways: self.ways(),
        }
    }

    fn state(&self) -> String {
        let words = Words::of(self.lang);
        match self.hoster().map(Hoster::listing) {
            Some(Listing::Paused { until: Some(day), .. }) => {
                words.with("desk-paused-until", "day", &PartialDate::day(*day).in_words(self.lang))
            }
            Some(Listing::Paused { until: None, .. }) => words.say("desk-paused").to_owned(),
            Some(Listing::Withdrawn { reason }) => {
                words.with("desk-withdrawn", "reason", reason.as_deref().unwrap_or_default())
            }
            _ => words.say("desk-shown").to_owned(),
        }
    }

    fn sections(&self, drafts: &Drafts) -> Vec<SectionRow> {
        let words = Words::of(self.lang);
        let row = |section: &declaration::Section| {
            let is_draft = drafts.parts().iter().any(|(part, _)| part.code() == section.code);
            let answered = section
                .fields
                .iter()
                .filter(|field| self.hoster().is_some_and(|hoster| hoster.answers().get(**field).is_some()));
            let answered = answered.count();
            let state = if is_draft {
                words.say("desk-draft").to_owned()
            } else {
                words.count("desk-answered", answered)
            };
            SectionRow {
                href: section::href(self.lang, self.slug, section.code),
                label: section.label.get(self.lang).to_owned(),
                state,
            }
        };
        declaration::sections(self.schema()).iter().map(row).collect()
    }

    fn services(&self, drafts: &Drafts) -> Vec<SectionRow> {
        let words = Words::of(self.lang);
        let services = self.hoster().into_iter().flat_map(Hoster::services);
        let row = |service: &matou_core::directory::Service| {
            let code = format!("service-{}", service.key());
            let is_draft = drafts.parts().iter().any(|(part, _)| part.code() == code);
            SectionRow {
                href: section::href(self.lang, self.slug, &code),
                label: service.name(self.schema()).to_owned(),
                state: if is_draft { words.say("desk-draft").to_owned() } else { String::new() },
            }
        };
        services.map(row).collect()
    }

    /// The answers that count for a time, with their last day, soonest first.
    fn ageing(&self) -> Vec<(String, String)> {
        let Some(hoster) = self.hoster() else { return Vec::new() };
        let valid = |known: &matou_core::schema::SchemaField| {
            let stated = hoster.answers().get(known.id)?;
            Some((stated.valid_until(known.months)?, known.texts.label.get(self.lang).to_owned()))
        };
        let fields = self.schema().fields().iter().filter(|known| declaration::is_for_hosters(known.field));
        let mut valid: Vec<_> = fields.filter_map(valid).collect();
        let today = self.live.directory().today();
        valid.retain(|(day, _)| *day >= today);
        valid.sort();
        let in_words = |(day, label)| (label, PartialDate::day(day).in_words(self.lang));
        valid.into_iter().take(3).map(in_words).collect()
    }

    fn label_of(&self, key: &str) -> String {
        let known = matou_core::report::field(self.schema(), key);
        known.map(|known| known.texts.label.get(self.lang).to_owned()).unwrap_or_default()
    }

    fn questions(&self, remarks: &[Remark]) -> Vec<Asked> {
        let open = remarks.iter().filter(|it| it.kind == RemarkKind::Question && it.closed_at.is_none());
        let asked = |remark: &Remark| Asked {
            text: remark.text.clone(),
            label: self.label_of(&remark.field),
            href: format!("{}?question={}", self.to(&[Word::Reply]), remark.number),
        };
        open.map(asked).collect()
    }

    fn contested(&self) -> Vec<Contested> {
        let Some(hoster) = self.hoster() else { return Vec::new() };
        let contested = |known: &matou_core::schema::SchemaField| {
            let stated = hoster.answers().get(known.id)?;
            Some(Contested {
                label: known.texts.label.get(self.lang).to_owned(),
                reason: stated.contested.clone()?,
                reply: stated.reply.clone(),
                href: format!("{}?field={}", self.to(&[Word::Reply]), matou_core::report::key(known)),
            })
        };
        self.schema()
            .fields()
            .iter()
            .filter(|it| it.field.about == matou_core::field::About::Hoster)
            .filter_map(contested)
            .collect()
    }

    fn ways(&self) -> Vec<(String, &'static str, &'static str)> {
        let words = Words::of(self.lang);
        let way = |word: Word, label: &'static str, text: &'static str| {
            (self.to(&[word]), words.known(label).unwrap_or(label), words.known(text).unwrap_or(text))
        };
        vec![
            way(Word::StillRight, "way-still-right", "way-still-right-text"),
            way(Word::Pause, "way-pause", "way-pause-text"),
            way(Word::Notices, "way-notices", "way-notices-text"),
            way(Word::Mirror, "way-mirror", "way-mirror-text"),
            way(Word::Tokens, "way-tokens", "way-tokens-text"),
            way(Word::Calendar, "way-calendar", "way-calendar-text"),
            way(Word::File, "way-file", "way-file-text"),
        ]
    }
}
