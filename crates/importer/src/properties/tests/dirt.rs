//! The dirt that files really have: each kind is understood, or left out, and said in both languages.

use super::{NAME, check, entries, in_words, said};
use matou_core::text::Lang;

pub(super) const ORGANIZATION: &str = "file.class = Organization\norganization.name = Chaton synthétique\n";
pub(super) const SERVICE: &str = "file.class = Service\nservice.name = Bloc-notes\n";
pub(super) const BY_TOOL: &str = "file.generator = chatonsinfos_ynh\n";

/// What is said of a file, in both languages: exactly these lines.
pub(super) fn says(text: &str, fr: &[&str], en: &[&str]) {
    let findings = check(text).findings;
    assert_eq!(in_words(&findings, Lang::Fr), fr, "{text}");
    assert_eq!(in_words(&findings, Lang::En), en, "{text}");
}

/// What the third line of a hoster's file makes people read, and what the directory takes from it.
pub(super) fn organization(line: &str, fr: &str, en: &str, field: &str, content: Option<&str>) {
    let text = format!("{ORGANIZATION}{line}\n");
    says(&text, &[&format!("{NAME}:3: {fr}")], &[&format!("{NAME}:3: {en}")]);
    let all = entries(&[(NAME, &text)]);
    assert_eq!(said(&all, field).map(|(content, _)| content), content, "{line}");
}

#[test]
fn a_sound_file_leaves_nothing_to_say() {
    says(ORGANIZATION, &[], &[]);
    says(SERVICE, &[], &[]);
    says("file.class = Federation\nfederation.name = Fédération synthétique\n", &[], &[]);
}

#[test]
fn dirt_1_quotes_around_a_value() {
    organization(
        "organization.website = 'https://chaton.example'",
        "avertissement, clé « organization.website » : la valeur est entre guillemets, qui sont retirés : écrivez-la sans eux (https://chaton.example)",
        "warning, key “organization.website”: the value is in quotes, which are taken away: write it without them (https://chaton.example)",
        "website",
        Some("value = https://chaton.example"),
    );
}

#[test]
fn dirt_2_an_address_inside_the_key() {
    let line = "subs.pad:https://b.example/pad.properties = https://b.example/pad.properties";
    organization(
        line,
        "avertissement, clé « subs.pad » : la clé contient « : » et la suite d’une adresse : elle est lue comme « subs.pad » ; écrivez « subs.pad = … »",
        "warning, key “subs.pad”: the key holds “:” and the rest of an address: it is read as “subs.pad”; write “subs.pad = …”",
        "website",
        None,
    );
    let subs = check(&format!("{ORGANIZATION}{line}\n")).subs;
    assert_eq!(
        subs.first().map(|sub| (sub.key.as_str(), sub.url.as_str())),
        Some(("pad", "https://b.example/pad.properties"))
    );
}

#[test]
fn dirt_3_a_service_that_is_named_no_more_is_not_gone() {
    let service =
        ("pad.properties", "file.class = Service\nservice.name = Pad\nservice.organization = chaton\n");
    let with = "file.class = Organization\norganization.name = C\norganization.id = chaton\nsubs.pad = https://a.example/pad.properties\n";
    let known = super::directory_of(&[("a.properties", with), service]);
    assert_eq!(known.hoster("chaton").unwrap().services().count(), 1);
    let without = with.replace("subs.pad = https://a.example/pad.properties\n", "");
    let gathered = super::gather(&known, &[("a.properties", &without)], super::Trust::Operator);
    let plan = crate::Plan::make(&known, gathered.reading);
    assert!(plan.to_write(true).is_empty(), "{:?}", plan.hosters);
}

#[test]
fn dirt_5_values_that_a_tool_guesses() {
    let text = format!("{SERVICE}{BY_TOOL}service.registration = Member\nservice.registration.load = OPEN\n");
    let fr = "cette valeur est devinée par l’outil chatonsinfos_ynh : elle est notée comme écrite par un outil ; vérifiez-la";
    let en =
        "this value is guessed by the tool chatonsinfos_ynh: it is marked as written by a tool; check it";
    says(
        &text,
        &[
            &format!("{NAME}:4: avertissement, clé « service.registration » : {fr}"),
            &format!("{NAME}:5: avertissement, clé « service.registration.load » : {fr}"),
        ],
        &[
            &format!("{NAME}:4: warning, key “service.registration”: {en}"),
            &format!("{NAME}:5: warning, key “service.registration.load”: {en}"),
        ],
    );
    let all = entries(&[(NAME, &format!("{text}service.organization = a\n"))]);
    assert_eq!(said(&all, "registration"), Some(("kind = member", "tool")));
    assert_eq!(said(&all, "load"), Some(("state = open", "tool")));
    assert_eq!(said(&all, "name"), Some(("value = Bloc-notes", "declared_file")));
}

