import { describe, expect, it } from 'vitest';
import type { TargetResult } from '../../../src/evaluate/evaluation.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import { compareMatrix, matrixPlace, type MatrixSource } from '../../../src/report/compare-matrix.ts';
import { target } from '../../support/plan-pieces.ts';

const cover2025 = target({ op: '>=', value: 31, id: 'cover-2025', year: 2025 });
const cover2030 = target({ op: '>=', value: 33, id: 'cover-2030', year: 2030 });
const power = target({ op: '>=', value: 200, id: 'pv', indicator: 'pv.capacity', unit: 'MW' });

function measure(indicator: string, value: number | null, unit: Measure['unit']): Measure {
  const none = value === null ? ({ code: 'no-hours', details: {} } as const) : null;
  const place = { scenario: 'a', year: 2025, zone: 'region', group: null, revision: 1 };
  return { ...place, indicator, value, none, low: null, high: null, unit };
}

function result(id: string, value: number | null, of: number): TargetResult {
  return {
    id,
    indicator: 'forest.cover',
    zone: 'region',
    year: null,
    op: '>=',
    target: of,
    unit: '%',
    value,
    baseline: 20,
    gap: value === null ? null : Math.max(0, of - value),
    gapAreaM2: null,
    acting: null,
    feasible: null,
    status: value === null ? 'unknown' : value >= of ? 'met' : 'short',
    none: value === null ? { code: 'no-land-cover', details: {} } : null,
  };
}

function source(year: number, cover: number | null): MatrixSource {
  return {
    side: 'a',
    year,
    measures: [
      measure('forest.cover', cover, '%'),
      measure('pv.capacity', 120, 'MW'),
      measure('carbon.sink', 5, 'tC/a'),
      measure('wind.capacity', 7, 'MW'),
    ],
    targets: [result('cover-2025', cover, 31), result('cover-2030', cover, 33), result('pv', 120, 200)],
    conflicts: null,
  };
}

describe('the matrix of indicators by schemes and years', () => {
  const sources = [source(2025, 30.5), source(2030, 34), source(2060, 35)];
  const [cover, pv, ...others] = compareMatrix([cover2025, cover2030, power], sources, false);

  it('holds each year against the target that is still to come, and shows no standing in a year without one', () => {
    const values = sources.map((one) => cover?.values.get(matrixPlace(one)));
    expect(values.map((one) => [one?.value, one?.deviation, one?.status])).toEqual([
      [30.5, -0.5, 'short'],
      [34, 1, 'met'],
      [35, null, null],
    ]);
    expect(cover?.targets.map(({ id }) => id)).toEqual(['cover-2025', 'cover-2030']);
  });

  it('holds a target without a year against every year', () => {
    expect(sources.map((one) => pv?.values.get(matrixPlace(one))?.deviation)).toEqual([-80, -80, -80]);
  });

  it('has carbon beside the targets, and all other indicators when asked', () => {
    expect(others.map(({ indicator, unit, targets }) => [indicator, unit, targets.length])).toEqual([
      ['carbon.sink', 'tCO2e/a', 0],
    ]);
    // 5 tC are 18.33 t of carbon dioxide.
    expect(others[0]?.values.get('a/2025')?.value).toBeCloseTo((5 * 44) / 12, 12);
    const all = compareMatrix([cover2025, cover2030, power], sources, true);
    expect(all.map(({ indicator }) => indicator)).toEqual([
      'forest.cover',
      'pv.capacity',
      'carbon.sink',
      'wind.capacity',
    ]);
  });

  it('says why there is no number, and never 0', () => {
    const [row] = compareMatrix([cover2030], [source(2025, null)], false);
    expect(row?.values.get('a/2025')).toMatchObject({ value: null, none: { code: 'no-land-cover' }, deviation: null });
  });
});
