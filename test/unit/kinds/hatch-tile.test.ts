import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../src/kinds/kind-list.ts';
import { layOutHatches } from '../../../src/map/hatch-atlas.ts';
import { HATCH_RESOLUTION, HATCH_TILES } from '../../../src/kinds/hatch-tile.ts';

describe('hatches', () => {
  it('are there for every kind that has one', () => {
    const asked = KINDS.flatMap(({ symbol }) => (symbol.hatch === null ? [] : [symbol.hatch]));
    expect(asked.length).toBeGreaterThan(8);
    expect(asked.filter((hatch) => !(hatch in HATCH_TILES))).toEqual([]);
  });

  it('repeat after a whole number of texels, or their seams would show', () => {
    for (const tile of Object.values(HATCH_TILES)) {
      expect(Number.isInteger(tile.widthPx * HATCH_RESOLUTION)).toBe(true);
      expect(Number.isInteger(tile.heightPx * HATCH_RESOLUTION)).toBe(true);
    }
  });

  it('draw something each, and no two draw the same', () => {
    const marks = Object.values(HATCH_TILES).map(
      ({ strokePath, fillPath, widthPx }) => `${strokePath}${fillPath}${widthPx}`,
    );
    expect(marks.every((mark) => mark.includes('M'))).toBe(true);
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('keep the pitch of the symbology: 9 px for the red line, 6 for restoration, 5 for parks', () => {
    const pitchOf = (id: 'diagonal' | 'back-diagonal' | 'park-diagonal') => HATCH_TILES[id].widthPx / Math.SQRT2;
    expect(Math.abs(pitchOf('diagonal') - 9)).toBeLessThan(0.1);
    expect(Math.abs(pitchOf('back-diagonal') - 6)).toBeLessThan(0.1);
    expect(Math.abs(pitchOf('park-diagonal') - 5)).toBeLessThan(0.1);
  });

  it('lie side by side in the atlas with room between them', () => {
    const { width, height, frames } = layOutHatches(HATCH_TILES);
    const placed = Object.values(frames).sort((first, second) => first.x - second.x);
    expect(placed).toHaveLength(Object.keys(HATCH_TILES).length);
    placed.forEach((frame, index) => {
      const next = placed[index + 1];
      expect(frame.y + frame.height).toBeLessThan(height);
      expect(frame.x + frame.width).toBeLessThan(next?.x ?? width);
    });
  });
});