#[test]
fn dirt_6_dates_of_three_forms() {
    organization(
        "organization.startdate = 01/02/2015",
        "avertissement, clé « organization.startdate » : « 01/02/2015 » est une date écrite jour/mois/année : elle est lue 2015-02-01 ; écrivez 2015-02-01",
        "warning, key “organization.startdate”: “01/02/2015” is a date written day/month/year: it is read as 2015-02-01; write 2015-02-01",
        "founded",
        Some("value = 2015-02-01"),
    );
    organization(
        "organization.memberof.chatons.startdate = 2020-07-06T14:23:20",
        "avertissement, clé « organization.memberof.chatons.startdate » : « 2020-07-06T14:23:20 » porte une heure, alors qu’une date est attendue : écrivez 2020-07-06",
        "warning, key “organization.memberof.chatons.startdate”: “2020-07-06T14:23:20” has a time of day where a date is expected: write 2020-07-06",
        "member_since",
        Some("value = 2020-07-06"),
    );
    organization(
        "organization.startdate = 31/02/2015",
        "erreur, clé « organization.startdate » : « 31/02/2015 » n’est pas une date : écrivez une année (2026), un mois (2026-04) ou un jour (2026-04-22)",
        "error, key “organization.startdate”: “31/02/2015” is not a date: write a year (2026), a month (2026-04) or a day (2026-04-22)",
        "founded",
        None,
    );
}

#[test]
fn dirt_6_the_day_of_installation() {
    let text = format!("{SERVICE}{BY_TOOL}service.startdate = 21/12/2023\n");
    says(
        &text,
        &[
            &format!(
                "{NAME}:4: avertissement, clé « service.startdate » : « 21/12/2023 » est une date écrite jour/mois/année : elle est lue 2023-12-21 ; écrivez 2023-12-21"
            ),
            &format!(
                "{NAME}:4: avertissement, clé « service.startdate » : cette date est celle que l’outil met à l’installation, pas forcément celle de l’ouverture : elle est notée comme écrite par un outil ; donnez la vraie date sous la forme 2026-04-22"
            ),
        ],
        &[
            &format!(
                "{NAME}:4: warning, key “service.startdate”: “21/12/2023” is a date written day/month/year: it is read as 2023-12-21; write 2023-12-21"
            ),
            &format!(
                "{NAME}:4: warning, key “service.startdate”: this date is the one that the tool puts at installation, maybe not that of the opening: it is marked as written by a tool; give the true date in the form 2026-04-22"
            ),
        ],
    );
    let with = |date: &str| {
        entries(&[(
            NAME,
            &format!("{SERVICE}{BY_TOOL}service.organization = a\nservice.startdate = {date}\n"),
        )])
    };
    assert_eq!(said(&with("21/12/2023"), "started"), Some(("value = 2023-12-21", "tool")));
    assert_eq!(
        said(&with("2023-12-21"), "started"),
        Some(("value = 2023-12-21", "declared_file")),
        "by a person"
    );
}

#[test]
fn dirt_7_null() {
    let fr = "« null » est le mot qu’un outil écrit quand il ne sait pas : rien n’est repris ; donnez la valeur, ou laissez-la vide";
    let en = "“null” is the word that a tool writes when it does not know: nothing is taken over; give the value, or leave it empty";
    for value in ["null", "https://chaton.example/null"] {
        organization(
            &format!("organization.website = {value}"),
            &format!("avertissement, clé « organization.website » : {fr}"),
            &format!("warning, key “organization.website”: {en}"),
            "website",
            None,
        );
    }
}

#[test]
fn dirt_8_a_misspelt_network() {
    organization(
        "organization.socialnetworks.pixelfeld = https://pixelfed.example/c",
        "avertissement, clé « organization.socialnetworks.pixelfeld » : cette clé s’écrit aujourd’hui « organization.socialnetworks.pixelfed » : elle est comprise ; corrigez-la à l’occasion",
        "warning, key “organization.socialnetworks.pixelfeld”: this key is written “organization.socialnetworks.pixelfed” today: it is understood; put it right when you can",
        "links",
        Some("1.kind = social\n1.url = https://pixelfed.example/c\n1.name = pixelfed"),
    );
}

