import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { officialAreaM2 } from '../../src/geo/official-area.ts';
import { shapeArea, signedRingArea } from '../../src/geo/shape-area.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from '../../src/geo/working-plane.ts';

/** Rounding every vertex to 1e-6″ (0.03 mm) moves the area of a parcel of a few kilometres by less than this. */
const ROUNDING_M2 = 0.05;

/** A star-shaped ring around a place in China: longitude, latitude pairs, closed, counter-clockwise, never crossing itself. */
const parcel = fc
  .record({
    longitude: fc.double({ min: 75, max: 134, noNaN: true }),
    latitude: fc.double({ min: 18, max: 53, noNaN: true }),
    sizeDegrees: fc.double({ min: 1e-4, max: 0.02, noNaN: true }),
    radii: fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 }),
  })
  .map(({ longitude, latitude, sizeDegrees, radii }) => {
    const open = radii.flatMap((radius, index) => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [longitude + sizeDegrees * radius * Math.cos(angle), latitude + sizeDegrees * radius * Math.sin(angle)];
    });
    return ringShape([...open, ...open.slice(0, 2)]);
  });

function ringShape(coordinates: ArrayLike<number>): Shape {
  return {
    coordinates: Float64Array.from(coordinates),
    ringEnds: Uint32Array.of(coordinates.length / 2),
    partEnds: Uint32Array.of(1),
  };
}

/** Degrees to the working plane. */
function inPlane(shape: Shape): Shape {
  return { ...shape, coordinates: shape.coordinates.map((value, index) => (index % 2 === 0 ? planeX : planeY)(value)) };
}

function reversed({ coordinates }: Shape): Shape {
  const pairs: number[] = [];
  for (let index = coordinates.length - 2; index >= 0; index -= 2)
    pairs.push(...coordinates.subarray(index, index + 2));
  return ringShape(pairs);
}

function relative(a: number, b: number): number {
  return Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

describe('the working plane', () => {
  it('gives longitude and latitude back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -89, max: 89, noNaN: true }),
        (longitude, latitude) => {
          expect(Math.abs(planeLongitude(planeX(longitude)) - longitude)).toBeLessThan(1e-12);
          expect(Math.abs(planeLatitude(planeY(latitude)) - latitude)).toBeLessThan(1e-11);
        },
      ),
    );
  });

  it('has areas that the official procedure confirms, for any parcel in China', () => {
    fc.assert(
      fc.property(parcel, (shape) => {
        expect(Math.abs(shapeArea(inPlane(shape)) - officialAreaM2(shape))).toBeLessThan(ROUNDING_M2);
      }),
    );
  });
});

describe('the area of a ring', () => {
  it('keeps its size and changes its sign when the ring is reversed', () => {
    fc.assert(
      fc.property(parcel, (degrees) => {
        const shape = inPlane(degrees);
        const back = reversed(shape);
        const end = shape.coordinates.length / 2;
        const forward = signedRingArea(shape.coordinates, 0, end);
        expect(forward).toBeGreaterThan(0);
        expect(relative(-forward, signedRingArea(back.coordinates, 0, end))).toBeLessThan(1e-12);
        expect(relative(shapeArea(shape), shapeArea(back))).toBeLessThan(1e-12);
      }),
    );
  });

  it('does not depend on the vertex it starts with', () => {
    fc.assert(
      fc.property(parcel, fc.nat(), (degrees, seed) => {
        const shape = inPlane(degrees);
        const open = [...shape.coordinates.subarray(0, -2)];
        const cut = 2 * (seed % (open.length / 2));
        const turned = [...open.slice(cut), ...open.slice(0, cut)];
        const other = ringShape([...turned, ...turned.slice(0, 2)]);
        expect(relative(shapeArea(shape), shapeArea(other))).toBeLessThan(1e-12);
      }),
    );
  });

  it('does not depend on the reference meridian of the official series', () => {
    fc.assert(
      fc.property(parcel, fc.constantFrom(0, 60, 117, 123), (shape, meridian) => {
        // Far meridians add large trapezoids that cancel: what is left of them is far below a hundredth of a square metre.
        expect(Math.abs(officialAreaM2(shape) - officialAreaM2(shape, meridian))).toBeLessThan(0.01);
      }),
    );
  });

  it('sums over the pieces of a cut from vertex to vertex', () => {
    fc.assert(
      fc.property(parcel, fc.nat(), (degrees, seed) => {
        const { coordinates } = inPlane(degrees);
        const open = coordinates.length / 2 - 1;
        fc.pre(open >= 4);
        const cut = 2 + (seed % (open - 3));
        const end = coordinates.length / 2;
        const first = ringShape([...coordinates.subarray(0, 2 * cut + 2), ...coordinates.subarray(0, 2)]);
        const second = ringShape([
          ...coordinates.subarray(2 * cut, 2 * open),
          ...coordinates.subarray(0, 2),
          ...coordinates.subarray(2 * cut, 2 * cut + 2),
        ]);
        const whole = signedRingArea(coordinates, 0, end);
        const pieces =
          signedRingArea(first.coordinates, 0, first.coordinates.length / 2) +
          signedRingArea(second.coordinates, 0, second.coordinates.length / 2);
        expect(relative(whole, pieces)).toBeLessThan(1e-11);
      }),
    );
  });
});
