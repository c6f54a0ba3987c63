//! Mistakes: each is a clear problem in the visitor's language, with the nearest spelling, and none is the program's own.

use axum::http::Method;
use matou_tests::{Answer, TestApp};
use serde_json::Value as Json;

const LIST: &str = "/api/v1/hosters";

/// Asks in both languages, and checks what both have in common and a piece of each text.
fn problem(address: &str, status: u16, kind: &str, fr: &str, en: &str) -> Json {
    let app = TestApp::real();
    let french = app.get(address);
    let english = app.get_english(address);
    for (answer, lang, piece) in [(&french, "fr", fr), (&english, "en", en)] {
        assert_eq!(answer.status.as_u16(), status, "{address}: {}", answer.text());
        assert_eq!(answer.header("content-language"), lang, "{address}");
        let json = answer.json();
        assert_eq!(json["type"], format!("http://annuaire.test/problems/{kind}"), "{address}");
        let detail = json["detail"].as_str().unwrap();
        assert!(detail.contains(piece), "{address}: {detail}");
    }
    assert_ne!(french.json()["title"], english.json()["title"], "{address}");
    english.json()
}

/// Checks the first mistake of a query.
fn check(query: &str, code: &str, parameter: &str, near: Option<&str>, fr: &str, en: &str) -> Json {
    let json = problem(&format!("{LIST}?{query}"), 400, "invalid-query", fr, en);
    let first = json["errors"][0].clone();
    assert_eq!(first["code"], code, "{query}: {json}");
    assert_eq!(first["parameter"], parameter, "{query}: {json}");
    assert_eq!(first["did_you_mean"].as_str(), near, "{query}: {json}");
    first
}

#[test]
fn no_order_by_commitment_and_the_text_says_why() {
    for order in ["availability", "intervention", "paid_member", "people", "work", "founded"] {
        let fr = format!(
            "On ne classe pas les hébergeurs par « {order} » : ce qu’ils disent d’eux n’est pas une note"
        );
        let en = format!("Hosters are not ranked by “{order}”: what they say of themselves is no mark");
        let first = check(&format!("sort={order}"), "no_ranking", "sort", None, &fr, &en);
        assert_eq!(first["allowed"], serde_json::json!(["shuffle", "name", "distance"]));
    }
    check("sort=nam", "invalid_value", "sort", Some("name"), "« nam »", "No order is called “nam”.");
    check("sort=best", "no_ranking", "sort", None, "On ne classe pas", "Hosters are not ranked");
    check(
        "sort=zzz",
        "invalid_value",
        "sort",
        None,
        "par nom (name), par distance",
        "by name (name), by distance",
    );
}

#[test]
fn a_slip_of_the_finger_gets_the_nearest_name() {
    let unknown = |query: &str, name: &str, near: Option<&str>| {
        let (fr, en) = (format!("« {name} »"), format!("No parameter is called “{name}”"));
        let first = check(query, "unknown_parameter", name, near, &fr, &en);
        assert!(first["allowed"].as_array().unwrap().iter().any(|known| known == "availability"));
    };
    unknown("avaliability=99", "avaliability", Some("availability"));
    unknown("paid_membr=yes", "paid_membr", Some("paid_member"));
    unknown("Work=paid", "Work", Some("work"));
    unknown("incldue=facets", "incldue", Some("include"));
    unknown("zzzzzz=1", "zzzzzz", None);
    check("work=payd", "invalid_value", "work", Some("paid"), "« payd »", "“payd” is not one of");
    check(
        "work=paid,volonteer",
        "invalid_value",
        "work",
        Some("volunteer"),
        "paid, volunteer",
        "paid, volunteer",
    );
    check("profile=larg", "invalid_value", "profile", Some("large"), "individual, small, large", "“larg”");
    check("include=facet", "invalid_value", "include", Some("facets"), "« facet »", "“facet” is not one of");
    check("audience=asociation", "invalid_value", "audience", Some("association"), "«", "“asociation”");
    check("availability=97", "invalid_value", "availability", Some("99"), "99, 98, 95, 90", "99, 98, 95, 90");
    check("department=2a", "invalid_value", "department", Some("2A"), "« 2a »", "“2a” is not one of");
}

#[test]
fn numbers_have_bounds_and_the_text_gives_them() {
    let number = |name: &str, value: &str, min: &str, max: &str| {
        let fr = format!("« {value} » ne convient pas : écrivez un nombre entier de {min} à {max}.");
        let en = format!("“{value}” will not do: write a whole number from {min} to {max}.");
        check(&format!("{name}={value}&near=48.1,-1.6"), "invalid_value", name, None, &fr, &en);
    };
    for (written, value) in [
        ("0", "0"),
        ("-1", "-1"),
        ("1.5", "1.5"),
        ("abc", "abc"),
        ("99999999999", "99999999999"),
        ("%D9%A3", "٣"),
    ] {
        let query = format!("page={written}");
        let en = format!("“{value}” will not do: write a whole number from 1 to 4294967295.");
        check(&query, "invalid_value", "page", None, "écrivez un nombre entier de 1 à 4294967295", &en);
    }
    number("per_page", "501", "1", "500");
    number("per_page", "0", "1", "500");
    number("seed", "4294967296", "0", "4294967295");
    number("within_km", "0", "1", "20000");
    number("within_km", "20001", "1", "20000");
    number("intervention_max_hours", "0", "1", "720");
    number("intervention_max_hours", "721", "1", "720");
}

