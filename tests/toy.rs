//! A new criterion is one declaration: with this one added to the list, everything that the directory does with a criterion
//! follows, and no other line of the program knows of it.

use matou_core::field::{About, Field, Filter, Kind, Options, Part, Takes, Texts, Theme, Validity};
use matou_core::schema::Schema;
use matou_core::text::t;
use matou_core::vocabulary::term;
use matou_importer::column_name;
use matou_tests::contract::Contract;
use matou_tests::{TestApp, data};
use serde_json::{Value as Json, json};
use std::sync::{Arc, LazyLock};

const KINDS: Options = Options::Fixed(&[
    term("machines", "prêt de machines", "lending machines"),
    term("relief", "relais en cas de panne", "relief during outages"),
    term("advice", "conseils", "advice"),
]);

/// The toy: whether hosters help one another. Nobody real was asked.
static FIELD: Field = Field {
    id: "mutual_aid",
    about: About::Hoster,
    theme: Theme::Governance,
    parts: &[
        Part { id: "kinds", kind: Kind::Choices(KINDS), required: true, label: t("entraide", "mutual aid") },
        Part { id: "circle", kind: Kind::Line, required: false, label: t("avec qui", "with whom") },
    ],
    list: false,
    may_be_none: true,
    commitment: false,
    validity: Validity::Offer,
    filters: &[Filter {
        parameter: "mutual_aid",
        label: t("Entraide", "Mutual aid"),
        asks: t("qui s’entraident par : {values}", "that help one another by: {values}"),
        takes: Takes::Part("kinds"),
        facet: true,
    }],
    texts: Texts {
        label: t("Entraide", "Mutual aid"),
        question: t("Aidez-vous d’autres chatons ?", "Do you help other hosters of the collective?"),
        help: t("Prêt de machine, relais, conseils…", "Lending a machine, relief, advice…"),
        human_cost: t("", ""),
        stated: t("Entraide : {kinds}[, avec {circle}].", "Mutual aid: {kinds}[, with {circle}]."),
        none: t("Déclare ne pas s’entraider.", "States that there is no mutual aid."),
        not_stated: t("N’a rien dit de l’entraide.", "Has not said anything of mutual aid."),
    },
    words: &[],
    rule: None,
    derived: None,
};

const TABLE: &str = "slug,mutual_aid,mutual_aid.kinds,mutual_aid.circle,stated_on\n\
    club1,,machines;advice,RésiLien,2026-11-01\n\
    resilien,,relief,,2026-11-01\n\
    evolix,none,,,2026-11-01\n";

static SCHEMA: LazyLock<Arc<Schema>> = LazyLock::new(|| {
    let mut fields = matou_core::all_fields();
    fields.push(&FIELD);
    Arc::new(data::schema_of(&fields))
});

static APP: LazyLock<TestApp> = LazyLock::new(|| {
    let mut statements = data::statements();
    statements.extend(data::table(&SCHEMA, "toy.csv", TABLE));
    TestApp::of(Arc::clone(&SCHEMA), &statements)
});

fn get(address: &str) -> Json {
    APP.get_english(address).ok()
}

#[test]
fn it_is_a_column_of_the_tables_and_a_key_of_property_files() {
    let columns: Vec<String> = FIELD.parts.iter().map(|part| column_name(&FIELD, part)).collect();
    assert_eq!(columns, ["mutual_aid.kinds", "mutual_aid.circle"]);
    let keys: Vec<String> = FIELD.parts.iter().map(|part| FIELD.property_key(part)).collect();
    assert_eq!(keys, ["organization.mutual_aid.kinds", "organization.mutual_aid.circle"]);
    let wrong = "slug,mutual_aid.kind\nclub1,advice\n";
    let reading = matou_importer::read_csv(&data::context(&SCHEMA), "toy.csv", wrong.as_bytes());
    assert!(data::in_words(&reading.findings).contains("mutual_aid.kinds"), "the columns are named");
    let wrong = "slug,mutual_aid.kinds\nclub1,advise\n";
    let reading = matou_importer::read_csv(&data::context(&SCHEMA), "toy.csv", wrong.as_bytes());
    let said = data::in_words(&reading.findings);
    assert!(said.starts_with("toy.csv:2:2: error") && said.contains("advice"), "{said}");
}

#[test]
fn it_is_a_parameter_with_its_errors_and_its_nearest_spelling() {
    let found = APP.get("/api/v1/hosters?mutual_aid=advice,relief&sort=name");
    assert_eq!(found.slugs("yes"), ["club1", "resilien"]);
    assert_eq!(found.ok()["counts"], json!({"yes": 2, "unknown": 84, "no": 1}));
    assert_eq!(APP.get("/api/v1/hosters?mutual_aid=none").slugs("yes"), ["evolix"]);
    let slip = APP.get("/api/v1/hosters?mutal_aid=advice").json();
    assert_eq!(slip["errors"][0]["did_you_mean"], "mutual_aid");
    let slip = APP.get("/api/v1/hosters?mutual_aid=advise").json();
    assert_eq!(slip["errors"][0]["did_you_mean"], "advice");
    let ranked = APP.get("/api/v1/hosters?sort=mutual_aid").json();
    assert_eq!(ranked["errors"][0]["code"], "no_ranking");
}

