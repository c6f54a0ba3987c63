//! A federation on a real server: whole, twice, with hostile members.

use super::{CrawlRules, Crawled, SourceState, crawl};
use crate::fetch::FetchRules;
use crate::plan::Plan;
use crate::properties::{Class, Trust, read_properties};
use crate::reading::{Context, Limits};
use crate::testing::server::{Reply, Server};
use crate::testing::{self, federation::federation};
use jiff::Timestamp;
use matou_core::directory::Directory;
use matou_core::text::Lang;
use std::time::{Duration, Instant};

fn rules() -> CrawlRules {
    let timeout = Duration::from_secs(2);
    let fetch = FetchRules { allow_loopback: true, timeout, ..FetchRules::default() };
    CrawlRules { fetch, pause: Duration::ZERO, parallel: 16, ..CrawlRules::default() }
}

fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

async fn run(root: &str, known: Vec<SourceState>) -> Crawled {
    crawl(&rules(), root, known, now(), |_| {}).await.unwrap()
}

/// Sets the pages of a federation spread over servers, and gives the address of the federation.
fn publish(servers: &[Server], hosters: usize, services: usize) -> String {
    let server = |number: usize| &servers[number % servers.len()];
    let base = |number: usize| server(number).base.clone();
    for (number, path, text) in federation(&base, hosters, services) {
        server(number).set(&path, Reply::File(text.into_bytes()));
    }
    format!("{}/federation.properties", servers[0].base)
}

/// The file of a federation that names so many addresses.
fn list(addresses: impl Iterator<Item = String>) -> Vec<u8> {
    let lines = addresses.enumerate().map(|(at, url)| format!("subs.h{at} = {url}"));
    let lines: Vec<String> = std::iter::once("file.class = Federation".to_owned()).chain(lines).collect();
    lines.join("\n").into_bytes()
}

fn plan(known: &Directory, crawled: &Crawled) -> Plan {
    let context = Context { limits: Limits::LOCAL, ..Context::new(known.schema(), now()) };
    Plan::make(known, read_properties(&context, known, crawled.inputs(), Trust::Stranger).reading)
}

async fn servers(count: usize) -> Vec<Server> {
    let mut all = Vec::new();
    for _ in 0..count {
        all.push(Server::start().await);
    }
    all
}

