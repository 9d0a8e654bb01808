import { effectiveFeatures } from '../../plan/scheme-features.ts';
import type { Target } from '../../plan/target.ts';
import type { EvaluablePlan } from '../evaluable-plan.ts';
import type { EvaluationProgress, EvaluationScope, TargetResult } from '../evaluation.ts';
import type { FeatureCounter } from '../features/feature-counter.ts';
import { featureRows } from '../features/feature-rows.ts';
import { type Measure, REGION_ZONE } from '../measure.ts';
import { judgeTargets } from '../targets/target-results.ts';
import { CIRCULAR_PARKS_INDICATORS } from './circular-parks.ts';
import { type EnergyAccount, energyAccount } from './energy-account.ts';
import { ENERGY_INDICATORS } from './energy-indicators.ts';

/** The energy account of the district in one year, with the rows and targets of energy as that year's evaluation has them. */
export interface EnergyYear extends EnergyAccount {
  readonly measures: readonly Measure[];
  /** Targets about energy that name this year; those without a year are judged in every one. */
  readonly targets: readonly TargetResult[];
}

/** Energy of a scheme over the years (历年能源账), in their order. */
export interface EnergySeries {
  readonly scenario: string;
  readonly revision: number;
  readonly years: readonly EnergyYear[];
}

const PARKS: ReadonlySet<string> = new Set(CIRCULAR_PARKS_INDICATORS.map(({ id }) => id));
const ENERGY = ENERGY_INDICATORS.filter(({ id }) => !PARKS.has(id));
const ENERGY_IDS: ReadonlySet<string> = new Set(ENERGY.map(({ id }) => id));

/**
 * Energy in the given years and in those that targets about energy name, a year at a step.
 *
 * @returns null for a plan without a library of factors
 */
export function* energyInYears(
  plan: EvaluablePlan,
  { scenario, revision }: Omit<EvaluationScope, 'year'>,
  years: readonly number[],
  counter: FeatureCounter,
): Generator<EvaluationProgress, EnergySeries | null, void> {
  if (plan.carbon === undefined) return null;
  const { library, province = null } = plan.carbon;
  const targets = plan.targets.filter(({ indicator }) => ENERGY_IDS.has(indicator));
  const asked = [...new Set([...years, ...targets.flatMap(({ year }) => year ?? [])])].sort((a, b) => a - b);
  const done: EnergyYear[] = [];
  for (const year of asked) {
    const scope = { scenario, year, revision };
    const features = effectiveFeatures(plan, scenario, year);
    const place = { scope, zones: plan.zones ?? [], library, province };
    const account = energyAccount({
      ...place,
      zone: REGION_ZONE,
      features: counter.count(features, null),
      unionM2: (counted) => counter.unionM2(counted, null),
      zoneM2: counter.areaM2(null),
    });
    const measures = featureRows({ ...place, features }, ENERGY, counter);
    const judged = judgeTargets(targetsOf(targets, year), {
      year,
      measures,
      baseline: featureRows({ ...place, features: [] }, ENERGY, counter),
      groupOfClass: () => null,
      library,
    });
    done.push({ ...account, measures, targets: judged });
    yield { done: done.length, total: asked.length };
  }
  return { scenario, revision, years: done };
}

function targetsOf(targets: readonly Target[], year: number): readonly Target[] {
  return targets.filter((target) => target.year === undefined || target.year === year);
}
