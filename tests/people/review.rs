//! Reviewers: what they do is public with its reason, can be undone, and never overwrites what they did not see.

use super::{EMAIL, SLUG, app, of_form, own, with};
use axum::http::StatusCode;
use matou_tests::person::{Person, hidden, letters, link_in, reviewer};
use matou_tests::{Answer, TestApp, block_on};

const REVIEWER: &str = "relecture@example.org";
const PAGE: &str = "/relecture/chaton/club1";

fn app_with_reviewer() -> TestApp {
    let app = app();
    reviewer(&app, REVIEWER);
    app
}

fn act(person: &Person<'_>, page: &Answer, fields: &[(&str, &str)]) -> Answer {
    let form = of_form(page);
    let seen = hidden(page, "seen");
    let mut all = with(&form, fields);
    all.push(("seen", &seen));
    person.send(PAGE, &all)
}

fn declare_work(app: &TestApp) {
    declare(app, "paid");
}

fn declare_again(app: &TestApp) {
    declare(app, "mixed");
}

fn declare(app: &TestApp, work: &str) {
    let person = Person::signed_in(app, EMAIL);
    let form = of_form(&person.get(&own("/declarer/essential")));
    person.send(&own("/declarer/essential"), &with(&form, &[("work.administration", work)]));
    let page = person.get(&own("/verifier"));
    let [mark, proof, seen] = ["mark", "proof", "seen"].map(|name| hidden(&page, name));
    let sent = person.send(&own("/verifier"), &[("mark", &mark), ("proof", &proof), ("seen", &seen)]);
    assert_eq!(sent.status, 303);
}

#[test]
fn a_link_alone_does_not_make_a_reviewer() {
    let app = app_with_reviewer();
    let person = Person::signed_in(&app, REVIEWER);
    assert_eq!(person.get("/relecture").header("location"), "/relecture/second-code");
    assert_eq!(person.send(PAGE, &[("act", "withdraw"), ("text", "x")]).status, StatusCode::NOT_FOUND);
    let form = of_form(&person.get("/relecture/second-code"));
    let wrong = person.send("/relecture/second-code", &with(&form, &[("code", "000000")]));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let half = person.cookie("__Host-matou");
    let person = Person::reviewing(&app, REVIEWER);
    assert_eq!(person.get("/relecture").status, StatusCode::OK);
    assert_ne!(person.cookie("__Host-matou"), half, "with new rights comes a new session");
    // The secret is not shown again, and the code was used.
    let again = Person::signed_in(&app, REVIEWER);
    assert!(!again.get("/relecture/second-code").text().contains("Ajoutez d’abord"));
}

#[test]
fn an_answer_is_read_contested_replied_to_and_settled() {
    let app = app_with_reviewer();
    declare_work(&app);
    let person = Person::reviewing(&app, REVIEWER);
    let queue = person.get("/relecture");
    assert!(queue.text().contains(PAGE) && queue.text().contains("1 réponse"), "{}", queue.text());
    let choice = "|work|declared";
    let none = act(&person, &person.get(PAGE), &[("act", "contest"), ("field", choice), ("text", " ")]);
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "a contest has a reason");
    let done = act(&person, &person.get(PAGE), &[("act", "review"), ("field", choice), ("text", "")]);
    assert_eq!(done.header("location"), PAGE, "{}", done.text());
    assert!(app.get("/hebergeurs/club1").text().contains("relu par le collectif le"));
    assert!(!person.get("/relecture").text().contains("1 réponse"));

    act(&person, &person.get(PAGE), &[("act", "contest"), ("field", choice), ("text", "Raison synthétique")]);
    let sheet = app.get("/hebergeurs/club1");
    assert!(
        sheet.text().contains("Contesté par le collectif") && sheet.text().contains("Raison synthétique")
    );

    let hoster = Person::signed_in(&app, EMAIL);
    assert!(hoster.get(&own("")).text().contains("Raison synthétique"));
    let form = of_form(&hoster.get(&own("/repondre?field=work")));
    let reply = [("field", "work"), ("text", "Réponse synthétique")];
    assert_eq!(hoster.send(&own("/repondre"), &with(&form, &reply)).header("location"), own("?done=replied"));
    let sheet = app.get("/hebergeurs/club1");
    assert!(sheet.text().contains("Réponse synthétique"), "the right of reply");
    let json = app.get("/api/v1/hosters/club1").ok();
    assert_eq!(json["answers"]["work"]["reply"], "Réponse synthétique");

    // To say it anew does not end the contest.
    declare_again(&app);
    assert!(app.get("/hebergeurs/club1").text().contains("Raison synthétique"));

    act(&person, &person.get(PAGE), &[("act", "settle"), ("field", choice), ("text", "Vérifié ensemble")]);
    assert!(!app.get("/hebergeurs/club1").text().contains("Raison synthétique"));
    let log = app.get("/journal");
    for said in ["Raison synthétique", "Réponse synthétique", "Vérifié ensemble", "le collectif"] {
        assert!(log.text().contains(said), "{said}");
    }
    assert!(app.get("/hebergeurs/club1/historique").text().contains("Vérifié ensemble"));
}

