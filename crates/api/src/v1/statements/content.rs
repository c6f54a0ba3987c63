//! What is sent, understood: every mistake is told with where it stands, and none of it is left out in silence.

use super::body::{Deed, StatementItem, StatementsBody};
use crate::problem::{ContentError, Problem};
use crate::wire::from_json;
use matou_core::answer::{Answer, Provenance};
use matou_core::datum::parse_url;
use matou_core::declaration::is_for_hosters;
use matou_core::directory::{Answers, Hoster};
use matou_core::letters::shorten;
use matou_core::query::ERRORS_MAX;
use matou_core::schema::{FieldId, Schema, SchemaField};
use matou_core::statement::{Slug, Subject};
use matou_core::suggest::nearest;
use matou_core::text::{Text, t};
use serde_json::{Map, Value as Json};

/// The most statements of one sending.
const ITEMS_MAX: usize = 500;
/// The most addresses that support one.
const EVIDENCE_MAX: usize = 10;
/// The members of a statement.
const MEMBERS: [&str; 5] = ["service", "field", "answer", "value", "evidence"];
/// What can be done to an answer.
const DEEDS: [&str; 4] = ["stated", "none", "removed", "confirmed"];
/// What a hoster may say of whether it is shown.
const OWN_LISTINGS: [&str; 2] = ["shown", "paused"];

/// One answer, understood.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) subject: Subject,
    pub(super) field: FieldId,
    pub(super) wish: Wish,
}

/// What is to become of an answer.
#[derive(Debug)]
pub(super) enum Wish {
    /// It is this, supported by these addresses.
    Be(Answer, Vec<String>),
    /// It is taken back.
    Gone,
    /// It is still right.
    Right,
}

const SHAPE: Text =
    t("Envoyez {\"statements\": […]}, de 1 à 500 réponses.", "Send {\"statements\": […]}, 1 to 500 answers.");
const OBJECT: Text = t(
    "Une réponse est un objet : {\"field\": …, \"answer\": …}.",
    "An answer is an object: {\"field\": …, \"answer\": …}.",
);
const TEXT: Text = t("Écrivez un texte.", "Write a text.");
const DEED: Text =
    t("Écrivez stated, none, removed ou confirmed.", "Write stated, none, removed or confirmed.");
const EVIDENCE: Text =
    t("Écrivez une liste de dix adresses au plus.", "Write a list of ten addresses at most.");

/// Reads what was sent about a hoster.
///
/// # Errors
/// Every mistake in it, but no more than can be told at once.
pub(super) fn read(schema: &Schema, hoster: &Hoster, bytes: &[u8]) -> Result<Vec<Item>, Problem> {
    let json: Json = serde_json::from_slice(bytes).map_err(|error| no_json(&error))?;
    let wrong = wrong_shapes(&json);
    if !wrong.is_empty() {
        return Err(told(wrong));
    }
    // A member that stands twice is found here: read as plain JSON, the last one would have won.
    let body: StatementsBody = serde_json::from_slice(bytes).map_err(|error| no_json(&error))?;
    let (mut items, mut errors): (Vec<Item>, Vec<ContentError>) = (Vec::new(), Vec::new());
    for (at, item) in body.statements.iter().enumerate() {
        match read_item(schema, hoster, item, &format!("/statements/{at}")) {
            Ok(item)
                if items.iter().any(|known| (&known.subject, known.field) == (&item.subject, item.field)) =>
            {
                let detail = t(
                    "Ce champ est déjà dans cet envoi : gardez-en un.",
                    "This field stands in this sending already: keep one.",
                );
                errors.push(ContentError::new(format!("/statements/{at}/field"), "repeated", detail));
            }
            Ok(item) => items.push(item),
            Err(wrong) => errors.extend(wrong),
        }
    }
    if errors.is_empty() { Ok(items) } else { Err(told(errors)) }
}

fn told(mut errors: Vec<ContentError>) -> Problem {
    errors.truncate(ERRORS_MAX);
    errors.into()
}

fn no_json(error: &serde_json::Error) -> Problem {
    let (line, column, said) = (error.line(), error.column(), shorten(&error.to_string()));
    let detail = Text::owned(
        format!("Ce n’est pas le JSON attendu, ligne {line}, colonne {column} : {said}."),
        format!("This is not the JSON expected, line {line}, column {column}: {said}."),
    );
    vec![ContentError::new("", "invalid_json", detail)].into()
}

