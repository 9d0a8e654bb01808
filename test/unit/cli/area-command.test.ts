import { describe, expect, it } from 'vitest';
import { runArea } from '../../../src/cli/area-command.ts';

/** T4 and T3 of the area oracles (`test/golden/area-oracles.test.ts`): 961620.33 m² and 106904539.43 m². */
const RECTANGLES = {
  type: 'FeatureCollection',
  features: [
    { type: 'Feature', id: 'T4', geometry: rectangle(117, 39, 0.01), properties: {} },
    { type: 'Feature', geometry: { type: 'Point', coordinates: [117, 39] }, properties: {} },
    { type: 'Feature', geometry: rectangle(108, 30, 0.1), properties: { id: 7 } },
    { type: 'Feature', geometry: rectangle(0, 0, 1), properties: { name: 'equator' } },
  ],
};

function rectangle(west: number, south: number, size: number) {
  const [east, north] = [west + size, south + size];
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function run(content: unknown, ...words: string[]) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return runArea(['land.geojson', ...words], {
    readFile: () => Promise.resolve(new TextEncoder().encode(text)),
    partsOf: (path) => Promise.resolve([path]),
  });
}

describe('tantu area', () => {
  it('prints areas and perimeters as JSON, rounded to 0.01', async () => {
    const { exitCode, stdout, stderr } = await run(RECTANGLES, '--json');
    expect(exitCode).toBe(0);
    const { features, totalM2 } = JSON.parse(stdout) as {
      features: { index: number; id: string | number | null; areaM2: number; perimeterM: number }[];
      totalM2: number;
    };
    expect(features.map(({ index, id, areaM2 }) => ({ index, id, areaM2 }))).toEqual([
      { index: 0, id: 'T4', areaM2: 961620.33 },
      { index: 2, id: 7, areaM2: 106904539.43 },
      { index: 3, id: null, areaM2: 12308463893.57 },
    ]);
    expect(totalM2).toBe(12416330053.33);
    // One degree of the equator is 111 319.49 m, of the meridian there 110 574.39 m; 60' north 111 302.65 m (GRS 80).
    expect(features[2]?.perimeterM).toBeCloseTo(111319.49 + 2 * 110574.39 + 111302.65, 0);
    expect(stderr).toBe('land.geojson: features that are not polygons and have no area, left out: 1.\n');
  });

  it('prints a table without --json', async () => {
    const { stdout } = await run(RECTANGLES);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('index\tid\tareaM2\tperimeterM');
    expect(lines[1]).toMatch(/^0\tT4\t961620\.33\t\d+\.\d\d$/);
    expect(lines.at(-1)).toBe('total\t\t12416330053.33');
  });

  it('measures an empty layer as nothing, and says so', async () => {
    const { exitCode, stdout, stderr } = await run({ type: 'FeatureCollection', features: [] }, '--json');
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toEqual({ features: [], totalM2: 0 });
    expect(stderr).toBe('land.geojson holds no features.\n');
  });

  it('warns of a polygon that crosses itself, with the place', async () => {
    const bowTie = {
      type: 'Polygon',
      coordinates: [
        [
          [117, 40],
          [117.01, 40.01],
          [117.01, 40],
          [117, 40.01],
          [117, 40],
        ],
      ],
    };
    const { exitCode, stderr } = await run(bowTie);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(
      /^land\.geojson: feature 0 is not a valid polygon \(Self-intersection at 117\.005000, 40\.005/,
    );
  });

  it('refuses metres that nothing names, naming file and remedy in one line', async () => {
    expect(await run(rectangle(400000, 4340000, 1000))).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        'land.geojson: the coordinates are not degrees (400000, 4340000) in feature 0, and the file does not name their ' +
        'system. Name it (CGCS2000 Gauss-Kruger, EPSG:4491 to 4554), or convert the file to EPSG:4490.\n',
    });
  });

  it('measures a named Gauss–Krüger zone by the official procedure', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4548' } };
    const { stdout } = await run({ ...rectangle(400000, 4340000, 1000), crs }, '--json');
    const { totalM2 } = JSON.parse(stdout) as { totalM2: number };
    expect(Math.abs(totalM2 - 999756.33)).toBeLessThan(0.021);
  });

  it.each([
    ['points only', { type: 'Point', coordinates: [117, 40] }, 'holds points and lines only'],
    ['a cut text', '{"type":"Polygon",\n"coordinates":[[[117', 'is cut off at line 2, column 21'],
    ['no GeoJSON', '{"a":1}', 'is JSON but not GeoJSON at type'],
    ['an empty file', '', 'is empty'],
  ])('refuses %s with exit 2 and one line', async (_what, content, sentence) => {
    const { exitCode, stdout, stderr } = await run(content);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`land.geojson ${sentence}`);
    expect(stderr.trimEnd().split('\n').length).toBe(1);
  });

  it('passes on what the reader changed', async () => {
    const { coordinates } = rectangle(117, 39, 0.01);
    const open = { type: 'Polygon', coordinates: coordinates.map((ring) => ring.slice(0, 4)) };
    const { stdout, stderr } = await run(open, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ totalM2: 961620.33 });
    expect(stderr).toBe('land.geojson: open rings that were closed: 1, the first in feature 0.\n');
  });

  it('refuses a missing file and wrong arguments', async () => {
    const ports = {
      readFile: () => Promise.reject(new Error('ENOENT')),
      partsOf: (path: string) => Promise.resolve([path]),
    };
    const outcomes = await Promise.all([
      runArea(['none.fgb'], ports),
      runArea([], ports),
      runArea(['a', 'b'], ports),
      runArea(['a', '--wrong'], ports),
    ]);
    expect(outcomes.map(({ exitCode }) => exitCode)).toEqual([2, 2, 2, 2]);
    expect(outcomes[0].stderr).toBe('none.fgb cannot be read: no such file, or no permission.\n');
  });
});
