//! Filters in any combination, against the plain count over the tables: every hoster, every verdict.

use super::super::plain::Plain;
use matou_tests::TestApp;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static PLAIN: LazyLock<Plain> = LazyLock::new(Plain::read);

/// Compares the verdict on every hoster with the plain count.
fn check(query: &str) {
    let answer = TestApp::real().get(&format!("/api/v1/hosters?{query}&per_page=500"));
    let mut shown: BTreeMap<String, &str> = PLAIN.slugs.iter().map(|slug| (slug.clone(), "no")).collect();
    for verdict in ["yes", "unknown"] {
        shown.extend(answer.slugs(verdict).into_iter().map(|slug| (slug, verdict)));
    }
    for slug in &PLAIN.slugs {
        assert_eq!(shown[slug], PLAIN.verdict(query, slug), "{query}: {slug}");
    }
}

#[test]
fn combinations_agree_with_the_plain_count() {
    for query in [
        "work=volunteer&department=93",
        "work=volunteer&intervention=none",
        "work=paid,mixed&region=32",
        "paid_member=yes&audience=association",
        "paid_member=yes&audience=association,collective&country=FR",
        "paid_member=no&work=volunteer&intervention=none&status_page_elsewhere=yes",
        "paid_member=yes,no&registration=none",
        "availability=99,98&work=volunteer",
        "availability=none&intervention=none",
        "qualification=emancip_asso&department=35",
        "qualification=emancip_asso&paid_member=yes",
        "department=35&software=etherpad",
        "department=35,22,29,56&audience=individual",
        "department=31&service=pad&registration=none",
        "region=53&service=email",
        "region=11,84&software=nextcloud",
        "country=BE&paid_member=yes",
        "country=BE,CA&service=web_hosting",
        "near=48.1,-1.6&within_km=60&audience=individual",
        "near=48.1,-1.6&within_km=120&service=email,cloud_storage",
        "near=45.8,4.8&within_km=100&region=84",
        "near=50.6,3.1&within_km=300&country=BE&paid_member=yes",
        "q=nextcloud&price=paid",
        "q=paris&service=video_conference",
        "q=reseau&membership=active",
        "q=libre&department=35",
        "software=etherpad&service=pad&registration=none",
        "software=nextcloud,peertube&membership=active&country=FR",
        "service=email&price=membership,free_amount",
        "service=server_hosting&registration=client",
        "legal_form=cooperative&paid_member=yes",
        "legal_form=association&audience=association&users_vote=yes",
        "contact=stated&service=pad",
        "contact=working_hours&contact_channel=phone",
        "accompaniment=workshops&audience=association&region=76",
        "membership=active&legal_form=association,other&work=volunteer&registration=member",
        "on_call=organised&work=paid",
        "data_export=yes&language=fr&country=CA",
    ] {
        check(query);
    }
}

#[test]
fn every_pair_of_common_filters_agrees_with_the_plain_count() {
    let common = [
        "paid_member=yes",
        "work=volunteer",
        "intervention=none,stated",
        "audience=association",
        "department=35,69,75",
        "region=53",
        "country=FR",
        "software=etherpad",
        "service=email",
        "registration=none",
        "membership=active",
        "legal_form=association",
        "near=48.9,2.3&within_km=50",
        "q=etherpad",
    ];
    for (at, one) in common.iter().enumerate() {
        check(one);
        for other in &common[at + 1..] {
            check(&format!("{one}&{other}"));
        }
    }
}
