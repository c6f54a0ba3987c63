//! What people read about each criterion, word for word: a full value, a partial one, none, silence, age.

use super::{directory, entry, full};
use crate::explain::explain;
use crate::field::About;
use crate::human_cost::HumanCost;
use crate::query::Query;
use crate::say;
use crate::sentence::sentence;
use crate::statement::Entry;
use crate::text::Lang;

/// The sentence of a field about the hoster after one ledger line; silence when the content is empty.
fn check(field: &str, content: &str, fr: &str, en: &str) {
    let schema = full();
    let entries: Vec<Entry> = (!content.is_empty()).then(|| entry("a", field, content)).into_iter().collect();
    let directory = directory(&schema, &entries);
    let known = schema.field(About::Hoster, field).unwrap();
    let stated = directory.hoster("a").and_then(|hoster| hoster.answers().get(known.id));
    assert_eq!(say::sentence(&schema, known, stated, Lang::Fr), fr, "{field}");
    assert_eq!(say::sentence(&schema, known, stated, Lang::En), en, "{field}");
}

#[test]
fn an_intervention_guarantee_is_said_in_one_breath() {
    check(
        "intervention",
        "delay = PT4H\nclock = working\nhours = Mo-Fr 09:00-18:00\nfor = contract\nmeans = x",
        "Quelqu’un de qualifié commence à intervenir sous 4 heures ouvrées (lun.-ven. 9 h-18 h), pour les personnes sous contrat.",
        "Someone qualified starts work within 4 hours of working time (Mon-Fri 9:00-18:00), for people with a contract.",
    );
    check(
        "intervention",
        "delay = PT1H\nclock = working\nstarts = call",
        "Quelqu’un de qualifié commence à intervenir sous 1 heure ouvrée après un appel.",
        "Someone qualified starts work within 1 hour of working time after a call.",
    );
    check(
        "intervention",
        "delay = PT24H\nclock = calendar",
        "Quelqu’un de qualifié commence à intervenir sous 24 heures de jour comme de nuit.",
        "Someone qualified starts work within 24 hours around the clock.",
    );
    check(
        "intervention",
        "means = Une équipe de trois",
        "S’engage sur un temps d’intervention, sans en publier le délai.",
        "Promises an intervention time, without publishing the delay.",
    );
    check(
        "intervention",
        "none",
        "Déclare ne s’engager sur aucun délai d’intervention.",
        "States that no intervention time is promised.",
    );
    check(
        "intervention",
        "",
        "N’a pas dit s’il s’engage sur un délai d’intervention.",
        "Has not said whether an intervention time is promised.",
    );
}

#[test]
fn a_tier_is_said_in_days() {
    check(
        "availability",
        "tier = 98\nperiod = year\nscope = hoster\nexcludes_planned_maintenance = yes\ncompensation = none\nmeans = x",
        "S’engage sur une disponibilité de 98\u{a0}% sur un an (jusqu’à 7,3 jours d’arrêt par an), pour tous les services ; maintenance annoncée : non comptée ; compensation : aucune.",
        "Promises an availability of 98% over a year (up to 7.3 days of outage a year), for all services; planned maintenance: not counted; compensation: none.",
    );
    check(
        "availability",
        "means = x",
        "S’engage sur une disponibilité, sans en publier le chiffre.",
        "Promises an availability, without publishing the figure.",
    );
    check(
        "availability",
        "none",
        "Déclare ne prendre aucun engagement de disponibilité.",
        "States that no availability is promised.",
    );
    check(
        "availability_objective",
        "value = 99.5",
        "Vise une disponibilité de 99,5\u{a0}%, sans s’y engager.",
        "Aims at an availability of 99.5%, without promising it.",
    );
}

#[test]
fn the_work_and_the_people_are_said_task_by_task() {
    check(
        "work",
        "administration = volunteer\nsupport = mixed",
        "Maintenance de l’infrastructure : travail bénévole. Assistance : travail mixte.",
        "Keeping the infrastructure running: volunteer work. Support: mixed work.",
    );
    check(
        "work",
        "",
        "N’a pas dit si le travail est rémunéré ou bénévole.",
        "Has not said whether the work is paid or volunteer.",
    );
    check("paid_member", "value = yes", "Au moins un membre est rémunéré.", "At least one member is paid.");
    check("paid_member", "value = no", "Aucun membre n’est rémunéré.", "No member is paid.");
    check(
        "people",
        "employees = 1\nfull_time_equivalent = 1.5",
        "Personnes salariées : 1. Équivalent temps plein : 1,5.",
        "Employees: 1. Full-time equivalent: 1.5.",
    );
    check(
        "on_call",
        "mode = organised\ndecision = l’équipe\nlimits = jamais deux semaines de suite",
        "Astreinte organisée, décidée par : l’équipe, limites : jamais deux semaines de suite.",
        "On-call duty: organised, decided by: l’équipe, limits: jamais deux semaines de suite.",
    );
    check("on_call", "none", "Déclare que personne n’est d’astreinte.", "States that nobody is on call.");
}

