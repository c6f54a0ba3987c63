//! What is said of a property file: what was read, what was expected, and how to write it.

use super::file::FILE_MAX;
use jiff::civil::Date;
use matou_core::letters::shorten;
use matou_core::statement::Slug;
use matou_core::text::{Text, t};

pub(super) fn no_sign() -> Text {
    t(
        "cette ligne n’a pas de signe « = » : écrivez « clé = valeur », ou mettez # devant un commentaire",
        "this line has no “=” sign: write “key = value”, or put # before a comment",
    )
}

pub(super) fn twice(earlier: usize) -> Text {
    Text::owned(
        format!(
            "cette clé est déjà ligne {earlier}, avec une autre valeur : la dernière compte ; gardez-en une"
        ),
        format!("this key is on line {earlier} already, with another value: the last one counts; keep one"),
    )
}

pub(super) fn colon(key: &str) -> Text {
    let key = shorten(key);
    Text::owned(
        format!(
            "la clé contient « : » et la suite d’une adresse : elle est lue comme « {key} » ; écrivez « {key} = … »"
        ),
        format!("the key holds “:” and the rest of an address: it is read as “{key}”; write “{key} = …”"),
    )
}

pub(super) fn quotes(value: &str) -> Text {
    let value = shorten(value);
    Text::owned(
        format!("la valeur est entre guillemets, qui sont retirés : écrivez-la sans eux ({value})"),
        format!("the value is in quotes, which are taken away: write it without them ({value})"),
    )
}

pub(super) fn null() -> Text {
    t(
        "« null » est le mot qu’un outil écrit quand il ne sait pas : rien n’est repris ; donnez la valeur, ou laissez-la vide",
        "“null” is the word that a tool writes when it does not know: nothing is taken over; give the value, or leave it empty",
    )
}

pub(super) fn empty() -> Text {
    t(
        "le fichier est vide : il lui faut au moins « file.class = Organization » et « organization.name = … »",
        "the file is empty: it needs at least “file.class = Organization” and “organization.name = …”",
    )
}

pub(super) fn page() -> Text {
    t(
        "ce n’est pas un fichier de propriétés mais une page HTML ou XML, comme un serveur en envoie à la place d’un fichier absent : vérifiez l’adresse ; rien n’est repris ni retiré",
        "this is no property file but an HTML or XML page, as a server sends in place of a missing file: check the address; nothing is taken over or removed",
    )
}

pub(super) fn binary() -> Text {
    t(
        "ce n’est pas du texte : un fichier de propriétés a des lignes « clé = valeur », en UTF-8",
        "this is not text: a property file has lines “key = value”, in UTF-8",
    )
}

pub(super) fn too_large(bytes: usize) -> Text {
    let (size, most) = (bytes.div_ceil(1024), FILE_MAX / 1024);
    Text::owned(
        format!("le fichier fait {size} Kio, et {most} Kio au plus sont lus : raccourcissez-le"),
        format!("the file has {size} KiB, and at most {most} KiB are read: shorten it"),
    )
}

pub(super) fn no_class(guessed: Option<&str>) -> Text {
    let (fr, en) = guessed.map_or_else(Default::default, |section| {
        (
            format!(" ; d’après ses clés, c’est « {section} »"),
            format!("; its keys say that it is “{section}”"),
        )
    });
    Text::owned(
        format!("« file.class » manque : écrivez file.class = Organization, Service ou Federation{fr}"),
        format!("“file.class” is missing: write file.class = Organization, Service or Federation{en}"),
    )
}

pub(super) fn other_class(value: &str) -> Text {
    let value = shorten(value);
    Text::owned(
        format!(
            "la classe « {value} » n’est pas reprise ici : seules Federation, Organization et Service le sont"
        ),
        format!("the class “{value}” is not taken over here: only Federation, Organization and Service are"),
    )
}

pub(super) fn no_datetime(value: &str, today: Date) -> Text {
    let value = shorten(value);
    Text::owned(
        format!(
            "« {value} » n’est pas un instant passé (nous sommes le {today}) : écrivez par exemple 2026-04-22T14:23:20, sans fuseau ; la date du fichier n’est pas reprise"
        ),
        format!(
            "“{value}” is no instant of the past (today is {today}): write for example 2026-04-22T14:23:20, without a zone; the date of the file is not taken over"
        ),
    )
}

pub(super) fn no_sub(value: &str) -> Text {
    let value = shorten(value);
    Text::owned(
        format!(
            "« {value} » n’est pas l’adresse d’un fichier : écrivez-la en entier, par exemple https://example.org/.well-known/chatonsinfos/pad.properties"
        ),
        format!(
            "“{value}” is no address of a file: write it whole, for example https://example.org/.well-known/chatonsinfos/pad.properties"
        ),
    )
}

