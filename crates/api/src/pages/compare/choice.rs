//! Which hosters are compared: those that can be, or why not, and a form to choose others.

use super::{COMPARED_MAX, Compared, SLUG};
use crate::live::Live;
use crate::pages::frame::Frame;
use crate::pages::own;
use crate::pages::place::Place;
use crate::problem::Problem;
use crate::state::App;
use crate::v1::find_hoster as find;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use matou_core::directory::{Hoster, Listing};
use matou_core::query::{ErrorCode, ParameterError, decode};
use matou_core::text::{Text, fold};

/// Why nothing is compared: somebody is named whom nobody knows, or too many; no problem when nobody is named yet.
pub(super) struct Refused(Vec<Problem>);

/// What adds a hoster to those that are compared.
pub(super) struct Adding {
    /// What the form keeps: the hosters, the search, the day.
    pub(super) hidden: Vec<(String, String)>,
    /// All others by name.
    pub(super) hosters: Vec<Named>,
}

/// A hoster to choose.
pub(super) struct Named {
    pub(super) slug: String,
    pub(super) name: String,
    pub(super) is_ticked: bool,
}

/// The page that says why nothing is compared, and lets hosters be chosen.
#[derive(Template)]
#[template(path = "compare_choice.html")]
pub(super) struct Choice {
    frame: Frame,
    status: StatusCode,
    messages: Vec<String>,
    /// The hosters named that exist, to keep some of them.
    named: Vec<Named>,
    adding: Adding,
    results: String,
}

/// The hosters of these slugs.
pub(super) fn choose<'l>(live: &'l Live, named: &[String]) -> Result<Vec<&'l Hoster>, Refused> {
    let (mut hosters, mut problems) = (Vec::new(), Vec::new());
    for slug in named {
        match find(live, slug) {
            Ok(hoster) => hosters.push(hoster),
            Err(problem) => problems.push(problem),
        }
    }
    if hosters.len() > COMPARED_MAX {
        problems.push(too_many(hosters.len()));
    }
    if problems.is_empty() && !hosters.is_empty() { Ok(hosters) } else { Err(Refused(problems)) }
}

fn too_many(named: usize) -> Problem {
    let detail = Text::owned(
        format!(
            "Vous avez choisi {named} hébergeurs. La page en montre {COMPARED_MAX} au plus : gardez-en {COMPARED_MAX}."
        ),
        format!(
            "You have chosen {named} hosters. The page shows {COMPARED_MAX} at most: keep {COMPARED_MAX} of them."
        ),
    );
    vec![ParameterError::new(SLUG, ErrorCode::Value, detail)].into()
}

impl Adding {
    /// The form that adds a hoster to those named.
    pub(super) fn new(compared: &Compared) -> Self {
        Self { hidden: hidden(compared, &compared.named), hosters: others(compared) }
    }
}

/// What a form keeps, as parameters.
fn hidden(compared: &Compared, named: &[String]) -> Vec<(String, String)> {
    decode(compared.address("", named).trim_start_matches('?')).unwrap_or_default()
}

/// The listed hosters that are not named, by name.
fn others(compared: &Compared) -> Vec<Named> {
    let directory = compared.directory();
    let is_other = |hoster: &&Hoster| {
        let slug = hoster.slug().as_str();
        *hoster.listing() == Listing::Shown && compared.named.iter().all(|named| named != slug)
    };
    let named = |hoster: &Hoster| Named {
        slug: hoster.slug().to_string(),
        name: hoster.name(directory.schema()).to_owned(),
        is_ticked: false,
    };
    let mut others: Vec<Named> = directory.hosters().filter(is_other).map(named).collect();
    others.sort_by_cached_key(|other| (fold(&other.name), other.slug.clone()));
    others
}

impl Choice {
    pub(super) fn new(app: &App, live: &Live, compared: &Compared, refused: Refused) -> Self {
        let Refused(problems) = refused;
        let frame = compared.frame(app);
        let title = frame.words.say("compare-title");
        let (frame, status) = match problems.first() {
            None => (frame.titled(title), StatusCode::OK),
            Some(problem) => {
                let title = frame.words.with("failure-title", "title", title);
                (frame.titled(title).of_failure(), problem.kind().status())
            }
        };
        let schema = live.directory().schema();
        let known = compared.named.iter().filter_map(|slug| find(live, slug).ok());
        let named = known.enumerate().map(|(at, hoster)| Named {
            slug: hoster.slug().to_string(),
            name: hoster.name(schema).to_owned(),
            is_ticked: at < COMPARED_MAX,
        });
        Self {
            frame,
            status,
            messages: problems.iter().flat_map(|problem| problem.messages(compared.lang)).collect(),
            named: named.collect(),
            adding: Adding { hidden: hidden(compared, &[]), hosters: others(compared) },
            results: compared.results(),
        }
    }

    /// # Errors
    /// When the page cannot be made, which is a fault of the program.
    pub(super) fn answer(&self) -> Result<Response, Problem> {
        own(self.frame.lang, self.status, self)
    }
}
