//! What a hoster does from the link to the search: each act is stated once, and seen at once.

use super::{EMAIL, SLUG, app, app_and_clock, of_form, own, with};
use axum::http::StatusCode;
use jiff::SignedDuration;
use matou_tests::person::{Person, hidden};
use matou_tests::{Answer, TestApp, block_on};

/// The answers of a volunteer association to the six questions that are searched for most. Synthetic.
const ESSENTIAL: [(&str, &str); 12] = [
    ("work.administration", "volunteer"),
    ("work.support", "volunteer"),
    ("on_call", "none"),
    ("intervention.delay", "8 h"),
    ("intervention.clock", "working"),
    ("intervention.means", "Trois bénévoles se relaient le soir."),
    ("availability", "none"),
    ("contact.hours", "lu-ve 18h-20h"),
    ("contact.channels", "email"),
    ("contact.channels", "phone"),
    ("audience.welcomed", "association"),
    ("audience.welcomed", "individual"),
];

fn declare(person: &Person<'_>) -> Answer {
    let page = person.get(&own("/declarer/essential"));
    assert_eq!(page.status, StatusCode::OK);
    let form = of_form(&page);
    person.send(&own("/declarer/essential"), &with(&form, &ESSENTIAL))
}

fn publish(person: &Person<'_>) -> (Answer, Vec<(String, String)>) {
    let page = person.get(&own("/verifier"));
    let fields: Vec<(String, String)> =
        ["mark", "proof", "seen"].map(|name| (name.to_owned(), hidden(&page, name))).into();
    let borrowed: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    (person.send(&own("/verifier"), &borrowed), fields)
}

fn revision(app: &TestApp) -> u64 {
    block_on(app.state().store().revision()).unwrap()
}

#[test]
fn what_is_declared_is_checked_previewed_published_once_and_found() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let home = person.get("/espace");
    assert_eq!(home.header("location"), own(""), "one hoster: straight to it");
    let before = revision(&app);
    let sent = declare(&person);
    assert_eq!((sent.status, revision(&app)), (StatusCode::SEE_OTHER, before), "{}", sent.text());
    assert!(person.get(&own("")).text().contains("Un brouillon attend"));

    let check = person.get(&own("/verifier"));
    for said in ["Trois bénévoles se relaient le soir.", "Modifier", "coût humain", "lun.-ven."] {
        assert!(check.text().contains(said), "{said}: {}", check.text());
    }
    let preview = person.get(&own("/apercu"));
    assert!(
        preview.text().contains("Aperçu") && preview.text().contains("Trois bénévoles se relaient le soir.")
    );
    assert_eq!(preview.header("cache-control"), "no-store");
    assert!(!app.get(&format!("/hebergeurs/{SLUG}")).text().contains("Trois bénévoles"));

    let (published, fields) = publish(&person);
    assert_eq!(published.header("location"), format!("{}?done=published", own("")));
    assert_eq!(revision(&app), before + 6);
    let borrowed: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    for _ in 0..5 {
        let again = person.send(&own("/verifier"), &borrowed);
        assert!(again.status.is_redirection(), "{}", again.text());
    }
    assert_eq!(revision(&app), before + 6, "pressed six times, stated once");

    let found = app.get("/api/v1/hosters?intervention_max_hours=8&intervention_clock=working&match=yes");
    assert!(found.slugs("yes").contains(&SLUG.to_owned()));
    let hoster = app.get(&format!("/api/v1/hosters/{SLUG}")).ok();
    assert_eq!(hoster["answers"]["availability"]["answer"], "none", "{hoster}");
    assert_eq!(hoster["answers"]["intervention"]["provenance"], "declared");
    let feed = app.get(&format!("/feeds/{SLUG}.atom"));
    assert!(feed.text().contains("2026-11-21"), "{}", feed.text());
    let sheet = app.get(&format!("/hebergeurs/{SLUG}"));
    assert!(sheet.text().contains("déclaré par l’hébergeur") && sheet.text().contains("Trois bénévoles"));
    let log = app.get("/journal");
    assert!(log.text().contains("l’hébergeur") && log.text().contains("2026-11-21"), "{}", log.text());
    assert!(!log.text().contains(EMAIL) && !sheet.text().contains(EMAIL));
}

