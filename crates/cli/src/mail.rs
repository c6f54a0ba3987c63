//! Letters: `matou mail`, and what `matou serve` does about them by itself.

use crate::arguments::{Format, Mail, Post, Site};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::output::print_line;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use matou_api::{App, Clock, Settings, office};
use matou_core::text::Lang;
use matou_mailer::{Delivered, Delivery, Sender, deliver_due};
use matou_store::Store;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// How often a server looks for letters that are due.
const SENDING: Duration = Duration::from_secs(2);
/// How often it looks whether another day has begun.
const LOOKING: Duration = Duration::from_mins(10);
/// From whom letters come that stay on this machine.
const NOBODY: &str = "matou@localhost";

/// Where letters go, and from whom they come.
#[derive(Clone, Debug)]
pub(crate) struct PostOffice {
    delivery: Delivery,
    from: Sender,
}

impl PostOffice {
    /// Reads the options; a folder stands beside the database.
    ///
    /// # Errors
    /// When letters leave this machine and nobody says from whom.
    pub(crate) fn new(edge: &Edge, post: &Post) -> Result<Self, Failure> {
        let path = edge.common.database.strip_prefix("sqlite:").map(Path::new);
        let beside = path.and_then(Path::parent).unwrap_or(Path::new(""));
        let delivery = post.mail.clone().beside(beside);
        let from = match &post.mail_from {
            Some(from) => Some(from.clone()),
            None if delivery.stays_here() => NOBODY.parse().ok(),
            None => None,
        };
        let missing = || {
            Failure::configuration(edge.word(
                "--mail-from : donnez l’adresse d’où partent les lettres, par exemple matou@chatons.example",
                "--mail-from: give the address from which letters come, such as matou@chatons.example",
            ))
        };
        Ok(Self { delivery, from: from.ok_or_else(missing)? })
    }

    /// Where letters go, when they stay on this machine.
    fn folder(&self) -> Option<String> {
        match &self.delivery {
            Delivery::Folder(folder) => Some(folder.display().to_string()),
            Delivery::Relay(_) | Delivery::Command(_) => None,
        }
    }

    /// Says in the log that letters wait for somebody to look at them.
    pub(crate) fn announce(&self) {
        if let Some(folder) = self.folder() {
            tracing::info!(folder, "letters are put into a folder; --mail sends them");
        }
    }
}

pub(crate) async fn run(edge: &Edge, what: &Mail) -> Result<(), Failure> {
    match what {
        Mail::Send { post } => send(edge, &PostOffice::new(edge, post)?).await,
        Mail::Yearly { site } => {
            let app = app(edge, site).await?;
            let written = office::yearly_letters(&app).await;
            let written = written.map_err(|problem| Failure::of_problem(&problem, edge.lang))?;
            print_line(&match edge.common.format {
                Format::Text => edge.word(
                    &format!("{written} lettre(s) annuelle(s) écrite(s)."),
                    &format!("{written} yearly letter(s) written."),
                ),
                Format::Json => json!({ "written": written }).to_string(),
            })
        }
    }
}

/// Sends what waits.
async fn send(edge: &Edge, office: &PostOffice) -> Result<(), Failure> {
    let store = edge.must_exist().await?;
    let Delivered { sent, failed } = deliver_due(&store, &office.delivery, &office.from, edge.now()).await?;
    let waiting = store.letters_waiting().await?;
    print_line(&match (edge.common.format, edge.lang) {
        (Format::Json, _) => json!({ "sent": sent, "failed": failed, "waiting": waiting }).to_string(),
        (Format::Text, Lang::Fr) => format!("{sent} envoyée(s), {failed} refusée(s), {waiting} en attente."),
        (Format::Text, Lang::En) => format!("{sent} sent, {failed} not taken, {waiting} waiting."),
    })?;
    if let (Some(folder), true) = (office.folder(), sent > 0) {
        edge.say(&format!("Écrit dans {folder}"), &format!("Written into {folder}"));
    }
    if failed == 0 {
        return Ok(());
    }
    Err(Failure::found(edge.word(
        "des lettres n’ont pas été prises ; la table letter dit pourquoi",
        "some letters were not taken; the table letter says why",
    )))
}

/// The service without a server, to write letters with.
///
/// # Errors
/// When there is no database, or nobody says with what links begin.
pub(crate) async fn app(edge: &Edge, site: &Site) -> Result<App, Failure> {
    let missing = || {
        Failure::configuration(edge.word(
            "--public-url : donnez l’adresse publique de l’annuaire, par laquelle commencent les liens des lettres",
            "--public-url: give the public address of the directory, with which links in letters begin",
        ))
    };
    let public_url = site.public_url.as_ref().ok_or_else(missing)?.trim_end_matches('/').to_owned();
    let store = edge.must_exist().await?;
    let settings = Settings { public_url, ..Settings::default() };
    Ok(App::start(Arc::clone(&edge.schema), store, Arc::clone(&edge.clock), settings).await?)
}

/// Sends what is due, for as long as the server runs.
pub(crate) async fn keep_sending(store: Store, office: PostOffice, clock: Clock) {
    loop {
        if let Err(error) = deliver_due(&store, &office.delivery, &office.from, clock()).await {
            tracing::warn!(%error, "letters could not be looked for");
        }
        tokio::time::sleep(SENDING).await;
    }
}

/// Writes the yearly letters and lets go what is past its time, at the start and whenever a day has begun.
pub(crate) async fn every_day(app: App, clock: Clock) {
    let mut done: Option<Date> = None;
    loop {
        let today = clock().to_zoned(TimeZone::UTC).date();
        if done != Some(today) {
            if let Ok(written) = office::yearly_letters(&app).await {
                done = Some(today);
                tracing::info!(written, "yearly letters were written, and what is past its time was let go");
            } else {
                tracing::warn!("the work of the day is not done; it is tried again");
            }
        }
        tokio::time::sleep(LOOKING).await;
    }
}
