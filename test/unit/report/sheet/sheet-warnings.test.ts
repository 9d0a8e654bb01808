import { expect, it } from 'vitest';
import { translate } from '../../../../src/i18n/translate.ts';
import { planSheets } from '../../../../src/report/sheet/sheet-series.ts';
import { DEFAULT_SHEET, type SheetSettings } from '../../../../src/report/sheet/sheet-settings.ts';
import { sheetWarnings } from '../../../../src/report/sheet/sheet-warnings.ts';
import { districtAt } from '../../../support/sheet-fixture.ts';

const boundary = districtAt(117.4, 40);
const QUIET = { land: null, missing: [], featureCount: 3, year: 2025 };

function groundsOf(settings: Partial<SheetSettings>) {
  const zones = [{ name: '北', geometry: boundary }];
  const planned = planSheets({ ...DEFAULT_SHEET, ...settings }, { boundary, zones, villages: null });
  if (!planned.ok) throw new Error(planned.code);
  return planned.plan.sheets.map(({ ground }) => ground);
}

function codesOf(settings: Partial<SheetSettings>): readonly string[] {
  return sheetWarnings({ ...QUIET, grounds: groundsOf(settings) }).map(({ code }) => code);
}

it('has nothing to say of a sheet on which the district just fits', () => {
  expect(codesOf({})).toEqual([]);
});

it('says when the paper is much larger than the district, when it is smaller, and when sheets of a series cut their parts', () => {
  // 0.4° are about 34 × 44 km: 34 × 44 mm at 1:1 000 000.
  expect(codesOf({ size: 'A0', denominator: 1_000_000 })).toEqual(['loose']);
  expect(codesOf({ denominator: 25_000 })).toEqual(['not-whole']);
  expect(codesOf({ series: 'zones', denominator: 25_000 })).toEqual(['parts-cut']);
});

it('names letters without a glyph, but not a whole book of them', () => {
  const grounds = groundsOf({});
  const [few] = sheetWarnings({ ...QUIET, grounds, missing: ['𪚥', '🌲'] });
  expect(few).toEqual({ code: 'glyphs', details: { letters: '𪚥🌲' } });
  const [many] = sheetWarnings({ ...QUIET, grounds, missing: Array.from({ length: 40 }, () => '𪚥') });
  expect(many?.details['letters']).toBe(`${'𪚥'.repeat(12)}…`);
});

it('says that parcels are printed as a picture, in a sentence of both languages', () => {
  const land = { groups: [], parcelCount: 180_000, tooSmall: 20_000 };
  const warnings = sheetWarnings({ ...QUIET, grounds: groundsOf({}), land });
  expect(warnings.map(({ code }) => code)).toEqual(['rough', 'pictured']);
  for (const language of ['zh', 'en'] as const) {
    for (const { code, details } of warnings)
      expect(translate(language, `sheet.warn.${code}`, details)).not.toMatch(/[{}]/u);
  }
});
