//! Several property files as one reading: hosters with their services, and what a file says no more.

use super::file::{Class, File, Sub};
use super::keys::Keys;
use super::matching::{Known, Matched};
use super::source::{self, Said};
use super::state::Teller;
use super::{Gathered, Input, Other, Trust, check, words};
use crate::batch::Batch;
use crate::finding::{Findings, Place, Severity};
use crate::reading::{Absent, Context, Located, Reading};
use matou_core::answer::{Provenance, Source};
use matou_core::directory::{Answers, Directory};
use matou_core::schema::{FieldId, Schema};
use matou_core::statement::{Act, Slug, Statement, Subject};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Who the ledger says wrote statements from property files.
const AUTHOR: &str = "import:properties";
/// Why an answer is taken back.
const GONE: &str = "n’est plus dans le fichier de l’hébergeur / is no longer in the hoster’s file";

/// The files that a file names, and what it is; for those who follow them.
pub fn links_of(input: Input<'_>) -> (Option<Class>, Vec<Sub>) {
    let mut findings = Findings::default();
    let file = File::read(input, jiff::civil::Date::MAX, &mut findings);
    file.map_or((None, Vec::new()), |file| (Some(file.class), file.subs(&mut findings)))
}

/// Reads property files together. What is known decides whom they speak about, and what they say no more.
///
/// What is wrong with a value is a warning here, and only that answer is left out. A file that is none stops an import
/// from a folder; among files of strangers it harms nobody else.
pub fn read_properties<'f>(
    context: &Context<'_>,
    directory: &Directory,
    inputs: impl IntoIterator<Item = Input<'f>>,
    trust: Trust,
) -> Gathered {
    let mut batch = Batch::new(*context, AUTHOR);
    batch.findings = Findings::of_files();
    let mut files = Vec::new();
    for input in inputs {
        files.extend(File::read(input, context.today, &mut batch.findings));
        if batch.must_stop() {
            break;
        }
    }
    let mut gatherer = Gatherer {
        known: Known::new(directory),
        trust,
        batch,
        others: Vec::new(),
        hosters: Vec::new(),
        by_sub: HashMap::new(),
        by_folder: HashMap::new(),
        told: Vec::new(),
    };
    gatherer.hosters(&files);
    gatherer.services(&files);
    let absent = gatherer.absent(&files);
    let mut all = gatherer.finish(directory);
    all.reading.absent = absent;
    all
}

/// One file whose subject is known: what it mentioned there, well or badly.
#[derive(Debug)]
struct Told {
    subject: Subject,
    file: Arc<str>,
    address: String,
    mentioned: BTreeSet<FieldId>,
}

/// What is gathered on the way.
struct Gatherer<'s, 'd> {
    known: Known<'d>,
    trust: Trust,
    batch: Batch<'s>,
    others: Vec<Other>,
    /// The hosters, each with the file that speaks about it.
    hosters: Vec<(Slug, Arc<str>)>,
    /// The hosters by the addresses of the files that they name, and by the last piece of these.
    by_sub: HashMap<String, usize>,
    /// The hosters by the folder of their file; `None` where there are several.
    by_folder: HashMap<String, Option<usize>>,
    told: Vec<Told>,
}

