//! The JSON of chatons.org, saved into a folder: `all.json` names the members by number, and each has a view of its
//! structure, its organisation, its place… in `{nid}/structure-info.json`. What the keys mean is data: a mapping file.

use crate::batch::{Batch, Piece, Told};
use crate::decode::decode;
use crate::finding::Place;
use crate::map::entities;
use crate::properties::Trust;
use crate::properties::matching::{Known, Matched, host_of};
use crate::reading::{Context, Reading};
use matou_core::answer::Provenance;
use matou_core::date::PartialDate;
use matou_core::directory::Directory;
use matou_core::field::{About, Kind};
use matou_core::letters::shorten;
use matou_core::statement::{Slug, Subject};
use matou_core::text::{Text, fold};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Who the ledger says wrote statements from these files.
const AUTHOR: &str = "import:chatons-org";
/// The views of a member; `all` is the list.
const VIEWS: [&str; 6] =
    ["all", "structure-info", "organization-info", "infrastructure-info", "location-info", "software-info"];

/// What the keys mean.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Mapping {
    slug: Vec<String>,
    name: Vec<String>,
    website: Vec<String>,
    facts: Vec<Fact>,
}

/// What one key of a view means.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fact {
    view: String,
    keys: Vec<String>,
    field: String,
    part: String,
    #[serde(default)]
    codes: BTreeMap<String, String>,
}

/// One view of a member.
#[derive(Debug)]
struct View {
    name: &'static str,
    place: Place,
    content: Map<String, Json>,
}

/// Reads the files of a folder together. `mapping` is the text of `data/mappings/chatons-org.toml`.
pub fn read_chatons_org<'f>(
    context: &Context<'_>,
    known: &Directory,
    mapping: &str,
    files: impl IntoIterator<Item = (&'f str, &'f [u8])>,
    stated_on: Option<PartialDate>,
) -> Reading {
    let mut batch = Batch::new(*context, AUTHOR);
    let mapping: Mapping = match toml::from_str(mapping) {
        Ok(mapping) => mapping,
        Err(error) => {
            let place = Place::of_file(&Arc::from("data/mappings/chatons-org.toml"));
            batch.findings.error(place, "", no_mapping(&error));
            return batch.finish();
        }
    };
    let mut members: BTreeMap<u64, Vec<View>> = BTreeMap::new();
    for (name, bytes) in files {
        read_file(&mut batch, &mut members, name, bytes);
    }
    let known = Known::new(known);
    mapping.name_strangers(&mut batch, members.values().flatten());
    for views in members.values() {
        mapping.state(&mut batch, &known, views, stated_on);
        if batch.must_stop() {
            break;
        }
    }
    batch.finish()
}

/// Reads one file: the list, or a view of the member whose number is in its name.
fn read_file(batch: &mut Batch<'_>, members: &mut BTreeMap<u64, Vec<View>>, name: &str, bytes: &[u8]) {
    let file: Arc<str> = Arc::from(name);
    let place = Place::of_file(&file);
    let Some(view) = VIEWS.into_iter().find(|view| name.contains(view)) else { return };
    let Some(text) = decode(&file, bytes, &mut batch.findings) else { return };
    let objects = match serde_json::from_str(&text) {
        Ok(Json::Array(all)) => all,
        Ok(one) => vec![one],
        Err(error) => {
            batch.findings.error(place, "", no_json(&error));
            return;
        }
    };
    let numbered = name.split(|letter: char| !letter.is_ascii_digit()).find_map(|digits| digits.parse().ok());
    for object in objects {
        let Json::Object(content) = object else { continue };
        let own = content.get("nid").and_then(|nid| plain(nid).parse().ok());
        let Some(nid) = own.or(numbered) else {
            batch.findings.warning(place.clone(), "", no_number());
            continue;
        };
        members.entry(nid).or_default().push(View { name: view, place: place.clone(), content });
    }
}