#[test]
fn contact_incidents_welcome_and_leaving_are_said_plainly() {
    check(
        "contact",
        "hours = Mo-Fr 09:00-17:30\nchannels = phone;email",
        "Une personne est joignable (lun.-ven. 9 h-17 h 30) par : téléphone, courriel.",
        "A person can be reached (Mon-Fri 9:00-17:30) by: phone, e-mail.",
    );
    check(
        "contact",
        "none",
        "Déclare que personne n’est joignable directement.",
        "States that nobody can be reached directly.",
    );
    check(
        "incidents",
        "elsewhere = yes\nreports = yes",
        "Page d’état hébergée hors de son propre réseau. Rend compte après coup : oui.",
        "Status page hosted outside its own network. Reports afterwards: yes.",
    );
    check(
        "audience",
        "welcomed = association\nnot_welcomed = public_body\nreason = trop gros pour nous",
        "Accueille : associations. N’accueille pas : collectivités et services publics (trop gros pour nous).",
        "Welcomes: associations. Does not welcome: public bodies (trop gros pour nous).",
    );
    check(
        "accompaniment",
        "kinds = training\nterms = included",
        "Accompagnement : formation (compris).",
        "Accompaniment: training (included).",
    );
    check(
        "governance",
        "decides = l’assemblée\nusers_vote = yes",
        "Décide : l’assemblée. Les personnes hébergées ont une voix.",
        "Decides: l’assemblée. Hosted people have a vote.",
    );
    check(
        "exit",
        "export = yes\nformats = CSV, ICS\nnotice = P90D",
        "Export des données possible (CSV, ICS). Préavis avant fermeture : 90 jours.",
        "Data export possible (CSV, ICS). Notice before closing: 90 days.",
    );
    check(
        "qualifications",
        "1.kind = certification\n1.id = iso_27001\n1.scope = centre de données\n1.holder = provider\n2.kind = training",
        "ISO 27001, portée : centre de données, détenue par son prestataire. Qualification : formation suivie.",
        "ISO 27001, scope: centre de données, held by its provider. Qualification: training followed.",
    );
}

/// The explanation of the one condition of a query, in French.
fn explained(entries: &[Entry], query: &str) -> String {
    let schema = full();
    let directory = directory(&schema, entries);
    let query = Query::parse(&schema, query).unwrap();
    let explanation = explain(&directory, &query, directory.hoster("a").unwrap(), Lang::Fr);
    explanation.lines.into_iter().map(|line| line.sentence).collect()
}

#[test]
fn an_explanation_says_what_the_answer_alone_does_not() {
    let work = entry("a", "work", "administration = volunteer");
    assert_eq!(
        explained(std::slice::from_ref(&work), "work=paid"),
        "Maintenance de l’infrastructure : travail bénévole. Vous demandez des hébergeurs dont la maintenance est un travail rémunéré."
    );
    assert_eq!(
        explained(std::slice::from_ref(&work), "work_support=paid"),
        "Maintenance de l’infrastructure : travail bénévole. Vous demandez des hébergeurs dont l’assistance est un travail rémunéré : ce n’est pas dit."
    );
    let old = Entry { stated_on: "2024-04".to_owned(), ..work };
    assert_eq!(
        explained(&[old], "work=volunteer"),
        "Maintenance de l’infrastructure : travail bénévole. Cette réponse ne compte plus après le 30 avril 2025, faute d’avoir été confirmée : c’est comme si rien n’était dit."
    );
    let promise = entry("a", "intervention", "delay = PT4H\nclock = working\nmeans = x");
    assert_eq!(
        explained(&[promise], "intervention_max_hours=8&intervention_clock=calendar"),
        "Quelqu’un de qualifié commence à intervenir sous 4 heures ouvrées. Ce sont des heures ouvrées : une panne le soir ou le week-end attend, alors que vous demandez un délai à toute heure."
    );
}

#[test]
fn the_human_cost_is_said_beside_the_commitment() {
    let schema = full();
    let entries = [
        entry("a", "work", "administration = volunteer"),
        entry("a", "intervention", "delay = PT4H\nclock = working\nmeans = Trois bénévoles se relaient"),
    ];
    let directory = directory(&schema, &entries);
    let (hoster, known) =
        (directory.hoster("a").unwrap(), schema.field(About::Hoster, "intervention").unwrap());
    let cost = HumanCost::of(&schema, hoster, known, Lang::Fr).unwrap();
    assert_eq!(
        cost.in_words(Lang::Fr),
        "Maintenance de l’infrastructure : travail bénévole. N’a pas dit si quelqu’un est d’astreinte. Moyens : Trois bénévoles se relaient."
    );
    let query = Query::parse(&schema, "intervention=stated&work=paid").unwrap();
    let explanation = explain(&directory, &query, hoster, Lang::Fr);
    let of =
        |field| explanation.lines.iter().find(|line| line.field == Some(field)).unwrap().human_cost.as_ref();
    assert_eq!(of("intervention"), Some(&cost));
    assert_eq!(of("work"), None);
    let availability = schema.field(About::Hoster, "availability").unwrap();
    let cost = HumanCost::of(&schema, hoster, availability, Lang::En).unwrap();
    assert_eq!(
        cost.in_words(Lang::En),
        "Keeping the infrastructure running: volunteer work. Has not said whether someone is on call."
    );
}

