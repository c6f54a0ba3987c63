//! The database: checked on demand, refused when it is damaged or from a newer program, never touched then.

use crate::place::{Place, data};
use serde_json::Value as Json;

#[test]
fn a_sound_database_passes_its_checks() {
    let place = Place::new();
    place.out(&["import", "csv", &data()]);
    let out = place.out(&["db", "check"]);
    for name in ["version", "synchronous", "journal_mode", "integrity_check", "sequence"] {
        assert!(out.lines().any(|line| line.starts_with("ok") && line.contains(name)), "{name}: {out}");
    }
    let json = place.out(&["db", "check", "--format", "json"]);
    for line in json.lines() {
        let check: Json = serde_json::from_str(line).unwrap();
        assert_eq!(check["ok"], true, "{check}");
    }
}

#[test]
fn the_hash_is_that_of_what_is_stated_and_not_of_the_file() {
    let (one, other) = (Place::new(), Place::new());
    one.out(&["import", "csv", &data()]);
    other.out(&["import", "csv", &data(), "--database", "sqlite:folder/other.db"]);
    let hash = other.out(&["db", "hash", "--database", "sqlite:folder/other.db"]);
    assert_eq!(one.hash(), hash.trim());
}

#[test]
fn what_only_reads_makes_no_database() {
    let place = Place::new();
    let elsewhere = "sqlite:folder/other.db";
    let remedy = "folder/other.db: no database here; matou serve or matou import makes one";
    for what in ["check", "hash"] {
        place.run(&["db", what, "--database", elsewhere]).check(5, remedy);
    }
    for arguments in [
        &["search"][..],
        &["explain", "club1"],
        &["export", "json", "out"],
        &["import", "csv", &data(), "--dry-run"],
        &["config", "check"],
    ] {
        let mut all = arguments.to_vec();
        all.extend(["--database", elsewhere]);
        place.run(&all).check(0, "");
    }
    assert!(!place.path("folder").exists() && !place.path("matou.db").exists());
    assert!(place.path("out/hosters.json").exists());
}

#[test]
fn a_file_that_is_no_database_is_damage_and_stays_as_it_is() {
    let place = Place::new();
    let garbage = "this is no database, whatever its name says\n".repeat(200);
    place.write("matou.db", &garbage);
    for arguments in
        [&["db", "hash"][..], &["db", "check"], &["search"], &["serve"], &["import", "csv", &data()]]
    {
        place.run(arguments).check(5, "database");
    }
    assert_eq!(std::fs::read_to_string(place.path("matou.db")).unwrap(), garbage);
}

#[test]
fn a_database_that_was_cut_short_is_damage() {
    let place = Place::new();
    place.out(&["import", "csv", &data()]);
    let whole = std::fs::read(place.path("matou.db")).unwrap();
    let mut broken = whole.clone();
    // Every page but the first, which says what kind of file it is.
    broken[4096..].fill(0xa5);
    place.write("matou.db", broken);
    for name in ["matou.db-wal", "matou.db-shm"] {
        drop(std::fs::remove_file(place.path(name)));
    }
    place.run(&["db", "hash"]).check(5, "damaged");
}

#[test]
fn a_database_out_of_reach_is_unavailable() {
    let place = Place::new();
    place.write("file", "not a folder");
    place.run(&["db", "hash", "--database", "sqlite:file/matou.db"]).check(5, "unavailable");
    place.run(&["db", "hash", "--database", "postgres://nobody@127.0.0.1:1/none"]).check(5, "unavailable");
}

#[test]
fn an_address_of_no_known_kind_is_a_mistake_of_usage_and_is_not_repeated() {
    let ran = Place::new().run(&["db", "hash", "--database", "mysql://me:secret@host/x"]);
    ran.check(2, "sqlite:PATH or postgres://");
    assert!(!ran.err.contains("secret"), "{ran:?}");
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let place = Place::new();
    place.write("matou.db", newer());
    for arguments in [&["db", "hash"][..], &["serve"], &["import", "csv", &data()]] {
        place.run(arguments).check(4, "the database has schema 99");
    }
}

/// The smallest database with a schema of number 99: a page that describes one table, and a page with its one row.
/// <https://www.sqlite.org/fileformat2.html>
fn newer() -> Vec<u8> {
    const PAGE: usize = 512;
    let sql = b"create table schema_version(version)";
    let mut file = vec![0; 2 * PAGE];
    file[..16].copy_from_slice(b"SQLite format 3\0");
    file[16..24].copy_from_slice(&[2, 0, 1, 1, 0, 64, 32, 32]);
    for (at, number) in [(24, 1), (28, 2), (40, 1), (44, 4), (56, 1), (92, 1), (96, 3_051_003_u32)] {
        file[at..at + 4].copy_from_slice(&number.to_be_bytes());
    }
    let name = b"schema_version";
    let text = |length: usize| u8::try_from(13 + 2 * length).unwrap();
    let mut description = vec![6, text(5), text(name.len()), text(name.len()), 1, text(sql.len())];
    description.extend([&b"table"[..], name, name, &[2], sql].concat());
    put_leaf(&mut file[..PAGE], 100, &description);
    put_leaf(&mut file[PAGE..], 0, &[2, 1, 99]);
    file
}

/// Writes a leaf of a table with one row: its head at `at`, its cell at the end of the page.
fn put_leaf(page: &mut [u8], at: usize, record: &[u8]) {
    let cell = [&[u8::try_from(record.len()).unwrap(), 1], record].concat();
    let start = page.len() - cell.len();
    page[start..].copy_from_slice(&cell);
    let start = u16::try_from(start).unwrap().to_be_bytes();
    page[at..at + 10].copy_from_slice(&[13, 0, 0, 0, 1, start[0], start[1], 0, start[0], start[1]]);
}
