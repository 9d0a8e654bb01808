import type { Polygon } from 'geojson';
import { beforeAll, describe, expect, it } from 'vitest';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { createFeatureCounter } from '../../../../src/evaluate/features/feature-counter.ts';
import { FEATURE_INDICATORS } from '../../../../src/evaluate/features/feature-indicator-list.ts';
import { featureRows } from '../../../../src/evaluate/features/feature-rows.ts';
import type { Measure } from '../../../../src/evaluate/measure.ts';
import { planShape } from '../../../../src/evaluate/plan-shape.ts';
import { createZoneWindows } from '../../../../src/evaluate/zone-windows.ts';
import { shapeFromGeojson } from '../../../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../../../src/geo/topology.ts';
import type { PlanFeature, Zone } from '../../../../src/plan/plan.ts';
import { forwarding } from '../../../support/forwarding-topology.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});

const box = (west: number, south: number, east: number, north: number): Polygon => ({
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
});

const DISTRICT = box(117, 40, 117.1, 40.1);
const ZONES: readonly Zone[] = [
  { id: 'west', name: '西', geometry: box(117, 40, 117.05, 40.1) },
  { id: 'east', name: '东', geometry: box(117.05, 40, 117.1, 40.1) },
];

const feature = (id: string, kind: 'pv' | 'restoration', geometry: Polygon): PlanFeature => ({
  id,
  geometry,
  properties: { kind, scenario: 'a', from: null, until: null, status: 'planned', name: id, pvSetting: 'ground' },
});

/** A field of panels that crosses the border of the zones, and restored land that lies within the western one. */
const FEATURES = [
  feature('panels', 'pv', box(117.04, 40.04, 117.06, 40.06)),
  feature('mine', 'restoration', box(117.01, 40.01, 117.02, 40.02)),
];

function rowsWith(working: Topology): readonly Measure[] {
  const region = shapeFromGeojson(DISTRICT);
  const counter = createFeatureCounter(region, working, createZoneWindows(region, working), (geometry) =>
    planShape(geometry, topology),
  );
  const scope = { scenario: 'a', year: 2030, revision: 1 };
  const library = createFactorLibrary({});
  return featureRows(
    { scope, features: FEATURES, zones: ZONES, library, province: '天津' },
    FEATURE_INDICATORS,
    counter,
  );
}

function row(rows: readonly Measure[], zone: string, indicator: string): Measure | undefined {
  return rows.find((one) => one.zone === zone && one.indicator === indicator && one.group === null);
}

describe('rows of counted features', () => {
  it('give a feature its part in each zone', () => {
    const rows = rowsWith(topology);
    const [west, east, all] = ['west', 'east', 'region'].map((zone) => row(rows, zone, 'pv.area')?.value ?? NaN);
    expect(west).toBeGreaterThan(0);
    expect((west ?? 0) + (east ?? 0)).toBeCloseTo(all ?? 0, 3);
  });

  it('fail only where a feature that could not be measured is needed', () => {
    // The zones are overlaid with the district first; what comes after is the field that crosses their border.
    let overlays = 0;
    const rows = rowsWith({
      ...forwarding(topology),
      intersection(a, b) {
        overlays += 1;
        return overlays === 2
          ? {
              ok: false,
              code: 'overlay-failed',
              details: { operation: 'intersection', message: 'side location conflict' },
            }
          : topology.intersection(a, b);
      },
    });
    expect(row(rows, 'west', 'pv.area')).toMatchObject({ value: null, none: { code: 'failed' } });
    expect(row(rows, 'west', 'pv.capacity')).toMatchObject({ value: null, none: { code: 'failed' } });
    expect(row(rows, 'west', 'restoration.area')?.value).toBeGreaterThan(0);
    expect(row(rows, 'region', 'pv.area')?.value).toBeGreaterThan(0);
  });

  it('fail for a zone that cannot be overlaid with the district, and stand for the others', () => {
    let overlays = 0;
    const rows = rowsWith({
      ...forwarding(topology),
      intersection(a, b) {
        overlays += 1;
        return overlays === 1
          ? {
              ok: false,
              code: 'overlay-failed',
              details: { operation: 'intersection', message: 'side location conflict' },
            }
          : topology.intersection(a, b);
      },
    });
    expect(rows.filter(({ zone }) => zone === 'west').every(({ none }) => none?.code === 'failed')).toBe(true);
    expect(row(rows, 'east', 'pv.area')?.value).toBeGreaterThan(0);
    expect(row(rows, 'region', 'restoration.area')?.value).toBeGreaterThan(0);
  });
});
