//! The data files read a second time, in a few plain lines that share nothing with the library: what a person with the
//! tables and a pencil would count. A verdict is "yes", "no" or "unknown".

use jiff::ToSpan;
use jiff::civil::Date;
use matou_tests::data::{self, MAP_SAVED_ON, TODAY};
use serde_json::Value as Json;
use std::collections::{BTreeMap, BTreeSet};

/// For how many months an answer counts, by column (`data/collective/validity.toml`: people and commitments 12, offers
/// 24, the legal form, places and membership 36; a service is an offer).
const MONTHS: [(&str, i32); 14] = [
    ("work.administration", 12),
    ("paid_member", 12),
    ("people.employees", 12),
    ("intervention", 12),
    ("intervention.for", 12),
    ("availability", 12),
    ("incidents.elsewhere", 12),
    ("contact.hours", 12),
    ("contact.channels", 12),
    ("audience.welcomed", 24),
    ("accompaniment.kinds", 24),
    ("legal_form.form", 36),
    ("membership.status", 36),
    ("places.country", 36),
];

/// One filled cell of a table.
struct Cell {
    slug: String,
    service: String,
    column: String,
    text: String,
    known_on: Date,
}

pub(super) struct Plain {
    cells: Vec<Cell>,
    points: BTreeMap<String, Vec<(f64, f64)>>,
    /// Code to parent, of the departments.
    regions: BTreeMap<String, String>,
    words: BTreeMap<String, BTreeSet<String>>,
    pub(super) slugs: BTreeSet<String>,
}

impl Plain {
    pub(super) fn read() -> Self {
        let mut cells = Vec::new();
        for file in ["hosters", "places", "services", "answers"] {
            read_table(&format!("data/{file}.csv"), &mut cells);
        }
        let points = read_map(&mut cells);
        let slugs = cells.iter().map(|cell| cell.slug.clone()).collect();
        let regions = terms("departments").into_iter().map(|(code, term)| (code, term.parent)).collect();
        let words = words(&cells);
        Self { cells, points, regions, words, slugs }
    }