pub(super) fn unknown_key(key: &str, nearest: Option<&str>) -> Text {
    let key = shorten(key);
    let (fr, en) = nearest.map_or_else(Default::default, |nearest| {
        (format!(" ; vouliez-vous « {nearest} » ?"), format!("; did you mean “{nearest}”?"))
    });
    Text::owned(
        format!(
            "la clé « {key} » n’est pas connue : sa valeur est gardée telle quelle et n’est pas montrée{fr}"
        ),
        format!("the key “{key}” is not known: its value is kept as it is and not shown{en}"),
    )
}

pub(super) fn misplaced(section: &str, class: &str) -> Text {
    let section = shorten(section);
    Text::owned(
        format!(
            "les clés « {section}. » n’ont pas leur place dans un fichier de classe « {class} » : déplacez la ligne"
        ),
        format!("keys “{section}.” have no place in a file of the class “{class}”: move the line"),
    )
}

pub(super) fn misspelt(key: &str) -> Text {
    Text::owned(
        format!("cette clé s’écrit aujourd’hui « {key} » : elle est comprise ; corrigez-la à l’occasion"),
        format!("this key is written “{key}” today: it is understood; put it right when you can"),
    )
}

pub(super) fn restoration() -> Text {
    t(
        "une garantie de temps de rétablissement (GTR) n’est pas montrée : personne ne peut promettre quand une panne sera finie, et celles et ceux qui rempliraient ce champ y voient un mensonge ; dites plutôt quand une personne qualifiée commence à intervenir : organization.commitment.intervention.delay",
        "a guaranteed time to restore is not shown: nobody can promise when an outage will be over, and those who would fill in this field hold it to be a lie; say rather when a qualified person starts to work on it: organization.commitment.intervention.delay",
    )
}

pub(super) fn narrower() -> Text {
    t(
        "un engagement pris pour un seul service est gardé tel quel et n’est pas encore montré : écrivez ce qui vaut pour tous sous « organization. »",
        "a commitment for one service alone is kept as it is and not shown yet: write what holds for all of them under “organization.”",
    )
}

pub(super) fn day_first(written: &str, iso: &str) -> Text {
    let written = shorten(written);
    Text::owned(
        format!("« {written} » est une date écrite jour/mois/année : elle est lue {iso} ; écrivez {iso}"),
        format!("“{written}” is a date written day/month/year: it is read as {iso}; write {iso}"),
    )
}

pub(super) fn with_time(written: &str, iso: &str) -> Text {
    let written = shorten(written);
    Text::owned(
        format!("« {written} » porte une heure, alors qu’une date est attendue : écrivez {iso}"),
        format!("“{written}” has a time of day where a date is expected: write {iso}"),
    )
}

pub(super) fn install_day() -> Text {
    t(
        "cette date est celle que l’outil met à l’installation, pas forcément celle de l’ouverture : elle est notée comme écrite par un outil ; donnez la vraie date sous la forme 2026-04-22",
        "this date is the one that the tool puts at installation, maybe not that of the opening: it is marked as written by a tool; give the true date in the form 2026-04-22",
    )
}

pub(super) fn guessed() -> Text {
    t(
        "cette valeur est devinée par l’outil chatonsinfos_ynh : elle est notée comme écrite par un outil ; vérifiez-la",
        "this value is guessed by the tool chatonsinfos_ynh: it is marked as written by a tool; check it",
    )
}

pub(super) fn default_guide() -> Text {
    t(
        "cette adresse est celle que l’outil propose d’avance, la documentation de YunoHost : elle n’est pas reprise ; donnez celle de votre documentation",
        "this address is the one that the tool offers beforehand, YunoHost’s documentation: it is not taken over; give that of your own documentation",
    )
}

pub(super) fn hardware(server: &str, provider: &str) -> Text {
    let (server, provider) = (shorten(server), shorten(provider));
    Text::owned(
        format!(
            "« host.server.type = {server} » et « host.provider.type = {provider} » se contredisent : vérifiez les deux"
        ),
        format!(
            "“host.server.type = {server}” and “host.provider.type = {provider}” contradict each other: check both"
        ),
    )
}

pub(super) fn missing_part(key: &str, label: &Text) -> Text {
    Text::owned(
        format!(
            "« {key} » manque ({}) : ajoutez cette ligne ; sans elle, cette réponse n’est pas reprise",
            label.fr
        ),
        format!(
            "“{key}” is missing ({}): add this line; without it, this answer is not taken over",
            label.en
        ),
    )
}

pub(super) fn missing_key(key: &str) -> Text {
    Text::owned(
        format!("« {key} » manque ou est vide : ajoutez cette ligne"),
        format!("“{key}” is missing or empty: add this line"),
    )
}

pub(super) fn takes_none(stem: &str, keys: &str) -> Text {
    Text::owned(
        format!("« {stem} » ne prend que NONE (il n’y en a pas) ; une valeur va dans : {keys}"),
        format!("“{stem}” takes NONE only (there is none); a value goes into: {keys}"),
    )
}