#[test]
fn what_is_declared_again_is_confirmed_and_what_is_taken_out_is_withdrawn() {
    let (app, clock) = app_and_clock();
    let person = Person::signed_in(&app, EMAIL);
    declare(&person);
    publish(&person);
    clock.forward(SignedDuration::from_hours(48));
    let person = Person::signed_in(&app, EMAIL);
    let page = person.get(&own("/declarer/essential"));
    for prefilled in ["value=\"volunteer\" checked", "Trois bénévoles se relaient le soir.", "value=\"PT8H\""]
    {
        assert!(page.text().contains(prefilled), "{prefilled}");
    }
    let form = of_form(&page);
    let without: Vec<(&str, &str)> = ESSENTIAL.into_iter().filter(|(name, _)| *name != "on_call").collect();
    person.send(&own("/declarer/essential"), &with(&form, &without));
    let check = person.get(&own("/verifier"));
    assert!(check.text().contains("confirmé") && check.text().contains("retiré"), "{}", check.text());
    publish(&person);
    let hoster = app.get(&format!("/api/v1/hosters/{SLUG}")).ok();
    assert_eq!(hoster["answers"]["on_call"]["answer"], "not_stated");
    assert_eq!(hoster["answers"]["work"]["confirmed_on"], "2026-11-23");
}

#[test]
fn a_mistake_is_summed_up_and_linked_and_loses_nothing() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let form = of_form(&person.get(&own("/declarer/essential")));
    let fields = [
        ("intervention.delay", "bientôt"),
        ("availability", "none"),
        ("availability.tier", "98"),
        ("contact.hours", "quand on peut <b>"),
    ];
    let answer = person.send(&own("/declarer/essential"), &with(&form, &fields));
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = answer.text();
    for expected in [
        "<title>Erreur",
        "href=\"#intervention-delay\"",
        "id=\"intervention-delay-mistake\"",
        "aria-invalid=\"true\"",
        "href=\"#availability\"",
        "quand on peut &#60;b&#62;",
        "value=\"bientôt\"",
        "écrivez par exemple 4 h",
    ] {
        assert!(text.contains(expected), "{expected}: {text}");
    }
    // It is kept as a draft, mistakes and all, and the check leads back to it.
    assert!(person.get(&own("/declarer/essential")).text().contains("quand on peut"));
    let check = person.get(&own("/verifier"));
    assert!(check.text().contains("/declarer/essential#intervention-delay"), "{}", check.text());
    assert!(!check.text().contains("<form action"), "nothing to press before it is put right");
    let form = of_form(&person.get(&own("/pause")));
    let refused = person.send(&own("/verifier"), &with(&form, &[("seen", "0")]));
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[test]
fn a_commitment_without_its_means_is_not_published() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let form = of_form(&person.get(&own("/declarer/essential")));
    let fields = [("intervention.delay", "8 h"), ("intervention.clock", "working")];
    let answer = person.send(&own("/declarer/essential"), &with(&form, &fields));
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().contains("href=\"#intervention-means\""), "{}", answer.text());
}

#[test]
fn a_service_is_added_and_a_list_grows() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let address = own("/declarer/service-new");
    let form = of_form(&person.get(&address));
    let fields =
        [("name.value", "Pads d’été"), ("software.value", "Etherpad"), ("url.value", "pads.example.org")];
    let sent = person.send(&address, &with(&form, &fields));
    assert_eq!(sent.header("location"), own("/verifier"), "{}", sent.text());
    let form = of_form(&person.get(&own("/declarer/work")));
    let fields = [
        ("qualifications.1.kind", "training"),
        ("qualifications.1.name", "Formation synthétique"),
        ("then", "more.about-qualifications"),
    ];
    let sent = person.send(&own("/declarer/work"), &with(&form, &fields));
    assert!(sent.header("location").ends_with("#about-qualifications"), "{}", sent.text());
    assert!(person.get(&own("/declarer/work")).text().contains("qualifications.2.kind"));
    publish(&person);
    let hoster = app.get(&format!("/api/v1/hosters/{SLUG}")).ok();
    let services = hoster["services"].as_array().unwrap();
    let added = services.iter().find(|service| service["key"] == "pads-d-ete").unwrap();
    assert_eq!(added["answers"]["url"]["value"], "https://pads.example.org", "{added}");
}

