import type { FeatureCollection } from 'geojson';
import { describe, expect, it } from 'vitest';
import { planSheets } from '../../../../src/report/sheet/sheet-series.ts';
import { DEFAULT_SHEET } from '../../../../src/report/sheet/sheet-settings.ts';
import { districtAt } from '../../../support/sheet-fixture.ts';

const boundary = districtAt(117.4, 40);
const villages: FeatureCollection = {
  type: 'FeatureCollection',
  features: [
    ['官庄镇', 117.3, 40],
    ['官庄镇', 117.32, 40.02],
    ['别山镇', 117.5, 39.9],
  ].map(([town, x, y]) => ({
    type: 'Feature',
    properties: { town },
    geometry: { type: 'Point', coordinates: [Number(x), Number(y)] },
  })),
};

describe('planSheets', () => {
  it('makes one sheet, or an index with frames and one sheet for every township', () => {
    const one = planSheets(DEFAULT_SHEET, { boundary, zones: [], villages });
    expect(one.ok && one.plan.sheets.length).toBe(1);
    const series = planSheets({ ...DEFAULT_SHEET, series: 'towns' }, { boundary, zones: [], villages });
    if (!series.ok) throw new Error(series.code);
    const parts = series.plan.sheets.map(({ part }) => part);
    expect(parts.map(({ name, sheet, of }) => [name, sheet, of])).toEqual([
      ['', 1, 3],
      ['官庄镇', 2, 3],
      ['别山镇', 3, 3],
    ]);
    // Every sheet knows the others: the index lists them, the insets show the neighbours.
    for (const { frames } of parts)
      expect(frames.map(({ sheet, name }) => [sheet, name])).toEqual([
        [2, '官庄镇'],
        [3, '别山镇'],
      ]);
  });

  it('says what is missing instead of printing nothing', () => {
    const ground = { boundary, zones: [], villages: null };
    expect(planSheets({ ...DEFAULT_SHEET, series: 'zones' }, ground)).toEqual({ ok: false, code: 'no-zones' });
    expect(planSheets({ ...DEFAULT_SHEET, series: 'towns' }, ground)).toEqual({ ok: false, code: 'no-towns' });
    expect(planSheets(DEFAULT_SHEET, { ...ground, boundary: null })).toEqual({ ok: false, code: 'no-district' });
  });
});
