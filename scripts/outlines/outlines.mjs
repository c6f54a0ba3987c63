// Makes data/outlines/outlines.json: the outlines that the map page draws.
//
//     npm ci --ignore-scripts && npm run outlines
//
// Not part of the tests: it is run again only when the outlines shall change. Both packages carry Natural Earth
// (public domain, 1:10m): one the departments of France by their codes, the other the countries. The departments
// overseas come from the second, because the first has moved them next to France.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import mapshaper from 'mapshaper';
import { feature } from 'topojson-client';
import { path, rings } from './path.mjs';
import { conic, plain, project } from './projection.mjs';

const DEPARTMENTS = '@superset-ui/legacy-plugin-chart-country-map/lib/countries/france.geojson';
const COUNTRIES = 'world-atlas/countries-10m.json';
const OUT = new URL('../../data/outlines/outlines.json', import.meta.url);

/// Countries around France, by their numbers in ISO 3166-1. France itself is drawn by its departments.
const NEIGHBOURS = {
  '020': 'AD', '040': 'AT', '056': 'BE', '276': 'DE', '380': 'IT', '438': 'LI', '442': 'LU', '492': 'MC',
  '528': 'NL', '724': 'ES', '756': 'CH', '826': 'GB', '831': 'GG', '832': 'JE',
};
const FRANCE = '250';

/// Departments that are far from the others: a box around each, west, south, east, north.
const OVERSEAS = {
  '971': [-62, 15.5, -60.9, 16.8],
  '972': [-61.4, 14.2, -60.7, 15],
  '973': [-55, 2, -51, 6.5],
  '974': [55, -21.5, 56, -20.7],
  '976': [44.9, -13.2, 45.5, -12.5],
};

/// The main frame is 860 × 820 units of 1.5 km. Its projection is that of the official maps of France, on a sphere.
const MAIN = {
  frame: [0, 0, 860, 820],
  parallels: [44, 49],
  origin: [3, 46.5],
  scale: 4247.3,
  at: [430, 414],
};
/// The insets stand in a row below it, each with a line for its name.
const INSET = { width: 160, height: 120, gap: 15, padding: 14, label: 17 };

/// Areas are in square units: 2.25 km².
const SMALLEST_ISLAND = 5;
const DETAIL = { main: '42%', inset: '60%' };

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(name), 'utf8'));
const round = (value, digits) => Number(value.toFixed(digits));

/// The boundary of a list of points: left, top, right, bottom.
function bounds(points) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

const world = read(COUNTRIES);
const countries = feature(world, world.objects.countries).features;

/// The departments of the mainland and Corsica, and the countries around them, projected.
function mainFeatures() {
  const projection = conic(MAIN);
  const of = (kind, code, geometry) => ({
    type: 'Feature',
    properties: { kind, code },
    geometry: project(geometry, projection),
  });
  const departments = read(DEPARTMENTS).features.map((one) => [one.properties.ISO.slice(3), one.geometry]);
  const around = countries.filter((one) => one.id in NEIGHBOURS);
  return [
    ...around.map((one) => of('country', NEIGHBOURS[one.id], one.geometry)),
    ...departments.filter(([code]) => /^\d|^2[AB]/.test(code)).map(([code, it]) => of('department', code, it)),
  ];
}

/// The frame and the projection of an inset, and what it shows.
function inset([code, [west, south, east, north]], at) {
  const isWithin = ([x, y]) => x > west && x < east && y > south && y < north;
  const france = countries.find((one) => one.id === FRANCE).geometry.coordinates;
  const polygons = france.filter((polygon) => isWithin(polygon[0][0]));
  const [left, bottom, right, top] = bounds(polygons.flat(2));
  const frame = [at * (INSET.width + INSET.gap), MAIN.frame[3] + INSET.gap, INSET.width, INSET.height];
  const middle = [frame[0] + INSET.width / 2, frame[1] + INSET.height / 2];
  const origin = [round((left + right) / 2, 3), round((top + bottom) / 2, 3)];
  const [x, y] = plain({ origin, scale: 1, at: [0, 0] })([right, bottom]);
  const scale = Math.min((INSET.width / 2 - INSET.padding) / x, (INSET.height / 2 - INSET.padding) / y);
  const label = [middle[0], frame[1] + INSET.height + INSET.label];
  const drawn = { code, frame, label, origin, scale: round(scale, 0), at: middle };
  const geometry = project({ type: 'MultiPolygon', coordinates: polygons }, plain(drawn));
  return { drawn, features: [{ type: 'Feature', properties: { kind: 'department', code }, geometry }] };
}

/// Simplifies with shared borders kept, and cuts at a frame. Borders of two packages are snapped into one first.
async function simplify(features, detail, [x, y, width, height]) {
  const input = { 'in.json': JSON.stringify({ type: 'FeatureCollection', features }) };
  const cut = (margin) => `-clip bbox=${[x - margin, y - margin, x + width + margin, y + height + margin]}`;
  const commands = [
    '-i in.json snap snap-interval=0.4',
    cut(60),
    '-clean close-outer-gaps gap-width=1.5',
    `-filter-islands min-area=${SMALLEST_ISLAND}`,
    `-simplify weighted keep-shapes planar ${detail}`,
    cut(0),
    '-o out.json format=geojson precision=1',
    '-points inner',
    '-o points.json format=geojson precision=1',
  ];
  const out = await mapshaper.applyCommands(commands.join(' '), input);
  const anchors = new Map();
  for (const { properties, geometry } of JSON.parse(out['points.json']).features) {
    anchors.set(properties.code, geometry.coordinates.flat().slice(0, 2));
  }
  return JSON.parse(out['out.json']).features.map(({ properties, geometry }) => ({
    ...properties,
    at: anchors.get(properties.code),
    path: path(rings(geometry)),
  }));
}

/// One shape or inset a line, so that a change shows what changed.
function write({ view_box, main, insets, shapes }) {
  const lines = (list) => `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`;
  const head = `"view_box":${JSON.stringify(view_box)},\n"main":${JSON.stringify(main)}`;
  return `{${head},\n"insets":${lines(insets)},\n"shapes":${lines(shapes)}}\n`;
}

const insets = Object.entries(OVERSEAS).map(inset);
const shapes = await simplify(mainFeatures(), DETAIL.main, MAIN.frame);
for (const { drawn, features } of insets) {
  shapes.push(...(await simplify(features, DETAIL.inset, drawn.frame)));
}
shapes.sort((one, other) => (one.kind + one.code < other.kind + other.code ? -1 : 1));
const height = MAIN.frame[3] + INSET.gap + INSET.height + INSET.label + 8;
mkdirSync(new URL('.', OUT), { recursive: true });
const drawn = insets.map((one) => one.drawn);
// One unit around everything, so that the lines of the frames are not cut in half.
const view_box = [-1, -1, MAIN.frame[2] + 2, height + 1];
writeFileSync(OUT, write({ view_box, main: MAIN, insets: drawn, shapes }));
