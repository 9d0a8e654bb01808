import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import type { EvaluationScope } from '../evaluation.ts';
import { type IndicatorId, type Measure, type MeasureUnit, type NoValue, REGION_ZONE } from '../measure.ts';
import type { CarbonHeadline } from './carbon-account.ts';
import type { CarbonTotal } from './carbon-report.ts';
import type { CcerFeature } from './ccer-plan.ts';
import type { Interval } from './interval.ts';

const TOTALS = [
  { id: 'carbon.stock', unit: 'tC', of: 'stock' },
  { id: 'carbon.sink', unit: 'tC/a', of: 'sink' },
  { id: 'carbon.change', unit: 'tC', of: 'change' },
] as const satisfies readonly {
  readonly id: IndicatorId;
  readonly unit: MeasureUnit;
  readonly of: keyof CarbonHeadline;
}[];

const SERVICE = { id: 'gep.regulation', unit: 'tCO2e/a' } as const;
const CANDIDATES = { id: 'ccer.candidate', unit: 'm2' } as const;

/** Carbon of the district as rows: each total with its pools as groups; soil of another depth is `soil.20`, `soil.unknown`. */
export function carbonRows(headline: CarbonHeadline, scope: EvaluationScope): Measure[] {
  return TOTALS.flatMap(({ id, unit, of }) => {
    const { total, pools }: CarbonTotal = headline[of];
    return [
      intervalRow(id, unit, null, total, scope),
      ...pools.map(({ pool, depthCm, isCounted, amount }) => {
        const group = isCounted ? pool : `${pool}.${depthCm === null ? 'unknown' : String(depthCm)}`;
        return intervalRow(id, unit, group, amount, scope);
      }),
    ];
  });
}

/** Regulation service for carbon of the district (固碳服务量), by the method that counts. */
export function serviceRow(service: Interval, scope: EvaluationScope): Measure {
  return intervalRow(SERVICE.id, SERVICE.unit, null, service, scope);
}

/**
 * Land that fails no condition of CCER's pre-screening (CCER 候选面积), and the same by methodology, in the order met. Without a feature
 * that plants, the candidate land is 0.
 */
export function candidateRows(screened: readonly CcerFeature[], scope: EvaluationScope): Measure[] {
  const total = compensatedSum();
  const byMethodology = new Map<string, CompensatedSum>();
  for (const { methodology, candidateM2 } of screened) {
    total.add(candidateM2);
    let sum = byMethodology.get(methodology);
    if (sum === undefined) {
      sum = compensatedSum();
      byMethodology.set(methodology, sum);
    }
    sum.add(candidateM2);
  }
  const row = (group: string | null, value: number): Measure => ({
    ...plainRow(CANDIDATES.id, CANDIDATES.unit, scope),
    group,
    value,
  });
  return [row(null, total.total), ...[...byMethodology].map(([methodology, sum]) => row(methodology, sum.total))];
}

/** One row for each number of carbon, all without a value. */
export function noCarbonRows(none: NoValue, scope: EvaluationScope): Measure[] {
  return [...TOTALS, SERVICE, CANDIDATES].map(({ id, unit }) => ({ ...plainRow(id, unit, scope), none }));
}

function intervalRow(
  id: IndicatorId,
  unit: MeasureUnit,
  group: string | null,
  { value, low, high }: Interval,
  scope: EvaluationScope,
): Measure {
  return { ...plainRow(id, unit, scope), group, value, low, high };
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