#[test]
fn a_pause_ends_by_itself_and_full_says_so_until_a_day() {
    let (app, clock) = app_and_clock();
    let person = Person::signed_in(&app, EMAIL);
    let listed =
        |app: &TestApp| app.get("/api/v1/hosters?per_page=500").slugs("yes").contains(&SLUG.to_owned());
    assert!(listed(&app));
    let form = of_form(&person.get(&own("/pause")));
    let wrong = person.send(&own("/pause"), &with(&form, &[("what", "pause"), ("until", "01/01/2020")]));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().contains("value=\"01/01/2020\"") && wrong.text().contains("href=\"#until\""));
    let fields = [("what", "pause"), ("until", "30/11/2026"), ("reason", "Vacances")];
    assert_eq!(person.send(&own("/pause"), &with(&form, &fields)).header("location"), own("?done=pause"));
    assert!(!listed(&app));
    assert!(person.get(&own("")).text().contains("30 novembre 2026"));
    clock.forward(SignedDuration::from_hours(24 * 10));
    block_on(app.state().refresh()).unwrap();
    assert!(listed(&app), "it is back by itself");

    let person = Person::signed_in(&app, EMAIL);
    let form = of_form(&person.get(&own("/pause")));
    person.send(&own("/pause"), &with(&form, &[("what", "full"), ("until", "31/12/2026")]));
    let sheet = app.get(&format!("/hebergeurs/{SLUG}"));
    assert!(sheet.text().contains("complet"), "{}", sheet.text());
}

#[test]
fn an_incident_is_announced_then_reported() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let form = of_form(&person.get(&own("/incidents")));
    let nothing = person.send(&own("/incidents"), &with(&form, &[("which", "new"), ("since", "20/11/2026")]));
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("which", "new"), ("what", "Coupure synthétique du courriel"), ("since", "20/11/2026")];
    person.send(&own("/incidents"), &with(&form, &fields));
    assert!(app.get(&format!("/hebergeurs/{SLUG}")).text().contains("Coupure synthétique du courriel"));
    let page = person.get(&own("/incidents"));
    assert!(page.text().contains("la fin, ou la suite, de"), "{}", page.text());
    let form = of_form(&page);
    let fields = [("which", "1"), ("until", "21/11/2026"), ("report", "Un disque synthétique était plein.")];
    person.send(&own("/incidents"), &with(&form, &fields));
    let sheet = app.get(&format!("/hebergeurs/{SLUG}"));
    assert!(sheet.text().contains("Un disque synthétique était plein."));
    assert!(!person.get(&own("/incidents")).text().contains("la fin, ou la suite, de"));
}

#[test]
fn everything_is_confirmed_by_one_button() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let page = person.get(&own("/toujours-juste"));
    let form = of_form(&page);
    let before = revision(&app);
    assert_eq!(
        person.send(&own("/toujours-juste"), &with(&form, &[])).header("location"),
        own("?done=confirmed")
    );
    assert!(revision(&app) > before);
    let hoster = app.get(&format!("/api/v1/hosters/{SLUG}")).ok();
    assert_eq!(hoster["answers"]["audience"]["confirmed_on"], "2026-11-21", "{hoster}");
    let after = revision(&app);
    person.send(&own("/toujours-juste"), &with(&form, &[]));
    assert_eq!(revision(&app), after, "sent twice, confirmed once");
    let page = person.get(&own("/toujours-juste"));
    assert!(page.text().contains("déjà été confirmé"), "{}", page.text());
}

#[test]
fn the_mirror_the_calendar_and_the_account_are_their_owners() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let mirror = person.get(&own("/miroir"));
    assert!(mirror.text().contains("Vous") && mirror.text().contains("profile=large"));
    declare(&person);
    publish(&person);
    let calendar = person.get(&own("/calendrier.ics"));
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert!(calendar.text().starts_with("BEGIN:VCALENDAR\r\n") && calendar.text().contains("BEGIN:VEVENT"));
    assert!(calendar.text().lines().all(|line| line.len() <= 76), "{}", calendar.text());
    let told = person.get("/espace/compte/mes-donnees.json").json();
    assert_eq!(told["account"][0]["email"], EMAIL);
    assert!(!told["statement"].as_array().unwrap().is_empty());
    let form = of_form(&person.get("/espace/compte/effacer"));
    assert_eq!(
        person.send("/espace/compte/effacer", &with(&form, &[])).status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let erased = person.send("/espace/compte/effacer", &with(&form, &[("sure", "yes")]));
    assert_eq!(erased.header("location"), "/");
    assert!(person.get(&own("")).status.is_redirection(), "nobody is in any more");
    assert!(app.get(&format!("/hebergeurs/{SLUG}")).text().contains("Trois bénévoles"), "its word stays");
}

