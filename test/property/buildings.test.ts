import fc from 'fast-check';
import type { Feature, Position } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { createBaseRoofs } from '../../src/evaluate/buildings/base-roofs.ts';
import { readBuildingOutlines } from '../../src/evaluate/buildings/building-outlines.ts';
import { createZoneWindows } from '../../src/evaluate/zone-windows.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { ShapeWindow } from '../../src/geo/shape-window.ts';
import { isSurelySimple } from '../../src/geo/simple-ring.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { Zone } from '../../src/plan/plan.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});

const place = (x: number, y: number): Position => [117 + x / 1000, 40 + y / 1000];
const closed = (ring: readonly Position[]): Position[] => [...ring, ring[0] ?? []];

const vertex = fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 }));
const ring = fc
  .array(vertex, { minLength: 3, maxLength: 7 })
  .map((vertices) => closed(vertices.map(([x, y]) => [x, y])));

describe('a ring that is surely simple', () => {
  it('is valid for GEOS', () => {
    let simple = 0;
    fc.assert(
      fc.property(ring, (positions) => {
        const coordinates = Float64Array.from(positions.flat());
        if (!isSurelySimple(coordinates, positions.length)) return;
        simple += 1;
        const ends = { ringEnds: Uint32Array.of(positions.length), partEnds: Uint32Array.of(1) };
        expect(topology.validity({ coordinates, ...ends })).toEqual({ valid: true });
      }),
      { numRuns: 1000 },
    );
    expect(simple).toBeGreaterThan(100);
  });
});

const building = fc
  .record({
    at: fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 95 })),
    size: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
    buildingUse: fc.constantFrom('public', 'factory', 'other', 'villa'),
    roofPv: fc.constantFrom('yes', 'no'),
    usableRoofShare: fc.constantFrom(null, 0.25, 1),
    from: fc.integer({ min: 2018, max: 2030 }),
  })
  .map(({ at: [x, y], size: [width, height], ...properties }): Feature => {
    const corners = [place(x, y), place(x + width, y), place(x + width / 2, y + height), place(x, y + height)];
    return { type: 'Feature', geometry: { type: 'Polygon', coordinates: [closed(corners)] }, properties };
  });

/** A district of 100 × 100, cut in two along a slanting line. */
const BORDER = [place(30, 0), place(70, 100)] as const;
const DISTRICT = [place(0, 0), place(100, 0), place(100, 100), place(0, 100)];
const ZONES = [
  [place(0, 0), BORDER[0], BORDER[1], place(0, 100)],
  [BORDER[0], place(100, 0), place(100, 100), BORDER[1]],
].map((corners, at): Zone => ({
  id: String(at),
  name: '',
  geometry: { type: 'Polygon', coordinates: [closed(corners)] },
}));

describe('roofs of the base', () => {
  it('of the zones add up to those of the district, year by year and use by use', () => {
    fc.assert(
      fc.property(fc.array(building, { maxLength: 12 }), fc.integer({ min: 2019, max: 2031 }), (features, year) => {
        const region = shapeFromGeojson({ type: 'Polygon', coordinates: [closed(DISTRICT)] });
        const windows = createZoneWindows(region, topology);
        const { outlines } = readBuildingOutlines(features, {}, topology);
        const roofs = createBaseRoofs(outlines, new ShapeWindow(region), windows, topology);
        const whole = createBaseRoofs(outlines, null, windows, topology)(null, 2020, year);
        const district = roofs(null, 2020, year);
        const zones = ZONES.map((zone) => roofs(zone, 2020, year));
        for (const uses of [null, ['public'], ['public', 'factory']] as const) {
          for (const withPanels of [true, false]) {
            const sum = zones.reduce((total, zone) => total + zone.areaM2(uses, withPanels), 0);
            expect(Math.abs(sum - district.areaM2(uses, withPanels))).toBeLessThan(1e-3);
            expect(district.areaM2(uses, withPanels)).toBeLessThanOrEqual(whole.areaM2(uses, withPanels) + 1e-6);
          }
        }
        // Against the outlines one by one.
        const isNew = (at: number): boolean => (outlines.years[at] ?? 0) > 2020 && (outlines.years[at] ?? 0) <= year;
        const expected = outlines.areasM2.reduce(
          (total, areaM2, at) => total + (isNew(at) && outlines.panels[at] === 1 ? areaM2 : 0),
          0,
        );
        expect(Math.abs(whole.areaM2(null, true) - expected)).toBeLessThan(1e-6);
      }),
      { numRuns: 60 },
    );
  });
});
