//! Whole files and folders: this directory's own keys, whom they speak about, what is gone.

use super::{NAME, Trust, check, directory_of, entries, gather, in_words, said};
use crate::plan::Plan;
use crate::testing;
use matou_core::text::Lang;

const OWN: &str = "\
# Synthetic: no real hoster.
file.class = Organization
file.datetime = 2026-04-22T10:00:00
organization.name = Chaton synthétique
organization.website = https://chaton.example/
organization.work.administration = MIXED
organization.work.support = VOLUNTEER
organization.people.employees = 1
organization.people.volunteers = 14
organization.contact.hours = Mo-Fr 09:00-17:30
organization.oncall.mode = NONE
organization.commitment.availability.tier = 98
organization.commitment.availability.period = YEAR
organization.commitment.availability.compensation = NONE
organization.commitment.availability.means = Deux personnes se relaient.
organization.objective.availability = 99,5
organization.commitment.intervention.delay = PT4H
organization.commitment.intervention.clock = WORKING
organization.commitment.intervention.for = MEMBERS
organization.commitment.intervention.means = Une personne par semaine.
organization.incident.url = https://etat.example/
organization.incident.elsewhere = YES
organization.qualifications.emancip.kind = LISTING
organization.qualifications.emancip.name = Répertoire synthétique
organization.qualifications.autre.kind = TRAINING
organization.qualifications.autre.enddate = 2027
organization.audience = ASSOCIATION;COMPANY
organization.audience.not = PUBLIC_BODY
organization.exit.export = YES
organization.governance.users_vote = YES
";

#[test]
fn everything_can_be_declared_by_file() {
    assert_eq!(in_words(&check(OWN).findings, Lang::En), Vec::<String>::new());
    let all = entries(&[(NAME, OWN)]);
    for (field, content) in [
        ("work", "administration = mixed\nsupport = volunteer"),
        ("people", "employees = 1\nvolunteers = 14"),
        ("contact", "hours = Mo-Fr 09:00-17:30"),
        ("on_call", "none"),
        (
            "availability",
            "tier = 98\nperiod = year\ncompensation = none\nmeans = Deux personnes se relaient.",
        ),
        ("availability_objective", "value = 99.5"),
        ("intervention", "delay = PT4H\nclock = working\nfor = members\nmeans = Une personne par semaine."),
        ("incidents", "status_page = https://etat.example/\nelsewhere = yes"),
        (
            "qualifications",
            "1.kind = listing\n1.name = Répertoire synthétique\n2.kind = training\n2.end_date = 2027",
        ),
        ("audience", "welcomed = association;company\nnot_welcomed = public_body"),
        ("exit", "export = yes"),
        ("governance", "users_vote = yes"),
    ] {
        assert_eq!(said(&all, field), Some((content, "declared_file")), "{field}");
    }
    let first = all.first().unwrap();
    assert_eq!((first.hoster.as_str(), first.stated_on.as_str()), ("chaton-synthetique", "2026-04-22"));
    assert_eq!((first.documents.as_str(), first.author.as_str()), (NAME, "import:properties"));
}

#[test]
fn a_commitment_without_its_means_is_left_out_and_said_with_its_key() {
    let text =
        "file.class = Organization\norganization.name = A\norganization.commitment.availability.tier = 98\n";
    let fr = "essai.properties:3: erreur, clé « organization.commitment.availability.tier » : « organization.commitment.availability.means » manque (moyens) : ajoutez cette ligne ; sans elle, cette réponse n’est pas reprise";
    let en = "essai.properties:3: error, key “organization.commitment.availability.tier”: “organization.commitment.availability.means” is missing (means): add this line; without it, this answer is not taken over";
    let findings = check(text).findings;
    assert_eq!(
        (in_words(&findings, Lang::Fr), in_words(&findings, Lang::En)),
        (vec![fr.to_owned()], vec![en.to_owned()])
    );
    assert_eq!(said(&entries(&[(NAME, text)]), "availability"), None);
    let none = text.replace("availability.tier = 98", "availability = NONE");
    assert_eq!(said(&entries(&[(NAME, &none)]), "availability"), Some(("none", "declared_file")));
}

#[test]
fn volunteers_read_what_a_commitment_may_cost_them() {
    let text = OWN.replace("administration = MIXED", "administration = VOLUNTEER");
    let findings = check(&text).findings;
    let fr = "essai.properties:12: avertissement, clé « organization.commitment.availability.tier » : cet engagement est pris par des bénévoles seuls : il peut leur coûter du temps, des soirées, et poser des questions fiscales et sociales ; rien ne l’interdit, mais décidez-le ensemble et dites ses limites (organization.oncall.limits)";
    let en = "essai.properties:12: warning, key “organization.commitment.availability.tier”: this commitment is made by volunteers alone: it may cost them time and evenings, and raise questions of tax and of social law; nothing forbids it, but decide it together and say its limits (organization.oncall.limits)";
    assert_eq!(
        (in_words(&findings, Lang::Fr), in_words(&findings, Lang::En)),
        (vec![fr.to_owned()], vec![en.to_owned()])
    );
    assert!(said(&entries(&[(NAME, &text)]), "availability").is_some(), "nothing stops them");
}