/// Back, another choice, sent again: it is another act, and is done.
#[test]
fn what_is_changed_after_going_back_is_stated_too() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let form = of_form(&person.get(&own("/pause")));
    let pause = with(&form, &[("what", "pause"), ("until", "30/11/2026")]);
    for _ in 0..3 {
        assert_eq!(person.send(&own("/pause"), &pause).header("location"), own("?done=pause"));
    }
    let paused = revision(&app);
    let back = with(&form, &[("what", "back")]);
    assert_eq!(person.send(&own("/pause"), &back).header("location"), own("?done=back"));
    assert_eq!(revision(&app), paused + 1);
    assert!(person.get(&own("")).text().contains("Votre fiche est affichée"));
}

/// What follows from other answers is asked, and declared by nobody who did not say it.
#[test]
fn what_follows_from_other_answers_is_not_declared_by_passing_by() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    let form = of_form(&person.get(&own("/declarer/essential")));
    person.send(&own("/declarer/essential"), &with(&form, &[("work.administration", "paid")]));
    publish(&person);
    let page = person.get(&own("/declarer/work"));
    assert!(!page.text().contains("name=\"paid_member.value\" value=\"yes\" checked"), "{}", page.text());
}

#[test]
fn what_another_editor_stated_meanwhile_is_shown_before_it_is_covered() {
    let app = app();
    matou_tests::person::hoster(&app, "other@example.org", &[SLUG]);
    let (one, two) = (Person::signed_in(&app, EMAIL), Person::signed_in(&app, "other@example.org"));
    let opened_before = two.get(&own("/declarer/essential"));
    declare(&one);
    publish(&one);
    // The second editor saves what was opened before the first one published.
    let form = of_form(&opened_before);
    let seen = hidden(&opened_before, "seen");
    let mut fields = with(&form, &[("work.administration", "paid"), ("availability", "none")]);
    fields.push(("seen", &seen));
    assert_eq!(two.send(&own("/declarer/essential"), &fields).status, StatusCode::SEE_OTHER);
    let check = two.get(&own("/verifier"));
    assert!(check.text().contains("Changé entre-temps"), "{}", check.text());
}

#[test]
fn the_yearly_letter_confirms_by_a_button_and_serves_editors_alone() {
    let (app, clock) = app_and_clock();
    let person = Person::signed_in(&app, EMAIL);
    declare(&person);
    publish(&person);
    // Eleven months later answers are about to stop counting.
    clock.forward(SignedDuration::from_hours(24 * 330));
    block_on(app.state().refresh()).unwrap();
    assert_eq!(block_on(matou_api::office::yearly_letters(app.state())).unwrap(), 1);
    assert_eq!(block_on(matou_api::office::yearly_letters(app.state())).unwrap(), 0, "one a year");
    let (to, letter) = matou_tests::person::letters(app.state().store()).pop().unwrap();
    assert_eq!(to, EMAIL);
    let link = matou_tests::person::link_in(&letter);
    let anybody = Person::new(&app);
    let before = revision(&app);
    for _ in 0..3 {
        assert_eq!(anybody.get(&link).status, StatusCode::OK);
    }
    assert_eq!(revision(&app), before, "looking confirms nothing");
    assert_eq!(anybody.send(&link, &[]).status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        assert_eq!(anybody.send(&link, &[("what", "right")]).status, StatusCode::OK);
    }
    let hoster = app.get(&format!("/api/v1/hosters/{SLUG}")).ok();
    assert_eq!(hoster["answers"]["work"]["confirmed_on"], "2027-10-17", "{hoster}");
    let after = revision(&app);
    assert_eq!(anybody.send(&link, &[("what", "pause")]).status, StatusCode::OK);
    assert_eq!(revision(&app), after + 1);
    assert!(anybody.get(&own("")).status.is_redirection(), "the link lets nobody in");
    let account = block_on(app.state().store().account_of_email(EMAIL)).unwrap().unwrap();
    block_on(app.state().store().remove_editor(account.number, SLUG)).unwrap();
    assert_eq!(anybody.send(&link, &[("what", "pause")]).status, StatusCode::GONE);
}
