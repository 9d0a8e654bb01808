import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { FeatureProperties, PlanFeature, Zone } from '../../src/plan/plan.ts';

/** A point feature of scheme `a`. */
export function pointFeature(
  id: string,
  kind: KindId,
  place: readonly [longitude: number, latitude: number],
  fields: Readonly<Record<string, unknown>> = {},
): PlanFeature {
  const properties: FeatureProperties = {
    kind,
    scenario: 'a',
    from: null,
    until: null,
    status: 'planned',
    name: id,
    ...fields,
  };
  return { id, geometry: { type: 'Point', coordinates: [...place] }, properties };
}

/** A plan of one scheme with these features. */
export function planOf(features: readonly PlanFeature[], zones: readonly Zone[] = []): EvaluablePlan {
  return {
    features: new Map(features.map((feature) => [feature.id, feature])),
    scenarios: [{ id: 'a', name: 'a' }],
    targets: [],
    zones,
  };
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function steadyRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