impl<'s> Gatherer<'s, '_> {
    fn hosters(&mut self, files: &[File]) {
        let keys = Keys::new(self.batch.context.schema, Class::Organization);
        for file in files.iter().filter(|file| file.class == Class::Organization) {
            check::identifiers(file, &mut self.batch.findings);
            let slug = match self.known.hoster(file, self.trust) {
                Matched::Hoster(slug) => slug,
                Matched::Question(key, message) => {
                    self.ask(file, key, message);
                    continue;
                }
            };
            if let Some((_, other)) = self.hosters.iter().find(|(known, _)| *known == slug) {
                let message = words::second_file(&slug, other);
                self.batch.findings.warning(Place::of_file(&file.name), "", message);
                continue;
            }
            let at = self.hosters.len();
            self.hosters.push((slug.clone(), Arc::clone(&file.name)));
            let same = self.by_folder.entry(folder(file).to_owned()).or_insert(Some(at));
            *same = same.filter(|first| *first == at);
            for sub in file.subs(&mut self.batch.findings) {
                self.add_sub(at, sub);
            }
            self.tell(file, &keys, Subject { hoster: slug, service: None });
        }
    }

    fn ask(&mut self, file: &File, key: &str, message: matou_core::text::Text) {
        let line = file.get(key);
        let place = line.map_or_else(|| Place::of_file(&file.name), |line| line.place(&file.name));
        let read = line.map_or("", |line| line.value.as_str());
        self.batch.findings.warning(place, read, message);
    }

    fn add_sub(&mut self, at: usize, sub: Sub) {
        let last = sub.url.rsplit('/').next().unwrap_or("").to_owned();
        if let Some((_, first)) = self.by_sub.get(&sub.url).and_then(|first| self.hosters.get(*first)) {
            let message = words::two_parents(first);
            self.batch.findings.warning(sub.place, &sub.url, message);
            return;
        }
        self.by_sub.insert(sub.url, at);
        self.by_sub.entry(last).or_insert(at);
    }

    fn services(&mut self, files: &[File]) {
        let keys = Keys::new(self.batch.context.schema, Class::Service);
        let mut taken: HashMap<Slug, Vec<Slug>> = HashMap::new();
        for file in files.iter().filter(|file| file.class == Class::Service) {
            check::hardware(file, &mut self.batch.findings);
            check::identifiers(file, &mut self.batch.findings);
            let Some(hoster) = self.parent(file) else {
                self.batch.findings.warning(Place::of_file(&file.name), "", words::no_parent());
                continue;
            };
            let others = taken.entry(hoster.clone()).or_default();
            let Some(key) = self.known.service(file, &hoster, others) else {
                self.batch.findings.warning(Place::of_file(&file.name), "", words::no_key());
                continue;
            };
            others.push(key.clone());
            self.tell(file, &keys, Subject { hoster, service: Some(key) });
        }
    }

    /// The hoster of a service: who names its address, then whom it names, then whose file lies in the same folder.
    fn parent(&self, file: &File) -> Option<Slug> {
        let slug_at = |at: usize| self.hosters.get(at).map(|(slug, _)| slug.clone());
        let by_address = file.url.as_ref().and_then(|url| self.by_sub.get(url));
        if let Some(at) = by_address {
            return slug_at(*at);
        }
        // The file of the hoster may be as it was, so that it is not among these.
        if let Some(slug) = file.parent.as_ref().and_then(|parent| self.known.of_file(parent)) {
            return Some(slug);
        }
        // A stranger cannot put a service into another's list: only those who name it do.
        if self.trust == Trust::Stranger {
            return None;
        }
        let own = file.get("service.organization").and_then(|line| line.value.parse::<Slug>().ok());
        let last = file.name.rsplit('/').next().unwrap_or("");
        let by_name = || self.by_sub.get(last).copied();
        let by_folder = || self.by_folder.get(folder(file)).copied().flatten();
        own.or_else(|| by_name().or_else(by_folder).and_then(slug_at))
    }

    fn tell(&mut self, file: &File, keys: &Keys<'s>, subject: Subject) {
        let address = file.url.clone().unwrap_or_else(|| file.name.to_string());
        let own = Said::of_file(file, &address);
        let blocks = if self.trust == Trust::OwnExport { source::blocks(file) } else { Vec::new() };
        let mut teller = Teller::new(&mut self.batch, file, keys, subject.clone(), &mut self.others);
        teller.tell(&file.lines, &|field| source::said_of(&blocks, &own, field));
        for block in &blocks {
            teller.tell(&block.answers, &|_| block.said.clone());
        }
        let mentioned = teller.into_mentioned();
        // What was not read to its end says nothing of what is gone.
        if self.batch.findings.is_full_for(&file.name) {
            return;
        }
        self.told.push(Told { subject, file: Arc::clone(&file.name), address, mentioned });
    }

    /// Whom a federation names no more; without its file, nobody knows.
    fn absent(&self, files: &[File]) -> Absent {
        let lists: Vec<&File> = files.iter().filter(|file| file.class == Class::Federation).collect();
        if lists.is_empty() || self.trust == Trust::OwnExport {
            return Absent::Nobody;
        }
        let named = lists.iter().flat_map(|list| list.subs(&mut Findings::default()));
        let named: HashSet<String> = named.map(|sub| sub.url).collect();
        let (slugs, known) = self.known.unnamed(&named);
        Absent::These(slugs, known)
    }

    fn finish(self, directory: &Directory) -> Gathered {
        let Self { batch, trust, others, told, .. } = self;
        let context = batch.context;
        let mut reading = batch.finish();
        if trust != Trust::OwnExport {
            soften(&mut reading, trust);
            let gone = gone(&context, directory, &reading, &told);
            reading.statements.extend(gone);
            reading.statements.sort_by(|one, other| one.statement.subject.cmp(&other.statement.subject));
        }
        Gathered { reading, others }
    }
}

