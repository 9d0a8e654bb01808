import { afterAll, beforeAll, expect, it } from 'vitest';
import { siteArea } from '../../../../src/evaluate/energy/site-area.ts';
import {
  OUTSIDE_LAYER,
  siteParts,
  sitePieces,
  type SiteLayer,
  type SitePieces,
} from '../../../../src/evaluate/energy/site-pieces.ts';
import { shapeArea } from '../../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';
import type { Shape } from '../../../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import { gridBase, gridBox, SHEET_AREA_M2 } from '../../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** One row of sheets: cropland, bare land, a hole in the survey, shrubland. */
const base = gridBase({
  columns: 4,
  rows: 1,
  parcel: (column) => (column === 2 ? null : { code: ['0103', '1206', '', '0305'][column] ?? '0103' }),
});

function cutSite(site: Shape, layers: readonly SiteLayer[]): SitePieces {
  const divided = siteParts(site, base, layers, topology);
  return divided.ok ? sitePieces(divided.parts, base, topology) : divided;
}

function pieces(
  box: Parameters<typeof gridBox>,
  layers: Readonly<Record<string, readonly Parameters<typeof gridBox>[]>>,
) {
  const named = Object.entries(layers).map(([name, boxes]) => ({
    name,
    shapes: boxes.map((one) => shapeFromGeojson(gridBox(...one))),
  }));
  const cut = cutSite(shapeFromGeojson(gridBox(...box)), named);
  if (!cut.ok) throw new Error(cut.details.message);
  return cut.pieces.map(({ areaM2, classCode, layers: on }) => ({
    sheets: Number((areaM2 / SHEET_AREA_M2).toFixed(9)),
    classCode,
    on: [...on].sort().join('+'),
  }));
}

it('cuts a site by classes and layers, what lies on two layers once', () => {
  // Layers of two shapes that overlap count once; the whole height of a row, so that areas are shares of sheets.
  const cut = pieces([0.5, 0, 2, 1], {
    farmland: [[0, 0, 0.75, 1]],
    redline: [
      [0.6, 0, 1.2, 1],
      [1, 0, 1.5, 1],
    ],
  });
  expect(cut).toEqual(
    expect.arrayContaining([
      { sheets: 0.1, classCode: '0103', on: 'farmland' },
      { sheets: 0.15, classCode: '0103', on: 'farmland+redline' },
      { sheets: 0.25, classCode: '0103', on: 'redline' },
      { sheets: 0.5, classCode: '1206', on: 'redline' },
      { sheets: 0.5, classCode: '1206', on: '' },
    ]),
  );
  expect(cut).toHaveLength(5);
});

it('tells where no parcel lies, and what is outside of the district', () => {
  expect(pieces([1.5, 0, 5, 1], {})).toEqual(
    expect.arrayContaining([
      { sheets: 0.5, classCode: '1206', on: '' },
      { sheets: 1, classCode: '0305', on: '' },
      { sheets: 1, classCode: null, on: '' },
      { sheets: 1, classCode: null, on: OUTSIDE_LAYER },
    ]),
  );
});

it('loses nothing: pieces, and exclusions with the net area, add up to what was drawn within 1e-9', () => {
  const drawn = shapeFromGeojson(gridBox(0.13, 0.2, 3.7, 1.4));
  const shapes = [shapeFromGeojson(gridBox(0.3, 0.1, 1.1, 0.7)), shapeFromGeojson(gridBox(0.9, 0.5, 3.3, 0.9))];
  const cut = cutSite(drawn, [{ name: 'redline', shapes }]);
  if (!cut.ok) throw new Error(cut.details.message);
  const { grossM2, netM2, unknownM2, steps } = siteArea(cut.pieces, [
    { rule: 'outside', verdict: 'forbidden', layers: [OUTSIDE_LAYER], classCodes: new Set() },
    { rule: 'redline', verdict: 'forbidden', layers: ['redline'], classCodes: new Set() },
    { rule: 'cropland', verdict: 'forbidden', layers: [], classCodes: new Set(['0103']) },
  ]);
  const whole = shapeArea(drawn);
  const parts = steps.reduce((total, { removedM2 }) => total + removedM2, netM2 + unknownM2);
  expect(Math.abs(grossM2 / whole - 1)).toBeLessThan(1e-9);
  expect(Math.abs(parts / whole - 1)).toBeLessThan(1e-9);
  expect(Math.min(netM2, unknownM2, ...steps.map(({ removedM2 }) => removedM2))).toBeGreaterThan(0);
});
