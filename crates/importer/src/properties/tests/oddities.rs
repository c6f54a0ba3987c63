//! What files have besides: encodings, repetitions, unknown words, files that are none.

use super::dirt::{BY_TOOL, ORGANIZATION, SERVICE, organization, says};
use super::{NAME, check, entries, in_words, said};
use crate::testing;
use matou_core::text::Lang;

#[test]
fn other_encodings_are_read() {
    let bytes = b"file.class = Organization\norganization.name = Chaton d'\xe9t\xe9\n";
    let checked = testing::with_context(|context| {
        super::check_properties(context, super::Input { name: NAME, url: None, parent: None, bytes })
    });
    let fr = "essai.properties:2: avertissement : ce fichier n’est pas en UTF-8 : il est lu comme du Windows-1252 ; vérifiez les accents, et enregistrez-le en UTF-8";
    let en = "essai.properties:2: warning: this file is not UTF-8: it is read as Windows-1252; check the accents, and save it as UTF-8";
    assert_eq!(in_words(&checked.findings, Lang::Fr), [fr]);
    assert_eq!(in_words(&checked.findings, Lang::En), [en]);
    says(&format!("\u{feff}{ORGANIZATION}").replace('\n', "\r"), &[], &[]);
}

#[test]
fn a_key_that_stands_twice_has_its_last_value() {
    organization(
        "organization.name = Autre nom",
        "avertissement, clé « organization.name » : cette clé est déjà ligne 2, avec une autre valeur : la dernière compte ; gardez-en une",
        "warning, key “organization.name”: this key is on line 2 already, with another value: the last one counts; keep one",
        "name",
        Some("value = Autre nom"),
    );
}

#[test]
fn escapes_and_line_ends_are_undone() {
    let text = format!("{ORGANIZATION}organization.description = L\\'\\u00e9t\\u00e9<br/>\\nsans sel\n");
    says(&text, &[], &[]);
    assert_eq!(
        said(&entries(&[(NAME, &text)]), "description"),
        Some(("value = L'été\\n\\nsans sel", "declared_file"))
    );
}

#[test]
fn unknown_keys_are_kept_and_said() {
    organization(
        "organization.websit = https://chaton.example",
        "avertissement, clé « organization.websit » : la clé « organization.websit » n’est pas connue : sa valeur est gardée telle quelle et n’est pas montrée ; vouliez-vous « organization.website » ?",
        "warning, key “organization.websit”: the key “organization.websit” is not known: its value is kept as it is and not shown; did you mean “organization.website”?",
        "website",
        None,
    );
    // As one writes it in French.
    organization(
        "organisation.website = https://chaton.example",
        "avertissement, clé « organisation.website » : la clé « organisation.website » n’est pas connue : sa valeur est gardée telle quelle et n’est pas montrée ; vouliez-vous « organization.website » ?",
        "warning, key “organisation.website”: the key “organisation.website” is not known: its value is kept as it is and not shown; did you mean “organization.website”?",
        "website",
        None,
    );
    let text = format!("{ORGANIZATION}organization.zzzz.qqqq = 12\n");
    let gathered = super::gather(&testing::empty_directory(), &[(NAME, &text)], super::Trust::Operator);
    assert_eq!(
        gathered
            .others
            .iter()
            .map(|other| (other.key.as_ref(), other.value.as_str()))
            .collect::<Vec<_>>()
            .last(),
        Some(&("organization.zzzz.qqqq", "12"))
    );
}

#[test]
fn unknown_codes_are_errors_that_leave_the_rest() {
    let text =
        format!("{ORGANIZATION}organization.type = ASSOC\norganization.website = https://chaton.example\n");
    let said_en = in_words(&check(&text).findings, Lang::En);
    assert_eq!(
        said_en,
        [format!(
            "{NAME}:3: error, key “organization.type”: “ASSOC” is not one of: association, informal, cooperative, microcompany, company, individual, other"
        )]
    );
    let all = entries(&[(NAME, &text)]);
    assert_eq!((said(&all, "legal_form"), said(&all, "website").is_some()), (None, true));
}

#[test]
fn a_restoration_guarantee_is_never_shown() {
    let fr = "une garantie de temps de rétablissement (GTR) n’est pas montrée : personne ne peut promettre quand une panne sera finie, et celles et ceux qui rempliraient ce champ y voient un mensonge ; dites plutôt quand une personne qualifiée commence à intervenir : organization.commitment.intervention.delay";
    let en = "a guaranteed time to restore is not shown: nobody can promise when an outage will be over, and those who would fill in this field hold it to be a lie; say rather when a qualified person starts to work on it: organization.commitment.intervention.delay";
    for key in
        ["organization.gtr", "organization.commitment.restoration.delay", "organization.commitment.gtr.delay"]
    {
        organization(
            &format!("{key} = PT4H"),
            &format!("avertissement, clé « {key} » : {fr}"),
            &format!("warning, key “{key}”: {en}"),
            "intervention",
            None,
        );
    }
}

#[test]
fn hardware_that_contradicts_itself_is_said() {
    let text = format!("{SERVICE}host.server.type = NANO\nhost.provider.type = HostedServer\n");
    says(
        &text,
        &[&format!(
            "{NAME}:4: avertissement, clé « host.provider.type » : « host.server.type = NANO » et « host.provider.type = HOSTEDSERVER » se contredisent : vérifiez les deux"
        )],
        &[&format!(
            "{NAME}:4: warning, key “host.provider.type”: “host.server.type = NANO” and “host.provider.type = HOSTEDSERVER” contradict each other: check both"
        )],
    );
    says(&format!("{SERVICE}host.server.type = NANO\nhost.provider.type = HOME\n"), &[], &[]);
}

