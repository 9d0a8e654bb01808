import { baselineScenario } from './default-scope.ts';
import { copyOf } from './merge-schemes.ts';
import type { Plan, Scenario } from './plan.ts';
import type { SchemeRevision } from './scheme-command.ts';
import { SchemeDraft } from './scheme-draft.ts';

/**
 * Copies a scheme with its own features and with what it takes away of inherited ones (复制方案): it shows the same and can go its own way.
 * The copy stands right behind it and is not locked. A copy of the baseline (现状) builds on the baseline, which stays the only one.
 *
 * @param copy id and name of the copy
 * @param newId gives ids that no feature of the plan has
 * @throws Error when there is no such scheme
 */
export function copyScheme(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  scheme: string,
  copy: Pick<Scenario, 'id' | 'name'>,
  newId: () => string,
): SchemeRevision {
  const source = plan.scenarios.find(({ id }) => id === scheme);
  if (source === undefined) throw new Error(`no scheme ${scheme}`);
  const draft = new SchemeDraft(plan);
  if (scheme === baselineScenario(plan)?.id) {
    return draft.revision({ scenario: { ...copy, parent: scheme }, after: scheme });
  }
  for (const feature of plan.features.values()) {
    const { scenario, removes, from, until } = feature.properties;
    if (scenario !== scheme) continue;
    if (removes === undefined) draft.put(copyOf({ feature, from, until }, copy.id, newId()));
    else draft.put({ ...feature, id: newId(), properties: { ...feature.properties, scenario: copy.id } });
  }
  const { locked: _locked, colour: _colour, ...others } = source;
  return draft.revision({ scenario: { ...others, ...copy }, after: scheme });
}
