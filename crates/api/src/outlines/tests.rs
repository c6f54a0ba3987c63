//! Tests of the outlines: complete, within their frames, light, and points where they belong.

use super::*;
use std::collections::BTreeSet;
use std::io::Write;

const DEPARTMENTS: &str = include_str!("../../../../data/collective/vocabularies/departments.toml");
const COUNTRIES: &str = include_str!("../../../../data/collective/vocabularies/countries.toml");

/// The page must stay under 60 KB with everything that it needs; half of that and more is for the rest.
const COMPRESSED_MAX: usize = 14_000;

/// A city of each department that is easily got wrong, and capitals around: code, longitude, latitude.
const CITIES: [(&str, f64, f64); 13] = [
    ("75", 2.3522, 48.8566),
    ("92", 2.2070, 48.8920),
    ("29", -4.4861, 48.3904),
    ("67", 7.7521, 48.5734),
    ("2A", 8.7369, 41.9192),
    ("2B", 9.4500, 42.6970),
    ("971", -61.5331, 16.2411),
    ("972", -61.0742, 14.6161),
    ("973", -52.3300, 4.9200),
    ("974", 55.4504, -20.8823),
    ("976", 45.2279, -12.7806),
    ("BE", 4.3517, 50.8466),
    ("CH", 8.5410, 47.3740),
];

fn codes(kind: Kind) -> BTreeSet<&'static str> {
    let shapes = outlines().shapes().iter().filter(|shape| shape.kind == kind);
    shapes.map(|shape| shape.code.as_str()).collect()
}

fn vocabulary(file: &'static str) -> BTreeSet<&'static str> {
    file.lines().filter_map(|line| line.strip_prefix("code = \"")?.strip_suffix('"')).collect()
}

fn numbers(text: &str) -> Vec<f64> {
    text.replace('-', " -").split_whitespace().map(|number| number.parse().unwrap()).collect()
}

/// The points of path data as `scripts/outlines/path.mjs` writes them.
fn points(path: &str) -> Vec<(f64, f64)> {
    let mut all = Vec::new();
    let mut start = (0.0, 0.0);
    for ring in path.strip_suffix('z').unwrap().split('z') {
        let steps = numbers(ring.strip_prefix('m').unwrap());
        let mut at = start;
        for (number, step) in steps.chunks_exact(2).enumerate() {
            at = (at.0 + step[0], at.1 + step[1]);
            start = if number == 0 { at } else { start };
            all.push(at);
        }
        assert!(steps.len() >= 6 && steps.len().is_multiple_of(2), "{ring}");
    }
    all
}

/// The smallest frame around a shape.
fn bounds(shape: &Shape) -> Frame {
    let points = points(&shape.path);
    let least = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (x, y) = (least(|point| point.0), least(|point| point.1));
    Frame { x, y, width: most(|point| point.0) - x, height: most(|point| point.1) - y }
}

#[test]
fn the_file_is_well_formed_and_light() {
    serde_json::from_str::<Outlines>(FILE).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(FILE.as_bytes()).unwrap();
    let length = gzip.finish().unwrap().len();
    assert!(length <= COMPRESSED_MAX, "{length} bytes compressed");
}

#[test]
fn every_department_has_one_shape_and_every_shape_a_code_of_its_vocabulary() {
    assert_eq!(codes(Kind::Department), vocabulary(DEPARTMENTS));
    let (drawn, known) = (codes(Kind::Country), vocabulary(COUNTRIES));
    assert!(drawn.is_subset(&known), "{drawn:?}");
    assert_eq!(outlines().shapes().len(), codes(Kind::Department).len() + drawn.len(), "one shape a code");
    let neighbours = ["AD", "BE", "CH", "DE", "ES", "GB", "IT", "LU", "MC", "NL"];
    assert!(neighbours.iter().all(|code| drawn.contains(code)), "{drawn:?}");
    assert!(!drawn.contains("FR"), "France is its departments");
}

#[test]
fn countries_come_first_so_that_departments_lie_above() {
    let kinds: Vec<Kind> = outlines().shapes().iter().map(|shape| shape.kind).collect();
    assert!(kinds.is_sorted_by_key(|kind| *kind == Kind::Department));
}

#[test]
fn every_shape_lies_within_its_frame_and_every_frame_within_the_view_box() {
    let whole = outlines().view_box();
    let is_within = |inner: Frame, outer: Frame| {
        outer.holds((inner.x, inner.y)) && outer.holds((inner.x + inner.width, inner.y + inner.height))
    };
    assert!(is_within(outlines().frame(), whole));
    assert!(
        outlines().insets().iter().all(|inset| is_within(inset.frame, whole) && whole.holds(inset.label))
    );
    for shape in outlines().shapes() {
        let inset = outlines().insets().iter().find(|inset| inset.code == shape.code);
        let frame = inset.map_or(outlines().frame(), |inset| inset.frame);
        assert!(is_within(bounds(shape), frame), "{}", shape.code);
        assert!(bounds(shape).holds(shape.at), "{}: {:?}", shape.code, shape.at);
    }
}

#[test]
fn cities_lie_within_the_bounds_of_their_department_or_country() {
    for (code, longitude, latitude) in CITIES {
        let shape = outlines().shapes().iter().find(|shape| shape.code == code).unwrap();
        let at = outlines().place(longitude, latitude).unwrap();
        assert!(bounds(shape).holds(at), "{code}: {at:?} in {:?}", bounds(shape));
    }
}

#[test]
fn the_origin_lies_where_the_file_says_and_north_is_up() {
    let (x, y) = outlines().place(3.0, 46.5).unwrap();
    assert!((x - 430.0).abs() < 1e-9 && (y - 414.0).abs() < 1e-9, "{x} {y}");
    let (_, north) = outlines().place(3.0, 47.5).unwrap();
    // A degree is 111.2 km, a unit 1.5 km; between the parallels the scale is a little less than true.
    assert!((73.0..74.2).contains(&(y - north)), "{}", y - north);
}

#[test]
fn what_no_frame_shows_has_no_place() {
    for (longitude, latitude) in [(-73.6, 45.5), (0.0, 0.0), (3.0, 90.0), (3.0, -90.0), (180.0, -90.0)] {
        assert_eq!(outlines().place(longitude, latitude), None, "{longitude} {latitude}");
    }
    assert_eq!(outlines().place(f64::NAN, 46.5), None);
}
