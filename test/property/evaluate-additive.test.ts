import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import { districtGround } from '../../src/evaluate/cut-ground.ts';
import { featureCut } from '../../src/evaluate/feature-cut.ts';
import { cutPieces } from '../../src/evaluate/pieces.ts';
import { ShapeWindow } from '../../src/geo/shape-window.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { gridBase, gridBox, gridPolygon } from '../support/grid-base.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';

const SEED = 20261122;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const CODES = ['0103', '0301', '1101', '0404', '0201'];
const base = gridBase({
  columns: 12,
  rows: 12,
  parcel: (column, row) => ({ code: CODES[(5 * column + 3 * row + column * row) % CODES.length] ?? null }),
  shift: (column, row) => [
    0.25 * Math.sin(12.9898 * column + 78.233 * row),
    0.25 * Math.cos(39.346 * column + 11.135 * row),
  ],
  farmland: [gridBox(2.3, 3.1, 7.9, 4.4), gridPolygon([5, 5], [9.5, 6.5], [6, 9])],
});

const coordinate = fc.integer({ min: -100, max: 1300 }).map((hundredths) => hundredths / 100);
const place = fc.tuple(coordinate, coordinate);

/** A ring around a centre with corners in order of their bearing: never crosses itself. */
const star = fc
  .tuple(place, fc.array(fc.integer({ min: 30, max: 400 }), { minLength: 5, maxLength: 24 }))
  .map(([[x, y], radii]) =>
    radii.map((radius, at): [number, number] => {
      const bearing = (2 * Math.PI * at) / radii.length;
      return [x + (radius / 100) * Math.cos(bearing), y + (radius / 100) * Math.sin(bearing)];
    }),
  );

function evaluatorOf(): Evaluator {
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => 0 });
}

function totals(evaluation: Evaluation): Map<string, number> {
  return new Map(
    evaluation.measures.flatMap(({ indicator, group, value }): [string, number][] =>
      value === null ? [] : [[`${indicator} ${group ?? ''}`, value]],
    ),
  );
}

function evaluate(evaluator: Evaluator, features: readonly PlanFeature[]): Evaluation {
  return evaluator.evaluate(planOf(features), { scenario: 'a', year: 2030, revision: 1 });
}

describe(`additivity of drawn areas, seed ${SEED}`, () => {
  it('cuts any drawing into fragments that add up to it within 1e-9', () => {
    const ground = districtGround(base, measureBaseline(base, topology).inRegionM2, topology);
    fc.assert(
      fc.property(star, fc.option(star), (ring, other) => {
        const shape = shapeFromGeojson(gridPolygon(...ring));
        const takers = other === null ? [] : [{ feature: 'other', shape: shapeFromGeojson(gridPolygon(...other)) }];
        const subject = {
          window: new ShapeWindow(shape),
          takers: takers.map((taker) => ({ feature: taker.feature, window: new ShapeWindow(taker.shape) })),
          lines: [],
        };
        const steps = cutPieces(subject, ground, null, []);
        let step = steps.next();
        while (step.done !== true) step = steps.next();
        const cut = featureCut(step.value, topology.area(shape), ground);
        const parts = [cut.outsideM2, ...cut.taken.map((one) => one.areaM2), ...cut.areasM2, cut.uncoveredM2];
        const sum = parts.reduce((total, areaM2) => total + areaM2, 0);
        expect(Math.abs(sum - cut.drawnM2) / cut.drawnM2).toBeLessThan(1e-9);
        // The grid has no gaps: what is inside the district and free lies on parcels, measured parcel by parcel.
        const hull = topology.union([base.land]);
        if (!hull.ok) throw new Error('no union');
        let free = topology.intersection(shape, hull.shape);
        for (const taker of takers) if (free.ok) free = topology.difference(free.shape, taker.shape);
        const inside = base.region === null || !free.ok ? free : topology.intersection(free.shape, base.region);
        if (!inside.ok) throw new Error('no overlay');
        const fragments = cut.areasM2.reduce((total, areaM2) => total + areaM2, 0);
        expect(Math.abs(fragments - topology.area(inside.shape)) / cut.drawnM2).toBeLessThan(1e-9);
        for (const areaM2 of cut.areasM2) expect(areaM2).toBeGreaterThan(0);
      }),
      { seed: SEED, numRuns: 70 },
    );
  });

  it('leaves totals the same when a drawing is split in two', () => {
    const evaluator = evaluatorOf();
    fc.assert(
      fc.property(star, fc.nat(99), fc.nat(99), (ring, first, second) => {
        // A chord from one corner to another through the centre's side: both halves keep the corners between them.
        const low = first % ring.length;
        const high = low + 2 + (second % (ring.length - 3));
        const turned = [...ring, ...ring];
        const one = turned.slice(low, high + 1);
        const two = turned.slice(high, low + ring.length + 1);
        const whole = gridPolygon(...ring);
        const halves = [gridPolygon(...one), gridPolygon(...two)];
        // A chord that leaves the drawing does not split it; the areas tell.
        const areas = halves.map((half) => topology.area(shapeFromGeojson(half)));
        const wholeM2 = topology.area(shapeFromGeojson(whole));
        fc.pre(halves.every((half) => topology.validity(shapeFromGeojson(half)).valid));
        fc.pre(Math.abs(areas.reduce((sum, areaM2) => sum + areaM2, 0) - wholeM2) < 1e-6 * wholeM2);
        const before = totals(evaluate(evaluator, [drawn('whole', whole)]));
        const after = totals(
          evaluate(
            evaluator,
            halves.map((half, at) => drawn(`half${at}`, half)),
          ),
        );
        expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
        const regionM2 = before.get('area.region ') ?? Number.NaN;
        for (const [key, value] of before) {
          const scale = key.startsWith('forest.cover') ? 100 : regionM2;
          expect(Math.abs((after.get(key) ?? Number.NaN) - value) / scale).toBeLessThan(1e-9);
        }
      }),
      { seed: SEED, numRuns: 45 },
    );
  });
});
