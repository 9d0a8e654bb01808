import { describe, expect, it } from 'vitest';
import { clipPath } from '../../../../data/demo/linework.ts';
import { createRegionSet } from '../../../../data/demo/region-set.ts';
import { createRandom } from '../../../../data/demo/random.ts';
import { cutArea, cutStrips } from '../../../../data/demo/split.ts';
import { signedAreaM2, type Path } from '../../../../data/demo/path.ts';
import { wigglePath } from '../../../../data/demo/wiggle.ts';

const square = (x: number, y: number, side: number): Path => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];

describe('regions', () => {
  const regions = createRegionSet();
  regions.add(square(100, 0, 100));
  regions.add(square(300, 0, 100));

  it('say which outline holds a point', () => {
    expect(regions.regionAt(150, 50)).toBe(0);
    expect(regions.regionAt(350, 50)).toBe(1);
    expect(regions.regionAt(250, 50)).toBe(-1);
  });

  it('split a segment into stretches inside and outside', () => {
    const inside = regions.intervals(0, 50, 500, 50, true).flat();
    const outside = regions.intervals(0, 50, 500, 50, false).flat();
    [0.2, 0.4, 0.6, 0.8].forEach((share, index) => expect(inside[index]).toBeCloseTo(share, 9));
    [0, 0.2, 0.4, 0.6, 0.8, 1].forEach((share, index) => expect(outside[index]).toBeCloseTo(share, 9));
  });

  it('cut a path, running on a little at cut ends only', () => {
    const out: Path[] = [];
    clipPath([0, 50, 250, 50, 250, 200], [{ regions, inside: false }], out);
    expect(out).toHaveLength(2);
    expect(out[0]).toEqual([0, 50, expect.closeTo(100.4, 6), 50]);
    expect(out[1]?.slice(0, 2)).toEqual([expect.closeTo(199.6, 6), 50]);
    expect(out[1]?.slice(-2)).toEqual([250, 200]);
  });
});

describe('cutting an area', () => {
  it('yields blocks and lanes that together are the area', () => {
    const ring = square(0, 0, 1000).slice(0, 8);
    const cuts = cutArea(
      ring,
      0.3,
      { leafM2: 50_000, laneLevels: 2, laneM: 6, unevenness: 0.1, turn: 0.1 },
      createRandom(7),
    );
    const blocks = cuts.blocks.reduce(
      (sum, block) => sum + Math.abs(signedAreaM2([...block, ...block.slice(0, 2)])),
      0,
    );
    const lanes = cuts.lanes.reduce((sum, lane) => sum + Math.abs(signedAreaM2(lane)), 0);
    expect(blocks + lanes).toBeCloseTo(1e6, 3);
    expect(cuts.lanes).toHaveLength(3);
    for (const block of cuts.blocks)
      expect(Math.abs(signedAreaM2([...block, ...block.slice(0, 2)]))).toBeLessThan(72_500);
  });

  it('lays strips side by side across a block', () => {
    const lines = cutStrips([0, 0, 400, 0, 400, 200, 0, 200], 0, 50, createRandom(3));
    expect(lines.length).toBeGreaterThanOrEqual(2);
    for (const line of lines) expect(line).toHaveLength(4);
  });
});

describe('wiggling an edge', () => {
  const wiggle = { pieceM: 100, throwShare: 0.2, throwLimitM: 50 };

  it('gives the same line for the same ends and key, another for another key', () => {
    expect(wigglePath(0, 0, 1000, 0, wiggle, 5)).toEqual(wigglePath(0, 0, 1000, 0, wiggle, 5));
    expect(wigglePath(0, 0, 1000, 0, wiggle, 5)).not.toEqual(wigglePath(0, 0, 1000, 0, wiggle, 6));
  });

  it('keeps both ends and makes no long piece', () => {
    const path = wigglePath(0, 0, 1000, 0, wiggle, 5);
    expect(path.slice(0, 2)).toEqual([0, 0]);
    expect(path.slice(-2)).toEqual([1000, 0]);
    for (let i = 0; i + 3 < path.length; i += 2) {
      const length = Math.hypot((path[i + 2] ?? 0) - (path[i] ?? 0), (path[i + 3] ?? 0) - (path[i + 1] ?? 0));
      expect(length).toBeLessThan(100);
    }
  });
});
