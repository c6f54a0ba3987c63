//! Damaged tables: each is told with file, line and column, ends with 1, and nothing of it is written.

use crate::place::{Place, data};

/// What is in the file, where the finding stands (line and column), and a piece of its text.
fn damages() -> Vec<(Vec<u8>, &'static str, &'static str)> {
    let text = |text: &str, place, gist| (text.as_bytes().to_vec(), place, gist);
    let rows = |count: usize| "club1,FR\n".repeat(count);
    vec![
        // The file as a whole.
        text("", "", "is empty"),
        text("\n\r\n\n", "", "is empty"),
        (b"PK\x03\x04\x14\0sheet.xml".to_vec(), "", "spreadsheet"),
        (b"\xff\xfes\0l\0u\0g".to_vec(), ":1", "UTF-16"),
        (b"\xfe\xff\0s\xd8\0".to_vec(), ":1", "UTF-16"),
        text("<!DOCTYPE html>\n<html>\n", ":1", "column “slug”"),
        // Quotes and cells.
        text("slug,name\nclub1,\"Club1\n", ":2:2", "never closes"),
        text("slug,name\nclub1,\"Club\"1\n", ":2:2", "text follows it"),
        text("slug,name\nclub1\n", ":2", "1 cells, the header names 2"),
        text("slug,name\nclub1,Club1,more\n", ":2", "3 cells, the header names 2"),
        text(&format!("slug,name\nclub1,{}\n", ",".repeat(600)), ":2:501", "more than 500 cells"),
        text(&format!("slug,name\nclub1,{}\n", "a".repeat(2 << 20)), ":2:2", "10000 at most"),
        // The header.
        text("name,website\nClub1,https://club1.fr\n", ":1", "column “slug”"),
        text("slug,nmae\nclub1,Club1\n", ":1:2", "did you mean “name”"),
        text("slug,name,name\nclub1,Club1,Club1\n", ":1:3", "twice"),
        text("slug,category\nclub1,pad\n", ":1:2", "add a column “service”"),
        text("slug,work.night\nclub1,paid\n", ":1:2", "work.administration"),
        text("slug,name,\nclub1,Club1,stray\n", ":2:3", "no name"),
        // Whom it is about.
        text("slug,name\n,Club1\n", ":2:1", "fill in “slug”"),
        text("slug,name\nClub1,Club1\n", ":2:1", "is not an identifier"),
        text("slug,name\n../../etc/passwd,Club1\n", ":2:1", "is not an identifier"),
        text("slug,service,name\nclub1,,Pad\n", ":2:2", "fill in “service”"),
        text("slug,service,name\nclub1,My Pad,Pad\n", ":2:2", "is not an identifier"),
        // Letters that nobody can see.
        text("slug,name\nclub1,Club\u{0}1\n", ":2:2", "U+0000"),
        text("slug,name\nclub1,\u{202e}1bulC\n", ":2:2", "U+202E"),
        text("slug,name\nclub1,Club\u{200b}1\n", ":2:2", "U+200B"),
        // When and where.
        text("slug,name,stated_on\nclub1,Club1,2026-02-30\n", ":2:3", "is not a date"),
        text("slug,name,stated_on\nclub1,Club1,yesterday\n", ":2:3", "is not a date"),
        text("slug,name,stated_on\nclub1,Club1,22/04/2026\n", ":2:3", "is not a date"),
        text("slug,name,read_on\nclub1,Club1,2026\n", ":2:3", "is not a day"),
        text("slug,name,source\nclub1,Club1,\"two\nlines\"\n", ":2:3", "on several lines"),
        text("slug,name,evidence\nclub1,Club1,my memory\n", ":2:3", "is not an address"),
        text("slug,name,provenance\nclub1,Club1,rumour\n", ":2:3", "is no provenance"),
        text("slug,name,provenance\nclub1,Club1,derived\n", ":2:3", "is no provenance"),
        // Values.
        text("slug,work.administration\nclub1,volonteer\n", ":2:2", "did you mean “volunteer”"),
        text("slug,audience.welcomed\nclub1,individual;martian\n", ":2:2", "“martian”"),
        text("slug,people.employees\nclub1,many\n", ":2:2", "is not a number"),
        text("slug,people.employees\nclub1,-1\n", ":2:2", "from 0 to 100000"),
        text("slug,people.employees\nclub1,2.5\n", ":2:2", "2.5"),
        text("slug,availability_objective\nclub1,101\n", ":2:2", "from 50 to 100"),
        text("slug,intervention.delay\nclub1,4 hours\n", ":2:2", "is not a duration"),
        text("slug,contact.hours\nclub1,nine to five\n", ":2:2", "is not a set of hours"),
        text("slug,website\nclub1,javascript:alert(1)\n", ":2:2", "is not an address"),
        text("slug,founded\nclub1,1066\n", ":2:2", "is not a date"),
        text("slug,paid_member\nclub1,none\n", ":2:2", "“none”"),
        text(&format!("slug,name\nclub1,{}\n", "a".repeat(121)), ":2:2", "120"),
        text("slug,positions.latitude,positions.longitude\nclub1,48.85,2.35\n", ":2:2", "48.85"),
        // Answers.
        text("slug,name\nclub1,Club1\nclub1,Club2\n", ":3:2", "already given"),
        text("slug,intervention\nclub1,4 h\n", ":2:2", "takes “none” only"),
        text("slug,intervention,intervention.for\nclub1,none,members\n", ":2:2", "keep one or the other"),
        text(&format!("slug,places.country\n{}", rows(201)), ":202:2", "more than 200 rows"),
    ]
}

#[test]
fn every_damage_is_told_with_its_place_and_nothing_is_written() {
    let place = Place::new();
    place.out(&["import", "csv", &data()]);
    let hash = place.hash();
    let damages = damages();
    assert!(damages.len() >= 30, "{}", damages.len());
    for (number, (bytes, at, gist)) in damages.iter().enumerate() {
        let name = format!("damage-{number:02}.csv");
        // A good row of another hoster stands in the same folder: it must not be written either.
        place.write(&format!("{number}/{name}"), bytes);
        place.write(&format!("{number}/good.csv"), "slug,name\nsynthetic,Synthetic\n");
        let ran = place.run(&["import", "csv", &number.to_string()]);
        assert_eq!(ran.status, 1, "{name} {gist}: {ran:?}");
        let start = format!("{name}{at}: error");
        let told = ran.out.lines().any(|line| line.starts_with(&start) && line.contains(gist));
        assert!(told, "no “{start}” with “{gist}” in {}", ran.out);
        assert!(ran.err.contains("Nothing was written"), "{name}: {}", ran.err);
        assert_eq!(place.hash(), hash, "{name}");
    }
}

#[test]
fn a_folder_of_nothing_but_damage_tells_of_every_file() {
    let place = Place::new();
    place.make_database();
    let hash = place.hash();
    let damages = damages();
    for (number, (bytes, ..)) in damages.iter().enumerate() {
        place.write(&format!("all/damage-{number:02}.csv"), bytes);
    }
    let ran = place.run(&["import", "csv", "all"]);
    assert_eq!(ran.status, 1);
    for number in 0..damages.len() {
        let name = format!("damage-{number:02}.csv");
        assert!(ran.out.contains(&name), "nothing is said of {name}");
    }
    assert_eq!(place.hash(), hash);
}