#[test]
fn only_none_stands_at_the_key_of_a_whole_answer() {
    let text = "file.class = Organization\norganization.name = A\norganization.oncall = VOLUNTARY\n";
    let said = in_words(&check(text).findings, Lang::En);
    assert_eq!(
        said,
        [
            "essai.properties:3: error, key “organization.oncall”: “organization.oncall” takes NONE only (there is none); a value goes into: organization.oncall.mode, organization.oncall.decision, organization.oncall.compensation, organization.oncall.limits"
        ]
    );
}

#[test]
fn a_folder_is_read_whole_and_twice_is_once() {
    let files = [
        (
            "a/a.properties",
            "file.class = Organization\norganization.name = A\nsubs.pad = https://a.example/x/pad.properties\n",
        ),
        ("a/pad.properties", "file.class = Service\nservice.name = Pad\n"),
        ("a/visio.properties", "file.class = Service\nservice.name = Visio\n"),
        ("b.properties", "file.class = Organization\norganization.name = B\n"),
    ];
    let known = directory_of(&files);
    let services = |slug: &str| -> Vec<String> {
        known.hoster(slug).unwrap().services().map(|service| service.key().to_string()).collect()
    };
    assert_eq!((services("a"), services("b")), (vec!["pad".to_owned(), "visio".to_owned()], vec![]));
    let again = Plan::make(&known, gather(&known, &files, Trust::Operator).reading);
    // The second reading knows the hosters by name only, as their files have no address and give no identifier.
    assert!(again.to_write(true).is_empty());
}

#[test]
fn a_name_alone_is_a_question() {
    let csv = "slug,name,website\nchaton-0,Chaton Été,https://ete.example\n";
    let reading = testing::with_context(|context| crate::read_csv(context, "a.csv", csv.as_bytes()));
    let known = testing::empty_directory().apply(reading.statements.into_iter().map(|one| one.statement));
    let file = |more: &str| format!("file.class = Organization\norganization.name = CHATON ete\n{more}");
    let asked = gather(&known, &[(NAME, &file(""))], Trust::Operator).reading;
    assert!(asked.statements.is_empty());
    let fr = "essai.properties:2: avertissement, clé « organization.name » : « CHATON ete » a le nom d’un hébergeur connu, « chaton-0 », et rien d’autre ne dit que c’est lui : rien n’est repris ; écrivez organization.id = chaton-0 si c’est lui, un autre identifiant sinon";
    assert_eq!(in_words(&asked.findings, Lang::Fr), [fr]);
    for more in ["organization.id = chaton-0", "organization.website = https://www.ete.example/accueil"] {
        let found = gather(&known, &[(NAME, &file(more))], Trust::Operator).reading;
        assert_eq!(found.statements.first().unwrap().statement.subject.hoster.as_str(), "chaton-0", "{more}");
    }
    let claims = file("organization.id = chaton-0\norganization.website = https://autre.example");
    assert!(gather(&known, &[(NAME, &claims)], Trust::Stranger).reading.statements.is_empty(), "no stranger");
    assert_eq!(gather(&known, &[(NAME, &claims)], Trust::Operator).reading.statements.len(), 2);
}

#[test]
fn no_stranger_takes_over_a_hoster() {
    let csv = "slug,name,website\nconnu,Connu,https://connu.example\nsans-site,Sans site,\n";
    let reading = testing::with_context(|context| crate::read_csv(context, "a.csv", csv.as_bytes()));
    let known = testing::empty_directory().apply(reading.statements.into_iter().map(|one| one.statement));
    let read = |known: &matou_core::directory::Directory, url: &str, lines: &str| {
        let text = format!("file.class = Organization\norganization.name = X\n{lines}");
        testing::with_context(|context| {
            let input = super::Input { name: url, url: Some(url), parent: None, bytes: text.as_bytes() };
            super::read_properties(context, known, [input], Trust::Stranger).reading
        })
    };
    let own = read(&known, "https://connu.example/f", "organization.website = https://connu.example\n");
    assert_eq!(own.statements.first().unwrap().statement.subject.hoster.as_str(), "connu");
    let known = known.apply(own.statements.into_iter().map(|one| one.statement));
    for (lines, gist) in [
        (
            "organization.id = connu\norganization.website = https://autre.example\n",
            "whose known site is at connu.example, but gives another site",
        ),
        (
            "organization.id = connu\norganization.website = https://connu.example\n",
            "publishes a file at another address already",
        ),
        (
            "organization.website = https://www.connu.example/x\n",
            "publishes a file at another address already (https://connu.example/f)",
        ),
        ("organization.id = sans-site\n", "of which no site is known"),
    ] {
        let reading = read(&known, "https://voleur.example/f", lines);
        assert!(reading.statements.is_empty(), "{lines}");
        let said = in_words(&reading.findings, Lang::En).join("\n");
        assert!(said.contains(gist), "{said}");
    }
}

