import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { createZoneWindows } from '../../src/evaluate/zone-windows.ts';
import { createFeatureCounter } from '../../src/evaluate/features/feature-counter.ts';
import { planShape } from '../../src/evaluate/plan-shape.ts';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { PlanFeature, Zone } from '../../src/plan/plan.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});

type Box = readonly [west: number, south: number, width: number, height: number];

const box: fc.Arbitrary<Box> = fc.tuple(
  fc.integer({ min: 0, max: 90 }),
  fc.integer({ min: 0, max: 90 }),
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 30 }),
);

/** A triangle in the lower left half of a box, so that boxes meet where shapes do not. */
function triangle([west, south, width, height]: Box): Extract<PlanFeature['geometry'], { type: 'Polygon' }> {
  const at = (x: number, y: number): [number, number] => [117 + (west + x) / 1000, 40 + (south + y) / 1000];
  return { type: 'Polygon', coordinates: [[at(0, 0), at(width, 0), at(0, height), at(0, 0)]] };
}

function featureOf(geometry: PlanFeature['geometry'], at: number): PlanFeature {
  const properties = { kind: 'pv', scenario: 'a', from: null, until: null, status: 'planned', name: '' } as const;
  return { id: String(at), geometry, properties };
}

it('features count with their part in a zone, and what several cover counts once', () => {
  fc.assert(
    fc.property(fc.array(box, { minLength: 1, maxLength: 9 }), box, box, (boxes, zoneBox, regionBox) => {
      const region = shapeFromGeojson(triangle([regionBox[0], regionBox[1], 90, 90]));
      const zone = { id: 'z', name: 'z', geometry: triangle([zoneBox[0], zoneBox[1], 60, 60]) } as unknown as Zone;
      const counter = createFeatureCounter(region, topology, createZoneWindows(region, topology), (geometry) =>
        planShape(geometry, topology),
      );
      const features = boxes.map(triangle).map(featureOf);
      for (const place of [null, zone]) {
        const whole = place === null ? region : common(region, shapeFromGeojson(zone.geometry));
        expect(counter.areaM2(place)).toBeCloseTo(shapeArea(whole), 2);
        const counted = counter.count(features, place);
        const shapes = boxes.map((one) => shapeFromGeojson(triangle(one)));
        for (const { feature, areaM2, share } of counted) {
          const shape = shapes[Number(feature.id)];
          if (shape === undefined) throw new Error('unknown feature');
          expect(areaM2).toBeCloseTo(shapeArea(common(shape, whole)), 2);
          expect(share).toBeCloseTo(areaM2 / shapeArea(shape), 9);
        }
        const united = topology.union(shapes);
        if (!united.ok) throw new Error('no union');
        expect(counter.unionM2(counted, place)).toBeCloseTo(shapeArea(common(united.shape, whole)), 1);
      }
    }),
    { numRuns: 60 },
  );
});

it('points count whole where they lie, and without a district everything does', () => {
  const region = shapeFromGeojson(triangle([0, 0, 90, 90]));
  const points = [
    [117.01, 40.01],
    [117.09, 40.09],
  ].map((coordinates, at) => featureOf({ type: 'Point', coordinates }, at));
  const shapeOf = (geometry: PlanFeature['geometry']): ReturnType<typeof planShape> => planShape(geometry, topology);
  const inside = createFeatureCounter(region, topology, createZoneWindows(region, topology), shapeOf).count(
    points,
    null,
  );
  expect(inside.map(({ feature, share, areaM2 }) => [feature.id, share, areaM2])).toEqual([['0', 1, 0]]);
  const open = createFeatureCounter(null, topology, createZoneWindows(null, topology), shapeOf);
  expect([open.count(points, null).length, open.areaM2(null)]).toEqual([2, null]);
});

function common(a: Parameters<Topology['intersection']>[0], b: Parameters<Topology['intersection']>[0]): typeof a {
  const result = topology.intersection(a, b);
  if (!result.ok) throw new Error('no intersection');
  return result.shape;
}
