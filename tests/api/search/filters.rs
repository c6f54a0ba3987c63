//! One filter at a time. Each list was made by hand from the tables; the comment says from which rows.
//!
//! On 2026-11-21 an answer with a date counts when it is from 2025-11-21 or later (people, commitments: 12 months), from
//! 2024-11-21 (offers: 24), from 2023-11-21 (legal form, places, membership: 36). "2024" means its last day. A row
//! without a date was known on the day it was read, 2026-11-21, and counts.

use super::Others::{DoNotFit, HaveNotSaid};
use super::{NOT_ON_THE_MAP, check, everybody};

#[test]
fn a_large_structure_asks_for_a_paid_member() {
    // answers.csv, paid_member: yes without a date for five of them, no for Club1 (2026-04-22). Réseau Koumbit's yes is
    // of 2007. Nobody's employees count any more: 10 (2021-10), 1 (2025-05), 4 (2007), but Infini's without a date.
    let paid = ["cliss-xxi", "framasoft", "infini", "la-contre-voie", "nubo"];
    check("profile=large", &paid, &["club1"], HaveNotSaid);
    check("paid_member=yes", &paid, &["club1"], HaveNotSaid);
    check("paid_member=no", &["club1"], &paid, HaveNotSaid);
}

#[test]
fn a_small_structure_finds_nobody_known_and_loses_nobody() {
    // Those who welcome associations or collectives say nothing of a contact; the two who name a contact (Evolix,
    // Numéricloud) say nothing of whom they welcome.
    check("profile=small", &[], &[], HaveNotSaid);
    check("contact=stated", &["evolix", "numericloud"], &[], HaveNotSaid);
    // Evolix names a channel and no hours; Numéricloud gives Mo-Fr 09:00-17:30.
    check("contact=working_hours", &["numericloud"], &[], HaveNotSaid);
    check("contact_channel=phone", &["numericloud"], &[], HaveNotSaid);
    check("contact=none", &[], &["numericloud"], HaveNotSaid);
}

#[test]
fn an_individual_is_welcome_where_it_is_said() {
    // answers.csv, audience.welcomed with "individual": La Contre-Voie's row is of 2024, which counts to the end of 2026.
    let welcoming = [
        "arn-sans-nuagefr",
        "club1",
        "deuxfleurs",
        "framasoft",
        "infini",
        "la-contre-voie",
        "leprettefr",
        "nubo",
        "zaclys",
    ];
    check("profile=individual", &welcoming, &[], HaveNotSaid);
}

#[test]
fn audiences_that_nobody_refused_are_unknown_elsewhere() {
    // "association": Cliss XXI's row is of 2020; Paheko's of 2025-02-04 still counts.
    let associations = [
        "arn-sans-nuagefr",
        "framasoft",
        "kaz",
        "la-contre-voie",
        "paheko",
        "projet-internet-et-citoyennete",
        "reseau-koumbit",
    ];
    check("audience=association", &associations, &[], HaveNotSaid);
    let collectives = ["deuxfleurs", "framasoft", "la-contre-voie", "projet-internet-et-citoyennete"];
    check("audience=collective", &collectives, &[], HaveNotSaid);
    check("audience=school", &["zaclys"], &[], HaveNotSaid);
    check("audience=company,public_body", &[], &[], HaveNotSaid);
}

#[test]
fn an_intervention_that_is_not_promised_is_an_answer_of_its_own() {
    // answers.csv, intervention: none for Club1 (2026-04-22) and Deuxfleurs (no date); ARN's none is of 2021, and what
    // Cliss XXI says of its contracts of 2022: both have aged.
    check("intervention=none", &["club1", "deuxfleurs"], &[], HaveNotSaid);
    check("intervention=stated,none", &["club1", "deuxfleurs"], &[], HaveNotSaid);
    check("intervention=stated", &[], &["club1", "deuxfleurs"], HaveNotSaid);
    check("intervention_max_hours=8", &[], &["club1", "deuxfleurs"], HaveNotSaid);
    check(
        "intervention_max_hours=720&intervention_clock=calendar",
        &[],
        &["club1", "deuxfleurs"],
        HaveNotSaid,
    );
}

#[test]
fn an_availability_that_nobody_promises_is_unknown_everywhere() {
    // The only row is Chalec's none, of 2022-04-14: it has aged. Club1 aims at 98 %, and an aim is no promise.
    check("availability=99,98", &[], &[], HaveNotSaid);
    check("availability=none", &[], &[], HaveNotSaid);
}

#[test]
fn work_is_what_each_one_says_of_its_maintenance() {
    check("work=volunteer", &["club1", "infini"], &["cliss-xxi"], HaveNotSaid);
    check("work=paid,mixed", &["cliss-xxi"], &["club1", "infini"], HaveNotSaid);
    check("work=paid,volunteer,mixed", &["cliss-xxi", "club1", "infini"], &[], HaveNotSaid);
    // All three speak of maintenance alone.
    check("work_support=paid", &[], &[], HaveNotSaid);
}

#[test]
fn what_no_source_speaks_of_is_unknown_for_everybody() {
    for query in [
        "qualification=emancip_asso",
        "qualification_kind=training",
        "users_vote=yes",
        "data_export=yes",
        "on_call=organised,voluntary",
        "on_call_protected=yes",
        "language=fr",
        "openness=open",
        "replaces=google_docs",
    ] {
        check(query, &[], &[], HaveNotSaid);
    }
}

