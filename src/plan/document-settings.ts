import type * as Y from 'yjs';
import { orderKey } from './order-key.ts';
import type { Plan, Scenario } from './plan.ts';
import type { PlacedScenario } from './plan-edit.ts';
import { type PlanOutcome, sortScenarios } from './plan-workbench.ts';

/** How the plan lies in the document; a draft of another layout is not opened by guesswork. The first had no history. */
const LAYOUT = 2;
const READABLE_LAYOUTS: ReadonlySet<unknown> = new Set([1, LAYOUT]);
const LAYOUT_ENTRY = 'layout';

/** A plan without its features and schemes. */
export type PlanSettings = Omit<Plan, 'features' | 'scenarios'>;

/** Everything of a document that is not a feature or a step: the members of the plan and its schemes. */
export class DocumentSettings {
  readonly #settings: Y.Map<unknown>;
  readonly #scenarios: Y.Map<PlacedScenario>;

  constructor(doc: Y.Doc) {
    this.#settings = doc.getMap('settings');
    this.#scenarios = doc.getMap('scenarios');
  }

  /** Whether this is a plan, and one that lies as it does here. */
  isReadable(): boolean {
    return READABLE_LAYOUTS.has(this.#settings.get(LAYOUT_ENTRY));
  }

  /** What a transaction changed. */
  touchedBy(transaction: Y.Transaction): { readonly settings: boolean; readonly scenarios: boolean } {
    const holders: ReadonlySet<unknown> = new Set(transaction.changed.keys());
    return { settings: holders.has(this.#settings), scenarios: holders.has(this.#scenarios) };
  }

  readSettings(): PlanSettings {
    const { [LAYOUT_ENTRY]: _layout, ...settings } = Object.fromEntries(this.#settings.entries());
    return settings as unknown as PlanSettings;
  }

  readScenarios(): readonly Scenario[] {
    return this.placedScenarios().map(({ scenario }) => scenario);
  }

  placedScenarios(): readonly PlacedScenario[] {
    return sortScenarios(this.#scenarios.values());
  }

  fill(settings: PlanSettings, scenarios: readonly Scenario[]): void {
    this.#settings.set(LAYOUT_ENTRY, LAYOUT);
    for (const [member, value] of Object.entries(settings)) this.#settings.set(member, value);
    for (const [position, scenario] of scenarios.entries()) {
      this.#scenarios.set(scenario.id, { order: orderKey(position), scenario });
    }
  }

  write({ settings, scenarios }: PlanOutcome): void {
    if (this.#settings.get(LAYOUT_ENTRY) !== LAYOUT) this.#settings.set(LAYOUT_ENTRY, LAYOUT);
    for (const { member, value } of settings) {
      if (value === undefined) this.#settings.delete(member);
      else this.#settings.set(member, value);
    }
    for (const { id, placed } of scenarios) {
      if (placed === null) this.#scenarios.delete(id);
      else this.#scenarios.set(id, placed);
    }
  }
}
