//! Which hoster, and which of its services, a file speaks about.
//!
//! The address of a file is its identity: a hoster is known by the address that its answers came from. Otherwise it is
//! known by its identifier (`organization.id`), then by the host name of its website. A name alone is never enough: it
//! becomes a question for a person, and nothing is taken over until it is answered.

use super::Trust;
use super::file::{File, is_web};
use super::words;
use matou_core::answer::Provenance;
use matou_core::datum::Datum;
use matou_core::directory::{Answers, Directory, Hoster, Service};
use matou_core::field::About;
use matou_core::schema::Schema;
use matou_core::statement::Slug;
use matou_core::text::{Text, code_of, fold};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Whom a file speaks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Matched {
    /// A hoster, known or new.
    Hoster(Slug),
    /// A person must say; with the line that raises the question.
    Question(&'static str, Text),
}

/// What hosters are known by.
#[derive(Debug)]
pub(crate) struct Known<'d> {
    directory: &'d Directory,
    by_file: HashMap<String, Slug>,
    by_host: HashMap<String, Vec<Slug>>,
    by_name: HashMap<String, Slug>,
}

impl<'d> Known<'d> {
    pub(crate) fn new(directory: &'d Directory) -> Self {
        let schema = directory.schema();
        let mut known =
            Self { directory, by_file: HashMap::new(), by_host: HashMap::new(), by_name: HashMap::new() };
        for hoster in directory.hosters() {
            let slug = hoster.slug();
            for address in files_of(hoster.answers()) {
                known.by_file.insert(address.to_owned(), slug.clone());
            }
            if let Some(host) = website(schema, hoster).and_then(host_of) {
                known.by_host.entry(host).or_default().push(slug.clone());
            }
            known.by_name.insert(fold(hoster.name(schema)), slug.clone());
        }
        known
    }

    /// The hosters known by the address of a file that is none of these, and how many are known so.
    pub(super) fn unnamed(&self, named: &HashSet<String>) -> (Vec<Slug>, usize) {
        let on_the_web = || self.by_file.iter().filter(|(url, _)| is_web(url));
        let still: BTreeSet<&Slug> =
            on_the_web().filter(|(url, _)| named.contains(*url)).map(|(_, slug)| slug).collect();
        let all: BTreeSet<&Slug> = on_the_web().map(|(_, slug)| slug).collect();
        (all.difference(&still).map(|slug| (*slug).clone()).collect(), all.len())
    }

    /// The hoster that the file of an address is known to speak about.
    pub(super) fn of_file(&self, address: &str) -> Option<Slug> {
        self.by_file.get(address).cloned()
    }

    /// The hoster of a file.
    pub(super) fn hoster(&self, file: &File, trust: Trust) -> Matched {
        if let Some(slug) = file.url.as_ref().and_then(|url| self.by_file.get(url)) {
            return Matched::Hoster(slug.clone());
        }
        let text = |key: &str| file.get(key).map_or("", |line| line.value.as_str());
        let (name, host) = (text("organization.name"), host_of(text("organization.website")));
        if let Ok(slug) = text("organization.id").parse::<Slug>() {
            return self.of_identifier(slug, host.as_deref(), trust);
        }
        match self.of_site(host.as_deref(), name, trust) {
            Some(matched) => matched,
            None => match slug_of(name).or_else(|| slug_of(host.as_deref().unwrap_or(""))) {
                Some(slug) if self.directory.hoster(slug.as_str()).is_some() => {
                    Matched::Question("organization.name", words::same_name(name, &slug))
                }
                Some(slug) => Matched::Hoster(slug),
                None => Matched::Question("organization.name", words::missing_key("organization.name")),
            },
        }
    }

    /// The known hoster of a website and a name; `None` when neither is known.
    pub(crate) fn of_site(&self, host: Option<&str>, name: &str, trust: Trust) -> Option<Matched> {
        match host.and_then(|host| self.by_host.get(host)).map(Vec::as_slice) {
            Some([slug]) => return Some(self.of_website(slug, trust)),
            Some([slug, ..]) => {
                return Some(Matched::Question("organization.website", words::several_hosters(slug)));
            }
            _ => {}
        }
        let slug = self.by_name.get(&fold(name))?;
        Some(Matched::Question("organization.name", words::same_name(name, slug)))
    }

    /// A stranger may name any hoster: what is known of its website must agree.
    fn of_identifier(&self, slug: Slug, host: Option<&str>, trust: Trust) -> Matched {
        let hoster = self.directory.hoster(slug.as_str());
        let Some(hoster) = hoster.filter(|_| trust == Trust::Stranger) else { return Matched::Hoster(slug) };
        match website(self.directory.schema(), hoster).and_then(host_of) {
            Some(known) if Some(known.as_str()) == host => self.of_website(&slug, trust),
            Some(known) => Matched::Question("organization.id", words::other_website(&slug, &known)),
            None => Matched::Question("organization.id", words::no_website(&slug)),
        }
    }

