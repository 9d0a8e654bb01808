import { energyInYears, type EnergySeries } from '../../../src/evaluate/energy/energy-series.ts';
import type { EvaluablePlan } from '../../../src/evaluate/evaluable-plan.ts';
import { createFactorLibrary } from '../../../src/evaluate/factors/factor-library.ts';
import type { KindId } from '../../../src/kinds/kind.ts';
import type { Target, TargetOperator } from '../../../src/plan/target.ts';
import { counted } from '../../support/counted-features.ts';

/** A feature of a plan by its kind and fields. */
type Drawn = readonly [id: string, kind: KindId, fields?: Readonly<Record<string, unknown>>];

/** A target of the district, in MW unless said otherwise. */
export function energyTarget(
  id: string,
  indicator: string,
  value: number,
  year: number | null,
  { op = '>=', unit = 'MW' }: { readonly op?: TargetOperator; readonly unit?: string } = {},
): Target {
  const source = { document: '规划', issued: null, section: '一' };
  const title = { zh: id, en: id };
  return { id, title, indicator, op, value, unit, kind: 'counted', source, ...(year === null ? {} : { year }) };
}

/** Energy of a plan in Tianjin whose features count wholly. */
export function energySeries(
  features: readonly Drawn[],
  years: readonly number[],
  targets: readonly Target[] = [],
): EnergySeries {
  const rules = { library: createFactorLibrary({}), province: '天津' };
  const plan: EvaluablePlan = {
    features: new Map(features.map(([id, kind, fields]) => [id, counted(id, kind, fields).feature])),
    scenarios: [{ id: 'a', name: 'a' }],
    targets,
    carbon: rules as unknown as NonNullable<EvaluablePlan['carbon']>,
  };
  const steps = energyInYears(plan, { scenario: 'a', revision: 7 }, years, {
    count: (some) => some.map((feature) => ({ feature, areaM2: 0, share: 1 })),
    unionM2: () => 0,
    areaM2: () => null,
  });
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (step.value === null) throw new Error('no library');
    return step.value;
  }
}

/** The only year of a series. */
export function onlyYear({ years }: EnergySeries): EnergySeries['years'][number] {
  const [year, ...others] = years;
  if (year === undefined || others.length > 0) throw new Error(`${String(years.length)} years`);
  return year;
}