/// The folder in the name of a file.
fn folder(file: &File) -> &str {
    file.name.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// What is wrong with one line stops nothing else; nor does any file of a stranger.
fn soften(reading: &mut Reading, trust: Trust) {
    for finding in &mut reading.findings {
        if trust == Trust::Stranger || finding.place.line.is_some() {
            finding.severity = Severity::Warning;
        }
    }
}

/// The answers that came from these files and that they give no more. What a file mentions badly is not gone.
fn gone(context: &Context<'_>, directory: &Directory, reading: &Reading, told: &[Told]) -> Vec<Located> {
    let key = |statement: &Statement| (statement.subject.clone(), statement.field.id, statement.provenance);
    let said: BTreeSet<_> = reading.statements.iter().map(|located| key(&located.statement)).collect();
    let fields: BTreeSet<(Subject, &str)> =
        said.iter().map(|(subject, field, _)| (subject.clone(), *field)).collect();
    let mut all = Vec::new();
    for one in told {
        let Some(answers) = answers_of(directory, &one.subject) else { continue };
        for (field, provenance) in from_file(directory.schema(), answers, &one.address) {
            let Some(known) = directory.schema().field_at(field) else { continue };
            let is_said = said.contains(&(one.subject.clone(), known.field.id, provenance));
            let is_moved = fields.contains(&(one.subject.clone(), known.field.id));
            if is_said || (one.mentioned.contains(&field) && !is_moved) {
                continue;
            }
            let statement = Statement {
                subject: one.subject.clone(),
                field: known.field,
                act: Act::Withdrawn(GONE.to_owned()),
                provenance,
                stated_on: None,
                source: Source { documents: vec![one.address.clone()], read_on: None },
                evidence: Vec::new(),
                author: AUTHOR.to_owned(),
                recorded_at: context.recorded_at,
            };
            all.push(Located { statement, place: Place::of_file(&one.file) });
        }
    }
    all
}

fn answers_of<'d>(directory: &'d Directory, subject: &Subject) -> Option<&'d Answers> {
    let hoster = directory.hoster(subject.hoster.as_str())?;
    match &subject.service {
        None => Some(hoster.answers()),
        Some(key) => hoster.service(key.as_str()).map(matou_core::directory::Service::answers),
    }
}

/// The fields whose answer came from one file alone, and from what kind of source.
fn from_file(schema: &Schema, answers: &Answers, address: &str) -> Vec<(FieldId, Provenance)> {
    let is_file = |provenance| matches!(provenance, Provenance::DeclaredFile | Provenance::Tool);
    let fields = answers.fields().filter(|field| schema.field_at(*field).is_some());
    fields
        .flat_map(|field| answers.all(field).iter().map(move |stated| (field, stated)))
        .filter(|(_, stated)| is_file(stated.provenance) && stated.source.documents == [address])
        .map(|(field, stated)| (field, stated.provenance))
        .collect()
}