    /// A hoster that publishes a file elsewhere already is not taken over by another one.
    fn of_website(&self, slug: &Slug, trust: Trust) -> Matched {
        let hoster = self.directory.hoster(slug.as_str());
        let other = hoster.and_then(|hoster| files_of(hoster.answers()).find(|document| is_web(document)));
        match other {
            Some(other) if trust == Trust::Stranger => {
                Matched::Question("organization.website", words::other_file(slug, other))
            }
            _ => Matched::Hoster(slug.clone()),
        }
    }

    /// The key of the service that a hoster has at an address.
    pub(crate) fn service_at(&self, hoster: &Slug, url: &str) -> Option<Slug> {
        let url = url.trim_end_matches('/');
        let mut services = self.directory.hoster(hoster.as_str()).into_iter().flat_map(Hoster::services);
        let found = services.find(|service| address(self.directory.schema(), service) == Some(url));
        found.filter(|_| !url.is_empty()).map(|service| service.key().clone())
    }

    /// The key of a service within its hoster.
    pub(super) fn service(&self, file: &File, hoster: &Slug, taken: &[Slug]) -> Option<Slug> {
        let text = |key: &str| file.get(key).map_or("", |line| line.value.as_str());
        let known = self.directory.hoster(hoster.as_str());
        let services = || known.into_iter().flat_map(Hoster::services);
        let is_file = |service: &&Service| {
            file.url.as_ref().is_some_and(|url| files_of(service.answers()).any(|known| known == url))
        };
        let by_file = services().find(is_file);
        let by_address = || self.service_at(hoster, text("service.website"));
        let own = || text("service.id").parse::<Slug>().ok();
        let stem = file.name.rsplit('/').next().unwrap_or("").trim_end_matches(".properties");
        let free = |slug: &Slug| !taken.contains(slug);
        by_file
            .map(|service| service.key().clone())
            .or_else(own)
            .or_else(by_address)
            .filter(free)
            .or_else(|| slug_of(text("service.name")).filter(free))
            .or_else(|| slug_of(stem).filter(free))
    }
}

/// The files of hosters that answers came from.
fn files_of(answers: &Answers) -> impl Iterator<Item = &str> {
    let of_files = |provenance| matches!(provenance, Provenance::DeclaredFile | Provenance::Tool);
    let said = answers.fields().flat_map(|field| answers.all(field));
    said.filter(move |stated| of_files(stated.provenance))
        .flat_map(|stated| stated.source.documents.iter().map(String::as_str))
}

fn website<'h>(schema: &Schema, hoster: &'h Hoster) -> Option<&'h str> {
    match hoster.value(schema, "website")?.get("value")? {
        Datum::Url(url) => Some(url),
        _ => None,
    }
}

fn address<'h>(schema: &Schema, service: &'h Service) -> Option<&'h str> {
    let known = schema.field(About::Service, "url")?;
    match service.answers().get(known.id)?.answer.value()?.get("value")? {
        Datum::Url(url) => Some(url.trim_end_matches('/')),
        _ => None,
    }
}

/// The host name of an address, without `www.`; `None` where many share one.
pub(crate) fn host_of(address: &str) -> Option<String> {
    let lower = address.trim().to_lowercase();
    let rest = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    (!host.is_empty() && !host.contains('@')).then(|| host.to_owned())
}

/// An identifier made of a name.
pub(crate) fn slug_of(name: &str) -> Option<Slug> {
    let code = code_of(name);
    let plain: String =
        code.chars().filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-').take(80).collect();
    plain.trim_matches('-').parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_that_of_the_address() {
        assert_eq!(host_of("https://www.Exemple.org:8443/a?b").as_deref(), Some("exemple.org"));
        assert_eq!(host_of("http://exemple.org").as_deref(), Some("exemple.org"));
        assert_eq!(host_of("ftp://exemple.org"), None);
        assert_eq!(host_of("https://a@b.org"), None);
        assert_eq!(host_of(""), None);
    }

    #[test]
    fn an_identifier_is_made_of_a_name() {
        let slug = |name| slug_of(name).map(|slug| slug.to_string());
        assert_eq!(slug("Le Chaton d'Essai"), Some("le-chaton-d-essai".to_owned()));
        assert_eq!(slug("Œuvre (été)").as_deref(), Some("oeuvre-ete"));
        assert_eq!(slug("…"), None);
        assert_eq!(slug("日本"), None);
    }
}