#[test]
fn what_stands_once_may_not_stand_twice() {
    for name in ["seed", "page", "per_page", "sort", "q", "profile", "match", "lang"] {
        let value = match name {
            "sort" => "shuffle",
            "q" => "pad",
            "profile" => "large",
            "match" => "yes",
            "lang" => "fr",
            _ => "1",
        };
        let address = format!("{LIST}?{name}={value}&{name}={value}");
        let json = TestApp::real().get(&address).json();
        assert_eq!(json["errors"][0]["code"], "repeated_parameter", "{json}");
        assert_eq!(json["errors"][0]["parameter"], name);
        assert!(json["detail"].as_str().unwrap().contains("2 "), "{json}");
    }
    check("seed=1&seed=2", "repeated_parameter", "seed", None, "donné 2 fois", "stands 2 times: keep one");
    // A filter may: repeated or with commas, it means "or".
    let both = TestApp::real().get(&format!("{LIST}?work=paid&work=mixed")).ok();
    assert_eq!(both["query"], "work=paid,mixed");
}

#[test]
fn points_are_latitude_and_longitude() {
    for value in
        ["abc", "48.1", "48.1;-1.6", "91,0", "0,181", "48.1,-1.6,3", ",", "1e1,2", "NaN,NaN", "48.1,"]
    {
        let en = "is not a position: write latitude,longitude in degrees, for example 48.1,-1.6.";
        check(&format!("near={value}"), "invalid_value", "near", None, "n’est pas une position", en);
    }
}

#[test]
fn contradictions_are_told_and_not_settled_silently() {
    let contradiction = |query: &str, parameter: &str, fr: &str, en: &str| {
        check(query, "contradiction", parameter, None, fr, en);
    };
    contradiction(
        "within_km=60",
        "within_km",
        "« within_km » a besoin de « near »",
        "“within_km” needs “near”",
    );
    contradiction("sort=distance", "sort", "a besoin de « near »", "“sort=distance” needs “near”");
    contradiction("sort=name&seed=3", "seed", "l’ordre mélangé", "“seed” only serves the shuffled order");
    contradiction("without=paid_member", "without", "il a besoin de « profile »", "it needs “profile”");
    contradiction(
        "intervention_clock=working",
        "intervention_clock",
        "a besoin de « intervention_max_hours »",
        "needs “intervention_max_hours”",
    );
    contradiction(
        "intervention=none&intervention_max_hours=8",
        "intervention_max_hours",
        "que « intervention » exclut",
        "intervention”",
    );
    check("profile=large&without=work", "invalid_value", "without", None, "paid_member", "paid_member");
}

#[test]
fn all_mistakes_are_told_at_once() {
    let query = "avaliability=99&page=0&per_page=501&near=abc&sort=price&lang=en&include=all";
    let json = TestApp::real().get(&format!("{LIST}?{query}")).json();
    let parameters: Vec<&str> =
        json["errors"].as_array().unwrap().iter().map(|error| error["parameter"].as_str().unwrap()).collect();
    for name in ["avaliability", "page", "per_page", "near", "sort", "include"] {
        assert!(parameters.contains(&name), "{name}: {json}");
    }
    // Only so many that somebody may still read them.
    let many: Vec<String> = (0..200).map(|number| format!("x{number}=1")).collect();
    let json = TestApp::real().get(&format!("{LIST}?{}", many.join("&"))).json();
    assert_eq!(json["errors"].as_array().unwrap().len(), 20);
}

#[test]
fn text_must_be_utf_8_and_short() {
    let fr = "Le texte n’est pas de l’UTF-8 correct";
    for bad in ["%E9cole", "%C3", "%FF%FE", "%ZZ", "%", "%C", "%ED%A0%80"] {
        check(&format!("q={bad}"), "invalid_encoding", "q", None, fr, "The text is not valid UTF-8");
    }
    check("%FF=1", "invalid_encoding", "", None, fr, "The text is not valid UTF-8");
    let long = "a".repeat(201);
    check(
        &format!("q={long}"),
        "invalid_value",
        "q",
        None,
        "201 caractères : 200 au plus",
        "201 characters: 200",
    );
    assert_eq!(TestApp::real().get(&format!("{LIST}?q={}", "a".repeat(200))).status, 200);
    check("q=!!!", "invalid_value", "q", None, "ni lettre ni chiffre", "no letter and no digit");
    check("q=a%00b", "invalid_value", "q", None, "U+0000", "U+0000");
    check("q=a%E2%80%AEb", "invalid_value", "q", None, "U+202E", "U+202E");
    check("software=%21", "invalid_value", "software", None, "n’est pas un nom", "is not a name");
}

