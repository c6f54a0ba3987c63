//! Drafts of a declaration: what was typed into which section, and the statements that follow from all of it.

use crate::account::{Editor, instant};
use crate::live::Live;
use crate::problem::Problem;
use crate::publishing::last_about;
use crate::state::App;
use crate::words::Words;
use matou_core::answer::{Answer, Provenance};
use matou_core::declaration::{self, Author, Mistake, Section, Typed, prefill};
use matou_core::directory::Answers;
use matou_core::field::About;
use matou_core::schema::FieldId;
use matou_core::statement::{Slug, Statement, Subject};
use matou_core::text::Lang;
use matou_store::{Draft, StoreError};

/// The code of the section about a service, before the key of the service.
const OF_SERVICE: &str = "service-";
/// The key of a service that has none yet.
const NEW: &str = "new";

/// A section about a hoster, or about one of its services.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) section: Section,
    /// The key of the service; `new` for one that is added.
    pub(super) service: Option<String>,
}

/// What an account began to write about a hoster.
pub(super) struct Drafts {
    parts: Vec<(Part, Typed)>,
    /// The last entry about the hoster when the first of them was begun.
    pub(super) seen: Option<u64>,
}

impl Part {
    /// The section of a code: that of the schema, or `service-KEY`.
    pub(super) fn of(live: &Live, slug: &str, code: &str) -> Option<Self> {
        let schema = live.directory().schema();
        let Some(key) = code.strip_prefix(OF_SERVICE) else {
            let section = declaration::section(schema, code).filter(|section| section.code != "service")?;
            return Some(Self { section, service: None });
        };
        let is_known = || live.directory().hoster(slug).is_some_and(|hoster| hoster.service(key).is_some());
        let section = declaration::section(schema, "service")?;
        (is_new(key) || is_known()).then(|| Self { section, service: Some(key.to_owned()) })
    }

    /// The code in addresses and drafts.
    pub(super) fn code(&self) -> String {
        match &self.service {
            Some(key) => format!("{OF_SERVICE}{key}"),
            None => self.section.code.to_owned(),
        }
    }

    /// The answers about its subject, as they stand.
    pub(super) fn answers<'d>(&self, live: &'d Live, slug: &str) -> Option<&'d Answers> {
        let hoster = live.directory().hoster(slug)?;
        match &self.service {
            Some(key) => hoster.service(key).map(matou_core::directory::Service::answers),
            None => Some(hoster.answers()),
        }
    }

    /// What it is filled in with beforehand.
    pub(super) fn prefill(&self, live: &Live, slug: &str) -> Typed {
        let schema = live.directory().schema();
        self.answers(live, slug).map(|answers| prefill(schema, &self.section, answers)).unwrap_or_default()
    }

    /// What stands above it: the heading of the section, or the name of the service.
    pub(super) fn heading(&self, live: &Live, slug: &str, typed: &Typed, lang: Lang) -> String {
        let words = Words::of(lang);
        let known = |key: &str| {
            let schema = live.directory().schema();
            let hoster = live.directory().hoster(slug);
            hoster.and_then(|hoster| hoster.service(key)).map(|service| service.name(schema).to_owned())
        };
        match (&self.service, typed.get("name.value")) {
            (None, _) => self.section.label.get(lang).to_owned(),
            (Some(_), name) if !name.is_empty() => words.with("desk-service", "name", name),
            (Some(key), _) => known(key).map_or_else(
                || words.say("desk-new-service").to_owned(),
                |name| words.with("desk-service", "name", &name),
            ),
        }
    }

    /// What it is about. A new service gets a key from its name, which no other service has.
    pub(super) fn subject(&self, live: &Live, slug: &str, typed: &Typed) -> Option<Subject> {
        let hoster: Slug = slug.parse().ok()?;
        let service = match self.service.as_deref() {
            None => None,
            Some(key) if is_new(key) => Some(new_key(live, slug, typed.get("name.value"))?),
            Some(key) => Some(key.parse().ok()?),
        };
        Some(Subject { hoster, service })
    }
}

/// Whether a key stands for a service that is added: `new`, `new-2`, `new-3`.
fn is_new(key: &str) -> bool {
    let number = key.strip_prefix("new-").and_then(|number| number.parse::<u8>().ok());
    key == NEW || number.is_some()
}

/// A key from a name; with a number behind it where another service has it.
fn new_key(live: &Live, slug: &str, name: &str) -> Option<Slug> {
    let plain: String = matou_core::text::code_of(name)
        .chars()
        .filter(|it| it.is_ascii_alphanumeric() || *it == '-')
        .take(60)
        .collect();
    let base = if plain.trim_matches('-').is_empty() { "service" } else { plain.trim_matches('-') };
    let hoster = live.directory().hoster(slug);
    let is_free = |key: &str| !is_new(key) && hoster.is_none_or(|hoster| hoster.service(key).is_none());
    let numbered = (2..1_000).map(|number| format!("{base}-{number}"));
    std::iter::once(base.to_owned()).chain(numbered).find(|key| is_free(key))?.parse().ok()
}

