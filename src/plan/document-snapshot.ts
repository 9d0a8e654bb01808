import type { DocumentFeatures } from './document-features.ts';
import type { DocumentSettings } from './document-settings.ts';
import { DrawingOrder } from './drawing-order.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { Plan, PlanFeature } from './plan.ts';

/** What of a document a change touched. */
interface TouchedParts {
  readonly settings: boolean;
  readonly scenarios: boolean;
  /** Ids of features that were changed, added or removed. */
  readonly touched: ReadonlySet<string>;
}

/** The plan that a document holds, as immutable snapshots (方案快照): what a change did not touch stays the same object. */
export class DocumentSnapshot {
  readonly #settings: DocumentSettings;
  readonly #features: DocumentFeatures;
  readonly #order = new DrawingOrder();
  #plan: Plan;

  constructor(settings: DocumentSettings, stored: DocumentFeatures) {
    this.#settings = settings;
    this.#features = stored;
    const features = new Map<string, PlanFeature>();
    for (const id of stored.ids()) this.#readFeature(id, features);
    this.#plan = { ...settings.readSettings(), scenarios: settings.readScenarios(), features: this.#sorted(features) };
  }

  get plan(): Plan {
    return this.#plan;
  }

  /** The plan with the places of its features and schemes; the order goes on changing with the document. */
  placed(): PlacedPlan & { readonly order: DrawingOrder } {
    return { plan: this.#plan, order: this.#order, scenarios: this.#settings.placedScenarios() };
  }

  /** Brings the snapshot up to date, reading only what was touched. */
  follow({ settings, scenarios, touched }: TouchedParts): void {
    const before = this.#plan;
    this.#plan = {
      ...(settings
        ? { ...this.#settings.readSettings(), scenarios: before.scenarios, features: before.features }
        : before),
      ...(scenarios ? { scenarios: this.#settings.readScenarios() } : {}),
      ...(touched.size > 0 ? { features: this.#readFeatures(touched) } : {}),
    };
  }

  #readFeatures(touched: ReadonlySet<string>): ReadonlyMap<string, PlanFeature> {
    const features = new Map(this.#plan.features);
    let moved = false;
    for (const id of touched) moved = this.#readFeature(id, features) || moved;
    return moved ? this.#sorted(features) : features;
  }

  /** Reads one feature into a map; returns whether the drawing order changed. */
  #readFeature(id: string, into: Map<string, PlanFeature>): boolean {
    const placed = this.#features.read(id);
    if (placed === null) {
      into.delete(id);
      return this.#order.drop(id);
    }
    into.set(id, placed.feature);
    return this.#order.place(id, placed.order);
  }

  #sorted(features: ReadonlyMap<string, PlanFeature>): ReadonlyMap<string, PlanFeature> {
    const sorted = new Map<string, PlanFeature>();
    for (const id of this.#order.ids) {
      const feature = features.get(id);
      if (feature !== undefined) sorted.set(id, feature);
    }
    return sorted;
  }
}
