//! Each resource beside the list: what it gives, and that nothing that must be shown is missing.

use matou_core::criteria::CRITERIA;
use matou_core::statement::{Act, Statement};
use matou_tests::{TestApp, data};
use serde_json::{Value as Json, json};

fn hoster(slug: &str) -> Json {
    TestApp::real().get(&format!("/api/v1/hosters/{slug}?lang=en")).ok()
}

fn slugs_of_everybody() -> Vec<String> {
    TestApp::real().get("/api/v1/hosters?per_page=500&sort=name").slugs("yes")
}

#[test]
fn a_hoster_has_an_answer_to_each_of_the_fourteen_criteria() {
    assert_eq!(CRITERIA.len(), 14);
    for slug in slugs_of_everybody() {
        let json = hoster(&slug);
        let answers = json["answers"].as_object().unwrap();
        assert_eq!(answers.len(), CRITERIA.len(), "{slug}");
        for field in CRITERIA {
            let answer = &answers[field.id];
            let code = answer["answer"].as_str().unwrap();
            assert!(["stated", "none", "not_stated"].contains(&code), "{slug}.{}: {answer}", field.id);
            assert_eq!(answer.get("value").is_some(), code == "stated", "{slug}.{}: {answer}", field.id);
            assert!(!answer["text"].as_str().unwrap().is_empty(), "{slug}.{}", field.id);
        }
    }
}

#[test]
fn the_people_stand_beside_every_commitment_even_when_nothing_is_said() {
    let commitments: Vec<&str> =
        CRITERIA.iter().filter(|field| field.commitment).map(|field| field.id).collect();
    assert_eq!(commitments, ["intervention", "availability"]);
    for slug in slugs_of_everybody() {
        let json = hoster(&slug);
        for (id, answer) in json["answers"].as_object().unwrap() {
            assert_eq!(answer.get("human_cost").is_some(), commitments.contains(&id.as_str()), "{slug}.{id}");
            let Some(cost) = answer.get("human_cost") else { continue };
            for part in ["work", "on_call", "means", "text"] {
                assert!(cost.get(part).is_some_and(|part| !part.is_null()), "{slug}.{id}.{part}: {cost}");
            }
        }
    }
    let club1 = &hoster("club1")["answers"]["intervention"]["human_cost"];
    assert_eq!(club1["work"], json!({"administration": "volunteer"}));
    assert_eq!((&club1["on_call"], &club1["means"]), (&json!("not_stated"), &json!("not_stated")));
    let altertek = &hoster("altertek")["answers"]["availability"]["human_cost"];
    assert_eq!((&altertek["work"], &altertek["on_call"]), (&json!("not_stated"), &json!("not_stated")));
}

#[test]
fn every_commitment_in_a_list_has_its_people_too() {
    let json = TestApp::real().get("/api/v1/hosters?per_page=500").ok();
    let items = json["items"].as_array().unwrap();
    let commitments = items.iter().flat_map(|item| {
        ["intervention", "availability"].into_iter().filter_map(|id| item["answers"].get(id))
    });
    let seen = commitments.inspect(|answer| assert!(answer["human_cost"].is_object(), "{answer}")).count();
    // ARN, Cliss XXI, Club1 and Deuxfleurs on intervention; Chalec on availability.
    assert_eq!(seen, 5);
}