impl Mapping {
    /// Names the keys that nothing is known of, once for each view: what they hold is not taken over.
    fn name_strangers<'v>(&self, batch: &mut Batch<'_>, views: impl Iterator<Item = &'v View>) {
        let mut strangers: BTreeMap<&str, (Place, BTreeSet<&str>)> = BTreeMap::new();
        for view in views {
            for key in view.content.keys().filter(|key| !self.knows(view.name, key)) {
                let (_, keys) =
                    strangers.entry(view.name).or_insert_with(|| (view.place.clone(), BTreeSet::new()));
                keys.insert(key);
            }
        }
        for (view, (place, keys)) in strangers {
            let keys = keys.into_iter().map(shorten).collect::<Vec<_>>().join(", ");
            batch.findings.warning(place, &keys, unknown_keys(view, &keys));
        }
    }

    fn knows(&self, view: &str, key: &str) -> bool {
        let lists = [&self.slug, &self.name, &self.website];
        key == "nid"
            || lists.into_iter().flatten().any(|known| known == key)
            || self.facts.iter().any(|fact| fact.view == view && fact.keys.iter().any(|known| known == key))
    }

    fn state(
        &self,
        batch: &mut Batch<'_>,
        known: &Known<'_>,
        views: &[View],
        stated_on: Option<PartialDate>,
    ) {
        let Some(first) = views.first() else { return };
        let slug = match self.hoster(known, views) {
            Ok(slug) => slug,
            Err(why) => {
                batch.findings.warning(first.place.clone(), "", why);
                return;
            }
        };
        let documents = vec![format!("https://www.chatons.org/chatons/{slug}")];
        let told = Told { stated_on, documents, ..Told::default() };
        let subject = Subject { hoster: slug, service: None };
        let schema = batch.context.schema;
        let mut records: BTreeMap<&str, Vec<Piece>> = BTreeMap::new();
        for fact in &self.facts {
            let Some(declared) = schema.field(About::Hoster, &fact.field) else { continue };
            let Some(part) = declared.field.parts.iter().find(|part| part.id == fact.part) else { continue };
            let mut of_view = views.iter().filter(|view| view.name == fact.view);
            let found = of_view.find_map(|view| Some((view, first_of(&view.content, &fact.keys)?)));
            if let Some((view, text)) = found {
                let text = fact.value(&part.kind, &text);
                let piece = Piece { part: Some(part.id), text, place: view.place.clone() };
                records.entry(declared.field.id).or_default().push(piece);
            }
        }
        for (field, record) in records {
            if let Some(declared) = schema.field(About::Hoster, field) {
                batch.add(subject.clone(), declared, Provenance::Sheet, told.clone(), record);
            }
        }
    }

    /// The hoster of some views: by its identifier, or by its website.
    fn hoster(&self, known: &Known<'_>, views: &[View]) -> Result<Slug, Text> {
        let text = |keys: &[String]| views.iter().find_map(|view| first_of(&view.content, keys));
        let address = text(&self.slug).unwrap_or_default();
        let last = address.trim_end_matches('/').rsplit('/').next().unwrap_or("");
        if let Ok(slug) = last.parse() {
            return Ok(slug);
        }
        let (name, website) = (text(&self.name).unwrap_or_default(), text(&self.website).unwrap_or_default());
        match known.of_site(host_of(&website).as_deref(), &name, Trust::Operator) {
            Some(Matched::Hoster(slug)) => Ok(slug),
            Some(Matched::Question(_, why)) => Err(why),
            None => Err(no_slug(&name)),
        }
    }
}

impl Fact {
    /// The text as the domain reads it.
    fn value(&self, kind: &Kind, text: &str) -> String {
        let folded = fold(text);
        let code = self.codes.iter().find(|(label, _)| fold(label) == folded).map(|(_, code)| code.clone());
        match kind {
            // "14 personnes"
            Kind::Number { decimals: 0, .. } => text.chars().take_while(char::is_ascii_digit).collect(),
            Kind::Number { .. } => {
                let number = text.replace(',', ".").parse::<f64>();
                number.map_or_else(
                    |_| text.to_owned(),
                    |number| format!("{:.1}", (number * 10.0).round() / 10.0 + 0.0),
                )
            }
            _ => code.unwrap_or_else(|| text.to_owned()),
        }
    }
}

/// The text of the first of these keys that holds one.
fn first_of(content: &Map<String, Json>, keys: &[String]) -> Option<String> {
    keys.iter().filter_map(|key| content.get(key)).map(plain).find(|text| !text.is_empty())
}