#[test]
fn dirt_9_and_16_case_says_nothing() {
    let text = "File.Class = ORGANIZATION\norganization.name = A\norganization.funding.Tipee = https://tipee.example/a\norganization.type = Association\n";
    says(text, &[], &[]);
    let all = entries(&[(NAME, text)]);
    assert_eq!(
        said(&all, "links"),
        Some(("1.kind = funding\n1.url = https://tipee.example/a\n1.name = tipee", "declared_file"))
    );
    assert_eq!(said(&all, "legal_form"), Some(("form = association", "declared_file")));
}

#[test]
fn dirt_10_and_19_what_is_empty_is_not_stated() {
    let text =
        format!("{ORGANIZATION}organization.website =\norganization.type = \norganization.description=\n");
    says(&text, &[], &[]);
    assert_eq!(entries(&[(NAME, &text)]).len(), 1, "the name alone");
}

#[test]
fn dirt_11_and_12_addresses_of_files_are_taken_as_they_are() {
    let line = "subs.pad = https://a.example/.well_known/chatonsinfos/pad.properties";
    let checked = check(&format!("{ORGANIZATION}{line}\n"));
    assert!(checked.findings.is_empty());
    assert_eq!(checked.subs[0].url, "https://a.example/.well_known/chatonsinfos/pad.properties");
    organization(
        "subs.pad = pad.properties",
        "erreur, clé « subs.pad » : « pad.properties » n’est pas l’adresse d’un fichier : écrivez-la en entier, par exemple https://example.org/.well-known/chatonsinfos/pad.properties",
        "error, key “subs.pad”: “pad.properties” is no address of a file: write it whole, for example https://example.org/.well-known/chatonsinfos/pad.properties",
        "website",
        None,
    );
}

#[test]
fn dirt_13_and_14_what_no_page_needs_is_kept_and_not_shown() {
    let text = format!(
        "{SERVICE}software.name = Etherpad\nsoftware.license.url = https://spdx.example/null\nservice.logo = https://a.example/yunohost/admin/logo.png\nmetrics.http.visits.humans.2021.months = ,73,33,10\n"
    );
    let text = text.replace("https://spdx.example/null", "https://spdx.org/licenses/Apache-2.0.html");
    says(&text, &[], &[]);
    let all = entries(&[(NAME, &format!("{text}service.organization = a\n"))]);
    let fields: Vec<&str> = all.iter().map(|entry| entry.field.as_str()).collect();
    assert_eq!(fields, ["name", "software"]);
}

#[test]
fn dirt_15_a_page_in_place_of_a_file() {
    for page in ["<!DOCTYPE html>\n<html>", "\u{feff}\n <html lang=fr>", "<?xml version='1.0'?>"] {
        says(
            page,
            &[&format!(
                "{NAME}: erreur : ce n’est pas un fichier de propriétés mais une page HTML ou XML, comme un serveur en envoie à la place d’un fichier absent : vérifiez l’adresse ; rien n’est repris ni retiré"
            )],
            &[&format!(
                "{NAME}: error: this is no property file but an HTML or XML page, as a server sends in place of a missing file: check the address; nothing is taken over or removed"
            )],
        );
    }
}

#[test]
fn dirt_17_coordinates_with_a_comma() {
    let text = format!(
        "{ORGANIZATION}organization.geolocation.latitude = 48,1173\norganization.geolocation.longitude = -1.6778\n"
    );
    says(&text, &[], &[]);
    let all = entries(&[(NAME, &text)]);
    assert_eq!(said(&all, "positions"), Some(("1.latitude = 48.1\n1.longitude = -1.7", "declared_file")));
}

#[test]
fn dirt_18_two_separators() {
    for list in ["INDIVIDUAL;ASSOCIATION", "individual, association", "Individual ; Association ;"] {
        let text = format!("{ORGANIZATION}organization.audience = {list}\n");
        says(&text, &[], &[]);
        let all = entries(&[(NAME, &text)]);
        assert_eq!(
            said(&all, "audience"),
            Some(("welcomed = individual;association", "declared_file")),
            "{list}"
        );
    }
}