/// Everything that has not the shape of the documentation.
fn wrong_shapes(json: &Json) -> Vec<ContentError> {
    let Json::Object(whole) = json else { return vec![ContentError::new("", "invalid_value", SHAPE)] };
    let mut errors = unknown_members("", whole, &["statements"]);
    match whole.get("statements") {
        Some(Json::Array(items)) if (1..=ITEMS_MAX).contains(&items.len()) => {
            let each = items.iter().enumerate();
            errors.extend(each.flat_map(|(at, item)| wrong_item(&format!("/statements/{at}"), item)));
        }
        Some(_) => errors.push(ContentError::new("/statements", "invalid_value", SHAPE)),
        None => errors.push(ContentError::new("/statements", "missing", SHAPE)),
    }
    errors
}

fn wrong_item(place: &str, item: &Json) -> Vec<ContentError> {
    let Json::Object(members) = item else { return vec![ContentError::new(place, "invalid_value", OBJECT)] };
    let mut errors = unknown_members(place, members, &MEMBERS);
    for name in ["field", "answer"] {
        if !members.contains_key(name) {
            errors.push(ContentError::new(format!("{place}/{name}"), "missing", OBJECT));
        }
    }
    for (name, member) in members {
        let is_text = || member.as_array().is_some_and(|all| all.iter().all(Json::is_string));
        let why = match name.as_str() {
            "service" if !member.is_string() && !member.is_null() => TEXT,
            "field" if !member.is_string() => TEXT,
            "answer" if !member.as_str().is_some_and(|deed| DEEDS.contains(&deed)) => DEED,
            "evidence" if !member.is_null() && !is_text() => EVIDENCE,
            _ => continue,
        };
        errors.push(ContentError::new(format!("{place}/{name}"), "invalid_value", why));
    }
    errors
}

fn unknown_members(place: &str, members: &Map<String, Json>, known: &[&str]) -> Vec<ContentError> {
    let unknown = |name: &String| {
        let pointer = format!("{place}/{}", shorten(name).replace('~', "~0").replace('/', "~1"));
        let list = known.join(", ");
        let detail = Text::owned(
            format!("Ce membre n’est pas connu ; les membres sont : {list}."),
            format!("This member is not known; the members are: {list}."),
        );
        ContentError {
            allowed: known.iter().map(|name| (*name).to_owned()).collect(),
            did_you_mean: nearest(name, known.iter().copied()).map(str::to_owned),
            ..ContentError::new(pointer, "unknown_member", detail)
        }
    };
    members.keys().filter(|name| !known.contains(&name.as_str())).map(unknown).collect()
}

fn read_item(
    schema: &Schema,
    hoster: &Hoster,
    item: &StatementItem,
    place: &str,
) -> Result<Item, Vec<ContentError>> {
    let one = |name: &str, code: &'static str, detail: Text| {
        vec![ContentError::new(format!("{place}/{name}"), code, detail)]
    };
    let service = item.service.as_deref().map(str::parse::<Slug>).transpose();
    let service = service.map_err(|_| {
        let detail = t(
            "Un service a pour clé 1 à 80 minuscules, chiffres et tirets.",
            "The key of a service is 1 to 80 lower-case letters, digits and hyphens.",
        );
        one("service", "invalid_value", detail)
    })?;
    let subject = Subject { hoster: hoster.slug().clone(), service };
    let known = field(schema, &subject, &item.field, place).map_err(|error| vec![error])?;
    let value = item.value.as_ref();
    if item.answer != Deed::Stated && value.is_some() {
        let detail = t("Une valeur ne va qu’avec stated.", "A value goes with stated only.");
        return Err(one("value", "invalid_value", detail));
    }
    let evidence = evidence(item, place)?;
    let wish = match item.answer {
        Deed::Stated => Wish::Be(stated(schema, known, value, place)?, evidence),
        Deed::None if known.field.may_be_none => Wish::Be(Answer::None, evidence),
        Deed::None => {
            let detail = t("On ne répond pas « none » à ce champ.", "“none” is no answer to this field.");
            return Err(one("answer", "invalid_value", detail));
        }
        Deed::Removed => Wish::Gone,
        Deed::Confirmed if can_be_confirmed(hoster, &subject, known) => Wish::Right,
        Deed::Confirmed => {
            let detail = t("Il n’y a pas de réponse à confirmer.", "There is no answer to confirm.");
            return Err(one("answer", "nothing_to_confirm", detail));
        }
    };
    own_listing(known, &wish).map_err(|detail| one("value", "not_yours_to_state", detail))?;
    Ok(Item { subject, field: known.id, wish })
}