#[tokio::test]
async fn the_first_crawl_is_whole_and_the_second_brings_nothing() {
    let servers = servers(8).await;
    let root = publish(&servers, 100, 10);
    let mut last = 0;
    let crawled = crawl(&rules(), &root, Vec::new(), now(), |progress| last = progress.done).await.unwrap();
    assert_eq!((crawled.files.len(), crawled.failed, crawled.postponed, last), (1101, 0, 0, 1101));
    let empty = testing::empty_directory();
    let first = plan(&empty, &crawled);
    assert!(!first.has_errors(), "{}", first.in_words(Lang::En));
    let known = empty.apply(first.to_write(false).iter().cloned());
    assert_eq!(known.hosters().count(), 100);
    assert_eq!(known.hosters().flat_map(matou_core::directory::Hoster::services).count(), 1000);

    let again = run(&root, crawled.states).await;
    assert_eq!((again.files.len(), again.not_modified, again.failed), (0, 1101, 0));
    assert!(plan(&known, &again).to_write(false).is_empty());

    // One service changes: it alone comes, and is known as that of its hoster.
    let page = "file.class = Service\nservice.name = Autre\nsoftware.name = Autre\n";
    servers[3].set("/h3/s1.properties", Reply::File(page.as_bytes().to_vec()));
    let third = run(&root, again.states).await;
    assert_eq!((third.files.len(), third.not_modified), (1, 1100));
    let plan = plan(&known, &third);
    let touched: Vec<String> = plan.hosters.iter().map(|changes| changes.slug.to_string()).collect();
    assert_eq!(touched, ["hebergeur-synthetique-3"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_hosters_and_ten_thousand_services() {
    let servers = servers(20).await;
    let root = publish(&servers, 1000, 10);
    let mut steps = 0;
    let before = Instant::now();
    let crawled = crawl(&rules(), &root, Vec::new(), now(), |_| steps += 1).await.unwrap();
    println!("first crawl: {:?}", before.elapsed());
    assert_eq!((crawled.files.len(), crawled.failed, steps), (11_001, 0, 11_001));
    let empty = testing::empty_directory();
    let before = Instant::now();
    let first = plan(&empty, &crawled);
    println!("plan: {:?}, {} statements", before.elapsed(), first.to_write(false).len());
    let known = empty.apply(first.to_write(false).iter().cloned());
    assert_eq!(known.hosters().count(), 1000);
    let before = Instant::now();
    let again = run(&root, crawled.states).await;
    println!("second crawl: {:?}", before.elapsed());
    assert_eq!((again.files.len(), again.not_modified), (0, 11_001));
    assert!(plan(&known, &again).to_write(false).is_empty());
}

#[tokio::test]
async fn a_federation_that_lost_half_of_its_lines_is_held() {
    let server = Server::start().await;
    let root = publish(std::slice::from_ref(&server), 20, 1);
    let crawled = run(&root, Vec::new()).await;
    let empty = testing::empty_directory();
    let known = empty.apply(plan(&empty, &crawled).to_write(false).iter().cloned());
    let half = (1..=10).map(|number| format!("{}/h{number}/organization.properties", server.base));
    server.set("/federation.properties", Reply::File(list(half)));
    // Something new comes with it, and waits as well.
    server.set("/h1/s1.properties", Reply::File(b"file.class = Service\nservice.name = Autre\n".to_vec()));
    let broken = plan(&known, &run(&root, crawled.states).await);
    let held = broken.mass_change.as_ref().unwrap().in_words(Lang::En);
    assert_eq!(
        held.lines().next(),
        Some(
            "held: 10 of the 20 hosters that this source named are in it no more, more than one in ten; check the source, then confirm; nothing is removed"
        )
    );
    let fr = broken.mass_change.as_ref().unwrap().in_words(Lang::Fr);
    assert_eq!(
        fr.lines().next(),
        Some(
            "en attente : 10 des 20 hébergeurs que cette source citait n’y sont plus, plus d’un sur dix ; vérifiez la source, puis confirmez ; rien n’est retiré"
        )
    );
    assert!(broken.to_write(false).is_empty() && !broken.to_write(true).is_empty());
    let after = known.apply(broken.to_write(true).iter().cloned());
    assert_eq!(after.hosters().count(), 20, "nothing is removed");
}

#[tokio::test]
async fn hostile_members_delay_and_damage_no_one_else() {
    let good = servers(4).await;
    let bad = servers(9).await;
    let root = publish(&good, 40, 3);
    let victim = Server::start().await;
    let victims = (1..=10_000).map(|number| format!("subs.v{number} = {}/v{number}", victim.base));
    let victims = victims.collect::<Vec<_>>().join(
        "
",
    );
    let organization = "file.class = Organization\norganization.name = Synthétique hostile\n";
    let looping = format!("{organization}subs.a = {}/x\nsubs.b = {root}\n", bad[7].base);
    let mut named = vec!["http://10.0.0.1/x".to_owned(), "ici".to_owned()];
    for (at, reply) in [
        Reply::Endless,
        Reply::Bomb(64 << 20),
        Reply::Slow,
        Reply::Silent,
        Reply::Raw(302, vec![("location", "/x".to_owned())], vec![]),
        Reply::Raw(200, vec![], b"<!DOCTYPE html><title>404</title>".to_vec()),
        Reply::File(format!("{organization}{victims}").into_bytes()[..250_000].to_vec()),
        Reply::File(looping.into_bytes()),
        Reply::Garbage,
    ]
    .into_iter()
    .enumerate()
    {
        named.push(bad[at].set("/x", reply));
    }
    let organization = |number: usize| format!("{}/h{number}/organization.properties", good[number % 4].base);
    named.extend((1..=40).map(organization));
    good[0].set("/federation.properties", Reply::File(list(named.into_iter())));
    let before = Instant::now();
    let crawled = run(&root, Vec::new()).await;
    assert!(before.elapsed() < Duration::from_secs(20), "{:?}", before.elapsed());
    let sound = crawled.files.iter().filter(|file| file.url.contains("/h")).count();
    assert_eq!(sound, 40 * 4, "all the others came");
    assert_eq!(victim.asked().len(), 1, "the victim is asked once");
    assert!(bad[7].asked().len() == 1, "a loop of subs is followed once");
    let plan = plan(&testing::empty_directory(), &crawled);
    assert!(!plan.has_errors());
    let fault_of = |state: &SourceState| (state.fault.clone().unwrap_or_default(), state.failures);
    let fault = |at: usize| {
        fault_of(crawled.states.iter().find(|state| state.url.starts_with(&bad[at].base)).unwrap())
    };
    for (at, code) in
        ["too_large", "too_large", "too_slow", "too_slow", "redirects", "no_file"].into_iter().enumerate()
    {
        assert_eq!(fault(at), (code.to_owned(), 1), "{at}");
    }
    assert_eq!(fault(8), ("unreachable".to_owned(), 1));
    assert_eq!(crawled.states.iter().filter(|state| state.fault.as_deref() == Some("private")).count(), 1);
}

#[tokio::test]
async fn what_fails_is_left_alone_for_longer_and_longer_and_removes_nothing() {
    let server = Server::start().await;
    let page = "file.class = Organization\norganization.name = A\norganization.website = https://a.example\n";
    let url = server.set("/a", Reply::File(page.as_bytes().to_vec()));
    let crawled = run(&url, Vec::new()).await;
    let empty = testing::empty_directory();
    let known = empty.apply(plan(&empty, &crawled).to_write(false).iter().cloned());
    server.set("/a", Reply::Raw(404, vec![], vec![]));
    let (mut states, mut at) = (crawled.states, now());
    for (failures, hours) in [(1, 1), (2, 24), (3, 168)] {
        let failed = crawl(&rules(), &url, states, at, |_| {}).await.unwrap();
        assert_eq!((failed.files.len(), failed.failed), (0, 1));
        assert!(plan(&known, &failed).to_write(true).is_empty(), "a failed file removes nothing");
        let state = &failed.states[0];
        assert_eq!((state.failures, state.class), (failures, Some(Class::Organization)));
        assert_eq!(state.not_before, at.checked_add(jiff::SignedDuration::from_hours(hours)).ok());
        let too_early = crawl(&rules(), &url, failed.states.clone(), at, |_| {}).await.unwrap();
        assert_eq!((too_early.failed, too_early.postponed), (0, 1));
        at = at.checked_add(jiff::SignedDuration::from_hours(hours)).unwrap();
        states = failed.states;
    }
    assert!(states[0].paused);
    let said = crawl(&rules(), &url, states.clone(), at, |_| {}).await.unwrap();
    assert_eq!(said.postponed, 1, "paused until a person resumes it");
    states[0].resume();
    server.set("/a", Reply::File(page.as_bytes().to_vec()));
    let back = crawl(&rules(), &url, states, at, |_| {}).await.unwrap();
    assert_eq!((back.not_modified, back.states[0].failures), (1, 0));
}

#[tokio::test]
async fn a_server_that_asks_to_wait_is_not_asked_again() {
    let server = Server::start().await;
    let named = (1..=20).map(|number| format!("{}/h{number}", server.base));
    let root = server.set("/f", Reply::File(list(named)));
    for number in 1..=20 {
        server.set(&format!("/h{number}"), Reply::Raw(429, vec![("retry-after", "600".to_owned())], vec![]));
    }
    let crawled = run(&root, Vec::new()).await;
    assert_eq!(server.asked().len(), 2, "the list, and one hoster");
    assert_eq!((crawled.files.len(), crawled.failed, crawled.postponed), (1, 1, 19));
    let waiting = crawled.states.iter().find(|state| state.fault.as_deref() == Some("later")).unwrap();
    assert_eq!((waiting.failures, waiting.not_before), (0, "2026-11-21T12:10:00Z".parse().ok()));
}

#[tokio::test]
async fn one_host_is_asked_one_thing_at_a_time_with_a_pause() {
    let server = Server::start().await;
    let named = (1..=3).map(|number| format!("{}/h{number}", server.base));
    let root = server.set("/f", Reply::File(list(named)));
    let rules = CrawlRules { pause: Duration::from_millis(150), ..rules() };
    let before = Instant::now();
    let crawled = crawl(&rules, &root, Vec::new(), now(), |_| {}).await.unwrap();
    assert_eq!(crawled.failed, 3);
    assert!(before.elapsed() >= Duration::from_millis(450));
}
