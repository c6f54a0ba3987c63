//! `matou check`: everything that is wrong or odd in property files, for the people who write them.

use crate::arguments::{Check, Format};
use crate::edge::Edge;
use crate::exit::Failure;
use crate::material::{fetch_rules, files, findings_json, is_address};
use crate::output::print_line;
use matou_core::text::Lang;
use matou_importer::fetch::{Fetched, Fetcher, Validators};
use matou_importer::properties::{Checked, Input, check_properties};
use matou_importer::{Context, Finding, Severity};

pub(crate) async fn run(edge: &Edge, check: &Check) -> Result<(), Failure> {
    let files = read(edge, check).await?;
    if files.is_empty() {
        return Err(Failure::usage(format!("{}: no .properties file", check.path.display())));
    }
    let context = Context { today: edge.today(), ..Context::new(&edge.schema, edge.now()) };
    let one = |(name, bytes): &(String, Vec<u8>)| {
        check_properties(&context, Input { name, url: None, parent: None, bytes })
    };
    let all: Vec<Checked> = files.iter().map(one).collect();
    let findings: Vec<Finding> = all.into_iter().flat_map(|checked| checked.findings).collect();
    report(edge, files.len(), &findings)?;
    let errors = count(&findings, Severity::Error);
    if errors == 0 {
        return Ok(());
    }
    Err(Failure::found(
        edge.word(&format!("{errors} erreur(s) à corriger"), &format!("{errors} error(s) to put right")),
    ))
}

async fn read(edge: &Edge, check: &Check) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    if !is_address(&check.path) {
        return files(&check.path, "properties");
    }
    let url = check.path.to_string_lossy().into_owned();
    let outcome = match Fetcher::new(fetch_rules(check.asking)) {
        Ok(fetcher) => fetcher.get(&url, &Validators::default()).await,
        Err(error) => Err(error),
    };
    match outcome {
        Ok(Fetched::New { bytes, .. }) => Ok(vec![(url, bytes)]),
        Ok(Fetched::NotModified) => Ok(Vec::new()),
        Err(fault) => Err(Failure::found(format!("{url}: {}", fault.message().get(edge.lang)))),
    }
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
