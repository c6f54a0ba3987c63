//! What is drawn: the outlines, those of departments where a hoster of the search is, and a dot for each place of hosters.

use super::places::{Department, Places};
use crate::outlines::{Frame, Inset, Kind, Shape, outlines};
use crate::pages::place::Place;
use crate::pages::search::Asked;
use crate::wire::positions;
use crate::words::Words;
use fluent_bundle::FluentValue;
use matou_core::directory::kilometres;
use matou_core::number::Decimal;
use matou_core::query::{Near, Query};
use matou_core::reading::Verdict;
use matou_core::search::Hit;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Places that are drawn nearer to each other than this, in units of the view box, share one dot: no dot lies on another.
const APART: f64 = 34.0;
/// How far a shared dot reaches, in kilometres: the search around it takes the smallest that holds all its places.
const REACHES: [u16; 4] = [10, 25, 50, 100];

/// What the map draws.
pub(super) struct Drawing {
    pub(super) view_box: String,
    /// The frame of the mainland.
    pub(super) main: Frame,
    pub(super) countries: Vec<&'static str>,
    pub(super) departments: Vec<Area>,
    pub(super) insets: Vec<Framed>,
    pub(super) dots: Vec<Dot>,
    /// What is said of those that are outside of the frame.
    pub(super) outside: Option<String>,
    /// What is said of those that have no position.
    pub(super) without: Option<String>,
}

/// A department, and where it leads when a hoster of the search is there.
pub(super) struct Area {
    pub(super) path: &'static str,
    /// The address, and how many hosters there are in words.
    pub(super) link: Option<(String, String)>,
}

/// The frame of a department overseas.
pub(super) struct Framed {
    pub(super) inset: &'static Inset,
    pub(super) label: String,
}

/// One or several hosters at a place.
pub(super) struct Dot {
    pub(super) x: String,
    pub(super) y: String,
    pub(super) href: String,
    pub(super) title: String,
    /// How many there are, when they are several.
    pub(super) number: Option<usize>,
    /// Whether one of them matches; the others have not said.
    pub(super) is_match: bool,
}

/// Degrees east, then north.
type Position = (Decimal, Decimal);

/// The places that share a dot.
struct Heap<'a, 'd> {
    centre: Position,
    at: (f64, f64),
    reach: u16,
    hits: Vec<&'a Hit<'d>>,
}

impl Drawing {
    pub(super) fn new(asked: &Asked<'_>, hits: &[Hit<'_>], places: &Places) -> Self {
        let outlines = outlines();
        let frame = outlines.view_box();
        let of_kind = |kind: Kind| outlines.shapes().iter().filter(move |shape| shape.kind == kind);
        let known: BTreeMap<&str, &Department> =
            places.countries.iter().flat_map(|one| &one.departments).map(|one| (&*one.code, one)).collect();
        Self {
            view_box: format!("{} {} {} {}", frame.x, frame.y, frame.width, frame.height),
            main: outlines.frame(),
            countries: of_kind(Kind::Country).map(|shape| &*shape.path).collect(),
            departments: of_kind(Kind::Department).map(|shape| area(asked, shape, &known)).collect(),
            insets: outlines.insets().iter().map(|inset| framed(asked, inset)).collect(),
            dots: heaps(asked, hits).iter().map(|heap| heap.dot(asked)).collect(),
            outside: outside(asked, hits),
            without: without(asked, hits),
        }
    }
}

fn area(asked: &Asked<'_>, shape: &'static Shape, known: &BTreeMap<&str, &Department>) -> Area {
    let link = known.get(&*shape.code).map(|department| {
        let name = FluentValue::from(&*department.label);
        let pieces = [("name", name), ("n", FluentValue::from(department.entries.len()))];
        (department.href.clone(), Words::of(asked.lang).fill("map-department", pieces))
    });
    Area { path: &shape.path, link }
}

fn framed(asked: &Asked<'_>, inset: &'static Inset) -> Framed {
    let vocabulary = asked.schema.vocabularies().get("departments");
    let term = vocabulary.and_then(|departments| departments.get(&inset.code));
    Framed { inset, label: term.map(|term| term.label.get(asked.lang).to_owned()).unwrap_or_default() }
}

