//! The way of the data: files, plan, ledger, directory. Twice is once; what a hoster declared is never covered; all or
//! nothing.

use matou_core::answer::{Answer, Provenance};
use matou_core::directory::Directory;
use matou_core::field::About;
use matou_core::schema::Schema;
use matou_core::statement::{Entry, Statement};
use matou_importer::Plan;
use matou_store::Store;
use matou_tests::data::{self, TODAY};
use matou_tests::{TestApp, block_on};
use std::sync::Arc;

/// The directory that a ledger folds into, read back from it.
async fn directory(schema: &Arc<Schema>, store: &Store) -> Directory {
    let entries = store.since(0, u32::MAX).await.unwrap();
    let read = |(_, entry): &(u64, Entry)| Statement::from_entry(schema, entry).unwrap();
    Directory::new(Arc::clone(schema), TODAY).apply(entries.iter().map(read).collect::<Vec<_>>())
}

async fn append(store: &Store, statements: &[Statement]) {
    let entries: Vec<Entry> = statements.iter().map(Statement::to_entry).collect();
    let revision = store.revision().await.unwrap();
    store.append(revision, &entries, &[]).await.unwrap();
}

/// A new ledger with the data in it.
async fn filled(schema: &Arc<Schema>) -> Store {
    let store = Store::open("sqlite::memory:").await.unwrap();
    append(&store, data::plan(&Directory::new(Arc::clone(schema), TODAY)).to_write(false)).await;
    store
}

#[test]
fn the_second_plan_is_empty_and_the_hash_unchanged() {
    let schema = data::schema();
    block_on(async {
        let store = filled(&schema).await;
        let (hash, revision) = (store.hash().await.unwrap(), store.revision().await.unwrap());
        assert!(revision > 1000, "{revision}");
        let second = data::plan(&directory(&schema, &store).await);
        assert!(second.to_write(true).is_empty() && second.hosters.is_empty());
        assert_eq!(second.unchanged as u64, revision);
        append(&store, second.to_write(true)).await;
        assert_eq!(store.hash().await.unwrap(), hash);
        assert_eq!(store.revision().await.unwrap(), revision);
    });
}

#[test]
fn the_hash_does_not_depend_on_the_database_or_the_hour() {
    let schema = data::schema();
    block_on(async {
        let (one, other) = (filled(&schema).await, Store::open("sqlite::memory:").await.unwrap());
        let mut later = data::statements();
        for statement in &mut later {
            statement.author = "import:other".to_owned();
        }
        append(&other, &later).await;
        assert_eq!(one.hash().await.unwrap(), other.hash().await.unwrap());
    });
}

#[test]
fn the_data_holds_nothing_odd() {
    let plan = data::plan(&Directory::new(data::schema(), TODAY));
    assert_eq!(data::in_words(&plan.findings), "");
    assert_eq!(plan.hosters.len(), 87);
    assert!(plan.hosters.iter().all(|changes| changes.is_new) && plan.mass_change.is_none());
}

#[test]
fn what_is_read_back_from_the_ledger_is_what_was_written() {
    let schema = data::schema();
    for statement in data::statements() {
        let entry = statement.to_entry();
        let back = Statement::from_entry(&schema, &entry).unwrap();
        assert_eq!(back.to_entry(), entry);
    }
}

#[test]
fn an_import_never_covers_what_a_hoster_declared() {
    let schema = data::schema();
    let declared = "slug,work.administration,intervention,provenance,stated_on\n\
        club1,mixed,,declared,2026-10-02\ninfini,paid,none,declared_file,2026-10-02\n";
    let shown = |directory: &Directory, slug: &str, field: &str| {
        let id = schema.field(About::Hoster, field).unwrap().id;
        let stated = directory.hoster(slug).unwrap().answers().get(id).unwrap().clone();
        (stated.provenance, stated.answer)
    };
    block_on(async {
        let store = filled(&schema).await;
        append(&store, &data::table(&schema, "declared.csv", declared)).await;
        let before = directory(&schema, &store).await;
        // Imported again, and once more with a gathered fact that is newer than the declaration.
        let again = data::plan(&before);
        assert!(again.to_write(true).is_empty(), "the data says nothing new");
        let newer =
            "slug,work.administration,stated_on\nclub1,paid,2026-11-20\ninfini,volunteer,2026-11-20\n";
        let reading = matou_importer::read_csv(&data::context(&schema), "newer.csv", newer.as_bytes());
        append(&store, Plan::make(&before, reading).to_write(true)).await;
        let after = directory(&schema, &store).await;
        assert!(store.revision().await.unwrap() > before.hosters().count() as u64);
        for (slug, provenance, code) in
            [("club1", Provenance::Declared, "mixed"), ("infini", Provenance::DeclaredFile, "paid")]
        {
            let (known, answer) = shown(&after, slug, "work");
            assert_eq!(known, provenance, "{slug}");
            assert!(answer.value().unwrap().has_code("administration", code), "{slug}: {answer:?}");
        }
        assert_eq!(shown(&after, "infini", "intervention"), (Provenance::DeclaredFile, Answer::None));
        // The weaker answer is kept and shown beside, not lost.
        let id = schema.field(About::Hoster, "work").unwrap().id;
        assert_eq!(after.hoster("club1").unwrap().answers().all(id).len(), 2);
    });
}

