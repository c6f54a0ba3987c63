//! A hoster takes its property files away, and the directory shows the same to everybody.

use super::{EMAIL, SLUG, app, of_form, own};
use matou_core::directory::Directory;
use matou_importer::properties::{Input, Trust, read_properties};
use matou_importer::{Context, Plan};
use matou_store::SourceFile;
use matou_tests::person::{Person, hoster, letters};
use matou_tests::{TestApp, block_on, data};

#[test]
fn a_hoster_takes_its_files_away_one_by_one() {
    let app = app();
    let person = Person::signed_in(&app, EMAIL);
    assert!(person.get(&own("")).text().contains(&own("/fichier")), "the desk leads there");
    let page = person.get(&own("/fichier"));
    let names: Vec<&str> = page.text().split(&format!("href=\"{}/", own("/fichier"))).skip(1).collect();
    let names: Vec<&str> = names.iter().filter_map(|rest| rest.split('"').next()).collect();
    assert_eq!(names[0], "club1.properties");
    assert!(page.text().contains("/verifier-mon-fichier"));
    for name in names {
        let file = person.get(&own(&format!("/fichier/{name}")));
        assert_eq!(file.header("content-type"), "text/plain; charset=utf-8");
        assert_eq!(file.header("content-disposition"), format!("attachment; filename=\"{name}\""));
        assert!(file.text().starts_with("# [File]\nfile.class = "), "{}", file.text());
        assert!(!file.text().contains("file.url"), "nobody knows yet where it will be");
        // The page that checks files finds nothing wrong in it.
        let checked = app.post(
            "/verifier-mon-fichier",
            &format!("file={}", matou_core::query::encode(file.text())),
            &[],
        );
        assert!(checked.text().contains("Aucune erreur"), "{name}: {}", checked.text());
    }
    assert_eq!(person.get(&own("/fichier/nothing.properties")).status, 404);
    hoster(&app, "nobody@example.org", &["not-listed"]);
    let new = Person::signed_in(&app, "nobody@example.org");
    assert_eq!(new.get("/espace/chaton/not-listed/fichier").status, 200, "of whom nothing is known yet");
}

/// The addresses of the files that a file names.
fn named(text: &str) -> Vec<&str> {
    let subs = text.lines().filter(|line| line.starts_with("subs."));
    subs.filter_map(|line| line.split_once(" = http://annuaire.test")).map(|(_, path)| path).collect()
}

#[test]
fn everybody_reads_the_files_of_a_sheet_and_they_say_what_it_says() {
    let (app, schema) = (TestApp::real(), data::schema());
    let sheet = app.get(&format!("/hebergeurs/{SLUG}"));
    let address = format!("/properties/{SLUG}.properties");
    assert!(sheet.text().contains(&format!("href=\"{address}\"")));
    for address in [address.as_str(), "/properties/framasoft.properties"] {
        let own = app.get(address);
        assert_eq!((own.status.as_u16(), own.header("content-type")), (200, "text/plain; charset=utf-8"));
        assert!(own.text().contains(&format!("file.url = http://annuaire.test{address}")), "{}", own.text());
        let mut files = vec![(address.to_owned(), own.text().to_owned())];
        for path in named(own.text()) {
            files.push((path.to_owned(), app.get(path).text().to_owned()));
        }
        let inputs =
            files.iter().map(|(name, text)| Input { name, url: None, parent: None, bytes: text.as_bytes() });
        let context = Context::new(&schema, app.now());
        let empty = Directory::new(schema.clone(), context.today);
        let reading = read_properties(&context, &empty, inputs, Trust::OwnExport).reading;
        let live = app.state().live();
        let plan = Plan::make(live.directory(), reading);
        assert!(!plan.has_errors() && plan.to_write(true).is_empty(), "{address}: {plan:?}");
        assert!(plan.unchanged > 5);
    }
    for address in ["/properties/club1", "/properties/nobody.properties", "/properties/club1/x.properties"] {
        assert_eq!(app.get(address).status, 404, "{address}");
    }
}

#[test]
fn who_speaks_for_a_hoster_is_told_when_its_file_is_left_alone_and_has_it_asked_for_again() {
    let app = app();
    let url = "https://club1.example/club1.properties";
    let text = "file.class = Organization\norganization.id = club1\norganization.people.employees = 3\n";
    let live = app.state().live();
    let schema = data::schema();
    let input = Input { name: url, url: Some(url), parent: None, bytes: text.as_bytes() };
    let read = read_properties(&Context::new(&schema, app.now()), live.directory(), [input], Trust::Operator);
    let entries: Vec<_> =
        read.reading.statements.iter().map(|located| located.statement.to_entry()).collect();
    let failed = SourceFile {
        url: url.to_owned(),
        asked_at: Some(app.now().to_string()),
        failures: 3,
        fault: Some("no_file".to_owned()),
        paused: true,
        ..SourceFile::default()
    };
    let store = app.state().store();
    let files = std::slice::from_ref(&failed);
    block_on(store.append_crawl(live.revision(), &entries, &[], files, "")).unwrap();
    block_on(app.state().refresh()).unwrap();
    assert_eq!(block_on(matou_api::office::tell_of_files(app.state(), files)).unwrap(), 1);
    let (recipient, body) = letters(store).remove(0);
    assert_eq!(recipient, EMAIL);
    let here = own("/fichier");
    assert!(body.contains(url) && body.contains("pas un fichier de propriétés"), "{body}");
    assert!(body.contains(&format!("http://annuaire.test{here}")), "{body}");
    let person = Person::signed_in(&app, EMAIL);
    assert!(person.get(&here).text().contains("Redemander ces fichiers"));
    let sent = person.get(&here);
    let [mark, proof] = of_form(&sent);
    let fields = [("mark", mark.1.as_str()), ("proof", proof.1.as_str())];
    assert_eq!(person.send(&here, &fields).header("location"), format!("{}?done=resumed", own("")));
    assert!(person.get(&own("?done=resumed")).text().contains("seront redemandés"));
    let file = block_on(store.source_files()).unwrap().remove(0);
    assert_eq!((file.paused, file.failures), (false, 0));
}
