//! The query grammar: what is asked comes back as it was printed, and every mistake says how to put it right.

use super::{full, schemas};
use crate::query::{Ask, ERRORS_MAX, ErrorCode, Query, Sort};
use crate::sample;
use crate::schema::Schema;
use crate::text::Lang;

/// The one mistake in a query: parameter, code, what was meant.
fn check(schema: &Schema, query: &str, expected: (&str, ErrorCode, Option<&str>)) {
    let errors = Query::parse(schema, query).expect_err(query);
    let found: Vec<_> = errors
        .iter()
        .map(|error| (error.parameter.as_str(), error.code, error.did_you_mean.as_deref()))
        .collect();
    assert_eq!(found, [expected], "{query}");
    for lang in Lang::ALL {
        let words = errors[0].in_words(lang);
        assert!(words.len() > 20 && words.ends_with(['.', '?']), "{query}: “{words}”");
    }
}

#[test]
fn mistakes_name_the_parameter_and_the_nearest_spelling() {
    let schema = full();
    let table = [
        ("avaliability=99", ("avaliability", ErrorCode::Unknown, Some("availability"))),
        ("zzzzz=1", ("zzzzz", ErrorCode::Unknown, None)),
        ("work=payed", ("work", ErrorCode::Value, Some("paid"))),
        ("availability=97", ("availability", ErrorCode::Value, Some("99"))),
        ("work=paid,Mixed", ("work", ErrorCode::Value, Some("mixed"))),
        ("profile=larg", ("profile", ErrorCode::Value, Some("large"))),
        ("match=yep", ("match", ErrorCode::Value, Some("yes"))),
        ("sort=nom", ("sort", ErrorCode::Value, Some("name"))),
        ("q=a&q=b", ("q", ErrorCode::Repeated, None)),
        ("page=1&page=1", ("page", ErrorCode::Repeated, None)),
        ("page=0", ("page", ErrorCode::Value, None)),
        ("page=-1", ("page", ErrorCode::Value, None)),
        ("per_page=501", ("per_page", ErrorCode::Value, None)),
        ("seed=4294967296", ("seed", ErrorCode::Value, None)),
        ("q=%00", ("q", ErrorCode::Value, None)),
        ("q=!!!", ("q", ErrorCode::Value, None)),
        ("near=48", ("near", ErrorCode::Value, None)),
        ("near=91,0", ("near", ErrorCode::Value, None)),
        ("intervention_max_hours=0", ("intervention_max_hours", ErrorCode::Value, None)),
        (
            "intervention_max_hours=8&intervention_clock=worked",
            ("intervention_clock", ErrorCode::Value, Some("working")),
        ),
        ("software=!", ("software", ErrorCode::Value, None)),
        ("q=%ff", ("q", ErrorCode::Encoding, None)),
        ("lang=fr", ("lang", ErrorCode::Unknown, None)),
    ];
    for (query, expected) in table {
        check(&schema, query, expected);
    }
    check(&schema, &format!("q={}", "a".repeat(9 * 1024)), ("", ErrorCode::TooLong, None));
    check(&schema, &format!("q={}", "a".repeat(201)), ("q", ErrorCode::Value, None));
    let long = "%C3%9F".repeat(119);
    check(&schema, &format!("software={long}"), ("software", ErrorCode::Value, None));
}

#[test]
fn contradictions_are_told() {
    let schema = full();
    let table = [
        ("intervention_clock=calendar", "intervention_clock"),
        ("within_km=50", "within_km"),
        ("sort=distance", "sort"),
        ("sort=name&seed=3", "seed"),
        ("without=audience", "without"),
        ("intervention=none&intervention_max_hours=8", "intervention_max_hours"),
        ("contact=none&contact_channel=phone", "contact_channel"),
        ("on_call=none&on_call_protected=yes", "on_call_protected"),
        ("profile=small&contact_channel=none", "contact_channel"),
    ];
    for (query, parameter) in table {
        check(&schema, query, (parameter, ErrorCode::Contradiction, None));
    }
    check(&schema, "profile=individual&without=work", ("without", ErrorCode::Value, None));
    check(&schema, "profile=individual&without=audiance", ("without", ErrorCode::Value, Some("audience")));
    for fine in [
        "intervention=none,stated&intervention_max_hours=8",
        "contact=none&contact_channel=none,phone",
        "profile=small&without=contact&contact_channel=none",
        "near=48.1,-1.6&within_km=50&sort=distance",
    ] {
        assert!(Query::parse(&schema, fine).is_ok(), "{fine}");
    }
}

#[test]
fn all_mistakes_are_told_at_once_but_not_without_end() {
    let schema = full();
    let errors = Query::parse(&schema, "wrok=paid&page=x&sort=size").unwrap_err();
    assert_eq!(errors.len(), 3);
    let many = "xyz=1&".repeat(1000);
    assert_eq!(Query::parse(&schema, &many).unwrap_err().len(), ERRORS_MAX);
    let values = format!("country={}", "zz,".repeat(2500));
    assert_eq!(Query::parse(&schema, &values).unwrap_err().len(), ERRORS_MAX);
}

#[test]
fn what_is_left_blank_asks_for_nothing() {
    let schema = full();
    let blank = "?work=&q=&near=&within_km=&page=&sort=&profile=&without=&intervention_clock=&software=,&";
    assert_eq!(Query::parse(&schema, blank).unwrap(), Query::default());
    assert_eq!(Query::parse(&schema, "").unwrap(), Query::default());
}