#[test]
fn a_question_is_asked_answered_and_never_public() {
    let app = app_with_reviewer();
    let person = Person::reviewing(&app, REVIEWER);
    let asked = [("act", "ask"), ("field", ""), ("text", "Question synthétique ?")];
    assert_eq!(act(&person, &person.get(PAGE), &asked).status, 303);
    let note = [("act", "note"), ("field", ""), ("text", "Note synthétique")];
    assert_eq!(act(&person, &person.get(PAGE), &note).status, 303);
    let hoster = Person::signed_in(&app, EMAIL);
    let home = hoster.get(&own(""));
    assert!(home.text().contains("Question synthétique") && !home.text().contains("Note synthétique"));
    let form = of_form(&hoster.get(&own("/repondre?question=1")));
    let answer = [("question", "1"), ("text", "Réponse synthétique")];
    for _ in 0..2 {
        assert_eq!(
            hoster.send(&own("/repondre"), &with(&form, &answer)).header("location"),
            own("?done=answered")
        );
    }
    assert!(!hoster.get(&own("")).text().contains("Question synthétique"));
    assert_eq!(block_on(app.state().store().remarks_of(SLUG)).unwrap().len(), 3, "sent twice, kept once");
    assert!(person.get(PAGE).text().contains("Réponse synthétique"));
    for address in ["/hebergeurs/club1", "/journal", "/hebergeurs/club1/historique", "/api/v1/hosters/club1"]
    {
        assert!(!app.get(address).text().contains("synthétique"), "{address}");
    }
}

#[test]
fn a_hoster_is_withdrawn_with_a_reason_and_put_back() {
    let app = app_with_reviewer();
    let person = Person::reviewing(&app, REVIEWER);
    let done = [("act", "withdraw"), ("field", ""), ("text", "Ne répond plus (synthétique)")];
    assert_eq!(act(&person, &person.get(PAGE), &done).status, 303);
    let gone = app.get("/api/v1/hosters/club1");
    assert_eq!(gone.status, StatusCode::GONE);
    assert!(gone.text().contains("Ne répond plus (synthétique)"), "{}", gone.text());
    assert!(!app.get("/api/v1/hosters?per_page=500").slugs("yes").contains(&SLUG.to_owned()));
    // The hoster itself cannot undo it.
    let hoster = Person::signed_in(&app, EMAIL);
    let form = of_form(&hoster.get(&own("/pause")));
    hoster.send(&own("/pause"), &with(&form, &[("what", "back")]));
    assert_eq!(app.get("/api/v1/hosters/club1").status, StatusCode::GONE);
    let back = [("act", "put-back"), ("field", ""), ("text", "Il répond de nouveau")];
    assert_eq!(act(&person, &person.get(PAGE), &back).status, 303);
    assert_eq!(app.get("/api/v1/hosters/club1").status, StatusCode::OK);
}