pub(super) fn no_country(name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!(
            "le pays « {name} » n’est pas reconnu : ajoutez son code, par exemple organization.country.code = FR"
        ),
        format!(
            "the country “{name}” is not recognised: add its code, for example organization.country.code = FR"
        ),
    )
}

pub(super) fn same_name(name: &str, slug: &Slug) -> Text {
    let name = shorten(name);
    Text::owned(
        format!(
            "« {name} » a le nom d’un hébergeur connu, « {slug} », et rien d’autre ne dit que c’est lui : rien n’est repris ; écrivez organization.id = {slug} si c’est lui, un autre identifiant sinon"
        ),
        format!(
            "“{name}” has the name of a known hoster, “{slug}”, and nothing else says that it is the same: nothing is taken over; write organization.id = {slug} if it is, another identifier if not"
        ),
    )
}

pub(super) fn several_hosters(slug: &Slug) -> Text {
    Text::owned(
        format!(
            "plusieurs hébergeurs connus ont un site à cette adresse, dont « {slug} » : rien n’est repris ; écrivez organization.id = l’identifiant du bon"
        ),
        format!(
            "several known hosters have a site at this address, “{slug}” among them: nothing is taken over; write organization.id = the identifier of the right one"
        ),
    )
}

pub(super) fn other_website(slug: &Slug, host: &str) -> Text {
    let host = shorten(host);
    Text::owned(
        format!(
            "ce fichier dit parler de « {slug} », dont le site connu est à {host}, mais donne un autre site : rien n’est repris ; une personne du collectif doit vérifier"
        ),
        format!(
            "this file says that it speaks of “{slug}”, whose known site is at {host}, but gives another site: nothing is taken over; a person of the collective must check"
        ),
    )
}

pub(super) fn other_file(slug: &Slug, url: &str) -> Text {
    let url = shorten(url);
    Text::owned(
        format!(
            "« {slug} » publie déjà un fichier à une autre adresse ({url}) : rien n’est repris d’ici ; une personne du collectif doit vérifier"
        ),
        format!(
            "“{slug}” publishes a file at another address already ({url}): nothing is taken over from here; a person of the collective must check"
        ),
    )
}

pub(super) fn second_file(slug: &Slug, name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!(
            "un autre fichier parle déjà de « {slug} » ({name}) : celui-ci n’est pas repris ; gardez-en un"
        ),
        format!("another file speaks of “{slug}” already ({name}): this one is not taken over; keep one"),
    )
}

pub(super) fn no_parent() -> Text {
    t(
        "aucun fichier d’hébergeur ne cite ce service : ajoutez une ligne « subs. » au fichier de l’hébergeur, ou service.organization = son identifiant",
        "no file of a hoster names this service: add a line “subs.” to the hoster’s file, or service.organization = its identifier",
    )
}

pub(super) fn two_parents(name: &str) -> Text {
    let name = shorten(name);
    Text::owned(
        format!(
            "deux hébergeurs citent ce fichier : il est compté chez le premier ({name}) ; ne le citez que d’un côté"
        ),
        format!("two hosters name this file: it counts with the first ({name}); name it on one side only"),
    )
}

pub(super) fn no_key() -> Text {
    t(
        "ce service n’a pas de nom dont faire un identifiant : écrivez service.name, ou service.id = par exemple etherpad",
        "this service has no name to make an identifier of: write service.name, or service.id = for example etherpad",
    )
}

pub(super) fn no_website(slug: &Slug) -> Text {
    Text::owned(
        format!(
            "ce fichier dit parler de « {slug} », dont aucun site n’est connu : rien ne dit que c’est lui, et rien n’est repris ; une personne du collectif doit vérifier"
        ),
        format!(
            "this file says that it speaks of “{slug}”, of which no site is known: nothing says that it is so, and nothing is taken over; a person of the collective must check"
        ),
    )
}

pub(super) fn by_volunteers() -> Text {
    t(
        "cet engagement est pris par des bénévoles seuls : il peut leur coûter du temps, des soirées, et poser des questions fiscales et sociales ; rien ne l’interdit, mais décidez-le ensemble et dites ses limites (organization.oncall.limits)",
        "this commitment is made by volunteers alone: it may cost them time and evenings, and raise questions of tax and of social law; nothing forbids it, but decide it together and say its limits (organization.oncall.limits)",
    )
}

pub(super) fn no_identifier(value: &str) -> Text {
    let value = shorten(value);
    Text::owned(
        format!(
            "« {value} » n’est pas un identifiant : écrivez 1 à 80 lettres minuscules, chiffres et tirets, par exemple la-contre-voie"
        ),
        format!(
            "“{value}” is not an identifier: write 1 to 80 lower-case letters, digits and hyphens, for example la-contre-voie"
        ),
    )
}
