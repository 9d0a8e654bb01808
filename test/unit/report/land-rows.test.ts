import { describe, expect, it } from 'vitest';
import { landTable } from '../../../src/report/land-rows.ts';
import { evaluationOf, regionMeasure } from './evaluation-fixture.ts';

const balance = { regionM2: 100, classesM2: 97, unassignedM2: 3, relativeError: 0 };
const before = evaluationOf({
  measures: [regionMeasure('area.class', 60, '0102'), regionMeasure('area.class', 37, '0404')],
  balance,
});
const after = evaluationOf({
  measures: [
    regionMeasure('area.region', 100),
    regionMeasure('area.class', 60, '0102'),
    regionMeasure('area.class', 30, '0404'),
    regionMeasure('area.class', 7, '0301'),
  ],
  balance,
});

describe('landTable', () => {
  it('lists every class of either side by code, and parts plus unassigned are the whole', () => {
    const table = landTable(after, before);
    expect(table?.rows).toEqual([
      { classCode: '0102', baselineM2: 60, planM2: 60 },
      { classCode: '0301', baselineM2: 0, planM2: 7 },
      { classCode: '0404', baselineM2: 37, planM2: 30 },
    ]);
    const parts = table?.rows.reduce((sum, { planM2 }) => sum + planM2, table.unassignedM2);
    expect(parts).toBe(table?.regionM2);
  });

  it('is null without land cover', () => {
    expect(landTable(evaluationOf({}), null)).toBeNull();
    expect(landTable(null, null)).toBeNull();
  });
});
