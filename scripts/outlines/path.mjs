// From outlines to SVG paths: whole numbers, relative, as short as they get.

/// The points of a ring as whole numbers, without those that change nothing: repeated ones and those on a straight line.
function tidy(ring) {
  let points = ring.slice(0, -1).map(([x, y]) => [Math.round(x), Math.round(y)]);
  for (let before = -1; before !== points.length; ) {
    before = points.length;
    points = points.filter((point, at) => {
      const from = points.at(at - 1);
      const to = points[(at + 1) % points.length];
      return (point[0] - from[0]) * (to[1] - from[1]) !== (point[1] - from[1]) * (to[0] - from[0]);
    });
  }
  return points;
}

/// Twice the area of a ring.
function doubleArea(points) {
  const part = ([x, y], at) => x * points[(at + 1) % points.length][1] - points[(at + 1) % points.length][0] * y;
  return Math.abs(points.reduce((sum, point, at) => sum + part(point, at), 0));
}

/// A small diamond: a country that is smaller than the grid is still there.
function diamond([x, y]) {
  return [[x - 2, y], [x, y - 2], [x + 2, y], [x, y + 2]];
}

/// The rings of an outline as the path draws them.
export function rings(geometry) {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const kept = polygons.flat().map(tidy).filter((points) => points.length > 2 && doubleArea(points) > 1);
  return kept.length > 0 ? kept : [diamond(geometry.coordinates.flat(8).slice(0, 2).map(Math.round))];
}

/// Path data: `m` to the start of each ring, then relative lines. Each `z` goes back to that start.
export function path(rings) {
  let from = [0, 0];
  const write = (points) => {
    const start = points[0];
    const steps = points.map(([x, y], at) => {
      const [left, top] = at === 0 ? from : points[at - 1];
      return `${x - left} ${y - top}`;
    });
    from = start;
    return `m${steps.join(' ')}z`;
  };
  return rings.map(write).join('').replaceAll(' -', '-');
}
