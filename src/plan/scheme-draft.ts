import { isSame } from './is-same.ts';
import type { Plan, PlanFeature, Scenario } from './plan.ts';
import type { SchemeRevision } from './scheme-command.ts';

/** A plan under revision (修订稿): features and schemes are put and taken, and in the end it says what differs. */
export class SchemeDraft {
  readonly #plan: Pick<Plan, 'features' | 'scenarios'>;
  readonly #features: Map<string, PlanFeature>;
  readonly #before = new Map<string, string | null>();
  #scenarios: readonly Scenario[];

  constructor(plan: Pick<Plan, 'features' | 'scenarios'>) {
    this.#plan = plan;
    this.#features = new Map(plan.features);
    this.#scenarios = plan.scenarios;
  }

  /** The plan as it stands in the draft. New features come last, wherever they are to go. */
  plan(): Pick<Plan, 'features' | 'scenarios'> {
    return { features: this.#features, scenarios: this.#scenarios };
  }

  /** Puts a feature, new or in the place of the one with its id; a new one right before another. */
  put(feature: PlanFeature, before: string | null = null): void {
    if (!this.#features.has(feature.id)) this.#before.set(feature.id, before);
    this.#features.set(feature.id, feature);
  }

  /** Takes a feature out, together with the removals that name it. */
  remove(id: string): void {
    this.#features.delete(id);
    for (const [other, { properties }] of this.#features) {
      if (properties.removes === id) this.#features.delete(other);
    }
  }

  /** Changes the list of schemes. */
  setScenarios(scenarios: readonly Scenario[]): void {
    this.#scenarios = scenarios;
  }

  /** What differs from the plan that the draft was made of; schemes may have come only by `addedScenario`. */
  revision(addedScenario: SchemeRevision['addedScenario'] = null): SchemeRevision {
    const { features, scenarios } = this.#plan;
    const present = new Map(this.#scenarios.map((one) => [one.id, one]));
    const changedScenarios = scenarios.flatMap((one): [string, Scenario | null][] => {
      const now = present.get(one.id) ?? null;
      return isSame(one, now) ? [] : [[one.id, now]];
    });
    return {
      scenarios: Object.fromEntries(changedScenarios),
      addedScenario,
      changed: [...this.#features.values()].filter(({ id }) => isOther(features.get(id), this.#features.get(id))),
      added: [...this.#features.values()].flatMap((feature) => {
        if (features.has(feature.id)) return [];
        const before = this.#before.get(feature.id) ?? null;
        // What it was to stand before may have gone since.
        const stays = before !== null && features.has(before) && this.#features.has(before);
        return [{ feature, before: stays ? before : null }];
      }),
      removed: [...features.keys()].filter((id) => !this.#features.has(id)),
    };
  }
}

function isOther(before: PlanFeature | undefined, now: PlanFeature | undefined): boolean {
  return before !== undefined && before !== now;
}
