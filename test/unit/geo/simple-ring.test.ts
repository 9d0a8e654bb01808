import { expect, it } from 'vitest';
import { isSurelySimple } from '../../../src/geo/simple-ring.ts';

it.each<[string, boolean, readonly number[]]>([
  ['a square', true, [0, 0, 1, 0, 1, 1, 0, 1, 0, 0]],
  ['a square the other way round', true, [0, 0, 0, 1, 1, 1, 1, 0, 0, 0]],
  ['a square with a vertex in the middle of a side', true, [0, 0, 0.5, 0, 1, 0, 1, 1, 0, 1, 0, 0]],
  ['an L', true, [0, 0, 2, 0, 2, 1, 1, 1, 1, 2, 0, 2, 0, 0]],
  ['a bow-tie', false, [0, 0, 1, 1, 1, 0, 0, 1, 0, 0]],
  ['a spike', false, [0, 0, 1, 0, 3, 0, 1, 0, 1, 1, 0, 1, 0, 0]],
  ['a spike at the first vertex', false, [0, 0, 1, 0, 1, 1, 0, 1, 0, 0, -1, 0, 0, 0]],
  ['a corner that touches another side', false, [0, 0, 2, 0, 2, 2, 1, 0, 0, 2, 0, 0]],
  ['a vertex that is there twice', false, [0, 0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 0]],
  ['a line there and back', false, [0, 0, 1, 0, 0, 0]],
])('%s: %s', (_, expected, coordinates) => {
  expect(isSurelySimple(Float64Array.from(coordinates), coordinates.length / 2)).toBe(expected);
});
