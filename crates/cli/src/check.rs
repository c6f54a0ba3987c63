//! `matou check`: everything that is wrong or odd in property files, for the people who write them.

use crate::arguments::{Check, Format};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::material::{files, findings_json, follow, is_address};
use crate::output::print_line;
use indicatif::ProgressBar;
use matou_core::text::Lang;
use matou_importer::crawl::Crawled;
use matou_importer::properties::{Input, check_properties};
use matou_importer::{Context, Finding, Severity};
use std::time::Duration;

pub(crate) async fn run(edge: &Edge, check: &Check) -> Result<(), Failure> {
    let (files, mut findings) = read(edge, check).await?;
    if files.is_empty() && findings.is_empty() {
        return Err(Failure::usage(format!("{}: no .properties file", check.path.display())));
    }
    let context = Context { today: edge.today(), ..Context::new(&edge.schema, edge.now()) };
    for (name, bytes) in &files {
        let input = Input { name, url: None, parent: None, bytes };
        findings.extend(check_properties(&context, input).findings);
    }
    report(edge, files.len(), &findings)?;
    let errors = count(&findings, Severity::Error);
    if errors == 0 {
        return Ok(());
    }
    Err(Failure::found(
        edge.word(&format!("{errors} erreur(s) à corriger"), &format!("{errors} error(s) to put right")),
    ))
}

/// The files with their names, and what is wrong with those that did not come. From an address on, the files that it names
/// are followed: each that does not come is an error of the file that names it.
async fn read(edge: &Edge, check: &Check) -> Result<(Vec<(String, Vec<u8>)>, Vec<Finding>), Failure> {
    if !is_address(&check.path) {
        return Ok((files(&check.path, "properties")?, Vec::new()));
    }
    let progress = if edge.common.quiet { ProgressBar::hidden() } else { ProgressBar::new_spinner() };
    progress.enable_steady_tick(Duration::from_millis(120));
    let said = |done: usize, left: usize| progress.set_message(format!("{done}/{}", done + left));
    let crawled = follow(edge, &check.path, check.asking, Vec::new(), said).await;
    progress.finish_and_clear();
    let Crawled { files, findings, .. } = crawled?;
    let files = files.into_iter().map(|file| (file.url, file.bytes)).collect();
    let wrong = findings.into_iter().map(|finding| Finding { severity: Severity::Error, ..finding });
    Ok((files, wrong.collect()))
}

fn count(findings: &[Finding], severity: Severity) -> usize {
    findings.iter().filter(|finding| finding.severity == severity).count()
}

/// Errors first, then warnings, each group under its heading.
fn report(edge: &Edge, files: usize, findings: &[Finding]) -> Result<(), Failure> {
    let (errors, warnings) = (count(findings, Severity::Error), count(findings, Severity::Warning));
    if edge.common.format == Format::Json {
        let list = findings_json(edge, findings);
        let json =
            serde_json::json!({"files": files, "errors": errors, "warnings": warnings, "findings": list});
        return print_line(&format!("{json:#}"));
    }
    for severity in [Severity::Error, Severity::Warning] {
        for finding in findings.iter().filter(|finding| finding.severity == severity) {
            print_line(&finding.in_words(edge.lang))?;
        }
    }
    print_line(&match edge.lang {
        Lang::Fr => format!("fichiers : {files} ; erreurs : {errors}, avertissements : {warnings}"),
        Lang::En => format!("files: {files}; errors: {errors}, warnings: {warnings}"),
    })
}
