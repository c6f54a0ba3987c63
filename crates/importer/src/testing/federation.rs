//! A whole synthetic federation of any size: nothing in it describes a real hoster.

use std::fmt::Write;

/// One file: the number of its hoster, 0 for the federation; its path on the server; its text.
pub(crate) type Page = (usize, String, String);

/// The files of a federation of so many hosters with so many services each, published where `base` says for each
/// hoster. The first file is that of the federation. Every tenth hoster uses the tool that guesses, every seventh writes as people do; the rest is tidy.
pub(crate) fn federation(base: &dyn Fn(usize) -> String, hosters: usize, services: usize) -> Vec<Page> {
    let mut pages = Vec::with_capacity(1 + hosters * (1 + services));
    let mut text =
        String::from("# Synthetic\nfile.class = Federation\nfederation.name = Fédération synthétique\n");
    for number in 1..=hosters {
        let _ = writeln!(text, "subs.h{number} = {}/h{number}/organization.properties", base(number));
    }
    pages.push((0, "/federation.properties".to_owned(), text));
    for number in 1..=hosters {
        let text = organization(&base(number), number, services);
        pages.push((number, format!("/h{number}/organization.properties"), text));
        for key in 1..=services {
            pages.push((number, format!("/h{number}/s{key}.properties"), service(number, key)));
        }
    }
    pages
}

fn organization(base: &str, number: usize, services: usize) -> String {
    let (by_tool, by_hand) = (number.is_multiple_of(10), number.is_multiple_of(7));
    let quote = if by_tool { "'" } else { "" };
    let class = if by_hand { "organization" } else { "Organization" };
    let mut text = format!(
        "# Synthetic\nfile.class = {class}\nfile.datetime = 2026-10-02T10:00:00\n\
         organization.name = Hébergeur synthétique {number}\n\
         organization.website = {quote}https://h{number}.example/{quote}\n\
         organization.type = ASSOCIATION\norganization.country.code = FR\n\
         organization.geolocation.latitude = 48,{number}\norganization.geolocation.longitude = 2.{number}\n\
         organization.work.administration = {}\norganization.audience = ASSOCIATION;INDIVIDUAL\n",
        ["PAID", "VOLUNTEER", "MIXED"][number % 3]
    );
    if by_tool {
        text.push_str("file.generator = chatonsinfos_ynh\norganization.logo = null\n");
    }
    for key in 1..=services {
        let _ = writeln!(text, "subs.s{key} = {quote}{base}/h{number}/s{key}.properties{quote}");
    }
    text
}

fn service(number: usize, key: usize) -> String {
    let tool = if number.is_multiple_of(10) { "file.generator = chatonsinfos_ynh\n" } else { "" };
    format!(
        "# Synthetic\nfile.class = Service\nfile.datetime = 2026-10-02T10:00:00\n{tool}\
         service.name = Service synthétique {key}\nservice.website = https://s{key}.h{number}.example/\n\
         service.registration = Free\nservice.registration.load = OPEN\nservice.status.level = OK\n\
         software.name = Logiciel {key}\nsoftware.license.name = AGPL-3.0\nhost.server.type = VIRTUAL\n"
    )
}