/// Where each hoster is drawn. The busiest places come first and stay where they are; what is too near joins them.
fn heaps<'a, 'd>(asked: &Asked<'_>, hits: &'a [Hit<'d>]) -> Vec<Heap<'a, 'd>> {
    let mut places: BTreeMap<Position, Vec<&Hit<'_>>> = BTreeMap::new();
    for hit in hits {
        for position in positions(asked.schema, hit.hoster) {
            places.entry(position).or_default().push(hit);
        }
    }
    let mut places: Vec<(Position, Vec<&Hit<'_>>)> = places.into_iter().collect();
    places.sort_by_key(|(_, hits)| Reverse(hits.len()));
    let mut heaps: Vec<Heap<'_, '_>> = Vec::new();
    for (position, hits) in places {
        let Some(at) = drawn(position) else { continue };
        if !heaps.iter_mut().any(|heap| heap.takes(position, at, &hits)) {
            heaps.push(Heap { centre: position, at, reach: 0, hits });
        }
    }
    heaps
}

fn drawn((east, north): Position) -> Option<(f64, f64)> {
    outlines().place(east.to_f64(), north.to_f64())
}

impl<'a, 'd> Heap<'a, 'd> {
    /// Takes the hosters of another place, when it is near enough.
    fn takes(&mut self, place: Position, at: (f64, f64), hits: &[&'a Hit<'d>]) -> bool {
        let degrees = |(east, north): Position| (north.to_f64(), east.to_f64());
        let far = kilometres(degrees(self.centre), degrees(place));
        let reach = REACHES.into_iter().find(|reach| f64::from(*reach) >= far);
        let is_near = (self.at.0 - at.0).hypot(self.at.1 - at.1) < APART;
        let Some(reach) = reach.filter(|_| is_near) else { return false };
        self.reach = self.reach.max(reach);
        for hit in hits {
            if self.hits.iter().all(|known| known.position != hit.position) {
                self.hits.push(hit);
            }
        }
        true
    }

    fn dot(&self, asked: &Asked<'_>) -> Dot {
        let words = Words::of(asked.lang);
        let name = |hit: &&Hit<'_>| match hit.verdict {
            Verdict::Unknown => words.with("map-silent", "name", hit.hoster.name(asked.schema)),
            _ => hit.hoster.name(asked.schema).to_owned(),
        };
        let names = self.hits.iter().map(name).collect::<Vec<_>>().join(", ");
        let number = Some(self.hits.len()).filter(|hosters| *hosters > 1);
        Dot {
            x: format!("{:.0}", self.at.0),
            y: format!("{:.0}", self.at.1),
            href: self.href(asked),
            title: match number {
                Some(number) => words.fill("map-several", [("n", number.into()), ("names", names.into())]),
                None => names,
            },
            number,
            is_match: self.hits.iter().any(|hit| hit.verdict == Verdict::Yes),
        }
    }

    /// A dot of one hoster leads to its page; one of several to the search around it.
    fn href(&self, asked: &Asked<'_>) -> String {
        let results = Place::Results.path(asked.lang);
        if let [only] = self.hits.as_slice() {
            return asked.address(&format!("{results}/{}", only.hoster.slug()), asked.query);
        }
        let (longitude, latitude) = self.centre;
        let [least, ..] = REACHES;
        let near = Near { latitude, longitude, within_km: Some(self.reach.max(least)) };
        asked.address(results, &Query { near: Some(near), ..asked.query.clone() })
    }
}

/// What is said of those whose positions all lie outside.
fn outside(asked: &Asked<'_>, hits: &[Hit<'_>]) -> Option<String> {
    let is_outside = |hit: &&Hit<'_>| {
        let places = positions(asked.schema, hit.hoster);
        !places.is_empty() && places.into_iter().all(|place| drawn(place).is_none())
    };
    let names: Vec<String> =
        hits.iter().filter(is_outside).map(|hit| hit.hoster.name(asked.schema).to_owned()).collect();
    let number = Some(names.len()).filter(|number| *number > 0)?;
    let last = matou_core::text::and_word(asked.lang);
    let pieces = [("n", number.into()), ("names", matou_core::text::join(&names, last).into())];
    Some(Words::of(asked.lang).fill("map-outside", pieces))
}

fn without(asked: &Asked<'_>, hits: &[Hit<'_>]) -> Option<String> {
    let number = hits.iter().filter(|hit| positions(asked.schema, hit.hoster).is_empty()).count();
    (number > 0).then(|| Words::of(asked.lang).count("map-without", number))
}