#[test]
fn an_answer_says_who_said_it_and_when() {
    let json = hoster("club1");
    let intervention = &json["answers"]["intervention"];
    let expected = json!({
        "answer": "none",
        "expired": false,
        "text": "States that no intervention time is promised.",
        "provenance": "gathered",
        "provenance_label": "gathered by others from public sources",
        "stated_on": "2026-04-22",
        "confirmed_on": null,
        "valid_until": "2027-04-22",
        "reviewed_on": null,
        "read_on": "2026-11-21",
        "sources": ["https://github.com/club-1/docs cgu.md, info/general.md (2026-04-22)"],
        "evidence": [],
    });
    for (name, value) in expected.as_object().unwrap() {
        assert_eq!(intervention[name], *value, "{name}");
    }
    let name = &json["identity"]["name"];
    assert_eq!((&name["provenance"], &name["stated_on"]), (&json!("sheet"), &json!("2025-09-15")));
    assert_eq!(name["sources"], json!(["https://www.chatons.org/chatons/club1"]));
    let aged = &hoster("reseau-koumbit")["answers"]["people"];
    assert_eq!((&aged["expired"], &aged["value"]), (&json!(true), &json!({"employees": 4})));
    assert_eq!((&aged["stated_on"], &aged["valid_until"]), (&json!("2007"), &json!("2008-12-31")));
}

#[test]
fn a_hoster_comes_with_its_services_and_the_licence() {
    let json = hoster("picasoft");
    assert_eq!(
        (&json["name"], &json["listing"]),
        (&json!("Picasoft"), &json!({"state": "shown", "until": null, "reason": null}))
    );
    assert_eq!(json["licence"], "CC-BY-SA-4.0");
    let services = json["services"].as_array().unwrap();
    let keys: Vec<&str> = services.iter().map(|service| service["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["etherpad", "mattermost"]);
    let etherpad = &services[0]["answers"];
    assert_eq!(etherpad["registration"]["value"], json!({"kind": "none"}));
    assert_eq!(etherpad["pricing"]["value"], json!(["free_of_charge"]));
    assert_eq!(etherpad["url"]["value"], "https://pad.picasoft.net/");
    assert_eq!(json["identity"]["founded"]["value"], "2017-03-01");
    assert_eq!(json["identity"]["places"]["value"][0]["locality"], "Compiègne");
}

#[test]
fn an_answer_that_differs_from_a_weaker_source_is_shown_with_it() {
    let schema = data::schema();
    let declared = "slug,work.administration,provenance,stated_on\nclub1,mixed,declared,2026-10-02\n";
    let app = TestApp::real_and(data::table(&schema, "declared.csv", declared));
    let work = &app.get("/api/v1/hosters/club1?lang=en").ok()["answers"]["work"];
    assert_eq!(
        (&work["provenance"], &work["value"]["administration"]),
        (&json!("declared"), &json!("mixed"))
    );
    let others = work["other_answers"].as_array().unwrap();
    assert_eq!(others.len(), 1);
    assert_eq!(others[0]["value"]["administration"], "volunteer");
    assert_eq!(others[0]["provenance"], "gathered");
}

#[test]
fn what_follows_from_another_answer_is_marked_derived() {
    // Synthetic: nobody real states an employee without stating a paid member.
    let employs = "slug,name,people.employees\nsynthetic,Synthetic,2\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", employs));
    let paid = &app.get("/api/v1/hosters/synthetic").ok()["answers"]["paid_member"];
    assert_eq!((&paid["value"], &paid["provenance"]), (&json!("yes"), &json!("derived")));
    assert_eq!(paid["follows_from"], "people");
}

#[test]
fn explain_gives_the_one_answer_that_would_change_the_verdict() {
    let app = TestApp::real();
    let one = app.get("/api/v1/hosters/club1/explain?profile=large&intervention=none&lang=en").ok();
    assert_eq!((&one["match"], &one["turning_point"]), (&json!("no"), &json!("paid_member")));
    let lines = one["lines"].as_array().unwrap();
    let seen: Vec<(&str, &str, &str)> = lines
        .iter()
        .map(|line| {
            let word = |name: &str| line[name].as_str().unwrap();
            (word("parameter"), word("by"), word("match"))
        })
        .collect();
    assert_eq!(seen, [("paid_member", "profile:large@2026-11", "no"), ("intervention", "visitor", "yes")]);
    let two = app.get("/api/v1/hosters/club1/explain?profile=large&work=paid").ok();
    assert_eq!((&two["match"], &two["turning_point"]), (&json!("no"), &Json::Null));
    let all = app.get("/api/v1/hosters/club1/explain").ok();
    assert_eq!((&all["match"], &all["lines"]), (&json!("yes"), &json!([])));
}

