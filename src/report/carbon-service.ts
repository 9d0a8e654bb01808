import type { CarbonReport } from '../evaluate/carbon/carbon-report.ts';
import type { Interval } from '../evaluate/carbon/interval.ts';
import { type IndicatorId, type Measure, REGION_ZONE } from '../evaluate/measure.ts';

/** The row among the measures that a number on screen is. */
export type ServiceMeasure = Pick<Measure, 'indicator' | 'zone' | 'year' | 'scenario' | 'value' | 'revision'>;

/** The service by one method of the standard (固碳服务量). */
export interface ServiceRow {
  readonly method: 'rate' | 'biomass' | 'productivity';
  /** tCO₂/a; null where the method cannot be used, and then `none` says why. */
  readonly service: Interval | null;
  readonly none: 'base-year' | 'no-map' | null;
  /** Null for the methods that do not count. */
  readonly measure: ServiceMeasure | null;
}

/** The service by every method, the one that counts first. */
export function serviceRows(
  report: Pick<CarbonReport, 'gep' | 'scenario' | 'year' | 'revision'>,
): readonly ServiceRow[] {
  const { byRate, byBiomass } = report.gep;
  const measure = measureOf('gep.regulation', byRate.value, report);
  return [
    { method: 'rate', service: byRate, none: null, measure },
    { method: 'biomass', service: byBiomass, none: byBiomass === null ? 'base-year' : null, measure: null },
    // No base tells net primary productivity, nor which share of it stays.
    { method: 'productivity', service: null, none: 'no-map', measure: null },
  ];
}

type Screened = CarbonReport['ccer'][number];

/** Features screened for one methodology of CCER, the most candidate land first (预筛查). */
export interface CcerTable {
  readonly methodology: Screened['methodology'];
  readonly rows: readonly Screened[];
  readonly screenedM2: number;
  readonly candidateM2: number;
}

/** Screened features by methodology; a methodology without features is left out. */
export function ccerTables({ ccer }: Pick<CarbonReport, 'ccer'>): readonly CcerTable[] {
  return (['CCER-14-001', 'CCER-14-002'] as const).flatMap((methodology) => {
    const rows = ccer
      .filter((one) => one.methodology === methodology)
      .map((one) => ({ ...one, failed: [...one.failed].sort((a, b) => b.areaM2 - a.areaM2) }))
      .sort((a, b) => b.candidateM2 - a.candidateM2 || b.screenedM2 - a.screenedM2);
    if (rows.length === 0) return [];
    const sum = (of: 'screenedM2' | 'candidateM2'): number => rows.reduce((total, row) => total + row[of], 0);
    return [{ methodology, rows, screenedM2: sum('screenedM2'), candidateM2: sum('candidateM2') }];
  });
}

/** Candidate land of all methodologies together, m². */
export function candidateMeasure(
  report: Pick<CarbonReport, 'ccer' | 'scenario' | 'year' | 'revision'>,
): ServiceMeasure {
  const candidateM2 = report.ccer.reduce((total, one) => total + one.candidateM2, 0);
  return measureOf('ccer.candidate', candidateM2, report);
}

function measureOf(
  indicator: IndicatorId,
  value: number,
  { scenario, year, revision }: Pick<CarbonReport, 'scenario' | 'year' | 'revision'>,
): ServiceMeasure {
  return { indicator, zone: REGION_ZONE, year, scenario, value, revision };
}
