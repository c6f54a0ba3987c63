//! The program `matou`: it reads the command line, composes the other crates, and says how it went.

mod account;
mod arguments;
mod check;
mod crawl;
mod edge;
mod exit;
mod export;
mod import;
mod mail;
mod material;
mod output;
mod search;
mod serve;
mod settings_file;
mod shipped;
mod sources;
mod values;

use arguments::{Command, Config, Db, Format};
use edge::Edge;
use exit::Failure;
use matou_core::text::Lang;
use output::{print, print_line, tell};
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            tell(&format!("matou: {failure}"));
            failure.code()
        }
    }
}

async fn run() -> Result<(), Failure> {
    let cli = settings_file::read(std::env::args_os().collect())?;
    let edge = Edge::new(cli.common)?;
    let Some(command) = cli.command else { return Ok(()) };
    let done = dispatch(&edge, command).await;
    edge.close().await;
    done
}

async fn dispatch(edge: &Edge, command: Command) -> Result<(), Failure> {
    match command {
        Command::Serve(options) => serve::run(edge, &options).await,
        Command::Import(options) => import::run(edge, &options).await,
        Command::Check(options) => check::run(edge, &options).await,
        Command::Export { what, folder, base_url } => {
            export::run(edge, what, &folder, base_url.as_deref()).await
        }
        Command::Search { query } => search::run(edge, &query).await,
        Command::Explain { slug, query } => search::explain(edge, &slug, &query).await,
        Command::Account { what } => account::run(edge, what).await,
        Command::Mail { what } => mail::run(edge, &what).await,
        Command::Source { what } => sources::run(edge, &what).await,
        Command::Db { what: Db::Hash } => print_line(&edge.must_exist().await?.hash().await?),
        Command::Db { what: Db::Check } => check_database(edge).await,
        Command::Config { what: Config::Check } => {
            edge.say("Les réglages sont compris.", "The settings are understood.");
            Ok(())
        }
        Command::Openapi => print(&matou_api::openapi::text(&edge.schema)),
    }
}

async fn check_database(edge: &Edge) -> Result<(), Failure> {
    let checks = edge.must_exist().await?.check().await?;
    let is_french = edge.lang == Lang::Fr;
    for check in &checks {
        let (name, ok, detail) = (check.name, check.ok, &check.detail);
        let verdict = match (ok, is_french) {
            (true, _) => "ok",
            (false, true) => "FAUX",
            (false, false) => "WRONG",
        };
        print_line(&match edge.common.format {
            Format::Text => format!("{verdict:5}  {name:24} {detail}"),
            Format::Json => serde_json::json!({"name": name, "ok": ok, "detail": detail}).to_string(),
        })?;
    }
    let wrong = checks.iter().filter(|check| !check.ok).count();
    match (wrong, is_french) {
        (0, _) => Ok(()),
        (_, true) => Err(Failure::found(format!("{wrong} point(s) à corriger"))),
        (_, false) => Err(Failure::found(format!("{wrong} thing(s) to put right"))),
    }
}
