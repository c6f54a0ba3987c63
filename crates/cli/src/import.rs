//! `matou import`: read, plan, show, write: all or nothing.

use crate::arguments::{Format, Import, Source};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::shipped::read_folder;
use indicatif::ProgressBar;
use matou_api::Live;
use matou_core::statement::{Entry, Statement};
use matou_importer::{Context, Limits, Plan, Reading, Severity, read_csv_folder, read_map};
use matou_store::{NewRun, Outcome, Store};
use std::sync::Arc;
use std::time::Duration;

pub(crate) async fn run(edge: &Edge, import: &Import) -> Result<(), Failure> {
    let store = edge.open().await?;
    let progress = if edge.common.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    progress.enable_steady_tick(Duration::from_millis(120));
    let started = edge.now();
    progress.set_message(format!("{}…", import.path.display()));
    let live = Live::load(Arc::clone(&edge.schema), &store, edge.today()).await?;
    let plan = Plan::make(live.directory(), read(edge, import)?);
    progress.finish_and_clear();
    report(edge, &plan);
    let outcome = decide(&plan, import);
    if !import.dry_run {
        let name = if import.source == Source::Csv { "csv" } else { "map" };
        let location = import.path.to_string_lossy();
        let run =
            NewRun { started_at: started.to_string(), ..account(edge, name, &location, &plan, outcome) };
        let to_write: Vec<&Statement> = plan.to_write(import.confirm_mass_change).iter().collect();
        append(&store, &to_write, &[run]).await?;
    }
    end(edge, &plan, import)
}

fn read(edge: &Edge, import: &Import) -> Result<Reading, Failure> {
    let context =
        Context { limits: Limits::LOCAL, today: edge.today(), ..Context::new(&edge.schema, edge.now()) };
    let name = import.path.file_name().unwrap_or(import.path.as_os_str()).to_string_lossy().into_owned();
    let files = if import.path.is_dir() && import.source == Source::Csv {
        read_folder(&import.path, "csv")?
    } else {
        let bytes = std::fs::read(&import.path);
        vec![(name, bytes.map_err(|error| Failure::usage(format!("{}: {error}", import.path.display())))?)]
    };
    let mut borrowed = files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
    match (import.source, borrowed.len()) {
        (Source::Csv, 0) => Err(Failure::usage(format!("{}: no .csv file", import.path.display()))),
        (Source::Csv, _) => Ok(read_csv_folder(&context, borrowed)),
        (Source::Map, _) => {
            let (name, bytes) = borrowed.next().unwrap_or_default();
            Ok(read_map(&context, name, bytes, import.stated_on))
        }
    }
}

fn decide(plan: &Plan, import: &Import) -> Outcome {
    if plan.has_errors() || (plan.mass_change.is_some() && !import.confirm_mass_change) {
        Outcome::Refused
    } else if plan.to_write(import.confirm_mass_change).is_empty() {
        Outcome::Unchanged
    } else {
        Outcome::Applied
    }
}

/// The account of a run for the ledger.
pub(crate) fn account(edge: &Edge, source: &str, location: &str, plan: &Plan, outcome: Outcome) -> NewRun {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let now = edge.now().to_string();
    NewRun {
        source: source.to_owned(),
        location: location.to_owned(),
        started_at: now.clone(),
        finished_at: now,
        statements: if outcome == Outcome::Applied { count(plan.to_write(true).len()) } else { 0 },
        hosters: count(plan.hosters.len()),
        findings: count(plan.findings.len()),
        outcome,
    }
}

/// Writes statements and the account of their runs in one transaction.
pub(crate) async fn append(store: &Store, statements: &[&Statement], runs: &[NewRun]) -> Result<(), Failure> {
    let entries: Vec<Entry> = statements.iter().map(|statement| statement.to_entry()).collect();
    store.append(&entries, runs).await?;
    Ok(())
}

fn report(edge: &Edge, plan: &Plan) {
    match edge.common.format {
        Format::Text if edge.common.quiet => println!("{}", plan.summary(edge.lang)),
        Format::Text => println!("{}", plan.in_words(edge.lang)),
        Format::Json => {
            let findings: Vec<String> =
                plan.findings.iter().map(|finding| finding.in_words(edge.lang)).collect();
            let new = plan.hosters.iter().filter(|changes| changes.is_new).count();
            let json = serde_json::json!({
                "new_hosters": new,
                "changed_hosters": plan.hosters.len() - new,
                "statements": plan.to_write(true).len(),
                "unchanged": plan.unchanged,
                "errors": plan.count(Severity::Error),
                "warnings": plan.count(Severity::Warning),
                "held": plan.mass_change.is_some(),
                "findings": findings,
            });
            println!("{json:#}");
        }
    }
}

fn end(edge: &Edge, plan: &Plan, import: &Import) -> Result<(), Failure> {
    let said = |fr: &str, en: &str| {
        if edge.lang == matou_core::text::Lang::Fr { fr.to_owned() } else { en.to_owned() }
    };
    if plan.has_errors() {
        return Err(Failure::found(said(
            "Rien n’a été écrit : corrigez les erreurs, puis recommencez.",
            "Nothing was written: put the errors right, then try again.",
        )));
    }
    if plan.mass_change.is_some() && !import.confirm_mass_change {
        return Err(Failure::held(said(
            "Rien n’a été écrit : ajoutez --confirm-mass-change après vérification.",
            "Nothing was written: add --confirm-mass-change once you have checked.",
        )));
    }
    if import.dry_run {
        edge.say("Essai seulement : rien n’a été écrit.", "A trial only: nothing was written.");
    }
    Ok(())
}