#[test]
fn incidents_and_accompaniment_are_known_of_one_each() {
    check("status_page=yes", &["club1"], &[], HaveNotSaid);
    check("status_page_elsewhere=yes", &["club1"], &[], HaveNotSaid);
    check("status_page_elsewhere=no", &[], &["club1"], HaveNotSaid);
    check("accompaniment=workshops", &["projet-internet-et-citoyennete"], &[], HaveNotSaid);
    check("accompaniment=training", &[], &[], HaveNotSaid);
}

#[test]
fn departments_regions_and_countries_are_those_of_the_places() {
    // places.csv, with the department 35.
    let rennes = [
        "allella",
        "deuxfleurs",
        "farmservorg",
        "gozmail",
        "katzei",
        "krashboyz-bordel-klub",
        "libreon",
        "nebulae",
    ];
    check("department=35", &rennes, &NOT_ON_THE_MAP, DoNotFit);
    // Brittany (53) is 22, 29, 35 and 56: the eight above, and nine more.
    let brittany = [
        "infini",
        "infothemanet",
        "kaz",
        "leprettefr",
        "ma-data",
        "numericloud",
        "resilien",
        "ti-nuage",
        "vulpecula-constellation",
    ];
    check("region=53", &[&rennes[..], &brittany[..]].concat(), &NOT_ON_THE_MAP, DoNotFit);
    check("country=BE", &["domaine-public", "nubo"], &NOT_ON_THE_MAP, DoNotFit);
    check("country=CA", &["facil", "reseau-koumbit"], &NOT_ON_THE_MAP, DoNotFit);
    check("country=BE,CA&region=53", &[], &NOT_ON_THE_MAP, DoNotFit);
}

#[test]
fn a_point_finds_its_neighbours() {
    // chatons-map.json: six members at 48.1,-1.7 (7 km), Farmserv.org at 23 km, allella at 45 km; the next is at 100 km.
    let near = [
        "allella",
        "deuxfleurs",
        "farmservorg",
        "gozmail",
        "katzei",
        "krashboyz-bordel-klub",
        "libreon",
        "nebulae",
    ];
    check("near=48.1,-1.6&within_km=60", &near, &NOT_ON_THE_MAP, DoNotFit);
    let six = ["deuxfleurs", "gozmail", "katzei", "krashboyz-bordel-klub", "libreon", "nebulae"];
    check("near=48.1,-1.6&within_km=10", &six, &NOT_ON_THE_MAP, DoNotFit);
}

#[test]
fn software_and_services_are_found_through_their_services() {
    // services.csv, software Etherpad: without a date. Six more (Alolise, Bastet, Chapril, Domaine Public, Hadoly,
    // TeDomum) are known from the list of 2020 only, which has aged.
    let etherpad = [
        "arn-sans-nuagefr",
        "colibris-outils-libres",
        "devloprog",
        "evolix",
        "framasoft",
        "immaeeu",
        "infini",
        "kaz",
        "le-filament",
        "libre-service-eu",
        "libretic",
        "picasoft",
        "roflcopterfr",
        "sequanux",
    ];
    check("software=etherpad", &etherpad, &[], HaveNotSaid);
    check("software=Etherpad", &etherpad, &[], HaveNotSaid);
    // Numéricloud has a pad and does not say with which software.
    check("service=pad", &[&etherpad[..], &["numericloud"]].concat(), &[], HaveNotSaid);
    check("software=no-such-software", &[], &[], HaveNotSaid);
}

#[test]
fn registration_belongs_to_the_services() {
    // services.csv, registration.kind = none, without a date, and Ethibox's of 2026-08-05.
    let open = [
        "arn-sans-nuagefr",
        "chere-de-prince",
        "colibris-outils-libres",
        "deuxfleurs",
        "devloprog",
        "ethibox",
        "evolix",
        "framasoft",
        "infini",
        "kaz",
        "le-filament",
        "libre-service-eu",
        "libretic",
        "picasoft",
        "roflcopterfr",
        "sequanux",
        "underworld",
    ];
    check("registration=none", &open, &[], HaveNotSaid);
    check("registration=free", &["picasoft"], &[], HaveNotSaid);
    check("price=free_amount", &["infini"], &[], HaveNotSaid);
}

#[test]
fn membership_and_legal_form_say_no_as_well() {
    // The map of 2025-09-15 names all members but four.
    let all = everybody();
    let members: Vec<&str> =
        all.iter().map(String::as_str).filter(|slug| !NOT_ON_THE_MAP.contains(slug)).collect();
    check("membership=active", &members, &[], HaveNotSaid);
    check("membership=idle,away", &[], &members, HaveNotSaid);
    // hosters.csv, legal_form.form: Chalec's row is of 2022 and Cliss XXI's of 2020, which have aged.
    let cooperatives = ["nubo", "numericloud"];
    let others = [
        "animafac",
        "chapril",
        "deuxfleurs",
        "framasoft",
        "indiehosters",
        "infini",
        "kaz",
        "la-contre-voie",
        "lautre-net",
        "picasoft",
        "projet-internet-et-citoyennete",
        "reseau-koumbit",
        "resilien",
        "sud-ouestorg",
        "tedomum",
    ];
    check("legal_form=cooperative", &cooperatives, &others, HaveNotSaid);
}