#[test]
fn explain_agrees_with_the_list_about_everybody() {
    let app = TestApp::real();
    let query = "work=volunteer&region=11,53&service=email&near=48.9,2.3&within_km=300";
    let list = app.get(&format!("/api/v1/hosters?{query}&per_page=500"));
    let (yes, unknown) = (list.slugs("yes"), list.slugs("unknown"));
    for slug in slugs_of_everybody() {
        let explained = app.get(&format!("/api/v1/hosters/{slug}/explain?{query}")).ok();
        let expected = match (yes.contains(&slug), unknown.contains(&slug)) {
            (true, _) => "yes",
            (_, true) => "unknown",
            _ => "no",
        };
        assert_eq!(explained["match"], expected, "{slug}");
    }
}

#[test]
fn the_history_is_every_statement_oldest_first_and_hides_accounts() {
    let mut later: Statement =
        data::table(&data::schema(), "a.csv", "slug,work.administration\nclub1,mixed\n").remove(0);
    later.author = "account:somebody@example.org".to_owned();
    later.act = Act::Withdrawn("Said by mistake.".to_owned());
    let app = TestApp::real_and(vec![later]);
    let answer = app.get("/api/v1/hosters/club1/history?lang=en");
    assert!(!answer.text().contains("somebody"), "an account leaked");
    let json = answer.ok();
    let statements = json["statements"].as_array().unwrap();
    // The people stand beside every commitment, here too.
    let commitment = statements.iter().find(|one| one["field"] == "intervention").unwrap();
    // What was said of the work was withdrawn.
    assert_eq!(commitment["human_cost"]["work"], "not_stated");
    let numbers: Vec<u64> = statements.iter().map(|one| one["sequence"].as_u64().unwrap()).collect();
    assert!(numbers.is_sorted() && numbers[0] > 0, "{numbers:?}");
    let entries = data::statements().into_iter().filter(|one| one.subject.hoster.as_str() == "club1").count();
    assert_eq!(statements.len(), entries + 1);
    for one in statements {
        for name in ["recorded_at", "author", "act", "field", "text", "provenance", "sources"] {
            assert!(one.get(name).is_some_and(|value| !value.is_null()), "{name}: {one}");
        }
        assert!(["import", "account"].contains(&one["author"].as_str().unwrap()), "{one}");
    }
    let last = statements.last().unwrap();
    assert_eq!((&last["act"], &last["text"]), (&json!("withdrawn"), &json!("Said by mistake.")));
    assert_eq!(last["author"], "account");
}

#[test]
fn criteria_are_enough_to_build_a_form() {
    let json = TestApp::real().get("/api/v1/criteria?lang=en").ok();
    let criteria = json["criteria"].as_array().unwrap();
    let ids: Vec<&str> = criteria.iter().map(|criterion| criterion["id"].as_str().unwrap()).collect();
    assert_eq!(ids, CRITERIA.iter().map(|field| field.id).collect::<Vec<_>>());
    let of = |id: &str| criteria.iter().find(|criterion| criterion["id"] == id).unwrap();
    let intervention = of("intervention");
    let parts: Vec<&str> =
        intervention["parts"].as_array().unwrap().iter().map(|part| part["id"].as_str().unwrap()).collect();
    assert_eq!(parts, ["delay", "clock", "hours", "starts", "begun_when", "for", "means", "url"]);
    assert_eq!((&intervention["commitment"], &intervention["may_be_none"]), (&json!(true), &json!(true)));
    assert_eq!(intervention["validity_months"], 12);
    assert_eq!(intervention["filters"][1]["clock_parameter"], "intervention_clock");
    let means = intervention["parts"].as_array().unwrap().iter().find(|part| part["id"] == "means").unwrap();
    assert_eq!(means["required"], true);
    // The size of a hoster is no filter, and what is aimed at is no promise.
    assert_eq!(of("people")["filters"], json!([]));
    assert_eq!(of("availability_objective")["filters"], json!([]));
    let tiers: Vec<&str> = of("availability")["parts"][0]["options"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tier| tier["code"].as_str().unwrap())
        .collect();
    assert_eq!(tiers, ["99", "98", "95", "90"]);
    assert!(json["identity"].as_array().unwrap().iter().any(|fact| fact["id"] == "legal_form"));
    assert!(json["identity"].as_array().unwrap().iter().any(|fact| fact["about"] == "service"));
}

