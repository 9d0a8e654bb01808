import type { Contribution, Evaluation } from '../evaluate/evaluation.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { forestBrought } from './forest-explanation.ts';

/** One drawn feature with what the engine says of it, for lists and tables (要素表). */
export interface FeatureRow {
  readonly id: string;
  readonly name: string;
  readonly kind: PlanFeature['properties']['kind'];
  readonly scenario: string;
  /** Place in the drawing order of the scheme, from 1: the earlier one takes the land that two share. */
  readonly place: number;
  /** Folder of the list (文件夹), or null. */
  readonly folder: string | null;
  readonly isLocked: boolean;
  /** Not shown on the map; it counts all the same. */
  readonly isHidden: boolean;
  readonly status: PlanFeature['properties']['status'];
  /** First year in which it counts; null = from the base year on. */
  readonly from: number | null;
  /** First year in which it no longer counts; null = stays. */
  readonly until: number | null;
  /** All properties, for the fields of its kind. */
  readonly properties: PlanFeature['properties'];
  /** Area drawn, m²; null for lines and points, and before it was measured. */
  readonly drawnM2: number | null;
  /** What the engine says of it; null where it takes no part or has not been computed yet. */
  readonly contribution: Contribution | null;
  /** Forest it brings, m², negative where it takes some; null like `contribution`. */
  readonly forestM2: number | null;
}

/**
 * Features of a scheme and of those it builds on, in drawing order, without what the scheme takes away.
 *
 * @param scenario id of the scheme on screen
 */
export function featureRows(
  plan: Pick<Plan, 'scenarios' | 'features'>,
  scenario: string,
  evaluation: Evaluation | null,
): readonly FeatureRow[] {
  const lineage = lineageOf(plan, scenario);
  const own = [...plan.features.values()].filter(({ properties }) => lineage.has(properties.scenario));
  const removed = new Set(own.map(({ properties }) => properties.removes));
  const contributions = new Map<string, Contribution>();
  for (const contribution of evaluation?.contributions ?? []) {
    contributions.set(contribution.feature, contribution);
  }
  return own
    .filter(({ id, properties }) => properties.removes === undefined && !removed.has(id))
    .map(({ id, properties }, index) => {
      const contribution = contributions.get(id) ?? null;
      const { name, kind, scenario: owner, status, from, until, folder } = properties;
      return {
        id,
        name,
        kind,
        scenario: owner,
        place: index + 1,
        folder: typeof folder === 'string' && folder !== '' ? folder : null,
        isLocked: properties['locked'] === true,
        isHidden: properties['hidden'] === true,
        status,
        from,
        until,
        properties,
        drawnM2: evaluation?.drawnM2[id] ?? null,
        contribution,
        forestM2: contribution === null ? null : forestBrought(contribution),
      };
    });
}

/** A scheme and all it builds on. */
function lineageOf(plan: Pick<Plan, 'scenarios'>, scenario: string): ReadonlySet<string> {
  const lineage = new Set<string>();
  for (let id: string | undefined = scenario; id !== undefined && !lineage.has(id);) {
    lineage.add(id);
    const current: string = id;
    id = plan.scenarios.find((candidate) => candidate.id === current)?.parent;
  }
  return lineage;
}
