import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Geometry, Position } from 'geojson';
import { geodesicLeg } from '../../src/geo/geodesic.ts';
import { areaOfM2 } from '../../src/map/drawing-progress.ts';
import { transformGround, transformShapes, type Transformation } from '../../src/map/tools/transform-ground.ts';

/** A star-shaped polygon around a place, between 0.4 and 1 of `radius` degrees from its middle. */
const star = fc
  .record({
    x: fc.double({ min: 74, max: 134, noNaN: true }),
    y: fc.double({ min: 19, max: 53, noNaN: true }),
    radius: fc.double({ min: 1e-3, max: 2e-2, noNaN: true }),
    lengths: fc.array(fc.double({ min: 0.4, max: 1, noNaN: true }), { minLength: 3, maxLength: 20 }),
  })
  .map(({ x, y, radius, lengths }): Geometry => {
    const ring = lengths.map((length, index): Position => {
      const angle = (2 * Math.PI * index) / lengths.length;
      return [x + radius * length * Math.cos(angle), y + radius * length * Math.sin(angle)];
    });
    return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
  });

function transformed(geometry: Geometry, change: Transformation): Geometry {
  const ground = transformGround([{ id: 'one', geometry }]);
  const [shape] = ground === null ? [] : transformShapes(ground, change);
  return shape?.geometry ?? geometry;
}

function ringOf(geometry: Geometry): readonly Position[] {
  return geometry.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
}

function expectSame(first: Geometry, second: Geometry, degrees: number): void {
  ringOf(first).forEach(([x = 0, y = 0], index) => {
    const [otherX = 0, otherY = 0] = ringOf(second)[index] ?? [];
    expect(Math.abs(x - otherX)).toBeLessThan(degrees);
    expect(Math.abs(y - otherY)).toBeLessThan(degrees);
  });
}

describe('moving, turning and scaling', () => {
  it('turns back to the first shape in four quarter turns about one middle', () => {
    fc.assert(
      fc.property(star, (geometry) => {
        const ground = transformGround([{ id: 'one', geometry }]);
        if (ground === null) throw new Error('no ground');
        let shapes = ground.shapes;
        for (let turn = 0; turn < 4; turn += 1) {
          shapes = transformShapes({ ...ground, shapes }, { do: 'rotate', angle: Math.PI / 2 });
        }
        expectSame(shapes[0]?.geometry ?? geometry, geometry, 1e-9);
      }),
    );
  });

  it('keeps the area when it turns and when it moves, near and far', () => {
    fc.assert(
      fc.property(
        star,
        fc.double({ min: -7, max: 7, noNaN: true }),
        fc.double({ min: -0.5, max: 0.5, noNaN: true }),
        (geometry, angle, shift) => {
          const [from = [0, 0]] = ringOf(geometry);
          const to = [(from[0] ?? 0) + shift, (from[1] ?? 0) - shift / 2];
          for (const change of [{ do: 'rotate', angle } as const, { do: 'move', from, to } as const]) {
            expect(areaOfM2(transformed(geometry, change)) / areaOfM2(geometry)).toBeCloseTo(1, 9);
          }
        },
      ),
    );
  });

  it('keeps lengths and the bearing of every side when it moves', () => {
    fc.assert(
      fc.property(star, fc.double({ min: -0.3, max: 0.3, noNaN: true }), (geometry, shift) => {
        const [from = [0, 0]] = ringOf(geometry);
        const to = [(from[0] ?? 0) + shift, (from[1] ?? 0) + shift];
        const before = ringOf(geometry);
        const after = ringOf(transformed(geometry, { do: 'move', from, to }));
        // What is taken hold of comes exactly to where it is put.
        expect(after[0]).toEqual(to);
        before.slice(1).forEach((vertex, index) => {
          const leg = geodesicLeg(before[0] ?? [], vertex);
          const moved = geodesicLeg(after[0] ?? [], after[index + 1] ?? []);
          expect(Math.abs(moved.lengthM - leg.lengthM)).toBeLessThan(1e-6 * Math.max(1, leg.lengthM));
        });
      }),
    );
  });

  it('scales the area by the product of both factors', () => {
    fc.assert(
      fc.property(
        star,
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        fc.double({ min: 0.1, max: 4, noNaN: true }),
        (geometry, eastward, northward) => {
          const scaled = transformed(geometry, { do: 'scale', about: [0, 0], eastward, northward });
          expect(areaOfM2(scaled) / areaOfM2(geometry) / (eastward * northward)).toBeCloseTo(1, 9);
        },
      ),
    );
  });
});
