import type { EvaluationScope } from '../evaluation.ts';
import { type IndicatorId, type Measure, type MeasureUnit, type NoValue, REGION_ZONE } from '../measure.ts';
import type { CarbonHeadline } from './carbon-account.ts';
import type { CarbonTotal } from './carbon-report.ts';
import type { Interval } from './interval.ts';

const INDICATORS = [
  { id: 'carbon.stock', unit: 'tC', of: 'stock' },
  { id: 'carbon.sink', unit: 'tC/a', of: 'sink' },
  { id: 'carbon.change', unit: 'tC', of: 'change' },
] as const satisfies readonly {
  readonly id: IndicatorId;
  readonly unit: MeasureUnit;
  readonly of: keyof CarbonHeadline;
}[];

/** Carbon of the district as rows: each total with its pools as groups; soil of another depth is `soil.20`, `soil.unknown`. */
export function carbonRows(headline: CarbonHeadline, scope: EvaluationScope): Measure[] {
  return INDICATORS.flatMap(({ id, unit, of }) => {
    const { total, pools }: CarbonTotal = headline[of];
    const row = (group: string | null, amount: Interval): Measure => ({
      ...plainRow(id, unit, scope),
      group,
      value: amount.value,
      low: amount.low,
      high: amount.high,
    });
    return [
      row(null, total),
      ...pools.map(({ pool, depthCm, isCounted, amount }) =>
        row(isCounted ? pool : `${pool}.${depthCm === null ? 'unknown' : String(depthCm)}`, amount),
      ),
    ];
  });
}

/** One row for each total, all without a value. */
export function noCarbonRows(none: NoValue, scope: EvaluationScope): Measure[] {
  return INDICATORS.map(({ id, unit }) => ({ ...plainRow(id, unit, scope), none }));
}

function plainRow(indicator: IndicatorId, unit: MeasureUnit, { scenario, year, revision }: EvaluationScope): Measure {
  return {
    scenario,
    year,
    zone: REGION_ZONE,
    indicator,
    group: null,
    value: null,
    none: null,
    low: null,
    high: null,
    unit,
    revision,
  };
}