impl Drafts {
    /// What an account began to write about a hoster. A draft of a section that is no more is left out.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) async fn load(app: &App, editor: &Editor) -> Result<Self, Problem> {
        let drafts = app.store().drafts(editor.who.account.number, &editor.slug).await;
        let drafts = drafts.map_err(|error| Problem::unavailable(&error))?;
        let live = app.live();
        let seen = drafts.iter().map(|draft| draft.seen).min();
        let part = |draft: &Draft| {
            Part::of(&live, &editor.slug, &draft.section).map(|part| (part, Typed::parse(&draft.content)))
        };
        let mut parts: Vec<(Part, Typed)> = drafts.iter().filter_map(part).collect();
        let order = |code: &str| {
            let sections = declaration::sections(live.directory().schema());
            sections.iter().position(|section| section.code == code).unwrap_or(usize::MAX)
        };
        parts.sort_by_key(|(part, _)| (order(part.section.code), part.code()));
        Ok(Self { parts, seen })
    }

    /// Keeps what was typed into a section.
    ///
    /// # Errors
    /// When the database does not answer.
    pub(super) async fn save(
        app: &App,
        editor: &Editor,
        part: &Part,
        (typed, shown): (&Typed, Option<u64>),
    ) -> Result<(), StoreError> {
        let account = editor.who.account.number;
        let known = app.store().drafts(account, &editor.slug).await?;
        let code = part.code();
        let seen = known.iter().find(|draft| draft.section == code).map(|draft| draft.seen);
        // What the author saw when the section was opened for the first time: whatever others stated since is shown.
        let seen = match seen.or(shown) {
            Some(seen) => seen,
            None => last_about(app, &editor.slug).await?,
        };
        let draft = Draft {
            hoster: editor.slug.clone(),
            section: code,
            content: typed.print(),
            seen,
            saved_at: instant(app.now()),
        };
        app.store().save_draft(account, &draft).await
    }

    /// What was typed into a section; `None` when nothing was kept.
    pub(super) fn typed(&self, part: &Part) -> Option<&Typed> {
        self.parts.iter().find(|(known, _)| known.code() == part.code()).map(|(_, typed)| typed)
    }

    /// Every section that was kept, in the order of the form.
    pub(super) fn parts(&self) -> &[(Part, Typed)] {
        &self.parts
    }

    /// Whether nothing was kept.
    pub(super) const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    /// The code of a service that is added, and that no draft has yet.
    pub(super) fn new_service(&self) -> String {
        let codes: Vec<String> = self.parts.iter().map(|(part, _)| part.code()).collect();
        let numbered = (2..=u8::MAX).map(|number| format!("{OF_SERVICE}{NEW}-{number}"));
        let mut all = std::iter::once(format!("{OF_SERVICE}{NEW}")).chain(numbered);
        all.find(|code| !codes.contains(code)).unwrap_or_default()
    }

    /// Everything that is to be put right, by section.
    pub(super) fn mistakes(&self, live: &Live) -> Vec<(&Part, Vec<Mistake>)> {
        let schema = live.directory().schema();
        let read =
            |(part, typed): &'_ (Part, Typed)| declaration::read(schema, &part.section, typed).mistakes;
        let all = self.parts.iter().map(|one| (&one.0, read(one)));
        all.filter(|(_, mistakes)| !mistakes.is_empty()).collect()
    }

    /// The answers about the hoster as a whole that are in order.
    pub(super) fn declared(&self, live: &Live) -> Vec<(FieldId, Option<Answer>)> {
        let schema = live.directory().schema();
        let own = self.parts.iter().filter(|(part, _)| part.service.is_none());
        own.flat_map(|(part, typed)| declaration::read(schema, &part.section, typed).answers).collect()
    }

    /// The statements that follow.
    pub(super) fn statements(&self, live: &Live, slug: &str, author: &Author) -> Vec<Statement> {
        let schema = live.directory().schema();
        let of_part = |(part, typed): &(Part, Typed)| {
            let Some(subject) = part.subject(live, slug, typed) else { return Vec::new() };
            let answers = declaration::read(schema, &part.section, typed).answers;
            declaration::changes(schema, &subject, part.answers(live, slug), &answers, author)
        };
        let mut statements: Vec<Statement> = self.parts.iter().flat_map(of_part).collect();
        // The hoster itself comes first, its services after it.
        statements.sort_by_key(|statement| statement.subject.about() == About::Service);
        statements
    }
}

/// Who states what a form declares.
pub(super) fn author(app: &App, editor: &Editor) -> Author {
    Author { name: editor.who.account.author(), provenance: Provenance::Declared, at: app.now() }
}
