import type { DrawingOrder } from './drawing-order.ts';
import type { PlacedFeature } from './feature-entries.ts';
import { applyChange } from './geometry-patch.ts';
import { isSame } from './is-same.ts';
import { comparePlaces } from './order-key.ts';
import type { FeatureProperties, Plan, PlanFeature } from './plan.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { PlanRules } from './plan-rule.ts';
import type { EditableSetting, HeldValue, PlacedScenario, PlanEdit } from './plan-edit.ts';

type CarbonChecks = NonNullable<Plan['carbonChecks']>;

/** What a plan is after edits, as far as it differs from what it was. */
export interface PlanOutcome {
  readonly features: readonly FeatureOutcome[];
  readonly settings: readonly { readonly member: EditableSetting; readonly value: unknown }[];
  readonly scenarios: readonly { readonly id: string; readonly placed: PlacedScenario | null }[];
}

/** A feature before and after; null = not there. */
export interface FeatureOutcome {
  readonly id: string;
  readonly before: PlacedFeature | null;
  readonly after: PlacedFeature | null;
}

/**
 * A plan on which edits are tried out, any number of them, before anything is written (工作副本). An edit is done only where the
 * plan is still what the edit started from; so taking back a step leaves what somebody else did there later.
 */
export class PlanWorkbench {
  readonly #plan: Plan;
  readonly #order: DrawingOrder;
  readonly #scenarios: ReadonlyMap<string, PlacedScenario>;
  readonly #features = new Map<string, PlacedFeature | null>();
  readonly #settings = new Map<EditableSetting, unknown>();
  readonly #changedScenarios = new Map<string, PlacedScenario | null>();

  constructor({ plan, order, scenarios }: PlacedPlan) {
    this.#plan = plan;
    this.#order = order;
    this.#scenarios = new Map(scenarios.map((placed) => [placed.scenario.id, placed]));
  }

