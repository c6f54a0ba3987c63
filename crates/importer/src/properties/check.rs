//! Everything that can be said to the person who wrote a property file, without knowing anything else.

use super::file::{Class, File, Sub};
use super::keys::Keys;
use super::line::Line;
use super::source::Said;
use super::state::Teller;
use super::{Input, words};
use crate::batch::Batch;
use crate::finding::{Finding, Findings, Place, Severity};
use crate::reading::Context;
use matou_core::statement::{Slug, Subject};

/// What was found in one file.
#[derive(Clone, Debug, Default)]
pub struct Checked {
    /// What it describes; `None` when it is no property file.
    pub class: Option<Class>,
    /// The files that it names.
    pub subs: Vec<Sub>,
    /// What is wrong or odd, ordered by place.
    pub findings: Vec<Finding>,
}

impl Checked {
    /// How many findings weigh so much.
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Checks one file. An error is what the directory cannot take over; a warning is what it understands all the same, or
/// keeps without showing it. Only the schema, the day and the limits of the context are used.
pub fn check_properties(context: &Context<'_>, input: Input<'_>) -> Checked {
    let mut batch = Batch::new(*context, "check");
    let file = File::read(input, context.today, &mut batch.findings);
    let Some(file) = file else {
        return Checked { findings: batch.finish().findings, ..Checked::default() };
    };
    let subs = file.subs(&mut batch.findings);
    hardware(&file, &mut batch.findings);
    name(&file, &mut batch.findings);
    identifiers(&file, &mut batch.findings);
    by_volunteers(&file, &mut batch.findings);
    if let (Some(subject), true) = (subject(file.class), file.class != Class::Other) {
        let keys = Keys::new(context.schema, file.class);
        let own = Said::of_file(&file, input.url.unwrap_or(input.name));
        Teller::new(&mut batch, &file, &keys, subject, &mut Vec::new()).tell(&file.lines, &|_| own.clone());
    }
    Checked { class: Some(file.class), subs, findings: batch.finish().findings }
}

/// A subject to read the file about; its name does not matter.
fn subject(class: Class) -> Option<Subject> {
    let any = || "a".parse::<Slug>().ok();
    let service = if class == Class::Service { Some(any()?) } else { None };
    Some(Subject { hoster: any()?, service })
}

/// A hoster or a service without a name cannot be shown.
fn name(file: &File, findings: &mut Findings) {
    let key = match file.class {
        Class::Organization => "organization.name",
        Class::Service => "service.name",
        Class::Federation | Class::Other => return,
    };
    if file.get(key).is_none() {
        findings.error(Place::of_file(&file.name), "", words::missing_key(key));
    }
}

/// Identifiers that are none: whom the file speaks about is then looked for otherwise.
pub(super) fn identifiers(file: &File, findings: &mut Findings) {
    for key in ["organization.id", "service.id", "service.organization"] {
        let line = file.get(key).filter(|line| line.value.parse::<Slug>().is_err());
        if let Some(line) = line {
            findings.error(line.place(&file.name), &line.value, words::no_identifier(&line.value));
        }
    }
}

/// Before volunteers alone publish a commitment, they read what it may cost them; nothing stops them.
fn by_volunteers(file: &File, findings: &mut Findings) {
    let is_volunteer = |line: &Line| line.value.eq_ignore_ascii_case("volunteer");
    let by_volunteers = file.get("organization.work.administration").is_some_and(is_volunteer);
    let promises = |line: &&Line| {
        line.folded.starts_with("organization.commitment.") && !line.value.is_empty() && !line.is_none
    };
    if let Some(line) = file.lines.iter().find(promises).filter(|_| by_volunteers) {
        findings.warning(line.place(&file.name), "", words::by_volunteers());
    }
}

/// What cannot be true together: a provider's server, or all work given away, and a small computer of one's own.
pub(super) fn hardware(file: &File, findings: &mut Findings) {
    let (Some(server), Some(provider)) = (file.get("host.server.type"), file.get("host.provider.type"))
    else {
        return;
    };
    let (kind, place) = (server.value.to_uppercase(), provider.value.to_uppercase());
    let is_odd = match place.as_str() {
        "HOSTEDSERVER" => kind == "NANO",
        "OUTSOURCED" => kind == "NANO" || kind == "PHYSICAL",
        _ => false,
    };
    if is_odd {
        findings.warning(provider.place(&file.name), &provider.value, words::hardware(&kind, &place));
    }
}
