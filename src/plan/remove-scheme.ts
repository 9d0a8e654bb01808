import { keepScheme } from './merge-schemes.ts';
import type { Plan, Scenario } from './plan.ts';
import type { SchemeRevision } from './scheme-command.ts';
import { SchemeDraft } from './scheme-draft.ts';
import { lineageOf } from './scheme-features.ts';

/** What deleting a scheme does, to be said beforehand. */
export interface SchemeRemoval {
  readonly revision: SchemeRevision;
  /** Schemes that build on it and take over what they inherit, in the order of the plan. */
  readonly children: readonly Scenario[];
  /** Features of its own, without what it takes away of inherited ones. */
  readonly ownFeatures: number;
}

/**
 * Deletes a scheme (删除方案). Schemes that build on it build on its parent from then on and keep all they have: the first one takes its
 * features over, others get copies. Without any, its features go with it.
 *
 * @param newId gives ids that no feature of the plan has
 */
export function removeScheme(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  scheme: string,
  newId: () => string,
): SchemeRemoval {
  const removed = plan.scenarios.find(({ id }) => id === scheme);
  const children = plan.scenarios.filter(({ id, parent }) => parent === scheme && id !== scheme);
  const own = [...plan.features.values()].filter(({ properties }) => properties.scenario === scheme);
  const draft = new SchemeDraft(plan);
  draft.setScenarios(
    plan.scenarios.flatMap((one): Scenario[] => {
      if (one.id === scheme) return [];
      return one.parent === scheme ? [withParent(one, removed?.parent)] : [one];
    }),
  );
  const [heir] = children;
  if (heir === undefined) for (const { id } of own) draft.remove(id);
  else {
    for (const one of own) draft.put({ ...one, properties: { ...one.properties, scenario: heir.id } });
    const below = descendantsOf(plan, scheme);
    for (const { id } of below) {
      dropIdleRemovals(draft, id);
      keepScheme(plan, draft, id, newId);
    }
  }
  return {
    revision: draft.revision(),
    children,
    ownFeatures: own.filter(({ properties }) => properties.removes === undefined).length,
  };
}

/** Schemes that build on a scheme, directly or not, each behind the one it builds on. */
export function descendantsOf({ scenarios }: Pick<Plan, 'scenarios'>, scheme: string): readonly Scenario[] {
  return scenarios
    .map((one) => ({ one, depth: lineageOf(scenarios, one.id).indexOf(scheme) }))
    .filter(({ depth }) => depth > 0)
    .sort((a, b) => a.depth - b.depth)
    .map(({ one }) => one);
}

function withParent({ parent: _parent, ...scenario }: Scenario, parent: string | undefined): Scenario {
  return parent === undefined ? scenario : { ...scenario, parent };
}

/** Takes out what a scheme takes away of features that it does not inherit any more. */
function dropIdleRemovals(draft: SchemeDraft, scheme: string): void {
  const { features, scenarios } = draft.plan();
  const ancestors = new Set(lineageOf(scenarios, scheme).slice(1));
  for (const { id, properties } of [...features.values()]) {
    if (properties.scenario !== scheme || properties.removes === undefined) continue;
    const named = features.get(properties.removes);
    if (named !== undefined && !ancestors.has(named.properties.scenario)) draft.remove(id);
  }
}
