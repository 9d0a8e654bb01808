import { describe, expect, it } from 'vitest';
import { layOutSheet, placeGround, windowCorners } from '../../../../src/report/sheet/sheet-layout.ts';
import { DEFAULT_SHEET, PAPER_SIZES, SCALE_DENOMINATORS } from '../../../../src/report/sheet/sheet-settings.ts';

const BOUNDS = [117.2, 39.8, 117.6, 40.2] as const;

describe('layOutSheet', () => {
  it.each(['A4', 'A3', 'A2', 'A1', 'A0'] as const)(
    'keeps map and columns of %s on the paper, apart from each other',
    (size) => {
      for (const orientation of ['landscape', 'portrait'] as const) {
        const { widthMm, heightMm, map, columns } = layOutSheet({ ...DEFAULT_SHEET, size, orientation });
        const { shortMm, longMm } = PAPER_SIZES[size];
        expect([widthMm, heightMm]).toEqual(orientation === 'landscape' ? [longMm, shortMm] : [shortMm, longMm]);
        for (const box of [map, ...columns]) {
          expect(box.x).toBeGreaterThan(0);
          expect(box.x + box.widthMm).toBeLessThan(widthMm);
          expect(box.y + box.heightMm).toBeLessThan(heightMm);
        }
        for (const column of columns) {
          const isBeside = column.x >= map.x + map.widthMm || column.y >= map.y + map.heightMm;
          expect(isBeside).toBe(true);
        }
        expect(map.widthMm * map.heightMm).toBeGreaterThan(0.3 * widthMm * heightMm);
      }
    },
  );

  it('gives the map the whole width where no tables are wanted', () => {
    const bare = layOutSheet({ ...DEFAULT_SHEET, parts: ['land-cover', 'legend'] });
    expect(bare.columns).toEqual([]);
    expect(bare.map.widthMm).toBeGreaterThan(layOutSheet(DEFAULT_SHEET).map.widthMm + 50);
  });
});

describe('placeGround', () => {
  const { map } = layOutSheet(DEFAULT_SHEET);

  it('takes the largest scale of the list at which the district fits', () => {
    const { window, isWhole } = placeGround(map, BOUNDS, 117.4, { denominator: null, centre: null });
    const { denominator } = window.plane;
    expect(SCALE_DENOMINATORS).toContain(denominator);
    expect(isWhole).toBe(true);
    const larger = SCALE_DENOMINATORS[SCALE_DENOMINATORS.indexOf(denominator as 10_000) - 1] ?? 0;
    expect(placeGround(map, BOUNDS, 117.4, { denominator: larger, centre: null }).isWhole).toBe(false);
  });

  it('says when the district does not fit, and when the paper is far too large', () => {
    expect(placeGround(map, BOUNDS, 117.4, { denominator: 25_000, centre: null }).isWhole).toBe(false);
    expect(placeGround(map, BOUNDS, 117.4, { denominator: 1_000_000, centre: null }).isLoose).toBe(true);
  });

  it('puts a place that is asked for in the middle of the map', () => {
    const { window } = placeGround(map, BOUNDS, 117.4, { denominator: 50_000, centre: [117.3, 39.9] });
    const corners = windowCorners(window);
    const mean = (index: 0 | 1): number => corners.reduce((sum, corner) => sum + corner[index], 0) / corners.length;
    expect(mean(0)).toBeCloseTo(117.3, 3);
    expect(mean(1)).toBeCloseTo(39.9, 3);
  });
});