#[test]
fn a_search_reads_as_a_sentence() {
    let schema = full();
    let say = |query: &str, lang| sentence(&schema, &Query::parse(&schema, query).unwrap(), lang);
    assert_eq!(
        say("profile=large&region=53", Lang::Fr),
        "Hébergeurs présents en région : Bretagne ; et où au moins un membre est rémunéré. Conditions de la recette « une grande structure » : « Au moins un membre rémunéré ». Ceux qui ne l’ont pas dit sont listés à part."
    );
    assert_eq!(
        say("intervention_max_hours=8&availability=99,98&match=yes", Lang::En),
        "Hosters that promise to start work within 8 working hours; and whose availability commitment is: 99% or 98%. Those that have not said are hidden."
    );
    assert_eq!(say("q=caf%C3%A9", Lang::Fr), "Hébergeurs où l’on trouve « café ».");
}

#[test]
fn a_condition_reads_as_people_speak() {
    let schema = full();
    let check = |query: &str, fr: &str, en: &str| {
        let query = Query::parse(&schema, &format!("{query}&match=yes")).unwrap();
        let said = [Lang::Fr, Lang::En].map(|lang| sentence(&schema, &query, lang));
        let [fr, en] = [
            format!("Hébergeurs {fr}. Ceux qui ne l’ont pas dit sont cachés."),
            format!("Hosters {en}. Those that have not said are hidden."),
        ];
        assert_eq!(said, [fr, en]);
    };
    check(
        "intervention=stated",
        "qui déclarent s’engager sur un temps d’intervention",
        "that state that they promise an intervention time",
    );
    check(
        "intervention=none",
        "qui déclarent ne s’engager sur aucun temps d’intervention",
        "that state that they promise no intervention time",
    );
    check(
        "availability=99,none",
        "dont l’engagement de disponibilité est : 99\u{a0}%, ou qui déclarent n’en prendre aucun",
        "whose availability commitment is: 99%, or that state that they make none",
    );
    check(
        "on_call=none",
        "où personne n’est d’astreinte, et c’est dit",
        "where nobody is on call, and it is stated",
    );
    check("on_call=voluntary", "dont l’astreinte est volontaire", "whose on-call duty is voluntary");
    check("price=free_of_charge", "avec un service gratuit", "with a service that is free of charge");
    check("registration=none", "avec un service sans inscription", "with a service without sign-up");
}

#[test]
fn an_aged_human_cost_says_so_and_stands_beside_a_silent_commitment() {
    let schema = full();
    let old = Entry { stated_on: "2024-04".to_owned(), ..entry("a", "work", "administration = volunteer") };
    let directory = directory(&schema, &[old]);
    let query = Query::parse(&schema, "availability=99").unwrap();
    let explanation = explain(&directory, &query, directory.hoster("a").unwrap(), Lang::Fr);
    let cost = explanation.lines[0].human_cost.as_ref().unwrap();
    assert_eq!(
        cost.in_words(Lang::Fr),
        "Maintenance de l’infrastructure : travail bénévole (réponse trop ancienne pour compter). N’a pas dit si quelqu’un est d’astreinte."
    );
}

#[test]
fn a_hoster_that_is_not_listed_matches_nothing_and_says_why() {
    let schema = full();
    let check = |listing: &str, fr: &str, en: &str| {
        let entries = [entry("a", "paid_member", "value = yes"), entry("a", "listing", listing)];
        let directory = directory(&schema, &entries);
        let query = Query::parse(&schema, "paid_member=yes").unwrap();
        for (lang, words) in [(Lang::Fr, fr), (Lang::En, en)] {
            let explanation = explain(&directory, &query, directory.hoster("a").unwrap(), lang);
            assert_eq!(explanation.verdict, crate::reading::Verdict::No);
            assert_eq!(explanation.unlisted.as_deref(), Some(words));
            assert_eq!(explanation.turning_point, None);
        }
    };
    check(
        "state = paused\nuntil = 2027-01-10\nreason = plus de place",
        "En pause jusqu’au 10 janvier 2027 : plus de place. N’est dans aucune liste.",
        "Paused until 10 January 2027: plus de place. Is in no list.",
    );
    check("state = paused", "En pause. N’est dans aucune liste.", "Paused. Is in no list.");
    check(
        "state = withdrawn\nreason = Ferme.",
        "Retiré de l’annuaire : Ferme. N’est dans aucune liste.",
        "Withdrawn from the directory: Ferme. Is in no list.",
    );
}
