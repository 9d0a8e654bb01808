import { describe, expect, it } from 'vitest';
import { NearPlaces } from '../../../src/geo/near-places.ts';
import { PlaceNumbers } from '../../../src/geo/place-numbers.ts';

describe('numbers of places', () => {
  it('are the same for the same doubles and new for any other, far beyond the number expected', () => {
    const numbers = new PlaceNumbers(4);
    const places = Array.from(
      { length: 5000 },
      (_, at) => [117 + (at % 71) * 2 ** -46, 40 + Math.floor(at / 71)] as const,
    );
    places.forEach(([x, y], at) => expect(numbers.numberOf(x, y)).toBe(at));
    places.forEach(([x, y], at) => expect(numbers.find(x, y)).toBe(at));
    expect(numbers.count).toBe(5000);
    expect(numbers.find(117, 39)).toBe(-1);
    expect([...numbers.places.slice(2, 4)]).toEqual([...(places[1] ?? [])]);
  });

  it('do not depend on the sign of nothing', () => {
    const numbers = new PlaceNumbers();
    expect(numbers.numberOf(0, -0)).toBe(0);
    expect(numbers.numberOf(-0, 0)).toBe(0);
  });
});

describe('places near others', () => {
  it('are found within the tolerance, across the borders of the grid', () => {
    const near = new NearPlaces(1e-7);
    const places = Array.from({ length: 200 }, (_, at) => [1234.5 + at * 3.1e-7, -77 - at * 1.7e-7] as const);
    places.forEach(([x, y]) => near.numberOf(x, y));
    places.forEach(([x, y], at) => {
      for (const [east, north] of [
        [0.9e-7, 0],
        [-0.9e-7, 0.9e-7],
        [0, -0.9e-7],
      ] as const) {
        expect(near.find(x + east, y + north)).toBe(at);
      }
      expect(near.find(x + 1.5e-7, y + 1.2e-7)).toBe(-1);
    });
  });

  it('come after the very place', () => {
    const near = new NearPlaces(1e-3);
    expect(near.numberOf(5, 5)).toBe(0);
    expect(near.numberOf(5.0001, 5)).toBe(1);
    expect(near.find(5.0001, 5)).toBe(1);
    expect(near.find(5.000_05, 5)).toBe(0);
  });
});