#[test]
fn vocabularies_keep_their_order_and_name_what_is_above() {
    let of = |name: &str| TestApp::real().get(&format!("/api/v1/vocabularies/{name}?lang=fr")).ok();
    let departments = of("departments");
    let terms = departments["terms"].as_array().unwrap();
    assert_eq!(terms.len(), 101);
    assert_eq!(terms[0], json!({"code": "01", "label": "Ain", "parent": "84"}));
    assert_eq!(of("regions")["terms"].as_array().unwrap().len(), 18);
    assert_eq!(of("availability_tiers")["terms"][1], json!({"code": "98", "label": "98 %"}));
    for name in ["countries", "languages", "qualifications", "replaced_services", "service_categories"] {
        assert!(!of(name)["terms"].as_array().unwrap().is_empty(), "{name}");
    }
}

#[test]
fn profiles_are_open_recipes() {
    let json = TestApp::real().get("/api/v1/profiles?lang=fr").ok();
    let seen: Vec<Json> = json["profiles"]
        .as_array()
        .unwrap()
        .iter()
        .map(|profile| {
            let conditions = profile["conditions"].as_array().unwrap().iter();
            let conditions: Vec<Json> =
                conditions.map(|one| json!([one["parameter"], one["values"]])).collect();
            json!([profile["id"], profile["version"], profile["label"], conditions])
        })
        .collect();
    let expected = json!([
        ["individual", "2026-11", "une personne", [["audience", ["individual"]]]],
        [
            "small",
            "2026-11",
            "une petite structure",
            [["contact", ["stated"]], ["audience", ["association", "collective"]]]
        ],
        ["large", "2026-11", "une grande structure", [["paid_member", ["yes"]]]],
    ]);
    assert_eq!(Json::Array(seen), expected);
    for profile in json["profiles"].as_array().unwrap() {
        assert_eq!(TestApp::real().get(profile["href"].as_str().unwrap()).status, 200);
    }
}

#[test]
fn the_documentation_is_served_from_the_program_without_any_third_party() {
    let app = TestApp::real();
    let moved = app.get("/api/docs");
    assert!(moved.status.is_redirection());
    let page = app.get(moved.header("location"));
    assert_eq!(page.status, 200);
    let mut checked = 0;
    for piece in page.text().split(['"', '\'']) {
        let is_file = [".js", ".css", ".png"].iter().any(|end| piece.ends_with(end));
        if is_file {
            let file = app.get(&format!("/api/docs/{}", piece.trim_start_matches("./")));
            assert_eq!(file.status, 200, "{piece}");
            checked += 1;
        }
        let is_elsewhere = piece.starts_with("http") || piece.starts_with("//");
        assert!(!is_elsewhere, "the page names {piece}");
    }
    assert!(checked >= 4, "{checked} files");
    let starter = app.get("/api/docs/swagger-initializer.js");
    assert!(starter.text().contains("/api/openapi.json"), "{}", starter.text());
    assert!(
        !starter.text().contains("http") && starter.text().contains("none"),
        "the outside validator is off"
    );
}

