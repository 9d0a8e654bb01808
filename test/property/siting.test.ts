import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { landLeft, landTaken, takingRules, UNKNOWN_LAND } from '../../src/evaluate/energy/site-land.ts';
import { siteArea, type SiteExclusion } from '../../src/evaluate/energy/site-area.ts';
import { OUTSIDE_LAYER, siteParts, sitePieces } from '../../src/evaluate/energy/site-pieces.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { gridBase, gridBox, SHEET_AREA_M2 } from '../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** Cropland, bare land, a hole in the survey, shrubland, forest, and land whose class the file does not tell. */
const CODES = ['0103', '1206', null, '0305', '0301', ''] as const;
const base = gridBase({
  columns: 6,
  rows: 2,
  parcel: (column, row) => {
    const code = CODES[(column + row) % CODES.length] ?? null;
    return code === null ? null : { code };
  },
});
const along = fc.double({ min: -0.4, max: 6.4, noNaN: true });
const across = fc.double({ min: -0.4, max: 2.4, noNaN: true });
const box = fc
  .tuple(along, across, along, across)
  .filter(([west, south, east, north]) => Math.abs(east - west) > 0.01 && Math.abs(north - south) > 0.01)
  .map(([west, south, east, north]) =>
    gridBox(Math.min(west, east), Math.min(south, north), Math.max(west, east), Math.max(south, north)),
  );
const RULES: readonly SiteExclusion[] = [
  { rule: 'outside', verdict: 'forbidden', layers: [OUTSIDE_LAYER], classCodes: new Set() },
  { rule: 'redline', verdict: 'forbidden', layers: ['redline'], classCodes: new Set() },
  { rule: 'cropland', verdict: 'forbidden', layers: [], classCodes: new Set(['0103']) },
  { rule: 'habitat', verdict: 'conditional', layers: ['farmland'], classCodes: new Set(['0305']) },
  { rule: 'farmland', verdict: 'forbidden', layers: ['farmland'], classCodes: new Set(['0103', '0301']) },
];

describe('the land that exclusions take of a site', () => {
  it('has the hectares that the list tells, rule by rule in any order, and leaves the net area', () => {
    fc.assert(
      fc.property(
        box,
        fc.array(box, { maxLength: 2 }),
        fc.array(box, { maxLength: 2 }),
        fc.shuffledSubarray([...RULES], { minLength: RULES.length }),
        (drawn, redline, farmland, exclusions) => {
          const shape = shapeFromGeojson(drawn);
          const layers = [
            { name: 'redline', shapes: redline.map(shapeFromGeojson) },
            { name: 'farmland', shapes: farmland.map(shapeFromGeojson) },
          ];
          const divided = siteParts(shape, base, layers, topology);
          if (!divided.ok) throw new Error(divided.details.message);
          const cut = sitePieces(divided.parts, base, topology);
          if (!cut.ok) throw new Error(cut.details.message);
          const area = siteArea(cut.pieces, exclusions);
          const none = { value: null, none: null, low: null, high: null };
          const analysis = { ...area, grossMw: none, netMw: none, withoutData: [], notConsidered: [] };
          const site = { ok: true as const, shape, parts: divided.parts, exclusions, analysis };
          // A millionth of a sheet is 25 m²: pieces thinner than that come and go with the last bits of the overlay.
          const close = (one: number, other: number): void =>
            expect(Math.abs(one - other)).toBeLessThan(1e-6 * SHEET_AREA_M2);
          for (const { rule, removedM2 } of [...area.steps, { rule: UNKNOWN_LAND, removedM2: area.unknownM2 }]) {
            const land = landTaken(site, rule, base, topology);
            close(land.ok ? shapeArea(land.shape) : NaN, removedM2);
          }
          const left = landLeft(site, base, topology);
          close(left.ok ? shapeArea(left.shape) : NaN, area.netM2);
          expect(takingRules(site).length).toBeLessThanOrEqual(area.steps.length + 1);
        },
      ),
      { numRuns: 60 },
    );
  });
});
