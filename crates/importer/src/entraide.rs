//! The list of services without sign-up of entraide.chatons.org: for each hoster, where its services are, with which
//! software, and for how long contents are kept. It adds services to hosters that are known; it makes none.

use crate::batch::{Batch, Piece, Told};
use crate::decode::decode;
use crate::finding::Place;
use crate::properties::matching::{Known, Matched, host_of, slug_of};
use crate::properties::{Input, Trust};
use crate::reading::{Absent, Context, Reading};
use matou_core::directory::Directory;
use matou_core::field::{About, NONE};
use matou_core::letters::shorten;
use matou_core::statement::{Slug, Subject};
use matou_core::text::{Text, fold, t};
use serde::Deserialize;
use std::sync::Arc;

/// Who the ledger says wrote statements from this list.
const AUTHOR: &str = "import:entraide";

/// One hoster of the list.
#[derive(Debug, Deserialize)]
struct Member {
    chaton: String,
    #[serde(default)]
    chaton_website: String,
    #[serde(default)]
    services: Vec<Service>,
}

/// One of its services. Its weight is how often it is offered there, which is nothing about the service.
#[derive(Debug, Deserialize)]
struct Service {
    #[serde(default)]
    endpoint: String,
    #[serde(default)]
    software: String,
    #[serde(default)]
    degradability: serde_json::Value,
}

/// The list: one hoster, or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum List {
    Several(Vec<Member>),
    One(Box<Member>),
}

/// How long contents are kept, in data.
#[derive(Debug, Default, Deserialize)]
struct Table {
    #[serde(default)]
    retention: Vec<Retention>,
}

#[derive(Debug, Deserialize)]
struct Retention {
    labels: Vec<String>,
    keeps: String,
}

/// Reads the list. `table` is the text of `data/mappings/entraide.toml`.
pub fn read_entraide(context: &Context<'_>, known: &Directory, table: &str, input: Input<'_>) -> Reading {
    let mut batch = Batch::new(*context, AUTHOR);
    let file = Arc::from(input.name);
    let Some(text) = decode(&file, input.bytes, &mut batch.findings) else { return batch.finish() };
    let members = match serde_json::from_str(&text) {
        Ok(List::Several(members)) => members,
        Ok(List::One(member)) => vec![*member],
        Err(error) => {
            batch.findings.error(Place::of_file(&file), "", no_list(&error));
            return batch.finish();
        }
    };
    let Ok(table) = toml::from_str::<Table>(table) else {
        batch.findings.error(Place::of_file(&file), "", no_table());
        return batch.finish();
    };
    let known = Known::new(known);
    for member in members {
        match known.of_site(host_of(&member.chaton_website).as_deref(), &member.chaton, Trust::Operator) {
            Some(Matched::Hoster(slug)) => add(&mut batch, &known, &table, &file, &slug, member),
            Some(Matched::Question(_, why)) => {
                batch.findings.warning(Place::of_file(&file), &member.chaton, why);
            }
            None => {
                let why = unknown(&member.chaton);
                batch.findings.warning(Place::of_file(&file), &member.chaton, why);
            }
        }
        if batch.must_stop() {
            break;
        }
    }
    // Whoever is not in it may still have services elsewhere.
    Reading { absent: Absent::Nobody, ..batch.finish() }
}

fn add(
    batch: &mut Batch<'_>,
    known: &Known<'_>,
    table: &Table,
    file: &Arc<str>,
    hoster: &Slug,
    member: Member,
) {
    let mut taken: Vec<Slug> = Vec::new();
    let place = Place::of_file(file);
    for service in member.services {
        let name = service.software.trim();
        let free = |slug: &Slug| !taken.contains(slug);
        let key = known.service_at(hoster, &service.endpoint).or_else(|| slug_of(name)).filter(free);
        let Some(key) = key.or_else(|| slug_of(&host_of(&service.endpoint)?).filter(free)) else { continue };
        taken.push(key.clone());
        let subject = Subject { hoster: hoster.clone(), service: Some(key) };
        let told = Told { documents: vec![file.to_string()], ..Told::default() };
        let schema = batch.context.schema;
        let provenance = batch.context.provenance;
        let mut say = |field: &str, part: Option<&'static str>, text: &str| {
            let Some(known) = schema.field(About::Service, field).filter(|_| !text.is_empty()) else {
                return;
            };
            let piece = Piece { part, text: text.to_owned(), place: place.clone() };
            batch.add(subject.clone(), known, provenance, told.clone(), vec![piece]);
        };
        say("name", Some("value"), name);
        say("software", Some("value"), name);
        say("url", Some("value"), &service.endpoint);
        let label = label_of(&service.degradability);
        match table.keeps(&label) {
            Some(NONE) => say("retention", None, NONE),
            Some(duration) => say("retention", Some("value"), duration),
            None if label.is_empty() => {}
            None => batch.findings.warning(place.clone(), &label, no_retention(&label)),
        }
    }
}