#[test]
fn a_repeated_key_and_a_comma_mean_the_same() {
    let schema = full();
    let parse = |text: &str| Query::parse(&schema, text).unwrap();
    assert_eq!(parse("work=mixed&work=paid&work=paid"), parse("work=paid,mixed"));
    assert_eq!(parse("work=mixed,paid").print(&schema), "work=paid,mixed");
    assert_eq!(parse("software=Jitsi+Meet").print(&schema), "software=jitsi-meet");
    assert_eq!(parse("near=48.1173,-1.6778").print(&schema), "near=48.11,-1.67");
    assert_eq!(
        parse("intervention_max_hours=8&intervention_clock=working").print(&schema),
        "intervention_max_hours=8"
    );
}

#[test]
fn a_query_is_read_as_it_was_printed() {
    for schema in schemas() {
        for seed in 0..4000 {
            let query = sample::query(&schema, seed);
            let printed = query.print(&schema);
            assert_eq!(Query::parse(&schema, &printed), Ok(query), "{printed}");
        }
    }
}

#[test]
fn there_is_no_order_by_what_hosters_say() {
    assert_eq!(Sort::ALL.map(Sort::code), ["shuffle", "name", "distance"]);
    for schema in schemas() {
        let parameters = schema.filters().iter().map(|filter| filter.filter.parameter);
        let fields = schema.fields().iter().map(|known| known.field.id).filter(|id| *id != "name");
        let marks = ["score", "rating", "rank", "note", "best", "quality"];
        for by in parameters.chain(fields).chain(marks) {
            let errors = Query::parse(&schema, &format!("sort={by}")).expect_err(by);
            assert_eq!((errors.len(), errors[0].code), (1, ErrorCode::NoRanking), "{by}");
            let [fr, en] = Lang::ALL.map(|lang| errors[0].in_words(lang));
            assert!(fr.contains("n’est pas une note") && fr.contains(by), "{fr}");
            assert!(en.contains("is no mark") && en.contains(by), "{en}");
            assert!(fr.contains("tiré au sort chaque jour (shuffle), par nom (name), par distance"), "{fr}");
            assert!(en.contains("by name (name)"), "{en}");
        }
    }
}

#[test]
fn the_words_that_people_read_for_a_commitment_are_no_orders_either() {
    let schema = full();
    for by in ["gti", "GTI", "disponibilité", "astreinte", "availability"] {
        let errors = Query::parse(&schema, &format!("sort={}", crate::query::encode(by))).unwrap_err();
        assert_eq!((errors.len(), errors[0].code), (1, ErrorCode::NoRanking), "{by}");
    }
    let errors = Query::parse(&schema, "sort=nam").unwrap_err();
    assert_eq!((errors[0].code, errors[0].did_you_mean.as_deref()), (ErrorCode::Value, Some("name")));
    assert!(errors[0].in_words(Lang::Fr).contains("Ordres possibles : tiré au sort chaque jour (shuffle)"));
}

#[test]
fn a_recipe_is_open_and_its_conditions_can_be_taken_out_or_replaced() {
    let schema = full();
    let conditions = |text: &str| {
        let query = Query::parse(&schema, text).unwrap();
        let all = query.conditions(&schema);
        let named = all.iter().map(|condition| {
            format!("{} {}", schema.filter_at(condition.filter).unwrap().filter.parameter, condition.by)
        });
        named.collect::<Vec<_>>()
    };
    assert_eq!(
        conditions("profile=small"),
        ["contact profile:small@2026-11", "audience profile:small@2026-11"]
    );
    assert_eq!(conditions("profile=small&without=contact"), ["audience profile:small@2026-11"]);
    assert_eq!(
        conditions("profile=small&contact=none"),
        ["contact visitor", "audience profile:small@2026-11"]
    );
    // What was taken out may be asked for by the visitor.
    assert_eq!(
        conditions("profile=small&without=contact&contact=none"),
        conditions("profile=small&contact=none")
    );
}

#[test]
fn what_is_put_together_from_pieces_is_the_changed_query_printed() {
    for schema in schemas() {
        for seed in 0..300 {
            let query = sample::query(&schema, seed);
            let printed = query.printed(&schema);
            assert_eq!(printed.whole(), query.print(&schema));
            assert_eq!(printed.of_page(7), Query { page: 7, ..query.clone() }.print(&schema));
            let first = Query { page: 1, ..query.clone() };
            let recipe = query.profile.as_deref().and_then(|id| schema.recipe(id));
            for filter in schema.filters() {
                let of_recipe = recipe.filter(|recipe| recipe.conditions.contains_key(&filter.id));
                let less = printed.without_filter(filter.id, of_recipe.map(|_| filter.filter.parameter));
                assert_eq!(less, first.without_filter(&schema, filter.id).print(&schema));
                let mut more = first.clone();
                more.without.remove(&filter.id);
                more.asks.insert(filter.id, Ask::Options(vec!["x".to_owned()]));
                let (before, after) = printed.around(filter.id);
                let pair = format!("{}=x", filter.filter.parameter);
                let pieces = [before, pair, after];
                let pieces: Vec<&str> =
                    pieces.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
                assert_eq!(pieces.join("&"), more.print(&schema));
                for other in schema.filters() {
                    let (place, same) = (printed.place_of(filter.id), printed.place_of(other.id));
                    if place.is_some() && place == same {
                        assert_eq!(printed.around(filter.id), printed.around(other.id));
                    }
                }
            }
        }
    }
}
