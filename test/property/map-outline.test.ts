import { area, kinks, polygon as turfPolygon } from '@turf/turf';
import fc from 'fast-check';
import type { Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { closeRing, pathsOf } from '../../src/map/editable-path.ts';
import { insertVertex } from '../../src/map/insert-vertex.ts';
import { labelPointOf } from '../../src/map/label-point.ts';
import { moveVertex } from '../../src/map/move-vertex.ts';
import { isInsideRings } from '../../src/geo/point-in-polygon.ts';
import { removeVertex } from '../../src/map/remove-vertex.ts';
import { counterClockwise } from '../../src/map/ring-direction.ts';
import { findSelfCrossing } from '../../src/plan/self-crossing.ts';

/** Places with fractions that hardly ever line up, so that the answer does not hang on rounding. */
const place = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
const scattered = fc
  .uniqueArray(place, { minLength: 4, maxLength: 14, selector: ([x, y]) => `${x.toFixed(6)} ${y.toFixed(6)}` })
  .map((places): Position[] => places.map(([x, y]) => [x, y]));

/** Vertices around a middle, by angle: never crosses itself. */
const star = fc
  .array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 40 })
  .map((radii): Position[] =>
    radii.map((radius, index) => {
      const angle = (2 * Math.PI * index) / radii.length;
      return [radius * Math.cos(angle), radius * Math.sin(angle)];
    }),
  );

function polygonOf(places: readonly Position[]): Polygon {
  return { type: 'Polygon', coordinates: [closeRing(places)] };
}

describe('self-crossing', () => {
  it('agrees with another search for kinks on any outline in general position', () => {
    fc.assert(
      fc.property(scattered, (places) => {
        fc.pre(isGeneral(places));
        const others = kinks(turfPolygon([closeRing(places)])).features.length > 0;
        expect(findSelfCrossing(polygonOf(places)) !== null).toBe(others);
      }),
      { numRuns: 400 },
    );
  });

  it('is never found around a star', () => {
    fc.assert(
      fc.property(star, (places) => {
        expect(findSelfCrossing(polygonOf(places))).toBeNull();
      }),
    );
  });
});

describe('editing an outline', () => {
  it('gives back what it was when undone by its opposite', () => {
    fc.assert(
      fc.property(star, fc.nat(), place, (places, seed, [x, y]) => {
        const before = polygonOf(places);
        const ref = { part: 0, ring: 0, index: seed % places.length };
        const old = places[ref.index] ?? [];
        expect(moveVertex(moveVertex(before, ref, [x, y]), ref, old)).toEqual(before);
        expect(removeVertex(insertVertex(before, ref, [x, y]), ref)).toEqual(before);
        expect(pathsOf(insertVertex(before, ref, [x, y]))[0]?.positions).toHaveLength(places.length + 1);
      }),
    );
  });
});

describe('outline of a polygon', () => {
  it('turns counter-clockwise without losing or moving a vertex', () => {
    fc.assert(
      fc.property(star, fc.boolean(), (places, isReversed) => {
        const given = isReversed ? [...places].reverse() : places;
        expect([...counterClockwise(given)]).toEqual(places);
      }),
    );
  });

  it('has its name inside', () => {
    fc.assert(
      fc.property(star, (places) => {
        const polygon = polygonOf(places);
        fc.pre(area(polygon) > 0);
        const at = labelPointOf(polygon);
        expect(at !== null && isInsideRings(at, polygon.coordinates)).toBe(true);
      }),
    );
  });
});

/** No three neighbours nearly in a line and no vertex nearly on a foreign edge. */
function isGeneral(places: readonly Position[]): boolean {
  return places.every((from, index) => {
    const to = places[(index + 1) % places.length] ?? [];
    return places.every((other) => {
      if (other === from || other === to) return true;
      const cross =
        ((to[0] ?? 0) - (from[0] ?? 0)) * ((other[1] ?? 0) - (from[1] ?? 0)) -
        ((to[1] ?? 0) - (from[1] ?? 0)) * ((other[0] ?? 0) - (from[0] ?? 0));
      return Math.abs(cross) > 1e-9;
    });
  });
}