impl Table {
    /// What a label or a code says.
    fn keeps(&self, label: &str) -> Option<&str> {
        let label = fold(label);
        let is_called = |known: &&Retention| known.labels.iter().any(|one| fold(one) == label);
        self.retention.iter().find(is_called).map(|known| known.keeps.as_str())
    }
}

/// The label, or the code as text.
fn label_of(json: &serde_json::Value) -> String {
    match json {
        serde_json::Value::String(label) => label.clone(),
        serde_json::Value::Number(code) => code.to_string(),
        _ => String::new(),
    }
}

fn no_list(error: &serde_json::Error) -> Text {
    let (line, error) = (error.line(), error.to_string());
    Text::owned(
        format!(
            "ce n’est pas la liste d’entraide.chatons.org, ligne {line} : il faut [{{\"chaton\", \"chaton_website\", \"services\"}}] ({error})"
        ),
        format!(
            "this is not the list of entraide.chatons.org, line {line}: it must be [{{\"chaton\", \"chaton_website\", \"services\"}}] ({error})"
        ),
    )
}

const fn no_table() -> Text {
    t(
        "la table data/mappings/entraide.toml n’est pas comprise : corrigez-la",
        "the table data/mappings/entraide.toml is not understood: put it right",
    )
}

fn unknown(name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!("« {name} » n’est pas un hébergeur connu : rien n’est repris ; cette liste n’en ajoute pas"),
        format!("“{name}” is no known hoster: nothing is taken over; this list adds none"),
    )
}

fn no_retention(label: &str) -> Text {
    let label = shorten(label);
    Text::owned(
        format!(
            "la durée « {label} » n’est pas dans data/mappings/entraide.toml : ajoutez-la ; elle n’est pas reprise"
        ),
        format!("the duration “{label}” is not in data/mappings/entraide.toml: add it; it is not taken over"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use matou_core::text::Lang;

    const LIST: &str = r#"[{"chaton":"Synthétique","chaton_website":"https://www.a.example","services":[
        {"endpoint":"https://pad.a.example","software":"Etherpad","degradability":"6 mois","weight":1},
        {"endpoint":"https://visio.a.example","software":"Etherpad","degradability":0,"weight":5},
        {"endpoint":"https://x.a.example","software":"Lufi","degradability":"8 mois"}]},
        {"chaton":"Inconnu","services":[]}]"#;

    #[test]
    fn services_are_added_to_known_hosters_and_codes_are_read_by_table() {
        let table = std::fs::read_to_string(testing::data().join("mappings/entraide.toml")).unwrap();
        let csv = b"slug,name,website\na,A,https://a.example/\n";
        let known = testing::with_context(|context| crate::read_csv(context, "a.csv", csv)).statements;
        let known = testing::empty_directory().apply(known.into_iter().map(|located| located.statement));
        let input = Input { name: "e.json", url: None, parent: None, bytes: LIST.as_bytes() };
        let reading = testing::with_context(|context| read_entraide(context, &known, &table, input));
        let said: Vec<String> = reading
            .statements
            .iter()
            .map(|located| located.statement.to_entry())
            .filter(|entry| entry.field == "retention" || entry.field == "url")
            .map(|entry| format!("{} {} {}", entry.service, entry.field, entry.content))
            .collect();
        assert_eq!(
            said,
            [
                "etherpad url value = https://pad.a.example",
                "etherpad retention value = P180D",
                "lufi url value = https://x.a.example",
                "visio-a-example url value = https://visio.a.example",
                "visio-a-example retention none",
            ]
        );
        let found: Vec<String> = reading.findings.iter().map(|one| one.in_words(Lang::Fr)).collect();
        assert_eq!(
            found,
            [
                "e.json: avertissement : la durée « 8 mois » n’est pas dans data/mappings/entraide.toml : ajoutez-la ; elle n’est pas reprise",
                "e.json: avertissement : « Inconnu » n’est pas un hébergeur connu : rien n’est repris ; cette liste n’en ajoute pas",
            ]
        );
        let broken = Input { bytes: b"<html>", ..input };
        let reading = testing::with_context(|context| read_entraide(context, &known, &table, broken));
        assert!(reading.has_errors());
    }
}