#[test]
fn files_without_class_and_of_other_classes() {
    says(
        "organization.name = A\n",
        &[&format!(
            "{NAME}: erreur : « file.class » manque : écrivez file.class = Organization, Service ou Federation ; d’après ses clés, c’est « organization »"
        )],
        &[&format!(
            "{NAME}: error: “file.class” is missing: write file.class = Organization, Service or Federation; its keys say that it is “organization”"
        )],
    );
    says(
        "file.class = Device\n",
        &[&format!(
            "{NAME}:1: avertissement, clé « file.class » : la classe « Device » n’est pas reprise ici : seules Federation, Organization et Service le sont"
        )],
        &[&format!(
            "{NAME}:1: warning, key “file.class”: the class “Device” is not taken over here: only Federation, Organization and Service are"
        )],
    );
    says(
        "file.class = Organization\n",
        &[&format!("{NAME}: erreur : « organization.name » manque ou est vide : ajoutez cette ligne")],
        &[&format!("{NAME}: error: “organization.name” is missing or empty: add this line")],
    );
    says(
        "",
        &[&format!(
            "{NAME}: erreur : le fichier est vide : il lui faut au moins « file.class = Organization » et « organization.name = … »"
        )],
        &[&format!(
            "{NAME}: error: the file is empty: it needs at least “file.class = Organization” and “organization.name = …”"
        )],
    );
}

#[test]
fn lines_without_a_sign_and_keys_of_another_class() {
    organization(
        "bonjour",
        "erreur : cette ligne n’a pas de signe « = » : écrivez « clé = valeur », ou mettez # devant un commentaire",
        "error: this line has no “=” sign: write “key = value”, or put # before a comment",
        "website",
        None,
    );
    organization(
        "service.name = Pad",
        "avertissement, clé « service.name » : les clés « service. » n’ont pas leur place dans un fichier de classe « organization » : déplacez la ligne",
        "warning, key “service.name”: keys “service.” have no place in a file of the class “organization”: move the line",
        "website",
        None,
    );
}

#[test]
fn what_is_no_text_or_too_long_is_refused() {
    says(
        "a\0b",
        &[&format!(
            "{NAME}: erreur : ce n’est pas du texte : un fichier de propriétés a des lignes « clé = valeur », en UTF-8"
        )],
        &[&format!("{NAME}: error: this is not text: a property file has lines “key = value”, in UTF-8")],
    );
    says(
        &"# a\n".repeat(70_000),
        &[&format!(
            "{NAME}: erreur : le fichier fait 274 Kio, et 256 Kio au plus sont lus : raccourcissez-le"
        )],
        &[&format!("{NAME}: error: the file has 274 KiB, and at most 256 KiB are read: shorten it")],
    );
}

#[test]
fn guides_that_a_tool_offers_are_no_statement() {
    let text = format!("{ORGANIZATION}{BY_TOOL}organization.guide.user = https://yunohost.org/fr/users\n");
    says(
        &text,
        &[&format!(
            "{NAME}:4: avertissement, clé « organization.guide.user » : cette adresse est celle que l’outil propose d’avance, la documentation de YunoHost : elle n’est pas reprise ; donnez celle de votre documentation"
        )],
        &[&format!(
            "{NAME}:4: warning, key “organization.guide.user”: this address is the one that the tool offers beforehand, YunoHost’s documentation: it is not taken over; give that of your own documentation"
        )],
    );
    assert_eq!(said(&entries(&[(NAME, &text)]), "links"), None);
}

#[test]
fn a_date_of_the_file_that_lies_ahead_is_not_believed() {
    organization(
        "file.datetime = 2027-01-01T00:00:00",
        "avertissement, clé « file.datetime » : « 2027-01-01T00:00:00 » n’est pas un instant passé (nous sommes le 2026-11-21) : écrivez par exemple 2026-04-22T14:23:20, sans fuseau ; la date du fichier n’est pas reprise",
        "warning, key “file.datetime”: “2027-01-01T00:00:00” is no instant of the past (today is 2026-11-21): write for example 2026-04-22T14:23:20, without a zone; the date of the file is not taken over",
        "name",
        Some("value = Chaton synthétique"),
    );
}

#[test]
fn a_country_may_be_named() {
    let text = format!("{ORGANIZATION}organization.country.name = Belgique\n");
    says(&text, &[], &[]);
    assert_eq!(said(&entries(&[(NAME, &text)]), "places"), Some(("1.country = BE", "declared_file")));
    organization(
        "organization.country.name = Syldavie",
        "avertissement, clé « organization.country.name » : le pays « Syldavie » n’est pas reconnu : ajoutez son code, par exemple organization.country.code = FR",
        "warning, key “organization.country.name”: the country “Syldavie” is not recognised: add its code, for example organization.country.code = FR",
        "places",
        None,
    );
}

#[test]
fn an_identifier_that_is_none_is_said() {
    organization(
        "organization.id = Chaton Été",
        "erreur, clé « organization.id » : « Chaton Été » n’est pas un identifiant : écrivez 1 à 80 lettres minuscules, chiffres et tirets, par exemple la-contre-voie",
        "error, key “organization.id”: “Chaton Été” is not an identifier: write 1 to 80 lower-case letters, digits and hyphens, for example la-contre-voie",
        "name",
        Some("value = Chaton synthétique"),
    );
}
