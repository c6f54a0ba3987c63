//! Where hosters are, for distances. Points are kept on the unit sphere, so that comparing distances needs no sine.

use crate::directory::Hoster;
use crate::field::About;
use crate::schema::Schema;
use std::sync::Arc;

/// A point of the unit sphere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    x: f64,
    y: f64,
    z: f64,
}

/// A point of a hoster.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Located {
    /// The position of the hoster in the directory.
    pub(crate) hoster: u32,
    pub(crate) point: Point,
}

/// The mean radius of the Earth, in kilometres (IUGG).
const RADIUS_KM: f64 = 6371.0;

impl Point {
    /// The point of a latitude and a longitude, in degrees.
    pub(crate) fn of(latitude: f64, longitude: f64) -> Self {
        let (latitude, longitude) = (latitude.to_radians(), longitude.to_radians());
        Self { x: latitude.cos() * longitude.cos(), y: latitude.cos() * longitude.sin(), z: latitude.sin() }
    }

    /// The square of the straight line between two points: 0 to 4. It grows with the distance on the sphere.
    pub(crate) fn chord_squared(self, other: Self) -> f64 {
        (self.x - other.x).powi(2) + (self.y - other.y).powi(2) + (self.z - other.z).powi(2)
    }
}

impl Located {
    /// All points, hoster by hoster.
    pub(super) fn all(points: &[Arc<[Point]>]) -> Vec<Self> {
        let of = |(points, hoster): (&'_ Arc<[Point]>, u32)| {
            points.iter().map(|point| Self { hoster, point: *point }).collect::<Vec<_>>()
        };
        points.iter().zip(0_u32..).flat_map(of).collect()
    }
}

/// The distance on the Earth of a squared chord of the unit sphere, in kilometres.
pub(crate) fn kilometres_of(chord_squared: f64) -> f64 {
    2.0 * RADIUS_KM * (chord_squared.sqrt() / 2.0).min(1.0).asin()
}

/// The squared chord of a distance in kilometres: what lies within it has a smaller one, or the same.
pub(crate) fn chord_squared_of(kilometres: f64) -> f64 {
    (2.0 * (kilometres / (2.0 * RADIUS_KM)).min(std::f64::consts::FRAC_PI_2).sin()).powi(2)
}

/// The distance of two points on a sphere of the Earth's mean radius, in kilometres; latitude and longitude in degrees.
pub fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    kilometres_of(Point::of(from.0, from.1).chord_squared(Point::of(to.0, to.1)))
}

/// The points of a hoster, as long as its answer counts.
pub(super) fn points(schema: &Schema, hoster: &Hoster) -> Vec<Point> {
    let known = schema.field(About::Hoster, "positions");
    let stated = known.and_then(|known| hoster.answers().current(known.id));
    let Some(value) = stated.and_then(|stated| stated.answer.value()) else { return Vec::new() };
    let point = |record: &crate::value::Record| {
        let (latitude, longitude) = (record.number("latitude")?, record.number("longitude")?);
        Some(Point::of(latitude.to_f64(), longitude.to_f64()))
    };
    value.records().iter().filter_map(point).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paris_to_rennes_is_about_308_kilometres() {
        let distance = kilometres((48.8566, 2.3522), (48.1173, -1.6778));
        assert!((305.0..312.0).contains(&distance), "{distance}");
        assert!(kilometres((48.0, 2.0), (48.0, 2.0)).abs() < 1e-9);
        assert!((20_000.0..20_040.0).contains(&kilometres((0.0, 0.0), (0.0, 180.0))));
    }

    #[test]
    fn chords_and_kilometres_are_each_other_undone() {
        for kilometres in [1.0, 10.0, 308.0, 5_000.0, 15_000.0] {
            assert!((kilometres_of(chord_squared_of(kilometres)) - kilometres).abs() < 1e-6);
        }
        assert!(
            chord_squared_of(20_500.0) >= 4.0 - 1e-12,
            "beyond the other side of the Earth there is nothing"
        );
    }
}