/// The text of a value: a text, a number, or the first of a list of them; without HTML.
fn plain(json: &Json) -> String {
    match json {
        Json::String(text) => {
            let without: String = text
                .split('<')
                .enumerate()
                .map(
                    |(at, piece)| {
                        if at == 0 { piece } else { piece.split_once('>').map_or("", |(_, rest)| rest) }
                    },
                )
                .collect();
            entities::decode(&without).trim().to_owned()
        }
        Json::Number(number) => number.to_string(),
        Json::Array(all) => all.first().map(plain).unwrap_or_default(),
        Json::Object(object) => object.get("value").map(plain).unwrap_or_default(),
        Json::Bool(_) | Json::Null => String::new(),
    }
}

fn no_mapping(error: &toml::de::Error) -> Text {
    let error = error.to_string();
    Text::owned(
        format!("le fichier de correspondance n’est pas compris : {error}"),
        format!("the mapping file is not understood: {error}"),
    )
}

fn no_json(error: &serde_json::Error) -> Text {
    let error = error.to_string();
    Text::owned(
        format!("ce n’est pas du JSON : enregistrez la réponse telle quelle ({error})"),
        format!("this is not JSON: save the answer as it is ({error})"),
    )
}

fn no_number() -> Text {
    matou_core::text::t(
        "on ne sait pas de quel membre parle ce fichier : il faut « nid », ou le numéro dans le nom du fichier (12/structure-info.json)",
        "it is not known about which member this file speaks: it needs “nid”, or the number in its name (12/structure-info.json)",
    )
}

fn no_slug(name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!(
            "« {name} » n’a pas d’identifiant : dites dans le fichier de correspondance où est l’adresse de sa fiche (slug)"
        ),
        format!(
            "“{name}” has no identifier: say in the mapping file where the address of its sheet is (slug)"
        ),
    )
}

fn unknown_keys(view: &str, keys: &str) -> Text {
    Text::owned(
        format!(
            "des clés de « {view} » ne sont pas dans le fichier de correspondance : {keys} ; leur contenu n’est pas repris"
        ),
        format!("keys of “{view}” are not in the mapping file: {keys}; what they hold is not taken over"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;
    use matou_core::text::Lang;

    fn read(files: &[(&str, &str)]) -> Reading {
        let mapping = std::fs::read_to_string(testing::data().join("mappings/chatons-org.toml")).unwrap();
        let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
        testing::with_context(|context| {
            read_chatons_org(context, &testing::empty_directory(), &mapping, files, "2026-11".parse().ok())
        })
    }

    #[test]
    fn an_object_and_an_array_of_one_are_read_alike() {
        let reading = read(&[
            ("all.json", r#"[{"nid":"12","path":"/chatons/synthetique"},{"nid":13,"title":"Sans fiche"}]"#),
            (
                "12/structure-info.json",
                r#"[{"title":"L&#039;h&eacute;bergeur","website":"<a href=\"x\">https://a.example</a>"}]"#,
            ),
            (
                "12/organization-info.json",
                r#"{"type_de_structure":"Association","employees":"1 personnes","creation":2007,"zz":1}"#,
            ),
            ("12/location-info.json", r#"{"pays":["Belgique"],"lat":"50.85","lon":4.35}"#),
        ]);
        let said: Vec<String> = reading
            .statements
            .iter()
            .map(|located| located.statement.to_entry())
            .map(|entry| format!("{} {} {}", entry.hoster, entry.field, entry.content.replace('\n', ", ")))
            .collect();
        assert_eq!(
            said,
            [
                "synthetique name value = L'hébergeur",
                "synthetique website value = https://a.example",
                "synthetique legal_form form = association",
                "synthetique places 1.country = BE",
                "synthetique positions 1.latitude = 50.9, 1.longitude = 4.4",
                "synthetique founded value = 2007",
                "synthetique people employees = 1",
            ]
        );
        let found: Vec<String> = reading.findings.iter().map(|one| one.in_words(Lang::Fr)).collect();
        assert_eq!(
            found,
            [
                "12/organization-info.json: avertissement : des clés de « organization-info » ne sont pas dans le fichier de correspondance : zz ; leur contenu n’est pas repris",
                "all.json: avertissement : « Sans fiche » n’a pas d’identifiant : dites dans le fichier de correspondance où est l’adresse de sa fiche (slug)",
            ]
        );
    }

    #[test]
    fn what_is_no_json_is_said() {
        let reading = read(&[("12/structure-info.json", "<html>")]);
        assert!(reading.has_errors() && reading.statements.is_empty());
    }
}
