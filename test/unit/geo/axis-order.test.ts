import { describe, expect, it } from 'vitest';
import { detectAxisOrder } from '../../../src/geo/axis-order.ts';
import type { Bounds } from '../../../src/geo/bounds.ts';
import { systemOfEpsg } from '../../../src/geo/coordinate-system.ts';
import { degreeBounds } from '../../../src/geo/degree-bounds.ts';
import { suggestCoordinateSystems } from '../../../src/geo/suggest-coordinate-systems.ts';

/** 蓟州区, degrees. */
const JIZHOU: Bounds = { minX: 117.14, minY: 39.76, maxX: 117.78, maxY: 40.25 };
/** About what 蓟州区 covers in the zone around 117°. */
const EASTINGS = [512_000, 566_700] as const;
const NORTHINGS = [4_401_600, 4_457_200] as const;

function box([minX, maxX]: readonly [number, number], [minY, maxY]: readonly [number, number]): Bounds {
  return { minX, minY, maxX, maxY };
}

function order(sample: Bounds, code: number, district: Bounds | null = null) {
  const lookup = systemOfEpsg(code);
  if (!lookup.ok) throw new Error('no system');
  return detectAxisOrder(sample, lookup.system, district);
}

describe('order of the axes', () => {
  it.each([
    ['degrees', box([117.1, 117.8], [39.7, 40.3]), 4490, 'east-north'],
    ['latitude first', box([39.7, 40.3], [117.1, 117.8]), 4490, 'north-east'],
    ['Gauss–Krüger', box(EASTINGS, NORTHINGS), 4548, 'east-north'],
    ['northing first', box(NORTHINGS, EASTINGS), 4548, 'north-east'],
    ['with zone number', box([39_512_000, 39_566_700], NORTHINGS), 4527, 'east-north'],
    ['northing first, with zone number', box(NORTHINGS, [39_512_000, 39_566_700]), 4527, 'north-east'],
    ['zone number where there is none', box([39_512_000, 39_566_700], NORTHINGS), 4548, 'outside'],
    ['no zone number where there is one', box(EASTINGS, NORTHINGS), 4527, 'outside'],
    ['web map', box([13_035_000, 13_110_000], [4_830_000, 4_900_000]), 3857, 'east-north'],
    ['web map, northing first', box([4_830_000, 4_900_000], [13_035_000, 13_110_000]), 3857, 'north-east'],
    ['London, easting first as the formats say', box([-0.5, 0.3], [51.3, 51.7]), 4326, 'east-north'],
    ['far north-west, possible only one way', box([60, 70], [-170, -120]), 4326, 'north-east'],
    ['metres said to be degrees', box(EASTINGS, NORTHINGS), 4490, 'outside'],
    ['UTM', box([512_000, 566_000], [4_400_000, 4_455_000]), 32650, 'east-north'],
  ] as const)('%s', (_, sample, code, expected) => {
    expect(order(sample, code)).toBe(expected);
  });

  it('where both orders are possible (南沙, 4° to 7° north) the district decides, and without one nothing does', () => {
    const sample = box([480_000, 520_000], [660_000, 700_000]);
    const lookup = systemOfEpsg(4548);
    const there = lookup.ok ? degreeBounds(sample, lookup.system) : null;
    expect(there?.minY).toBeGreaterThan(5);
    expect(order(sample, 4548)).toBe('ambiguous');
    expect(order(sample, 4548, there)).toBe('east-north');
    expect(order(box([660_000, 700_000], [480_000, 520_000]), 4548, there)).toBe('north-east');
    expect(order(sample, 4548, JIZHOU)).toBe('ambiguous');
  });
});

describe('systems that could be meant', () => {
  const codes = (sample: Bounds) =>
    suggestCoordinateSystems(sample, JIZHOU).map(({ system, swapped }) => [system.epsg, swapped]);

  it('without zone number: the zone that falls on the district, then UTM', () => {
    expect(codes(box(EASTINGS, NORTHINGS))).toEqual([
      [4548, false],
      [32650, false],
    ]);
  });

  it('with zone number, with the number of a 6° zone, northing first', () => {
    expect(codes(box([39_512_000, 39_566_700], NORTHINGS))).toEqual([[4527, false]]);
    expect(codes(box([20_512_000, 20_566_700], NORTHINGS))).toEqual([[4498, false]]);
    expect(codes(box(NORTHINGS, [39_512_000, 39_566_700]))).toEqual([[4527, true]]);
  });

  it('degrees and web map', () => {
    expect(codes(box([39.8, 40.2], [117.2, 117.7]))).toEqual([[4490, true]]);
    expect(codes(box([13_040_000, 13_110_000], [4_830_000, 4_899_000]))).toEqual([[3857, false]]);
  });

  it('none for metres from elsewhere, and the share says how well it fits', () => {
    expect(codes(box([512_000, 566_700], [3_000_000, 3_050_000]))).toEqual([]);
    const [first] = suggestCoordinateSystems(box(EASTINGS, NORTHINGS), JIZHOU);
    expect(first?.share).toBeGreaterThan(0.9);
  });
});