#[test]
fn health_says_that_it_lives_and_that_it_is_ready() {
    let app = TestApp::real();
    assert_eq!(app.get("/health/live").ok(), json!({"status": "ok"}));
    let ready = app.get("/health/ready").ok();
    assert_eq!((&ready["status"], &ready["hosters"]), (&json!("ok"), &json!(87)));
    assert_eq!(ready["entries_not_understood"], 0);
    let version = app.get("/api/v1/hosters").ok()["dataset_version"].clone();
    assert_eq!(ready["dataset_version"], version);
    assert!(version.as_str().unwrap().ends_with("-2026-11-21"), "{version}");
}

#[test]
fn who_withdrew_is_gone_with_the_day_and_the_reason() {
    let table =
        "slug,name,listing.state,listing.reason\nsynthetic,Synthétique,withdrawn,Fermé fin octobre.\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", table));
    for address in ["", "/explain", "/history"] {
        let answer = app.get(&format!("/api/v1/hosters/synthetic{address}"));
        assert_eq!(answer.status, 410, "{address}");
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert_eq!(detail, "Synthétique a été retiré de l’annuaire le 21 novembre 2026. Fermé fin octobre.");
    }
    assert_eq!(app.get("/api/v1/hosters?q=synthetique").ok()["total"], 0);
    assert_eq!(app.get("/api/v1/hosters").ok()["total"], 87);
}

#[test]
fn who_pauses_is_not_listed_and_can_still_be_read() {
    let table = "slug,name,listing.state,listing.until\n\
        synthetic-paused,Pause,paused,2026-12-31\nsynthetic-back,Retour,paused,2026-11-20\n";
    let app = TestApp::real_and(data::table(&data::schema(), "synthetic.csv", table));
    assert_eq!(app.get("/api/v1/hosters?q=pause").ok()["total"], 0);
    let paused = json!({"state": "paused", "until": "2026-12-31", "reason": null});
    assert_eq!(app.get("/api/v1/hosters/synthetic-paused").ok()["listing"], paused);
    let explained = app.get("/api/v1/hosters/synthetic-paused/explain").ok();
    assert_eq!((&explained["match"], &explained["listing"]), (&json!("no"), &paused));
    assert!(explained["unlisted"].as_str().unwrap().contains("31 décembre 2026"), "{explained}");
    assert_eq!(app.get("/api/v1/hosters?q=retour").slugs("yes"), ["synthetic-back"]);
    assert_eq!(app.get("/api/v1/hosters/synthetic-back").ok()["listing"]["state"], "shown");
    assert_eq!(app.get("/health/ready").ok()["hosters"], 88);
}

#[test]
fn sources_tell_when_they_were_read_and_what_they_gave() {
    use matou_store::{NewRun, Outcome, Store};
    let run = |source: &str, at: &str, outcome| NewRun {
        source: source.to_owned(),
        location: "data/".to_owned(),
        started_at: format!("{at}T08:00:00Z"),
        finished_at: format!("{at}T08:00:01Z"),
        statements: 3,
        hosters: 2,
        findings: 1,
        outcome,
    };
    let app = matou_tests::block_on(async {
        let store = Store::open("sqlite::memory:").await.unwrap();
        for run in [
            run("csv", "2026-11-19", Outcome::Applied),
            run("csv", "2026-11-20", Outcome::Refused),
            run("map", "2026-11-20", Outcome::Unchanged),
        ] {
            store.append(0, &[], &[run]).await.unwrap();
        }
        TestApp::over(data::schema(), store).await
    });
    let json = app.get("/api/v1/sources").ok();
    let expected = json!([
        {"name": "csv", "state": "refused", "last_run": "2026-11-20T08:00:01Z",
         "last_success": "2026-11-19T08:00:01Z", "location": "data/", "hosters": 2, "statements": 3, "findings": 1},
        {"name": "map", "state": "unchanged", "last_run": "2026-11-20T08:00:01Z",
         "last_success": "2026-11-20T08:00:01Z", "location": "data/", "hosters": 2, "statements": 3, "findings": 1},
    ]);
    assert_eq!(json["sources"], expected);
}
