import { kindOf } from '../kinds/kind-list.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';

/** A drawn feature with a say in what becomes of land. */
export interface LandClaim {
  readonly feature: PlanFeature;
  /** Class of the third survey that it makes of land; null for a farmland line, which only keeps land as it is. */
  readonly to: string | null;
}

/**
 * The features that have a say in a scheme and year, in the order in which they take land (占地次序). This is the one place
 * where it is decided who gets land that several features overlap on:
 *
 * 1. Features of the farthest ancestor scheme come first, those of the scheme itself last: a variant builds on what it
 *    inherits and does not take land from it. To give such land away, the scheme removes the inherited feature.
 * 2. Within one scheme the order of drawing counts: what stands earlier in the plan takes the land, whatever its kind, and
 *    a later feature gets what is left. Moving a feature to the front gives it the land.
 * 3. Permanent basic farmland (永久基本农田), of the base or drawn, takes nothing and stands outside the order: it holds against
 *    all features, earlier or later.
 * 4. What a feature takes it takes even where the land does not change by it (forest on forest, water, farmland).
 * 5. Features under which land keeps its class but stores another amount of carbon ({@link carbonClaims}) come after all
 *    others, whatever their place in the plan: areas by class never depend on them.
 *
 * Kinds without an effect on land are not listed.
 */
export function landClaims(plan: Pick<Plan, 'features' | 'scenarios'>, scenario: string, year: number): LandClaim[] {
  return effectiveFeatures(plan, scenario, year).flatMap((feature) => {
    const { kind } = feature.properties;
    const to = kindOf(kind).landEffect?.class ?? null;
    return to === null && kind !== 'farmland-redline' ? [] : [{ feature, to }];
  });
}

/**
 * The features of a scheme and year under which land keeps its class while its carbon changes, or may be land for a carbon
 * project: practices on cropland, restoration that says what grows afterwards, mangrove on the coast. In the order in which they
 * take what {@link landClaims} leave.
 */
export function carbonClaims(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  scenario: string,
  year: number,
): readonly PlanFeature[] {
  return effectiveFeatures(plan, scenario, year).filter(({ properties }) => {
    switch (properties.kind) {
      case 'farmland':
        return isChosen(properties['soilPractice']);
      case 'restoration':
        return isChosen(properties['coverAfter']);
      case 'marine-sink':
        return properties['marineType'] === 'mangrove';
      default:
        return false;
    }
  });
}

function isChosen(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}