    /// What a hoster says about a query of filters, `near`, `within_km` and `q`: any "no" is no, else any "unknown" is.
    pub(super) fn verdict(&self, query: &str, slug: &str) -> &'static str {
        let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let near = pairs.iter().find(|(name, _)| *name == "near").map_or("", |(_, point)| point);
        let one = |(name, value): &(&str, &str)| match *name {
            "near" => "yes",
            "within_km" => self.distance(slug, near, value),
            "q" => self.text(slug, value),
            name => self.filter(slug, name, &value.split(',').collect::<Vec<_>>()),
        };
        let verdicts: Vec<&str> = pairs.iter().map(one).collect();
        ["no", "unknown"].into_iter().find(|worst| verdicts.contains(worst)).unwrap_or("yes")
    }

    fn filter(&self, slug: &str, name: &str, asked: &[&str]) -> &'static str {
        match name {
            // Whoever others saw offering something may offer more: a service list is never a "no".
            "service" => yes_or_unknown(&self.of_services(slug, "category"), asked),
            "software" => {
                let codes: Vec<String> = self
                    .of_services(slug, "software")
                    .iter()
                    .map(|name| fold(name).replace(' ', "-"))
                    .collect();
                yes_or_unknown(&codes, asked)
            }
            "registration" => yes_or_unknown(&self.of_services(slug, "registration.kind"), asked),
            "price" => yes_or_unknown(&self.of_services(slug, "pricing"), asked),
            "audience" => yes_or_unknown(&self.said(slug, "audience.welcomed"), asked),
            "paid_member" => among(&self.paid(slug), asked),
            "work" => among(&self.said(slug, "work.administration"), asked),
            "availability" => among(&self.said(slug, "availability"), asked),
            "intervention" => among(&self.intervention(slug), asked),
            "legal_form" => among(&self.said(slug, "legal_form.form"), asked),
            "membership" => among(&self.said(slug, "membership.status"), asked),
            "country" => among(&self.said(slug, "places.country"), asked),
            "department" => self.place(slug, asked, str::to_owned),
            "region" => self.place(slug, asked, |department| self.regions[department].clone()),
            "contact" => self.contact(slug, asked),
            // What others gathered may lack a channel or a kind: what is not named is not denied.
            "contact_channel" => yes_or_unknown(&self.said(slug, "contact.channels"), asked),
            "status_page_elsewhere" => among(&self.said(slug, "incidents.elsewhere"), asked),
            "accompaniment" => yes_or_unknown(&self.said(slug, "accompaniment.kinds"), asked),
            // No table has a word about these.
            "qualification" | "users_vote" | "on_call" | "data_export" | "language" => "unknown",
            other => panic!("the plain count does not know “{other}”"),
        }
    }

    /// The codes of a column that still count; none when nothing was said, or too long ago.
    fn said(&self, slug: &str, column: &str) -> Vec<String> {
        let (_, months) = MONTHS.iter().find(|(known, _)| *known == column).expect("a known column");
        let cells = self.cells.iter().filter(|cell| cell.slug == slug && cell.column == column);
        let current = cells.filter(|cell| cell.service.is_empty() && counts(cell, *months));
        current.flat_map(|cell| cell.text.split(';')).map(str::to_owned).collect()
    }

    fn of_services(&self, slug: &str, column: &str) -> Vec<String> {
        let cells = self.cells.iter().filter(|cell| cell.slug == slug && cell.column == column);
        let current = cells.filter(|cell| !cell.service.is_empty() && counts(cell, 24));
        current.flat_map(|cell| cell.text.split(';')).map(str::to_owned).collect()
    }

    /// Stated, or following from an employee or from paid work.
    fn paid(&self, slug: &str) -> Vec<String> {
        let stated = self.said(slug, "paid_member");
        let employs = self.said(slug, "people.employees").iter().any(|number| number != "0");
        let works = self.said(slug, "work.administration").iter().any(|work| work != "volunteer");
        if stated.is_empty() && (employs || works) { vec!["yes".to_owned()] } else { stated }
    }

    fn intervention(&self, slug: &str) -> Vec<String> {
        let mut said = self.said(slug, "intervention");
        said.extend(self.said(slug, "intervention.for").first().map(|_| "stated".to_owned()));
        said
    }

    fn place(&self, slug: &str, asked: &[&str], of: impl Fn(&str) -> String) -> &'static str {
        if self.said(slug, "places.country").is_empty() {
            return "unknown";
        }
        let cells = self.cells.iter().filter(|cell| cell.slug == slug && cell.column == "places.department");
        let held: Vec<String> = cells.map(|cell| of(&cell.text)).collect();
        if asked.iter().any(|code| held.iter().any(|known| known == code)) { "yes" } else { "no" }
    }

    /// Hours say whether they are office hours; a channel alone says only that somebody is there.
    fn contact(&self, slug: &str, asked: &[&str]) -> &'static str {
        let (hours, channels) = (self.said(slug, "contact.hours"), self.said(slug, "contact.channels"));
        let holds = |code: &str| match code {
            "stated" => !hours.is_empty() || !channels.is_empty(),
            "working_hours" => hours.iter().any(|hours| hours == "Mo-Fr 09:00-17:30"),
            _ => false,
        };
        match (asked.iter().any(|code| holds(code)), hours.is_empty()) {
            (true, _) => "yes",
            (false, true) => "unknown",
            (false, false) => "no",
        }
    }

    fn distance(&self, slug: &str, near: &str, within: &str) -> &'static str {
        let (latitude, longitude) = near.split_once(',').expect("a point");
        let here = (latitude.parse().expect("a number"), longitude.parse().expect("a number"));
        let within: f64 = within.parse().expect("a number");
        match self.points.get(slug) {
            None => "unknown",
            Some(points) if points.iter().any(|point| kilometres(here, *point) <= within) => "yes",
            Some(_) => "no",
        }
    }

    fn text(&self, slug: &str, search: &str) -> &'static str {
        let found = |word: &str| self.words[slug].iter().any(|known| known.starts_with(word));
        if fold(search).split(' ').all(found) { "yes" } else { "no" }
    }
}

fn among(held: &[String], asked: &[&str]) -> &'static str {
    match asked.iter().any(|code| held.iter().any(|known| known == code)) {
        true => "yes",
        false if held.is_empty() => "unknown",
        false => "no",
    }
}

fn yes_or_unknown(held: &[String], asked: &[&str]) -> &'static str {
    if among(held, asked) == "yes" { "yes" } else { "unknown" }
}

/// An answer counts to the end of so many months after it was said; without a date, after it was read.
fn counts(cell: &Cell, months: i32) -> bool {
    cell.known_on.checked_add(months.months()).expect("a date") >= TODAY
}

