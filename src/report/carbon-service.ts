import type { CarbonReport } from '../evaluate/carbon/carbon-report.ts';
import type { Interval } from '../evaluate/carbon/interval.ts';

/** The service by one method of the standard (固碳服务量). */
export interface ServiceRow {
  readonly method: 'rate' | 'biomass' | 'productivity';
  /** tCO₂/a; null where the method cannot be used, and then `none` says why. */
  readonly service: Interval | null;
  readonly none: 'base-year' | 'no-map' | null;
}

/** The service by every method, the one that counts first. */
export function serviceRows({ gep }: Pick<CarbonReport, 'gep'>): readonly ServiceRow[] {
  return [
    { method: 'rate', service: gep.byRate, none: null },
    { method: 'biomass', service: gep.byBiomass, none: gep.byBiomass === null ? 'base-year' : null },
    // No base tells net primary productivity, nor which share of it stays.
    { method: 'productivity', service: null, none: 'no-map' },
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