#[test]
fn it_is_a_facet_and_a_clause_of_the_sentence() {
    let json = get("/api/v1/hosters?mutual_aid=advice&include=facets");
    assert_eq!(
        json["sentence"],
        "Hosters that help one another by: advice. Those that have not said are listed apart."
    );
    let facets = json["facets"].as_array().unwrap();
    let facet = facets.iter().find(|facet| facet["parameter"] == "mutual_aid").unwrap();
    let counts: Vec<(&str, u64)> = facet["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|value| (value["value"].as_str().unwrap(), value["count"].as_u64().unwrap()))
        .collect();
    assert_eq!(counts, [("machines", 1), ("relief", 1), ("advice", 1), ("none", 1)]);
    assert_eq!(facet["not_stated"], 84);
}

#[test]
fn it_is_explained_in_words() {
    let line = |slug: &str| {
        let json = get(&format!("/api/v1/hosters/{slug}/explain?mutual_aid=machines"));
        let line = &json["lines"][0];
        (line["match"].as_str().unwrap().to_owned(), line["text"].as_str().unwrap().to_owned())
    };
    let (verdict, text) = line("club1");
    assert_eq!(
        (verdict.as_str(), text.as_str()),
        ("yes", "Mutual aid: lending machines, advice, with RésiLien.")
    );
    let (verdict, text) = line("framasoft");
    assert_eq!((verdict.as_str(), text.as_str()), ("unknown", "Has not said anything of mutual aid."));
    let (verdict, text) = line("evolix");
    assert!(verdict == "no" && text.starts_with("States that there is no mutual aid."), "{text}");
}

#[test]
fn it_is_an_answer_of_every_hoster_with_its_history() {
    let answer = &get("/api/v1/hosters/club1")["answers"]["mutual_aid"];
    assert_eq!(answer["value"], json!({"kinds": ["machines", "advice"], "circle": "RésiLien"}));
    assert_eq!((&answer["stated_on"], &answer["valid_until"]), (&json!("2026-11-01"), &json!("2028-11-01")));
    assert_eq!(get("/api/v1/hosters/nubo")["answers"]["mutual_aid"]["answer"], "not_stated");
    let history = get("/api/v1/hosters/resilien/history");
    assert!(history["statements"].as_array().unwrap().iter().any(|one| one["field"] == "mutual_aid"));
}

#[test]
fn it_is_in_the_vocabulary_of_criteria() {
    let json = get("/api/v1/criteria");
    let criterion = json["criteria"].as_array().unwrap().last().unwrap();
    assert_eq!((&criterion["id"], &criterion["theme"]), (&json!("mutual_aid"), &json!("governance")));
    assert_eq!(criterion["question"], "Do you help other hosters of the collective?");
    assert_eq!(criterion["filters"][0]["parameter"], "mutual_aid");
    let options = criterion["parts"][0]["options"].as_array().unwrap();
    assert_eq!(options[1], json!({"code": "relief", "label": "relief during outages"}));
}

#[test]
fn it_is_in_the_openapi_document() {
    let contract = Contract::new(&matou_api::openapi::text(&SCHEMA));
    for path in ["/api/v1/hosters", "/api/v1/hosters/{slug}/explain"] {
        assert!(contract.parameters(path).iter().any(|name| name == "mutual_aid"), "{path}");
    }
    let parameters = contract.at("/paths/~1api~1v1~1hosters/get/parameters").as_array().unwrap();
    let parameter = parameters.iter().find(|parameter| parameter["name"] == "mutual_aid").unwrap();
    assert_eq!(parameter["schema"]["items"]["enum"], json!(["machines", "relief", "advice", "none"]));
    let answers = contract.at("/components/schemas/Answers/properties");
    assert_eq!(answers["mutual_aid"]["$ref"], "#/components/schemas/Answer_mutual_aid");
    let schema = contract.at("/components/schemas/Answer_mutual_aid/allOf/1/properties/value/properties");
    assert_eq!(schema["kinds"]["items"]["enum"], json!(["machines", "relief", "advice"]));
    assert!(schema.get("circle").is_some());
    let body = APP.get("/api/v1/hosters/club1").ok();
    assert_eq!(
        contract.faults("/api/v1/hosters/{slug}", 200, "application/json", &body),
        Vec::<String>::new()
    );
}

#[test]
fn nothing_but_its_own_words_is_new() {
    let before = Contract::new(&matou_api::openapi::text(&data::schema()));
    let after = Contract::new(&matou_api::openapi::text(&SCHEMA));
    assert_eq!(before.operations(), after.operations());
    assert_eq!(
        APP.get("/api/v1/hosters?profile=large").ok()["counts"],
        json!({"yes": 5, "unknown": 81, "no": 1})
    );
    assert_eq!(TestApp::real().get("/api/v1/hosters?mutual_aid=advice").status, 400);
}