/// The last day that a date may mean.
fn last_day(text: &str) -> Date {
    let whole = |text: &str| text.parse::<Date>().expect("a date");
    match text.len() {
        4 => whole(&format!("{text}-12-31")),
        7 => whole(&format!("{text}-01")).last_of_month(),
        _ => whole(text),
    }
}

fn read_table(path: &str, cells: &mut Vec<Cell>) {
    let mut reader = csv::Reader::from_path(data::repository().join(path)).expect("a table");
    let names = reader.headers().expect("a header").clone();
    for row in reader.records() {
        let row = row.expect("a row");
        let get = |name: &str| names.iter().position(|known| known == name).map_or("", |at| &row[at]);
        let said = if get("stated_on").is_empty() { get("read_on") } else { get("stated_on") };
        for (column, text) in names.iter().zip(&row).filter(|(_, text)| !text.is_empty()) {
            cells.push(Cell {
                slug: get("slug").to_owned(),
                service: get("service").to_owned(),
                column: column.to_owned(),
                text: text.to_owned(),
                known_on: last_day(said),
            });
        }
    }
}

fn read_map(cells: &mut Vec<Cell>) -> BTreeMap<String, Vec<(f64, f64)>> {
    let map: Json = serde_json::from_str(&data::read("data/chatons-map.json")).expect("a map");
    let mut points: BTreeMap<String, Vec<(f64, f64)>> = BTreeMap::new();
    for point in map["chatons"].as_array().expect("points") {
        let popup = point["popup"].as_str().expect("a popup");
        let slug = popup.split("/chatons/").nth(1).and_then(|rest| rest.split('"').next()).expect("a slug");
        let degrees = |name: &str| point[name].as_f64().expect("degrees");
        points.entry(slug.to_owned()).or_default().push((degrees("lat"), degrees("lon")));
        cells.push(Cell {
            slug: slug.to_owned(),
            service: String::new(),
            column: "membership.status".to_owned(),
            text: "active".to_owned(),
            known_on: last_day(MAP_SAVED_ON),
        });
    }
    points
}

struct Term {
    labels: [String; 2],
    parent: String,
}

fn terms(vocabulary: &str) -> BTreeMap<String, Term> {
    let text = data::read(&format!("data/collective/vocabularies/{vocabulary}.toml"));
    let table: toml::Table = toml::from_str(&text).expect("a vocabulary");
    let term = |term: &toml::Value| {
        let get = |name: &str| term.get(name).and_then(toml::Value::as_str).unwrap_or("").to_owned();
        (get("code"), Term { labels: [get("fr"), get("en")], parent: get("parent") })
    };
    table["terms"].as_array().expect("terms").iter().map(term).collect()
}

/// The words of names, and of services, software and places that still count, by slug. The slug itself is read as words too.
fn words(cells: &[Cell]) -> BTreeMap<String, BTreeSet<String>> {
    let vocabularies = [
        ("category", terms("service_categories")),
        ("places.country", terms("countries")),
        ("places.department", terms("departments")),
    ];
    let mut words: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for cell in cells {
        let known = words.entry(cell.slug.clone()).or_default();
        let of_service = !cell.service.is_empty() && !counts(cell, 24);
        if of_service || (cell.column.starts_with("places.") && !counts(cell, 36)) {
            continue;
        }
        let mut add = |text: &str| known.extend(fold(text).split(' ').map(str::to_owned));
        add(&cell.slug);
        match cell.column.as_str() {
            "name" | "software" | "places.locality" => add(&cell.text),
            column => {
                let terms = vocabularies.iter().find(|(known, _)| *known == column);
                terms.into_iter().flat_map(|(_, terms)| &terms[&cell.text].labels).for_each(|text| add(text));
            }
        }
    }
    words
}

/// Lower case, without the accents that the data has; everything else becomes one space.
fn fold(text: &str) -> String {
    const PLAIN: [(&str, &str); 6] =
        [("àâä", "a"), ("éèêë", "e"), ("îï", "i"), ("ôö", "o"), ("ùûü", "u"), ("ç", "c")];
    let plain = |letter: char| {
        let found = PLAIN.iter().find(|(accented, _)| accented.contains(letter));
        found.map_or_else(|| letter.to_string(), |(_, plain)| (*plain).to_owned())
    };
    let folded: String = text.to_lowercase().chars().map(plain).collect();
    let words = folded.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The haversine formula, on a sphere of 6371 km.
fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let h = half(from.0, to.0) + from.0.to_radians().cos() * to.0.to_radians().cos() * half(from.1, to.1);
    2.0 * 6371.0 * h.sqrt().asin()
}
