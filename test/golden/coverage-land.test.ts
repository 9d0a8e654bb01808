import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureDemoBase } from '../../data/demo/cache.ts';
import { createZoneWindows } from '../../src/evaluate/zone-windows.ts';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { builtUpParcels } from '../../src/evaluate/coverage/built-up-land.ts';
import { createCoverageEvaluator } from '../../src/evaluate/coverage/coverage-evaluator.ts';
import { createPlanCutter } from '../../src/evaluate/cut-plan.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { openLandFile } from '../../src/formats/open-land-file.ts';
import { readLandCover } from '../../src/formats/read-land-cover.ts';
import { linesFromGeojson } from '../../src/geo/line-set.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { type Topology, loadTopology } from '../../src/geo/topology.ts';
import { planeLatitude, planeLongitude } from '../../src/geo/working-plane.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';
import { DEMO_DATASETS } from '../../src/plan/demo-datasets.ts';
import type { PlanFeature, Zone } from '../../src/plan/plan.ts';
import { planOf, pointFeature, steadyRandom } from '../support/coverage-plan.ts';

const NO_LAYERS = { roads: null, villages: null, places: null };
const SCOPE = { scenario: 'a', year: 2025, revision: 1 };

let topology: Topology;
let base: LandBase;
beforeAll(async () => {
  topology = await loadTopology();
  const bytes = await readFile(join(await ensureDemoBase('dongli'), 'landcover.fgb'));
  const opened = await openLandFile([{ name: 'landcover.fgb', bytes: new Uint8Array(bytes) }]);
  if (!opened.ok) throw new Error(opened.code);
  const classes = thirdSurveyClasses();
  const { fields = {} } = DEMO_DATASETS[0] ?? {};
  const read = await readLandCover(opened.value, { classes, fields, onProgress: () => undefined });
  if (!read.ok) throw new Error(read.code);
  const land = read.value.table;
  base = {
    region: null,
    land,
    index: openParcelIndex(land),
    classes,
    forestMarks: new Uint8Array(land.parcelCount),
    farmlandLine: null,
  };
});
afterAll(() => topology.dispose());

function placesIn(count: number, seed: number): [number, number][] {
  const random = steadyRandom(seed);
  const box = base.index.bounds ?? { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  return Array.from({ length: count }, () => [
    planeLongitude(box.minX + random() * (box.maxX - box.minX)),
    planeLatitude(box.minY + random() * (box.maxY - box.minY)),
  ]);
}

/** Per cent of built-up land in the union of GEOS's own buffers, 64 chords a quarter, by zone. */
function byGeos(stations: readonly PlanFeature[], usualM: number, zone: Zone | null): number {
  const radii = [...new Set(stations.map(({ properties }) => properties['serviceRadiusM'] ?? usualM))];
  const buffers = radii.map((radius) => {
    const points = stations.flatMap(({ geometry, properties }) =>
      geometry.type === 'Point' && (properties['serviceRadiusM'] ?? usualM) === radius ? [geometry.coordinates] : [],
    );
    const lines = linesFromGeojson({ type: 'MultiPoint', coordinates: points });
    const buffer = topology.bufferLines(lines, Number(radius), { segmentsPerQuarter: 64 });
    if (!buffer.ok) throw new Error('buffer');
    return buffer.shape;
  });
  const union = topology.union(buffers);
  if (!union.ok) throw new Error('union');
  const parcels = builtUpParcels(base.land, base.classes);
  const outline = zone === null ? null : shapeFromGeojson(zone.geometry);
  const inside = outline === null ? union : topology.intersection(union.shape, outline);
  if (!inside.ok) throw new Error('intersection');
  const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);
  const served = topology.prepare(inside.shape);
  const coveredM2 = sum(served.overlapAreas(base.land, parcels).areas);
  served.release();
  if (outline === null) return (100 * coveredM2) / sum(Array.from(parcels, (parcel) => base.land.areasM2[parcel] ?? 0));
  const whole = topology.prepare(outline);
  const allM2 = sum(whole.overlapAreas(base.land, parcels).areas);
  whole.release();
  return (100 * coveredM2) / allM2;
}

describe('served land of the demo base of 东丽', () => {
  it.each([
    [3, 1],
    [25, 2],
    [160, 3],
  ])('of %d stations is that of GEOS buffers within 1e-4, district and zone', (count, seed) => {
    const cutter = createPlanCutter(base, measureBaseline(base, topology), topology);
    const coverage = createCoverageEvaluator({
      region: null,
      cutter,
      zoneWindow: createZoneWindows(null, topology),
      layers: NO_LAYERS,
    });
    const [[west, south] = [0, 0], [east, north] = [0, 0]] = [placesIn(1, 77)[0], placesIn(2, 77)[1]];
    const zone: Zone = {
      id: 'z',
      name: 'z',
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [west, south],
            [east, south],
            [east, north],
            [(west + east) / 2, (3 * north - south) / 2],
            [west, north],
            [west, south],
          ],
        ],
      },
    };
    const random = steadyRandom(seed + 50);
    const stations = placesIn(count, seed).map((place, at) =>
      pointFeature(`s${String(at)}`, 'charging-station', place, random() < 0.3 ? { serviceRadiusM: 1500 } : {}),
    );
    const stops = placesIn(count, seed + 10).map((place, at) => pointFeature(`b${String(at)}`, 'bus-stop', place));
    const rows = coverage.rows(planOf([...stations, ...stops], [zone]), SCOPE, createFactorLibrary({}));
    const of = (indicator: string, id: string): number =>
      rows.find((row) => row.indicator === indicator && row.zone === id && row.group === null)?.value ?? Number.NaN;
    for (const [id, part] of [
      ['region', null],
      ['z', zone],
    ] as const) {
      const charging = byGeos(stations, 1000, part);
      const bus = byGeos(stops, 500, part);
      expect(Math.abs(of('charging.coverage', id) - charging)).toBeLessThanOrEqual(1e-4 * charging);
      expect(Math.abs(of('bus.coverage', id) - bus)).toBeLessThanOrEqual(1e-4 * bus);
    }
    expect(of('charging.coverage', 'region')).toBeGreaterThan(0);
  });
});
