//! What the map draws: outlines of departments and countries, and where a point lies among them. The outlines are
//! `data/outlines/outlines.json`, which `scripts/outlines/` makes; `data/README.md` says of what.

use serde::Deserialize;
use std::f64::consts::FRAC_PI_4;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../../data/outlines/outlines.json");

/// A map without outlines is a list with a blank beside it: should the file be wrong, a test fails, not the program.
static OUTLINES: LazyLock<Outlines> = LazyLock::new(|| serde_json::from_str(FILE).unwrap_or_default());

/// The outlines that the program holds, read once.
pub(crate) fn outlines() -> &'static Outlines {
    &OUTLINES
}

/// The whole drawing. All its lengths are units of one view box, all its paths are drawn without transformation.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Outlines {
    view_box: Frame,
    main: Main,
    insets: Vec<Inset>,
    shapes: Vec<Shape>,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize)]
#[serde(from = "[f64; 4]")]
pub(crate) struct Frame {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

/// What a shape is. Its code is one of the vocabulary of that name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Kind {
    /// A department of France. Together they are France, which has no shape as a country.
    Department,
    /// A country around France, cut at the main frame.
    Country,
}

/// One outline.
#[derive(Debug, Deserialize)]
pub(crate) struct Shape {
    pub(crate) kind: Kind,
    pub(crate) code: String,
    /// A point well within it, for a mark or a number.
    pub(crate) at: (f64, f64),
    /// The data of an SVG path.
    pub(crate) path: String,
}

/// The mainland, Corsica and what is around them: the Lambert conformal conic projection of a sphere, in which maps of
/// France are usually drawn.
#[derive(Debug, Default, Deserialize)]
struct Main {
    frame: Frame,
    /// The latitudes at which the scale is true, south and north.
    parallels: (f64, f64),
    /// The longitude and latitude that lie at `at`.
    origin: (f64, f64),
    /// Units to a radian of a great circle.
    scale: f64,
    at: (f64, f64),
}

/// A department overseas, in a frame of its own below the main one and to a scale of its own: the equirectangular
/// projection, true at its middle.
#[derive(Debug, Deserialize)]
pub(crate) struct Inset {
    /// The code of the department.
    pub(crate) code: String,
    pub(crate) frame: Frame,
    /// Where its name stands: the middle of the line of writing.
    pub(crate) label: (f64, f64),
    origin: (f64, f64),
    scale: f64,
    at: (f64, f64),
}

impl Outlines {
    /// The countries, then the departments: what is drawn later lies above.
    pub(crate) fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    /// The part of the plane that the drawing fills.
    pub(crate) fn view_box(&self) -> Frame {
        self.view_box
    }

    /// The frame of the mainland.
    pub(crate) fn frame(&self) -> Frame {
        self.main.frame
    }

    /// The departments overseas.
    pub(crate) fn insets(&self) -> &[Inset] {
        &self.insets
    }

    /// Where a point of the Earth lies, or `None` when it lies outside of all frames. Degrees.
    pub(crate) fn place(&self, longitude: f64, latitude: f64) -> Option<(f64, f64)> {
        let main = (self.main.frame, self.main.project(longitude, latitude));
        let insets = self.insets.iter().map(|inset| (inset.frame, inset.project(longitude, latitude)));
        std::iter::once(main).chain(insets).find(|(frame, at)| frame.holds(*at)).map(|(_, at)| at)
    }
}

impl Main {
    /// `scripts/outlines/projection.mjs` does the same sums.
    fn project(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let (south, north) = self.parallels;
        let cosine = |degrees: f64| degrees.to_radians().cos();
        let stretch = |degrees: f64| (FRAC_PI_4 + degrees.to_radians() / 2.0).tan();
        let cone = (cosine(south) / cosine(north)).ln() / (stretch(north) / stretch(south)).ln();
        let radius =
            |degrees: f64| self.scale * cosine(south) * (stretch(south) / stretch(degrees)).powf(cone) / cone;
        let angle = cone * (longitude - self.origin.0).to_radians();
        let x = self.at.0 + radius(latitude) * angle.sin();
        (x, self.at.1 - radius(self.origin.1) + radius(latitude) * angle.cos())
    }
}

impl Inset {
    fn project(&self, longitude: f64, latitude: f64) -> (f64, f64) {
        let east = (longitude - self.origin.0).to_radians() * self.origin.1.to_radians().cos();
        let north = (latitude - self.origin.1).to_radians();
        (self.at.0 + self.scale * east, self.at.1 - self.scale * north)
    }
}

impl Frame {
    fn holds(self, (x, y): (f64, f64)) -> bool {
        (self.x..=self.x + self.width).contains(&x) && (self.y..=self.y + self.height).contains(&y)
    }
}

impl From<[f64; 4]> for Frame {
    fn from([x, y, width, height]: [f64; 4]) -> Self {
        Self { x, y, width, height }
    }
}

#[cfg(test)]
mod tests;
