import type { CarbonReport, CarbonTotal, PoolAmount } from '../../../src/evaluate/carbon/carbon-report.ts';
import { type Interval, intervalOf } from '../../../src/evaluate/carbon/interval.ts';

/** An interval as wide below as above. */
export function around(value: number, halfWidth: number): Interval {
  return intervalOf(value, value - halfWidth, value + halfWidth);
}

/** A total of some pools; its own interval is the one given. */
export function totalOf(total: Interval, pools: readonly PoolAmount[] = []): CarbonTotal {
  return { total: { ...total, byFactor: [] }, pools };
}

/** A pool that counts. */
export function pool(name: PoolAmount['pool'], value: number, depthCm: number | null = null): PoolAmount {
  return { pool: name, depthCm, isCounted: true, amount: around(value, 0) };
}

/** A report of nothing, but for what is given. */
export function carbonReport(parts: Partial<CarbonReport> = {}): CarbonReport {
  return {
    scenario: 'a',
    year: 2030,
    revision: 7,
    settings: {
      baseYear: 2020,
      climate: 'WTD',
      soil: 'HAC',
      densitySet: 'none',
      soilDepthCm: 100,
      volumeSet: 'north',
      sealedSoilLoss: 0.2,
    },
    stock: totalOf(around(0, 0)),
    sink: totalOf(around(0, 0)),
    change: totalOf(around(0, 0)),
    byClass: [],
    ages: [],
    transitions: [],
    methods: [],
    unknown: [],
    refused: [],
    gep: { byRate: around(0, 0), byBiomass: null },
    ccer: [],
    harvests: [],
    ...parts,
  };
}