#[test]
fn two_reviewers_at_once_see_both_versions() {
    let app = app_with_reviewer();
    declare_work(&app);
    reviewer(&app, "seconde@example.org");
    let (one, two) = (Person::reviewing(&app, REVIEWER), Person::reviewing(&app, "seconde@example.org"));
    let (first, second) = (one.get(PAGE), two.get(PAGE));
    let contest = |text| [("act", "contest"), ("field", "|work|declared"), ("text", text)];
    assert_eq!(act(&one, &first, &contest("La première raison")).status, 303);
    let conflict = act(&two, &second, &contest("La seconde raison"));
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    assert!(conflict.text().contains("La première raison") && conflict.text().contains("La seconde raison"));
    assert_eq!(act(&two, &conflict, &contest("La seconde raison")).status, 303, "having seen both");
}

#[test]
fn a_report_is_decided_once_and_an_invitation_lets_in() {
    let app = app_with_reviewer();
    let mark = app.get("/hebergeurs/club1/signaler");
    let mark = hidden(&mark, "mark");
    app.post("/hebergeurs/club1/signaler", &format!("kind=wrong&field=&message=Faux&mark={mark}"), &[]);
    let person = Person::reviewing(&app, REVIEWER);
    let page = person.get("/relecture/signalements");
    assert!(page.text().contains("Faux"), "{}", page.text());
    let form = of_form(&page);
    let missing = person.send("/relecture/signalements", &with(&form, &[("text", "Rien à faire")]));
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(missing.text().contains("Rien à faire") && missing.text().contains("href=\"#outcome\""));
    let fields = [("report", "1"), ("outcome", "rejected"), ("text", "Rien à corriger")];
    assert_eq!(person.send("/relecture/signalements", &with(&form, &fields)).status, 303);
    assert!(person.get("/relecture/signalements").text().contains("Aucun signalement"));

    let form = of_form(&person.get("/relecture/inviter"));
    let wrong = person.send("/relecture/inviter", &with(&form, &[("hoster", ""), ("email", "x")]));
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("hoster", "infini"), ("email", "invite@example.org")];
    for _ in 0..3 {
        assert_eq!(person.send("/relecture/inviter", &with(&form, &fields)).status, 303);
    }
    let mut sent = letters(app.state().store());
    assert_eq!(sent.len(), 1, "pressed three times, one letter");
    let (to, letter) = sent.pop().unwrap();
    assert_eq!(to, "invite@example.org");
    let invited = Person::new(&app);
    assert_eq!(invited.get(&link_in(&letter)).status, StatusCode::OK);
    assert_eq!(invited.send(&link_in(&letter), &[]).header("location"), "/espace");
    assert_eq!(invited.get("/espace").header("location"), "/espace/chaton/infini");
    assert_eq!(Person::new(&app).send(&link_in(&letter), &[]).status, StatusCode::GONE);
}

#[test]
fn what_a_reviewer_takes_back_is_the_collectives_act_and_a_long_reason_is_refused() {
    let app = app_with_reviewer();
    declare_work(&app);
    let person = Person::reviewing(&app, REVIEWER);
    let taken = [("act", "take-back"), ("field", "|work|declared"), ("text", "Retrait synthétique")];
    assert_eq!(act(&person, &person.get(PAGE), &taken).status, 303);
    let log = app.get("/journal");
    let row = log.text().split("<tr").find(|row| row.contains("Retrait synthétique")).unwrap();
    assert!(row.contains("le collectif"), "{row}");
    assert!(app.get("/hebergeurs/club1/historique").text().contains("par le collectif"));
    let reason = "a".repeat(121);
    let refused = act(&person, &person.get(PAGE), &[("act", "withdraw"), ("field", ""), ("text", &reason)]);
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains(&reason) && refused.text().contains("value=\"withdraw\" checked"));
    let unknown = person.send("/relecture/chaton/nobody", &[("act", "withdraw"), ("text", "x")]);
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}