#[test]
fn what_a_file_says_no_more_is_taken_back_and_what_it_says_badly_is_not() {
    let text = "file.class = Organization\nfile.url = https://a.example/a.properties\norganization.name = A\norganization.type = ASSOCIATION\norganization.website = https://a.example\n";
    let known = directory_of(&[(NAME, text)]);
    let changed =
        text.replace("ASSOCIATION", "ASSOC").replace("organization.website = https://a.example\n", "");
    let plan = Plan::make(&known, gather(&known, &[(NAME, &changed)], Trust::Operator).reading);
    let entries: Vec<_> =
        plan.to_write(false).iter().map(matou_core::statement::Statement::to_entry).collect();
    let acts: Vec<(&str, &str)> =
        entries.iter().map(|entry| (entry.field.as_str(), entry.act.as_str())).collect();
    assert_eq!(acts, [("website", "withdrawn")]);
    let next = known.apply(plan.to_write(false).iter().cloned());
    let again = Plan::make(&next, gather(&next, &[(NAME, &changed)], Trust::Operator).reading);
    assert!(again.to_write(false).is_empty());
}

#[test]
fn a_file_of_a_stranger_stops_nobody_else() {
    let files = [(NAME, "<html>"), ("a.properties", "file.class = Organization\norganization.name = A\n")];
    let empty = testing::empty_directory();
    let stranger = gather(&empty, &files, Trust::Stranger).reading;
    assert!(!stranger.has_errors() && stranger.statements.len() == 1);
    assert!(gather(&empty, &files, Trust::Operator).reading.has_errors(), "all or nothing from a folder");
}

#[test]
fn a_file_with_thousands_of_faults_silences_nobody_else() {
    let loud =
        format!("file.class = Organization\norganization.name = Bruyant\n{}", "bonjour\n".repeat(20_000));
    let many: Vec<(String, String)> = (0..1200)
        .map(|number| {
            (
                format!("f{number}/a.properties"),
                format!("file.class = Organization\norganization.name = 'N{number}'\n"),
            )
        })
        .collect();
    let mut files: Vec<(&str, &str)> = vec![("0.properties", &loud)];
    files.extend(many.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    let reading = gather(&testing::empty_directory(), &files, Trust::Stranger).reading;
    assert!(!reading.has_errors());
    assert_eq!(reading.statements.len(), 1200 + 1);
    assert_eq!(reading.findings.iter().filter(|finding| finding.place.file.starts_with('f')).count(), 1200);

    // Nor does it take back what it was not read for.
    let before = "file.class = Organization\nfile.url = https://a.example/f\norganization.name = A\norganization.website = https://a.example\n";
    let known = directory_of(&[(NAME, before)]);
    let after = format!(
        "{}{}organization.website = https://a.example\n",
        before.replace("organization.website = https://a.example\n", ""),
        "bonjour\n".repeat(2000)
    );
    let plan = Plan::make(&known, gather(&known, &[(NAME, &after)], Trust::Operator).reading);
    assert!(plan.to_write(true).is_empty(), "{}", plan.in_words(Lang::En));
}

#[test]
fn no_shape_of_file_takes_long() {
    const SIZE: usize = 255 << 10;
    let head = "file.class = Organization\norganization.name = A\n";
    for piece in [
        "a",
        "'",
        "\\",
        "\\u00",
        "=",
        " = ",
        "<br/>",
        ".",
        "x\n",
        "a.b = c\n",
        "subs.a = https://a.example/x\n",
        "organization.links.1.url = https://a.example\n",
        "organization.source.1.document.1 = a\n",
        "organization.socialnetworks.a = https://a.example\n",
        "organization.qualifications.a.kind = TRAINING\n",
    ] {
        let mut number = 0;
        let mut text = head.to_owned();
        while text.len() + piece.len() + 8 < SIZE {
            // Keys that differ, so that none covers another.
            number += 1;
            text.push_str(
                &piece.replace(".a", &format!(".a{number}")).replace(".1.", &format!(".{number}.")),
            );
        }
        let before = std::time::Instant::now();
        check(&text);
        let empty = testing::empty_directory();
        for trust in [Trust::Stranger, Trust::OwnExport] {
            gather(&empty, &[(NAME, &text)], trust);
        }
        // Many times what is needed, on a slow machine, without optimisation.
        let taken = before.elapsed();
        println!("{piece:?}: {taken:?}");
        assert!(taken < std::time::Duration::from_secs(20), "{piece:?}: {taken:?}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_panic(bytes: Vec<u8>) {
        testing::with_context(|context| super::check_properties(context, super::Input { name: NAME, url: None, parent: None, bytes: &bytes }));
    }

    #[test]
    fn no_lines_panic(lines in "(file.class = (Organization|Service|Federation)\n)?((organization|service|subs|file|host)\\.[a-z.]{1,12} ?= ?\\PC{0,12}\n){0,8}") {
        let empty = testing::empty_directory();
        check(&lines);
        for trust in [Trust::Stranger, Trust::Operator, Trust::OwnExport] {
            gather(&empty, &[(NAME, &lines), ("b.properties", &lines)], trust);
        }
    }
}