/// The field of a name, when hosters state it.
fn field<'s>(
    schema: &'s Schema,
    subject: &Subject,
    name: &str,
    place: &str,
) -> Result<&'s SchemaField, ContentError> {
    let pointer = format!("{place}/field");
    let is_own = |known: &SchemaField| is_for_hosters(known.field) || known.field.id == LISTING;
    let Some(known) = schema.field(subject.about(), name) else {
        let fields =
            schema.fields().iter().filter(|known| known.field.about == subject.about() && is_own(known));
        let names: Vec<&str> = fields.map(|known| known.field.id).collect();
        let detail = t("Aucun champ ne s’appelle ainsi.", "No field is called so.");
        return Err(ContentError {
            did_you_mean: nearest(name, names.iter().copied()).map(str::to_owned),
            allowed: names.into_iter().map(str::to_owned).collect(),
            ..ContentError::new(pointer, "unknown_field", detail)
        });
    };
    if is_own(known) {
        return Ok(known);
    }
    let detail = t(
        "Ce champ ne se déclare pas ici : le collectif le décide, ou il a sa propre page.",
        "This field is not stated here: the collective decides it, or it has a page of its own.",
    );
    Err(ContentError::new(pointer, "not_yours_to_state", detail))
}

/// The field that says whether a hoster is shown.
const LISTING: &str = "listing";

/// A hoster may pause and come back; whether it is withdrawn is for the collective to say.
fn own_listing(known: &SchemaField, wish: &Wish) -> Result<(), Text> {
    let is_own = match wish {
        Wish::Be(Answer::Value(value), _) => OWN_LISTINGS.iter().any(|code| value.has_code("state", code)),
        _ => false,
    };
    if known.field.id != LISTING || is_own {
        return Ok(());
    }
    Err(t(
        "Déclarez shown ou paused : le reste est au collectif.",
        "State shown or paused: the rest is for the collective.",
    ))
}

fn stated(
    schema: &Schema,
    known: &SchemaField,
    value: Option<&Json>,
    place: &str,
) -> Result<Answer, Vec<ContentError>> {
    let Some(value) = value else {
        let detail = t("Donnez la valeur : « value ».", "Give the value: “value”.");
        return Err(vec![ContentError::new(format!("{place}/value"), "missing", detail)]);
    };
    let read = from_json(schema, known.field, value).map_err(|misfits| {
        let error = |misfit: crate::wire::Misfit| ContentError {
            did_you_mean: misfit.did_you_mean,
            ..ContentError::new(format!("{place}/value{}", misfit.pointer), "invalid_value", misfit.detail)
        };
        misfits.into_iter().map(error).collect::<Vec<_>>()
    })?;
    Ok(Answer::Value(read))
}

fn evidence(item: &StatementItem, place: &str) -> Result<Vec<String>, Vec<ContentError>> {
    let all = item.evidence.as_deref().unwrap_or_default();
    let goes = matches!(item.answer, Deed::Stated | Deed::None) || all.is_empty();
    if !goes || all.len() > EVIDENCE_MAX {
        return Err(vec![ContentError::new(format!("{place}/evidence"), "invalid_value", EVIDENCE)]);
    }
    let wrong = all.iter().enumerate().filter_map(|(at, text)| {
        let problem = parse_url(text).err()?;
        Some(ContentError::new(format!("{place}/evidence/{at}"), "invalid_value", problem.message))
    });
    let wrong: Vec<ContentError> = wrong.collect();
    if wrong.is_empty() { Ok(all.to_vec()) } else { Err(wrong) }
}

/// Whether an answer is shown that somebody gave, and that the hoster can speak of.
fn can_be_confirmed(hoster: &Hoster, subject: &Subject, known: &SchemaField) -> bool {
    let shown = answers(hoster, subject).and_then(|answers| answers.get(known.id));
    shown.is_some_and(|shown| !matches!(shown.provenance, Provenance::Derived | Provenance::Collective))
}

/// The answers about a hoster, or about one of its services.
pub(super) fn answers<'h>(hoster: &'h Hoster, subject: &Subject) -> Option<&'h Answers> {
    match &subject.service {
        None => Some(hoster.answers()),
        Some(key) => hoster
            .services()
            .find(|service| service.key() == key)
            .map(matou_core::directory::Service::answers),
    }
}
