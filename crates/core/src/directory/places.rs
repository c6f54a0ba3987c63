//! Where hosters are, for distances.

use crate::directory::Hoster;
use crate::schema::Schema;

/// A point, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) latitude: f64,
    pub(crate) longitude: f64,
}

/// The mean radius of the Earth, in kilometres (IUGG).
const RADIUS_KM: f64 = 6371.0;

/// The distance of two points on a sphere, in kilometres (haversine formula); latitude and longitude in degrees.
pub fn kilometres(from: (f64, f64), to: (f64, f64)) -> f64 {
    let (latitude, longitude) = ((to.0 - from.0).to_radians(), (to.1 - from.1).to_radians());
    let across = from.0.to_radians().cos() * to.0.to_radians().cos() * (longitude / 2.0).sin().powi(2);
    let half = (latitude / 2.0).sin().powi(2) + across;
    2.0 * RADIUS_KM * half.sqrt().min(1.0).asin()
}

/// The positions of a hoster.
pub(super) fn points(schema: &Schema, hoster: &Hoster) -> Vec<Point> {
    let Some(value) = hoster.value(schema, "positions") else { return Vec::new() };
    let point = |record: &crate::value::Record| {
        let (latitude, longitude) = (record.number("latitude")?, record.number("longitude")?);
        Some(Point { latitude: latitude.to_f64(), longitude: longitude.to_f64() })
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
}