#[test]
fn an_older_fact_from_the_same_kind_of_source_does_not_cover_a_newer_one() {
    let schema = data::schema();
    block_on(async {
        let store = filled(&schema).await;
        let known = directory(&schema, &store).await;
        let older = "slug,work.administration,stated_on\nclub1,paid,2020\n";
        let reading = matou_importer::read_csv(&data::context(&schema), "older.csv", older.as_bytes());
        let plan = Plan::make(&known, reading);
        assert!(plan.to_write(true).is_empty());
        assert!(data::in_words(&plan.findings).contains("is known from a later date than 2020"));
    });
}

#[test]
fn one_bad_cell_and_nothing_is_written() {
    let schema = data::schema();
    let mut tables: Vec<(String, String)> =
        data::files("data", "csv").into_iter().map(|path| (path.clone(), data::read(&path))).collect();
    let services = tables.iter_mut().find(|(name, _)| name.ends_with("services.csv")).unwrap();
    services.1 = services.1.replacen(",pad,", ",padd,", 1);
    let files = tables.iter().map(|(name, text)| (name.as_str(), text.as_bytes()));
    let reading = matou_importer::read_csv_folder(&data::context(&schema), files);
    let plan = Plan::make(&Directory::new(Arc::clone(&schema), TODAY), reading);
    assert!(plan.has_errors() && plan.to_write(true).is_empty() && plan.to_write(false).is_empty());
    let said = data::in_words(&plan.findings);
    assert!(said.contains("services.csv:2:4: error") && said.contains("did you mean “pad”?"), "{said}");
}

#[test]
fn the_ledger_takes_all_of_an_import_or_nothing() {
    let schema = data::schema();
    block_on(async {
        let store = filled(&schema).await;
        let (hash, revision) = (store.hash().await.unwrap(), store.revision().await.unwrap());
        let mut entries: Vec<Entry> = data::statements().iter().map(Statement::to_entry).collect();
        // SQLite's own check refuses an empty field: here the last of a thousand.
        entries.last_mut().unwrap().field = String::new();
        assert!(store.append(revision, &entries, &[]).await.is_err());
        assert_eq!((store.hash().await.unwrap(), store.revision().await.unwrap()), (hash, revision));
    });
}

#[test]
fn a_hoster_that_vanishes_from_a_source_is_flagged_and_stays() {
    let schema = data::schema();
    let known = Directory::new(Arc::clone(&schema), TODAY).apply(data::statements());
    let mut map = data::read("data/chatons-map.json");
    map = map.replace("/chatons/zouritnet", "/chatons/zaclys");
    let reading = matou_importer::read_map(
        &data::context(&schema),
        "map.json",
        map.as_bytes(),
        data::MAP_SAVED_ON.parse().ok(),
    );
    let plan = Plan::make(&known, reading);
    assert_eq!(plan.absent.iter().map(ToString::to_string).collect::<Vec<_>>(), ["zouritnet"]);
    assert!(known.apply(plan.to_write(true).to_vec()).hoster("zouritnet").is_some());
}

#[test]
fn what_was_written_while_serving_is_served_after_a_refresh() {
    let app = TestApp::real_and(Vec::new());
    assert_eq!(app.get("/api/v1/hosters?work=mixed").ok()["counts"]["yes"], 0);
    let version = app.get("/api/v1/hosters").ok()["dataset_version"].clone();
    let declared = "slug,work.administration,provenance,stated_on\naltertek,mixed,declared,2026-11-20\n";
    let statements = data::table(&data::schema(), "declared.csv", declared);
    block_on(async {
        append(app.state().store(), &statements).await;
        app.state().refresh().await.unwrap();
    });
    assert_eq!(app.get("/api/v1/hosters?work=mixed").slugs("yes"), ["altertek"]);
    assert_ne!(app.get("/api/v1/hosters").ok()["dataset_version"], version);
}
