//! Who may do what: every route of those who declare and review, for everybody there is, on what is theirs, another's, and
//! nothing. A route without a line here fails.

use super::{EMAIL, SLUG, app, of_form};
use axum::http::{Method, StatusCode};
use matou_tests::person::{Person, hoster, reviewer};
use matou_tests::{Answer, TestApp, block_on};

/// Everybody there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Who {
    Visitor,
    Hoster,
    OtherHoster,
    Suspended,
    HalfReviewer,
    Reviewer,
}

const ALL: [Who; 6] =
    [Who::Visitor, Who::Hoster, Who::OtherHoster, Who::Suspended, Who::HalfReviewer, Who::Reviewer];

/// Who may open a route.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum May {
    /// Everybody.
    All,
    /// Who is in.
    SignedIn,
    /// Who speaks for the hoster of the address.
    OfHoster,
    /// Reviewers who gave their second code.
    Review,
    /// Reviewers who have yet to give it.
    Half,
}

/// Every route: where it is in French and in English, whether it is read and sent to, and who may.
const ROUTES: [(&str, &str, &str, May); 27] = [
    ("/espace", "/en/space", "r", May::SignedIn),
    ("/espace/entrer", "/en/space/sign-in", "rw", May::All),
    ("/espace/code", "/en/space/code", "rw", May::All),
    ("/espace/lien/{secret}", "/en/space/link/{secret}", "rw", May::All),
    ("/espace/sortir", "/en/space/sign-out", "w", May::SignedIn),
    ("/espace/compte", "/en/space/account", "rw", May::SignedIn),
    ("/espace/compte/mes-donnees.json", "/en/space/account/my-data.json", "r", May::SignedIn),
    ("/espace/compte/effacer", "/en/space/account/erase", "rw", May::SignedIn),
    ("/espace/annuel/{secret}", "/en/space/yearly/{secret}", "rw", May::All),
    ("/espace/chaton/{slug}", "/en/space/hoster/{slug}", "r", May::OfHoster),
    (
        "/espace/chaton/{slug}/declarer/{section}",
        "/en/space/hoster/{slug}/declare/{section}",
        "rw",
        May::OfHoster,
    ),
    ("/espace/chaton/{slug}/verifier", "/en/space/hoster/{slug}/check", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/apercu", "/en/space/hoster/{slug}/preview", "r", May::OfHoster),
    ("/espace/chaton/{slug}/toujours-juste", "/en/space/hoster/{slug}/still-right", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/pause", "/en/space/hoster/{slug}/pause", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/incidents", "/en/space/hoster/{slug}/incidents", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/repondre", "/en/space/hoster/{slug}/reply", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/cles", "/en/space/hoster/{slug}/tokens", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/miroir", "/en/space/hoster/{slug}/mirror", "r", May::OfHoster),
    ("/espace/chaton/{slug}/calendrier.ics", "/en/space/hoster/{slug}/calendar.ics", "r", May::OfHoster),
    ("/espace/chaton/{slug}/fichier", "/en/space/hoster/{slug}/file", "rw", May::OfHoster),
    ("/espace/chaton/{slug}/fichier/{file}", "/en/space/hoster/{slug}/file/{file}", "r", May::OfHoster),
    ("/relecture", "/en/review", "r", May::Review),
    ("/relecture/second-code", "/en/review/second-code", "rw", May::Half),
    ("/relecture/signalements", "/en/review/reports", "rw", May::Review),
    ("/relecture/inviter", "/en/review/invite", "rw", May::Review),
    ("/relecture/chaton/{slug}", "/en/review/hoster/{slug}", "rw", May::Review),
];

#[test]
fn every_route_of_people_has_a_line() {
    let mut known: Vec<&str> = ROUTES.iter().flat_map(|(french, english, ..)| [*french, *english]).collect();
    let mut routes = matou_api::paths_of_people();
    known.sort_unstable();
    routes.sort_unstable();
    assert_eq!(routes, known);
}

struct Cast {
    app: TestApp,
}

impl Cast {
    fn new() -> Self {
        let app = app();
        hoster(&app, "other@example.org", &["infini"]);
        let suspended = hoster(&app, "suspended@example.org", &[SLUG]);
        reviewer(&app, "half@example.org");
        reviewer(&app, "reviewer@example.org");
        block_on(app.state().store().reopen(suspended)).unwrap();
        Self { app }
    }

    fn person(&self, who: Who) -> Person<'_> {
        let app = &self.app;
        match who {
            Who::Visitor => Person::new(app),
            Who::Hoster => Person::signed_in(app, EMAIL),
            Who::OtherHoster => Person::signed_in(app, "other@example.org"),
            Who::Suspended => {
                let store = app.state().store();
                let account = block_on(store.account_of_email("suspended@example.org")).unwrap().unwrap();
                block_on(store.reopen(account.number)).unwrap();
                let person = Person::signed_in(app, "suspended@example.org");
                block_on(store.suspend(account.number, "2026-11-21T12:00:00Z")).unwrap();
                person
            }
            Who::HalfReviewer => Person::signed_in(app, "half@example.org"),
            Who::Reviewer => Person::reviewing(app, "reviewer@example.org"),
        }
    }
}

/// Whether somebody may open a route about the hoster.
fn may(who: Who, may: May) -> bool {
    match may {
        May::All => true,
        May::SignedIn => !matches!(who, Who::Visitor | Who::Suspended | Who::HalfReviewer),
        May::OfHoster => who == Who::Hoster,
        May::Review => who == Who::Reviewer,
        May::Half => who == Who::HalfReviewer,
    }
}

fn at(route: &str, slug: &str) -> String {
    route
        .replace("{slug}", slug)
        .replace("{section}", "essential")
        .replace("{secret}", "unknown")
        .replace("{file}", &format!("{slug}.properties"))
}

/// What an answer lets through: the page, or what is wrong with it; not the way to come in, and not “nothing here”.
fn is_let_in(answer: &Answer, route: &str) -> bool {
    let leads_out = answer.header("location").contains("/entrer")
        || answer.header("location").contains("/sign-in")
        || (answer.header("location").ends_with("/second-code"));
    // Without a draft there is nothing to check, and nothing contested to reply to.
    let is_empty = route.ends_with("/repondre") || route.ends_with("/reply");
    !leads_out
        && answer.status != StatusCode::UNAUTHORIZED
        && (answer.status != StatusCode::NOT_FOUND || is_empty)
}

#[test]
fn everybody_reads_what_they_may_and_nothing_else() {
    let cast = Cast::new();
    for who in ALL {
        let person = cast.person(who);
        for (french, english, _, allowed) in ROUTES.iter().filter(|(_, _, methods, _)| methods.contains('r'))
        {
            for route in [french, english] {
                let is_reply = route.ends_with("/repondre") || route.ends_with("/reply");
                if is_reply && may(who, *allowed) {
                    continue;
                }
                // Who is in, or a reviewer already, is led on.
                let is_led_on = (*allowed == May::Half && who == Who::Reviewer)
                    || route.ends_with("/entrer")
                    || route.ends_with("/sign-in");
                if is_led_on {
                    continue;
                }
                let answer = person.get(&at(route, SLUG));
                let let_in = is_let_in(&answer, "");
                assert_eq!(let_in, may(who, *allowed), "{who:?} {route}: {}", answer.status);
            }
        }
    }
}

#[test]
fn everybody_sends_what_they_may_and_nothing_else() {
    let cast = Cast::new();
    for who in ALL {
        let person = cast.person(who);
        for (french, _, _, allowed) in ROUTES.iter().filter(|(_, _, methods, _)| methods.contains('w')) {
            if ["/espace/sortir", "/espace/compte/effacer"].contains(french)
                && *allowed == May::SignedIn
                && who != Who::Visitor
            {
                continue;
            }
            let before = block_on(cast.app.state().store().revision()).unwrap();
            let answer = person.send(&at(french, SLUG), &[("nonsense", "1")]);
            let let_in = is_let_in(&answer, french);
            if may(who, *allowed) {
                assert!(let_in, "{who:?} {french}: {} {}", answer.status, answer.text());
                continue;
            }
            let is_reply = french.ends_with("/repondre");
            assert!(!let_in || is_reply, "{who:?} {french}: {}", answer.status);
            let after = block_on(cast.app.state().store().revision()).unwrap();
            assert_eq!(after, before, "{who:?} {french}");
        }
    }
}

/// What is another's and what is not there look alike, letter by letter.
#[test]
fn anothers_and_nothing_look_alike() {
    let cast = Cast::new();
    let person = cast.person(Who::Hoster);
    for (route, ..) in ROUTES.iter().filter(|(.., allowed)| *allowed == May::OfHoster) {
        let other = person.get(&at(route, "infini"));
        let absent = person.get(&at(route, "nobody"));
        assert_eq!(other.status, absent.status, "{route}");
        if route.contains("{slug}") && !route.contains("calend") {
            assert_eq!(other.status, StatusCode::NOT_FOUND, "{route}");
            let masked = |answer: &Answer, slug: &str| answer.text().replace(slug, "SLUG");
            assert_eq!(masked(&other, "infini"), masked(&absent, "nobody"), "{route}");
        }
    }
}

#[test]
fn nothing_is_done_by_reading() {
    let cast = Cast::new();
    let before = block_on(cast.app.state().store().revision()).unwrap();
    for who in [Who::Hoster, Who::Reviewer] {
        let person = cast.person(who);
        for (french, english, ..) in ROUTES {
            for route in [french, english] {
                for method in [Method::GET, Method::HEAD] {
                    person.ask(&method, &at(route, SLUG));
                }
            }
        }
    }
    assert_eq!(block_on(cast.app.state().store().revision()).unwrap(), before);
    let accounts = block_on(cast.app.state().store().accounts()).unwrap();
    assert_eq!(accounts.len(), 5, "nobody was erased");
}

/// An editor states what hosters declare, and nothing that the collective decides.
#[test]
fn no_field_of_the_collective_is_taken_from_a_form() {
    let cast = Cast::new();
    let person = cast.person(Who::Hoster);
    let schema = matou_tests::data::schema();
    for known in schema.fields().iter().filter(|known| !matou_core::declaration::is_for_hosters(known.field))
    {
        let page = person.get("/espace/chaton/club1/declarer/identity");
        let form = of_form(&page);
        let name = format!("{}.{}", known.field.id, known.field.parts.first().unwrap().id);
        let fields = super::with(&form, &[(name.as_str(), "withdrawn")]);
        let answer = person.send("/espace/chaton/club1/declarer/identity", &fields);
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(answer.text().contains(&name), "{name}");
    }
    let form = of_form(&person.get("/espace/chaton/club1/pause"));
    let fields = super::with(&form, &[("what", "withdrawn"), ("state", "withdrawn")]);
    assert_eq!(person.send("/espace/chaton/club1/pause", &fields).status, StatusCode::BAD_REQUEST);
}

/// An address of somebody stands in no public page, file or feed, and in no header.
#[test]
fn no_address_of_anybody_is_public() {
    let cast = Cast::new();
    cast.person(Who::Reviewer);
    let person = cast.person(Who::Hoster);
    let form = of_form(&person.get("/espace/chaton/club1/toujours-juste"));
    person.send("/espace/chaton/club1/toujours-juste", &super::with(&form, &[]));
    let public = [
        "/",
        "/hebergeurs?per_page=500",
        "/hebergeurs/club1",
        "/hebergeurs/club1/historique",
        "/journal",
        "/carte",
        "/en/log",
        "/donnees",
        "/mentions-legales",
        "/sitemap.xml",
        "/api/v1/hosters?include=provenance,services,explanation",
        "/api/v1/hosters/club1",
        "/api/v1/hosters/club1/history",
        "/api/v1/changes?since=0-2026-11-01",
        "/api/v1/sources",
        "/feeds/changes.atom",
        "/feeds/club1.atom",
        "/dumps/latest/hosters.json",
        "/dumps/latest/hosters.ndjson",
        "/dumps/latest/answers.csv",
        "/dumps/latest/hosters.csv",
        "/dumps/latest/services.csv",
        "/dumps/latest/datapackage.json",
        "/health/ready",
    ];
    for address in public {
        let answer = cast.app.get(address);
        assert!(!answer.text().contains("@example.org"), "{address}");
        assert!(!answer.text().contains("account:"), "{address}: nor the number of an account");
        for value in answer.headers.values() {
            assert!(!value.to_str().unwrap_or_default().contains('@'), "{address}");
        }
    }
}