  /** Does an edit; false when the plan is no longer what the edit started from. */
  apply(edit: PlanEdit): boolean {
    switch (edit.edit) {
      case 'feature':
        if (!isSamePlaced(this.#feature(edit.id), edit.before)) return false;
        this.#features.set(edit.id, edit.after);
        return true;
      case 'geometry':
        return this.#change(edit.id, ({ feature, order }) => {
          const geometry = applyChange(feature.geometry, edit.change);
          return geometry === null ? null : { feature: { ...feature, geometry }, order };
        });
      case 'property':
        return this.#change(edit.id, ({ feature, order }) => {
          const properties = withProperty(feature.properties, edit.property, edit.before, edit.after);
          return properties === null ? null : { feature: { ...feature, properties }, order };
        });
      case 'order':
        return this.#change(edit.id, ({ feature, order }) =>
          order === edit.before ? { feature, order: edit.after } : null,
        );
      case 'setting':
        if (!isSame(this.#setting(edit.member), edit.before)) return false;
        this.#settings.set(edit.member, edit.after);
        return true;
      case 'factor': {
        const { [edit.id]: present = null, ...others } = this.#setting('factors') as Plan['factors'];
        if (!isSame(present, edit.before)) return false;
        this.#settings.set('factors', sortById(edit.after === null ? others : { ...others, [edit.id]: edit.after }));
        return true;
      }
      case 'carbon-check': {
        const { [edit.id]: present = null, ...others } = (this.#setting('carbonChecks') ?? {}) as CarbonChecks;
        if (!isSame(present, edit.before)) return false;
        const checks: CarbonChecks = edit.after === null ? others : { ...others, [edit.id]: edit.after };
        this.#settings.set('carbonChecks', Object.keys(checks).length === 0 ? undefined : sortById(checks));
        return true;
      }
      case 'rule-change':
        return this.#setRule('changes', edit.id, edit.before, edit.after);
      case 'own-rule':
        return this.#setRule('own', edit.id, edit.before, edit.after);
      case 'scenario':
        if (!isSame(this.#scenario(edit.id), edit.before)) return false;
        this.#changedScenarios.set(edit.id, edit.after);
        return true;
    }
  }

  /** What differs from the plan that was laid on the bench. */
  outcome(): PlanOutcome {
    const features = [...this.#features].map(([id, after]) => ({ id, before: this.#first(id), after }));
    return {
      features: features.filter(({ before, after }) => !isSamePlaced(before, after)),
      settings: [...this.#settings]
        .filter(([member, value]) => !isSame(this.#plan[member], value))
        .map(([member, value]) => ({ member, value })),
      scenarios: [...this.#changedScenarios]
        .filter(([id, placed]) => !isSame(this.#scenarios.get(id) ?? null, placed))
        .map(([id, placed]) => ({ id, placed })),
    };
  }

  /** The plan as it would be. Features without a difference are the same objects. */
  plan(): Plan {
    const { features, settings, scenarios } = this.outcome();
    const changed = new Map(features.map((one) => [one.id, one.after]));
    const placed: [key: string, id: string, feature: PlanFeature][] = [];
    for (const [id, feature] of this.#plan.features) {
      if (!changed.has(id)) placed.push([this.#order.keyOf(id) ?? '', id, feature]);
    }
    for (const [id, after] of changed) if (after !== null) placed.push([after.order, id, after.feature]);
    if (features.length > 0) placed.sort((a, b) => comparePlaces([a[0], a[1]], [b[0], b[1]]));

    const schemes = new Map(this.#scenarios);
    for (const { id, placed: scenario } of scenarios) {
      if (scenario === null) schemes.delete(id);
      else schemes.set(id, scenario);
    }
    return {
      ...this.#plan,
      ...Object.fromEntries(settings.map(({ member, value }) => [member, value])),
      ...(scenarios.length === 0 ? {} : { scenarios: sortScenarios(schemes.values()).map(({ scenario }) => scenario) }),
      ...(features.length === 0 ? {} : { features: new Map(placed.map(([, id, feature]) => [id, feature])) }),
    };
  }

  #change(id: string, change: (placed: PlacedFeature) => PlacedFeature | null): boolean {
    const present = this.#feature(id);
    const changed = present === null ? null : change(present);
    if (changed === null) return false;
    this.#features.set(id, changed);
    return true;
  }

  #feature(id: string): PlacedFeature | null {
    return this.#features.get(id) ?? (this.#features.has(id) ? null : this.#first(id));
  }

  #first(id: string): PlacedFeature | null {
    const feature = this.#plan.features.get(id);
    const order = this.#order.keyOf(id);
    return feature === undefined || order === null ? null : { feature, order };
  }

  #setRule(part: keyof PlanRules, id: string, before: unknown, after: unknown): boolean {
    const rules = (this.#setting('rules') ?? { changes: {}, own: {} }) as PlanRules;
    const { [id]: present = null, ...others } = rules[part] as Readonly<Record<string, unknown>>;
    if (!isSame(present, before)) return false;
    const next = { ...rules, [part]: after === null ? others : sortById({ ...others, [id]: after }) };
    const isEmpty = isSame(next, { changes: {}, own: {} });
    this.#settings.set('rules', isEmpty ? undefined : next);
    return true;
  }

  #setting(member: EditableSetting): unknown {
    return this.#settings.has(member) ? this.#settings.get(member) : this.#plan[member];
  }

  #scenario(id: string): PlacedScenario | null {
    return this.#changedScenarios.get(id) ?? (this.#changedScenarios.has(id) ? null : this.#scenarios.get(id)) ?? null;
  }
}

/** Schemes in their order. */
export function sortScenarios(scenarios: Iterable<PlacedScenario>): PlacedScenario[] {
  return [...scenarios].sort((a, b) => comparePlaces([a.order, a.scenario.id], [b.order, b.scenario.id]));
}

/** In the order of ids, so that taking back a change gives the very same text. */
function sortById<Value>(record: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function withProperty(
  properties: FeatureProperties,
  property: string,
  before: HeldValue | null,
  after: HeldValue | null,
): FeatureProperties | null {
  const held = Object.hasOwn(properties, property) ? { value: properties[property] } : null;
  if (!isSame(held, before)) return null;
  if (after !== null) return { ...properties, [property]: after.value };
  const { [property]: _taken, ...others } = properties;
  return others as FeatureProperties;
}

/** Properties may come in any order: a document does not keep it, and the plan file writes them sorted. */
function isSamePlaced(a: PlacedFeature | null, b: PlacedFeature | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.order !== b.order || !isSame(a.feature.extra, b.feature.extra)) return false;
  return isSame(a.feature.geometry, b.feature.geometry) && isSameSet(a.feature.properties, b.feature.properties);
}

function isSameSet(a: FeatureProperties, b: FeatureProperties): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => Object.hasOwn(b, name) && isSame(a[name], b[name]))
  );
}
