import { describe, expect, it } from 'vitest';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { Measure } from '../../../src/evaluate/measure.ts';
import { coverageReadout, withPreviewedCoverage } from '../../../src/report/coverage-readout.ts';

function row(indicator: string, value: number | null, zone = 'region', group: string | null = null): Measure {
  const none = value === null ? ({ code: 'no-villages', details: {} } as const) : null;
  return {
    scenario: 'a',
    year: 2030,
    revision: 1,
    zone,
    indicator,
    group,
    value,
    none,
    low: null,
    high: null,
    unit: '%',
  };
}

function evaluationOf(...measures: readonly Measure[]): Evaluation {
  return {
    measures,
    targets: [
      { id: 't', value: 1 },
      { id: 'u', value: 2 },
    ],
  } as unknown as Evaluation;
}

const before = evaluationOf(
  row('forest.cover', 30),
  row('charging.coverage', 10),
  row('charging.villages', 40),
  row('bus.coverage', 5),
);
const preview = {
  measures: [
    row('charging.coverage', 12.25),
    row('charging.villages', 50),
    row('charging.villages', 9, 'z'),
    row('bus.coverage', 5),
  ],
  targets: [{ id: 't', value: 7 }] as unknown as Evaluation['targets'],
};

describe('coverage beside the pointer', () => {
  it('tells what the station bears on, before and after', () => {
    expect(coverageReadout(before, preview, 'charging')).toEqual([
      { id: 'land', before: '10.00\u202F%', after: '12.25\u202F%' },
      { id: 'villages', before: '40.00\u202F%', after: '50.00\u202F%' },
    ]);
    expect(coverageReadout(before, preview, 'bus').map(({ id }) => id)).toEqual(['bus']);
  });

  it('tells nothing before there are both, and no line without a number', () => {
    expect(coverageReadout(null, preview, 'charging')).toEqual([]);
    expect(coverageReadout(before, null, 'charging')).toEqual([]);
    const none = { measures: [row('charging.villages', null)] };
    expect(coverageReadout(before, none, 'charging')).toEqual([]);
  });
});

describe('an evaluation with coverage as it would be', () => {
  it('has the rows and targets of the preview and all others as they were', () => {
    const shown = withPreviewedCoverage(before, preview);
    const valueOf = (indicator: string): unknown => shown?.measures.find((one) => one.indicator === indicator)?.value;
    expect(valueOf('forest.cover')).toBe(30);
    expect(valueOf('charging.villages')).toBe(50);
    expect(shown?.measures).toHaveLength(5);
    expect(shown?.targets.map(({ value }) => value)).toEqual([7, 2]);
    expect(withPreviewedCoverage(before, null)).toBe(before);
  });
});
