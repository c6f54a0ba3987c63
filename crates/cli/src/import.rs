//! `matou import`: read, plan, show, write: all or nothing.

use crate::arguments::{Format, Import, Source};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::material::{Material, is_address};
use crate::output::print_line;
use crate::shipped::count_hosters;
use crate::sources::{self, Learnt};
use indicatif::ProgressBar;
use matou_api::{Live, Origin};
use matou_core::directory::Directory;
use matou_core::statement::{Entry, Statement};
use matou_importer::{Plan, Severity};
use matou_store::{NewRun, Outcome, Store, StoreError};
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// How often an import is planned anew because somebody else wrote meanwhile.
const ATTEMPTS: usize = 5;

pub(crate) async fn run(edge: &Edge, import: &Import) -> Result<(), Failure> {
    if import.source == Source::Map && import.stated_on.is_none() {
        // Without it, answers that are known with their day would be written again without one.
        return Err(Failure::usage(edge.word(
            "La carte ne dit pas son jour : donnez celui de l’extraction, par exemple --stated-on 2025-09-15",
            "The map does not say its day: give the day of the dump, for example --stated-on 2025-09-15",
        )));
    }
    let store = if import.dry_run { edge.open_existing().await? } else { Some(edge.open().await?) };
    if let Some(store) = &store
        && !import.dry_run
    {
        edge.warn_of_pretended_day(store).await?;
    }
    let progress = if edge.common.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    progress.enable_steady_tick(Duration::from_millis(120));
    progress.set_message(format!("{}…", import.path.display()));
    let plan = plan_and_write(edge, import, store.as_ref(), &progress).await;
    progress.finish_and_clear();
    let plan = plan?;
    report(edge, &plan)?;
    end(edge, &plan, import)
}

/// Reads the source, plans, and writes the plan unless it is a trial. The plan holds only for the ledger from which it
/// was made: when somebody else wrote meanwhile, it is made anew.
pub(crate) async fn plan_and_write(
    edge: &Edge,
    import: &Import,
    store: Option<&Store>,
    progress: &ProgressBar,
) -> Result<Plan, Failure> {
    let started = edge.now();
    let path = import.path.display();
    let said = |done: usize, left: usize| progress.set_message(format!("{path}… {done}/{}", done + left));
    let learnt = Learnt::load(store.filter(|_| is_address(&import.path)), started).await?;
    let material = Material::read(edge, import, learnt.states(import), said).await?;
    if let Some(nothing) = material.nothing(edge) {
        learnt.keep(store.filter(|_| !import.dry_run), &material).await?;
        return Err(nothing);
    }
    let mut attempts = ATTEMPTS;
    loop {
        let live = match store {
            Some(store) => {
                Live::load(Arc::clone(&edge.schema), store, edge.today(), Origin::default()).await?
            }
            None => Live::of(Directory::new(Arc::clone(&edge.schema), edge.today())),
        };
        let Planned { plan, hosters, told } = plan(edge, import, &material, &live);
        let Some(store) = store.filter(|_| !import.dry_run) else { return Ok(plan) };
        let location = import.path.to_string_lossy();
        let outcome = decide(&plan, import);
        let run = account(edge, import.source.name(), &location, hosters, &plan, outcome);
        let run = NewRun { started_at: started.to_string(), ..run };
        let to_write = plan.to_write(import.confirm_mass_change).iter();
        let entries: Vec<Entry> = to_write.map(Statement::to_entry).collect();
        let files = learnt.after(&material, &told, outcome);
        attempts -= 1;
        match store.append_crawl(live.revision(), &entries, &[run], &files, &learnt.forget_before()).await {
            Ok(_) => return Ok(plan),
            Err(StoreError::Moved { .. }) if attempts > 0 => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// A plan, with how many hosters the source speaks of, and which of its files gave something.
struct Planned {
    plan: Plan,
    hosters: usize,
    told: HashSet<String>,
}

/// Plans without keeping a server from answering meanwhile.
fn plan(edge: &Edge, import: &Import, material: &Material, live: &Live) -> Planned {
    tokio::task::block_in_place(|| {
        let reading = material.reading(edge, import, live.directory());
        let (hosters, told) = (count_hosters(&reading), sources::told(&reading));
        Planned { plan: Plan::make(live.directory(), reading), hosters, told }
    })
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
pub(crate) fn account(
    edge: &Edge,
    source: &str,
    location: &str,
    hosters: usize,
    plan: &Plan,
    outcome: Outcome,
) -> NewRun {
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let now = edge.now().to_string();
    NewRun {
        source: source.to_owned(),
        location: location.to_owned(),
        started_at: now.clone(),
        finished_at: now,
        statements: if outcome == Outcome::Applied { count(plan.to_write(true).len()) } else { 0 },
        hosters: count(hosters),
        findings: count(plan.findings.len()),
        outcome,
    }
}

/// Writes statements and the account of their runs in one transaction, when the ledger is still at `expected`.
pub(crate) async fn append(
    store: &Store,
    expected: u64,
    statements: &[&Statement],
    runs: &[NewRun],
) -> Result<(), StoreError> {
    let entries: Vec<Entry> = statements.iter().map(|statement| statement.to_entry()).collect();
    store.append(expected, &entries, runs).await?;
    Ok(())
}

fn report(edge: &Edge, plan: &Plan) -> Result<(), Failure> {
    match edge.common.format {
        Format::Text if edge.common.quiet => print_line(&plan.summary(edge.lang)),
        Format::Text => print_line(&plan.in_words(edge.lang)),
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
            print_line(&format!("{json:#}"))
        }
    }
}

fn end(edge: &Edge, plan: &Plan, import: &Import) -> Result<(), Failure> {
    if plan.has_errors() {
        return Err(Failure::found(edge.word(
            "Rien n’a été écrit : corrigez les erreurs, puis recommencez.",
            "Nothing was written: put the errors right, then try again.",
        )));
    }
    if plan.mass_change.is_some() && !import.confirm_mass_change {
        return Err(Failure::held(edge.word(
            "Rien n’a été écrit : ajoutez --confirm-mass-change après vérification.",
            "Nothing was written: add --confirm-mass-change once you have checked.",
        )));
    }
    if import.dry_run {
        edge.say("Essai seulement : rien n’a été écrit.", "A trial only: nothing was written.");
    }
    Ok(())
}