#[test]
fn a_query_of_nine_kilobytes_is_too_long() {
    let long = format!("{LIST}?q={}", "a".repeat(9 * 1024));
    let json = problem(&long, 414, "query-too-long", "8192 au plus", "8192 at most");
    assert_eq!(json["errors"][0]["code"], "too_long");
    problem(&long.replace('?', "/club1/explain?"), 414, "query-too-long", "8192 au plus", "8192 at most");
    // At the limit it is accepted, and empty filters ask for nothing.
    let limit = format!("{LIST}?{}", "work=&".repeat(8 * 1024 / 6));
    assert_eq!(TestApp::real().get(&limit).status, 200);
}

#[test]
fn an_unknown_hoster_gets_the_nearest_one() {
    let near = |slug: &str, near: &str| {
        let (fr, en) = (format!("Vouliez-vous « {near} » ?"), format!("Did you mean “{near}”?"));
        for address in ["", "/explain", "/history"] {
            problem(&format!("{LIST}/{slug}{address}"), 404, "unknown-hoster", &fr, &en);
        }
    };
    near("clubb1", "club1");
    near("framasfot", "framasoft");
    near("Nubo", "nubo");
    problem(&format!("{LIST}/zzzzzzzzzz"), 404, "unknown-hoster", "« zzzzzzzzzz ».", "“zzzzzzzzzz”.");
    // What is no text names no hoster either.
    problem(&format!("{LIST}/%FF"), 404, "not-found", "mal encodé", "not well encoded");
    problem(&format!("{LIST}/%FF/history"), 404, "not-found", "mal encodé", "not well encoded");
    let long = "x".repeat(5000);
    let answer = TestApp::real().get(&format!("{LIST}/{long}"));
    let json = answer.json();
    assert!(answer.status == 404 && json["detail"].as_str().unwrap().len() < 200, "{json}");
}

#[test]
fn addresses_that_do_not_exist_are_problems_too() {
    for address in [
        "/nothing",
        "/problem/nothing",
        "/api/v2/hosters",
        "/api/v1/hosters/club1/nothing",
        "/.env",
        "/api/v1/",
    ] {
        problem(address, 404, "not-found", "Aucune page ne s’appelle", "No page is called");
    }
    for address in ["/api/docs/nothing", "/api/docs/../../Cargo.toml", "/api/docs/%2e%2e/secret"] {
        assert_eq!(TestApp::real().get(address).status, 404, "{address}");
    }
    let fr = "Aucun vocabulaire ne s’appelle « tiers ». Il y a : availability_tiers";
    problem("/api/v1/vocabularies/tiers", 404, "not-found", fr, "No vocabulary is called “tiers”.");
}

#[test]
fn every_route_refuses_parameters_that_it_does_not_read() {
    for address in [
        "/api/v1/criteria",
        "/api/v1/profiles",
        "/api/v1/sources",
        "/api/v1/vocabularies/regions",
        "/api/v1/hosters/club1",
        "/api/v1/hosters/club1/history",
    ] {
        let json = problem(
            &format!("{address}?langg=fr"),
            400,
            "invalid-query",
            "Aucun paramètre ne s’appelle « langg » ici",
            "No parameter is called “langg” here",
        );
        assert_eq!(json["errors"][0]["did_you_mean"], "lang", "{address}");
    }
    let json = TestApp::real().get("/api/v1/hosters/club1/explain?include=facets").json();
    assert_eq!(json["errors"][0]["code"], "unknown_parameter");
}

#[test]
fn a_language_that_does_not_exist_is_refused() {
    for address in [LIST, "/api/v1/criteria", "/api/v1/hosters/club1"] {
        let answer = TestApp::real().get(&format!("{address}?lang=xx"));
        let json = answer.json();
        assert_eq!(
            (answer.status.as_u16(), &json["errors"][0]["parameter"]),
            (400, &"lang".into()),
            "{json}"
        );
        assert_eq!(json["errors"][0]["allowed"], serde_json::json!(["fr", "en"]));
        assert_eq!(TestApp::real().get(&format!("{address}?lang=fr&lang=en")).status, 400);
    }
}

#[test]
fn what_can_only_be_read_cannot_be_written() {
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        for address in [LIST, "/api/v1/hosters/club1", "/api/v1/criteria", "/health/live"] {
            let answer: Answer = TestApp::real().ask(&method, address, &[("accept-language", "en")]);
            assert_eq!(answer.status, 405, "{method} {address}");
            assert!(answer.header("allow").contains("GET"), "{method} {address}");
            assert!(answer.text().contains("The Allow header of the answer says"), "{}", answer.text());
        }
    }
}
