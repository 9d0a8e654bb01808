import { describe, expect, it } from 'vitest';
import { HATCH_TILES } from '../../../../src/kinds/hatch-tile.ts';
import type { HatchId } from '../../../../src/kinds/kind.ts';
import { hatchMark } from '../../../../src/report/sheet/hatch-marks.ts';

const plane = {
  centralMeridian: 117,
  falseEastingM: 39_500_000,
  denominator: 50_000,
  eastM: 0,
  northM: 0,
  xMm: 0,
  yMm: 0,
};
const window = { plane, leftMm: 0, topMm: 0, widthMm: 200, heightMm: 200 };
/** A ring with a hole in its middle. */
const ring = {
  coordinates: [10, 10, 60, 10, 60, 60, 10, 60, 25, 25, 45, 25, 45, 45, 25, 45],
  ends: [4, 8],
};

describe('hatchMark', () => {
  it.each(Object.keys(HATCH_TILES) as HatchId[])('fills an area with %s, clipped by its outline', (hatch) => {
    const mark = hatchMark(hatch, ring, '#1e7a48', window);
    expect(mark.coordinates).toEqual(ring.coordinates);
    expect(mark.marks.length).toBeGreaterThan(0);
    for (const inner of mark.marks) expect(inner.mark === 'path' && inner.ends.length > 3).toBe(true);
  });

  it('keeps lines 1.6 mm apart', () => {
    const mark = hatchMark('diagonal', ring, '#b3202c', window);
    const [lines] = mark.marks;
    if (lines?.mark !== 'path') throw new Error('no lines');
    const offsets = Array.from({ length: lines.ends.length }, (_, at) => {
      const [x = 0, y = 0] = [lines.coordinates[4 * at], lines.coordinates[4 * at + 1]];
      return (x + y) / Math.SQRT2;
    }).sort((a, b) => a - b);
    for (let at = 1; at < offsets.length; at += 1) {
      expect((offsets[at] ?? 0) - (offsets[at - 1] ?? 0)).toBeCloseTo(1.6, 2);
    }
  });

  it('leaves out what lies beside the map', () => {
    const beside = { coordinates: [300, 10, 360, 10, 360, 60], ends: [3] };
    const mark = hatchMark('open-rings', beside, '#1e7a48', window);
    expect(mark.marks).toEqual([]);
  });
});
