// Where a longitude and a latitude lie on the map. crates/api/src/outlines.rs does the same sums; what both need to
// know (parallels, origins, scales) is written into the data file.

const radians = (degrees) => (degrees * Math.PI) / 180;

/// The Lambert conformal conic projection on a sphere: France as its maps are usually drawn.
export function conic({ parallels: [south, north], origin: [longitude, latitude], scale, at: [x, y] }) {
  const stretch = (degrees) => Math.tan(Math.PI / 4 + radians(degrees) / 2);
  const cosine = (degrees) => Math.cos(radians(degrees));
  const n = Math.log(cosine(south) / cosine(north)) / Math.log(stretch(north) / stretch(south));
  const radius = (degrees) => (scale * cosine(south) * (stretch(south) / stretch(degrees)) ** n) / n;
  return ([east, up]) => {
    const angle = n * radians(east - longitude);
    return [x + radius(up) * Math.sin(angle), y - radius(latitude) + radius(up) * Math.cos(angle)];
  };
}

/// The equirectangular projection, true at the latitude of its origin: enough for an island.
export function plain({ origin: [longitude, latitude], scale, at: [x, y] }) {
  const width = Math.cos(radians(latitude));
  return ([east, up]) => [x + scale * radians(east - longitude) * width, y - scale * radians(up - latitude)];
}

/// The outlines of features with all their points moved by a projection.
export function project(geometry, projection) {
  const move = (value) => (typeof value[0] === 'number' ? projection(value) : value.map(move));
  return { type: geometry.type, coordinates: move(geometry.coordinates) };
}
