import { describe, expect, it } from 'vitest';
import { balanceOf, indicatorRows } from '../../../src/evaluate/indicator-rows.ts';
import type { Indicator, IndicatorInput } from '../../../src/evaluate/indicators/indicator.ts';
import { regionAreaIndicator } from '../../../src/evaluate/indicators/region-area.indicator.ts';
import type { GroundSums } from '../../../src/evaluate/ground-sums.ts';

const ground: GroundSums = {
  regionM2: 100,
  classM2: new Map([['0103', 90]]),
  stratumM2: new Map([['0103', 90]]),
  forestM2: 0,
  stemsM3: 0,
  withoutStemsM2: 0,
  unassignedM2: 10,
};
const changes = {
  byChange: new Map(),
  byStratum: new Map(),
  forestGainM2: 0,
  forestLossM2: 0,
  stemsLossM3: 0,
  planted: [],
};
const input: IndicatorInput = {
  ground,
  changes,
  landAreaM2: null,
  failure: null,
  classes: { id: 'third-survey' },
  blueGreen: null,
  plantedStock: () => 0,
};
const scope = { scenario: 'a', year: 2025, revision: 3 };

describe('rows of all indicators', () => {
  it('keeps a fault in one indicator to that indicator', () => {
    const faulty: Indicator = {
      id: 'forest.area',
      unit: 'm2',
      compute: () => {
        throw new RangeError('a table row is missing');
      },
    };
    const rows = indicatorRows(input, 'z1', scope, [faulty, regionAreaIndicator]);
    expect(rows).toMatchObject([
      {
        indicator: 'forest.area',
        zone: 'z1',
        group: null,
        value: null,
        none: { code: 'failed', details: { message: 'a table row is missing' } },
      },
      { indicator: 'area.region', zone: 'z1', value: 100, none: null, revision: 3 },
    ]);
  });

  it('balances the district and leaves zones out of it', () => {
    const rows = [
      ...indicatorRows(input, 'region', scope),
      ...indicatorRows({ ...input, ground: { ...ground, regionM2: 7 } }, 'z1', scope),
    ];
    expect(balanceOf(rows)).toEqual({ regionM2: 100, classesM2: 90, unassignedM2: 10, relativeError: 0 });
  });
});
