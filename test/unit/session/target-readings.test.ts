import { describe, expect, it } from 'vitest';
import {
  dropReading,
  EMPTY_READING,
  putReading,
  readingOf,
  withFigures,
} from '../../../src/session/target-readings.ts';
import { target } from '../../support/plan-pieces.ts';

describe('readings', () => {
  it('take the place of the one of their year, in order', () => {
    const first = { year: 2024, value: 8, source: '年鉴' };
    const filled = putReading(putReading([], first), { year: 2022, value: 7, source: '年鉴' });
    expect(putReading(filled, { ...first, value: 9 }).map(({ year, value }) => [year, value])).toEqual([
      [2022, 7],
      [2024, 9],
    ]);
    expect(dropReading(filled, 2022)).toEqual([first]);
  });

  it('need a year, a number and who says so; date and note may be left out', () => {
    const form = { ...EMPTY_READING, year: '2024', value: ' 1,200.5 ', source: '统计公报' };
    expect(readingOf(form)).toEqual({ ok: true, reading: { year: 2024, value: 1200.5, source: '统计公报' } });
    expect(readingOf({ ...form, date: '2025-3-1', note: '初步数' })).toMatchObject({
      ok: true,
      reading: { date: '2025-03-01', note: '初步数' },
    });
    expect(readingOf({ ...EMPTY_READING, year: '24', value: 'x', date: '去年' })).toEqual({
      ok: false,
      faults: ['year', 'value', 'source', 'date'],
    });
  });
});

it('figures that a target needs are kept by name, and the last one taken away leaves nothing', () => {
  const one = target({ op: '>=', value: 1 });
  const gdp = [{ year: 2020, value: 1000, source: '公报' }];
  const filled = withFigures(one, 'gdp', gdp);
  expect(filled.figures).toEqual({ gdp });
  expect(withFigures(filled, 'gdp', [])).toEqual(one);
});
